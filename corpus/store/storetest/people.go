package storetest

import (
	"testing"
	"time"

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
	list, err := s.Corrections(t.Context(), "甲")
	must(t, err)
	equal(t, "corrections", len(list), len(store.Fields()))
	for _, c := range list {
		if c.Field == "amount" {
			equal(t, "old", string(c.Old), `{"min":120000000000,"currency":"CNY","bound":"exact"}`)
			equal(t, "who", c.Who, "老王")
			must(t, s.UndoCorrection(t.Context(), c.ID, "老王"))
		}
	}
	equal(t, "amount after undo", s.project(t, "甲", 0).Amount.Value.Min, 12*corpus.Yi)
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

func users(t *testing.T, s *suite) {
	must(t, s.SetUser(t.Context(), store.User{ID: "telegram:1", Role: corpus.Staff, Name: "王", Channel: "telegram", AddedBy: "cli"}))
	must(t, s.SetUser(t.Context(), store.User{ID: "telegram:1", Role: corpus.Admin, Name: "王"}))
	u, err := s.User(t.Context(), "telegram:1")
	must(t, err)
	equal(t, "role", u.Role, corpus.Admin)
	all, err := s.Users(t.Context())
	must(t, err)
	equal(t, "users", all, []store.User{u})
	must(t, s.RemoveUser(t.Context(), "telegram:1"))
	_, err = s.User(t.Context(), "telegram:1")
	notFound(t, "User after RemoveUser", err)
}

func questions(t *testing.T, s *suite) {
	must(t, s.LogQuestions(t.Context(),
		store.Question{Text: "总投资多少？", Status: "answered", Answer: "12亿元", TookMS: 3},
		store.Question{Text: "谁去了月球？", Status: "not_found", Gap: "off_topic"},
		store.Question{Text: "谁去了月球", Status: "not_found", Gap: "off_topic"}))
	log, err := s.Questions(t.Context(), 2)
	must(t, err)
	equal(t, "newest first", []string{log[0].Text, log[1].Text}, []string{"谁去了月球", "谁去了月球？"})
	gaps, err := s.Gaps(t.Context(), 0)
	must(t, err)
	if len(gaps) != 1 || gaps[0].Count != 2 || gaps[0].Gap != "off_topic" {
		t.Fatalf("gaps = %+v, want one asked twice", gaps)
	}
	must(t, s.CloseGap(t.Context(), gaps[0].Key, "老王"))
	gaps, err = s.Gaps(t.Context(), 0)
	must(t, err)
	equal(t, "gaps after closing", len(gaps), 0)
	s.now = s.now.Add(time.Hour)
	must(t, s.LogQuestions(t.Context(), store.Question{Text: "谁去了月球", Status: "not_found", Gap: "off_topic"}))
	gaps, err = s.Gaps(t.Context(), 0)
	must(t, err)
	equal(t, "gaps asked again", len(gaps), 1)
}

func curated(t *testing.T, s *suite) {
	must(t, s.LogQuestions(t.Context(), store.Question{Text: "园区在哪里？", Status: "not_found", Gap: "fact_not_stated"}))
	must(t, s.Curate(t.Context(), store.Curated{Question: "园区在哪里", Answer: "在东湖边", Visibility: corpus.Staff, Who: "老王"}))
	c, err := s.Curated(t.Context(), "园区在哪里？", corpus.Staff)
	must(t, err)
	equal(t, "answer", c.Answer, "在东湖边")
	_, err = s.Curated(t.Context(), "园区在哪里？", corpus.Public)
	notFound(t, "Curated for a role that may not see it", err)
	gaps, err := s.Gaps(t.Context(), 0)
	must(t, err)
	equal(t, "gaps with an answer", len(gaps), 0)
}

func conversations(t *testing.T, s *suite) {
	must(t, s.SaveConversation(t.Context(), "c1", []byte("old"), s.now.Add(time.Minute)))
	must(t, s.SaveConversation(t.Context(), "c1", []byte("state"), s.now.Add(time.Hour)))
	state, err := s.Conversation(t.Context(), "c1")
	must(t, err)
	equal(t, "state", string(state), "state")
	s.now = s.now.Add(2 * time.Hour)
	_, err = s.Conversation(t.Context(), "c1")
	notFound(t, "Conversation after its end", err)
}

func meta(t *testing.T, s *suite) {
	_, err := s.Meta(t.Context(), "offset")
	notFound(t, "Meta before SetMeta", err)
	must(t, s.SetMeta(t.Context(), "offset", []byte("1")))
	must(t, s.SetMeta(t.Context(), "offset", []byte("2")))
	v, err := s.Meta(t.Context(), "offset")
	must(t, err)
	equal(t, "value", string(v), "2")
}
