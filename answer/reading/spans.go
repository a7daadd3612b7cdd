package reading

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// Head is what a document is called: its title and that of its text, folded, a line each.
func (p *Page) Head() string { return p.title + "\n" + p.Read(p.TitleSpan()) }

// GoesOn reports whether a sentence is the part of one behind a semicolon.
func GoesOn(p *Page, s int) bool {
	return s > 0 && p.Sentences[s].Block == p.Sentences[s-1].Block && strings.HasSuffix(strings.TrimSpace(p.Read(p.Sentences[s-1].Span)), ";")
}

// LastOfRun is the last sentence of what goes on behind semicolons from a sentence on.
func LastOfRun(p *Page, s int) int {
	for s+1 < len(p.Sentences) && GoesOn(p, s+1) {
		s++
	}
	return s
}

// BlockStart is where the paragraph of a sentence starts.
func BlockStart(p *Page, s int) int { return p.Text.Blocks[p.Sentences[s].Block].Span.Start }

// SentenceOf is the sentence that holds a span; otherwise when it is of none.
func SentenceOf(p *Page, s, otherwise corpus.Span) corpus.Span {
	if i := p.SentenceAt(s.Start); i >= 0 && !s.Empty() {
		return p.Sentences[i].Span
	}
	return otherwise
}

// CutAt cuts a span behind any of some marks.
func CutAt(p *Page, s corpus.Span, marks string) []corpus.Span {
	var out []corpus.Span
	from := s.Start
	for i := s.Start; i < s.End; i++ {
		if strings.ContainsRune(marks, p.Folded[i]) {
			out = append(out, corpus.Span{Start: from, End: i + 1})
			from = i + 1
		}
	}
	if from < s.End {
		out = append(out, corpus.Span{Start: from, End: s.End})
	}
	return out
}

// SemicolonParts cuts a span at its semicolons, without them.
func SemicolonParts(p *Page, s corpus.Span) []corpus.Span {
	parts := CutAt(p, s, ";")
	for i := range parts {
		if x := &parts[i]; p.Folded[x.End-1] == ';' {
			x.End--
		}
	}
	return slices.DeleteFunc(parts, corpus.Span.Empty)
}

// BlockOf are the sentences of the paragraph that a sentence stands in.
func BlockOf(p *Page, s int) (from, to int) {
	from, to = s, s+1
	for from > 0 && p.Sentences[from-1].Block == p.Sentences[s].Block {
		from--
	}
	for to < len(p.Sentences) && p.Sentences[to].Block == p.Sentences[s].Block {
		to++
	}
	return from, to
}
