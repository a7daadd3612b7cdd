package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// compareYears answers which of two years had more, from the totals that the
// documents give for each. nil when the question does not name two years, or
// the total of one is not found.
func (r *Run) compareYears() *Result {
	pair, ok := r.yearPair()
	if !ok {
		return nil
	}
	return r.versus(pair[0], pair[1])
}

// sumYears adds up the totals of two years: 2023、2024两届加起来.
func (r *Run) sumYears() *Result {
	pair, ok := r.yearPair()
	if !ok || pair[0].amount == nil || pair[1].amount == nil || !addRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	list := pair[:]
	for i := range list {
		list[i].measure = Money(*list[i].amount)
	}
	return r.total(list, selection{items: list, cover: 1, why: " [years]"})
}

// yearPair finds the totals of the two years that the question names.
func (r *Run) yearPair() ([2]item, bool) {
	years := slices.Compact(slices.Sorted(slices.Values(r.Q.Years)))
	if len(years) != 2 {
		return [2]item{}, false
	}
	var sides [2][]item
	if f := r.Q.Focus; f != nil && f.ID != "total" {
		for _, it := range r.ownOfYears() {
			if i := slices.Index(years, it.year); i >= 0 {
				sides[i] = append(sides[i], it.item)
			}
		}
		pair, _, ok := r.pairUp(sides[0], sides[1])
		return r.calledAsTyped(pair), ok
	}
	for _, it := range r.totals() {
		for i, y := range years {
			if r.ofYear(it, y) {
				it.name = strconv.Itoa(y) + "年"
				sides[i] = append(sides[i], it)
			}
		}
	}
	pair, _, ok := r.pairUp(sides[0], sides[1])
	return pair, ok
}

// calledAsTyped calls two figures by the sides of the question that name their years, where
// these name more than the year: 甲市2024年前三季度跟乙市2021年一季度.
func (r *Run) calledAsTyped(pair [2]item) [2]item {
	_, cuts := r.sidesCut(weakSepRE)
	for _, sides := range cuts {
		if len(sides) != len(pair) || len(r.Read(sides[0]).Places) == 0 || len(r.Read(sides[1]).Places) == 0 {
			continue
		}
		for i := range pair {
			for _, s := range sides {
				if strings.Contains(s, pair[i].name) {
					pair[i].name = r.typed(s)
				}
			}
		}
		return pair
	}
	return pair
}

// ownOfYears are the figures of the candidate pages that are surely of the kind of money
// that the question asks for, with their years: 2017年…到位资金77亿元.
func (r *Run) ownOfYears() []yearFigure {
	var out []yearFigure
	for i, p := range r.Pages {
		if a := r.find.aligned[i]; a.found < 0.3*a.total {
			continue
		}
		for _, it := range r.yearFigures(i, p) {
			v := slices.IndexFunc(p.Values, func(v reading.Value) bool { return v.Span == it.show })
			if own := r.find.own(p, p.Values[v].Clause, &p.Values[v]); own != nil && own.ID == r.Q.Focus.ID {
				out = append(out, it)
			}
		}
	}
	return out
}

// totals are the figures that the candidate pages give for several projects
// together: reached and not aimed at, no part of another, with the words of
// the question around them. Of each total the figure that is asked for comes
// first.
func (r *Run) totals() []item {
	var out []item
	counts := countRE.MatchString(string(r.Q.Folded))
	for i, p := range r.Pages {
		for _, t := range r.recordsOf(p.Document.ID).Totals {
			if t.Scope == corpus.Target || t.Scope == corpus.Group || t.Scope == corpus.Cumulative && !cumulativeRE.MatchString(string(r.Q.Folded)) {
				continue
			}
			if t.Amount != nil && !counts {
				it := item{amount: &t.Amount.Value, date: t.Date}
				if t.Count == nil {
					it.score = -0.15 // a sum that says of how many things it is comes first
				}
				out = r.addTotal(out, p, i, t.Amount.Span, it)
			}
			if t.Count != nil && (counts || !moneyAskedRE.MatchString(string(r.Q.Folded))) {
				it := item{number: float64(t.Count.Value), unit: t.Unit, date: t.Date}
				if !counts {
					it.score = -0.2
				}
				out = r.addTotal(out, p, i, t.Count.Span, it)
			}
		}
	}
	return out
}

// amongTotal is what the figure of some of many loses: 其中16个现场签约,438亿元.
const amongTotal = 0.3

func (r *Run) addTotal(list []item, p *reading.Page, page int, span corpus.Span, it item) []item {
	c := p.ClauseAt(span.Start)
	if a := r.find.aligned[page]; c < 0 || a.found < 0.3*a.total {
		return list
	}
	if f := max(p.Sentences[p.Clauses[c].Sentence].From, c-1); strings.Contains(p.Read(corpus.Span{Start: p.Clauses[f].Span.Start, End: span.Start}), "其中") {
		it.score -= amongTotal
	}
	it.page, it.show = p, span
	it.cite = p.Sentences[p.Clauses[c].Sentence].Span
	it.score += r.find.covers[page][c] + r.find.aligned[page].found/max(r.find.aligned[page].total, 1)
	it.measure = strings.Trim(p.Shown(span), " ,，")
	if it.amount == nil {
		it.measure = strconv.Itoa(int(it.number)) + measureWord(it.unit)
	}
	return append(list, it)
}

// measureWord is the word that counts a thing: 个 of 项目, 家 of 企业.
func measureWord(unit string) string {
	switch {
	case strings.ContainsAny(unit, "企商司"):
		return "家"
	case unit == "":
		return ""
	}
	return "个"
}

// ofYear reports whether the year in force where a figure stands is the one
// asked for.
func (r *Run) ofYear(it item, year int) bool {
	if it.date != nil && it.date.Value.Year > 0 {
		return it.date.Value.Year == year
	}
	c := it.page.ClauseAt(it.show.Start)
	return c >= 0 && it.page.YearAt(c) == year
}

// occasionsRE matches questions for several occasions together: 两场加起来.
var occasionsRE = regexp.MustCompile(`([两二三四五2-5])(?:场|次|批|轮|届)`)

// sumOccasions adds up the totals of as many occasions as the question means, of
// the paragraph that has its names; nil when no paragraph has as many.
func (r *Run) sumOccasions() *Result {
	m := occasionsRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || !addRE.MatchString(string(r.Q.Folded)) || len(r.Q.Years) > 1 {
		return nil
	}
	blocks := map[[2]int][]item{}
	var order [][2]int
	for _, it := range r.totals() {
		page, s := slices.Index(r.Pages, it.page), it.page.SentenceAt(it.show.Start)
		if page < 0 || s < 0 || it.amount == nil {
			continue
		}
		block := it.page.Sentences[s].Block
		if _, ok := r.speaksOf(page, it.page.Text.Blocks[block].Span); !ok {
			continue
		}
		key := [2]int{page, block}
		if blocks[key] == nil {
			order = append(order, key)
		}
		it.name = strings.Trim(it.page.Shown(it.page.Clauses[it.page.Sentences[s].From].Span), ",，;；。 ")
		blocks[key] = append(blocks[key], it)
	}
	for _, key := range order {
		if list := blocks[key]; len(list) == reading.WholeNumber(m[1]) {
			return r.total(list, selection{items: list, cover: 1, why: " [occasions]"})
		}
	}
	return nil
}
