package prose

import "zhaoshang/corpus/extract/names"

// clauseStop is the first semicolon between token k and to, or to: the site of a
// project is not told in another's part of the sentence.
func (p *page) clauseStop(k, to int) int {
	for j := k; j < to; j++ {
		if contains(";。", p.tokens[j].mark) && p.tokens[j].mark != 0 {
			return j
		}
	}
	return to
}

// siteAt gives the place that follows a site word before token from: the first
// one that the gazetteer knows, unless a town that it does not know stands
// right there and the known one only behind a mark.
func (p *page) siteAt(from, to int) *names.Place {
	known := p.firstPlace(from, to)
	town := p.unknownPlace(from, to)
	if known == nil || town != nil && p.markBetween(p.tokenOf(town.Span.End), p.tokenOf(known.Span.Start), ',') {
		return town
	}
	return known
}

// stationPlace gives the place of a paragraph whose first sentence says only the
// day and the place that it tells of: 7日,四平。14个项目…. Where the title names a
// place, such stations are where its people went.
func (p *page) stationPlace(c *candidate) *names.Place {
	if p.firstUsable(p.sentences[0]) != nil {
		return nil
	}
	n := c.sentence
	for n > 0 && p.sentences[n-1].block == p.sentences[c.sentence].block {
		n--
	}
	if n == c.sentence {
		return nil
	}
	var found *names.Place
	for k := p.sentences[n].from; k < p.sentences[n].to; k++ {
		switch t := p.tokens[k]; {
		case t.is(classPlace):
			if found == nil {
				found = p.firstPlace(k, p.sentences[n].to)
			}
		case t.kind == dateToken, t.kind == markToken, t.kind == spaceToken:
		default:
			return nil
		}
	}
	return found
}

// saidOfAnother reports whether a place stands in sentence n behind a project that
// it names: it is where that one is.
func (p *page) saidOfAnother(n int, at *names.Place) bool {
	list := p.chosenIn[n]
	return len(list) > 0 && p.tokens[list[0].from].span.Start < at.Span.Start
}

// heldThere reports whether the tokens behind a place say that something was
// done at an event there: 甲市推介会上.
func (p *page) heldThere(k, to int) bool {
	if k+1 >= to || !p.tokens[k].is(classEvent) {
		return false
	}
	switch p.text(k+1, k+2) {
	case "上", "期间", "现场", "会上":
		return true
	}
	return false
}
