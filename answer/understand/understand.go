package understand

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"zhaoshang/corpus/clean"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/phonetic"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/value"
)

// Vocabulary says what occurs in the corpus.
type Vocabulary interface {
	// Seen is in how many documents two runes stand together.
	Seen(a, b rune) int
	// Sounding gives pairs of runes of the corpus that are read as two
	// syllables of pinyin.
	Sounding(first, second string) [][2]rune
}

// MaxRunes is how much of a question is read; what follows is ignored.
const MaxRunes = 300

// Reader understands questions. It never changes after New.
type Reader struct {
	words *lexicon.Lexicon
	sound *phonetic.Table
	names *names.Lexicon
	fold  func(string) string
}

// New makes a Reader. fold folds questions as documents were folded.
func New(words *lexicon.Lexicon, sound *phonetic.Table, places *names.Lexicon, fold func(string) string) *Reader {
	return &Reader{words: words, sound: sound, names: places, fold: fold}
}

var (
	spaceRE   = regexp.MustCompile(`\s+`)
	ordinalRE = regexp.MustCompile(`第([一二三四五六七八九十0-9]+)(个|家|项|名|位|大)`)
	topRE     = regexp.MustCompile(`(?:前|top ?)([一二两三四五六七八九十0-9]+)(?:个(?:[^月]|$)|名|大|位|家|项|$)|最[大多高小少低]的?([两二三四五六七八九十0-9]+)(?:个|家|项|名)`)
	rankRE    = regexp.MustCompile(`第([二三四五])(?:大|多|高|小|少|低)|(?:排|列|位居|排名)在?第([二三四五])|第([二三四五])名`)
	smallRE   = regexp.MustCompile(`最(小|少|低|早|短|便宜)|垫底|倒数|吊车尾|末位|(?:哪|谁).{0,5}(?:小|[^多]少|低|早|短)(呢|些|一点)?\??$|smallest|least|lowest|earliest`)
	phaseRE   = regexp.MustCompile(`([一二三四五六七八九十两]+(?:[、和至到][一二三四五六七八九十]+)?期|首期|第[一二三四]期|[1-9]期|phase (?:one|two|1|2))`)
	latinRE   = regexp.MustCompile(`[a-z]`)
	hanRE     = regexp.MustCompile(`\p{Han}`)
)

// Read understands a question.
func (r *Reader) Read(text, language string, v Vocabulary) *Question {
	plain := spaceRE.ReplaceAllString(strings.TrimSpace(r.fold(text)), " ")
	for _, w := range r.words.Rewrites {
		plain = strings.ReplaceAll(plain, w[0], w[1])
	}
	folded := []rune(plain)
	if len(folded) > MaxRunes {
		folded = folded[:MaxRunes]
	}
	q := &Question{Text: text, Language: language}
	if q.Language == "" {
		q.Language = r.language(text, string(folded))
	}
	if q.Language != "en" {
		if s := fullYears(r.plainly(string(folded))); s != string(folded) {
			folded, q.Plain = []rune(s), s
		}
	}
	q.Chart, folded = r.chart(folded)
	q.Folded, q.Repaired = r.repair(folded, v)
	if q.Repaired != "" {
		q.Typed = folded
	}
	s := string(q.Folded)
	r.kind(q, s)
	r.focus(q, s)
	r.measure(q, s)
	r.limits(q, s)
	r.dates(q)
	r.superlative(q, s)
	r.status(q, s)
	r.currency(q, s)
	r.aspect(q, s)
	if (q.Low != nil || q.High != nil) && q.Asks("where", "who", "partner", "when", "yesno", "", "quote") && !whereEachRE.MatchString(s) {
		q.Kind = "list"
	}
	q.Table = tableRE.MatchString(s)
	q.Origins = r.words.OriginsIn(s)
	if r.names != nil {
		q.Places = r.placesOf(q.Folded)
		q.Sectors = r.names.SectorWords(q.Folded)
		r.title(q)
	}
	r.terms(q, s, v)
	return q
}

// placesOf are the places that a question names; the end of a word with a particle of
// place after it is none: 里 of 报道里, though 道里 is a district.
func (r *Reader) placesOf(folded []rune) []names.Place {
	return slices.DeleteFunc(r.names.Divisions(folded, nil), func(p names.Place) bool {
		s := p.Span
		if s.Len() == 2 && s.Start > 0 && r.isGeneric(string(folded[s.Start-1:s.Start+1])) {
			return true // 完成|县上任务 is no 成县
		}
		return s.Len() == 2 && s.Start > 0 && strings.ContainsRune("里中上下内外前后间", folded[s.End-1]) && r.words.Common(folded[s.Start-1], folded[s.Start])
	})
}

// whereEachRE matches questions for where projects of some size are: 百亿级项目落在哪.
var whereEachRE = regexp.MustCompile(`项目[^,]{0,4}(?:落|分布|位于|布局)(?:在|到|于)?(?:了)?哪`)

// title keeps the last title of a person that the question names.
func (r *Reader) title(q *Question) {
	for _, t := range r.names.Titles(q.Folded) {
		if word := q.Folded[t.Start:t.End]; !r.names.WeakTitle(word) {
			q.Title = string(word)
		}
	}
}

func (r *Reader) language(text, folded string) string {
	if !hanRE.MatchString(folded) {
		if latinRE.MatchString(folded) {
			return "en"
		}
		return "zh-Hans"
	}
	latin, han := 0, 0
	for _, c := range folded {
		switch {
		case unicode.Is(unicode.Han, c):
			han++
		case c == ' ':
			latin++
		}
	}
	if latin > 3 && latin >= han/3 {
		return "en"
	}
	if clean.Script(text) == clean.Hant {
		return "zh-Hant"
	}
	return "zh-Hans"
}

func (r *Reader) kind(q *Question, s string) {
	for _, in := range r.words.Intents {
		if in.Pattern.MatchString(s) {
			q.Kind, q.Line = in.Kind, in.Line
			return
		}
	}
}

// focus picks the attribute with the longest word in the question.
func (r *Reader) focus(q *Question, s string) {
	s = whichOneRE.ReplaceAllString(s, "")
	best := 0
	for i := range r.words.Focuses {
		f := &r.words.Focuses[i]
		for _, w := range f.Questions {
			if n := len(w); n > best && strings.Contains(s, w) {
				best, q.Focus = n, f
			}
		}
	}
	if q.Focus != nil && q.Focus.Kind == reading.Capacity && investedRE.MatchString(s) {
		q.Focus = nil // 算力中心投了多少 asks for a sum
	}
	if q.Focus != nil && (q.Focus.Kind == reading.Jobs || q.Focus.Kind == reading.Area) && investedOnlyRE.MatchString(s) {
		q.Focus = nil // so does 就业广场投资多少
	}
	if q.Focus != nil && q.Focus.Kind == reading.Money && rewardRE.MatchString(s) {
		q.Focus = nil // 固定资产投资奖励 is a reward, no investment
	}
	if q.Focus != nil && q.Focus.ID == "fund" && (fundGivesRE.MatchString(s) || investedOnlyRE.MatchString(s)) {
		q.Focus = nil // 引导基金给某厂投了多少 asks what it put there, not how large it is
	}
	if q.Focus != nil && q.Focus.ID == "area" && landRE.MatchString(s) {
		q.Focus = r.words.Focus("land")
	}
}

// whichOneRE matches what only says which one is meant: 年产树脂的那个.
var whichOneRE = regexp.MustCompile(`^[^,。?]{2,16}?的[那这](?:一)?(?:个|家|项|笔|条|座)(?:项目|企业|公司)?`)

// investedRE matches questions for what is invested.
var investedRE = regexp.MustCompile(`投了?(?:资)?(?:多少|几)|多少(?:个)?(?:亿|钱)|几个?亿|投资额`)

// investedOnlyRE matches questions that ask nothing but what is invested, by their last words.
var investedOnlyRE = regexp.MustCompile(`^[^,多几]*(?:投了?|投资了?|投资额)(?:是|有)?(?:多少|几个?)(?:个?亿|钱|万|元)?[?]?$`)

// rewardRE matches questions for what a rule promises.
var rewardRE = regexp.MustCompile(`奖励|奖补|补贴|补助|奖多少|奖几`)

// fundGivesRE matches questions for what a fund puts into something.
var fundGivesRE = regexp.MustCompile(`基金(?:公司)?(?:给|向|对|往|在)[^,。多几]{2,}(?:投|出资|注资|砸)|基金[^,。多几给向对往]{0,2}(?:领投|参投|跟投|投给)`)

// landRE matches questions for the land that something takes, whatever unit
// they name.
var landRE = regexp.MustCompile(`占地|用地|占.{0,4}(?:平方|公顷|亩)`)

// betweenRE matches a range of sums: 3亿到6亿之间, 5000万-1亿元, 10至20亿.
var betweenRE = regexp.MustCompile(`([0-9]+(?:\.[0-9]+)?)(?:个)?(万亿|千亿|百亿|亿|千万|百万|万)?(?:元)?(?:到|至|—|-|~|和|与|跟)([0-9]+(?:\.[0-9]+)?)(?:个)?(万亿|千亿|百亿|亿|千万|百万|万)(?:元|人民币|美元|欧元|港元)?(?:之间|以内|的|区间|$)`)

// andRE matches two sums that are a range only with 之间 behind them.
var andRE = regexp.MustCompile(`[和与跟]`)

// between reads the two ends of a range of sums.
func (r *Reader) between(q *Question, s string) bool {
	m := betweenRE.FindStringSubmatch(s)
	if m == nil || andRE.MatchString(m[0]) && !strings.Contains(m[0], "之间") && !strings.Contains(s, "介于") {
		return false
	}
	low, ok := parse(m[1])
	high, fine := parse(m[3])
	unit := cmp.Or(m[2], m[4])
	if !ok || !fine || low*scale(unit) >= high*scale(m[4]) {
		return false
	}
	q.Low = &Limit{corpus.Fen(low * scale(unit) * 100), false}
	q.High = &Limit{corpus.Fen(high * scale(m[4]) * 100), false}
	return true
}

func parse(s string) (float64, bool) {
	if f, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64); err == nil {
		return f, true
	}
	return reading.ParseChinese(s)
}

func scale(s string) float64 {
	switch s {
	case "billion":
		return 1e9
	case "million":
		return 1e6
	}
	f := 1.0
	for _, r := range s {
		f *= map[rune]float64{'万': 1e4, '亿': 1e8, '千': 1e3, '百': 1e2}[r]
	}
	return f
}

func (r *Reader) dates(q *Question) {
	for _, v := range reading.Scan(q.Folded, nil) {
		if v.Kind != reading.Date {
			continue
		}
		q.Dates = append(q.Dates, v.Span)
		if v.Date.Year > 0 {
			q.Years = append(q.Years, v.Date.Year)
		}
		q.months(v.Date)
		if v.Date.Day > 0 {
			q.Days = append(q.Days, v.Date.Day)
		}
	}
	r.bareYears(q)
	if len(q.Years) == 1 && q.Kind == "compare" && yearBeforeRE.MatchString(string(q.Folded)) {
		q.Years = append(q.Years, q.Years[0]-1)
	}
}

// months keeps the months of a date that the question names: all of 前四个月.
func (q *Question) months(d *corpus.Date) {
	first, last := d.Months()
	if first == 0 && d.Month > 0 {
		first, last = d.Month, d.Month
	}
	if first == 0 {
		return
	}
	if last > first && last-first < 11 { // 全年 is the year
		q.Periods = append(q.Periods, [2]int{first, last})
	}
	for m := first; m <= last; m++ {
		q.Months = append(q.Months, m)
	}
}

// yearBeforeRE matches the year before one that the question names.
var yearBeforeRE = regexp.MustCompile(`上一?年|前一年|去年`)

// bareYears are years without 年: 2018推介会.
func (r *Reader) bareYears(q *Question) {
	s := string(q.Folded)
	for _, m := range yearRE.FindAllStringIndex(s, -1) {
		at := len([]rune(s[:m[0]]))
		span := corpus.Span{Start: at, End: at + 4}
		if slices.ContainsFunc(q.Dates, span.Overlaps) || notYearRE.MatchString(s[m[1]:]) || m[0] > 0 && s[m[0]-1] >= '.' && s[m[0]-1] <= '9' {
			continue
		}
		n, _ := strconv.Atoi(s[m[0]:m[1]])
		q.Years = append(q.Years, n)
		q.Dates = append(q.Dates, span)
	}
}

var (
	yearRE    = regexp.MustCompile(`19[89][0-9]|20[0-4][0-9]`)
	notYearRE = regexp.MustCompile(`^(?:[0-9万亿个家元项人名亩]|[.,][0-9])`)
)

func (r *Reader) superlative(q *Question, s string) {
	q.Smallest = smallRE.MatchString(s)
	q.N = 1
	if m := topRE.FindStringSubmatch(s); m != nil {
		if n, ok := parse(m[1] + m[2]); ok {
			q.N = int(n)
		}
	}
	if m := ordinalRE.FindStringSubmatch(s); m != nil {
		if n, ok := parse(m[1]); ok {
			q.Ordinal = int(n)
		}
	}
	if m := rankRE.FindStringSubmatch(s); m != nil {
		n, _ := parse(m[1] + m[2] + m[3])
		q.Rank = int(n)
	}
	q.Phase = phaseRE.FindString(editionRE.ReplaceAllString(s, ""))
}

// editionRE matches the edition of an event that is counted as phases are, but
// higher than a project has them: 第八期集中签约.
var editionRE = regexp.MustCompile(`第(?:[五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?|[5-9]|[1-9][0-9]+)期`)

var statuses = []struct {
	pattern *regexp.Regexp
	status  []corpus.Status
}{
	{regexp.MustCompile(`在谈|洽谈中|洽谈的|在洽谈|还在谈|谈着的`), []corpus.Status{corpus.Negotiating}},
	{regexp.MustCompile(`拟招商(?:的|[”"])`), []corpus.Status{corpus.Planned}},
	{regexp.MustCompile(`已签约的|已经签约|已签约项目`), []corpus.Status{corpus.Signed}},
	{regexp.MustCompile(`在建的|在建项目|正在建设`), []corpus.Status{corpus.UnderConstruction}},
	{regexp.MustCompile(`已?(经)?(投产|运营)(了)?的`), []corpus.Status{corpus.Operating}},
	{regexp.MustCompile(`\b(?:in operation|operating|operational|in production)\b`), []corpus.Status{corpus.Operating}},
	{regexp.MustCompile(`\bunder construction\b`), []corpus.Status{corpus.UnderConstruction, corpus.Started}},
	{regexp.MustCompile(`\b(?:under negotiation|in talks|being negotiated)\b`), []corpus.Status{corpus.Negotiating}},
	{regexp.MustCompile(`终止的?|解约|黄了`), []corpus.Status{corpus.Terminated}},
	{regexp.MustCompile(`已(经)?开工(了)?的`), []corpus.Status{corpus.Started, corpus.UnderConstruction}},
}

func (r *Reader) status(q *Question, s string) {
	for _, st := range statuses {
		if st.pattern.MatchString(s) {
			q.Status = append(q.Status, st.status...)
		}
	}
	if len(q.Status) == 0 && q.Asks("list") {
		q.Status = statesListed(s)
	}
}

// listedStateRE matches the state that things listed are in, said as their
// predicate or quoted as a table has it: 哪些企业已经投产, 还停在“已签约”的.
var listedStateRE = regexp.MustCompile(`(?:哪些|哪几家)(?:企业|公司)(?:都|现在|目前)?已经?(投产|运营|开工|动工)(?:了)?$|[停处标写注]在?[于为]?["“'「]?已?(签约|投产|开工|在建|在谈)["”'」]?(?:状态|阶段)?(?:的|$)`)

// statesListed is the state that a question for a list sets; nil for none.
func statesListed(s string) []corpus.Status {
	m := listedStateRE.FindStringSubmatch(strings.TrimRight(s, "?。 "))
	if m == nil {
		return nil
	}
	switch m[1] + m[2] {
	case "签约":
		return []corpus.Status{corpus.Signed}
	case "在谈":
		return []corpus.Status{corpus.Negotiating}
	case "在建":
		return []corpus.Status{corpus.UnderConstruction}
	case "开工", "动工":
		return []corpus.Status{corpus.Started, corpus.UnderConstruction}
	}
	return []corpus.Status{corpus.Operating}
}

// dollarsRE matches the words of English questions for US dollars.
var dollarsRE = regexp.MustCompile(`us dollar|in dollars|us\$`)

// currency keeps the currencies that a question names: any of several that stand
// side by side, else the first.
func (r *Reader) currency(q *Question, s string) {
	codes := value.Currencies([]rune(s))
	if dollarsRE.MatchString(s) && !slices.Contains(codes, "USD") {
		codes = append(codes, "USD")
	}
	if len(codes) == 0 {
		return
	}
	q.Currency = codes[0]
	if len(codes) > 1 && eitherRE.MatchString(s) {
		q.Currencies = codes
	}
}

// eitherRE matches currencies that are named side by side: 美元、欧元的, 美元和港币.
var eitherRE = regexp.MustCompile(`(?:[元圆金币镑铢盾]|法郎)(?:或者?|和|与|及|、|,|/)?(?:美元|美金|欧元|日[元圆]|港[元币]|澳门[元币]|英镑|新台币|韩[元圆币]|泰铢|瑞郎|新加坡元|加元|澳元)`)

// InCurrency reports whether a text names a currency.
func InCurrency(text, code string) bool {
	return slices.Contains(value.Currencies([]rune(text)), code)
}
