package telegram

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxUnits is the longest text of one message, in UTF-16 units after the
// entities are parsed. A little is kept for the part's number.
const maxUnits = 4096 - 16

// units is the length of s in UTF-16 units, as Telegram counts.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// Split cuts blocks (each a paragraph, a row or a source in HTML, never cut
// inside unless it alone is too long) into messages of at most limit units.
// Blocks are joined by a line feed. A block over the limit loses its tags and
// is cut between runes.
func Split(blocks []string, limit int) []string {
	var parts []string
	var cur strings.Builder
	size := 0
	flush := func() {
		if size > 0 {
			parts = append(parts, strings.TrimRight(cur.String(), "\n"))
			cur.Reset()
			size = 0
		}
	}
	for _, b := range blocks {
		n := units(b) + 1
		if size+n > limit {
			flush()
		}
		if n > limit {
			parts = append(parts, cut(plain(b), limit)...)
			continue
		}
		cur.WriteString(b)
		cur.WriteByte('\n')
		size += n
	}
	flush()
	return parts
}

// cut divides plain text, already escaped for HTML, into pieces of at most
// limit units, never inside an entity such as &amp;.
func cut(s string, limit int) []string {
	var parts []string
	start, size := 0, 0
	for i := 0; i < len(s); {
		next := i + atom(s[i:])
		n := units(s[i:next])
		if size+n > limit {
			parts = append(parts, s[start:i])
			start, size = i, 0
		}
		size += n
		i = next
	}
	return append(parts, s[start:])
}

// atom is the number of bytes at the start of s that stay together: one rune,
// or an HTML entity.
func atom(s string) int {
	if s[0] == '&' {
		if j := strings.IndexByte(s[:min(len(s), 8)], ';'); j > 0 {
			return j + 1
		}
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// plain drops the tags of a block and keeps its text, entities included.
func plain(s string) string {
	var b strings.Builder
	in := false
	for _, r := range s {
		switch {
		case r == '<':
			in = true
		case r == '>' && in:
			in = false
		case !in:
			b.WriteRune(r)
		}
	}
	return b.String()
}
