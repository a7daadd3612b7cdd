package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/corpus"
)

// phaseWordRE matches one phase of a project.
var phaseWordRE = regexp.MustCompile(`第?[一二三四五六七八九十]期|首期|[1-9]期`)

// sides cuts a question that adds up or compares several things into those
// things: at the words and marks that join them, between its phases, between
// places that stand side by side, and at spaces.
func (r *Run) sides() []string {
	var out []string
	for _, part := range separatorRE.Split(string(r.Q.Folded), -1) {
		out = append(out, phasesOf(part)...)
	}
	if len(out) > 1 {
		return out
	}
	if fields := strings.Fields(string(r.Q.Folded)); len(fields) > 1 {
		return fields
	}
	return out
}

// phasesOf cuts 竹海基地一期二期 into 竹海基地一期 and 竹海基地二期.
func phasesOf(part string) []string {
	at := phaseWordRE.FindAllStringIndex(part, -1)
	if len(at) < 2 {
		return []string{part}
	}
	var out []string
	for _, m := range at {
		out = append(out, part[:at[0][0]]+part[m[0]:m[1]])
	}
	return out
}

// sumPlaces adds up the totals of places that the question names side by side:
// 竹海县、松山市两地一共签了多少. nil unless every place has one.
func (r *Run) sumPlaces() *Result {
	places := r.listedPlaces()
	if q := string(r.Q.Folded); len(places) < 2 || !severalPlacesRE.MatchString(q) && (!addsUpRE.MatchString(q) || adjacent(places) && oneOccasionRE.MatchString(q)) {
		return nil
	}
	all := r.totals()
	var found []listing.Item
	for _, p := range places {
		it, ok := r.placeTotal(p, all)
		if !ok || slices.ContainsFunc(found, func(x listing.Item) bool { return x.Page == it.Page && x.Show == it.Show }) {
			return nil
		}
		found = append(found, it)
	}
	if slices.ContainsFunc(found, func(it listing.Item) bool { return it.Amount == nil }) {
		return nil
	}
	return r.total(found, listing.Selection{Items: found, Cover: 1, Why: " [totals of places]"})
}

// oneOccasionRE matches questions for one occasion: of two places that stand
// together the second is where the first was, 青岚上海那场合计多少, 青岚上海签的4个项目.
var oneOccasionRE = regexp.MustCompile(`[那这][场次回批]|[0-9两三四五六七八九十]+个(?:项目|大单|合作)`)

// adjacent reports whether places stand together with nothing to join them.
func adjacent(places []corpus.Span) bool {
	for i := 1; i < len(places); i++ {
		if places[i-1].End == places[i].Start {
			return true
		}
	}
	return false
}

// severalPlacesRE matches a number of places.
var severalPlacesRE = regexp.MustCompile(`[两三四五六七八九几](?:家|地|市|县|区|个(?:地方|区|县|市|地)|处)`)

// phases are the sums of the phases that the question names of one project;
// nil when it names fewer than two, or one is not stated.
func (r *Run) phases() []listing.Item {
	s := string(r.Q.Folded)
	at := phaseWordRE.FindAllString(s, -1)
	if len(at) < 2 {
		return nil
	}
	text := strings.TrimSpace(separatorRE.ReplaceAllString(phaseWordRE.ReplaceAllString(s, " "), " "))
	it, ok := r.name(text, slices.DeleteFunc(r.items(), func(x listing.Item) bool { return x.Project == nil && x.Record == nil }))
	if !ok {
		return r.phasesSaid()
	}
	p := it.Project
	if p == nil {
		p = it.Record
	}
	var out []listing.Item
	for _, phase := range at {
		for i := range p.Moneys {
			m := &p.Moneys[i]
			if find.JoinPhases(m.Value.Phase) != find.JoinPhases(phase) || m.Value.Kind != corpus.PhaseInvestment {
				continue
			}
			x := it
			x.Name, x.Amount, x.Show = it.Name+" "+phase, &m.Value.Amount, m.Span
			out = append(out, x)
			break
		}
	}
	if len(out) < len(at) {
		return r.phasesSaid()
	}
	return out
}

// phaseReach is how far before its sum a phase is named, in runes.
const phaseReach = 12

// phasesSaid are the sums that sentences give for the phases that the question
// names, each right after its phase.
func (r *Run) phasesSaid() []listing.Item {
	var out []listing.Item
	for _, side := range r.sides() {
		phase := phaseWordRE.FindString(side)
		if phase == "" {
			return nil
		}
		i := -1
		list := r.lookup(side)
		for k := range list {
			before := list[k].Page.Read(corpus.Span{Start: max(0, list[k].Show.Start-phaseReach), End: list[k].Show.Start})
			if said := phaseWordRE.FindAllString(before, -1); i < 0 && list[k].Amount != nil && len(said) > 0 && find.JoinPhases(said[len(said)-1]) == find.JoinPhases(phase) {
				i = k
			}
		}
		if i < 0 || slices.ContainsFunc(out, func(x listing.Item) bool { return x.Page != list[i].Page || x.Show == list[i].Show }) {
			return nil
		}
		list[i].Name = phase
		out = append(out, list[i])
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// comparePhases answers which of two phases is larger.
func (r *Run) comparePhases() *Result {
	if countRE.MatchString(string(r.Q.Folded)) || r.Q.Focus != nil && r.Q.Focus.ID != "total" {
		return nil
	}
	if list := r.phasePair(); len(list) == 2 && list[0].Show != list[1].Show {
		return r.versus(list[0], list[1])
	}
	if list := r.phases(); len(list) == 2 {
		return r.versus(list[0], list[1])
	}
	parts := r.sides()
	if len(phaseWordRE.FindAllString(string(r.Q.Folded), -1)) != 2 || len(parts) < 2 {
		return nil
	}
	all := r.items()
	a, okA := r.name(parts[0], all)
	b, okB := r.name(parts[1], all)
	if !okA || !okB || a.Amount == nil || b.Amount == nil || a.ID() == b.ID() {
		return nil
	}
	return r.versus(a, b)
}

// listedPlaces are the places of a question that stand side by side.
func (r *Run) listedPlaces() []corpus.Span {
	var out []corpus.Span
	for i, p := range r.Q.Places {
		if i > 0 {
			between := string(r.Q.Folded[min(r.Q.Places[i-1].Span.End, p.Span.Start):p.Span.Start])
			if len([]rune(between)) > 4 || !joins(between) {
				out = nil
			}
		}
		out = append(out, p.Span)
	}
	return out
}

// joins reports whether what stands between two places only joins them, or
// ends the name of the first: 荆山开发区.
func joins(between string) bool {
	return strings.Trim(between, " 、,和与及跟加市区县省州开发新高") == ""
}

// placeTotal is the best total whose paragraph speaks of a place.
func (r *Run) placeTotal(place corpus.Span, all []listing.Item) (listing.Item, bool) {
	name := string(r.Q.Folded[place.Start:place.End])
	stem := listing.DivisionEndRE.ReplaceAllString(name, "")
	best, ok := listing.Item{}, false
	for _, it := range all {
		s := it.Page.SentenceAt(it.Show.Start)
		if s < 0 || it.Amount == nil {
			continue
		}
		block := it.Page.Text.Blocks[it.Page.Sentences[s].Block].Span
		at := strings.LastIndex(it.Page.Read(corpus.Span{Start: block.Start, End: it.Show.Start}), stem)
		if at < 0 {
			continue
		}
		it.Score -= 0.001 * float64(it.Show.Start-block.Start-at/3)
		if !ok || it.Score > best.Score {
			it.Name = name
			best, ok = it, true
		}
	}
	return best, ok
}
