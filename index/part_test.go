package index

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"

	"zhaoshang/corpus"
)

func snapshot(t testing.TB, entries []Entry) []byte {
	t.Helper()
	w := NewWriter()
	for i := range entries {
		w.Add(&entries[i])
	}
	var out bytes.Buffer
	if _, err := w.Finish(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// fullEntry has something in every kind of record.
func fullEntry() Entry {
	span := corpus.Span{Start: 3, End: 9}
	name := *corpus.Said("竹海洽谈会", span, "test")
	return Entry{
		Document: corpus.Document{ID: "f", Title: "竹海", Date: &corpus.Date{Year: 2024, Month: 2}, Visibility: corpus.Staff,
			Added: time.Unix(1700000000, 5).UTC(), Sequence: 7},
		Records: corpus.Records{
			Projects: []corpus.Project{{ID: "f#p1", Document: "f", Name: name, Aliases: []string{"竹海"},
				Moneys:     []corpus.Sourced[corpus.Money]{{Value: corpus.Money{Kind: corpus.Output, Amount: corpus.Amount{Min: -1}}}},
				Attributes: []corpus.Sourced[corpus.Attribute]{{Value: corpus.Attribute{Kind: "area", Text: "百亩"}, Span: span}},
				Corrected:  []corpus.Corrected{{Field: "amount", Said: []corpus.Span{span}, Old: []byte("null"), New: []byte(`{"min":5}`), Who: "王五", At: time.Unix(1700000000, 0).UTC()}}}},
			Totals:        []corpus.Total{{ID: "f#t1", Count: corpus.Said(12, span, "n")}},
			Events:        []corpus.Event{{ID: "f#e1", Name: name}},
			Organizations: []corpus.Organization{{ID: "f#o1", Name: name, Kind: "company"}},
			Persons:       []corpus.Person{{ID: "f#h1", Name: name, Title: corpus.Said("镇长", span, "t")}},
			Visits:        []corpus.Visit{{ID: "f#v1", Visited: []corpus.Sourced[string]{name}}},
			Agreements:    []corpus.Agreement{{ID: "f#a1", Kind: "战略合作"}},
			Statements:    []corpus.Statement{{ID: "f#s1", Speaker: name, Quote: span}},
			Doubts:        []corpus.Sourced[string]{name},
		},
	}
}

func TestPartGivesBackWhatWasWritten(t *testing.T) {
	want := fullEntry()
	p, err := OpenPart(snapshot(t, append(sampleEntries(), want)), nil)
	if err != nil {
		t.Fatal(err)
	}
	n, ok := p.Find("f")
	if !ok {
		t.Fatal("the document is not found")
	}
	if got := p.Document(n); !reflect.DeepEqual(got, want.Document) {
		t.Errorf("document is %+v, want %+v", got, want.Document)
	}
	if got := p.Records(n); !reflect.DeepEqual(*got, want.Records) {
		t.Errorf("records are %+v, want %+v", *got, want.Records)
	}
	if p.Title(n) != "竹海" || p.ID(n) != "f" || p.Level(n) != 1 {
		t.Errorf("title %q, id %q, level %d", p.Title(n), p.ID(n), p.Level(n))
	}
}

func TestTheLaterOfTwoEntriesStays(t *testing.T) {
	old, last := fullEntry(), fullEntry()
	last.Document.Title = "新"
	w := NewWriter()
	w.Add(&old)
	w.Add(&last)
	var out bytes.Buffer
	order, err := w.Finish(&out)
	if err != nil || order[0] != -1 || order[1] != 0 {
		t.Fatalf("order is %v, %v", order, err)
	}
	p, err := OpenPart(out.Bytes(), nil)
	if err != nil || p.Len() != 1 || p.Projects() != 1 || p.Title(0) != "新" {
		t.Errorf("%d documents, %d projects, %v", p.Len(), p.Projects(), err)
	}
}

func TestOpenPartRefusesCutBytes(t *testing.T) {
	data := snapshot(t, append(sampleEntries(), fullEntry()))
	for n := 0; n < len(data)-8; n += 5 {
		if _, err := OpenPart(data[:n:n], nil); !errors.Is(err, ErrFormat) {
			t.Fatalf("%d of %d bytes: %v, want ErrFormat", n, len(data), err)
		}
	}
	other := bytes.Clone(data)
	other[16] ^= 1 // the layout of the types
	if _, err := OpenPart(other, nil); !errors.Is(err, ErrFormat) {
		t.Errorf("another layout: %v, want ErrFormat", err)
	}
}

func TestSameRecords(t *testing.T) {
	a, b := fullEntry(), fullEntry()
	if !SameRecords(&a.Records, &b.Records) {
		t.Error("equal records differ")
	}
	b.Records.Projects[0].Aliases = nil
	if SameRecords(&a.Records, &b.Records) {
		t.Error("a lost alias is not seen")
	}
}

// TestTablesOfSeveralLayers has the same documents in one layer and in three,
// the first of them with a document that a later one replaces.
func TestTablesOfSeveralLayers(t *testing.T) {
	entries := sampleEntries()
	old := entries[1]
	old.Records.Projects = old.Records.Projects[:1]
	first, second, third := NewPart([]Entry{entries[0], old}), NewPart(entries[1:2]), NewPart(entries[2:3])
	gone := NewBits(2)
	n, _ := first.Find("a")
	gone.Set(uint32(n))
	layered := Assemble([]Layer{{first, gone}, {second, nil}, {third, nil}})
	whole := NewTable(corpus.Admin, entries[:3])
	ten := 10 * corpus.Yi
	for _, f := range []Filter{{}, {Documents: []string{"a", "s"}}, {NotDocuments: []string{"a"}}, {Places: []string{"zj"}},
		{AmountMin: &ten}, {IDs: []string{"a#p2", "b#p1"}}, {NotIDs: []string{"a#p2"}}} {
		a, b := layered.Select(f), whole.Select(f)
		if got, want := ids(a.Projects(0)), ids(b.Projects(0)); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v gives %v, want %v", f, got, want)
		}
		if !reflect.DeepEqual(a.Sums(), b.Sums()) || a.Silent() != b.Silent() {
			t.Errorf("%+v: sums %+v, want %+v", f, a.Sums(), b.Sums())
		}
		if !reflect.DeepEqual(a.Group(ByPlace), b.Group(ByPlace)) {
			t.Errorf("%+v: groups %+v, want %+v", f, a.Group(ByPlace), b.Group(ByPlace))
		}
		if got, want := ids(a.Top(2, "CNY", false)), ids(b.Top(2, "CNY", false)); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: top %v, want %v", f, got, want)
		}
	}
	if got, want := layered.Documents(), whole.Documents(); !reflect.DeepEqual(got, want) {
		t.Errorf("documents are %v, want %v", got, want)
	}
}

func TestFileWriterWritesTheSame(t *testing.T) {
	entries := append(sampleEntries(), fullEntry())
	for i := range 300 { // more than a window, and not in the order of ids
		e := fullEntry()
		e.Document.ID = fmt.Sprintf("g%03d", (i*7)%300)
		entries = append(entries, e)
	}
	f, err := os.CreateTemp(t.TempDir(), "spool")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := NewFileWriter(f)
	for i := range entries {
		w.Add(&entries[i])
	}
	var out bytes.Buffer
	if _, err := w.Finish(&out); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), snapshot(t, entries)) {
		t.Error("a writer with a file writes something else than one in memory")
	}
}
