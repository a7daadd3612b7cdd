package plan

import (
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

var (
	// excludedRE matches what a question leaves out; the group is what it says
	// of it.
	excludedRE = regexp.MustCompile(`除了?(.{1,14}?)(?:以外|之外|外|,|还|的|$)|(?:不是|不在|不属于|不含|不算|不包括|非)(.{1,10}?)(?:类|项目|的|$)`)
	// unstatedRE matches questions for records without a sum.
	unstatedRE = regexp.MustCompile(`(?:没有?|未|不)(?:写|说|公布|披露|单列|列|给|标|提|报|填|定|透露|注明|交代|公开|提及|显示)?(?:明|出|到|过|清)*(?:具体|各自|其|的)*(?:总?投资(?:金额|额|数额|$|[^方主商企人者单])|总投资|金额|数额|投(?:资|了)*多少|多少钱)|(?:金额|投资额|数额|总投资)(?:都|还)?(?:没有?|未|不)(?:写|说|公布|披露|单列|列|明|定|报|填|标|给|透露|注明|交代|公开)`)
	// statedRE matches questions for records with a sum: 写了金额的.
	statedRE = regexp.MustCompile(`(?:写|列|公布|披露|报|标|填|给|说|透露|注明|交代|公开)(?:明|出|有|清|过)?了?(?:具体|各自|其)?(?:总?投资额|总投资|投资金额|金额|数额|投(?:资|了)*多少钱?)(?:的|$)|(?:总?投资额|总投资|金额|数额)(?:已经?|都)?(?:公布|披露|写明|写|列出|列明|明确)了?的|(?:^|[^没])有(?:金额|投资额|数额)的`)
	// foreignRE matches sums in other currencies than the renminbi.
	foreignRE = regexp.MustCompile(`外币(?:计价|结算|投资)?`)
	// offeredRE matches the state of projects that look for investors.
	offeredRE = regexp.MustCompile(`拟招商|拟招引|拟引资|已?经?落地`)
	// askingRE matches words that say what to compute or how sums are given.
	askingRE = regexp.MustCompile(`平均|均值|所有|全部|计价|结算|点名|代表性|单个|报道|排名|分别|最大|最小|美元|欧元|日元|港元|合计|报价|报的`)
	byRE     = regexp.MustCompile(`\b(?:by|per|each|every) (sector|industry|field|district|county|city|place|region|area|province|year|investor|company|status|stage|currency)\b`)
	groupRE  = regexp.MustCompile(`按(?:照)?(.{1,6}?)(?:分|统计|来?看|列|归类|分组)|(?:各|每个?)(地区|区县|市县|城市|地|市|区|县|省|年|行业|类|领域|企业|公司|投资方|状态|阶段)`)
)

// strongRune is the weight from which a character says what is meant.
const strongRune = 0.55

// keyWords are the words of questions for the keys of groups, in order.
var keyWords = []struct{ word, key string }{
	{"行业", Sector}, {"领域", Sector}, {"产业", Sector}, {"类", Sector}, {"年", Year}, {"状态", Status}, {"阶段", Status}, {"进度", Status}, {"进展", Status},
	{"企业", "party"}, {"公司", "party"}, {"投资方", "party"}, {"币种", Currency}, {"货币", Currency},
	{"地", Place}, {"市", Place}, {"区", Place}, {"县", Place}, {"省", Place},
}

// englishKeys are the keys that English questions name.
var englishKeys = map[string]string{
	"sector": Sector, "industry": Sector, "field": Sector, "district": Place, "county": Place, "city": Place, "place": Place, "region": Place, "area": Place,
	"province": Place, "year": Year, "investor": "party", "company": "party", "status": Status, "stage": Status, "currency": Currency,
}

// Of is the plan of a question.
func Of(q *understand.Question) Node {
	records := where(q)
	s := string(q.Folded)
	key := groupKey(s)
	if key == "" && q.Chart != "" {
		key = sides(q, records)
	}
	if key != "" && (q.Chart != "" || q.Asks("group", "count", "sum", "list", "amount", "average", "")) {
		measure := "count"
		if q.Asks("average") {
			measure = "average"
		} else if strings.Contains(s, "投资") || strings.Contains(s, "金额") || strings.Contains(s, "亿") || strings.Contains(s, "钱") {
			measure = "sum"
		}
		return GroupBy{Key: key, Measure: measure, Of: records}
	}
	if q.Kind == "" && asksRecords(s, records) {
		return List{records}
	}
	switch q.Kind {
	case "list", "yesno":
		return List{records}
	case "count":
		return Count{records}
	case "sum":
		return Sum{records}
	case "average":
		return Average{records}
	case "share":
		return Share{records}
	case "top":
		return Top{N: max(q.N, 1), Smallest: q.Smallest, Of: records}
	case "compare":
		return Compare{Smallest: q.Smallest, Of: records}
	case "amount", "attribute", "duration":
		return Lookup{Field: field(q), Of: records}
	case "when":
		return Lookup{Field: "date", Of: records}
	case "where":
		return Lookup{Field: Place, Of: records}
	case "partner":
		return Lookup{Field: "party", Of: records}
	}
	return Quote{records}
}

// sides is the key of a picture that names no key but the groups themselves:
// 太原市和昆山市签约额对比图, 2021年和2022年…; a line runs over years.
func sides(q *understand.Question, records Node) string {
	f, _ := records.(Filter)
	for _, c := range f.Where {
		if (c.Field == Place || c.Field == Year) && !c.Not && len(c.Values) > 1 && !q.Asks("compare", "top") {
			return c.Field
		}
	}
	if q.Chart == "line" && !q.Asks("top") {
		return Year
	}
	return ""
}

// asksRecords reports whether a question without an asking word names a set of
// projects: 竹海县还没投产的项目.
func asksRecords(s string, records Node) bool {
	f, ok := records.(Filter)
	if !ok || !strings.HasSuffix(strings.TrimRight(s, "?。 "), "项目") && !strings.HasSuffix(strings.TrimRight(s, "?。 "), "的") {
		return false
	}
	for _, c := range f.Where {
		if c.Not || c.Field == Status || c.Field == Amount || c.Field == Currency {
			return true
		}
	}
	return false
}

func field(q *understand.Question) string {
	if q.Focus != nil && q.Focus.ID != "total" {
		return q.Focus.ID
	}
	return Amount
}

func groupKey(s string) string {
	if m := byRE.FindStringSubmatch(s); m != nil {
		return englishKeys[m[1]]
	}
	m := groupRE.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	for _, k := range keyWords {
		if strings.Contains(m[1]+m[2], k.word) {
			return k.key
		}
	}
	return ""
}

// where is the filter that a question describes; the records themselves when
// it sets no condition.
func where(q *understand.Question) Node {
	b := &builder{q: q, used: make([]bool, len(q.Folded)), not: make([]bool, len(q.Folded))}
	b.cues()
	b.origins()
	b.places()
	b.sectors()
	b.words()
	b.limits()
	if len(b.out) == 0 {
		return Records{}
	}
	return Filter{Of: Records{}, Where: b.out}
}

// AsksUnstated reports whether a folded question asks for records without a sum:
// 还没写投资额的.
func AsksUnstated(question string) bool { return unstatedRE.MatchString(question) }

// AsksStated reports whether a folded question asks for records with a sum: 写了金额的.
func AsksStated(question string) bool {
	return statedRE.MatchString(question) && !unstatedRE.MatchString(question)
}

// WithoutUnstated is a question without the words that ask for that.
func WithoutUnstated(question string) string { return unstatedRE.ReplaceAllString(question, "") }

// builder makes the conditions of a question.
type builder struct {
	q     *understand.Question
	used  []bool // runes that a condition was made of
	not   []bool // runes that stand in an exclusion
	state bool   // a condition of states is made
	out   []Condition
}

// cues marks exclusions and the words that say how to group.
func (b *builder) cues() {
	s := string(b.q.Folded)
	at := func(i int) int { return len([]rune(s[:i])) }
	for _, m := range excludedRE.FindAllStringSubmatchIndex(s, -1) {
		for g := 1; g <= 2; g++ {
			if m[2*g] < 0 {
				continue
			}
			from, to := at(m[2*g]), at(m[2*g+1])
			b.use(at(m[0]), from)
			for i := from; i < to; i++ {
				b.not[i] = true
			}
		}
	}
	if m := foreignRE.FindStringIndex(s); m != nil {
		b.use(at(m[0]), at(m[1]))
		b.out = append(b.out, Condition{Field: Stated, Op: "=", Text: "amount"}, Condition{Field: Currency, Op: "=", Text: "CNY", Values: []string{"CNY"}, Not: true})
	}
	if m := unstatedRE.FindStringIndex(s); m != nil {
		b.use(at(m[0]), at(m[1]))
		b.out = append(b.out, Condition{Field: Stated, Op: "=", Text: "amount", Not: true})
	}
	if m := statedRE.FindStringIndex(s); m != nil && AsksStated(s) {
		b.use(at(m[0]), at(m[1]))
		b.out = append(b.out, Condition{Field: Stated, Op: "=", Text: "amount"})
	}
	b.states(s, at)
	if m := offeredRE.FindStringIndex(s); m != nil {
		b.out = append(b.out, Condition{Field: Word, Op: "=", Text: s[m[0]:m[1]], Values: []string{s[m[0]:m[1]]}})
	}
	if m := groupRE.FindStringIndex(s); m != nil {
		b.use(at(m[0]), at(m[1]))
	}
	for _, m := range askingRE.FindAllStringIndex(s, -1) {
		b.use(at(m[0]), at(m[1]))
	}
	for _, d := range b.q.Dates {
		b.use(d.Start, d.End)
	}
}

func (b *builder) use(from, to int) {
	for i := max(from, 0); i < to && i < len(b.used); i++ {
		b.used[i] = true
	}
}

// origins makes conditions of words for where the investors are from; before those of
// places, as 香港企业 says nothing of where a project is.
func (b *builder) origins() {
	for _, o := range b.q.Origins {
		b.out = append(b.out, Condition{Field: Origin, Op: "=", Text: string(b.q.Folded[o.Span.Start:o.Span.End]), Values: o.Names, Not: b.not[o.Span.Start]})
		b.use(o.Span.Start, o.Span.End)
	}
}

// places makes conditions of places: those that are listed side by side are
// alternatives, of places within each other the inner one counts.
func (b *builder) places() {
	var c *Condition
	last := corpus.Span{}
	for _, p := range b.q.Places {
		if p.ID == "" || b.used[p.Span.Start] {
			continue
		}
		text := string(b.q.Folded[p.Span.Start:p.Span.End])
		b.use(p.Span.Start, p.Span.End)
		inner := c != nil && strings.HasPrefix(p.ID, c.Values[len(c.Values)-1]+"/")
		switch {
		case inner && p.Span.Start-last.End <= 1:
			c.Values[len(c.Values)-1], c.Text = p.ID, text
		case c != nil && b.listed(last.End, p.Span.Start):
			c.Values, c.Text = append(c.Values, p.ID), c.Text+"|"+text
		default:
			b.out = append(b.out, Condition{Field: b.placeOrVenue(p.Span), Op: "=", Text: text, Values: []string{p.ID}, Not: b.not[p.Span.Start]})
			c = &b.out[len(b.out)-1]
		}
		last = p.Span
	}
}

// placeOrVenue tells whether a place is one of projects, or one where people
// met: 在竹海签, 去竹海招商.
func (b *builder) placeOrVenue(s corpus.Span) string {
	if s.Start == 0 || !strings.ContainsRune("在去到赴", b.q.Folded[s.Start-1]) {
		return Place
	}
	after := string(b.q.Folded[s.End:min(len(b.q.Folded), s.End+4)])
	if venueRE.MatchString(after) {
		return Venue
	}
	return Place
}

// venueRE matches what is done where people meet.
var venueRE = regexp.MustCompile(`^[市省县区]?(?:集中|现场|会上)?(?:签|推介|招商|考察|办|举行|那|的推介|洽谈)`)

// listed reports whether what stands between two names joins them.
func (b *builder) listed(from, to int) bool {
	between := strings.TrimSpace(string(b.q.Folded[from:to]))
	return between == "" || strings.Contains("、,和与及跟", between)
}

// sectors makes conditions of words for sectors that are no part of a longer
// name.
func (b *builder) sectors() {
	for _, w := range b.q.Sectors {
		if b.used[w.Span.Start] || b.named(w.Span) {
			continue
		}
		b.use(w.Span.Start, w.Span.End)
		b.out = append(b.out, Condition{Field: Sector, Op: "=", Text: string(b.q.Folded[w.Span.Start:w.Span.End]), Values: w.IDs, Not: b.not[w.Span.Start]})
	}
}

// named reports whether strong characters stand right beside a word: then it
// is part of a name.
func (b *builder) named(s corpus.Span) bool {
	return b.strong(s.Start-1) && b.strong(s.Start-2) || b.strong(s.End) && b.strong(s.End+1)
}

// strong reports whether the rune of the question at a place says what is
// meant and belongs to no other condition.
func (b *builder) strong(i int) bool {
	if i < 0 || i >= len(b.used) || b.used[i] {
		return false
	}
	for _, t := range b.q.Terms {
		if k := i - t.Start; t.Group == 0 && k >= 0 && k < len(t.Runes) {
			return t.Weight[k] >= strongRune
		}
	}
	return false
}

// words makes conditions of what is left: names of projects, investors,
// events.
func (b *builder) words() {
	groups := map[int]int{}
	for _, t := range b.q.Terms {
		if t.Group == 0 {
			b.word(t)
			continue
		}
		if b.common(t) {
			continue
		}
		i, ok := groups[t.Group]
		if !ok {
			i = len(b.out)
			groups[t.Group] = i
			b.out = append(b.out, Condition{Field: Word, Op: "=", Text: string(t.Runes)})
		}
		b.out[i].Values = append(b.out[i].Values, string(t.Runes))
	}
}

// common reports whether an English word names nothing: a word of the genre, a
// word that asks, one that another condition was made of, or one that is
// written small and that nothing translates.
func (b *builder) common(t understand.Term) bool {
	alone, latin := true, ""
	for _, x := range b.q.Terms {
		if x.Group != t.Group {
			continue
		}
		word := string(x.Runes)
		if x.Total() < 1 || askingRE.MatchString(word) {
			return true
		}
		if word[0] < 0x80 {
			latin = word
		} else {
			alone = false
		}
	}
	if i := strings.Index(string(b.q.Folded), latin); latin != "" && i >= 0 && b.used[len([]rune(string(b.q.Folded)[:i]))] {
		return true
	}
	return alone && strings.Contains(b.q.Text, latin)
}

// doing are the verbs that stand beside names: 竹海集团投了, 签了.
const doing = "投签引建做搞谈"

// word makes conditions of the runs of a term that are not used yet.
func (b *builder) word(t understand.Term) {
	start, strong := -1, 0
	flush := func(end int) {
		text := ""
		if start >= 0 && strong >= 2 {
			text = strings.Trim(string(t.Runes[start:end]), doing)
		}
		if len([]rune(text)) >= 2 {
			b.out = append(b.out, Condition{Field: Word, Op: "=", Text: text, Values: []string{text}, Not: b.excluded(t.Start + start)})
		}
		start, strong = -1, 0
	}
	for k := range t.Runes {
		i := t.Start + k
		if i >= 0 && i < len(b.used) && b.used[i] || t.Weight[k] < strongRune {
			flush(k)
			continue
		}
		if start < 0 {
			start = k
		}
		strong++
	}
	flush(len(t.Runes))
}

// excluded reports whether a rune stands in an exclusion; those of the
// question before do not.
func (b *builder) excluded(i int) bool { return i >= 0 && i < len(b.not) && b.not[i] }

// limits makes conditions of amounts, currency, states and dates.
func (b *builder) limits() {
	q := b.q
	amount := func(l *understand.Limit, op string) {
		if l != nil {
			if !l.Open && op != "=" {
				op += "="
			}
			b.out = append(b.out, Condition{Field: Amount, Op: op, Fen: l.Fen})
		}
	}
	amount(q.Low, ">")
	amount(q.High, "<")
	amount(q.Equal, "=")
	if q.Currency != "" {
		c := Condition{Field: Currency, Op: "=", Text: q.Currency, Values: []string{q.Currency}}
		if len(q.Currencies) > 0 {
			c.Text, c.Values = strings.Join(q.Currencies, "|"), q.Currencies
		}
		b.out = append(b.out, c)
	}
	if len(q.Status) > 0 && !b.state {
		c := Condition{Field: Status, Op: "="}
		for _, s := range q.Status {
			c.Values = append(c.Values, string(s))
		}
		c.Text = strings.Join(c.Values, "|")
		b.out = append(b.out, c)
	}
	b.numbers(Year, q.Years)
	b.numbers(Month, q.Months)
	b.numbers(Day, q.Days)
}

func (b *builder) numbers(field string, list []int) {
	if len(list) == 0 {
		return
	}
	c := Condition{Field: field, Op: "="}
	for _, n := range list {
		c.Values = append(c.Values, strconv.Itoa(n))
	}
	c.Text = strings.Join(c.Values, "|")
	b.out = append(b.out, c)
}
