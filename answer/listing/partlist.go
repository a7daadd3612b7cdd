package listing

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A part list is running text that gives the parts of a whole one by one, each
// with a number, a sum or a rate: 甲市19个、171.3亿元,乙市15个,128.2亿元. Parts are
// divided by place, sector, link of a chain, origin or order.

var (
	// BesideTotalRE matches what stands before a figure that is a part of another, or only wished for.
	BesideTotalRE = regexp.MustCompile(`其中|当中|目标|计划|预计|力争|有望|[一二三四五六七八首]期|首阶段|多出?$|增加?$|减少?$`)
)

// aimRE matches what is planned, or of another time, rather than done.
var aimRE = regexp.MustCompile(`确保|力争|计划|目标|争取|拟|去年|上年|同期|以来`)

// Aimed reports whether the clause that a text ends in is of what is only aimed
// at, or of another time.
func Aimed(before, q string) bool {
	w := aimRE.FindString(before[strings.LastIndexAny(before, ",;。")+1:])
	if find.TargetAskedRE.MatchString(q) {
		return !find.TargetSaidRE.MatchString(before[strings.LastIndexAny(before, ";。")+1:])
	}
	return w != "" && !strings.Contains(q, w)
}

// ListedPart is one thing of a part list with what is said of it.
type ListedPart struct {
	Name  string
	Span  corpus.Span // from the name to the last figure
	Count *reading.Value
	Money *reading.Value
	Other *reading.Value // the money in another currency, in a bracket
	Aside *reading.Value // another money of the same currency, in a bracket: 4亿美元(协议外资1亿美元)
	line  bool           // it is a line of its own
	rate  *reading.Value
	Said  string   // 居首, 垫底: of the measure named with it
	also  []string // other names: 2023, 第五届 of 2023年
	joint bool     // they are names of things that have its figure together
}

// PartList is a list with the text that says what it is of.
type PartList struct {
	Page   *reading.Page
	Cite   corpus.Span // its first and last sentence
	Head   string      // what stands before it in its sentence
	Parts  []ListedPart
	Series bool   // each part is a paragraph of its own
	Lacks  bool   // a paragraph of the series gives no total
	Aside  string // what the money in brackets is, said once: 协议外资
}

var (
	// partSaidRE matches words that rank a part within the text: 签约额居首.
	partSaidRE = regexp.MustCompile(`居(?:首|次|末)位?|领跑|领先|头名|夺魁|(?:排|位居|位列)?榜首|垫底|殿后|(?:[居排列]|位[居列])第[一二]|第一[位名]|最(?:多|少|大|小|高|低|快|慢)`)
	// partHeadRE matches what may stand before the name of a part.
	partHeadRE = regexp.MustCompile(`^(?:(?:分|按|看|论)[\p{Han}]{1,6}[看分算]?,|其中|当中|包括|(?:排[在名]?|位列|居)?前[三四五六七八十]位?的?(?:(?:产业|行业|领域|国家|地区|链条|产业链|板块))?(?:分别|依次)?(?:是|为|有)|分别(?:是|为|有)|依次(?:是|为)|另有|此外|而|有|是|即|其次(?:是|为)?|再次(?:是|为)?|(?:第[二三四五]|最后|居首的|随后的?)(?:位的?)?(?:是|为)|紧随其后的?(?:是|为)|[ *#\-—·•])+`)
	// partTailRE matches what stands between the name of a part and its figure.
	partTailRE = regexp.MustCompile(`(?:总投资额?|投资总?额?|协议|合同|签约|金额|总额|资金|引资|到位|外资|内资|项目|个数|家数|数量|数|企业|新?签下?|新设|引进|落户|落地|实际|利用|使用|同比|增长|下降|增速|增幅|占比?|合计|共计?|总计|累计|达到?|约|近|超过?|逾|为|有|是|以|则|各|额|的|了|等|[:,、 *]|` + partSaidRE.String() + `)+$`)
	// partNameRE matches the name of a part.
	partNameRE = regexp.MustCompile(`^[\p{Han}a-zA-Z0-9“”"·&与和及/\-]{2,14}$`)
	// notPartRE matches words that no name of a part has: it tells of something
	// done, or is the whole.
	notPartRE = regexp.MustCompile(`全[市县区省州国球]|推[出介]|现场|会上|大会|会议|首日|当[日天年月]|日前|目前|截至|去年|上年|今年|年度|同期|本[届次]|上一?届|总[共计]|合计|累计|其[余他它]|剩下|预计|计划|产值|税|利润|营收|资本|固定资产|持股|认缴|出资|可$|直接$|发布|完成|实现|复工|在建|眼下|如今|年内|同时|此外|据悉|当前|唯一|季度|半年|活动|仪式|首批|头一|集中|开工|投产|竣工|[0-9]{1,2}[月日]|[0-9]年|[一二三四首]期|期间|前.位|新增|增[长加资至]|减[少至]|达[到0-9]|超|逾|兴建|新建|扩建|建设|建成|比[上去]|相比|都[是有拿]|[一两几这那各]个|^[从将另只比]|将[在于把为投]|已|把|被|由|在|投|签|的|占|就|了|拿(?:[^大马]|$)|仅|会$|节$|[0-9]{3}`)
	// partRestRE matches what is left over beside the parts named.
	partRestRE = regexp.MustCompile(`^(?:其[余他它]|剩下|余下)`)
	// partFillRE matches a clause that goes on about the part before it.
	partFillRE = regexp.MustCompile(`^(?:总投资额?|投资总?额?|协议|合同|签约|总?金额|总额|引资|到位资金|项目数?|同比|增长|下降|增速|占比?|合计|共计?|共|总计|约|近|不足|逾|为|达到?|仅|只有|有|超过?|[ *])*$`)
)

// partListsKey is the key of the part lists of a page.
type partListsKey struct{}

// PartLists are the part lists of a page.
func PartLists(p *reading.Page) []PartList {
	return reading.Once(p, partListsKey{}, readPartLists)
}

// readPartLists reads the part lists of a page: only a paragraph with figures
// can have one.
func readPartLists(p *reading.Page) []PartList {
	var out []PartList
	for i := 0; i < len(p.Sentences); {
		from := i
		for i < len(p.Sentences) && (p.Sentences[i].Block == p.Sentences[from].Block || p.Sentences[i].Kind == corpus.ListItem && p.Sentences[from].Kind == corpus.ListItem) {
			i++
		}
		if p.Sentences[from].Kind == corpus.TableRow || p.Sentences[from].Form || !hasFigures(p, from, i) {
			continue
		}
		out = append(out, blockParts(p, from, i)...)
	}
	return out
}

// hasFigures reports whether sentences from and up to to hold any value.
func hasFigures(p *reading.Page, from, to int) bool {
	s := corpus.Span{Start: p.Sentences[from].Span.Start, End: p.Sentences[to-1].Span.End}
	return slices.ContainsFunc(p.Values, func(v reading.Value) bool { return s.Overlaps(v.Span) })
}

// blockParts reads the part lists of a paragraph: its sentences from and up to to.
func blockParts(p *reading.Page, from, to int) []PartList {
	b := partBuilder{page: p}
	for s := from; s < to; s++ {
		b.sentence = s
		if list := inOrderParts(p, p.Sentences[s].Span); list != nil {
			b.flush()
			b.out = append(b.out, *list)
			continue
		}
		pieces := pieceSpans(p, p.Sentences[s].Span)
		for k, span := range pieces {
			if b.leads = k == 0; b.leads && p.Folded[max(span.Start-1, 0)] == '\n' && p.Sentences[s].Kind != corpus.ListItem {
				b.flush()
			}
			b.next = k+1 < len(pieces) && b.bare(pieces[k+1])
			b.piece(span)
		}
		b.open = false
	}
	b.flush()
	return b.out
}

// pieceSpans cuts a sentence at its marks, outside of figures and brackets.
func pieceSpans(p *reading.Page, s corpus.Span) []corpus.Span {
	var out []corpus.Span
	start, depth := s.Start, 0
	for i := s.Start; i <= s.End; i++ {
		if i < s.End {
			depth += nesting(p.Folded[i])
			if depth > 0 || !strings.ContainsRune("、,;:。!\n", p.Folded[i]) || withinFigure(p, i) {
				continue
			}
		}
		if i > start {
			out = append(out, corpus.Span{Start: start, End: i})
		}
		start = i + 1
	}
	return out
}

// withinFigure reports whether a comma stands between digits: 2,150亿元.
func withinFigure(p *reading.Page, i int) bool {
	digit := func(k int) bool { return k >= 0 && k < len(p.Folded) && p.Folded[k] >= '0' && p.Folded[k] <= '9' }
	return p.Folded[i] == ',' && digit(i-1) && digit(i+1) && digit(i+2) && digit(i+3)
}

// partBuilder collects the parts of a paragraph piece by piece.
type partBuilder struct {
	page     *reading.Page
	sentence int
	first    int // sentence of the first part
	head     string
	list     []ListedPart
	open     bool     // the last part may still get figures
	leads    bool     // the piece is the first of its sentence
	next     bool     // a figure without a name follows
	label    string   // what sums in brackets are
	joint    []string // names before the one with their figure: 冶金、船舶制造6个
	out      []PartList
}

// flush ends a list.
func (b *partBuilder) flush() {
	list := slices.DeleteFunc(b.list, func(x ListedPart) bool { return x.Count == nil && x.Money == nil && x.rate == nil })
	if len(list) > 1 && alike(list) || len(list) == 1 && list[0].Said != "" {
		last := min(b.page.SentenceAt(list[len(list)-1].Span.Start), b.sentence)
		cite := corpus.Span{Start: b.page.Sentences[b.first].Span.Start, End: b.page.Sentences[max(last, b.first)].Span.End}
		b.out = append(b.out, PartList{Page: b.page, Cite: cite, Head: b.head, Parts: list, Aside: b.label})
	}
	b.list, b.open, b.label = nil, false, ""
}

// alike reports whether most parts have a figure of one kind.
func alike(list []ListedPart) bool {
	counts, money, rates := 0, 0, 0
	for _, x := range list {
		if x.Count != nil {
			counts++
		}
		if x.Money != nil {
			money++
		}
		if x.rate != nil {
			rates++
		}
	}
	return max(counts, money, rates) >= 2
}

// piece takes in a piece of a sentence: a part with its figures, further
// figures of the part before it, what is said of it, or other text.
func (b *partBuilder) piece(s corpus.Span) {
	values := b.valuesIn(s)
	text := b.page.Read(s)
	if len(values) == 0 {
		if b.joins(s, text) {
			return
		}
		b.joint = nil
		b.words(s, text)
		return
	}
	joint := b.joint
	b.joint = nil
	lead := b.page.Read(corpus.Span{Start: s.Start, End: max(s.Start, values[0].Span.Start)})
	said := partSaidRE.FindString(text)
	if partRestRE.MatchString(strings.TrimLeft(lead, " *")) {
		return // what is left over has no name
	}
	if b.open && partFillRE.MatchString(strings.TrimSpace(lead)) {
		if x := &b.list[len(b.list)-1]; x.take(values) {
			b.besides(x, s)
			x.Span.End, x.Said = values[len(values)-1].Span.End, x.Said+said
			return
		}
	}
	name := partName(lead)
	if name == "" {
		b.flush()
		return
	}
	if !b.goesOn(values) {
		b.flush()
	}
	b.start(name, s)
	x := &b.list[len(b.list)-1]
	x.also, x.joint = joint, len(joint) > 0
	if !x.take(values) {
		b.flush()
		return
	}
	b.besides(x, s)
	x.Span.End = values[len(values)-1].Span.End
	if said != "" {
		x.Said = text
	}
}

// joins keeps a name that the next piece goes on with, 冶金、船舶制造6个, of the first piece
// of a part; false for other text.
func (b *partBuilder) joins(s corpus.Span, text string) bool {
	name := partName(text)
	if name == "" || s.End >= len(b.page.Folded) || b.page.Folded[s.End] != '、' || !b.leads && b.joint == nil && !strings.ContainsRune(":;", b.page.Folded[max(s.Start-1, 0)]) {
		return false
	}
	b.joint = append(b.joint, name)
	return true
}

// bare reports whether a piece gives figures and no name.
func (b *partBuilder) bare(s corpus.Span) bool {
	values := b.valuesIn(s)
	return len(values) > 0 && partFillRE.MatchString(strings.TrimSpace(b.page.Read(corpus.Span{Start: s.Start, End: max(s.Start, values[0].Span.Start)})))
}

// goesOn reports whether figures are of the kinds that the list has.
func (b *partBuilder) goesOn(values []*reading.Value) bool {
	if len(b.list) == 0 {
		return true
	}
	x := b.list[0]
	return slices.ContainsFunc(values, func(v *reading.Value) bool {
		return v.Kind == reading.Count && x.Count != nil && x.Count.Unit == v.Unit || v.Kind == reading.Money && x.Money != nil || v.Kind == reading.Percent && x.rate != nil
	}) || x.Count == nil && x.Money == nil && x.rate == nil
}

// start begins a part.
func (b *partBuilder) start(name string, s corpus.Span) {
	if len(b.list) == 0 {
		b.first = b.sentence
		b.head = b.page.Read(corpus.Span{Start: b.page.Sentences[b.sentence].Span.Start, End: s.Start})
		if first := b.page.Sentences[b.sentence]; first.Kind == corpus.ListItem && b.sentence > 0 {
			from := b.sentence - 1
			for from > 0 && b.page.Sentences[from-1].Block == b.page.Sentences[b.sentence-1].Block {
				from-- // 新设80家;实际使用外资200亿元。分区域看:
			}
			b.head = b.page.Read(corpus.Span{Start: b.page.Sentences[from].Span.Start, End: b.page.Sentences[b.sentence-1].Span.End}) + b.head
		}
	}
	at := strings.Index(b.page.Read(s), name)
	start := s.Start + len([]rune(b.page.Read(s)[:max(at, 0)]))
	b.list, b.open = append(b.list, ListedPart{Name: name, Span: corpus.Span{Start: start, End: s.End}, line: b.page.Sentences[b.sentence].Kind == corpus.ListItem}), true
}

// words takes in a piece without a figure: 甲市签约额居首, or 居次 of the part before.
func (b *partBuilder) words(s corpus.Span, text string) {
	name := ""
	if b.next {
		name = partName(text)
	}
	if !partSaidRE.MatchString(text) {
		if name != "" {
			b.start(name, s)
			return
		}
		if b.leads {
			b.flush()
		}
		b.open = b.open && len([]rune(text)) <= 4
		return
	}
	switch {
	case name != "":
		if b.leads && partSaidOfRE.MatchString(text) {
			b.flush() // it is of the whole
		}
		b.start(name, s)
		b.list[len(b.list)-1].Said = text
	case len(b.list) > 0 && len([]rune(text)) <= 16:
		b.list[len(b.list)-1].Said += text
	}
}

// valuesIn are the figures of a piece that may measure a part.
func (b *partBuilder) valuesIn(s corpus.Span) []*reading.Value {
	var out []*reading.Value
	for i := range b.page.Values {
		v := &b.page.Values[i]
		if v.Span.Start < s.Start || v.Span.End > s.End+1 || len(out) > 0 && (b.bracketed(out[len(out)-1].Span.End, v.Span.Start) || b.aside(out[len(out)-1], v) != nil) {
			continue
		}
		if v.Kind == reading.Money || v.Kind == reading.Percent || v.Kind == reading.Count && partUnitRE.MatchString(v.Unit) && (v.Number >= 10 || digitRE.MatchString(b.page.Read(v.Span))) {
			out = append(out, v)
		}
	}
	return out
}

// bracketed reports whether a bracket that opens behind a figure is still open at a place, and
// cuts up what the figure counts: 6家(甲国2家,乙国、丙国各1家).
func (b *partBuilder) bracketed(from, at int) bool {
	depth := 0
	for i := from; i < at; i++ {
		depth += nesting(b.page.Folded[i])
	}
	return depth > 0 && splitAsideRE.MatchString(b.page.Read(corpus.Span{Start: from, End: at}))
}

// asideMoneyRE matches what stands between a sum and another in brackets behind it.
var asideMoneyRE = regexp.MustCompile(`^\(([\p{Han}]{2,8}?)?(?:约|近|超|逾|为)?$`)

// aside is the match of what stands between a sum and another of its currency in the brackets
// right behind it, 4亿美元(协议外资1亿美元) or 3亿美元(2亿美元); nil when it is none.
func (b *partBuilder) aside(x, v *reading.Value) []string {
	if x.Kind != reading.Money || v.Kind != reading.Money || x.Amount == nil || v.Amount == nil || x.Amount.Currency != v.Amount.Currency || v.Span.Start < x.Span.End {
		return nil
	}
	return asideMoneyRE.FindStringSubmatch(b.page.Read(corpus.Span{Start: x.Span.End, End: v.Span.Start}))
}

// besides gives a part the sum in brackets behind its own, and the list what that is.
func (b *partBuilder) besides(x *ListedPart, s corpus.Span) {
	for i := range b.page.Values {
		v := &b.page.Values[i]
		if x.Money == nil || v.Span.Start < s.Start || v.Span.End > s.End+1 {
			continue
		}
		if m := b.aside(x.Money, v); m != nil {
			if x.Aside = v; m[1] != "" {
				b.label = m[1]
			}
		}
	}
}

// splitAsideRE matches a bracket that names what it counts.
var splitAsideRE = regexp.MustCompile(`\([^()]*[\p{Han}]{2}`)

// partUnitRE matches the units that things of a part are counted in.
var partUnitRE = regexp.MustCompile(`^[个家项宗户笔单份件]$`)

// take gives a part its figures; false when it has one of a kind already.
func (x *ListedPart) take(values []*reading.Value) bool {
	for _, v := range values {
		if v.Kind == reading.Money && x.line && x.Money != nil && v.Amount != nil && x.Money.Amount != nil && v.Amount.Currency != x.Money.Amount.Currency {
			x.Other = v // 49亿元(7.6亿美元)
			continue
		}
		slot := &x.Count
		switch v.Kind {
		case reading.Money:
			slot = &x.Money
		case reading.Percent:
			slot = &x.rate
		}
		if *slot != nil {
			return false
		}
		*slot = v
	}
	return true
}

// partName is the name of a part that stands before its figure; "" when the
// text is none.
func partName(text string) string {
	text = strings.TrimSpace(text)
	if m := partSaidOfRE.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	text = asideRE.ReplaceAllString(partHeadRE.ReplaceAllString(text, ""), "")
	for {
		cut := partTailRE.ReplaceAllString(text, "")
		if cut == text || agreementRE.MatchString(text) {
			break
		}
		text = cut
	}
	text = strings.Trim(text, " *“”\"")
	if !partNameRE.MatchString(text) || notPartRE.MatchString(text) || partFillRE.MatchString(text) {
		return ""
	}
	return text
}

// asideRE matches what a bracket says of a part between its name and its figure, 锯板
// (年产7万方)8000万元, or behind its figure, and the bracket that its figure stands in.
var asideRE = regexp.MustCompile(`\([^()]*\)?$`)

// agreementRE matches kinds of agreements, which are parts by themselves.
var agreementRE = regexp.MustCompile(`^(?:正式|框架|意向|战略|合作)(?:合同|协议)$`)

// InOrderRE matches the word that puts figures in the order of the names before
// them: 甲、乙、丙三省的客商最多,项目数依次是131个、112个、97个.
var InOrderRE = regexp.MustCompile(`分别|依次|依序`)

// orderedNamesRE matches a run of names.
var orderedNamesRE = regexp.MustCompile(`(?:[\p{Han}]{2,8}、)*[\p{Han}]{2,8}[、和与及][\p{Han}]{2,20}`)

// inOrderParts reads a sentence that names parts first and gives their figures in
// the same order; nil when it is none.
func inOrderParts(p *reading.Page, s corpus.Span) *PartList {
	text := p.Read(s)
	m := InOrderRE.FindStringIndex(text)
	if m == nil {
		return nil
	}
	runs := orderedNamesRE.FindAllString(text[:m[0]], -1)
	if len(runs) == 0 {
		return nil
	}
	run := runs[len(runs)-1]
	names := strings.FieldsFunc(run, func(c rune) bool { return strings.ContainsRune("、和与及", c) })
	b := partBuilder{page: p}
	values := b.valuesIn(corpus.Span{Start: s.Start + len([]rune(text[:m[0]])), End: s.End})
	if len(values) != len(names) {
		return nil
	}
	at := strings.LastIndex(text[:m[0]], run)
	list := &PartList{Page: p, Cite: s, Head: text[:at] + text[at+len(run):m[1]]}
	for i, name := range names {
		if name = partName(orderedTailRE.ReplaceAllString(name, "")); name == "" || values[i].Kind != values[0].Kind {
			return nil
		}
		x := ListedPart{Name: name, Span: values[i].Span}
		x.take(values[i : i+1])
		list.Parts = append(list.Parts, x)
	}
	return list
}

// orderedTailRE matches what follows the last of several names: 广东三省的客商最多.
var orderedTailRE = regexp.MustCompile(`(?:[两二三四五六七八九十](?:省|市|县|区|地|国|州|个?(?:产业|行业|领域|板块|环节)|[大类家])|的|,|客商|企业|项目|签约|新签|引进|投资).*$`)

// partSaidOfRE matches a clause that names the first or last: 签约额最少的是甲市.
var partSaidOfRE = regexp.MustCompile(`(?:最[多少大小高低快慢]|垫底|居首|居末|领跑|榜首|第一)的?[\p{Han}]{0,6}(?:是|为|当属)([\p{Han}]{2,10})$`)

var digitRE = regexp.MustCompile(`[0-9]`)
