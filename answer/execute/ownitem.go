package execute

import (
	"regexp"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// figuresAskedRE matches questions for more than one figure.
var figuresAskedRE = regexp.MustCompile(`各|分别|一共|合计|总共|加起来|和.*(?:多少|几)|、|哪两|都`)

// ownItem is the item of a list of things with their sums that a figure belongs
// to, when its clause lists several: 乙的分拣仓(约7500万元) of 甲的茶宿村(2.4亿元)和乙的
// 分拣仓(约7500万元).
func (r *Run) ownItem(c find.Candidate) (corpus.Span, bool) {
	p, clause := c.Page, &c.Page.Clauses[c.Clause]
	if c.Value < 0 || p.Values[c.Value].Kind != reading.Money || p.Values[c.Value].Amount == nil || p.Sentences[clause.Sentence].Kind == corpus.TableRow || figuresAskedRE.MatchString(string(r.Q.Folded)) {
		return corpus.Span{}, false
	}
	own, currency := -1, p.Values[c.Value].Amount.Currency
	items := find.CutItems(p, clause.Span)
	for i, s := range items {
		switch sums := find.MoneyIn(p, s); {
		case len(sums) != 1 || sums[0].Amount.Currency != currency: // 2亿美元和5000万元 are one sum
			return corpus.Span{}, false
		case s.Contains(p.Values[c.Value].Span):
			own = i
		}
	}
	if own < 0 || len(items) < 2 || items[own].Len() < shortestItem {
		return corpus.Span{}, false
	}
	return items[own], true
}

// shortestItem is how many characters an item has at least: the sum and a name.
const shortestItem = 6
