package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A board is what one report tells of several projects, each with the stretch of text that
// tells of it alone and the heads it stands under: 在甲市签约2个项目:乙项目、丙项目;装备类
// 1个:丁项目. A question that counts, adds up, lists or ranks some of them by what is said
// of each (in which town, of which kind, on which day, with how much land) is answered
// from it.
type board struct {
	page  *reading.Page
	align *find.Alignment
	items []boardItem
	lead  corpus.Span // what stands before the first of them
}

// boardItem is a project of a board.
type boardItem struct {
	listing.Item
	own   corpus.Span   // what is told of it alone
	heads []corpus.Span // what it stands under with others
}

// tells reports whether a piece of the question stands in what is told of an item.
func (it *boardItem) tells(x *find.Piece) bool {
	return x.StandsIn(it.own) || slices.ContainsFunc(it.heads, x.StandsIn)
}

// boardOf is the board of a page; nil when it tells of fewer than two projects.
func (r *Run) boardOf(page int) *board {
	b, ok := r.boards[page]
	if !ok {
		b = r.makeBoard(page)
		if r.boards == nil {
			r.boards = map[int]*board{}
		}
		r.boards[page] = b
	}
	return b
}

func (r *Run) makeBoard(page int) *board {
	p, a := r.Pages[page], r.find.Aligned[page]
	b := &board{page: p, align: a}
	for t := range p.Tables {
		if table := &p.Tables[t]; table.IsProjects() && len(table.Rows) > 1 {
			if len(b.items) > 0 {
				return nil // two tables
			}
			for _, it := range r.tableItems(p, a, table) {
				b.items = append(b.items, boardItem{Item: it, own: it.Cite})
			}
			b.lead = corpus.Span{End: p.Sentences[table.Rows[0].Sentence].Span.Start}
		}
	}
	if len(b.items) > 1 {
		return b
	}
	list := slices.DeleteFunc(r.proseItems(p, a), func(it listing.Item) bool { return it.Project.Phase != "" })
	if len(list) < 2 {
		return nil
	}
	slices.SortStableFunc(list, func(x, y listing.Item) int { return cmp.Compare(x.Project.Name.Span.Start, y.Project.Name.Span.Start) })
	b.items = make([]boardItem, len(list))
	for i := range list {
		b.items[i].Item = list[i]
	}
	b.stretch()
	return b
}

// fieldsOf are the places where a project's name, investors and sum stand.
func fieldsOf(x *corpus.Project) []corpus.Span {
	out := []corpus.Span{x.Name.Span}
	for i := range x.Parties {
		out = append(out, x.Parties[i].Span)
	}
	if x.Amount != nil {
		out = append(out, x.Amount.Span)
	}
	return out
}

// stretch finds for each item of running text the stretch that tells of it alone, from the
// mark behind what is told of the one before, and its heads.
func (b *board) stretch() {
	p := b.page
	last := 0 // end of what is surely told of the item before
	for i := range b.items {
		x := b.items[i].Project
		from, to := x.Name.Span.Start, x.Name.Span.End
		next := len(p.Folded)
		if i+1 < len(b.items) {
			next = b.items[i+1].Project.Name.Span.Start
		}
		for _, f := range fieldsOf(x) {
			if f.Start >= last && f.End <= next {
				from, to = min(from, f.Start), max(to, f.End)
			}
		}
		at := p.SentenceAt(x.Name.Span.Start)
		floor := last
		if i == 0 && at >= 0 {
			floor = p.Sentences[at].Span.Start
		}
		b.items[i].own = corpus.Span{Start: b.cutBefore(min(floor, from), from, i == 0), End: to}
		if i == 0 {
			b.lead = corpus.Span{End: b.items[0].own.Start}
		}
		last = to
	}
	for i := range b.items {
		next := len(p.Folded)
		if i+1 < len(b.items) {
			next = b.items[i+1].own.Start
		}
		b.items[i].own.End = max(b.items[i].own.End, min(next, b.behind(i)))
	}
	b.head()
}

// cutBefore is where what is told of an item begins: behind the last mark between what is
// told before and the item's first field.
func (b *board) cutBefore(floor, from int, first bool) int {
	marks := ";。\n:"
	if !first {
		marks = ";。\n"
	}
	text := b.page.Folded[floor:from]
	for _, set := range []string{marks, "、,"} {
		for k := len(text) - 1; k >= 0; k-- {
			if strings.ContainsRune(set, text[k]) {
				return floor + k + 1
			}
		}
		if first {
			break
		}
	}
	if block := reading.BlockStart(b.page, b.page.SentenceAt(from)); block > floor {
		return block
	}
	return floor
}

// sameThingRE matches the beginning of a sentence that goes on telling of the thing before.
var sameThingRE = regexp.MustCompile(`^ *(?:该|本|此|这个?)?(?:项目|企业|公司|工程)|^ *(?:其|它|建成后|投产后|达产后|全部建成)`)

// headingMost is how many characters the line of a heading has at most.
const headingMost = 40

// behind is where what may be told of an item ends: at the end of the sentence of its last
// field, of its paragraph when that begins with it, or of the one under its heading.
func (b *board) behind(i int) int {
	p, own := b.page, b.items[i].own
	s := p.SentenceAt(own.End - 1)
	if s < 0 {
		return own.End
	}
	end := p.Sentences[s].Span.End
	block := p.Sentences[s].Block
	begins := p.SentenceAt(own.Start)
	if begins >= 0 && own.Start <= p.Text.Blocks[p.Sentences[begins].Block].Span.Start+4 && (i+1 < len(b.items) || i > 0) {
		end = p.Text.Blocks[block].Span.End
		if p.Sentences[begins].Block == block && p.Text.Blocks[block].Span.Len() <= headingMost && !valued(p, p.Text.Blocks[block].Span) && block+1 < len(p.Text.Blocks) {
			end = p.Text.Blocks[block+1].Span.End
		}
		return end
	}
	for s+1 < len(p.Sentences) && p.Sentences[s+1].Block == block && sameThingRE.MatchString(p.Read(p.Sentences[s+1].Span)) {
		s++
		end = p.Sentences[s].Span.End
	}
	return end
}

// head gives each item the heads it stands under: a number of projects before the first of
// as many items, 新材料类2个:甲项目、乙项目;装备类1个:丙项目.
func (b *board) head() {
	p := b.page
	for i := range b.items {
		own := b.items[i].own
		before := corpus.Span{Start: own.Start, End: b.items[i].Project.Name.Span.Start}
		if i == 0 {
			if s := p.SentenceAt(own.Start); s >= 0 {
				before.Start = min(own.Start, p.Sentences[s].Span.Start)
			}
		}
		for k := range p.Values {
			v := &p.Values[k]
			n := int(v.Number)
			if !before.Contains(v.Span) || !isBatch(v) || n < 1 || n >= len(b.items) || i+n > len(b.items) {
				continue
			}
			for j := i; j < i+n; j++ {
				b.items[j].heads = append(b.items[j].heads, before)
			}
		}
	}
}
