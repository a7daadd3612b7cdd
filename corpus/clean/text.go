package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zhaoshang/corpus"
)

// Block is a piece of a document as a reader found it: raw text with what is
// known of its place. A row has Cells and no Text.
type Block struct {
	Kind   corpus.BlockKind
	Level  int
	Table  int
	Header bool
	Text   string
	Cells  []Cell
	Origin corpus.Origin
}

// Cell is one cell of a row. Label is what the header says of its column;
// empty when the table has no header.
type Cell struct {
	Label  string
	Text   string
	Column int
}

// Text makes the cleaned text of a document: a line for each block that has
// something in it, in their order. Pinyin annotations, invisible characters
// and superfluous space go; script, width and wording stay.
//
// A row of a table becomes one line that can be read alone: 项目名称：甲；投资方：乙.
// The spans of its cells hold the values, not the labels.
func Text(blocks []Block) corpus.Text {
	c := cleaner{annotated: annotated(blocks)}
	for _, b := range blocks {
		if len(b.Cells) > 0 {
			c.row(b)
		} else {
			c.paragraph(b)
		}
	}
	content := c.out.String()
	return corpus.Text{Content: content, Folded: Fold(content), Blocks: c.blocks}
}

type cleaner struct {
	out       strings.Builder
	at        int // runes written
	blocks    []corpus.Block
	annotated bool // the document annotates its characters with pinyin
}

func (c *cleaner) write(s string) {
	c.out.WriteString(s)
	c.at += utf8.RuneCountInString(s)
}

func (c *cleaner) begin() int {
	if c.at > 0 {
		c.write("\n")
	}
	return c.at
}

func (c *cleaner) end(b Block, start int, cells []corpus.Cell) {
	c.blocks = append(c.blocks, corpus.Block{
		Kind: b.Kind, Span: corpus.Span{Start: start, End: c.at}, Level: b.Level,
		Table: b.Table, Header: b.Header, Cells: cells, Origin: b.Origin,
	})
}

func (c *cleaner) paragraph(b Block) {
	line := c.line(b.Text)
	if line == "" {
		return
	}
	start := c.begin()
	c.write(line)
	c.end(b, start, nil)
}

func (c *cleaner) row(b Block) {
	start := -1
	var cells []corpus.Cell
	for _, cell := range b.Cells {
		value := c.line(cell.Text)
		if value == "" {
			continue
		}
		label := c.line(cell.Label)
		switch {
		case start < 0:
			start = c.begin()
		case label != "":
			c.write("；")
		default:
			c.write(" | ")
		}
		if label != "" {
			c.write(label + "：")
		}
		from := c.at
		c.write(value)
		cells = append(cells, corpus.Cell{Span: corpus.Span{Start: from, End: c.at}, Column: cell.Column})
	}
	if start >= 0 {
		c.end(b, start, cells)
	}
}

// line cleans the text of one block or cell; it has no line feed.
func (c *cleaner) line(s string) string {
	if simple(s) && utf8.ValidString(s) {
		return strings.TrimSpace(s)
	}
	runes := []rune(s)
	out := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case invisible(r):
		case r == '\n' && i > 0 && i+1 < len(runes) && han(runes[i-1]) && han(runes[i+1]):
			// a word broken over two lines of a cell
		case unicode.IsSpace(r):
			out = space(out, r)
		case (r == '(' || r == '（') && i > 0 && unicode.Is(unicode.Han, runes[i-1]):
			if n := annotation(runes[i:], c.annotated); n > 0 {
				i += n - 1
				continue
			}
			out = append(out, r)
		default:
			out = append(out, r)
		}
	}
	return strings.TrimSpace(string(tighten(out)))
}

// simple reports whether s has nothing that cleaning changes.
func simple(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ', c == '(', c == 0x7F, c == 0xC2, c == 0xE2, c == 0xEE, c == 0xEF:
			return false
		case c == 0xE3 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x80:
			return false
		}
	}
	return true
}

// invisible reports control and formatting characters, and the private ones
// that word processors use for bullets.
func invisible(r rune) bool {
	switch {
	case r < ' ':
		return r != '\t' && r != '\n' && r != '\r' && r != '\v' && r != '\f'
	case r >= 0x7F && r <= 0x9F:
		return r != 0x85
	case r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFD:
		return true
	}
	return r >= 0xF0000
}

// space adds one space for a run of them; an ideographic one wins, for it
// often stands for a separator.
func space(out []rune, r rune) []rune {
	n := len(out)
	switch {
	case n > 0 && (out[n-1] == ' ' || out[n-1] == '\u3000'):
		if r == '\u3000' {
			out[n-1] = r
		}
		return out
	case r == '\u3000':
		return append(out, r)
	}
	return append(out, ' ')
}
