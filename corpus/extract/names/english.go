package names

import (
	"strings"
	"unicode"

	"zhaoshang/corpus"
)

// word is a Latin word of a text.
type word struct {
	span    corpus.Span
	text    string // folded
	capital bool   // begins with a capital, or is a part such as & inside a name
}

// latinWords cuts the Latin words of a line of content from position at on.
func latinWords(content, folded []rune, from, end int) []word {
	var out []word
	for i := from; i < end; {
		if !isLetter(content[i]) {
			i++
			continue
		}
		j := i
		for j < end && (isLetter(content[j]) || isDigit(content[j]) || (content[j] == '-' || content[j] == '\'' || content[j] == '’') && j+1 < end && isLetter(content[j+1])) {
			j++
		}
		out = append(out, word{corpus.Span{Start: i, End: j}, string(folded[i:j]), unicode.IsUpper(content[i])})
		i = j
	}
	return out
}

// english finds the persons and companies that English text names, by their
// capitals: Mayor Li Qinghe, Anna Berg, chairwoman of the board, Yunfan Co., Ltd.
func (x *Lexicon) english(r *Reading, content []rune) {
	for from := 0; from < len(content); {
		end := from
		for end < len(content) && content[end] != '\n' {
			end++
		}
		if words := latinWords(content, r.text, from, end); len(words) > 2 {
			x.englishLine(r, words)
		}
		from = end + 1
	}
}

// englishLine reads the runs of capitalised words of one line.
func (x *Lexicon) englishLine(r *Reading, words []word) {
	for i := 0; i < len(words); {
		n := capitals(r.text, words[i:])
		if n == 0 {
			i++
			continue
		}
		run := words[i : i+n]
		if end := x.englishCompany(r, run); end > 0 {
			r.addBrand(corpus.Span{Start: run[0].span.Start, End: end}, "org/english")
		} else {
			x.englishPerson(r, words, i, n)
		}
		i += n
	}
}

// capitals gives how many capitalised words follow one another with nothing
// but a space, a full stop after an initial, or ", Ltd" between them.
func capitals(text []rune, words []word) int {
	n := 0
	for n < len(words) && words[n].capital && !strings.HasSuffix(words[n].text, "'s") && !strings.HasSuffix(words[n].text, "’s") {
		if n > 0 {
			gap := string(text[words[n-1].span.End:words[n].span.Start])
			company := words[n].text == "ltd" || words[n].text == "inc" || words[n].text == "llc"
			if gap != " " && !(company && (gap == "., " || gap == ", ")) && !(gap == ". " && words[n-1].span.Len() == 1) && gap != " & " {
				break
			}
		}
		n++
	}
	return n
}

// englishCompany gives the end of the company's name when a run of words ends
// in a form of company; 0 otherwise.
func (x *Lexicon) englishCompany(r *Reading, run []word) int {
	last := run[len(run)-1]
	if len(run) < 2 || x.starts(englishCompanyWords, r.text, last.span.Start) != last.span.Len() {
		return 0
	}
	end := last.span.End
	if end < len(r.text) && r.text[end] == '.' && (last.text == "ltd" || last.text == "inc" || last.text == "co") {
		end++
	}
	return end
}

// englishPerson adds the person that words[i:i+n] name, when a title stands
// before or behind the name, or a verb of saying beside it.
func (x *Lexicon) englishPerson(r *Reading, words []word, i, n int) {
	lead := 0
	for lead < n && x.isWord(englishTitleWords, r.text, words[i+lead]) {
		lead++
	}
	name := words[i+lead : i+n]
	if len(name) < 2 || len(name) > 3 || x.latinPlace(r, name) {
		return
	}
	span := corpus.Span{Start: name[0].span.Start, End: name[len(name)-1].span.End}
	p := Person{Span: span, Role: Official, Rule: "person/english"}
	switch {
	case lead > 0:
		p.Title = corpus.Span{Start: words[i].span.Start, End: words[i+lead-1].span.End}
	case i > 0 && x.isWord(englishTitleWords, r.text, words[i-1]):
		p.Title = words[i-1].span
	case x.titleBehind(r, words, i+n, span.End):
		p.Title = englishTitle(r.text, words[i+n].span.Start)
	case x.saysBeside(r, words, i, n):
	default:
		return
	}
	p.Office = strings.ReplaceAll(r.Home, "/", "")
	r.Persons = append(r.Persons, p)
}

// isWord reports whether a word is one of a section.
func (x *Lexicon) isWord(section Section, text []rune, w word) bool {
	return x.starts(section, text, w.span.Start) == w.span.Len()
}

// latinPlace reports whether one of the words is a place (New Zealand, Chengdu
// High-tech), so that they are no person's name.
func (x *Lexicon) latinPlace(r *Reading, name []word) bool {
	s := corpus.Span{Start: name[0].span.Start, End: name[len(name)-1].span.End}
	for _, p := range r.Places {
		if p.Span.Overlaps(s) {
			return true
		}
	}
	for _, w := range name {
		if x.isWord(englishCommonWords, r.text, w) {
			return true
		}
	}
	return false
}

// titleBehind reports whether ", chairman of …" or ", who heads" follows a name.
func (x *Lexicon) titleBehind(r *Reading, words []word, next, end int) bool {
	if next >= len(words) || end+1 >= len(r.text) || r.text[end] != ',' || words[next].span.Start != end+2 {
		return false
	}
	for k := next; k < min(next+3, len(words)); k++ {
		if x.isWord(englishTitleWords, r.text, words[k]) || words[k].text == "who" {
			return true
		}
	}
	return false
}

// englishTitle is the phrase from a position to the next mark.
func englishTitle(text []rune, from int) corpus.Span {
	end := from
	for end < len(text) && end < from+60 && !strings.ContainsRune(",.;:\n\"”", text[end]) {
		end++
	}
	return corpus.Span{Start: from, End: end}
}

// saysBeside reports whether a verb of saying stands right before or after the
// words of a name.
func (x *Lexicon) saysBeside(r *Reading, words []word, i, n int) bool {
	return i > 0 && x.isWord(englishSayWords, r.text, words[i-1]) ||
		i+n < len(words) && x.isWord(englishSayWords, r.text, words[i+n])
}
