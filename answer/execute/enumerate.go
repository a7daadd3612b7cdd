package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	amounts "zhaoshang/corpus/extract/value"
)

// An enumeration is a sentence that gives a figure for each of several things:
// 按来源地分,甲国19家、乙国12家、丙国9家. It is a table written as text.

var (
	// entryRE matches one thing with its figure.
	// bracketRE matches one thing with its figure in a bracket behind it.
	bracketRE = regexp.MustCompile(`^(?:.{0,20}(?:分别是|分别为|是|有|为|,))?([\p{Han}a-z]{2,16})\([约达]?([0-9][0-9,]*(?:\.[0-9]+)?)(万亿|亿|万)?(美元|港元|欧元|元|间|家|个|项|宗|户|%)\)$`)
	entryRE   = regexp.MustCompile(`^(?:其中|包括|分别是|分别为|有|为|是|,)*([\p{Han}a-z]{2,14}?)(?:约|达|有|为)?([0-9][0-9,]*(?:\.[0-9]+)?)(万亿|亿|万)?(美元|港元|欧元|元|间|家|个|项|宗|名|人|%|户)?$`)
	// unitHeadRE matches the unit that the head of an enumeration gives for all.
	unitHeadRE = regexp.MustCompile(`\([^()]*?((?:万亿|亿|万)?(?:美元|港元|欧元|元|间|家|个|项|宗|户))\)`)
	// categoryRE matches the kind of thing that a question asks for.
	categoryRE = regexp.MustCompile(`来源地|行业|领域|国家|地区|产业|区县|市县|类`)
	// whichAreaRE matches questions for one or some of several divisions.
	whichAreaRE = regexp.MustCompile(`哪(?:一)?(?:个|几个|些)?(?:区县|县区|市县|旗县|区|县|市|旗)`)
	// whichFirmRE matches questions for one of several companies.
	whichFirmRE = regexp.MustCompile(`哪(?:一)?(?:家|个)(?:企业|公司)`)
	// sumsAskedRE matches questions for sums of money.
	sumsAskedRE = regexp.MustCompile(`投资(?:额|最|更|多|大|总)|金额|总投资|投得|钱`)
	// jointNameRE matches entries that are the sum of others.
	jointNameRE = regexp.MustCompile(`合计|总计|共计|前.{1,2}位|^共`)
	// tailRE matches what names of entries end with beside what they are known by.
	tailRE = regexp.MustCompile(`(?:公司|企业|项目|省|市|区|县)$`)
)

// enumerations reads the sentences of the candidate pages that give figures one
// by one.
func (r *Run) enumerations() [][]item {
	var out [][]item
	for i, p := range r.Pages {
		for s := range p.Sentences {
			sentence := &p.Sentences[s]
			if sentence.Kind == corpus.TableRow || sentence.From >= sentence.To {
				continue
			}
			cover := 0.0
			for c := sentence.From; c < sentence.To; c++ {
				cover = max(cover, r.find.covers[i][c])
			}
			if cover < 0.35 {
				continue
			}
			for _, list := range entriesOf(p, sentence) {
				for k := range list {
					list[k].score = cover
				}
				out = append(out, list)
			}
		}
		out = append(out, r.pairedLists(p, r.find.covers[i])...)
	}
	return out
}

// entriesOf finds the runs of entries of a sentence.
func entriesOf(p *reading.Page, s *reading.Sentence) [][]item {
	var out [][]item
	var run []item
	head := ""
	flush := func() {
		if len(run) >= 2 {
			out = append(out, run)
		}
		run = nil
	}
	start, from, depth := s.Span.Start, s.Span.Start, 0
	for i := s.Span.Start; i <= s.Span.End; i++ {
		if i < s.Span.End {
			depth += nesting(p.Folded[i])
			if depth > 0 || !strings.ContainsRune("、,;:。", p.Folded[i]) && !joinsEntries(p.Folded, i) {
				continue
			}
		}
		text := strings.TrimSpace(string(p.Folded[start:i]))
		if it, ok := entryOf(p, text, head, corpus.Span{Start: start, End: i}); ok && (len(run) == 0 || it.unit == run[0].unit) {
			it.cite = s.Span
			run = append(run, it)
		} else {
			flush()
			if ok {
				it.cite = s.Span
				run = append(run, it)
			}
		}
		if i < s.Span.End && p.Folded[i] == ':' {
			flush()
			head = string(p.Folded[from:i])
		}
		if i < s.Span.End && strings.ContainsRune(";。:", p.Folded[i]) {
			from = i + 1
		}
		start = i + 1
	}
	flush()
	return out
}

// joinsEntries reports whether 和 or 及 stands behind the bracket of an entry.
func joinsEntries(text []rune, i int) bool {
	return (text[i] == '和' || text[i] == '及' || text[i] == '与') && i > 0 && text[i-1] == ')'
}

// nesting is 1 at an opening bracket, -1 at a closing one.
func nesting(c rune) int {
	switch c {
	case '(':
		return 1
	case ')':
		return -1
	}
	return 0
}

// entryOf reads one thing with its figure; head is what stands before the
// entries and may give their unit.
func entryOf(p *reading.Page, text, head string, span corpus.Span) (item, bool) {
	m := entryRE.FindStringSubmatch(text)
	if m == nil {
		m = bracketRE.FindStringSubmatch(text)
	}
	if m == nil || jointNameRE.MatchString(m[1]) {
		return item{}, false
	}
	unit := m[3] + m[4]
	if unit == "" {
		if h := unitHeadRE.FindStringSubmatch(head); h != nil {
			unit = h[1]
		}
	}
	if unit == "" {
		return item{}, false
	}
	it := item{page: p, name: m[1], show: span, unit: unit, measure: m[2] + unit}
	if strings.HasSuffix(unit, "元") {
		a, err := amounts.ParseAmount(m[2]+unit, "")
		if err != nil {
			return item{}, false
		}
		it.amount = &a
		it.number = float64(a.Figure()) / 100
		return it, true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", ""), 64)
	it.number = n
	return it, err == nil
}

// enumerated answers a comparison, sum or ranking of the entries of one
// enumeration; nil when none has what the question names.
func (r *Run) enumerated() *Result {
	q := string(r.Q.Folded)
	var best []item
	score := 0.0
	for _, list := range r.enumerations() {
		kept := list
		s := list[0].score
		if r.Q.Asks("top", "list") && whichAreaRE.MatchString(q) && areas(list) && headAsked(q, list) {
			kept = r.filter(list)
		} else if category := categoryRE.FindString(q); category != "" && r.Q.Asks("top", "list") {
			if len(list) < 3 || !strings.Contains(list[0].page.Read(list[0].cite), category) || list[0].amount == nil && sumsAskedRE.MatchString(q) {
				continue
			}
		} else if r.Q.Asks("top") && whichFirmRE.MatchString(q) && list[0].amount != nil && companyRE.MatchString(list[0].page.Read(list[0].cite)) {
			kept = list
		} else if kept = entriesNamed(q, list); len(kept) < 2 || list[0].amount == nil && sumsAskedRE.MatchString(q) {
			continue
		}
		s += 0.1 * float64(min(len(kept), 4))
		if s > score {
			best, score = kept, s
		}
	}
	if len(best) < 2 && !(len(best) == 1 && r.limited()) {
		return nil
	}
	return r.enumeratedResult(best)
}

// areas reports whether the entries of an enumeration are divisions.
func areas(list []item) bool {
	n := 0
	for _, it := range list {
		if strings.HasSuffix(it.name, "区") || strings.HasSuffix(it.name, "县") || strings.HasSuffix(it.name, "市") || strings.HasSuffix(it.name, "旗") {
			n++
		}
	}
	return 2*n > len(list)
}

// headAsked reports whether the sentence of an enumeration has two characters
// in a row of the measure that the question asks for, beside the place.
func headAsked(q string, list []item) bool {
	head := list[0].page.Read(corpus.Span{Start: list[0].cite.Start, End: list[0].show.Start})
	for _, w := range []string{"实际使用外资", "利用外资", "合同外资", "签约", "到位资金", "开工", "投资", "引资"} {
		if strings.Contains(q, w) {
			return strings.Contains(head, w)
		}
	}
	return true
}

func entriesNamed(q string, list []item) []item {
	var out []item
	for _, it := range list {
		stem := tailRE.ReplaceAllString(it.name, "")
		if len([]rune(stem)) >= 2 && strings.Contains(q, stem) {
			out = append(out, it)
		}
	}
	return out
}

func (r *Run) enumeratedResult(list []item) *Result {
	s := selection{items: list, cover: 1, why: " [enumeration]"}
	switch {
	case r.Q.Asks("compare") && len(list) == 2:
		return r.versus(list[0], list[1])
	case r.Q.Asks("list") && r.limited():
		return r.listItems(list, s, true)
	case r.Q.Asks("top", "compare", "list"):
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b item) int {
			if r.Q.Smallest {
				a, b = b, a
			}
			return cmp.Compare(b.number, a.number)
		})
		n := min(max(r.Q.N, 1), len(list))
		res := r.listItems(list[:n], s, true)
		res.Message, res.Plan = "", "Top"+s.why
		res.Chart = r.figuresChart(list[:n], list)
		return res
	case r.Q.Asks("sum") && list[0].amount != nil:
		return r.total(list, s)
	}
	return nil
}
