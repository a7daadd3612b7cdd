package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// figureTable is a table of figures for places, sectors or groups that a
// question is about.
type figureTable struct {
	page    *reading.Page
	table   *reading.Table
	rows    []item
	strange int // characters of names in the question that the table does not explain
	column  int // that the question asks for, -1 for none
	score   float64
}

// askedTable is the table of figures that explains the names of the question,
// nil for none or for several reports alike.
func (r *Run) askedTable() *figureTable {
	var best *figureTable
	alike := false
	for i, p := range r.Pages {
		for t := range p.Tables {
			f := r.figureTable(p, &p.Tables[t], r.find.aligned[i])
			if f == nil || r.Leaning && r.Anchor.Document != "" && p.Document.ID != r.Anchor.Document {
				continue
			}
			switch {
			case best == nil || f.strange < best.strange || f.strange == best.strange && f.score > best.score:
				alike = best != nil && best.page != f.page && f.strange == best.strange && f.score-best.score < 0.5
				best = f
			case f.strange == best.strange && f.page != best.page && best.score-f.score < 0.5:
				alike = true
			}
		}
	}
	if alike {
		return nil
	}
	return best
}

func (r *Run) figureTable(p *reading.Page, t *reading.Table, a *alignment) *figureTable {
	if t.IsProjects() {
		return nil
	}
	f := &figureTable{page: p, table: t, rows: r.tableItems(p, a, t)}
	if len(f.rows) < 2 || !r.yearKnown(p) || !r.ofPeriod(f) {
		return nil
	}
	strange, all := r.strangeTo(f)
	f.strange = strange
	if strange > 2 || 4*strange > all {
		return nil
	}
	f.column, f.score = r.figureColumn(t)
	return f
}

// yearKnown reports whether a page can tell of the years that the question names.
func (r *Run) yearKnown(p *reading.Page) bool {
	return len(r.Q.Years) == 0 || p.HasYear(r.Q.Years)
}

// ofPeriod reports whether the title of a table tells of no other months than
// the question, when its columns do not tell theirs.
func (r *Run) ofPeriod(f *figureTable) bool {
	asked, said := periodIn(r.withLent())
	dated := false
	for _, c := range f.table.Columns {
		told, ok := periodIn(c.Name)
		if ok && told.fits(asked) {
			return true
		}
		dated = dated || ok
	}
	if dated {
		return !said
	}
	told, ok := periodIn(f.heading())
	return !said || !ok || told.fits(asked)
}

// heading is what stands over a table: the title of its document and its caption.
func (f *figureTable) heading() string {
	return fold(f.page.Document.Title) + "\n" + f.page.Read(f.page.TitleSpan()) + "\n" + f.page.Read(f.table.Caption)
}

// withLent is the question with the words lent by the one before.
func (r *Run) withLent() string { return string(r.Q.Folded) + r.lent() }

// lent is what a question has from the one before.
func (r *Run) lent() string {
	var b strings.Builder
	for _, t := range r.Q.Terms {
		if t.Lent {
			b.WriteString(" " + string(t.Runes))
		}
	}
	return b.String()
}

// plainWordRE matches what questions for tables say beside names and measures.
var plainWordRE = regexp.MustCompile(`全[市县区省州盟旗国]|各[个区县市州旗地]+|[区县市旗]{1,2}|一共|总共|合计|总额|加起来|出去|出门|超过|[一二三四五六七八九十两]个|没有|都没|个|哪里|地方|垫底|倒数|最后一?名|名次|排名|新签约?|签约?|多少`)

// strangeTo counts the characters of the question's names that neither a table
// nor what stands over it explains, and all of them.
func (r *Run) strangeTo(f *figureTable) (strange, all int) {
	known := f.heading()
	for _, c := range f.table.Columns {
		known += "\n" + c.Name
	}
	for _, it := range f.rows {
		known += "\n" + fold(it.name)
	}
	return r.strangeIn(known, plainWordRE)
}

// strangeIn counts the characters of the question's own names that a text does
// not have, and all of them; plain words name nothing.
func (r *Run) strangeIn(known string, words *regexp.Regexp) (strange, all int) {
	for _, t := range r.Q.Terms {
		if t.Lent || t.Group != 0 {
			continue
		}
		plain := matched(words, string(t.Runes))
		for i, w := range t.Weight {
			if w < 0.9 || plain[i] || strings.ContainsRune("0123456789.%", t.Runes[i]) || inDates(r.Q, piece{runes: t.Runes[i : i+1], start: t.Start + i}) {
				continue
			}
			all++
			if !pairKnown(known, t.Runes, i) {
				strange++
			}
		}
	}
	return strange, all
}

// matched marks the characters of a text that a pattern matches.
func matched(pattern *regexp.Regexp, text string) []bool {
	out := make([]bool, len([]rune(text)))
	for _, m := range pattern.FindAllStringIndex(text, -1) {
		for i := len([]rune(text[:m[0]])); i < len([]rune(text[:m[1]])); i++ {
			out[i] = true
		}
	}
	return out
}

// pairKnown reports whether a character stands in a text with the one before or
// behind it.
func pairKnown(known string, runes []rune, i int) bool {
	return i > 0 && strings.Contains(known, string(runes[i-1:i+1])) || i+1 < len(runes) && strings.Contains(known, string(runes[i:i+2])) || len(runes) == 1 && strings.ContainsRune(known, runes[i])
}

// figureColumn is the measure that the question asks for, and how well; what a
// follow-up says itself counts more than what it is lent.
func (r *Run) figureColumn(t *reading.Table) (int, float64) {
	best, score := -1, 0.0
	own, lent := string(r.Q.Folded), r.lent()
	asked := own
	if lent != "" && !r.namesAction(own) {
		asked += lent
	}
	for c := range t.Columns {
		if c == t.Name || !t.Measured(c) {
			continue
		}
		s := r.columnScore(t, c, asked) + r.kindOfFigure(t, c)
		if lent != "" {
			name := columnUnitRE.ReplaceAllString(t.Columns[c].Name, "")
			s += likeness(own, name) + 2*samePeriod(own, name) + 0.5*max(0, likeness(lent, name))
		}
		if s > score+0.01 {
			best, score = c, s
		}
	}
	return best, score
}

// namesAction reports whether a text says what was done: 签约, 开工.
func (r *Run) namesAction(text string) bool {
	return slices.ContainsFunc(r.Words.Actions, func(words []string) bool { return holdsAny(text, words) })
}

var (
	// figureOfMoneyRE matches questions for sums, numberOnlyRE those for numbers.
	figureOfMoneyRE = regexp.MustCompile(`多少(?:个)?(?:亿|钱|资金|美元)|几个?亿|金额|总额|投资|引资|外资|[0-9]亿|[0-9]万`)
	numberOnlyRE    = regexp.MustCompile(`(?:多少|几)(?:个|家|项|宗|批|次)(?:[^亿万]|$)|[0-9两二三四五六七八九十](?:个|家|项|批次?)`)
)

// kindOfFigure raises the columns of the kind of figure that a question asks for.
func (r *Run) kindOfFigure(t *reading.Table, c int) float64 {
	q, money := string(r.Q.Folded), strings.Contains(t.Columns[c].Unit, "元") || t.Columns[c].Role == "amount"
	switch headFigure := figures(q, t.Columns[c].Name) > 0; {
	case headFigure:
		return 0
	case figureOfMoneyRE.MatchString(q) && !numberOnlyRE.MatchString(q) && !money, numberOnlyRE.MatchString(q) && !figureOfMoneyRE.MatchString(q) && money:
		return -1.5
	}
	return 0
}

var (
	// wholeAskedRE matches questions for the row that sums the others up.
	wholeAskedRE = regexp.MustCompile(`全[市县区省州盟旗]|一共|总共|合计|总额|总计|总量|共计|各[区县市州旗地]`)
	// rowAskedRE matches questions for one or some of the rows of a table of
	// places: 哪几个县, 哪里最多, 最少的县.
	rowAskedRE = regexp.MustCompile(`哪(?:一|些|[两几二三四五六七八九十0-9]+)?(?:个|座|家)?(?:区市县|市县区|县市区|旗县区|区县|县区|市县|县市|旗县|板块|园区|开发区|地方|地区|城市|[区县市镇乡旗里儿边])|(?:区县|县区|市县|县市|旗县|产业链|链条|行业|产业|领域|板块|园区|地方|[区县市镇乡旗])(?:都|一共)?(?:有|是)哪(?:些|几|[两二三四五六七八九十])|哪(?:一|些|[两几二三四五六七八九十0-9]+)?(?:个|条)?(?:产业链|链条|链|行业|产业|领域)|最[大多高小少低](?:的)?(?:是)?(?:产业链|行业|产业|区县|县区|市县|县市|旗县|板块|园区|地方|[区县市镇乡旗])|边度`)
	// someAskedRE matches questions for rows that do not say what they are.
	someAskedRE = regexp.MustCompile(`(?:是|有|的)哪(?:些|[两几二三四五六七八九十0-9]+个?|个|里)?[?]?$|有哪些|(?:哪些|哪几个|谁|哪个)(?:最|超|过|没|一个)`)
	// otherThingRE matches questions for something else than rows of places.
	otherThingRE = regexp.MustCompile(`哪(?:一|些|[两几二三四五六七八九十0-9]+)?(?:个|家|位)?(?:大|重点)?(?:项目|企业|公司|人|领导|天|年|月)`)
	// noneRE matches questions for rows that have none: 一个10亿以上项目都没有.
	noneRE = regexp.MustCompile(`一(?:个|家|项|宗|单|笔|次).{0,16}(?:都|也)?(?:没|冇|未)|没有?.{1,14}的|(?:是|为|挂)零|空白|0个`)
	// projectWordRE matches words for what no row of a table of places is.
	projectWordRE = regexp.MustCompile(`项目|企业|公司|单子`)
	// apartRE matches questions for each figure by itself, joinRE those for
	// several together.
	apartRE = regexp.MustCompile(`分别|各(?:是|有|自|签|多少|几)`)
	joinRE  = regexp.MustCompile(`[加和跟与、及同]|合计|一共|总共|共`)
)

// statistics answers from a table of figures for places, sectors or groups:
// the sum row, the first or last rows, those within a limit, the sum of named
// rows. nil when the question is of something else.
func (r *Run) statistics() *Result {
	part := r.Leaning && r.Q.Kind == "share" && !percentRE.MatchString(string(r.Q.Folded)) // 甲县占多少
	if r.Q.Language == "en" || r.Q.Chart != "" || !part && !r.Q.Asks("amount", "count", "sum", "list", "top", "compare", "group", "attribute", "where", "yesno", "who", "partner", "") {
		return nil
	}
	f := r.askedTable()
	if f == nil || f.column < 0 && !r.asksPlace(f) {
		return nil
	}
	q := string(r.Q.Folded)
	named := f.named(q)
	if r.Leaning && len(named) == 0 && !wholeAskedRE.MatchString(r.lent()) {
		named = f.named(r.lent())
	}
	rowsMeant := (rowAskedRE.MatchString(q) || someAskedRE.MatchString(q) && !projectWordRE.MatchString(q)) && !otherThingRE.MatchString(q)
	switch {
	case len(named) == 0 && r.asksPlace(f):
		return r.rankedRow(f)
	case len(named) > 1:
		return r.namedTogether(f, named)
	case f.score < 0.9:
		return nil
	case len(named) == 1:
		return r.namedCell(f, named)
	case rowsMeant:
		return r.rowsMeant(f)
	case wholeAskedRE.MatchString(r.withLent()) && !strings.Contains(q, "哪"):
		return r.wholeRow(f)
	}
	return nil
}

// named are the rows that a text names. Of a county that is called as the city
// of the table is, only the whole name says that it is meant.
func (f *figureTable) named(text string) []item {
	heading := f.heading()
	out := slices.DeleteFunc(rowsNamed(text, f.rows), func(it item) bool {
		name := fold(it.name)
		return !strings.Contains(text, name) && strings.Contains(heading, divisionEndRE.ReplaceAllString(name, "")) && !strings.Contains(heading, name)
	})
	for _, it := range f.rows {
		if own := withoutCity(fold(it.name), heading); own != "" && strings.Contains(text, own) && !slices.ContainsFunc(out, func(x item) bool { return x.row == it.row }) {
			out = append(out, it)
		}
	}
	return out
}

// withoutCity is the name of a zone without that of its city, which stands over
// the table: 高新区; "" when there is no such part.
func withoutCity(name, heading string) string {
	r := []rune(name)
	for n := min(3, len(r)-3); n >= 2; n-- {
		if strings.Contains(heading, string(r[:n])) && cityZoneRE.MatchString(string(r[n:])) {
			return strings.TrimPrefix(string(r[n:]), "市")
		}
	}
	return ""
}

// cityZoneRE matches zones, which are named after their city.
var cityZoneRE = regexp.MustCompile(`^市?(?:.{0,4}(?:开发区|高新区|经开区|示范区|新区|产业园|工业园区?|度假区|保税区|合作区))$`)

// namedTogether adds up a number for rows that the question names: 甲县加乙县新签
// 多少个.
func (r *Run) namedTogether(f *figureTable, named []item) *Result {
	q := string(r.Q.Folded)
	if !r.Q.Asks("count", "amount", "sum", "attribute") || apartRE.MatchString(q) || !joinRE.MatchString(q) {
		return nil
	}
	rows := r.measured(named, f.column)
	if len(rows) != len(named) {
		return nil
	}
	return r.sumMeasureOf(rows, f.table, f.column, selection{items: rows, cover: 1, why: " [rows named]"})
}

// rowsMeant gives the rows within the limits of a question, or the first or
// last of them.
func (r *Run) rowsMeant(f *figureTable) *Result {
	rows := append(r.measured(f.rows, f.column), r.dashes(f)...)
	s := selection{items: rows, cover: 1, why: " [table of figures]"}
	kept, limited := r.withinLimits(f, rows)
	switch {
	case limited && len(kept) == 0:
		return r.none(s)
	case limited && r.Q.Kind != "top":
		res := r.listItems(kept, s, true)
		if r.Q.Kind == "count" {
			res.Message = "count"
		}
		return res
	case r.Q.Asks("top") && len(kept) > 0:
		kept = slices.DeleteFunc(kept, func(it item) bool { return restRE.MatchString(it.name) })
		return r.topMeasureOf(kept, f.table, f.column, s)
	}
	return nil
}

// withinLimits keeps the rows that the limits of the question leave, and tells
// whether it sets any.
func (r *Run) withinLimits(f *figureTable, rows []item) ([]item, bool) {
	q := string(r.Q.Folded)
	money := rows != nil && len(rows) > 0 && rows[0].amount != nil
	low, high := countLimits(q)
	switch {
	case noneRE.MatchString(q) || noneRE.MatchString(fold(r.Q.Text)):
		return having(rows, func(n float64) bool { return n == 0 }), true
	case !money && (low >= 0 || high >= 0):
		return having(rows, func(n float64) bool { return (low < 0 || n > low) && (high < 0 || n < high) }), true
	case money && (r.Q.Low != nil || r.Q.High != nil || r.Q.Equal != nil):
		return slices.DeleteFunc(slices.Clone(rows), func(it item) bool { return !fitsAmount(r.Q, it.amount) }), true
	case !money && r.Q.Low != nil && figures(q, f.table.Columns[f.column].Name) > 0 && !r.Q.Asks("top"):
		return having(rows, func(n float64) bool { return n > 0 }), true
	}
	return rows, false
}

// dashes are the rows with a dash for a number that can only be none: the other
// rows make up the whole sum.
func (r *Run) dashes(f *figureTable) []item {
	var out []item
	rest, whole := 0.0, 0.0
	for i := range f.table.Rows {
		if row := &f.table.Rows[i]; row.Total && f.column < len(row.Measures) && row.Measures[f.column].Is {
			whole = row.Measures[f.column].Number
		}
	}
	for _, it := range f.rows {
		switch {
		case f.column >= len(it.row.Cells):
		case it.row.Measures[f.column].Is && it.row.Measures[f.column].Amount == nil:
			rest += it.row.Measures[f.column].Number
		case dashRE.MatchString(f.page.Read(it.row.Cells[f.column])):
			it.show, it.measure = it.row.Cells[f.column], f.table.Columns[f.column].Name+f.page.Shown(it.row.Cells[f.column])
			out = append(out, it)
		}
	}
	if whole == 0 || rest != whole {
		return nil
	}
	return out
}

// restRE matches the row of all that has no row of its own: it ranks nowhere.
var restRE = regexp.MustCompile(`^其[他它余]`)

func having(rows []item, fits func(n float64) bool) []item {
	return slices.DeleteFunc(slices.Clone(rows), func(it item) bool { return !fits(it.number) })
}

// sumRowRE matches the name of the row that sums up the whole table.
var sumRowRE = regexp.MustCompile(`^(?:合计|总计|共计|全.{1,3}(?:合计|总计)?)$`)

// wholeRow answers with the figure of the row that sums the others up.
func (r *Run) wholeRow(f *figureTable) *Result {
	for i := range f.table.Rows {
		row := &f.table.Rows[i]
		if !row.Total || f.column >= len(row.Measures) || !row.Measures[f.column].Is {
			continue
		}
		at := slices.IndexFunc(row.Cells, func(c corpus.Span) bool { return sumRowRE.MatchString(f.page.Read(c)) })
		if at < 0 || at > f.table.Name {
			continue
		}
		it := item{page: f.page, table: f.table, row: row, name: f.page.Shown(row.Cells[at]), cite: f.page.Sentences[row.Sentence].Span}
		it.amount = row.Measures[f.column].Amount
		it.measure = measureText(&it, f.column)
		return f.lookedUp(it, " [sum row]")
	}
	return nil
}

// namedCell answers with the figure of the one row that the question names.
func (r *Run) namedCell(f *figureTable, named []item) *Result {
	if f.strange > 0 || !r.Q.Asks("amount", "count", "attribute", "share", "") && !(r.Leaning && r.Q.Kind == "sum") || addRE.MatchString(string(r.Q.Folded)) || rowAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	rows := r.measured(named, f.column)
	if cells := named[0].row.Cells; len(rows) == 0 && f.column < len(cells) && dashRE.MatchString(f.page.Read(cells[f.column])) {
		res := notFound("fact_not_stated")
		res.Document = f.page.Document.ID
		return res
	}
	if len(rows) == 0 {
		return nil
	}
	return f.lookedUp(rows[0], " [cell of a row]")
}

// dashRE matches the cell of a figure that is none or not known.
var dashRE = regexp.MustCompile(`^[-—–/]*$`)

// lookedUp is the answer that is one figure of one row.
func (f *figureTable) lookedUp(it item, why string) *Result {
	part := Part{Label: it.name, Text: it.measure, Page: it.page, Cite: it.cite}
	res := &Result{Status: answer.Answered, Plan: "Lookup" + why, Score: 1, Document: it.page.Document.ID, Parts: []Part{part}, Facts: []answer.Fact{fact(it)}, Rows: []string{it.id()}, items: []item{it}}
	if f.column >= 0 {
		res.Subject = f.subject(it)
	}
	return res
}

// subject is what the next question may leave out: the row and the measure,
// without its period.
func (f *figureTable) subject(it item) string {
	name := it.name
	if row := fold(name); strings.HasSuffix(row, "计") {
		name = "全市"
	}
	column := f.table.Columns[f.column].Name
	for _, pattern := range []*regexp.Regexp{columnUnitRE, moneyUnitRE, monthSpanRE, oneMonthRE, fixedMonthsRE} {
		column = pattern.ReplaceAllString(column, "")
	}
	return name + " " + column
}

var (
	// rankAskedRE matches questions for a place in a ranking that a table
	// states: 考核第一名, 排第三的, 排名垫底.
	rankAskedRE  = regexp.MustCompile(`(?:排名?|考核|位居|位列|名列)?第([一二三四五六七八九十]|[0-9]{1,2})(?:名|位)|排名?第([一二三四五六七八九十]|[0-9]{1,2})`)
	lastAskedRE  = regexp.MustCompile(`垫底|倒数第一|最后一名|排名?最后`)
	rankColumnRE = regexp.MustCompile(`位次|排名|名次|排位|排序`)
)

// rankColumn is the column of a table that states a ranking, -1 for none or
// several.
func rankColumn(t *reading.Table) int {
	at := -1
	for c := range t.Columns {
		if rankColumnRE.MatchString(t.Columns[c].Name) && t.Measured(c) {
			if at >= 0 {
				return -1
			}
			at = c
		}
	}
	return at
}

// asksPlace reports whether a question asks for a place in the ranking that a
// table states.
func (r *Run) asksPlace(f *figureTable) bool {
	q := string(r.Q.Folded)
	return rankColumn(f.table) >= 0 && (rankAskedRE.MatchString(q) || lastAskedRE.MatchString(q))
}

// rankedRow is the row of a place in the ranking that a table states.
func (r *Run) rankedRow(f *figureTable) *Result {
	c := rankColumn(f.table)
	rows := r.measured(f.rows, c)
	if len(rows) == 0 {
		return nil
	}
	place, q := 0.0, string(r.Q.Folded)
	if m := rankAskedRE.FindStringSubmatch(q); m != nil {
		place = float64(wholeNumber(m[1] + m[2]))
	}
	if lastAskedRE.MatchString(q) {
		place = slices.MaxFunc(rows, func(a, b item) int { return cmp.Compare(a.number, b.number) }).number
	}
	rows = having(rows, func(n float64) bool { return n == place })
	if len(rows) == 0 {
		return nil
	}
	return f.lookedUp(rows[0], " [stated place]")
}

// figuresOnly reports whether the best sentence is the head of a table, or a
// row of figures when names of projects or companies are asked.
func (r *Run) figuresOnly(best Candidate) bool {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	if s.Kind != corpus.TableRow || s.Table >= len(p.Tables) {
		return false
	}
	if s.Row < 0 {
		return !strings.Contains(p.Shown(s.Span), "：")
	}
	return !p.Tables[s.Table].IsProjects() && r.Q.Asks("list", "top", "partner", "who") && projectWordRE.MatchString(string(r.Q.Folded)) && !firmRE.MatchString(p.Tables[s.Table].Columns[p.Tables[s.Table].Name].Name)
}

// firmRE matches columns that name companies.
var firmRE = regexp.MustCompile(`企业|公司|单位|名称|投资方|机构`)

// firmAskedRE matches questions for the first of companies.
var firmAskedRE = regexp.MustCompile(`最.{1,2}的?(?:企业|公司|投资方|客商)|哪(?:一)?(?:家|个)?(?:企业|公司|投资方|客商)`)
