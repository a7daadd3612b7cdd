package read

import (
	"context"
	"regexp"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	mdImage   = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	mdLink    = regexp.MustCompile(`\[([^\]]+)\]\([^)]*\)`)
	mdStrong  = regexp.MustCompile("\\*\\*([^*]+)\\*\\*|__([^_]+)__|~~([^~]+)~~|`([^`]+)`")
	mdItalic  = regexp.MustCompile(`\*([^*\s][^*]*)\*`)
	mdItem    = regexp.MustCompile(`^\s*([-*+]|\d{1,3}[.)])\s+`)
	mdRule    = regexp.MustCompile(`^\s*([-*_]\s*){3,}$`)
	mdDivider = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)
	mdComment = regexp.MustCompile(`(?s)<!--.*?-->`)
	mdTag     = regexp.MustCompile(`</?(br|p|div|span|b|i|u|em|strong|sup|sub|font|center)\b[^>]*>`)
)

// readMarkdown reads Markdown: headings, lists, tables, quotes and a front
// matter; marks of emphasis and the addresses of links go.
func readMarkdown(_ context.Context, data []byte, lim Limits) (parsed, error) {
	s, notes, err := plain(data, "")
	if err == nil {
		err = tooManyLines(s, lim)
	}
	if err != nil {
		return parsed{}, err
	}
	s = mdComment.ReplaceAllStringFunc(s, func(c string) string { return strings.Repeat("\n", strings.Count(c, "\n")) })
	lines := split(s)
	p := parsed{notes: notes}
	lines = frontMatter(lines, &p)
	m := markdown{}
	for _, l := range lines {
		m.line(l)
	}
	m.flush()
	p.blocks = m.blocks
	return p, nil
}

// frontMatter takes the fields between two lines of --- at the start.
func frontMatter(lines []line, p *parsed) []line {
	if len(lines) == 0 || strings.TrimSpace(lines[0].text) != "---" {
		return lines
	}
	for i, l := range lines[1:] {
		if strings.TrimSpace(l.text) == "---" {
			return lines[i+2:]
		}
		key, value, ok := strings.Cut(l.text, ":")
		if !ok {
			return lines
		}
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			p.title = value
		case "date":
			p.date = parseDate(value)
		case "source":
			p.source = value
		case "author":
			p.author = value
		}
	}
	return lines
}

// markdown collects the blocks of a text line by line.
type markdown struct {
	blocks []clean.Block
	para   *clean.Block // open paragraph or item
	table  *grid
	tables int
	fenced bool
}

func (m *markdown) line(l line) {
	text := strings.TrimRight(l.text, " \t")
	trimmed := strings.TrimLeft(text, " \t\u3000")
	if strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
		m.fenced = !m.fenced
		m.flush()
		return
	}
	for !m.fenced && strings.HasPrefix(trimmed, ">") {
		trimmed = strings.TrimLeft(trimmed[1:], " \t")
	}
	switch {
	case trimmed == "":
		m.flush()
	case m.fenced:
		m.flush()
		m.open(corpus.Paragraph, trimmed, l)
	case strings.HasPrefix(trimmed, "|") || m.table != nil && strings.Contains(trimmed, "|"):
		m.row(trimmed, l)
	case mdRule.MatchString(trimmed):
		m.flush()
	case strings.HasPrefix(trimmed, "#"):
		m.heading(trimmed, l)
	case mdItem.MatchString(trimmed):
		m.flush()
		m.open(corpus.ListItem, strings.TrimPrefix(trimmed, bullet(trimmed)), l)
	case m.para != nil && m.para.Kind != corpus.Heading:
		if strings.HasSuffix(l.text, "  ") {
			m.para.Text = glue(m.para.Text, trimmed)
			m.flush()
			return
		}
		m.para.Text = glue(m.para.Text, trimmed)
	default:
		m.flush()
		m.open(corpus.Paragraph, trimmed, l)
		if strings.HasSuffix(l.text, "  ") {
			m.flush()
		}
	}
}

// bullet is the mark of an unordered item; a number stays in the text, for
// reports refer to it.
func bullet(s string) string {
	mark := mdItem.FindString(s)
	if strings.ContainsAny(mark, "0123456789") {
		return ""
	}
	return mark
}

func (m *markdown) heading(s string, l line) {
	m.flush()
	level := len(s) - len(strings.TrimLeft(s, "#"))
	if level > 6 {
		m.open(corpus.Paragraph, s, l)
		return
	}
	m.open(corpus.Heading, strings.TrimSpace(strings.Trim(s, "#")), l)
	m.para.Level = level
	m.flush()
}

func (m *markdown) open(kind corpus.BlockKind, text string, l line) {
	m.para = &clean.Block{Kind: kind, Text: text, Origin: corpus.Origin{Line: l.number}}
}

func (m *markdown) row(s string, l line) {
	if m.table == nil {
		m.flush()
		m.tables++
		m.table = &grid{number: m.tables}
	}
	if mdDivider.MatchString(s) {
		m.table.headed = m.table.headed || len(m.table.rows) == 1
		return
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|")
	s = strings.ReplaceAll(s, `\|`, "\x00")
	cells := strings.Split(s, "|")
	for i, c := range cells {
		cells[i] = inline(strings.TrimSpace(strings.ReplaceAll(c, "\x00", "|")))
	}
	m.table.add(l.number, cells)
}

func (m *markdown) flush() {
	for m.para != nil && len(m.para.Text) > longLine {
		at := sentenceEnd(m.para.Text)
		part := *m.para
		part.Text = m.para.Text[:at]
		m.blocks = append(m.blocks, part)
		m.para.Text = m.para.Text[at:]
	}
	if m.para != nil {
		m.para.Text = inline(m.para.Text)
		m.blocks = append(m.blocks, *m.para)
		m.para = nil
	}
	if m.table != nil {
		m.blocks = append(m.blocks, m.table.blocks()...)
		m.table = nil
	}
}

// inline takes the marks inside a line out.
func inline(s string) string {
	if len(s) > longLine {
		return s
	}
	if strings.ContainsRune(s, '<') {
		s = mdTag.ReplaceAllString(s, " ")
	}
	if strings.ContainsRune(s, '[') {
		s = mdImage.ReplaceAllString(s, "$1")
		s = mdLink.ReplaceAllString(s, "$1")
	}
	if strings.ContainsAny(s, "*_`~") {
		s = mdStrong.ReplaceAllString(s, "$1$2$3$4")
		s = mdItalic.ReplaceAllString(s, "$1")
	}
	return s
}
