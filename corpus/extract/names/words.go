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
	for name, words := range lists {
		x.words[name] = newTrie(words)
		x.suffixes[name] = newSuffixes(words)
	}
	x.places.negative = lists["not_places"]
	return x.checkSections()
}

// checkSections reports a section that the rules read and the file lacks.
func (x *Lexicon) checkSections() error {
	for _, name := range sections {
		if x.words[name] == nil {
			return fmt.Errorf("section %q: missing", name)
		}
	}
	return nil
}

// starts gives the length of the longest word of a section that starts at
// text[at], 0 for none.
func (x *Lexicon) starts(section string, text []rune, at int) int {
	_, n := x.words[section].longest(text, at)
	return n
}

// ends gives the length of the longest word of a section that ends before
// text[end] and does not start before from.
func (x *Lexicon) ends(section string, text []rune, from, end int) int {
	_, n := x.suffixes[section].endingAt(text, from, end)
	return n
}

// has reports whether a word of a section stands anywhere in text[from:to].
func (x *Lexicon) has(section string, text []rune, from, to int) bool {
	for i := from; i < to; i++ {
		if n := x.starts(section, text, i); n > 0 && i+n <= to {
			return true
		}
	}
	return false
}
