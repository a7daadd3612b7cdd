package names

import "zhaoshang/corpus"

// Titles gives the words of titles that stand in a folded text, the longest at
// each place: 副市长, not 市长.
func (x *Lexicon) Titles(text []rune) []corpus.Span {
	var out []corpus.Span
	for i := 0; i < len(text); {
		n := x.starts(titleWords, text, i)
		if n == 0 {
			i++
			continue
		}
		out = append(out, corpus.Span{Start: i, End: i + n})
		i += n
	}
	return out
}

// WeakTitle reports whether a word of a title is often one for people in
// general: 代表, 负责人.
func (x *Lexicon) WeakTitle(word []rune) bool {
	return x.starts(titleWeakWords, word, 0) == len(word) || x.starts(titleReportWords, word, 0) == len(word)
}
