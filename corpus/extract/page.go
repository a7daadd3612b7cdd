package extract

import (
	"strconv"

	"zhaoshang/corpus"
)

// page is a document as the rules see it: both forms of its text as runes, of
// equal length, and its sentences.
type page struct {
	doc       corpus.Document
	text      corpus.Text
	content   []rune // as the document has it
	folded    []rune // as rules read it
	sentences []Sentence
}

// newPage prepares a text for the rules. A text whose folded form does not
// have the length of its content breaks the promise of corpus.Text; rules then
// read the content itself.
func newPage(doc corpus.Document, text corpus.Text) *page {
	p := &page{doc: doc, text: text, content: []rune(text.Content), folded: []rune(text.Folded)}
	if len(p.folded) != len(p.content) {
		p.folded = p.content
	}
	p.sentences = Sentences(text.Blocks, p.folded)
	return p
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
