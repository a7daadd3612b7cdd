// Package corpus holds what documents say: the documents themselves, their
// cleaned text, and the records taken from it, each value with the span that
// says it and the rule that took it.
//
// The package has types only and imports nothing of ours; its children read
// (read), clean (clean), extract (extract) and keep (store) them.
//
// Terms of the field, explained once:
//
//	招商引资   investment promotion: bringing companies and capital to a place
//	签约       signing; 集中签约 several projects signed at one ceremony
//	项目       project: one investment, with a name, an investor, a place
//	总投资     total investment, the figure meant by "how much" when nothing else is said
//	到位资金   paid-in capital; 固定资产投资 fixed-asset investment; 注册资本 registered capital
//	一期/二期  first and second phase of a project
//	协议引资   the sum that signed agreements promise; 合同引资 the same of contracts
//	框架协议   framework agreement: a will to cooperate, no binding project yet
//	在谈/洽谈  under negotiation; 开工 ground broken; 投产 in production
//	推介会     promotion event; 座谈会 round table; 考察 inspection visit
//	链主       the leading company of an industry chain
//	万/亿/兆   10^4, 10^8, 10^12
//	多/余/超   more than the figure; 近/不足 less than it; 约 about it
package corpus
