package execute

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Cover that rows need to answer.
const enoughRows = 0.6

// bestSentence is the cover of the best clause of running text.
func (r *Run) bestSentence() float64 {
	best := 0.0
	if r.Q.Table {
		return best
	}
	for i, p := range r.Pages {
		for c, cover := range r.find.Covers[i] {
			if p.Sentences[p.Clauses[c].Sentence].Kind != corpus.TableRow {
				best = max(best, cover)
			}
		}
	}
	return best
}

// column picks the measure that the question names, for tables of places and
// groups; -1 when it names none.
func (r *Run) column(t *reading.Table) int {
	q := string(r.Q.Folded)
	if r.Ask != "" {
		q = r.Ask
	}
	best, score := -1, 0.0
	for c := range t.Columns {
		if !t.Measured(c) {
			continue
		}
		if s := r.columnScore(t, c, q); s > score+0.01 {
			best, score = c, s
		}
	}
	return best
}

// columnScore is how well a column is what a text asks for.
func (r *Run) columnScore(t *reading.Table, c int, q string) float64 {
	name, amount := t.Columns[c].Name, t.Columns[c].Role == "amount"
	s := likeness(q, columnUnitRE.ReplaceAllString(name, "")) + figures(q, name) + r.columnAction(q, name) + find.SamePeriod(q, name) + sameRate(q, name)
	if slices.ContainsFunc(t.Columns, func(x reading.Column) bool { return find.CapitalRE.MatchString(x.Name) }) {
		s += find.SameCapital(q, name) // else the whole table may be of the one kind
	}
	if amount && (r.Q.Kind == "amount" || strings.Contains(q, "金额") || strings.Contains(q, "投") || strings.Contains(q, "亿")) {
		s++
	}
	if r.Q.Focus != nil && find.HoldsAny(name, r.Q.Focus.Documents) {
		s += namedOtherwise // 合同额 for 签约金额
	}
	switch {
	case amount && numberAskedRE.MatchString(q) && !sumsAskedRE.MatchString(q):
		s -= 2 // 新签约项目最多: of the number
	case amount && r.Q.Asks("compare", "top", "sum"):
		s += 0.5
	}
	if amount && r.Q.Asks("compare", "count") && countRE.MatchString(q) && !strings.Contains(q, "金额") {
		s -= 2
	}
	if r.Q.Kind == "count" && strings.HasSuffix(name, "率") && !strings.Contains(q, "率") {
		s -= 2
	}
	return s
}

// namedOtherwise is what a column gains that is named by other words of what is asked.
const namedOtherwise = 0.8

var headFigureRE = regexp.MustCompile(`[0-9]+(?:亿|万)`)

// columnAction lowers a column that counts another action than the question
// names.
func (r *Run) columnAction(q, name string) float64 {
	n := 0.0
	for _, words := range r.Words.Actions {
		if find.HoldsAny(name, words) && !find.HoldsAny(q, words) {
			n--
		}
	}
	return n
}

// figures raises a column that names a figure of the question, and lowers one
// that names another: 5亿元及以上.
func figures(q, name string) float64 {
	n := 0.0
	for _, f := range headFigureRE.FindAllString(name, -1) {
		if strings.Contains(q, f) {
			n += 3
		} else {
			n -= 3
		}
	}
	return n
}

// likeness is how many pairs of characters of a column's name stand in the
// question, less a little for the rest of the name.
func likeness(q, name string) float64 {
	runes := []rune(name)
	hit, all := 0.0, 0.0
	for i := 0; i+1 < len(runes); i++ {
		all++
		if strings.Contains(q, string(runes[i:i+2])) {
			hit++
		}
	}
	return hit - 0.05*(all-hit)
}

// rows answers which rows fit.
func (r *Run) rows() *Result {
	limited := r.limited()
	s := r.pick(r.items())
	if len(s.Items) == 0 || s.Cover < enoughRows && !(limited && s.Cover >= 0.45) {
		return nil
	}
	if t := s.Items[0].Table; t != nil && !t.IsProjects() && companyListRE.MatchString(string(r.Q.Folded)) && !rowFirmRE.MatchString(t.Columns[t.Name].Name) {
		return nil // its rows are no companies
	}
	table := s.Items[0].Row != nil
	if !limited && (!table || !r.beats(s)) {
		return nil
	}
	if t := s.Items[0].Table; t != nil && !t.IsProjects() && !limited && numbersLimited(string(r.Q.Folded)) {
		return nil // rows that the limit was not held against
	}
	kept := r.filter(s.Items)
	if t := s.Items[0].Table; t != nil && !t.IsProjects() && limited {
		kept = r.limitMeasure(s.Items)
	}
	if t := s.Items[0].Table; !limited && (r.misses(len(kept)) || t != nil && !t.IsProjects() && len(kept) < 2) {
		return nil
	}
	if len(kept) == 0 {
		return r.none(s)
	}
	return r.listItems(kept, s, limited)
}

// companyListRE matches questions for companies by name: 点了哪几家企业.
var companyListRE = regexp.MustCompile(`哪(?:些|几|[两二三四五六七八九十])家?(?:外资|民营)?(?:企业|公司|厂商)|(?:企业|公司|厂商)[^,。]{0,6}哪(?:些|几|[两二三四五六七八九十])家?`)

// beats reports whether rows fit the question better than any sentence of
// running text.
func (r *Run) beats(s listing.Selection) bool {
	if r.Q.Table || r.exact(s) {
		return true
	}
	list := r.sentences()
	if len(list) == 0 {
		return true
	}
	best := list[0]
	row := best.Page.Sentences[best.Page.Clauses[best.Clause].Sentence].Kind == corpus.TableRow
	return row || best.Cover < s.Cover+0.02
}

var statedRE = regexp.MustCompile(`([两二三四五六七八九十]|[0-9]+)个`)

// misses reports whether the question says a number of rows that is not the
// number of those that fit.
func (r *Run) misses(n int) bool {
	m := projectsRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil {
		m = whichManyRE.FindStringSubmatch(string(r.Q.Folded))
	}
	if m == nil {
		return false
	}
	said, err := strconv.Atoi(m[1])
	if err != nil {
		f, _ := reading.ParseChinese(m[1])
		said = int(f)
	}
	return said != n
}

// whichManyRE matches questions for a known number of things: 有哪5个.
var whichManyRE = regexp.MustCompile(`哪([2-9]|[1-9][0-9]|[两二三四五六七八九十])(?:个|家|项)`)

var addRE = regexp.MustCompile(`加起来|合计|加一起|加在一起|加总|总和|合起来`)

var projectsRE = regexp.MustCompile(`([0-9]+|[两二三四五六七八九十]+)个(?:重[大点]|签约)?项目`)

// exact reports whether the question says how many rows it means, and that is
// how many fit.
func (r *Run) exact(s listing.Selection) bool {
	m := statedRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || len(s.Items) < 2 {
		return false
	}
	n, _ := strconv.Atoi(m[1])
	if n == 0 {
		f, _ := reading.ParseChinese(m[1])
		n = int(f)
	}
	return n == len(r.filter(s.Items))
}

func (r *Run) none(s listing.Selection) *Result {
	res := notFound("no_row_fits")
	res.Why = s.Why
	return res
}

// limitMeasure filters rows of places or groups by the column that the
// question names.
func (r *Run) limitMeasure(list []listing.Item) []listing.Item {
	c := r.column(list[0].Table)
	list = slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool { return it.Table != list[0].Table })
	if c < 0 {
		return r.filter(list)
	}
	low, high := countLimits(string(r.Q.Folded))
	var out []listing.Item
	for _, it := range list {
		m := it.Row.Measures[c]
		if !m.Is {
			continue
		}
		if m.Amount != nil {
			it.Amount = m.Amount
			if fitsAmount(r.Q, m.Amount) {
				out = append(out, it)
			}
			continue
		}
		if (low < 0 || m.Number > low) && (high < 0 || m.Number < high) && (low >= 0 || high >= 0) {
			it.Measure = measureText(&it, c)
			out = append(out, it)
		}
	}
	return out
}

func (r *Run) listItems(kept []listing.Item, s listing.Selection, amounts bool) *Result {
	res := &Result{Status: answer.Answered, Message: "rows", Args: []string{strconv.Itoa(len(kept))}, Plan: "List" + s.Why, Score: s.Cover}
	for i, it := range kept {
		res.Rows = append(res.Rows, it.ID())
		res.Facts = append(res.Facts, fact(it))
		if i < 24 {
			res.Parts = append(res.Parts, Part{Page: it.Page, Text: r.withPlace(itemLine(it, amounts), it), Cite: it.Cite})
		}
	}
	if r.Q.Kind == "yesno" {
		res.Message = "rows_yes"
	}
	res.Document = kept[0].Page.Document.ID
	res.items = kept
	res.Chart = r.itemsChart(kept, kept)
	return res
}

// withPlace adds where a project is to its line when a place is asked for: 哪个城市的石化项目投资上百亿.
func (r *Run) withPlace(line string, it listing.Item) string {
	p := it.About()
	if p == nil || p.Place == nil || !whichAreaRE.MatchString(string(r.Q.Folded)) || strings.Contains(line, p.Place.Value) {
		return line
	}
	return line + "(" + p.Place.Value + ")"
}

func itemLine(it listing.Item, amounts bool) string {
	switch {
	case it.Measure != "":
		return it.Label() + ":" + it.Measure
	case it.Entry:
		return it.Label()
	case amounts && it.Amount != nil:
		return it.Label() + ":" + listing.Money(*it.Amount)
	}
	return it.Label()
}

// countRows counts rows when no sentence states the number.
func (r *Run) countRows() *Result {
	if list := r.find.Values(reading.Count); r.Leaning && len(list) > 0 && list[0].Key >= certainKey && r.besideOwn(list[0]) {
		return nil // the text states it of what the follow-up names
	}
	s := r.pick(r.items())
	if len(s.Items) == 0 || s.Cover < enoughRows || s.Items[0].Row == nil || partsCountedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	if best := r.bestSentence(); best >= s.Cover-0.02 && !(r.oneRow(s) && best < s.Cover+0.2) {
		return nil
	}
	if t := s.Items[0].Table; t != nil && !t.IsProjects() {
		if len(s.Items) > 1 && addsRE.MatchString(string(r.Q.Folded)) {
			return r.sumMeasure(s.Items, t, s)
		}
		if len(s.Items) > 1 {
			return nil
		}
		return r.cellOf(s)
	}
	kept := r.filter(s.Items)
	if len(kept) == 0 {
		return nil
	}
	return r.countItems(kept, s)
}

// countItems is the number of some things, and their names.
func (r *Run) countItems(kept []listing.Item, s listing.Selection) *Result {
	return r.listItems(kept, s, false).counting(len(kept), "Count"+s.Why)
}

// counting makes a list of n things the answer of how many they are.
func (res *Result) counting(n int, plan string) *Result {
	k := int64(n)
	res.Message, res.Plan = "count", plan
	res.Facts = append([]answer.Fact{{Kind: "count", Value: &k}}, res.Facts...)
	return res
}

// partsCountedRE matches questions for the parts of one thing: 含几个子项目.
var partsCountedRE = regexp.MustCompile(`(?:含|包含|包括|下设|分成?|涵盖)(?:了|有|着)?(?:多少|几)`)

// oneRow reports whether one row of a table of places or groups is meant, and
// the question names one of its columns.
func (r *Run) oneRow(s listing.Selection) bool {
	t := s.Items[0].Table
	return t != nil && !t.IsProjects() && len(s.Items) == 1 && r.column(t) >= 0
}

// cell answers with one cell of one row.
func (r *Run) cell() *Result {
	if r.Q.Focus == nil && shareholdingRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	s := r.pick(r.items())
	if len(s.Items) == 0 || r.ofOccasion(s) || s.Cover < enoughRows || s.Items[0].Row == nil || s.Cover < r.bestSentence()-0.02 && !(r.oneRow(s) && s.Cover > r.bestSentence()-0.2) {
		return nil
	}
	return r.cellOf(s)
}

// shareholdingRE matches questions for a share in a company.
var shareholdingRE = regexp.MustCompile(`占股|持股|股权|股比|出资比例`)

var jointRE = regexp.MustCompile(`一共|共(?:是|计)?多少|合计|总共|共投|加|[两三四五六]个项目`)

// chosenRE matches a word of the question that chose rows, as the trace has it: [新加坡].
var chosenRE = regexp.MustCompile(`\[([^\]]+)\]`)

// rowsOfOtherTime reports whether the rows of projects that words other than the names
// of projects chose are all of another time than the question: 2018年新加坡投资多少 of a
// project of 2022 with an investor of 新加坡.
func (r *Run) rowsOfOtherTime(s listing.Selection) bool {
	if len(r.Q.Years) == 0 {
		return false
	}
	for _, it := range s.Items {
		if it.Row == nil || it.Table == nil || !it.Table.IsProjects() || r.fitsDate(it) {
			return false
		}
		for _, m := range chosenRE.FindAllStringSubmatch(s.Why, -1) {
			if strings.Contains(clean.Fold(it.Name), m[1]) {
				return false
			}
		}
	}
	return true
}

func (r *Run) cellOf(s listing.Selection) *Result {
	if fit := r.filter(s.Items); len(r.Q.Status) > 0 && len(fit) > 0 {
		s.Items = fit
	}
	if t := s.Items[0].Table; len(s.Items) > 1 && t != nil && !t.IsProjects() && addsRE.MatchString(string(r.Q.Folded)) {
		return r.sumMeasure(s.Items, t, s)
	}
	if len(s.Items) > 1 && s.Items[0].Row != nil {
		if res := r.sumInstead(); res != nil {
			return res
		}
	}
	if len(s.Items) > 1 && jointRE.MatchString(string(r.Q.Folded)) && s.Items[0].Amount != nil {
		return r.total(s.Items, s)
	}
	if len(s.Items) > 3 || r.otherYear(&s.Items[0]) || r.rowsOfOtherTime(s) {
		return nil
	}
	if t := s.Items[0].Table; t != nil && !t.IsProjects() && len(t.Rows) > 1 && !strings.Contains(s.Why, "[") {
		return nil // no word of the question chose the rows
	}
	res := &Result{Status: answer.Answered, Plan: "Lookup" + s.Why, Score: s.Cover, Document: s.Items[0].Page.Document.ID}
	if r.emptyCell(&s.Items[0]) {
		res := notFound("fact_not_stated")
		res.items, res.Document = s.Items[:1], s.Items[0].Page.Document.ID
		return res
	}
	for _, it := range s.Items {
		part, ok := r.cellPart(&it)
		if !ok {
			continue
		}
		if it.Measure == "" {
			it.Measure = part.Text
		}
		res.Parts = append(res.Parts, part)
		res.Facts = append(res.Facts, fact(it))
		res.Rows = append(res.Rows, it.ID())
		res.items = append(res.items, it)
	}
	if t := s.Items[0].Table; len(res.Parts) == 0 && t != nil && !t.IsProjects() {
		return nil
	}
	if len(res.Parts) == 0 && r.Q.Focus != nil && r.Q.Focus.ID != "total" {
		return nil // a report may say what the table has no column for
	}
	if len(res.Parts) == 0 {
		res := notFound("amount_not_stated")
		res.Args, res.items, res.Document = []string{s.Items[0].Name}, s.Items, s.Items[0].Page.Document.ID
		return res
	}
	return res
}

// emptyCell reports whether the column that the question names is there, in a
// table of places or groups, and the row has nothing in it.
func (r *Run) emptyCell(it *listing.Item) bool {
	if it.Table == nil || it.Table.IsProjects() || it.Row == nil {
		return false
	}
	c := r.column(it.Table)
	return c >= 0 && (c >= len(it.Row.Cells) || it.Row.Cells[c].Empty())
}

// cellPart finds what the question asks in a row: its amount, the figure of
// the column it names, or the attribute in any cell.
func (r *Run) cellPart(it *listing.Item) (Part, bool) {
	f := r.Q.Focus
	if it.Table == nil {
		if (f == nil || f.ID == "total") && it.Amount != nil {
			return Part{Label: it.Name, Text: listing.Money(*it.Amount), Page: it.Page, Cite: it.Cite}, true
		}
		return Part{}, false
	}
	if it.Money {
		return Part{Label: it.Name, Text: it.Measure, Page: it.Page, Cite: it.Cite}, it.Amount != nil
	}
	if it.Table.IsProjects() && (f == nil || f.ID == "total") {
		if it.Amount == nil {
			return Part{}, false
		}
		return Part{Label: it.Name, Text: listing.Money(*it.Amount) + original(it), Page: it.Page, Cite: it.Cite}, true
	}
	if c := r.column(it.Table); c >= 0 && (!it.Table.IsProjects() || r.asksColumn(it.Table, c)) && c < len(it.Row.Measures) && it.Row.Measures[c].Is {
		return Part{Label: it.Name, Text: measureText(it, c), Page: it.Page, Cite: it.Cite}, true
	}
	for c, col := range it.Table.Columns {
		if f != nil && c < len(it.Row.Cells) && find.SameCapital(string(r.Q.Folded), col.Name) == 0 && !it.Row.Cells[c].Empty() && callsColumn(f, col.Name) {
			text := col.Name + ":" + it.Page.Shown(it.Row.Cells[c])
			if c < len(it.Row.Measures) && it.Row.Measures[c].Amount != nil {
				text = measureText(it, c) // 35000 of a column of 万元 is 3.5亿元
			}
			return Part{Label: it.Name, Text: text, Page: it.Page, Cite: it.Cite}, true
		}
	}
	return r.noted(it)
}

func (r *Run) asksColumn(t *reading.Table, c int) bool {
	return r.Q.Focus != nil && callsColumn(r.Q.Focus, t.Columns[c].Name)
}

// callsColumn reports whether a column is called by a word for what is asked, be
// it one of running text or one of questions: 合同金额(万元) for 合同额.
func callsColumn(f *lexicon.Focus, name string) bool {
	has := func(w string) bool { return strings.Contains(name, w) }
	return slices.ContainsFunc(f.Documents, has) || f.Kind == reading.Money && slices.ContainsFunc(f.Questions, has)
}

// noted looks for an attribute in the words of a row.
func (r *Run) noted(it *listing.Item) (Part, bool) {
	f := r.Q.Focus
	if f == nil {
		return Part{}, false
	}
	best, length := -1, 0
	for i := range it.Page.Values {
		v := &it.Page.Values[i]
		if v.Span.Start < it.Cite.Start || v.Span.End > it.Cite.End || !find.SameKind(f.Kind, v.Kind) {
			continue
		}
		from := max(it.Cite.Start, v.Span.Start-14)
		near := string(it.Page.Folded[from:v.Span.Start]) + string(it.Page.Folded[v.Span.End:min(it.Cite.End, v.Span.End+4)])
		for _, w := range f.Documents {
			if strings.Contains(near, w) && len(w) > length {
				best, length = i, len(w)
			}
		}
	}
	if best < 0 {
		return Part{}, false
	}
	show := it.Phrase(it.Page.Values[best].Span)
	return Part{Label: it.Name, Page: it.Page, Show: show, Cite: it.Cite}, true
}

// original is the amount as the table writes it, when that differs.
func original(it *listing.Item) string {
	cell := strings.TrimSpace(it.Page.Shown(it.Show))
	if strings.Contains(cell, "万") || strings.Contains(it.Table.Columns[max(it.Table.Amount, 0)].Unit, "万") {
		if !strings.Contains(cell, "元") && it.Table.Amount >= 0 {
			cell += it.Table.Columns[it.Table.Amount].Unit
		}
		return fmt.Sprintf("(%s)", cell)
	}
	return ""
}
