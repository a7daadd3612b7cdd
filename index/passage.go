package index

import (
	"strings"

	"zhaoshang/corpus"
)

// Passage is a sentence or a few of one document, found as one.
type Passage struct {
	Span    corpus.Span
	Heading string // the nearest heading above, as in Content; "" for none
}

// PassageRunes is about how long a passage is, in runes. A sentence is never
// cut unless it alone is longer than three times that.
const PassageRunes = 400

// Split cuts a text into passages: sentences of one paragraph, or a few short
// paragraphs under one heading, up to about PassageRunes. Rows of a table are
// passages of their own groups. Headings stand in the passage that follows them.
func Split(text corpus.Text) []Passage {
	s := splitter{runes: []rune(text.Content)}
	blocks := text.Blocks
	if len(blocks) == 0 && len(s.runes) > 0 {
		blocks = []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: len(s.runes)}}}
	}
	for _, b := range blocks {
		s.block(b)
	}
	s.flush()
	return s.out
}

type splitter struct {
	runes   []rune
	out     []Passage
	open    corpus.Span // the passage being filled; empty when none is
	table   int
	heading string
}

func (s *splitter) block(b corpus.Block) {
	if b.Kind == corpus.Heading || b.Table != s.table || b.Kind == corpus.Correction {
		s.flush()
		s.table = b.Table
	}
	if b.Kind == corpus.Heading {
		s.heading = strings.TrimSpace(string(s.runes[b.Span.Start:b.Span.End]))
		s.open = b.Span
		return
	}
	for _, sentence := range s.sentences(b.Span) {
		s.add(sentence)
	}
}

func (s *splitter) add(sentence corpus.Span) {
	if !s.open.Empty() && sentence.End-s.open.Start > PassageRunes {
		s.flush()
	}
	if s.open.Empty() {
		s.open = sentence
	}
	s.open.End = sentence.End
}

func (s *splitter) flush() {
	if !s.open.Empty() {
		s.out = append(s.out, Passage{Span: s.open, Heading: s.heading})
	}
	s.open = corpus.Span{}
}

// sentences cuts a block after 。！？； and their closing quotation marks, and
// after 3*PassageRunes at the latest.
func (s *splitter) sentences(block corpus.Span) []corpus.Span {
	var out []corpus.Span
	start := block.Start
	for i := block.Start; i < block.End; i++ {
		last := i+1 == block.End
		ends := isStop(s.runes[i]) && (last || !isClosing(s.runes[i+1]) && !isStop(s.runes[i+1]))
		closes := i > block.Start && isClosing(s.runes[i]) && isStop(s.runes[i-1])
		if last || ends || closes || i-start >= 3*PassageRunes {
			out = append(out, corpus.Span{Start: start, End: i + 1})
			start = i + 1
		}
	}
	return out
}

func isStop(r rune) bool { return strings.ContainsRune("。！？!?；", r) }

func isClosing(r rune) bool { return strings.ContainsRune("”’」』）)》", r) }
