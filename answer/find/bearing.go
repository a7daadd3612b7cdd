package find

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// Bearing is what the question wants a sentence to have. It is made once for a
// question.
type Bearing struct {
	Number  *regexp.Regexp // nil when the question counts nothing
	Count   int
	Measure string                     // the word that counts them: 家
	Person  bool                       // somebody is asked for, not a company
	People  map[*reading.Page][]string // folded names
}

// CountedAs matches a number of things, in figures or in characters; nil for
// numbers that say little.
func CountedAs(n int) *regexp.Regexp {
	if n < 2 || n > 99 {
		return nil
	}
	han := ""
	if n <= 10 {
		han = "|" + string([]rune("〇一二三四五六七八九十")[n])
	}
	if n == 2 {
		han += "|两"
	}
	return regexp.MustCompile(`(?:^|[^0-9.一二三四五六七八九十第])(?:` + strconv.Itoa(n) + han + `)(?:大|个|条|点|份|家|项|位|方|宗|间|款|种|类|名|所|座|场|笔|批)|[一-龥](?:有|共)(?:` + strconv.Itoa(n) + han + `)[条点项]`)
}

// behindNumberRE matches what stands between a number of things and their names.
var behindNumberRE = regexp.MustCompile(`^[\p{Han}]{0,8}(?::|,?(?:分别|依次|即|就是|是|为|包括|有))["“《]?[\p{Han}a-z0-9]{2}[^。]*(?:、|,|;|[和与及])`)

// amongThemRE matches a number of some among others: 6个项目里4个.
var amongThemRE = regexp.MustCompile(`(?:里|中|之中|当中|其中)[^,。;]{1,4}$`)

// dealCounters are the words that count projects and companies.
const dealCounters = "个家项宗笔份单"

// NamesThem reports whether a text names as many things as the question asks for
// right behind their number.
func (b *Bearing) NamesThem(text string) bool {
	at := b.Number.FindStringIndex(text)
	if at == nil || !behindNumberRE.MatchString(text[at[1]:]) || amongThemRE.MatchString(text[:at[1]]) {
		return false
	}
	counter, _ := utf8.DecodeLastRuneInString(text[:at[1]])
	return b.Measure == "" || string(counter) == b.Measure || strings.ContainsRune(dealCounters, counter) && strings.Contains(dealCounters, b.Measure)
}

// Heard is the statement that a candidate is part of, when the question names
// who made it; nil for none.
func (f *Finder) Heard(x *Candidate) *corpus.Statement {
	at := x.Page.Clauses[x.Clause].Span.Start
	for i, p := range f.pages {
		if p != x.Page {
			continue
		}
		for _, s := range f.Aligned[i].heard {
			if s.Quote.Start <= at+1 && at < s.Quote.End || s.Speaker.Span.Start >= at && s.Speaker.Span.Start < x.Page.Clauses[x.Clause].Span.End {
				return s
			}
		}
	}
	return nil
}

// NamedBehind is what names things behind a limit and their number: the rest of the
// sentence, or after a question for them the next paragraph. Empty when nothing does.
func (b *Bearing) NamedBehind(p *reading.Page, v *reading.Value) corpus.Span {
	i := p.Clauses[v.Clause].Sentence
	s := p.Sentences[i].Span
	rest := p.Read(corpus.Span{Start: v.Span.End, End: s.End})
	at := b.Number.FindStringIndex(rest)
	switch {
	case at == nil || len([]rune(rest[:at[0]])) > 6:
		return corpus.Span{}
	case behindNumberRE.MatchString(rest[at[1]:]):
		return WholeList(p, i, s)
	case strings.HasSuffix(rest, "?") && i+1 < len(p.Sentences):
		block := p.Text.Blocks[p.Sentences[i+1].Block].Span
		if text := p.Read(block); block.Start >= s.End && block.Len() <= MaxBlock && strings.Count(text, "、")+strings.Count(text, ";") >= b.Count-1 {
			return block
		}
	}
	return corpus.Span{}
}
