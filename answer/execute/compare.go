package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

var (
	askRE   = regexp.MustCompile(`,?(?:哪|谁|which)(?:一)?(?:个|家|边|块|类|次|年|地|处|场|期|方|项|种|届|座|区|市|县|省|只|份)?(?:更|比较|签得|投得|投资得?|签的|签|的|金额|总?投资额?|引得)*(?:多|大|高|少|小|低|早|晚|长|贵)?(?:一点|一些|些)?[?]?(?:\([^)]*\))?$`)
	whoRE   = regexp.MustCompile(`(?:,|，)?(?:哪|谁)(?:一)?(?:个|家|边|块|类|次|年|地|方)?`)
	moreRE  = regexp.MustCompile(`(?:的|更)?(?:多|大|高|少|小)(还是|,|$)|(?:的|更)?(?:多|大|高|少|小)[?]?(?:\([^)]*\))?$`)
	countRE = regexp.MustCompile(`个数|项数|件数|宗数|项目数|项目的?数量|项目(?:更)?多|的项目|(?:公司|企业)(?:个?数|更|多|少|谁|哪)|家数|次数|项目谁|新开工|新签约|亿(?:元)?以上`)
)

var (
	eventRE    = regexp.MustCompile(`哪[年次届场]|签得|签的|大会|推介会|集中签约|谁签`)
	yearPairRE = regexp.MustCompile(`(?:19|20)[0-9]{2}年?`)
)

// editionRE matches questions for the editions of an event rather than for years.
var editionRE = regexp.MustCompile(`哪[届次场]|大会|论坛|[洽推恳座]谈?介?会|招商会|博览会`)

// compare answers which of two is more. nil when the question does not name
// two.
func (r *Run) compare() *Result {
	ways := []func() *Result{r.compareEditions, r.compareOccasions, r.compareYears, r.comparePhases}
	if len(r.Q.Years) == 2 && editionRE.MatchString(string(r.Q.Folded)) {
		ways[1], ways[2] = ways[2], ways[1]
	}
	if res := firstOf(ways...); res != nil {
		return res
	}
	var best *[2]listing.Item
	score := 0.0
	for i, v := range r.alternatives() {
		pair, s, ok := r.pairUp(inYear(r.lookup(v.sides[0]), v.sides[0]), inYear(r.lookup(v.sides[1]), v.sides[1]))
		if !ok {
			continue
		}
		for k := range pair {
			if pair[k].Row == nil && pair[k].Project == nil && v.names[k] != "" {
				pair[k].Name = v.names[k]
			}
		}
		s -= 0.01 * float64(i)
		if len([]rune(v.sides[0]+v.sides[1])) > len(r.Q.Folded) {
			s += 0.12
		}
		if best == nil || s > score {
			best, score = &pair, s
		}
	}
	if best == nil {
		return nil
	}
	if sameByChance(best[:]) || r.sideLost(best[:]) || r.otherKind(best[:]) || unlike(best[0], best[1]) {
		return notFound("fact_not_stated")
	}
	return r.versus(best[0], best[1])
}

// sameByChance reports whether two equal numbers stand in two sentences of one text: then it
// tells one number twice.
func sameByChance(list []listing.Item) bool {
	a, b := &list[0], &list[1]
	return a.Amount == nil && b.Amount == nil && a.Row == nil && b.Row == nil && a.Page == b.Page && a.Cite != b.Cite && a.Number == b.Number && a.Unit == b.Unit
}

// otherKind reports whether the question names a kind of money (实际利用外资) that
// the sentence of one of the figures, or its column, does not.
func (r *Run) otherKind(list []listing.Item) bool {
	kinds := listing.PartMoneyKindRE.FindAllString(string(r.Q.Folded), -1)
	if slices.Contains(kinds, "内资") && slices.Contains(kinds, "外资") {
		return false // they are the sides
	}
	for _, w := range kinds {
		for _, it := range list {
			if it.Row == nil && !strings.Contains(it.Page.Read(it.Cite)+it.Page.Read(it.Page.TitleSpan()), w) {
				return true
			}
		}
	}
	return false
}

// unlike reports whether two figures are in different currencies, and one of
// them is of no project: then it is seldom of what the question names.
func unlike(a, b listing.Item) bool {
	ofThing := func(it listing.Item) bool { return it.Row != nil || it.Project != nil || it.Record != nil }
	return a.Amount != nil && b.Amount != nil && a.Amount.Currency != b.Amount.Currency && !(ofThing(a) && ofThing(b))
}

// inYear drops the figures of running text that are of another year than the one
// that a side names.
func inYear(list []listing.Item, side string) []listing.Item {
	years := yearPairRE.FindAllString(side, -1)
	if len(years) != 1 {
		return list
	}
	asked := reading.WholeNumber(strings.TrimSuffix(years[0], "年"))
	return slices.DeleteFunc(list, func(it listing.Item) bool {
		c := it.Page.ClauseAt(it.Show.Start)
		if it.Row != nil || c < 0 {
			return false
		}
		y := yearOf(it.Page, it.Show.Start, c)
		return y > 0 && y != asked
	})
}

// pairUp picks the figures of two sides that fit best, each by itself and
// beside the other: two figures of one kind, said in one place.
func (r *Run) pairUp(left, right []listing.Item) (pair [2]listing.Item, score float64, ok bool) {
	for _, a := range left {
		for _, b := range right {
			if a.Page == b.Page && a.Show == b.Show || (a.Amount == nil) != (b.Amount == nil) {
				continue
			}
			if s := a.Score + b.Score + kinship(a, b); !ok || s > score {
				pair, score, ok = [2]listing.Item{a, b}, s, true
			}
		}
	}
	return pair, score, ok
}

// kinship is how much two figures look like answers of one comparison.
func kinship(a, b listing.Item) float64 {
	s := 0.0
	switch {
	case a.Page != b.Page:
	case a.Cite == b.Cite:
		s = 0.2
	case a.Table != nil && a.Table == b.Table:
		s = 0.2
	default:
		s = 0.08
	}
	if a.Amount != nil && b.Amount != nil && a.Amount.Currency != b.Amount.Currency {
		s -= 0.3
	}
	if a.Amount == nil && a.Unit != b.Unit {
		s -= 0.15
	}
	if (a.Table == nil) != (b.Table == nil) {
		s -= 0.3
	}
	if (a.Project == nil) != (b.Project == nil) {
		s -= 0.15
	}
	return s
}

// sideJoinRE matches words that join the sides of a comparison.
var sideJoinRE = regexp.MustCompile(`[和跟与同及]|还是`)

// cut is one way to cut a comparison: what to look up for each side, with what both
// share, and what to call it, empty for what is looked up.
type cut struct {
	sides, names [2]string
}

// alternatives gives ways to cut the question in two sides.
func (r *Run) alternatives() []cut {
	q := string(r.Q.Folded)
	head := moreRE.ReplaceAllString(strings.TrimSuffix(q, askRE.FindString(q)), "$1")
	head = whoRE.ReplaceAllString(head, "")
	var out []cut
	if y := yearPairRE.FindAllStringIndex(head, -1); len(y) == 2 {
		a := head[:y[1][0]] + head[y[1][1]:]
		b := head[:y[0][0]] + head[y[0][1]:]
		out = append(out, cut{sides: [2]string{separatorRE.ReplaceAllString(a, " "), separatorRE.ReplaceAllString(b, " ")}})
	}
	context := ""
	if k := strings.LastIndex(head, ","); k > 0 && separatorRE.MatchString(head[k+1:]) {
		context, head = head[:k]+" ", head[k+1:]
	}
	behind := ""
	if k := strings.LastIndex(head, ","); k > 0 && sideJoinRE.MatchString(head[:k]) && !separatorRE.MatchString(head[k+1:]) {
		head, behind = head[:k], " "+head[k+1:] // 甲跟乙,2023年到资
	}
	for _, m := range separatorRE.FindAllStringIndex(head, -1) {
		a, b := context+head[:m[0]]+behind, context+head[m[1]:]+behind
		if len([]rune(a)) < 2 || len([]rune(b)) < 2 {
			continue
		}
		names := [2]string{r.sideCalled(head[:m[0]]), r.sideCalled(head[m[1]:])}
		out = append(out, cut{[2]string{a + " ", b + " "}, names})
		if pre := r.shared(a); pre != "" {
			out = append(out, cut{[2]string{a + " ", pre + " " + b + " "}, names})
		}
		if post := r.sharedAfter(b); post != "" {
			out = append(out, cut{[2]string{a + " " + post + " ", b + " "}, names})
		}
	}
	return out
}

// particlesMost is how many characters of particles a side may have to be called as typed.
const particlesMost = 2

// sideCalled is what a side is called: as it was typed, or its words when it has more.
func (r *Run) sideCalled(side string) string {
	name, typed := sideName(r.Read(side)), r.typed(trimSide(side))
	if n := len([]rune(typed)); n > 0 && n <= len([]rune(name))+particlesMost {
		return typed
	}
	return name
}

// shared is a side without its last piece: what both sides share.
func (r *Run) shared(side string) string {
	pieces := r.piecesOf(side)
	if len(pieces) < 2 {
		return ""
	}
	runes := []rune(side)
	last := pieces[len(pieces)-1]
	at := strings.LastIndex(side, string(last.Runes))
	if at <= 0 {
		return ""
	}
	return string(runes[:len([]rune(side[:at]))])
}

func (r *Run) sharedAfter(side string) string {
	pieces := r.piecesOf(side)
	if len(pieces) < 2 {
		return ""
	}
	first := string(pieces[0].Runes)
	at := strings.Index(side, first)
	return side[at+len(first):]
}

// piecesOf aligns a text with the page that has most of it.
func (r *Run) piecesOf(text string) []find.Piece {
	q := r.Read(text)
	var best *find.Alignment
	for _, p := range r.Pages {
		if a := find.Align(p, q, r.Vocab); best == nil || a.Found > best.Found {
			best = a
		}
	}
	if best == nil {
		return nil
	}
	return best.Pieces
}

// Figures looked at for each side of a comparison, and how far behind the best
// they may be.
const (
	maxFigures = 6
	farBehind  = 0.45
)

// lookup finds the figures that one side may mean, best first.
func (r *Run) lookup(text string) []listing.Item {
	q := r.Read(text)
	q.Kind, q.Focus = r.Q.Kind, r.Q.Focus
	if r.Q.Phase != "" && q.Phase == "" {
		q.Focus = nil
	}
	sub := &Run{Q: q, Words: r.Words, Vocab: r.Vocab, Table: r.Table, Pages: r.Pages, Read: r.Read, Ask: string(r.Q.Folded)}
	sub.find = find.NewFinder(q, r.Words, r.Vocab, r.Table, r.Pages)
	sub.find.Joint = eventRE.MatchString(string(r.Q.Folded))
	var out []listing.Item
	if it, ok := sub.lookupRow(); ok {
		out = append(out, it)
	}
	kinds := [][]string{{reading.Money}}
	switch {
	case r.Q.Focus != nil && r.Q.Focus.Kind != reading.Money:
		kinds = [][]string{r.amountKinds()}
	case rateNameRE.MatchString(string(r.Q.Folded)):
		kinds = [][]string{{reading.Percent}}
	case countRE.MatchString(string(r.Q.Folded)):
		kinds = [][]string{{reading.Count, reading.Jobs, reading.Plain}}
	case !moneyAskedRE.MatchString(string(r.Q.Folded)) && r.Q.Focus == nil:
		kinds = append(kinds, []string{reading.Count, reading.Jobs})
	}
	for i, k := range kinds {
		list := sub.find.Values(k...)
		for _, c := range list[:min(maxFigures, len(list))] {
			if c.Cover < enough || c.Score < list[0].Score-farBehind {
				break
			}
			if r.Q.Currency == "" && isEquivalent(c.Page, c.Value) || opensName(c.Page, c.Value) {
				continue
			}
			it := sub.figureItem(c)
			it.Score -= 0.1 * float64(i)
			out = append(out, it)
		}
	}
	return out
}

// opensName reports whether a number of things begins a name in quotation marks: “三个一批”.
func opensName(p *reading.Page, i int) bool {
	v := &p.Values[i]
	return v.Kind == reading.Count && v.Span.Start > 0 && strings.ContainsRune("“\"「『", p.Folded[v.Span.Start-1])
}

var moneyAskedRE = regexp.MustCompile(`投|钱|金额|额|亿|贵|出资|资金|注资|融资|认缴|实缴`)

// figureItem makes an item of a figure of running text.
func (r *Run) figureItem(c find.Candidate) listing.Item {
	v := &c.Page.Values[c.Value]
	it := listing.Item{Page: c.Page, Name: sideName(r.Q), Show: v.Span, Cite: c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Span, Amount: v.Amount, Number: v.Number, Score: c.Score, Unit: v.Unit}
	it.Measure = strings.Trim(c.Page.Shown(v.Span), " ,，")
	it.Project = r.projectAt(c.Page, v.Span)
	return it
}

// projectAt is the project whose sum stands at a place, nil for none.
func (r *Run) projectAt(p *reading.Page, s corpus.Span) *corpus.Project {
	records := r.recordsOf(p.Document.ID)
	for i := range records.Projects {
		if x := &records.Projects[i]; x.Amount != nil && x.Amount.Span.Overlaps(s) {
			return x
		}
	}
	return nil
}

// sideName is the content of a side as typed.
func sideName(q *understand.Question) string {
	var b strings.Builder
	for _, t := range q.Terms {
		b.WriteString(string(t.Runes))
	}
	return b.String()
}

func (r *Run) lookupRow() (listing.Item, bool) {
	s := r.pick(r.items())
	if len(s.Items) == 0 || s.Cover < 0.5 || len(s.Items) > 2 || s.Items[0].Row == nil && eventRE.MatchString(r.Ask) {
		return listing.Item{}, false
	}
	it := s.Items[0]
	it.Score = s.Cover + 0.1
	if it.Entry {
		it.Name = sideName(r.Q)
	}
	if it.Row != nil && !it.Table.IsProjects() {
		c := r.column(it.Table)
		if c < 0 || c >= len(it.Row.Measures) || !it.Row.Measures[c].Is {
			return listing.Item{}, false
		}
		it.Amount, it.Number, it.Show, it.Measure = it.Row.Measures[c].Amount, it.Row.Measures[c].Number, it.Row.Cells[c], measureText(&it, c)
		return it, true
	}
	if it.Amount == nil {
		return listing.Item{}, false
	}
	it.Number = float64(it.Amount.Figure())
	it.Measure = listing.Money(*it.Amount)
	return it, true
}

// versus says which is more; the winner first, then the other's figure.
func (r *Run) versus(a, b listing.Item) *Result {
	x, y := listing.Value(a), listing.Value(b)
	if a.Amount != nil && b.Amount != nil && a.Amount.Currency != b.Amount.Currency {
		return &Result{Status: answer.Answered, Message: "compare_currencies", Args: []string{a.Side(), text(a), b.Side(), text(b)}, Parts: cites(a, b), Plan: "Compare"}
	}
	if x < y {
		a, b, x, y = b, a, y, x
	}
	message := "compare"
	if x == y {
		message = "compare_equal"
	}
	if r.Q.Smallest && x != y {
		message, a, b = "compare_less", b, a
	}
	facts := []answer.Fact{fact(a), fact(b)}
	args := []string{a.Side(), text(a), b.Side(), text(b)}
	if d := difference(a, b); d != nil && x != y && byHowMuchRE.MatchString(string(r.Q.Folded)) {
		message, args, facts = message+"_by", append(args, listing.Money(*d)), append(facts, amountFact(*d))
	}
	return &Result{Status: answer.Answered, Message: message, Args: args, Parts: cites(a, b), Facts: facts, Plan: "Compare", Document: a.Page.Document.ID, compared: []listing.Item{a, b},
		Chart: r.figuresChart([]listing.Item{a, b}, []listing.Item{a, b})}
}

func text(it listing.Item) string {
	if it.Measure != "" {
		return it.Measure
	}
	if it.Amount != nil {
		return listing.Money(*it.Amount)
	}
	return ""
}

func cites(list ...listing.Item) []Part {
	var out []Part
	for _, it := range list {
		out = append(out, Part{Page: it.Page, Cite: it.Cite, Silent: true})
	}
	return out
}
