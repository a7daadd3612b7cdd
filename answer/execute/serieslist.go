package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// A series is a run of paragraphs that each begin with a place or a year and
// give its total first: 6日,竹海。26个项目,203亿元… 7日,松石。14个项目共61亿元…. Its
// paragraphs are the parts of a list.

var (
	// stopOpenRE matches the place that a paragraph begins with, after its day:
	// 6日,竹海。 7月8日下午,松石站: 第二站:碧湖区。
	stopOpenRE = regexp.MustCompile(`^(?:(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:上午|下午|当天|晚)?[,:。 ]*(?:在|到|抵达?|转[到至战往]|来到|移师)?|(?:首站|末站|第[一二三四五六]站)(?:是|在|到)?[,:。 ]*)([\p{Han}]{2,5}?)(?:站|场|专场|会场)?[。:,]`)
	// standOpenRE matches the place that a paragraph begins with when it has a
	// word for an occasion: 竹海站: 松石专场,
	standOpenRE = regexp.MustCompile(`^([\p{Han}]{2,5}?)(?:站|场|专场|会场)[。:,]`)
	// yearOpenRE matches the year that a paragraph begins with.
	yearOpenRE = regexp.MustCompile(`^((?:19|20)[0-9]{2})年`)
	// editionOfRE matches the edition that is named beside the year.
	editionOfRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]{1,3}届|首届`)
	// seriesOwnRE matches a clause that counts what was signed.
	seriesOwnRE = regexp.MustCompile(`签|项目|协议|意向|合同`)
	// seriesYearRE matches questions for one of several years or editions.
	seriesYearRE = regexp.MustCompile(`哪一?[年届次]|[历各][年届]`)
	// seriesPlaceRE matches questions for one of several places that say how many.
	seriesPlaceRE = regexp.MustCompile(`(?:[两三四五六七八九]座城市?|[两三四五六七八九]地|各站|[两三四五六七八九]站|[两三四五六七八九]场)[^,]{0,6}(?:哪|谁)|哪一?[站场座]`)
)

// allTimesRE matches words for all the years of a series.
var allTimesRE = regexp.MustCompile(`历[届年]`)

// seriesWordRE matches what questions for paragraphs of a series say beside names.
var seriesWordRE = regexp.MustCompile(partWordRE.String() + `|[两三四五六七八九]年|历[届年]|里头?|那[天场站次届]|[两三四五]届|当[天日]|[场站]|签[字下]|第[一二三四五六七八九十0-9]+届|首届|[两三四五六七八九]座?城市?|城市`)

const (
	seriesHead  = 3  // sentences of a paragraph in which its total stands
	seriesReach = 26 // characters between a number and its sum
	seriesGap   = 2  // paragraphs between two of a series that may be of something else
)

// seriesKey is the key of the series of a page.
type seriesKey struct{}

// seriesLists are the series of a page.
func seriesLists(p *reading.Page) []partList {
	return reading.Once(p, seriesKey{}, readSeries)
}

func readSeries(p *reading.Page) []partList {
	var out []partList
	if p.Digest() {
		return nil
	}
	var list partList
	years, last := false, -1
	flush := func() {
		if len(list.parts) > 1 {
			list.ownNames()
			out = append(out, list)
		}
		list = partList{page: p, series: true}
	}
	flush()
	for from := 0; from < len(p.Sentences); {
		to, block := from, p.Sentences[from].Block
		for to++; to < len(p.Sentences) && p.Sentences[to].Block == block && !yearOpenRE.MatchString(p.Read(p.Sentences[to].Span)); {
			to++
		}
		if x, ofYear := seriesPart(p, from, min(to, from+seriesHead)); x.count != nil {
			if len(list.parts) > 0 && (ofYear != years || block-last > seriesGap || slices.ContainsFunc(list.parts, func(o listedPart) bool { return o.name == x.name })) {
				flush()
			}
			if len(list.parts) == 0 {
				list.cite = p.Sentences[p.SentenceAt(x.span.Start)].Span
			}
			list.cite.End = p.Sentences[p.SentenceAt(x.span.End-1)].Span.End
			list.parts = append(list.parts, x)
			years, last = ofYear, block
		} else if x.name != "" && ofYear && !yetToComeRE.MatchString(p.Read(p.Sentences[from].Span)) {
			list.lacks = true
		}
		from = to
	}
	flush()
	return out
}

// yetToComeRE matches what is still to be held.
var yetToComeRE = regexp.MustCompile(`将|拟|计划|定于|预计|筹备`)

// seriesPart reads what sentences at the beginning of a paragraph give as the
// total of the place or the year that it begins with.
func seriesPart(p *reading.Page, from, to int) (x listedPart, ofYear bool) {
	if k := p.Sentences[from].Kind; k == corpus.TableRow || k == corpus.Heading {
		return x, false
	}
	text := p.Read(corpus.Span{Start: p.Sentences[from].Span.Start, End: p.Sentences[to-1].Span.End})
	if m := yearOpenRE.FindStringSubmatch(text); m != nil {
		e := editionOpens(p, from, to)
		if e == "" {
			return x, false // years of different things
		}
		x.name, x.also, ofYear = m[1]+"年", []string{m[1], e}, true
		if place := editionPlaceRE.FindStringSubmatch(text); place != nil {
			x.also = append(x.also, place[1])
		}
	} else if m := stopOpenRE.FindStringSubmatch(text); m != nil {
		x.name = m[1]
	} else if m := standOpenRE.FindStringSubmatch(text); m != nil {
		x.name = m[1]
	} else {
		return x, false
	}
	x.span = p.Sentences[from].Span
	for s := from; s < to && x.count == nil; s++ {
		x.totalIn(p, &p.Sentences[s])
	}
	return x, ofYear
}

// editionPlaceRE matches the place between the day and the text of a paragraph: 2021年
// 12月2日至3日 竹海 第四届….
var editionPlaceRE = regexp.MustCompile(`^(?:19|20)[0-9]{2}年[0-9月日至到\-、]*[ ,:|]+([\p{Han}]{2,4})[ ,:|]`)

// ownNames takes out the other names that several parts of a list have: a place where
// two editions were held.
func (l *partList) ownNames() {
	n := map[string]int{}
	for _, x := range l.parts {
		for _, s := range x.also {
			n[s]++
		}
	}
	for i := range l.parts {
		l.parts[i].also = slices.DeleteFunc(l.parts[i].also, func(s string) bool { return n[s] > 1 })
	}
}

// editionOpens is the edition that a paragraph is of: the first that its first two
// sentences name near their beginning, 2024年5月8日,重回竹海。第四届签约30个.
func editionOpens(p *reading.Page, from, to int) string {
	for s := from; s < min(to, from+2); s++ {
		text := []rune(p.Read(p.Sentences[s].Span))
		if e := editionOfRE.FindString(string(text[:min(24, len(text))])); e != "" {
			return e
		}
	}
	return ""
}

// totalIn takes the number of a sentence and the sum right behind it, when they
// are of all that the paragraph tells of.
func (x *listedPart) totalIn(p *reading.Page, s *reading.Sentence) {
	for i := range p.Values {
		v := &p.Values[i]
		if v.Clause < s.From || v.Clause >= s.To {
			continue
		}
		clause := p.Clauses[v.Clause].Span
		switch {
		case x.count == nil && v.Kind == reading.Count && partUnitRE.MatchString(v.Unit) && v.Unit != "家":
			before := p.Read(corpus.Span{Start: s.Span.Start, End: v.Span.Start})
			if besideTotalRE.MatchString(before) {
				return
			}
			if seriesOwnRE.MatchString(p.Read(clause)) {
				x.count, x.span.End = v, v.Span.End
			}
		case x.count != nil && x.money == nil && v.Kind == reading.Money && v.Span.Start-x.count.Span.End <= seriesReach && digitRE.MatchString(p.Read(v.Span)):
			if between := p.Read(corpus.Span{Start: x.count.Span.End, End: v.Span.Start}); strings.Contains(between, "其中") || strings.ContainsAny(between, "。;") {
				return
			}
			x.money, x.span.End = v, v.Span.End
		}
	}
}

// source is where a part stands: of a series its own paragraph.
func (l *partList) source(x *listedPart) corpus.Span {
	if s := l.page.SentenceAt(x.span.End - 1); l.series && s >= 0 {
		return l.page.Sentences[s].Span
	}
	return l.cite
}

// openings are the beginnings of the paragraphs of a series, up to their totals.
func (l *partList) openings() string {
	var b strings.Builder
	for _, x := range l.parts {
		b.WriteString(l.page.Read(x.span) + "\n")
	}
	return b.String()
}

// counted reports whether the numbers of a series add up to one that its document
// states, or it has many parts.
func (l *partList) counted() bool {
	sum := 0.0
	for _, x := range l.parts {
		sum += x.count.Number
	}
	return len(l.parts) > 2 || slices.ContainsFunc(l.page.Values, func(v reading.Value) bool { return v.Kind == reading.Count && v.Number == sum })
}

// otherStop reports whether a question names a place that the paragraph of
// another part is of.
func (r *Run) otherStop(l *partList, named []listedPart) bool {
	if !l.series || len(named) != 1 {
		return false
	}
	own, all := l.page.Read(named[0].span), l.openings()
	return slices.ContainsFunc(r.Q.Places, func(p names.Place) bool {
		word := string(r.Q.Folded[p.Span.Start:p.Span.End])
		return strings.Contains(all, word) && !strings.Contains(own, word)
	})
}

// ofSeries reports whether a question asks for one of the paragraphs of a series
// without its name: 哪一年最多, 三座城市哪个最多.
func (l *partList) ofSeries(q string) bool {
	if !l.series {
		return false
	}
	if l.parts[0].also != nil {
		return seriesYearRE.MatchString(q)
	}
	return seriesPlaceRE.MatchString(q) || partPlaceRE.MatchString(q)
}
