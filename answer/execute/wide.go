package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/index"
)

// Bounds of what a question over the whole corpus shows.
const (
	wideShown   = 20  // rows in a list
	wideSources = 5   // sources under it
	wideFrom    = 40  // documents; the pages at hand hold all of a smaller corpus
	strayWeight = 1.5 // words that no filter takes; more means that a name is asked for
)

// wide answers counts, lists, sums, averages and rankings over all records of
// the corpus, when the question is made of nothing but filters: places,
// sectors, dates, amounts, currencies, states. Pages found by search would be
// only the first few of those that fit. nil when the question names something
// else, or when the pages at hand are all there is.
func (r *Run) wide(pages pageSource) *Result {
	if !r.Q.Asks("top", "sum", "count", "list", "average") || r.Leaning || r.Within || r.Table.Len() <= wideFrom || r.Q.Table {
		return nil
	}
	if r.Q.Asks("count", "sum") && !r.limited() && len(r.Q.Sectors) == 0 && !allRE.MatchString(string(r.Q.Folded)) {
		return nil // what one report states of its event
	}
	if f := r.Q.Focus; f != nil && f.ID != "total" || plan.AsksUnstated(string(r.Q.Folded)) || plan.AsksStated(string(r.Q.Folded)) {
		return nil
	}
	if _, ok := plan.Of(r.Q).(plan.GroupBy); ok {
		return nil
	}
	filter, taken := r.filterOf()
	if r.stray(taken) > strayWeight || !projectsAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	return r.wideResult(pages, filter)
}

// projectsAskedRE matches questions about projects rather than companies,
// events or people.
var projectsAskedRE = regexp.MustCompile(`项目|投资|投了|投得|签约|签了|projects?|invest`)

// allRE matches questions after all records rather than one report's figure.
var allRE = regexp.MustCompile(`所有|全部|全库|库里|各个项目|每个项目|的项目(?:一共|总共|合计|加起来|共|有几个|有多少)`)

var averageRE = regexp.MustCompile(`平均`)

// pageSource gives the page of a document, for citing it.
type pageSource func(document string) *reading.Page

// filterOf makes the filter of a question and tells which runes it took.
func (r *Run) filterOf() (index.Filter, []corpus.Span) {
	q := r.Q
	f := index.Filter{Status: q.Status, Currency: q.Currency}
	taken := slices.Clone(q.Dates)
	for _, p := range q.Places {
		if p.ID != "" {
			f.Places = append(f.Places, p.ID)
			taken = append(taken, p.Span)
		}
	}
	for _, m := range averageRE.FindAllStringIndex(string(q.Folded), -1) {
		at := len([]rune(string(q.Folded)[:m[0]]))
		taken = append(taken, corpus.Span{Start: at, End: at + 2})
	}
	f.From, f.To = period(q)
	if q.Low != nil {
		f.AmountMin, f.MinOpen = &q.Low.Fen, q.Low.Open
	}
	if q.High != nil {
		f.AmountMax, f.MaxOpen = &q.High.Fen, q.High.Open
	}
	if (q.Low != nil || q.High != nil) && f.Currency == "" {
		f.Currency = "CNY"
	}
	for _, s := range q.Sectors {
		f.Sectors = append(f.Sectors, s.IDs...)
		taken = append(taken, s.Span)
	}
	return f, taken
}

// period is the years, and the month and day if one is named, of a question.
func period(q *understand.Question) (from, to *corpus.Date) {
	if len(q.Years) == 0 {
		return nil, nil
	}
	a, b := corpus.Date{Year: slices.Min(q.Years)}, corpus.Date{Year: slices.Max(q.Years)}
	if len(q.Months) > 0 && len(q.Years) == 1 {
		a.Month, b.Month = slices.Min(q.Months), slices.Max(q.Months)
		if len(q.Days) == 1 && a.Month == b.Month {
			a.Day, b.Day = q.Days[0], q.Days[0]
		}
	}
	return &a, &b
}

// stray is the weight of the content words that no filter took.
func (r *Run) stray(taken []corpus.Span) float64 {
	sum := 0.0
	for _, t := range r.Q.Terms {
		for i, w := range t.Weight {
			at := t.Start + i
			if w >= 0.5 && !slices.ContainsFunc(taken, func(s corpus.Span) bool { return s.Start <= at && at < s.End }) {
				sum += w
			}
		}
	}
	return sum
}

func (r *Run) wideResult(pages pageSource, f index.Filter) *Result {
	s := r.Table.Select(f).Distinct()
	if s.Len() == 0 {
		return notFound("no_row_fits")
	}
	switch r.Q.Kind {
	case "top":
		return r.wideTop(pages, s, f)
	case "sum":
		return r.wideSum(pages, s)
	case "average":
		return r.wideAverage(pages, s)
	}
	return r.wideList(pages, s)
}

func (r *Run) wideTop(pages pageSource, s *index.Selection, f index.Filter) *Result {
	currency := f.Currency
	if currency == "" {
		currency = "CNY"
	}
	list := s.Top(max(1, r.Q.N), currency, r.Q.Smallest)
	if len(list) == 0 {
		return notFound("no_row_fits")
	}
	res := r.wideRows(pages, list, &Result{Status: answer.Answered, Plan: "Top " + strconv.Itoa(max(1, r.Q.N)) + " of " + strconv.Itoa(s.Len())}, true)
	res.Chart = r.wideChart(list, s, currency)
	return res
}

func (r *Run) wideSum(pages pageSource, s *index.Selection) *Result {
	sums := sumTexts(s.Sums(), func(x index.Sum) corpus.Fen { return x.Figure })
	if sums == "" {
		return notFound("no_row_fits")
	}
	res := &Result{Status: answer.Answered, Message: "sum_silent", Args: []string{sums, strconv.Itoa(s.Len()), strconv.Itoa(s.Silent())}, Plan: "Sum of " + strconv.Itoa(s.Len())}
	res.Chart = r.wideLargest(s)
	return r.wideRows(pages, s.Projects(wideShown), res, true)
}

func (r *Run) wideAverage(pages pageSource, s *index.Selection) *Result {
	sums := sumTexts(s.Sums(), func(x index.Sum) corpus.Fen { return rounded(x.Figure / corpus.Fen(x.Count())) })
	if sums == "" {
		return notFound("no_row_fits")
	}
	n := s.Len() - s.Silent()
	res := &Result{Status: answer.Answered, Message: "average", Args: []string{sums, strconv.Itoa(n)}, Plan: "Average of " + strconv.Itoa(n)}
	return r.wideRows(pages, s.Projects(wideSources), res, true)
}

// rounded gives an average two decimals of the unit it is read in.
func rounded(f corpus.Fen) corpus.Fen {
	unit := corpus.Wan / 100
	if f >= corpus.Yi {
		unit = corpus.Yi / 100
	}
	return (f + unit/2) / unit * unit
}

// sumTexts writes a figure for each currency; currencies are never added up.
func sumTexts(sums []index.Sum, figure func(index.Sum) corpus.Fen) string {
	var out []string
	for _, x := range sums {
		bound := corpus.Exact
		switch {
		case x.Over > 0 && x.About+x.Under == 0:
			bound = corpus.Over
		case x.Over+x.About+x.Under > 0:
			bound = corpus.About
		}
		out = append(out, listing.Money(corpus.Amount{Min: figure(x), Currency: x.Currency, Bound: bound}))
	}
	return strings.Join(out, "、")
}

func (r *Run) wideList(pages pageSource, s *index.Selection) *Result {
	message := "rows"
	if r.Q.Kind == "count" {
		message = "count"
	}
	res := &Result{Status: answer.Answered, Message: message, Args: []string{strconv.Itoa(s.Len())}, Plan: "List of " + strconv.Itoa(s.Len())}
	n := int64(s.Len())
	res.Facts = append(res.Facts, answer.Fact{Kind: "count", Value: &n})
	if r.Q.Kind == "list" || r.Q.Chart != "" {
		res.Chart = r.wideLargest(s)
	}
	return r.wideRows(pages, s.Projects(wideShown), res, r.limited())
}

// wideRows adds a line for each project and cites the first few.
func (r *Run) wideRows(pages pageSource, list []*corpus.Project, res *Result, amounts bool) *Result {
	for i, p := range list {
		it := listing.Item{Project: p, Name: p.Name.Value, Cite: p.Sentence}
		if p.Amount != nil {
			it.Amount = &p.Amount.Value
		}
		others := r.otherAmounts(p)
		part := Part{Text: strings.Join(append([]string{itemLine(it, amounts)}, others...), " / ")}
		res.also = append(res.also, others...)
		if i < wideSources {
			part.Page, part.Cite = pages(p.Document), p.Sentence
			it.Page = part.Page
		}
		res.Parts = append(res.Parts, part)
		res.Rows = append(res.Rows, p.ID)
		res.Facts = append(res.Facts, fact(it))
		res.items = append(res.items, it)
	}
	if len(list) > 0 {
		res.Document = list[0].Document
	}
	return res
}

// otherAmounts are the amounts that other records of a project state.
func (r *Run) otherAmounts(p *corpus.Project) []string {
	var out []string
	for _, other := range r.Table.Others(p) {
		if other.Amount == nil || p.Amount != nil && other.Amount.Value == p.Amount.Value {
			continue
		}
		if text := listing.Money(other.Amount.Value); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}
