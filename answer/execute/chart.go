package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// fewest is how many sums make a chart of a list that nobody asked to see as
// one.
const fewest = 3

// leastPoints is how many points make a chart: one is something to see only for who
// asked for the picture.
func (r *Run) leastPoints() int {
	if r.Q.Chart != "" {
		return 1
	}
	return 2
}

var (
	// moneyChartRE and countChartRE match questions that say what a chart of
	// groups is to show.
	moneyChartRE = regexp.MustCompile(`额|钱|亿|资金|投资(?:[^方商者人企主公额]|$)|amount|invest(?:ment|ed)|value|money|worth|how much`)
	countChartRE = regexp.MustCompile(`项目数|个数|数量|几个|多少个|有多少项目|number|count|how many`)
)

// groupChart is the chart of records in groups: of their sums or averages, or of
// their number. nil when too few groups have something to show.
func (r *Run) groupChart(key string, groups []bucket, all []listing.Item, average bool) *answer.Chart {
	c := newChart(key, all)
	in := map[string]bool{}
	var grouped []listing.Item
	for _, g := range groups {
		for _, it := range g.items {
			if !in[it.ID()] {
				in[it.ID()] = true
				grouped = append(grouped, it)
			}
		}
	}
	leave(c, answer.Ungrouped, "", len(all)-len(grouped))
	if c.Currency = r.groupCurrency(key, groups, grouped, average); c.Currency == "" {
		c.Measure = answer.Counts
		for _, g := range groups {
			n := float64(len(g.items))
			c.Points = append(c.Points, answer.Point{Label: g.value, Figure: &n})
		}
	} else {
		c.Average = average
		for _, g := range groups {
			for _, a := range g.amounts(average) {
				if a.Currency == c.Currency {
					c.Points = append(c.Points, amountPoint(g.value, a))
				}
			}
		}
		leaveSilent(c, grouped)
	}
	return r.enoughPoints(ordered(c))
}

// groupCurrency is the currency whose sums a chart of groups shows; "" when it
// shows how many there are. A question that does not say which gets sums when
// most of the records state one.
func (r *Run) groupCurrency(key string, groups []bucket, grouped []listing.Item, average bool) string {
	q := string(r.Q.Folded)
	counts, money := countChartRE.MatchString(q), average || moneyChartRE.MatchString(q)
	stated := slices.DeleteFunc(slices.Clone(grouped), func(it listing.Item) bool { return it.Amount == nil })
	if key == "currency" || counts && !money || len(stated) == 0 || !money && len(stated)*2 < len(grouped) {
		return ""
	}
	currency := cmp.Or(r.Q.Currency, mainCurrency(stated))
	n := 0
	for _, g := range groups {
		if slices.ContainsFunc(g.items, func(it listing.Item) bool { return it.Amount != nil && it.Amount.Currency == currency }) {
			n++
		}
	}
	if n < r.leastPoints() {
		return ""
	}
	return currency
}

// itemsChart is the chart of the amounts of projects, each by itself; all are
// those that they were chosen from. nil when too few have one.
func (r *Run) itemsChart(list, all []listing.Item) *answer.Chart {
	stated := slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool { return it.Amount == nil })
	least := fewest
	if r.Q.Chart != "" || r.Q.Asks("top", "compare") {
		least = r.leastPoints()
	}
	if len(stated) < least || !r.Q.Asks("top", "compare", "list", "sum", "average", "group") && r.Q.Chart == "" {
		return nil
	}
	c := newChart("project", all)
	c.Currency = cmp.Or(r.Q.Currency, mainCurrency(stated))
	leaveSilent(c, all)
	shown := 0
	for _, it := range stated {
		if it.Amount.Currency == c.Currency {
			c.Points = append(c.Points, amountPoint(it.Name, *it.Amount))
			shown++
		}
	}
	left := 0
	for _, l := range c.LeftOut {
		left += l.Count
	}
	leave(c, answer.Below, "", len(all)-left-shown)
	tellApart(c, stated)
	if !r.Q.Asks("top") {
		ordered(c)
	}
	return r.enoughPoints(c)
}

// tellApart gives points of one name the names of their investors too.
func tellApart(c *answer.Chart, list []listing.Item) {
	list = slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool { return it.Amount.Currency != c.Currency })
	times := map[string]int{}
	for _, it := range list {
		times[it.Name]++
	}
	for i, it := range list {
		if times[it.Name] > 1 {
			c.Points[i].Label = it.Label()
		}
	}
}

// columnChart is the chart of a column of a table.
func (r *Run) columnChart(list, all []listing.Item, t *reading.Table, column int) *answer.Chart {
	list = slices.Clone(list)
	for i := range list {
		m := list[i].Row.Measures[column]
		list[i].Amount, list[i].Number, list[i].Unit = m.Amount, m.Number, t.Columns[column].Unit
	}
	c := r.figuresChart(list, all)
	if c != nil {
		c.Of = t.Columns[column].Name
	}
	return c
}

// figuresChart is the chart of figures that stand side by side: rows of a
// table, or what a text gives one by one. nil when they are of different kinds.
func (r *Run) figuresChart(list, all []listing.Item) *answer.Chart {
	c := newChart("row", all)
	c.Measure, c.Unit = answer.Figures, list[0].Unit
	if list[0].Amount != nil {
		c.Measure, c.Unit = answer.Amounts, ""
	}
	for i := range list {
		it := &list[i]
		switch {
		case (it.Amount != nil) != (c.Measure == answer.Amounts), it.Amount == nil && (it.Unit != c.Unit || it.Number < 0):
			return nil
		case it.Amount == nil:
			c.Points = append(c.Points, answer.Point{Label: it.Name, Figure: &it.Number})
		}
	}
	if c.Measure == answer.Amounts {
		c.Currency = mainCurrency(list)
		for _, it := range list {
			if it.Amount.Currency == c.Currency {
				c.Points = append(c.Points, amountPoint(it.Name, *it.Amount))
			}
		}
		leaveSilent(c, list)
	}
	leave(c, answer.Below, "", len(all)-len(list))
	return r.enoughPoints(c)
}

// enoughPoints gives a chart of enough points; nil for another.
func (r *Run) enoughPoints(c *answer.Chart) *answer.Chart {
	if len(c.Points) < r.leastPoints() {
		return nil
	}
	c.Cut()
	return c
}

// ordered sorts the points: years as they follow each other, else the largest
// first.
func ordered(c *answer.Chart) *answer.Chart {
	slices.SortStableFunc(c.Points, func(a, b answer.Point) int {
		if c.Key == "year" {
			return cmp.Compare(a.Label, b.Label)
		}
		return cmp.Compare(b.Value(), a.Value())
	})
	return c
}

func newChart(key string, all []listing.Item) *answer.Chart {
	documents := map[string]bool{}
	for _, it := range all {
		documents[it.Document()] = true
	}
	return &answer.Chart{Kind: answer.Bar, Key: key, Measure: answer.Amounts, Records: len(all), Documents: len(documents)}
}

// leaveSilent counts the records whose amount is not stated, or of another
// currency.
func leaveSilent(c *answer.Chart, list []listing.Item) {
	unstated, foreign := 0, map[string]int{}
	for _, it := range list {
		switch {
		case it.Amount == nil:
			unstated++
		case it.Amount.Currency != c.Currency:
			foreign[it.Amount.Currency]++
		}
	}
	leave(c, answer.Unstated, "", unstated)
	codes := make([]string, 0, len(foreign))
	for code := range foreign {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		leave(c, answer.Foreign, code, foreign[code])
	}
}

func leave(c *answer.Chart, why, currency string, n int) {
	if n > 0 {
		c.LeftOut = append(c.LeftOut, answer.LeftOut{Why: why, Count: n, Currency: currency})
	}
}

// amountPoint is an amount as a point: whole units, as in facts.
func amountPoint(label string, a corpus.Amount) answer.Point {
	p := answer.Point{Label: strings.TrimSpace(label), Bound: string(a.Bound)}
	low, high := int64(a.Min/corpus.Yuan), int64(a.Max/corpus.Yuan)
	if a.Bound != corpus.Under {
		p.Min = &low
	}
	if a.Bound == corpus.Under || a.Bound == corpus.Range {
		p.Max = &high
	}
	return p
}
