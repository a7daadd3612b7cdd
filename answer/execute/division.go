package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/plan"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// The levels of divisions, as the path of a place has them.
const (
	province = 1
	city     = 2
	county   = 3
)

var (
	provinceRE = regexp.MustCompile(`省[^市]|省$|\bprovince`)
	cityRE     = regexp.MustCompile(`[各每按](?:个)?(?:地级)?(?:城?市)(?:[^县区]|$)|\bcity\b`)
)

// narrowest is the longest of the paths of a place and those around it; "" for
// none.
func narrowest(paths []string) string {
	path := ""
	for _, id := range paths {
		if len(id) > len(path) {
			path = id
		}
	}
	return path
}

// division is the place of a project as a group: one of those that the question
// names side by side, or one of the level that it names, so that the ways in
// which documents write a place make one group.
func division(p *corpus.Project, q *understand.Question, where []plan.Condition) []string {
	for _, c := range where {
		if c.Field == plan.Place && !c.Not && len(c.Values) > 1 {
			return slices.DeleteFunc(slices.Clone(c.Values), func(id string) bool { return !slices.Contains(p.Places, id) })
		}
	}
	if p.Place == nil {
		return nil
	}
	path := narrowest(p.Places)
	if path == "" {
		return []string{p.Place.Value}
	}
	level := county
	s := string(q.Folded)
	switch {
	case provinceRE.MatchString(s):
		level = province
	case cityRE.MatchString(s):
		level = city
	}
	parts := strings.Split(path, "/")
	return []string{strings.Join(parts[:min(level, len(parts))], "/")}
}

// zoneRE matches names of zones that many cities have.
var zoneRE = regexp.MustCompile(`^(?:国家级?)?(?:高新|经开|经济|技术|产业|工业|开发|保税|综保|自贸|示范|试验|合作|出口|加工|园)+(?:区|园区)$`)

// nameDivisions gives groups by the paths of places their names: with the city
// before it where the name alone would not do.
func nameDivisions(groups []bucket) {
	last := func(path string) string { return path[strings.LastIndex(path, "/")+1:] }
	times := map[string]int{}
	for _, g := range groups {
		times[last(g.value)]++
	}
	for i, g := range groups {
		name := last(g.value)
		if k := strings.LastIndex(g.value, "/"); k > 0 && (times[name] > 1 || zoneRE.MatchString(name)) {
			name = strings.TrimSuffix(last(g.value[:k]), "市") + name
		}
		groups[i].value = name
	}
}
