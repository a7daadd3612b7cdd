package prose

import (
	"regexp"
	"strings"
)

// injections takes what companies put into others, before the sums go to other projects.
func (p *page) injections() {
	before := len(p.chosen)
	for n, s := range p.sentences {
		for k := s.from; k < s.to && !s.heading; k++ {
			if p.tokens[k].kind == amountToken {
				p.injected(n, k)
			}
		}
	}
	if len(p.chosen) > before {
		p.sortChosen()
	}
}

// injected takes what a company puts into another with the sum at k, as boards on investment
// abroad tell it: 甲电脑以4亿美元增资美国子公司, 乙实业以约6000万美元收购丙公司全部股权.
func (p *page) injected(n, k int) {
	s := p.sentences[n]
	verb := k + 1
	for verb < s.to && verb < k+4 && (p.text(verb, verb+1) == "的" || p.text(verb, verb+1) == "外币" || p.tokens[verb].mark == ',') {
		verb++
	}
	if verb >= s.to || !intoRE.MatchString(p.text(verb, min(verb+2, s.to))) {
		return
	}
	with := k - 1
	for with > s.from && with > k-4 && p.text(with, with+1) != "以" && p.tokens[with].kind != markToken {
		with--
	}
	if p.text(with, with+1) != "以" {
		return
	}
	from, end := p.clauseFrom(s.from, with), with
	for end > from && alsoRE.MatchString(p.text(end-1, end)) {
		end--
	}
	to := verb
	for to < s.to && (p.tokens[to].kind != markToken || contains("()·“”", p.tokens[to].mark)) && p.tokens[to].kind != amountToken {
		to++
	}
	if !p.isOrg(from, end) && (!p.shortName(from, end) || p.generic(from, end) || p.isPerson(item{from, end})) || !intoWhomRE.MatchString(strings.TrimSuffix(p.text(verb, to), "”")) || p.span2(verb, to) > 40 {
		return
	}
	c := &candidate{from: verb, to: to, sentence: n, bracket: -1, rule: "name/injected", by: []party{{from, end, "party/injected"}}}
	c.fill(p) // two companies may each put money into its 美国公司
	p.take(c)
	p.setAmount(c, k, "amount/injected")
}

// alsoRE matches words between a company and what it does.
var alsoRE = regexp.MustCompile(`^(?:另|再|则|也|将|拟|并|今年|分别)$`)

// intoRE matches verbs of putting a sum into a company.
var intoRE = regexp.MustCompile(`^(?:间接)?(?:增资|收购|并购|取得|认购|受让|入股|参股|投资设立|设立|新设)`)

// intoWhomRE matches the company, or the part of one, that a sum is put into.
var intoWhomRE = regexp.MustCompile(`(?:公司|分行|银行|股权|股份|新股|控股|集团|资产|ltd\.?|holdings?|inc\.?|gmbh)$`)
