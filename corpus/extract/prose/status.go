package prose

import (
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// statuses finds how far each project is: what the words after the name say,
// else those before it, its sentence, its section; what is only willed is
// planned.
func (p *page) statuses() {
	for i, c := range p.chosen {
		s := p.sentences[c.sentence]
		from, _ := p.region(i, c)
		ranges := [][2]int{{c.to, p.partEnd(i, c)}, {from, c.from}, {s.from, c.from}, {s.from, s.to}}
		if p.markBetween(s.from, s.to, ';') {
			ranges = [][2]int{{c.to, p.partEnd(i, c)}, {from, c.from}, {s.from, p.chosenIn[c.sentence][0].from}}
		}
		if c.list > 0 {
			ranges = [][2]int{{s.from, p.listStart(c)}, {c.closure, p.closureEnd(s, c)}}
		}
		var willed *corpus.Sourced[corpus.Status]
		for _, r := range ranges {
			st := p.statusIn(r[0], r[1])
			if st != nil && st.Rule == "status/planned" {
				if willed == nil {
					willed = st
				}
				continue
			}
			if st != nil {
				c.project.Status = st
				break
			}
		}
		if c.project.Status == nil && willed != nil {
			c.project.Status = p.sectionStatus(c)
			if st := c.project.Status; st == nil || rank(st.Value) < rank(corpus.Signed) {
				c.project.Status = willed
			}
		}
		if c.project.Status == nil {
			c.project.Status = p.sectionStatus(c)
		}
	}
}

// closureEnd is where the part of the sentence ends that closes a name's list.
func (p *page) closureEnd(s sentence, c *candidate) int {
	k := max(c.closure, c.to)
	for k < s.to && p.tokens[k].mark != ';' {
		k++
	}
	return k
}

// listStart is where the first item of a name's list begins.
func (p *page) listStart(c *candidate) int {
	for _, o := range p.chosenIn[c.sentence] {
		if o.list == c.list {
			return o.from
		}
	}
	return c.from
}

// partEnd is the end of what is said of a project in its own sentence.
func (p *page) partEnd(i int, c *candidate) int {
	s := p.sentences[c.sentence]
	end := s.to
	if i+1 < len(p.chosen) && p.chosen[i+1].sentence == c.sentence {
		end = p.chosen[i+1].from
	}
	for k := c.to; k < end; k++ {
		if p.tokens[k].mark == ';' {
			return k
		}
	}
	return end
}

// statusIn gives the furthest status that a range of tokens says was reached,
// clause by clause; planned when it only says what is to come.
func (p *page) statusIn(from, to int) *corpus.Sourced[corpus.Status] {
	var best, willed *corpus.Sourced[corpus.Status]
	for start := max(from, 0); start < to; {
		end := start
		for end < to && !contains(",;。、", p.tokens[end].mark) {
			end++
		}
		st, plan := p.statusOfClause(start, end)
		switch {
		case st == nil:
		case plan && willed == nil:
			willed = st
		case !plan && (best == nil || rank(st.Value) > rank(best.Value)):
			best = st
		}
		start = end + 1
	}
	if best != nil {
		return best
	}
	return willed
}

// rank orders statuses by how far a project is.
func rank(s corpus.Status) int {
	for i, o := range []corpus.Status{corpus.Planned, corpus.Negotiating, corpus.Framework, corpus.Signed, corpus.Started, corpus.UnderConstruction, corpus.Operating, corpus.Terminated} {
		if s == o {
			return i
		}
	}
	return -1
}

// statusOfClause gives the status that a clause says, and whether the clause
// only plans it.
func (p *page) statusOfClause(from, to int) (*corpus.Sourced[corpus.Status], bool) {
	if from >= to {
		return nil, false
	}
	span := p.span(from, to)
	text := p.folded[span.Start:span.End]
	words := p.gazetteer.StatusWords(text)
	if len(words) == 0 || denied(text, words) {
		return nil, false
	}
	if p.plans(string(text)) || p.ahead(from, to) {
		at := corpus.Span{Start: span.Start + words[0].Span.Start, End: span.Start + words[0].Span.End}
		return corpus.Said(corpus.Planned, at, "status/planned"), true
	}
	status := p.gazetteer.Status(string(text))
	if status == "" && words[0].Future { // 至今没有动工
		at := corpus.Span{Start: span.Start + words[0].Span.Start, End: span.Start + words[0].Span.End}
		return corpus.Said(corpus.Planned, at, "status/planned"), true
	}
	if status == "" {
		status = words[0].Status
	}
	at := words[0].Span
	for _, w := range words {
		if w.Status == status && !w.Future {
			at = w.Span
		}
	}
	return corpus.Said(status, corpus.Span{Start: span.Start + at.Start, End: span.Start + at.End}, "status/words"), false
}

// denied reports whether a status is said not to be: 没有动工, 尚未开工.
func denied(clause []rune, words []names.StatusWord) bool {
	for _, w := range words {
		before := string(clause[max(0, w.Span.Start-2):w.Span.Start])
		if strings.HasSuffix(before, "未") || strings.HasSuffix(before, "没") || before == "没有" || before == "未能" {
			return true
		}
	}
	return false
}

// plans reports whether a clause speaks of what is to come or of what follows
// once something is done: 预计2024年投产, 达产后.
func (p *page) plans(clause string) bool {
	for _, w := range []string{"预计", "计划", "将", "争取", "力争", "达产", "建成后", "投产后", "目标", "有望", "届时", "明年", "建成投产后", "运营后", "年内", "尽快", "早日", "推动", "确保", "建设期"} {
		if strings.Contains(clause, w) {
			return true
		}
	}
	return false
}

// ahead reports whether a range of tokens names a day after that of the
// document, and none before it: 2025年底投产 in a report of 2024.
func (p *page) ahead(from, to int) bool {
	today := p.doc.Date
	if today == nil {
		today = p.dateline
	}
	if today == nil || today.Year == 0 {
		today = &corpus.Date{Year: p.lastDayYear(), Precision: corpus.Year}
	}
	later := false
	for k := from; k < to; k++ {
		d := p.tokens[k].date
		if d == nil || d.Year == 0 {
			continue
		}
		if !after(d, today) {
			return false
		}
		later = true
	}
	return later
}

// after reports whether a begins after b ends, as far as both are stated.
func after(a, b *corpus.Date) bool {
	switch {
	case a.Year != b.Year:
		return a.Year > b.Year
	case a.Month == 0 || b.Month == 0 || a.Month != b.Month:
		return b.Month > 0 && a.Month > b.Month
	}
	return b.Day > 0 && a.Day > b.Day
}

// sectionStatus gives the first status that the section says before the
// project.
func (p *page) sectionStatus(c *candidate) *corpus.Sourced[corpus.Status] {
	for n := c.sentence - 1; n >= 0 && n > c.sentence-200; n-- {
		s := p.sentences[n]
		if s.section != p.sentences[c.sentence].section {
			break
		}
		if st := p.statusIn(s.from, s.to); st != nil && st.Rule != "status/planned" {
			st.Rule = "status/section"
			return st
		}
	}
	if len(p.sentences) > 0 {
		if st := p.statusIn(p.sentences[0].from, p.sentences[0].to); st != nil && st.Rule != "status/planned" {
			st.Rule = "status/title"
			return st
		}
	}
	return nil
}
