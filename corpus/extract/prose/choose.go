package prose

import (
	"sort"
	"strings"

	"zhaoshang/corpus"
)

// choose keeps the names that the text treats as projects and joins those that
// name the same one again.
func (p *page) choose() {
	sort.SliceStable(p.found0, func(i, j int) bool { return p.found0[i].from < p.found0[j].from })
	for _, c := range p.found0 {
		if !p.accepted(c) {
			continue
		}
		if same := p.sameAs(c); same != nil {
			p.alias(same, c)
			continue
		}
		c.fill(p)
		p.chosen = append(p.chosen, c)
	}
}

// accepted reports whether a name is a project's.
func (p *page) accepted(c *candidate) bool {
	s := p.sentences[c.sentence]
	switch {
	case s.heading, p.generic(c.from, c.to), p.partOfEvent(s, c):
		return false
	case c.list > 0, c.strong:
		return !p.counted(s, c)
	}
	return p.treatedAsProject(s, c)
}

// partOfEvent reports whether a name is the beginning of an event's name
// (重点项目集中签约仪式) or of an office's (项目公司, 项目办).
func (p *page) partOfEvent(s sentence, c *candidate) bool {
	if c.to >= s.to {
		return false
	}
	next := p.tokens[c.to]
	if next.is(classEvent|classOrgSuffix) && !next.is(classKeep) || next.kind == runeToken && contains("办部组库群", p.folded[next.span.Start]) {
		return true
	}
	for k := c.to; k < s.to && k < c.to+5; k++ {
		t := p.tokens[k]
		if t.is(classEvent) && t.span.Len() > 1 {
			return true
		}
		if t.kind == markToken || t.kind == amountToken || t.is(classStop) && !t.is(classStatus) {
			return false
		}
	}
	return false
}

// counted reports whether a count follows the name at once: 新材料项目3个 is a
// group.
func (p *page) counted(s sentence, c *candidate) bool {
	return c.to < s.to && p.tokens[c.to].kind == countToken
}

// treatedAsProject reports whether the sentence treats a name with a soft head
// as a project: a sum beside it, a verb of building before it, a status after
// it, or the status of the list it stands in.
func (p *page) treatedAsProject(s sentence, c *candidate) bool {
	if c.to < s.to {
		next := c.to
		if p.tokens[next].mark == ',' || p.tokens[next].mark == '(' || p.tokens[next].is(classSumCue) {
			next++
		}
		for k := next; k < s.to && k < next+3; k++ {
			t := p.tokens[k]
			if t.kind == amountToken && p.moneyKind(s, k) == "" {
				return true
			}
			if t.kind == countToken || t.is(classHead) {
				break
			}
		}
		if p.statusAfter(s, c.to) {
			return true
		}
	}
	return p.builtBefore(s, c)
}

// statusAfter reports whether what follows says what became of the project.
func (p *page) statusAfter(s sentence, to int) bool {
	for k := to; k < s.to && k < to+4; k++ {
		t := p.tokens[k]
		if t.is(classStatus) {
			return true
		}
		if t.kind == markToken || t.kind == runeToken && !contains("均都也已正", p.folded[t.span.Start]) {
			return false
		}
	}
	return false
}

// builtBefore reports whether a verb of building with a sum or an investor
// stands before the name.
func (p *page) builtBefore(s sentence, c *candidate) bool {
	k := c.from - 1
	if k < s.from {
		return false
	}
	if p.text(k, k+1) == "的" && k > s.from && p.tokens[k-1].kind == amountToken {
		return true
	}
	if !p.tokens[k].is(classBuild) {
		return false
	}
	for ; k >= s.from && c.from-k < 25; k-- {
		if p.tokens[k].kind == amountToken || p.tokens[k].is(classOrgSuffix) {
			return true
		}
	}
	return false
}

// sameAs gives the project chosen before that a name repeats: in the same
// section, the one inside the other.
func (p *page) sameAs(c *candidate) *candidate {
	key := p.key(c)
	for _, o := range p.chosen {
		if o.list > 0 && o.list == c.list {
			continue
		}
		other := p.key(o)
		if key == other || p.sentences[o.sentence].section == p.sentences[c.sentence].section && (strings.Contains(key, other) || strings.Contains(other, key)) {
			return o
		}
	}
	return nil
}

// key is a name without marks and without 项目 at its end.
func (p *page) key(c *candidate) string {
	var b strings.Builder
	for _, r := range p.text(c.from, c.to) {
		if !isMark(r) {
			b.WriteRune(r)
		}
	}
	return strings.TrimSuffix(b.String(), "项目")
}

// alias gives the chosen project the other name; the longer one is its name.
func (p *page) alias(same, again *candidate) {
	same.project.Aliases = append(same.project.Aliases, p.text(again.from, again.to))
}

// fill starts the record of a chosen name.
func (c *candidate) fill(p *page) {
	span := p.span(c.from, c.to)
	rule := c.rule
	if rule == "" {
		rule = "name/head"
	}
	s := p.sentences[c.sentence]
	c.project = corpus.Project{
		Document: p.doc.ID,
		Name:     corpus.Sourced[string]{Value: trimQuotes(p.shown(span)), Span: span, Rule: rule},
		Sentence: p.span(s.from, s.to),
	}
}

// trimQuotes drops the marks around a name that is quoted as a whole.
func trimQuotes(s string) string {
	for _, q := range []string{"“”", "「」", "『』", "《》"} {
		r := []rune(q)
		if in, ok := strings.CutPrefix(s, string(r[0])); ok && strings.HasSuffix(in, string(r[1])) && !strings.ContainsRune(strings.TrimSuffix(in, string(r[1])), r[0]) {
			return strings.TrimSuffix(in, string(r[1]))
		}
	}
	return s
}
