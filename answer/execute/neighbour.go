package execute

import (
	"strings"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// neighbourFigure is what a figure loses that its own sentence gives to another
// place than the question names.
const neighbourFigure = -0.4

// neighbouring lowers a figure of another place: 竹海县 is asked for, and the
// sentence tells of 松石县, though the page speaks of 竹海 elsewhere.
func (f *finder) neighbouring(x *Candidate) {
	if f.leaning || len(f.q.Places) == 0 || f.q.Language == "en" {
		return
	}
	p := x.Page
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	if f.wider(p.Read(corpus.Span{Start: s.Start, End: p.Values[x.Value].Span.Start})) {
		x.add(neighbourFigure, "of a wider place")
		x.Key = min(x.Key, 0.3)
		return
	}
	said := names.Place{}
	for _, at := range p.Places {
		if !s.Contains(at.Span) || at.ID == "" || !fullPlaceRE(p.Read(at.Span)) {
			continue
		}
		if f.namesPlace(at.ID) {
			return
		}
		if at.Span.Start < p.Values[x.Value].Span.Start {
			said = at
		}
	}
	if said.ID == "" || !f.pageNames(p.Places, s) {
		return
	}
	x.add(neighbourFigure, "of a neighbour")
	x.Key = min(x.Key, 0.3)
}

// wider reports whether what stands before a figure says that it is of more than the
// place that the question names: 全省 for a city.
func (f *finder) wider(before string) bool {
	at := strings.LastIndexAny(before, "。;")
	before, q := before[at+1:], string(f.q.Folded)
	level := 0
	for _, p := range f.q.Places {
		level = max(level, strings.Count(p.ID, "/"))
	}
	for i, word := range []string{"全国", "全省", "全市"} {
		if k := strings.LastIndex(before, word); k >= 0 && (k == 0 || strings.ContainsRune(",: )月年", lastRune(before[:k]))) && level >= i && level > 0 && !strings.Contains(q, word) && !strings.ContainsAny(before[k+len(word):], "市县区") {
			return true
		}
	}
	return false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// fullPlaceRE reports whether a place is named with the word for its kind, as
// one that something is told of, and not as the first part of a company's name.
func fullPlaceRE(name string) bool {
	for _, end := range []string{"市", "省", "县", "区", "州", "旗"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// namesPlace reports whether the question names a place, one within it or one
// that it lies in.
func (f *finder) namesPlace(id string) bool {
	for _, q := range f.q.Places {
		if q.ID == "" || q.ID == id || strings.HasPrefix(id, q.ID+"/") || strings.HasPrefix(q.ID, id+"/") {
			return true
		}
	}
	return false
}

// pageNames reports whether one of the places has been named outside a sentence.
func (f *finder) pageNames(places []names.Place, s corpus.Span) bool {
	for _, at := range places {
		if !s.Contains(at.Span) && f.namesPlace(at.ID) {
			return true
		}
	}
	return false
}
