package prose

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/value"
)

// page is a document as the rules see it.
type page struct {
	*Rules
	doc        corpus.Document
	content    []rune
	folded     []rune
	whole      string  // folded as one string
	bytes      []int32 // where each rune begins in whole
	tokens     []token
	sentences  []sentence
	sections   [][2]int // the first sentence of each section and the one after its last
	reading    *names.Reading
	found0     []*candidate          // every name found
	foundIn    map[int][]*candidate  // the same by sentence
	chosen     []*candidate          // those that are projects, in order
	chosenIn   map[int][]*candidate  // the same by sentence
	again      []*candidate          // names that repeat a chosen one
	ofSection  map[int][]*candidate  // the same by section
	byKey      map[string]*candidate // the same by key
	press      map[int]bool          // sections that are of press conferences
	orgsOf     map[int][]orgMention  // companies by section, -1 for all
	sums       []corpus.Total
	values     []value.Mention // every value of the text
	body       int             // totals that are not of headings
	used       map[int]bool    // sums that belong to a project
	investors  map[int]bool    // runes at which the names of investors begin
	companies  map[string]bool // what stands before 集团 and the like, found once
	gatherings []eventMention
	dateline   *corpus.Date         // of the document itself
	labelled   map[int]*candidate   // titles of items by the sentence after them
	lastYear   int                  // see lastDayYear, 0 before
	dateSpan   corpus.Span          // of dateline, where the text has it
	hosts      map[int]*names.Place // of sections
	doubts     []corpus.Sourced[string]
}

// sentence is a range of tokens that ends at 。, !, ?, a line feed or the end of its
// block.
type sentence struct {
	from, to int
	section  int // sentences of one section share place, date and event
	block    int
	heading  bool
	item     bool // a bullet
}

// newPage cuts a text into tokens and sentences.
func (r *Rules) newPage(doc corpus.Document, text corpus.Text, reading *names.Reading) *page {
	p := &page{Rules: r, doc: doc, content: []rune(text.Content), folded: []rune(text.Folded), hosts: map[int]*names.Place{}, reading: reading,
		foundIn: map[int][]*candidate{}, chosenIn: map[int][]*candidate{}, ofSection: map[int][]*candidate{},
		byKey: map[string]*candidate{}, press: map[int]bool{}, investors: map[int]bool{}}
	if len(p.folded) != len(p.content) {
		p.folded = p.content
	}
	p.values = value.Find(p.folded, doc.Date)
	p.tokens = r.tokens(p.folded, figures(p.folded, p.values), p.fences(text.Blocks))
	p.cut()
	p.taiwanese()
	p.markPlaces()
	p.split(text.Blocks)
	p.indexSections()
	return p
}

// taiwanese reads 元 as 新台幣 after the first sum that says so, in a report that
// never speaks of 人民币.
func (p *page) taiwanese() {
	if strings.Contains(p.whole, "人民币") || !strings.Contains(p.whole, "台币") {
		return
	}
	said := false
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.kind != amountToken {
			continue
		}
		said = said || t.amount.Currency == "TWD"
		if said && t.amount.Currency == "CNY" {
			amount := *t.amount
			amount.Currency = "TWD"
			t.amount = &amount
		}
	}
}

// fences gives the ends of places and of the numbers of list items, in order.
func (p *page) fences(blocks []corpus.Block) []int {
	var out []int
	for _, place := range p.reading.Places {
		if place.Kind == names.Division {
			out = append(out, place.Span.Start, place.Span.End)
		}
	}
	before := 0
	for i, b := range blocks {
		n, length := p.listNumber(b.Span)
		follows := n > 0 && (n == before+1 && n > 1 || i+1 < len(blocks) && p.numberOf(blocks[i+1].Span) == n+1)
		if follows {
			out = append(out, b.Span.Start+length)
		}
		before = n
	}
	slices.Sort(out)
	return out
}

// numberOf is the number that a block of a list begins with, 0 for none.
func (p *page) numberOf(s corpus.Span) int {
	n, _ := p.listNumber(s)
	return n
}

// listNumber reads 3. at the beginning of a block: the number and the length of
// it with its full stop.
func (p *page) listNumber(s corpus.Span) (n, length int) {
	i := s.Start
	for i < s.End && i < len(p.folded) && isDigit(p.folded[i]) && i < s.Start+2 {
		n = n*10 + int(p.folded[i]-'0')
		i++
	}
	if i == s.Start || i >= len(p.folded) || p.folded[i] != '.' {
		return 0, 0
	}
	return n, i + 1 - s.Start
}

// markPlaces marks the tokens that stand inside the name of a place.
func (p *page) markPlaces() {
	k := 0
	for _, place := range p.reading.Places {
		if place.Kind == names.Reference || place.Kind == names.Zone && p.siteOnly(place) {
			continue
		}
		for k < len(p.tokens) && p.tokens[k].span.Start < place.Span.Start {
			k++
		}
		for ; k < len(p.tokens) && p.tokens[k].span.End <= place.Span.End; k++ {
			p.tokens[k].class |= classPlace
		}
	}
}

// split cuts the blocks that are prose into sentences and sections.
func (p *page) split(blocks []corpus.Block) {
	if len(blocks) == 0 {
		blocks = []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: len(p.folded)}}}
	}
	at, section := 0, 0
	for n, b := range blocks {
		for at < len(p.tokens) && p.tokens[at].span.Start < b.Span.Start {
			at++
		}
		from := at
		for at < len(p.tokens) && p.tokens[at].span.Start < b.Span.End {
			at++
		}
		if b.Kind == corpus.TableRow {
			continue
		}
		heading := b.Kind == corpus.Heading && !p.keyLine(from, at) || b.Kind == corpus.Paragraph && p.titleLike(from, at, n)
		if heading && len(p.sentences) > 0 && !p.sentences[len(p.sentences)-1].heading || p.opens(from, at) {
			section++
		}
		p.splitBlock(sentence{from: from, to: at, section: section, block: n, heading: heading, item: b.Kind == corpus.ListItem})
	}
}

// indexSections notes where each section begins and ends.
func (p *page) indexSections() {
	for n, s := range p.sentences {
		for len(p.sections) <= s.section {
			p.sections = append(p.sections, [2]int{n, n})
		}
		p.sections[s.section][1] = n + 1
	}
}

// section gives the sentences of a section.
func (p *page) section(section int) []sentence {
	if section < 0 || section >= len(p.sections) {
		return nil
	}
	return p.sentences[p.sections[section][0]:p.sections[section][1]]
}

// splitBlock adds the sentences of one block.
func (p *page) splitBlock(b sentence) {
	start := b.from
	for i := b.from; i < b.to; i++ {
		t := p.tokens[i]
		if t.mark != '。' && t.mark != '!' && t.mark != '?' && t.mark != '\n' && !p.englishEnd(i, b.to) {
			continue
		}
		if i+1 < b.to && (p.tokens[i+1].mark == '”' || p.tokens[i+1].mark == ')') && p.tokens[i+1].pair >= start {
			i++
		}
		p.addSentence(b, start, i+1)
		start = i + 1
	}
	p.addSentence(b, start, b.to)
}

// englishEnd reports whether the full stop at i ends an English sentence: a
// capital follows, and no abbreviation stands before it.
func (p *page) englishEnd(i, to int) bool {
	if p.tokens[i].mark != '.' || i+2 >= to || p.tokens[i+1].kind != spaceToken || i == 0 {
		return false
	}
	next := p.content[p.tokens[i+2].span.Start]
	before := p.tokens[i-1]
	return next >= 'A' && next <= 'Z' && before.kind != markToken && before.span.Len() > 2 && p.text(i-1, i) != "ltd" && p.text(i-1, i) != "inc"
}

func (p *page) addSentence(b sentence, from, to int) {
	for from < to && (p.tokens[from].kind == spaceToken || p.tokens[from].mark == '\n') {
		from++
	}
	if from < to {
		b.from, b.to = from, to
		p.sentences = append(p.sentences, b)
	}
}

// titleLike reports whether a paragraph is a title that was not marked as one:
// short, without a full stop at its end, and not a key with its value.
func (p *page) titleLike(from, to, block int) bool {
	if from >= to {
		return false
	}
	n := p.tokens[to-1].span.End - p.tokens[from].span.Start
	last := p.tokens[to-1].mark
	if n > 45 || last == '。' || last == ';' || last == ':' || last == '!' || last == ',' {
		return false
	}
	for i := from; i < to; i++ {
		if p.tokens[i].mark == ':' && i+1 < to && (p.keyOfProject(from, i) || i > from && p.tokens[i-1].is(classInvestorKey|classSumCue)) {
			return false
		}
		if m := p.tokens[i].mark; m == '。' || m == ':' && block > 0 && i < from+8 && !p.opens(from, to) {
			return false
		}
	}
	return block == 0 || n <= 30 && !p.isItem(from)
}

// keyOfProject reports whether a range before a colon is the key of a fact on a
// project: 1.项目名称, 投资主体.
func (p *page) keyOfProject(from, to int) bool {
	if from >= to || p.span(from, to).Len() > 12 {
		return false
	}
	key := p.text(from, to)
	for _, w := range []string{"名称", "主体", "单位", "业主", "投资", "规模", "地点", "时间", "内容"} {
		if strings.HasSuffix(key, w) || w == "投资" && strings.Contains(key, w) {
			return true
		}
	}
	return false
}

// isItem reports whether a paragraph starts with a bullet.
func (p *page) isItem(from int) bool { return contains("-●•·*", p.tokens[from].mark) }

// opens reports whether a paragraph opens a section by its first mark: 【青岛】,
// ◆, ■, (一), 1、, 一、, 甲.
func (p *page) opens(from, to int) bool {
	if from >= to {
		return false
	}
	t := p.tokens[from]
	if contains("【[〔◆●◎■▲▌▍★☆○◇□△▼♦", t.mark) && t.mark != 0 {
		return true
	}
	if t.mark == '(' && t.pair > 0 && t.pair-from <= 3 {
		return true
	}
	i := t.span.Start
	n := 0
	for i+n < len(p.folded) && (isDigit(p.folded[i+n]) || hanDigit(p.folded[i+n]) > 0 || contains("甲乙丙丁戊己", p.folded[i+n])) && n < 3 {
		n++
	}
	return n > 0 && i+n < len(p.folded) && contains("、.． 　", p.folded[i+n])
}

// text is the folded text of a range of tokens, empty where there is none. It
// is cut from one string and costs nothing.
func (p *page) text(from, to int) string {
	if from < 0 || from >= to || to > len(p.tokens) {
		return ""
	}
	return p.whole[p.bytes[p.tokens[from].span.Start]:p.bytes[p.tokens[to-1].span.End]]
}

// cut prepares the folded text for text.
func (p *page) cut() {
	p.whole = string(p.folded)
	p.bytes = make([]int32, 0, len(p.folded)+1)
	for i := range p.whole {
		p.bytes = append(p.bytes, int32(i))
	}
	p.bytes = append(p.bytes, int32(len(p.whole)))
}

// span is the span of a range of tokens.
func (p *page) span(from, to int) corpus.Span {
	return corpus.Span{Start: p.tokens[from].span.Start, End: p.tokens[to-1].span.End}
}

// shown is the text of a span as the document has it.
func (p *page) shown(s corpus.Span) string { return string(p.content[s.Start:s.End]) }
