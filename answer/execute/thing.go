package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// thing is what the last answer was about: a row of a table, or what a report
// says of one project, event or place.
type thing struct {
	page  *reading.Page
	table *reading.Table // nil in running text
	row   *reading.Row
	at    int           // where it was spoken of
	spans []corpus.Span // all places that speak of it, the nearest first
	own   int           // its project among the records of the page, -1 for none
	sure  bool          // a question named that project
	heads []head
}

// head is a place where a page names a project or a company.
type head struct {
	span    corpus.Span
	project int // index in the records, -1 for a company of no project
}

// lastThing is what the last answer was about; nil when no page has it.
func (r *Run) lastThing() *thing {
	i := slices.IndexFunc(r.Pages, func(p *reading.Page) bool { return p.Document.ID == r.Anchor.Document })
	if i < 0 {
		return nil
	}
	t := &thing{page: r.Pages[i], at: r.Anchor.Span.Start, own: -1}
	if r.Anchor.Told.Len() > 0 {
		t.at = r.Anchor.Told.Start
	}
	s := t.page.SentenceAt(t.at)
	if s < 0 {
		return nil
	}
	t.heads = r.headsOf(t.page)
	called := []string(nil)
	if x := &t.page.Sentences[s]; x.Kind == corpus.TableRow {
		if x.Row < 0 || x.Table >= len(t.page.Tables) {
			return nil
		}
		t.table = &t.page.Tables[x.Table]
		t.row = &t.table.Rows[x.Row]
		t.spans = []corpus.Span{x.Span}
		called = append(called, foldedCell(t.page, t.row, t.table.Name))
	} else {
		t.own = r.projectMeant(t)
		if t.own < 0 {
			t.own = t.projectOfForm(s)
		}
		if t.spans = t.formAt(s); t.spans == nil {
			t.spans = []corpus.Span{t.run(t.at)}
		}
	}
	if projects := r.recordsOf(t.page.Document.ID).Projects; t.own >= 0 {
		called = append(called, clean.Fold(projects[t.own].Name.Value))
	}
	t.mention(called, r.otherNames(t))
	return t
}

// projectMeant is the project of the thing: the one that the conversation named, else the
// one that the sentence speaks of. The thing is where what was told names it.
func (r *Run) projectMeant(t *thing) int {
	named := r.Anchor.Project
	own := slices.IndexFunc(r.recordsOf(t.page.Document.ID).Projects, func(x corpus.Project) bool { return !named.Empty() && x.Name.Span == named })
	if own < 0 {
		return t.projectAt()
	}
	t.sure = true
	if r.Anchor.Told.Contains(named) {
		t.at = named.Start
	}
	return own
}

// formAt are the fields of the form that a sentence is a field of, one of several forms:
// 项目名称:甲, 总投资:3亿元. nil when it is of none.
func (t *thing) formAt(s int) []corpus.Span {
	p := t.page
	section := p.Sentences[s].Section
	if !p.Sentences[s].Form || p.Sections[section].Span.Start == p.Sentences[0].Span.Start {
		return nil
	}
	var out []corpus.Span
	for i := range p.Sentences {
		if x := &p.Sentences[i]; x.Form && x.Section == section {
			out = append(out, x.Span)
		}
	}
	return out
}

// foldedCell is the folded text of a cell; "" when there is none.
func foldedCell(p *reading.Page, row *reading.Row, column int) string {
	if column < 0 || column >= len(row.Cells) || row.Cells[column].Empty() {
		return ""
	}
	return p.Read(row.Cells[column])
}

// headsOf are the places of running text that name projects, their investors and
// other companies, in order.
func (r *Run) headsOf(p *reading.Page) []head {
	records := r.recordsOf(p.Document.ID)
	var out []head
	add := func(s corpus.Span, project int) {
		if i := p.SentenceAt(s.Start); i >= 0 && !s.Empty() && p.Sentences[i].Kind != corpus.TableRow {
			out = append(out, head{s, project})
		}
	}
	for i := range records.Projects {
		add(records.Projects[i].Name.Span, i)
		for _, party := range records.Projects[i].Parties {
			add(party.Span, i)
		}
	}
	for i := range records.Organizations {
		if o := &records.Organizations[i]; o.Kind == "company" {
			add(o.Name.Span, -1)
		}
	}
	slices.SortStableFunc(out, func(a, b head) int { return a.span.Start - b.span.Start })
	return out
}

// projectAt is the project that a sentence speaks of at the thing's place: the
// one named last before it, or the only one named.
func (t *thing) projectAt() int {
	own := -1
	seg := t.segment(t.at)
	for _, h := range t.heads {
		if h.project < 0 || h.span.Start < seg.Start || h.span.Start >= seg.End {
			continue
		}
		if own < 0 || h.span.Start <= t.at {
			own = h.project
		}
	}
	return own
}

// projectOfForm is the one project that the fields of a form name; -1 for none or several.
func (t *thing) projectOfForm(s int) int {
	own := -1
	for _, f := range t.formAt(s) {
		for _, h := range t.heads {
			switch {
			case h.project < 0 || h.span.Start < f.Start || h.span.Start >= f.End:
			case own >= 0 && own != h.project:
				return -1
			default:
				own = h.project
			}
		}
	}
	return own
}

// segment is the sentence at a place, or its part between semicolons when
// several parts name something: 甲公司建A园;乙公司建B园.
func (t *thing) segment(at int) corpus.Span {
	s := t.page.Sentences[t.page.SentenceAt(at)].Span
	seg, named := s, 0
	for from := s.Start; from < s.End; {
		to := from
		for to < s.End && t.page.Folded[to] != ';' {
			to++
		}
		part := corpus.Span{Start: from, End: min(to+1, s.End)}
		if t.headIn(part, -2) {
			named++
		}
		if part.Start <= at && at < part.End {
			seg = part
		}
		from = part.End
	}
	if named < 2 {
		return s
	}
	return seg
}

// headIn reports whether a span names something else than a project.
func (t *thing) headIn(s corpus.Span, own int) bool {
	return slices.ContainsFunc(t.heads, func(h head) bool {
		return h.span.Start >= s.Start && h.span.Start < s.End && (own == -2 || h.project != own)
	})
}

// listedRE matches the beginning of the next one of several.
var listedRE = regexp.MustCompile(`^(?:其[一二三四五六七八九]|另有?|此外|还有|同日|[(]?[0-9一二三四五六七八九]+[)、.]|● ?|- )`)

// run is what a paragraph says of the thing at a place: from there on until the
// next thing is named.
func (t *thing) run(at int) corpus.Span {
	p := t.page
	out := t.segment(at)
	out.End = t.cut(at, out.End)
	i := p.SentenceAt(at)
	for k := i + 1; out.End >= p.Sentences[k-1].Span.End && k < len(p.Sentences) && p.Sentences[k].Block == p.Sentences[i].Block; k++ {
		s := p.Sentences[k].Span
		if t.opens(s) {
			break
		}
		out.End = t.cut(s.Start, s.End)
		if out.End < s.End {
			break
		}
	}
	out.Start = t.begins(at, out.Start)
	for k := i - 1; k >= 0 && out.Start == p.Sentences[k+1].Span.Start && p.Sentences[k].Block == p.Sentences[i].Block && !t.headIn(out, -2); k-- {
		out.Start = p.Sentences[k].Span.Start
	}
	return out
}

// opens reports whether a sentence begins with something else.
func (t *thing) opens(s corpus.Span) bool {
	text := t.page.Read(s)
	if listedRE.MatchString(text) {
		return true
	}
	for _, h := range t.heads {
		if h.span.Start >= s.Start && h.span.Start < s.End && (h.project < 0 && h.span.Start <= s.Start+1 || h.project >= 0 && h.project != t.own) {
			return true
		}
	}
	return slices.ContainsFunc(t.page.Places, func(x names.Place) bool {
		return x.Span.Start == s.Start && !strings.Contains(t.page.Read(t.segment(t.at)), t.page.Read(x.Span))
	})
}

// cut ends a stretch before the clause that names the next project.
func (t *thing) cut(at, end int) int {
	for _, h := range t.heads {
		if h.project >= 0 && h.project != t.own && h.span.Start > at && h.span.Start < end {
			if c := t.page.ClauseAt(h.span.Start); c >= 0 && t.page.Clauses[c].Span.Start > at {
				return t.page.Clauses[c].Span.Start
			}
		}
	}
	return end
}

// begins starts a stretch at the clause that names the thing first behind the last
// other project named before it.
func (t *thing) begins(at, start int) int {
	if !t.sure {
		return start
	}
	other := -1
	for _, h := range t.heads {
		switch {
		case h.span.Start < start || h.span.Start > at || h.project < 0:
		case h.project != t.own:
			other = h.span.End
		case other >= 0 && h.project == t.own:
			if c := t.page.ClauseAt(h.span.Start); c >= 0 {
				start, other = max(start, t.page.Clauses[c].Span.Start), -1
			}
		}
	}
	return start
}

// otherNames are the folded names of the other projects and rows of the page.
func (r *Run) otherNames(t *thing) []string {
	var out []string
	for i, x := range r.recordsOf(t.page.Document.ID).Projects {
		if i != t.own {
			out = append(out, clean.Fold(x.Name.Value))
		}
	}
	if t.table != nil {
		for i := range t.table.Rows {
			if row := &t.table.Rows[i]; row != t.row {
				out = append(out, foldedCell(t.page, row, t.table.Name))
			}
		}
		own := foldedCell(t.page, t.row, t.table.Name)
		out = slices.DeleteFunc(out, func(s string) bool { return s == own })
	}
	return out
}

// kindNameRE matches an end that many names have.
var kindNameRE = regexp.MustCompile(`^.?(?:项目|基地|公司|集团|产业园|工业园|园区|工厂|中心|工程|生产线|电站|总部|制造|建设|一期|二期|三期)+$`)

// mention adds the other sentences of running text that call the thing by its
// name or a part of it that no other thing has: 釉料基地6亿元里.
func (t *thing) mention(called, others []string) {
	for _, name := range called {
		for _, short := range shortNames([]rune(name)) {
			if slices.ContainsFunc(others, func(o string) bool { return strings.Contains(o, string(short)) }) {
				continue
			}
			for _, at := range t.page.Find(short) {
				i := t.page.SentenceAt(at)
				if i < 0 || t.page.Sentences[i].Kind == corpus.TableRow || t.holds(at) || t.page.IsTitle(t.page.Sentences[i].Span) {
					continue
				}
				t.spans = append(t.spans, t.run(at))
			}
		}
	}
}

func (t *thing) holds(at int) bool {
	return slices.ContainsFunc(t.spans, func(s corpus.Span) bool { return s.Start <= at && at < s.End })
}

// shortNames are the ends and beginnings that a name can be called by, the
// longest first: 陶艺城 of 柏野陶艺城, 瓷砖釉料 of 瓷砖釉料制造基地.
func shortNames(name []rune) [][]rune {
	const leastEnd, leastBegin = 3, 4
	out := [][]rune{name}
	for n := len(name) - 1; n >= leastEnd; n-- {
		if end := name[len(name)-n:]; !kindNameRE.MatchString(string(end)) {
			out = append(out, end)
		}
		if n >= leastBegin {
			out = append(out, name[:n])
		}
	}
	if len(name) < leastEnd {
		return nil
	}
	return out
}
