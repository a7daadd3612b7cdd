package memidx_test

import (
	"context"
	"errors"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/index"
	"zhaoshang/index/memidx"
)

func document(id, content string, v corpus.Visibility) memidx.Document {
	n := len([]rune(content))
	return memidx.Document{
		Entry: index.Entry{Document: corpus.Document{ID: id, Visibility: v}, Records: corpus.Records{
			Projects: []corpus.Project{{ID: id + "#p1", Document: id, Name: corpus.Sourced[string]{Value: content[:12]}}},
		}},
		Text: corpus.Text{Content: content, Folded: content,
			Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: n}}}},
	}
}

func library() index.Library {
	return memidx.New([]memidx.Document{
		document("d1", "云岭电池项目总投资三亿元。", corpus.Public),
		document("d2", "竹海茶业项目落户青石镇。", corpus.Public),
		document("d3", "星河芯片项目落户青石镇。", corpus.Staff),
	}, func(s string) string { return s })
}

func TestSearchPutsTheLikestFirst(t *testing.T) {
	hits, err := library().Search(context.Background(), index.Query{Text: "竹海茶业在哪里"})
	if err != nil || len(hits) == 0 || hits[0].Document != "d2" {
		t.Fatalf("Search = %+v, %v", hits, err)
	}
	if hits[0].Text != "竹海茶业项目落户青石镇。" {
		t.Errorf("the hit reads %q", hits[0].Text)
	}
}

func TestSearchHidesWhatTheRoleMayNotSee(t *testing.T) {
	for role, want := range map[corpus.Visibility]int{corpus.Public: 1, corpus.Admin: 2} {
		hits, err := library().Search(context.Background(), index.Query{Text: "青石镇", Role: role})
		if err != nil || len(hits) != want {
			t.Errorf("%s finds %d hits, want %d (%v)", role, len(hits), want, err)
		}
	}
}

func TestNamesFindsTheProjectMeant(t *testing.T) {
	hits, err := library().Names(context.Background(), index.Query{Text: "云岭电池投了多少"})
	if err != nil || len(hits) == 0 || hits[0].Record != "d1#p1" {
		t.Fatalf("Names = %+v, %v", hits, err)
	}
}

func TestTextOfNoDocument(t *testing.T) {
	if _, err := library().Text(context.Background(), "d9"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Text = %v, want ErrNotFound", err)
	}
}
