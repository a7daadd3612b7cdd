package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/clean"
	values "zhaoshang/corpus/extract/value"
)

// figureTable is a table of figures for places, sectors or groups that a
// question is about.
type figureTable struct {
	page    *reading.Page
	table   *reading.Table
	rows    []listing.Item
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
			f := r.figureTable(p, &p.Tables[t], r.find.Aligned[i])
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

func (r *Run) figureTable(p *reading.Page, t *reading.Table, a *find.Alignment) *figureTable {
	if t.IsProjects() {
		return nil
	}
	f := &figureTable{page: p, table: t, rows: r.tableItems(p, a, t)}
	if len(f.rows) < 2 || !r.yearKnown(p) || !r.ofTime(p, t) {
		return nil
	}
	strange, all := r.strangeTo(f)
	f.strange = strange
	if strange > 2 || 4*strange > all {
		return nil
	}
	f.column, f.score = r.figureColumn(t)
	if f.score == sureColumn && !r.deedsTold(f, string(r.Q.Folded)) {
		f.score = 0
	}
	return f
}

// yearKnown reports whether a page can tell of the years that the question names.
func (r *Run) yearKnown(p *reading.Page) bool {
	return len(r.Q.Years) == 0 || p.HasYear(r.Q.Years)
}

// otherYear reports whether what stands over a table of figures tells of a year,
// and the question of none that it or a column names.
func (r *Run) otherYear(it *listing.Item) bool {
	if it.Table == nil || it.Table.IsProjects() || len(r.Q.Years) == 0 {
		return false
	}
	f := &figureTable{page: it.Page, table: it.Table}
	told := f.heading()
	if lead := f.lead(); listing.YearRE.MatchString(lead) {
		told = lead // of its section, nearer than the title
	}
	for _, c := range it.Table.Columns {
		told += "\n" + c.Name
	}
	if !listing.YearRE.MatchString(told) {
		told = f.paragraph() // 2016年2月在某地召开…部分市情况:
	}
	return listing.YearRE.MatchString(told) && !slices.ContainsFunc(r.Q.Years, func(y int) bool { return strings.Contains(told, strconv.Itoa(y)) })
}

// ofTime reports whether a table is not of another year or other months than the
// question.
func (r *Run) ofTime(p *reading.Page, t *reading.Table) bool {
	return t.IsProjects() || !r.otherYear(&listing.Item{Page: p, Table: t}) && r.ofPeriod(&figureTable{page: p, table: t})
}

// ofPeriod reports whether the title of a table tells of no other months than
// the question, when its columns do not tell theirs.
func (r *Run) ofPeriod(f *figureTable) bool {
	asked, said := find.PeriodIn(r.withLent())
	dated, undated := false, false
	for i, c := range f.table.Columns {
		told, ok := find.PeriodIn(c.Name)
		if ok && told.Fits(asked) {
			return true
		}
		dated = dated || ok
		undated = undated || !ok && i != f.table.Name && f.table.Measured(i)
	}
	if dated && !undated {
		return !said
	} // else 全年任务 is beside columns of the months in the heading
	told, ok := find.PeriodIn(f.lead())
	if !ok {
		told, ok = find.PeriodIn(f.heading())
	}
	return !said || !ok || told.Fits(asked)
}

// lead is the heading of the section that a table stands in: 一、2022年1—9月.
func (f *figureTable) lead() string {
	if len(f.table.Rows) == 0 {
		return ""
	}
	return f.page.Read(f.page.Sections[f.page.Sentences[f.table.Rows[0].Sentence].Section].Lead)
}

// heading is what stands over a table: the title of its document and its caption.
func (f *figureTable) heading() string {
	return f.page.Head() + "\n" + f.page.Read(f.table.Caption)
}

// paragraph is the paragraph right above a table and the heading of its section,
// which say what its figures are of.
func (f *figureTable) paragraph() string {
	s := f.page.SentenceAt(f.table.Caption.Start)
	if s < 0 || f.table.Caption.Len() == 0 {
		return ""
	}
	x := &f.page.Sentences[s]
	return f.page.Read(f.page.Sections[x.Section].Lead) + "\n" + f.page.Read(f.page.Text.Blocks[x.Block].Span)
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
	if _, said := find.PeriodIn(string(r.Q.Folded)); said {
		return withoutPeriod(b.String())
	}
	return b.String()
}

func withoutPeriod(s string) string {
	for _, pattern := range []*regexp.Regexp{find.MonthSpanRE, find.FirstMonthsRE, find.OneMonthRE, find.FixedMonthsRE} {
		s = pattern.ReplaceAllString(s, "")
	}
	return s
}

// plainWordRE matches what questions for tables say beside names and measures.
var plainWordRE = regexp.MustCompile(`比|[还更][多少高低大小]|[在达过超有](?:[0-9一二两三四五六七八九十])|任务|指标|分到|下达了?|最重|最轻|压力|要完成|完成|全[市县区省州盟旗国]|各[个区县市州旗地]+|[区县市旗]{1,3}|季度|往下掉|下[降滑跌]|[两二三四五六七八九十0-9]+(?:大?类|种|个)|里头?|当中|其中|[个家项目]+数|相加|里?头?谁|[签投引]得|一共|总共|合计|总额|加起来|出去|出门|超过|[一二三四五六七八九十两]个|没|未|都|个|哪里|地方|垫底|倒数|最后一?名|名次|排名|新签约?|签约?|多少`)

// strangeTo counts the characters of the question's names that neither a table
// nor what stands over it explains, and all of them.
func (r *Run) strangeTo(f *figureTable) (strange, all int) {
	known := f.heading() + "\n" + f.paragraph()
	for _, c := range f.table.Columns {
		known += "\n" + c.Name
	}
	for _, it := range f.rows {
		known += "\n" + clean.Fold(it.Name)
	}
	for _, row := range f.table.Rows {
		if row.Total && f.table.Name < len(row.Cells) {
			known += "\n" + f.page.Read(row.Cells[f.table.Name])
		}
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
			if w < 0.9 || plain[i] || strings.ContainsRune("0123456789.%", t.Runes[i]) || find.InDates(r.Q, find.Piece{Runes: t.Runes[i : i+1], Start: t.Start + i}) {
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
	if namesColumn(t, own) {
		lent = ""
	}
	asked := own
	if lent != "" && !r.namesAction(own) {
		asked += lent
	}
	if c := rateColumn(t); c >= 0 && (droppedRE.MatchString(own) || grewRE.MatchString(own)) {
		return c, sureColumn
	}
	if lent != "" && numberOnlyRE.MatchString(own) {
		if c := r.onlyOfKind(t, own); c >= 0 {
			return c, sureColumn // 乙县有几个 behind 总投资
		}
	}
	for c := range t.Columns {
		if c == t.Name || !t.Measured(c) {
			continue
		}
		s := r.columnScore(t, c, asked) + r.kindOfFigure(t, c)
		if lent != "" {
			name := columnUnitRE.ReplaceAllString(t.Columns[c].Name, "")
			s += likeness(own, name) + 2*find.SamePeriod(own, name) + 0.5*max(0, likeness(lent, name))
		}
		if s > score+0.01 {
			best, score = c, s
		}
	}
	if score < sureColumn {
		if c := r.onlyOfKind(t, own); c >= 0 && (best < 0 || c == best) {
			return c, sureColumn
		}
	}
	return best, score
}

// onlyOfKind is the only column of numbers when a question asks how many, or the
// only one of sums when it asks for money; -1 for none or several.
func (r *Run) onlyOfKind(t *reading.Table, q string) int {
	number, money := howManyRE.MatchString(q) || numbersLimited(q), figureOfMoneyRE.MatchString(q)
	if number == money {
		return -1
	}
	at := -1
	for c := range t.Columns {
		name := t.Columns[c].Name
		if unit := t.Columns[c].Unit; r.Q.Currency != "" && strings.Contains(unit, "元") && !r.inCurrencyOf(unit) {
			continue
		}
		if c == t.Name || !t.Measured(c) || rateRE.MatchString(name) || t.Columns[c].Unit == "%" || t.HoldsMoney(c) != money {
			continue
		}
		if at >= 0 || find.SamePeriod(q, name) < 0 || find.SameCapital(q, name) < 0 || figures(q, name) < 0 {
			return -1
		}
		at = c
	}
	return at
}

// deedsTold reports whether a table, or what stands over it, has a word for each
// deed that a text names: 开工 is no 签约.
func (r *Run) deedsTold(f *figureTable, q string) bool {
	told := f.heading() + "\n" + f.paragraph()
	for _, c := range f.table.Columns {
		told += "\n" + c.Name
	}
	return !slices.ContainsFunc(r.Words.Actions, func(words []string) bool { return find.HoldsAny(q, words) && !find.HoldsAny(told, words) })
}

// rateColumn is the only column of rates of a table, -1 for none or several.
func rateColumn(t *reading.Table) int { return onlyMeasured(t, rateColumnRE) }

// onlyMeasured is the only column of figures whose name matches, -1 for none or
// several.
func onlyMeasured(t *reading.Table, name *regexp.Regexp) int {
	at := -1
	for c := range t.Columns {
		if name.MatchString(t.Columns[c].Name) && t.Measured(c) {
			if at >= 0 {
				return -1
			}
			at = c
		}
	}
	return at
}

// namesColumn reports whether a text has the name of a column of figures, without
// its unit.
func namesColumn(t *reading.Table, text string) bool {
	for c := range t.Columns {
		name := strings.TrimSpace(listing.BracketedRE.ReplaceAllString(t.Columns[c].Name, ""))
		if c != t.Name && t.Measured(c) && len([]rune(name)) >= 2 && strings.Contains(text, name) {
			return true
		}
	}
	return false
}

// namesAction reports whether a text says what was done: 签约, 开工.
func (r *Run) namesAction(text string) bool {
	return slices.ContainsFunc(r.Words.Actions, func(words []string) bool { return find.HoldsAny(text, words) })
}

var (
	// figureOfMoneyRE matches questions for sums, numberOnlyRE those for numbers.
	figureOfMoneyRE = regexp.MustCompile(`多少(?:个)?(?:亿|钱|资金|美元)|几个?亿|金额|总额|投资|引资|外资|[0-9]亿|[0-9]万`)
	numberOnlyRE    = regexp.MustCompile(`(?:多少|几)(?:个|家|项|宗|批|次)(?:[^亿万]|$)|[0-9两二三四五六七八九十](?:个|家|项|批次?)`)
)

// percentLimitRE matches a limit in percent: 超过55%, 60%以上.
var percentLimitRE = regexp.MustCompile(`(?:超过|多于|大于|高于|突破|不低于|至少|低于|小于|不到|不足|过|达到?)[0-9.]+%|[0-9.]+%(?:及?以上|及?以下|以内)`)

// percentColumnRE matches the names of columns in percent.
var percentColumnRE = regexp.MustCompile(`率|比重?$|占比|比例|幅|速|%|进度|同比`)

// inCurrencyOf reports whether a unit is of the currency that the question names.
func (r *Run) inCurrencyOf(unit string) bool {
	a, err := values.ParseAmount("1", unit)
	return err != nil || a.Currency == r.Q.Currency || slices.Contains(r.Q.Currencies, a.Currency)
}

// kindOfFigure raises the columns of the kind of figure that a question asks for.
func (r *Run) kindOfFigure(t *reading.Table, c int) float64 {
	if unit := t.Columns[c].Unit; r.Q.Currency != "" && strings.Contains(unit, "元") && !r.inCurrencyOf(unit) {
		return -3
	}
	q, money := string(r.Q.Folded), strings.Contains(t.Columns[c].Unit, "元") || t.Columns[c].Role == "amount"
	if percentLimitRE.MatchString(q) {
		if t.Columns[c].Unit == "%" || percentColumnRE.MatchString(t.Columns[c].Name) {
			return 1
		}
		return -3
	}
	switch headFigure := figures(q, t.Columns[c].Name) > 0; {
	case headFigure, !money && numberAskedRE.MatchString(q) && !sumsAskedRE.MatchString(q):
		return 0
	case figureOfMoneyRE.MatchString(q) && !numberOnlyRE.MatchString(q) && !money, numberOnlyRE.MatchString(q) && !figureOfMoneyRE.MatchString(q) && money:
		return -1.5
	}
	return 0
}

// monthsRE matches a part of a year: 上半年, 1-6月, 一季度, 3月.
var monthsRE = regexp.MustCompile(`上半年|下半年|全年|前?[一二三四]季度|[0-9]{1,2}(?:(?:[-—–~]|至|到)[0-9]{1,2})?月份?`)

// samePeriods are other words for a run of months.
var samePeriods = map[string]string{"上半年": "1-6月", "下半年": "7-12月", "全年": "1-12月", "一季度": "1-3月", "二季度": "4-6月", "三季度": "7-9月", "四季度": "10-12月", "前三季度": "1-9月"}

// periodOf is the part of a year that a text names first, in months; "" for
// none.
func periodOf(text string) string {
	p := monthsRE.FindString(text)
	if same := samePeriods[strings.TrimPrefix(p, "第")]; same != "" {
		return same
	}
	return strings.TrimSuffix(strings.NewReplacer("—", "-", "–", "-", "~", "-", "至", "-", "到", "-").Replace(p), "份")
}

// periods raises a column of the part of a year that the question names, and
// lowers one of another part: 上半年 is 1-6月 and not 6月.
func periods(q, name string) float64 {
	asked, has := periodOf(q), periodOf(name)
	switch {
	case asked == "" || has == "":
		return 0
	case asked == has:
		return 2
	}
	return -2
}
