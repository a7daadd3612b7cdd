package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// How much of a question a sentence without a date must have, and how much more
// than the sentences with one, to be dated by what stands before it.
const (
	enoughDeed = 0.7
	moreDeed   = 0.1
)

// aheadRE matches clauses whose date is of what is only planned.
var aheadRE = regexp.MustCompile(`计划|预计|拟|将|力争|目标|争取|有望|届时|以前|之前|前$`)

// dayInForce dates what a sentence without a date tells by the day under which
// it stands: that of the paragraph so far, or of the heading (3月5日 试生产启动).
// nil when a sentence with a date has as much of the question.
func (r *Run) dayInForce(list []find.Candidate) *Result {
	if r.Leaning || !r.Q.Asks("when") || r.Q.Language == "en" {
		return nil
	}
	deeds := r.find.Clauses()
	if len(deeds) == 0 || deeds[0].Cover < enoughDeed || len(list) > 0 && deeds[0].Cover < list[0].Cover+moreDeed {
		return nil
	}
	deed := deeds[0]
	p := deed.Page
	at := p.Clauses[deed.Clause].Sentence
	s := &p.Sentences[at]
	if s.Kind == corpus.TableRow || s.Kind == corpus.Heading || p.TitleSpan().Overlaps(s.Span) || aheadRE.MatchString(p.Read(s.Span)) || !r.tellsDeed(p.Read(s.Span)) {
		return nil
	}
	if _, own := dayIn(p, s.Span); own {
		return nil
	}
	day, ok := r.dayBefore(p, at)
	if !ok || p.Clauses[day].Sentence == at {
		return nil
	}
	c := &p.Clauses[day]
	return &Result{Status: answer.Answered, Score: deed.Score, Plan: "Lookup day in force", Why: describe(deed), Document: p.Document.ID,
		Parts: []Part{{Page: p, Show: c.Span, Cite: p.Sentences[c.Sentence].Span}, {Page: p, Show: s.Span, Cite: s.Span}}}
}

// tellsDeed reports whether a text has a word for what the question says was
// done: 投产, 下线.
func (r *Run) tellsDeed(text string) bool {
	q := string(r.Q.Folded)
	for _, words := range r.Words.Actions {
		if find.HoldsAny(q, words) {
			return find.HoldsAny(text, words)
		}
	}
	last := r.Q.Terms[len(r.Q.Terms)-1].Runes
	return len(r.Q.Terms) > 1 && len(last) > 1 && strings.Contains(text, string(last))
}

// dayBefore is the clause with the day under which a sentence stands: in its
// paragraph, or the head of its section.
func (r *Run) dayBefore(p *reading.Page, sentence int) (int, bool) {
	s := &p.Sentences[sentence]
	for i := sentence - 1; i >= 0 && p.Sentences[i].Block == s.Block; i-- {
		if day, ok := dayIn(p, p.Sentences[i].Span); ok {
			return day, !aheadRE.MatchString(p.Read(p.Clauses[day].Span))
		}
	}
	return dayIn(p, p.Sections[s.Section].Lead)
}

// dayIn is the last clause of a span that has a day or a month.
func dayIn(p *reading.Page, s corpus.Span) (int, bool) {
	for i := len(p.Values) - 1; i >= 0; i-- {
		v := &p.Values[i]
		if s.Contains(v.Span) && v.Kind == reading.Date && v.Date != nil && (v.Date.Month > 0 || v.Date.Day > 0) {
			return p.ClauseAt(v.Span.Start), true
		}
	}
	return 0, false
}
