// Package reading prepares documents for being read by a question: sections,
// sentences, clauses, the values in them and the columns of tables. A Page is
// made once for each version of a document and never changes.
package reading

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/extract/names"
)

// Page is a document ready to be read.
type Page struct {
	Document  corpus.Document
	Text      corpus.Text
	Content   []rune
	Folded    []rune
	Sections  []Section
	Sentences []Sentence
	Clauses   []Clause
	Values    []Value
	Tables    []Table
	Places    []names.Place       // divisions it names, in order
	people    func() []Holder     // nil when nobody reads names
	next      int                 // value that the next clause starts with
	title     string              // folded, of the metadata
	pairs     map[[2]rune][]int32 // where each pair of runes starts
	derived   sync.Map            // what others read from it: see Once
}

// Section is a part of a document about one thing: what stands under one
// heading, or one item of a digest.
type Section struct {
	Span corpus.Span
	Lead corpus.Span // its heading, or its first clause
}

// Sentence is a sentence, heading, list item or table row.
type Sentence struct {
	Span     corpus.Span
	Block    int
	Kind     corpus.BlockKind
	Section  int
	From, To int // its clauses
	Row      int // index of the row in Tables[Table], -1 when it is none
	Table    int
	Form     bool // a field of a form: 投资规模:50亿元
}

// Clause is a part of a sentence between commas, colons or semicolons.
type Clause struct {
	Span     corpus.Span
	Sentence int
	From, To int // its values
}

// Once gives what read makes of a page, and makes it once: a page never changes,
// and every question may ask for it. key is of a type of the caller's own.
func Once[T any](p *Page, key any, read func(*Page) T) T {
	made, ok := p.derived.Load(key)
	if !ok {
		made, _ = p.derived.LoadOrStore(key, sync.OnceValue(func() T { return read(p) }))
	}
	return made.(func() T)()
}

// New reads a document. Words of the lexicon are looked for by the caller.
func New(doc corpus.Document, text corpus.Text) *Page {
	p := &Page{Document: doc, Text: text, Content: []rune(text.Content), Folded: []rune(text.Folded), title: clean.Fold(doc.Title)}
	if len(p.Folded) != len(p.Content) {
		p.Folded = p.Content
	}
	p.Values = Scan(p.Folded, doc.Date)
	if doc.Date == nil {
		if day := p.dateline(); day != nil {
			p.Values = Scan(p.Folded, day)
		}
	}
	for i := range p.Values {
		p.Values[i].Clause = -1
	}
	p.split()
	p.section()
	p.own()
	p.Tables = readTables(p)
	p.pair()
	return p
}

// datelineWithin is how many characters a report has before the day it is of.
const datelineWithin = 160

// dateline is the first date of a document that has none of its own, when it is
// a full one near the beginning and no other year has such dates: 今年 and 明年 are
// counted from it.
func (p *Page) dateline() *corpus.Date {
	var first *corpus.Date
	for i := range p.Values {
		v := &p.Values[i]
		if v.Kind != Date || v.Date == nil || v.Date.Year == 0 || v.Date.Month == 0 {
			continue
		}
		switch {
		case first == nil && (v.Span.Start > datelineWithin || v.Date.Day == 0):
			return nil
		case first == nil:
			first = v.Date
		case v.Date.Day > 0 && v.Date.Year != first.Year:
			return nil
		}
	}
	return first
}

func (p *Page) split() {
	for _, s := range extract.Sentences(p.Text.Blocks, p.Folded) {
		sentence := Sentence{Span: s.Span, Block: s.Block, Kind: s.Kind, From: len(p.Clauses), Row: -1}
		if s.Kind == corpus.TableRow {
			p.addClause(s.Span, len(p.Sentences))
		} else {
			for _, c := range clauses(p.Folded, s.Span) {
				for _, part := range p.enumerated(c) {
					p.addClause(part, len(p.Sentences))
				}
			}
		}
		sentence.To = len(p.Clauses)
		p.Sentences = append(p.Sentences, sentence)
	}
}

func (p *Page) addClause(s corpus.Span, sentence int) {
	c := Clause{Span: s, Sentence: sentence, From: p.next}
	for c.From < len(p.Values) && p.Values[c.From].Span.Start < s.Start {
		c.From++
	}
	for c.To = c.From; c.To < len(p.Values) && p.Values[c.To].Span.End <= s.End; c.To++ {
	}
	for i := c.From; i < c.To; i++ {
		p.Values[i].Clause = len(p.Clauses)
	}
	p.next = c.To
	p.Clauses = append(p.Clauses, c)
}

// enumerated cuts a clause that lists several sums at 、: A项目3亿元、B项目2亿元.
func (p *Page) enumerated(c corpus.Span) []corpus.Span {
	var parts []corpus.Span
	start, depth := c.Start, 0
	for i := c.Start; i < c.End; i++ {
		switch p.Folded[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '、':
			if depth == 0 && p.money(start, i) > 0 && p.money(i, c.End) > 0 {
				parts = append(parts, corpus.Span{Start: start, End: i + 1})
				start = i + 1
			}
		}
	}
	return append(parts, corpus.Span{Start: start, End: c.End})
}

// money is how many sums stand between two places.
func (p *Page) money(from, to int) int {
	n := 0
	for i := range p.Values {
		v := &p.Values[i]
		if v.Span.Start >= to {
			break
		}
		if v.Span.Start >= from && v.Kind == Money {
			n++
		}
	}
	return n
}

// clauses cuts a sentence at commas, colons and semicolons that are not part
// of a figure, nor behind the label of a field.
func clauses(folded []rune, s corpus.Span) []corpus.Span {
	var out []corpus.Span
	start := s.Start
	field := labelled(fieldText(folded[s.Start:s.End]))
	for i := s.Start; i < s.End; i++ {
		if !endsClause(folded, i, s) {
			continue
		}
		if field && folded[i] == ':' {
			field = false // 总投资:3亿元 says one thing
			continue
		}
		if i+1 > start {
			out = append(out, corpus.Span{Start: start, End: i + 1})
		}
		start = i + 1
	}
	if start < s.End {
		out = append(out, corpus.Span{Start: start, End: s.End})
	}
	return out
}

func endsClause(folded []rune, i int, s corpus.Span) bool {
	switch folded[i] {
	case ';', '\n':
		return true
	case ',':
		return !(i > s.Start && isDigit(folded[i-1]) && i+1 < s.End && isDigit(folded[i+1]))
	case ':':
		return !(i > s.Start && isDigit(folded[i-1]))
	case '—':
		return i > s.Start && folded[i-1] == '—'
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// markers start an item of a digest.
const markers = "【〔[◆▲●■◎▌★☆□△○•▪"

func (p *Page) section() {
	current, lastBlock := -1, -1
	for i := range p.Sentences {
		p.Sentences[i].Form = p.form(&p.Sentences[i])
	}
	first := p.repeatedLabel()
	for i := range p.Sentences {
		s := &p.Sentences[i]
		if current < 0 || s.Block != lastBlock && (p.startsSection(s) || first != "" && s.Form && labelOf(p.Folded[s.Span.Start:s.Span.End]) == first) {
			p.Sections = append(p.Sections, Section{Span: s.Span, Lead: p.lead(s)})
			current = len(p.Sections) - 1
		}
		s.Section = current
		p.Sections[current].Span.End = s.Span.End
		lastBlock = s.Block
	}
}

// lead is the part of a section's first sentence that names it.
func (p *Page) lead(s *Sentence) corpus.Span {
	if s.Kind == corpus.Heading || s.From >= s.To {
		return s.Span
	}
	return p.Clauses[s.From].Span
}

func (p *Page) startsSection(s *Sentence) bool {
	if s.Kind == corpus.Heading {
		return true
	}
	if s.Kind == corpus.TableRow {
		return false
	}
	r := p.Folded[s.Span.Start:s.Span.End]
	if strings.ContainsRune(markers, r[0]) {
		return !labelled(r[1:])
	}
	return numbered(r)
}

// articleRE matches the number of an article of a rule.
var articleRE = regexp.MustCompile(`^第[一二三四五六七八九十0-9]{1,3}[条章节款]`)

// numbered reports whether a line starts with 一、 (一) 甲 问: or 1、【.
func numbered(r []rune) bool {
	if len(r) < 3 {
		return false
	}
	if r[0] == '(' && strings.ContainsRune("一二三四五六七八九十甲乙丙丁戊己", r[1]) && (r[2] == ')' || len(r) > 3 && r[3] == ')') {
		return true
	}
	if articleRE.MatchString(string(r[:min(len(r), 6)])) {
		return true
	}
	if strings.ContainsRune("一二三四五六七八九十甲乙丙丁戊己", r[0]) && (r[1] == '、' || r[1] == ' ' || r[1] == '\u3000') {
		return true
	}
	return isDigit(r[0]) && (r[1] == '、' || isDigit(r[1]) && r[2] == '、')
}

func (p *Page) pair() {
	p.pairs = make(map[[2]rune][]int32, len(p.Folded))
	for i := 0; i+1 < len(p.Folded); i++ {
		k := [2]rune{p.Folded[i], p.Folded[i+1]}
		p.pairs[k] = append(p.pairs[k], int32(i))
	}
}

// Has reports whether two runes stand together somewhere in the document.
func (p *Page) Has(a, b rune) bool { return len(p.pairs[[2]rune{a, b}]) > 0 }

// Pairs calls f with every pair of neighbouring runes, each once.
func (p *Page) Pairs(f func([2]rune)) {
	for k := range p.pairs {
		f(k)
	}
}

// Find gives every place where needle (two runes or more) stands.
func (p *Page) Find(needle []rune) []int {
	if len(needle) < 2 {
		return nil
	}
	var out []int
	for _, at := range p.pairs[[2]rune{needle[0], needle[1]}] {
		if p.at(int(at), needle) && !p.cutsNumber(int(at), int(at)+len(needle)) {
			out = append(out, int(at))
		}
	}
	return out
}

// cutsNumber reports whether a span begins or ends inside a number: 100 does
// not stand in 1005.
func (p *Page) cutsNumber(from, to int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(p.Folded) && p.Folded[i] >= '0' && p.Folded[i] <= '9' }
	return digit(from) && digit(from-1) || digit(to-1) && digit(to)
}

func (p *Page) at(at int, needle []rune) bool {
	if at+len(needle) > len(p.Folded) {
		return false
	}
	for i, r := range needle {
		if p.Folded[at+i] != r {
			return false
		}
	}
	return true
}

// Shown is the text of a span as the document has it.
func (p *Page) Shown(s corpus.Span) string { return string(p.Content[s.Start:s.End]) }

// Read is the text of a span folded.
func (p *Page) Read(s corpus.Span) string { return string(p.Folded[s.Start:s.End]) }

// SentenceAt gives the index of the sentence that holds a rune, -1 for none.
func (p *Page) SentenceAt(at int) int {
	return holder(len(p.Sentences), at, func(i int) corpus.Span { return p.Sentences[i].Span })
}

// ClauseAt gives the index of the clause that holds a rune, -1 for none.
func (p *Page) ClauseAt(at int) int {
	return holder(len(p.Clauses), at, func(i int) corpus.Span { return p.Clauses[i].Span })
}

// holder gives which of n spans, in order and apart, holds a rune, -1 for none.
func holder(n, at int, span func(int) corpus.Span) int {
	i := sort.Search(n, func(i int) bool { return span(i).End > at })
	if i < n && span(i).Start <= at {
		return i
	}
	return -1
}

// HasYear reports whether the document speaks of one of some years.
func (p *Page) HasYear(years []int) bool {
	for i := range p.Values {
		if d := p.Values[i].Date; d != nil && slices.Contains(years, d.Year) {
			return true
		}
	}
	return p.Document.Date != nil && slices.Contains(years, p.Document.Date.Year) || p.cellYear(years)
}

// Digest reports whether the document tells of several things one by one: two
// sections or more that start with a mark.
func (p *Page) Digest() bool {
	n := 0
	for _, s := range p.Sections {
		if s.Lead.Len() > 0 && strings.ContainsRune(markers, p.Folded[s.Lead.Start]) {
			n++
		}
	}
	return n >= 2
}

// since reports whether a date only says from or until when something holds.
func (p *Page) since(v *Value) bool {
	after := string(p.Folded[v.Span.End:min(len(p.Folded), v.Span.End+3)])
	before := string(p.Folded[max(0, v.Span.Start-2):v.Span.Start])
	if comparedRE.MatchString(before) {
		return true
	}
	if movedToRE.MatchString(before) {
		return false
	}
	for _, w := range []string{"以来", "算起", "起", "底", "前", "投产", "竣工", "建成"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	for _, w := range []string{"从", "自", "截至", "到", "计划", "预计", "目标"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// asOf reports whether a date says up to when the figures behind it count: 截至
// 2022年7月底, 到2022年底. It is the time of its own sentence.
func (p *Page) asOf(v *Value) bool {
	return !v.Date.Resolved && asOfRE.MatchString(string(p.Folded[max(0, v.Span.Start-2):v.Span.Start]))
}

var asOfRE = regexp.MustCompile(`(?:截至|截止|[^不得遇达]到|^到)$`)

// ahead reports whether a date says when something is to be finished: 2027年建成,
// 预计2027年投产. It is not the time of the sentences that follow.
func (p *Page) ahead(v *Value) bool {
	after := string(p.Folded[v.Span.End:min(len(p.Folded), v.Span.End+4)])
	before := string(p.Folded[max(0, v.Span.Start-3):v.Span.Start])
	return aheadBeforeRE.MatchString(before) || finishedRE.MatchString(after)
}

var (
	aheadBeforeRE = regexp.MustCompile(`(?:预计|预定|计划|力争|争取|拟|将)(?:于|在|到)?$`)
	finishedRE    = regexp.MustCompile(`^(?:[初中底末])?(?:前|全部|全面|整体)?(?:建成|投产|落成|竣工|达产|完工|启用|投用|交付)`)
)

// comparedRE matches what stands right before a time that a figure is only
// measured against: 比2021年的8亿元增长三成, 较上年, 超过2020年.
var comparedRE = regexp.MustCompile(`(?:比|较|比起|超过|相比|同比)$`)

// movedToRE matches what stands right before a time that a text goes on to:
// 往前翻到2019年上半年, 回到2018年.
var movedToRE = regexp.MustCompile(`[翻回来退溯推拨倒]到$`)

// TitleSpan is the first heading or, when there is none, the first sentence of
// a text that starts with a short line.
func (p *Page) TitleSpan() corpus.Span {
	if len(p.Sentences) == 0 {
		return corpus.Span{}
	}
	first := 0
	for first < min(5, len(p.Sentences)-1) && p.registered(p.Sentences[first].Span) {
		first++
	}
	s := p.Sentences[first]
	if s.Kind == corpus.Heading || s.Kind != corpus.TableRow && s.Span.Len() <= 60 {
		return s.Span
	}
	return corpus.Span{}
}

// registered reports whether a line is of the head of a company's announcement
// that stands before its title: 证券代码, 公告编号.
func (p *Page) registered(s corpus.Span) bool {
	if s.Len() >= 80 {
		return false
	}
	text := p.Read(s)
	for _, w := range []string{"证券代码", "股票代码", "证券简称", "股票简称", "公告编号", "债券代码", "编号:"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// IsTitle reports whether a span is the document's title, which announcements
// repeat among their paragraphs.
func (p *Page) IsTitle(s corpus.Span) bool {
	return p.title != "" && s.Len() > 3 && strings.Contains(p.title, p.Read(s))
}

// TitleHas reports whether the document's title from its metadata holds some
// folded runes.
func (p *Page) TitleHas(runes []rune) bool {
	return strings.Contains(p.title, string(runes))
}

// YearAt is the year in force at a clause: the last one stated before it or in
// it within its section, else the first of the document, else the year of the
// document's own date; 0 for none.
func (p *Page) YearAt(clause int) int {
	section := p.Sections[p.Sentences[p.Clauses[clause].Sentence].Section].Span
	end := p.Clauses[clause].Span.End
	year, first, own, block := 0, 0, 0, -1 // own: of the section
	headed := 0                            // by a chapter above the section: 一、2023年工作回顾
	for i := range p.Values {
		v := &p.Values[i]
		if v.Kind != Date || v.Date.Year == 0 {
			continue
		}
		elsewhere := p.SentenceAt(v.Span.Start) != p.Clauses[clause].Sentence
		if p.since(v) && (elsewhere || !p.asOf(v)) || elsewhere && p.ahead(v) {
			continue
		}
		if first == 0 {
			first = v.Date.Year
		}
		if v.Span.Start < section.Start && !v.Date.Resolved && p.chapter(v.Span.Start) {
			headed = v.Date.Year
		}
		if v.Span.Start < section.Start || v.Span.Start >= end {
			continue
		}
		if v.Date.Resolved && aheadYearRE.MatchString(p.Read(v.Span)) && elsewhere {
			continue
		}
		if own != 0 && p.compared(v) && p.blockAt(v.Span.Start) != p.Sentences[p.Clauses[clause].Sentence].Block {
			continue
		}
		if own == 0 {
			own = v.Date.Year
		}
		if at := p.blockAt(v.Span.Start); !v.Date.Resolved || (!elsewhere || at == p.Sentences[p.Clauses[clause].Sentence].Block && p.announces(v)) && thisYearRE.MatchString(p.Read(v.Span)) && !p.compared(v) || year == 0 || v.Date.Year == own && at >= 0 && at != block && nowRE.MatchString(p.Read(v.Span)) && speakerRE.MatchString(p.Read(p.Text.Blocks[at].Span)) {
			year, block = v.Date.Year, at // 今年 of who speaks next is the year of the report
		}
	}
	switch {
	case year != 0:
		return year
	case headed != 0:
		return headed
	case first != 0:
		return first
	case p.Document.Date != nil:
		return p.Document.Date.Year
	}
	return 0
}

// compared reports whether a year is given to compare with: 2023年则为421个, 由2023年的
// 668亿元升至. It is not the year of the paragraphs that follow.
func (p *Page) compared(v *Value) bool {
	before := p.Read(corpus.Span{Start: max(0, v.Span.Start-1), End: v.Span.Start})
	after := p.Read(corpus.Span{Start: v.Span.End, End: min(len(p.Folded), v.Span.End+2)})
	return strings.ContainsAny(before, "由比较从") || besideYearRE.MatchString(after)
}

var besideYearRE = regexp.MustCompile(`^(?:则|同期|同口径)`)

// chapter reports whether a place is in the heading of a chapter of numbered
// ones: 二、2024年主要任务.
func (p *Page) chapter(at int) bool {
	s := p.SentenceAt(at)
	return s >= 0 && p.Sentences[s].Span.Len() <= 24 && chapterRE.MatchString(p.Read(p.Sentences[s].Span))
}

var chapterRE = regexp.MustCompile(`^#* ?[一二三四五六七八九十]{1,2}、`)

// speakerRE matches the paragraph of one who speaks in an interview: 记者:…
var speakerRE = regexp.MustCompile(`^[\p{Han}a-z·. ]{1,14}:`)

// Words of dates: of the report's own time, and of what lies ahead of it.
var (
	nowRE = regexp.MustCompile(`今|昨|本[年月]|日前|截至`)
	// thisYearRE matches a time of the report's own year, to which a sentence goes on
	// from another: 2018年到位资金8亿元,今年一季度新签9个.
	thisYearRE  = regexp.MustCompile(`^(?:今年|本年|次年|翌年|隔年|第二年)`)
	aheadYearRE = regexp.MustCompile(`明年|后年|来年`)
)

// blockAt is the paragraph of a place; -1 outside of all sentences.
func (p *Page) blockAt(at int) int {
	if s := p.SentenceAt(at); s >= 0 {
		return p.Sentences[s].Block
	}
	return -1
}
