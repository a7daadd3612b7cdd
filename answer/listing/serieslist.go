package listing

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

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

const (
	seriesHead  = 3  // sentences of a paragraph in which its total stands
	seriesReach = 26 // characters between a number and its sum
	seriesGap   = 2  // paragraphs between two of a series that may be of something else
)

// seriesKey is the key of the series of a page.
type seriesKey struct{}

// SeriesLists are the series of a page.
func SeriesLists(p *reading.Page) []PartList {
	return reading.Once(p, seriesKey{}, readSeries)
}

func readSeries(p *reading.Page) []PartList {
	var out []PartList
	if p.Digest() {
		return nil
	}
	var list PartList
	years, last := false, -1
	flush := func() {
		if len(list.Parts) > 1 {
			list.ownNames()
			out = append(out, list)
		}
		list = PartList{Page: p, Series: true}
	}
	flush()
	for from := 0; from < len(p.Sentences); {
		to, block := from, p.Sentences[from].Block
		for to++; to < len(p.Sentences) && p.Sentences[to].Block == block && !yearOpenRE.MatchString(p.Read(p.Sentences[to].Span)); {
			to++
		}
		if x, ofYear := seriesPart(p, from, min(to, from+seriesHead)); x.Count != nil {
			if len(list.Parts) > 0 && (ofYear != years || block-last > seriesGap || slices.ContainsFunc(list.Parts, func(o ListedPart) bool { return o.Name == x.Name })) {
				flush()
			}
			if len(list.Parts) == 0 {
				list.Cite = p.Sentences[p.SentenceAt(x.Span.Start)].Span
			}
			list.Cite.End = p.Sentences[p.SentenceAt(x.Span.End-1)].Span.End
			list.Parts = append(list.Parts, x)
			years, last = ofYear, block
		} else if x.Name != "" && ofYear && !yetToComeRE.MatchString(p.Read(p.Sentences[from].Span)) {
			list.Lacks = true
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
func seriesPart(p *reading.Page, from, to int) (x ListedPart, ofYear bool) {
	if k := p.Sentences[from].Kind; k == corpus.TableRow || k == corpus.Heading {
		return x, false
	}
	text := p.Read(corpus.Span{Start: p.Sentences[from].Span.Start, End: p.Sentences[to-1].Span.End})
	if m := yearOpenRE.FindStringSubmatch(text); m != nil {
		e := editionOpens(p, from, to)
		if e == "" {
			return x, false // years of different things
		}
		x.Name, x.also, ofYear = m[1]+"年", []string{m[1], e}, true
		if place := editionPlaceRE.FindStringSubmatch(text); place != nil {
			x.also = append(x.also, place[1])
		}
	} else if m := stopOpenRE.FindStringSubmatch(text); m != nil {
		x.Name = m[1]
	} else if m := standOpenRE.FindStringSubmatch(text); m != nil {
		x.Name = m[1]
	} else {
		return x, false
	}
	x.Span = p.Sentences[from].Span
	for s := from; s < to && x.Count == nil; s++ {
		x.totalIn(p, &p.Sentences[s])
	}
	return x, ofYear
}

// editionPlaceRE matches the place between the day and the text of a paragraph: 2021年
// 12月2日至3日 竹海 第四届….
var editionPlaceRE = regexp.MustCompile(`^(?:19|20)[0-9]{2}年[0-9月日至到\-、]*[ ,:|]+([\p{Han}]{2,4})[ ,:|]`)

// ownNames takes out the other names that several parts of a list have: a place where
// two editions were held.
func (l *PartList) ownNames() {
	n := map[string]int{}
	for _, x := range l.Parts {
		for _, s := range x.also {
			n[s]++
		}
	}
	for i := range l.Parts {
		l.Parts[i].also = slices.DeleteFunc(l.Parts[i].also, func(s string) bool { return n[s] > 1 })
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
func (x *ListedPart) totalIn(p *reading.Page, s *reading.Sentence) {
	for i := range p.Values {
		v := &p.Values[i]
		if v.Clause < s.From || v.Clause >= s.To {
			continue
		}
		clause := p.Clauses[v.Clause].Span
		switch {
		case x.Count == nil && v.Kind == reading.Count && partUnitRE.MatchString(v.Unit) && v.Unit != "家":
			before := p.Read(corpus.Span{Start: s.Span.Start, End: v.Span.Start})
			if BesideTotalRE.MatchString(before) {
				return
			}
			if seriesOwnRE.MatchString(p.Read(clause)) {
				x.Count, x.Span.End = v, v.Span.End
			}
		case x.Count != nil && x.Money == nil && v.Kind == reading.Money && v.Span.Start-x.Count.Span.End <= seriesReach && digitRE.MatchString(p.Read(v.Span)):
			if between := p.Read(corpus.Span{Start: x.Count.Span.End, End: v.Span.Start}); strings.Contains(between, "其中") || strings.ContainsAny(between, "。;") {
				return
			}
			x.Money, x.Span.End = v, v.Span.End
		}
	}
}

// Source is where a part stands: of a series its own paragraph.
func (l *PartList) Source(x *ListedPart) corpus.Span {
	if s := l.Page.SentenceAt(x.Span.End - 1); l.Series && s >= 0 {
		return l.Page.Sentences[s].Span
	}
	return l.Cite
}

// Openings are the beginnings of the paragraphs of a series, up to their totals.
func (l *PartList) Openings() string {
	var b strings.Builder
	for _, x := range l.Parts {
		b.WriteString(l.Page.Read(x.Span) + "\n")
	}
	return b.String()
}

// counted reports whether the numbers of a series add up to one that its document
// states, or it has many parts.
func (l *PartList) counted() bool {
	sum := 0.0
	for _, x := range l.Parts {
		sum += x.Count.Number
	}
	return len(l.Parts) > 2 || slices.ContainsFunc(l.Page.Values, func(v reading.Value) bool { return v.Kind == reading.Count && v.Number == sum })
}

// OfSeries reports whether a question asks for one of the paragraphs of a series
// without its name: 哪一年最多, 三座城市哪个最多.
func (l *PartList) OfSeries(q string) bool {
	if !l.Series {
		return false
	}
	if l.Parts[0].also != nil {
		return seriesYearRE.MatchString(q)
	}
	return seriesPlaceRE.MatchString(q) || PartPlaceRE.MatchString(q)
}
