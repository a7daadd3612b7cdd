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
	part       *index.Part
	passages   shelf
	names      shelf
	generation *generation // nil in memory
	items      []Item      // in memory: by id, as in part
	headings   []string    // in memory: of each passage
	records    []string    // in memory: id of the record of each row of names
}

func (l *layer) release() {
	if l.generation != nil {
		l.generation.release()
	}
}

func (l *layer) retain() {
	if l.generation != nil {
		l.generation.retain()
	}
}

// find gives the number of a document.
func (l *layer) find(id string) (uint32, bool) {
	n, ok := l.part.Find(id)
	return uint32(n), ok
}

// record gives the record of a row of names.
func (l *layer) record(i uint32) string {
	if l.generation != nil {
		return l.generation.names.extra(i)
	}
	return l.records[i]
}

// hit describes a passage, without its score.
func (l *layer) hit(i uint32, bare bool) index.Hit {
	at := l.passages.row(i)
	h := index.Hit{Document: l.part.ID(int(at.document)), Span: corpus.Span{Start: int(at.start), End: int(at.end)}}
	if bare {
		return h
	}
	h.Title = l.part.Title(int(at.document))
	if g := l.generation; g != nil {
		h.Heading, h.Text = g.passages.extra(i), g.passages.content(i)
		return h
	}
	h.Heading, h.Text = l.headings[i], cut(l.items[at.document].Text.Content, h.Span.Start, h.Span.End)
	return h
}

// newLayer makes documents searchable in memory. No two have one id.
func newLayer(items []Item) *layer {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b Item) int { return cmp.Compare(a.Document.ID, b.Document.ID) })
	entries := make([]index.Entry, len(items))
	l := &layer{items: items}
	passages, names := newMapShelf(), newMapShelf()
	for i := range items {
		entries[i] = items[i].Entry
		eachPassage(&items[i], func(p index.Passage, folded, head string) {
			l.headings = append(l.headings, p.Heading)
			passages.put(row{uint32(i), uint32(p.Span.Start), uint32(p.Span.End)}, folded, head)
		})
		eachName(&items[i].Records, func(record, folded string) {
			l.records = append(l.records, record)
			names.put(row{document: uint32(i), end: uint32(len([]rune(folded)))}, folded, "")
		})
	}
	l.part, l.passages, l.names = index.NewPart(entries), passages, names
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
