package execute

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// top answers with the largest or smallest rows.
func (r *Run) top() *Result {
	s := r.pick(r.items())
	if len(s.Items) == 0 || s.Cover < 0.5 {
		return nil
	}
	if s.Items[0].Row == nil && r.Q.Strong() > 0 && s.Cover < r.bestSentence()-0.1 {
		return nil
	}
	kept := r.ofStage(r.ofAgreement(r.filter(s.Items)))
	if len(kept) == 0 {
		return nil
	}
	if t := kept[0].Table; t != nil && !t.IsProjects() {
		if firmAskedRE.MatchString(string(r.Q.Folded)) && !rowFirmRE.MatchString(t.Columns[t.Name].Name) {
			return nil
		}
		return r.topMeasure(kept, t, s)
	}
	if s.Items[0].Row == nil && otherTopRE.MatchString(string(r.Q.Folded)) && !kindRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	if s.Items[0].Row == nil && (len(kept) > 1 || r.Leaning) && moneyed(kept) == 1 && !saidLargest(kept) {
		return nil // the only sum of several is the largest of none
	}
	return r.rankItems(kept, s)
}

// rateTopRE matches questions for the first by what no project has a sum of.
var rateTopRE = regexp.MustCompile(`(率|批?次|人)数?(?:最|垫底|第一|倒数)`)

// saidLargest reports whether the text says of one of some items that it is the
// largest or the smallest.
func saidLargest(list []listing.Item) bool {
	return slices.ContainsFunc(list, func(it listing.Item) bool {
		return it.Amount != nil && superlativeRE.MatchString(it.Page.Read(it.Cite))
	})
}

// moneyed is how many items have a sum.
func moneyed(list []listing.Item) (n int) {
	for i := range list {
		if list[i].Amount != nil {
			n++
		}
	}
	return n
}

var (
	// boundRE and intentRE match the two kinds of agreements that are never ranked together.
	boundRE  = regexp.MustCompile(`合同|正式`)
	intentRE = regexp.MustCompile(`意向|框架`)
)

// ofAgreement drops the projects of running text that are told as of the other kind of
// agreement than the question names: 意向部分… when it asks of 合同项目.
func (r *Run) ofAgreement(list []listing.Item) []listing.Item {
	asked, other := boundRE, intentRE
	if q := string(r.Q.Folded); !asked.MatchString(q) {
		asked, other = intentRE, boundRE
		if !asked.MatchString(q) {
			return list
		}
	} else if other.MatchString(q) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool {
		before := it.Before()
		return other.MatchString(before) && !asked.MatchString(before)
	})
}

// stageRE matches what a project of running text is told to have reached, other
// than to be signed.
var stageRE = regexp.MustCompile(`开工|动工|奠基|投产|试产|投用|竣工|在谈|在?洽谈`)

// ofStage keeps the projects of running text that are told to have come as far as the
// question says, where some are: 开工的哪个最大 of 签约66个,甲50亿元;开工22个,乙30亿元.
func (r *Run) ofStage(list []listing.Item) []listing.Item {
	if !stageRE.MatchString(string(r.Q.Folded)) {
		return list
	}
	said := false
	kept := slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool {
		if it.Row != nil {
			return false
		}
		text := it.Page.Read(it.SemicolonPart())
		said = said || r.sameStage(text)
		return r.otherActionThan(text)
	})
	if !said {
		return list
	}
	return kept
}

// rankItems answers with the largest or smallest of some rows.
func (r *Run) rankItems(kept []listing.Item, s listing.Selection) *Result {
	if rateTopRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	if f := r.Q.Focus; f != nil && (f.Kind == reading.Area || f.Kind == reading.Jobs) {
		return r.rankMeasured(kept, s)
	}
	if res := r.rankCalled(kept, s); res != nil {
		return res
	}
	all := kept
	kept = slices.DeleteFunc(slices.Clone(kept), func(it listing.Item) bool { return it.Amount == nil })
	if len(kept) == 0 || len(kept) == 1 && kept[0].Row == nil && r.rivalsNamed() {
		return nil
	}
	currency := r.Q.Currency
	if currency == "" {
		currency = mainCurrency(kept)
		if r.Q.N == 1 && !r.Q.Smallest {
			currency = cmp.Or(surelyLargest(kept), currency)
		}
	}
	others := slices.DeleteFunc(slices.Clone(kept), func(it listing.Item) bool { return it.Amount.Currency == currency })
	kept = slices.DeleteFunc(kept, func(it listing.Item) bool { return it.Amount.Currency != currency })
	slices.SortStableFunc(kept, func(a, b listing.Item) int {
		c := cmp.Compare(b.Amount.Figure(), a.Amount.Figure())
		if r.Q.Smallest {
			return -c
		}
		return c
	})
	if r.Q.Rank > 1 {
		return r.atRank(kept, s)
	}
	n := min(r.Q.N, len(kept))
	for n < len(kept) && kept[n].Amount.Figure() == kept[n-1].Amount.Figure() {
		n++
	}
	res := r.listItems(kept[:n], s, true)
	res.Message, res.Plan = "", fmt.Sprintf("Top %d%s of %d", r.Q.N, s.Why, len(kept))
	res.Chart, res.unranked = r.itemsChart(kept[:n], all), others
	return res
}

// atRank gives the item that has a rank of some in order, and those with the same amount: 第二大.
func (r *Run) atRank(list []listing.Item, s listing.Selection) *Result {
	if len(list) < max(r.Q.Rank, 3) {
		return nil
	}
	at := list[r.Q.Rank-1].Amount.Figure()
	kept := slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool { return it.Amount.Figure() != at })
	res := r.listItems(kept, s, true)
	res.Message, res.Plan = "", fmt.Sprintf("Top #%d%s of %d", r.Q.Rank, s.Why, len(list))
	return res
}

// rankCalled ranks rows of projects by a column of figures that are no money, when the
// question calls it by its name right before it asks for most: 窖藏最大的项目.
func (r *Run) rankCalled(list []listing.Item, s listing.Selection) *Result {
	q := string(r.Q.Folded)
	return r.rankByColumn(list, s, func(t *reading.Table) int {
		c := slices.IndexFunc(t.Columns, func(c reading.Column) bool {
			name := listing.OwnColumnName(c.Name)
			i := strings.Index(q, name)
			return len([]rune(name)) > 1 && c.Role == "" && i >= 0 && mostBehindRE.MatchString(q[i+len(name):])
		})
		if c >= 0 && t.HoldsMoney(c) {
			return -1
		}
		return c
	})
}

// mostBehindRE matches what follows the name of a column that rows are ranked by.
var mostBehindRE = regexp.MustCompile(`^(?:数|量|面积)?(?:排)?[最第]`)

// rivalsNamed reports whether the question names three things or more of which it asks for the
// first: 甲、乙、丙三个哪个最大.
func (r *Run) rivalsNamed() bool {
	_, cuts := r.sidesCut(joinWordRE)
	return slices.ContainsFunc(cuts, func(sides []string) bool { return len(sides) > 2 })
}

func mainCurrency(list []listing.Item) string {
	n, best := map[string]int{}, ""
	for _, it := range list {
		n[it.Amount.Currency]++
		if best == "" || n[it.Amount.Currency] > n[best] {
			best = it.Amount.Currency
		}
	}
	if n["CNY"]*3 >= n[best] {
		return "CNY"
	}
	return best
}

// surelyLargest is the currency of the amount that none in another currency can
// exceed, whatever the rates of exchange were; "" for none, and where sums of
// running text stand among the projects.
func surelyLargest(list []listing.Item) string {
	if slices.ContainsFunc(list, func(it listing.Item) bool { return it.Entry }) {
		return ""
	}
	for _, x := range list {
		if !slices.ContainsFunc(list, func(y listing.Item) bool {
			if y.Amount.Currency == x.Amount.Currency {
				return y.Amount.Figure() > x.Amount.Figure()
			}
			return mayExceed(*y.Amount, *x.Amount)
		}) {
			return x.Amount.Currency
		}
	}
	return ""
}

func (r *Run) topMeasure(kept []listing.Item, t *reading.Table, s listing.Selection) *Result {
	c := r.column(t)
	if m := rateTopRE.FindStringSubmatch(string(r.Q.Folded)); c < 0 || m != nil && !strings.Contains(t.Columns[c].Name, strings.TrimPrefix(m[1], "批")) {
		return nil
	}
	kept = slices.DeleteFunc(slices.Clone(kept), func(it listing.Item) bool {
		return it.Table != t || c >= len(it.Row.Measures) || !it.Row.Measures[c].Is
	})
	if len(kept) == 0 {
		return nil
	}
	return r.topMeasureOf(kept, t, c, s)
}

// topMeasureOf answers with the rows that have most of a column.
func (r *Run) topMeasureOf(kept []listing.Item, t *reading.Table, c int, s listing.Selection) *Result {
	slices.SortStableFunc(kept, func(a, b listing.Item) int {
		d := cmp.Compare(b.Row.Measures[c].Number, a.Row.Measures[c].Number)
		if r.Q.Smallest {
			return -d
		}
		return d
	})
	if rest := slices.DeleteFunc(slices.Clone(kept), func(it listing.Item) bool { return restRE.MatchString(it.Name) }); !t.IsProjects() && len(rest) > 1 {
		kept = rest
	}
	n := min(r.Q.N, len(kept))
	for n < len(kept) && kept[n].Row.Measures[c].Number == kept[n-1].Row.Measures[c].Number {
		n++
	}
	for i := range kept[:n] {
		kept[i].Measure = measureText(&kept[i], c)
	}
	res := r.listItems(kept[:n], s, true)
	res.Message, res.Plan = "", "Top "+t.Columns[c].Name+s.Why
	res.Chart = r.columnChart(kept[:n], kept, t, c)
	return res
}

// sum adds up the rows that the question names or describes.
func (r *Run) sum() *Result {
	if res := firstOf(r.sumYears, r.sumOccasions, r.sumInOrder, r.sumNamed); res != nil {
		return res
	}
	s := r.pick(r.items())
	if len(s.Items) == 0 || s.Cover < 0.45 || s.Items[0].Row == nil && r.statedOfNumber() {
		return nil
	}
	if s.Items[0].Row != nil && r.Q.Currency == "" && !r.beats(s) || s.Items[0].Row == nil && !r.exact(s) && !r.limited() && r.stated() {
		return nil
	}
	if !r.Q.Table && !r.limited() && !r.exact(s) && r.stated() {
		return nil
	}
	kept := withoutEntries(r.filter(s.Items))
	if len(kept) == 0 || r.misses(len(kept)) || kept[0].Row == nil && len(kept) < r.thingsAsked() {
		return nil
	}
	if t := kept[0].Table; t != nil && !t.IsProjects() {
		return r.sumMeasure(kept, t, s)
	}
	if len(kept) < 2 || s.Items[0].Row == nil && s.Cover < enoughRows {
		return nil
	}
	return r.total(kept, s)
}

// withoutEntries drops the sums of running text that no record has, when
// there are records.
func withoutEntries(list []listing.Item) []listing.Item {
	records := slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool { return it.Entry })
	if len(records) == 0 {
		return list
	}
	return records
}

// stated reports whether a sentence gives the sum itself.
func (r *Run) stated() bool {
	list := r.find.Values(reading.Money)
	for _, c := range list[:min(3, len(list))] {
		if c.Cover >= enoughFigure && c.Score > 0.55 && c.Page.Values[c.Value].Owner.Aggregate {
			return true
		}
	}
	return false
}

// statedOfNumber reports whether a sentence gives the sum of just as many things as the
// question counts: 6只已完成备案,合计30亿元 for 那6只.
func (r *Run) statedOfNumber() bool {
	number := find.NumberedThingsRE.FindString(string(r.Q.Folded))
	if number == "" {
		return false
	}
	list := r.find.Values(reading.Money)
	return slices.ContainsFunc(list[:min(5, len(list))], func(c find.Candidate) bool {
		v := &c.Page.Values[c.Value]
		return c.Cover >= enoughFigure && v.Owner.Aggregate && strings.Contains(c.Page.Read(corpus.Span{Start: r.sentenceOf(c).Start, End: v.Span.Start}), number)
	})
}

func (r *Run) sumMeasure(kept []listing.Item, t *reading.Table, s listing.Selection) *Result {
	c := r.column(t)
	if c < 0 {
		return nil
	}
	kept = slices.DeleteFunc(slices.Clone(kept), func(it listing.Item) bool { return it.Table != t })
	return r.sumMeasureOf(kept, t, c, s)
}

// sumMeasureOf adds up a column of some rows.
func (r *Run) sumMeasureOf(kept []listing.Item, t *reading.Table, c int, s listing.Selection) *Result {
	n := 0.0
	for i := range kept {
		m := kept[i].Row.Measures[c]
		kept[i].Amount = nil // that of another column
		if !m.Is {
			continue
		}
		if m.Amount != nil {
			kept[i].Amount = m.Amount
			continue
		}
		n += m.Number
		kept[i].Measure = measureText(&kept[i], c)
	}
	if n == 0 {
		return r.total(kept, s)
	}
	res := r.listItems(kept, s, true)
	res.Message, res.Args = "sum_number", []string{strconv.FormatFloat(n, 'f', -1, 64), strconv.Itoa(len(kept))}
	res.Plan = "Sum " + t.Columns[c].Name + s.Why
	if whole := int64(n); float64(whole) == n {
		res.Facts = append(res.Facts, answer.Fact{Kind: "count", Value: &whole, Of: t.Columns[c].Name})
	}
	return res
}

// total is the answer of a sum of amounts.
func (r *Run) total(kept []listing.Item, s listing.Selection) *Result {
	sums, silent := sumOf(kept)
	if len(sums) == 0 || 2*silent > len(kept) && kept[0].Row == nil && r.thingsAsked() == len(kept) {
		return nil // the sum of a few is not that of all which the question counts
	}
	text := ""
	for i, a := range sums {
		if i > 0 {
			text += "、"
		}
		text += listing.Money(a)
	}
	res := r.listItems(kept, s, true)
	res.Message, res.Args = "sum", []string{text, strconv.Itoa(len(kept))}
	if silent > 0 {
		res.Message, res.Args = "sum_silent", append(res.Args, strconv.Itoa(silent))
	}
	res.Plan = "Sum" + s.Why
	for _, a := range sums {
		res.Facts = append([]answer.Fact{amountFact(a)}, res.Facts...)
	}
	return res
}
