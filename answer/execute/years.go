package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
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
	if !ok || pair[0].Amount == nil || pair[1].Amount == nil || !addRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	list := pair[:]
	for i := range list {
		list[i].Measure = listing.Money(*list[i].Amount)
	}
	return r.total(list, listing.Selection{Items: list, Cover: 1, Why: " [years]"})
}

// yearPair finds the totals of the two years that the question names.
func (r *Run) yearPair() ([2]listing.Item, bool) {
	years := slices.Compact(slices.Sorted(slices.Values(r.Q.Years)))
	if len(years) != 2 {
		return [2]listing.Item{}, false
	}
	var sides [2][]listing.Item
	if f := r.Q.Focus; f != nil && f.ID != "total" {
		for _, it := range r.ownOfYears() {
			if i := slices.Index(years, it.year); i >= 0 {
				sides[i] = append(sides[i], it.Item)
			}
		}
		pair, _, ok := r.pairUp(sides[0], sides[1])
		return r.calledAsTyped(pair), ok
	}
	for _, it := range r.totals() {
		for i, y := range years {
			if r.ofYear(it, y) {
				it.Name = strconv.Itoa(y) + "年"
				sides[i] = append(sides[i], it)
			}
		}
	}
	pair, _, ok := r.pairUp(sides[0], sides[1])
	return pair, ok
}

// calledAsTyped calls two figures by the sides of the question that name their years, where
// these name more than the year: 甲市2024年前三季度跟乙市2021年一季度.
func (r *Run) calledAsTyped(pair [2]listing.Item) [2]listing.Item {
	_, cuts := r.sidesCut(weakSepRE)
	for _, sides := range cuts {
		if len(sides) != len(pair) || len(r.Read(sides[0]).Places) == 0 || len(r.Read(sides[1]).Places) == 0 {
			continue
		}
		for i := range pair {
			for _, s := range sides {
				if strings.Contains(s, pair[i].Name) {
					pair[i].Name = r.typed(s)
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
		if a := r.find.Aligned[i]; a.Found < 0.3*a.Total {
			continue
		}
		for _, it := range r.yearFigures(i, p) {
			v := slices.IndexFunc(p.Values, func(v reading.Value) bool { return v.Span == it.Show })
			if own := r.find.Own(p, p.Values[v].Clause, &p.Values[v]); own != nil && own.ID == r.Q.Focus.ID {
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
func (r *Run) totals() []listing.Item {
	var out []listing.Item
	counts := countRE.MatchString(string(r.Q.Folded))
	for i, p := range r.Pages {
		for _, t := range r.recordsOf(p.Document.ID).Totals {
			if t.Scope == corpus.Target || t.Scope == corpus.Group || t.Scope == corpus.Cumulative && !find.CumulativeRE.MatchString(string(r.Q.Folded)) {
				continue
			}
			if t.Amount != nil && !counts {
				it := listing.Item{Amount: &t.Amount.Value, Date: t.Date}
				if t.Count == nil {
					it.Score = -0.15 // a sum that says of how many things it is comes first
				}
				out = r.addTotal(out, p, i, t.Amount.Span, it)
			}
			if t.Count != nil && (counts || !moneyAskedRE.MatchString(string(r.Q.Folded))) {
				it := listing.Item{Number: float64(t.Count.Value), Unit: t.Unit, Date: t.Date}
				if !counts {
					it.Score = -0.2
				}
				out = r.addTotal(out, p, i, t.Count.Span, it)
			}
		}
	}
	return out
}

// amongTotal is what the figure of some of many loses: 其中16个现场签约,438亿元.
const amongTotal = 0.3

func (r *Run) addTotal(list []listing.Item, p *reading.Page, page int, span corpus.Span, it listing.Item) []listing.Item {
	c := p.ClauseAt(span.Start)
	if a := r.find.Aligned[page]; c < 0 || a.Found < 0.3*a.Total {
		return list
	}
	if f := max(p.Sentences[p.Clauses[c].Sentence].From, c-1); strings.Contains(p.Read(corpus.Span{Start: p.Clauses[f].Span.Start, End: span.Start}), "其中") {
		it.Score -= amongTotal
	}
	it.Page, it.Show = p, span
	it.Cite = p.Sentences[p.Clauses[c].Sentence].Span
	it.Score += r.find.Covers[page][c] + r.find.Aligned[page].Found/max(r.find.Aligned[page].Total, 1)
	it.Measure = strings.Trim(p.Shown(span), " ,，")
	if it.Amount == nil {
		it.Measure = strconv.Itoa(int(it.Number)) + measureWord(it.Unit)
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
func (r *Run) ofYear(it listing.Item, year int) bool {
	if it.Date != nil && it.Date.Value.Year > 0 {
		return it.Date.Value.Year == year
	}
	c := it.Page.ClauseAt(it.Show.Start)
	return c >= 0 && it.Page.YearAt(c) == year
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
	blocks := map[[2]int][]listing.Item{}
	var order [][2]int
	for _, it := range r.totals() {
		page, s := slices.Index(r.Pages, it.Page), it.Page.SentenceAt(it.Show.Start)
		if page < 0 || s < 0 || it.Amount == nil {
			continue
		}
		block := it.Page.Sentences[s].Block
		if _, ok := r.speaksOf(page, it.Page.Text.Blocks[block].Span); !ok {
			continue
		}
		key := [2]int{page, block}
		if blocks[key] == nil {
			order = append(order, key)
		}
		it.Name = strings.Trim(it.Page.Shown(it.Page.Clauses[it.Page.Sentences[s].From].Span), ",，;；。 ")
		blocks[key] = append(blocks[key], it)
	}
	for _, key := range order {
		if list := blocks[key]; len(list) == reading.WholeNumber(m[1]) {
			return r.total(list, listing.Selection{Items: list, Cover: 1, Why: " [occasions]"})
		}
	}
	return nil
}
