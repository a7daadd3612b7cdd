package find

import (
	"regexp"
	"slices"
	"sort"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

var (
	// plannedOnceRE matches what stands right before a figure that was planned
	// first: 原计划总投资, 原定, 签约时的总投资是.
	plannedOnceRE = regexp.MustCompile(`(?:原(?:计划|定|拟|本|先|来|方案|协议)|最初|起初|当初|签约时)[^,;。]{0,10}$`)
	// setToRE matches what stands right before the figure that took its place:
	// 调整为不超过, 把盘子加到了.
	setToRE = regexp.MustCompile(`(?:调整|调增|调减|追加|增加|增资|加|提高|扩大|缩减|压减|压缩|核减|砍|变更|上调|下调|修改|改|变|升|涨|降)(?:为|到|至|成)了?(?:约|近|超|不超过|不低于)?$`)
	// nowAskedRE matches questions for how things stand after a change.
	nowAskedRE = regexp.MustCompile(`(?:调整|变更|修改|调减|调增|追加|缩减|压缩|砍完)(?:之|以)?后|[加改调涨砍缩减变升降][到成至为]|现在|目前|最新|如今|后来`)
)

// adjusted keeps a figure planned first, 原计划总投资6亿元, and the one that took
// its place in another sentence, 调整为9亿元, apart.
func (f *Finder) adjusted(x *Candidate) {
	p, v := x.Page, &x.Page.Values[x.Value]
	if v.Kind != reading.Money || f.Leaning {
		return
	}
	q := string(f.q.Folded)
	before := beforeIn(p, x.Clause, v)
	switch {
	case FormerRE.MatchString(q) && setToRE.MatchString(before):
		x.Add(-changedFigure, "set later")
	case FormerRE.MatchString(q):
	case setToRE.MatchString(before) && nowAskedRE.MatchString(q):
		x.Add(changedFigure, "set to")
	case ReplacedLater(p, v.Span):
		x.Add(-changedFigure, "planned once")
		x.Key = min(x.Key, 0.5)
	}
}

// beforeIn is what stands before a value in its clause.
func beforeIn(p *reading.Page, clause int, v *reading.Value) string {
	return p.Read(corpus.Span{Start: p.Clauses[clause].Span.Start, End: v.Span.Start})
}

// ReplacedLater reports whether a figure was planned once and a later one of the
// paragraph took its place.
func ReplacedLater(p *reading.Page, figure corpus.Span) bool {
	clause := p.ClauseAt(figure.Start)
	if clause < 0 || !plannedOnceRE.MatchString(p.Read(corpus.Span{Start: p.Clauses[clause].Span.Start, End: figure.Start})) {
		return false
	}
	block := p.Sentences[p.Clauses[clause].Sentence].Block
	for c := clause; c < len(p.Clauses) && p.Sentences[p.Clauses[c].Sentence].Block == block; c++ {
		for i := p.Clauses[c].From; i < p.Clauses[c].To; i++ {
			w := &p.Values[i]
			if w.Span.Start >= figure.End && w.Kind == reading.Money && setToRE.MatchString(beforeIn(p, c, w)) {
				return true
			}
		}
	}
	return false
}

// IsCorrected reports whether staff corrected anything of a document.
func IsCorrected(p *reading.Page) bool {
	n := len(p.Text.Blocks)
	return n > 0 && p.Text.Blocks[n-1].Kind == corpus.Correction
}

// revisedScore is what a corrected value is raised by, and what it replaces
// lowered.
const revisedScore = 0.25

// revised prefers what staff set to what the document says.
func (f *Finder) revised(x *Candidate) {
	f.changed(x)
	if !IsCorrected(x.Page) {
		return
	}
	at := x.Page.Values[x.Value].Span
	for _, c := range index.Corrections(x.Page.Text, f.records(x.Page)) {
		switch {
		case c.Line.Contains(at):
			x.Add(revisedScore, "corrected")
		case slices.ContainsFunc(c.Said, at.Overlaps):
			x.Add(-revisedScore, "overridden")
		}
	}
}

// Identity is what names a project: its own name and its parties.
func Identity(p *corpus.Project) string {
	said := clean.Fold(p.Name.Value)
	for _, x := range p.Parties {
		said += " " + clean.Fold(x.Value)
	}
	return said
}

var (
	ChangedFromRE = regexp.MustCompile(`由[^,。;]{0,16}$`)
	changedToRE   = regexp.MustCompile(`^[^。;]{0,14}(?:调整|调增|调减|追加|增加|增|提高|扩大|缩减|压减|变更|上调|下调|修改|改)(?:为|到|至)`)
	FormerRE      = regexp.MustCompile(`原来|原先|原本|原计划|当初|最初|之前|以前|一开始|调整前|签约时|先前`)
)

// changed lowers a figure that the text says was changed to another one: 由6亿元
// 调整为9亿元.
func (f *Finder) changed(x *Candidate) {
	p, v := x.Page, &x.Page.Values[x.Value]
	f.adjusted(x)
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	was := ChangedSince(p, v.Span)
	former := FormerRE.MatchString(string(f.q.Folded))
	switch {
	case was && !former:
		x.Add(-changedFigure, "changed since")
		x.Key = min(x.Key, 0.5)
	case was:
		x.Add(changedFigure, "as it was")
	case !former && toNowRE.MatchString(p.Read(corpus.Span{Start: s.Start, End: v.Span.Start})):
		x.Add(changedFigure/2, "changed to")
	}
}

// ChangedSince reports whether a text says that a figure was changed to another.
func ChangedSince(p *reading.Page, figure corpus.Span) bool {
	i := p.SentenceAt(figure.Start)
	if i < 0 {
		return false
	}
	s := p.Sentences[i].Span
	return ChangedFromRE.MatchString(p.Read(corpus.Span{Start: s.Start, End: figure.Start})) && changedToRE.MatchString(p.Read(corpus.Span{Start: figure.End, End: s.End}))
}

// toNowRE matches what stands right before a figure that another was changed to.
var toNowRE = regexp.MustCompile(`由[^。;]{2,40}(?:调整|调增|调减|追加|增加|增|提高|扩大|缩减|压减|变更|上调|下调|改)(?:为|到|至)(?:约|近|超|不超过|不低于)?$`)

// changedFigure is what a figure loses when it holds no longer.
const changedFigure = 0.4

// Order puts the pages that have most of the question first, equals as they
// were added. The order of a search is no help among equals: its scores weigh
// words by all documents, those that the asker may not see among them.
func (f *Finder) Order() {
	sort.Stable(byFound{f})
}

type byFound struct{ *Finder }

func (f byFound) Len() int { return len(f.pages) }

func (f byFound) Less(i, j int) bool {
	if a, b := f.Aligned[i].Found, f.Aligned[j].Found; a != b {
		return a > b
	}
	return f.pages[i].Document.Sequence < f.pages[j].Document.Sequence
}

func (f byFound) Swap(i, j int) {
	f.pages[i], f.pages[j] = f.pages[j], f.pages[i]
	f.Aligned[i], f.Aligned[j] = f.Aligned[j], f.Aligned[i]
	f.Covers[i], f.Covers[j] = f.Covers[j], f.Covers[i]
}
