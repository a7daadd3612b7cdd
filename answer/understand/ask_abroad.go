package understand

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zhaoshang/answer/abroad"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// Ask puts a question for reports in English: its words in each of the forms in
// which English has them, and what kind of figure it is after. nil when it names
// nothing that a report has; has tells whether one of the reports has a word.
func (r *Reader) Ask(q *Question, has func(word string) bool) *abroad.Ask {
	ask := &abroad.Ask{Kind: q.Kind, Years: q.Years, Currency: q.Currency}
	if q.Focus != nil {
		ask.Measure = q.Focus.ID
	}
	for _, m := range measuresAbroad {
		if m.asked.MatchString(string(q.Folded)) {
			ask.Measure = m.id
		}
	}
	if q.Language == "en" {
		r.askEnglish(ask, q)
		if ask.Kind == "who" && doersRE.MatchString(string(q.Folded)) {
			ask.Kind = "partner"
		}
	} else {
		r.askChinese(ask, q, has)
	}
	if m := thingsRE.FindStringSubmatch(string(q.Folded)); m != nil && !q.Asks("count") {
		if n, ok := parse(m[1]); ok {
			ask.Things = int(n)
		} else {
			ask.Things = reading.EnglishNumber(m[2])
		}
	}
	ask.Smallest = q.Smallest
	for i := range ask.Words {
		w := &ask.Words[i]
		w.Title = q.Asks("who") && slices.ContainsFunc(w.Forms, func(f string) bool { return titleAbroadRE.MatchString(f) })
		for _, f := range w.Forms {
			ask.Phase = ask.Phase || phaseAbroadRE.MatchString(f)
			w.Near = w.Near || nearRE.MatchString(f)
		}
	}
	for _, w := range ask.Words {
		if w.Name || w.Lent {
			return ask
		}
	}
	return nil
}

var (
	// phaseAbroadRE matches a phase of a project, and nearRE what limits a figure so
	// that it stands in the same sentence.
	phaseAbroadRE = regexp.MustCompile(`^(?:phase|first phase|second phase|third phase)\b`)
	nearRE        = regexp.MustCompile(`^(?:phase (?:one|two|three|[1-3])|last year)$`)

	// titleAbroadRE matches the titles that people hold.
	titleAbroadRE = regexp.MustCompile(`(?i)^(?:(?:deputy|vice|executive|general|party|acting) )*(?:mayor|governor|director|president|chairman|chairwoman|chairperson|secretary|manager|minister|magistrate|ceo|chief executive|chief|head|ambassador|consul general|spokesperson|spokesman|founder|official|director-general|party chief)$`)
	// doersRE matches English questions for companies rather than for people.
	doersRE = regexp.MustCompile(`\bpartners?\b|\bwho (?:is|are|will|was|were) (?:be )?(?:building|investing|behind|developing|funding|setting up|invest|build)\b|\bwho (?:builds|built|invests|invested|funds|develops)\b`)
	// howManyRE matches what an English question counts: how many new proposals did.
	howManyRE = regexp.MustCompile(`how many ((?:more |new |other )?(?:[a-z-]+ ){0,4}?)([a-z-]+s|people|memoranda|staff|mu)\b`)
	// someOfRE matches questions for some of the things spoken of.
	someOfRE = regexp.MustCompile(`how many of (?:them|these|those|the)\b|其中.{0,8}(?:几|多少)`)
	// thingsRE matches the number of things that a question speaks of: 那四个, the four projects.
	thingsRE = regexp.MustCompile(`(?:^|[^第几多])([0-9]+|[二两三四五六七八九十]+)(?:个|家|项|宗|份)|\b(?:the|those|these) (two|three|four|five|six|seven|eight|nine|ten|[0-9]+) (?:[a-z-]+ ){0,3}[a-z]+s\b`)
	// countedRE matches what a Chinese question counts, with its measure word.
	countedRE = regexp.MustCompile(`(?:几|多少)多?(个|家|项|宗|份|人|位|名|款)?(\p{Han}{0,6})`)
)

// measuresAbroad are the measures that only reports in English keep apart: foreign
// direct investment and the use of foreign capital; the contracts of foreign capital.
var measuresAbroad = []struct {
	id    string
	asked *regexp.Regexp
}{
	{"fdi", regexp.MustCompile(`外商直接投资|\bfdi\b|foreign direct investment|direct foreign investment`)},
	{"foreign_contract", regexp.MustCompile(`外资合同(?:额|金额)?(?:是|有|签)?多少`)},
}

// askEnglish takes over the words of an English question; a word stands for those
// that are the same in Chinese: plant for factory.
func (r *Reader) askEnglish(ask *abroad.Ask, q *Question) {
	s := string(q.Folded)
	if m := howManyRE.FindStringSubmatch(s); m != nil {
		ask.Noun = m[2]
	}
	ask.OfThem = someOfRE.MatchString(s)
	capitals := q.Text != strings.ToLower(q.Text)
	last, before := -1, ""
	for _, t := range q.Terms {
		if t.Runes[0] >= 0x2e80 || t.Group == 0 || t.Group == last {
			continue
		}
		last = t.Group
		word := string(t.Runes)
		weight := t.Total() / 2
		forms := []string{word}
		plain, known := r.words.Plain[word]
		for _, chinese := range slices.Concat(r.words.Glosses[word], plain) {
			forms = append(forms, r.words.Abroad[chinese]...)
		}
		name := capitals && weight >= contentWeight*0.95 || t.Lent && weight >= 0.55
		if !capitals { // a word that no list has is a name
			weight = min(weight, glossWeight)
			name = !known && (len(r.words.Glosses[word]) == 0 && unicode.IsLetter(t.Runes[0]) || r.words.Named[word])
		}
		ask.Words = append(ask.Words, abroad.Word{Forms: forms, Weight: weight, Name: name && !t.Lent, Lent: t.Lent})
		if pair := before + " " + word; before != "" && !t.Lent && strings.Contains(s, pair) {
			phrase := abroad.Word{Forms: []string{pair}, Weight: pairWeight, Phrase: true}
			if capitals && named(q.Text, word) && named(q.Text, before) {
				phrase.Weight = contentWeight
			}
			ask.Words = append(ask.Words, phrase)
		}
		before = word
	}
}

// pairWeight is what two neighbours of an English question count where a report
// has them so: Plant Three.
const pairWeight = 0.5

// askChinese gives each part of a Chinese question in English: places and names as
// they sound, what the lexicon translates in all its forms, and the weight of what
// nothing translates.
func (r *Reader) askChinese(ask *abroad.Ask, q *Question, has func(string) bool) {
	s := string(q.Folded)
	if m := countedRE.FindStringSubmatch(s); m != nil {
		ask.Noun = r.nounAbroad(m[1], m[2])
	}
	ask.OfThem = someOfRE.MatchString(s)
	for _, t := range q.Terms {
		unknown := []rune{}
		weight := 0.0
		flush := func() {
			if names := r.soundsLike(unknown, has); len(names) > 0 {
				ask.Words = append(ask.Words, abroad.Word{Forms: []string{strings.Join(names, " ")}, Weight: contentWeight, Name: true, Lent: t.Lent})
			} else if !t.Lent {
				ask.Unknown += weight
			}
			unknown, weight = unknown[:0], 0
		}
		if !t.Lent && q.Typed != nil {
			t.Runes = q.Typed[t.Start : t.Start+len(t.Runes)]
		}
		for i := 0; i < len(t.Runes); {
			word, n := r.wordAbroad(q, t, i, has)
			switch {
			case n > 0:
				flush()
				if word.Weight > 0 {
					ask.Words = append(ask.Words, word)
				}
				i += n
				continue
			case unicode.Is(unicode.Han, t.Runes[i]) && t.Weight[i] > singleWeight:
				unknown = append(unknown, t.Runes[i])
				weight += t.Weight[i] * unknownWeight
			default:
				flush()
			}
			i++
		}
		flush()
	}
}

// unknownWeight is what a character counts that has no English.
const unknownWeight = 0.2

// wordAbroad is what stands at a place of a term in English, and how many
// characters it takes; a word of no weight says nothing.
func (r *Reader) wordAbroad(q *Question, t Term, i int, has func(string) bool) (abroad.Word, int) {
	word := abroad.Word{Weight: contentWeight, Lent: t.Lent}
	if text, n := dateAbroad(t.Runes[i:]); n > 0 {
		if strings.ContainsFunc(text, unicode.IsLetter) {
			word.Forms, word.Weight = []string{text}, 0.5
			return word, n
		}
		return abroad.Word{}, n
	}
	if c := t.Runes[i]; c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
		n := 0
		for i+n < len(t.Runes) && t.Runes[i+n] < 0x80 && (unicode.IsLetter(t.Runes[i+n]) || unicode.IsDigit(t.Runes[i+n]) || strings.ContainsRune(".-&' ", t.Runes[i+n])) {
			n++
		}
		text := strings.TrimSpace(string(t.Runes[i : i+n]))
		if !unicode.IsLetter(c) {
			return abroad.Word{}, n
		}
		word.Forms, word.Name = []string{text}, true
		return word, n
	}
	if n := numeral(t.Runes[i:]); n > 0 {
		word.Forms, word.Weight = []string{string(t.Runes[i : i+n])}, 0.35
		if f, ok := parse(word.Forms[0]); ok {
			word.Forms[0] = strconv.Itoa(int(f))
		}
		return word, n
	}
	if forms, n := ordinalAbroad(t.Runes[i:]); n > 0 {
		word.Forms, word.Weight = forms, glossWeight
		return word, n
	}
	for n := min(longestGloss, len(t.Runes)-i); n > 1; n-- {
		forms := r.words.Abroad[string(t.Runes[i:i+n])]
		if len(forms) == 0 {
			continue
		}
		word.Forms = forms
		word.Name = unicode.IsUpper([]rune(forms[0])[0])
		if !word.Name {
			word.Weight = glossWeight
		}
		if r.isGeneric(string(t.Runes[i : i+n])) {
			word.Weight *= genericWeight
		}
		return word, n
	}
	for _, p := range q.Places {
		if s := r.ofChain(q, p, t.Start+i); s.Len() > 0 && s.Len() <= len(t.Runes)-i && !t.Lent {
			if s.End < p.Span.End && r.placeAbroad(q, p, s, has) == "" {
				return abroad.Word{}, s.Len() // a report on a county need not say in which city it is
			}
			word.Forms, word.Name = r.formsAbroad(q, p, s), true
			return word, s.Len()
		}
	}
	if verb := verbsAbroad[t.Runes[i]]; verb != "" {
		word.Forms, word.Weight = []string{verb}, glossWeight*genericWeight
		return word, 1
	}
	return word, 0
}

// ofChain is the name of one place that begins at a place of the question, of several
// written together: 河池 and 东兰 of 河池东兰; empty where none does.
func (r *Reader) ofChain(q *Question, p names.Place, at int) corpus.Span {
	if at < p.Span.Start || at >= p.Span.End {
		return corpus.Span{}
	}
	text := string(q.Folded[at:p.Span.End])
	ids := p.IDs()
	for _, id := range ids[:max(0, len(ids)-1)] {
		for _, name := range []string{id[strings.LastIndex(id, "/")+1:], r.names.ShortPlace(id)} {
			if n := len([]rune(name)); n > 1 && strings.HasPrefix(text, name) && at+n+1 < p.Span.End {
				return corpus.Span{Start: at, End: at + n}
			}
		}
	}
	if at > p.Span.Start && !r.endsName(p, string(q.Folded[p.Span.Start:at])) {
		return corpus.Span{}
	}
	return corpus.Span{Start: at, End: p.Span.End}
}

// endsName reports whether a text ends with the name of a place that holds another.
func (r *Reader) endsName(p names.Place, text string) bool {
	return slices.ContainsFunc(p.IDs(), func(id string) bool {
		return strings.HasSuffix(text, id[strings.LastIndex(id, "/")+1:]) || strings.HasSuffix(text, r.names.ShortPlace(id))
	})
}

// numeral is how many characters of a Chinese number a text begins with: 六家.
func numeral(text []rune) int {
	n := 0
	for n < len(text) && strings.ContainsRune("一二两三四五六七八九十", text[n]) {
		n++
	}
	if n < len(text) && strings.ContainsRune("个家项宗份位名年场次", text[n]) {
		return n
	}
	return 0
}

var ordinalAbroadRE = regexp.MustCompile(`^第([一二三四五六七八九十]+|[0-9]+)[届次批]`)

// ordinalAbroad gives the English of an edition: 第四届 4th.
func ordinalAbroad(text []rune) ([]string, int) {
	m := ordinalAbroadRE.FindStringSubmatch(string(text[:min(len(text), 6)]))
	if m == nil {
		return nil, 0
	}
	n, ok := parse(m[1])
	if !ok {
		return nil, 0
	}
	suffix := "th"
	if i := int(n); i%10 < 4 && i%10 > 0 && i/10%10 != 1 {
		suffix = [...]string{"st", "nd", "rd"}[i%10-1]
	}
	return []string{strconv.Itoa(int(n)) + suffix}, len([]rune(m[0]))
}

// nounAbroad is the English of what a Chinese question counts: the noun, else what
// its measure word goes with.
func (r *Reader) nounAbroad(measure, noun string) string {
	runes := []rune(noun)
	for n := len(runes); n > 1; n-- {
		for from := 0; from+n <= len(runes); from++ {
			if forms := r.words.Abroad[string(runes[from:from+n])]; len(forms) > 0 {
				return strings.ToLower(forms[0])
			}
		}
	}
	switch measure {
	case "家":
		return "company"
	case "人", "位", "名":
		return "people"
	}
	return ""
}
