package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Refusals of answers that are of a part of what is asked, or of the whole of which
// a part is asked.

// wholeForKind reports whether the number of one kind is asked for and the one of all
// is given: 汽车类几个 with 签约26个项目.
func (r *Run) wholeForKind(res *Result) bool {
	kind := find.KindAsked(string(r.Q.Folded))
	if kind == "" || r.Leaning || !r.Q.Asks("count") || !quotesOnce(res) {
		return false
	}
	p, show := res.Parts[0].Page, res.Parts[0].Show
	if strings.Contains(p.Read(show), kind) || strings.Contains(p.Read(p.TitleSpan()), kind) || !strings.Contains(string(p.Folded), kind) {
		return false
	}
	return !strings.Contains(p.Read(corpus.Span{Start: find.LastCountBefore(p, show.Start), End: show.End}), kind)
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
		return slices.ContainsFunc(res.items, func(it listing.Item) bool { return totalNameRE.MatchString(clean.Fold(it.Name)) })
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
	return slices.ContainsFunc(res.unranked, func(it listing.Item) bool {
		top := res.items[0]
		if r.Q.Smallest {
			return it.Page == top.Page && mayExceed(*top.Amount, *it.Amount)
		}
		return it.Page == top.Page && mayExceed(*it.Amount, *top.Amount)
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
	if r.underOtherLabels(res) {
		return true
	}
	if r.Leaning || len(res.items) == 0 || !r.Q.Asks("list", "count", "top", "sum", "average") {
		return false
	}
	for _, place := range r.Q.Places {
		name := find.PlaceName(r.Q.Folded[place.Span.Start:place.Span.End])
		if len([]rune(name)) < 2 || r.insideWord(place.Span) {
			continue
		}
		lost := func(it listing.Item) bool {
			return it.Row == nil && !it.IsIn(place.ID, name) && headingWith(it.Page, name) && !underHeading(it.Page, it.Cite.Start, name)
		}
		if !slices.ContainsFunc(res.items, func(it listing.Item) bool { return !lost(it) }) {
			return true
		}
	}
	return false
}

// underOtherLabels reports whether all that answers is told under the labels of places that
// the question does not name.
func (r *Run) underOtherLabels(res *Result) bool {
	n := 0
	for _, part := range res.Parts {
		if part.Page == nil {
			continue
		}
		if n++; !find.OfOtherLabel(part.Page, part.Cite.Start, r.Q) {
			return false
		}
	}
	return n > 0 && !r.Leaning
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
	from, to := reading.BlockOf(p, i)
	if strings.Contains(p.Read(corpus.Span{Start: p.Sentences[from].Span.Start, End: p.Sentences[to-1].Span.End}), name) {
		return true
	}
	for i > 0 && p.Sentences[i].Kind != corpus.Heading {
		i--
	}
	return strings.Contains(p.Read(p.Sentences[i].Span), name)
}

// groupSaidRE matches so many of some things as a question speaks of them: 那84间企业. A small
// number, or one that is asked for or compared with, tells none from others.
var groupSaidRE = regexp.MustCompile(`(?:^|[^0-9.万亿第前后近约超过达于])([1-9][0-9]{1,3})(个|家|间|项|宗|份)(?:[^月年亿万]|$)`)

// otherNumber reports whether a figure is told in a paragraph without the number of things that
// the question speaks of, and another paragraph of its page has that number: 引进84间…带来500亿
// is asked, and 560间…带来694亿 is told.
func (r *Run) otherNumber(res *Result) bool {
	m := groupSaidRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || r.Leaning || len(res.items) > 0 || len(res.Parts) != 1 || res.Parts[0].Page == nil || !r.Q.Asks("amount", "attribute") {
		return false
	}
	p, number := res.Parts[0].Page, []rune(m[1]+m[2])
	s := p.SentenceAt(res.Parts[0].Cite.Start)
	if s < 0 || p.Sentences[s].Kind == corpus.TableRow {
		return false
	}
	own := p.Text.Blocks[p.Sentences[s].Block].Span
	places := p.Find(number)
	return len(places) > 0 && !slices.ContainsFunc(places, func(at int) bool {
		return at >= own.Start && at < own.End || p.TitleSpan().Contains(corpus.Span{Start: at, End: at + 1}) || at < own.Start && p.SentenceAt(at) >= 0 && p.Sentences[p.SentenceAt(at)].Block == p.Sentences[s].Block-1
	})
}

// bothYearsRE matches two years that are taken together: 2021年和2023年加起来, 2021、2023两届合计.
var bothYearsRE = regexp.MustCompile(`(20[0-9]{2})年?(?:和|跟|与|及|同|、|加上?)(20[0-9]{2}).*(?:一共|总共|合共|合计|共计|总和|加起来|加一起|加在一起|加总|合起来|相加)`)

// oneYear reports whether two years are added up, and one clause answers that does not name both.
func (r *Run) oneYear(res *Result) bool {
	m := bothYearsRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || r.Leaning || len(res.items) > 0 || len(res.Parts) != 1 || res.Parts[0].Page == nil || res.Message != "" {
		return false
	}
	told := res.Parts[0].Page.Read(res.Parts[0].Show) + res.Parts[0].Text
	return !strings.Contains(told, m[1]) || !strings.Contains(told, m[2])
}
