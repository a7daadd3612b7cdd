package main

import (
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/intake"
	"zhaoshang/corpus/store"
)

// A filter in words fits the projects that the program reads from a report.
func TestFiltersFitWhatIsRead(t *testing.T) {
	s, err := openStore(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	in := intake.New(s, x, intake.Options{})
	add := func(name, text string) {
		for _, r := range in.Add(t.Context(), name, []byte(text)) {
			if r.Outcome == store.Refused {
				t.Fatal(r.String())
			}
		}
	}
	add("a.txt", "宜昌市签约一批项目\n\n2031年3月5日，宜昌市举行签约仪式。其中，灰鹭新材料项目由青禾化工集团有限公司投资，总投资30亿元，签约落户宜昌市。\n")
	add("a.txt", "宜昌市签约一批项目（更新）\n\n2031年3月5日，宜昌市举行签约仪式。其中，灰鹭新材料项目总投资31亿元。\n")
	add("b.txt", "太原市签约一批项目\n\n2031年3月6日，太原市举行签约仪式。其中，白桦新材料项目由长河科技有限公司投资，总投资8亿元，签约落户太原市。\n")
	room := newsroom{s}
	fresh, last, err := room.News(t.Context(), 0, 100)
	if err != nil || last != 3 || len(fresh) != 1 || fresh[0].Document.ID != "b" || len(fresh[0].Projects) == 0 {
		t.Fatalf("news = %+v, %d, %v", fresh, last, err)
	}
	if again, n, err := room.News(t.Context(), last, 100); err != nil || n != last || len(again) != 0 {
		t.Errorf("news after the last change = %+v, %d, %v", again, n, err)
	}
	p := &fresh[0].Projects[0]
	m := newMatcher()
	for filter, want := range map[string]bool{
		"新签约的新材料项目":    true,
		"太原市的新材料":      true,
		"山西新材料":        true,
		"宜昌市的新材料":      false,
		"超5亿元的项目":      true,
		"10亿元以上的新材料项目": false,
		"白桦":           true,
		"紫荆":           false,
		"开工的新材料项目":     false,
		"项目":           false,
	} {
		if got := m.Matches(filter, p); got != want {
			t.Errorf("%q fits %q: %v, want %v (read as %+v; sectors %v, places %v, status %v)", filter, p.Name.Value, got, want, m.Parts(filter), p.Sectors, p.Places, p.Status)
		}
	}
}

func TestWithin(t *testing.T) {
	amount := func(b corpus.Bound, low, high corpus.Fen) corpus.Amount {
		return corpus.Amount{Min: low * corpus.Yi, Max: high * corpus.Yi, Currency: "CNY", Bound: b}
	}
	have := amount(corpus.Over, 10, 0)
	for _, tt := range []struct {
		want corpus.Amount
		fits bool
	}{
		{amount(corpus.Over, 10, 0), true}, {amount(corpus.Over, 11, 0), false}, {amount(corpus.Under, 0, 10), true},
		{amount(corpus.Range, 9, 11), true}, {amount(corpus.About, 11, 0), true}, {amount(corpus.About, 20, 0), false},
		{amount(corpus.Exact, 10, 0), true}, {corpus.Amount{Min: 10 * corpus.Yi, Currency: "USD", Bound: corpus.Over}, false},
	} {
		if got := within(tt.want, have); got != tt.fits {
			t.Errorf("%+v holds %+v: %v", tt.want, have, got)
		}
	}
}
