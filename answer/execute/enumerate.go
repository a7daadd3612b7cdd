package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// An enumeration is a sentence that gives a figure for each of several things:
// 按来源地分,甲国19家、乙国12家、丙国9家. It is a table written as text.

var (
	// categoryRE matches the kind of thing that a question asks for.
	categoryRE = regexp.MustCompile(`来源地|国家|地区|哪一?国|(?:哪|边|各|几)[一几些]?[个大]?(?:行业|领域|产业|板块|区县|市县|类|块|部分)|(?:行业|领域|产业|区县|市县|类别?)(?:是|有)?哪`)
	// originRE matches the kind that the names of countries and regions are of by themselves.
	originRE = regexp.MustCompile(`^(?:来源地|国家|地区|国)$`)
	// categoryWordRE matches the kind in it.
	categoryWordRE = regexp.MustCompile(`来源地|国家|地区|行业|领域|产业|板块|区县|市县|类|块|部分|国`)
	// whichAreaRE matches questions for one or some of several divisions.
	whichAreaRE = regexp.MustCompile(`哪(?:一)?(?:个|几个|些)?(?:州市|市州|地市|盟市|城市|区县|县区|市县|旗县|区|县|市|旗|板块|地方|乡镇|镇街|镇|街道|园区)|各(?:区县|县区|县市区|市县|板块|乡镇|镇街|地|镇|区|县)[^,]{0,8}(?:谁|哪)|(?:区县|县区|市县|板块|乡镇|地方|园区)(?:[和、]园区)?(?:有|是)?哪[些几]|的(?:县市区|市县区|区市县|区县|县区|县市|旗县|市州)[?]?$`)
	// whichFirmRE matches questions for one of several companies.
	whichFirmRE = regexp.MustCompile(`哪(?:一)?(?:家|个)(?:企业|公司)`)
	// sumsAskedRE matches questions for sums of money.
	sumsAskedRE = regexp.MustCompile(`投资(?:额|最|更|多|大|总)|金额|总投资|投得|钱|签约额|(?:多少|几)(?:个)?(?:亿|万元|美元)`)

	// tailRE matches what names of entries end with beside what they are known by.
	tailRE = regexp.MustCompile(`(?:公司|企业|项目|省|市|区|县)$`)
)

// enumerations reads the sentences of the candidate pages that give figures one
// by one.
func (r *Run) enumerations() [][]listing.Item {
	var out [][]listing.Item
	for i, p := range r.Pages {
		for s := range p.Sentences {
			sentence := &p.Sentences[s]
			if sentence.Kind == corpus.TableRow || sentence.From >= sentence.To || reading.GoesOn(p, s) {
				continue
			}
			last := reading.LastOfRun(p, s)
			cover := r.headedCover(i, s)
			if cover < 0.35 {
				continue
			}
			for _, list := range listing.EntriesOf(p, corpus.Span{Start: sentence.Span.Start, End: p.Sentences[last].Span.End}) {
				for k := range list {
					list[k].Score = cover
				}
				out = append(out, list)
			}
		}
		out = append(out, r.pairedLists(p, r.find.Covers[i])...)
	}
	return out
}

// behindHead is the part of the cover of a sentence that one behind it in its
// paragraph has too.
const behindHead = 0.8

// headedCover is the cover of a sentence, or nearly that of one before it in its
// paragraph: 2023年签了50个. 分开看,甲类31个,…
func (r *Run) headedCover(page, sentence int) float64 {
	p := r.Pages[page]
	cover := 0.0
	for s := sentence; s >= 0 && p.Sentences[s].Block == p.Sentences[sentence].Block; s-- {
		for c := p.Sentences[s].From; c < p.Sentences[s].To; c++ {
			if x := r.find.Covers[page][c]; s == sentence {
				cover = max(cover, x)
			} else {
				cover = max(cover, behindHead*x)
			}
		}
	}
	return cover
}

// enumerated answers a comparison, sum, list or ranking of the entries of one
// enumeration; nil when none has what the question names.
func (r *Run) enumerated() *Result {
	var best []listing.Item
	score := 0.0
	for _, list := range r.enumerations() {
		kept := r.entriesMeant(list)
		if kept == nil {
			continue
		}
		s := list[0].Score + 0.1*float64(min(len(kept), 4))
		if r.Q.Asks("top", "compare") && list[0].Amount != nil && openMeasure(string(r.Q.Folded)) {
			s += sumsFirst
			for i := range kept {
				kept[i].Measure = kept[i].Both
			}
		}
		if list[0].Kind != "" {
			s += sumsFirst // what the question names
		}
		if s > score {
			best, score = kept, s
		}
	}
	if n := kindsSaid(string(r.Q.Folded)); n > 0 && r.Q.Asks("sum", "count") && len(best) != n {
		return nil // the sum would lack a kind that the question names
	}
	if len(best) < 2 && !(len(best) == 1 && (r.limited() || numbersLimited(string(r.Q.Folded)))) {
		return nil
	}
	return r.enumeratedResult(best)
}

// sumsFirst is how much more an enumeration of sums is meant than one of numbers where the
// question says neither.
const sumsFirst = 0.05

// entriesMeant are the entries of an enumeration that the question means: those
// that it names, or all of them, within its limit, when it asks which of their kind.
func (r *Run) entriesMeant(list []listing.Item) []listing.Item {
	q := string(r.Q.Folded)
	if !r.measuredAs(list) || r.otherTime(list) {
		return nil
	}
	if !ofKind(q, list) {
		return nil
	}
	if c := r.Q.Currency; c != "" && list[0].Amount != nil && list[0].Amount.Currency != c {
		return nil
	}
	page := list[0].Page
	switch category := categoryWordRE.FindString(categoryRE.FindString(q)); {
	case r.Q.Asks("top", "list") && whichAreaRE.MatchString(q) && (areas(list) || mapped(list)):
		if !headAsked(q, list) {
			return nil
		}
		return r.within(list)
	case r.Q.Asks("top", "list") && category != "" && whichAreaRE.MatchString(q) == areas(list):
		if len(list) < 3 || otherDivision(q, page.Read(corpus.Span{Start: list[0].Cite.Start, End: list[0].Show.Start})) || !strings.Contains(page.Read(list[0].Cite), category) && kindsSaid(q) != len(list) && !(originRE.MatchString(category) && mapped(list)) {
			return nil
		}
		return r.within(list)
	case r.Q.Asks("top") && whichFirmRE.MatchString(q) && list[0].Amount != nil && companyRE.MatchString(page.Read(list[0].Cite)):
		return list
	case r.Q.Asks("top") && r.Leaning && list[0].Amount != nil && r.besideLast(list):
		return list
	}
	if kept := r.sidesIn(list); kept != nil {
		return kept
	}
	if r.Q.Asks("sum", "count") && kindsSaid(q) == len(list) && !slices.ContainsFunc(list, func(it listing.Item) bool { return commonRun(q, it.Name) < 2 }) {
		return list
	}
	if kept := entriesNamed(listing.LabelKindRE.ReplaceAllString(q, " "), list); len(kept) >= 2 {
		return kept
	}
	return nil
}

// capitalKindRE matches the capital that a kind of money is of.
var capitalKindRE = regexp.MustCompile(`外资|台资|港资|侨资|内资|到位`)

// ofKind reports whether the sums of an enumeration are of the kind of money that a question
// names, and of none that it does not: 协议外资7110万美元.
func ofKind(q string, list []listing.Item) bool {
	asked, own := capitalKindRE.FindString(q), capitalKindRE.FindString(list[0].Kind)
	if own != "" || list[0].Amount == nil || asked == "" {
		return own == "" || own == asked
	}
	return strings.Contains(headOf(list)+list[0].Name, asked) || !strings.Contains(list[0].Page.Read(list[0].Cite), asked)
}

// openMeasure reports whether a question names neither sums nor numbers: 哪边签得多.
func openMeasure(q string) bool {
	return !moneyAskedRE.MatchString(q) && !sumsAskedRE.MatchString(q) && !countRE.MatchString(q) && !numberAskedRE.MatchString(q)
}

// besideLast reports whether a follow-up that names nothing (最大的是哪个) is of an
// enumeration in the sentence of the last answer.
func (r *Run) besideLast(list []listing.Item) bool {
	if len(r.Names) > 0 || strings.Contains(string(r.Q.Folded), "家") || holdsTotal(list) || list[0].Page.Document.ID != r.Anchor.Document || !emptyRestRE.MatchString(restOf(topWordRE.ReplaceAllString(string(r.Q.Folded), ""))) {
		return false
	}
	return list[0].Page.SentenceAt(list[0].Show.Start) == list[0].Page.SentenceAt(r.Anchor.Span.Start)
}

// holdsTotal reports whether one of some sums is of several things together.
func holdsTotal(list []listing.Item) bool {
	return slices.ContainsFunc(list, func(it listing.Item) bool {
		return slices.ContainsFunc(it.Page.Values, func(v reading.Value) bool { return v.Owner.Aggregate && it.Show.Contains(v.Span) })
	})
}

// topWordRE matches the words for the largest and the smallest.
var topWordRE = regexp.MustCompile(`(?:投资|金额|投得)?最[大小多少高低]的?|哪(?:个|一个|家|笔|项)|谁`)

// measuredAs reports whether the figures of an enumeration are of the kind that
// the question asks for: sums or numbers.
func (r *Run) measuredAs(list []listing.Item) bool {
	q := string(r.Q.Folded)
	if rate := rateNameRE.FindString(q); rate != "" {
		return list[0].Unit == "%" && strings.Contains(headOf(list), rate)
	}
	if list[0].Amount == nil {
		return !(r.Q.Focus != nil && r.Q.Focus.Kind == reading.Money) && !(r.Q.Kind == "sum" && !numberOnlyRE.MatchString(q)) && !sumsAskedRE.MatchString(q) && r.Q.Low == nil && r.Q.High == nil && r.Q.Equal == nil
	}
	return r.Q.Kind != "count" && !numberAskedRE.MatchString(q) && !numbersLimited(q)
}

// yearSaidRE matches a year in so many words.
var yearSaidRE = regexp.MustCompile(`((?:19|20)[0-9]{2})年`)

// otherTime reports whether an enumeration is of another year or of other months
// than the question.
func (r *Run) otherTime(list []listing.Item) bool {
	p, at := list[0].Page, list[0].Show.Start
	s := p.SentenceAt(at)
	if years := yearSaidRE.FindAllStringSubmatch(p.Read(corpus.Span{Start: reading.BlockStart(p, s), End: at}), -1); len(years) > 0 && len(r.Q.Years) > 0 && !slices.Contains(r.Q.Years, reading.WholeNumber(years[len(years)-1][1])) {
		return true
	}
	asked, ok := find.PeriodIn(string(r.Q.Folded))
	if !ok {
		return false
	}
	for from := s; from >= 0 && p.Sentences[from].Block == p.Sentences[s].Block; from-- {
		text := p.Read(corpus.Span{Start: p.Sentences[from].Span.Start, End: min(at, p.Sentences[from].Span.End)})
		told, said := find.PeriodIn(text)
		if said && told.Fits(asked) {
			return false
		}
		if _, said = find.PeriodIn(countedAtRE.ReplaceAllString(text, "$1")); said {
			return true
		}
	}
	return false
}

// countedAtRE matches the day at which something was counted, whenever it was signed:
// 到当年10月底盘点.
var countedAtRE = regexp.MustCompile(`(^|[^0-9月])(?:到|截至|截止|至)(?:当年|同年)?(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|[初中底末])`)

// within are the entries within the limits of the question, on sums or on numbers.
func (r *Run) within(list []listing.Item) []listing.Item {
	low, high := countLimits(string(r.Q.Folded))
	return slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool {
		return !fitsAmount(r.Q, it.Amount) || (low >= 0 || high >= 0) && it.Amount != nil || low >= 0 && it.Number <= low || high >= 0 && it.Number >= high
	})
}

// kindsSaidRE matches how many kinds a question says there are: 四类项目哪类最多.
var kindsSaidRE = regexp.MustCompile(`([两二三四五六七八九十2-9])(?:个|大)?(?:类|板块|领域|行业|产业|块|部分)`)

// kindsSaid is how many kinds the question says there are, 0 when it does not.
func kindsSaid(q string) int {
	if m := kindsSaidRE.FindStringSubmatch(q); m != nil {
		return reading.WholeNumber(m[1])
	}
	return 0
}

// sidesIn are the entries that the question names one by one, each side of it
// another one; nil when one of them is none or may be several.
func (r *Run) sidesIn(list []listing.Item) []listing.Item {
	_, cuts := r.sidesCut(weakSepRE)
	for _, sides := range cuts {
		var kept []listing.Item
		for _, side := range sides {
			i := entryNamed(listing.LabelKindRE.ReplaceAllString(side, ""), list)
			if i < 0 || slices.ContainsFunc(kept, func(it listing.Item) bool { return it.Show == list[i].Show }) {
				kept = nil
				break
			}
			kept = append(kept, list[i])
		}
		if kept != nil {
			return kept
		}
	}
	return nil
}

// entryNamed is the only entry that has most of what a side of a question says, two
// characters in a row at least; -1 for none.
func entryNamed(side string, list []listing.Item) int {
	best, most := -1, 1
	for i := range list {
		switch n := commonRun(side, kindTailRE.ReplaceAllString(list[i].Name, "")); {
		case n > most:
			best, most = i, n
		case n == most:
			best = -1
		}
	}
	return best
}

// kindTailRE matches what many entries of one series end with.
var kindTailRE = regexp.MustCompile(`(?:类|项目|公司|企业|合同|协议|方案)$`)

// commonRun is how many characters in a row two texts share at most.
func commonRun(a, b string) int {
	x, y := []rune(a), []rune(b)
	most := 0
	row := make([]int, len(y)+1)
	for i := range x {
		for k := len(y) - 1; k >= 0; k-- {
			if row[k+1] = 0; x[i] == y[k] {
				row[k+1] = row[k] + 1
				most = max(most, row[k+1])
			}
		}
	}
	return most
}

// areaNameRE matches names of divisions and zones.
var areaNameRE = regexp.MustCompile(`[区县市旗镇乡盟州]$|街道$`)

// mapped reports whether the entries of an enumeration are places of the map, called
// without the end of their names: 甲51%,乙40%.
func mapped(list []listing.Item) bool {
	return !slices.ContainsFunc(list, func(it listing.Item) bool {
		return !slices.ContainsFunc(it.Page.Places, func(at names.Place) bool {
			return at.ID != "" && it.Show.Contains(at.Span) && strings.HasPrefix(it.Name, it.Page.Read(at.Span))
		})
	})
}

// areas reports whether the entries of an enumeration are divisions.
func areas(list []listing.Item) bool {
	n := 0
	for _, it := range list {
		if areaNameRE.MatchString(it.Name) {
			n++
		}
	}
	return 2*n > len(list)
}

// headOf is what stands over and before an enumeration.
func headOf(list []listing.Item) string {
	p, at := list[0].Page, list[0].Show.Start
	s := p.SentenceAt(at)
	return p.Read(p.TitleSpan()) + p.Read(p.Sections[p.Sentences[s].Section].Lead) + p.Read(corpus.Span{Start: reading.BlockStart(p, s), End: at})
}

// rateNameRE matches the name of a rate, each thing of an enumeration with its own: 落地率.
var rateNameRE = regexp.MustCompile(`[\p{Han}]{2}率`)

// headAsked reports whether the sentence of an enumeration has two characters
// in a row of the measure that the question asks for, beside the place.
func headAsked(q string, list []listing.Item) bool {
	head := headOf(list)
	for _, w := range []string{"实际使用外资", "利用外资", "合同外资", "签约", "到位资金", "开工", "投资", "引资"} {
		if strings.Contains(q, w) {
			return strings.Contains(head, strings.TrimSuffix(w, "约")) // 签约 of 签了12个
		}
	}
	return true
}

func entriesNamed(q string, list []listing.Item) []listing.Item {
	var out []listing.Item
	for _, it := range list {
		stem := tailRE.ReplaceAllString(it.Name, "")
		if len([]rune(stem)) >= 2 && strings.Contains(q, stem) {
			out = append(out, it)
		}
	}
	return out
}

func (r *Run) enumeratedResult(list []listing.Item) *Result {
	s := listing.Selection{Items: list, Cover: 1, Why: " [enumeration]"}
	switch {
	case r.Q.Asks("compare") && len(list) == 2:
		return r.versus(list[0], list[1])
	case r.Q.Asks("list") && (r.limited() || numbersLimited(string(r.Q.Folded))):
		return r.listItems(list, s, true)
	case r.Q.Asks("top", "compare", "list"):
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b listing.Item) int {
			if r.Q.Smallest {
				a, b = b, a
			}
			return cmp.Compare(b.Number, a.Number)
		})
		n := min(max(r.Q.N, 1), len(list))
		res := r.listItems(list[:n], s, true)
		res.Message, res.Plan = "", "Top"+s.Why
		res.Chart = r.figuresChart(list[:n], list)
		return res
	case r.Q.Asks("sum") && list[0].Amount != nil:
		return r.total(list, s)
	case r.Q.Asks("sum", "count") && list[0].Amount == nil && list[0].Unit != "%":
		n := int64(0)
		for _, it := range list {
			n += int64(it.Number)
		}
		res := r.listItems(list, s, true)
		res.Message, res.Args, res.Plan = "sum_number", []string{strconv.FormatInt(n, 10) + list[0].Unit, strconv.Itoa(len(list))}, "Sum"+s.Why
		res.Facts = append(res.Facts, answer.Fact{Kind: "count", Value: &n})
		return res
	}
	return nil
}
