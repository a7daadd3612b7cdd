package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Refusals of answers that are of a part of what is asked, or of the whole of which
// a part is asked.

var (
	// kindCountedRE matches the kind of which a number is asked: 汽车类的占几个, 属于机械
	// 领域的有多少.
	kindCountedRE = regexp.MustCompile(`([\p{Han}]{2})(?:类|领域|行业|产业|板块|方面)的?(?:项目|企业)?的?(?:[占有是签了达到]|一共|总共)*(?:几|多少)`)
	// originCountedRE matches those of whom a number is asked by where they are from:
	// 来自境外的有几位.
	originCountedRE = regexp.MustCompile(`(境外|海外|国外|外资|内资|央企|民企|台资|港资|日资|德资|美资)(?:的|项目|企业|客商|嘉宾)*(?:[占有是]|一共|总共)*(?:几|多少)`)
	// anyKindRE matches words that name no kind: 各类, 哪类, 几个产业.
	anyKindRE = regexp.MustCompile(`[各哪几这那些类等个多两三四五六]|什么|重点|主导|项目|企业`)
)

// kindAsked is the kind or the origin of which a question asks for a number; "" for
// none.
func kindAsked(q string) string {
	for _, re := range []*regexp.Regexp{originCountedRE, kindCountedRE} {
		if m := re.FindStringSubmatch(q); m != nil && !anyKindRE.MatchString(m[1]) {
			return m[1]
		}
	}
	return ""
}

// wholeForKind reports whether the number of one kind is asked for and the one of all
// is given: 汽车类几个 with 签约26个项目.
func (r *Run) wholeForKind(res *Result) bool {
	kind := kindAsked(string(r.Q.Folded))
	if kind == "" || r.Leaning || !r.Q.Asks("count") || !quotesOnce(res) {
		return false
	}
	p, show := res.Parts[0].Page, res.Parts[0].Show
	if strings.Contains(p.Read(show), kind) || strings.Contains(p.Read(p.TitleSpan()), kind) || !strings.Contains(string(p.Folded), kind) {
		return false
	}
	return !strings.Contains(p.Read(corpus.Span{Start: lastCountBefore(p, show.Start), End: show.End}), kind)
}

// lastCountBefore is where the number before a place in its sentence ends; the start
// of the sentence when there is none.
func lastCountBefore(p *reading.Page, at int) int {
	s := p.SentenceAt(at)
	if s < 0 {
		return at
	}
	from := p.Sentences[s].Span.Start
	for i := range p.Values {
		if v := &p.Values[i]; v.Kind == reading.Count && v.Span.End <= at && v.Span.End > from {
			from = v.Span.End
		}
	}
	return from
}

// totalNameRE matches what heads a total or a part of it rather than names a thing:
// 其中工业, 合计.
var totalNameRE = regexp.MustCompile(`^(?:其中|合计|总计|小计|共计|累计|全[市县区省]合计)`)

// totalListed reports whether a list of things, or their number, has a total for a
// thing: 共1个:其中工业7400亿元.
func (r *Run) totalListed(res *Result) bool {
	if !r.Q.Asks("list", "count") {
		return false
	}
	if res.Message == "rows" || res.Message == "count" {
		return slices.ContainsFunc(res.items, func(it item) bool { return totalNameRE.MatchString(clean.Fold(it.name)) })
	}
	if len(res.Parts) != 1 || res.Parts[0].Page == nil || !r.Q.Asks("list") {
		return false
	}
	p := res.Parts[0]
	at := p.Page.SentenceAt(p.Cite.Start)
	return at >= 0 && p.Page.Sentences[at].Kind == corpus.TableRow && totalNameRE.MatchString(p.Page.Read(p.Cite))
}

// rankedInPart reports whether projects of running text are ranked that others, with
// sums in another currency, may go before.
func (r *Run) rankedInPart(res *Result) bool {
	if !r.ranksProse(res) || r.Q.Currency != "" {
		return false
	}
	return slices.ContainsFunc(res.unranked, func(it item) bool {
		top := res.items[0]
		if r.Q.Smallest {
			return it.page == top.page && mayExceed(*top.amount, *it.amount)
		}
		return it.page == top.page && mayExceed(*it.amount, *top.amount)
	})
}

// yuanRange is the least and the most that a unit of a currency has been worth in yuan
// since 2005, with some room; zeros when unknown. It only bounds what a ranking may be.
func yuanRange(currency string) (least, most float64) {
	switch currency {
	case "CNY":
		return 1, 1
	case "USD", "CHF":
		return 5.9, 8.5
	case "EUR":
		return 6.4, 11.5
	case "GBP":
		return 8.2, 15.5
	case "AUD", "CAD", "SGD":
		return 4.3, 7
	case "HKD", "MOP":
		return 0.75, 1.1
	case "TWD", "THB":
		return 0.16, 0.27
	case "JPY":
		return 0.045, 0.085
	}
	return 0, 0
}

// mayExceed reports whether a sum in one currency may be more than one in another.
func mayExceed(a, than corpus.Amount) bool {
	_, most := yuanRange(a.Currency)
	least, _ := yuanRange(than.Currency)
	return most == 0 || least == 0 || float64(a.Figure())*most > float64(than.Figure())*least
}

// otherSection reports whether projects of running text answer that all stand below
// headings without the place of the question, which another heading of their document
// has: a round-up with a heading for each city.
func (r *Run) otherSection(res *Result) bool {
	if r.Leaning || len(res.items) == 0 || !r.Q.Asks("list", "count", "top", "sum", "average") {
		return false
	}
	for _, place := range r.Q.Places {
		name := placeName(r.Q.Folded[place.Span.Start:place.Span.End])
		if len([]rune(name)) < 2 || r.insideWord(place.Span) {
			continue
		}
		lost := func(it item) bool {
			return it.row == nil && !it.isIn(place.ID, name) && headingWith(it.page, name) && !underHeading(it.page, it.cite.Start, name)
		}
		if !slices.ContainsFunc(res.items, func(it item) bool { return !lost(it) }) {
			return true
		}
	}
	return false
}

// isIn reports whether the record of a project says that it is in a place: its own
// word for it goes before the divisions that its document speaks of.
func (it *item) isIn(id, name string) bool {
	p := it.project
	switch {
	case p == nil:
		return false
	case p.Place != nil:
		return strings.Contains(clean.Fold(p.Place.Value), name)
	}
	return id != "" && slices.ContainsFunc(p.Places, func(at string) bool { return at == id || strings.HasPrefix(at, id+"/") })
}

// headingWith reports whether a heading below the title has a name.
func headingWith(p *reading.Page, name string) bool {
	title := p.TitleSpan()
	for i := range p.Sentences {
		if s := &p.Sentences[i]; s.Kind == corpus.Heading && !s.Span.Overlaps(title) && strings.Contains(p.Read(s.Span), name) {
			return true
		}
	}
	return false
}

// underHeading reports whether the heading above a place, what stands between them in
// its paragraph, or the title has a name.
func underHeading(p *reading.Page, at int, name string) bool {
	i := p.SentenceAt(at)
	if i < 0 || strings.Contains(p.Read(p.TitleSpan()), name) {
		return true
	}
	from, to := blockOf(p, i)
	if strings.Contains(p.Read(corpus.Span{Start: p.Sentences[from].Span.Start, End: p.Sentences[to-1].Span.End}), name) {
		return true
	}
	for i > 0 && p.Sentences[i].Kind != corpus.Heading {
		i--
	}
	return strings.Contains(p.Read(p.Sentences[i].Span), name)
}
