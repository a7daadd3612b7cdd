package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// phasesAskedRE matches questions for the phases of one project together.
	phasesAskedRE = regexp.MustCompile(`[两几各每](?:个)?期|[三四五](?:个)?期(?:一共|合计|总共|加)`)
	// phaseRunRE matches phases that one word lists, and single ones:
	// 一、二、三期, 第一期, 首期.
	phaseRunRE = regexp.MustCompile(`第?([一二三四五六七八1-9](?:[、和及][一二三四五六七八1-9]|[一二三四五六七八])*)期|首期`)
	phaseNoRE  = regexp.MustCompile(`[一二三四五六七八1-9]`)
)

// phaseSum is the sum that a sentence gives for one phase.
type phaseSum struct {
	phase int
	value int // index in Page.Values
}

// How far behind the last phase its sum may stand, in runes: farther when the
// text says that it gives sums out in order.
const (
	maxPhaseGap = 12
	maxOrderGap = 40
)

// sumFollows reports whether a sum at a place is of the phases that end before.
func sumFollows(p *reading.Page, end, at int) bool {
	between := p.Read(corpus.Span{Start: end, End: at})
	if strings.ContainsAny(between, "。;") {
		return false
	}
	return at-end <= maxPhaseGap || at-end <= maxOrderGap && (listing.InOrderRE.MatchString(between) || phaseInvestedRE.MatchString(between))
}

// phaseInvestedRE matches what leads to the sum of a phase behind what else is told of it:
// 一期占地300亩,两条线,总投资8亿元.
var phaseInvestedRE = regexp.MustCompile(`,(?:总|计划|预计|计划总|预计总|拟)?投资(?:额|总额)?(?:约|为|达|近|超)?$`)

// phaseSums reads the sums of phases in a span, in whatever order the text has
// them: 一期6亿元…二期8亿元, 一、二期分别投入6亿元和8亿元.
func phaseSums(p *reading.Page, s corpus.Span, kind string) []phaseSum {
	var out []phaseSum
	var open []int // phases without a sum so far
	end := 0       // of the last of them
	marks := phaseMarks(p.Read(s))
	for v := range p.Values {
		x := &p.Values[v]
		if x.Kind != kind && x.Unit != kind || x.Owner.Threshold || x.Span.Start < s.Start || x.Span.End > s.End {
			continue
		}
		given := len(out) > 0 && len(open) > 0 // in the middle of a run of sums
		for len(marks) > 0 && s.Start+marks[0].at <= x.Span.Start {
			at := s.Start + marks[0].at
			if given || len(open) > 0 && !runsOn(p, corpus.Span{Start: end, End: at}, corpus.Span{Start: at, End: x.Span.Start}) {
				open, given = nil, false
			}
			open, end = append(open, marks[0].phases...), at
			marks = marks[1:]
		}
		if len(open) == 0 || !given && !sumFollows(p, end, x.Span.Start) {
			if n := phaseBuilt(p, s, x.Span); n > 0 && len(marks) > 0 {
				out, marks, open = append(out, phaseSum{n, v}), marks[1:], nil
			}
			continue
		}
		out = append(out, phaseSum{open[0], v})
		open = open[1:]
	}
	return out
}

// phasesApart is how many runes may stand between two phases that are named as one run:
// 一期和二期, but not the 二期 of a heading and the 一期 of the text under it.
const phasesApart = 6

// runsOn reports whether a phase goes on with the one before, from its end to its own, so
// that the sums behind both are given out in order.
func runsOn(p *reading.Page, between, behind corpus.Span) bool {
	return between.Len() <= phasesApart && !strings.ContainsAny(p.Read(between), "】。;") || listing.InOrderRE.MatchString(p.Read(behind))
}

// builtWithRE matches what leads from a sum to the phase that it builds: 追加9亿元,建设…二期.
var builtWithRE = regexp.MustCompile(`^,?(?:用于|用来|再|来)?(?:投资|扩|新|开工|启动)?(?:建设?|上马|实施)[^,、;。0-9]{0,14}$`)

// phaseBuilt is the phase that a sum builds, named behind it; 0 for none.
func phaseBuilt(p *reading.Page, s corpus.Span, sum corpus.Span) int {
	text := p.Read(corpus.Span{Start: sum.End, End: s.End})
	m := phaseRunRE.FindStringSubmatchIndex(text)
	if m == nil || m[2] < 0 || !builtWithRE.MatchString(text[:m[0]]) {
		return 0
	}
	if list := phaseNoRE.FindAllString(text[m[2]:m[3]], -1); len(list) == 1 {
		return reading.WholeNumber(list[0])
	}
	return 0
}

// phaseMark is where a text names one or several phases.
type phaseMark struct {
	at     int // in runes, where the word ends
	phases []int
}

func phaseMarks(text string) []phaseMark {
	var out []phaseMark
	for _, m := range phaseRunRE.FindAllStringSubmatchIndex(text, -1) {
		if before := text[:m[0]]; strings.HasSuffix(before, "分") || strings.HasSuffix(before, "共") || strings.HasSuffix(before, "至") {
			continue // 分三期建设 names how many there are, 一至六期 is all of them
		}
		mark := phaseMark{at: len([]rune(text[:m[1]]))}
		if m[2] < 0 {
			mark.phases = []int{1}
		} else {
			for _, n := range phaseNoRE.FindAllString(text[m[2]:m[3]], -1) {
				mark.phases = append(mark.phases, reading.WholeNumber(n))
			}
		}
		out = append(out, mark)
	}
	return out
}

// phasesTogether adds up the phases of one project that a sentence gives one by
// one: 两期一共多少; nil when the question asks for something else, or no
// sentence gives as many.
func (r *Run) phasesTogether() *Result {
	q := string(r.Q.Folded)
	m := phasesAskedRE.FindString(q)
	var asked []int
	if marks := phaseMarks(q); (m == "" || len(marks) > 1) && addsRE.MatchString(q) {
		for m = ""; len(marks) > 0; marks = marks[1:] { // 一期和三期一共
			asked = append(asked, marks[0].phases...)
		}
	}
	kind := reading.Money
	if r.Q.Focus != nil && r.Q.Focus.Kind == reading.Area {
		kind = reading.Area
	} else if r.Q.Focus != nil && r.Q.Focus.ID != "total" {
		return nil
	} else if unit := builtUnitRE.FindStringSubmatch(q); unit != nil && r.Q.Asks("count", "sum") {
		kind = unit[1]
	}
	if m == "" && len(asked) < 2 || !r.Q.Asks("sum", "amount") && kind == reading.Money {
		return nil
	}
	p, sums := r.phasesOfProject(kind)
	if len(asked) > 0 {
		sums = slices.DeleteFunc(sums, func(s phaseSum) bool { return !slices.Contains(asked, s.phase) })
		if len(sums) != len(asked) {
			return nil
		}
	} else if want := reading.WholeNumber(strings.Trim(string([]rune(m)[:1]), "各几每")); len(sums) < 2 || want > 0 && want != len(sums) {
		return nil
	}
	return r.phasesAdded(p, sums)
}

// builtUnitRE matches what a question counts in phases: 三期加起来多少栋楼.
var builtUnitRE = regexp.MustCompile(`(?:多少|几)(栋|幢|条|座|台|套|间|口|艘|辆|户)`)

// phasesAdded gives what phases have together, or each when the question does not add
// them up.
func (r *Run) phasesAdded(p *reading.Page, sums []phaseSum) *Result {
	var list []listing.Item
	for _, s := range sums {
		v := &p.Values[s.value]
		it := listing.Item{Page: p, Name: string([]rune("〇一二三四五六七八九")[s.phase]) + "期", Amount: v.Amount, Show: v.Span, Number: v.Number, Unit: v.Unit}
		it.Cite = reading.SentenceOf(p, v.Span, v.Span)
		if v.Amount == nil {
			it.Measure = strings.Trim(p.Shown(v.Span), " ,，")
		}
		list = append(list, it)
	}
	if !addsRE.MatchString(string(r.Q.Folded)) {
		return r.listItems(list, listing.Selection{Items: list, Cover: 1, Why: " [phases]"}, true)
	}
	if list[0].Amount == nil {
		return r.addParts(list, listing.Selection{Items: list, Cover: 1, Why: " [phases]"})
	}
	return r.total(list, listing.Selection{Items: list, Cover: 1, Why: " [phases]"})
}

// phasePair are the two phases that a question compares, as the sentence of the
// project gives them.
func (r *Run) phasePair() []listing.Item {
	asked := phaseMarks(string(r.Q.Folded))
	p, sums := r.phasesOfProject(reading.Money)
	var out []listing.Item
	for _, mark := range asked {
		for _, n := range mark.phases {
			i := slices.IndexFunc(sums, func(s phaseSum) bool { return s.phase == n })
			if i < 0 {
				return nil
			}
			v := &p.Values[sums[i].value]
			out = append(out, listing.Item{Page: p, Name: string([]rune("〇一二三四五六七八九")[n]) + "期", Amount: v.Amount, Show: v.Span, Cite: reading.SentenceOf(p, v.Span, v.Span)})
		}
	}
	return out
}

// sumInOrder adds up the sums that a sentence gives out in order for as many
// things as the question means: 一厂、二厂分别花了45亿元、52亿元.
func (r *Run) sumInOrder() *Result {
	m := askedProjectsRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || !addsRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	want := reading.WholeNumber(m[1])
	for i, p := range r.Pages {
		var best []listing.Item
		most := 0.0
		for _, s := range segments(p) {
			own, ok := r.speaksOf(i, s)
			if !ok || own <= most || s.Len() > find.MaxSentence {
				continue
			}
			if list := inOrderSums(p, s); want > 1 && len(list) == want && !r.ofOtherPart(i, list[0].Show) {
				best, most = list, own
			}
		}
		if best != nil {
			return r.total(best, listing.Selection{Items: best, Cover: 1, Why: " [in order]"})
		}
	}
	return nil
}

// ofOtherPart reports whether the part of a paragraph between semicolons that has a sum has no
// name of the question, and another part has one: 甲、乙合计3亿元;丙、丁分别为1亿元、2亿元.
func (r *Run) ofOtherPart(page int, sum corpus.Span) bool {
	p, here, beside := r.Pages[page], false, false
	for _, part := range reading.CutAt(p, p.Text.Blocks[p.Sentences[p.SentenceAt(sum.Start)].Block].Span, ";") {
		named := slices.ContainsFunc(r.find.Aligned[page].Pieces, func(x find.Piece) bool { return x.Strong && !x.Date && x.StandsIn(part) })
		if part.Contains(sum) {
			here = here || named
		} else {
			beside = beside || named
		}
	}
	return beside && !here
}

// inOrderSums are the sums of a span that stand in one run behind 分别 or 依次.
func inOrderSums(p *reading.Page, s corpus.Span) []listing.Item {
	text := []rune(p.Read(s))
	at := find.WordsAt(text, []string{"分别", "依次", "依序"})
	if len(at) == 0 {
		return nil
	}
	var out []listing.Item
	end := 0
	names := listedBefore(string(text[:at[0]]))
	for v := range p.Values {
		x := &p.Values[v]
		if x.Kind != reading.Money || x.Span.Start < s.Start+at[0] || x.Span.End > s.End {
			continue
		}
		if len(out) > 0 && strings.Trim(p.Read(corpus.Span{Start: end, End: x.Span.Start}), "、,和与及 ") != "" {
			break
		}
		out = append(out, listing.Item{Page: p, Amount: x.Amount, Show: x.Span, Cite: reading.SentenceOf(p, x.Span, s)})
		end = x.Span.End
	}
	for i := range out {
		out[i].Name = strconv.Itoa(i + 1)
		if k := len(names) - len(out) + i; k >= 0 {
			out[i].Name = runTailRE.ReplaceAllString(names[k], "")
		}
	}
	return out
}

// runTailRE matches the number of things behind the last of several names: 甲、乙、丙三个
// 项目分别为.
var runTailRE = regexp.MustCompile(`(?:这)?[两二三四五六七八九十0-9]+(?:个|家|项|大)(?:项目)?(?:总?投资额?)?$`)

// listedBefore are the things that a text lists at its end: 一厂、二厂 of
// 先前盖的一厂、二厂,.
func listedBefore(text string) []string {
	text = strings.TrimRight(text, ",， ")
	text = text[strings.LastIndexAny(text, ",;。:")+1:]
	if i := strings.LastIndex(text, "的"); i >= 0 {
		text = text[i+len("的"):]
	}
	return strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("、和与及", c) })
}

// addsRE matches questions that want one figure of several.
var addsRE = regexp.MustCompile(`一共|合计|总共|共|加`)

// phaseAmount answers for the sum of one phase, when the sentence of the
// project gives it out in order; nil when the best value is that one already.
func (r *Run) phaseAmount(list []find.Candidate) *Result {
	marks := phaseMarks(r.Q.Phase)
	if len(list) > 0 && strings.Contains(list[0].Why, "set to") {
		return nil // the figure that took its place is asked
	}
	if len(marks) != 1 || len(marks[0].phases) != 1 || !r.Q.Asks("amount", "sum", "attribute") || r.Q.Focus != nil && r.Q.Focus.ID != "total" {
		return nil
	}
	p, sums := r.phasesOfProject(reading.Money)
	i := slices.IndexFunc(sums, func(s phaseSum) bool { return s.phase == marks[0].phases[0] })
	if i < 0 || len(list) > 0 && list[0].Page == p && list[0].Value == sums[i].value {
		return nil
	}
	v := &p.Values[sums[i].value]
	return &Result{Status: answer.Answered, Plan: "Lookup phase", Document: p.Document.ID, Score: 1,
		Parts: []Part{{Label: string([]rune("〇一二三四五六七八九")[sums[i].phase]) + "期", Text: p.Shown(v.Span), Page: p, Cite: reading.SentenceOf(p, v.Span, v.Span)}}}
}

// phasesOfProject reads the phases in the part of a sentence that has the
// names of the question: between semicolons when it is long.
func (r *Run) phasesOfProject(kind string) (*reading.Page, []phaseSum) {
	least := 1
	if q := string(r.Q.Folded); phasesAskedRE.MatchString(q) || len(phaseWordRE.FindAllString(q, -1)) > 1 {
		least = 2 // one phase alone is in a part of what is told of both
	}
	for i, p := range r.Pages {
		var best []phaseSum
		most := 0.0
		for _, s := range segments(p) {
			own, ok := r.speaksOf(i, s)
			if !ok || s.Len() > find.MaxSentence {
				continue
			}
			if sums := r.invested(p, phaseSums(p, s, kind)); len(sums) >= least && !(kind != reading.Money && twice(sums)) && (own > most || own == most && len(sums) < len(best)) {
				best, most = sums, own
			}
		}
		if best == nil && least > 1 {
			best = r.phasesUnder(i, kind)
		}
		if best == nil {
			best = r.onlyPhases(i, kind)
		}
		if best != nil {
			return p, best
		}
	}
	return nil, nil
}

// twice reports whether one phase has two figures: they are of two things.
func twice(sums []phaseSum) bool {
	seen := map[int]bool{}
	for _, s := range sums {
		if seen[s.phase] {
			return true
		}
		seen[s.phase] = true
	}
	return false
}

// mostLostOfPhases is like mostLost for a run of phases: 栋楼 is a name to it.
const mostLostOfPhases = 0.5

// phasesUnder are the phases that a run of sentences tells behind semicolons, of the thing that
// its paragraph names in front: 甲园分三期. 一期4栋;二期16栋;三期9栋.
func (r *Run) phasesUnder(page int, kind string) []phaseSum {
	p := r.Pages[page]
	var best []phaseSum
	most := 0.0
	for i := range p.Sentences {
		if reading.GoesOn(p, i) || r.find.Aligned[page].Lacks(mostLostOfPhases) || r.knownElsewhere(r.find.Aligned[page]) {
			continue
		}
		s := corpus.Span{Start: p.Sentences[i].Span.Start, End: p.Sentences[reading.LastOfRun(p, i)].Span.End}
		if own, ok := r.headedBy(page, s); ok && own > most && s.Len() <= find.MaxSentence {
			if sums := r.invested(p, phaseSums(p, s, kind)); len(sums) > 1 {
				best, most = sums, own
			}
		}
	}
	return best
}

// onlyPhases are the phases of a report about one thing: of the only sentence
// that gives sums of phases, when the report has all names of the question.
func (r *Run) onlyPhases(page int, kind string) []phaseSum {
	p, a := r.Pages[page], r.find.Aligned[page]
	if p.Digest() || a.Lost > 0 || r.knownElsewhere(a) {
		return nil
	}
	var only []phaseSum
	for i := range p.Sentences {
		if sums := r.invested(p, phaseSums(p, p.Sentences[i].Span, kind)); len(sums) > 0 {
			if only != nil || namedLater(a, p.Sentences[i].Span.Start) {
				return nil
			}
			only = sums
		}
	}
	return only
}

// namedLater reports whether a rare name of the question stands in a page only behind a
// place: what comes before it is of others.
func namedLater(a *find.Alignment, at int) bool {
	return slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		return x.Strong && !x.Date && x.Group == 0 && x.Rarity >= rareName && len(x.Places) > 0 && slices.Min(x.Places) >= at
	})
}

// namesIt reports whether the part of a sentence between semicolons that gives a
// value has the names of the question.
func (r *Run) namesIt(c find.Candidate) bool {
	s := c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Span
	at := c.Page.Clauses[c.Clause].Span
	for at.Start > s.Start && c.Page.Folded[at.Start-1] != ';' {
		at.Start--
	}
	page := slices.Index(r.Pages, c.Page)
	own, ok := r.speaksOf(page, at)
	all, _ := r.speaksOf(page, corpus.Span{End: len(c.Page.Folded)})
	return ok && own >= all/2
}

// invested drops the sums that are of something else than the investment: 一期
// 年产值30亿元.
func (r *Run) invested(p *reading.Page, sums []phaseSum) []phaseSum {
	return slices.DeleteFunc(sums, func(s phaseSum) bool {
		own := r.find.Own(p, p.Values[s.value].Clause, &p.Values[s.value])
		return own != nil && own.ID != "total" && own.ID != "added" && p.Values[s.value].Kind == reading.Money
	})
}
