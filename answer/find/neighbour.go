package find

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// neighbourFigure is what a figure loses that its own sentence gives to another
// place than the question names.
const neighbourFigure = -0.4

// neighbouring lowers a figure of another place: 竹海县 is asked for, and the
// sentence tells of 松石县, though the page speaks of 竹海 elsewhere.
func (f *Finder) neighbouring(x *Candidate) {
	if f.Leaning || len(f.q.Places) == 0 || f.q.Language == "en" {
		return
	}
	p := x.Page
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	if f.wider(p.Read(corpus.Span{Start: s.Start, End: p.Values[x.Value].Span.Start})) {
		x.Add(neighbourFigure, "of a wider place")
		x.Key = min(x.Key, 0.3)
		return
	}
	said := names.Place{}
	for _, at := range p.Places {
		if !s.Contains(at.Span) || at.ID == "" {
			continue
		}
		if f.namesPlace(at.ID) {
			return
		}
		if fullPlaceRE(p.Read(at.Span)) && at.Span.Start < p.Values[x.Value].Span.Start || p.Values[x.Value].Kind == reading.Date && at.Span.Start-p.Values[x.Value].Span.End <= 1 {
			said = at // 2月3日,青岚市副市长: who did it stands right behind a date
		}
	}
	if said.ID == "" || !f.pageNames(p.Places, s) {
		return
	}
	x.Add(neighbourFigure, "of a neighbour")
	x.Key = min(x.Key, 0.3)
}

// subunitRE matches what makes of the name of a place that of a zone within it.
var subunitRE = regexp.MustCompile(`^[省市县区州旗]?(?:国家级|省级)?(?:经济|高新|技术|产业|综合|旅游|高铁|保税|临港|临空|工业|循环|现代|农业)*(?:开发区|高新区|经开区|新区|工业园|产业园|园区|度假区|保税区|示范区|街道)`)

// ofSubunit lowers a figure of a zone within the place that the question names: 青岚开发区
// 15个 is not what 青岚 has.
func (f *Finder) ofSubunit(x *Candidate) {
	v := &x.Page.Values[x.Value]
	if f.Leaning || f.q.Language == "en" || v.Kind != reading.Count && v.Kind != reading.Money {
		return
	}
	p, zone := x.Page, false
	from := p.Sentences[p.Clauses[x.Clause].Sentence].Span.Start
	for _, asked := range f.q.Places {
		name := PlaceName(f.q.Folded[asked.Span.Start:asked.Span.End])
		if asked.ID == "" || subunitRE.MatchString(string(f.q.Folded[asked.Span.Start+len([]rune(name)):])) {
			continue
		}
		for _, at := range WordsAt(p.Folded[from:v.Span.Start], []string{name}) {
			behind := from + at + len([]rune(name))
			if !subunitRE.MatchString(p.Read(corpus.Span{Start: behind, End: min(behind+12, len(p.Folded))})) {
				return
			}
			zone = true
		}
	}
	if zone {
		x.Add(-0.3, "of a zone of the place")
	}
}

// wider reports whether what stands before a figure says that it is of more than the
// place that the question names: 全省 for a city.
func (f *Finder) wider(before string) bool {
	at := strings.LastIndexAny(before, "。;")
	before, q := before[at+1:], string(f.q.Folded)
	level := 0
	for _, p := range f.q.Places {
		level = max(level, strings.Count(p.ID, "/"))
		if municipalityRE.MatchString(p.ID) && strings.Contains(p.ID, "/") {
			level = 2 // a district of 重庆 lies in one 市
		}
	}
	for i, word := range []string{"全国", "全省", "全市"} {
		if k := strings.LastIndex(before, word); k >= 0 && (k == 0 || strings.ContainsRune(",: )月年", lastRune(before[:k]))) && level >= i && level > 0 && !strings.Contains(q, word) && !strings.ContainsAny(before[k+len(word):], "市县区") && !f.placeIn(before[k+len(word):]) {
			return true
		}
	}
	return false
}

// placeIn reports whether a text names a place of the question.
func (f *Finder) placeIn(text string) bool {
	return slices.ContainsFunc(f.q.Places, func(p names.Place) bool {
		return strings.Contains(text, PlaceName(f.q.Folded[p.Span.Start:p.Span.End]))
	})
}

// municipalityRE matches the ids of places in a municipality.
var municipalityRE = regexp.MustCompile(`^(?:北京|上海|天津|重庆)`)

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// fullPlaceRE reports whether a place is named with the word for its kind, as
// one that something is told of, and not as the first part of a company's name.
func fullPlaceRE(name string) bool {
	for _, end := range []string{"市", "省", "县", "区", "州", "旗"} {
		if strings.HasSuffix(name, end) && utf8.RuneCountInString(name) > 2 { // 苏州 is no 州
			return true
		}
	}
	return false
}

// namesPlace reports whether the question names a place, one within it or one
// that it lies in.
func (f *Finder) namesPlace(id string) bool {
	for _, q := range f.q.Places {
		if q.ID == "" || q.ID == id || strings.HasPrefix(id, q.ID+"/") || strings.HasPrefix(q.ID, id+"/") {
			return true
		}
	}
	return false
}

// pageNames reports whether one of the places has been named outside a sentence.
func (f *Finder) pageNames(places []names.Place, s corpus.Span) bool {
	for _, at := range places {
		if !s.Contains(at.Span) && f.namesPlace(at.ID) {
			return true
		}
	}
	return false
}
