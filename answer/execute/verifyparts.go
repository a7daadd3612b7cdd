package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// unlimited reports whether a question for the things over or under a sum is
// answered with a passage: what it tells of was not held against the sum.
func (r *Run) unlimited(res *Result) bool {
	return r.Q.Asks("list") && (r.Q.Low != nil || r.Q.High != nil) && res.Message == "" && len(res.items) == 0 && !r.Leaning && !r.limitTold(res) && res.Plan != limitNamedPlan
}

// limitTold reports whether the sentence of a passage says that what it names is over
// the very sum that the question gives: 投资5亿元以上的3个,是甲、乙、丙.
func (r *Run) limitTold(res *Result) bool {
	if r.Q.Low == nil || len(res.Parts) != 1 || res.Parts[0].Page == nil {
		return false
	}
	p := res.Parts[0].Page
	s := p.SentenceAt(res.Parts[0].Show.Start)
	return s >= 0 && slices.ContainsFunc(p.Values, func(v reading.Value) bool {
		return v.Amount != nil && v.Amount.Min == r.Q.Low.Fen && v.Span.Start >= p.Sentences[s].Span.Start && v.Span.End <= res.Parts[0].Show.End &&
			overWordRE.MatchString(p.Read(corpus.Span{Start: max(0, v.Span.Start-1), End: min(v.Span.End+3, len(p.Text.Content))}))
	})
}

// overWordRE matches a sum that things are over: 5亿元以上的.
var overWordRE = regexp.MustCompile(`^[过超]|以上`)

// countQuoted is the line of a text that answers a question for a number; false when
// something else does.
func (r *Run) countQuoted(res *Result) (Part, bool) {
	if !r.Q.Asks("count") || res.Message != "" || len(res.items) > 0 || len(res.Parts) != 1 || r.Leaning {
		return Part{}, false
	}
	p := res.Parts[0]
	return p, p.Page != nil && p.Text == "" && p.Label == ""
}

// numberless reports whether a question for a number is answered with a line that
// counts nothing.
func (r *Run) numberless(res *Result) bool {
	p, ok := r.countQuoted(res)
	return ok && !slices.ContainsFunc(p.Page.Values, func(v reading.Value) bool {
		return p.Show.Contains(v.Span) && v.Kind != reading.Date && v.Kind != reading.Money
	})
}

// limitToldRE matches words that a text says of things over or under a sum.
var limitToldRE = regexp.MustCompile(`[过超上破][十百千]*[万亿]|以上|以下|以内|之上|超|过|不足|不到|不低于|[百千]亿|级|大项目`)

// countOfAll reports whether the number of all things is given for those over or under
// a sum: 百亿级的项目有几个 with 新签约项目218个.
func (r *Run) countOfAll(res *Result) bool {
	p, ok := r.countQuoted(res)
	return ok && (r.Q.Low != nil || r.Q.High != nil) && !limitToldRE.MatchString(p.Page.Read(corpus.Span{Start: min(p.Cite.Start, p.Show.Start), End: p.Show.End}))
}

// paperRE matches a paper by its name: 园区共建协议书, 谅解备忘录.
var paperRE = regexp.MustCompile(`(\p{Han}{2})(协议书?|备忘录|意向书|合同)`)

// commonPaperRE matches the first words of names of papers that any has: 签约协议.
var commonPaperRE = regexp.MustCompile(`签[约订署了下]|合作|框架|投资|项目|正式|这份|那份|一份|几份|的$`)

// otherPaper reports whether the paper that a question names by a word of its own
// stands in a report, and not where the answer does.
func (r *Run) otherPaper(res *Result) bool {
	if r.Leaning || len(res.Parts) == 0 || len(res.items) > 0 {
		return false
	}
	m := paperRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || commonPaperRE.MatchString(m[1]) {
		return false
	}
	for _, p := range res.Parts {
		if p.Page == nil || strings.Contains(p.Page.Read(p.Cite), m[0]) || strings.Contains(p.Page.Read(p.Page.TitleSpan()), m[0]) {
			return false
		}
	}
	return slices.ContainsFunc(r.Pages, func(p *reading.Page) bool { return len(p.Find([]rune(m[0]))) > 0 })
}

// partNamedRE matches the part of some things that a question asks for: 30个里线上签的
// 那些.
var partNamedRE = regexp.MustCompile(`(?:里头?|里面|[^集]中|当中)(?:采取|采用|属于|通过)?(\p{Han}{2,4}?)(?:方式)?的?(?:那些|那部分|那一部分|部分|那几个|那批)`)

// partLost reports whether the figure of all is given for a part that the report
// tells of elsewhere.
func (r *Run) partLost(res *Result) bool {
	m := partNamedRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || !r.Q.Asks("amount", "sum", "count", "attribute") || len(res.items) > 0 || len(res.Parts) != 1 || res.Parts[0].Page == nil {
		return false
	}
	p, part := res.Parts[0], []rune(m[1])
	near := p.Show
	if c := p.Page.ClauseAt(near.Start); c > 0 {
		near.Start = p.Page.Clauses[c-1].Span.Start // 外资9个,投资总额3亿美元
	}
	return !strings.Contains(p.Page.Read(near), m[1]) && len(p.Page.Find(part)) > 0
}

// metRE matches the verbs of meeting somebody.
var metRE = regexp.MustCompile(`会见了?|会晤了?|拜会了?|见了|接见了?|走访了?|拜访了?`)

// whichPersonsRE matches how many persons are asked for.
var whichPersonsRE = regexp.MustCompile(`哪([两三四五六七八九十])位`)

// fewerMet reports whether fewer are met than the question counts: 会见了哪两位.
func (r *Run) fewerMet(res *Result) bool {
	m := whichPersonsRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || !r.Q.Asks("visit") || len(res.items) > 0 || res.Message != "" {
		return false
	}
	most := 0
	for _, p := range res.Parts {
		told := clean.Fold(shownOf(p))
		if at := metRE.FindAllStringIndex(told, -1); len(at) > 0 {
			told = told[at[len(at)-1][1]:]
		}
		most = max(most, 1+strings.Count(told, "、")+strings.Count(told, "和")+strings.Count(told, ";"))
	}
	return most < reading.WholeNumber(m[1])
}

// sideElsewhere reports whether one of two figures that are compared is of a report
// that does not speak of the one place that the question begins with.
func (r *Run) sideElsewhere(res *Result) bool {
	if len(res.compared) != 2 || len(r.Q.Places) != 1 || r.Q.Places[0].Span.Start > 0 || r.Q.Places[0].ID == "" {
		return false
	}
	place := r.Q.Places[0]
	name := find.PlaceName(r.Q.Folded[place.Span.Start:place.Span.End])
	knows := func(it listing.Item) bool { return pageKnows(it.Page, place.ID, name) }
	return knows(res.compared[0]) != knows(res.compared[1])
}
