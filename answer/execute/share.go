package execute

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	// countShareRE matches questions for a part of the number of projects.
	countShareRE = regexp.MustCompile(`个数|数量|项目数|几个项目占|家数`)
	// sumAskedRE matches questions for the sum that a part has, not its share.
	sumAskedRE = regexp.MustCompile(`多少钱|多少亿|几个?亿|多少元`)
)

// shareOfTotal answers what part of a total one of its groups is: 制造业投资占总额的几
// 成. nil when a text gives the part itself, or no group fits.
func (r *Run) shareOfTotal() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || sumAskedRE.MatchString(q) || r.percentStated() {
		return nil
	}
	var part, whole *corpus.Total
	var page *reading.Page
	score := 0.0
	for i, p := range r.Pages {
		a := r.find.Aligned[i]
		totals := r.recordsOf(p.Document.ID).Totals
		for k := range totals {
			t := &totals[k]
			w := wholeOf(totals[:k], t)
			if t.Scope != corpus.Group || w == nil || likeness(q, clean.Fold(t.Of)) < 1 || a.Total == 0 {
				continue
			}
			if a.Lacks(mostLost) || r.knownElsewhere(a) || otherMoneyKind(q, p, t) {
				continue
			}
			if s := a.Found/a.Total + 0.1*likeness(q, clean.Fold(t.Of)); s > score {
				part, whole, page, score = t, w, p, s
			}
		}
	}
	if part == nil {
		return nil
	}
	return r.shareResult(part, whole, page)
}

// otherMoneyKind reports whether the question names a kind of money that the clause of a
// total's sum does not (到位), or the sum is the limit of those counted: 10亿元以上的4个.
func otherMoneyKind(q string, p *reading.Page, t *corpus.Total) bool {
	if t.Amount == nil {
		return false
	}
	c := p.ClauseAt(t.Amount.Span.Start)
	if c < 0 {
		return true
	}
	clause := p.Clauses[c].Span
	told := p.Read(clause)
	return strings.Contains(p.Read(t.Amount.Span), "以上") || limitBehindRE.MatchString(p.Read(corpus.Span{Start: t.Amount.Span.End, End: max(t.Amount.Span.End, clause.End)})) ||
		slices.ContainsFunc(listing.PartMoneyKindRE.FindAllString(q, -1), func(w string) bool { return !strings.Contains(told, w) })
}

// limitBehindRE matches what makes a limit of a sum: 10亿元及以上.
var limitBehindRE = regexp.MustCompile(`^元?(?:\(含\))?及?以[上下]`)

// percentStated reports whether a sentence gives a percentage for what is
// asked.
func (r *Run) percentStated() bool {
	list := r.find.Values(reading.Percent)
	return len(list) > 0 && list[0].Cover >= enough && r.owns(list[0])
}

// wholeOf is the total that a group is part of: the last before it that is no
// group, of the same event.
func wholeOf(before []corpus.Total, t *corpus.Total) *corpus.Total {
	for i := len(before) - 1; i >= 0; i-- {
		if w := &before[i]; w.Scope != corpus.Group && w.Scope != corpus.Target {
			if w.Event.Value != t.Event.Value && w.Sentence != t.Sentence {
				return nil
			}
			return w
		}
	}
	return nil
}

func (r *Run) shareResult(part, whole *corpus.Total, page *reading.Page) *Result {
	res := &Result{Status: answer.Answered, Message: "share", Plan: "Share", Document: page.Document.ID,
		Parts: []Part{{Page: page, Cite: part.Sentence, Silent: true}, {Page: page, Cite: whole.Sentence, Silent: true}}}
	switch {
	case !countShareRE.MatchString(string(r.Q.Folded)) && part.Amount != nil && whole.Amount != nil && part.Amount.Value.Currency == whole.Amount.Value.Currency:
		a, b := part.Amount.Value, whole.Amount.Value
		res.Args = []string{percent(int64(a.Figure()), int64(b.Figure())), listing.Money(a), listing.Money(b)}
	case part.Count != nil && whole.Count != nil:
		res.Args = []string{percent(int64(part.Count.Value), int64(whole.Count.Value)), page.Shown(part.Count.Span), page.Shown(whole.Count.Span)}
	default:
		return nil
	}
	if res.Args[0] == "" {
		return nil
	}
	res.Facts = []answer.Fact{{Kind: "share", Name: res.Args[0], Of: clean.Fold(part.Of)}}
	return res
}

// percent is a part of a whole with one decimal; "" when it is no part.
func percent(part, whole int64) string {
	if whole <= 0 || part < 0 || part > whole {
		return ""
	}
	return strings.TrimSuffix(big.NewRat(part*100, whole).FloatString(1), ".0") + "%"
}

// growthInstead reports whether an answer to a question for a share gives only a rate of
// growth: 同比增长8.4% of a question for what part it is.
func (r *Run) growthInstead(res *Result) bool {
	if growthRE.MatchString(string(r.Q.Folded)) || len(res.Parts) != 1 || res.Parts[0].Page == nil || res.Parts[0].Text != "" {
		return false
	}
	text := res.Parts[0].Page.Read(res.Parts[0].Show)
	return growthRE.MatchString(text) && !partToldRE.MatchString(text)
}

var (
	growthRE = regexp.MustCompile(`同比|环比|增长|增幅|增速|下降|降幅|上涨|提高`)
	// partToldRE matches what tells a share.
	partToldRE = regexp.MustCompile(`占|比[重例]|份额|股|成(?:[以左]|$)|分之`)
)
