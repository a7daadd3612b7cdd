package web

import (
	"cmp"
	"slices"

	"zhaoshang/corpus"
)

// fieldSpan is where a document says a field. A record's own sentence is no
// such place: a person's correction stands there.
type fieldSpan struct {
	key  string
	span corpus.Span
}

// fieldSpans are the places that say the fields of a project, in their order.
func fieldSpans(p *corpus.Project) []fieldSpan {
	var out []fieldSpan
	add := func(key string, s corpus.Span) {
		if !s.Empty() && s != p.Sentence {
			out = append(out, fieldSpan{key, s})
		}
	}
	add("name", p.Name.Span)
	if p.Amount != nil {
		add("amount", p.Amount.Span)
	}
	for _, party := range p.Parties {
		add("parties", party.Span)
	}
	for _, f := range []struct {
		key   string
		value *corpus.Sourced[string]
	}{{"sector", p.Sector}, {"place", p.Place}, {"event", p.Event}} {
		if f.value != nil {
			add(f.key, f.value.Span)
		}
	}
	if p.Date != nil {
		add("date", p.Date.Span)
	}
	if p.Status != nil {
		add("status", p.Status.Span)
	}
	return out
}

// markedBlock is a block of a document cut where marks begin and end.
type markedBlock struct {
	Kind   string
	Skip   bool // blocks before it are not shown
	Pieces []piece
}

// piece is a part of a block that the same fields cover.
type piece struct {
	Text     string
	Sentence bool     // of the record's sentence
	Fields   []string // that this says
	First    []string // of Fields, those that begin here for the first time
	Last     []string // of Fields, those that end here
}

// markedBlocks gives the blocks that say a record, with some around them.
func markedBlocks(text corpus.Text, sentence corpus.Span, marks []fieldSpan) []markedBlock {
	content := []rune(text.Content)
	show := make([]bool, len(text.Blocks))
	for i, b := range text.Blocks {
		if b.Span.Overlaps(sentence) {
			for j := max(0, i-blocksAround); j <= min(len(show)-1, i+blocksAround); j++ {
				show[j] = true
			}
		}
		for _, m := range marks {
			show[i] = show[i] || b.Span.Overlaps(m.span)
		}
	}
	var out []markedBlock
	seen := map[string]bool{}
	for i, b := range text.Blocks {
		if show[i] {
			out = append(out, markedBlock{Kind: string(b.Kind), Skip: i > 0 && !show[i-1], Pieces: pieces(content, b.Span, sentence, marks, seen)})
		}
	}
	return out
}

// pieces cuts a block; seen holds the fields that were marked before.
func pieces(content []rune, block, sentence corpus.Span, marks []fieldSpan, seen map[string]bool) []piece {
	block.End = min(block.End, len(content))
	cuts := []int{block.Start, block.End}
	cut := func(s corpus.Span) {
		for _, at := range []int{s.Start, s.End} {
			if at > block.Start && at < block.End {
				cuts = append(cuts, at)
			}
		}
	}
	cut(sentence)
	for _, m := range marks {
		cut(m.span)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []piece
	for i := 0; i+1 < len(cuts); i++ {
		at := corpus.Span{Start: cuts[i], End: cuts[i+1]}
		p := piece{Text: string(content[at.Start:at.End]), Sentence: at.Overlaps(sentence)}
		for _, m := range marks {
			if !at.Overlaps(m.span) || slices.Contains(p.Fields, m.key) {
				continue
			}
			p.Fields = append(p.Fields, m.key)
			if !seen[m.key] {
				seen[m.key] = true
				p.First = append(p.First, m.key)
			}
			if m.span.End == at.End || at.End == block.End {
				p.Last = append(p.Last, m.key)
			}
		}
		slices.SortStableFunc(p.Fields, cmp.Compare[string])
		out = append(out, p)
	}
	return out
}
