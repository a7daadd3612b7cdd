package extract

import (
	"slices"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/value"
)

// The kinds of mentions besides those of package value.
const (
	KindPlace        = "place"
	KindOrganization = "organization"
	KindPerson       = "person"
)

// Mention is a value or a name in a text. Mentions of different kinds may
// overlap: the place inside a company's name is one of its own.
type Mention struct {
	Kind string
	Span corpus.Span
	Rule string
	// Text is the folded text of the span; of a place its gazetteer id, empty
	// when the text does not tell which place is meant.
	Text  string
	Value *value.Mention // of amounts, numbers, dates and the like
}

// Mentions finds the values and names of a text, a question for example, in
// order of their places. doc gives the date that 今年 counts from and the
// title; it may be nil.
func (x *Extractor) Mentions(text corpus.Text, doc *corpus.Document) []Mention {
	if doc == nil {
		doc = &corpus.Document{}
	}
	content, folded := []rune(text.Content), []rune(text.Folded)
	if len(folded) != len(content) {
		folded = content
	}
	out := valueMentions(folded, doc.Date)
	r := x.lexicon.ReadContent(content, folded, []rune(clean.Fold(doc.Title)))
	out = append(out, nameMentions(folded, r)...)
	slices.SortStableFunc(out, func(a, b Mention) int { return a.Span.Start - b.Span.Start })
	return out
}

func valueMentions(folded []rune, ref *corpus.Date) []Mention {
	var out []Mention
	for _, m := range value.Find(folded, ref) {
		out = append(out, Mention{Kind: m.Kind, Span: m.Span, Rule: m.Rule,
			Text: string(folded[m.Span.Start:m.Span.End]), Value: &m})
	}
	return out
}

func nameMentions(folded []rune, r *names.Reading) []Mention {
	var out []Mention
	add := func(kind string, s corpus.Span, rule, text string) {
		out = append(out, Mention{Kind: kind, Span: s, Rule: rule, Text: text})
	}
	for _, p := range r.Places {
		add(KindPlace, p.Span, p.Rule, p.ID)
	}
	for _, o := range r.Orgs {
		add(KindOrganization, o.Span, o.Rule, string(folded[o.Span.Start:o.Span.End]))
	}
	for _, m := range r.Mentions {
		add(KindPerson, m.Span, r.Persons[m.Person].Rule, string(folded[m.Span.Start:m.Span.End]))
	}
	return out
}
