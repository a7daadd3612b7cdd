package table

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/value"
)

// project takes the project of a row; none when the row names none.
func (r *reader) project(row corpus.Block) (corpus.Project, bool) {
	p := corpus.Project{Document: r.doc.ID, Sentence: row.Span}
	for _, c := range r.sheet.names() {
		if cell := find(row, c.index); cell != nil && p.Name.Value == "" {
			p.Name = r.name(cell.Span)
		}
	}
	if p.Name.Value == "" || r.rules.words.is("none", strings.ToLower(p.Name.Value)) {
		return p, false
	}
	p.Phase = r.phase(row, p.Name.Value)
	r.amounts(row, &p)
	r.parties(row, &p)
	r.ownParty(&p)
	r.sector(row, &p)
	r.place(row, &p)
	r.dates(row, &p)
	r.status(row, &p)
	r.takeEvent(row, &p)
	r.attributes(row, &p)
	return p, true
}

// longestName is how many runes a name may have before its cell is taken to hold
// a description too.
const longestName = 40

// named cuts a description off the name in a cell: 光学镜片项目:新建厂房…….
func (r *reader) named(span corpus.Span) corpus.Span {
	if span.Len() <= longestName {
		return span
	}
	for i := span.Start + 4; i < span.End; i++ {
		if strings.ContainsRune(":,。;\n", r.page.folded[i]) {
			return corpus.Span{Start: span.Start, End: i}
		}
	}
	return span
}

// name is a cell without a number before it: 1.光伏项目.
func (r *reader) name(span corpus.Span) corpus.Sourced[string] {
	span = r.named(span)
	text := r.page.show(span)
	rest := numbered(text)
	cut := utf8.RuneCountInString(text) - utf8.RuneCountInString(rest)
	span.Start += cut
	return *corpus.Said(strings.TrimSpace(rest), span, "table/name")
}

// numbered drops a number with its sign from the head of a label: 1. 一、 (二).
func numbered(s string) string {
	rest := strings.TrimLeft(s, "(（")
	body := strings.TrimLeftFunc(rest, func(r rune) bool {
		return strings.ContainsRune("0123456789０１２３４５６７８９一二三四五六七八九十", r)
	})
	if body == rest || body == "" {
		return s
	}
	for _, sign := range []string{"、", ". ", "．", ")", "）", ".", " "} {
		after, ok := strings.CutPrefix(body, sign)
		if first, _ := utf8.DecodeRuneInString(after); ok && first != utf8.RuneError && !unicode.IsDigit(first) {
			return strings.TrimLeft(after, "、 ")
		}
	}
	return s
}

// phaseOf gives the phase that a name says it is.
func phaseOf(name string) string {
	for _, phase := range []string{"一期", "二期", "三期", "四期", "五期"} {
		if strings.Contains(name, phase) {
			return phase
		}
	}
	return ""
}

// stagePhase is a phase as a column of phases has it: 二期, 第2期, 2.
var stagePhase = regexp.MustCompile(`^第?([一二三四五六七八]|[1-8])期?(工程|项目)?$`)

// phase is what the column of phases says, else the name.
func (r *reader) phase(row corpus.Block, name string) string {
	for _, c := range r.sheet.of(roleStage) {
		cell := find(row, c.index)
		if cell == nil {
			continue
		}
		if m := stagePhase.FindStringSubmatch(squeeze(r.page.fold(cell.Span))); m != nil {
			return string([]rune("一二三四五六七八")[strings.Index("12345678", digit(m[1]))]) + "期"
		}
	}
	return phaseOf(name)
}

// digit writes a Chinese digit as an Arabic one.
func digit(s string) string {
	if i := strings.Index("一二三四五六七八", s); i >= 0 {
		return string("12345678"[i/len("一")])
	}
	return s
}

// kinds are the kinds of money by the role of the column.
var kinds = map[role]corpus.AmountKind{
	roleTotal: corpus.TotalInvestment, "fixed": corpus.FixedAssets, rolePaid: corpus.PaidIn, "phase": corpus.PhaseInvestment,
	"registered": corpus.RegisteredCapital, "foreign": corpus.ForeignCapital, "output": corpus.Output, "tax": corpus.Tax, "domestic": corpus.OtherMoney,
}

// amounts takes all sums of a row; the surest column of the total investment
// that holds one is the project's amount.
func (r *reader) amounts(row corpus.Block, p *corpus.Project) {
	unit := r.rowUnit(row)
	for _, c := range r.sheet.of(roleTotal) {
		if m := r.money(row, c, unit); m != nil {
			p.Moneys = append(p.Moneys, *m)
			if p.Amount == nil {
				p.Amount = corpus.Said(m.Value.Amount, m.Span, "table/total-column")
			}
		}
	}
	var parts []*corpus.Sourced[corpus.Money]
	for _, c := range r.sheet.columns {
		if _, isMoney := kinds[c.role]; isMoney && c.role != roleTotal {
			if m := r.money(row, c, unit); m != nil {
				p.Moneys = append(p.Moneys, *m)
				if over, _ := r.rules.words.role(c.group); c.group != "" && over == roleTotal {
					parts = append(parts, m)
				}
			}
		}
	}
	if p.Amount == nil && len(parts) == 1 { // of 总投资: 内资(亿元), 外资(万美元), only one is filled
		p.Amount = corpus.Said(parts[0].Value.Amount, parts[0].Span, "table/part-column")
	}
}

// rowUnit is the unit that a column of units gives for this row: 万美元.
func (r *reader) rowUnit(row corpus.Block) string {
	for _, c := range r.sheet.of(roleUnit) {
		if cell := find(row, c.index); cell != nil {
			if u := unitIn(r.page.fold(cell.Span)); u != "" {
				return u
			}
		}
	}
	return ""
}

// money reads the sum of a column in a row.
func (r *reader) money(row corpus.Block, c column, rowUnit string) *corpus.Sourced[corpus.Money] {
	cell := find(row, c.index)
	if cell == nil {
		return nil
	}
	unit := c.unit
	if rowUnit != "" {
		unit = joinUnit(rowUnit, c.unit)
	}
	a, odd := r.rules.amountIn(r.page.fold(cell.Span), unit)
	if odd && c.role == roleTotal {
		r.found.Doubts = append(r.found.Doubts, *corpus.Said(r.page.show(cell.Span), cell.Span, "table/amount"))
	}
	if a == nil {
		return nil
	}
	m := corpus.Money{Kind: kinds[c.role], Amount: *a}
	if c.role == "phase" {
		m.Phase = phaseOf(c.name)
	}
	return corpus.Said(m, cell.Span, "table/"+string(c.role)+"-column")
}

// joinUnit joins the currency of a row (美元) with the size of its column (万元).
func joinUnit(row, column string) string {
	if strings.ContainsAny(row, "万亿千百") || column == "" {
		return row
	}
	for _, size := range []string{"百万", "千万", "万", "亿"} {
		if strings.Contains(column, size) {
			return size + row
		}
	}
	return row
}

// parties takes the companies of a row; a cell may hold several.
func (r *reader) parties(row corpus.Block, p *corpus.Project) {
	for _, c := range r.sheet.of(roleParty) {
		cell := find(row, c.index)
		if cell == nil || r.rules.words.is("none", squeeze(r.page.fold(cell.Span))) {
			continue
		}
		for _, span := range r.split(cell.Span) {
			name := r.page.show(span)
			if !slices.ContainsFunc(p.Parties, func(s corpus.Sourced[string]) bool { return s.Value == name }) {
				p.Parties = append(p.Parties, *corpus.Said(name, span, "table/party-column"))
			}
		}
	}
}

// ownParty takes the company that a name begins with, in a table that has no
// column of companies.
func (r *reader) ownParty(p *corpus.Project) {
	if r.reading == nil || len(r.sheet.of(roleParty)) > 0 {
		return
	}
	i, found := slices.BinarySearchFunc(r.reading.Orgs, p.Name.Span.Start, func(o names.Org, at int) int { return o.Span.Start - at })
	if !found {
		return
	}
	if o := r.reading.Orgs[i]; o.Kind == names.Company && p.Name.Span.Contains(o.Span) {
		p.Parties = append(p.Parties, *corpus.Said(r.page.show(o.Span), o.Span, "table/party-in-name"))
	}
}

// split divides a cell that holds several names. Commas and strokes divide
// Chinese names only: 科林, A/S is one.
func (r *reader) split(span corpus.Span) []corpus.Span {
	var out []corpus.Span
	start, depth := span.Start, 0
	add := func(end int) {
		if s := trim(r.page.folded, corpus.Span{Start: start, End: end}); !s.Empty() {
			out = append(out, s)
		}
	}
	for i := span.Start; i < span.End; i++ {
		switch c := r.page.folded[i]; {
		case strings.ContainsRune(openBrackets, c):
			depth++
		case strings.ContainsRune(closeBrackets, c):
			depth = max(depth-1, 0)
		case depth == 0 && r.divides(c, i, span):
			add(i)
			start = i + 1
		}
	}
	add(span.End)
	return out
}

// divides reports whether the sign c at i stands between two names.
func (r *reader) divides(c rune, i int, span corpus.Span) bool {
	switch c {
	case ';', '、', '；', '\n':
		return true
	case ',', '/', '+', '&', '|', '，', '和', '与':
	default:
		return false
	}
	if i == span.Start || i+1 >= span.End {
		return false
	}
	before, after := r.page.folded[i-1], r.page.folded[i+1]
	if c == '和' || c == '与' {
		return companyEnd(string(r.page.folded[span.Start:i])) && companyEnd(string(r.page.folded[i+1:span.End]))
	}
	return isHan(before) && isHan(after) || (before == ')' && isHan(after))
}

// companyEnd reports whether a name ends as names of companies do.
func companyEnd(s string) bool {
	for _, end := range []string{"公司", "集团", "厂", "院", "所", "中心", "合作社", "银行", "大学", "株式会社"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// trim takes blanks off both ends of a span.
func trim(text []rune, s corpus.Span) corpus.Span {
	for s.Start < s.End && unicode.IsSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(text[s.End-1]) {
		s.End--
	}
	return s
}

// sector takes the cell of the sector, or the group that the row stands in.
func (r *reader) sector(row corpus.Block, p *corpus.Project) {
	for _, c := range r.sheet.of(roleSector) {
		if cell := find(row, c.index); cell != nil && p.Sector == nil && !r.rules.words.is("none", squeeze(r.page.fold(cell.Span))) {
			p.Sector = corpus.Said(r.page.show(cell.Span), cell.Span, "table/sector-column")
		}
	}
	if p.Sector == nil && r.group.sector {
		p.Sector = corpus.Said(r.group.label, r.group.span, "table/group")
	}
	text := r.page.fold(p.Name.Span)
	if p.Sector != nil {
		text += "\n" + r.page.fold(p.Sector.Span)
	}
	p.Sectors = r.rules.lexicon.Sectors(text)
}

// place takes the cells of the place, the wider one first; without them the
// place of the lines above.
func (r *reader) place(row corpus.Block, p *corpus.Project) {
	for _, c := range r.sheet.columns {
		cell := find(row, c.index)
		if c.role != rolePlace || cell == nil || r.rules.words.is("none", squeeze(r.page.fold(cell.Span))) {
			continue
		}
		text := r.page.show(cell.Span)
		r.placed(p, cell.Span)
		switch {
		case p.Place == nil:
			p.Place = corpus.Said(text, cell.Span, "table/place-column")
		case !strings.Contains(text, p.Place.Value) && !strings.Contains(p.Place.Value, text):
			p.Place.Value, p.Place.Span = p.Place.Value+text, cell.Span
		case len(text) > len(p.Place.Value):
			p.Place.Value, p.Place.Span = text, cell.Span
		}
	}
	if p.Place == nil && r.group.place != nil {
		p.Place, p.Places = r.group.place, r.group.places
	}
	if p.Place == nil {
		p.Place, p.Places = r.context.place, r.context.places
	}
}

// placed adds what another cell of the place tells: what lies in the place so
// far, a zone that only the document's home was known of (仲恺片区 | 汉宁) too. A
// cell of quite another place is not believed.
func (r *reader) placed(p *corpus.Project, cell corpus.Span) {
	ids, wide := r.placeIDs(cell), p.Places
	if len(ids) == 0 || len(wide) == 0 {
		p.Places = append(p.Places, ids...)
		return
	}
	first := corpus.Span{}
	if p.Place != nil {
		first = p.Place.Span
	}
	switch own, before := ids[len(ids)-1], wide[len(wide)-1]; {
	case strings.HasPrefix(own, before+"/"):
		p.Places = ids
	case r.inHome(cell) && !r.inHome(first):
		p.Places = append(slices.Clone(wide), before+own[strings.LastIndex(own, "/"):])
	case r.inHome(first) && !r.inHome(cell):
		p.Places = append(slices.Clone(ids), own+before[strings.LastIndex(before, "/"):])
	}
}

// inHome reports whether the narrowest place of a cell is a zone that stands
// alone, so that only the document's home says where it lies.
func (r *reader) inHome(cell corpus.Span) bool {
	for _, p := range r.reading.PlacesIn(cell) {
		if p.Rule != "place/zone-alone" {
			return false
		}
	}
	return true
}

// placeIDs gives the ids of the narrowest place that a cell names.
func (r *reader) placeIDs(cell corpus.Span) []string {
	if r.reading == nil {
		return nil
	}
	var best []string
	for _, p := range r.reading.PlacesIn(cell) {
		if ids := p.IDs(); len(ids) > len(best) {
			best = ids
		}
	}
	return best
}

// dates takes the date of signing, else that of the start, else what a remark
// or the lines above say; start and completion are kept beside it.
func (r *reader) dates(row corpus.Block, p *corpus.Project) {
	for _, role := range []role{roleSigned, roleStart, roleCompletion} {
		for _, c := range r.sheet.of(role) {
			d, cell := r.dateIn(row, c)
			if d == nil {
				continue
			}
			if p.Date == nil && role != roleCompletion {
				p.Date = corpus.Said(*d, cell.Span, "table/"+string(role)+"-column")
			}
			if role != roleSigned {
				p.Attributes = append(p.Attributes, *corpus.Said(corpus.Attribute{Kind: string(role), Text: r.page.show(cell.Span)}, cell.Span, "table/"+string(role)+"-column"))
			}
		}
	}
	if p.Date == nil && len(r.sheet.of(roleSigned)) == 0 && len(r.sheet.of(roleStart)) == 0 {
		p.Date = r.remarkedDate(row)
	}
	if p.Date == nil {
		p.Date = r.context.date
	}
}

// dateIn reads the date of a column in a row.
func (r *reader) dateIn(row corpus.Block, c column) (*corpus.Date, *corpus.Cell) {
	cell := find(row, c.index)
	if cell == nil {
		return nil, nil
	}
	text := r.page.fold(cell.Span)
	d, err := value.ParseDate(text, r.ref)
	if err != nil {
		if strings.ContainsAny(text, "0123456789") {
			r.found.Doubts = append(r.found.Doubts, *corpus.Said(r.page.show(cell.Span), cell.Span, "table/date"))
		}
		return nil, nil
	}
	return &d, cell
}

// remarkedDate reads 2024-02-19签约 in a remark: the day of what was done.
func (r *reader) remarkedDate(row corpus.Block) *corpus.Sourced[corpus.Date] {
	for _, c := range r.sheet.of(roleNote) {
		cell := find(row, c.index)
		if cell == nil {
			continue
		}
		text := r.page.folded[cell.Span.Start:cell.Span.End]
		for _, m := range value.Find(text, r.ref) {
			if m.Date == nil || m.Date.Precision != corpus.Day {
				continue
			}
			if after := string(text[m.Span.End:min(len(text), m.Span.End+4)]); r.rules.lexicon.Status(after) != "" {
				at := corpus.Span{Start: cell.Span.Start + m.Span.Start, End: cell.Span.Start + m.Span.End}
				return corpus.Said(*m.Date, at, "table/date-in-remark")
			}
		}
	}
	return nil
}

// status takes the cell of the status, else the group, else the lines above.
func (r *reader) status(row corpus.Block, p *corpus.Project) {
	for _, c := range r.sheet.of(roleStatus) {
		cell := find(row, c.index)
		if cell == nil || p.Status != nil {
			continue
		}
		text := r.page.fold(cell.Span)
		if st := cmp.Or(r.rules.lexicon.Status(text), r.rules.lexicon.Status(text+"项目")); st != "" { // 意向, 储备
			p.Status = corpus.Said(st, cell.Span, "table/status-column")
		}
	}
	switch {
	case p.Status != nil:
	case r.group.status != "":
		p.Status = corpus.Said(r.group.status, r.group.span, "table/group")
	default:
		p.Status = r.context.status
	}
}

// takeEvent takes the cell of the event, else the event of the lines above.
func (r *reader) takeEvent(row corpus.Block, p *corpus.Project) {
	for _, c := range r.sheet.of(roleEvent) {
		if cell := find(row, c.index); cell != nil {
			p.Event = corpus.Said(r.page.show(cell.Span), cell.Span, "table/event-column")
			return
		}
	}
	p.Event = r.context.event
}

// attributes keeps the area, jobs and contents of a row with the unit of their column.
func (r *reader) attributes(row corpus.Block, p *corpus.Project) {
	for _, c := range r.sheet.columns {
		cell := find(row, c.index)
		if cell == nil || c.role != roleArea && c.role != roleJobs && c.role != roleContent {
			continue
		}
		text := r.page.show(cell.Span)
		if r.rules.words.is("none", squeeze(r.page.fold(cell.Span))) {
			continue
		}
		if parts := inBrackets(c.name); len(parts) > 0 && strings.Trim(text, "0123456789.,约") == "" {
			text += parts[0]
		}
		p.Attributes = append(p.Attributes, *corpus.Said(corpus.Attribute{Kind: string(c.role), Text: text}, cell.Span, "table/"+string(c.role)+"-column"))
	}
}
