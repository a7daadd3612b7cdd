package storetest

import (
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

func corrections(t *testing.T, s *suite) {
	s.put(t, Document("甲", "湖畔储能项目|远山能源|云州市|12"))
	for field, value := range map[string]string{
		"amount": `{"min":150000000000,"currency":"CNY","bound":"exact"}`, "parties": `["新岭控股","远山能源"]`,
		"place": `{"value":"云州市东湖区","ids":["yz","yz-dh"]}`, "sector": `{"value":"储能","ids":["energy"]}`,
		"status": `"started"`, "date": `{"year":2024,"precision":"year"}`, "event": `"推介会"`, "phase": `"一期"`, "name": `"湖畔储能基地项目"`,
	} {
		if _, err := s.Correct(t.Context(), "甲#p1", field, []byte(value), "老王"); err != nil {
			t.Fatalf("Correct %s: %v", field, err)
		}
	}
	p := s.project(t, "甲", 0)
	equal(t, "name", p.Name.Value, "湖畔储能基地项目")
	equal(t, "alias", p.Aliases, []string{"湖畔储能项目"})
	equal(t, "amount", p.Amount.Value.Min, 15*corpus.Yi)
	equal(t, "moneys", len(p.Moneys), 1)
	equal(t, "parties", len(p.Parties), 2)
	equal(t, "places", p.Places, []string{"yz", "yz-dh"})
	equal(t, "sectors", p.Sectors, []string{"energy"})
	equal(t, "status", p.Status.Value, corpus.Started)
	equal(t, "rule", p.Amount.Rule, store.CorrectionRule)
	note := p.Correction("amount")
	if note == nil || len(note.Said) != 1 || note.Who != "老王" || note.At.IsZero() {
		t.Fatalf("correction of the amount is %+v", note)
	}
	equal(t, "what the document says", string(note.Old), `{"min":120000000000,"currency":"CNY","bound":"exact"}`)
	list, err := s.Corrections(t.Context(), "甲")
	must(t, err)
	equal(t, "corrections", len(list), len(corpus.ProjectFields()))
	for _, c := range list {
		if c.Field == "amount" {
			equal(t, "old", string(c.Old), `{"min":120000000000,"currency":"CNY","bound":"exact"}`)
			equal(t, "who", c.Who, "老王")
			must(t, s.UndoCorrection(t.Context(), c.ID, "老王"))
		}
	}
	equal(t, "amount after undo", s.project(t, "甲", 0).Amount.Value.Min, 12*corpus.Yi)
	undone := s.project(t, "甲", 0)
	equal(t, "nothing said of it", undone.Correction("amount") == nil, true)
	for field, value := range map[string]string{"amount": `"many"`, "colour": `"red"`, "name": `null`} {
		if _, err := s.Correct(t.Context(), "甲#p1", field, []byte(value), "老王"); err == nil {
			t.Errorf("Correct %s to %s = nil, want an error", field, value)
		}
	}
}

func correctionsSurvive(t *testing.T, s *suite) {
	first := Document("甲", "湖畔储能项目|||12", "光谷芯片项目|||3")
	s.put(t, first)
	_, err := s.Correct(t.Context(), "甲#p2", "amount", []byte(`{"min":500000000000,"currency":"CNY","bound":"exact"}`), "老王")
	must(t, err)
	equal(t, "outcome", s.put(t, first)[0].Outcome, store.Unchanged)
	equal(t, "after the same bytes", s.project(t, "甲", 1).Amount.Value.Min, 50*corpus.Yi)
	s.put(t, Document("甲", "新增项目", "湖畔储能项目|||12", "光谷芯片项目|||3"))
	equal(t, "after a new version", s.project(t, "甲", 2).Amount.Value.Min, 50*corpus.Yi)
	equal(t, "its neighbour", s.project(t, "甲", 1).Amount.Value.Min, 12*corpus.Yi)
	must(t, s.Remove(t.Context(), "甲", "x"))
	must(t, s.Restore(t.Context(), "甲", "x"))
	equal(t, "after a restore", s.project(t, "甲", 2).Amount.Value.Min, 50*corpus.Yi)
	s.put(t, Document("甲", "湖畔储能项目|||12"))
	list, err := s.Corrections(t.Context(), "甲")
	must(t, err)
	equal(t, "orphan", list[0].Orphan, true)
}

func identities(t *testing.T, s *suite) {
	s.put(t, Document("甲", "湖畔储能项目|远山能源有限公司|云州市|12", "光谷芯片项目|甲公司|云州市|1"))
	r := s.put(t, Document("乙", "“湖畔储能”项目|远山能源|云州市东湖区|15", "光谷芯片项目|乙公司|南江市|1"))[0]
	equal(t, "joined", r.Joined, 1)
	if len(r.Conflicts) != 1 || !r.Conflicts[0].Joined || r.Conflicts[0].A.Project != "甲#p1" {
		t.Errorf("conflicts = %+v, want the storage project's amounts", r.Conflicts)
	}
	equal(t, "entity", s.project(t, "乙", 0).Entity, s.project(t, "甲", 0).Entity)
	if s.project(t, "乙", 1).Entity == s.project(t, "甲", 1).Entity {
		t.Error("two projects of one name in different places are joined")
	}
	s.put(t, Document("丙", "产业园"))
	same := s.put(t, Document("丁", "产业园。"), Document("戊", "产业园", "又一项目"))
	equal(t, "same text", same[0].SameText, []string{"丙"})
	equal(t, "joined in the same text", s.project(t, "丁", 0).Entity, s.project(t, "丙", 0).Entity)
	equal(t, "other text", same[1].SameText, []string(nil))
	if s.project(t, "戊", 0).Entity == s.project(t, "丙", 0).Entity {
		t.Error("a short name of another text is joined with nothing else to go by")
	}
	_, err := s.Correct(t.Context(), "丁#p1", "event", []byte(`"推介会"`), "老王")
	must(t, err)
	equal(t, "joined after a correction", s.project(t, "丁", 0).Entity, s.project(t, "丙", 0).Entity)
	equal(t, "amounts", s.project(t, "甲", 0).Amount.Value.Min, 12*corpus.Yi)
}

func mergeSplit(t *testing.T, s *suite) {
	s.put(t, Document("甲", "湖畔储能项目|远山能源|云州市"), Document("乙", "湖畔大型储能基地|远山能源|云州市"),
		Document("丙", "湖畔储能项目|远山能源|云州市"))
	entity := func(d string) string { return s.project(t, d, 0).Entity }
	equal(t, "joined by itself", entity("丙"), entity("甲"))
	must(t, s.Merge(t.Context(), "乙#p1", "甲#p1", "老王"))
	equal(t, "merged", []string{entity("甲"), entity("丙")}, []string{entity("乙"), entity("乙")})
	must(t, s.Split(t.Context(), "甲#p1", "丙#p1", "老王"))
	if entity("甲") == entity("丙") {
		t.Error("split records share an entity")
	}
	for _, d := range []string{"甲", "乙", "丙"} { // decisions survive new versions
		name := map[string]string{"甲": "湖畔储能项目", "乙": "湖畔大型储能基地", "丙": "湖畔储能项目"}[d]
		s.put(t, Document(d, name+"|远山能源|云州市|8"))
	}
	equal(t, "still merged", entity("甲"), entity("乙"))
	if entity("甲") == entity("丙") {
		t.Error("split records are joined again by a new version")
	}
	list, err := s.Decisions(t.Context())
	must(t, err)
	equal(t, "decisions", []bool{list[0].Same, list[1].Same}, []bool{true, false})
}

func candidates(t *testing.T, s *suite) {
	s.put(t, Document("甲", "湖畔储能项目|远山能源|云州市|12", "光谷芯片项目|甲岭公司|云州市|1", "无关项目|丙岭公司|北山市|1"))
	s.put(t, Document("乙", "湖畔储能项目|远山能源|云州市|15", "光谷芯片项目|乙岭公司|云州市|1", "大型无关|丙岭公司|南江市|1"))
	found, err := s.Candidates(t.Context(), 0)
	must(t, err)
	if len(found) != 2 {
		t.Fatalf("Candidates = %+v, want two", found)
	}
	equal(t, "first", []any{found[0].Reason, found[0].A.Project, found[0].B.Project, found[0].Joined},
		[]any{store.AmountDiffs, "甲#p1", "乙#p1", true})
	equal(t, "second", []any{found[1].Reason, found[1].A.Project, found[1].B.Project, found[1].Joined},
		[]any{store.SameName, "甲#p2", "乙#p2", false})
	must(t, s.Split(t.Context(), "甲#p2", "乙#p2", "老王"))
	found, err = s.Candidates(t.Context(), 0)
	must(t, err)
	equal(t, "candidates after a decision", len(found), 1)
	must(t, s.Remove(t.Context(), "乙", "老王"))
	found, err = s.Candidates(t.Context(), 0)
	must(t, err)
	equal(t, "candidates after a removal", len(found), 0)
}

func stale(t *testing.T, s *suite, cleanVersion, extractVersion int) (all []string) {
	t.Helper()
	for d, err := range s.Stale(t.Context(), cleanVersion, extractVersion) {
		must(t, err)
		all = append(all, d.Document.ID)
	}
	return all
}

func rebuilds(t *testing.T, s *suite) {
	p := Document("甲", "湖畔储能项目|||12")
	p.CleanVersion, p.ExtractVersion = 1, 1
	gone := Document("乙", "光谷芯片项目")
	s.put(t, p, gone)
	_, err := s.Correct(t.Context(), "甲#p1", "phase", []byte(`"一期"`), "老王")
	must(t, err)
	must(t, s.Remove(t.Context(), "乙", "老王"))
	equal(t, "stale", stale(t, s, 1, 1), []string(nil))
	equal(t, "stale", stale(t, s, 1, 2), []string{"甲"})
	fresh := Document("甲", "湖畔储能项目|||12", "又一项目")
	done, err := s.Rebuild(t.Context(),
		store.Rebuilt{Document: "甲", Hash: p.Document.Hash, Text: &fresh.Text, Records: fresh.Records, CleanVersion: 1, ExtractVersion: 2},
		store.Rebuilt{Document: "乙", Hash: gone.Document.Hash, Records: fresh.Records, CleanVersion: 1, ExtractVersion: 2},
		store.Rebuilt{Document: "无", Hash: gone.Document.Hash, CleanVersion: 1, ExtractVersion: 2})
	must(t, err)
	equal(t, "rebuilt", done, 1)
	equal(t, "stale", stale(t, s, 1, 2), []string(nil))
	text, err := s.Text(t.Context(), "甲")
	must(t, err)
	equal(t, "text", text, fresh.Text)
	equal(t, "new project", s.project(t, "甲", 1).Name.Value, "又一项目")
	equal(t, "correction", s.project(t, "甲", 0).Phase, "一期")
	done, err = s.Rebuild(t.Context(), store.Rebuilt{Document: "甲", Hash: "other bytes", CleanVersion: 9})
	must(t, err)
	equal(t, "rebuilt from other bytes", done, 0)
}
