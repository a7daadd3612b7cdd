package evidence

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus/extract/names"
)

// Feature is something that speaks for a sentence, or against it, and how much of it there
// is. A name with a * is of a word of asking together with what the sentence has.
type Feature struct {
	Name  string
	Value float64
}

// Features describe a sentence; names are single.
type Features []Feature

func (x *Features) add(name string, value float64) {
	if value != 0 {
		*x = append(*x, Feature{name, value})
	}
}

func (x *Features) flag(name string, set bool) {
	if set {
		*x = append(*x, Feature{name, 1})
	}
}

// features describes a sentence of a page.
func (a *ask) features(f *found, s int, told []string) Features {
	p, sent := f.page, &f.page.Sentences[s]
	own, context, before := f.around(s)
	near, block := own.or(context), f.block(s)
	share, common, length := a.share(own), float64(a.common(p, sent.Span))/8, math.Log(float64(sent.Span.Len())+1)
	x := make(Features, 0, 96)
	x.add("own", share)
	x.add("own2", share*share)
	x.add("context", a.share(context))
	x.add("before", a.share(before))
	x.add("near", a.share(near.or(before)))
	x.add("block", a.share(block.without(near)))
	x.add("page", a.share(f.all))
	x.add("lent", a.lentShare(own))
	x.add("lentnear", a.lentShare(context.or(before)))
	x.add("lentpage", a.lentShare(f.all))
	x.add("rarest", a.rarest(own))
	x.add("rarestnear", a.rarest(near))
	x.add("length", length)
	x.add("early", 1/float64(1+s))
	x.add("common", common)
	x.add("letters", a.lettersIn(p.Folded[sent.Span.Start:sent.Span.End]))
	a.says(&x, own, near.or(before), near.or(block), f.all)
	x.add("clause", a.fullest(f.clauses[sent.From:sent.To]))
	form(&x, p, sent)
	a.values(&x, p, sent)
	a.phased(&x, p, sent)
	a.places(&x, p, sent)
	a.counted(&x, p, sent)
	f.names(&x, s)
	a.crossed(&x, told, [3]float64{share, common, length})
	return x
}

// says tells how much of the question's content is in a sentence, near it, in its paragraph
// and on its page, and how rare the rarest is that is not.
func (a *ask) says(x *Features, own, near, block, page set) {
	has, lost, strange := a.content(own)
	x.add("says", has)
	x.add("lacks", lost)
	x.add("strange", strange)
	for _, part := range []struct {
		says, lacks string
		of          set
	}{{"saysnear", "lacksnear", near}, {"saysblock", "lacksblock", block}, {"sayspage", "lackspage", page}} {
		has, lost, _ := a.content(part.of)
		x.add(part.says, has)
		x.add(part.lacks, lost)
	}
}

// fullest is the largest part of the question that one of some clauses has.
func (a *ask) fullest(clauses []set) float64 {
	most := 0.0
	for _, c := range clauses {
		most = max(most, a.share(c))
	}
	return most
}

// lettersIn is the part of the question's characters that a text has.
func (a *ask) lettersIn(text []rune) float64 {
	seen := map[rune]bool{}
	for _, r := range text {
		if a.letters[r] {
			seen[r] = true
		}
	}
	return float64(len(seen)) / float64(len(a.letters)+1)
}

// shortLine is how many characters a sentence has that says little.
const shortLine = 12

// form tells what kind of line a sentence is.
func form(x *Features, p *reading.Page, s *reading.Sentence) {
	x.flag(string(s.Kind), true)
	x.flag("title", p.TitleSpan().Contains(s.Span) || p.IsTitle(s.Span))
	x.flag("field", s.Form)
	x.flag("short", s.Span.Len() < shortLine)
}

// values tells whether a sentence has a figure in the unit asked for, and of which years
// it speaks.
func (a *ask) values(x *Features, p *reading.Page, s *reading.Sentence) {
	unit, year, other := false, false, false
	month, othermonth := false, false
	for _, m := range valuesOf(p, s) {
		if u := []rune(m.Unit); a.unit != 0 && len(u) > 0 && u[0] == a.unit {
			unit = true
		}
		if m.Date != nil && m.Date.Month > 0 && len(a.q.Months) > 0 {
			same := slices.Contains(a.q.Months, m.Date.Month)
			month, othermonth = month || same, othermonth || !same
		}
		if m.Date == nil || m.Date.Year == 0 || len(a.q.Years) == 0 {
			continue
		}
		if slices.Contains(a.q.Years, m.Date.Year) {
			year = true
		} else {
			other = true
		}
	}
	x.flag("unit", unit)
	x.flag("year", year)
	x.flag("otheryear", other)
	x.flag("month", month)
	x.flag("othermonth", othermonth && !month)
}

// phaseRE matches the number of a phase or an edition: 一期, 第十届.
var phaseRE = regexp.MustCompile(`[一二三四五六七八九十首0-9]+[期届]`)

// phased tells whether a sentence is of the phase or edition asked about, or of another.
func (a *ask) phased(x *Features, p *reading.Page, s *reading.Sentence) {
	if len(a.phases) == 0 {
		return
	}
	told := phaseRE.FindAllString(p.Read(s.Span), -1)
	same := slices.ContainsFunc(told, func(t string) bool { return slices.Contains(a.phases, t) })
	x.flag("phase", same)
	x.flag("otherphase", !same && len(told) > 0)
}

// places tells whether a sentence names a place that the question names, or another.
func (a *ask) places(x *Features, p *reading.Page, s *reading.Sentence) {
	if len(a.q.Places) == 0 {
		return
	}
	same, other := false, false
	from, _ := slices.BinarySearchFunc(p.Places, s.Span.Start, func(x names.Place, at int) int { return x.Span.Start - at })
	for _, place := range p.Places[from:] {
		if place.Span.Start >= s.Span.End {
			break
		}
		hit := slices.ContainsFunc(a.q.Places, func(q names.Place) bool {
			return q.ID != "" && (q.ID == place.ID || strings.HasPrefix(place.ID, q.ID+"/"))
		})
		same, other = same || hit, other || !hit
	}
	x.flag("place", same)
	x.flag("otherplace", other && !same)
}

// counted tells whether a sentence lists as many things as the question asks for.
func (a *ask) counted(x *Features, p *reading.Page, s *reading.Sentence) {
	if a.many < 2 {
		return
	}
	text := p.Read(s.Span)
	marks := strings.Count(text, "、") + strings.Count(text, ";") + strings.Count(text, "和")
	x.flag("asmany", marks >= a.many-1)
	x.flag("fewer", marks < a.many-1)
}

func valuesOf(p *reading.Page, s *reading.Sentence) []reading.Value {
	if s.From >= s.To {
		return nil
	}
	return p.Values[p.Clauses[s.From].From:p.Clauses[s.To-1].To]
}

// told is the key under which a page keeps what its sentences tell.
type told struct{ by *Model }

// tell gives what a sentence of a page tells: the kinds of its figures and the cues that
// it has. Each sentence is looked through once.
func (m *Model) tell(p *reading.Page, s int) []string {
	kept := reading.Once(p, told{m}, func(p *reading.Page) *[]atomic.Pointer[[]string] {
		list := make([]atomic.Pointer[[]string], len(p.Sentences))
		return &list
	})
	if had := (*kept)[s].Load(); had != nil {
		return *had
	}
	var out []string
	for _, v := range valuesOf(p, &p.Sentences[s]) {
		if !slices.Contains(out, v.Kind) {
			out = append(out, v.Kind)
		}
	}
	out = append(out, m.tells.in(p.Read(p.Sentences[s].Span))...)
	(*kept)[s].Store(&out)
	return out
}

// crossed sets what a sentence has beside what the question asks for.
func (a *ask) crossed(x *Features, has []string, sizes [3]float64) {
	for _, h := range has {
		names, ok := a.names[h]
		if !ok {
			names = append(names, "s:"+h)
			for _, q := range a.asks {
				names = append(names, q+"*"+h)
			}
			a.names[h] = names
		}
		for _, name := range names {
			x.add(name, 1)
		}
	}
	for i, name := range a.sized {
		x.add(name, sizes[i%len(sizes)])
	}
}

// mostOthers is how many other names are told apart.
const mostOthers = 3

// names tells whether a sentence names what is asked about, goes on about it, or is of
// something else.
func (f *found) names(x *Features, s int) {
	sent := &f.page.Sentences[s]
	from := f.page.Sections[sent.Section].Span.Start
	last, others, asked := -1, 0, false
	for i := range f.named {
		switch n := &f.named[i]; {
		case n.span.Start >= sent.Span.End:
		case n.span.Start >= sent.Span.Start && n.asked:
			asked = true
		case n.span.Start >= sent.Span.Start:
			others++
		case n.span.Start >= from:
			last = i
		}
	}
	x.flag("names", asked)
	x.add("namesother", float64(min(others, mostOthers)))
	x.flag("onlyother", !asked && others > 0)
	x.flag("goeson", !asked && others == 0 && last >= 0 && f.named[last].asked)
	x.flag("goesonother", !asked && others == 0 && last >= 0 && !f.named[last].asked)
}
