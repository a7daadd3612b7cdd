package storetest

import (
	"testing"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

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
	must(t, s.LogQuestions(t.Context(), store.Question{User: "t:1", Text: "我问的"}, store.Question{User: "t:2", Text: "别人问的"}))
	must(t, s.ForgetQuestions(t.Context(), "t:1"))
	log, err = s.Questions(t.Context(), 0)
	must(t, err)
	equal(t, "after forgetting", []string{log[0].Text, log[1].Text}, []string{"别人问的", "谁去了月球"})
	must(t, s.PruneQuestions(t.Context(), s.now))
	log, err = s.Questions(t.Context(), 0)
	must(t, err)
	equal(t, "after pruning", []string{log[0].Text, log[1].Text}, []string{"别人问的", "谁去了月球"})
	equal(t, "after pruning", len(log), 2)
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
	must(t, s.SaveConversations(t.Context(), map[string][]byte{"c8": []byte("eight"), "c9": nil}, s.now.Add(time.Hour)))
	many, err := s.Conversation(t.Context(), "c8")
	must(t, err)
	equal(t, "one of many", string(many), "eight")
	must(t, s.SaveConversations(t.Context(), map[string][]byte{"c8": nil}, s.now.Add(time.Hour)))
	_, err = s.Conversation(t.Context(), "c8")
	notFound(t, "Conversation after forgetting it", err)
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
