package execute

import (
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// How near other figures must come to the best one to be answered beside it.
const (
	sameScore = 0.3
	sameCover = 0.2
	maxEach   = 4
)

// several answers with each of the figures that fit equally well and are of
// different events; nil when one is clearly meant.
func (r *Run) several(list []Candidate) *Result {
	if r.Leaning || len(r.Q.Years) > 0 || list[0].Value < 0 || isRow(list[0]) {
		return nil
	}
	best := list[0]
	var each []Candidate
	for _, c := range list {
		if r.otherYear(best, c) && !known(each, c) {
			each = append(each, c)
			continue
		}
		keyGap := 0.09
		if c.Page != best.Page && c.Cover >= 0.75 {
			keyGap = 0.22
		}
		if c.Score < best.Score-sameScore || c.Cover < best.Cover-sameCover || c.Page.Values[c.Value].Owner.Aggregate != best.Page.Values[best.Value].Owner.Aggregate || c.Key < max(0.45, best.Key-keyGap) {
			continue
		}
		if !known(each, c) {
			each = append(each, c)
		}
	}
	if len(each) < 2 || len(each) > maxEach {
		return nil
	}
	res := &Result{Status: answer.Answered, Message: "each", Args: []string{strconv.Itoa(len(each))}, Plan: "Each", Why: describeAll(list), Document: best.Page.Document.ID}
	for _, c := range each {
		part := r.part(c)
		part.Label = eventOf(c)
		res.Parts = append(res.Parts, part)
	}
	return res
}

var saidRE = regexp.MustCompile(`说|称|表示|介绍|透露`)

var ordinalRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]+[届批次期]|首届|首批|上届|本届|今年|去年|这次|本次|最近|最新`)

func isRow(c Candidate) bool {
	return c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Kind == corpus.TableRow
}

// otherYear reports whether two joint figures of one document are of the same
// kind of event in two years, and the question does not say which.
func (r *Run) otherYear(best, c Candidate) bool {
	a, b := &best.Page.Values[best.Value], &c.Page.Values[c.Value]
	if c.Page != best.Page || best.Key < 0.95 || saidRE.MatchString(string(r.Q.Folded)) || a.Kind != b.Kind || c.Cover < 0.5 || c.Key < 0.2 || c.Score < best.Score-0.7 || ordinalRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	joint := a.Owner.Aggregate && b.Owner.Aggregate || a.Kind == reading.Count && strings.Contains(best.Why, "action") && strings.Contains(c.Why, "action")
	x, y := best.Page.YearAt(best.Clause), c.Page.YearAt(c.Clause)
	return joint && x != 0 && y != 0 && x != y && r.find.own(best.Page, best.Clause, a) == r.find.own(c.Page, c.Clause, b)
}

// known reports whether the figure, or the event it is of, is among those.
func known(list []Candidate, c Candidate) bool {
	for _, x := range list {
		a, b := &x.Page.Values[x.Value], &c.Page.Values[c.Value]
		if sameEvent(x, c) || a.Kind == b.Kind && a.Number == b.Number && (a.Amount == nil || b.Amount == nil || *a.Amount == *b.Amount) {
			return true
		}
	}
	return false
}

// sameEvent reports whether two figures stand in one section and year.
func sameEvent(a, b Candidate) bool {
	if a.Page != b.Page {
		return false
	}
	sa, sb := &a.Page.Sentences[a.Page.Clauses[a.Clause].Sentence], &b.Page.Sentences[b.Page.Clauses[b.Clause].Sentence]
	return sa.Block == sb.Block && a.Page.YearAt(a.Clause) == b.Page.YearAt(b.Clause)
}

// eventOf names the event of a figure: its date and the lead of its section.
func eventOf(c Candidate) string {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	lead := strings.Trim(p.Shown(p.Clauses[s.From].Span), ",，;；: ：\n")
	if c.Clause == s.From {
		lead = strings.Trim(p.Shown(p.Sections[s.Section].Lead), ",，;；: ：\n")
	}
	if runes := []rune(lead); len(runes) > 40 {
		lead = string(runes[:40])
	}
	if year := p.YearAt(c.Clause); year > 0 && !strings.Contains(lead, strconv.Itoa(year)) {
		lead = strconv.Itoa(year) + "年 " + lead
	}
	return lead
}
