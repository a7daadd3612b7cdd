package names

import (
	"fmt"
	"strings"
)

// loadWords reads the sections of words.txt: "[name]" begins one, the words
// that follow are separated by space.
func (x *Lexicon) loadWords(lines []string) error {
	lists, section := map[string][]string{}, ""
	for _, line := range lines {
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[]")
			continue
		}
		if section == "" {
			return fmt.Errorf("line %q: before any section", line)
		}
		lists[section] = append(lists[section], strings.Fields(line)...)
	}
	x.places.negative = lists[sections[notPlacesWords]]
	for i, name := range sections {
		words, ok := lists[name]
		if !ok {
			return fmt.Errorf("section %q: missing", name)
		}
		x.words[i], x.suffixes[i] = newTrie(words), newSuffixes(words)
		delete(lists, name)
	}
	for name := range lists {
		return fmt.Errorf("section %q: no rule reads it", name)
	}
	return nil
}

// starts gives the length of the longest word of a section that starts at
// text[at], 0 for none.
func (x *Lexicon) starts(section Section, text []rune, at int) int {
	_, n := x.words[section].longest(text, at)
	return n
}

// ends gives the length of the longest word of a section that ends before
// text[end] and does not start before from.
func (x *Lexicon) ends(section Section, text []rune, from, end int) int {
	_, n := x.suffixes[section].endingAt(text, from, end)
	return n
}

// has reports whether a word of a section stands anywhere in text[from:to].
func (x *Lexicon) has(section Section, text []rune, from, to int) bool {
	for i := from; i < to; i++ {
		if n := x.starts(section, text, i); n > 0 && i+n <= to {
			return true
		}
	}
	return false
}
