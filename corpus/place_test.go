package corpus

import "testing"

func TestPlace(t *testing.T) {
	text := Text{Blocks: []Block{
		{Kind: Paragraph, Span: Span{0, 10}, Origin: Origin{Paragraph: 3}},
		{Kind: TableRow, Span: Span{11, 40}, Table: 2, Origin: Origin{Sheet: "台账", Row: 7}, Cells: []Cell{{Span{12, 16}, 0}, {Span{18, 22}, 1}, {Span{24, 30}, 27}}},
		{Kind: TableRow, Span: Span{41, 60}, Table: 3, Origin: Origin{Page: 4, Row: 2}, Cells: []Cell{{Span{42, 46}, 1}}},
		{Kind: Paragraph, Span: Span{61, 70}},
		{Kind: Correction, Span: Span{71, 80}},
	}}
	for _, c := range []struct {
		span      Span
		ok        bool
		reference string
		want      Place
	}{
		{Span{2, 5}, true, "", Place{Origin: Origin{Paragraph: 3}}},
		{Span{19, 21}, true, "台账!B7", Place{Origin: Origin{Sheet: "台账", Row: 7}, First: "B", Last: "B", Cell: 2}},
		{Span{11, 40}, true, "台账!A7:AB7", Place{Origin: Origin{Sheet: "台账", Row: 7}, First: "A", Last: "AB"}},
		{Span{42, 44}, true, "", Place{Origin: Origin{Page: 4, Row: 2}, Table: 3, First: "B", Last: "B", Cell: 2}},
		{Span{62, 65}, false, "", Place{}},
		{Span{72, 75}, false, "", Place{}},
		{Span{100, 101}, false, "", Place{}},
	} {
		got, ok := text.Place(c.span)
		if ok != c.ok || ok && (got != c.want || got.Reference() != c.reference) {
			t.Errorf("%v: %+v %q %v, want %+v %q %v", c.span, got, got.Reference(), ok, c.want, c.reference, c.ok)
		}
	}
}

func TestColumnName(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := ColumnName(n); got != want {
			t.Errorf("column %d is %q, want %q", n, got, want)
		}
	}
}
