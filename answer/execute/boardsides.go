package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// genericNameRE matches what is no part of a project's or a firm's own name.
var genericNameRE = regexp.MustCompile(`(?:那|这)?个?项目|产业化|产业园|生产基地|有限|股份|责任|公司|集团|[的那这 ]`)

// sidesOfBoard are the projects of one report that the question names, one for each side,
// by the longest part of each side's name; nil when some report has not each of them, or
// several have.
func (r *Run) sidesOfBoard(sides []string) []boardItem {
	var found []boardItem
	for i := range r.Pages {
		if r.Pages[i].Digest() {
			continue
		}
		b := r.boardOf(i)
		if b == nil {
			continue
		}
		list := b.sides(sides)
		if list == nil {
			continue
		}
		if found != nil {
			return nil
		}
		found = list
	}
	return found
}

// sides are the items of a board that some names mean; nil unless each means one, another
// each.
func (b *board) sides(names []string) []boardItem {
	var out []boardItem
	for _, name := range names {
		i := b.sideAt(name)
		if i < 0 || slices.ContainsFunc(out, func(it boardItem) bool { return it.own == b.items[i].own }) {
			return nil
		}
		out = append(out, b.items[i])
	}
	return out
}

// leastOfSide is the part of a name, 0 to 1, that an item has at least.
const leastOfSide = 0.6

// sideAt is the item of a board that a name means, -1 for none or several. The place of the
// report before the name is not part of it.
func (b *board) sideAt(name string) int {
	core := genericNameRE.ReplaceAllString(name, "")
	runes := []rune(core)
	for n := len(runes) - 2; n >= 2; n-- {
		if b.page.TitleHas(runes[:n]) {
			core = strings.TrimLeft(string(runes[n:]), "市县区旗州")
			break
		}
	}
	if len([]rune(core)) < 2 {
		return -1
	}
	best, at, tie := 0, -1, false
	for i := range b.items {
		n := commonRun(core, b.items[i].called())
		switch {
		case n > best:
			best, at, tie = n, i, false
		case n == best:
			tie = true
		}
	}
	if tie || best < 2 || float64(best) < leastOfSide*float64(len([]rune(core))) {
		return -1
	}
	return at
}

// called is what an item is called by, folded: its name and its investors, or its row.
func (it *boardItem) called() string {
	if it.Row != nil {
		return genericNameRE.ReplaceAllString(it.Page.Read(it.Cite), "")
	}
	text := it.Project.Name.Value
	for i := range it.Project.Parties {
		text += "\n" + it.Project.Parties[i].Value
	}
	return genericNameRE.ReplaceAllString(clean.Fold(text), "")
}

// withBoard adds up or compares things that the question names from what one report tells of
// each; nil when it does not tell of each of them.
func (r *Run) withBoard(compare bool, cuts [][]string) *Result {
	for _, sides := range cuts {
		found := r.sidesOfBoard(sides)
		if found == nil || compare && len(found) != 2 && !r.Q.Asks("top") {
			continue
		}
		list := boardItems(found)
		if slices.ContainsFunc(list, func(it listing.Item) bool { return it.Amount == nil }) {
			if !compare {
				return nil
			}
			i := slices.IndexFunc(list, func(it listing.Item) bool { return it.Amount == nil })
			res := notFound("amount_not_stated")
			res.Args = []string{r.typed(sides[i])}
			return res
		}
		for i := range list {
			list[i].Measure = listing.Money(*list[i].Amount)
		}
		s := listing.Selection{Items: list, Cover: 1, Why: " [sides of board]"}
		switch {
		case compare && len(list) > 2:
			return r.rankItems(list, s)
		case compare:
			if res := r.multiple(list[0], list[1]); res != nil {
				return res
			}
			return r.versus(list[0], list[1])
		}
		return r.total(list, s)
	}
	return nil
}

// measureCompared compares what is told of two named projects beside their investment: 甲和乙
// 哪个占地大; nil when it is not told of both.
func (r *Run) measureCompared() *Result {
	f := r.Q.Focus
	if f == nil || f.ID == "total" || r.Leaning || r.Q.Language == "en" {
		return nil
	}
	compare, cuts := r.togetherSides(weakSepRE)
	if !compare {
		return nil
	}
	for _, sides := range cuts {
		for i := range sides {
			sides[i] = comparedMeasureRE.ReplaceAllString(sides[i], "")
		}
		found := r.sidesOfBoard(sides)
		if len(found) != 2 {
			continue
		}
		a, okA := r.measureOf(&found[0], f)
		b, okB := r.measureOf(&found[1], f)
		if okA && okB {
			return r.versus(a, b)
		}
	}
	return nil
}

// comparedMeasureRE matches what is compared, behind the last of the things.
var comparedMeasureRE = regexp.MustCompile(`(?:的|谁|哪个|哪家)*(?:年产值|产值|年税收|税收|纳税|缴税|占地|用地|就业|用工|带动|岗位).*$`)

// partOfAllRE matches questions for the part of all that one of several projects has, and
// ofAllAskedRE what it is a part of: no 占地多少.
var (
	partOfAllRE  = regexp.MustCompile(`^(.{2,}?)(?:的)?(?:总|计划)?(?:投资额?|金额)?占([^地用].*)$`)
	ofAllAskedRE = regexp.MustCompile(`总投资|投资总额|总额|总金额|全部|比重|比例|几成|百分之`)
)

// partOfBoard is what part of all that a report tells of one named project has: of the total
// it states, or of the sum when each has one.
func (r *Run) partOfBoard() *Result {
	q := strings.TrimRight(string(r.Q.Folded), "?。 ")
	m := partOfAllRE.FindStringSubmatch(q)
	if m == nil || !ofAllAskedRE.MatchString(m[2]) || r.Leaning || r.Q.Language == "en" || countShareRE.MatchString(q) || stakeRE.MatchString(q) {
		return nil
	}
	name := m[1]
	if _, behind, ok := strings.Cut(name, ","); ok {
		name = behind
	}
	if name = trimSide(name); name == "" {
		return nil
	}
	for i, a := range r.find.Aligned {
		if a.Lacks(mostLost) || r.knownElsewhere(a) {
			continue
		}
		b := r.boardOf(i)
		if b == nil {
			continue
		}
		at := b.sideAt(name)
		if at < 0 || b.items[at].Amount == nil {
			continue
		}
		it := b.items[at].Item
		if whole, cite := r.wholeOfBoard(b); whole != nil && whole.Currency == it.Amount.Currency && whole.Figure() > it.Amount.Figure() {
			res := &Result{Status: answer.Answered, Message: "share", Plan: "Share [board]", Document: b.page.Document.ID,
				Parts: []Part{{Page: b.page, Cite: it.Cite, Silent: true}, {Page: b.page, Cite: cite, Silent: true}}}
			res.Args = []string{percent(int64(it.Amount.Figure()), int64(whole.Figure())), listing.Money(*it.Amount), listing.Money(*whole)}
			return res
		}
	}
	return nil
}

// stakeRE matches questions for a stake rather than a part of a total.
var stakeRE = regexp.MustCompile(`股|同比|任务|目标|完成`)

// wholeOfBoard is the total that a report states of as many projects as it tells of, or their
// sum when each has an amount; nil for neither.
func (r *Run) wholeOfBoard(b *board) (*corpus.Amount, corpus.Span) {
	totals := r.recordsOf(b.page.Document.ID).Totals
	for i := range totals {
		if t := &totals[i]; t.Amount != nil && t.Count != nil && t.Count.Value == len(b.items) {
			return &t.Amount.Value, t.Sentence
		}
	}
	list := boardItems(b.items)
	if moneyed(list) < len(list) {
		return nil, corpus.Span{}
	}
	sums, _ := sumOf(list)
	if len(sums) != 1 {
		return nil, corpus.Span{}
	}
	s := b.page.SentenceAt(b.items[0].own.Start)
	if s < 0 {
		return nil, corpus.Span{}
	}
	cite := b.page.Sentences[s].Span
	cite.End = max(cite.End, b.page.Sentences[reading.LastOfRun(b.page, s)].Span.End)
	return &sums[0], cite
}
