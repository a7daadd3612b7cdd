package compose

import (
	"strings"
	"unicode"

	"zhaoshang/corpus/clean"
)

// spelled writes the name of a Chinese person in Latin letters before it: Tian
// Shuyuan (田书远). Other names stay as they are.
func (c *Composer) spelled(name string) string {
	runes := []rune(clean.Simplified(name))
	if len(runes) < 2 || len(runes) > 4 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		return name
	}
	surname := 1
	if len(runes) == 4 {
		surname = 2
	}
	var b strings.Builder
	for i, r := range runes {
		syllable := c.sound.Of(r)
		if syllable == "" {
			return name
		}
		if i == 0 || i == surname {
			if i > 0 {
				b.WriteByte(' ')
			}
			syllable = strings.ToUpper(syllable[:1]) + syllable[1:]
		}
		b.WriteString(syllable)
	}
	return b.String() + " (" + name + ")"
}

// introduced writes the name that begins the words for a person in Latin letters
// too: 田书远(区长) is Tian Shuyuan (田书远, 区长).
func (c *Composer) introduced(text string) string {
	name, rest, ok := strings.Cut(text, "(")
	if spelled := c.spelled(name); ok && spelled != name {
		return strings.TrimSuffix(spelled, ")") + ", " + rest
	}
	return text
}
