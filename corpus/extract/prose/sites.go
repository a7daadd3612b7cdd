package prose

import (
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// placesInOrder gives the projects of a list the places that 依次 or 分别 tells
// in the same order: 甲、乙、丙三个项目……，依次落在东镇、西镇和北镇.
func (p *page) placesInOrder() {
	for i := 0; i < len(p.chosen); {
		c, to := p.chosen[i], i+1
		for to < len(p.chosen) && p.chosen[to].sentence == c.sentence && c.list > 0 && p.chosen[to].list == c.list {
			to++
		}
		if group := p.chosen[i:to]; len(group) > 1 {
			p.giveSites(p.sentences[c.sentence], group)
		}
		i = to
	}
}

// giveSites reads the places after a group, one for each of its projects.
func (p *page) giveSites(s sentence, group []*candidate) {
	for k := group[len(group)-1].to; k+1 < s.to; k++ {
		if w := p.text(k, k+1); w != "依次" && w != "分别" && w != "各" || !p.siteWord(k+1, s.to) {
			continue
		}
		at, sites := k+2, []names.Place(nil)
		for j := at; j <= s.to; j++ {
			ends := j == s.to || p.tokens[j].mark == '、' || p.tokens[j].is(classConj)
			stop := j == s.to || contains(",;。", p.tokens[j].mark) && p.tokens[j].mark != 0
			if !ends && !stop {
				continue
			}
			place, town := p.firstPlace(at, j), p.unknownPlace(at, j)
			if place == nil || town != nil && town.Span.Len() > place.Span.Len() {
				place = town
			}
			if place != nil {
				sites = append(sites, *place)
			}
			at = j + 1
			if stop {
				break
			}
		}
		if len(sites) != len(group) {
			return
		}
		for n, c := range group {
			c.project.Place = corpus.Said(p.shown(sites[n].Span), sites[n].Span, "place/respectively")
			c.project.Places = sites[n].IDs()
		}
		return
	}
}

// sharedSite reads where all the projects of a sentence go, told after the last
// of them: X项目8.8亿元、Y项目1.2亿元,都放在中方县.
func (p *page) sharedSite(s sentence, c *candidate) *names.Place {
	all := p.chosenIn[c.sentence]
	if len(all) < 2 {
		return nil
	}
	for k := all[len(all)-1].to; k+2 < s.to; k++ {
		if p.tokens[k].mark == ';' {
			return nil
		}
		if p.tokens[k].kind == markToken || !contains("都均全", p.folded[p.tokens[k].span.Start]) || !p.siteWord(k+1, min(s.to, k+12)) {
			continue
		}
		if p.markBetween(c.to, k, ';') {
			return nil
		}
		place, town := p.firstPlace(k+2, min(s.to, k+12)), p.unknownPlace(k+2, min(s.to, k+12))
		if place == nil || town != nil && town.Span.Start < place.Span.Start {
			return town
		}
		return place
	}
	return nil
}

// townSubject reads a town that the gazetteer does not know when it is what a
// clause is about: 棋盘镇引进X项目.
func (p *page) townSubject(from, to int) *names.Place {
	for k := to - 1; k >= from; k-- {
		if k > from && p.tokens[k-1].kind != markToken {
			continue
		}
		town := p.unknownPlace(k, to)
		if town == nil || town.Span.Len() > 5 || p.tokens[k].is(classGeneric|classStop) {
			continue
		}
		switch p.text(p.tokenOf(town.Span.End), p.tokenOf(town.Span.End)+1) {
		case "引进", "引入", "签下", "签约", "签订", "招引", "拿下", "揽下", "开工", "新建":
			return town
		}
	}
	return nil
}

// placeAt reads 在X right after a name where the clause ends with the place:
// 风电整机项目在石拐区,….
func (p *page) placeAt(name, k, to int) *names.Place {
	if k != name || p.text(k, k+1) != "在" {
		return nil
	}
	at := p.firstPlace(k+1, to)
	if at == nil || p.tokenOf(at.Span.Start) != k+1 {
		return nil
	}
	if end := p.tokenOf(at.Span.End); end < to && !contains(",;。", p.tokens[end].mark) {
		return nil
	}
	return at
}

// ofPress reports whether a place names a newspaper or a station: 北海日报记者.
func (p *page) ofPress(end int) bool {
	rest := string(p.folded[end:min(len(p.folded), end+4)])
	for _, w := range []string{"日报", "晚报", "晨报", "都市报", "商报", "周报", "广播", "电视", "新闻网", "融媒", "市日报", "市广播"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// listedPlaces reports whether a place is one of several that are listed after a
// word that leads there: 在成都、佛山设了驻点.
func (p *page) listedPlaces(from, k, after, to int) bool {
	listed := after < to && p.tokens[after].mark == '、'
	for k > from && (p.tokens[k-1].mark == '、' || p.tokens[k-1].is(classPlace)) {
		listed = listed || p.tokens[k-1].mark == '、'
		k--
	}
	if !listed || k == from {
		return false
	}
	switch p.text(k-1, k) {
	case "在", "赴", "到", "从", "前往", "走进":
		return true
	}
	return false
}
