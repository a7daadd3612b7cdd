// Package names finds places, organisations and persons with their titles in
// folded text, and holds the sectors and statuses of the field. Its rules know
// the gazetteer of China, surnames, and how names of offices and companies are
// built; they know no single company.
//
// All rules read Text.Folded as runes (Simplified, half width, lower case).
package names

import (
	"bufio"
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.txt
var files embed.FS

// Lexicon holds everything the rules look up. It never changes once loaded;
// any number of goroutines may use one at once.
type Lexicon struct {
	places   gazetteer
	words    [sectionCount]*trie // of words.txt, by section
	suffixes [sectionCount]*trie // the same words reversed, for matching from the right
	surnames surnames
	sectors  taxonomy
	statuses statusWords
}

// Load reads the lexicons compiled into the program.
func Load() (*Lexicon, error) {
	x := &Lexicon{}
	for _, step := range []struct {
		file string
		load func([]string) error
	}{
		{"words.txt", x.loadWords},
		{"places.txt", x.places.loadDivisions},
		{"countries.txt", x.places.loadCountries},
		{"surnames.txt", x.surnames.load},
		{"sectors.txt", x.sectors.load},
		{"statuses.txt", x.statuses.load},
	} {
		lines, err := readLines(step.file)
		if err == nil {
			err = step.load(lines)
		}
		if err != nil {
			return nil, fmt.Errorf("names: lexicon %q: %w", step.file, err)
		}
	}
	x.places.finish()
	return x, nil
}

// readLines gives the lines of a data file without comments and empty lines.
func readLines(name string) ([]string, error) {
	f, err := files.Open("data/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var lines []string
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimRight(s.Text(), " \r")
		if line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines, nil
}
