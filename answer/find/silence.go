package find

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// groupAskedRE matches the number of things whose figure is asked:
	// 那22个项目, 三家企业.
	groupAskedRE = regexp.MustCompile(`([0-9]+|[二两三四五六七八九十]+)(?:个|家|项|宗)(?:[\p{Han}]{0,6})?(?:项目|企业|公司|协议)`)
	signedSumRE  = regexp.MustCompile(`签约|协议|合同|总金额|总投资`)
)

// firstOnesRE matches a number of the first or the others of some things, which counts none.
var firstOnesRE = regexp.MustCompile(`^[前后][一两二三四五1-5]个?(?:是|为|分别|依次)`)

// ofCountRE matches the number of projects right before their sum: 重点项目85个,总投资.
var ofCountRE = regexp.MustCompile(`项目([0-9]+)个,(?:总投资|投资总?额|协议投资|金额|总金额)[^,。;]{0,4}$`)

// barred reports whether a figure cannot answer whatever words stand around
// it: it names a column, or is of another kind of money or another group.
func (f *Finder) barred(x *Candidate) bool {
	p, v := x.Page, &x.Page.Values[x.Value]
	s := &p.Sentences[p.Clauses[x.Clause].Sentence]
	if s.Kind == corpus.TableRow && s.Row < 0 && !strings.Contains(p.Shown(s.Span), "：") {
		return true
	}
	if s.Kind == corpus.TableRow && s.Row >= 0 && otherColumn(p, s, v.Span, string(f.q.Folded)) {
		return true
	}
	if f.q.Asks("when") && onlyYear(string(f.q.Folded), p, v) {
		return true
	}
	if d := v.Date; v.Kind == reading.Date && d != nil && f.q.Asks("when") && d.Year == 0 && d.Month == 0 && d.Day == 0 {
		return true
	}
	if v.Kind == reading.Count && s.Kind == corpus.TableRow && s.Row >= 0 && s.Table < len(p.Tables) && p.Tables[s.Table].IsProjects() && f.q.Asks("count") && strings.Contains(string(f.q.Folded), "项目") {
		return true // 二期 in the name of one
	}
	if v.Kind == reading.Count && firstOnesRE.MatchString(p.Read(corpus.Span{Start: max(0, v.Span.Start-1), End: min(len(p.Folded), v.Span.End+3)})) {
		return true // 前两个是 names two of them
	}
	if !f.Leaning && OfOtherLabel(p, v.Span.Start, f.q) {
		return true
	}
	q := string(f.q.Folded)
	if f.ofStake(x, q) || f.saysItself(x, q) || f.noReward(x, q) {
		return true
	}
	if v.Kind != reading.Money {
		return false
	}
	own := f.Own(p, x.Clause, v)
	if own != nil && own.ID == "completed" && signedSumRE.MatchString(q) && !strings.Contains(q, "完成") {
		return true
	}
	return f.otherGroup(x, q)
}

var (
	// stakeRE matches clauses of what part of a company somebody holds.
	stakeRE      = regexp.MustCompile(`持股|股权|占股|控股|股比|股份`)
	stakeAskedRE = regexp.MustCompile(`股|出资|持有|份额|控制`)
	// subsidyRE matches what an office gives to those who invest.
	subsidyRE = regexp.MustCompile(`补贴|补助|奖补|奖励|返还|扶持资金|专项资金`)
	// paysInRE matches clauses of what is paid into a project or a company.
	paysInRE = regexp.MustCompile(`投资|出资|注册资本|签约|募集`)
)

// ofStake reports whether a percentage is of a stake in a company and the
// question asks for that of something else: 银行贷款占几成.
func (f *Finder) ofStake(x *Candidate, q string) bool {
	return x.Page.Values[x.Value].Kind == reading.Percent && !f.Leaning && f.q.Language != "en" && !stakeAskedRE.MatchString(q) && stakeRE.MatchString(x.Page.Read(x.Page.Clauses[x.Clause].Span))
}

// saysItself reports whether a number of things is one that the question says
// itself: the 三个 of 三个一批 is not how many were signed there.
func (f *Finder) saysItself(x *Candidate, q string) bool {
	v := &x.Page.Values[x.Value]
	if v.Kind != reading.Count || !f.q.Asks("count") || f.Leaning {
		return false
	}
	to := min(v.Span.End+2, len(x.Page.Folded))
	said := x.Page.Read(corpus.Span{Start: v.Span.Start, End: to})
	return len([]rune(said)) > 3 && !strings.ContainsAny(said, ",。;、\n") && strings.Contains(q, said)
}

// noReward reports whether a subsidy is asked for and a sum is one that somebody
// invests: its clause says so, and its sentence has no word for a subsidy.
func (f *Finder) noReward(x *Candidate, q string) bool {
	p, c := x.Page, x.Page.Clauses[x.Clause]
	return p.Values[x.Value].Kind == reading.Money && !f.Leaning && subsidyRE.MatchString(q) &&
		paysInRE.MatchString(p.Read(c.Span)) && !subsidyRE.MatchString(p.Read(p.Sentences[c.Sentence].Span))
}

// otherGroup reports whether the question is of a number of things that the
// document counts elsewhere, and the figure is of another number of them.
func (f *Finder) otherGroup(x *Candidate, q string) bool {
	m := groupAskedRE.FindStringSubmatch(q)
	if m == nil {
		return false
	}
	n, ok := parseCount(m[1])
	if !ok || n < 2 {
		return false
	}
	if sentence := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span; strings.Contains(x.Page.Read(sentence), m[1]) {
		before := x.Page.Read(corpus.Span{Start: sentence.Start, End: x.Page.Values[x.Value].Span.Start})
		own := ofCountRE.FindStringSubmatch(before)
		return own != nil && !strings.Contains(before, m[1]) && own[1] != m[1]
	}
	near := x.Page.Read(x.Page.Clauses[x.Clause].Span)
	if here := groupAskedRE.FindStringSubmatch(near); here != nil {
		if k, ok := parseCount(here[1]); ok && k > 1 && k != n {
			return true
		}
	}
	totals := f.records(x.Page).Totals
	counted := slices.ContainsFunc(totals, func(t corpus.Total) bool { return t.Count != nil && t.Count.Value == n })
	span := x.Page.Values[x.Value].Span
	for i := range totals {
		t := &totals[i]
		if t.Amount != nil && t.Amount.Span.Overlaps(span) && t.Count != nil {
			return counted && t.Count.Value != n
		}
	}
	return false
}

func parseCount(s string) (int, bool) {
	if n := reading.WholeNumber(s); n > 0 {
		return n, true
	}
	f, ok := reading.ParseChinese(s)
	return int(f), ok
}

// Known lowers what stands in a document that lacks more of the question's
// names than another one does.
func (f *Finder) Known(x *Candidate, page int) {
	least := f.Aligned[page].Lost
	for _, a := range f.Aligned {
		if a.Names > 0 {
			least = min(least, a.Lost)
		}
	}
	if more := f.Aligned[page].Lost - least; more >= 2 && !f.Leaning {
		x.Add(-0.1*min(more, 4), "others know more")
	}
}

// lent is what a question takes over from the one before.
func (f *Finder) lent() string {
	var b strings.Builder
	for _, t := range f.q.Terms {
		if t.Lent {
			b.WriteString(string(t.Runes))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// shareOf are the things that a share can be of: 金额完成65%, 个数完成56%.
var shareOf = []string{"金额", "个数", "资金", "数量", "产值", "面积"}

// taskDoneRE matches questions for how much of a task is done, doneOfTaskRE clauses that
// say it.
var (
	taskDoneRE   = regexp.MustCompile(`完成了?(?:全年|年度)?([^,全年任目计指的]{0,4})[^,]{0,6}(?:任务|目标|计划|指标)`)
	doneOfTaskRE = regexp.MustCompile(`^(?:已)?完成[^,;]{0,24}[0-9.]+%`)
)

// shared compares what a percentage is of with what is asked.
func (f *Finder) shared(x *Candidate) {
	near, q := x.Page.Read(x.Page.Clauses[x.Clause].Span), string(f.q.Folded)
	if m := taskDoneRE.FindStringSubmatch(q); m != nil {
		switch done := doneOfTaskRE.MatchString(near); {
		case done && m[1] != "" && !strings.Contains(near, m[1]):
			x.Add(0.05, "done of another task")
		case done:
			x.Add(0.2, "done of the task")
		case strings.HasPrefix(near, "占"):
			x.Add(-0.3, "a part, not what is done")
		}
	}
	if first := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].From; doneOfTaskRE.MatchString(near) && x.Clause > first {
		from := x.Page.Clauses[max(first, x.Clause-2)].Span.Start // 资金 of 到位资金5亿元,完成任务的40%
		near = x.Page.Read(corpus.Span{Start: from, End: x.Page.Clauses[x.Clause].Span.End})
	}
	for _, w := range shareOf {
		switch here, asked := strings.Contains(near, w), strings.Contains(q, w); {
		case here && asked:
			x.Add(0.2, "share of "+w)
		case here != asked:
			x.Add(-0.1, "share")
		}
	}
}
