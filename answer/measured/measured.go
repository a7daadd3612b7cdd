package measured

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// Answer is what a page says to a question for one measure of one thing.
type Answer struct {
	Page    *reading.Page
	Figure  corpus.Span // empty when the page does not say it of the thing
	Thing   corpus.Span // the name of the thing
	Shared  bool        // the clause of the figure has the same measure of others
	Measure string
}

// Question is a question for one measure of one thing.
type Question struct {
	asks     []*ask // the likeliest first
	measures []lexicon.Measure
}

// Read reads a question, folded; nil when it is of another form, or asks for no measure
// but the sum that the records of projects have.
func Read(question string, measures []lexicon.Measure) *Question {
	asks := asksOf(question, measures)
	for len(asks) > 0 && asks[len(asks)-1].ofRecords() {
		asks = asks[:len(asks)-1]
	}
	if len(asks) == 0 {
		return nil
	}
	return &Question{asks, measures}
}

// On reads a page for a question. Known are names that the page's records have, folded.
// It gives nil when the page does not decide it.
func (q *Question) On(p *reading.Page, known []string) *Answer {
	for _, a := range q.asks {
		things := thingsOf(p, known, a.commonWith(p), q.measures)
		if subject := a.subject(p, things); subject != nil {
			return a.answer(p, things, subject, q.measures)
		}
	}
	return nil
}

// ofRecords reports whether a question is for what the records of projects know best.
func (a *ask) ofRecords() bool { return a.measure.ID == wholeSum && a.phase == "" }

// answer reads the measure of one of the things of a page.
func (a *ask) answer(p *reading.Page, things []thing, subject map[int]bool, measures []lexicon.Measure) *Answer {
	if a.ofRecords() {
		return nil
	}
	figures := figuresOf(p, measures)
	own(p, figures, things)
	var mine, carried []figure
	others, open := 0, false
	for _, x := range figures {
		if x.id != a.measure.ID {
			continue
		}
		mineToo := x.thing >= 0 && subject[x.thing] || x.thing < 0 && maybeOf(&x, things, subject)
		if a.phase == "" && (x.carried || x.loose) && mineToo {
			carried = append(carried, x)
			continue
		}
		if x.carried && mineToo || x.phase != a.phase {
			open = open || x.carried
			continue
		}
		switch {
		case x.thing < 0 && mineToo:
			open = true
		case mineToo:
			mine = append(mine, x)
		default:
			others++
		}
	}
	if len(mine) == 0 {
		mine = carried
	}
	out := &Answer{Page: p, Measure: a.measure.ID}
	for _, x := range mine[min(1, len(mine)):] {
		if x.text != mine[0].text {
			return nil
		}
	}
	switch {
	case len(mine) > 0:
		out.Figure = mine[0].span
		out.Thing = things[mine[0].near].span
		out.Shared = shared(p, figures, mine[0])
		return out
	case open || others == 0:
		return nil
	}
	return out
}

// shared reports whether the clause of a figure has figures of the same measure of other
// things.
func shared(p *reading.Page, figures []figure, x figure) bool {
	c := p.ClauseAt(x.span.Start)
	if c < 0 {
		return true
	}
	for _, f := range figures {
		if f.id == x.id && f.thing != x.thing && p.Clauses[c].Span.Overlaps(f.span) {
			return true
		}
	}
	return false
}

// wholeSum is the measure that projects have in their records.
const wholeSum = "total"

// ask is a question for one measure of one thing.
type ask struct {
	measure *lexicon.Measure
	phase   string
	text    []rune
	covered []bool // of text: what is not of the thing
}

var (
	otherFormRE = regexp.MustCompile(`哪|谁|最(?:[^新近]|$)|为什么|为何|吗|是不是|是否|有没有|分别|平均|各|都|以上|以下|超过|阶段|排名|排第|除了|[0-9]年|[0-9]月|季度|半年|去年|今年|[一二三四][、和]?[二三四五]期|两期|各期|合计|加起来|什么|变化|以及|还是|之和|相差`)
	numberRE    = regexp.MustCompile(`多少|几|多大|多高|多长|多久`)
	unitAskedRE = regexp.MustCompile(`(?:几|多少)(?:万|百|千)?(个?亿|亩|公顷|公里|吨|人次|个月|[人条栋幢张户家%])`)
	endRE       = regexp.MustCompile(`[?。!,]+$`)
	fillerRE    = regexp.MustCompile(`请问|您好|你好|报道里?|据介绍|据悉|据报道|据说|资料里?|材料里?|文件里?|查一?下|查查|帮我|帮忙|麻烦|问一?下|谢谢|我|来着|惠及|银行|增收|农民|其中|手里|手上|想问|想知道|问下|一年|每年|年度|预计|计划|大概|大约|目前|现在|已经|实际|实现|贡献|创造|带来|带动|形成|做到|能够|可以|总共|一共|达产后?|满产后?|投产后?|建成后?|全部|全面|多少|多大|多高|多长|多久|那个|这个|公司|企业|项目|规模|规划|设计|拥有|提供|获得|得到|拿到|兑现|新增|数量|平方米|平米|平方|公里|第一期|百分之|时间|左右|额度|光|年|能|可|要|会|将|约|已|有|是|为|达到?|到|几|个|亿|万|钱|元|的|了|呢|该|这|那|它|里头?|总|共|上|下|建|做|设|搞|给|获|得|新|拿|花|买|用|需|兆瓦|千瓦时|千瓦|公顷|额|收|数|量|层|米|亩|吨|条|栋|幢|座|项|件|张|间|户|家|辆|架|台|片|只|支|把|箱|根|套|度|方|人|名|次|占|率|投|本|金|款|多|大|在|从|就|月|成|带|天|盖|一|每|张|床|房|车|楼|能够|出|进|去|来|住|装|放|容|够|之|以|其|产|造|往|说|查|啊|呀|吧|哦|嘛|吗|,|\?| `)
)

// asksOf reads a question; it may ask for one of several measures, the likeliest first,
// and for none when it asks for no measure or for more than one thing.
func asksOf(question string, measures []lexicon.Measure) (out []*ask) {
	q := endRE.ReplaceAllString(question, "")
	if otherFormRE.MatchString(q) {
		return nil
	}
	weights := map[*ask]int{}
	for i := range measures {
		m := &measures[i]
		if m.Asked == nil {
			continue
		}
		best, from, to := 0, 0, 0
		for _, at := range m.Asked.FindAllStringIndex(q, -1) {
			if n := weight(q[at[0]:at[1]]); n >= best {
				best, from, to = n, at[0], at[1]
			}
		}
		if unit := unitAskedRE.FindStringSubmatch(q); unit != nil && !classes(m.Unit, unit[1]) {
			continue
		}
		if best == 0 || !numberRE.MatchString(q) && to != len(q) && from != 0 {
			continue
		}
		a := &ask{measure: m, text: []rune(q)}
		a.covered = make([]bool, len(a.text))
		a.cover(q, from, to)
		a.ofPhase(q)
		out, weights[a] = append(out, a), best
	}
	slices.SortStableFunc(out, func(a, b *ask) int { return weights[b] - weights[a] })
	return out
}

// ofPhase reads which phase a question asks about.
func (a *ask) ofPhase(q string) {
	m := phaseRE.FindStringSubmatchIndex(q)
	if m == nil {
		return
	}
	a.cover(q, m[0], m[1])
	a.phase = phaseIn(q)
}

// weight is how many characters of a match name the measure rather than ask for a number.
func weight(match string) int {
	return len([]rune(askingRE.ReplaceAllString(match, "")))
}

var askingRE = regexp.MustCompile(`多少|几个?亿?|钱`)

func (a *ask) cover(q string, from, to int) {
	start := len([]rune(q[:from]))
	for i := range []rune(q[from:to]) {
		a.covered[start+i] = true
	}
}

// commonWith are the stretches of a question that a page has too, the longest from each
// place on.
func (a *ask) commonWith(p *reading.Page) (out []string) {
	text := string(p.Folded)
	for i := 0; i < len(a.text); i++ {
		if a.covered[i] {
			continue
		}
		end := i
		for end < len(a.text) && !a.covered[end] && strings.Contains(text, string(a.text[i:end+1])) {
			end++
		}
		if end-i >= 2 {
			if name := string(a.text[i:end]); len([]rune(fillerRE.ReplaceAllString(genericRE.ReplaceAllString(name, ""), ""))) >= 2 {
				out = append(out, name)
			}
			i = end - 1
		}
	}
	return out
}

// subject tells which of the things of a page the question is about; nil when nothing of
// the page, or more than one thing, has all that the question says.
func (a *ask) subject(p *reading.Page, things []thing) map[int]bool {
	place := p.Head()
	best, at := 0, -1
	for i := range things {
		if n := a.had(things[i].text(), place, false); n > best {
			best, at = n, i
		}
	}
	if at < 0 {
		return nil
	}
	same := map[int]bool{}
	all := ""
	for i := range things {
		if !things[i].vague && (sameThing(things[i].text(), things[at].text(), place) || things[at].firmOnly() && ofFirm(&things[i], things[at].text(), place)) {
			same[i] = true
			all += " " + things[i].text()
		}
	}
	for i := range things {
		if !same[i] && !things[i].vague && a.had(things[i].text(), place, false) >= best {
			return nil
		}
	}
	if a.left(all, place) > 0 {
		return nil
	}
	return same
}

func (t *thing) text() string { return strings.Join(t.names, " ") }

// had is how many characters of the question stand in a name, in stretches of two and
// more that are neither generic nor of the place.
func (a *ask) had(name, place string, generic bool) int {
	n := 0
	q := make([]rune, len(a.text))
	for i, c := range a.text {
		if q[i] = c; a.covered[i] {
			q[i] = ' '
		}
	}
	bare := genericRE.ReplaceAllStringFunc(string(q), func(s string) string { return strings.Repeat(" ", len([]rune(s))) })
	runes := []rune(bare)
	for i := 0; i+1 < len(runes); i++ {
		if pair := string(runes[i : i+2]); !strings.Contains(pair, " ") && strings.Contains(name, pair) && !strings.Contains(place, pair) {
			n++
		}
	}
	return n
}

// left is how many characters of the question neither the name of the thing, nor the
// place, nor the words of asking have.
func (a *ask) left(name, place string) int {
	runes := a.text
	covered := append([]bool(nil), a.covered...)
	for i := 0; i+1 < len(runes); i++ {
		pair := string(runes[i : i+2])
		if strings.Contains(name, pair) || strings.Contains(place, pair) {
			covered[i], covered[i+1] = true, true
		}
	}
	rest := make([]rune, 0, len(runes))
	for i, c := range runes {
		if covered[i] {
			c = ' '
		}
		rest = append(rest, c)
	}
	text := genericRE.ReplaceAllString(string(rest), " ")
	return len([]rune(strings.ReplaceAll(fillerRE.ReplaceAllString(text, ""), " ", "")))
}

// firmOnly reports whether a thing is named as no project.
func (t *thing) firmOnly() bool { return !slices.ContainsFunc(t.names, projectEndRE.MatchString) }

// ofFirm reports whether a thing is of a company: 榆禾的玻璃瓶工厂 of 榆禾玻璃有限公司.
func ofFirm(t *thing, firm, place string) bool {
	return slices.ContainsFunc(t.names, func(name string) bool { return !projectEndRE.MatchString(name) && within(name, firm, place) })
}

// sameThing reports whether one of two names has nothing that the other has not.
func sameThing(a, b, place string) bool {
	return within(a, b, place) || within(b, a, place)
}

// within reports whether all pairs of characters of a name stand in another, but for
// generic words and those of the place.
func within(a, b, place string) bool {
	n := 0
	for _, part := range strings.Fields(genericRE.ReplaceAllString(a, " ")) {
		runes := []rune(part)
		for i := 0; i+1 < len(runes); i++ {
			pair := string(runes[i : i+2])
			switch {
			case strings.Contains(place, pair):
			case strings.Contains(b, pair):
				n++
			default:
				return false
			}
		}
	}
	return n > 0
}
