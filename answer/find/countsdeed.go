package find

import (
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// countsDeed reports whether the deed that a question asks the number of stands right
// before a number: 开工12个 for 开工了几个.
func (f *Finder) countsDeed(x *Candidate) bool {
	v := &x.Page.Values[x.Value]
	asked := f.askedAction()
	if v.Kind != reading.Count || f.Leaning || asked == f.q.InChinese() {
		return false
	}
	before := strings.TrimRight(x.Page.Read(corpus.Span{Start: x.Page.Clauses[x.Clause].Span.Start, End: v.Span.Start}), "了约共")
	actions := f.words.Actions[1:] // a report counts signings in every clause
	if strings.Contains(before, "其中") {
		actions = f.words.Actions // but tells them apart in one: 项目15个,其中续建4个、新签11个
	}
	for _, words := range actions {
		for _, w := range words {
			if strings.Contains(asked, w) && strings.HasSuffix(before, w) {
				return true
			}
		}
	}
	return false
}

// counted compares what is counted with what is asked.
func (f *Finder) counted(x *Candidate) {
	v := &x.Page.Values[x.Value]
	if v.Kind == reading.Plain {
		x.Add(-0.2, "no unit")
	}
	noun, measure := CountedNoun(string(f.q.Folded))
	clause := x.Page.Clauses[x.Clause].Span
	after := string(x.Page.Folded[v.Span.End:max(v.Span.End, min(clause.End, v.Span.End+14))])
	if english, chinese := countedEnglish(string(f.q.Folded)); english != "" {
		if noun = chinese; strings.Contains(string(x.Page.Folded[v.Span.End:min(len(x.Page.Folded), v.Span.End+30)]), english) {
			x.Add(0.2, "noun")
		}
	}
	f.countedThing(x)
	f.yearBefore(x)
	before := string(x.Page.Folded[max(clause.Start, v.Span.Start-10):v.Span.Start])
	switch {
	case noun != "" && strings.Contains(after, noun):
		x.Add(0.2, "noun")
	case noun != "" && strings.Contains(before, noun):
		x.Add(0.18, "noun before")
	case noun != "" && strings.Contains(x.Page.Read(clause), noun):
		x.Add(0.1, "noun in clause")
	}
	if other := otherNoun(noun, after); other != "" {
		x.Add(-0.35, "counts "+other)
	}
	if x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Kind == corpus.Heading {
		x.Add(-0.05, "heading")
	}
	if measure != v.Unit && measure != "" && strings.Contains("批届次场轮期", v.Unit) && v.Unit != "" {
		x.Add(-0.4, "an occasion")
	}
	if measure != "" && v.Unit == measure {
		x.Add(0.06, "measure")
	} else if people(measure) != people(v.Unit) && measure != "" {
		x.Add(-0.2, "other measure")
	}
	if n := countsIn(x.Page, x.Clause); n >= 3 && noun == "" || n >= 3 && !strings.Contains(before+after, noun) {
		x.Add(-0.3, "one of several counts")
	}
	f.thresholds(x)
	f.ofSubject(x)
	f.ofKindAsked(x)
	f.ofWhole(x)
}
