package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Whose a figure is: reports tell of several projects one after the other, each by a name
// and then by figures without one: 甲公司投资的乙项目,占地60亩。项目年产值5亿元。

// teller is a project or a company that a page tells of: what it is called and where.
type teller struct {
	says string // folded
	at   []corpus.Span
}

// things are what a page tells of, each with the places where it is named.
func (r *Run) things(p *reading.Page) []teller {
	if out, ok := r.tellers[p.Document.ID]; ok {
		return out
	}
	records := r.recordsOf(p.Document.ID)
	var out []teller
	for i := range records.Projects {
		x := &records.Projects[i]
		t := teller{says: find.Identity(x)}
		t.named(p, x.Name.Span)
		for _, party := range x.Parties {
			t.named(p, party.Span)
		}
		out = append(out, t)
	}
	for i := range records.Organizations {
		o := &records.Organizations[i]
		name := clean.Fold(o.Name.Value)
		own := teller{says: strings.Join(append([]string{name}, o.Aliases...), " ")}
		for _, word := range append([]string{name}, o.Aliases...) {
			for _, at := range p.Find([]rune(word)) {
				if i := p.SentenceAt(at); i >= 0 && leadsRE.MatchString(p.Read(corpus.Span{Start: p.Sentences[i].Span.Start, End: at})) {
					own.named(p, corpus.Span{Start: at, End: at + len([]rune(word))})
				}
			}
		}
		if !joined(out[:len(records.Projects)], own, name) && o.Kind == "company" {
			out = append(out, own)
		}
	}
	if r.tellers == nil {
		r.tellers = map[string][]teller{}
	}
	r.tellers[p.Document.ID] = out
	return out
}

// named notes a place where a thing is named.
func (t *teller) named(p *reading.Page, s corpus.Span) {
	if s.Len() > 0 && s.End <= len(p.Folded) && !slices.Contains(t.at, s) {
		t.at = append(t.at, s)
	}
}

// joined gives the places where a company is named to the one project that it is the
// investor of; false when it is of none. What one of several projects it is of, nobody
// can tell by it.
func joined(projects []teller, own teller, name string) bool {
	found := false
	for i := range projects {
		if strings.Contains(projects[i].says, name) {
			projects[i].says += " " + own.says
			projects[i].at = append(projects[i].at, own.at...)
			found = true
		}
	}
	return found
}

// mention is a thing at a place.
type mention struct {
	thing int
	span  corpus.Span
}

var (
	// leadsRE matches what may stand before the company that a sentence is about: 此外,甲公司.
	// One further on, 由乙公司承建, builds or visits what the sentence is about.
	leadsRE = regexp.MustCompile(`^[ "“]*(?:[0-9一二三四五六七八九十]+[.、)]|[(][0-9一二三四五六七八九十]+[)])?(?:其中|此外|另外|另|同时|目前|据介绍|据悉)?,?$`)
	// ofAllRE matches what goes on to tell of more than the thing named last.
	ofAllRE = regexp.MustCompile(`[全该本我][省市县区州旗镇]|累计|现场|共签|签约仪式|推介会|洽谈会|大会|活动|合计|总计|共计|分别|均为|各|以上|项目[0-9]+个|[0-9]+[个家]项目|此次|本次|今年以来`)
	// newOneRE matches the beginning of a clause that names a thing of its own.
	newOneRE = regexp.MustCompile(`^[ "“]*(?:该|此|这|其|项目|公司|建成|达产|投产|预计|全部|一期|二期|目前|计划|总)`)
)

// thingOf is the thing whose figure a value is, by where it stands: the one named in its
// clause, else the last one named before it in its paragraph; -1 when several are or
// nobody can tell.
func (r *Run) thingOf(p *reading.Page, v *reading.Value) int {
	i, c := p.SentenceAt(v.Span.Start), p.ClauseAt(v.Span.Start)
	if i < 0 || c < 0 || v.Owner.Aggregate || p.Sentences[i].Kind == corpus.TableRow {
		return -1
	}
	if v.Kind == reading.Date && len(strings.TrimLeft(p.Read(corpus.Span{Start: p.Sentences[i].Span.Start, End: v.Span.Start}), " (【[“")) == 0 && (i == 0 || !strings.HasSuffix(strings.TrimSpace(p.Read(p.Sentences[i-1].Span)), ";")) {
		return -1 // a date begins a new thing
	}
	from, _ := reading.BlockOf(p, i)
	s := corpus.Span{Start: p.Sentences[from].Span.Start, End: p.Sentences[i].Span.End}
	var all []mention
	for k, t := range r.things(p) {
		for _, at := range t.at {
			if s.Contains(at) {
				all = append(all, mention{k, at})
			}
		}
	}
	slices.SortFunc(all, func(a, b mention) int { return cmp.Compare(a.span.Start, b.span.Start) })
	clause := p.Clauses[c].Span
	if own := within(all, clause); len(own) > 0 {
		return only(own)
	}
	last := -1
	for k := range all {
		if all[k].span.Start < v.Span.Start {
			last = k
		}
	}
	sentence := p.Sentences[i].Span
	if last < 0 || all[last].span.Start < sentence.Start && len(within(all, sentence)) > 0 && !newOneRE.MatchString(p.Read(sentence)) {
		return -1 // 投资5亿元,建设乙项目 is of what follows
	}
	if ofAllRE.MatchString(p.Read(corpus.Span{Start: all[last].span.End, End: v.Span.Start})) {
		return -1
	}
	return only(within(all, p.Clauses[p.ClauseAt(all[last].span.Start)].Span))
}

// within are the mentions in a span.
func within(all []mention, s corpus.Span) []mention {
	var out []mention
	for _, m := range all {
		if s.Contains(m.span) {
			out = append(out, m)
		}
	}
	return out
}

// only is the thing that all mentions are of, -1 for several.
func only(list []mention) int {
	for _, m := range list[1:] {
		if m.thing != list[0].thing {
			return -1
		}
	}
	return list[0].thing
}

// ofNeighbour reports whether a value stands where a page tells of one thing that has
// nothing of what the question names, while another thing of the page has: the land of
// 甲皂厂项目 is not that of 乙污水厂项目.
func (r *Run) ofNeighbour(best find.Candidate) bool {
	p, v := best.Page, &best.Page.Values[best.Value]
	if v.Kind == reading.Percent || r.Leaning || r.Q.Language == "en" {
		return false
	}
	at := r.thingOf(p, v)
	if at < 0 {
		return false
	}
	all := r.things(p)
	others := slices.Delete(slices.Clone(all), at, at+1)
	near := all[at].says + " " + p.Read(r.toldOf(p, &all[at], v))
	apart := false
	pieces := r.alignmentOf(p).Pieces
	for k := range pieces {
		w := &pieces[k]
		if !w.Strong || w.Date || w.Unit != "" || w.Rarity < tellingRarity {
			continue
		}
		word := string(w.Runes)
		if p.TitleHas(w.Runes) || r.saysWhat(word) {
			continue // the page is about it, or it says what is asked
		}
		elsewhere := slices.ContainsFunc(others, func(t teller) bool { return strings.Contains(t.says, word) })
		if strings.Contains(near, word) {
			if !elsewhere {
				return false
			}
			continue // both have it
		}
		apart = apart || elsewhere && len(w.Runes) >= minNamed
	}
	return apart
}

// saysWhat reports whether a word of the question is what happened or what is measured.
func (r *Run) saysWhat(word string) bool {
	if len([]rune(word)) > 4 {
		return false
	}
	return slices.ContainsFunc(r.Words.Actions, func(words []string) bool { return slices.Contains(words, word) }) ||
		r.Q.Focus != nil && slices.Contains(r.Q.Focus.Questions, word)
}

// toldOf is what a page tells of a thing from where it is named last before a value to
// the end of that value's sentence.
func (r *Run) toldOf(p *reading.Page, t *teller, v *reading.Value) corpus.Span {
	s := p.Sentences[p.SentenceAt(v.Span.Start)].Span
	from := -1
	for _, at := range t.at {
		if at.Start < v.Span.Start {
			from = max(from, at.Start)
		}
	}
	if from < 0 {
		return s
	}
	return corpus.Span{Start: min(from, s.Start), End: s.End}
}

// ownFirst drops the values of other things than the question names when one is left of
// the thing itself, in a list that begins with a value of another.
func (r *Run) ownFirst(list []find.Candidate) []find.Candidate {
	list = r.ofNamed(list)
	if len(list) < 2 || list[0].Value < 0 || !r.ofNeighbour(list[0]) {
		return list
	}
	best := list[0]
	own := slices.IndexFunc(list, func(c find.Candidate) bool {
		return c.Page == best.Page && c.Cover >= r.least(enoughFigure) && r.thingOf(c.Page, &c.Page.Values[c.Value]) >= 0 && !r.ofNeighbour(c)
	})
	if own < 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(c find.Candidate) bool { return r.ofNeighbour(c) })
}

// ofNamed drops the values of pages that have not even the first two characters of the
// company that the question names and another page has whole: 乙山医药 is not 甲山医药.
func (r *Run) ofNamed(list []find.Candidate) []find.Candidate {
	if len(list) == 0 || r.Leaning || r.Q.Language == "en" {
		return list
	}
	var names [][]rune
	for i, p := range r.Pages {
		if i >= len(r.find.Aligned) {
			break
		}
		for _, x := range r.find.Aligned[i].Pieces {
			if x.Strong && !x.Date && x.Unit == "" && x.Rarity >= rareName && len(x.Runes) > minNamed && r.isCompany(p, string(x.Runes)) {
				names = append(names, x.Runes)
			}
		}
	}
	if len(names) == 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(c find.Candidate) bool {
		return !slices.ContainsFunc(names, func(name []rune) bool { return len(c.Page.Find(name[:2])) > 0 })
	})
}

// isCompany reports whether a company of a page is called by a word, or by one that begins
// with it behind a place.
func (r *Run) isCompany(p *reading.Page, word string) bool {
	return slices.ContainsFunc(r.recordsOf(p.Document.ID).Organizations, func(o corpus.Organization) bool {
		return o.Kind == "company" && (strings.Contains(clean.Fold(o.Name.Value), word) || slices.Contains(o.Aliases, word))
	})
}
