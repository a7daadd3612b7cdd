package listing

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Phrase widens a span to the marks around it.
func (it *Item) Phrase(s corpus.Span) corpus.Span {
	stop := func(r rune) bool { return strings.ContainsRune(",;。:、", r) }
	for s.Start > it.Cite.Start && !stop(it.Page.Folded[s.Start-1]) {
		s.Start--
	}
	for s.End < it.Cite.End && !stop(it.Page.Folded[s.End]) {
		s.End++
	}
	return s
}

// Close is how surely a piece is of a project of running text: 1 in its name or
// among its investors, less in the words before its sum, little elsewhere.
func (it *Item) Close(x *find.Piece) float64 {
	word := string(x.Runes)
	if strings.Contains(clean.Fold(it.Name), word) {
		return 1
	}
	if it.Project != nil && slices.ContainsFunc(it.Project.Parties, func(p corpus.Sourced[string]) bool { return strings.Contains(clean.Fold(p.Value), word) }) {
		return 1
	}
	for _, at := range x.Places {
		if !it.Show.Empty() && at < it.Show.End && at >= it.Show.Start-24 && it.Page.SentenceAt(at) == it.Page.SentenceAt(it.Show.Start) {
			return 0.7
		}
	}
	if it.Holds(x) > 0 {
		return 0.15
	}
	return 0
}

// Elsewhere reports whether the record of an item lies at another place than
// some, and the title of its document names none of them.
func (it *Item) Elsewhere(places []string) bool {
	p := it.About()
	return p != nil && p.Place != nil && !slices.ContainsFunc(places, func(place string) bool {
		return it.At(Stem(place)) || it.Page.TitleHas([]rune(Stem(place)))
	})
}

// Told is what stands before a sum in its clause: 白露酒店2.4亿元.
func (it *Item) Told() string {
	c := it.Page.ClauseAt(it.Show.Start)
	if c < 0 {
		return ""
	}
	return strings.Trim(it.Page.Shown(corpus.Span{Start: it.Page.Clauses[c].Span.Start, End: it.Show.Start}), " ,，、:：")
}

// How surely an item is what a side of a question names.
const (
	NotNamed  = iota
	ownerOf   // its last word stands in its words, the others before in its sentence: 金福的酒店
	lettersOf // every character of the side stands in its words, two or more together
	WordsOf   // every word of the side stands in its words
	LettersIn // every character of the side stands in its name or an investor's, two or more together
	namesAll  // every word of the side stands in its name or among its investors
	InName    // the side is in its name or an investor's, or the name is in the side
)

// sideReach is how far before its sum a name stands that no record has, in runes.
const sideReach = 70

// Stem is the name of a division without the word for what it is.
func Stem(place string) string {
	if s := DivisionEndRE.ReplaceAllString(place, ""); len([]rune(s)) >= 2 {
		return s
	}
	return place
}

// At reports whether an item is at a place, as its record or its words say.
func (it *Item) At(place string) bool {
	p := it.About()
	return p != nil && p.Place != nil && strings.Contains(clean.Fold(p.Place.Value), place) || strings.Contains(it.words(), place)
}

// About is the record of an item, nil for a figure that has none.
func (it *Item) About() *corpus.Project {
	if it.Record != nil {
		return it.Record
	}
	return it.Project
}

// NamedBy tells how surely an item is what a side of the question names.
func (it *Item) NamedBy(side string, words []string) int {
	name := ""
	if p := it.About(); p != nil {
		name = clean.Fold(strings.Join(append(p.PartyNames(), p.Name.Value), "\n"))
		if joined := strings.Join(words, ""); strings.Contains(name, side) || strings.Contains(name, joined) {
			return InName
		}
	} else if it.Row != nil || it.Alone {
		name = clean.Fold(it.Name)
	}
	if it.Alone && (strings.Contains(name, side) || strings.Contains(name, strings.Join(words, ""))) {
		return InName
	}
	if find.HoldsAll(name, words) {
		return namesAll
	}
	if name != "" && AllCovered(words, name) {
		return LettersIn
	}
	if it.Alone {
		return NotNamed // the words around are of all things of its run
	}
	text := name + "\n" + it.words()
	if p := it.About(); p != nil {
		text += "\n" + strings.Join(p.Aliases, "\n")
	}
	if find.HoldsAll(text, words) {
		return WordsOf
	}
	if AllCovered(words, text) {
		return lettersOf
	}
	if last := len(words) - 1; last > 0 && strings.Contains(text, words[last]) && find.HoldsAll(it.Before(), words[:last]) {
		return ownerOf
	}
	return NotNamed
}

// AllCovered reports whether every character of some words stands in a text, two
// or more together.
func AllCovered(words []string, text string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return Covered(w, text) < 1 })
}

// Before is the sentence of an item up to its sum.
func (it *Item) Before() string {
	i := it.Page.SentenceAt(it.Show.Start)
	if i < 0 || it.Row != nil || it.Show.Empty() {
		return ""
	}
	return it.Page.Read(corpus.Span{Start: it.Page.Sentences[i].Span.Start, End: it.Show.Start})
}

// words is the text that an item is told in: its row, or what stands before its
// sum back to the one before and behind it up to the next, in one sentence.
func (it *Item) words() string {
	p := it.Page
	if it.Row != nil {
		return p.Read(it.Cite)
	}
	if it.Show.Empty() {
		return ""
	}
	i := p.SentenceAt(it.Show.Start)
	if i < 0 {
		return ""
	}
	s := corpus.Span{Start: max(p.Sentences[i].Span.Start, it.Show.Start-sideReach), End: p.Sentences[i].Span.End}
	own := p.ClauseAt(it.Show.Start)
	for k := range p.Values {
		v := &p.Values[k]
		if v.Kind != reading.Money || v.Clause < 0 {
			continue
		}
		switch {
		case v.Span.End <= it.Show.Start && v.Clause != own:
			s.Start = max(s.Start, p.Clauses[v.Clause].Span.End)
		case v.Span.End <= it.Show.Start:
			s.Start = max(s.Start, v.Span.End)
		case v.Span.Start >= it.Show.End && v.Clause != own:
			s.End = min(s.End, p.Clauses[v.Clause].Span.Start)
		case v.Span.Start >= it.Show.End:
			s.End = min(s.End, v.Span.Start)
		}
	}
	return p.Read(s)
}

// SemicolonPart is the part of its sentence between semicolons that gives the sum of
// an item.
func (it *Item) SemicolonPart() corpus.Span {
	for _, part := range reading.SemicolonParts(it.Page, it.Cite) {
		if part.Contains(it.Show) {
			return part
		}
	}
	return it.Cite
}

// longestHeading is how long the name of a sum may be, in runes.
const longestHeading = 40

// sumWordRE matches the words that lead to a sum.
var sumWordRE = regexp.MustCompile(`(?:总|计划|协议|预计|累计)*投(?:资|入)(?:额|总额)?$`)

// Heading is what a paragraph or an item of a list names before a sum: ③港区码头
// 扩建。总投资31亿元.
func (it *Item) Heading() string {
	p := it.Page
	i := p.SentenceAt(it.Show.Start)
	if i < 0 || p.Sentences[i].Block >= len(p.Text.Blocks) {
		return ""
	}
	b := p.Text.Blocks[p.Sentences[i].Block].Span
	text := strings.Trim(p.Shown(corpus.Span{Start: b.Start, End: it.Show.Start}), " ,，。、:：")
	text = strings.TrimRight(sumWordRE.ReplaceAllString(text, ""), " ,，。、:：")
	if n := len([]rune(text)); n < 2 || n > longestHeading {
		return ""
	}
	return text
}

// NamedAt reports whether a word stands in a row's cell for the name or the
// investor.
func (it *Item) NamedAt(row *reading.Row, x *find.Piece) bool {
	for c, cell := range row.Cells {
		if role := it.Table.Columns[c].Role; role != "party" && role != "name" {
			continue
		}
		if slices.ContainsFunc(x.Places, func(at int) bool { return at >= cell.Start && at < cell.End }) {
			return true
		}
	}
	return false
}
