package execute

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer"
	"zhaoshang/answer/evidence"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// How surely a sentence is to answer before it breaks the silence of the rules; and what
// part of the model's belief it is to have before it is shown below an answer, the
// sentences of which have no more than doubted.
const (
	trusted  = 0.5
	believed = 0.5
	doubted  = 0.3
)

// How many characters and how many quotes an answer has at most that is shown with a
// further sentence: one told stop by stop is whole.
const (
	mostWithMore = 300
	mostQuotes   = 2
)

// Weighed are the sentences of the pages that may answer, the likeliest first.
func (r *Run) Weighed(m *evidence.Model) []evidence.Sentence {
	if r.find == nil {
		r.find = find.NewFinder(r.Q, r.Words, r.Vocab, r.Table, r.Pages)
		r.find.Anchor, r.find.Leaning = r.Anchor, r.Leaning
	}
	type place struct {
		page     *reading.Page
		sentence int
	}
	ranked := map[place]evidence.Prior{}
	for i, c := range r.sentences() {
		ranked[place{c.Page, c.Page.Clauses[c.Clause].Sentence}] = evidence.Prior{Score: c.Score, Cover: c.Cover, Rank: i + 1}
	}
	return m.Weigh(r.Q, r.Pages, evidence.Sources{
		Names: r.namings,
		Prior: func(p *reading.Page, s int) evidence.Prior { return ranked[place{p, s}] },
		Tells: r.wordsTold(),
	})
}

// wordsTold gives by which of the lexicon's words a sentence tells what the question asks
// for: the words of its attribute, aspect, measure and action, or of another action.
func (r *Run) wordsTold() func(text string) []string {
	q := string(r.Q.Folded)
	var asked, others [][]string
	for _, words := range r.Words.Actions {
		if find.HoldsAny(q, words) {
			asked = append(asked, words)
		} else {
			others = append(others, words)
		}
	}
	var before []*regexp.Regexp
	for i := range r.Words.Measures {
		if m := &r.Words.Measures[i]; m.Asked != nil && m.Before != nil && m.Asked.MatchString(q) {
			before = append(before, m.Before)
		}
	}
	has := func(text string, lists [][]string) bool {
		return slices.ContainsFunc(lists, func(words []string) bool { return find.HoldsAny(text, words) })
	}
	return func(text string) []string {
		var out []string
		add := func(name string, yes bool) {
			if yes {
				out = append(out, name)
			}
		}
		acts := len(asked) > 0 && has(text, asked)
		add("attribute", r.Q.Focus != nil && find.HoldsAny(text, r.Q.Focus.Documents))
		add("noattribute", r.Q.Focus != nil && !find.HoldsAny(text, r.Q.Focus.Documents))
		add("aspect", r.Q.Aspect != nil && r.Q.Aspect.Told.MatchString(text))
		add("noaspect", r.Q.Aspect != nil && !r.Q.Aspect.Told.MatchString(text))
		add("measure", slices.ContainsFunc(before, func(re *regexp.Regexp) bool { return re.MatchString(text) }))
		add("action", acts)
		add("noaction", len(asked) > 0 && !acts)
		add("otheraction", len(asked) > 0 && !acts && has(text, others))
		return out
	}
}

// namings gives where the records of a page are named, and those behind them.
func (r *Run) namings(p *reading.Page) []corpus.Span {
	var out []corpus.Span
	projects := r.recordsOf(p.Document.ID).Projects
	for i := range projects {
		out = append(out, projects[i].Name.Span)
		for k := range projects[i].Parties {
			out = append(out, projects[i].Parties[k].Span)
		}
	}
	return out
}

// Told answers with the likeliest sentence where the rules are silent; nil when it is
// not sure enough.
func (r *Run) Told(m *evidence.Model, list []evidence.Sentence, silent evidence.Silence, found *Result) *Result {
	trust := m.Trust(list, silent)
	if trust < trusted || r.Q.Asks(computedKinds()...) || r.lacksTitle(&list[0]) || r.lacksAttribute(&list[0]) || hasSentence(found.refused, &list[0]) {
		return nil
	}
	best := &list[0]
	show := believedSpan(list)
	show.End = min(show.End, show.Start+find.MaxSentence)
	res := tell("Evidence", best.Page, show, show)
	res.Why = fmt.Sprintf("likeliest sentence, %.2f of the belief, trusted %.2f", best.Share, trust)
	return res
}

// nearlyAsLikely is how much lower a sentence scores that is shown with the likeliest when
// it stands beside it: one that opens what the next one says.
const nearlyAsLikely = 1

// believedSpan is the likeliest sentence, with the next likeliest when that stands beside it.
func believedSpan(list []evidence.Sentence) corpus.Span {
	span := list[0].Span()
	if len(list) < 2 || list[0].Page != list[1].Page || list[0].Score-list[1].Score > nearlyAsLikely {
		return span
	}
	p, next := list[0].Page, list[1].Span()
	if d := list[1].Sentence - list[0].Sentence; d != 1 && d != -1 || p.Sentences[list[0].Sentence].Kind == corpus.TableRow {
		return span
	}
	both := corpus.Span{Start: min(span.Start, next.Start), End: max(span.End, next.End)}
	if both.Len() > mostWithMore {
		return span
	}
	return both
}

// WithMore adds to an answer the sentence that the model holds for the likeliest, when it
// thinks little of the sentences that the answer has: the rules may have read another thing.
func (r *Run) WithMore(res *Result, list []evidence.Sentence) *Result {
	if len(list) == 0 || list[0].Share <= believed || !r.takesMore(res) || r.lacksTitle(&list[0]) {
		return res
	}
	show := believedSpan(list)
	if show.Len() > mostWithMore || slices.ContainsFunc(list, func(s evidence.Sentence) bool { return s.Share > doubted && hasSentence(res.Parts, &s) }) {
		return res
	}
	more := *res
	more.Parts = append(slices.Clone(res.Parts), Part{Label: "@see_also", Page: list[0].Page, Show: show, Cite: show})
	more.Why += fmt.Sprintf("; likeliest sentence, %.2f of the belief", list[0].Share)
	return &more
}

// lacksTitle reports whether a question asks who holds a title that a sentence does not name:
// whoever it tells of is another.
func (r *Run) lacksTitle(s *evidence.Sentence) bool {
	if !r.Q.Asks("who") {
		return false
	}
	q, text := string(r.Q.Folded), s.Page.Read(s.Span())
	named := false
	for _, title := range r.Words.Titles {
		if !strings.Contains(q, title) {
			continue
		}
		if strings.Contains(text, title) {
			return false
		}
		named = true
	}
	return named
}

// lacksAttribute reports whether a question is for an attribute that a sentence has no word
// of: 年产值.
func (r *Run) lacksAttribute(s *evidence.Sentence) bool {
	return r.Q.Focus != nil && r.Q.Asks("attribute", "amount", "count") && !find.HoldsAny(s.Page.Read(s.Span()), r.Q.Focus.Documents)
}

// takesMore reports whether a sentence may be shown below an answer: it is short, quotes
// little, and was not computed.
func (r *Run) takesMore(res *Result) bool {
	if res.Status != answer.Answered || len(res.Parts) == 0 || r.Leaning || r.computes() || res.sums() {
		return false
	}
	long, quotes := 0, 0
	for i := range res.Parts {
		if res.Parts[i].Text == "" {
			quotes++
		}
		long += res.Parts[i].Show.Len() + utf8.RuneCountInString(res.Parts[i].Label+res.Parts[i].Text)
	}
	return quotes <= mostQuotes && long <= mostWithMore
}

// ToBeWeighed reports whether what the model thinks can change a result.
func (r *Run) ToBeWeighed(res *Result) bool {
	return res.Silence("") != nil || res.Message == nearlyMessage || r.takesMore(res)
}

// hasSentence reports whether parts show or cite a sentence.
func hasSentence(parts []Part, s *evidence.Sentence) bool {
	return slices.ContainsFunc(parts, func(p Part) bool {
		return p.Page == s.Page && (p.Cite.Overlaps(s.Span()) || p.Show.Overlaps(s.Span()))
	})
}

// computedKinds are the kinds of questions that one sentence rarely answers.
func computedKinds() []string { return []string{"sum", "compare", "average", "share", "group"} }

// sums reports whether a result was added up, lists records or is read off a table of figures.
func (res *Result) sums() bool {
	return len(res.items) > 1 || strings.Contains(res.Plan+res.Why, "[table of figures]") || strings.HasPrefix(res.Plan, "Sum") || strings.HasPrefix(res.Message, "sum")
}

// computes reports whether a question is for what no sentence says: a sum, a comparison,
// the things over a limit.
func (r *Run) computes() bool {
	return r.Q.Asks(computedKinds()...) || r.Q.Low != nil || r.Q.High != nil || r.Q.Equal != nil || r.Q.N > 1
}

// Sure leaves out of two passages that come nearest the one that the model thinks little
// of, when it believes in the other.
func (r *Run) Sure(res *Result, list []evidence.Sentence) *Result {
	if res.Message != nearlyMessage || len(res.Parts) != 2 {
		return res
	}
	var share [2]float64
	for i := range list {
		for k := range share {
			if hasSentence(res.Parts[k:k+1], &list[i]) {
				share[k] = max(share[k], list[i].Share)
			}
		}
	}
	best := 0
	if share[1] > share[0] {
		best = 1
	}
	if share[best] <= believed || share[1-best] > doubted {
		return res
	}
	p := res.Parts[best]
	return &Result{Status: res.Status, Document: p.Page.Document.ID, Parts: []Part{{Page: p.Page, Show: p.Show, Cite: p.Cite}},
		Plan: res.Plan, Why: fmt.Sprintf("%s; the likelier of two, %.2f and %.2f of the belief", res.Why, share[best], share[1-best]), Score: res.Score, Cover: res.Cover}
}

// Silence is why a result does not answer.
func (res *Result) Silence(kind string) *evidence.Silence {
	if res.Status != answer.NotFound || res.Gap == "off_topic" {
		return nil
	}
	return &evidence.Silence{Kind: kind, Gap: res.Gap, Message: res.Message}
}
