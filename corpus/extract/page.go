package extract

import (
	"slices"
	"strconv"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// page is a document as the rules see it: both forms of its text as runes, of
// equal length, and its sentences.
type page struct {
	doc       corpus.Document
	text      corpus.Text
	content   []rune // as the document has it
	folded    []rune // as rules read it
	sentences []Sentence
	names     *names.Reading // places, organisations and persons of the whole text
	personAt  map[int]corpus.Span
	orgAt     map[int]corpus.Span
}

// newPage prepares a text for the rules. A text whose folded form does not
// have the length of its content breaks the promise of corpus.Text; rules then
// read the content itself.
func newPage(x *Extractor, doc corpus.Document, text corpus.Text) *page {
	p := &page{doc: doc, text: text, content: []rune(text.Content), folded: []rune(text.Folded)}
	if len(p.folded) != len(p.content) {
		p.folded = p.content
	}
	p.sentences = Sentences(text.Blocks, p.folded)
	p.names = x.lexicon.ReadContent(p.content, p.folded, []rune(clean.Fold(p.title())))
	p.markNames()
	return p
}

// markNames notes where persons and organisations are named.
func (p *page) markNames() {
	p.personAt, p.orgAt = map[int]corpus.Span{}, map[int]corpus.Span{}
	for _, m := range p.names.Mentions {
		p.personAt[m.Span.Start] = m.Span
	}
	for _, o := range p.names.Orgs {
		p.orgAt[o.Span.Start] = o.Span
	}
}

// mentionsBefore gives the mentions of persons that start before a position.
func (p *page) mentionsBefore(at int) []names.Mention {
	n, _ := slices.BinarySearchFunc(p.names.Mentions, at, func(m names.Mention, at int) int { return m.Span.Start - at })
	return p.names.Mentions[:n]
}

// title is the title of the document, or its first line when metadata has none.
func (p *page) title() string {
	if p.doc.Title != "" || len(p.sentences) == 0 {
		return p.doc.Title
	}
	return p.shown(p.sentences[0].Span)
}

// shown is the text of a span as the document has it.
func (p *page) shown(s corpus.Span) string { return string(p.content[s.Start:s.End]) }

// said is the text of a span with its span and the rule that found it.
func (p *page) said(s corpus.Span, rule string) corpus.Sourced[string] {
	return corpus.Sourced[string]{Value: p.shown(s), Span: s, Rule: rule}
}

// id names record number n (from 1) of a kind: "d03#o4".
func (p *page) id(kind string, n int) string {
	return p.doc.ID + "#" + kind + strconv.Itoa(n)
}
