package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// companyPlacesRE matches questions for the places where a company has
// projects: 某企业在哪几个县有项目.
var companyPlacesRE = regexp.MustCompile(`在哪(?:几|些|两|[三四五])(?:个|座)?(?:县市|市县|区县|县区|[县市区省地]|城市|地方|园区).{0,6}(?:有|投|建|设|落|签)|(?:投|建|布局|落户?)[^,。]{0,3}(?:在|到|了)哪(?:几|些|两|[三四五])(?:个|座)?(?:县市|区县|城市|地方|[县市区省])`)

// partOfCompany is how many characters in a row of a company's name say that it
// is meant.
const partOfCompany = 4

// companyPlaces lists the projects of one company in all reports, with their
// places; nil when fewer than two reports have one.
func (r *Run) companyPlaces() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || !companyPlacesRE.MatchString(q) {
		return nil
	}
	var list []listing.Record
	documents := map[string]bool{}
	for _, p := range r.Pages {
		projects := r.recordsOf(p.Document.ID).Projects
		for i := range projects {
			x, ok := r.record(&projects[i])
			if !ok || !ofCompany(&projects[i], q) {
				continue
			}
			x.Measure = placeWithin(&x)
			list = append(list, x)
			documents[p.Document.ID] = true
		}
	}
	if len(documents) < 2 {
		return nil
	}
	list = listing.Once(list)
	return r.listItems(items(list), listing.Selection{Items: items(list), Cover: 1, Why: " [of one company]"}, false)
}

// titlePlaceRE matches the division that a title begins with: 沛县2031年招商台账.
var titlePlaceRE = regexp.MustCompile(`^\p{Han}{1,8}?[县区市旗州]`)

// placeWithin is the place of a project, with its county or city, or the
// division that its document's title begins with, when it is named without.
func placeWithin(x *listing.Record) string {
	p := x.Project
	if p.Place == nil {
		return ""
	}
	parts := strings.Split(narrowest(p.Places), "/")
	around := parts[min(county, len(parts))-1]
	if around == "" {
		around = titlePlaceRE.FindString(x.Page.Document.Title)
	}
	if around == "" || strings.Contains(p.Place.Value, listing.DivisionEndRE.ReplaceAllString(around, "")) {
		return p.Place.Value
	}
	return around + p.Place.Value
}

// ofCompany reports whether a text names an investor of a project, or the
// company that its name begins with.
func ofCompany(p *corpus.Project, text string) bool {
	if name := []rune(clean.Fold(p.Name.Value)); len(name) > partOfCompany && strings.Contains(text, string(name[:partOfCompany])) {
		return true
	}
	for _, party := range p.Parties {
		if name := plainFirmRE.ReplaceAllString(clean.Fold(party.Value), ""); len([]rune(name)) == partOfCompany-1 && strings.Contains(text, name) {
			return true
		}
	}
	for _, party := range p.Parties {
		name := []rune(plainFirmRE.ReplaceAllString(clean.Fold(party.Value), ""))
		for i := 0; i+partOfCompany <= len(name); i++ {
			if strings.Contains(text, string(name[i:i+partOfCompany])) {
				return true
			}
		}
	}
	return false
}

// plainFirmRE matches what many companies are called.
var plainFirmRE = regexp.MustCompile(`(?:股份)?有限(?:责任)?公司|集团|控股|股份`)
