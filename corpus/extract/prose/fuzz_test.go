package prose

import (
	"testing"

	"zhaoshang/corpus"
)

// FuzzRead checks that no text makes the rules panic and that every value's
// span lies in the text.
func FuzzRead(f *testing.F) {
	for _, c := range reports() {
		f.Add(c.text)
		f.Add(c.text[:len(c.text)/2])
		f.Add(c.text[len(c.text)/3:])
	}
	f.Add("项目总投资45000万元，其中固定资产投资38000万元。")
	f.Add("(（“《、；等项目")
	f.Add("：0")
	f.Add("0000项目：\n- 0")
	r, lex := rules(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		inside := func(s corpus.Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len([]rune(text))+1 {
				t.Errorf("span %v outside of a text of %d runes", s, len([]rune(text)))
			}
		}
		found := found(r, lex, text)
		for _, p := range found.Projects {
			inside(p.Name.Span)
			for _, x := range p.Parties {
				inside(x.Span)
			}
		}
		for _, x := range found.Totals {
			inside(x.Sentence)
		}
	})
}
