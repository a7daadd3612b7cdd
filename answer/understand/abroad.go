package understand

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// englishFrames begin an English question of each kind.
var englishFrames = map[string]string{"who": "who is", "partner": "which companies"}

// verbsAbroad are the verbs of one character that questions use for deeds.
var verbsAbroad = map[rune]string{'签': "signed", '建': "build", '投': "invest", '招': "hire", '去': "visit"}

// longestGloss is how many characters a Chinese word of the lexicon has at most.
const longestGloss = 10

// InEnglish puts a Chinese question in English, for reports in English: its kind,
// the words that the lexicon translates, figures, and names as they sound
// (青岛 Qingdao). nil when it has no name that a report could have; has tells
// whether one of the reports has a word.
func (r *Reader) InEnglish(q *Question, v Vocabulary, has func(word string) bool) *Question {
	frame, ok := englishFrames[q.Kind]
	if !ok || q.Language == "en" {
		return nil
	}
	words := []string{frame}
	names := 0
	add := func(list []string, found int) { words, names = append(words, list...), names+found }
	add(r.abroad(q, q.Folded, 0, has))
	if len(q.Places) > 0 && len(words) <= len(q.Places)+1 {
		names = 0 // of a question of which only the places are translated nothing is asked
	}
	for _, t := range q.Terms {
		if t.Lent {
			add(r.abroad(q, t.Runes, -1, has))
		}
	}
	if names == 0 {
		return nil
	}
	return r.Read(strings.Join(words, " "), "en", v)
}

// abroad gives the English of the words of a text, in their order, and how many
// of them are names that a report has. Its places are those of the question when
// from is not negative.
func (r *Reader) abroad(q *Question, text []rune, from int, has func(string) bool) (words []string, names int) {
	put := func(word string, name bool) {
		if word == "" {
			return
		}
		words = append(words, word)
		if name {
			names++
		}
	}
	unknown := []rune{}
	flush := func() {
		for _, w := range r.soundsLike(unknown, has) {
			put(w, true)
		}
		unknown = unknown[:0]
	}
	for i := 0; i < len(text); {
		word, n, name := r.glossAt(q, text, i, from, has)
		if n == 0 {
			if unicode.Is(unicode.Han, text[i]) && !r.words.Single[text[i]] {
				unknown = append(unknown, text[i])
			} else {
				flush()
			}
			i++
			continue
		}
		flush()
		put(word, name)
		i += n
	}
	flush()
	return words, names
}

// glossAt gives the English of the place, figure or longest known word at a place
// of a text, how many characters it takes and whether it is a name.
func (r *Reader) glossAt(q *Question, text []rune, i, from int, has func(string) bool) (word string, n int, name bool) {
	if word, n = dateAbroad(text[i:]); n > 0 {
		return word, n, false
	}
	if c := text[i]; c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
		for i+n < len(text) && text[i+n] < 0x80 && (unicode.IsLetter(text[i+n]) || unicode.IsDigit(text[i+n]) || strings.ContainsRune(".-&", text[i+n])) {
			n++
		}
		word = string(text[i : i+n])
		name = unicode.IsLetter(c) && has(word)
		return capital(word, name), n, name
	}
	for n = min(longestGloss, len(text)-i); n > 1; n-- {
		if english := r.words.Abroad[string(text[i:i+n])]; len(english) > 0 {
			lower := strings.ToLower(english[0])
			return english[0], n, r.words.Named[lower] && has(lower)
		}
	}
	for _, p := range q.Places {
		if from >= 0 && p.Span.Start == i {
			word = r.placeAbroad(q, p, p.Span, has)
			return word, p.Span.Len(), word != ""
		}
	}
	if verb := verbsAbroad[text[i]]; verb != "" {
		return verb, 1, false
	}
	return "", 0, false
}

var (
	yearAbroadRE = regexp.MustCompile(`^((?:19|20)[0-9]{2})年`)
	dayAbroadRE  = regexp.MustCompile(`^(1[0-2]|[1-9])月(?:([12][0-9]|3[01]|[1-9])[日号])?`)
)

// dateAbroad gives the English of a date at the start of a text, and how many
// characters it takes.
func dateAbroad(text []rune) (string, int) {
	s := string(text[:min(len(text), longestGloss)])
	if m := yearAbroadRE.FindStringSubmatch(s); m != nil {
		return m[1], len([]rune(m[0]))
	}
	if m := dayAbroadRE.FindStringSubmatch(s); m != nil {
		month, _ := strconv.Atoi(m[1])
		return strings.TrimSpace(time.Month(month).String() + " " + m[2]), len([]rune(m[0]))
	}
	return "", 0
}

// placeAbroad writes the place p, or the one of its chain that stands at s, as English
// reports do: 青岛市 Qingdao, 哈尔滨 Harbin; "" where no report has it.
func (r *Reader) placeAbroad(q *Question, p names.Place, s corpus.Span, has func(string) bool) string {
	for _, form := range r.formsAbroad(q, p, s) {
		if has(strings.ToLower(form)) {
			return form
		}
	}
	return ""
}

// formsAbroad are the forms in which English has a place: those that the list of
// divisions gives, else its sound.
func (r *Reader) formsAbroad(q *Question, p names.Place, s corpus.Span) []string {
	said := string(q.Folded[s.Start:s.End])
	if r.names != nil {
		for _, id := range p.IDs() {
			if full := id[strings.LastIndex(id, "/")+1:]; said != full && said != r.names.ShortPlace(id) {
				continue
			}
			if forms := r.names.EnglishPlace(id); len(forms) > 0 {
				return forms
			}
		}
	}
	name := strings.TrimRight(said, "省市区县州旗盟")
	if len([]rune(name)) < 2 {
		name = said
	}
	return []string{capital(r.sound.Spell(name), true)}
}

// soundsLike gives the words of the reports that a name of two to four characters
// sounds like: 贺松年 He Songnian, 云帆 Yunfan.
func (r *Reader) soundsLike(unknown []rune, has func(string) bool) []string {
	var out []string
	for i := 0; i+1 < len(unknown); i++ {
		for n := min(4, len(unknown)-i); n >= 2; n-- {
			joined := r.sound.Spell(string(unknown[i : i+n]))
			given := r.sound.Spell(string(unknown[i+1 : i+n]))
			family := r.sound.Spell(string(unknown[i : i+1]))
			switch {
			case len(joined) >= shortestSpelt && has(joined):
				out = append(out, capital(joined, true))
			case n > 1 && has(family+" "+given):
				out = append(out, capital(family, true), capital(given, true))
			default:
				continue
			}
			i += n - 1
			break
		}
	}
	return out
}

// shortestSpelt is how many letters a name has at least to be taken for the sound
// of Chinese characters.
const shortestSpelt = 6

func capital(word string, name bool) string {
	if !name || word == "" {
		return word
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
