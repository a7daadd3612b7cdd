// Package lexicon holds the words by which questions are understood: data
// files, compiled in, that staff may extend with files of the same names in a
// folder. A Lexicon never changes after Load.
package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/corpus/extract/prose"
)

//go:embed data/*.txt
var builtin embed.FS

// Intent is one line of intents.txt: what a question asks for when Pattern
// matches it.
type Intent struct {
	Kind    string
	Pattern *regexp.Regexp
	Line    string // file and number, as --explain names it
}

// Focus is one line of focuses.txt: an attribute, with its words in questions
// and in documents.
type Focus struct {
	ID        string
	Kind      string // of the value: money, count, area, jobs, capacity …
	Questions []string
	Documents []string
	Line      string
}

// Measure is one line of measures.txt: something that is measured of one thing, how
// questions ask for it, and the words before and behind its figures in documents.
type Measure struct {
	ID     string
	Unit   string         // class of the units of its figures
	Asked  *regexp.Regexp // nil when nobody asks for it
	Before *regexp.Regexp
	After  *regexp.Regexp // from the end of the figure on; nil for none
}

// Deed is one line of deeds.txt: the words of one thing that a person does, and
// names that begin with one of them and tell of nobody who did it.
type Deed struct {
	Words []string
	Names []string
}

// Feature is one line of features.txt: a sentence that matches Pattern scores
// Score higher for questions of Kind.
type Feature struct {
	Kind    string
	Score   float64
	Pattern *regexp.Regexp
	Line    string
}

// Aspect is one line of aspects.txt: what a question that Asked matches wants told
// of a thing, and the sentences that tell it.
type Aspect struct {
	Kind        string // of the question
	Any         bool   // whatever kind its other words seem to make it
	Asked, Told *regexp.Regexp
	Line        string
}

// Chart is one line of charts.txt: how a question asks for a picture. Kind is
// bar, line, pie or any; tidy is a line for what is left of the question when
// the words that ask for the picture are taken out.
type Chart struct {
	Kind    string
	Pattern *regexp.Regexp
	Rest    string // what stands in its place; $1 is a group of Pattern
	Line    string
}

// Lexicon is every word list of the answering side.
type Lexicon struct {
	Intents   []Intent
	Fields    []Intent // of project records: Kind is the field
	Focuses   []Focus
	Measures  []Measure
	Stops     []string        // phrases of two runes and more
	Single    map[rune]bool   // stops of one rune
	English   map[string]bool // stops in Latin letters
	Generic   []string        // words of the genre
	Titles    []string        // of persons
	Rewrites  [][2]string     // of questions
	Wordings  []Wording
	Frames    []Wording // ways to ask in English, and the Chinese of each
	Parts     []string  // of totals: 外资, 工业
	Features  []Feature
	Aspects   []Aspect
	Actions   [][]string // words of one action
	Deeds     []Deed
	Relations []Relation
	Shorts    [][2]string // short names of offices and bodies, and their long ones
	Charts    []Chart
	Origins   []Origin
	Glosses   map[string][]string
	Plain     map[string][]string // English words that only the Chinese of a question needs
	Named     map[string]bool     // English words of Glosses that are names
	Abroad    map[string][]string // the English of Chinese words, as listed
	bigrams   map[[2]rune]bool    // of all Chinese words here
	function  map[[2]rune]bool    // words that say how one asks
	origins   *regexp.Regexp      // words for Origins; nil when there are none
	language  prose.Language
}

// Load reads the compiled-in files, and before them those of the same names in
// dir ("" for none). A bad line is reported with its file and number.
func Load(dir string) (*Lexicon, error) {
	l := &Lexicon{Single: map[rune]bool{}, English: map[string]bool{}, Glosses: map[string][]string{}, Named: map[string]bool{}, Plain: map[string][]string{}, Abroad: map[string][]string{},
		bigrams: map[[2]rune]bool{}, function: map[[2]rune]bool{}}
	steps := []struct {
		file string
		add  func(line, place string) error
	}{
		{"intents.txt", l.addIntent}, {"fields.txt", l.addField}, {"focuses.txt", l.addFocus}, {"measures.txt", l.addMeasure}, {"stop.txt", l.addStop},
		{"generic.txt", l.addGeneric}, {"english.txt", l.addGloss}, {"abroad.txt", l.addAbroad}, {"titles.txt", l.addTitle}, {"parts.txt", l.addPart}, {"rewrites.txt", l.addRewrite}, {"wordings.txt", l.addWording}, {"english_frames.txt", l.addFrame}, {"english_plain.txt", l.addPlain}, {"features.txt", l.addFeature}, {"aspects.txt", l.addAspect}, {"actions.txt", l.addAction}, {"deeds.txt", l.addDeed}, {"relations.txt", l.addRelation}, {"shortforms.txt", l.addShort}, {"charts.txt", l.addChart}, {"function.txt", l.addFunction}, {"origins.txt", l.addOrigin},
	}
	for _, s := range steps {
		if err := readLines(dir, s.file, s.add); err != nil {
			return nil, err
		}
	}
	if len(l.Origins) > 0 {
		l.origins = l.originRE()
	}
	var err error
	if l.language, err = prose.LoadLanguage(); err != nil {
		return nil, err
	}
	return l, nil
}

// Common reports whether two characters are a common word of the language.
func (l *Lexicon) Common(a, b rune) bool { return l.language.Word(a, b) }

// Function reports whether two characters are a word that says how one asks and not
// what is meant: 究竟, 列举, 至于.
func (l *Lexicon) Function(a, b rune) bool { return l.function[[2]rune{a, b}] }

func (l *Lexicon) addFunction(line, _ string) error {
	first, seconds, ok := strings.Cut(line, "\t")
	if !ok || len([]rune(first)) != 1 {
		return errors.New("not one character, a tab and second characters")
	}
	for _, second := range seconds {
		l.function[[2]rune{[]rune(first)[0], second}] = true
	}
	return nil
}

// everydayShare is the part of a text that may be single characters between
// words of the language: 跑 of 跑一趟.
const everydayShare = 3

// Everyday reports whether a text is words of the language rather than a name:
// 一口气, 线上对接. Characters that known covers count as words.
func (l *Lexicon) Everyday(text []rune, known []bool) bool {
	least := make([]int, len(text)+1) // single characters up to each place
	for i := range text {
		least[i+1] = least[i] + 1
		if known[i] {
			least[i+1] = least[i]
		}
		if i > 0 && l.language.Word(text[i-1], text[i]) {
			least[i+1] = min(least[i+1], least[i-1])
		}
	}
	return least[len(text)] <= max(1, len(text)/everydayShare)
}

func readLines(dir, file string, add func(line, place string) error) error {
	if dir != "" {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("lexicon: read %q: %w", filepath.Join(dir, file), err)
		}
		if err := eachLine(filepath.Join(dir, file), string(data), add); err != nil {
			return err
		}
	}
	data, err := builtin.ReadFile("data/" + file)
	if err != nil {
		return fmt.Errorf("lexicon: read %q: %w", file, err)
	}
	return eachLine(file, string(data), add)
}

func eachLine(file, data string, add func(line, place string) error) error {
	for n, line := range strings.Split(data, "\n") {
		line = strings.TrimRight(line, "\r ")
		if line == "" || line[0] == '#' {
			continue
		}
		place := fmt.Sprintf("%s:%d", file, n+1)
		if err := add(line, place); err != nil {
			return fmt.Errorf("lexicon: %s: %w", place, err)
		}
	}
	return nil
}

func (l *Lexicon) addIntent(line, place string) error {
	in, err := intentOf(line, place)
	if err == nil {
		l.Intents = append(l.Intents, in)
		l.learn(line)
	}
	return err
}

func (l *Lexicon) addField(line, place string) error {
	in, err := intentOf(line, place)
	if err == nil {
		l.Fields = append(l.Fields, in)
	}
	return err
}

func intentOf(line, place string) (Intent, error) {
	kind, pattern, ok := strings.Cut(line, "\t")
	if !ok {
		return Intent{}, errors.New("no tab between kind and pattern")
	}
	re, err := regexp.Compile(pattern)
	return Intent{Kind: kind, Pattern: re, Line: place}, err
}

func (l *Lexicon) addChart(line, place string) error {
	parts := strings.Split(line, "\t")
	if len(parts) == 2 {
		parts = append(parts, "")
	}
	if len(parts) != 3 {
		return errors.New("not kind, pattern and rest between tabs")
	}
	re, err := regexp.Compile(parts[1])
	if err != nil {
		return err
	}
	l.Charts = append(l.Charts, Chart{Kind: parts[0], Pattern: re, Rest: parts[2], Line: place})
	return nil
}

func (l *Lexicon) addFocus(line, place string) error {
	parts := strings.Split(line, "|")
	if len(parts) != 4 {
		return fmt.Errorf("%d fields, not 4", len(parts))
	}
	f := Focus{ID: parts[0], Kind: parts[1], Questions: strings.Split(parts[2], ","), Documents: strings.Split(parts[3], ","), Line: place}
	l.Focuses = append(l.Focuses, f)
	l.learn(parts[2])
	l.learn(parts[3])
	return nil
}

func (l *Lexicon) addStop(line, _ string) error {
	for _, w := range strings.Fields(line) {
		runes := []rune(w)
		switch {
		case runes[0] < 0x80:
			l.English[w] = true
		case len(runes) == 1:
			l.Single[runes[0]] = true
		default:
			l.Stops = append(l.Stops, w)
		}
		l.learn(w)
	}
	return nil
}

func (l *Lexicon) addGeneric(line, _ string) error {
	for _, w := range strings.Fields(line) {
		l.Generic = append(l.Generic, w)
		l.learn(w)
	}
	return nil
}

func (l *Lexicon) addRewrite(line, _ string) error {
	from, to, ok := strings.Cut(line, " = ")
	if !ok {
		return errors.New("no = between the two ways")
	}
	l.Rewrites = append(l.Rewrites, [2]string{from, to})
	l.learn(from)
	return nil
}

func (l *Lexicon) addShort(line, _ string) error {
	short, long, ok := strings.Cut(line, " = ")
	if !ok {
		return errors.New("no = between the short and the long name")
	}
	for _, w := range strings.Fields(long) {
		l.Shorts = append(l.Shorts, [2]string{short, w})
	}
	return nil
}

func (l *Lexicon) addPart(line, _ string) error {
	l.Parts = append(l.Parts, strings.Fields(line)...)
	l.learn(line)
	return nil
}

func (l *Lexicon) addTitle(line, _ string) error {
	for _, w := range strings.Fields(line) {
		l.Titles = append(l.Titles, w)
		l.learn(w)
	}
	return nil
}

func (l *Lexicon) addAction(line, _ string) error {
	l.Actions = append(l.Actions, strings.Fields(line))
	l.learn(line)
	return nil
}

func (l *Lexicon) addDeed(line, _ string) error {
	var d Deed
	for _, w := range strings.Fields(line) {
		if name, found := strings.CutPrefix(w, "-"); found {
			d.Names = append(d.Names, name)
		} else {
			d.Words = append(d.Words, w)
			l.learn(w)
		}
	}
	l.Deeds = append(l.Deeds, d)
	return nil
}

func (l *Lexicon) addFeature(line, place string) error {
	parts := strings.SplitN(line, "\t", 3)
	if len(parts) != 3 {
		return errors.New("not kind, score and pattern between tabs")
	}
	score, err := strconv.ParseFloat(parts[1], 64)
	if err != nil {
		return err
	}
	re, err := regexp.Compile(parts[2])
	if err != nil {
		return err
	}
	l.Features = append(l.Features, Feature{Kind: parts[0], Score: score, Pattern: re, Line: place})
	return nil
}

func (l *Lexicon) addAspect(line, place string) error {
	parts := strings.Split(line, "\t")
	if len(parts) != 3 {
		return errors.New("not kind and two patterns between tabs")
	}
	asked, err := regexp.Compile(parts[1])
	if err != nil {
		return err
	}
	told, err := regexp.Compile(parts[2])
	if err != nil {
		return err
	}
	kind, whatever := strings.CutSuffix(parts[0], "!")
	l.Aspects = append(l.Aspects, Aspect{Kind: kind, Any: whatever, Asked: asked, Told: told, Line: place})
	return nil
}

// addGloss reads "english words = 中文 中文"; names start with a capital.
func (l *Lexicon) addGloss(line, _ string) error {
	word, rest, ok := strings.Cut(line, "=")
	if !ok {
		return errors.New("no = between the English and the Chinese")
	}
	word = strings.TrimSpace(word)
	key := strings.ToLower(word)
	l.Glosses[key] = strings.Fields(rest)
	l.Named[key] = key != word
	for _, chinese := range l.Glosses[key] {
		l.Abroad[chinese] = append(l.Abroad[chinese], word)
	}
	return nil
}

// addAbroad reads "中文 = english, english"; the first form of a name starts with a
// capital. What english.txt says of the same word stands beside it, and a name in English
// is looked for as the Chinese one as well.
func (l *Lexicon) addAbroad(line, _ string) error {
	chinese, rest, ok := strings.Cut(line, "=")
	if !ok {
		return errors.New("no = between the Chinese and the English")
	}
	chinese = strings.TrimSpace(chinese)
	for form := range strings.SplitSeq(rest, ",") {
		if form = strings.TrimSpace(form); !slices.Contains(l.Abroad[chinese], form) {
			l.Abroad[chinese] = append(l.Abroad[chinese], form)
		}
		key := strings.ReplaceAll(strings.ToLower(form), "-", " ") // as questions are cut into words
		if form != strings.ToLower(form) && !slices.Contains(l.Glosses[key], chinese) {
			l.Glosses[key], l.Named[key] = append(l.Glosses[key], chinese), true
		}
	}
	return nil
}

// addPlain reads "english words = 中文", nothing behind = for a word that says
// nothing.
func (l *Lexicon) addPlain(line, _ string) error {
	word, rest, ok := strings.Cut(line, "=")
	if !ok {
		return errors.New("no = between the English and the Chinese")
	}
	l.Plain[strings.TrimSpace(word)] = strings.Fields(rest)
	return nil
}

// learn remembers the pairs of Chinese characters that stand together.
func (l *Lexicon) learn(text string) {
	var last rune
	for _, r := range text {
		if r >= 0x4e00 && r <= 0x9fff {
			if last != 0 {
				l.bigrams[[2]rune{last, r}] = true
			}
			last = r
		} else {
			last = 0
		}
	}
}

// Knows reports whether two characters stand together in a word of the
// lexicon.
func (l *Lexicon) Knows(a, b rune) bool { return l.bigrams[[2]rune{a, b}] }

// Focus gives the focus of an id; nil when there is none.
func (l *Lexicon) Focus(id string) *Focus {
	for i := range l.Focuses {
		if l.Focuses[i].ID == id {
			return &l.Focuses[i]
		}
	}
	return nil
}
