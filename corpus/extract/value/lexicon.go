package value

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/corpus"
)

//go:embed data/currencies.tsv
var currencyData string

//go:embed data/units.tsv
var unitData string

//go:embed data/bounds.tsv
var boundData string

//go:embed data/comparisons.tsv
var comparisonData string

//go:embed data/names.txt
var nameData string

//go:embed data/dates.tsv
var dateData string

//go:embed data/cues.tsv
var cueData string

// trie finds the longest of many words at a place of a text.
type trie[T any] struct {
	next  map[rune]*trie[T]
	value *T
}

func (t *trie[T]) add(word string, value T) {
	node := t
	for _, r := range word {
		if node.next == nil {
			node.next = map[rune]*trie[T]{}
		}
		if node.next[r] == nil {
			node.next[r] = &trie[T]{}
		}
		node = node.next[r]
	}
	if node.value == nil {
		node.value = &value
	}
}

// firsts is the set of runes that words begin with.
func (t *trie[T]) firsts() map[rune]bool {
	out := map[rune]bool{}
	for r := range t.next {
		out[r] = true
	}
	return out
}

// longest gives the value of the longest word that begins at i, and the place
// after it; i when there is none.
func (t *trie[T]) longest(r []rune, i int) (value T, end int) {
	end = i
	for j := i; j < len(r); j++ {
		if t = t.next[r[j]]; t == nil {
			break
		}
		if t.value != nil {
			value, end = *t.value, j+1
		}
	}
	return value, end
}

// longestBack is longest for words that end before i; the words are in the
// trie from back to front.
func (t *trie[T]) longestBack(r []rune, i int) (value T, start int) {
	start = i
	for j := i - 1; j >= 0; j-- {
		if t = t.next[r[j]]; t == nil {
			break
		}
		if t.value != nil {
			value, start = *t.value, j
		}
	}
	return value, start
}

func reversed(word string) string {
	r := []rune(word)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

// unit is what is counted, and how: a kind of mention and a canonical name.
type unit struct{ kind, name string }

// limit is a word that limits a figure.
type limit struct {
	bound corpus.Bound
	round bool // only before a figure that begins with a unit
}

// dateWord is a word that a date begins with, of one kind, with its number.
type dateWord struct {
	kind   string
	number int
}

// currency is a unit of money as answers print it.
type currency struct{ code, chinese, english string }

// lexicon holds the words of the rules. It is never changed after loading.
type lexicon struct {
	currencies  map[string]currency
	moneyAfter  trie[string] // spelling -> ISO code
	moneyBefore trie[string]
	units       trie[unit]
	dates       trie[dateWord]
	dateLimit   trie[int]   // 之后: 1
	dateFront   trie[int]   // 截止到: -2; back to front
	before      trie[limit] // back to front
	after       trie[limit]
	not         map[string]string   // word of a limit -> runes beside it that make it another word
	unless      map[string][]string // word of a limit -> words before it that end in such a rune and leave it one
	cueBefore   trie[bool]
	cueAfter    trie[bool]
	compare     trie[string] // 大于: gt
	behind      trie[string] // 以上: gt
	than        trie[string] // 大 of 比三十大: gt
	names       trie[bool]   // words whose numeral runes are no numbers: 四川, 一切
}

// words is read once from the embedded files and never changed.
var words = loadLexicon()

func loadLexicon() *lexicon {
	l := &lexicon{currencies: map[string]currency{}, not: map[string]string{}, unless: map[string][]string{}}
	for _, f := range Rows(currencyData) {
		l.currencies[f[0]] = currency{f[0], f[1], f[2]}
		after, before, _ := strings.Cut(f[3], "|")
		addAll(&l.moneyAfter, after, f[0])
		addAll(&l.moneyBefore, before, f[0])
	}
	for _, f := range Rows(unitData) {
		addAll(&l.units, f[2], unit{f[0], f[1]})
	}
	for _, f := range Rows(dateData) {
		l.addDate(f)
	}
	for _, f := range Rows(boundData) {
		l.addBound(f)
	}
	for _, f := range Rows(cueData) {
		if f[0] == "before" {
			addAll(&l.cueBefore, f[1], true)
		} else {
			addAll(&l.cueAfter, f[1], true)
		}
	}
	for _, f := range Rows(comparisonData) {
		addAll(map[string]*trie[string]{"before": &l.compare, "behind": &l.behind, "than": &l.than}[f[0]], f[2], f[1])
	}
	addAll(&l.names, nameData, true)
	return l
}

func (l *lexicon) addDate(f []string) {
	number, err := strconv.Atoi(f[1])
	if err != nil {
		panic("value: dates.tsv: " + err.Error())
	}
	switch f[0] {
	case "limit":
		addAll(&l.dateLimit, f[2], number)
	case "front":
		for _, w := range Spellings(f[2]) {
			l.dateFront.add(reversed(w), number)
		}
	default:
		addAll(&l.dates, f[2], dateWord{f[0], number})
	}
}

func (l *lexicon) addBound(f []string) {
	if f[0] == "not" {
		l.not[f[1]] = strings.ReplaceAll(f[2], " ", "")
		return
	}
	if f[0] == "unless" {
		l.unless[f[1]] = strings.Fields(f[2])
		return
	}
	for _, w := range Spellings(f[2]) {
		value := limit{corpus.Bound(f[1]), f[0] == "before-round"}
		if f[0] == "after" {
			l.after.add(w, value)
		} else {
			l.before.add(reversed(w), value)
		}
	}
}

// CurrencyName is the Chinese name of a currency by its ISO 4217 code: 泰铢 of THB; the
// code itself of one that is not known.
func CurrencyName(code string) string {
	if c, ok := words.currencies[code]; ok {
		return c.chinese
	}
	return code
}

// plainYuan is how many characters a word has at least that names a currency
// without a figure beside it: 元 and 块 are of any.
const plainYuan = 2

// named are the currencies whose names are no words or parts of names as well, as
// 里拉 is of 香格里拉.
var named = map[string]bool{"CNY": true, "USD": true, "HKD": true, "TWD": true, "MOP": true, "EUR": true, "JPY": true, "GBP": true, "KRW": true, "SGD": true, "AUD": true,
	"CAD": true, "NZD": true, "CHF": true, "RUB": true, "IDR": true, "THB": true, "MYR": true, "VND": true, "PHP": true, "SEK": true, "DKK": true, "NOK": true, "AED": true}

// Currencies gives the ISO 4217 codes of the currencies that a folded text names,
// each once, in the order of the text: 以日圆或欧元计价.
func Currencies(folded []rune) []string {
	var out []string
	for i := 0; i < len(folded); i++ {
		code, end := words.moneyAfter.longest(folded, i)
		if end-i < plainYuan || folded[end-1] == '钱' || latinInside(folded, i, end) || !named[code] { // 块钱 is of any
			continue
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
		i = end - 1
	}
	return out
}

// latinInside reports whether a stretch of Latin letters is part of a longer word.
func latinInside(r []rune, from, end int) bool {
	letter := func(i int) bool { return i >= 0 && i < len(r) && r[i] >= 'a' && r[i] <= 'z' }
	return letter(from) && letter(from-1) || letter(end-1) && letter(end)
}

// Rows splits a lexicon of tab-separated columns; lines with # are remarks.
func Rows(data string) [][]string {
	var out [][]string
	for line := range strings.Lines(data) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// Spellings splits a list of words; _ stands for a blank inside a word.
func Spellings(list string) []string {
	out := strings.Fields(list)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], "_", " ")
	}
	return out
}

func addAll[T any](t *trie[T], list string, value T) {
	for _, w := range Spellings(list) {
		t.add(w, value)
	}
}
