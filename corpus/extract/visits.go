package extract

import (
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/value"
)

// The kinds of visits, as corpus.Visit has them.
const (
	inspection = "inspection"
	meeting    = "meeting"
)

// visits adds who went to see whom: a verb of visiting with the list of names
// after it (走访A、B、C等企业), before it (与A见面), or behind a colon.
func (x *Extractor) visits(p *page, r *corpus.Records) {
	for _, s := range p.sentences {
		if s.Kind == corpus.TableRow || s.Kind == corpus.Heading {
			continue
		}
		for i := s.Span.Start; i < s.Span.End; {
			v := x.visitAt(p, s.Span, i)
			if v.end == 0 {
				i++
				continue
			}
			if len(v.hosts) > 0 {
				r.Visits = append(r.Visits, x.visit(p, s, v, r))
			}
			i = v.end
		}
	}
}

// found is a visit as read: its verb, its hosts, and where reading goes on.
type found struct {
	at    int // of the verb
	end   int // 0 when no verb of visiting stands here
	kind  string
	hosts []corpus.Span
}

// visitAt reads the verb of visiting at p.folded[i] and the hosts it has.
func (x *Extractor) visitAt(p *page, s corpus.Span, i int) found {
	l := x.lexicon
	n, kind, needsName := l.Starts(names.VisitVerbs, p.folded, i), inspection, false
	if m := l.Starts(names.MeetVerbs, p.folded, i); m > n {
		n, kind = m, meeting
	}
	if m := l.Starts(names.GoVerbs, p.folded, i); m > n {
		n, needsName = m, true
	}
	if n == 0 {
		return p.atHost(s, i)
	}
	items, after := x.items(p, i+n, s.End)
	if !needsName && !p.anyName(items) {
		items, after = x.behindColon(p, s, i+n, items, after)
	}
	if !needsName && !p.anyName(items) {
		items, after = x.beforeVerb(p, s, i), i+n
	}
	if needsName && !p.anyOrg(items) || !p.anyName(items) {
		return found{end: i + n}
	}
	return found{at: i, end: max(after, i+n), kind: kind, hosts: items}
}

// atHost reads a clause that says where the visitors are: 在某某公司,某某一行….
func (p *page) atHost(s corpus.Span, i int) found {
	if p.folded[i] != '在' || i > s.Start && !strings.ContainsRune(",。;:", p.folded[i-1]) {
		return found{}
	}
	host, ok := p.orgAt[i+1]
	if !ok || host.End+1 >= s.End || p.folded[host.End] != ',' {
		return found{}
	}
	next := p.folded[host.End+1]
	if !p.mentioned(host.End+1) && next != '他' && next != '她' && next != '一' {
		return found{}
	}
	return found{at: i, end: host.End, kind: inspection, hosts: []corpus.Span{host}}
}

// maxIntroduction is how far a colon or dash may stand from the verb: 回访两家
// 早已签约的客商——.
const maxIntroduction = 24

// items reads a list of names; an item that goes on after the name of an
// organisation with a preposition or a date ends with the name.
func (x *Extractor) items(p *page, from, end int) ([]corpus.Span, int) {
	items, after := p.names.Items(from, end)
	for i, item := range items {
		for _, o := range p.names.Orgs {
			next := o.Span.End
			if o.Span.Start == item.Start && next < item.End && strings.ContainsRune("于在通就0123456789", p.folded[next]) {
				items[i].End = next
			}
		}
	}
	return items, after
}

// behindColon reads the list behind a colon or dash after the verb.
func (x *Extractor) behindColon(p *page, s corpus.Span, from int, items []corpus.Span, after int) ([]corpus.Span, int) {
	for i := from; i < min(s.End, from+maxIntroduction); i++ {
		if p.folded[i] != ':' && p.folded[i] != '—' {
			continue
		}
		for i < s.End && (p.folded[i] == ':' || p.folded[i] == '—') {
			i++
		}
		return x.items(p, i, s.End)
	}
	return items, after
}

// beforeVerb reads the hosts between 与, 同 or 和 and the verb: 与某县招商团见面.
func (x *Extractor) beforeVerb(p *page, s corpus.Span, verb int) []corpus.Span {
	for i := verb - 1; i >= s.Start && i > verb-40; i-- {
		switch p.folded[i] {
		case ',', '。', ';':
			return nil
		case '与', '同', '和':
			items, _ := x.items(p, i+1, verb)
			if p.anyName(items) {
				return items
			}
		}
	}
	return nil
}

// visit makes the record of a visit.
func (x *Extractor) visit(p *page, s Sentence, v found, r *corpus.Records) corpus.Visit {
	visit := corpus.Visit{ID: p.id("v", len(r.Visits)+1), Document: p.doc.ID, Kind: v.kind, Sentence: s.Span, Date: p.dateBefore(s, v.at)}
	for _, h := range v.hosts {
		visit.Visited = append(visit.Visited, p.said(h, "visit/list"))
	}
	if m, ok := x.visitorOf(p, s, v, r); ok {
		visit.Visitor = &m
	}
	return visit
}

// visitorOf gives who makes a visit: the first person of its sentence before
// the verb, else the one who leads (带队, 率) in its block, else the visitor of the stop
// before in its block, else the first person of the block; when the block names nobody,
// the visitor of the visit before.
func (x *Extractor) visitorOf(p *page, s Sentence, v found, r *corpus.Records) (corpus.Sourced[string], bool) {
	var first, leads corpus.Span
	for _, m := range p.mentionsSince(p.blockStart(s), v.at) {
		if isHost(m.Span, v.hosts) {
			continue
		}
		if m.Span.Start >= s.Span.Start {
			return p.said(m.Span, "visit/subject"), true
		}
		if first.Empty() {
			first = m.Span
		}
		if leads.Empty() && x.lexicon.Starts(names.LeadVerbs, p.folded, m.Span.End) > 0 {
			leads = m.Span
		}
	}
	switch {
	case !leads.Empty():
		return p.said(leads, "visit/leader"), true
	case len(r.Visits) > 0 && r.Visits[len(r.Visits)-1].Visitor != nil && r.Visits[len(r.Visits)-1].Sentence.Start >= p.blockStart(s):
		return *r.Visits[len(r.Visits)-1].Visitor, true // not the host of the stop before
	case !first.Empty():
		return p.said(first, "visit/block"), true
	case len(r.Visits) > 0 && r.Visits[len(r.Visits)-1].Visitor != nil:
		return *r.Visits[len(r.Visits)-1].Visitor, true
	}
	return corpus.Sourced[string]{}, false
}

// mentionsSince gives the mentions of persons that start from one position up
// to before another.
func (p *page) mentionsSince(from, to int) []names.Mention {
	return p.mentionsBefore(to)[len(p.mentionsBefore(min(from, to))):]
}

// isHost reports whether a person is among those visited.
func isHost(person corpus.Span, hosts []corpus.Span) bool {
	for _, h := range hosts {
		if h.Overlaps(person) {
			return true
		}
	}
	return false
}

// blockStart is where the block of a sentence starts.
func (p *page) blockStart(s Sentence) int {
	if s.Block < len(p.text.Blocks) {
		return p.text.Blocks[s.Block].Span.Start
	}
	return s.Span.Start
}

// dateBefore gives the last date that stands before a position in its
// sentence, or the first of its block.
func (p *page) dateBefore(s Sentence, at int) *corpus.Sourced[corpus.Date] {
	from := p.blockStart(s)
	var first, last *corpus.Sourced[corpus.Date]
	for _, m := range value.Find(p.folded[from:min(at, len(p.folded))], p.doc.Date) {
		if m.Kind != value.KindDate || m.Date == nil {
			continue
		}
		span := corpus.Span{Start: m.Span.Start + from, End: m.Span.End + from}
		said := corpus.Said(*m.Date, span, m.Rule)
		if first == nil {
			first = said
		}
		if span.Start >= s.Span.Start {
			last = said
		}
	}
	if last != nil {
		return last
	}
	return first
}

// anyName reports whether one of the items holds the name of an organisation,
// a person or a zone.
func (p *page) anyName(items []corpus.Span) bool {
	for _, item := range items {
		if p.overlapsPerson(item) {
			return true
		}
		for _, place := range p.names.PlacesIn(item) {
			if place.Kind == names.Zone {
				return true
			}
		}
		if strings.HasSuffix(string(p.folded[item.Start:item.End]), "团") {
			return true
		}
	}
	return p.anyOrg(items)
}

// overlapsPerson reports whether a person is named within or across a span.
func (p *page) overlapsPerson(s corpus.Span) bool {
	for _, m := range p.mentionsSince(s.Start-30, s.End) {
		if s.Overlaps(m.Span) {
			return true
		}
	}
	return false
}

// anyOrg reports whether one of the items holds the name of an organisation.
func (p *page) anyOrg(items []corpus.Span) bool {
	for _, item := range items {
		for _, o := range p.names.Orgs {
			if item.Overlaps(o.Span) {
				return true
			}
		}
	}
	return false
}
