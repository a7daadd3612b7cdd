package prose

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// totals finds the sums and counts that are of several projects together.
func (p *page) totals() {
	for _, headings := range []bool{false, true} {
		p.body = len(p.sums)
		for n, s := range p.sentences {
			if s.heading == headings {
				p.sentenceTotals(n, s)
			}
		}
	}
}

// openTotal is a count that waits for its sum.
type openTotal struct {
	at    int
	depth int // of brackets
	total *corpus.Total
}

// totalRun is what has been read of a sentence: the counts that have no sum
// yet, and how deep in brackets the reading is.
type totalRun struct {
	open  []*openTotal
	depth int
}

func (p *page) sentenceTotals(n int, s sentence) {
	var r totalRun
	var all []*openTotal
	for k := s.from; k < s.to; k++ {
		t := p.tokens[k]
		switch {
		case t.mark == '(' && t.pair > 0:
			r.depth++
		case t.mark == ')' && t.pair > 0 && r.depth > 0:
			r.depth--
			for len(r.open) > 0 && r.open[len(r.open)-1].depth > r.depth {
				r.open = r.open[:len(r.open)-1]
			}
		case t.mark == ';':
			r.open = r.open[:0]
		case p.difference(s, k), t.kind == countToken && p.slogan(s, k):
		case t.kind == countToken && p.countsProjects(s, k):
			if n := len(r.open); n > 0 && r.depth > 0 && r.open[n-1].at >= k-2 && p.tokens[k+1].mark == ')' {
				r.open[n-1].total.Count = corpus.Said(t.count, t.span, "total/count-in-brackets")
				continue
			}
			o := &openTotal{at: k, depth: r.depth, total: p.newTotal(n, s, k)}
			r.open = append(r.open, o)
			all = append(all, o)
		case t.kind == amountToken && p.threshold(s, k):
		case t.kind == amountToken && p.used[k]:
			r.open = slices.DeleteFunc(r.open, func(o *openTotal) bool { return p.countsNamed(n, o.at) })
		case t.kind == amountToken:
			if o := p.sumOf(n, s, k, &r); o != nil {
				all = append(all, o)
			}
		}
	}
	for _, o := range all {
		if p.worthKeeping(s, o) {
			p.sums = append(p.sums, *o.total)
		}
	}
}

// threshold reports whether a sum says how large the things counted are and not
// how much they come to: 10亿元以上8个, 5至10亿元的51个.
func (p *page) threshold(s sentence, k int) bool {
	if (p.tokens[k].amount.Bound == corpus.Over || k > s.from && strings.HasSuffix(p.text(k-1, k), "过")) && largerRE.MatchString(p.text(k+1, min(k+4, s.to))) {
		return true
	}
	j := k + 1
	for j < s.to && j < k+5 {
		t := p.tokens[j]
		w := p.text(j, j+1)
		if t.kind == countToken {
			return !p.sumBefore(s, k)
		}
		if w != "的" && w != "以上" && w != "及以上" && w != "大" && w != "有" && w != "(含)" && w != "级" && w != "以上的" && !t.is(classGeneric|classHead) {
			return false
		}
		j++
	}
	return false
}

// largerRE matches the words behind a least sum before the names of those that are
// larger: 投资过亿元的还有甲、乙.
var largerRE = regexp.MustCompile(`^(?:以上)?的(?:项目)?(?:就|则|也|还|另)?(?:有|包括)`)

// sumBefore reports whether words that announce a sum stand right before it.
func (p *page) sumBefore(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-4; j-- {
		if w := p.text(j, j+1); p.tokens[j].is(classSumCue) && w != "投资" && !strings.HasSuffix(w, "签约") && !strings.HasSuffix(w, "合同") {
			return true
		}
		if p.tokens[j].kind == markToken {
			return false
		}
	}
	return false
}

// countsNamed reports whether the count at k closes a list of names: once their sums
// are told, a sum that follows is of others.
func (p *page) countsNamed(n, k int) bool {
	for _, c := range p.chosenIn[n] {
		if c.closure >= c.to && k >= c.closure && k <= c.closure+1 {
			return true
		}
	}
	return false
}

// sumOf gives the sum at k to the count it belongs to, or makes a total of its
// own: 共 and 合计 speak of the first count that is open, other words of the
// last.
func (p *page) sumOf(n int, s sentence, k int, r *totalRun) *openTotal {
	kind := p.moneyKind(s, k)
	if kind != "" && kind != corpus.ForeignCapital && kind != corpus.PaidIn {
		return nil
	}
	if p.average(s, k) || p.trade(s, k) {
		return nil
	}
	said := corpus.Said(*p.tokens[k].amount, p.tokens[k].span, "total/sum")
	left := len(r.open)
	for left > 0 && r.open[left-1].depth > r.depth {
		left--
	}
	if left > 0 {
		at := left - 1
		if left > 1 && p.altogether(s, k) {
			at = 0
		}
		o := r.open[at]
		r.open = r.open[:0]
		o.total.Amount = said
		if kind != "" {
			o.total.Kind = kind
		}
		return nil
	}
	if !p.summed(s, k) {
		return nil
	}
	if p.ofOne(s, k) {
		p.doubts = append(p.doubts, corpus.Sourced[string]{Value: p.shown(p.tokens[k].span), Span: p.tokens[k].span, Rule: "doubt/sum-of-unnamed-project"})
		return nil
	}
	o := &openTotal{at: k, total: p.newTotal(n, s, k)}
	o.total.Amount = said
	if kind != "" {
		o.total.Kind = kind
	}
	return o
}

// ofOne reports whether the sum at k is said of one project that the sentence
// does not name: 该项目总投资…, 项目计划总投资….
func (p *page) ofOne(s sentence, k int) bool {
	if p.invests(s, k) && p.orgNear(s, k) {
		return true
	}
	for j := k - 1; j >= s.from && j > k-30; j-- {
		t := p.tokens[j]
		if t.kind == countToken || t.is(classCumulative|classEvent) {
			return false
		}
		if w := p.text(j, j+1); w == "项目" && (j == s.from || p.tokens[j-1].kind == markToken || p.text(j-1, j) == "该" || p.text(j-1, j) == "本" || p.text(j-1, j) == "整个") || w == "该项目" || w == "本项目" {
			return true
		}
	}
	return false
}

// average reports whether the sum at k is of one of several, a mark that was
// passed, a condition, or a fund: 平均每个10亿元, 首次突破400亿元, 10亿元以上的项目,
// 50亿元的产业基金.
func (p *page) average(s sentence, k int) bool {
	before := p.text(max(s.from, k-6), k)
	if text := p.text(k, k+1); (strings.HasSuffix(text, "以上") || strings.HasSuffix(text, "以下")) && p.text(k+1, k+2) == "的" {
		return true
	}
	if strings.Contains(p.text(k+1, min(k+7, s.to)), "基金") {
		return true
	}
	for _, w := range []string{"平均", "每个", "单个", "单体", "首次", "头一回", "首破"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// orgNear reports whether a company stands right before the verb of investing
// at the sum k.
func (p *page) orgNear(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-6; j-- {
		if p.tokens[j].is(classOrgSuffix) || p.orgEnds(j) {
			return true
		}
		if p.tokens[j].kind == markToken {
			return false
		}
	}
	return false
}

// altogether reports whether 共, 合计 or 总计 stands right before the sum at k.
func (p *page) altogether(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-4; j-- {
		if p.tokens[j].kind == markToken {
			return false
		}
		switch w := p.text(j, j+1); w {
		case "共", "合计", "总计", "共计", "共投资", "合计投资", "合共", "投资合计":
			return true
		}
	}
	return false
}

// summed reports whether words before the sum at k say that it is of several.
func (p *page) summed(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-10; j-- {
		t := p.tokens[j]
		if t.is(classSumCue) || t.is(classCumulative) {
			return true
		}
		if t.kind == amountToken {
			return false
		}
	}
	return false
}

// newTotal starts a total at the count or sum at k.
func (p *page) newTotal(n int, s sentence, k int) *corpus.Total {
	t := p.tokens[k]
	total := &corpus.Total{Document: p.doc.ID, Kind: corpus.TotalInvestment, Sentence: p.span(s.from, s.to)}
	if t.kind == countToken {
		total.Count = corpus.Said(t.count, t.span, "total/count")
		total.Unit = p.unit(s, k)
	}
	total.Event = p.totalEvent(n, s, k)
	total.Scope, total.Of = p.scope(s, k)
	at := &candidate{sentence: n, from: k, to: k + 1, bracket: -1, list: -1}
	total.Date = p.dateOf(at)
	if place := p.totalPlace(s, k, at); place != nil {
		total.Place = corpus.Said(p.shown(place.Span), place.Span, "total/place")
		total.Places = place.IDs()
	}
	if total.Projects = p.covered(n, k); len(total.Projects) > 0 && total.Scope == corpus.Group {
		total.Scope, total.Of = corpus.ThisEvent, ""
	}
	total.Sectors = p.fieldsOf(s, k)
	return total
}

// unit is what a count counts: 项目, 企业 or 协议.
func (p *page) unit(s sentence, k int) string {
	for j := k + 1; j < s.to && j < k+10 && p.tokens[j].kind != markToken; j++ {
		switch w := p.text(j, j+1); w {
		case "企业", "公司", "协议", "合同", "厂商", "机构":
			return w
		case "项目":
			return w
		}
	}
	if contains("家户间", p.tokens[k].unit) {
		return "企业"
	}
	return "项目"
}

// totalEvent names what a total is of: the event it was reached at, else the
// words before it.
func (p *page) totalEvent(n int, s sentence, k int) corpus.Sourced[string] {
	if e := p.eventBefore(n, k); e != nil {
		return corpus.Sourced[string]{Value: e.name, Span: p.span(e.from, e.to), Rule: "total/event"}
	}
	from := k
	for from > s.from && p.tokens[from-1].kind != amountToken && !contains(";。:!", p.tokens[from-1].mark) && p.span(from-1, k+1).Len() < 40 {
		from--
	}
	to := k
	if from == to {
		to++
	}
	span := p.span(from, to)
	return corpus.Sourced[string]{Value: strings.Trim(p.shown(span), ",，、 ;；"), Span: span, Rule: "total/words"}
}

// scope says what a total covers by the words of its clause, and which part it
// is of.
func (p *page) scope(s sentence, k int) (corpus.Scope, string) {
	from := k
	for from > s.from && !contains(",;。:", p.tokens[from-1].mark) {
		from--
	}
	wide := p.text(max(s.from, from-12), k)
	clause := p.text(from, k)
	for j := max(s.from, from-12); j < k; j++ {
		if p.tokens[j].is(classTarget) {
			return corpus.Target, ""
		}
	}
	if strings.Contains(wide, "累计") || strings.Contains(clause, "以来") || strings.Contains(clause, "历届") || strings.Contains(clause, "至今") {
		return corpus.Cumulative, ""
	}
	if p.spokenPeriod(from, k) {
		return corpus.Period, ""
	}
	if of := p.part(s, from, k); of != "" {
		return corpus.Group, of
	}
	for j := s.from; j < k; j++ {
		if d := p.tokens[j].date; d != nil && (d.Precision == corpus.Quarter || d.Precision == corpus.HalfYear || d.Precision == corpus.Year || d.EndMonth > d.Month && d.EndDay == 0) {
			return corpus.Period, ""
		}
	}
	return corpus.ThisEvent, ""
}

// part names the part of a whole that a count is of: 工业项目 of 其中工业项目12个, 外资 of
// 外资10个; empty for a whole.
func (p *page) part(s sentence, from, k int) string {
	earlier := false
	for j := s.from; j < from; j++ {
		earlier = earlier || p.tokens[j].kind == countToken || p.tokens[j].kind == amountToken
	}
	at, inside := from, strings.Contains(p.text(max(s.from, from-2), k), "其中") || strings.Contains(p.text(from, k), "当中")
	for at < k && (p.text(at, at+1) == "其中" || p.text(at, at+1) == "当中" || p.tokens[at].kind == spaceToken) {
		at++
	}
	if !earlier && !inside && at < k {
		lead := p.text(max(s.from, from-8), from)
		inside = p.tokens[at].is(classPart) || strings.Contains(lead, "分类") || strings.Contains(lead, "分行业") || strings.Contains(lead, "分区域") || strings.Contains(lead, "分产业") || p.dividedBy(lead) || p.placeEach(s, from, k)
	}
	if !earlier && !inside || at >= k {
		return ""
	}
	of := strings.TrimRight(p.shown(p.span(at, k)), "有共签约 ")
	if len([]rune(of)) > 24 || !inside && p.saysDeed(at, k) {
		return ""
	}
	return of
}

// totalPlace gives the place that a total is of: the last one before it in its
// sentence, else that of its section.
func (p *page) totalPlace(s sentence, k int, at *candidate) *names.Place {
	if place := p.subjectPlace(s, k); place != nil {
		return place
	}
	if place := p.blockPlace(at); place != nil {
		return place
	}
	return p.hostOf(at)
}

// covered gives the ids of the projects that the count at k closes: 甲、乙等7个项目.
func (p *page) covered(n, k int) []string {
	var ids []string
	for _, c := range p.chosenIn[n] {
		if c.list > 0 && c.closure > 0 && c.closure <= k && k <= c.closure+4 {
			ids = append(ids, p.doc.ID+"#p"+strconv.Itoa(c.number))
		}
	}
	return ids
}

// fieldsOf reads the fields that a total covers: 涵盖新材料、信息技术等领域.
func (p *page) fieldsOf(s sentence, k int) []corpus.Sourced[string] {
	var out []corpus.Sourced[string]
	for j := k + 1; j < s.to; j++ {
		if p.tokens[j].mark == ';' {
			return nil
		}
		if !p.tokens[j].is(classField) {
			continue
		}
		for from := j + 1; from < s.to; {
			to := from
			for to < s.to && p.tokens[to].kind != markToken && p.text(to, to+1) != "等" && !p.tokens[to].is(classConj) && p.tokens[to].kind != amountToken && p.tokens[to].kind != countToken {
				to++
			}
			if n := p.span2(from, to); n >= 2 && n <= 16 {
				span := p.span(from, to)
				out = append(out, corpus.Sourced[string]{Value: p.shown(span), Span: span, Rule: "total/fields"})
			}
			if to >= s.to || p.tokens[to].mark != '、' && !p.tokens[to].is(classConj) {
				return out
			}
			from = to + 1
		}
	}
	return out
}

// countsProjects reports whether the count at k is of projects or companies:
// what follows is 项目, 企业, a sum or the end of the clause.
func (p *page) countsProjects(s sentence, k int) bool {
	if p.bothDo(k) {
		return false
	}
	for j := k + 1; j < s.to && j < k+14; j++ {
		t := p.tokens[j]
		switch {
		case t.is(classHead | classCounted):
			return true
		case t.kind == amountToken, t.kind == countToken:
			return true
		case t.kind == markToken:
			return t.mark != '“' || j > k+1
		case t.is(classGeneric | classSumCue | classEvent | classStatus | classCumulative | classPhase | classMoney):
		case t.is(classStop) && !t.is(classInner):
			return t.kind != runeToken && j == k+1 || p.text(j, j+1) != "的" && j == k+1
		case t.is(classOtherCount):
			return false
		case t.kind == spaceToken, t.is(classConj):
		}
	}
	return false
}

// worthKeeping reports whether a total says something: a sum, or a count of
// projects that were signed, started or listed, or of companies that came. What
// a heading says again is dropped.
func (p *page) worthKeeping(s sentence, o *openTotal) bool {
	if s.heading && p.saidBefore(s, o.total) {
		return false
	}
	if o.total.Amount != nil {
		return true
	}
	if o.total.Count == nil || o.total.Count.Value < 2 {
		return false
	}
	text := p.text(max(s.from, o.at-12), min(s.to, o.at+14))
	cues := []string{"项目", "协议", "合同"}
	if o.total.Unit == "企业" {
		cues = []string{"落户", "新设", "新批", "引进", "引入", "签约", "入驻", "簽", "签署", "批准", "注册", "新增"}
	}
	for _, cue := range cues {
		if strings.Contains(text, cue) {
			return true
		}
	}
	return p.tokens[o.at].unit == '个' && (strings.Contains(text, "签") || strings.Contains(text, "开工") || strings.Contains(text, "落地"))
}

// saidBefore reports whether a total with the same sum, or without a sum the
// same count, was found already.
func (p *page) saidBefore(s sentence, t *corpus.Total) bool {
	from, to := 0, len(p.sums)
	if s.block > 0 {
		list := p.section(s.section)
		start, end := p.span(list[0].from, list[0].to).Start, p.span(list[len(list)-1].from, list[len(list)-1].to).End
		from = sort.Search(p.body, func(i int) bool { return p.sums[i].Sentence.Start >= start })
		to = sort.Search(p.body, func(i int) bool { return p.sums[i].Sentence.Start >= end })
	}
	for _, o := range p.sums[from:to] {
		if t.Amount != nil && o.Amount != nil && t.Amount.Value.Figure() == o.Amount.Value.Figure() {
			return true
		}
		if t.Amount == nil && t.Count != nil && o.Count != nil && t.Count.Value == o.Count.Value {
			return true
		}
	}
	return false
}
