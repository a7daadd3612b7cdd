package prose

import (
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// placeInName gives the place at the beginning of a name when it lies where
// the report is about, or no other place does.
func (p *page) placeInName(c *candidate) *names.Place {
	for _, place := range p.reading.PlacesIn(p.span(c.from, c.to)) {
		if place.Kind == names.Zone && p.siteOnly(place) {
			place = p.divisionOf(place)
		}
		if place.Kind == names.Country || len(place.IDs()) < 2 && place.Kind == names.Division || place.Kind == names.Zone && p.siteOnly(place) {
			continue
		}
		if p.near(place.ID, p.hostID(c)) && !p.otherCity(place, p.hostID(c)) {
			return &place
		}
	}
	return nil
}

// divisionOf gives the county or city that the name of a zone begins with: 玉山县
// of 玉山县轴承产业园; the zone itself when it begins with none.
func (p *page) divisionOf(zone names.Place) names.Place {
	ids := zone.IDs()
	for i := len(ids) - 1; i > 0; i-- {
		name := []rune(ids[i][strings.LastIndex(ids[i], "/")+1:])
		if at := zone.Span.Start + len(name); at < zone.Span.End && string(p.folded[zone.Span.Start:at]) == string(name) {
			return names.Place{Span: corpus.Span{Start: zone.Span.Start, End: at}, ID: ids[i], Kind: names.Division, Rule: "place/of-zone"}
		}
	}
	return zone
}

// otherCity reports whether a county that is named without its suffix lies in
// another city than the report is about: 武陵 in a report on a city far from it is
// only a name.
func (p *page) otherCity(place names.Place, host string) bool {
	ids := place.IDs()
	if len(ids) < 3 || contains("市县区旗镇乡州", p.folded[place.Span.End-1]) {
		return false
	}
	return strings.Count(host, "/") > 0 && !strings.HasPrefix(host+"/", ids[1]+"/")
}

// insideHost reports whether the report is about a county or city inside the
// place that the name begins with: 合肥 in a report on 长丰县 says where the
// company is from.
func (p *page) insideHost(c *candidate, at *names.Place) bool {
	host := p.hostOf(c)
	return host != nil && host.Kind == names.Division && strings.HasPrefix(host.ID, at.ID+"/")
}
