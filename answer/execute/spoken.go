package execute

import (
	"regexp"
	"slices"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// The project that a conversation is about stands in a sentence with others: of
// 甲公司的玻璃项目投资3亿元,乙公司的风琴项目投资2亿元 the question before named one, and the
// next asks 投多少, 谁投的 or 占地呢 of it.

// Spoken is where a page names the one project that a question names and that was
// answered from its paragraph; the one spoken of before where the question leans on
// that and names none. Empty for none or several.
func Spoken(p *reading.Page, projects []corpus.Project, q *understand.Question, told, before corpus.Span, leans bool) corpus.Span {
	at := p.SentenceAt(told.Start)
	if at < 0 || p.Sentences[at].Kind == corpus.TableRow || q.Asks(ofMany...) {
		return corpus.Span{}
	}
	near := func(s corpus.Span) bool {
		i := p.SentenceAt(s.Start)
		return !s.Empty() && i >= 0 && p.Sentences[i].Block == p.Sentences[at].Block
	}
	best, top, tied := corpus.Span{}, 0, false
	for i := range projects {
		if x := &projects[i]; near(x.Name.Span) {
			switch n := namedIn(q, x); {
			case n > top:
				best, top, tied = x.Name.Span, n, false
			case n == top && n > 0:
				tied = true
			}
		}
	}
	switch {
	case top > 0 && !tied:
		return best
	case top == 0 && near(before) && leans:
		return before
	}
	return corpus.Span{}
}

// ofMany are the questions that are about several things.
var ofMany = []string{"count", "sum", "list", "filter", "compare", "group", "average", "visit"}

// namedIn is how many characters of the names in a question itself stand in the
// name of a project or of its investors.
func namedIn(q *understand.Question, x *corpus.Project) int {
	text := clean.Fold(x.Name.Value)
	for i := range x.Parties {
		text += "\n" + clean.Fold(x.Parties[i].Value)
	}
	n := 0
	for _, t := range q.Terms {
		n += longestNamed(withoutPlaces(q, t), text)
	}
	return n
}

// withoutPlaces is a word without the weight of the divisions it names: 厦门 names no
// company of 厦门.
func withoutPlaces(q *understand.Question, t understand.Term) understand.Term {
	t.Weight = slices.Clone(t.Weight)
	for _, x := range q.Places {
		for i := max(x.Span.Start-t.Start, 0); i < min(x.Span.End-t.Start, len(t.Weight)); i++ {
			t.Weight[i] = 0
		}
	}
	return t
}

// strongRune is the weight of a character that is no word of the genre.
const strongRune = 0.5

// longestNamed is how many characters in a row of a word stand in a text, two or
// more that are no words of the genre.
func longestNamed(t understand.Term, text string) int {
	for n := len(t.Runes); n >= 2; n-- {
		for i := 0; i+n <= len(t.Runes); i++ {
			strong := 0
			for _, w := range t.Weight[i : i+n] {
				if w >= strongRune {
					strong++
				}
			}
			if strong >= 2 && common(string(t.Runes[i:i+n]), text) == n {
				return n
			}
		}
	}
	return 0
}

// Replaces reports whether a word of the question before names the project spoken of
// then and not the one that has taken its place.
func Replaces(t understand.Term, before, now *corpus.Project) bool {
	one := &understand.Question{Terms: []understand.Term{t}}
	return namedIn(one, before) > 0 && namedIn(one, now) == 0
}

// ofWhomRE matches follow-ups for who invests in what is spoken of: 是哪家公司投的, 谁家的.
var ofWhomRE = regexp.MustCompile(`^(?:那么?|这|它|该|又|都)?(?:个|家|项)?(?:项目)?的?(?:是|由|系)?(?:投资方|业主|投资者)?(?:是|由|系)?(?:谁家?|哪(?:一)?(?:家|个)?)的?(?:公司|企业|集团|单位)?(?:来|去)?(?:投资?|建设?|做|搞|办|签|出资|干)?(?:的|呢)?[?]?$`)

// ofSpoken answers a follow-up that names nothing itself for the sum or the investor of
// the project spoken of; nil when it asks for something else or the report does not say.
func (r *Run) ofSpoken(t *thing) *Result {
	if !t.sure {
		return nil
	}
	q := string(r.Q.Folded)
	x := &r.recordsOf(t.page.Document.ID).Projects[t.own]
	bare := r.Q.Phase == "" && versionOf(q) < 0 && emptyRestRE.MatchString(restOf(pointedRE.ReplaceAllString(q, "")))
	switch {
	case ofWhomRE.MatchString(q) && len(x.Parties) > 0:
		return t.investors(x)
	case !bare || !r.Q.Asks("amount") || r.Q.Focus != nil && r.Q.Focus.ID != "total" || r.phaseBefore(t) != 0:
		return nil
	case x.Amount != nil:
		for v := range t.page.Values {
			if y := &t.page.Values[v]; y.Kind == reading.Money && y.Clause >= 0 && x.Amount.Span.Overlaps(y.Span) {
				return r.told(t, v)
			}
		}
		return nil
	}
	if slices.ContainsFunc(t.page.Values, func(v reading.Value) bool { return v.Kind == reading.Money && t.holds(v.Span.Start) }) {
		return nil
	}
	return notFound("fact_not_stated")
}

// investors tells who invests in a project.
func (t *thing) investors(x *corpus.Project) *Result {
	res := &Result{Status: answer.Answered, Score: 1, Plan: "Lookup [investor of the thing before]", Document: t.page.Document.ID}
	for i := range x.Parties {
		at := t.page.SentenceAt(x.Parties[i].Span.Start)
		if at < 0 {
			return nil
		}
		res.Parts = append(res.Parts, Part{Label: x.Name.Value, Page: t.page, Show: x.Parties[i].Span, Cite: t.page.Sentences[at].Span})
	}
	return res
}
