package find

import (
	"regexp"

	"zhaoshang/answer/reading"
)

// PreviousRE matches the words for the time before the one that a report is of:
// 上届, 上一届, 去年同期.
var PreviousRE = regexp.MustCompile(`上一?届|往届|前一届|上一次|上次|上一回|前一次|(?:去年|前年|上年)(?:同期|[一二三四]季度|[上下]半年|(?:[0-9]{1,2}月|年底|年初)?的?(?:那|首)[届场])|[两三四]年前的?(?:那|上一?|首)[届场]`)

// formerAskedRE matches a follow-up for the year or the quarter before, formerClauseRE
// the clauses that give it of what the clause before them is of: 上年为3710万美元.
var (
	formerAskedRE  = regexp.MustCompile(`^(?:那)?(?:上一?年|去年|前一年|上一?季度?|上年同期|去年同期)`)
	formerClauseRE = regexp.MustCompile(`^(?:而)?(?:上年|去年|前一年|上一年|上年同期|去年同期|同期|上季度?|上一季度)(?:同期|全年)?(?:则?为|则?是|仅|只有|不足|才)?[0-9约近]`)
)

// former prefers, for a follow-up for the time before, the clause that gives it
// right behind the one answered last.
func (f *Finder) former(x *Candidate) {
	if !f.Leaning || !formerAskedRE.MatchString(string(f.q.Folded)) {
		return
	}
	p := x.Page
	c := p.Clauses[x.Clause].Span
	if formerClauseRE.MatchString(p.Read(c)) && p.Document.ID == f.Anchor.Document && c.Start >= f.Anchor.Told.End && c.Start-f.Anchor.Told.End <= 2 {
		x.Add(0.6, "the time before")
		x.Key = max(x.Key, 0.75)
	}
}

// delayAskedRE matches questions for the time that something was put off to,
// delayedRE the clauses that give it: 改到2026年一季度.
var (
	delayAskedRE = regexp.MustCompile(`推迟|延期|延后|延到|改到|改期|拖到|顺延|推后|postpone|delayed`)
	delayedRE    = regexp.MustCompile(`改到|改至|改为|改在|推迟到|推迟至|延至|延到|延期到|延期至|顺延至|推后到|postponed to|delayed (?:to|until)`)
)

// delayed prefers the time that something was put off to, when that is asked.
func (f *Finder) delayed(x *Candidate) {
	if x.Page.Values[x.Value].Kind == reading.Date && delayAskedRE.MatchString(string(f.q.Folded)) && delayedRE.MatchString(x.Page.Read(x.Page.Clauses[x.Clause].Span)) {
		x.Add(0.4, "put off to")
	}
}

// preceded keeps the figures of this time and those of the time before apart.
func (f *Finder) preceded(x *Candidate) {
	p := x.Page
	v := &p.Values[x.Value]
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	s.End = v.Span.End
	asked, here := PreviousRE.MatchString(string(f.q.Folded)), PreviousRE.MatchString(p.Read(s))
	switch {
	case asked && here:
		x.Add(0.3, "time before")
		x.Key = max(x.Key, 0.75)
	case asked && !f.q.Asks("compare"):
		x.Add(-0.35, "not the time before")
	case here:
		x.Add(-0.15, "time before")
	}
}

var (
	rewardRE      = regexp.MustCompile(`奖励|奖补|补助|补贴|罚款|资助`)
	rewardAskedRE = regexp.MustCompile(`奖|补|罚|资助|扶持|支持|优惠|政策|给[多几]少?|最高`)
)

// rewards reports a sum that a rule promises when the question asks for none:
// what is given for a project is not what is invested in it.
func (f *Finder) rewards(x *Candidate) bool {
	p := x.Page
	if p.Values[x.Value].Kind != reading.Money || f.Leaning || rewardAskedRE.MatchString(f.q.InChinese()) {
		return false
	}
	c := p.Clauses[x.Clause]
	near := p.Sentences[c.Sentence].Span
	near.Start, near.End = max(near.Start, c.Span.Start-24), min(near.End, c.Span.End+8)
	return rewardRE.MatchString(p.Read(near)) && !investedRE.MatchString(p.Read(c.Span))
}

// capped prefers the ceiling of a rule when the question asks for it.
func (f *Finder) capped(x *Candidate) {
	if !capAskedRE.MatchString(string(f.q.Folded)) || x.Page.Values[x.Value].Kind != reading.Money {
		return
	}
	if capRE.MatchString(x.Page.Read(x.Page.Clauses[x.Clause].Span)) {
		x.Add(atCeiling, "ceiling")
	} else {
		x.Add(-atCeiling, "no ceiling")
	}
}

// atCeiling is what a sum gains when it is the ceiling that is asked for.
const atCeiling = 0.3

var (
	capAskedRE = regexp.MustCompile(`最高|最多|上限|封顶`)
	capRE      = regexp.MustCompile(`最高|不超过|上限|封顶|最多|以内`)
)

var investedRE = regexp.MustCompile(`总投资|投资额|投资[0-9]|签约`)
