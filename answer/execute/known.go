package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// How much of the names in a question the records of a project must have, and
// its own name of them.
const (
	enoughKnown = 0.72
	enoughNamed = 0.45
)

// known is a project of running text that a question may mean.
type known struct {
	page    *reading.Page
	project *corpus.Project
	name    float64 // part of the question's names that its own name has
	placeIn float64 // of that, what is only the name of a place
	party   float64 // that its investors have and its name does not
	all     float64 // that these, its sentence and the title of the report have
}

// knownProjects are the projects of the candidate pages that have a part of the
// question's names, best first.
func (r *Run) knownProjects(least float64) []known {
	var out []known
	for i, p := range r.Pages {
		a := r.find.Aligned[i]
		projects := r.recordsOf(p.Document.ID).Projects
		for k := range projects {
			if projects[k].Name.Value == "" || p.ClauseAt(projects[k].Sentence.Start) < 0 {
				continue
			}
			if x := weighKnown(a, p, &projects[k]); x.all >= least {
				out = append(out, x)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b known) int {
		switch {
		case a.all > b.all:
			return -1
		case a.all < b.all:
			return 1
		}
		return 0
	})
	return out
}

// weighKnown measures how much of the names of the question a project has.
func weighKnown(a *find.Alignment, page *reading.Page, p *corpus.Project) known {
	x := known{page: page, project: p}
	name := clean.Fold(p.Name.Value) + " " + strings.Join(p.Aliases, " ")
	parties := ""
	for _, party := range p.Parties {
		parties += clean.Fold(party.Value) + " "
	}
	sentence, title := page.Read(p.Sentence), page.Read(page.TitleSpan())
	all := float64(len(a.Missing))
	for i := range a.Pieces {
		k := &a.Pieces[i]
		if !k.Strong || k.Date || k.Group != 0 {
			continue
		}
		all += k.Weight
		word := string(k.Runes)
		switch {
		case strings.Contains(name, word):
			x.name += k.Weight
			x.all += k.Weight
			if k.Unit != "" {
				x.placeIn += k.Weight
			}
		case strings.Contains(parties, word):
			x.party += k.Weight
			x.all += k.Weight
		case strings.Contains(sentence, word):
			x.all += 0.8 * k.Weight
		case strings.Contains(title, word), k.Unit != "" && slices.Contains(p.Places, k.Unit):
			x.all += 0.7 * k.Weight
		}
	}
	if all == 0 {
		return known{}
	}
	x.name, x.placeIn, x.party, x.all = x.name/all, x.placeIn/all, x.party/all, x.all/all
	return x
}

// whatSignedRE matches questions for what somebody signed rather than with whom.
var whatSignedRE = regexp.MustCompile(`(签|投|建|做|搞|落)(了|的|约)*(是|个)*((什么|啥)(项目|工程)?|哪(个|些|几个)(项目|工程))|(什么|啥|哪个|哪些)项目`)

// partnerKnown answers who invests in a project, or which project somebody
// invests in, from the records of running text; nil when they do not say.
func (r *Run) partnerKnown() *Result {
	list := r.knownProjects(enoughKnown)
	if len(list) == 0 {
		return nil
	}
	if whatSignedRE.MatchString(string(r.Q.Folded)) {
		return r.projectsOf(list)
	}
	return nil
}

// projectsOf names the projects of the investor that the question names.
func (r *Run) projectsOf(list []known) *Result {
	res := &Result{Status: answer.Answered, Plan: "Lookup project of party", Score: list[0].all, Document: list[0].page.Document.ID}
	for _, x := range list {
		if x.party < 0.3 || x.all < list[0].all-0.1 || len(res.Parts) == 6 {
			continue
		}
		res.Parts = append(res.Parts, Part{Text: x.project.Name.Value, Page: x.page, Cite: x.project.Sentence})
		res.Rows = append(res.Rows, x.project.ID)
	}
	if len(res.Parts) == 0 {
		return nil
	}
	return res
}

// whereKnown answers where a project is from its record; nil when the record
// does not say, or the question names the place itself.
func (r *Run) whereKnown() *Result {
	list := r.knownProjects(enoughKnown)
	if len(list) == 0 || list[0].name < enoughNamed {
		return nil
	}
	best := list[0]
	for _, x := range list {
		if x.name > best.name && x.all >= best.all-0.05 {
			best = x
		}
	}
	p := best.project
	if p.Place == nil || r.knowsPlace(p.Place) || best.page.TitleSpan().Contains(p.Place.Span) && entersRE.MatchString(best.page.Read(p.Sentence)) {
		return nil
	}
	cite := p.Sentence
	if s := best.page.SentenceAt(p.Place.Span.Start); s >= 0 {
		cite = best.page.Sentences[s].Span
	}
	return &Result{Status: answer.Answered, Plan: "Lookup place", Score: best.all, Document: best.page.Document.ID, Rows: []string{p.ID},
		Parts: []Part{{Label: p.Name.Value, Text: p.Place.Value, Page: best.page, Cite: cite}, {Page: best.page, Cite: p.Sentence, Silent: true}}}
}

// knowsPlace reports whether a place tells nothing to who asks: he names it
// himself, or asks for another kind of place.
func (r *Run) knowsPlace(place *corpus.Sourced[string]) bool {
	name := clean.Fold(place.Value)
	if strings.Contains(string(r.Q.Folded), name) {
		return true
	}
	site := r.siteAsked()
	return site != nil && !r.names(site, name)
}

// entersRE matches what a text says of the site of a project, nearer than the
// place of its title: 准备进驻某某产业基地.
var entersRE = regexp.MustCompile(`(?:进驻|入驻|选址|坐落|位于|落在|放在|建在|摆在)(?:于|在)?[\p{Han}]{3,}`)

// siteRE matches the ends of places that no gazetteer has.
var siteRE = regexp.MustCompile(`(?:开发区|高新区|园区|产业园|工业园|保税区|自贸区|新区|新城|街道|镇|乡|村|路|大厦|酒店|宾馆|中心|广场|湖|岸|岛|港|厂区|片区|基地|位于|选址|坐落|落户|落在|放在|建在)`)

// placed reports whether a span names a place that the question does not.
func (r *Run) placed(p *reading.Page, s corpus.Span) bool {
	q := siteAskedRE.ReplaceAllString(string(r.Q.Folded), " ")
	for _, place := range p.Places {
		if place.Span.Start >= s.Start && place.Span.End <= s.End && !strings.Contains(q, p.Read(place.Span)) {
			return true
		}
	}
	for _, m := range siteRE.FindAllString(p.Read(s), -1) {
		if !strings.Contains(q, m) {
			return true
		}
	}
	return false
}
