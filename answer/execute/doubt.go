package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// How much more of the question a value of another year must have, and how near
// its rarest words must be, to show that nothing is said of the year asked.
const (
	moreCover  = 0.12
	certainKey = 0.85
)

// notItsOwn tells why the best value is not what the question asks for, though
// it has most of its words; "" when nothing speaks against it.
func (r *Run) notItsOwn(list []find.Candidate) string {
	best := list[0]
	if best.Value < 0 || r.Leaning {
		return ""
	}
	switch {
	case r.saidOfOtherYear(list):
		return "only said of another year"
	case strings.Contains(best.Why, find.OtherEditionWhy) || r.noSuchEdition(best.Page):
		return "of another edition"
	case r.ofOtherNumber(best):
		return "of another number of projects"
	case r.ofTheWhole(best):
		return "of the whole place or company"
	case r.toldInPassing(best):
		return "of a company in passing"
	case r.ofSeveral(best):
		return "of several, not the one asked about"
	case r.ofAnother(best):
		return "another is named between"
	case r.ofForemost(best):
		return "of the foremost of several, which is another"
	case r.ofOtherProject(best):
		return "of another project"
	case r.Q.Phase != "" && strings.Contains(best.Why, "phase elsewhere") && r.phasesFollow(best):
		return "of all phases together"
	case r.Q.Phase != "" && strings.Contains(best.Why, "other phase") && slices.Contains(phaseKinds, best.Page.Values[best.Value].Kind):
		return "of another phase"
	}
	return ""
}

// phasesFollow reports whether a sum is of a project that its sentence then divides
// into phases: 投资10亿元建某项目,分三期,二期1000吨; or before it tells something else of
// the phase that is asked: 投资10亿元,一期先建5万吨.
func (r *Run) phasesFollow(c find.Candidate) bool {
	rest := c.Page.Read(corpus.Span{Start: c.Page.Values[c.Value].Span.End, End: r.sentenceOf(c).End})
	return c.Page.Values[c.Value].Kind == reading.Money && (len(phaseMarks(rest)) > 1 || strings.Contains(find.JoinPhases(rest), find.JoinPhases(r.Q.Phase)))
}

// phaseKinds are the measures that each phase of a project has its own of.
var phaseKinds = []string{reading.Money, reading.Area, reading.Jobs, reading.Capacity}

// saidOfOtherYear reports whether a value of another year has clearly more of
// the question than the best one of the year asked: 2024年兑付多少, where the text
// says it of 2023 only.
func (r *Run) saidOfOtherYear(list []find.Candidate) bool {
	if len(r.Q.Years) == 0 || r.Q.Language == "en" || list[0].Page.Values[list[0].Value].Kind != reading.Money || list[0].Key >= certainKey || strings.Contains(list[0].Why, "other year") {
		return false
	}
	for _, c := range list[1:] {
		if c.Page == list[0].Page && strings.Contains(c.Why, "other year") && c.Cover > list[0].Cover+moreCover && c.Key >= certainKey && r.saysMore(c, list[0]) {
			return true
		}
	}
	return false
}

// saysMore reports whether the clause of one value has a word of the question
// that neither the sentence of another nor the title has.
func (r *Run) saysMore(c, than find.Candidate) bool {
	a := r.alignmentOf(c.Page)
	here := c.Page.Clauses[c.Clause].Span
	there := than.Page.Sentences[than.Page.Clauses[than.Clause].Sentence].Span
	for k := range a.Pieces {
		x := &a.Pieces[k]
		in := func(s corpus.Span) bool {
			return slices.ContainsFunc(x.Places, func(at int) bool { return at >= s.Start && at < s.End })
		}
		if x.Strong && !x.Date && x.Unit == "" && in(here) && !in(there) && !c.Page.TitleHas(x.Runes) {
			return true
		}
	}
	return false
}

// numberOfRE matches a number of things that a question means: 那29个投产项目, 合同
// 180个的那一届.
var numberOfRE = regexp.MustCompile(`(?:^|[^0-9.第前近约超过到于足满])([0-9]{2,4})[个项家宗](?:[^月年亿万季百千小]|$)`)

// ofOtherNumber reports whether a sum or a date is of another number of
// things than the question says: the 29 that went into production, not the 64 that
// were signed.
func (r *Run) ofOtherNumber(best find.Candidate) bool {
	m := numberOfRE.FindStringSubmatch(string(r.Q.Folded))
	v := &best.Page.Values[best.Value]
	if m == nil || v.Kind != reading.Money && v.Kind != reading.Date {
		return false
	}
	p := best.Page
	sentence := p.Sentences[p.Clauses[best.Clause].Sentence].Span
	counts, same := false, false
	for i := range p.Values {
		w := &p.Values[i]
		if w.Span.Start < sentence.Start || w.Span.End > sentence.End || w.Kind != reading.Count {
			continue
		}
		counts = true
		same = same || int(w.Number) == reading.WholeNumber(m[1])
	}
	return counts && !same
}

// ofOtherProject reports whether the question means one project of which no
// amount is stated, and the best value is the amount of another.
func (r *Run) ofOtherProject(best find.Candidate) bool {
	v := &best.Page.Values[best.Value]
	if v.Kind != reading.Money || r.Q.Focus != nil && r.Q.Focus.ID != "total" {
		return false
	}
	x, ok := r.linked()
	if !ok || x.page != best.Page || x.project.Amount != nil || len(x.project.Moneys) > 0 {
		return false
	}
	owner := r.ownerOf(best.Page, v.Span)
	return owner != nil && owner != x.project
}

// ofStranger reports whether the best value is the amount of a project that has
// nothing of what the question names but places, while another project of the
// report or the rest of the sentence has: 乙酶制剂扩建,总投资1.2亿元 is not what 甲商业综合体
// costs, of which no sum is stated.
func (r *Run) ofStranger(best find.Candidate) bool {
	p, v := best.Page, &best.Page.Values[best.Value]
	owner := r.ownerOf(p, v.Span)
	if owner == nil || v.Kind != reading.Money {
		return false
	}
	said := find.Identity(owner) + " " + aroundRE.ReplaceAllString(p.Read(v.Owner.Region), " ") + " " + p.Read(p.Clauses[best.Clause].Span)
	var naming corpus.Span
	if c := p.ClauseAt(owner.Name.Span.Start); c >= 0 {
		naming = p.Clauses[c].Span
		said += " " + p.Read(naming)
	}
	head := p.Sections[p.Sentences[p.Clauses[best.Clause].Sentence].Section].Lead
	a := r.alignmentOf(p)
	others := false
	for k := range a.Pieces {
		x := &a.Pieces[k]
		if !x.Strong || x.Date || x.Unit != "" || len(x.Places) == 0 {
			continue
		}
		if strings.Contains(said, string(x.Runes)) || p.TitleHas(x.Runes) || x.StandsIn(head) || x.StandsIn(naming) {
			return false
		}
		others = others || r.namesOther(best, owner, x)
	}
	return others
}

// aroundRE matches whom things are brought in for, which is not who brings the money:
// 围绕甲陶瓷,引进乙釉料项目.
var aroundRE = regexp.MustCompile(`(?:围绕|依托|借助|瞄准|紧盯|配套|紧扣|聚焦|依靠)[^,。;]{2,16},`)

// namesOther reports whether a word of the question stands in the sentence of a
// value, or in what names another project than the one whose amount it is.
func (r *Run) namesOther(c find.Candidate, owner *corpus.Project, x *find.Piece) bool {
	if x.StandsIn(r.sentenceOf(c)) {
		return true
	}
	projects := r.recordsOf(c.Page.Document.ID).Projects
	for i := range projects {
		if o := &projects[i]; o != owner && strings.Contains(find.Identity(o), string(x.Runes)) {
			return true
		}
	}
	return false
}

// ownerOf is the project of which a span gives the amount; nil for none.
func (r *Run) ownerOf(p *reading.Page, s corpus.Span) *corpus.Project {
	projects := r.recordsOf(p.Document.ID).Projects
	for i := range projects {
		if a := projects[i].Amount; a != nil && a.Span.Overlaps(s) {
			return &projects[i]
		}
	}
	return nil
}

var (
	whenAskedRE = regexp.MustCompile(`哪(?:一)?(?:年|天|月|日)|什么时候|几时|何时|几月|几号`)
	yearAskedRE = regexp.MustCompile(`哪(?:一)?年`)
	yearToldRE  = regexp.MustCompile(`[0-9〇零一二三四五六七八九]{2,4}年|[今去明前当次翌上]年|年[初中底末]`)
	timeRE      = regexp.MustCompile(`[0-9]+年|[0-9]+月|[0-9]+日|今年|去年|明年|前年|季度|上半年|下半年|月底|年底|年初|目前|日前|近日|当天|当日|昨天|昨日|今天|春|秋`)
	saidWhatRE  = regexp.MustCompile(`(?:说|讲|谈|表示|介绍)了?(?:些)?(?:什么|啥|乜|哪些)|怎么说|怎么讲|怎么看|怎么评价`)
	saysRE      = regexp.MustCompile(`说|讲|表示|指出|强调|介绍|称|认为|透露|坦言|希望|要求|提出|承诺|呼吁|谈|建议|回应|答|问|感慨|“|"`)
)

// undisclosedRE matches what texts say of an investor whom they do not name.
var undisclosedRE = regexp.MustCompile(`(?:投资方|投资商|业主|主体|企业|公司|名字|名称|合作方|单位|人选)[^,。;]{0,6}(?:(?:未|没有|没|暂不|先不|不便|尚未)(?:披露|公布|公开|透露|说|确定|定|列|点名)|变更中|待定)`)

// hasNoAnswer reports whether a sentence lacks what the question asks for at
// all: a time, something said.
func (r *Run) hasNoAnswer(text string) bool {
	q := string(r.Q.Folded)
	if r.lacksMeasure(text) {
		return true
	}
	if r.Q.Asks("partner") && undisclosedRE.MatchString(text) && !strings.Contains(text, "公司") {
		return true
	}
	if yearAskedRE.MatchString(q) && !yearToldRE.MatchString(text) {
		return true
	}
	return whenAskedRE.MatchString(q) && !timeRE.MatchString(text) || r.Q.Asks("quote") && saidWhatRE.MatchString(q) && !saysRE.MatchString(text) && (r.Q.Aspect == nil || !r.Q.Aspect.Told.MatchString(text))
}
