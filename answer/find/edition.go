package find

import (
	"regexp"
	"slices"
	"strconv"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// whichEditionRE matches one of several editions or batches: 第七批, 首届.
var whichEditionRE = regexp.MustCompile(`第([一二三四五六七八九十0-9]+)(届|批|次|期)|(首)(届|批|次|期)`)

// What a figure gains in the sentence of the edition asked for, and loses in that
// of another.
const (
	sameEdition  = 0.2
	otherEdition = -0.35
)

// OtherEditionWhy marks a figure of another edition than the one asked for.
const OtherEditionWhy = "other edition"

// maxEdition is the largest number of an edition that is also written in characters.
const maxEdition = 99

// ordinals are the two forms of the editions that a question names: 第28届, 第二十八届.
func ordinals(q string) [][2]string {
	var out [][2]string
	for _, m := range whichEditionRE.FindAllStringSubmatch(q, -1) {
		if n, ok := parseCount(m[1]); ok && n >= 1 && n <= maxEdition {
			out = append(out, [2]string{"第" + strconv.Itoa(n) + m[2], "第" + reading.InCharacters(n) + m[2]})
		}
	}
	return out
}

// Edition is one of the times that something is held: 第六届, 第3批.
type Edition struct {
	number int
	Unit   string
}

// Editions are the ones that a text names, in order.
func Editions(text string) []Edition {
	var out []Edition
	for _, m := range whichEditionRE.FindAllStringSubmatch(text, -1) {
		e := Edition{1, m[4]}
		if m[3] == "" {
			e.number, _ = parseCount(m[1])
			e.Unit = m[2]
		}
		out = append(out, e)
	}
	return out
}

// planYearsRE matches the five years of a plan: 十四五.
var planYearsRE = regexp.MustCompile(`十[一二三四五六]五`)

// ofOtherPlan reports whether a value is of the five years of another plan: 十四五 is asked,
// and the value stands in the chapter that looks back on 十三五.
func (f *Finder) ofOtherPlan(x *Candidate) bool {
	asked := planYearsRE.FindString(string(f.q.Folded))
	if asked == "" {
		return false
	}
	p, s := x.Page, x.Page.Clauses[x.Clause].Sentence
	upTo := corpus.Span{Start: p.Sentences[s].Span.Start, End: p.Values[x.Value].Span.End}
	for _, text := range []string{p.Read(upTo), p.Read(p.Sections[p.Sentences[s].Section].Lead), p.Chapter(s)} {
		if told := planYearsRE.FindAllString(text, -1); len(told) > 0 {
			return told[len(told)-1] != asked
		}
	}
	return false
}

// ofEdition keeps the figures of editions apart: 第七批 is asked, and the sentence
// tells of 第五批, or of all of them since 首批.
func (f *Finder) ofEdition(x *Candidate) {
	v := &x.Page.Values[x.Value]
	asked := Editions(string(f.q.Folded))
	if f.Leaning || len(asked) != 1 || v.Kind != reading.Money && v.Kind != reading.Count && v.Kind != reading.Date {
		return
	}
	s := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span
	if v.Kind == reading.Date { // 2021年12月9日第十六届 in one clause, or 8月23日,第十四届…开幕 in the next
		f.datedEdition(x, s, asked[0])
		return
	}
	here := slices.DeleteFunc(Editions(x.Page.Read(corpus.Span{Start: s.Start, End: v.Span.Start})), func(e Edition) bool { return e.Unit != asked[0].Unit })
	switch {
	case len(here) == 0:
	case slices.Contains(here, asked[0]):
		x.Add(sameEdition, "edition")
	default:
		x.Add(otherEdition, OtherEditionWhy)
	}
}

// datedEdition keeps the dates of editions apart: that which stands with an edition in its
// clause, else the next one that its sentence names, is of it.
func (f *Finder) datedEdition(x *Candidate, s corpus.Span, asked Edition) {
	from := x.Page.Clauses[x.Clause].Span.Start
	for _, e := range Editions(x.Page.Read(corpus.Span{Start: from, End: max(from, s.End)})) {
		if e.Unit != asked.Unit {
			continue
		}
		if e == asked {
			x.Add(sameEdition, "edition")
		} else {
			x.Add(otherEdition, OtherEditionWhy)
		}
		return
	}
}
