package execute

import (
	"regexp"
	"slices"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// partNamed is the sum, number or share that the paragraph of the last answer gives for
// a part that the follow-up names: 其中松岭多少钱, 开工的呢. -1 when it names none, or the
// paragraph gives none beside its name; of several, the one of the sentence that was told.
func (r *Run) partNamed(t *thing) int {
	kind := map[string]string{"amount": reading.Money, "count": reading.Count, "share": reading.Percent}[r.Q.Kind]
	if f := r.Q.Focus; kind == "" || f != nil && f.ID != "total" && kind != reading.Percent || t.row != nil {
		return -1
	}
	p := t.page
	block := p.Text.Blocks[p.Sentences[p.SentenceAt(t.at)].Block].Span
	var found, told []int
	for _, place := range r.ownPlaces(t) {
		if !block.Contains(corpus.Span{Start: place, End: place + 1}) {
			continue
		}
		if v := t.firstBehind(place, kind); v >= 0 && r.ofStateAsked(p, place, v) && !slices.Contains(found, v) {
			found = append(found, v)
			if p.SentenceAt(place) == p.SentenceAt(t.at) {
				told = append(told, v)
			}
		}
	}
	switch {
	case len(found) == 1:
		return found[0]
	case len(told) == 1:
		return told[0]
	}
	return -1
}

// statePartRE matches follow-ups for the part of things of one state: 开工的呢.
var statePartRE = regexp.MustCompile(`^(?:那么?|其中|里面|当中|里头)?(?:已经?)?\p{Han}{2,4}的(?:项目)?(?:呢|(?:总投资|投资|金额|有|是|又|一共)*(?:多少|几).{0,3})[?]?$`)

// partOfShareRE matches follow-ups for the share of a part: 里面工业占百分之几.
var partOfShareRE = regexp.MustCompile(`^(?:那么?|其中|里面|当中|里头)?的?(\p{Han}{2,8}?)的?(?:项目|企业)?(?:占|的(?:占比|比重|比例))(?:了|比|到)?(?:多少|几|百分)`)

// statesRE match what has become of things that were signed: a number of one state is
// not that of another.
var statesRE = []*regexp.Regexp{regexp.MustCompile(`开工|动工`), regexp.MustCompile(`投产|达产|竣工|建成`), regexp.MustCompile(`落地|履约`), regexp.MustCompile(`终止|解约|取消`)}

// ofStateAsked reports whether what stands from the clause of a part up to a value is of
// the state that the question asks for, when it asks for one: 已开工几个.
func (r *Run) ofStateAsked(p *reading.Page, place, v int) bool {
	text := p.Read(corpus.Span{Start: p.Clauses[p.ClauseAt(place)].Span.Start, End: p.Clauses[p.Values[v].Clause].Span.End})
	return !slices.ContainsFunc(statesRE, func(re *regexp.Regexp) bool { return re.MatchString(string(r.Q.Folded)) && !re.MatchString(text) })
}

// ownPlaces are where the names of the follow-up itself stand on the page; none
// when one of them is nowhere.
func (r *Run) ownPlaces(t *thing) []int {
	a := r.alignmentOf(t.page)
	if a == nil {
		return nil
	}
	var out []int
	if q := string(r.Q.Folded); statePartRE.MatchString(q) {
		for _, w := range r.deedsIn(q) {
			out = append(out, t.page.Find([]rune(w))...)
		}
	}
	if m := partOfShareRE.FindStringSubmatch(string(r.Q.Folded)); m != nil {
		out = t.page.Find([]rune(m[1]))
	}
	if len(out) > 0 || r.Q.Asks("share") {
		slices.Sort(out)
		return out
	}
	for k := range a.Pieces {
		x := &a.Pieces[k]
		if x.Lent || x.Date || !x.Strong || r.measureWord(string(x.Runes)) {
			continue
		}
		if len(x.Places) == 0 {
			return nil
		}
		out = append(out, x.Places...)
	}
	slices.Sort(out)
	return out
}

// firstBehind is the first value of a kind behind a place, within its clause or the
// next one that has no name of its own: 松岭18个、205亿元; -1 for none.
func (t *thing) firstBehind(place int, kind string) int {
	p := t.page
	c := p.ClauseAt(place)
	if c < 0 {
		return -1
	}
	end := p.Clauses[c].Span.End
	if next := c + 1; next < len(p.Clauses) && p.Clauses[next].Sentence == p.Clauses[c].Sentence && p.Folded[end-1] == ',' {
		end = p.Clauses[next].Span.End
	}
	for i := range p.Values {
		v := &p.Values[i]
		if v.Kind == kind && v.Span.Start > place && v.Span.End <= end {
			return i
		}
	}
	return -1
}
