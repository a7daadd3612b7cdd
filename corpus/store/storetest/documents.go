package storetest

import (
	"fmt"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

func roundTrip(t *testing.T, s *suite) {
	p := Document("甲", "湖畔储能项目|远山能源有限公司|云州市|12", "光谷芯片项目")
	p.Document.Date = &corpus.Date{Year: 2024, Month: 2, Day: 3, Precision: corpus.Day}
	r := s.put(t, p)[0]
	equal(t, "outcome", r.Outcome, store.Added)
	equal(t, "version", r.Document.Version, 1)
	d, err := s.Document(t.Context(), "甲")
	must(t, err)
	equal(t, "document", d, r.Document)
	original, err := s.Original(t.Context(), "甲")
	must(t, err)
	equal(t, "original", string(original), string(p.Original))
	text, err := s.Text(t.Context(), "甲")
	must(t, err)
	equal(t, "text", text, p.Text)
	e, err := s.Entry(t.Context(), "甲")
	must(t, err)
	equal(t, "entry text", e.Text, p.Text)
	for i := range e.Records.Projects {
		e.Records.Projects[i].Entity = ""
	}
	equal(t, "records", e.Records, p.Records)
}

func unchanged(t *testing.T, s *suite) {
	p := Document("甲", "湖畔储能项目")
	first := s.put(t, p)[0]
	before, err := s.Sequence(t.Context())
	must(t, err)
	again := s.put(t, p)[0]
	equal(t, "outcome", again.Outcome, store.Unchanged)
	equal(t, "document", again.Document, first.Document)
	after, err := s.Sequence(t.Context())
	must(t, err)
	equal(t, "sequence", after, before)
	twin := p
	twin.Document.ID = "乙"
	equal(t, "duplicates", s.put(t, twin)[0].Duplicates, []string{"甲"})
}

func replace(t *testing.T, s *suite) {
	s.put(t, Document("甲", "湖畔储能项目", "旧项目"))
	r := s.put(t, Document("甲", "湖畔储能项目二"))[0]
	equal(t, "outcome", r.Outcome, store.Replaced)
	equal(t, "version", r.Document.Version, 2)
	equal(t, "name", s.project(t, "甲", 0).Name.Value, "湖畔储能项目二")
	versions, err := s.Versions(t.Context(), "甲")
	must(t, err)
	equal(t, "versions", len(versions), 2)
	equal(t, "all", entries(t, s.All(t.Context())), []string{"甲"})
	st, err := s.Stats(t.Context())
	must(t, err)
	equal(t, "stats", []int{st.Documents, st.Versions, st.Projects}, []int{1, 2, 1})
}

func badBatch(t *testing.T, s *suite) {
	if _, err := s.Put(t.Context(), Document("甲", "湖畔储能项目"), store.Put{}); err == nil {
		t.Error("Put of a document without id = nil, want an error")
	}
	equal(t, "all", entries(t, s.All(t.Context())), []string(nil))
}

func removal(t *testing.T, s *suite) {
	s.put(t, Document("甲", "湖畔储能项目"), Document("乙", "光谷芯片项目"))
	must(t, s.Remove(t.Context(), "甲", "staff"))
	equal(t, "documents", ids(t, s.Documents(t.Context(), store.Filter{})), []string{"乙"})
	equal(t, "all", entries(t, s.All(t.Context())), []string{"乙"})
	equal(t, "removed", ids(t, s.Documents(t.Context(), store.Filter{Removed: true})), []string{"甲"})
	_, err := s.Entry(t.Context(), "甲")
	notFound(t, "Entry of a removed document", err)
	notFound(t, "second Remove", s.Remove(t.Context(), "甲", "staff"))
	must(t, s.Restore(t.Context(), "甲", "staff"))
	equal(t, "all", entries(t, s.All(t.Context())), []string{"甲", "乙"})
	notFound(t, "second Restore", s.Restore(t.Context(), "甲", "staff"))
	must(t, s.Remove(t.Context(), "甲", "staff"))
	equal(t, "outcome of adding again", s.put(t, Document("甲", "湖畔储能项目"))[0].Outcome, store.Added)
	equal(t, "documents", sorted(ids(t, s.Documents(t.Context(), store.Filter{}))), sorted([]string{"甲", "乙"}))
}

func visibility(t *testing.T, s *suite) {
	for id, v := range map[string]corpus.Visibility{"a": corpus.Public, "b": corpus.Staff, "c": corpus.Admin} {
		p := Document(id, "项目"+id)
		p.Document.Visibility = v
		s.put(t, p)
	}
	for role, want := range map[corpus.Visibility][]string{"": {"a"}, corpus.Staff: {"a", "b"}, corpus.Admin: {"a", "b", "c"}} {
		equal(t, "documents of "+string(role), sorted(ids(t, s.Documents(t.Context(), store.Filter{Role: role}))), want)
	}
	again := Document("b", "项目b")
	again.Document.Visibility = ""
	equal(t, "outcome of the same bytes", s.put(t, again)[0].Outcome, store.Unchanged)
	newer := Document("b", "项目b，第二版")
	newer.Document.Visibility = ""
	equal(t, "visibility of a new version", s.put(t, newer)[0].Document.Visibility, corpus.Staff)
	newer.Document.Visibility = corpus.Public
	equal(t, "visibility asked for", s.put(t, newer)[0].Document.Visibility, corpus.Public)
	must(t, s.Remove(t.Context(), "b", "admin"))
	must(t, s.SetVisibility(t.Context(), "a", corpus.Admin, "admin"))
	equal(t, "documents", ids(t, s.Documents(t.Context(), store.Filter{})), []string(nil))
	d, err := s.Document(t.Context(), "a")
	must(t, err)
	equal(t, "visibility", d.Visibility, corpus.Admin)
}

func changes(t *testing.T, s *suite) {
	s.put(t, Document("甲", "湖畔储能项目|远山能源|云州"), Document("乙", "光谷芯片项目"))
	middle, err := s.Sequence(t.Context())
	must(t, err)
	must(t, s.Remove(t.Context(), "乙", "x"))
	must(t, s.Restore(t.Context(), "乙", "x"))
	_, err = s.Correct(t.Context(), "甲#p1", "phase", []byte(`"一期"`), "x")
	must(t, err)
	equal(t, "changes", kinds(t, s.Changes(t.Context(), 0)),
		[]string{"put 甲", "put 乙", "removed 乙", "restored 乙", "corrected 甲"})
	equal(t, "later changes", len(kinds(t, s.Changes(t.Context(), middle))), 3)
	named := Document("丙", "湿地公园项目")
	named.Who = "web:wang"
	s.put(t, named)
	for c, err := range s.Changes(t.Context(), middle) {
		must(t, err)
		if c.Kind == store.DocumentPut {
			equal(t, "who put it", c.Who, "web:wang")
		}
	}
	d, err := s.Document(t.Context(), "丙")
	must(t, err)
	last, err := s.Sequence(t.Context())
	must(t, err)
	equal(t, "sequence of the document", d.Sequence, last)
}

func pages(t *testing.T, s *suite) {
	const n = 700
	puts := make([]store.Put, n)
	for i := range puts {
		puts[i] = Document(fmt.Sprintf("d%03d", i), fmt.Sprintf("第%d号项目", i))
	}
	s.put(t, puts...)
	equal(t, "documents", len(ids(t, s.Documents(t.Context(), store.Filter{}))), n)
	equal(t, "entries", len(entries(t, s.All(t.Context()))), n)
	for e, err := range s.All(t.Context()) { // writing while reading must not wait for itself
		must(t, err)
		must(t, s.Remove(t.Context(), e.Document.ID, "x"))
		break
	}
	equal(t, "documents", len(ids(t, s.Documents(t.Context(), store.Filter{}))), n-1)
}

func unknown(t *testing.T, s *suite) {
	_, err := s.Document(t.Context(), "无")
	notFound(t, "Document", err)
	_, err = s.Text(t.Context(), "无")
	notFound(t, "Text", err)
	_, err = s.Original(t.Context(), "无")
	notFound(t, "Original", err)
	_, err = s.Records(t.Context(), "无")
	notFound(t, "Records", err)
	_, err = s.Correct(t.Context(), "无#p1", "name", []byte(`"x"`), "x")
	notFound(t, "Correct", err)
	notFound(t, "Remove", s.Remove(t.Context(), "无", "x"))
	notFound(t, "Restore", s.Restore(t.Context(), "无", "x"))
	notFound(t, "Merge", s.Merge(t.Context(), "无#p1", "无#p2", "x"))
	notFound(t, "RemoveUser", s.RemoveUser(t.Context(), "无"))
	notFound(t, "UndoCorrection", s.UndoCorrection(t.Context(), 7, "x"))
}
