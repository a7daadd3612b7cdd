package names

import (
	"fmt"
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// statusWords are the words that say how far a project is.
type statusWords struct {
	order []corpus.Status // of a project's life
	of    []int           // place in order, by value of the trie
	trie  *trie
	later *trie // words before a status that is not reached yet
}

// load reads statuses.txt; its head explains the format.
func (s *statusWords) load(lines []string) error {
	var words []string
	for _, line := range lines {
		if rest, ok := strings.CutPrefix(line, "!"); ok {
			s.later = newTrie(strings.Fields(strings.ReplaceAll(rest, "_", " ")))
			continue
		}
		status, list, ok := strings.Cut(line, "|")
		if !ok {
			return fmt.Errorf("line %q: no |", line)
		}
		s.order = append(s.order, corpus.Status(strings.TrimSpace(status)))
		for _, w := range strings.Fields(list) {
			words = append(words, strings.ReplaceAll(w, "_", " "))
			s.of = append(s.of, len(s.order)-1)
		}
	}
	if s.later == nil {
		return fmt.Errorf("no line of words for what is to come")
	}
	s.trie = newTrie(words)
	return nil
}

// StatusWord is a word of a text that says how far a project is.
type StatusWord struct {
	Status corpus.Status
	Span   corpus.Span
	Future bool // 预计2026年投产: not reached yet
}

// StatusWords finds all words of status in a folded text, in order.
func (x *Lexicon) StatusWords(text []rune) []StatusWord {
	var out []StatusWord
	for i := 0; i < len(text); {
		v, n := x.statuses.trie.longest(text, i)
		if n == 0 || isLetter(text[i]) && !wordAt(text, i, n) {
			i++
			continue
		}
		out = append(out, StatusWord{x.statuses.order[x.statuses.of[v]], corpus.Span{Start: i, End: i + n},
			x.statuses.toCome(text, i)})
		i += n
	}
	return out
}

// maxAhead is how far before a word of status the word for the future may
// stand: 计划2026年12月底前开工.
const maxAhead = 14

// toCome reports whether a word for the future or a negation stands before
// text[at] in the same clause.
func (s *statusWords) toCome(text []rune, at int) bool {
	for i := at - 1; i >= max(0, at-maxAhead); i-- {
		if strings.ContainsRune(",。;!?、\n", text[i]) {
			return false
		}
		if _, n := s.later.longest(text, i); n > 0 && i+n <= at {
			return true
		}
	}
	return false
}

// onlyFramework reports whether what is signed is a framework agreement: the
// next word of status is one, in the same clause.
func onlyFramework(text []rune, words []StatusWord) bool {
	if words[0].Status != corpus.Signed || len(words) < 2 || words[1].Status != corpus.Framework {
		return false
	}
	between := text[words[0].Span.End:words[1].Span.Start]
	return !strings.ContainsAny(string(between), ",。;!?\n")
}

// Status gives the furthest status that a folded text says has been reached;
// empty when it says none.
func (x *Lexicon) Status(text string) corpus.Status {
	best, runes := -1, []rune(text)
	words := x.StatusWords(runes)
	for i, w := range words {
		if !w.Future && !onlyFramework(runes, words[i:]) {
			best = max(best, slices.Index(x.statuses.order, w.Status))
		}
	}
	if best < 0 {
		return ""
	}
	return x.statuses.order[best]
}
