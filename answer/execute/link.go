package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// What linking a question to one project needs.
const (
	enoughLinked = 0.85 // of the question's names, in what is said of the project
	enoughOwn    = 0.4  // of them, in its name and investors
	linkMargin   = 0.12 // before the next project
	enoughNameOf = 0.25 // of them, in its name, when the question may mean a whole event
)

// linked is the one project of running text that the question means; false
// when none or several fit.
func (r *Run) linked() (known, bool) {
	list := r.knownProjects(enoughKnown)
	if len(list) == 0 {
		return known{}, false
	}
	fit := func(x known) float64 { return x.all + (x.name-x.placeIn+x.party)/2 }
	slices.SortStableFunc(list, func(a, b known) int { return cmp.Compare(fit(b), fit(a)) })
	best := list[0]
	if r.followsUp() && !r.namesOwn(best) {
		return known{}, false
	}
	if best.all < enoughLinked || best.name-best.placeIn+best.party < enoughOwn {
		return known{}, false
	}
	for _, x := range list[1:] {
		if fit(x) > fit(best)-linkMargin && !sameProject(x.project, best.project) {
			return known{}, false
		}
	}
	return best, true
}

// namesOwn reports whether a project is one that a follow-up names itself, when it has
// names that the page has: 那丙公司呢 is not for the project spoken of before.
func (r *Run) namesOwn(x known) bool {
	names := r.ownNames(r.alignmentOf(x.page))
	return len(names) == 0 || slices.ContainsFunc(names, func(n *find.Piece) bool {
		for i := range x.project.Parties {
			if x.project.Parties[i].Span.Len() > 0 && common(string(n.Runes), clean.Fold(x.project.Parties[i].Value)) >= 2 {
				return true
			}
		}
		return common(string(n.Runes), clean.Fold(x.project.Name.Value)) >= 2
	})
}

// sameProject reports whether two records are of one project: what staff joined
// or kept apart counts, else their names.
func sameProject(a, b *corpus.Project) bool {
	if a.Entity != "" && b.Entity != "" {
		return a.Entity == b.Entity
	}
	return clean.Fold(a.Name.Value) == clean.Fold(b.Name.Value)
}

// linkedAmount answers how much one project costs from its record, when the
// sum that the words of the question lead to is not its own; nil otherwise.
func (r *Run) linkedAmount(list []find.Candidate, kinds []string) *Result {
	if f := r.Q.Focus; !slices.Contains(kinds, reading.Money) || f != nil && f.ID != "total" || !r.Q.Asks("amount", "attribute", "sum") || r.Q.Phase != "" || find.FormerRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	x, ok := r.linked()
	if !ok || x.project.Amount == nil || x.name-x.placeIn < enoughNameOf && pluralRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	amount := x.project.Amount
	if find.ChangedSince(x.page, amount.Span) || find.ReplacedLater(x.page, amount.Span) {
		return nil
	}
	if len(list) > 0 && (list[0].Page != x.page && strings.Contains(list[0].Why, find.OfGenreWhy) || strings.HasSuffix(list[0].Why, byItsLabel)) {
		return nil
	}
	if len(list) > 0 && list[0].Value >= 0 {
		v := &list[0].Page.Values[list[0].Value]
		if v.Amount != nil && v.Amount.Currency == amount.Value.Currency && v.Amount.Figure() == amount.Value.Figure() {
			return nil
		}
	}
	res := &Result{Status: answer.Answered, Plan: "Lookup amount", Score: x.all, Document: x.page.Document.ID, Rows: []string{x.project.ID},
		Parts: []Part{{Label: x.project.Name.Value, Text: sumShown(x.page, amount), Page: x.page, Cite: reading.SentenceOf(x.page, amount.Span, x.project.Sentence)}}}
	return res
}

// sumShown is a sum as the document has it; that of a cell, whose unit stands in the
// header, in full.
func sumShown(p *reading.Page, amount *corpus.Sourced[corpus.Amount]) string {
	shown := strings.TrimRight(p.Shown(amount.Span), ",，")
	if strings.Trim(shown, "0123456789,. ") == "" {
		return listing.Money(amount.Value)
	}
	return shown
}

// shortQuote is the length, in runes, of what is quoted as it is: of more, the
// record of the project gives the one thing that is asked.
const shortQuote = 40

// bothAskedRE matches questions for both sides of a cooperation.
var bothAskedRE = regexp.MustCompile(`(?:谁|哪家)(?:跟|和|与|同)(?:谁|哪家)|哪[两二]家`)

// linkedField answers where one project is, or who invests in it, from its
// record when a long passage that answers says so; nil otherwise.
func (r *Run) linkedField(p *reading.Page, shown corpus.Span) *Result {
	if r.Q.Asks("where") && !r.placed(p, shown) {
		shown = reading.SentenceOf(p, shown, shown)
	} else if shown.Len() <= shortQuote {
		return nil
	}
	if withWhomRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	x, ok := r.linked()
	if !ok || x.page != p {
		return nil
	}
	var fields []corpus.Sourced[string]
	switch pr := x.project; {
	case r.Q.Asks("where") && pr.Place != nil:
		fields = []corpus.Sourced[string]{r.ownPlace(p, pr)}
	case r.Q.Asks("partner") && !whatSignedRE.MatchString(string(r.Q.Folded)):
		fields = pr.Parties
	}
	var names []string
	for _, f := range fields {
		if !shown.Contains(f.Span) || strings.Contains(string(r.Q.Folded), clean.Fold(f.Value)) {
			return nil
		}
		names = append(names, f.Value)
	}
	if len(names) == 0 || len(names) == 1 && bothAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	return &Result{Status: answer.Answered, Plan: "Lookup " + r.Q.Kind, Score: x.all, Document: p.Document.ID, Rows: []string{x.project.ID},
		Parts: []Part{{Label: x.project.Name.Value, Text: strings.Join(names, "、"), Page: p, Cite: reading.SentenceOf(p, fields[0].Span, x.project.Sentence)}}}
}

// placePartRE matches what goes on the name of a place as a part of it: 青岚组团, 青岚片区。
var placePartRE = regexp.MustCompile(`^(?:组团|片区|板块|单元|作业区)(?:[,、。;)]|$)`)

// wentToRE matches what follows the place where something was seen.
var wentToRE = regexp.MustCompile(`^(?:看|参观|考察|走访|察看|查看|调研)`)

// ownPlace is the place of a project: the one that stands right before its name after a
// verb of going or being, 到甲区看某项目, else that of its record, with the word for a
// part of it.
func (r *Run) ownPlace(p *reading.Page, pr *corpus.Project) corpus.Sourced[string] {
	at := *pr.Place
	name := pr.Name.Span
	for _, x := range p.Places {
		if c := p.ClauseAt(x.Span.Start); c < 0 || c != p.ClauseAt(max(name.Start, name.End-1)) || x.ID == "" || x.Span.End >= name.End || x.Span.Start <= p.Clauses[c].Span.Start {
			continue
		}
		if before := p.Folded[x.Span.Start-1]; strings.ContainsRune("到在赴", before) && wentToRE.MatchString(p.Read(corpus.Span{Start: x.Span.End, End: name.End})) {
			at = corpus.Sourced[string]{Value: p.Shown(x.Span), Span: x.Span, Rule: at.Rule}
		}
	}
	if m := placePartRE.FindStringSubmatch(p.Read(corpus.Span{Start: at.Span.End, End: min(len(p.Folded), at.Span.End+4)})); m != nil {
		word := strings.TrimRight(m[0], ",、。;)")
		at.Value += word
		at.Span.End += len([]rune(word))
	}
	return at
}
