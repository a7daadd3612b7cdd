package reading

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhaoshang/corpus"
)

// englishThings are what English reports and questions count, by one word for
// each sort.
var englishThings = map[string]string{
	"project": "project", "deal": "project", "agreement": "project", "pact": "project", "contract": "project", "signing": "project",
	"venture": "project", "transaction": "project", "company": "company", "companies": "company", "firm": "company", "enterprise": "company",
	"business": "company", "country": "country", "countries": "country", "nation": "country", "city": "city", "cities": "city", "job": "job",
	"position": "job", "employee": "job", "worker": "job", "people": "people", "person": "people", "guest": "people", "delegate": "people",
	"participant": "people", "executive": "people", "visitor": "people", "patent": "patent", "product": "product",
}

// EnglishThing is the sort of thing that an English noun names; "" for none.
func EnglishThing(noun string) string {
	if sort := englishThings[noun]; sort != "" {
		return sort
	}
	return englishThings[strings.TrimSuffix(noun, "s")]
}

var (
	// countedRE matches what stands behind a number of things, nine foreign-invested
	// projects: at most three words before the thing, none of them a preposition.
	countedRE = regexp.MustCompile(`^ ((?:[a-z][a-z-]* ?){1,4})`)
	joinRE    = regexp.MustCompile(`^(?:of|in|on|at|by|for|to|and|or|from|with|per|the|a|than|is|are|was|were|will|million|billion|yuan|dollars|euros|percent)$`)
	numeralRE = regexp.MustCompile(`\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)\b`)
	hiringRE  = regexp.MustCompile(`\b(?:employ|employs|hire|hires|jobs for|employment for)\b[a-z ]{0,16}$`)
)

// The numbers in words: those up to twenty, and the tens from twenty on.
var (
	upToTwenty = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
	tens       = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
)

// OfThem is the unit of a count of some of the things spoken of: 12 of them.
const OfThem = "them"

// countEnglish takes the numbers of an English text that count things for counts
// of them, with the sort of thing as the unit, and adds those in words.
func countEnglish(folded []rune, values []Value) []Value {
	for i := range values {
		if v := &values[i]; v.Kind == Plain && v.Unit == "" {
			countOf(v, folded)
		}
	}
	text := string(folded)
	for _, m := range numeralRE.FindAllStringIndex(text, -1) {
		start := utf8.RuneCountInString(text[:m[0]])
		v := Value{Kind: Plain, Span: corpus.Span{Start: start, End: start + m[1] - m[0]}, Number: float64(EnglishNumber(text[m[0]:m[1]]))}
		if countOf(&v, folded); v.Kind == Plain || slices.ContainsFunc(values, func(x Value) bool { return x.Span.Overlaps(v.Span) }) {
			continue
		}
		at, _ := slices.BinarySearchFunc(values, v, func(a, b Value) int { return a.Span.Start - b.Span.Start })
		values = slices.Insert(values, at, v)
	}
	return values
}

// EnglishNumber is a whole number as English writes it, in figures or in words, with
// small letters: 1,212, fourteen, twenty-one; 0 for none.
func EnglishNumber(word string) int {
	if n, err := strconv.Atoi(strings.ReplaceAll(word, ",", "")); err == nil {
		return n
	}
	if n := slices.Index(upToTwenty, word); n > 0 {
		return n
	}
	ten, one, both := strings.Cut(word, "-")
	n := slices.Index(tens, ten)
	if n < 0 {
		return 0
	}
	n = 10 * (n + 2)
	if !both {
		return n
	}
	if k := slices.Index(upToTwenty[:10], one); k > 0 {
		return n + k
	}
	return 0
}

// countOf makes a bare number a count when English things stand behind it.
func countOf(v *Value, folded []rune) {
	behind := countedRE.FindString(string(folded[v.Span.End:min(len(folded), v.Span.End+60)]))
	if strings.HasPrefix(behind, " of them") || strings.HasPrefix(behind, " of these") || strings.HasPrefix(behind, " of the deals") {
		v.Kind, v.Unit = Count, OfThem
		return
	}
	for _, w := range strings.Fields(behind) {
		if joinRE.MatchString(w) {
			return
		}
		sort := EnglishThing(w)
		if sort == "" || !strings.HasSuffix(w, "s") && w != "people" {
			continue
		}
		v.Kind, v.Unit = Count, sort
		if sort == "job" || sort == "people" && hiringRE.MatchString(string(folded[max(0, v.Span.Start-24):v.Span.Start])) {
			v.Kind, v.Unit = Jobs, "job"
		}
		return
	}
}

// englishShare is the part of a page's letters that is Latin in an English report.
const englishShare = 0.6

// English reports whether a page is written in English.
func (p *Page) English() bool {
	latin, han := 0, 0
	for _, c := range p.Folded {
		switch {
		case c >= 'a' && c <= 'z':
			latin++
		case c >= 0x4e00 && c <= 0x9fff:
			han += 4 // a character says as much as an English word has letters
		}
	}
	return float64(latin) > englishShare*float64(latin+han)
}

// InCharacters writes a number below a hundred: 28 as 二十八.
func InCharacters(n int) string {
	digits := []rune("〇一二三四五六七八九")
	out := ""
	if n >= 20 {
		out += string(digits[n/10])
	}
	if n >= 10 {
		out += "十"
	}
	if n%10 > 0 {
		out += string(digits[n%10])
	}
	return out
}
