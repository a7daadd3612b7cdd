package engine

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// A turn of a conversation goes on with what was spoken of unless it names
// something itself: a place, a time, a company, a person, a project. Its length
// says nothing: 那么整个过程历时多少天,能否一并告知 names nothing.

// continuesRE matches the beginnings of questions that go on with what was spoken
// of, as they were typed: 另请告知, 麻烦再说一下, 也请说明, 除此之外.
var continuesRE = regexp.MustCompile(`^(?:还?想|请问?|麻烦|烦请|劳驾|能否|可否)?(?:您|你)?(?:那么?|另|再|也请|也想|还想|还请|此外|除此|至于|同时|顺便|随后|接着|在(?:这|其|上述)|而在)`)

// slotRE matches the words that pick a part or a time of what is spoken of rather
// than name it: 第二站, 次日, 下半年, 首期, 三季度.
var slotRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]+\p{Han}|[一二三四五六七八1-9]期|首期|头期|[一二三四]季度|[上下]半年|次日|当[天日年]|[上下]一?(?:届|次|批|场)`)

// fewNameless is how many characters of their own questions have that name nothing
// known and yet hold a word that no list has: 一期调成多少.
const fewNameless = 3

// goesOn reports whether a question that says something the last reports do not
// names nothing.
func (e *Engine) goesOn(q *understand.Question, at asking, last []*reading.Page) bool {
	if q.Kind == "" && q.Focus == nil && q.Currency == "" || q.Asks("offtopic", "corpus", "list") || len(q.Places)+len(q.Years) > 0 || wholeRE.MatchString(string(q.Folded)) {
		return false
	}
	if strong := q.Strong(); strong >= 2 && find.Missing(last, q, at.vocab) == 0 {
		return false // found there by its own words
	} else if strong > fewNameless && !e.unnamed(q) {
		return false
	}
	return !namesProject(at.table, last, q) && !e.namesRecord(at.table, q)
}

// How many characters at the beginning of a name say whose it is: of one that
// the records have, and of one that only a title has.
const (
	recordedName = 3
	shortestName = 2
)

// namesRecord reports whether own words of a question begin the name of a company,
// a person, a project, an event or a place, or are a name in a document's title.
func (e *Engine) namesRecord(t *index.Table, q *understand.Question) bool {
	runs := ownRuns(q)
	if len(runs) == 0 {
		return false
	}
	named := func(name string) bool {
		name = clean.Fold(name)
		return slices.ContainsFunc(runs, func(run []rune) bool {
			return strings.HasPrefix(name, string(run[:min(recordedName, len(run))]))
		})
	}
	titled := func(d corpus.Document) bool {
		title := clean.Fold(d.Title)
		return slices.ContainsFunc(runs, func(run []rune) bool {
			head := run[:shortestName]
			return strings.Contains(title, string(head)) && !e.words.Everyday(head, make([]bool, shortestName))
		})
	}
	return slices.ContainsFunc(t.Documents(), titled) ||
		slices.ContainsFunc(t.Organizations(), func(o *corpus.Organization) bool { return named(o.Name.Value) }) ||
		slices.ContainsFunc(t.Persons(), func(p *corpus.Person) bool { return named(p.Name.Value) }) ||
		slices.ContainsFunc(t.Projects(index.Filter{}), func(p *corpus.Project) bool {
			return named(p.Name.Value) || named(p.Place.Or("")) || named(p.Event.Or("")) || slices.ContainsFunc(p.PartyNames(), named)
		})
}

// ownRuns are the stretches of a question that could be names.
func ownRuns(q *understand.Question) [][]rune {
	var out [][]rune
	for _, t := range q.Terms {
		if t.Lent || t.Group != 0 {
			continue
		}
		var run []rune
		for i, c := range append(slices.Clone(t.Runes), ' ') {
			if i < len(t.Runes) && t.Weight[i] >= 0.9 {
				run = append(run, c)
				continue
			}
			if s := []rune(slotRE.ReplaceAllString(string(run), "")); len(s) >= shortestName {
				out = append(out, s)
			}
			run = nil
		}
	}
	return out
}

// leastSubject is how many characters of names a question has that says which
// report it is of.
const leastSubject = 2

// speaksOf is the first document found that has most names of a question that found
// no answer: what is asked next is of it. "" for none.
func speaksOf(pages []*reading.Page, q *understand.Question, v *reading.Vocabulary) string {
	if q.Strong() < leastSubject {
		return ""
	}
	for i, p := range pages {
		if find.Missing(pages[i:i+1], q, v) <= 0.5*q.Strong() {
			return p.Document.ID
		}
	}
	return ""
}

// ownName is how many characters in a row of a question are a name, when another
// report has them and the last ones do not.
const ownName = 4

// namedElsewhere reports whether a question holds a name of another report than the
// last ones, though all of its words are words of the language: 海棠机械.
func (e *Engine) namedElsewhere(ctx context.Context, q asking, asked *understand.Question, last []*reading.Page) bool {
	if len(last) == 0 || asked.Language == "en" || asked.Strong() < ownName || pointRE.MatchString(string(asked.Folded)) {
		return false
	}
	var heads [][]rune
	for _, run := range ownRuns(asked) {
		if len(run) >= ownName && !onAny(last, run[:ownName]) {
			heads = append(heads, run[:ownName])
		}
	}
	if len(heads) == 0 {
		return false
	}
	pages, err := e.pages(ctx, q.role, q.table, asked, q.vocab)
	return err == nil && slices.ContainsFunc(heads, func(head []rune) bool { return onAny(pages, head) })
}

func onAny(pages []*reading.Page, text []rune) bool {
	return slices.ContainsFunc(pages, func(p *reading.Page) bool { return len(p.Find(text)) > 0 })
}
