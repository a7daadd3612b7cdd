package prose

import (
	"regexp"
	"strings"

	"zhaoshang/corpus"
)

// listedForms are the forms in which an English report names what was signed and the
// sum of it, without a company: the name, then what stands before the sum.
func listedForms() []*regexp.Regexp {
	const (
		words = `([\pL\d][\pL\d'-]*(?: [\pL\d][\pL\d'-]*){1,7}?)`
		where = `(?: (?:in|at|near) [A-Z][\pL'-]*(?: [A-Z][\pL'-]*)*(?: (?:district|county|city|town|zone|prefecture|province|autonomous county))?)?`
	)
	return []*regexp.Regexp{
		regexp.MustCompile(`\bOne(?: of (?:them|these|those))?, (?:an? |the )` + words + where + `, (?:was|is|will be) [^.;()]{0,60}\(`),
		regexp.MustCompile(`(?:\b(?:[Aa]n?|[Tt]he) |[,;:] |\band )` + words + where + ` \(`),
		regexp.MustCompile(`\b(?:[Aa]n?|[Tt]he) ([\pL\d][\pL\d'-]*(?: [\pL\d][\pL\d'-]*){0,6}? ` + englishWorks + `)` + where + ` (?:(?:accounts?|accounted) for|is worth|was worth|worth|costs|costing|valued at|for) (?:about |some |around |over |more than )?`),
	}
}

// englishListed reads the names of a sentence that have a sum behind them and no
// company: a trade market in Lanshan (6 billion yuan), a tea project for
// 90 million yuan; found are those read already.
func (p *page) englishListed(n int, text string, found []corpus.Project) []corpus.Project {
	s := p.sentences[n]
	if !signedRE2.MatchString(text) && (n == 0 || !signedRE2.MatchString(p.shown(p.span(p.sentences[n-1].from, p.sentences[n-1].to)))) {
		return nil
	}
	var out []corpus.Project
	start := p.span(s.from, s.to).Start
	for _, form := range p.english.forms {
		for _, m := range form.FindAllStringSubmatchIndex(text, -1) {
			sum := runeSpan(text, start, m[0], m[1]).End
			k := p.tokenOf(sum)
			if k >= len(p.tokens) || p.tokens[k].kind != amountToken || p.tokens[k].span.Start != sum || p.used[k] || !listedNoun(text[m[2]:m[3]]) {
				continue
			}
			m[2] += len(articleRE.FindString(text[m[2]:m[3]]))
			name := runeSpan(text, start, m[2], m[3])
			if overlaps(name, found) || overlaps(name, out) {
				continue
			}
			x := p.englishProject(s, name, name.Start, corpus.Span{Start: name.Start, End: p.tokens[k].span.End})
			x.Name.Rule, x.Status.Rule = "english/listed", "english/listed"
			out = append(out, x)
		}
	}
	return out
}

// englishNextSum gives the last project of a sentence that states no sum the one that the
// next sentence says is invested: Total investment is EUR 420 million.
func (p *page) englishNextSum(n int, found []corpus.Project) {
	if len(found) == 0 || n+1 >= len(p.sentences) || p.sentences[n+1].block != p.sentences[n].block || found[len(found)-1].Amount != nil {
		return
	}
	s := p.sentences[n+1]
	span := p.span(s.from, s.to)
	m := investmentRE.FindStringIndex(p.shown(span))
	if m == nil {
		return
	}
	k := p.tokenOf(runeSpan(p.shown(span), span.Start, m[0], m[1]).End)
	if k >= s.to || p.tokens[k].kind != amountToken || p.used[k] {
		return
	}
	p.used[k] = true
	found[len(found)-1].Amount = corpus.Said(*p.tokens[k].amount, p.tokens[k].span, "english/next-sentence")
}

// investmentRE matches the words of a sentence before what a project costs.
var investmentRE = regexp.MustCompile(`^(?:The |Its |Their )?(?:[Tt]otal |[Pp]lanned |[Ee]stimated |project's )*(?:[Ii]nvestment|[Cc]ost|[Oo]utlay|project) (?:is|was|will be|totals|amounts to|comes to|of|will cost|is worth|will require)(?: an investment of)? (?:about |some |around |over |more than |estimated at |put at |set at )?`)

// articleRE matches the article before a name.
var articleRE = regexp.MustCompile(`^(?:an?|the|and an?|and the) `)

// signedRE2 matches the words of a sentence that tells of projects.
var signedRE2 = regexp.MustCompile(`(?i)\bsign(?:ed|s|ing)?\b|\bprojects?\b|\bdeals?\b|\binvest`)

// overlaps reports whether a span is part of a name read already.
func overlaps(name corpus.Span, list []corpus.Project) bool {
	for i := range list {
		if o := list[i].Name.Span; o.Start < name.End && name.Start < o.End {
			return true
		}
	}
	return false
}

// listedNoun reports whether words are a name of something built or made, rather than
// a number of things or a kind of money.
func listedNoun(name string) bool {
	if !ordinaryNoun(name) || name[0] >= '0' && name[0] <= '9' && !strings.Contains(strings.Fields(name)[0], "W") {
		return false
	}
	words := strings.Fields(strings.ToLower(name))
	switch words[len(words)-1] {
	case "investment", "investments", "total", "fund", "sales", "output", "revenue", "tax", "taxes", "deal", "deals", "contract", "contracts", "agreements", "projects", "companies", "enterprises", "firms", "loan", "capital", "trade", "exports", "imports", "gdp", "value", "yuan", "dollars":
		return false
	}
	switch words[0] {
	case "other", "remaining", "total", "whole", "combined", "figure", "rest", "same", "biggest", "amount":
		return false
	}
	return !englishVerbRE.MatchString(name)
}

// englishVerbRE matches a verb, which no name has.
var englishVerbRE = regexp.MustCompile(`(?i)\b(?:was|were|is|are|has|have|had|will|would|signed|worth|brought|reached|rose|fell|said|took|put|puts|builds?|invests?|invested|totall?ed)\b`)

// englishParties are the companies of a span: Brenner Works and Norrsken Polymers.
func (p *page) englishParties(span corpus.Span, rule string) []corpus.Sourced[string] {
	text := p.shown(span)
	left, right, ok := strings.Cut(text, " and ")
	if !ok || !strings.Contains(left, " ") || !strings.Contains(right, " ") {
		return []corpus.Sourced[string]{{Value: text, Span: span, Rule: rule}}
	}
	first, second := span, span
	first.End = span.Start + len([]rune(left))
	second.Start = span.End - len([]rune(right))
	return []corpus.Sourced[string]{{Value: left, Span: first, Rule: rule}, {Value: right, Span: second, Rule: rule}}
}
