package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// sideItem finds the one project or figure that a side of a question names; nil
// for none, for several, and when its amount is not stated.
func (r *Run) sideItem(side string) *listing.Item {
	words, places := r.sideWords(side)
	if len(words) == 0 {
		return nil
	}
	list := r.oneOf(r.sideItems(side, words), places, strings.Contains(side, " "))
	if phase := phaseWordRE.FindString(side); phase != "" && (len(list) != 1 || !strings.Contains(clean.Fold(list[0].Name), phase)) {
		list = r.phaseItems(strings.Join(words, " "), phase)
	}
	if len(list) != 1 || list[0].Amount == nil {
		return nil
	}
	it := list[0]
	it.Name = sideLabel(r.typed(side), it.Name)
	it.Measure = listing.Money(*it.Amount)
	return &it
}

// sideItems are the items that a side names most surely. A record without an
// amount gives way to a figure of its sentence that the side names too.
func (r *Run) sideItems(side string, words []string) []listing.Item {
	var levels [listing.InName + 1][]listing.Item
	for _, it := range r.figures() {
		l := it.NamedBy(side, words)
		levels[l] = append(levels[l], it)
	}
	for l := listing.InName; l > listing.NotNamed; l-- {
		if len(levels[l]) == 0 {
			continue
		}
		if !slices.ContainsFunc(levels[l], func(it listing.Item) bool { return it.Amount != nil }) {
			for k := l - 1; k >= listing.WordsOf; k-- {
				beside := levels[k]
				if k == listing.WordsOf { // what stands around the sum of another project
					beside = slices.DeleteFunc(slices.Clone(beside), func(it listing.Item) bool { return it.About() != nil && len(it.About().Parties) > 0 })
				}
				if same := besideAny(beside, levels[l]); len(same) > 0 {
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
func (r *Run) phaseItems(side, phase string) []listing.Item {
	words := strings.Fields(strings.ReplaceAll(side, phase, " "))
	if len(words) == 0 {
		return nil
	}
	var out []listing.Item
	for _, p := range r.Pages {
		for _, it := range r.loneSums(p, true) {
			if find.JoinPhases(it.Phase) == find.JoinPhases(phase) && find.HoldsAll(it.Before(), words) {
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
	return len(list) > 0 && !slices.ContainsFunc(list, func(it listing.Item) bool {
		return it.Amount != nil || it.About() == nil || it.NamedBy(side, words) < listing.LettersIn
	})
}

// toldTogether reports whether the sentence that names a side gives one sum for as
// many things as the question adds up: 甲项目和乙项目两个合计63亿元.
func (r *Run) toldTogether(side string, sides int) bool {
	words, _ := r.sideWords(side)
	return slices.ContainsFunc(r.sideItems(side, words), func(it listing.Item) bool {
		return slices.ContainsFunc(r.recordsOf(it.Page.Document.ID).Totals, func(t corpus.Total) bool {
			return t.Amount != nil && t.Count != nil && t.Count.Value == sides && it.About() != nil && t.Sentence.Contains(it.Cite)
		})
	})
}

// manyOfRE matches sides that are kinds of things rather than names: 服务业, 外资类.
var manyOfRE = regexp.MustCompile(`(?:业|类|外资|内资)$`)

// besideAny are the items with an amount that stand in a sentence of others.
func besideAny(list, others []listing.Item) []listing.Item {
	return slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool {
		return it.Amount == nil || !slices.ContainsFunc(others, func(x listing.Item) bool {
			return x.Page == it.Page && x.Page.SentenceAt(x.Cite.Start) == it.Page.SentenceAt(it.Show.Start)
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
		return listing.Stem(string(r.Q.Folded[p.Span.Start:p.Span.End])) == listing.Stem(text)
	})
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
func (r *Run) oneOf(list []listing.Item, places []string, must bool) []listing.Item {
	list = distinct(list)
	if len(places) == 0 || len(list) < 2 && !must {
		return list
	}
	at := slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool {
		return !slices.ContainsFunc(places, func(place string) bool { return it.At(listing.Stem(place)) })
	})
	if len(at) == 0 && must {
		return slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool {
			return !slices.ContainsFunc(places, func(place string) bool { return it.Page.TitleHas([]rune(listing.Stem(place))) })
		})
	}
	if len(at) > 0 {
		return at
	}
	return list
}

// distinct keeps one item of each project, and one of each figure.
func distinct(list []listing.Item) []listing.Item {
	var out []listing.Item
	for _, it := range list {
		i := slices.IndexFunc(out, func(x listing.Item) bool {
			a, b := x.About(), it.About()
			if a != nil && b != nil && a.Entity != "" && a.Entity == b.Entity && (x.Amount == nil || it.Amount == nil) {
				return true
			}
			return x.Amount != nil && it.Amount != nil && *x.Amount == *it.Amount
		})
		switch {
		case i < 0:
			out = append(out, it)
		case out[i].Amount == nil || out[i].About() == nil && it.About() != nil:
			out[i] = it
		}
	}
	return out
}

// figures are the projects of the candidate pages, and the sums of running
// text that no record has.
func (r *Run) figures() []listing.Item {
	if r.sums != nil {
		return r.sums
	}
	out := []listing.Item{}
	for i, p := range r.Pages {
		for t := range p.Tables {
			if p.Tables[t].IsProjects() {
				out = append(out, r.tableItems(p, r.find.Aligned[i], &p.Tables[t])...)
			}
		}
		out = append(out, r.proseItems(p, r.find.Aligned[i])...)
		listed := inOrderItems(p)
		for _, it := range r.loneSums(p, false) {
			if !slices.ContainsFunc(listed, func(x listing.Item) bool { return x.Show == it.Show }) {
				out = append(out, it)
			}
		}
		for _, it := range listed {
			if !r.recorded(r.recordsOf(p.Document.ID), it.Show) {
				out = append(out, it)
			}
		}
	}
	r.sums = out
	return out
}

// inOrderItems are the things whose sums a text gives in the order of their names: 甲、乙
// 两个项目分别为5亿元、3亿元.
func inOrderItems(p *reading.Page) []listing.Item {
	var out []listing.Item
	for i := range p.Sentences {
		if p.Sentences[i].Kind == corpus.TableRow {
			continue
		}
		for _, part := range reading.SemicolonParts(p, p.Sentences[i].Span) {
			if list := inOrderSums(p, part); len(list) > 1 && digitsOnlyRE.FindString(list[0].Name) == "" {
				out = append(out, list...)
			}
		}
	}
	for i := range out {
		out[i].Alone = true
	}
	return out
}

// digitsOnlyRE matches a name that is only the place of a sum in its run.
var digitsOnlyRE = regexp.MustCompile(`^[0-9]+$`)

// loneSums are the sums of running text that are of no record: no totals, no
// phases unless asked for, nothing but investment.
func (r *Run) loneSums(p *reading.Page, phases bool) []listing.Item {
	var out []listing.Item
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
		if own := r.find.Own(p, v.Clause, v); own != nil && own.ID != "total" {
			continue
		}
		phase := ""
		if said := phaseWordRE.FindAllString(before, -1); len(said) > 0 {
			phase = said[len(said)-1]
		}
		if phases != (phase != "") || !phases && partOfSumRE.MatchString(before) || taskRE.MatchString(before) {
			continue
		}
		out = append(out, listing.Item{Page: p, Amount: v.Amount, Show: v.Span, Cite: s.Span, Phase: phase, Entry: true})
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
