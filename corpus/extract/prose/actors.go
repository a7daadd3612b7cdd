package prose

import (
	"regexp"
	"slices"
	"strings"
)

// actorsParty reads who does it behind the name: X项目由甲与乙各占一半; X项目3亿元,甲和乙共同投资;
// X项目,甲出资; X项目:甲投资约16亿元; X项目,甲占股六成,乙占四成.
func (p *page) actorsParty(i int, c *candidate) []party {
	s := p.sentences[c.sentence]
	end := s.to
	if i+1 < len(p.chosen) && p.chosen[i+1].sentence == c.sentence {
		end = p.chosen[i+1].from
	}
	var holders []party
	for k := c.to; k < end && p.tokens[k].mark != ';'; k++ {
		by := p.text(k, k+1) == "由"
		if !by && !p.clauseMark(k) && !(p.tokens[k].kind == amountToken && k+1 < end && p.tokens[k+1].kind != markToken) {
			continue
		}
		found, to := p.actors(k+1, end)
		switch {
		case len(found) == 0 || to >= end && !by:
		case len(found) == 1 && p.holds(to):
			holders = append(holders, found...)
		case by && p.acts(to, end):
			return found
		case len(found) > 1 && p.shares(to):
			return found
		case len(found) == 1 && len(holders) == 0 && p.putsInto(c, to, end):
			return found
		}
	}
	return holders
}

// actors gives the companies joined by 、 or a conjunction that begin at token from, and
// the token behind them: 东莞的甲粮油和本地的乙茶油公司.
func (p *page) actors(from, end int) ([]party, int) {
	var out []party
	at := from
	for {
		start := p.pastPlaceOf(at, end)
		it := p.firmFrom(start, end)
		if it.from >= it.to {
			return out, max(from, at-1)
		}
		out = append(out, party{it.from, it.to, "party/actor"})
		at = it.to
		if at < end && p.tokens[at].mark == '(' && p.tokens[at].pair > at && p.pastGloss(it.from, p.tokens[at].pair+1) == at {
			at = p.tokens[at].pair + 1
		}
		if at >= end || p.tokens[at].mark != '、' && !p.tokens[at].is(classConj) && p.text(at, at+1) != "联合" {
			return out, at
		}
		at++
	}
}

// acts reports whether a verb of doing stands at token k, past adverbs.
func (p *page) acts(k, end int) bool {
	k = p.pastAdverb(k, end)
	if k >= end {
		return false
	}
	w := p.text(k, k+1)
	if p.shares(k) || p.builds(k) || p.tokens[k].is(classPuts|classWorks) || strings.HasPrefix(w, "签") || strings.HasSuffix(w, "投资") {
		return true
	}
	return slices.Contains([]string{"出资", "拿下", "承接", "操盘", "负责", "实施", "承建", "运营", "干", "投", "投建", "开发", "牵头", "独资", "出面", "主导", "承办"}, w)
}

// shares reports whether what stands at token k says that several do it together.
func (p *page) shares(k int) bool {
	for j := k; j < k+4 && j < len(p.tokens) && !p.clauseMark(j); j++ {
		if p.text(j, j+1) == "的" {
			return false // 甲与乙联手的Y
		}
	}
	if p.together2(k) || p.bothDo(k) {
		return true
	}
	return sharesRE.MatchString(p.text(k, min(k+4, len(p.tokens))))
}

// sharesRE matches words behind several that do something together: 各占一半, 一起干,
// 各出, 按7:3出资.
var sharesRE = regexp.MustCompile(`^(?:双方|两家)?(?:各(?:自|占|出|持|投入)|一起|一同|合计出资|合力|分别出资|按)`)

// holdsRE matches words behind the owner of a part: 占股六成, 持股51%, 占四成.
var holdsRE = regexp.MustCompile(`^(?:[占佔]股?|持股)(?:约|超过?)?[一二三四五六七八九十\d]`)

// holds reports whether what stands at token k says how much of it the company owns.
func (p *page) holds(k int) bool {
	return holdsRE.MatchString(p.text(k, min(k+3, len(p.tokens))))
}

// putsInto reports whether the company that ends at token k puts the project's own
// sum into it, or just invests: 甲投资约16亿元; 甲出资.
func (p *page) putsInto(c *candidate, k, end int) bool {
	k = p.pastAdverb(k, end)
	if k >= end || !p.tokens[k].is(classPuts) && !strings.HasSuffix(p.text(k, k+1), "投资") && p.text(k, k+1) != "出资" && p.text(k, k+1) != "承建" {
		return false
	}
	next := k + 1
	if next >= end || p.tokens[next].kind == markToken {
		return true
	}
	sum := c.project.Amount
	return p.tokens[next].kind == amountToken && sum != nil && sum.Span.Start == p.tokens[next].span.Start
}
