package bleveidx

import (
	"cmp"
	"slices"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// layer is documents made searchable together: a generation, or documents
// added since, in memory. It never changes.
type layer struct {
	documents []corpus.Document // by id
	passages  shelf
	names     shelf
	records   []string // id of the record of each row of names
	items     []Item   // of a layer in memory
	headings  []string // of each passage, of a layer in memory
}

// release and retain count the states that use a layer of a generation.
func (l *layer) release() {}
func (l *layer) retain()  {}

// record gives the record of a row of names.
func (l *layer) record(i uint32) string { return l.records[i] }

// hit describes a passage, without its score.
func (l *layer) hit(i uint32) (index.Hit, error) {
	at := l.passages.row(i)
	item := &l.items[at.document]
	return index.Hit{Document: item.Document.ID, Title: item.Document.Title, Heading: l.headings[i],
		Span: corpus.Span{Start: int(at.start), End: int(at.end)},
		Text: cut(item.Text.Content, int(at.start), int(at.end))}, nil
}

// find gives the number of a document.
func (l *layer) find(id string) (uint32, bool) {
	i, ok := slices.BinarySearchFunc(l.documents, id, func(d corpus.Document, id string) int {
		return cmp.Compare(d.ID, id)
	})
	return uint32(i), ok
}

// newLayer makes documents searchable in memory.
func newLayer(items []Item) *layer {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b Item) int { return cmp.Compare(a.Document.ID, b.Document.ID) })
	l := &layer{items: items}
	passages, names := newMapShelf(), newMapShelf()
	for i := range items {
		l.documents = append(l.documents, items[i].Document)
		eachPassage(&items[i], func(p index.Passage, folded, head string) {
			l.headings = append(l.headings, p.Heading)
			passages.put(row{uint32(i), uint32(p.Span.Start), uint32(p.Span.End)}, folded, head)
		})
		eachName(&items[i].Records, func(record string, folded string) {
			l.records = append(l.records, record)
			names.put(row{document: uint32(i)}, folded, "")
		})
	}
	l.passages, l.names = passages, names
	return l
}

// eachPassage cuts a document into passages, with their folded text and head.
func eachPassage(item *Item, yield func(p index.Passage, folded, head string)) {
	offsets := runeOffsets(item.Text.Folded)
	title := clean.Fold(item.Document.Title)
	for _, p := range index.Split(item.Text) {
		head := title
		if p.Heading != "" && p.Heading != item.Document.Title {
			head += "\n" + clean.Fold(p.Heading)
		}
		yield(p, item.Text.Folded[offsets[p.Span.Start]:offsets[p.Span.End]], head)
	}
}

// cut gives the runes from start to end.
func cut(s string, start, end int) string {
	n, from := 0, len(s)
	for i := range s {
		if n == start {
			from = i
		}
		if n == end {
			return s[from:i]
		}
		n++
	}
	return s[from:]
}

// runeOffsets gives the byte offset of each rune, and the length at the end.
func runeOffsets(s string) []int {
	out := make([]int, 0, len(s)/3+2)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// eachName gives every record that has names, with all of them folded, a line
// each.
func eachName(r *corpus.Records, yield func(record, folded string)) {
	for i := range r.Projects {
		p := &r.Projects[i]
		list := append([]string{p.Name.Value}, p.Aliases...)
		for _, party := range p.Parties {
			list = append(list, party.Value)
		}
		yield(p.ID, foldNames(list))
	}
	for i := range r.Organizations {
		o := &r.Organizations[i]
		yield(o.ID, foldNames(append([]string{o.Name.Value}, o.Aliases...)))
	}
	for i := range r.Persons {
		yield(r.Persons[i].ID, foldNames([]string{r.Persons[i].Name.Value}))
	}
	for i := range r.Events {
		yield(r.Events[i].ID, foldNames([]string{r.Events[i].Name.Value}))
	}
}

func foldNames(names []string) string { return clean.Fold(strings.Join(names, "\n")) }
