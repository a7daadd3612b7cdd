package listing

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// PartAsk is what a question wants of a part list.
type PartAsk struct {
	Q                  string
	Count, Money, Rate bool // measures it names
	Place, Sector      bool // kinds of parts it asks for
}

var (
	// PartMoneyKindRE matches kinds of money that are never exchanged.
	PartMoneyKindRE = regexp.MustCompile(`到位|实际|外资|内资|贷款|授信|融资|订单|募|捐|助学|产值|税|营收|收入|销售|出口|采购|成交|补贴|奖|债|基金|注册资本|固定资产|年度|订货|零售|交易`)
)

// partScopes are words of scopes that are kept apart: what has one of a row is
// of another scope than what has none.
var partScopes = []*regexp.Regexp{
	regexp.MustCompile(`上一?届|前一?届|上回|前年|两年前`), regexp.MustCompile(`同期`), regexp.MustCompile(`目标|计划|力争|任务|拟|预计`),
	regexp.MustCompile(`累计|以来(?:[^源]|$)|历年|历届`), regexp.MustCompile(`意向|框架|在谈|储备|洽谈`), regexp.MustCompile(`开工|动工`), regexp.MustCompile(`[未没]有?(?:开工|动工|投产|落地|履约)|尚未|停[工产建]|暂缓|逾期`), regexp.MustCompile(`投产|建成|竣工`), regexp.MustCompile(`终止|解约|取消`),
}

var (
	PartPlaceRE = regexp.MustCompile(`(?:哪|边|各|最.{0,3}的|垫底的|领跑的|居首的)(?:一|几|些)?(?:[个座]|两个|三个)?(?:设区市|市州|州市|地市|盟市|旗县|区县|县区|县市|市|县|区|州|省|旗|国家|国|地区|地方|乡镇|镇|街道)|(?:的|哪些)(?:设区市|市州|地市|区县|县市|市|县|区|州|省)(?:有哪些|是哪|$)|哪里|哪儿|哪.{0,2}省`)
)

// Follows reports whether a list stands in the sentence of the last answer, or
// begins in the next one.
func (l *PartList) Follows(last corpus.Span) bool {
	s, at := l.Page.SentenceAt(last.Start), l.Page.SentenceAt(l.Parts[0].Span.Start)
	return s >= 0 && (at == s || at == s+1 && l.Page.Sentences[at].Block == l.Page.Sentences[s].Block)
}

// nameRunes is how many characters in a row of a project or its investor a
// question must have to be of it.
const nameRunes = 3

// genericRE matches words that tell no project from another.
var genericRE = regexp.MustCompile(`项目|产业|签约|基地|公司`)

// HeldRun reports whether a text has some characters in a row of a name that a
// title does not have.
func HeldRun(text, name, title string) bool {
	runes := []rune(name)
	for i := 0; i+nameRunes <= len(runes); i++ {
		if w := string(runes[i : i+nameRunes]); strings.Contains(text, w) && !strings.Contains(title, w) && !genericRE.MatchString(w) {
			return true
		}
	}
	return false
}

// Named are the parts that a question names, in its order; of names that
// overlap, the longest.
func (l *PartList) Named(q string) []ListedPart {
	type hit struct{ at, end, part int }
	var hits []hit
	for i, x := range l.Parts {
		if x.Count == nil && x.Money == nil && x.rate == nil {
			continue
		}
		for _, s := range append([]string{x.Name, PartStem(x.Name), joinerRE.ReplaceAllString(x.Name, "$1$2")}, x.also...) {
			if at := strings.Index(q, s); at >= 0 && len([]rune(s)) >= 2 && !l.ofWholePlace(s, x.Name) {
				hits = append(hits, hit{at, at + len(s), i})
				break
			}
		}
	}
	hits = slices.DeleteFunc(hits, func(h hit) bool {
		return slices.ContainsFunc(hits, func(o hit) bool { return o != h && o.at <= h.at && h.end <= o.end && o.end-o.at > h.end-h.at })
	})
	slices.SortFunc(hits, func(a, b hit) int { return a.at - b.at })
	var out []ListedPart
	for _, h := range hits {
		out = append(out, l.Parts[h.part])
	}
	return out
}

// ofWholePlace reports whether the stem of a part is the name of the place that the whole
// document is of: 和安 of 和安市:…, of which 和安区 is a part.
func (l *PartList) ofWholePlace(stem, name string) bool {
	return stem != name && strings.HasPrefix(name, stem) && partPlaceEndRE.MatchString(name) && l.Page.TitleHas([]rune(stem)) && !l.Page.TitleHas([]rune(name))
}

// partPlaceEndRE matches the end of a division's name.
var partPlaceEndRE = regexp.MustCompile(`[区县市州旗]$`)

// partEndRE matches what the names of parts end with beside what they are known by.
var partEndRE = regexp.MustCompile(`(?:省|市|区|县|州|国|产业|行业|项目|领域|板块|企业|类|端|业)$`)

// joinerRE matches what questions leave out of a name: 汽车及零部件.
var joinerRE = regexp.MustCompile(`(\p{Han})[及和与](\p{Han})`)

// PartStem is the name of a part without the word for what it is: 电子信息 of 电子信息产业.
func PartStem(name string) string {
	return partEndRE.ReplaceAllString(name, "")
}

// loneStrange is how many characters of a question for several parts may be strange to a list:
// one is no name, 加 of 甲加乙.
const loneStrange = 1

// SpareStrange is loneStrange but for one named part, whose figure may be of another list.
func SpareStrange(named []ListedPart) int {
	if len(named) == 1 {
		return 0
	}
	return loneStrange
}

// span is where a list stands.
func (l *PartList) span() corpus.Span {
	return corpus.Span{Start: l.Parts[0].Span.Start, End: l.Parts[len(l.Parts)-1].Span.End}
}

// Announced is what says what a list is of: the clause before its colon, 总投资6.4亿元:, else
// all that stands before it in its sentence.
func (l *PartList) Announced() string {
	if strings.HasSuffix(strings.TrimSpace(l.Head), ":") {
		return l.lastClause()
	}
	return l.Head
}

// SameScope reports whether a list and a question are of one scope.
func (l *PartList) SameScope(q, own string) bool {
	if l.Series { // beside the totals its paragraphs tell of other things
		q, own = allTimesRE.ReplaceAllString(q, ""), HeadLines(l.Page)
	}
	q, own = talksFairRE.ReplaceAllString(q, ""), talksFairRE.ReplaceAllString(plannedSumRE.ReplaceAllString(own, ""), "")
	return !slices.ContainsFunc(partScopes, func(re *regexp.Regexp) bool {
		return re.MatchString(q) != re.MatchString(own) && (!l.Series || re.MatchString(q))
	})
}

// plannedSumRE matches words that lead to the sum of a project, which is no target: 计划总投资.
var plannedSumRE = regexp.MustCompile(`(?:计划|拟|预计)(?:总|共|固定资产)?投(?:资|建|入)`)

// talksFairRE matches an event whose name says 洽谈 of all that is done there.
var talksFairRE = regexp.MustCompile(`洽谈(?:推介|签约)?(?:大?会|活动)`)

// InPeriod reports whether a list is of the part of a year that a question names:
// its own words say so, or else its paragraph or the head of the document.
func (l *PartList) InPeriod(q, own string) bool {
	asked, said := find.PeriodIn(q)
	if !said {
		return true
	}
	section := l.Page.Sentences[l.Page.SentenceAt(l.Parts[0].Span.Start)].Section
	texts := []string{own, l.paragraphBefore(), l.Page.Read(l.Page.Sections[section].Lead)}
	for _, line := range strings.Split(HeadLines(l.Page), "\n") {
		if !dateLineRE.MatchString(line) {
			texts = append(texts, line)
		}
	}
	for _, text := range texts {
		if told, ok := find.PeriodIn(text); ok {
			return told.Fits(asked)
		}
	}
	return false
}

// dateLineRE matches a line that is only a date.
var dateLineRE = regexp.MustCompile(`^.{0,12}[0-9]+日.{0,4}$`)

// paragraphBefore is the paragraph of a list up to it.
func (l *PartList) paragraphBefore() string {
	at := l.Parts[0].Span.Start
	from := at
	for from > 0 && l.Page.Folded[from-1] != '\n' {
		from--
	}
	return l.Page.Read(corpus.Span{Start: from, End: at})
}

var PartLastYearRE = regexp.MustCompile(`去年|上年|上一年`)

// OfLastYear reports whether a list is of the year before its document.
func (l *PartList) OfLastYear(own string) bool {
	d := l.Page.Document.Date
	return PartLastYearRE.MatchString(own+HeadLines(l.Page)) || d != nil && l.Page.YearAt(l.Page.ClauseAt(l.Parts[0].Span.Start)) == d.Year-1
}

// MoneyFits reports whether the kinds of money that a question names are those
// of a list.
func (l *PartList) MoneyFits(q, own string, named []ListedPart) bool {
	for _, x := range named {
		q = strings.ReplaceAll(q, x.Name, "")
	}
	for _, w := range PartMoneyKindRE.FindAllString(q, -1) {
		if !strings.Contains(own, w) {
			return false
		}
	}
	for _, w := range PartMoneyKindRE.FindAllString(l.lastClause(), -1) {
		if !strings.Contains(q, w) {
			return false
		}
	}
	return true
}

// lastClause is the clause right before the list, which says what is measured.
func (l *PartList) lastClause() string {
	head := strings.TrimRight(l.Head, ",:;。 ")
	return head[strings.LastIndexAny(head, ",;。")+1:]
}

// Lead is the text of the list itself.
func (l *PartList) Lead() string {
	if l.Series {
		return l.Openings()
	}
	return l.Page.Read(l.span())
}

// knownLines is how many lines at the head of a document say what all of it is
// of.
const knownLines = 3

// Known is the text that says what a list is of: the title, the head of the
// document, its section, its own paragraph and the sentence of the occasion before it.
func (l *PartList) Known() string {
	p := l.Page
	var b strings.Builder
	own := &p.Sentences[p.SentenceAt(l.Parts[0].Span.Start)]
	b.WriteString(p.Read(p.Sections[own.Section].Lead) + "\n" + HeadLines(p))
	from, to := l.Cite.Start, l.Cite.End
	for from > 0 && p.Folded[from-1] != '\n' {
		from--
	}
	for to < len(p.Folded) && p.Folded[to] != '\n' {
		to++
	}
	if l.Series {
		return b.String() + "\n" + l.Openings()
	}
	_, occasion := l.lastEdition()
	return b.String() + "\n" + l.Head + "\n" + occasion + "\n" + p.Read(corpus.Span{Start: from, End: to})
}

// EditionRE matches which of several occasions is meant.
var EditionRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]+[届批次场轮期]|首[届批次场轮]`)

// LastEdition is the occasion that a text names last before a list, 第七届; "" for none.
func (l *PartList) LastEdition() string {
	name, _ := l.lastEdition()
	return name
}

// lastEdition is the occasion named last before a list, and the sentence that names it.
func (l *PartList) lastEdition() (name, sentence string) {
	p := l.Page
	for s := p.SentenceAt(l.Parts[0].Span.Start); s >= 0; s-- {
		sentence = p.Read(p.Sentences[s].Span)
		if all := EditionRE.FindAllString(sentence, -1); len(all) > 0 && p.Sentences[s].Span.End <= l.Parts[0].Span.Start {
			return all[len(all)-1], sentence
		}
	}
	return "", ""
}

// HeadLines are the title of a document and its first lines.
func HeadLines(p *reading.Page) string {
	var b strings.Builder
	b.WriteString(p.Head() + "\n")
	lines := 0
	for i := 0; i < len(p.Folded) && lines < knownLines; i++ {
		if p.Folded[i] == '\n' && i > 0 && p.Folded[i-1] != '\n' {
			lines++
		}
		b.WriteRune(p.Folded[i])
	}
	return b.String()
}

// Item makes an item of the measure of a part.
func (l *PartList) Item(x *ListedPart, v *reading.Value) Item {
	it := Item{Page: l.Page, Name: strings.Join(append(slices.Clone(x.jointNames()), x.Name), "、"), Show: x.Span, Cite: l.Source(x), Unit: v.Unit, Number: v.Number}
	it.Measure = l.Page.Shown(l.Bounded(v.Span))
	if v.Kind == reading.Money {
		it.Amount, it.Unit, it.Number = v.Amount, "元", float64(v.Amount.Figure())/100
	}
	return it
}

// jointNames are the other names of a part of a paragraph, which come before its own.
func (x *ListedPart) jointNames() []string {
	if x.joint {
		return x.also
	}
	return nil
}

// Bounded is the place of a figure with the word behind it that makes it more or
// about: 77亿元出头.
func (l *PartList) Bounded(s corpus.Span) corpus.Span {
	behind := l.Page.Read(corpus.Span{Start: s.End, End: min(s.End+2, len(l.Page.Folded))})
	if boundBehindRE.MatchString(behind) {
		s.End += 2
	}
	if at := l.Page.SentenceAt(s.End - 1); l.Series && at >= 0 {
		s.Start = max(s.Start, l.Page.Sentences[at].Span.Start)
	}
	return s
}

var boundBehindRE = regexp.MustCompile(`出头|左右|上下|以上|有余`)

// Measured are the items of parts by the measure that is asked; nil when not
// all of them have one.
func (l *PartList) Measured(ask *PartAsk, parts []ListedPart, all bool) []Item {
	var out []Item
	for i := range parts {
		x := &parts[i]
		v := ask.Measure(x)
		if v == nil && all {
			return nil
		}
		if v != nil {
			out = append(out, l.Item(x, v))
		}
	}
	return out
}

// Measure is the figure of a part that the question asks for.
func (a *PartAsk) Measure(x *ListedPart) *reading.Value {
	switch {
	case a.Rate:
		return x.rate
	case a.Money:
		return x.Money
	case a.Count:
		return x.Count
	case x.Money != nil && x.Count == nil:
		return x.Money
	case x.Money == nil && x.rate == nil:
		return x.Count
	case x.Money != nil:
		return x.Money
	}
	return nil
}

// Open reports whether the question names no measure.
func (a *PartAsk) Open() bool { return !a.Count && !a.Money && !a.Rate }
