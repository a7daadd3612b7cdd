package index

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhaoshang/corpus"
)

func said[T any](v T) *corpus.Sourced[T] { return corpus.Said(v, corpus.Span{}, "test") }

func project(id, document string, change func(*corpus.Project)) corpus.Project {
	p := corpus.Project{ID: id, Document: document, Name: *said(id)}
	change(&p)
	return p
}

func money(min corpus.Fen, bound corpus.Bound, currency string) *corpus.Sourced[corpus.Amount] {
	return said(corpus.Amount{Min: min, Bound: bound, Currency: currency})
}

func sampleEntries() []Entry {
	return []Entry{
		{Document: corpus.Document{ID: "b"}, Records: corpus.Records{
			Projects: []corpus.Project{
				project("b#p1", "b", func(p *corpus.Project) {
					p.Amount, p.Places, p.Sectors = money(10*corpus.Yi, corpus.Over, "CNY"), []string{"zj", "hz"}, []string{"ev"}
					p.Date, p.Status = said(corpus.Date{Year: 2023, Month: 5, Day: 6}), said(corpus.Signed)
				}),
				project("b#p2", "b", func(p *corpus.Project) {
					p.Amount, p.Places = money(10*corpus.Yi, corpus.Exact, "CNY"), []string{"zj"}
					p.Date, p.Event = said(corpus.Date{Year: 2023, Precision: corpus.Year}), said("竹海洽谈会")
				}),
			},
			Totals: []corpus.Total{{ID: "b#t1", Document: "b"}},
		}},
		{Document: corpus.Document{ID: "a"}, Records: corpus.Records{Projects: []corpus.Project{
			project("a#p1", "a", func(p *corpus.Project) {
				p.Amount, p.Parties = money(3*corpus.Yi, corpus.Exact, "USD"), []corpus.Sourced[string]{*said("云岭电池")}
			}),
			project("a#p2", "a", func(p *corpus.Project) { p.Status = said(corpus.Planned) }),
		}}},
		{Document: corpus.Document{ID: "s", Visibility: corpus.Staff}, Records: corpus.Records{Projects: []corpus.Project{
			project("s#p1", "s", func(p *corpus.Project) { p.Amount = money(99*corpus.Yi, corpus.Exact, "CNY") }),
		}}},
		{Document: corpus.Document{ID: "r", Removed: true}, Records: corpus.Records{Projects: []corpus.Project{
			project("r#p1", "r", func(*corpus.Project) {}),
		}}},
	}
}

func ids(list []*corpus.Project) []string {
	out := []string{}
	for _, p := range list {
		out = append(out, p.ID)
	}
	return out
}

func TestProjectsFit(t *testing.T) {
	ten, yes, no := 10*corpus.Yi, true, false
	tests := []struct {
		name string
		f    Filter
		want []string
	}{
		{"all, in the order of documents", Filter{}, []string{"a#p1", "a#p2", "b#p1", "b#p2"}},
		{"document", Filter{Documents: []string{"a"}}, []string{"a#p1", "a#p2"}},
		{"not document", Filter{NotDocuments: []string{"a"}}, []string{"b#p1", "b#p2"}},
		{"place", Filter{Places: []string{"hz", "nb"}}, []string{"b#p1"}},
		{"not place", Filter{NotPlaces: []string{"hz"}}, []string{"a#p1", "a#p2", "b#p2"}},
		{"sector", Filter{Sectors: []string{"ev"}}, []string{"b#p1"}},
		{"not sector", Filter{NotSectors: []string{"ev"}}, []string{"a#p1", "a#p2", "b#p2"}},
		{"party", Filter{Parties: []string{"云岭电池"}}, []string{"a#p1"}},
		{"not party", Filter{NotParties: []string{"云岭电池"}}, []string{"a#p2", "b#p1", "b#p2"}},
		{"status", Filter{Status: []corpus.Status{corpus.Signed}}, []string{"b#p1"}},
		{"not status", Filter{NotStatus: []corpus.Status{corpus.Signed, corpus.Planned}}, []string{"a#p1", "b#p2"}},
		{"event", Filter{Event: "竹海洽谈会"}, []string{"b#p2"}},
		{"ids", Filter{IDs: []string{"b#p2", "a#p2"}}, []string{"a#p2", "b#p2"}},
		{"not ids", Filter{NotIDs: []string{"b#p2", "a#p2"}}, []string{"a#p1", "b#p1"}},
		{"currency", Filter{Currency: "USD"}, []string{"a#p1"}},
		{"at least", Filter{AmountMin: &ten}, []string{"b#p1", "b#p2"}},
		{"more than 10亿 has 10多亿", Filter{AmountMin: &ten, MinOpen: true}, []string{"b#p1"}},
		{"at most", Filter{AmountMax: &ten}, []string{"a#p1", "b#p1", "b#p2"}},
		{"less than", Filter{AmountMax: &ten, MaxOpen: true}, []string{"a#p1"}},
		{"stated", Filter{HasAmount: &yes}, []string{"a#p1", "b#p1", "b#p2"}},
		{"silent", Filter{HasAmount: &no}, []string{"a#p2"}},
		{"the year", Filter{From: &corpus.Date{Year: 2023}, To: &corpus.Date{Year: 2023}}, []string{"b#p1", "b#p2"}},
		{"the month leaves out a bare year", Filter{From: &corpus.Date{Year: 2023, Month: 5}, To: &corpus.Date{Year: 2023, Month: 5}}, []string{"b#p1"}},
		{"since", Filter{From: &corpus.Date{Year: 2023, Month: 5, Day: 7}}, []string{}},
		{"nothing", Filter{Documents: []string{"z"}}, []string{}},
	}
	table := NewTable(corpus.Public, sampleEntries())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := ids(table.Projects(tt.f)); !slices.Equal(got, tt.want) {
				t.Errorf("Projects(%+v) = %v, want %v", tt.f, got, tt.want)
			}
		})
	}
}

func TestTableShowsWhatTheRoleMaySee(t *testing.T) {
	for role, want := range map[corpus.Visibility]int{"": 4, corpus.Public: 4, corpus.Staff: 5, corpus.Admin: 5} {
		table := NewTable(role, sampleEntries())
		if got := table.Select(Filter{}).Len(); got != want {
			t.Errorf("%q sees %d projects, want %d", role, got, want)
		}
		if _, ok := table.Project("s#p1"); ok != (want == 5) {
			t.Errorf("%q finds the staff project: %v", role, ok)
		}
		if _, ok := table.Document("r"); ok {
			t.Errorf("%q sees a removed document", role)
		}
	}
}

func TestSumsKeepCurrenciesAndBoundsApart(t *testing.T) {
	s := NewTable(corpus.Public, sampleEntries()).Select(Filter{})
	want := []Sum{
		{Currency: "CNY", Figure: 20 * corpus.Yi, Max: 20 * corpus.Yi, Exact: 1, Over: 1},
		{Currency: "USD", Figure: 3 * corpus.Yi, Max: 3 * corpus.Yi, Exact: 1},
	}
	if got := s.Sums(); !slices.Equal(got, want) {
		t.Errorf("Sums() = %+v, want %+v", got, want)
	}
	if s.Silent() != 1 {
		t.Errorf("Silent() = %d, want 1", s.Silent())
	}
}

func TestTopIsOfOneCurrency(t *testing.T) {
	s := NewTable(corpus.Admin, sampleEntries()).Select(Filter{})
	if got, want := ids(s.Top(2, "CNY", false)), []string{"s#p1", "b#p1"}; !slices.Equal(got, want) {
		t.Errorf("largest = %v, want %v", got, want)
	}
	if got, want := ids(s.Top(0, "CNY", true)), []string{"b#p1", "b#p2", "s#p1"}; !slices.Equal(got, want) {
		t.Errorf("smallest first = %v, want %v", got, want)
	}
}

func TestGroup(t *testing.T) {
	s := NewTable(corpus.Public, sampleEntries()).Select(Filter{})
	tests := []struct {
		by   Key
		want map[string]int
	}{
		{ByPlace, map[string]int{"zj": 2, "hz": 1, "": 2}},
		{ByDocument, map[string]int{"a": 2, "b": 2}},
		{ByYear, map[string]int{"2023": 2, "": 2}},
		{ByMonth, map[string]int{"2023-05": 1, "2023": 1, "": 2}},
		{ByStatus, map[string]int{"signed": 1, "planned": 1, "": 2}},
		{ByParty, map[string]int{"云岭电池": 1, "": 3}},
		{ByCurrency, map[string]int{"CNY": 2, "USD": 1, "": 1}},
	}
	for _, tt := range tests {
		buckets := s.Group(tt.by)
		if len(buckets) != len(tt.want) {
			t.Errorf("by %s: %d groups, want %d", tt.by, len(buckets), len(tt.want))
		}
		for _, b := range buckets {
			if b.Count != tt.want[b.Value] {
				t.Errorf("by %s: %q has %d, want %d", tt.by, b.Value, b.Count, tt.want[b.Value])
			}
		}
	}
}

func TestInGivesOneDocument(t *testing.T) {
	table := NewTable(corpus.Public, sampleEntries())
	if got := len(table.In("b").Totals); got != 1 {
		t.Errorf("In(b) has %d totals, want 1", got)
	}
	if got := len(table.In("s").Projects); got != 0 {
		t.Errorf("In(s) shows %d projects to the public", got)
	}
	if got := len(table.Totals()); got != 1 {
		t.Errorf("Totals() has %d, want 1", got)
	}
}

func TestDistinctCountsAProjectOnce(t *testing.T) {
	project := func(document string, n int, entity string, yi corpus.Fen) corpus.Project {
		p := corpus.Project{ID: document + "#p" + strconv.Itoa(n), Document: document, Entity: entity, Name: *corpus.Said("竹湾工厂", corpus.Span{End: 4}, "t")}
		if yi > 0 {
			p.Amount = corpus.Said(corpus.Amount{Min: yi * corpus.Yi, Currency: "CNY", Bound: corpus.Exact}, corpus.Span{End: 4}, "t")
		}
		return p
	}
	entry := func(id string, v corpus.Visibility, list ...corpus.Project) Entry {
		return Entry{Document: corpus.Document{ID: id, Visibility: v}, Records: corpus.Records{Projects: list}}
	}
	older := NewPart([]Entry{entry("a", corpus.Public, project("a", 1, "e1", 0), project("a", 2, "e2", 7)),
		entry("b", corpus.Public, project("b", 1, "e1", 3)), entry("s", corpus.Staff, project("s", 1, "e2", 9))})
	newer := NewPart([]Entry{entry("c", corpus.Public, project("c", 1, "e1", 5), project("c", 2, "", 1), project("c", 3, "", 1))})
	closed := NewBits(older.Len())
	closed.Set(2)
	table := Assemble([]Layer{{older, closed}, {newer, nil}})
	s := table.Select(Filter{}).Distinct()
	var ids []string
	for _, p := range s.Projects(0) {
		ids = append(ids, p.ID)
	}
	if got, want := strings.Join(ids, " "), "a#p2 b#p1 c#p2 c#p3"; got != want || s.Len() != 4 {
		t.Errorf("distinct projects are %s (%d), want %s", got, s.Len(), want)
	}
	if sums := s.Sums(); len(sums) != 1 || sums[0].Figure != 12*corpus.Yi {
		t.Errorf("sums are %+v, want 12亿", sums)
	}
	b, _ := table.Project("b#p1")
	others := table.Others(b)
	if len(others) != 2 || others[0].ID != "a#p1" || others[1].ID != "c#p1" {
		t.Errorf("other records of b#p1 are %v", others)
	}
	if c, _ := table.Project("c#p2"); len(table.Others(c)) != 0 {
		t.Error("a project of no entity has other records")
	}
}
