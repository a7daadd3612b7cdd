package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// What each of several parties puts in or holds is told clause by clause: 甲公司出资
// 3亿元,占60%;乙公司出2亿元,占40%. A follow-up asks for it of the party just spoken of
// (它出多少钱), of one that it names (甲自己出多少), or of the other one (另一家呢).

// stake is what one party puts in or holds.
type stake struct {
	party string
	value int // in Page.Values
}

var (
	// partysStakeRE matches questions for it: the party, and the verb.
	partysStakeRE = regexp.MustCompile(`^(?:那么?)?(.{1,12}?)(?:自己|自身|本身|一方|那边|这边)?(?:又|要|得|会|一共|总共)?(出资?|掏|拿|认缴|占|持)(?:了|出|的)?(?:多少|几)`)
	// otherPartyRE matches the other party: 另一家股东呢, 对方占多少.
	otherPartyRE = regexp.MustCompile(`^(?:那么?)?(?:另外?(?:那|的)?一?(?:家|方|个|边|位)|对方|其余(?:那|的)?一?(?:家|方))(?:股东|公司|企业|合作方|投资方|合伙人)?(?:呢|出|占|持|拿|掏|认缴|投|$)`)
	// samePartyRE matches words for the party just spoken of.
	samePartyRE = regexp.MustCompile(`^(?:它|他们?|她|这家|该公司|该企业|这个?公司|那家|公司)$`)
	// stakeToldRE matches the words before such a figure in its clause: 甲公司以货币出资.
	stakeToldRE = regexp.MustCompile(`^(?:其中|而|另|由|双方约定)?(\p{Han}[^,。;]{0,24}?)?(?:则|将|拟)?(?:以[^,。;]{1,8}?)?(?:出资额?|投?出|认缴|认购|注资|拿出|占股?比?|持股?比?|持有)(?:例|了|为|约|其)*$`)
	// selfRE matches how a company speaks of itself.
	selfRE = regexp.MustCompile(`^(?:本|我)?公司$`)
)

// stakeAsked is what a follow-up asks of one party's stake; -1 when it asks for
// none, or the paragraph does not give it.
func (r *Run) stakeAsked(t *thing) int {
	q := string(r.Q.Folded)
	m := partysStakeRE.FindStringSubmatch(q)
	other := otherPartyRE.MatchString(q)
	if t.row != nil || m == nil && !other {
		return -1
	}
	p := t.page
	block := p.Text.Blocks[p.Sentences[p.SentenceAt(t.at)].Block].Span
	stakes := stakesIn(p, block)
	last := r.lastParty(stakes, p)
	kind := stakeKind(q, m)
	switch {
	case other && last != nil:
		if kind == "" {
			kind = p.Values[last.value].Kind
		}
		return onlyStake(p, stakes, kind, func(s *stake) bool { return s.party != last.party })
	case other:
	case samePartyRE.MatchString(m[1]):
		if last != nil {
			return onlyStake(p, stakes, kind, func(s *stake) bool { return s.party == last.party })
		}
	default:
		return onlyStake(p, stakes, kind, func(s *stake) bool { return r.calledBy(p, s.party, m[1]) })
	}
	return -1
}

// stakeKind is the kind of the figure that is asked for; "" when any will do.
func stakeKind(q string, m []string) string {
	switch {
	case percentRE.MatchString(q) || m != nil && strings.ContainsAny(m[2], "占持"):
		return reading.Percent
	case m != nil:
		return reading.Money
	}
	return ""
}

// stakesIn are the stakes that a stretch of a page tells; one without a name is of
// the party before it: 甲公司出资3亿元,占60%.
func stakesIn(p *reading.Page, block corpus.Span) []stake {
	var out []stake
	for i := range p.Values {
		v := &p.Values[i]
		if v.Clause < 0 || !block.Contains(v.Span) || v.Kind != reading.Money && v.Kind != reading.Percent {
			continue
		}
		m := stakeToldRE.FindStringSubmatch(p.Read(corpus.Span{Start: p.Clauses[v.Clause].Span.Start, End: v.Span.Start}))
		if m == nil {
			continue
		}
		party := strings.TrimSpace(m[1])
		if n := len(out); party == "" && n > 0 && p.Values[out[n-1].value].Clause >= v.Clause-1 {
			party = out[n-1].party
		}
		if party != "" {
			out = append(out, stake{party, i})
		}
	}
	return out
}

// lastParty is the stake that was told last, or the first of the party that was
// told of; nil for none.
func (r *Run) lastParty(stakes []stake, p *reading.Page) *stake {
	for i := range stakes {
		if v := &p.Values[stakes[i].value]; r.Anchor.Told.Contains(v.Span) {
			return &stakes[i]
		}
	}
	return nil
}

// onlyStake is the stake of a kind that fits, when there is just one.
func onlyStake(p *reading.Page, stakes []stake, kind string, fits func(*stake) bool) int {
	found := -1
	for i := range stakes {
		if s := &stakes[i]; p.Values[s.value].Kind == kind && fits(s) {
			if found >= 0 {
				return -1
			}
			found = s.value
		}
	}
	return found
}

// calledBy reports whether a party is the one that a question names; a company
// that a notice is of calls itself 公司.
func (r *Run) calledBy(p *reading.Page, party, name string) bool {
	if n := len([]rune(name)); n >= 2 && common(name, party) >= max(2, n-1) {
		return true
	}
	return selfRE.MatchString(party) && slices.ContainsFunc([]string{p.Document.Title, listing.HeadLines(p)}, func(head string) bool {
		return strings.Contains(clean.Fold(head), name) && strings.Contains(clean.Fold(head), "公告")
	})
}
