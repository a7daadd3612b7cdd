package telegram

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSplitKeepsBlocksWhole(t *testing.T) {
	row := strings.Repeat("项", 30)
	parts := Split([]string{row, row, row, row}, 65)
	if len(parts) != 2 || parts[0] != row+"\n"+row {
		t.Errorf("parts = %q", parts)
	}
}

func TestSplitCountsUTF16(t *testing.T) {
	for _, p := range Split([]string{strings.Repeat("😀", 5000)}, maxUnits) {
		if n := units(p); n > maxUnits || !utf8.ValidString(p) {
			t.Errorf("a part of %d units", n)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("<b>总投资</b>160多亿元 &amp; 7个项目", 20)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 16 || limit > 5000 {
			return
		}
		for _, p := range Split(strings.Split(s, "\n"), limit) {
			if units(p) > limit {
				t.Errorf("Split(%q, %d): a part of %d units", s, limit, units(p))
			}
		}
	})
}
