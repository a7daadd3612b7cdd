package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Refusals of answers that name nobody, or somebody in another part than the one
// asked for.

var (
	// companyAskedRE matches questions for a company by name: 投资单位是谁, 被哪家拿下,
	// 那家企业叫什么名字.
	companyAskedRE = regexp.MustCompile(`(?:企业|公司|厂家|厂商|单位|机构|投资[方商者]|业主|客商|东家|买家|承建方|实施主体)(?:们)?(?:的?(?:名字|名称)|都?叫(?:什么|啥)|(?:都?是|有)(?:哪一?[家些]|谁)|有谁)|哪一?家(?:企业|公司|厂|单位|机构)?(?:$|[^项园区]|项目方)|谁(?:投|家|来[做建投办]|承[建接]|拿下|接手|在?负责)`)
	// unnamedRE matches how a text speaks of somebody without a name: 一家做包装的企业,
	// 某外资车企, 有家港企, 一家做电池的,.
	unnamedRE = regexp.MustCompile(`(?:一|某|另一|两|三|几|数|有|那)(?:家|间)[^,。;:、]{0,14}(?:企业|公司|厂商|厂|[外港台甬央国民车药]企|开发商|的(?:$|[,。;:]))|某[^,。;:、某]{0,8}(?:企业|公司|集团|厂商|[外港台央国民车药]企)|(?:企业|公司|对方)[^,。;]{0,6}(?:不愿|未)(?:具名|透露姓名)`)
)

// unnamed reports whether a company is asked for by name, and the text quoted
// speaks of one without a name: 一家做包装的企业.
func (r *Run) unnamed(res *Result) bool {
	if !companyAskedRE.MatchString(string(r.Q.Folded)) || res.Message != "" || len(res.Parts) != 1 || res.Parts[0].Page == nil || res.Parts[0].Text != "" {
		return false
	}
	p, show := res.Parts[0].Page, res.Parts[0].Show
	for c := range p.Clauses {
		clause := p.Clauses[c].Span
		if !show.Overlaps(clause) || !r.hasRarest(p, clause) || !unnamedRE.MatchString(p.Read(corpus.Span{Start: clause.Start, End: min(clause.End+1, len(p.Folded))})) {
			continue
		}
		s := p.Sentences[p.Clauses[c].Sentence].Span
		return !r.newName(p, corpus.Span{Start: clause.Start, End: max(s.End, show.End)})
	}
	return false
}

// hasRarest reports whether a clause has a word of the question that is about as
// rare as its rarest one.
func (r *Run) hasRarest(p *reading.Page, s corpus.Span) bool {
	a := r.alignmentOf(p)
	if a == nil {
		return false
	}
	rare := a.Rarest()
	return slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		return x.Strong && !x.Date && x.Unit == "" && x.Rarity >= rare-0.2 && x.StandsIn(s)
	})
}

// newName reports whether a span names a company, an investor or a person that
// the question does not.
func (r *Run) newName(p *reading.Page, s corpus.Span) bool {
	q := string(r.Q.Folded)
	records := r.recordsOf(p.Document.ID)
	fresh := func(x corpus.Sourced[string]) bool {
		return s.Contains(x.Span) && !strings.Contains(q, strings.TrimRight(clean.Fold(x.Value), "公司集团股份有限"))
	}
	return slices.ContainsFunc(records.Organizations, func(o corpus.Organization) bool { return fresh(o.Name) }) ||
		slices.ContainsFunc(records.Projects, func(x corpus.Project) bool { return slices.ContainsFunc(x.Parties, fresh) }) ||
		strings.ContainsAny(p.Read(s), `“"「`)
}

// onlyAsked reports whether rows answer a question for a company that name no
// more than the question itself does: 某某项目的投资单位是谁 with 某某项目.
func (r *Run) onlyAsked(res *Result) bool {
	q := string(r.Q.Folded)
	if res.Message != "rows" || len(res.items) == 0 || !companyAskedRE.MatchString(q) {
		return false
	}
	for _, it := range res.items {
		name := strings.TrimSuffix(clean.Fold(it.Name), "项目")
		if pr := it.Source(); name == "" || !strings.Contains(q, name) || pr != nil && slices.ContainsFunc(pr.Parties, func(x corpus.Sourced[string]) bool { return !strings.Contains(q, clean.Fold(x.Value)) }) {
			return false
		}
	}
	return true
}

// absentAskedRE matches questions for who did not take part: 谁留在县里没去.
var absentAskedRE = regexp.MustCompile(`[没未](?:有)?(?:去|来|到|参加|出席|露面|随行|同行)|缺席|留守|留在|坐镇|请假`)

// absentToldRE matches what texts say of them.
var absentToldRE = regexp.MustCompile(`[没未](?:有|能)?(?:去|来|到|参加|出席|露面|随行|同行)|缺席|留守|留在|坐镇|请假|在家`)

// tookPart reports whether somebody is named for who did not take part, by a text
// that says nothing of that.
func (r *Run) tookPart(res *Result) bool {
	return r.Q.Asks("who") && absentAskedRE.MatchString(string(r.Q.Folded)) && !absentToldRE.MatchString(toldIn(res))
}

// roleAskedRE matches the part in which somebody is asked for, that is no office:
// 采访他的那个记者叫什么.
var roleAskedRE = regexp.MustCompile(`(记者|专员|翻译|主持人|编辑|摄影师?|联络员|讲解员|发言人|接线员|社长|领事|大使|会长|创始人|创办人)的?(?:叫(?:什么|啥)|(?:是|系)(?:谁|哪位|边个)|姓名|名字|姓(?:什么|啥|甚))`)

// otherRole reports whether somebody is named of whom neither the line nor its
// source says that he is what was asked for.
func (r *Run) otherRole(res *Result) bool {
	m := roleAskedRE.FindStringSubmatch(string(r.Q.Folded))
	return m != nil && r.Q.Asks("who") && !strings.Contains(toldIn(res), strings.TrimRight(m[1], "师人"))
}

// toldIn is the text of an answer with that of its sources.
func toldIn(res *Result) string {
	var b strings.Builder
	for _, p := range res.Parts {
		b.WriteString(clean.Fold(shownOf(p)))
		if p.Page != nil {
			b.WriteString(" " + p.Page.Read(p.Cite) + " ")
		}
	}
	return b.String()
}

// tellsNobody reports whether the investor or partner is asked for, and the text
// quoted has none beside what the question says itself: 那个机房是谁投的 with 没有签的,不评论.
func (r *Run) tellsNobody(res *Result) bool {
	if !r.Q.Asks("partner") || r.Leaning || !quotesOnce(res) {
		return false
	}
	part := res.Parts[0]
	line := clean.Fold(shownOf(part))
	if !strings.ContainsFunc(line, han) || partyFormRE.MatchString(line) || r.partyIn(part.Page, part.Show) || r.person(part.Page, part.Show) && !byNameAskedRE.MatchString(string(r.Q.Folded)) || r.organizationIn(part.Page, part.Show) {
		return false
	}
	if a := r.alignmentOf(part.Page); a != nil {
		for i := range a.Pieces {
			line = strings.ReplaceAll(line, string(a.Pieces[i].Runes), " ")
		}
	}
	return !partyWordRE.MatchString(line) && !besideNameRE.MatchString(line)
}

// besideNameRE matches what stands beside names that no record has: 由甲与乙各占一半.
var besideNameRE = regexp.MustCompile(`[a-z]{2,}|[由与和跟、;及携接]|(?:^|[^合共不相如随陪协等一])同[^比期样时年意类步行志等]|:[^“"「]`)

var (
	// meetingAskedRE matches questions whom somebody met.
	meetingAskedRE = regexp.MustCompile(`会见|接见|会晤|拜会|座谈(?:[^会]|$)|面谈|见了?(?:谁|哪)`)
	// meetingToldRE matches what texts say of meetings.
	meetingToldRE = regexp.MustCompile(`见|会晤|拜会|拜访|座谈|面谈|会谈|走访|洽谈|交流|走进|到访|来访|会客|晤|接待|宴请|与[^,。]{1,30}谈`)
)

// noMeeting reports whether whom somebody met is asked, and the text quoted tells
// of no meeting.
func (r *Run) noMeeting(res *Result) bool {
	return !r.Leaning && r.Q.Asks("partner", "visit", "who", "list") && res.Message == "" && len(res.items) == 0 && meetingAskedRE.MatchString(string(r.Q.Folded)) && !meetingToldRE.MatchString(toldIn(res))
}
