package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Refusals of answers that are of another time, deed or phase than asked, and of
// cells that say that nothing is stated.

// tellsOtherDeed reports whether a question when something happened is answered with a
// text that tells of nothing of the kind: 哪天投产 with a visit to the works.
func (r *Run) tellsOtherDeed(res *Result) bool {
	if !r.Q.Asks("when") || r.Leaning || res.Message != "" || len(res.items) > 0 || len(res.Rows) > 0 || !r.otherAction() && !r.actionAtEnd() {
		return false
	}
	told := toldIn(res)
	if !strings.ContainsFunc(told, han) {
		return false // breaks ground
	}
	for i, words := range r.Words.Actions {
		if i > 0 && find.HoldsAny(string(r.Q.Folded), words) && (find.HoldsAny(told, words) || r.actionBeside(res, words)) {
			return false
		}
	}
	return true
}

// actionAtEnd reports whether a question names another action than signing behind what it
// is of: 网上签约的甲项目什么时候开工.
func (r *Run) actionAtEnd() bool {
	q := string(r.Q.Folded)
	at := strings.LastIndex(q, "的")
	for i, words := range r.Words.Actions {
		if i > 0 && at > 0 && find.HoldsAny(q[at:], words) && !find.HoldsAny(q[at:], r.Words.Actions[0]) {
			return true
		}
	}
	return false
}

// actionBeside reports whether the paragraph of an answer, or what stands above it,
// tells of an action.
func (r *Run) actionBeside(res *Result, words []string) bool {
	for _, part := range res.Parts {
		if part.Page == nil {
			continue
		}
		s := part.Page.SentenceAt(part.Cite.Start)
		if s < 0 {
			return true
		}
		sentence := &part.Page.Sentences[s]
		if find.HoldsAny(part.Page.Read(part.Page.Sections[sentence.Section].Lead), words) {
			return true
		}
	}
	return false
}

var askedPhaseRE = regexp.MustCompile(`第?([一二三四五六七八九十1-9]|首)期`)

// phasesNamed are the phases that a text names, by their numbers.
func phasesNamed(text string) []string {
	var out []string
	for _, m := range askedPhaseRE.FindAllStringSubmatch(find.JoinPhases(text), -1) {
		out = append(out, strings.Replace(m[1], "首", "一", 1))
	}
	return out
}

// ofOtherPhase reports whether one phase is asked about and the lines of an answer
// speak of others only: 二期哪年动工 with 首期明年动工.
func (r *Run) ofOtherPhase(res *Result) bool {
	asked := phasesNamed(string(r.Q.Folded))
	if len(asked) != 1 || r.Q.Asks("amount", "attribute", "list", "compare", "sum") || res.Message != "" || len(res.items) > 0 {
		return false
	}
	var b strings.Builder
	for _, p := range res.Parts {
		if !p.Silent {
			b.WriteString(clean.Fold(shownOf(p)) + " ")
		}
		if led := phasesNamed(ledIn(p)); len(led) > 0 && led[len(led)-1] == asked[0] {
			return false // 一期9亿元,3月8日投产,二期在建
		}
	}
	told := b.String()
	phases := phasesNamed(told)
	return len(phases) > 0 && !strings.Contains(find.JoinPhases(told), asked[0]) && !(asked[0] == "一" && strings.Contains(told, "首"))
}

// ledIn is what stands in the sentence of a line before what is shown of it.
func ledIn(p Part) string {
	if p.Page == nil || p.Text != "" || !p.Cite.Contains(corpus.Span{Start: p.Show.Start, End: p.Show.Start}) {
		return ""
	}
	return p.Page.Read(corpus.Span{Start: p.Cite.Start, End: p.Show.Start})
}

// eachPhaseRE matches questions for a figure of each of several phases.
var eachPhaseRE = regexp.MustCompile(`[一二三四首]期?[、和与及,]?[二三四]期[^。]{0,10}(?:各|分别)`)

// figureRE matches a figure with its unit.
var figureRE = regexp.MustCompile(`[0-9][0-9.,]*(?:多|余)?(?:亿|万|千|百|亩|公顷|平方|吨|人|个|[gm]wh?|元|%)`)

// oneOfPhases reports whether a figure of each of several phases is asked and
// fewer are given: 一期二期各多少 with one sum.
func (r *Run) oneOfPhases(res *Result) bool {
	if !eachPhaseRE.MatchString(string(r.Q.Folded)) || res.Message != "" && res.Message != "each" {
		return false
	}
	n := 0
	for _, p := range res.Parts {
		if !p.Silent {
			n += len(figureRE.FindAllString(clean.Fold(shownOf(p)), -1))
		}
	}
	return n == 1
}

// noFigureRE matches cells that say that nothing is stated: 到位资金:未公布.
var noFigureRE = regexp.MustCompile(`(?:^|[:：])(?:未公布|未披露|未透露|不公开|未公开|保密|不详|未知|暂无|未定|待定|未填|未报|—+|-+|/)$`)

// saysNone reports whether a figure is asked for and all that is given is a cell
// that says that there is none.
func (r *Run) saysNone(res *Result) bool {
	if !r.Q.Asks("amount", "attribute", "sum", "count", "share") || openAskedRE.MatchString(string(r.Q.Folded)) || len(res.Parts) == 0 {
		return false
	}
	none := false
	for _, p := range res.Parts {
		if p.Silent {
			continue
		}
		if none = noFigureRE.MatchString(strings.Trim(clean.Fold(shownOf(p)), " 。;")); !none {
			return false
		}
	}
	return none
}

var (
	// rangeAskedRE matches questions for a first and a last day.
	rangeAskedRE = regexp.MustCompile(`(?:从|由)?(?:几|哪一?)[号日天月年][^,。几哪]{0,3}到(?:几|哪一?)[号日天月年]|起止`)
	// rangeToldRE matches what joins them: 4日—7日, 3月起至6月.
	rangeToldRE = regexp.MustCompile(`[0-9日月年号][起 ]?(?:—|–|-|~|至|到|、|和)|为期|[两二三四五六七八九十0-9]+天`)
)

// noRange reports whether a first and a last day are asked for, and one is given.
func (r *Run) noRange(res *Result) bool {
	return r.Q.Asks("when") && rangeAskedRE.MatchString(string(r.Q.Folded)) && !rangeToldRE.MatchString(toldIn(res))
}

var (
	// nextAskedRE matches questions for an event that is still to come: 下一场推介会,
	// 明年的茶商大会. nextToldRE matches what reports say of one.
	nextAskedRE = regexp.MustCompile(`下一?[场届次回轮站]`)
	nextToldRE  = regexp.MustCompile(`下一?[场届次回轮站]|明年|来年|将于|将在|拟于|定于|计划于|预计|届时|择期|再(?:办|开|举办)`)
)

// heldAlready reports whether the next of several events is asked for and an answer
// tells only of one that was held.
func (r *Run) heldAlready(res *Result) bool {
	if r.Leaning || !nextAskedRE.MatchString(string(r.Q.Folded)) || len(res.items) > 0 || len(res.Parts) == 0 {
		return false
	}
	return !slices.ContainsFunc(res.Parts, func(p Part) bool {
		return p.Page == nil || nextToldRE.MatchString(p.Page.Read(p.Cite)) || nextToldRE.MatchString(clean.Fold(shownOf(p)))
	})
}
