package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	// wholeAskedRE matches questions for the row that sums the others up.
	wholeAskedRE = regexp.MustCompile(`全[市县区省州盟旗]|一共|总共|合计|总额|总计|总量|共计|各[区县市州旗地]`)
	// rowAskedRE matches questions for one or some of the rows of a table of
	// places: 哪几个县, 哪里最多, 最少的县.
	rowAskedRE = regexp.MustCompile(`哪(?:一|些|[两几二三四五六七八九十0-9]+)?(?:个|座|家)?(?:区市县|市县区|县市区|旗县区|区县|县区|市县|县市|旗县|板块|园区|开发区|地方|地区|城市|[区县市镇乡旗里儿边])|(?:区县|县区|市县|县市|旗县|产业链|链条|行业|产业|领域|板块|园区|地方|[区县市镇乡旗])(?:都|一共)?(?:有|是)哪(?:些|几|个|里|[两二三四五六七八九十])|哪(?:一|些|[两几二三四五六七八九十0-9]+)?(?:个|条)?(?:产业链|链条|链|行业|产业|领域)|最[大多高小少低重轻](?:的)?(?:是)?(?:产业链|行业|产业|区县|县区|市县|县市|旗县|板块|园区|地方|[区县市镇乡旗])|边度|(?:区市县|市县区|县市区|旗县区|区县|县区|市县|县市|旗县|[县区市旗]|季度)(?:里头?|中|当中|之中)?(?:谁|哪一?[个家])|(?:县市区|市县区|区县|县区|县市|旗县|市州|州市|地市)$`)
	// someAskedRE matches questions for rows that do not say what they are.
	someAskedRE = regexp.MustCompile(`(?:是|有|的)哪(?:些|[两几二三四五六七八九十0-9]+个?|个|里)?[?]?$|有哪些|(?:哪些|哪几个|谁|哪个)(?:最|超|过|没|一个)`)
	// otherThingRE matches questions for something else than rows of places.
	otherThingRE = regexp.MustCompile(`哪(?:一|些|[两几二三四五六七八九十0-9]+)?(?:个|家|位)?(?:大|重点)?(?:项目|企业|公司|人|领导|天|年|月)|级(?:大|重点)?项目`)
	// noneRE matches questions for rows that have none: 一个10亿以上项目都没有.
	noneRE = regexp.MustCompile(`一(?:个|家|项|宗|单|笔|次).{0,16}(?:都|也)?(?:没|冇|未)|没有?.{1,14}的|(?:是|为|挂)零|空白|(?:^|[^0-9.])0个`)
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
	if r.Q.Language == "en" || r.Q.Chart != "" || !part && !r.Q.Asks("amount", "count", "sum", "list", "top", "compare", "group", "attribute", "where", "yesno", "who", "partner", "share", "") {
		return nil
	}
	f := r.askedTable()
	if f == nil || f.column < 0 && !r.asksPlace(f) {
		return nil
	}
	q := string(r.Q.Folded)
	if r.Q.Kind == "share" && !part && (f.column < 0 || f.table.Columns[f.column].Unit != "%") {
		return nil
	}
	asked := *r.Q
	r.takeHeaviest(q)
	res := r.ofFigures(f, q)
	if res == nil {
		*r.Q = asked
	}
	return res
}

// ofFigures answers from one table of figures.
func (r *Run) ofFigures(f *figureTable, q string) *Result {
	if res := r.columnsCompared(f, q); res != nil {
		return res
	}
	named := f.named(q)
	if r.Leaning && len(named) == 0 && !wholeAskedRE.MatchString(r.withLent()) {
		named = f.named(r.lent())
	}
	rowsMeant := (r.Q.Asks("top", "list", "count") && f.callsRows(q) || rowAskedRE.MatchString(q) || someAskedRE.MatchString(q) && !projectWordRE.MatchString(q)) && !otherThingRE.MatchString(q)
	switch {
	case len(named) == 0 && r.asksPlace(f):
		return r.rankedRow(f)
	case len(named) > 1:
		return r.namedTogether(f, named)
	case f.score < sureColumn:
		return nil
	case len(named) == 1:
		return r.namedCell(f, named)
	case rowsMeant && !f.otherRows(q):
		return r.rowsMeant(f)
	case wholeAskedRE.MatchString(r.withLent()) && !strings.Contains(q, "哪"):
		return r.wholeRow(f)
	}
	return nil
}

// callsRows reports whether a question calls what the rows are as the head of their
// column does: 意向投资最多的来源, 哪类最多.
func (f *figureTable) callsRows(q string) bool {
	name := strings.TrimSpace(listing.BracketedRE.ReplaceAllString(f.table.Columns[f.table.Name].Name, ""))
	if runes := []rune(name); len(runes) > 3 && calledEndRE.MatchString(q) && strings.HasPrefix(calledEndRE.FindStringSubmatch(q)[1], string(runes[len(runes)-2:])) {
		return true // 哪个集群 of 产业集群
	}
	return len([]rune(name)) >= 2 && strings.Contains(q, name) || strings.Contains(name, "类") && kindRE.MatchString(q)
}

// calledEndRE reads what a question calls rows by.
var calledEndRE = regexp.MustCompile(`哪(?:一|些|几)?(?:个|条|家|类)?(\p{Han}{2})`)

// takeHeaviest reads a question for the row with most of a column as one for the
// first, whatever it asks with: 哪里任务最重.
func (r *Run) takeHeaviest(q string) {
	if m := heaviestRE.FindStringSubmatch(q); m != nil && r.Q.Asks("where", "") {
		r.Q.Kind, r.Q.N, r.Q.Smallest = "top", 1, m[1] == ""
	}
}

// heaviestRE matches the first of rows in words for loads.
var heaviestRE = regexp.MustCompile(`最(?:(重|多|大|高)|轻|少|小|低)`)

var (
	branchRE   = regexp.MustCompile(`产业|行业|链|领域|赛道|类`)
	divisionRE = regexp.MustCompile(`哪(?:一|些|[两几二三四五六七八九十0-9]+)?(?:个|座)?[市县区旗州镇乡园]|最.(?:的)?[市县区旗州镇乡]|[县区市]区?有哪|里$`)
)

// otherRows reports whether a question asks for divisions where the rows are
// branches of industry, or the other way round.
func (f *figureTable) otherRows(q string) bool {
	name := f.table.Columns[f.table.Name].Name
	branches := branchRE.MatchString(name) && f.table.Columns[f.table.Name].Role != "place"
	asked := branchAskedRE.MatchString(q)
	return branches && divisionRE.MatchString(q) && !asked || !branches && asked
}

// branchAskedRE matches questions for branches of industry.
var branchAskedRE = regexp.MustCompile(`哪(?:一|些|几|[两二三四五六七八九十0-9]+)?(?:个|条|大)?(?:产业|行业|链|领域|赛道|类)|(?:产业链?|行业|领域)(?:都|一共)?(?:有|是)哪|最.的?(?:产业|行业|领域)`)

// named are the rows that a text names. Of a county that is called as the city
// of the table is, only the whole name says that it is meant.
func (f *figureTable) named(text string) []listing.Item {
	heading := f.heading()
	out := slices.DeleteFunc(rowsNamed(text, f.rows), func(it listing.Item) bool {
		name := clean.Fold(it.Name)
		return !strings.Contains(text, name) && strings.Contains(heading, listing.DivisionEndRE.ReplaceAllString(name, "")) && !strings.Contains(heading, name)
	})
	for _, it := range f.rows {
		if own := withoutCity(clean.Fold(it.Name), heading); own != "" && strings.Contains(text, own) && !slices.ContainsFunc(out, func(x listing.Item) bool { return x.Row == it.Row }) {
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
func (r *Run) namedTogether(f *figureTable, named []listing.Item) *Result {
	q := string(r.Q.Folded)
	if !r.Q.Asks("count", "amount", "sum", "attribute") || apartRE.MatchString(q) || !joinRE.MatchString(q) {
		return nil
	}
	rows := r.measured(named, f.column)
	if len(rows) != len(named) {
		return nil
	}
	return r.sumMeasureOf(rows, f.table, f.column, listing.Selection{Items: rows, Cover: 1, Why: " [rows named]"})
}

// rowsMeant gives the rows within the limits of a question, or the first or
// last of them.
func (r *Run) rowsMeant(f *figureTable) *Result {
	rows := append(r.measured(f.rows, f.column), r.dashes(f)...)
	s := listing.Selection{Items: rows, Cover: 1, Why: " [table of figures]"}
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
		kept = slices.DeleteFunc(kept, func(it listing.Item) bool { return restRE.MatchString(it.Name) })
		return r.topMeasureOf(kept, f.table, f.column, s)
	}
	return nil
}

// withinLimits keeps the rows that the limits of the question leave, and tells
// whether it sets any.
func (r *Run) withinLimits(f *figureTable, rows []listing.Item) ([]listing.Item, bool) {
	q := string(r.Q.Folded)
	money := len(rows) > 0 && rows[0].Amount != nil
	low, high := countLimits(q)
	if fits := r.signAsked(f, q); fits != nil {
		return having(rows, fits), true
	}
	switch {
	case r.Q.High == nil && high < 0 && (noneRE.MatchString(q) || noneRE.MatchString(clean.Fold(r.Q.Text))):
		return having(rows, func(n float64) bool { return n == 0 }), true
	case !money && (low >= 0 || high >= 0):
		return having(rows, func(n float64) bool { return (low < 0 || n > low) && (high < 0 || n < high) }), true
	case money && (r.Q.Low != nil || r.Q.High != nil || r.Q.Equal != nil):
		return slices.DeleteFunc(slices.Clone(rows), func(it listing.Item) bool { return !fitsAmount(r.Q, it.Amount) }), true
	case !money && r.Q.Low != nil && figures(q, f.table.Columns[f.column].Name) > 0 && !r.Q.Asks("top"):
		return having(rows, func(n float64) bool { return n > 0 }), true
	}
	return rows, false
}

var (
	// droppedRE and grewRE match questions for the rows whose rate is below or above
	// zero: 同比往下掉, 负增长; 同比增长的.
	droppedRE = regexp.MustCompile(`往下掉|下[降滑跌]|负增长|为负|负数|回落|缩水|[掉跌降减]了|同比(?:减少|降|跌|掉)`)
	grewRE    = regexp.MustCompile(`同比(?:上升|增长|增加|涨|往上)的?(?:有|是)?(?:哪|$)|正增长|为正`)
	// rateColumnRE matches columns of rates against the time before.
	rateColumnRE = regexp.MustCompile(`同比|环比|增幅|增速|增长|增减`)
)

// signAsked is what a question for rows that fell or rose asks of the column of
// rates, which becomes the column asked for; nil when it does not, or the table
// has none or several.
func (r *Run) signAsked(f *figureTable, q string) func(float64) bool {
	fell, rose := droppedRE.MatchString(q), grewRE.MatchString(q)
	if fell == rose || f.column < 0 || !rateColumnRE.MatchString(f.table.Columns[f.column].Name) {
		return nil
	}
	return func(n float64) bool { return fell && n < 0 || rose && n > 0 }
}

// dashes are the rows with a dash for a number that can only be none: the other
// rows make up the whole sum.
func (r *Run) dashes(f *figureTable) []listing.Item {
	var out []listing.Item
	rest, whole := 0.0, 0.0
	for i := range f.table.Rows {
		if row := &f.table.Rows[i]; row.Total && f.column < len(row.Measures) && row.Measures[f.column].Is {
			whole = row.Measures[f.column].Number
		}
	}
	for _, it := range f.rows {
		switch {
		case f.column >= len(it.Row.Cells):
		case it.Row.Measures[f.column].Is && it.Row.Measures[f.column].Amount == nil:
			rest += it.Row.Measures[f.column].Number
		case dashRE.MatchString(f.page.Read(it.Row.Cells[f.column])):
			it.Show, it.Measure = it.Row.Cells[f.column], f.table.Columns[f.column].Name+f.page.Shown(it.Row.Cells[f.column])
			out = append(out, it)
		}
	}
	if whole == 0 || rest != whole {
		return nil
	}
	return out
}

// restRE matches the row of all that has no row of its own, or one that is given for
// reference only: it ranks nowhere.
var restRE = regexp.MustCompile(`^其[他它余]|[(（]参考[)）]|^全[省国]`)

func having(rows []listing.Item, fits func(n float64) bool) []listing.Item {
	return slices.DeleteFunc(slices.Clone(rows), func(it listing.Item) bool { return !fits(it.Number) })
}

// sumRowRE matches the name of the row that sums up the whole table.
var sumRowRE = regexp.MustCompile(`^(?:合计|总计|共计|[两二三四五六七八九十0-9]+[大类项个市县区]*(?:合计|小计|总计)|全.{1,3}(?:合计|总计)?)(?:\(.{1,8}\))?$`)

// partsSummedRE reads how many parts a row sums up: 三项小计.
var partsSummedRE = regexp.MustCompile(`^[两二三四五六七八九十0-9]+`)

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
		if n := partsSummedRE.FindString(f.page.Read(row.Cells[at])); n != "" && !strings.Contains(string(r.Q.Folded), n) {
			continue // of some of them
		}
		it := listing.Item{Page: f.page, Table: f.table, Row: row, Name: f.page.Shown(row.Cells[at]), Cite: f.page.Sentences[row.Sentence].Span}
		it.Amount = row.Measures[f.column].Amount
		it.Measure = measureText(&it, f.column)
		return f.lookedUp(it, " [sum row]")
	}
	return nil
}

// namedCell answers with the figure of the one row that the question names.
func (r *Run) namedCell(f *figureTable, named []listing.Item) *Result {
	if f.strange > 0 || !r.Q.Asks("amount", "count", "attribute", "share", "") && !(r.Leaning && r.Q.Kind == "sum") || addRE.MatchString(string(r.Q.Folded)) || rowAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	rows := r.measured(named, f.column)
	if told := f.saidInstead(named[0]); told != nil && len(rows) == 0 {
		return told
	}
	if cells := named[0].Row.Cells; len(rows) == 0 && f.column < len(cells) && dashRE.MatchString(f.page.Read(cells[f.column])) {
		res := notFound("fact_not_stated")
		res.Document = f.page.Document.ID
		return res
	}
	if len(rows) == 0 {
		return nil
	}
	if both := r.columnsEach(f, named[0], string(r.Q.Folded)); both != nil {
		return both
	}
	return f.lookedUp(rows[0], " [cell of a row]")
}

// columnsEach gives several figures of one row, when the question asks for each of
// the columns it names: 新签和新开工各几个.
func (r *Run) columnsEach(f *figureTable, it listing.Item, q string) *Result {
	if !apartRE.MatchString(q) {
		return nil
	}
	var told []string
	for c := range f.table.Columns {
		if !calledIn(f.table, c, q) || c >= len(it.Row.Measures) || !it.Row.Measures[c].Is {
			continue
		}
		told = append(told, measureText(&it, c))
	}
	if len(told) < 2 {
		return nil
	}
	it.Measure = strings.Join(told, ",")
	return f.lookedUp(it, " [cells of a row]")
}

// calledIn reports whether a text has the first two characters of the name of a column
// of figures.
func calledIn(t *reading.Table, c int, text string) bool {
	name := []rune(listing.OwnColumnName(t.Columns[c].Name))
	return c != t.Name && len(name) > 1 && t.Measured(c) && strings.Contains(text, string(name[:2]))
}

// columnCalledIn is the first column of figures that a text calls by its name, -1 for none.
func columnCalledIn(t *reading.Table, text string) int {
	for c := range t.Columns {
		if calledIn(t, c, text) {
			return c
		}
	}
	return -1
}

// columnsComparedRE reads a comparison of two columns: 新开工比新签约还多.
var columnsComparedRE = regexp.MustCompile(`([^,。比]{2,10})比([^,。比]{2,10}?)(?:还要?|更|都)?(多|高|大|少|低|小)的?`)

// columnsCompared lists the rows with more, or less, in one column than in another.
func (r *Run) columnsCompared(f *figureTable, q string) *Result {
	m := columnsComparedRE.FindStringSubmatch(q)
	if m == nil || !rowAskedRE.MatchString(q) && !someAskedRE.MatchString(q) {
		return nil
	}
	one, two := columnCalledIn(f.table, m[1]), columnCalledIn(f.table, m[2])
	if one < 0 || two < 0 || one == two {
		return nil
	}
	less := strings.ContainsAny(m[3], "少低小")
	var kept []listing.Item
	for _, it := range f.rows {
		if max(one, two) >= len(it.Row.Measures) || !it.Row.Measures[one].Is || !it.Row.Measures[two].Is {
			continue
		}
		if d := it.Row.Measures[one].Number - it.Row.Measures[two].Number; less && d < 0 || !less && d > 0 {
			it.Measure = measureText(&it, one) + "," + measureText(&it, two)
			kept = append(kept, it)
		}
	}
	s := listing.Selection{Items: kept, Cover: 1, Why: " [columns compared]"}
	if len(kept) == 0 {
		return r.none(s)
	}
	return r.listItems(kept, s, true)
}

// saidInstead is the words that stand in a cell in the place of a figure: 不考核.
func (f *figureTable) saidInstead(it listing.Item) *Result {
	if f.column >= len(it.Row.Cells) {
		return nil
	}
	text := f.page.Read(it.Row.Cells[f.column])
	if text == "" || dashRE.MatchString(text) || strings.ContainsAny(text, "0123456789") {
		return nil
	}
	if leftForLaterRE.MatchString(text) {
		return notFound("fact_not_stated")
	}
	it.Measure = reading.MoneyUnitRE.ReplaceAllString(columnUnitRE.ReplaceAllString(f.table.Columns[f.column].Name, ""), "") + ":" + f.page.Shown(it.Row.Cells[f.column])
	return f.lookedUp(it, " [words of a cell]")
}

// leftForLaterRE matches the cell of a figure that is still to be settled: 视市场情况而定.
var leftForLaterRE = regexp.MustCompile(`^视|而定|待定|另行|后(?:确定|再定|商)|商定|未定`)

// dashRE matches the cell of a figure that is none or not known.
var dashRE = regexp.MustCompile(`^[-—–/]*$`)

// lookedUp is the answer that is one figure of one row.
func (f *figureTable) lookedUp(it listing.Item, why string) *Result {
	part := Part{Label: it.Name, Text: it.Measure, Page: it.Page, Cite: it.Cite}
	res := &Result{Status: answer.Answered, Plan: "Lookup" + why, Score: 1, Document: it.Page.Document.ID, Parts: []Part{part}, Facts: []answer.Fact{fact(it)}, Rows: []string{it.ID()}, items: []listing.Item{it}}
	if f.column >= 0 {
		res.Subject = f.subject(it)
	}
	return res
}

// subject is what the next question may leave out: the row and the measure.
func (f *figureTable) subject(it listing.Item) string {
	name := it.Name
	if row := clean.Fold(name); strings.HasSuffix(row, "计") {
		name = "全市"
	}
	column := reading.MoneyUnitRE.ReplaceAllString(columnUnitRE.ReplaceAllString(f.table.Columns[f.column].Name, ""), "")
	return name + " " + find.MonthSpanRE.ReplaceAllString(column, "${1}到${2}月")
}

var (
	// rankAskedRE matches questions for a place in a ranking that a table
	// states: 考核第一名, 排第三的, 排名垫底.
	rankAskedRE  = regexp.MustCompile(`(?:排名?|考核|位居|位列|名列)?第([一二三四五六七八九十]|[0-9]{1,2})(?:名|位)|排名?第([一二三四五六七八九十]|[0-9]{1,2})`)
	lastAskedRE  = regexp.MustCompile(`垫底|倒数第一|最后一(?:名|位)|排名?最后|末位|排末|榜尾|末名`)
	rankColumnRE = regexp.MustCompile(`位次|排名|名次|排位|排序`)
)

// rankColumn is the column of a table that states a ranking, -1 for none or
// several.
func rankColumn(t *reading.Table) int { return onlyMeasured(t, rankColumnRE) }

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
		place = float64(reading.WholeNumber(m[1] + m[2]))
	}
	if lastAskedRE.MatchString(q) {
		place = slices.MaxFunc(rows, func(a, b listing.Item) int { return cmp.Compare(a.Number, b.Number) }).Number
	}
	rows = having(rows, func(n float64) bool { return n == place })
	if len(rows) == 0 {
		return nil
	}
	return f.lookedUp(rows[0], " [stated place]")
}

// figuresOnly reports whether the best sentence is the head of a table, or a
// row of figures when names of projects or companies are asked.
func (r *Run) figuresOnly(best find.Candidate) bool {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	if s.Kind != corpus.TableRow || s.Table >= len(p.Tables) {
		return false
	}
	if s.Row < 0 {
		return !strings.Contains(p.Shown(s.Span), "：")
	}
	t := &p.Tables[s.Table]
	if t.IsProjects() || rowFirmRE.MatchString(t.Columns[t.Name].Name) || !slices.ContainsFunc(t.Columns, func(c reading.Column) bool { return c.Role == "place" }) {
		return false
	}
	return r.Q.Asks("count", "amount", "sum") || r.Q.Asks("list", "top", "partner", "who") && projectWordRE.MatchString(string(r.Q.Folded))
}

// rowFirmRE matches columns that name companies.
var rowFirmRE = regexp.MustCompile(`企业|公司|单位|名称|投资方|机构`)

// firmAskedRE matches questions for the first of companies.
var firmAskedRE = regexp.MustCompile(`最.{1,2}的?(?:企业|公司|投资方|客商)|哪(?:一)?(?:家|个)?(?:企业|公司|投资方|客商)`)

// sureColumn is how well a column must be named for its figures to answer.
const sureColumn = 0.8
