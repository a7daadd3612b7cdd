package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// ofOneRE matches questions for several projects of one investor together:
// 云杉重机两笔加起来, 柳汀集团在岚州的两个项目一共.
var ofOneRE = regexp.MustCompile(`^(.{2,}?)(?:的|这|那|签的|投的|签下|投了|签了|独占)*([两二三四五2-5])(?:笔|单|宗|处|个(?:签约|投资)?项目|项(?:投资|协议)|个(?:一共|总共|合计|加起来|加在一起|相加))(?:投资|项目|签约|协议|,| )*`)

// ofOne adds up the projects of one investor, when as many are found as the
// question says; nil when they are not.
func (r *Run) ofOne() *Result {
	words, places, n := r.oneAsked()
	if len(words) == 0 {
		return nil
	}
	list := r.allOf(words, places, n)
	if len(list) != n {
		list = r.runAfter(words, n)
	}
	if len(list) != n || slices.ContainsFunc(list, func(it listing.Item) bool { return it.Amount == nil }) {
		return nil
	}
	for i := range list {
		if list[i].Name == "" {
			list[i].Name = list[i].Told()
		}
		list[i].Measure = listing.Money(*list[i].Amount)
	}
	return r.total(list, listing.Selection{Items: list, Cover: 1, Why: " [of one]"})
}

// oneAsked reads the words of the one investor whose projects the question
// adds up, the places it names, and how many projects they are.
func (r *Run) oneAsked() (words, places []string, n int) {
	q := string(r.Q.Folded)
	m := ofOneRE.FindStringSubmatch(q)
	if m == nil || !addsUpRE.MatchString(q) || howManyRE.MatchString(q) {
		return nil, nil, 0
	}
	words, places = r.sideWords(trimSide(m[1]))
	words = slices.DeleteFunc(words, r.isAction)
	if slices.ContainsFunc(words, func(w string) bool { return firmSepRE.MatchString(w) || joinWordRE.MatchString(w) }) {
		return nil, nil, 0
	}
	return words, places, reading.WholeNumber(m[2])
}

// allOf are the projects and sums that some words name, without those of other
// places than the question names when they are too many.
func (r *Run) allOf(words, places []string, n int) []listing.Item {
	side := strings.Join(words, "")
	var out []listing.Item
	for _, it := range r.figures() {
		if it.NamedBy(side, words) >= listing.WordsOf {
			out = append(out, it)
		}
	}
	out = distinct(out)
	if len(out) > n && len(places) > 0 {
		out = slices.DeleteFunc(out, func(it listing.Item) bool { return it.Elsewhere(places) })
	}
	return out
}

// runAfter are the sums that stand behind the words of an investor up to the
// end of the sentence or a semicolon: 柳汀集团独占两单:水产园8亿元、酒店2.4亿元.
func (r *Run) runAfter(words []string, n int) []listing.Item {
	for _, p := range r.Pages {
		sums := append(r.loneSums(p, false), r.proseItems(p, nil)...)
		slices.SortStableFunc(sums, func(a, b listing.Item) int { return a.Show.Start - b.Show.Start })
		for i := range p.Sentences {
			if list := inRun(p, p.Sentences[i].Span, sums, words); len(list) == n {
				return list
			}
		}
	}
	return nil
}

// inRun are the sums of a sentence behind the last of some words, up to a
// semicolon.
func inRun(p *reading.Page, s corpus.Span, sums []listing.Item, words []string) []listing.Item {
	text := p.Read(s)
	at := 0
	for _, w := range words {
		i := strings.LastIndex(text, w)
		if i < 0 {
			return nil
		}
		at = max(at, i)
	}
	from := s.Start + len([]rune(text[:at]))
	to := s.End
	if i := strings.IndexAny(text[at:], ";。"); i >= 0 {
		to = from + len([]rune(text[at:at+i]))
	}
	var out []listing.Item
	for _, it := range sums {
		if it.Amount != nil && it.Show.Start >= from && it.Show.End <= to {
			out = append(out, it)
		}
	}
	return distinct(out)
}
