package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A segment is a stretch of running text that tells of several projects
// together: a part of a sentence between semicolons, a sentence, a paragraph or
// a section. A question that says how many it means (那三个一共多少) means those of
// the smallest segment with its words and as many projects.

// askedProjectsRE matches how many things a question means.
var askedProjectsRE = regexp.MustCompile(`(?:^|[^第0-9前])([0-9]{1,2}|[两二三四五六七八九十]{1,2})(?:个|家|项|宗|座|条|处|笔|单|案|期|款)(?:[^月年亿千百]|$)`)

// inSegment answers a question for a known number of projects from the segment
// that tells of them; nil when none has the words of the question and as many.
func (r *Run) inSegment() *Result {
	m := askedProjectsRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || r.Leaning || r.limited() || len(r.sides()) > 1 {
		return nil
	}
	list := r.segment(reading.WholeNumber(m[1]))
	if list == nil && (r.Q.Asks("sum") || r.Q.Asks("top") && r.Q.N == 1) {
		list = r.countedRun(reading.WholeNumber(m[1]))
	}
	if rows := r.pick(r.items()); list == nil || len(rows.Items) > 0 && rows.Items[0].Row != nil && r.exact(rows) {
		return nil
	}
	s := listing.Selection{Items: list, Cover: 1, Why: " [segment]"}
	switch {
	case r.Q.Asks("sum"):
		if r.totalStated(list) {
			return nil
		}
		for _, it := range list {
			if it.Amount == nil {
				return nil
			}
		}
		return r.total(list, s)
	case r.Q.Asks("top") && r.Q.N == 1:
		return r.rankItems(list, s)
	case r.Q.Asks("list") && (projectListRE.MatchString(string(r.Q.Folded)) || signedRE.MatchString(string(r.Q.Folded))):
		return r.listItems(list, s, false)
	}
	return nil
}

// segment gives the n projects of the smallest segment that has the question's
// words and no other projects.
func (r *Run) segment(n int) []listing.Item {
	if n < 2 {
		return nil
	}
	var best []listing.Item
	share, length := 0.0, 0
	for i, p := range r.Pages {
		projects := r.proseItems(p, r.find.Aligned[i])
		if len(projects) < n {
			continue
		}
		for _, s := range segments(p) {
			var in []listing.Item
			for _, it := range projects {
				if s.Contains(it.Project.Name.Span) {
					in = append(in, it)
				}
			}
			if len(in) != n {
				continue
			}
			if own, ok := r.speaksOf(i, s); ok && !r.ofOneBehind(i, s, in) && (own > share || own == share && s.Len() < length) {
				best, share, length = in, own, s.Len()
			}
		}
	}
	return best
}

// countedRun are the n things that a text counts and then gives a sum of each: 签了4个:
// 甲项目3亿元;乙项目2亿元…, 甲、乙、丙三个项目分别为5亿元、3亿元和2亿元.
func (r *Run) countedRun(n int) []listing.Item {
	var best []listing.Item
	share := 0.0
	for i, p := range r.Pages {
		if a := r.find.Aligned[i]; n < 2 || a.Lacks(mostLost) || r.knownElsewhere(a) {
			continue
		}
		for k := range p.Values {
			if v := &p.Values[k]; v.Clause < 0 || !isBatch(v) || int(v.Number) != n || p.Sentences[p.Clauses[v.Clause].Sentence].Kind == corpus.TableRow {
				continue
			}
			list, s := r.runBehind(p, k)
			if len(list) != n {
				continue
			}
			if own, ok := r.headedBy(i, s); ok && own > share {
				best, share = list, own
			}
		}
	}
	return best
}

// runBehind are the sums of projects between a number of things and the next one, or the
// end of what goes on behind semicolons, and the stretch from the sentence of the number.
func (r *Run) runBehind(p *reading.Page, k int) (list []listing.Item, s corpus.Span) {
	first := p.Clauses[p.Values[k].Clause].Sentence
	last := reading.LastOfRun(p, first)
	s = corpus.Span{Start: p.Sentences[first].Span.Start, End: p.Sentences[last].Span.End}
	for i := k + 1; i < len(p.Values) && s.Contains(p.Values[i].Span); i++ {
		v := &p.Values[i]
		if isBatch(v) && v.Number > 1 {
			break
		}
		if v.Kind != reading.Money || v.Owner.Threshold || isEquivalent(p, i) {
			continue
		}
		if own := r.find.Own(p, v.Clause, v); own != nil && own.ID != "total" {
			continue
		}
		if yieldRE.MatchString(p.Read(corpus.Span{Start: p.Clauses[v.Clause].Span.Start, End: v.Span.Start})) {
			continue
		}
		it := listing.Item{Page: p, Amount: v.Amount, Show: v.Span, Cite: reading.SentenceOf(p, v.Span, s), Measure: listing.Money(*v.Amount)}
		if it.Name = it.Told(); it.Name == "" && v.Clause > 0 {
			it.Name = strings.Trim(p.Shown(p.Clauses[v.Clause-1].Span), " ,，、;；:：")
		}
		list = append(list, it)
	}
	for _, part := range reading.SemicolonParts(p, s) {
		for _, x := range inOrderSums(p, part) {
			if i := slices.IndexFunc(list, func(it listing.Item) bool { return it.Show == x.Show }); i >= 0 {
				list[i].Name = x.Name
			}
		}
	}
	return list, s
}

// yieldRE matches what a thing brings, before a sum that is no investment.
var yieldRE = regexp.MustCompile(`产值|营业额|营收|收入|销售|税|利润|出口|注册资本`)

// headedBy is like speaksOf for a stretch whose paragraph may name in front what the
// question names.
func (r *Run) headedBy(page int, s corpus.Span) (own float64, ok bool) {
	p, a := r.Pages[page], r.find.Aligned[page]
	from := reading.BlockStart(p, p.SentenceAt(s.Start))
	for k := range a.Pieces {
		x := &a.Pieces[k]
		here := x.StandsIn(s)
		head := x.StandsIn(corpus.Span{Start: from, End: s.Start})
		title := p.TitleHas(x.Runes)
		if (x.Strong || x.Date) && !here && !head && !title && !a.Opens(x) {
			return 0, false
		}
		if here && !title {
			own += x.Weight
		}
		ok = ok || here
	}
	return own, ok
}

// segments are the stretches of a page that may tell of several projects.
func segments(p *reading.Page) []corpus.Span {
	var out []corpus.Span
	for i := range p.Sentences {
		s := p.Sentences[i].Span
		if p.Sentences[i].Kind == corpus.TableRow {
			continue
		}
		out = append(out, s)
		from := s.Start
		for k := s.Start; k < s.End; k++ {
			if p.Folded[k] == ';' || k == s.End-1 {
				out = append(out, corpus.Span{Start: from, End: k + 1})
				from = k + 1
			}
		}
	}
	for _, b := range p.Text.Blocks {
		out = append(out, b.Span)
	}
	for _, s := range p.Sections {
		out = append(out, s.Span)
	}
	return out
}

// speaksOf reports whether a segment has the words of the question that its
// document's title does not say of all of it, one of them at least, and the
// weight of all words that it has.
func (r *Run) speaksOf(page int, s corpus.Span) (own float64, ok bool) {
	p, a := r.Pages[page], r.find.Aligned[page]
	for k := range a.Pieces {
		x := &a.Pieces[k]
		here := slices.ContainsFunc(x.Places, func(at int) bool { return at >= s.Start && at < s.End })
		title := p.TitleHas(x.Runes)
		if (x.Strong || x.Date) && !here && !title && !a.Opens(x) {
			return 0, false
		}
		if here && !title {
			own += x.Weight
		}
		ok = ok || here && !x.Date && (x.Strong || !r.isAction(string(x.Runes)))
	}
	if a.Lacks(mostLost) || r.knownElsewhere(a) {
		return 0, false
	}
	return own, ok
}

// knownElsewhere reports whether another page has more of the question's names.
func (r *Run) knownElsewhere(a *find.Alignment) bool {
	return slices.ContainsFunc(r.find.Aligned, func(x *find.Alignment) bool { return x.Names > 0 && x.Lost < a.Lost })
}

// mostLost is the part of the question's names that a document need not have:
// 那三个 and 投得多 are counted among them.
const mostLost = 0.4

// signedRE matches questions for what was signed that do not say 项目.
var signedRE = regexp.MustCompile(`(?:签|投|引|落)了?(?:的)?(?:是)?哪(?:[两二三四五六七八九十]|[0-9]+)`)

// totalStated reports whether a document gives the total of just these
// projects itself.
func (r *Run) totalStated(list []listing.Item) bool {
	for _, t := range r.recordsOf(list[0].Page.Document.ID).Totals {
		if t.Amount != nil && t.Count != nil && t.Count.Value == len(list) {
			return true
		}
	}
	return false
}

// isAction reports whether a word is one of what happens to projects: 签约, 开工.
func (r *Run) isAction(word string) bool {
	return slices.ContainsFunc(r.Words.Actions, func(words []string) bool { return slices.Contains(words, word) })
}

// behindAllRE matches what says something of all that was named before: 均由某公司投资.
var behindAllRE = regexp.MustCompile(`均|都|全部|以上|这[两三四五六七八九十0-9]`)

// ofOneBehind reports whether the rarest word of the question stands behind the first
// of some projects, with none of them: with another project of the segment.
func (r *Run) ofOneBehind(page int, s corpus.Span, in []listing.Item) bool {
	p, a := r.Pages[page], r.find.Aligned[page]
	rare := a.Rarest()
	for k := range a.Pieces {
		x := &a.Pieces[k]
		if !x.Strong || x.Date || x.Unit != "" || x.Rarity < rare || !x.StandsIn(s) || x.StandsIn(corpus.Span{Start: s.Start, End: in[0].Project.Name.Span.Start}) || p.TitleHas(x.Runes) {
			continue
		}
		with := false
		for _, part := range reading.CutAt(p, s, ";。") {
			if x.StandsIn(part) {
				with = with || behindAllRE.MatchString(p.Read(part)) || slices.ContainsFunc(in, func(it listing.Item) bool { return part.Contains(it.Project.Name.Span) })
			}
		}
		if !with {
			return true
		}
	}
	return false
}
