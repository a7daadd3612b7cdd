package value

import (
	"strconv"
	"strings"

	"zhaoshang/corpus"
)

// Format writes an amount as a person would: in Chinese 160多亿元, 约3.5亿美元,
// 近100亿元, 50亿至60亿元; in English (lang "en") over 16 billion yuan. lang
// "zh-Hant" gives 億 and 萬. Parsing what it writes gives the amount again.
func Format(a corpus.Amount, lang string) string {
	if lang == "en" {
		return formatEnglish(a)
	}
	text := formatChinese(a)
	if lang == "zh-Hant" {
		text = traditional.Replace(text)
	}
	return text
}

// traditional has the few characters that figures and names of currencies need.
var traditional = strings.NewReplacer("亿", "億", "万", "萬", "币", "幣", "台", "臺", "约", "約", "镑", "鎊", "韩", "韓", "欧", "歐", "门", "門",
	"卢", "盧", "铢", "銖", "马", "馬")

func formatChinese(a corpus.Amount) string {
	name := unitName(a.Currency, false)
	number, size := sized(a.Figure())
	switch a.Bound {
	case corpus.Over:
		if size != "" && round(number) {
			return number + "多" + size + name
		}
		return "超" + number + size + name
	case corpus.Under:
		return "近" + number + size + name
	case corpus.About:
		return "约" + number + size + name
	case corpus.Range:
		high, highSize := sized(a.Max)
		if size == "" {
			size = name
		}
		return number + size + "至" + high + highSize + name
	}
	return number + size + name
}

// round reports that a number can take 多 behind it: 160多亿, but not 7多亿 or 3.5多亿.
func round(number string) bool {
	return len(number) > 1 && number[len(number)-1] == '0' && !strings.Contains(number, ".")
}

// sized writes a sum in the largest of 亿 and 万 that it reaches.
func sized(f corpus.Fen) (number, size string) {
	abs := max(f, -f)
	switch {
	case abs >= corpus.Yi:
		return fraction(f, corpus.Yi), "亿"
	case abs >= corpus.Wan:
		return fraction(f, corpus.Wan), "万"
	}
	return fraction(f, corpus.Yuan), ""
}

// fraction writes f in units of unit, exactly.
func fraction(f, unit corpus.Fen) string {
	return decimal{int64(f), -len(strconv.FormatInt(int64(unit), 10)) + 1}.String()
}

// Units writes a sum in whole units of its currency: 15 of 1500 Fen.
func Units(f corpus.Fen) string { return fraction(f, corpus.Yuan) }

func unitName(code string, english bool) string {
	c, ok := words.currencies[code]
	switch {
	case !ok:
		return code
	case english:
		return c.english
	}
	return c.chinese
}

func formatEnglish(a corpus.Amount) string {
	name := unitName(a.Currency, true)
	figure := englishFigure(a.Figure())
	switch a.Bound {
	case corpus.Over:
		return "over " + figure + " " + name
	case corpus.Under:
		return "nearly " + figure + " " + name
	case corpus.About:
		return "about " + figure + " " + name
	case corpus.Range:
		if a.Min < 1e8 {
			figure += " " + name
		}
		return figure + " to " + englishFigure(a.Max) + " " + name
	}
	return figure + " " + name
}

func englishFigure(f corpus.Fen) string {
	abs := max(f, -f)
	switch {
	case abs >= 1e11:
		return fraction(f, 1e11) + " billion"
	case abs >= 1e8:
		return fraction(f, 1e8) + " million"
	}
	return thousands(fraction(f, corpus.Yuan))
}

// thousands puts commas into the integer part of a number.
func thousands(number string) string {
	whole, rest, found := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return whole + "." + rest
	}
	return whole
}
