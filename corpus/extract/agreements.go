package extract

import (
	"slices"
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// agreements adds what was agreed between whom: a verb of signing, the kind of
// agreement after it, and the parties before it (与A、B等15家企业达成战略合作).
func (x *Extractor) agreements(p *page, r *corpus.Records) {
	for n, s := range p.sentences {
		if s.Kind == corpus.TableRow || s.Kind == corpus.Heading {
			continue
		}
		for i := s.Span.Start; i < s.Span.End; i++ {
			verb := x.lexicon.Starts(names.AgreementVerbs, p.folded, i)
			if verb == 0 {
				continue
			}
			kind := x.agreementKind(p, s.Span, i+verb)
			if kind.Empty() {
				i += verb - 1
				continue
			}
			if a, ok := x.agreement(p, n, i, kind); ok {
				a.ID = p.id("a", len(r.Agreements)+1)
				r.Agreements = append(r.Agreements, a)
			}
			i = kind.End - 1
		}
	}
}

// maxToKind is how far the kind of agreement may stand from the verb.
const maxToKind = 48

// agreementKind finds the kind of agreement after a verb: the longest of its
// words, or the title in 《》 that ends in one. It is empty when none stands in
// the clause.
func (x *Extractor) agreementKind(p *page, s corpus.Span, from int) corpus.Span {
	for i := from; i < min(s.End, from+maxToKind); i++ {
		switch p.folded[i] {
		case '《':
			if end := strings.IndexRune(string(p.folded[i:s.End]), '》'); end > 0 {
				title := []rune(string(p.folded[i:s.End])[:end])
				if x.hasAgreement(title) {
					return corpus.Span{Start: i + 1, End: i + len(title)}
				}
			}
		case ',', '。', ';', ':':
			return corpus.Span{}
		}
		if n := x.lexicon.Starts(names.AgreementNouns, p.folded, i); n > 0 {
			if x.lexicon.Starts(names.NotAgreement, p.folded, i+n) > 0 {
				return corpus.Span{}
			}
			return corpus.Span{Start: i, End: i + n}
		}
	}
	return corpus.Span{}
}

// hasAgreement reports whether a title ends in a word for an agreement.
func (x *Extractor) hasAgreement(title []rune) bool {
	for i := range title {
		if n := x.lexicon.Starts(names.AgreementNouns, title, i); n > 0 && i+n == len(title) {
			return true
		}
	}
	return false
}

// agreement makes the record of an agreement in sentence n whose verb stands
// at the position given; ok is false when no party is named.
func (x *Extractor) agreement(p *page, n, at int, kind corpus.Span) (a corpus.Agreement, ok bool) {
	s := p.sentences[n]
	a = corpus.Agreement{Document: p.doc.ID, Kind: p.shown(kind), Sentence: s.Span, Date: p.dateBefore(s, at)}
	items, after := x.partners(p, s.Span, at)
	a.Count = p.countAfter(after)
	parties := p.orgsIn(corpus.Span{Start: s.Span.Start, End: at})
	if len(parties) == 0 && len(items) == 0 {
		parties = p.orgsIn(corpus.Span{Start: at, End: s.Span.End})
	}
	if len(parties) == 0 && len(items) == 0 && n > 0 && p.sentences[n-1].Block == s.Block {
		parties = p.orgsIn(p.sentences[n-1].Span)
	}
	parties = merged(parties, items)
	if host, found := p.hostBefore(s.Span, parties, at); found && !p.anyOffice(parties) {
		parties = append([]corpus.Span{host}, parties...)
	}
	slices.SortStableFunc(parties, func(a, b corpus.Span) int { return a.Start - b.Start })
	for _, party := range parties {
		a.Parties = append(a.Parties, p.said(party, "agreement/party"))
	}
	return a, len(a.Parties) > 1 || len(p.orgsIn(s.Span)) > 0 && len(a.Parties) > 0
}

// maxPartners is how far before its verb a list of partners may begin.
const maxPartners = 400

// partners reads the list between the last 与, 和, 同 or 跟 and the verb.
func (x *Extractor) partners(p *page, s corpus.Span, verb int) (items []corpus.Span, after int) {
	for i := max(s.Start, verb-maxPartners); i < verb; i++ {
		if !strings.ContainsRune("与同跟和", p.folded[i]) || p.insideOrg(i) {
			continue
		}
		list, end := x.items(p, i+1, verb)
		if p.anyOrg(list) || p.allPlaces(list) {
			if subject := p.subjectBefore(s, i); !subject.Empty() {
				list = append([]corpus.Span{subject}, list...)
			}
			return list, end
		}
	}
	return nil, 0
}

// subjectBefore gives the company that stands before 与 at a position; 公司 in an
// announcement means the company that makes it.
func (p *page) subjectBefore(s corpus.Span, at int) corpus.Span {
	clause := at
	for clause > max(s.Start, at-10) && !strings.ContainsRune(",;:。】 ", p.folded[clause-1]) {
		clause--
	}
	if words := string(p.folded[clause:at]); strings.HasPrefix(words, "公司") || strings.HasPrefix(words, "本公司") {
		return p.names.Issuer()
	}
	subject := p.names.SubjectBefore(at)
	if subject.Start < s.Start || p.anyOrg([]corpus.Span{subject}) {
		return corpus.Span{}
	}
	return subject
}

// allPlaces reports whether every item is a place, and there is one.
func (p *page) allPlaces(items []corpus.Span) bool {
	for _, item := range items {
		if len(p.names.PlacesIn(item)) == 0 {
			return false
		}
	}
	return len(items) > 0
}

// insideOrg reports whether a position lies inside the name of an organisation.
func (p *page) insideOrg(i int) bool {
	for _, o := range p.names.Orgs {
		if o.Span.Start <= i && i < o.Span.End {
			return true
		}
	}
	return false
}

// orgsIn gives the organisations named within a span.
func (p *page) orgsIn(s corpus.Span) []corpus.Span {
	var out []corpus.Span
	for _, o := range p.names.Orgs {
		if s.Contains(o.Span) {
			out = append(out, o.Span)
		}
	}
	return out
}

// merged joins two lists of spans in order; of two that overlap the longer stays.
func merged(a, b []corpus.Span) []corpus.Span {
	out := append([]corpus.Span(nil), a...)
	for _, s := range b {
		keep := true
		for i, o := range out {
			if o.Overlaps(s) {
				keep = false
				if s.Len() > o.Len() {
					out[i] = s
				}
			}
		}
		if keep {
			out = append(out, s)
		}
	}
	return unique(out)
}

// unique leaves out a span that is there already.
func unique(spans []corpus.Span) []corpus.Span {
	var out []corpus.Span
	seen := map[corpus.Span]bool{}
	for _, s := range spans {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// anyOffice reports whether a government office is among the parties.
func (p *page) anyOffice(parties []corpus.Span) bool {
	for _, o := range p.names.Orgs {
		if o.Kind == names.Government && isHost(o.Span, parties) {
			return true
		}
	}
	return false
}

// hostBefore gives the place that agrees, when no office stands for it: the
// first place of the sentence before the first party.
func (p *page) hostBefore(s corpus.Span, parties []corpus.Span, at int) (corpus.Span, bool) {
	end := at
	for _, party := range parties {
		end = min(end, party.Start)
	}
	places := p.names.PlacesIn(corpus.Span{Start: s.Start, End: end})
	for i := len(places) - 1; i >= 0; i-- {
		if places[i].Kind != names.Country && places[i].ID != "" && p.folded[places[i].Span.Start] != '全' {
			return places[i].Span, true
		}
	}
	return corpus.Span{}, false
}

// countAfter reads the count behind a list: 等15家企业.
func (p *page) countAfter(at int) *corpus.Sourced[int] {
	if at <= 0 || at >= len(p.folded) || p.folded[at] != '等' {
		return nil
	}
	i := at + 1
	for i < len(p.folded) && p.folded[i] >= '0' && p.folded[i] <= '9' && i < at+6 {
		i++
	}
	n, err := strconv.Atoi(string(p.folded[at+1 : i]))
	if err != nil || i >= len(p.folded) || !strings.ContainsRune("家个", p.folded[i]) {
		return nil
	}
	return corpus.Said(n, corpus.Span{Start: at + 1, End: i + 1}, "agreement/count")
}
