package understand

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"zhaoshang/answer/reading"
)

// Weights of the runes of a term.
const (
	contentWeight = 1.0
	genericWeight = 0.3
	numberWeight  = 0.5
	partWeight    = 0.5
	dateWeight    = 0.12 // dates are compared, not looked for
	glossWeight   = 0.7  // words with a translation: any of several may stand
	plainWeight   = 0.35 // English words that are no names
	singleWeight  = 0.15 // 的 和 在 and the like
)

// terms cuts the question at words that say nothing and at punctuation.
func (r *Reader) terms(q *Question, s string, v Vocabulary) {
	if q.Language == "en" {
		r.englishTerms(q, s, v)
		return
	}
	mask := r.mask(q.Folded)
	weights := r.weigh(q.Folded)
	for _, d := range q.Dates {
		for i := d.Start; i < d.End; i++ {
			weights[i] = dateWeight
		}
	}
	r.soften(q.Folded, weights, v)
	if q.Aspect != nil {
		lighten(q.Aspect, q.Folded, weights)
	}
	if q.Asks("who") {
		r.lift(q.Folded, weights, r.words.Titles)
	}
	start := -1
	flush := func(end int) {
		if start >= 0 && end-start >= 1 {
			q.Terms = append(q.Terms, Term{Runes: q.Folded[start:end], Weight: weights[start:end], Start: start})
		}
		start = -1
	}
	dated := make([]bool, len(q.Folded)+1)
	for _, d := range q.Dates {
		for i := d.Start; i < d.End; i++ {
			dated[i] = true
		}
	}
	for i, c := range q.Folded {
		if i > 0 && dated[i] != dated[i-1] {
			flush(i)
		}
		if mask[i] || !(unicode.IsLetter(c) || unicode.IsDigit(c) || c == '.' || c == '+' || c == '&' || hyphened(q.Folded, i)) {
			flush(i)
			continue
		}
		if start < 0 {
			start = i
		}
	}
	flush(len(q.Folded))
}

// hyphened reports whether a hyphen joins two parts of a Latin name: e-tron.
func hyphened(s []rune, i int) bool {
	latin := func(c rune) bool { return c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)) }
	return s[i] == '-' && i > 0 && i+1 < len(s) && latin(s[i-1]) && latin(s[i+1])
}

var (
	numberRE    = regexp.MustCompile(`[0-9一二三四五六七八九十两几]+(?:多)?(?:个|家|项|宗|间|位|名|场|批|份)`)
	currencyRE  = regexp.MustCompile(`[用以按]?(?:人民币|美元|美金|欧元|日元|港元|港币|新台币)(?:计价|结算|部分|投资)?`)
	tableNameRE = regexp.MustCompile(`((?:外资|拟?招商|项目|签约|开工|重点|企业)+)(?:台账|台帐|清单|一览表|表格|附表|表)`)
	tableRE     = regexp.MustCompile(`台账|台帐|清单|一览表|名录|表格|附表|[这那]张表|表[里中上一二三]`)
)

// mask marks the phrases that only ask, order or join.
func (r *Reader) mask(folded []rune) []bool {
	out := make([]bool, len(folded))
	s := string(folded)
	cover := func(from, to int) {
		a := len([]rune(s[:from]))
		for i := range len([]rune(s[from:to])) {
			out[a+i] = true
		}
	}
	for _, w := range r.words.Stops {
		for at, from := 0, 0; ; from = at + len(w) {
			k := strings.Index(s[from:], w)
			if k < 0 {
				break
			}
			at = from + k
			cover(at, at+len(w))
		}
	}
	for _, re := range []*regexp.Regexp{limitRE, currencyRE, tableRE} {
		for _, m := range re.FindAllStringIndex(s, -1) {
			cover(m[0], m[1])
		}
	}
	for _, st := range statuses {
		for _, m := range st.pattern.FindAllStringIndex(s, -1) {
			cover(m[0], m[1])
		}
	}
	return out
}

// weigh gives each rune what it counts: words of the genre count less.
func (r *Reader) weigh(folded []rune) []float64 {
	out := make([]float64, len(folded))
	for i, c := range folded {
		out[i] = contentWeight
		if r.words.Single[c] {
			out[i] = singleWeight
		}
	}
	s := string(folded)
	for _, m := range numberRE.FindAllStringIndex(s, -1) {
		a := len([]rune(s[:m[0]]))
		for i := range len([]rune(s[m[0]:m[1]])) {
			out[a+i] = min(out[a+i], numberWeight)
		}
	}
	for _, w := range r.words.Generic {
		n := len([]rune(w))
		for from := 0; ; {
			k := strings.Index(s[from:], w)
			if k < 0 {
				break
			}
			a := len([]rune(s[:from+k]))
			for i := range n {
				out[a+i] = min(out[a+i], genericWeight)
			}
			from += k + len(w)
		}
	}
	for _, w := range r.words.Parts {
		if k := strings.Index(s, w); k >= 0 {
			a := len([]rune(s[:k]))
			for i := range len([]rune(w)) {
				out[a+i] = partWeight
			}
		}
	}
	for _, m := range tableNameRE.FindAllStringSubmatchIndex(s, -1) {
		a := len([]rune(s[:m[2]]))
		for i := range len([]rune(s[m[2]:m[3]])) {
			out[a+i] = min(out[a+i], genericWeight)
		}
	}
	for i := range r.words.Focuses {
		for _, w := range r.words.Focuses[i].Questions {
			k := strings.Index(s, w)
			if k < 0 || w[0] < 0x80 {
				continue
			}
			a := len([]rune(s[:k]))
			for i := range len([]rune(w)) {
				out[a+i] = min(out[a+i], genericWeight)
			}
		}
	}
	return out
}

// lift gives words their full weight back.
func (r *Reader) lift(folded []rune, weights []float64, words []string) {
	s := string(folded)
	for _, w := range words {
		k := strings.Index(s, w)
		if k < 0 {
			continue
		}
		a := len([]rune(s[:k]))
		for i := range len([]rune(w)) {
			weights[a+i] = contentWeight
		}
	}
}

// englishTerms makes terms of an English question: its own words as they are,
// the Chinese of those that the lexicon translates, and for words that are
// pinyin the names of the corpus that sound so.
func (r *Reader) englishTerms(q *Question, s string, v Vocabulary) {
	group := 0
	for _, m := range limitRE.FindAllString(s, -1) {
		if strings.HasSuffix(m, "illion") || strings.Contains(m, "illion ") {
			s = strings.Replace(s, m, " , ", 1) // compared, not looked for
		}
	}
	for _, run := range strings.FieldsFunc(s, func(c rune) bool {
		return !(unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune(" .&+-'", c))
	}) {
		words := r.unhyphened(strings.Fields(strings.ReplaceAll(run, "'s", "")))
		for i := 0; i < len(words); {
			group++
			n := r.gloss(q, words[i:], group)
			if n == 0 {
				n = r.person(q, words[i:], group, v)
			}
			if n == 0 {
				r.word(q, strings.Trim(words[i], ".'"), group, v)
				n = 1
			}
			i += n
		}
	}
}

// longestPhrase is how many English words a phrase of the lexicon has at most: China
// International Fair for Investment and Trade.
const longestPhrase = 8

// gloss adds the translation of the longest phrase at the start of words and
// tells how many words it took.
func (r *Reader) gloss(q *Question, words []string, group int) int {
	for n := min(longestPhrase, len(words)); n > 0; n-- {
		phrase := strings.Trim(strings.Join(words[:n], " "), ".'")
		list, ok := r.words.Glosses[phrase]
		if !ok {
			continue
		}
		weight := glossWeight
		if r.words.Named[phrase] || named(q.Text, phrase) && q.Text != strings.ToLower(q.Text) {
			weight = contentWeight
		}
		if slices.ContainsFunc(list, r.isGeneric) {
			weight *= genericWeight
		}
		for _, w := range append([]string{phrase}, list...) {
			r.addTerm(q, w, group, weight)
		}
		return n
	}
	return 0
}

// person adds a family name of one syllable and the given name behind it, Lu
// Yuanzhou, by how they sound together; it tells how many words it took.
func (r *Reader) person(q *Question, words []string, group int, v Vocabulary) int {
	if len(words) < 2 || !named(q.Text, words[0]) || !named(q.Text, words[1]) || q.Text == strings.ToLower(q.Text) {
		return 0
	}
	family, given := r.sound.Syllables(strings.Trim(words[0], ".'")), r.sound.Syllables(strings.Trim(words[1], ".'"))
	if len(family) != 1 || len(given) < 1 || len(given) > 2 {
		return 0
	}
	found := false
	all := append(family, given...)
	for i := 1; i < len(all); i++ {
		for _, pair := range v.Sounding(all[i-1], all[i]) {
			r.addTerm(q, string(pair[:]), group, contentWeight)
			found = true
		}
	}
	if !found {
		return 0
	}
	r.addTerm(q, words[0]+" "+words[1], group, contentWeight)
	return 2
}

// unhyphened cuts words such as Hong Kong-Zhuhai-Macao at their hyphens, if the
// lexicon does not have them whole and their parts are words.
func (r *Reader) unhyphened(words []string) []string {
	var out []string
	for _, w := range words {
		parts := strings.Split(w, "-")
		if m := middleRE.FindStringSubmatch(w); m != nil {
			out = append(out, m[1:]...)
			continue
		}
		if r.words.Glosses[w] != nil || slices.ContainsFunc(parts, func(p string) bool { return len(p) < 4 }) {
			out = append(out, w)
			continue
		}
		out = append(out, parts...)
	}
	return out
}

// middleRE matches two words joined by and: pulp-and-paper.
var middleRE = regexp.MustCompile(`^(\pL+)-(and)-(\pL+)$`)

// word adds a word without translation.
func (r *Reader) word(q *Question, w string, group int, v Vocabulary) {
	if w == "" || r.words.English[w] || dateWordRE.MatchString(w) {
		return
	}
	if measured := measuredRE.FindString(w); measured != "" {
		for _, m := range []string{"个", "家", "项"} {
			r.addTerm(q, w+m, group, numberWeight)
		}
	}
	if m := englishOrdinalRE.FindStringSubmatch(w); m != nil {
		n, _ := strconv.Atoi(m[1])
		for _, form := range []string{w, "第" + m[1] + "届", "第" + reading.InCharacters(n) + "届"} {
			r.addTerm(q, form, group, glossWeight)
		}
		return
	}
	weight := plainWeight
	if named(q.Text, w) {
		weight = contentWeight
	}
	r.addTerm(q, w, group, weight)
	syllables := r.sound.Syllables(w)
	if len(syllables) < 2 {
		return
	}
	for _, pair := range v.Sounding(syllables[0], syllables[1]) {
		r.addTerm(q, string(pair[:]), group, weight)
	}
}

// englishOrdinalRE matches an edition: 20th.
var englishOrdinalRE = regexp.MustCompile(`^([1-9][0-9]?)(?:st|nd|rd|th)$`)

// measuredRE matches a number of things in an English question.
var measuredRE = regexp.MustCompile(`^[1-9][0-9]{0,2}$`)

// dateWordRE matches words of dates, which are compared, not looked for.
var dateWordRE = regexp.MustCompile(`^(?:(?:19|20)[0-9][0-9]|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)(?:[-–](?:january|february|march|april|may|june|july|august|september|october|november|december))?|q[1-4]|quarter|half|year|month|week)$`)

// addTerm adds a word of a given weight in all, of two Chinese characters at
// one each: alternatives weigh the same whatever their length.
func (r *Reader) addTerm(q *Question, w string, group int, weight float64) {
	runes := []rune(w)
	each := weight * 2 / float64(len(runes))
	weights := make([]float64, len(runes))
	for i := range weights {
		weights[i] = each
	}
	q.Terms = append(q.Terms, Term{Runes: runes, Weight: weights, Group: group})
}

// named reports whether a word of an English question is written as names are:
// with a capital or a figure in it.
func named(text, word string) bool {
	if !strings.ContainsFunc(word, unicode.IsLetter) {
		return false
	}
	if text == strings.ToLower(text) {
		return true // typed without capitals: no telling
	}
	at := strings.Index(strings.ToLower(text), word)
	if at < 0 || at+len(word) > len(text) {
		return false
	}
	return strings.ContainsFunc(text[at:at+len(word)], unicode.IsUpper)
}

func (r *Reader) isGeneric(w string) bool {
	for _, g := range r.words.Generic {
		if g == w {
			return true
		}
	}
	return false
}

// asking are characters that order and compare, and the verbs of everyday
// speech: questions have them beside any word, so they are never taken for
// typing errors.
const asking = "看走谈见跑去来买卖建投签引落产到过叫说讲问零一二三四五六七八九十百千万亿两大小多少高低长短早晚新旧贵快慢排前后哪几最更没未不折合算按赴座账报砸掏花往够满俩仨即遍加待打递烧"

// repair replaces characters that make no sense where they stand by homophones
// that do: those of whose neighbours neither is known beside them.
func (r *Reader) repair(folded []rune, v Vocabulary) ([]rune, string) {
	known := func(a, b rune) int {
		if r.words.Knows(a, b) {
			return 3
		}
		return min(v.Seen(a, b), 2)
	}
	var notes []string
	out := append([]rune(nil), folded...)
	placed := r.inPlaces(folded)
	for i, c := range folded {
		if placed[i] {
			continue // a place that no report in Chinese has may stand in one in English
		}
		if strings.ContainsRune("省市区县镇乡村旗盟州国洲届趟今表重轻中园厂地单数期华第事话钱人活分至受", c) || r.aWord(out, i) {
			continue
		}
		if i+1 < len(folded) && strings.ContainsRune(aloneVerbs, c) && strings.ContainsRune("了的过多几", folded[i+1]) {
			continue
		}
		if !unicode.Is(unicode.Han, c) || r.words.Single[c] || strings.ContainsRune(asking, c) || i > 0 && known(out[i-1], c) > 0 || i+1 < len(out) && known(c, out[i+1]) > 0 {
			continue
		}
		if better, ok := r.homophone(out, i, known); ok {
			notes = append(notes, string(c)+"→"+string(better))
			out[i] = better
		}
	}
	return out, strings.Join(notes, " ")
}

// inPlaces tells which characters are of the name of a real place, so that they
// are no slip: 河池, 宜州.
func (r *Reader) inPlaces(s []rune) []bool {
	out := make([]bool, len(s))
	if r.names == nil {
		return out
	}
	for _, p := range r.names.Divisions(s, nil) {
		for i := p.Span.Start; i < p.Span.End; i++ {
			out[i] = true
		}
	}
	return out
}

// aWord reports whether a character makes a common word with its neighbour, so
// that it is no slip though no report has it: 告知, 属于. What stands before the
// word for a division is a name: 白鱼县.
func (r *Reader) aWord(s []rune, i int) bool {
	if i+1 < len(s) && strings.ContainsRune("省市区县镇乡村州旗", s[i+1]) {
		return false
	}
	return i > 0 && r.words.Common(s[i-1], s[i]) || i+1 < len(s) && r.words.Common(s[i], s[i+1])
}

// aloneVerbs are verbs of one character that reports seldom use so: 降了多少, 停的,
// 最高奖多少.
const aloneVerbs = "降停涨跌退撤缩赔亏关减增花奖补"

// homophone finds the character that sounds as out[i] and fits both
// neighbours, or one of them well when the other is a word of its own.
func (r *Reader) homophone(out []rune, i int, known func(a, b rune) int) (rune, bool) {
	type option struct {
		r     rune
		score int
	}
	var options []option
	for _, c := range r.sound.Homophones(out[i]) {
		left, right := 0, 0
		if i > 0 {
			left = known(out[i-1], c)
		}
		if i+1 < len(out) {
			right = known(c, out[i+1])
		}
		if left == 0 && i+1 < len(out) && r.words.Single[out[i+1]] {
			continue // beside 在 or 的 stands any word, so also the end of a name
		}
		if inner := i > 0 && i+1 < len(out) && unicode.Is(unicode.Han, out[i-1]) && unicode.Is(unicode.Han, out[i+1]); inner && (left == 0 || right == 0) {
			after := i+2 < len(out) && (known(out[i+1], out[i+2]) > 0 || left == 3 && r.words.Common(out[i+1], out[i+2])) || r.asks(out[i+1:])
			before := i > 1 && known(out[i-2], out[i-1]) > 0
			if left > 0 && !after || right > 0 && !before {
				continue
			}
		}
		if left+right > 0 {
			score := 2 * (left + right + min(left, right)*2)
			if r.sound.Of(c) == r.sound.Of(out[i]) {
				score++
			}
			options = append(options, option{c, score})
		}
	}
	if len(options) == 0 {
		return 0, false
	}
	sort.SliceStable(options, func(a, b int) bool { return options[a].score > options[b].score })
	if options[0].score < 1 || len(options) > 1 && options[0].score == options[1].score {
		return 0, false
	}
	return options[0].r, true
}

// asks reports whether runes start with a word that asks for a number.
func (r *Reader) asks(runes []rune) bool {
	return len(runes) > 1 && strings.ContainsRune("多几", runes[0]) && strings.ContainsRune("少个大长家亿", runes[1])
}

// Join reads a question that leans on an earlier subject: the words of the
// subject count as its own, at less weight.
func (r *Reader) Join(subject string, q *Question, v Vocabulary) *Question {
	out := *q
	before := r.Read(subject, q.Language, v)
	out.Terms = make([]Term, len(q.Terms))
	for i, t := range q.Terms {
		t.Weight = append([]float64(nil), t.Weight...)
		for k, w := range t.Weight {
			if w >= genericWeight {
				t.Weight[k] = max(w, 0.7)
			}
		}
		out.Terms[i] = t
	}
	own := string(q.Folded)
	groups := 0
	for _, t := range q.Terms {
		groups = max(groups, t.Group)
	}
	if len(q.Years) == 0 && len(before.Years) == 1 && nextYearRE.MatchString(own) {
		out.Years = []int{before.Years[0] + 1}
	}
	otherTime := ownTimeRE.MatchString(own) || len(out.Years) > 0
	for _, t := range before.Terms {
		if strings.Contains(own, string(t.Runes)) || otherTime && dated(before, t) {
			continue
		}
		weights := make([]float64, len(t.Weight))
		for i, w := range t.Weight {
			weights[i] = w * 0.6
		}
		if t.Group != 0 {
			t.Group += groups
		}
		t.Weight, t.Start, t.Lent = weights, -1000, true
		out.Terms = append(out.Terms, t)
	}
	if len(out.Years) == 0 && !otherTime {
		out.Years = before.Years
	}
	return &out
}

// nextYearRE matches follow-ups for the year behind the one spoken of: 下一年呢, 那第二年呢.
var nextYearRE = regexp.MustCompile(`^(?:那么?|到|到了)?(?:的)?(?:下一?|次|翌|第二|后一|转过)年`)

// ownTimeRE matches questions that say of what time they ask.
var ownTimeRE = regexp.MustCompile(`[今去前明]年|上一?[届年]|上次|累计|[一二三四五两十]年来?|[上下]半年|季度|[0-9一二三四五六七八九十]+月|全年|同期|历年|至今`)

// dated reports whether a term is a date of its question.
func dated(q *Question, t Term) bool {
	for _, d := range q.Dates {
		if t.Start >= d.Start && t.Start+len(t.Runes) <= d.End {
			return true
		}
	}
	return false
}
