package execute

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// widerRE matches the subject of a clause about more than one project:
	// 全市去年…, 去年全县….
	widerRE = regexp.MustCompile(`^[“" ]*(?:截至[^,]{0,10},|(?:去年|今年|上年|当年|目前|上半年|[0-9]{4}年),?)?(?:全市|全县|全区|全省|全州|全旗|我市|我县|我区|该市|该县|市里|县里|区里)`)
	// firmRE matches the same of a company.
	firmRE = regexp.MustCompile(`^[“" ]*(?:去年|今年|上年|目前|[0-9]{4}年)?(?:公司|集团|企业|母公司|整个公司|集团公司)(?:去年|今年|上年|目前|现有|合并|全年|[0-9]{4}年)`)
	// thingRE matches questions about one project or plant.
	thingRE = regexp.MustCompile(`项目|厂|基地|中心|产业园|车间|产线|[一二三四]期|工程|园区|仓|站`)
	// wholeRE matches questions about a company or a place as a whole.
	wholeRE = regexp.MustCompile(`公司|集团|企业|全市|全县|全区|全省|我市|合并`)
)

// ofTheWhole reports whether a question about one project or plant meets a figure
// of the place or company that it is part of: 公司去年营收.
func (r *Run) ofTheWhole(c find.Candidate) bool {
	q := string(r.Q.Folded)
	a := r.alignmentOf(c.Page)
	if r.Q.Language == "en" || !thingRE.MatchString(q) || wholeRE.MatchString(q) || a == nil {
		return false
	}
	text := r.remark(c)
	return firmRE.MatchString(text) || widerRE.MatchString(text) && r.namesProject(a)
}

// remark is what stands before a figure since the last full stop or semicolon.
func (r *Run) remark(c find.Candidate) string {
	text := c.Page.Read(corpus.Span{Start: r.sentenceOf(c).Start, End: c.Page.Values[c.Value].Span.Start})
	if i := strings.LastIndexAny(text, ";。"); i >= 0 {
		text = strings.TrimLeft(text[i:], ";。")
	}
	return text
}

// ofAnother reports whether an attribute is asked of something that the question
// names, and a project or an investor that it does not name stands between that
// and the figure.
func (r *Run) ofAnother(c find.Candidate) bool {
	a := r.alignmentOf(c.Page)
	if f := r.Q.Focus; (f == nil || f.ID == "total") && !r.Q.Asks("when") || a == nil || isRow(c) || !r.namesProject(a) {
		return false
	}
	at := c.Page.Values[c.Value].Span.Start
	block := c.Page.Text.Blocks[c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Block].Span
	if _, after := a.LastNamed(at, block.End); after && r.otherItem(a, c) {
		return true
	}
	from, ok := a.LastNamed(block.Start, at)
	return ok && r.otherNamed(a, corpus.Span{Start: from, End: at})
}

// ofForemost reports whether the question names one thing of a list, and a sum
// is of another that the text calls the foremost of them: 甲、乙都在列,数额最大的是丙,8亿元.
func (r *Run) ofForemost(c find.Candidate) bool {
	v := &c.Page.Values[c.Value]
	a := r.alignmentOf(c.Page)
	if v.Kind != reading.Money || isRow(c) || a == nil {
		return false
	}
	from := r.sentenceOf(c).Start
	at := foremostRE.FindAllStringIndex(c.Page.Read(corpus.Span{Start: from, End: v.Span.Start}), -1)
	if len(at) == 0 {
		return false
	}
	start := from + utf8.RuneCountInString(c.Page.Read(corpus.Span{Start: from, End: v.Span.Start})[:at[len(at)-1][1]])
	before, rare := false, a.Rarest()
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if x.Lent || x.Unit != "" || !x.AsRareAs(rare) {
			continue
		}
		if x.StandsIn(corpus.Span{Start: start, End: v.Span.End}) {
			return false
		}
		before = before || x.StandsIn(corpus.Span{Start: from, End: start})
	}
	return before && !foremostAskedRE.MatchString(string(r.Q.Folded))
}

var (
	// foremostRE matches what stands before the name of the foremost of several:
	// 单体最大的是, 其中投资额最高的一个是.
	foremostRE = regexp.MustCompile(`(?:最|头号|居首|领跑)[^,。;:、0-9]{0,6}(?:的|项目|一[个家笔项单])(?:是|为|要数|当[属数推]|属)`)
	// foremostAskedRE matches questions for it.
	foremostAskedRE = regexp.MustCompile(`最|头号|第一|居首`)
)

// otherItem reports whether a figure is told of an item of a list that names
// another project or investor, while the one that the question names stands in a
// later item: 甲公司建某项目,用地260亩;乙公司建….
func (r *Run) otherItem(a *find.Alignment, c find.Candidate) bool {
	at := c.Page.Values[c.Value].Span
	s := r.sentenceOf(c)
	item := corpus.Span{Start: s.Start, End: at.Start}
	for i := item.Start; i < item.End; i++ {
		if c.Page.Folded[i] == ';' {
			item.Start = i + 1
		}
	}
	rest := c.Page.Folded[at.End:s.End]
	if end := slices.Index(rest, ';'); end >= 0 {
		rest = rest[:end]
	}
	whole := corpus.Span{Start: item.Start, End: at.End + len(rest)}
	_, here := a.LastNamed(whole.Start, whole.End)
	return !here && r.otherNamed(a, item)
}

// signedThereRE matches questions for what was signed on an occasion.
var signedThereRE = regexp.MustCompile(`(?:推介会|洽谈会|交流会|大会|签约会|签约仪式|集中签约|论坛|对接会|招商会)|签(?:了|约|下|咗|成)*(?:多少|几)`)

// ofOccasion reports whether rows were picked by nothing but places, and the
// question is for what was signed on an occasion: 在甲市推介会签了多少亿 is not for
// the rows of investors from there.
func (r *Run) ofOccasion(s listing.Selection) bool {
	if len(s.Items) < 2 || !signedThereRE.MatchString(string(r.Q.Folded)) || itemsAskedRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	a := s.Items[0].Align
	placed := false
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if !x.Strong || x.Date || !strings.Contains(s.Why, "["+string(x.Runes)+"]") {
			continue
		}
		if x.Unit == "" {
			return false
		}
		placed = true
	}
	return placed
}

// itemsAskedRE matches questions for each of several.
var itemsAskedRE = regexp.MustCompile(`各|分别|每个|企业|公司|项目|资的`)
