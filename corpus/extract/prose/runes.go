package prose

import (
	"strings"
	"unicode"
)

func isSpace(c rune) bool { return c != '\n' && unicode.IsSpace(c) }

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

// isLatin reports whether a rune is part of a Latin word or number inside a
// name: 10kt/a, 2×660mw, b+suv, costco.
func isLatin(c rune) bool {
	return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.ContainsRune("×&+./%℃㎡", c) || c >= 0xC0 && c < 0x250
}

func isMark(c rune) bool {
	return c == '\n' || unicode.IsPunct(c) || unicode.IsSymbol(c)
}

// contains reports whether a rune is one of a set; 0, the mark of a token that
// is none, never is.
func contains(set string, c rune) bool { return c != 0 && strings.ContainsRune(set, c) }
