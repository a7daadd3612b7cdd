package session

import "testing"

func TestMemoryForgetsTheOldest(t *testing.T) {
	m := NewMemory(2)
	m.Put("甲", State{Subject: "一"})
	m.Put("乙", State{Subject: "二"})
	if _, ok := m.Get("甲"); !ok {
		t.Fatal("甲 is gone too soon")
	}
	m.Put("丙", State{Subject: "三"})
	if _, ok := m.Get("乙"); ok {
		t.Error("乙 was used longest ago and is still there")
	}
	if s, ok := m.Get("甲"); !ok || s.Subject != "一" {
		t.Errorf("甲 = %+v, %v", s, ok)
	}
	m.Put("", State{Subject: "无"})
	if _, ok := m.Get(""); ok {
		t.Error("a question without a conversation was remembered")
	}
}
