package prose

import (
	_ "embed" // the common words
	"errors"
	"strings"
	"unicode/utf8"
)

//go:embed data/common.txt
var commonText string

//go:embed data/namechars.txt
var nameCharsText string

// vocabulary knows the common words of two characters, to tell a coined name
// from words of the language.
type vocabulary struct {
	seconds map[rune]string // by the first character of a word, every second one
	endings string          // characters that end common nouns and seldom names
	liked   string          // characters that companies like in their names
}

// loadVocabulary reads data/common.txt and data/namechars.txt.
func loadVocabulary(text, liked string) (vocabulary, error) {
	v := vocabulary{seconds: make(map[rune]string, 4096)}
	for line := range strings.Lines(liked) {
		if !strings.HasPrefix(line, "#") {
			v.liked += strings.TrimSpace(line)
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if v.endings == "" {
			v.endings = line
			continue
		}
		first, seconds, ok := strings.Cut(line, "\t")
		if !ok {
			return v, errors.New("prose: common words: line without a tab: " + first)
		}
		r, _ := utf8.DecodeRuneInString(first)
		v.seconds[r] = seconds
	}
	return v, nil
}

// word reports whether two characters are a common word.
func (v vocabulary) word(a, b rune) bool { return strings.ContainsRune(v.seconds[a], b) }

// words reports whether a text is a row of common words, the last of which may
// have one more character: 榨汁 and 榨汁机 are, 欣动 is not.
func (v vocabulary) words(text []rune) bool {
	for len(text) >= 2 && v.word(text[0], text[1]) {
		text = text[2:]
		if len(text) == 1 && strings.ContainsRune(v.endings, text[0]) {
			return true
		}
	}
	return len(text) == 0
}

// likeable reports whether a company might be called by a word of the
// language: 星辰, 远望.
func (v vocabulary) likeable(text []rune) bool {
	for _, r := range text {
		if !strings.ContainsRune(v.liked, r) {
			return false
		}
	}
	return true
}

// product reports whether a short text ends like a common noun.
func (v vocabulary) product(text []rune) bool {
	return len(text) > 0 && len(text) < 4 && strings.ContainsRune(v.endings, text[len(text)-1])
}

// coined gives how many characters at the beginning of a text are a coined
// name: all up to the common words that end it; 0 when it holds nothing else.
func (v vocabulary) coined(text []rune) int {
	if v.words(text) || len(text) == 3 && v.words(text[1:]) && !v.likeable(text[:1]) {
		return 0 // 榨汁机, 钠离子
	}
	for n := 2; n < len(text); n++ {
		if v.words(text[n:]) && !v.words(text[:n]) {
			return n
		}
	}
	return len(text)
}
