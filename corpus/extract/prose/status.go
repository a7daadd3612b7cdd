package prose

import "zhaoshang/corpus"

// statuses finds how far each project is: what the words after the name say,
// else those before it, its sentence, its section; what is only willed is
// planned.
func (p *page) statuses() {
	for i, c := range p.chosen {
		s := p.sentences[c.sentence]
		from, _ := p.region(i, c)
		for _, r := range [][2]int{{c.to, p.partEnd(i, c)}, {from, c.from}, {s.from, c.from}, {s.from, s.to}} {
			if st := p.statusIn(r[0], r[1]); st != nil {
				c.project.Status = st
				break
			}
		}
		if c.project.Status == nil {
			c.project.Status = p.sectionStatus(c)
		}
	}
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
// planned when it only says what is to come.
func (p *page) statusIn(from, to int) *corpus.Sourced[corpus.Status] {
	if from >= to {
		return nil
	}
	span := p.span(from, to)
	words := p.gazetteer.StatusWords(p.folded[span.Start:span.End])
	if len(words) == 0 {
		return nil
	}
	status := p.gazetteer.Status(string(p.folded[span.Start:span.End]))
	if status == "" {
		status = corpus.Planned
	}
	at := words[0].Span
	for _, w := range words {
		if w.Status == status && !w.Future {
			at = w.Span
		}
	}
	return corpus.Said(status, corpus.Span{Start: span.Start + at.Start, End: span.Start + at.End}, "status/words")
}

// sectionStatus gives the first status that the section says before the
// project.
func (p *page) sectionStatus(c *candidate) *corpus.Sourced[corpus.Status] {
	for n := c.sentence - 1; n >= 0; n-- {
		s := p.sentences[n]
		if s.section != p.sentences[c.sentence].section {
			return nil
		}
		if st := p.statusIn(s.from, s.to); st != nil {
			st.Rule = "status/section"
			return st
		}
	}
	return nil
}
