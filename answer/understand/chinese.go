package understand

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Rendering is an English question in plain Chinese.
type Rendering struct {
	Text  string
	Names [][]string // that it names, folded: of each the forms, any of which will do
	Whole bool       // no word is left that nothing translates
}

// Chinese puts an English question into plain Chinese, by the frames of the
// lexicon, so that the rules for Chinese questions see it; nil when no frame
// has it.
func (r *Reader) Chinese(text string, v Vocabulary) *Rendering {
	t := translation{r: r, v: v, text: text}
	s := strings.Trim(spaceRE.ReplaceAllString(r.fold(text), " "), " ?.!")
	s = closingRE.ReplaceAllString(openingRE.ReplaceAllString(s, ""), "")
	s = t.places(timesInChinese(sumsInChinese(s)))
	for i := range r.words.Frames {
		frame := &r.words.Frames[i]
		m := frame.Pattern.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		out := frame.Plain
		for g := 1; g < len(m); g++ {
			out = strings.ReplaceAll(out, "${"+string(rune('0'+g))+"}", t.phrase(m[g]))
		}
		out = moneyOfRE.ReplaceAllString(doubledRE.ReplaceAllString(out, "投资"), "$1$2")
		out = strings.TrimSpace(saidTwice.Replace(out))
		return &Rendering{Text: out, Names: t.names, Whole: t.left == 0}
	}
	return nil
}

var (
	// openingRE matches what leads into a follow-up or a request.
	openingRE = regexp.MustCompile(`^(?:(?:and|so|ok|okay|please|then|but|also|now)[, ]+|(?:could|can|would) you (?:please )?tell me |(?:please )?tell me |i(?:'d| would) like to know |do you know )+`)
	// closingRE matches what says of a figure asked for that it is a limit.
	closingRE = regexp.MustCompile(`,? at (?:the )?(?:very )?(?:most|least|maximum|minimum)$`)
	// besideHanRE matches a word joined to a place that is Chinese by now: china-新加坡.
	besideHanRE = regexp.MustCompile(`([a-z]{2,})- +`)
	// moneyOfRE matches money that is not invested, asked for as if it were.
	moneyOfRE = regexp.MustCompile(`(基金|贷款|授信|补贴|奖励|产值|税收|注册资本|资本金|保证金|租金|销售额|利润)投资(多少钱|多少)`)
	saidTwice = strings.NewReplacer("外资外资", "外资", "的的", "的")
	doubledRE = regexp.MustCompile(`(?:投资)+(?:总投资|投资)|投资总额投资`)
)

// translation is a question that is being put into Chinese.
type translation struct {
	r    *Reader
	v    Vocabulary
	text string // as typed: names have capitals
	left int    // words that nothing translates

	names [][]string
}

// places writes the divisions that are named in English by their Chinese names.
func (t *translation) places(s string) string {
	if t.r.names == nil {
		return s
	}
	runes := []rune(s)
	list := t.r.names.Divisions(runes, nil)
	for i := len(list) - 1; i >= 0; i-- {
		word := string(runes[list[i].Span.Start:list[i].Span.End])
		if list[i].ID == "" || !latinRE.MatchString(word) || !named(t.text, word) {
			continue
		}
		short := t.r.names.ShortPlace(list[i].ID)
		if !t.occurs(short) && t.sounding(word) != "" {
			continue // the harbour 高栏 of the corpus, not the county 皋兰
		}
		t.names = append(t.names, []string{short})
		name := []rune(" " + short + " ")
		runes = slices.Concat(runes[:list[i].Span.Start], name, runes[list[i].Span.End:])
	}
	s = besideHanRE.ReplaceAllString(strings.ReplaceAll(string(runes), " 's", " "), "$1 ")
	return strings.Trim(spaceRE.ReplaceAllString(s, " "), " ")
}

// joints are the words behind which stands what limits the words before them:
// the mayor of X at the signing in Y is in Chinese Y X 签约 市长.
var joints = map[string]bool{"of": true, "at": true, "in": true, "on": true, "from": true, "by": true, "for": true, "to": true, "with": true,
	"into": true, "during": true, "over": true, "within": true, "under": true, "through": true, "near": true, "as": true, "among": true, "involving": true}

// deedRE matches a deed that limits the thing before it: projects signed.
var deedRE = regexp.MustCompile(`^(?:signed|sealed|held|launched|invested|built|located|assisted|struck|reached|contracted|announced|priced|backed)$`)

// phrase puts words into Chinese: what stands behind a joint, or behind the deed
// of a thing, comes first.
func (t *translation) phrase(s string) string {
	parts := []string{""}
	words := t.words(s)
	for i := 0; i < len(words); {
		w := strings.Trim(words[i], `.'"`)
		n, chinese := t.glossed(words[i:])
		switch {
		case n == 0 && (joints[w] || w == "," && placedIn(words, i)):
			parts = append(parts, "")
			i++
			continue
		case deedRE.MatchString(w) && i > 0:
			parts = append(parts, "")
		}
		if n == 0 {
			n, chinese = t.name(words[i:])
		}
		last := len(parts) - 1
		parts[last] = joined(parts[last], chinese)
		i += n
	}
	slices.Reverse(parts)
	out := ""
	for _, p := range parts {
		out = joined(out, p)
	}
	return out
}

// placedIn reports whether a comma stands between a place and the one that it
// lies in: qinglan district, beishan.
func placedIn(words []string, i int) bool {
	if i == 0 || i+1 >= len(words) || slices.Contains(words, "and") {
		return false
	}
	before := words[i-1]
	if divisionWords[before] && i > 1 {
		before = words[i-2]
	}
	return hanRE.MatchString(before) && hanRE.MatchString(words[i+1])
}

// divisionWords say of what rank a place is.
var divisionWords = map[string]bool{"district": true, "county": true, "city": true, "province": true, "town": true}

// marks sets marks apart from words.
var marks = strings.NewReplacer("'s", " ", "’s", " ", ",", " , ", "(", " ", ")", " ", "\"", " ")

// words cuts a phrase at spaces, and English words at their hyphens as well.
func (t *translation) words(s string) []string {
	var out []string
	for _, w := range strings.Fields(marks.Replace(s)) {
		if hanRE.MatchString(w) {
			out = append(out, w)
		} else {
			out = append(out, t.r.unhyphened([]string{w})...)
		}
	}
	return out
}

// joined sets two pieces side by side, with a space between Latin words; what
// is said twice stands once.
func joined(a, b string) string {
	if hanRE.MatchString(b) && strings.HasSuffix(a, b) { // Qinglan (青岚)
		return a
	}
	if a != "" && b != "" && a[len(a)-1] < 0x80 && b[0] < 0x80 {
		return a + " " + b
	}
	return a + b
}

// glossed is the Chinese of the longest phrase of the lexicon that words begin
// with, and how many words it takes.
func (t *translation) glossed(words []string) (int, string) {
	if n, chinese := t.numbered(words); n > 0 {
		return n, chinese
	}
	for n := min(longestPhrase, len(words)); n > 0; n-- {
		list, ok := t.gloss(strings.Trim(strings.Join(words[:n], " "), `.'"`))
		if !ok || n == 1 && joints[words[0]] {
			continue
		}
		if n == 1 && t.r.words.Named[words[0]] {
			t.names = append(t.names, list)
		}
		for _, w := range list {
			if t.occurs(w) {
				return n, w
			}
		}
		return n, strings.Join(list[:min(1, len(list))], "")
	}
	return 0, ""
}

// gloss is what a phrase is in Chinese.
func (t *translation) gloss(phrase string) ([]string, bool) {
	if list, ok := t.r.words.Plain[phrase]; ok {
		return list, true
	}
	list, ok := t.r.words.Glosses[phrase]
	return list, ok
}

// occurs reports whether each two neighbours of a word stand together in the
// corpus.
func (t *translation) occurs(w string) bool {
	runes := []rune(w)
	for i := 1; i < len(runes); i++ {
		if t.v.Seen(runes[i-1], runes[i]) == 0 {
			return false
		}
	}
	return len(runes) > 1
}

// things are the measure words of what is counted: the 21 projects.
var things = map[string]string{"companies": "家", "firms": "家", "enterprises": "家", "agreements": "项", "contracts": "项", "batches": "批", "phases": "期", "editions": "届"}

// numbered is a number of things with its measure word: 21 projects, two firms.
func (t *translation) numbered(words []string) (int, string) {
	figure := words[0]
	if n, ok := numerals[figure]; ok && n[0] < 0x80 {
		figure = n
	}
	if len(words) < 2 || !measuredRE.MatchString(figure) || joints[words[1]] {
		return 0, ""
	}
	for k, w := range words[1:min(4, len(words))] {
		if !strings.HasSuffix(w, "s") {
			continue
		}
		if _, ok := t.gloss(w); ok && k < 3 {
			return 1, figure + cmp.Or(things[w], "个")
		}
	}
	return 0, ""
}

// name is the Chinese of a person or a thing written by its sound,
// or the word itself where it is Chinese or a name; words that only ask are left
// out.
func (t *translation) name(words []string) (int, string) {
	w := strings.Trim(words[0], `.'"`)
	switch {
	case hanRE.MatchString(w):
		return 1, w
	case w == "and" || w == ",":
		return 1, "、"
	case t.r.words.English[w] || w == "":
		return 1, ""
	}
	for n := min(2, len(words)); n > 0; n-- {
		if n == 2 && !named(t.text, words[1]) || !named(t.text, words[0]) {
			continue
		}
		if chinese := t.sounding(strings.Join(words[:n], "")); chinese != "" {
			t.names = append(t.names, []string{chinese})
			return n, chinese
		}
	}
	switch {
	case named(t.text, w):
		t.names = append(t.names, []string{w})
	case !strings.ContainsFunc(w, unicode.IsDigit):
		t.left++
	}
	return 1, w
}

// sounding is the name of the corpus that sounds as pinyin does, of those of two
// or three characters the one most often seen; "" for none.
func (t *translation) sounding(pinyin string) string {
	syllables := t.r.sound.Syllables(pinyin)
	if len(syllables) < 2 || len(syllables) > 3 {
		return ""
	}
	best, most := "", 0
	for _, pair := range t.v.Sounding(syllables[0], syllables[1]) {
		name, seen := string(pair[:]), t.v.Seen(pair[0], pair[1])
		if len(syllables) == 3 {
			rest := ""
			for _, next := range t.v.Sounding(syllables[1], syllables[2]) {
				if next[0] == pair[1] {
					rest = string(next[1])
				}
			}
			if rest == "" {
				continue
			}
			name += rest
		}
		if seen > most {
			best, most = name, seen
		}
	}
	return best
}
