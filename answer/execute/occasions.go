package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// thisYearRE and lastYearRE match the two years of 今年和去年比哪年多 and 比上年多吗.
	lastYearRE = regexp.MustCompile(`去年|上年|上一年|前一年|上一?届|last year|a year earlier|the year before`)
	// yearMarkRE matches what tells the year of a figure.
	yearMarkRE = regexp.MustCompile(`((?:19|20)[0-9]{2})(?:年|$|[^0-9])|去年|上年|上一年|前一年|头一年|今年|本年|last year|a year earlier|the year before|this year`)

	// allEditionsRE matches what makes a figure one of all editions or years so far.
	allEditionsRE = regexp.MustCompile(`历[届年]|[两三四五六七八九十]届|以来|至此|迄今`)
	// byHowMuchRE matches questions for a difference.
	byHowMuchRE = regexp.MustCompile(`[多少高低大小差](?:了|出|投|签|砸|花|来)*(?:多少|几(?:个|多)?(?:亿|万|钱))|相差|差距|差额`)
)

// compareOccasions answers which of two years had more of one thing, where a
// text gives the figures of both: 今年…57个,总投资402亿元;去年全年是46个、355亿元. nil when it
// does not.
func (r *Run) compareOccasions() *Result {
	pair, best, ok := [2]listing.Item{}, 0.0, false
	for i, p := range r.Pages {
		years, asked := r.twoYears(p)
		if a := r.find.Aligned[i]; !asked || a.Lacks(0.5) {
			continue
		}
		list := r.yearFigures(i, p)
		for _, a := range list {
			for _, b := range list {
				if a.year != years[0] || b.year != years[1] || !sameMeasure(a.Item, b.Item) || !(a.total && b.total) && p.SentenceAt(a.Show.Start) != p.SentenceAt(b.Show.Start) {
					continue
				}
				if s := a.Score + b.Score + nearness(p, a.Item, b.Item); !ok || s > best {
					pair, best, ok = [2]listing.Item{a.Item, b.Item}, s, true
				}
			}
		}
	}
	if !ok || best < enoughPair {
		return nil
	}
	return r.versus(pair[0], pair[1])
}

// enoughPair is the score that two figures of two years need together.
const enoughPair = 1

// yearFigure is a figure with its year.
type yearFigure struct {
	listing.Item
	year  int
	total bool // a record says that it is of several things together
}

// twoYears are the years that the question compares, as a page counts them.
func (r *Run) twoYears(p *reading.Page) (years [2]int, ok bool) {
	q := string(r.Q.Folded)
	said := slices.Compact(slices.Sorted(slices.Values(r.Q.Years)))
	said = slices.DeleteFunc(said, func(y int) bool { return !strings.Contains(q, strconv.Itoa(y)) })
	switch {
	case len(said) == 2:
		return [2]int{said[1], said[0]}, true
	case len(said) == 1 && lastYearRE.MatchString(q):
		return [2]int{said[0], said[0] - 1}, true
	case len(said) == 0 && lastYearRE.MatchString(q):
		y := yearOfPage(p)
		return [2]int{y, y - 1}, y > 0
	}
	return years, false
}

// yearOfPage is the year that a document counts as this one.
func yearOfPage(p *reading.Page) int {
	if d := p.Document.Date; d != nil && d.Year > 0 {
		return d.Year
	}
	for i := range p.Values {
		if d := p.Values[i].Date; d != nil && d.Year > 0 && !d.Resolved {
			return d.Year
		}
	}
	return 0
}

// yearFigures are the totals of a page with their years.
func (r *Run) yearFigures(page int, p *reading.Page) []yearFigure {
	counts := countRE.MatchString(string(r.Q.Folded))
	records := r.recordsOf(p.Document.ID)
	var out []yearFigure
	for i := range p.Values {
		v := &p.Values[i]
		if v.Clause < 0 || v.Owner.Threshold || v.Kind != reading.Money && (v.Kind != reading.Count || v.Number < 2) && v.Kind != reading.Plain || v.Kind == reading.Plain && !counts {
			continue
		}
		s := &p.Sentences[p.Clauses[v.Clause].Sentence]
		if s.Kind == corpus.TableRow || s.Kind == corpus.Heading || ofProject(records, v.Span) {
			continue
		}
		before := p.Read(corpus.Span{Start: p.Clauses[v.Clause].Span.Start, End: v.Span.Start})
		if listing.BesideTotalRE.MatchString(before) || !r.ownAsked(p, v) || allEditionsRE.MatchString(before) && !allEditionsRE.MatchString(string(r.Q.Folded)) {
			continue
		}
		it := listing.Item{Page: p, Amount: v.Amount, Number: v.Number, Unit: v.Unit, Show: v.Span, Cite: s.Span}
		it.Measure = strings.Trim(p.Shown(v.Span), " ,，")
		it.Score = r.find.Covers[page][v.Clause]
		total := ofTotal(records, v.Span)
		if total {
			it.Score += 0.4
		}
		if counts != (v.Kind != reading.Money) {
			it.Score -= 0.5
		}
		y := yearOf(p, v.Span.Start, v.Clause)
		it.Name = strconv.Itoa(y) + "年"
		out = append(out, yearFigure{it, y, total})
	}
	return out
}

// ownAsked reports whether a figure is of the kind of money that the question
// asks for, and of no other.
func (r *Run) ownAsked(p *reading.Page, v *reading.Value) bool {
	own, f := r.find.Own(p, v.Clause, v), r.Q.Focus
	switch {
	case v.Kind != reading.Money:
		return f == nil || f.Kind != reading.Money || f.ID == "total"
	case f == nil || f.ID == "total":
		return own == nil || own.ID == "total"
	}
	return own == nil || own.ID == f.ID
}

func ofProject(records *corpus.Records, s corpus.Span) bool {
	return slices.ContainsFunc(records.Projects, func(p corpus.Project) bool {
		return p.Amount != nil && p.Amount.Span.Overlaps(s) || slices.ContainsFunc(p.Moneys, func(m corpus.Sourced[corpus.Money]) bool { return m.Span.Overlaps(s) })
	})
}

func ofTotal(records *corpus.Records, s corpus.Span) bool {
	return slices.ContainsFunc(records.Totals, func(t corpus.Total) bool {
		return t.Count != nil && t.Amount != nil && t.Amount.Span.Overlaps(s) || t.Count != nil && t.Count.Span.Overlaps(s)
	})
}

// yearOf is the year of a figure at a place of a clause: the last one told in its sentence before it,
// else the one in force there.
func yearOf(p *reading.Page, at, clause int) int {
	s := p.Sentences[p.Clauses[clause].Sentence].Span
	year, said := 0, 0
	for _, m := range yearMarkRE.FindAllStringSubmatch(p.Read(corpus.Span{Start: s.Start, End: at}), -1) {
		switch m[0] {
		case "去年", "last year":
			year = yearOfPage(p) - 1
		case "今年", "本年", "this year":
			year = yearOfPage(p)
		case "上年", "上一年", "前一年", "头一年", "a year earlier", "the year before":
			if year = said - 1; said == 0 {
				year = p.YearAt(clause) - 1
			}
		default:
			said = reading.WholeNumber(m[1])
			year = said
		}
	}
	if year == 0 {
		return p.YearAt(clause)
	}
	return year
}

// sameMeasure reports whether two figures measure the same.
func sameMeasure(a, b listing.Item) bool {
	if (a.Amount == nil) != (b.Amount == nil) {
		return false
	}
	if a.Amount != nil {
		return a.Amount.Currency == b.Amount.Currency
	}
	return a.Unit == b.Unit || strings.Contains("个项宗", a.Unit) && strings.Contains("个项宗", b.Unit)
}

// nearness is more for figures of one sentence, less for those of one
// paragraph.
func nearness(p *reading.Page, a, b listing.Item) float64 {
	x, y := p.SentenceAt(a.Show.Start), p.SentenceAt(b.Show.Start)
	near := 0.0
	switch {
	case x < 0 || y < 0:
		return 0
	case x == y:
		near = 0.6
	case p.Sentences[x].Block == p.Sentences[y].Block:
		near = 0.3
	}
	if label := a.Told(); a.Amount != nil && label != "" && approxRE.ReplaceAllString(label, "") == approxRE.ReplaceAllString(b.Told(), "") {
		near += sameLabel // 意向投资额 of both
	}
	return near
}

// sameLabel is how much nearer two figures are that the text calls the same.
const sameLabel = 0.3

// approxRE matches what a text says of a figure rather than of what it measures.
var approxRE = regexp.MustCompile(`[约近超逾达为是]+$`)

// difference is by how much two exact amounts of one currency differ, nil when
// that is not exact.
func difference(a, b listing.Item) *corpus.Amount {
	if a.Amount == nil || b.Amount == nil || a.Amount.Bound != corpus.Exact || b.Amount.Bound != corpus.Exact || a.Amount.Currency != b.Amount.Currency {
		return nil
	}
	d := *a.Amount
	d.Min = max(a.Amount.Min, b.Amount.Min) - min(a.Amount.Min, b.Amount.Min)
	d.Max = 0
	return &d
}
