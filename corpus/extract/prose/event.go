package prose

import (
	"sort"
	"strconv"
	"strings"

	"zhaoshang/corpus"
)

// eventMention is the name of an event where the text has it.
type eventMention struct {
	from, to int
	sentence int
	name     string
}

// events finds the events that the text names and gives each project the one
// it was signed at: the last named before it in its section.
func (p *page) events() {
	for n, s := range p.sentences {
		for k := s.from; k < s.to; k++ {
			if e := p.eventAt(n, k); e != nil {
				p.gatherings = append(p.gatherings, *e)
				k = e.to - 1
			}
		}
	}
	for _, c := range p.chosen {
		if e := p.eventBefore(c.sentence, c.from); e != nil {
			c.project.Event = corpus.Said(e.name, p.span(e.from, e.to), "event/before-name")
		}
	}
}

// eventAt gives the event whose head ends at token k: the last head of a row of
// them, with everything on its left that belongs to it.
func (p *page) eventAt(n, k int) *eventMention {
	s := p.sentences[n]
	if !p.tokens[k].is(classEvent) {
		return nil
	}
	to := k + 1
	for j := to; j < s.to && j < to+8; j++ {
		t := p.tokens[j]
		if t.is(classEvent) {
			to = j + 1
		} else if t.kind == markToken && t.mark != '“' && t.mark != '”' || t.kind != runeToken && t.kind != markToken && !t.is(classConj|classGeneric|classIndustry|classKeep|classHead) {
			break
		}
	}
	from := p.eventStart(s, to-1)
	if p.span(from, to).Len() < 4 || p.bareEvent(from, to) {
		return nil
	}
	return &eventMention{from, to, n, p.shown(p.span(from, to))}
}

// eventStart walks left over what can belong to an event's name: also the words
// that end a project's name on its left, such as 项目, 签约 and 重点, and a quoted
// theme; it begins at a date of a year alone.
func (p *page) eventStart(s sentence, head int) int {
	k := head - 1
	for k >= s.from {
		t := p.tokens[k]
		switch {
		case (t.mark == '”' || t.mark == ')') && t.pair >= s.from && p.span(t.pair, k+1).Len() < 40:
			k = t.pair - 1
			continue
		case t.kind == dateToken && (t.date.Year > 0 && t.date.Month == 0 || t.date.Precision == corpus.Quarter || t.date.Precision == corpus.HalfYear):
			k--
			continue
		case t.kind == dateToken || t.kind == amountToken || t.kind == spaceToken || t.kind == countToken:
			return k + 1
		case t.kind == markToken && !contains("·-—–", t.mark):
			return k + 1
		case p.eventStop(k):
			return k + 1
		}
		k--
	}
	return k + 1
}

// eventStop reports whether a word cannot stand inside an event's name.
func (p *page) eventStop(k int) bool {
	t := p.tokens[k]
	if !t.is(classStop) || t.is(classKeep|classEvent|classGeneric) {
		return false
	}
	switch p.text(k, k+1) {
	case "签约", "集中签约", "投资", "对接", "推介", "现场签约", "启动", "开工", "集中开工", "中", "全市", "全省", "全县", "全区":
		return false
	}
	return true
}

// bareEvent reports whether a range is only the kind of an event: 签约仪式, 发布会,
// 会议.
func (p *page) bareEvent(from, to int) bool {
	for k := from; k < to; k++ {
		t := p.tokens[k]
		if t.kind == markToken || t.is(classEvent|classGeneric|classStop|classHead|classConj|classStatus) {
			continue
		}
		return false
	}
	return true
}

// eventBefore gives the event that token at of sentence n speaks of: the last
// one named before it in its section, else one later in its sentence, else
// that of the document's title.
func (p *page) eventBefore(n, at int) *eventMention {
	var best *eventMention
	first := p.sentences[p.sections[p.sentences[n].section][0]].from
	start := sort.Search(len(p.gatherings), func(i int) bool { return p.gatherings[i].from >= first })
	for i := start; i < len(p.gatherings); i++ {
		e := &p.gatherings[i]
		if e.from >= at && e.sentence != n {
			break
		}
		if p.sentences[e.sentence].section == p.sentences[n].section {
			if e.from < at || best == nil {
				best = e
			}
		}
	}
	return best
}

// eventRecords gives each event once, with its day, venue and hosts.
func (p *page) eventRecords() []corpus.Event {
	var out []corpus.Event
	seen := map[string]bool{}
	for _, e := range p.gatherings {
		if seen[e.name] {
			continue
		}
		seen[e.name] = true
		s := p.sentences[e.sentence]
		out = append(out, corpus.Event{
			ID: p.doc.ID + "#e" + strconv.Itoa(len(out)+1), Document: p.doc.ID,
			Name: corpus.Sourced[string]{Value: e.name, Span: p.span(e.from, e.to), Rule: "event/name"},
			Date: p.eventDate(s, e), Place: p.eventPlace(s, e), Hosts: p.eventHosts(s, e), Sentence: p.span(s.from, s.to),
		})
	}
	return out
}

// eventDate gives the last date before the event in its sentence, else the
// first after it.
func (p *page) eventDate(s sentence, e eventMention) *corpus.Sourced[corpus.Date] {
	if d := p.lastDate(s, s.from, e.from, false); d != nil {
		return p.rule(d, "event/date")
	}
	for k := e.to; k < s.to; k++ {
		if d := p.dateAt(s, k); d != nil {
			return p.rule(d, "event/date")
		}
	}
	return nil
}

// eventPlace reads where an event was held: 在X举行, 在X举办.
func (p *page) eventPlace(s sentence, e eventMention) *corpus.Sourced[string] {
	for _, place := range p.reading.PlacesIn(p.span(s.from, s.to)) {
		k, after := p.tokenOf(place.Span.Start), p.tokenOf(place.Span.End)
		if k > s.from && p.text(k-1, k) == "在" && (k >= e.to || p.venue(after, s.to)) {
			return corpus.Said(p.shown(place.Span), place.Span, "event/venue")
		}
	}
	return nil
}

// eventHosts reads who held an event: 由X主办, 主办:X.
func (p *page) eventHosts(s sentence, e eventMention) []corpus.Sourced[string] {
	text := p.text(s.from, s.to)
	if !strings.Contains(text, "主办") {
		return nil
	}
	for k := s.from; k < s.to; k++ {
		if p.text(k, k+1) != "由" {
			continue
		}
		for j := k + 1; j < s.to && j < k+24; j++ {
			if strings.HasPrefix(p.text(j, min(j+2, s.to)), "主办") && j > k+1 {
				span := p.span(k+1, j)
				return []corpus.Sourced[string]{{Value: p.shown(span), Span: span, Rule: "event/host"}}
			}
		}
	}
	return nil
}
