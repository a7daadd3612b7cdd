package reading

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// Holder is one place where a page names a person, with what it calls him
// there or where it introduces him.
type Holder struct {
	Span   corpus.Span // of the name
	Title  corpus.Span // beside the name at this place; empty when it stands alone
	Known  corpus.Span // the title of an introduction, wherever that is
	Office string      // folded place or organisation of the title
	Role   string      // as names.Person has it
	Ranks  []string    // folded words of Title: 副书记, 县长
}

// People are the persons of a page in the order in which it names them; they
// are looked for when first asked for.
func (p *Page) People() []Holder {
	if p.people == nil {
		return nil
	}
	return p.people()
}

func (p *Page) holders(lexicon *names.Lexicon) []Holder {
	r := lexicon.ReadContent(p.Content, p.Folded, []rune(p.title))
	var out []Holder
	for _, m := range r.Mentions {
		first := &r.Persons[m.Person]
		h := Holder{Span: m.Span, Known: first.Title, Office: first.Office, Role: first.Role}
		for i := range r.Persons {
			if x := &r.Persons[i]; x.Span == m.Span && !x.Title.Empty() {
				h.Title, h.Known, h.Office, h.Role = x.Title, x.Title, x.Office, x.Role
			}
		}
		h.Ranks = ranks(lexicon, p.Folded[h.Known.Start:h.Known.End])
		out = append(out, h)
	}
	return out
}

// ranks are the last words of the parts of a title: 副书记 and 县长 of
// 县委副书记、县长.
func ranks(lexicon *names.Lexicon, title []rune) []string {
	var out []string
	words := lexicon.Titles(title)
	for i, w := range words {
		joined := i+1 < len(words) && words[i+1].Start == w.End
		if !joined && !lexicon.WeakTitle(title[w.Start:w.End]) {
			out = append(out, string(title[w.Start:w.End]))
		}
	}
	return out
}

// Introduced is the longest title that a page gives a person, by the folded
// name; empty when it gives none.
func (p *Page) Introduced(name string) corpus.Span {
	best := corpus.Span{}
	for _, h := range p.People() {
		if h.Title.Len() > best.Len() && p.Read(h.Span) == name {
			best = h.Title
		}
	}
	return best
}

// Named are the persons of a page whose names stand in a folded text.
func (p *Page) Named(text string) []string {
	var out []string
	for _, h := range p.People() {
		if name := p.Read(h.Span); strings.Contains(text, name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
