package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Refusals of answers that hold another kind of thing than is asked for: a sum for
// an area, a neighbour in a list for an investor.

// measureAskedRE matches the unit of the figure that a question asks for: 多少亩,
// 几万平方米, 多少万吨.
var measureAskedRE = regexp.MustCompile(`(?:几|多少)个?(?:十|百|千)?(?:万|亿)?(亩|公顷|平方|平米|平方米|㎡|吨|台|辆|只|头|千瓦|兆瓦|吉瓦|度电?|公里|米|层|栋|公斤|斤|片|颗)(?:电|地)?(?:[^\p{Han}]|$|[的呢啊呀吗左右])`)

// measureClasses are patterns of units that measure the same kind of thing, by a unit of theirs.
var measureClasses = []*regexp.Regexp{
	regexp.MustCompile(`亩|公顷|平方|平米|㎡|[0-9万]方|坪|mu|hectare|sq|km2|acre`),
	regexp.MustCompile(`吨|公斤|千克|斤|kg|ton`),
	regexp.MustCompile(`千瓦|兆瓦|吉瓦|度|kw|mw|gw`),
	regexp.MustCompile(`公里|米|km|长`),
	regexp.MustCompile(`(?:[0-9一二三四五六七八九十百千万亿两多余]|[(])(?:台|辆|套|部|架)`),
	regexp.MustCompile(`层|栋|幢|座`),
	regexp.MustCompile(`只|头|羽|匹|尾|片|颗|粒|块|张|枚|万|[0-9]`),
}

// unitLost reports whether a figure is asked for in a unit, and nothing that is told
// has one that measures the same: 用地多少亩 with 总投资8000万元.
func (r *Run) unitLost(res *Result) bool {
	m := measureAskedRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || r.Q.Asks("yesno", "list", "quote", "reason") || len(res.Parts) == 0 {
		return false
	}
	i := slices.IndexFunc(measureClasses, func(re *regexp.Regexp) bool { return re.MatchString("1" + m[1]) })
	if i < 0 {
		return false
	}
	told := strings.Join(res.Args, " ")
	for _, p := range res.Parts {
		told += " " + clean.Fold(shownOf(p))
	}
	return !measureClasses[i].MatchString(told)
}

var (
	// controlAskedRE matches questions who controls a company.
	controlAskedRE = regexp.MustCompile(`控股|控制人|大股东|实控|持股`)
	controlToldRE  = regexp.MustCompile(`控股|控制|股东|实控|持股|持有|持|占股|股权|全资|出资|%|股份制|占`)
)

// noControl reports whether the one who controls a company is asked for, and the text
// quoted says nothing of stakes.
func (r *Run) noControl(res *Result) bool {
	return r.Q.Asks("who", "partner") && !r.Leaning && res.Message == "" && len(res.items) == 0 && controlAskedRE.MatchString(string(r.Q.Folded)) && !controlToldRE.MatchString(toldIn(res))
}

var (
	// officeNameRE matches the names of offices, which are no companies: 县政府, 商务厅.
	officeNameRE = regexp.MustCompile(`\p{Han}{0,8}(?:政府|管委会|委员会|[^邮药结布格]局|商务厅|办公室)`)
	// firmWordRE matches what the name of an investor has.
	firmWordRE = regexp.MustCompile(`公司|集团|企业|厂|银行|大学|研究院|研究所|中心|商会|协会|[药木矿牧渔农林船汽钢纸酒茶奶乳]业|[交城建国产文旅水能医农]投|基金|控股|股份|科技|投资方|资本|实业|电力|地产|商人|[a-z]{2,}|[“"「]`)
	// joinsRE matches what joins somebody to a project.
	joinsRE = regexp.MustCompile(`由|与|和|跟|携|:|\(|(?:^|[^合共不相如随陪协等一])同[^比期样时年意类步行志等]|的 `)
)

// byNameAskedRE matches questions for a company, which a person is not.
var byNameAskedRE = regexp.MustCompile(`(?:哪|什么|啥)[^,。]{0,4}(?:企业|公司|集团|厂)|哪家`)

// listedBeside reports whether an investor is asked for, and the thing asked about is
// only listed with others, 此外还有甲研究院、乙项目等, or told of with an office alone.
func (r *Run) listedBeside(res *Result) bool {
	if !r.Q.Asks("partner") || r.Leaning || !quotesOnce(res) || !companyAskedRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	part := res.Parts[0]
	p := part.Page
	if r.partyIn(p, part.Show) || r.person(p, part.Show) && !byNameAskedRE.MatchString(string(r.Q.Folded)) || partyFormRE.MatchString(p.Read(part.Show)) {
		return false
	}
	line := ""
	for _, x := range strings.FieldsFunc(p.Read(part.Show), func(c rune) bool { return strings.ContainsRune("、;。", c) }) {
		if bare := r.besideAsked(x); bare != x {
			line += bare + " " // the item of the thing asked about
		}
	}
	if line == "" {
		line = p.Read(part.Show) // it is called in other words
	}
	line = strings.TrimRight(officeNameRE.ReplaceAllString(line, " "), "的 ")
	return !firmWordRE.MatchString(line) && !joinsRE.MatchString(line)
}

// numberedStageRE matches a stage by its number: 第一阶段.
var numberedStageRE = regexp.MustCompile(`第[一二三四]阶段`)

// stageLost reports whether a figure of one stage is asked for that a report tells of, and
// the answer is of none: 二期第一阶段新增产值多少 with that of the whole phase.
func (r *Run) stageLost(res *Result) bool {
	stage := numberedStageRE.FindString(string(r.Q.Folded))
	if stage == "" || r.Leaning || !quotesOnce(res) || !r.Q.Asks("amount", "attribute", "count", "sum", "when") {
		return false
	}
	p := res.Parts[0]
	return !strings.Contains(toldIn(res), stage) && len(p.Page.Find([]rune(stage))) > 0
}

// sizeRE matches a size that things are told apart by: 45gw, 12万吨.
var sizeRE = regexp.MustCompile(`([0-9][0-9.]*)(gwh|mwh|gw|mw|kw|万吨|万辆|万片|万台|万千瓦|英寸|mm)`)

// otherSize reports whether a thing is asked about by its size, and the sentence that
// answers is of another size: 45GW塔筒项目 with what 12GW bring.
func (r *Run) otherSize(res *Result) bool {
	m := sizeRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || r.Leaning || !quotesOnce(res) || !r.Q.Asks("amount", "attribute", "when", "count") {
		return false
	}
	other := false
	for _, x := range sizeRE.FindAllStringSubmatch(toldIn(res), -1) {
		if x[2] == m[2] {
			if x[1] == m[1] {
				return false
			}
			other = true
		}
	}
	return other && len(res.Parts[0].Page.Find([]rune(m[0]))) > 0
}

var (
	// moneyOnlyAskedRE matches questions for a sum of money and nothing else.
	moneyOnlyAskedRE = regexp.MustCompile(`(?:总投资|投资额|总额|金额)(?:是|有|为|一共)?多少\??$|多少(?:钱|亿元?|资金)\??$`)
	moneyToldRE      = regexp.MustCompile(`[亿万元]|美元|[¥$€]|yuan|million|billion|dollar|euro|rmb|usd|金额|投资|[0-9]{3}`)
)

// noMoney reports whether a sum of money is asked for and a number of things is given:
// 总投资多少 with 新签约13.
func (r *Run) noMoney(res *Result) bool {
	if r.Leaning || !r.Q.Asks("amount") || !moneyOnlyAskedRE.MatchString(string(r.Q.Folded)) || len(res.Parts) == 0 || res.Message != "" {
		return false
	}
	return !slices.ContainsFunc(res.Parts, func(p Part) bool { return moneyToldRE.MatchString(clean.Fold(shownOf(p))) })
}

// oneOfRE matches questions for the share of one of a number of things: 那12个项目里甲投了多少.
var oneOfRE = regexp.MustCompile(`([0-9]{1,4})(?:个|家|项|宗)[^,。里中]{0,8}(?:里头?|里面|当中|中)(?:的)?(?:\p{Han}{0,8}?)(?:投|出|占|签|花)了?(?:资)?多少`)

// sumOfAll reports whether the share of one of a number of things is asked for, and the
// sum of all of them is given.
func (r *Run) sumOfAll(res *Result) bool {
	m := oneOfRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || r.Leaning || !quotesOnce(res) {
		return false
	}
	p := res.Parts[0]
	from := p.Page.Sentences[max(0, p.Page.SentenceAt(p.Show.Start))].Span.Start
	return slices.Contains(figuresRE.FindAllString(p.Page.Read(corpus.Span{Start: from, End: p.Show.End}), -1), m[1])
}

// figuresRE matches whole numbers and decimals as they are written.
var figuresRE = regexp.MustCompile(`[0-9.]+`)

// aimLost reports whether an aim is asked for in so many words, and a figure is of no aim.
func aimLost(q string, c find.Candidate) bool {
	return aimAskedRE.MatchString(q) && strings.Contains(c.Why, find.NoAimWhy) && c.Page.Values[c.Value].Kind != reading.Date
}

// aimAskedRE matches questions for an aim: 全年目标, 下达的任务.
var aimAskedRE = regexp.MustCompile(`(?:目标|任务|指标)(?:数|额)?(?:是|有|为|定了?)?(?:多少|几)`)
