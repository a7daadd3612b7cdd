package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// dealsAskedRE matches questions for which projects, or whose, there were.
	dealsAskedRE = regexp.MustCompile(`项目|点了?名|哪.{0,3}(?:家|单|笔|宗|桩|份)|(?:什么|啥|哪些|哪几个)(?:企业|公司)|工地|签(?:约|了|下)`)
	// otherThingsRE matches questions for which of something else there were.
	otherThingsRE = regexp.MustCompile(`哪(?:些|几个?|[0-9两二三四五六七八九十]+个?)?(?:大|个)?(?:领域|方面|行业|产业|国家|部门|地方|区|县|市|乡|镇|人|位|条|点|措施|政策|媒体|机构)|谁`)
	// thingsAskedRE matches the number of things that a question asks for: 那三个.
	thingsAskedRE = regexp.MustCompile(`(?:哪|那|的|这|点)([两二三四五六七八九十]|[0-9]{1,2})(?:个|家|单|笔|宗|桩|份|项)`)
)

// announced lists the projects that a report tells one by one after the
// sentence that announces them (会上签约9项,总额…。其中…), when that sentence would
// be the answer to which they are. nil when it names them itself, or when there
// are not as many as the question says.
func (r *Run) announced(best find.Candidate, show corpus.Span) *Result {
	q := string(r.Q.Folded)
	if !r.Q.Asks("list", "partner") || !dealsAskedRE.MatchString(q) || otherThingsRE.MatchString(q) || r.limited() {
		return nil
	}
	if !r.counts(best) || strings.Contains(best.Why, "same number") {
		return nil
	}
	told := r.doneSo(r.toldAfter(best))
	if slices.ContainsFunc(told, func(x listing.Record) bool { return show.Contains(x.Project.Name.Span) }) {
		return nil
	}
	if n := asked(q); len(told) < 2 || n > 0 && n != len(told) {
		return r.continued(best)
	}
	return r.planItems(plan.Of(r.Q), told, false)
}

// continued quotes the sentence that goes on after an announcement with what it
// holds: 其中…, 六单之中,…; nil when none does.
func (r *Run) continued(best find.Candidate) *Result {
	p := best.Page
	at := p.Clauses[best.Clause].Sentence
	for n := at + 1; n < len(p.Sentences) && n <= at+2; n++ {
		s := &p.Sentences[n]
		if s.Kind != corpus.Paragraph && s.Kind != p.Sentences[at].Kind {
			return nil
		}
		if !amongRE.MatchString(p.Read(s.Span)) {
			continue
		}
		show := s.Span
		if block := p.Text.Blocks[s.Block].Span; block.End-show.Start <= find.MaxBlock {
			show.End = block.End
		}
		return &Result{Status: answer.Answered, Score: best.Score, Why: "goes on: " + describe(best), Plan: "Lookup continued",
			Parts: []Part{{Page: p, Show: show, Cite: show}}, Document: p.Document.ID}
	}
	return nil
}

// amongRE matches the beginning of a sentence that tells of what was announced
// before it.
var amongRE = regexp.MustCompile(`^(?:其中|当中|[^,。]{0,6}(?:之中|里头|当中)|包括|分别(?:是|为)|具体(?:是|为))`)

// asked is how many things a question asks for, 0 when it does not say.
func asked(q string) int {
	m := thingsAskedRE.FindStringSubmatch(q)
	if m == nil {
		return 0
	}
	if n, ok := reading.ParseChinese(m[1]); ok {
		return int(n)
	}
	return reading.WholeNumber(m[1])
}

// counts reports whether the sentence of a candidate counts things.
func (r *Run) counts(c find.Candidate) bool {
	s := &c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence]
	for i := s.From; i < s.To; i++ {
		for v := c.Page.Clauses[i].From; v < c.Page.Clauses[i].To; v++ {
			if c.Page.Values[v].Kind == reading.Count {
				return true
			}
		}
	}
	return false
}

// toldAfter gives the projects that stand after a sentence: in its paragraph,
// or when that has none, in those up to the next one that counts a total.
func (r *Run) toldAfter(c find.Candidate) []listing.Record {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	records := r.recordsOf(p.Document.ID)
	var here, later []listing.Record
	end := r.nextTotal(records, p, s)
	for i := range records.Projects {
		project := &records.Projects[i]
		at := p.SentenceAt(project.Name.Span.Start)
		if at < 0 || project.Name.Span.Start < s.Span.Start {
			continue
		}
		x, ok := r.record(project)
		switch {
		case !ok:
		case p.Sentences[at].Block == s.Block:
			here = append(here, x)
		case project.Name.Span.Start < end:
			later = append(later, x)
		}
	}
	if len(here) > 0 {
		return listing.Once(here)
	}
	return listing.Once(later)
}

// nextTotal is where the next paragraph begins that states a total of projects
// with its own event.
func (r *Run) nextTotal(records *corpus.Records, p *reading.Page, s *reading.Sentence) int {
	end := len(p.Folded)
	for i := range records.Totals {
		t := &records.Totals[i]
		if t.Count == nil || t.Count.Span.Start < s.Span.End || t.Event.Span.Start < s.Span.End {
			continue
		}
		if at := p.SentenceAt(t.Count.Span.Start); at >= 0 && p.Sentences[at].Block != s.Block {
			end = min(end, p.Text.Blocks[p.Sentences[at].Block].Span.Start)
		}
	}
	return end
}
