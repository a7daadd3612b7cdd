package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// enoughMeant is the part of the question's names that the name, the investors and
// the place of a project must have for the question to mean it.
const enoughMeant = 0.95

// eachMeant answers how much a project costs that the question names by so little
// that several projects fit as well: 那个储能项目投资多少, of two cities. Each is told by
// its name. nil when the best value is of none of them, or one alone fits.
func (r *Run) eachMeant(best find.Candidate) *Result {
	q := string(r.Q.Folded)
	if f := r.Q.Focus; r.Leaning || r.Q.Language == "en" || !r.Q.Asks("amount", "attribute") || f != nil && f.ID != "total" || r.Q.Phase != "" ||
		len(r.Q.Years)+len(r.Q.Dates) > 0 || occasionRE.MatchString(q) || addsUpRE.MatchString(q) || find.FormerRE.MatchString(q) || r.joint(best) {
		return nil
	}
	owner := r.ownerOf(best.Page, best.Page.Values[best.Value].Span)
	if owner == nil {
		return nil
	}
	list := r.projectsMeant()
	if len(list) < 2 || len(list) > maxEach || !slices.ContainsFunc(list, func(x known) bool { return x.project == owner }) {
		return nil
	}
	res := &Result{Status: answer.Answered, Message: "each", Args: []string{strconv.Itoa(len(list))}, Plan: "Each project", Document: best.Page.Document.ID}
	for _, x := range list {
		label := x.project.Name.Value
		if parties := strings.Join(x.project.PartyNames(), "、"); parties != "" && !strings.Contains(label, parties) {
			label += "（" + parties + "）"
		}
		amount := x.project.Amount
		said := strings.Trim(x.page.Shown(amount.Span), ",，。 ")
		if !strings.Contains(said, "元") { // a cell, whose column has the unit
			said = listing.Money(amount.Value)
			res.also = append(res.also, said)
		}
		res.Parts = append(res.Parts, Part{Label: label, Text: said, Page: x.page, Cite: reading.SentenceOf(x.page, amount.Span, x.project.Sentence)})
		res.Rows = append(res.Rows, x.project.ID)
	}
	return res
}

// projectsMeant are the projects with an amount that have nearly all names of the question
// in their own name, investors and place, each once.
func (r *Run) projectsMeant() []known {
	var out []known
	for i, p := range r.Pages {
		projects := r.recordsOf(p.Document.ID).Projects
		for k := range projects {
			x := &projects[k]
			if x.Amount == nil || x.Name.Value == "" || p.ClauseAt(x.Sentence.Start) < 0 || r.ofWords(r.find.Aligned[i], x) < enoughMeant {
				continue
			}
			if !slices.ContainsFunc(out, func(y known) bool { return sameProject(x, y.project) || x.Amount.Value == y.project.Amount.Value }) {
				out = append(out, known{page: p, project: x})
			}
		}
	}
	return out
}

// investing are verbs of one character for putting money into a project.
const investing = "投花砸签建做搞"

// measureTailRE matches what a question says behind the name of a project: 项目总投资.
var measureTailRE = regexp.MustCompile(`(?:的|项目|工程)*(?:计划|协议|拟)?总?(?:投资|投|花)?(?:总?额|规模)?$`)

// ofWords is the part of the question's names that the name, the investors and the
// place of a project have; of a question without names, the part of its rare words.
func (r *Run) ofWords(a *find.Alignment, p *corpus.Project) float64 {
	own := clean.Fold(p.Name.Value + " " + strings.Join(p.Aliases, " ") + " " + strings.Join(p.PartyNames(), " ") + " " + p.Place.Or(""))
	names := slices.ContainsFunc(a.Pieces, func(x find.Piece) bool { return x.Strong && !x.Date })
	all, had := 0.0, 0.0
	for _, c := range a.Missing {
		if !strings.ContainsRune(verbal+investing, c) {
			all++
		}
	}
	for i := range a.Pieces {
		x := &a.Pieces[i]
		word := measureTailRE.ReplaceAllString(string(x.Runes), "")
		if word == "" || x.Date || names && !x.Strong || !names && x.Rarity < tellingRarity {
			continue
		}
		all += x.Weight
		if strings.Contains(own, word) || x.Unit != "" && slices.ContainsFunc(p.Places, func(id string) bool { return id == x.Unit || strings.HasPrefix(id, x.Unit+"/") }) {
			had += x.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return had / all
}
