package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// fewestTold is how many things a sentence tells of at least that is a list.
const fewestTold = 3

// orSentence gives what a text names one by one, between semicolons or as the lines of a
// list, when a list of its records has fewer: 甲公司建阀门厂,投资3亿元;乙公司…;丙学院与丁合办
// 设计中心.
func (r *Run) orSentence(res *Result) *Result {
	if res == nil || res.chosen || res.Status != answer.Answered || res.Message != "rows" || len(res.items) == 0 || r.limited() || r.Leaning || !r.Q.Asks("list", "partner") || notSuchRE.MatchString(string(r.Q.Folded)) {
		return res
	}
	p := res.items[0].Page
	if slices.ContainsFunc(res.items, func(it listing.Item) bool { return it.Project == nil || it.Row != nil || it.Page != p }) {
		return res
	}
	at := p.SentenceAt(res.items[0].Cite.Start)
	if at < 0 || p.Sentences[at].Kind == corpus.TableRow {
		return res
	}
	out := r.sentenceOfItems(p, at, res.items)
	if p.Sentences[at].Kind == corpus.ListItem {
		out = linesOfItems(p, at, res.items)
		if out == nil || r.choosesAmong(p, out.Parts, 0) {
			return res
		}
	}
	if out == nil {
		return res
	}
	out.Score = res.Score
	return out
}

// sentenceOfItems is a sentence that names more things between semicolons than the
// items that all stand in it; nil when it does not.
func (r *Run) sentenceOfItems(p *reading.Page, at int, items []listing.Item) *Result {
	s := joinedBySemicolons(p, at)
	if s.Len() > longestList || slices.ContainsFunc(items, func(it listing.Item) bool { return !s.Contains(it.Project.Name.Span) }) {
		return nil
	}
	told, parts := 0, []Part{}
	for _, seg := range reading.SemicolonParts(p, s) {
		parts = append(parts, Part{Page: p, Show: seg, Cite: seg})
		if valued(p, seg) || r.organizationIn(p, seg) || slices.ContainsFunc(items, func(it listing.Item) bool { return seg.Contains(it.Project.Name.Span) }) {
			told++
		}
	}
	if told < fewestTold || told <= len(items) || r.choosesAmong(p, parts, len(items)) {
		return nil
	}
	return tell("List [sentence]", p, s, s)
}

// joinedBySemicolons is a sentence with those that semicolons join to it.
func joinedBySemicolons(p *reading.Page, at int) corpus.Span {
	joins := func(i int) bool {
		return strings.ContainsRune(p.Read(corpus.Span{Start: p.Sentences[i].Span.End - 1, End: min(p.Sentences[i].Span.End+1, len(p.Folded))}), ';')
	}
	from, to := at, at
	for from > 0 && joins(from-1) {
		from--
	}
	for to+1 < len(p.Sentences) && joins(to) {
		to++
	}
	return corpus.Span{Start: p.Sentences[from].Span.Start, End: p.Sentences[to].Span.End}
}

// choosesAmong reports whether a word of the question picks some lines of a list: so
// many, or for 0 any number but all.
func (r *Run) choosesAmong(p *reading.Page, lines []Part, picked int) bool {
	a := r.alignmentOf(p)
	return a == nil || slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		in := 0
		for _, l := range lines {
			if x.StandsIn(l.Show) {
				in++
			}
		}
		return x.Strong && in > 0 && in < len(lines) && (picked == 0 || in == picked && in > 1)
	})
}

// mostLines is how many lines of a list are quoted.
const mostLines = 12

// linesOfItems are the lines of a list of which most, but not all, are items; nil when
// the items are not of one list.
func linesOfItems(p *reading.Page, at int, items []listing.Item) *Result {
	from, to := at, at+1
	for from > 0 && p.Sentences[from-1].Kind == corpus.ListItem {
		from--
	}
	for to < len(p.Sentences) && p.Sentences[to].Kind == corpus.ListItem {
		to++
	}
	if slices.ContainsFunc(items, func(it listing.Item) bool { i := p.SentenceAt(it.Cite.Start); return i < from || i >= to }) {
		return nil
	}
	res := &Result{Status: answer.Answered, Plan: "List [lines]", Document: p.Document.ID}
	for i := from; i < to; i++ {
		if i == from || p.Sentences[i].Block != p.Sentences[i-1].Block {
			s := p.Sentences[i].Span
			if !valued(p, s) && !slices.ContainsFunc(items, func(it listing.Item) bool { return s.Contains(it.Project.Name.Span) }) {
				return nil // of something else
			}
			res.Parts = append(res.Parts, Part{Page: p, Show: s, Cite: s})
		}
	}
	if n := len(res.Parts); n < fewestTold || n <= len(items) || n > 2*len(items) || n > mostLines {
		return nil
	}
	return res
}

// longestList is how long a sentence may be that is quoted as a list, in runes.
const longestList = 320

var (
	// eachAskedOfRE matches questions for a figure of each of two: 各多少, 各签了几个.
	eachAskedOfRE = regexp.MustCompile(`(?:[和跟与、]|同期|上[一]?[届次年]).*各(?:自|是|有|为|签|签了|投|投了)?(?:多少|几)`)
	// changedAskedRE matches what a side of a comparison is after a change.
	changedAskedRE = regexp.MustCompile(`(?:更正|更改|修订|修正|调整|下调|上调|压缩|缩减|砍|变更|追加|增资|改)[^,]{0,3}(?:之后|以后|后)`)
	// changeToldRE matches words that say that a figure was changed.
	changeToldRE = regexp.MustCompile(`更正|改为|改成|调[整至为减增]|[下上]调|压[缩减]|缩[减至]|减[至为到少]|增[至为到加]|应为|核定|变更|修[订正]|追加|追至|提高|降[至到为]|由.{1,20}[变增减缩]`)
)

// oneForEach reports whether a figure of each of two is asked for and there is only
// one: 这次和上次各签了几个 with 这次签了19个.
func (r *Run) oneForEach(res *Result) bool {
	if !eachAskedOfRE.MatchString(string(r.Q.Folded)) || r.Leaning || res.Message != "" || len(res.items) > 1 || len(res.compared) > 0 || len(res.Parts) != 1 || res.Parts[0].Page == nil || res.Parts[0].Text != "" {
		return false
	}
	p := res.Parts[0]
	n := map[string]int{}
	for i := range p.Page.Values {
		if v := &p.Page.Values[i]; p.Show.Contains(v.Span) && v.Kind != reading.Date {
			n[v.Kind]++
		}
	}
	if len(n) == 0 {
		return false
	}
	for _, k := range n {
		if k > 1 {
			return false
		}
	}
	return true
}

// sidesUncut reports whether what stands for one side of a comparison is all that stands
// for the other, or names none: 在甲市 against 在甲市乙公司跟丙公司.
func (r *Run) sidesUncut(res *Result) bool {
	if len(res.compared) != 2 || res.Plan != "Compare" {
		return false
	}
	a, b := res.compared[0], res.compared[1]
	if a.Row != nil || b.Row != nil || a.Name == "" || b.Name == "" || a.Name == b.Name {
		return false
	}
	return strings.Contains(a.Name, b.Name) || strings.Contains(b.Name, a.Name)
}

// beforeChange reports whether a comparison is asked of what something is after a change
// and no sentence that it is made of says anything of one.
func (r *Run) beforeChange(res *Result) bool {
	return len(res.compared) == 2 && !beforeAfterRE.MatchString(string(r.Q.Folded)) && changedAskedRE.MatchString(string(r.Q.Folded)) && !slices.ContainsFunc(res.compared, func(it listing.Item) bool {
		return it.Row != nil || changeToldRE.MatchString(it.Page.Read(it.Cite))
	})
}
