package find

import (
	"regexp"
)

const (
	sameTurn = 0.4 // the same one of several times: 第一次, 首次
)

var (
	turnRE = regexp.MustCompile(`第[一二三四五]次|首次|头一次|最初`)
)

// turned compares which of several times is asked with what a date's own
// clauses say.
func (f *Finder) turned(x *Candidate) {
	if !f.q.Asks("when") || !turnRE.MatchString(string(f.q.Folded)) {
		return
	}
	p := x.Page
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	if turnRE.MatchString(p.Read(s)) {
		x.Add(sameTurn, "same time")
	}
}

// besideDate is what a date gains when the deed that a question names is told of it.
const besideDate = 0.3

// toldAt raises a date by the last word of the question, when no list of deeds has it and it
// stands in what is told of the date, its own clause and those up to the next date: 一期
// 什么时候点火 is the day of 一期点火.
func (f *Finder) toldAt(x *Candidate) {
	terms := f.q.Terms
	if f.Leaning || f.q.Language == "en" || len(terms) < 2 || f.namesAction() {
		return
	}
	from := 0
	for _, t := range terms {
		from = max(from, t.Start)
	}
	for i, p := range f.pages {
		if p != x.Page {
			continue
		}
		for k := range f.Aligned[i].Pieces {
			w := &f.Aligned[i].Pieces[k]
			if !w.Date && w.Unit == "" && w.Group == 0 && w.Start >= from && w.StandsIn(x.Page.Values[x.Value].Owner.Region) {
				x.Add(besideDate, "told of it")
				return
			}
		}
	}
}

// namesAction reports whether the question names a deed of the lists.
func (f *Finder) namesAction() bool {
	question := f.askedAction()
	for _, words := range f.words.Actions {
		if HoldsAny(question, words) {
			return true
		}
	}
	return false
}
