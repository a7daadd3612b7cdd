package read

import (
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// readText reads a plain text: a block for each line, or for each paragraph
// of a text whose lines were broken at a fixed width.
func readText(_ context.Context, data []byte, lim Limits) (parsed, error) {
	s, notes, err := plain(data, "")
	if err == nil {
		err = tooManyLines(s, lim)
	}
	if err != nil {
		return parsed{}, err
	}
	lines := split(s)
	if hardWrapped(lines) {
		lines = unwrap(lines)
	}
	return parsed{blocks: tabbed(lines), notes: notes}, nil
}

// tooManyLines holds Limits.Rows for the lines of a text.
func tooManyLines(s string, lim Limits) error {
	if strings.Count(s, "\n")+strings.Count(s, "\r") > 2*lim.Rows {
		return failed(ErrTooLarge, "too_many_rows", "", lim.Rows)
	}
	return nil
}

// line is one line of a text with its number in the file.
type line struct {
	text   string
	number int // 1-based
}

// lineEnds are the ways that lines end besides a line feed.
var lineEnds = strings.NewReplacer("\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n")

func split(s string) []line {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if strings.ContainsAny(s, "\r\u2028\u2029\f") {
		s = lineEnds.Replace(s)
	}
	lines := make([]line, 0, strings.Count(s, "\n")+1)
	number := 0
	for text := range strings.SplitSeq(s, "\n") {
		number++
		lines = append(lines, line{text, number})
	}
	return lines
}

// hardWrapped reports whether a text was broken at a fixed width: many lines,
// most of the same length, ending in the middle of a sentence.
func hardWrapped(lines []line) bool {
	widest, filled := 0, 0
	for _, l := range lines {
		if l.text = strings.TrimRight(l.text, " \t\u3000"); l.text != "" {
			filled++
			widest = max(widest, width(l.text))
		}
	}
	if filled < 8 || widest < 40 || widest > 160 {
		return false
	}
	full := 0
	for _, l := range lines {
		text := strings.TrimRight(l.text, " \t\u3000")
		if width(text) >= widest-4 && !ends(text) {
			full++
		}
	}
	return full*2 > filled
}

// width counts a Chinese character as two columns.
func width(s string) int { return utf8.RuneCountInString(s) + (len(s)-utf8.RuneCountInString(s))/2 }

// ends reports whether a line ends a sentence.
func ends(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？：；.!?:;」』”）)】", last)
}

// unwrap joins the lines of a paragraph. A blank line, an indent, or a line
// that ends short begins a new one.
func unwrap(lines []line) []line {
	widest := 0
	for _, l := range lines {
		widest = max(widest, width(strings.TrimRight(l.text, " \t\u3000")))
	}
	var out []line
	open := false
	for _, l := range lines {
		text := strings.TrimRight(l.text, " \t\u3000")
		indented := strings.HasPrefix(text, "\u3000") || strings.HasPrefix(text, "  ") || strings.HasPrefix(text, "\t")
		switch {
		case text == "":
			open = false
			continue
		case open && !indented:
			out[len(out)-1].text = glue(out[len(out)-1].text, text)
		default:
			out = append(out, line{text, l.number})
		}
		open = width(text) >= widest-4
	}
	return out
}

// glue joins two lines of one paragraph, with a space only between words of
// the Latin alphabet.
func glue(a, b string) string {
	a, b = strings.TrimRight(a, " \t\u3000"), strings.TrimLeft(b, " \t\u3000")
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case last == '-' && first >= 'a' && first <= 'z':
		return a[:len(a)-1] + b
	case last < 0x2000 && first < 0x2000 && a != "" && b != "":
		return a + " " + b
	}
	return a + b
}

// tabbed makes blocks of lines; three or more in a row with the same number
// of tabs are the rows of a table.
func tabbed(lines []line) []clean.Block {
	var blocks []clean.Block
	tables := 0
	for i := 0; i < len(lines); {
		n := i
		tabs := strings.Count(strings.TrimSpace(lines[i].text), "\t")
		for tabs > 0 && n < len(lines) && strings.Count(strings.TrimRight(lines[n].text, " "), "\t") == tabs {
			n++
		}
		if n-i < 3 {
			blocks = appendLine(blocks, lines, i)
			i++
			continue
		}
		tables++
		g := grid{number: tables}
		for _, l := range lines[i:n] {
			g.add(l.number, strings.Split(l.text, "\t"))
		}
		blocks = append(blocks, g.blocks()...)
		i = n
	}
	return blocks
}

// longLine is how many bytes one block may have; a longer line, as exports
// without line feeds have, is cut between sentences.
const longLine = 16 << 10

// sentenceEnd is where to cut a long text: after the last sentence that ends
// within longLine bytes, or else between two characters.
func sentenceEnd(s string) int {
	if at := strings.LastIndex(s[:longLine], "。"); at > 0 {
		return at + len("。")
	}
	at := longLine
	for at > 1 && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

func appendLine(blocks []clean.Block, lines []line, i int) []clean.Block {
	text := strings.TrimSpace(lines[i].text)
	if text == "" {
		return blocks
	}
	for len(text) > longLine {
		at := sentenceEnd(text)
		blocks = append(blocks, clean.Block{Kind: corpus.Paragraph, Text: text[:at], Origin: corpus.Origin{Line: lines[i].number}})
		text = text[at:]
	}
	b := clean.Block{Kind: corpus.Paragraph, Text: text, Origin: corpus.Origin{Line: lines[i].number}}
	next := ""
	for _, l := range lines[i+1 : min(len(lines), i+4)] {
		if next = strings.TrimSpace(l.text); next != "" {
			break
		}
	}
	if level := headingLevel(text, next, len(blocks) == 0); level > 0 {
		b.Kind, b.Level = corpus.Heading, level
	}
	return append(blocks, b)
}

var (
	partHeading    = regexp.MustCompile(`^(第[一二三四五六七八九十百\d]+[章节節编編部分]|[一二三四五六七八九十]+、)`)
	sectionHeading = regexp.MustCompile(`^([(（][一二三四五六七八九十\d]+[)）]|[◎◆■▲▌●★□◇▼※▶]|【[^】]*】|\d{1,2}[.．、][^\d])`)
)

// headingLevel guesses the level of a line that may be a heading: 1 for the
// first line, 2 for 一、, 3 for （一） and the like, 0 for text. A heading is
// short, ends no sentence, and longer text follows.
func headingLevel(text, next string, first bool) int {
	n := width(text) / 2
	if n > 50 || next == "" || strings.ContainsAny(text, "。；;") || strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") {
		return 0
	}
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune("，,、！", last) {
		return 0
	}
	longer := width(next)/2 > n
	switch {
	case first:
		return 1
	case partHeading.MatchString(text) && n <= 40:
		return 2
	case sectionHeading.MatchString(text) && longer && n <= 40:
		return 3
	}
	return 0
}
