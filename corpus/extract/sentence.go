package extract

import "zhaoshang/corpus"

// Sentence is a sentence of a paragraph or list item, or a whole heading or
// table row. Its span starts at its first rune that is no space and ends after
// its closing mark.
type Sentence struct {
	Span  corpus.Span
	Block int              // index in Text.Blocks
	Kind  corpus.BlockKind // of the block
}

// Sentences splits folded text at 。!?; and line feeds, and at a full stop
// between Latin sentences. A mark inside “” or () does not end a sentence
// unless the closing mark follows it and the sentence is over there. A text
// without blocks is one paragraph a line.
func Sentences(blocks []corpus.Block, folded []rune) []Sentence {
	if len(blocks) == 0 {
		blocks = []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: len(folded)}}}
	}
	var out []Sentence
	for i, b := range blocks {
		span := clip(b.Span, len(folded))
		if b.Kind == corpus.Heading || b.Kind == corpus.TableRow {
			out = appendSentence(out, folded, span, i, b.Kind)
			continue
		}
		for span.Start < span.End {
			end := sentenceEnd(folded, span)
			out = appendSentence(out, folded, corpus.Span{Start: span.Start, End: end}, i, b.Kind)
			span.Start = end
		}
	}
	return out
}

// clip keeps a span inside a text of n runes.
func clip(s corpus.Span, n int) corpus.Span {
	s.Start = min(max(s.Start, 0), n)
	s.End = min(max(s.End, s.Start), n)
	return s
}

// appendSentence adds a sentence without the space around it; an empty one is
// left out.
func appendSentence(out []Sentence, folded []rune, s corpus.Span, block int, kind corpus.BlockKind) []Sentence {
	for s.Start < s.End && isSpace(folded[s.Start]) {
		s.Start++
	}
	for s.Start < s.End && isSpace(folded[s.End-1]) {
		s.End--
	}
	if s.Empty() {
		return out
	}
	return append(out, Sentence{Span: s, Block: block, Kind: kind})
}

// maxQuoted is how many runes a quotation or bracket may hold before it is
// taken for one that the document never closes.
const maxQuoted = 400

// sentenceEnd gives the end of the sentence that starts at s.Start.
func sentenceEnd(folded []rune, s corpus.Span) int {
	closed := s.Start // before it, marks stand inside a quotation
	for i := s.Start; i < s.End; i++ {
		r := folded[i]
		if r == '\n' {
			return i + 1
		}
		if shut := closing(r); shut != 0 && i >= closed {
			closed = closingAt(folded, i+1, s.End, shut)
			continue
		}
		if !endsSentence(folded, i, s.End) {
			continue
		}
		if end := afterClosing(folded, i+1, s.End); i >= closed || end > i+1 && end >= closed && r != ';' {
			return end
		}
	}
	return s.End
}

// closing gives the mark that closes the quotation or bracket opened by r, 0
// when r opens none.
func closing(r rune) rune {
	switch r {
	case '“':
		return '”'
	case '‘':
		return '’'
	case '(':
		return ')'
	case '《':
		return '》'
	case '「':
		return '」'
	case '『':
		return '』'
	}
	return 0
}

// closingAt gives the position after the closing mark, or from when the line
// does not close it within maxQuoted runes.
func closingAt(folded []rune, from, end int, shut rune) int {
	for i := from; i < min(end, from+maxQuoted); i++ {
		switch folded[i] {
		case shut:
			return i + 1
		case '\n':
			return from
		}
	}
	return from
}

// endsSentence reports whether the rune at i is a mark that ends a sentence.
func endsSentence(folded []rune, i, end int) bool {
	switch folded[i] {
	case '。', '!', '?', ';':
		return true
	case '.':
		return i+1 < end && folded[i+1] == ' ' && i > 1 && isLatin(folded[i-1]) && isLatin(folded[i-2]) && !(i+2 < end && folded[i+2] >= 'a' && folded[i+2] <= 'z' && abbreviates(folded, i)) && !(i+2 < end && folded[i+2] >= '0' && folded[i+2] <= '9' && abbreviatesMonth(folded, i)) ||
			i+1 < end && folded[i+1] == ' ' && i > 0 && folded[i-1] >= '0' && folded[i-1] <= '9' && !startsItem(folded, i) ||
			i+2 < end && folded[i+1] == ' ' && i > 0 && (folded[i-1] == '"' || folded[i-1] == '”') && (isLatin(folded[i+2]) || folded[i+2] == '"')
	}
	return false
}

// startsItem reports whether the full stop at i follows the number of a list
// item (1. 2.) rather than a figure at the end of a sentence.
func startsItem(folded []rune, i int) bool {
	j := i
	for j > 0 && folded[j-1] >= '0' && folded[j-1] <= '9' {
		j--
	}
	return j == 0 || folded[j-1] == '\n'
}

// afterClosing skips the closing quotation marks and brackets, and further end
// marks, that belong to the sentence.
func afterClosing(folded []rune, i, end int) int {
	for i < end {
		switch folded[i] {
		case '”', '’', ')', '」', '』', '。', '!', '?':
			i++
		default:
			return i
		}
	}
	return i
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u3000' || r == '\u00a0'
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// abbreviatesMonth reports whether the full stop at i follows the short name of
// a month, or No.: Nov. 6.
func abbreviatesMonth(folded []rune, i int) bool {
	switch string(folded[max(0, i-4):i]) {
	case "sept":
		return true
	}
	switch string(folded[max(0, i-3):i]) {
	case " no", "(no":
		return true
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
		return i < 4 || !isLatin(folded[i-4])
	}
	return false
}

// abbreviates reports whether the full stop at i follows a word that is written
// with one: Ltd. Inc. Corp.
func abbreviates(folded []rune, i int) bool {
	j := i
	for j > 0 && isLatin(folded[j-1]) {
		j--
	}
	switch string(folded[j:i]) {
	case "ltd", "inc", "corp", "co", "mr", "mrs", "ms", "dr", "no", "approx":
		return true
	}
	return false
}
