package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// How surely an item is what a side of a question names.
const (
	notNamed  = iota
	ownerOf   // its last word stands in its words, the others before in its sentence: 金福的酒店
	lettersOf // every character of the side stands in its words, two or more together
	wordsOf   // every word of the side stands in its words
	lettersIn // every character of the side stands in its name or an investor's, two or more together
	namesAll  // every word of the side stands in its name or among its investors
	inName    // the side is in its name or an investor's, or the name is in the side
)

// sideReach is how far before its sum a name stands that no record has, in runes.
const sideReach = 70

// sideItem finds the one project or figure that a side of a question names; nil
// for none, for several, and when its amount is not stated.
func (r *Run) sideItem(side string) *item {
	words, places := r.sideWords(side)
	if len(words) == 0 {
		return nil
	}
	list := r.oneOf(r.sideItems(side, words), places, strings.Contains(side, " "))
	if phase := phaseWordRE.FindString(side); phase != "" && (len(list) != 1 || !strings.Contains(clean.Fold(list[0].name), phase)) {
		list = r.phaseItems(strings.Join(words, " "), phase)
	}
	if len(list) != 1 || list[0].amount == nil {
		return nil
	}
	it := list[0]
	it.name = sideLabel(r.typed(side), it.name)
	it.measure = Money(*it.amount)
	return &it
}

// sideItems are the items that a side names most surely. A record without an
// amount gives way to a figure of its sentence that the side names too.
func (r *Run) sideItems(side string, words []string) []item {
	var levels [inName + 1][]item
	for _, it := range r.figures() {
		l := it.namedBy(side, words)
		levels[l] = append(levels[l], it)
	}
	for l := inName; l > notNamed; l-- {
		if len(levels[l]) == 0 {
			continue
		}
		if !slices.ContainsFunc(levels[l], func(it item) bool { return it.amount != nil }) {
			for k := l - 1; k >= wordsOf; k-- {
				if same := besideAny(levels[k], levels[l]); len(same) > 0 {
					return same
				}
			}
		}
		return levels[l]
	}
	return nil
}

// phaseItems are the sums of a phase, 二期6.9亿元, in sentences that name the
// project before: 柳汀高科一期…二期.
func (r *Run) phaseItems(side, phase string) []item {
	words := strings.Fields(strings.ReplaceAll(side, phase, " "))
	if len(words) == 0 {
		return nil
	}
	var out []item
	for _, p := range r.Pages {
		for _, it := range r.loneSums(p, true) {
			if joinPhases(it.phase) == joinPhases(phase) && holdsAll(it.before(), words) {
				out = append(out, it)
			}
		}
	}
	return distinct(out)
}

// sumless reports whether a side names records, and none of them has an amount.
func (r *Run) sumless(side string) bool {
	words, _ := r.sideWords(side)
	if len(words) == 0 || phaseWordRE.MatchString(side) || manyOfRE.MatchString(side) {
		return false
	}
	list := r.sideItems(side, words)
	return len(list) > 0 && !slices.ContainsFunc(list, func(it item) bool {
		return it.amount != nil || it.about() == nil || it.namedBy(side, words) < lettersIn
	})
}

// toldTogether reports whether the sentence that names a side gives one sum for as
// many things as the question adds up: 甲项目和乙项目两个合计63亿元.
func (r *Run) toldTogether(side string, sides int) bool {
	words, _ := r.sideWords(side)
	return slices.ContainsFunc(r.sideItems(side, words), func(it item) bool {
		return slices.ContainsFunc(r.recordsOf(it.page.Document.ID).Totals, func(t corpus.Total) bool {
			return t.Amount != nil && t.Count != nil && t.Count.Value == sides && it.about() != nil && t.Sentence.Contains(it.cite)
		})
	})
}

// manyOfRE matches sides that are kinds of things rather than names: 服务业, 外资类.
var manyOfRE = regexp.MustCompile(`(?:业|类|外资|内资)$`)

// besideAny are the items with an amount that stand in a sentence of others.
func besideAny(list, others []item) []item {
	return slices.DeleteFunc(slices.Clone(list), func(it item) bool {
		return it.amount == nil || !slices.ContainsFunc(others, func(x item) bool {
			return x.page == it.page && x.page.SentenceAt(x.cite.Start) == it.page.SentenceAt(it.show.Start)
		})
	})
}

// sideWords are the words of a side, 金福的酒店 is 金福 and 酒店, without the places
// of the question and what stands behind 在, and those places.
func (r *Run) sideWords(side string) (words, places []string) {
	for _, m := range sideWordRE.FindAllStringSubmatch(sideTimeRE.ReplaceAllString(side, " "), -1) {
		if place := r.placeBefore(m[2]); place != "" {
			places, m[2] = append(places, place), strings.TrimPrefix(m[2], place)
		}
		switch n := len([]rune(m[2])); {
		case n == 1:
			return nil, nil
		case m[2] == "项目" || m[2] == "投资":
		case strings.ContainsAny(m[1], "在给向") && len(words) > 0 || r.isPlace(m[2]):
			places = append(places, m[2])
		default:
			words = append(words, m[2])
		}
	}
	return words, places
}

// sideTimeRE matches the time that a side names beside its thing: 青岚2021年.
var sideTimeRE = regexp.MustCompile(`(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月|上半年|下半年)?`)

// shortestOfPlace is how many characters a name has at least that stands right behind a place.
const shortestOfPlace = 2

// placeBefore is the place of the question that a word begins with, 竹海 of 竹海青岚; ""
// for none.
func (r *Run) placeBefore(word string) string {
	for _, p := range r.Q.Places {
		if slices.ContainsFunc(r.Q.Sectors, func(s names.SectorWord) bool { return s.Span.Start == p.Span.End }) {
			continue // a kind of thing at the place: 竹海新材料
		}
		place := string(r.Q.Folded[p.Span.Start:p.Span.End])
		if rest, ok := strings.CutPrefix(word, place); ok && p.ID != "" && len([]rune(rest)) >= shortestOfPlace && !placeTailRE.MatchString(rest) {
			return place
		}
	}
	return ""
}

// placeTailRE matches what makes a longer name of a place.
var placeTailRE = regexp.MustCompile(`^(?:市|区|县|省|旗|州|镇|乡|经|高|新区|开发|国际|园|港)`)

// isPlace reports whether a text is a place of the question.
func (r *Run) isPlace(text string) bool {
	return slices.ContainsFunc(r.Q.Places, func(p names.Place) bool {
		return stem(string(r.Q.Folded[p.Span.Start:p.Span.End])) == stem(text)
	})
}

// stem is the name of a division without the word for what it is.
func stem(place string) string {
	if s := divisionEndRE.ReplaceAllString(place, ""); len([]rune(s)) >= 2 {
		return s
	}
	return place
}

var sideWordRE = regexp.MustCompile(`([的在给向 ]?)([^的在给向 ]+)`)

// sideLabel is a side as typed with the name that the document has.
func sideLabel(side, name string) string {
	if name == "" {
		return side
	}
	if strings.Contains(clean.Fold(name), clean.Fold(side)) {
		return name
	}
	return side + "（" + name + "）"
}

// typed is a part of the folded question as it was typed.
func (r *Run) typed(folded string) string {
	text := []rune(r.Q.Text)
	at := strings.Index(string(r.Q.Folded), folded)
	if at < 0 || len(text) != len(r.Q.Folded) {
		return folded
	}
	from := len([]rune(string(r.Q.Folded)[:at]))
	return string(text[from : from+len([]rune(folded))])
}

// oneOf joins items of one project and of one figure, and keeps those at the
// places that the side names: always when it must, else when there are several.
func (r *Run) oneOf(list []item, places []string, must bool) []item {
	list = distinct(list)
	if len(places) == 0 || len(list) < 2 && !must {
		return list
	}
	at := slices.DeleteFunc(slices.Clone(list), func(it item) bool {
		return !slices.ContainsFunc(places, func(place string) bool { return it.at(stem(place)) })
	})
	if len(at) == 0 && must {
		return slices.DeleteFunc(slices.Clone(list), func(it item) bool {
			return !slices.ContainsFunc(places, func(place string) bool { return it.page.TitleHas([]rune(stem(place))) })
		})
	}
	if len(at) > 0 {
		return at
	}
	return list
}

// at reports whether an item is at a place, as its record or its words say.
func (it *item) at(place string) bool {
	p := it.about()
	return p != nil && p.Place != nil && strings.Contains(clean.Fold(p.Place.Value), place) || strings.Contains(it.words(), place)
}

// distinct keeps one item of each project, and one of each figure.
func distinct(list []item) []item {
	var out []item
	for _, it := range list {
		i := slices.IndexFunc(out, func(x item) bool {
			a, b := x.about(), it.about()
			if a != nil && b != nil && a.Entity != "" && a.Entity == b.Entity && (x.amount == nil || it.amount == nil) {
				return true
			}
			return x.amount != nil && it.amount != nil && *x.amount == *it.amount
		})
		switch {
		case i < 0:
			out = append(out, it)
		case out[i].amount == nil || out[i].about() == nil && it.about() != nil:
			out[i] = it
		}
	}
	return out
}

// about is the record of an item, nil for a figure that has none.
func (it *item) about() *corpus.Project {
	if it.record != nil {
		return it.record
	}
	return it.project
}

// figures are the projects of the candidate pages, and the sums of running
// text that no record has.
func (r *Run) figures() []item {
	if r.sums != nil {
		return r.sums
	}
	out := []item{}
	for i, p := range r.Pages {
		for t := range p.Tables {
			if p.Tables[t].IsProjects() {
				out = append(out, r.tableItems(p, r.find.aligned[i], &p.Tables[t])...)
			}
		}
		out = append(out, r.proseItems(p, r.find.aligned[i])...)
		listed := inOrderItems(p)
		for _, it := range r.loneSums(p, false) {
			if !slices.ContainsFunc(listed, func(x item) bool { return x.show == it.show }) {
				out = append(out, it)
			}
		}
		for _, it := range listed {
			if !r.recorded(r.recordsOf(p.Document.ID), it.show) {
				out = append(out, it)
			}
		}
	}
	r.sums = out
	return out
}

// inOrderItems are the things whose sums a text gives in the order of their names: 甲、乙
// 两个项目分别为5亿元、3亿元.
func inOrderItems(p *reading.Page) []item {
	var out []item
	for i := range p.Sentences {
		if p.Sentences[i].Kind == corpus.TableRow {
			continue
		}
		for _, part := range semicolonParts(p, p.Sentences[i].Span) {
			if list := inOrderSums(p, part); len(list) > 1 && digitsOnlyRE.FindString(list[0].name) == "" {
				out = append(out, list...)
			}
		}
	}
	for i := range out {
		out[i].alone = true
	}
	return out
}

// digitsOnlyRE matches a name that is only the place of a sum in its run.
var digitsOnlyRE = regexp.MustCompile(`^[0-9]+$`)

// loneSums are the sums of running text that are of no record: no totals, no
// phases unless asked for, nothing but investment.
func (r *Run) loneSums(p *reading.Page, phases bool) []item {
	var out []item
	records := r.recordsOf(p.Document.ID)
	for i := range p.Values {
		v := &p.Values[i]
		if v.Kind != reading.Money || v.Clause < 0 || v.Owner.Threshold || v.Owner.Aggregate || !phases && r.recorded(records, v.Span) {
			continue
		}
		s := &p.Sentences[p.Clauses[v.Clause].Sentence]
		if s.Kind == corpus.TableRow || s.Kind == corpus.Heading || s.Kind == corpus.Correction {
			continue
		}
		if isEquivalent(p, i) {
			continue
		}
		before := p.Read(corpus.Span{Start: p.Clauses[v.Clause].Span.Start, End: v.Span.Start})
		if own := r.find.own(p, v.Clause, v); own != nil && own.ID != "total" {
			continue
		}
		phase := ""
		if said := phaseWordRE.FindAllString(before, -1); len(said) > 0 {
			phase = said[len(said)-1]
		}
		if phases != (phase != "") || !phases && partOfSumRE.MatchString(before) {
			continue
		}
		out = append(out, item{page: p, amount: v.Amount, show: v.Span, cite: s.Span, phase: phase, entry: true})
	}
	return out
}

// isEquivalent reports whether a sum is that before it in another currency: 15亿林吉特
// (约合3.4亿美元).
func isEquivalent(p *reading.Page, i int) bool {
	if i <= 0 {
		return false
	}
	v, before := &p.Values[i], &p.Values[i-1]
	return v.Kind == reading.Money && before.Kind == reading.Money && v.Amount != nil && before.Amount != nil && v.Amount.Currency != before.Amount.Currency &&
		v.Span.Start > before.Span.End && equivalentRE.MatchString(strings.TrimSpace(p.Read(corpus.Span{Start: before.Span.End, End: v.Span.Start})))
}

// partOfSumRE matches what stands before a sum that is a part, a phase, a plan
// for many or an equivalent: 其中, 一期, 目标, (约合.
var partOfSumRE = regexp.MustCompile(`其中|[一二三四五六七八首]期|首阶段|目标|累计|预计.*突破|[(（](?:约合|折合|约)|合计|总额|全[市县区省]|phase`)

// namedBy tells how surely an item is what a side of the question names.
func (it *item) namedBy(side string, words []string) int {
	name := ""
	if p := it.about(); p != nil {
		name = clean.Fold(strings.Join(append(p.PartyNames(), p.Name.Value), "\n"))
		if joined := strings.Join(words, ""); strings.Contains(name, side) || strings.Contains(name, joined) {
			return inName
		}
	} else if it.row != nil || it.alone {
		name = clean.Fold(it.name)
	}
	if it.alone && (strings.Contains(name, side) || strings.Contains(name, strings.Join(words, ""))) {
		return inName
	}
	if holdsAll(name, words) {
		return namesAll
	}
	if name != "" && allCovered(words, name) {
		return lettersIn
	}
	if it.alone {
		return notNamed // the words around are of all things of its run
	}
	text := name + "\n" + it.words()
	if p := it.about(); p != nil {
		text += "\n" + strings.Join(p.Aliases, "\n")
	}
	if holdsAll(text, words) {
		return wordsOf
	}
	if allCovered(words, text) {
		return lettersOf
	}
	if last := len(words) - 1; last > 0 && strings.Contains(text, words[last]) && holdsAll(it.before(), words[:last]) {
		return ownerOf
	}
	return notNamed
}

// allCovered reports whether every character of some words stands in a text, two
// or more together.
func allCovered(words []string, text string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return covered(w, text) < 1 })
}

// before is the sentence of an item up to its sum.
func (it *item) before() string {
	i := it.page.SentenceAt(it.show.Start)
	if i < 0 || it.row != nil || it.show.Empty() {
		return ""
	}
	return it.page.Read(corpus.Span{Start: it.page.Sentences[i].Span.Start, End: it.show.Start})
}

// words is the text that an item is told in: its row, or what stands before its
// sum back to the one before and behind it up to the next, in one sentence.
func (it *item) words() string {
	p := it.page
	if it.row != nil {
		return p.Read(it.cite)
	}
	if it.show.Empty() {
		return ""
	}
	i := p.SentenceAt(it.show.Start)
	if i < 0 {
		return ""
	}
	s := corpus.Span{Start: max(p.Sentences[i].Span.Start, it.show.Start-sideReach), End: p.Sentences[i].Span.End}
	own := p.ClauseAt(it.show.Start)
	for k := range p.Values {
		v := &p.Values[k]
		if v.Kind != reading.Money || v.Clause < 0 {
			continue
		}
		switch {
		case v.Span.End <= it.show.Start && v.Clause != own:
			s.Start = max(s.Start, p.Clauses[v.Clause].Span.End)
		case v.Span.End <= it.show.Start:
			s.Start = max(s.Start, v.Span.End)
		case v.Span.Start >= it.show.End && v.Clause != own:
			s.End = min(s.End, p.Clauses[v.Clause].Span.Start)
		case v.Span.Start >= it.show.End:
			s.End = min(s.End, v.Span.Start)
		}
	}
	return p.Read(s)
}
