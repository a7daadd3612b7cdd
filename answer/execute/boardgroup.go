package execute

import (
	"regexp"
	"slices"

	"zhaoshang/answer/listing"
	"zhaoshang/corpus"
)

var (
	// whichKindRE matches questions for one of several kinds of projects by their money.
	whichKindRE = regexp.MustCompile(`哪(?:一)?(?:个|类|种|块)?(?:产业|行业|领域|板块|门类)|哪一?类`)
	// kindHeadRE matches the kind that some projects are told under: 新材料类2个, 装备制造方面,.
	kindHeadRE = regexp.MustCompile(`(?:^|[,;。:、 分为])(\p{Han}{2,6}?)(?:类|领域|板块|方面|产业|行业|项目)+(?:项目)?(?:有|为|是|[0-9]|,|:)`)
	// numberRankedRE matches questions for the kind with most projects.
	numberRankedRE = regexp.MustCompile(`个数|数量|项目(?:数)?最多|家数|最多的项目`)
)

// kindsOfBoard ranks the kinds that a report tells its projects under by what their amounts add
// up to: 哪类产业投资最多; nil when some project has no kind or no amount.
func (r *Run) kindsOfBoard(b *board) *Result {
	q := string(r.Q.Folded)
	if !r.Q.Asks("top") || !whichKindRE.MatchString(q) || numberRankedRE.MatchString(q) || !moneyAskedRE.MatchString(q) {
		return nil
	}
	var groups []listing.Item
	for i := range b.items {
		it := &b.items[i]
		kind := it.kindHead()
		if kind == "" || it.Amount == nil || it.Amount.Currency != b.items[0].Amount.Currency {
			return nil
		}
		at := slices.IndexFunc(groups, func(g listing.Item) bool { return g.Name == kind })
		if at < 0 {
			sum := corpus.Amount{Currency: it.Amount.Currency, Bound: corpus.Exact}
			groups = append(groups, listing.Item{Page: b.page, Name: kind, Amount: &sum, Cite: it.Cite, Show: it.Show, Entry: true})
			at = len(groups) - 1
		}
		groups[at].Amount.Min += it.Amount.Figure()
	}
	if len(groups) < 2 {
		return nil
	}
	for i := range groups {
		groups[i].Measure = listing.Money(*groups[i].Amount)
	}
	return r.rankedBy(groups, listing.Selection{Items: groups, Cover: 1, Why: " [kinds of board]"})
}

// kindHead is the kind that an item is told under: the cell of its column, or a word before
// its first field or in its head; "" for none.
func (it *boardItem) kindHead() string {
	if it.Row != nil {
		kind, _ := it.Column("sector")
		return kind
	}
	from := it.Project.Name.Span.Start
	for _, f := range fieldsOf(it.Project) {
		if it.own.Contains(f) {
			from = min(from, f.Start)
		}
	}
	heads := append([]corpus.Span{{Start: it.own.Start, End: max(it.own.Start, from)}}, it.heads...)
	for _, h := range heads {
		if m := kindHeadRE.FindAllStringSubmatch(it.Page.Read(h), -1); len(m) > 0 {
			return m[len(m)-1][1]
		}
	}
	return ""
}
