package execute

import (
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// inOrder is the value of the thing that a follow-up means where its sentence gives the
// values of several things in order: 甲、乙、丙三个项目,投资分别为5亿元、3亿元和2亿元,用地分别为
// 90亩、70亩和30亩. The thing is one that the follow-up names, 丙那个投多少, or that whose
// value was told before, 用地呢; the value itself when it is in no such run.
func (r *Run) inOrder(t *thing, v int) int {
	p := t.page
	run := inOrderRun(p, v)
	if len(run) < 2 {
		return v
	}
	if k := r.namedInOrder(p, run); k >= 0 {
		return run[k]
	}
	for i := range p.Values {
		if !r.Anchor.Told.Contains(p.Values[i].Span) {
			continue
		}
		if before := inOrderRun(p, i); len(before) == len(run) && p.SentenceAt(p.Values[i].Span.Start) == p.SentenceAt(p.Values[v].Span.Start) {
			return run[slices.Index(before, i)]
		}
	}
	return v
}

// inOrderRun are the values of the kind of one, that among them, which stand in one run
// behind 分别 or 依次; nil when it is in none.
func inOrderRun(p *reading.Page, v int) []int {
	value := &p.Values[v]
	s := p.Sentences[p.SentenceAt(value.Span.Start)].Span
	text := []rune(p.Read(corpus.Span{Start: s.Start, End: value.Span.Start}))
	at := find.WordsAt(text, []string{"分别", "依次", "依序"})
	if len(at) == 0 {
		return nil
	}
	var run []int
	end := 0
	for i := range p.Values {
		x := &p.Values[i]
		if x.Kind != value.Kind || x.Span.Start < s.Start+at[len(at)-1] || x.Span.End > s.End {
			continue
		}
		if len(run) > 0 && strings.Trim(p.Read(corpus.Span{Start: end, End: x.Span.Start}), "、,和与及约近超 ") != "" {
			break
		}
		run, end = append(run, i), x.Span.End
	}
	if !slices.Contains(run, v) {
		return nil
	}
	return run
}

// namedInOrder is which of the things before a run of values a follow-up names in part, 丙
// for 丙微球项目; -1 when it names none, several alike, or they are not as many as the values.
func (r *Run) namedInOrder(p *reading.Page, run []int) int {
	s := p.Sentences[p.SentenceAt(p.Values[run[0]].Span.Start)].Span
	text := p.Read(corpus.Span{Start: s.Start, End: p.Values[run[0]].Span.Start})
	for _, clause := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(",;:。", c) }) {
		names := listedBefore(clause)
		if len(names) != len(run) {
			continue
		}
		best, most, alike := -1, 1, false
		for i, name := range names {
			switch n := commonRun(runTailRE.ReplaceAllString(name, ""), string(r.Q.Folded)); {
			case n > most:
				best, most, alike = i, n, false
			case n == most:
				alike = true
			}
		}
		if !alike {
			return best
		}
	}
	return -1
}
