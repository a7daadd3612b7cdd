package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// beforeAfterRE matches questions for a figure before and after its change: 调整前后各多少.
	beforeAfterRE = regexp.MustCompile(`(调整|变更|修订|修改|压缩|压减|缩减|核减|追加|增资|更正|修正|扩容|加码|改)(?:之)?前后`)
	// changedGapRE matches what stands between the two figures: 由9亿元压到6亿元.
	changedGapRE = regexp.MustCompile(`^(?:人民币|左右)?[^,;。0-9]{0,6}(?:为|到|至|成)了?(?:约|近|超|不超过|不低于)?$`)
)

// changedBoth answers what a figure was before and after its change, from the clause that
// gives both; nil when none or several do.
func (r *Run) changedBoth() *Result {
	m := beforeAfterRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || !r.Q.Asks("compare", "amount", "attribute", "") {
		return nil
	}
	var best []listing.Item
	cover, twice := enoughChanged, false
	for i, p := range r.Pages {
		for k := 1; k < len(p.Values); k++ {
			if pair := changedAt(p, k); pair != nil {
				switch c := r.find.Covers[i][p.Values[k].Clause]; {
				case c > cover:
					best, cover, twice = pair, c, false
				case c == cover:
					twice = true
				}
			}
		}
	}
	if best == nil || twice {
		return nil
	}
	best[0].Name, best[1].Name = m[1]+"前", m[1]+"后"
	if r.Q.Asks("compare") {
		return r.versus(best[0], best[1])
	}
	return r.listItems(best, listing.Selection{Items: best, Cover: 1, Why: " [changed]"}, true)
}

// enoughChanged is the part of a question that the clause of a change must have.
const enoughChanged = 0.3

// changedAt are the sums before and after a change when the second is the value k: 由9亿元压到
// 6亿元; nil when it is not.
func changedAt(p *reading.Page, k int) []listing.Item {
	a, b := &p.Values[k-1], &p.Values[k]
	if a.Kind != reading.Money || b.Kind != reading.Money || a.Clause != b.Clause || a.Clause < 0 || a.Amount.Currency != b.Amount.Currency {
		return nil
	}
	clause := &p.Clauses[a.Clause]
	if !find.ChangedFromRE.MatchString(p.Read(corpus.Span{Start: clause.Span.Start, End: a.Span.Start})) || !changedGapRE.MatchString(strings.TrimSpace(p.Read(corpus.Span{Start: a.Span.End, End: b.Span.Start}))) {
		return nil
	}
	var out []listing.Item
	for _, v := range []*reading.Value{a, b} {
		out = append(out, listing.Item{Page: p, Amount: v.Amount, Show: v.Span, Cite: p.Sentences[clause.Sentence].Span, Measure: strings.Trim(p.Shown(v.Span), " ,，")})
	}
	return out
}
