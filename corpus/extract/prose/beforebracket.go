package prose

import "regexp"

// Lengths of names that stand before a bracket, in runes.
const (
	leastBeforeBracket = 4
	mostBeforeBracket  = 24
)

// companyEndRE matches names of companies, which build and are not built.
var companyEndRE = regexp.MustCompile(`(?:公司|集团|股份|控股|银行|大学|商会|协会)$`)

// beforeBracket takes the name whose investors stand in a bracket between it and the sum
// at k: 江畔财富中心(甲资产管理有限公司、乙金控集团)20亿港元. It reports whether it did.
func (p *page) beforeBracket(n, k int) bool {
	s := p.sentences[n]
	end := p.beforeSum(s, k)
	if end-1 <= s.from || p.tokens[end-1].mark != ')' || p.tokens[end-1].pair <= s.from {
		return false
	}
	open := p.tokens[end-1].pair
	by := p.onlyCompanies(open+1, end-1, "party/bracket")
	it := item{open, open}
	for it.from > s.from && p.tokens[it.from-1].kind != markToken && p.tokens[it.from-1].kind != amountToken && !contains("和及与有是为", p.folded[p.tokens[it.from-1].span.Start]) {
		it.from--
	}
	for it.from < it.to && leadRE.MatchString(p.text(it.from, it.from+1)) {
		it.from++
	}
	long := p.span2(it.from, it.to)
	if len(by) == 0 || long < leastBeforeBracket || long > mostBeforeBracket || companyEndRE.MatchString(p.text(it.from, it.to)) || p.onlyPlace(it.from, it.to) || p.generic(it.from, it.to) || p.isPerson(it) || p.takenIn(n, it) {
		return false
	}
	return p.takeWith(n, &candidate{from: it.from, to: it.to, rule: "name/before-bracket", by: by}, k)
}
