package listing

import (
	"strconv"
	"strings"

	"zhaoshang/corpus"
	values "zhaoshang/corpus/extract/value"
)

// Money writes an amount for reading: 160多亿元 is 超过160亿元.
func Money(a corpus.Amount) string {
	unit := values.CurrencyName(a.Currency)
	if a.Bound == corpus.Range {
		return figure(a.Min) + "至" + figure(a.Max) + unit
	}
	s := figure(a.Figure()) + unit
	if a.Currency == "TWD" {
		s = "新台币" + figure(a.Figure()) + "元"
	}
	switch a.Bound {
	case corpus.Over:
		return "超过" + s
	case corpus.Under:
		return "近" + s
	case corpus.About:
		return "约" + s
	}
	return s
}

// figure writes Fen in 万亿, 亿, 万 or units, exactly.
func figure(f corpus.Fen) string {
	switch {
	case f >= corpus.Yi*10000 && f%corpus.Yi == 0:
		return decimal(f, corpus.Yi*10000) + "万亿"
	case f >= corpus.Yi/10 && f%(corpus.Yuan) == 0 && f >= corpus.Yi:
		return decimal(f, corpus.Yi) + "亿"
	case f >= corpus.Wan:
		return decimal(f, corpus.Wan) + "万"
	}
	return decimal(f, corpus.Yuan)
}

// decimal divides exactly and writes no superfluous zeros.
func decimal(f, unit corpus.Fen) string {
	whole, rest := f/unit, f%unit
	s := strconv.FormatInt(int64(whole), 10)
	if rest == 0 {
		return s
	}
	digits := strconv.FormatInt(int64(rest), 10)
	width := len(strconv.FormatInt(int64(unit), 10)) - 1
	digits = strings.Repeat("0", width-len(digits)) + digits
	return s + "." + strings.TrimRight(digits, "0")
}
