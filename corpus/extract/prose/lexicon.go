package prose

import (
	_ "embed" // the lexicon
	"fmt"
	"strings"
)

//go:embed data/lexicon.txt
var lexiconText string

//go:embed data/industry.txt
var industryText string

// class is a set of word classes; the comments of data/lexicon.txt say what
// each holds.
type class uint64

const (
	classHead class = 1 << iota
	classSoftHead
	classPhase
	classGeneric
	classStop
	classKeep
	classBuild
	classInner
	classSumCue
	classMoneyPhase
	classEvent
	classInvestorKey
	classInvestVerb
	classOrgSuffix
	classGovernment
	classTarget
	classCumulative
	classConj
	classMoney
	classStatus
	classCounted
	classSector
	classField
	classOtherCount
	classIndustry
	classBrandSuffix
	classNoBrand
	classPart
	classPuts
	classWorks
	classPlace // of tokens, not of words: inside the name of a place
)

// word is what the lexicon knows of one word.
type word struct {
	class  class
	money  string // kind of money that the word announces
	status string // status of a project that the word tells
}

// lexicon finds the longest known word at a position.
type lexicon struct {
	words map[string]*word
	first map[rune]int // longest word, in runes, that starts with a rune
}

// classes are the names used in data/lexicon.txt.
func classes() map[string]class {
	return map[string]class{
		"head": classHead, "softhead": classSoftHead, "phase": classPhase, "generic": classGeneric,
		"stop": classStop, "keep": classKeep, "build": classBuild, "inner": classInner,
		"sumcue": classSumCue, "moneyphase": classMoneyPhase, "event": classEvent,
		"investorkey": classInvestorKey, "investverb": classInvestVerb, "orgsuffix": classOrgSuffix,
		"government": classGovernment, "targetcue": classTarget, "cumulativecue": classCumulative,
		"conj": classConj, "money": classMoney, "status": classStatus, "counted": classCounted,
		"sector": classSector, "fieldcue": classField, "othercount": classOtherCount, "industry": classIndustry, "brandsuffix": classBrandSuffix, "nobrand": classNoBrand, "partword": classPart, "puts": classPuts, "works": classWorks,
	}
}

// loadLexicon reads lines of a class, a tab and words; a class may have a
// value after a colon.
func loadLexicon(texts ...string) (*lexicon, error) {
	lex := &lexicon{words: map[string]*word{}, first: map[rune]int{}}
	text := strings.Join(texts, "\n")
	known := classes()
	for n, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, list, _ := strings.Cut(line, "\t")
		name, value, _ := strings.Cut(name, ":")
		c, ok := known[name]
		if !ok {
			return nil, fmt.Errorf("prose: lexicon line %d: unknown class %q", n+1, name)
		}
		for _, w := range strings.Fields(list) {
			lex.add(w, c, value)
		}
	}
	for _, w := range lex.words {
		if w.class&classStop != 0 {
			w.class &^= classKeep // what ends a name is not kept inside it
		}
	}
	return lex, nil
}

// add puts one word of a class into the lexicon.
func (lex *lexicon) add(text string, c class, value string) {
	w := lex.words[text]
	if w == nil {
		w = &word{}
		lex.words[text] = w
	}
	w.class |= c
	switch c {
	case classMoney:
		w.money = value
	case classStatus:
		w.status = value
	}
	runes := []rune(text)
	lex.first[runes[0]] = max(lex.first[runes[0]], len(runes))
}

// longest gives the longest word that starts at i and ends by end, and its
// length in runes; nil when there is none.
func (lex *lexicon) longest(folded []rune, i, end int) (*word, int) {
	for n := min(lex.first[folded[i]], end-i); n > 0; n-- {
		if w := lex.words[string(folded[i:i+n])]; w != nil {
			return w, n
		}
	}
	return nil, 0
}

// has reports whether a text is a word of a class.
func (lex *lexicon) has(text string, c class) bool {
	w := lex.words[text]
	return w != nil && w.class&c != 0
}
