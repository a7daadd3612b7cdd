package clean

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"zhaoshang/corpus"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"總投資160多億元", "总投资160多亿元"},
		{"（ＡＩ）１２３，％", "(ai)123,%"},
		{"「鏈主」與『龍頭』", "“链主”与“龙头”"},
		{"著名企業著手簽約", "著名企业着手签约"},
		{"顯著成效，專著與著作", "显著成效,专著与著作"},
		{"乾隆年間的餅乾廠", "乾隆年间的饼干厂"},
		{"乾县的饼干", "乾县的饼干"},
		{"①160億", "①160亿"},
		{"二○二四年", "二〇二四年"},
		{"○其他事項", "○其他事项"},
		{"香港・台灣", "香港·台湾"},
		{"50億～60億", "50亿~60亿"},
		{"10000㎡", "10000㎡"},
		{"𠮷野家 Ltd.", "𠮷野家 ltd."},
		{"\xff壞", "\ufffd坏"},
		{"", ""},
	} {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestScript(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"晉源區簽約了哪些項目", Hant}, {"签约了哪些项目", Hans}, {"太原有什么", Hans},
		{"How much did 正威集团 invest in 太原?", English}, {"BASF在湛江投资多少", Hans},
		{"What is the total?", English}, {"123？", ""}, {"", ""}, {"「招商」", Hans},
	} {
		if got := Script(tt.in); got != tt.want {
			t.Errorf("Script(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestScripts(t *testing.T) {
	if got, want := Simplified("總投資（１６０億元）「鏈主」"), "总投资（１６０亿元）「链主」"; got != want {
		t.Errorf("Simplified = %q, want %q", got, want)
	}
	if got, want := Traditional("总投资160亿元，头发与发展"), "總投資160億元，頭髮與發展"; got != want {
		t.Errorf("Traditional = %q, want %q", got, want)
	}
	if got, want := Traditional("报道说：“縣裡簽約八案”，总额为五亿元"), "報道說：“縣裡簽約八案”，總額為五億元"; got != want {
		t.Errorf("Traditional of a quotation = %q, want %q", got, want)
	}
	if got, want := InSimplified("乾石镇签约，縣裡簽了八案"), "乾石镇签约，县里签了八案"; got != want {
		t.Errorf("InSimplified = %q, want %q", got, want)
	}
	if got, want := Traditional("發展只有一個"), "發展只有一個"; got != want {
		t.Errorf("Traditional of Traditional = %q, want %q", got, want)
	}
}

func TestTextLines(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"annotation", "代表團(tuán)赴外地，書記(jì)到場", "代表團赴外地，書記到場"},
		{"bare annotation in an annotated text", "團(tuán)長(zhǎng)說么(me)", "團長說么"},
		{"bare letters elsewhere", "模式(ppp)与项目(ai)", "模式(ppp)与项目(ai)"},
		{"capitals stay", "團(tuán)長(zhǎng)談模式(PPP)", "團長談模式(PPP)"},
		{"capital annotation", "馬(Mǎ)某與張(Zhāng)某", "馬某與張某"},
		{"invisible", "总\u200b投\ufeff资\u00ad额", "总投资额"},
		{"space", "  投资 \t 方　 甲公司 ", "投资 方　甲公司"},
		{"spaced word", "总 投 资：5亿元", "总投资：5亿元"},
		{"figures", "在 2024 年投资 50 亿元", "在2024年投资50亿元"},
		{"title with a space", "两市携手 八个项目落地", "两市携手 八个项目落地"},
		{"separator", "◆青田　2019年签约", "◆青田　2019年签约"},
		{"bullet of a word processor", "\uf0b7要点", "要点"},
		{"word over two lines", "智能\n分拣", "智能分拣"},
		{"line feed", "1.踏勘\n2.签约", "1.踏勘 2.签约"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Text([]Block{{Kind: corpus.Paragraph, Text: tt.in}}).Content; got != tt.want {
				t.Errorf("Text(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestTextSpans(t *testing.T) {
	text := Text([]Block{
		{Kind: corpus.Heading, Level: 1, Text: "簽約一覽", Origin: corpus.Origin{Line: 1}},
		{Kind: corpus.Paragraph, Text: " \u200b"},
		{Kind: corpus.TableRow, Table: 1, Header: true, Cells: []Cell{{Text: "项目"}, {Text: "金额", Column: 1}}},
		{Kind: corpus.TableRow, Table: 1, Cells: []Cell{
			{Label: "项目", Text: "甲 厂"}, {Label: "备注", Text: "", Column: 1}, {Label: "金额", Text: "5", Column: 2}}},
	})
	if want := "簽約一覽\n项目 | 金额\n项目：甲厂；金额：5"; text.Content != want {
		t.Fatalf("Content = %q, want %q", text.Content, want)
	}
	runes := []rune(text.Content)
	if len(text.Blocks) != 3 {
		t.Fatalf("%d blocks, want 3", len(text.Blocks))
	}
	row := text.Blocks[2]
	var values []string
	for _, c := range row.Cells {
		values = append(values, string(runes[c.Span.Start:c.Span.End]))
	}
	if got := strings.Join(values, "/"); got != "甲厂/5" || row.Cells[1].Column != 2 {
		t.Errorf("cells = %q %+v, want 甲厂/5 in columns 0 and 2", got, row.Cells)
	}
	for _, b := range text.Blocks {
		if b.Span.Start > 0 && runes[b.Span.Start-1] != '\n' {
			t.Errorf("block %+v does not begin a line", b.Span)
		}
	}
}

// TestFoldPeers folds both sides of OpenCC's own cases: what one script writes
// must be found by the other.
func TestFoldPeers(t *testing.T) {
	total, equal := 0, 0
	for _, name := range []string{"t2s", "tw2s", "hk2s"} {
		f, err := os.Open(filepath.Join("../../../shared/peers/opencc", name+".jsonl"))
		if err != nil {
			t.Skip("the cases of OpenCC are not here: ", err)
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			var c struct{ ID, Input, Expect string }
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				t.Fatal(err)
			}
			a, b := []rune(Fold(c.Input)), []rune(Fold(c.Expect))
			total += len(b)
			for i := range min(len(a), len(b)) {
				if a[i] == b[i] {
					equal++
				} else {
					t.Logf("%s: %c %c in %q", c.ID, a[i], b[i], string(b[max(0, i-3):min(len(b), i+3)]))
				}
			}
		}
	}
	t.Logf("%d of %d characters equal (%.2f %%)", equal, total, 100*float64(equal)/float64(total))
	if equal*100 < total*98 {
		t.Errorf("%d of %d characters equal, want 98 %%", equal, total)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"總投資160億", "著名(tuán)", "二○二四", "\xff\xfe", "乾縣ＡＢ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if utf8.RuneCountInString(folded) != utf8.RuneCountInString(s) {
			t.Errorf("Fold(%q) = %q: other number of runes", s, folded)
		}
		if again := Fold(folded); again != folded {
			t.Errorf("Fold(Fold(%q)) = %q, want %q", s, again, folded)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"團(tuán)", "总 投 资\n50 亿元", "(", "a(b", "團("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := Text([]Block{{Kind: corpus.Paragraph, Text: s}, {Kind: corpus.TableRow, Cells: []Cell{{Label: s, Text: s}}}})
		if !utf8.ValidString(text.Content) || utf8.RuneCountInString(text.Content) != utf8.RuneCountInString(text.Folded) {
			t.Errorf("Text(%q) = %q folded %q", s, text.Content, text.Folded)
		}
		for _, b := range text.Blocks {
			if b.Span.Start < 0 || b.Span.End > utf8.RuneCountInString(text.Content) || b.Span.Empty() {
				t.Errorf("Text(%q): span %+v of %q", s, b.Span, text.Content)
			}
		}
	})
}

func BenchmarkFold(b *testing.B) {
	page := strings.Repeat("迎澤區當場簽約9個項目，總投資達230多億元人民幣，涉及軟件、醫療器械等領域。", 20)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Fold(page)
	}
}
