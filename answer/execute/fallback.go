package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// What no text states is computed over the records, for questions that choose
// them by nothing but places, sectors, dates and states: 小店区项目总投资多少,
// 太原有多少个项目, 哪个区项目最多, 装备制造占多少.

var (
	// projectsOfRE matches questions about the projects of a place or sector
	// together.
	projectsOfRE = regexp.MustCompile(`项目(?:的)?(?:一共|总共|合计|总|全部)?(?:投资|金额|投了|签约额|引资)|(?:项目|投资)(?:总额|总投资)|projects?`)
	// projectCountRE matches questions for a number of projects.
	projectCountRE = regexp.MustCompile(`how many (?:investment )?projects|签(?:约)?了?(?:几|多少)个|(?:几|多少)个?(?:投资|招商|签约)?项目|项目(?:有|共|一共)?(?:几个|多少个)`)
	// groupTopRE matches questions for the division, sector or company that has
	// most of the projects.
	groupTopRE = regexp.MustCompile(`which (sector|industry|district|county|city|company|investor) (?:has|have|had|invested|attracted|signed|got|received)[^?]*(?:most|largest|least|fewest)|(?:哪(?:一)?(?:个|家)?|哪些)(区县|区|县|市|地方|行业|领域|产业|省|企业|公司|投资方)(?:的)?(?:项目|投资|投|签约|签|引资|招商)(?:得|的|额)?最|最[多少大小](?:的)?(?:是)?哪(?:一)?(?:个|家)?(区县|区|县|市|地方|行业|领域|产业|省|企业|公司)`)
	// numberRE matches words for a number of projects rather than their money.
	byNumberRE = regexp.MustCompile(`个数|数量|项目数|项目(?:最|更|比较)[多少]|最[多少]`)
	// moneyOfRE matches words for their money.
	moneyOfRE = regexp.MustCompile(`invest|amount|money|投资|金额|引资|签约额|亿|钱`)
)

// occasionOfRE matches words for one occasion, whose total a report states.
var occasionOfRE = regexp.MustCompile(`[0-9]+个|[0-9]+项|集中|推介|大会|仪式|季度|上半年|下半年|首批|这批|那批|重点`)

// signingOfRE matches words for a signing, whose total a report may state.
var signingOfRE = regexp.MustCompile(`签约|开工`)

// onlyFilters gives the records of a question that names nothing but what a
// filter takes; false when a word of it names something else.
func (r *Run) onlyFilters(n plan.Node) ([]listing.Record, bool) {
	filter, ok := n.(plan.Filter)
	if !ok || len(filter.Where) == 0 {
		return nil, false
	}
	for _, c := range filter.Where {
		if c.Field == plan.Word || c.Field == plan.Venue || c.Field == plan.Amount || c.Field == plan.Day {
			return nil, false
		}
	}
	list, _ := r.runFilter(n)
	if len(r.Q.Months) > 0 {
		list = slices.DeleteFunc(list, func(x listing.Record) bool {
			return x.Project.Date == nil || !slices.Contains(monthsOf(filter.Where), x.Project.Date.Value.Month)
		})
	}
	return list, sharp(filter.Where)
}

// monthsOf are those that conditions name.
func monthsOf(where []plan.Condition) []int {
	var out []int
	for _, c := range where {
		if c.Field == plan.Month {
			for _, v := range c.Values {
				out = append(out, reading.WholeNumber(v))
			}
		}
	}
	return out
}

// sumInstead adds up the projects of a place or a sector whose total no report
// states.
func (r *Run) sumInstead() *Result {
	if q := string(r.Q.Folded); r.Leaning || !r.Q.Asks("amount", "sum") || r.Q.Phase != "" || !projectsOfRE.MatchString(q) || occasionOfRE.MatchString(q) || len(r.Q.Months) > 1 || len(r.Q.Months) == 0 && (signingOfRE.MatchString(q) || len(r.Q.Years) > 0) {
		return nil
	}
	if f := r.Q.Focus; f != nil && f.ID != "total" {
		return nil
	}
	of := ofNode(plan.Of(r.Q))
	list, ok := r.onlyFilters(of)
	if !ok || len(list) < 2 || !inTable(list) || !slices.ContainsFunc(list, func(x listing.Record) bool { return x.Amount != nil }) {
		return nil
	}
	if thatOneRE.MatchString(string(r.Q.Folded)) {
		return r.listItems(items(list), listing.Selection{Items: items(list), Cover: 1, Why: " [each meant]"}, true)
	}
	return r.planTotal(plan.Sum{Of: of}, list)
}

// thatOneRE matches questions that mean one project: 那个项目, 这家厂.
var thatOneRE = regexp.MustCompile(`[那这]一?[个座家条笔单](?:\p{Han}{0,6})?(?:项目|工程|基地|厂|中心)`)

// otherMonth reports whether a question names a month that the report of a
// figure does not: neither its date nor a date in it is of that month.
func (r *Run) otherMonth(c find.Candidate) bool {
	if r.Leaning || len(r.Q.Months) != 1 || c.Page.Values[c.Value].Kind == reading.Date {
		return false
	}
	month := r.Q.Months[0]
	if told := monthOf(c); told != nil && r.joint(c) && !strings.Contains(c.Why, " cumulative") && !inMonth(told, month) && slices.ContainsFunc(c.Page.Values, func(v reading.Value) bool { return v.Date != nil && inMonth(v.Date, month) }) {
		return true
	}
	if d := c.Page.Document.Date; d != nil && (d.Month == month || d.Month == 0) {
		return false
	}
	any := false
	for i := range c.Page.Values {
		d := c.Page.Values[i].Date
		if d == nil {
			continue
		}
		if any = any || d.Month > 0; inMonth(d, month) {
			return false
		}
	}
	return any || c.Page.Document.Date != nil
}

// monthOf is the date with a month that stands in the sentence of a figure before
// it; nil for none, and for several.
func monthOf(c find.Candidate) *corpus.Date {
	s := c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Span
	var told *corpus.Date
	for i := range c.Page.Values {
		v := &c.Page.Values[i]
		if v.Date == nil || v.Date.Month == 0 || v.Span.Start < s.Start || v.Span.End > c.Page.Values[c.Value].Span.Start {
			continue
		}
		if told != nil {
			return nil
		}
		told = v.Date
	}
	return told
}

// inMonth reports whether a date is of a month, or of a time that has it.
func inMonth(d *corpus.Date, month int) bool {
	return d.Month > 0 && (d.Month == month || d.EndMonth > 0 && d.Month <= month && month <= d.EndMonth)
}

// countInstead counts the projects of a place or a sector when no report gives
// their number.
func (r *Run) countInstead() *Result {
	if r.Leaning || !r.Q.Asks("count") || !projectCountRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	of := ofNode(plan.Of(r.Q))
	if list, ok := r.onlyFilters(of); ok && len(list) > 0 && inTable(list) {
		return r.counted(plan.Count{Of: of}, list)
	}
	return nil
}

// holdsOf counts the projects of a place or a sector in the tables of the
// corpus, when the question is how many there are rather than were signed:
// 太原有多少个项目.
func (r *Run) holdsOf() *Result {
	if !thereAreRE.MatchString(string(r.Q.Folded)) && !(r.Q.Language == "en" && len(r.Q.Years) == 1) {
		return nil
	}
	return r.countInstead()
}

// thereAreRE matches questions for how many projects there are.
var thereAreRE = regexp.MustCompile(`(?:有|共有)(?:几|多少)个?项目\??$`)

// groupTop names the division, sector or company with most of the projects of a
// table, or most of their money.
func (r *Run) groupTop() *Result {
	m := groupTopRE.FindStringSubmatch(string(r.Q.Folded))
	if r.Leaning || m == nil || !r.Q.Asks("top", "list", "compare", "") || r.Q.Content() > strayWeight+1 {
		return nil
	}
	key := plan.Place
	if word := m[1] + m[2] + m[3]; strings.Contains("行业领域产业sectorindustry", word) {
		key = plan.Sector
	} else if strings.Contains("企业公司投资方companyinvestor", word) {
		key = "party"
	}
	measure := "count"
	if q := string(r.Q.Folded); moneyOfRE.MatchString(q) && !byNumberRE.MatchString(strings.ReplaceAll(q, "投资", "")) || strings.Contains(q, "投资最") || strings.Contains(q, "金额最") {
		measure = "sum"
	}
	of := ofNode(plan.Of(r.Q))
	list, _ := r.runFilter(of)
	if len(list) < 5 || !inTable(list) {
		return nil
	}
	res := r.planGroup(plan.GroupBy{Key: key, Measure: measure, Of: of})
	if res == nil || len(res.Parts) == 0 {
		return nil
	}
	first := res.Parts[0]
	message := "group_most"
	if r.Q.Smallest {
		message = "group_least"
	}
	res.also = append(res.also, res.Args...)
	res.Message, res.Args = message, []string{first.Label, first.Text, strconv.Itoa(len(list))}
	return res
}

// ofNode is what a plan is of.
func ofNode(n plan.Node) plan.Node {
	switch x := n.(type) {
	case plan.List:
		return x.Of
	case plan.Lookup:
		return x.Of
	case plan.Count:
		return x.Of
	case plan.Sum:
		return x.Of
	case plan.Top:
		return x.Of
	case plan.Compare:
		return x.Of
	case plan.Quote:
		return x.Of
	}
	return n
}

// measuredNoun answers 多少闲置楼宇 with the clause in which a figure stands right
// before the noun asked for: 50万平方米闲置楼宇.
func (r *Run) measuredNoun() *Result {
	m := nounAskedRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || r.Q.Focus != nil || !r.Q.Asks("attribute", "count", "amount") {
		return nil
	}
	noun := []rune(m[1])
	for i, p := range r.Pages {
		a := r.find.Aligned[i]
		if a.Lacks(maxLegLost) {
			continue
		}
		for _, at := range p.Find(noun) {
			if v := valueBefore(p, at); v >= 0 {
				return tellClause("Lookup measured", p, p.Values[v].Clause)
			}
		}
	}
	return nil
}

// nounAskedRE matches the noun that a number is asked of.
var nounAskedRE = regexp.MustCompile(`多少(?:的)?(?:平方米|平米|亩|公顷|吨|台|套)?(\p{Han}{2,8}?)(?:呢|啊|呀)?\??$`)

// valueBefore is the figure that ends where a noun begins; -1 for none.
func valueBefore(p *reading.Page, at int) int {
	for v := range p.Values {
		x := &p.Values[v]
		if x.Clause >= 0 && x.Kind != reading.Date && (x.Span.End == at || x.Span.End == at-1 && p.Folded[at-1] == '的') {
			return v
		}
	}
	return -1
}

// orComputed gives what the records answer when no text states it.
func (r *Run) orComputed(res *Result) *Result {
	if res.Status != answer.NotFound {
		return res
	}
	for _, instead := range []func() *Result{r.sumInstead, r.countInstead, r.groupTop} {
		if computed := instead(); computed != nil {
			return computed
		}
	}
	return res
}

// otherDeedOfRow reports whether the date of a row is of its signing while the
// question asks when something else was done: neither its cell nor the column
// says so.
func (r *Run) otherDeedOfRow(c find.Candidate) bool {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	if !r.Q.Asks("when") || s.Row < 0 || s.Table >= len(p.Tables) || !r.otherAction() {
		return false
	}
	t := &p.Tables[s.Table]
	for i, cell := range t.Rows[s.Row].Cells {
		if !cell.Contains(p.Values[c.Value].Span) || i >= len(t.Columns) {
			continue
		}
		said := t.Columns[i].Name + p.Read(cell)
		for k, words := range r.Words.Actions {
			if k > 0 && find.HoldsAny(string(r.Q.Folded), words) && find.HoldsAny(said, words) {
				return false
			}
		}
		return true
	}
	return false
}

// asList makes of 小店区签了什么, which names no party, the question for the
// projects that were signed there.
func (r *Run) asList() {
	if r.Leaning || r.Q.Kind != "partner" || !whatSignedRE.MatchString(string(r.Q.Folded)) {
		return
	}
	q := *r.Q
	q.Kind = "list"
	filter, ok := ofNode(plan.Of(&q)).(plan.Filter)
	if !ok || slices.ContainsFunc(filter.Where, func(c plan.Condition) bool { return c.Field == plan.Word }) {
		return
	}
	r.Q = &q
}

// ofDeed puts the date of a row first that is of the deed asked about, before
// the date of its signing.
func (r *Run) ofDeed(list []find.Candidate) []find.Candidate {
	if !r.otherDeedOfRow(list[0]) {
		return list
	}
	row := list[0].Page.Clauses[list[0].Clause].Sentence
	for i, c := range list {
		if c.Page == list[0].Page && c.Page.Clauses[c.Clause].Sentence == row && !r.otherDeedOfRow(c) {
			return append([]find.Candidate{c}, slices.Delete(slices.Clone(list), i, i+1)...)
		}
	}
	return list
}
