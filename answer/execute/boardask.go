package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// fromBoard answers a question that counts, adds up, lists or ranks some of the projects of
// one report by what is told of each; nil when the question is of all of them, or the
// words that choose some stand elsewhere.
func (r *Run) fromBoard() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Language == "en" || r.Q.Phase != "" || r.Q.Currency != "" {
		return nil
	}
	if whichKindRE.MatchString(q) {
		if b := r.boardMeant(); b != nil {
			return r.kindsOfBoard(b)
		}
		return nil
	}
	if boardOtherRE.MatchString(plan.WithoutUnstated(q)) || !r.Q.Asks("list", "count", "sum", "top", "amount", "attribute", "share", "partner") || r.Q.Asks("amount", "attribute", "share") && !addsUpRE.MatchString(q) {
		return nil
	}
	b := r.boardMeant()
	if b == nil {
		return nil
	}
	kept, why, ok := r.chosen(b)
	if !ok || len(kept) == 0 {
		return nil
	}
	s := listing.Selection{Items: boardItems(kept), Cover: 1, Why: " [board" + why + "]"}
	if f := r.Q.Focus; f != nil && f.ID != "total" {
		return r.byMeasure(kept, f, s)
	}
	if list, ok := bySaying(s.Items, q); ok && r.Q.Asks("list", "count") {
		s.Items = list
	} else if why == "" && !(r.Q.Asks("count") && (r.Q.Low != nil || r.Q.High != nil) && len(r.Q.Status) == 0 && r.countsAll(b)) {
		return nil
	}
	res := r.reckonedOf(s)
	if res != nil {
		res.chosen = true
	}
	return res
}

// countsAll reports whether a page counts as many projects as a board has: then none is missing.
func (r *Run) countsAll(b *board) bool {
	return b.items[0].Row != nil || slices.ContainsFunc(r.recordsOf(b.page.Document.ID).Totals, func(t corpus.Total) bool {
		return t.Count != nil && t.Count.Value == len(b.items)
	})
}

// bySaying keeps the projects without a sum when a question asks for those, and those with one
// when it asks for them; ok is false when it asks for neither.
func bySaying(list []listing.Item, q string) (kept []listing.Item, ok bool) {
	unstated := plan.AsksUnstated(q)
	if !unstated && !plan.AsksStated(q) {
		return list, false
	}
	return slices.DeleteFunc(list, func(it listing.Item) bool { return (it.Amount == nil) != unstated }), true
}

// boardOtherRE matches questions that leave something out, or ask for other things than projects
// and who invests in them.
var boardOtherRE = regexp.MustCompile(`除|不是|不在|不属|不含|不算|没|未|非|比|占(?:总|全|百|[^,]{0,10}(?:比重|比例|几成|百分))|哪几?[家个]?(?:单位|政府|银行|部门|领导|产业|行业|领域|方面|地方|城市|国家)|哪[几些]?(?:块|类|方面|样|种|位)|一起|合作|合资|联合|会见|会晤|拜访|考察|走访`)

func boardItems(list []boardItem) []listing.Item {
	out := make([]listing.Item, len(list))
	for i := range list {
		out[i] = list[i].Item
	}
	return out
}

// boardMeant is the board of the one page that has all names of the question; nil when
// none has, or several.
func (r *Run) boardMeant() *board {
	var found *board
	for i, a := range r.find.Aligned {
		if a.Lacks(mostLost) || r.knownElsewhere(a) || a.Names == 0 && !entitled(a) || r.Pages[i].Digest() {
			continue
		}
		b := r.boardOf(i)
		if b == nil {
			continue
		}
		if found != nil {
			return nil
		}
		found = b
	}
	if found == nil && (plan.AsksStated(string(r.Q.Folded)) || plan.AsksUnstated(string(r.Q.Folded))) {
		return r.boardOfPlace()
	}
	return found
}

// boardOfPlace is the board of the one page whose title names a place of the question.
func (r *Run) boardOfPlace() *board {
	var found *board
	for i, a := range r.find.Aligned {
		if !slices.ContainsFunc(a.Pieces, func(x find.Piece) bool { return x.Unit != "" && r.Pages[i].TitleHas(x.Runes) }) {
			continue
		}
		if found != nil {
			return nil
		}
		if found = r.boardOf(i); found == nil {
			return nil
		}
	}
	return found
}

// entitled reports whether the title of a page has a word of the question that is none of the genre.
func entitled(a *find.Alignment) bool {
	return slices.ContainsFunc(a.Pieces, func(x find.Piece) bool { return x.Strong && a.Page.TitleHas(x.Runes) })
}

// reckonedOf counts, adds up, ranks or lists the projects chosen of a board.
func (r *Run) reckonedOf(s listing.Selection) *Result {
	kept := r.filter(s.Items)
	if len(kept) == 0 {
		return nil
	}
	s.Items = kept
	switch {
	case r.Q.Asks("count") && countedThingRE.MatchString(string(r.Q.Folded)):
		return r.countItems(kept, s)
	case addsUpRE.MatchString(string(r.Q.Folded)):
		if moneyed(kept) < len(kept) {
			return nil
		}
		if len(kept) == 1 {
			return r.lookedUp(kept[0], s)
		}
		return r.total(kept, s)
	case r.Q.Asks("top"):
		if moneyed(kept) < 2 || r.Q.N > 1 && r.Q.N >= len(kept) {
			return nil
		}
		return r.rankItems(kept, s)
	case r.Q.Asks("list", "partner") && countedThingRE.MatchString(string(r.Q.Folded)):
		return r.listItems(kept, s, false)
	}
	return nil
}

// countedThingRE matches questions for projects, or for what was signed or built.
var countedThingRE = regexp.MustCompile(`项目|签|落|选址|放在|投(?:了|的)?(?:什么|啥|哪)|(?:类|的)(?:有)?(?:几|多少)个?$`)

// lookedUp is the amount of the one project that was chosen.
func (r *Run) lookedUp(it listing.Item, s listing.Selection) *Result {
	res := r.listItems([]listing.Item{it}, s, true)
	res.Message, res.Plan = "", "Lookup"+s.Why
	return res
}

// chosen are the items of a board that the pieces of the question tell from others, each by
// where it is, of what kind or on what day; why names those pieces. ok is false when a piece
// is something else, or stands outside of what is told of the projects.
func (r *Run) chosen(b *board) (kept []boardItem, why string, ok bool) {
	kept = slices.Clone(b.items)
	for i := range b.align.Pieces {
		x := &b.align.Pieces[i]
		if x.Date && !monthPieceRE.MatchString(string(x.Runes)) {
			return nil, "", false
		}
		if !x.Strong && !x.Date || x.Lent || sayingRE.MatchString(string(x.Runes)) || b.page.TitleHas(x.Runes) || r.ofFocus(x) || r.isAction(string(x.Runes)) {
			continue
		}
		with, labelled := b.labelled(x), true
		if r.isCountry(x) {
			with = slices.DeleteFunc(slices.Clone(b.items), func(it boardItem) bool { return !x.StandsIn(it.own) })
		}
		if len(with) == 0 {
			with, labelled = slices.DeleteFunc(slices.Clone(b.items), func(it boardItem) bool { return !it.tells(x) }), false
		}
		switch {
		case len(with) == len(b.items) || len(with) == 0 && x.StandsIn(b.lead):
			continue
		case len(with) == 0 || !labelled && !(b.tellsAll(x) && r.tellsApart(b, x)):
			return nil, "", false
		}
		kept = slices.DeleteFunc(kept, func(it boardItem) bool {
			return !slices.ContainsFunc(with, func(w boardItem) bool { return w.own == it.own })
		})
		why += " " + string(x.Runes)
	}
	return kept, why, true
}

var (
	// labelBehindRE matches what stands behind a word that says of what kind a project is.
	labelBehindRE = regexp.MustCompile(`^(?:类|领域|板块|方面|产业|行业)+(?:项目)?(?:有|为|是|[0-9两一二三四五六七八九十]|,|:|、)|^项目(?:有|为|是)?[0-9两一二三四五六七八九十]+[个项]`)
	// whereBeforeRE matches what stands before the place of a project.
	whereBeforeRE = regexp.MustCompile(`(?:落户|落地|落|选址|坐落|建设地点|地点|建|设|放|布局|位|签|落子|[在于到至])(?:在|于|到|至|:)?[^,;。:(]{0,8}$`)
)

// labelled are the items under a word of the question that says of what kind they are: 新材料
// 类2个:…, 装备制造方面,….
func (b *board) labelled(x *find.Piece) []boardItem {
	var at []int
	for _, k := range x.Places {
		end := k + len(x.Runes)
		if labelBehindRE.MatchString(b.page.Read(corpus.Span{Start: end, End: min(len(b.page.Folded), end+8)})) {
			at = append(at, k)
		}
	}
	return slices.DeleteFunc(slices.Clone(b.items), func(it boardItem) bool {
		return it.Row != nil || !slices.ContainsFunc(at, it.toldAt)
	})
}

// isCountry reports whether a piece is a country, which investors are called by.
func (r *Run) isCountry(x *find.Piece) bool {
	return slices.ContainsFunc(r.Q.Places, func(p names.Place) bool {
		return p.Kind == names.Country && p.Span.Start == x.Start && p.Span.Len() <= len(x.Runes)+1
	})
}

// tellsApart reports whether a piece is what projects are told apart by: a place behind a word
// for where they are, a day, a kind in its column.
func (r *Run) tellsApart(b *board, x *find.Piece) bool {
	if b.items[0].Row != nil {
		return x.Unit == ""
	}
	return x.Date || slices.ContainsFunc(x.Places, func(at int) bool {
		return whereBeforeRE.MatchString(b.page.Read(corpus.Span{Start: max(0, at-12), End: at}))
	})
}

// sayingRE matches the words of a question for what is said of sums.
var sayingRE = regexp.MustCompile(`^(?:没有?|未)?(?:写|说|公布|披露|给出|透露|注明|投资|金额|数额)`)

// monthPieceRE matches a date that says its month.
var monthPieceRE = regexp.MustCompile(`[0-9]月`)

// tellsAll reports whether all places of a piece are in what is told of the projects, and none
// in a name or an investor: then it is no name of one, but what some are chosen by.
func (b *board) tellsAll(x *find.Piece) bool {
	return !slices.ContainsFunc(x.Places, func(at int) bool {
		return !slices.ContainsFunc(b.items, func(it boardItem) bool { return it.toldAt(at) })
	})
}

// toldAt reports whether a place is in what is told of an item beside its name and investors:
// of a row in a cell that says where it is or what kind it is of.
func (it *boardItem) toldAt(at int) bool {
	holds := func(s corpus.Span) bool { return at >= s.Start && at < s.End }
	if it.Row != nil {
		for c, cell := range it.Row.Cells {
			if role := it.Table.Columns[c].Role; holds(cell) && (role == "place" || role == "sector") {
				return true
			}
		}
		return false
	}
	if !holds(it.own) && !slices.ContainsFunc(it.heads, holds) {
		return false
	}
	return !slices.ContainsFunc(fieldsOf(it.Project), holds)
}

// ofFocus reports whether a piece is a word for what the question measures: 占地, 就业.
func (r *Run) ofFocus(x *find.Piece) bool {
	f, w := r.Q.Focus, string(x.Runes)
	if f == nil {
		return false
	}
	has := func(s string) bool { return strings.Contains(s, w) || strings.Contains(w, s) }
	return slices.ContainsFunc(f.Questions, has) || slices.ContainsFunc(f.Documents, has)
}
