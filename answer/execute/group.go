package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/corpus"
)

// keys are the columns that a question can group by.
var keys = []struct {
	role    string
	pattern *regexp.Regexp
}{
	{"sector", regexp.MustCompile(`行业|领域|产业|类别`)},
	{"date", regexp.MustCompile(`各?年|年份|年度`)},
	{"party", regexp.MustCompile(`企业|公司|投资方|投资商`)},
	{"status", regexp.MustCompile(`状态|进展|阶段`)},
	{"place", regexp.MustCompile(`地|市|县|区|省|园`)},
}

// bucket is the rows that share a value.
type bucket struct {
	value string
	items []listing.Item
}

// group counts and adds up the rows of a table by the key that the question
// names; nil when it names none or no table fits.
func (r *Run) group() *Result {
	role := ""
	for _, k := range keys {
		if role == "" && k.pattern.MatchString(string(r.Q.Folded)) {
			role = k.role
		}
	}
	s := r.pick(r.items())
	kept := r.filter(s.Items)
	if role == "" || len(kept) == 0 || s.Cover < 0.4 {
		return nil
	}
	buckets := split(kept, role)
	if len(buckets) < 2 {
		return nil
	}
	res := &Result{Status: answer.Answered, Message: "groups", Args: []string{strconv.Itoa(len(kept)), strconv.Itoa(len(buckets))}, Plan: "GroupBy " + role + s.Why, Document: kept[0].Page.Document.ID, items: kept}
	for i, b := range buckets {
		if i < 20 {
			text := b.text(false)
			res.Args = append(res.Args, text)
			res.Parts = append(res.Parts, Part{Label: b.value, Text: text, Page: b.items[0].Page, Cite: b.items[0].Cite})
		}
		for _, it := range b.items {
			res.Rows = append(res.Rows, it.ID())
		}
	}
	key := role
	if role == "date" {
		key = "year"
	}
	res.Chart = r.groupChart(key, buckets, kept, false)
	return res
}

// split puts rows into buckets by a column, most rows first.
func split(list []listing.Item, role string) []bucket {
	var out []bucket
	for _, it := range list {
		v := it.Key(role)
		if v == "" {
			continue
		}
		i := slices.IndexFunc(out, func(b bucket) bool { return b.value == v })
		if i < 0 {
			i, out = len(out), append(out, bucket{value: v})
		}
		out[i].items = append(out[i].items, it)
	}
	slices.SortStableFunc(out, func(a, b bucket) int { return cmp.Compare(len(b.items), len(a.items)) })
	return out
}

// amounts are the sums of a bucket, or its averages, each currency by itself.
func (b bucket) amounts(average bool) []corpus.Amount {
	sums, _ := sumOf(b.items)
	for i := range sums {
		if average {
			sums[i] = shown(over(sums[i], stated(b.items, sums[i].Currency)))
		}
	}
	return sums
}

// shown is an average to the hundredth of 亿 or 万, and said to be so.
func shown(a corpus.Amount) corpus.Amount {
	step := corpus.Wan / 100
	if a.Figure() >= corpus.Yi {
		step = corpus.Yi / 100
	}
	whole := func(f corpus.Fen) corpus.Fen { return (f + step/2) / step * step }
	if whole(a.Min) != a.Min && a.Bound == corpus.Exact {
		a.Bound = corpus.About
	}
	a.Min, a.Max = whole(a.Min), whole(a.Max)
	return a
}

// stated counts the items with an amount in a currency.
func stated(list []listing.Item, currency string) int {
	n := 0
	for _, it := range list {
		if it.Amount != nil && it.Amount.Currency == currency {
			n++
		}
	}
	return n
}

// text is what a bucket holds: its rows and their amounts.
func (b bucket) text(average bool) string {
	_, silent := sumOf(b.items)
	parts := []string{strconv.Itoa(len(b.items)) + "个"}
	for _, a := range b.amounts(average) {
		if average {
			parts = append(parts, "平均"+listing.Money(a))
			continue
		}
		parts = append(parts, listing.Money(a))
	}
	if silent > 0 && silent < len(b.items) {
		parts = append(parts, strconv.Itoa(silent)+"个未单列金额")
	}
	return strings.Join(parts, ",")
}

// average divides the sum of each currency by the rows that have an amount.
func (r *Run) average() *Result {
	s := r.pick(r.items())
	kept := slices.DeleteFunc(r.filter(s.Items), func(it listing.Item) bool { return it.Amount == nil })
	if len(kept) < 2 || s.Cover < 0.45 {
		return nil
	}
	res := r.listItems(kept, s, true)
	text := ""
	sums, _ := sumOf(kept)
	for i, a := range sums {
		a = over(a, stated(kept, a.Currency))
		if i > 0 {
			text += "、"
		}
		text += listing.Money(a)
	}
	res.Message, res.Args, res.Plan = "average", []string{text, strconv.Itoa(len(kept))}, "Average"+s.Why
	return res
}

// holdings lists the documents on file.
func (r *Run) holdings() *Result {
	documents := r.Table.Documents()
	res := &Result{Status: answer.Answered, Message: "holdings", Args: []string{strconv.Itoa(len(documents))}, Plan: "List documents"}
	if len(documents) == 0 {
		return notFound("corpus")
	}
	for i, d := range documents {
		if i == 12 {
			break
		}
		title := cmp.Or(d.Title, d.ID)
		if d.Date != nil && d.Date.ISO() != "" {
			title += "(" + d.Date.ISO() + ")"
		}
		res.Args = append(res.Args, title)
		res.Parts = append(res.Parts, Part{Text: title})
	}
	return res
}
