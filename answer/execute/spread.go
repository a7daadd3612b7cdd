package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// spreadRE matches questions for the places where a named company has projects:
// 甲集团在哪几个县有项目, 甲公司都投在哪些城市.
var spreadRE = regexp.MustCompile(`哪(?:些|几个|两个|三个|个)?(?:区县|县区|市县|地方|城市|区|县|市|省|地)[^,。]{0,6}(?:有|投|建|布局|落)|(?:投|建|布局|落户?)[^,。]{0,3}(?:在|到|了)哪(?:些|几个|两个|三个)(?:区县|县区|市县|地方|城市|区|县|市|省|地)`)

// spread lists the projects of the company that a question names with the
// place of each; nil when none is named, or a project has no place.
func (r *Run) spread() *Result {
	if r.Leaning || !r.Q.Asks("list", "where") || !spreadRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	where := wordsOf(plan.Of(r.Q))
	if len(where) == 0 {
		return nil
	}
	list := once(choose(r.recordsFor(where), where))
	if len(list) < 2 || len(list) > maxOffers {
		return nil
	}
	var kept []item
	for _, x := range list {
		if x.project.Place == nil || !partyHas(x.project, where) {
			return nil
		}
		it := x.item
		it.measure = countyAnd(x.page, x.project)
		kept = append(kept, it)
	}
	return r.listItems(kept, selection{items: kept, cover: 1, why: " [places]"}, false)
}

// titlePlaceRE matches the division that a title begins with: 沛县2031年招商台账.
var titlePlaceRE = regexp.MustCompile(`^\p{Han}{1,8}?[县区市旗州]`)

// countyAnd is the place of a project with its county before it, or with the
// division that its document's title begins with, when the place does not hold
// its name.
func countyAnd(page *reading.Page, p *corpus.Project) string {
	value := p.Place.Value
	name := titlePlaceRE.FindString(page.Document.Title)
	if len(p.Places) > 0 {
		parts := strings.Split(p.Places[0], "/")
		name = parts[min(county, len(parts))-1]
	}
	stem := []rune(name)
	if len(stem) > 2 {
		stem = stem[:len(stem)-1]
	}
	if strings.Contains(value, string(stem)) {
		return value
	}
	return name + value
}

// wordsOf gives the conditions of a list or a look-up that name something.
func wordsOf(n plan.Node) []plan.Condition {
	switch node := n.(type) {
	case plan.List:
		n = node.Of
	case plan.Lookup:
		n = node.Of
	}
	filter, _ := n.(plan.Filter)
	var out []plan.Condition
	for _, c := range filter.Where {
		if c.Field == plan.Word && !c.Not && !areaWordRE.MatchString(c.Text) {
			out = append(out, c)
		}
	}
	return out
}

// areaWordRE matches words for divisions, which name none.
var areaWordRE = regexp.MustCompile(`^(?:城市|地方|区县|县区|市县|[区县市省])(?:有|自己)?`)

// partyHas reports whether an investor of a project holds a word of each
// condition.
func partyHas(p *corpus.Project, where []plan.Condition) bool {
	for _, c := range where {
		found := false
		for _, name := range p.PartyNames() {
			found = found || holdsAny(fold(name), c.Values)
		}
		if !found {
			return false
		}
	}
	return true
}
