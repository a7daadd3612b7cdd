package execute

import (
	"regexp"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
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
func (f *finder) adjusted(x *Candidate) {
	p, v := x.Page, &x.Page.Values[x.Value]
	if v.Kind != reading.Money || f.leaning {
		return
	}
	q := string(f.q.Folded)
	before := beforeIn(p, x.Clause, v)
	switch {
	case formerRE.MatchString(q) && setToRE.MatchString(before):
		x.add(-changedFigure, "set later")
	case formerRE.MatchString(q):
	case setToRE.MatchString(before) && nowAskedRE.MatchString(q):
		x.add(changedFigure, "set to")
	case replacedLater(p, v.Span):
		x.add(-changedFigure, "planned once")
		x.Key = min(x.Key, 0.5)
	}
}

// beforeIn is what stands before a value in its clause.
func beforeIn(p *reading.Page, clause int, v *reading.Value) string {
	return p.Read(corpus.Span{Start: p.Clauses[clause].Span.Start, End: v.Span.Start})
}

// replacedLater reports whether a figure was planned once and a later one of the
// paragraph took its place.
func replacedLater(p *reading.Page, figure corpus.Span) bool {
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
