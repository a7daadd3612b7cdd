package prose

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// english holds the forms of English reports.
type english struct {
	count  *regexp.Regexp   // 22 foreign-funded projects
	works  *regexp.Regexp   // a 60-million-euro gearbox plant
	doer   *regexp.Regexp   // Norrsken Polymers of Sweden will
	maker  *regexp.Regexp   // to be built by Vandermeer Chemie
	lead   *regexp.Regexp   // Japan's, U.S.-based
	site   *regexp.Regexp   // in Xindai Town
	elided *regexp.Regexp   // , and Southwind Marine (a yard)
	owner  *regexp.Regexp   // Brenner's first facility in the zone,
	at     *regexp.Regexp   // in Lanshan (
	with   *regexp.Regexp   // with Brenner Works
	forms  []*regexp.Regexp // a trade market in Lanshan (6 billion yuan): the name, then the sum
}

// englishWorks are the nouns for what is built.
const englishWorks = `(?:base|plant|factory|center|centre|park|headquarters|facility|line|complex|hub|project|warehouse|laboratory|workshop|terminal|station|farm|mill|showroom|office|branch|mine|market|resort|hotel|tower|school|hospital|clinic|institute|campus|store|outlet|depot|refinery|smelter|brewery|studio|network|venture|lab|museum|academy|platform|shipyard|winery|distillery|wharf|village|greenhouse)`

// company reads a name of capitalised words.
const company = `((?:[A-Z][\pL\d&'()-]*)(?: (?:of |and |& )?[A-Z][\pL\d&'-]*){0,6}(?:,? (?:Co\.|Ltd\.?|Inc\.?|Corp\.?|N\.V\.|B\.V\.|S\.A\.|S\.p\.A\.|A\.G\.))*)`

// newEnglish compiles the forms.
func newEnglish() english {
	const sum = `(?:(?:US\$|RMB|EUR|HK\$|€|\$) ?[\d.,]+[ -](?:million|billion) |[\d.,]+[ -](?:million|billion)[ -](?:[A-Z][a-z]+[ -])?[a-z]+ )?`
	return english{
		works:  regexp.MustCompile(`\b(?:[Aa]n?|the|its|one) ` + sum + `(?:new |second |first )?((?:[A-Z]\pL*(?:an|ese|ish) )?(?:[a-z\d][\pL\d-]*(?: [a-z][\pL\d-]*){0,4}? )?` + englishWorks + `)\b`),
		doer:   regexp.MustCompile(company + `(?: \([^)]*\))?(?: of (?:the )?[A-Z]\pL+(?: [A-Z]\pL+)?)?(?:, an? [^,.;]{3,50},|,? which)? (?:(?:yesterday|today|also|jointly|then|later|on [A-Z][a-z]+) )?(?:(?:will|would|plans?|is (?:to|putting|investing|building|going|opening|setting|moving|planning)|(?:has|have) (?:agreed|opened|pledged|committed)|said (?:it|they) (?:would|will|plans?|planned)|pledged|pledges|made|announced|sets? up|puts|spends|moves|agreed|committed|commits|signed|invests|invested|builds|opens|broke)\b|said $)`),
		maker:  regexp.MustCompile(`^[^,.;]{0,40}?\bby (?:[A-Z]?[a-z]+ (?:group|giant|company|firm|maker|producer) )?` + company + `|^ (?:of|between) ([A-Z][\pL\d&'-]+(?: (?:and )?[A-Z][\pL\d&'-]+){1,6})`),
		lead:   regexp.MustCompile(`^(?:(?:South Korea|Hong Kong|New Zealand|Saudi Arabia|South Africa|Sri Lanka|United States|United Kingdom)'s |[\pL.]+'s |[\pL.]+-based )+`),
		site:   regexp.MustCompile(`\b(?:in|at|near) (?:the )?((?:[A-Z][\pL-]+ ){1,5}(?:Zone|Town|County|District|Port|Park|City|Area|Village|Island)|[A-Z]\pL+ (?:(?:[A-Z][\pL-]+|and) ){1,7}Zone)\b`),
		at:     regexp.MustCompile(`^ (?:in|at|near) ([A-Z][\pL'-]*(?: [A-Z][\pL'-]*){0,3})(?: (?:county|district|city|prefecture|town))?(?: \(|[,.;]| for | at | with | by | in |$)`),
		with:   regexp.MustCompile(`^[^,.;]{0,40}?\bwith ` + company),
		forms:  listedForms(),
		elided: regexp.MustCompile(`[,;] (?:and )?(?:[\pL.]+'s |[\pL.]+-based )?([A-Z][\pL\d&'-]+(?: [A-Z][\pL\d&'-]+){0,5}),? $`),
		owner:  regexp.MustCompile(`([A-Z][\pL\d-]+)'s (?:first|earlier|existing|second|new|latest) [a-z]+[^.;,]{0,40}, $`),
		count:  regexp.MustCompile(`\b(\d(?:[\d,]*\d)?|twenty-[a-z]+|thirty|thirty-[a-z]+|forty|forty-[a-z]+|fifty|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s+(?:(?:[a-z][a-z-]*\s+){0,4}(projects|companies|enterprises|deals|agreements|firms)|of (them))\b`),
	}
}

// englishProjects reads the projects of English sentences: who builds what,
// with the sum and the place of the same sentence.
func (p *page) englishProjects() []corpus.Project {
	var out []corpus.Project
	for n, s := range p.sentences {
		span := p.span(s.from, s.to)
		if text := p.shown(span); latin(text) && !s.heading {
			found := p.englishSentence(n, text, out)
			p.englishNextSum(n, found)
			out = append(append(out, found...), p.englishListed(n, text, found)...)
		}
	}
	return out
}

// englishSentence reads the projects of one sentence; before are those read
// already.
func (p *page) englishSentence(n int, text string, before []corpus.Project) []corpus.Project {
	var out []corpus.Project
	s := p.sentences[n]
	start := p.span(s.from, s.to).Start
	names := p.english.works.FindAllStringSubmatchIndex(text, -1)
	last, doer := 0, corpus.Span{}
	for i, m := range names {
		end := len(text)
		if i+1 < len(names) {
			end = names[i+1][0]
		}
		found := p.englishDoer(text, last, m[0])
		if by := p.english.maker.FindStringSubmatchIndex(text[m[1]:end]); by != nil {
			if by[2] < 0 {
				by[2], by[3] = by[4], by[5]
			}
			found = []int{m[1] + by[2], m[1] + by[3]}
			found[0] += len(p.english.lead.FindString(text[found[0]:found[1]]))
		}
		if by := p.english.elided.FindStringSubmatchIndex(text[last:m[0]]); by != nil && len(out) > 0 && found == nil {
			found = []int{last + by[2], last + by[3]}
		}
		if own := p.english.owner.FindStringSubmatchIndex(text[last:m[0]]); found == nil && own != nil {
			found = []int{last + own[2], last + own[3]}
		}
		if found != nil {
			doer = runeSpan(text, start, found[0], found[0]+len(withoutHome(text[found[0]:found[1]])))
		} else if !signs(text[last:m[0]]) || doer.Empty() && len(before) == 0 {
			continue
		} else if doer.Empty() {
			last := before[len(before)-1].Parties
			if len(last) == 0 {
				continue
			}
			doer = last[0].Span // it signed …
		}
		if !ordinaryNoun(text[m[2]:m[3]]) && (found == nil || !oneNounRE.MatchString(text[m[2]:m[3]])) {
			continue
		}
		name := runeSpan(text, start, m[2], m[3])
		if semi := strings.LastIndex(text[last:m[0]], "; "); semi >= 0 {
			last += semi // a sum before it is another's
		}
		reach := corpus.Span{Start: start + len([]rune(text[:last])), End: start + len([]rune(text[:end]))}
		x := p.englishProject(s, name, runeSpan(text, start, m[0], m[2]).Start, reach)
		x.Parties = p.englishParties(inFull(doer, append(before, out...), p), "english/subject")
		if by := p.english.with.FindStringSubmatchIndex(text[m[1]:end]); by != nil {
			x.Parties = append(x.Parties, p.englishParties(runeSpan(text, start, m[1]+by[2], m[1]+by[3]), "english/with")...)
		}
		out = append(out, x)
		last = m[1]
	}
	return out
}

// inFull gives the longer name of a company that was named before: Brenner
// Antriebe for Brenner.
func inFull(doer corpus.Span, before []corpus.Project, p *page) corpus.Span {
	for i := range before {
		if len(before[i].Parties) == 0 {
			continue
		}
		if long := before[i].Parties[0]; strings.HasPrefix(long.Value, p.shown(doer)+" ") {
			return long.Span
		}
	}
	return doer
}

// runeSpan is the span of bytes from to to of a text that starts at rune start.
func runeSpan(text string, start, from, to int) corpus.Span {
	at := start + len([]rune(text[:from]))
	return corpus.Span{Start: at, End: at + len([]rune(text[from:to]))}
}

// englishDoer gives the bytes of the last company in a range of a text that
// will do something; nil for none.
func (p *page) englishDoer(text string, from, to int) []int {
	all := p.english.doer.FindAllStringSubmatchIndex(text[from:to], -1)
	for i := len(all) - 1; i >= 0; i-- {
		a, b := from+all[i][2], from+all[i][3]
		a += len(p.english.lead.FindString(text[a:b]))
		switch strings.ToLower(text[a:b]) {
		case "", "it", "the", "they", "construction", "work", "he", "she", "we", "this", "officials", "separately":
			continue
		}
		return []int{a, b}
	}
	return nil
}

// withoutHome drops the country from a company's name of several words:
// Norrsken Polymers of Sweden.
func withoutHome(name string) string {
	short, home, ok := strings.Cut(name, " of ")
	if !ok || !strings.Contains(short, " ") || strings.Contains(home, " ") {
		return name
	}
	return short
}

// signs reports whether a pronoun does something: it signed, it will.
func signs(text string) bool {
	for _, w := range []string{" it signed", " it will", " it plans", " it also", " they will", "which will"} {
		if strings.Contains(" "+text, w) {
			return true
		}
	}
	return false
}

// oneNounRE matches a noun for works that says by itself what a company builds.
var oneNounRE = regexp.MustCompile(`^(?:laboratory|lab|headquarters|refinery|smelter|brewery|winery|distillery|hospital|school|hotel|warehouse|showroom|shipyard|museum|academy|resort)$`)

// ordinaryNoun reports whether the words of a name are those of one noun
// phrase.
func ordinaryNoun(name string) bool {
	words := strings.Fields(name)
	for i, w := range words {
		if w == "and" && i > 0 && i+2 < len(words) && words[i+1] != "a" && words[i+1] != "an" && words[i+1] != "the" && words[i+1] != "its" {
			continue // pump and valve fittings base
		}
		switch w {
		case "of", "in", "for", "to", "and", "with", "at", "on", "by", "will", "that", "which", "its", "is", "was", "were", "from", "as", "first", "second", "largest":
			return false
		}
	}
	return len(words) > 1
}

// englishProject makes the record of one project. at is where its noun phrase
// begins, reach what is said of it in its sentence.
func (p *page) englishProject(s sentence, name corpus.Span, at int, reach corpus.Span) corpus.Project {
	project := corpus.Project{Document: p.doc.ID, Sentence: p.span(s.from, s.to),
		Name:   corpus.Sourced[string]{Value: p.shown(name), Span: name, Rule: "english/build"},
		Status: corpus.Said(corpus.Signed, name, "english/build"),
	}
	if after := p.shown(corpus.Span{Start: name.End, End: reach.End}); strings.Contains(after, "been running") || strings.Contains(after, "in operation") || strings.Contains(after, "went into production") {
		project.Status.Value = corpus.Operating
	}
	if k := p.englishSum(s, name, at, reach); k >= 0 {
		t := p.tokens[k]
		project.Amount = corpus.Said(*t.amount, t.span, "english/amount")
		project.Moneys = []corpus.Sourced[corpus.Money]{{Value: corpus.Money{Kind: corpus.TotalInvestment, Amount: *t.amount}, Span: t.span, Rule: "english/amount"}}
		p.used[k] = true
	}
	project.Place, project.Places = p.englishPlace(name, reach)
	if project.Status.Value == corpus.Operating {
		project.Date = p.englishSince(s, name.End)
	} else if project.Date = p.englishDate(p.sentenceOf(s)); project.Date == nil {
		project.Date = p.sectionDate(&candidate{sentence: p.sentenceOf(s), from: s.from, to: s.to})
	}
	return project
}

// englishSum gives the token of a project's sum: in its own noun phrase, else
// the last before it, else the first after it; -1 for none.
func (p *page) englishSum(s sentence, name corpus.Span, at int, reach corpus.Span) int {
	best := -1
	for k := s.from; k < s.to; k++ {
		t := p.tokens[k]
		if t.kind != amountToken || p.used[k] || t.span.Start < reach.Start || t.span.End > reach.End {
			continue
		}
		if t.span.Start >= at && t.span.Start < name.Start {
			return k
		}
		if t.span.Start < name.Start || best < 0 && t.span.Start-name.End < englishReach {
			best = k
		}
	}
	return best
}

// englishReach is how far after its name a project's sum may stand, in runes.
const englishReach = 50

// englishPlace reads where a project goes: in X Town, else a place that the
// gazetteer knows after its name, else the place that the report is from.
func (p *page) englishPlace(name, reach corpus.Span) (*corpus.Sourced[string], []string) {
	after := corpus.Span{Start: name.End, End: reach.End}
	text := p.shown(after)
	if m := p.english.site.FindStringSubmatchIndex(text); m != nil {
		span := runeSpan(text, after.Start, m[2], m[3])
		return corpus.Said(p.shown(span), span, "english/site"), p.idsAt(span)
	}
	if m := p.english.at.FindStringSubmatchIndex(text); m != nil {
		span := runeSpan(text, after.Start, m[2], m[3])
		return corpus.Said(p.shown(span), span, "english/site"), p.idsAt(span)
	}
	for _, place := range p.reading.PlacesIn(reach) {
		if place.Span.Start > name.Start && place.Kind != names.Country && !p.ofCompany(place.Span) {
			return corpus.Said(p.shown(place.Span), place.Span, "english/place"), place.IDs()
		}
	}
	block := p.sentenceAt(p.tokenOf(name.Start)).block
	for _, own := range []bool{true, false} {
		for _, s := range p.sentences {
			if own && s.block != block {
				continue
			}
			for _, place := range p.reading.PlacesIn(p.span(s.from, s.to)) {
				if w := p.shown(place.Span); place.Kind != names.Country && place.Kind != names.Reference && w != strings.ToUpper(w) && !p.ofCompany(place.Span) {
					return corpus.Said(p.shown(place.Span), place.Span, "english/report"), place.IDs()
				}
			}
		}
		if p.datelines() > 1 {
			break // each paragraph is of a place of its own
		}
	}
	return p.town()
}

// idsAt are the ids of the place that a name of a site begins with: Pinghu Economic
// Zone.
func (p *page) idsAt(site corpus.Span) []string {
	for _, place := range p.reading.PlacesIn(site) {
		if place.Span.Start == site.Start {
			return place.IDs()
		}
	}
	return nil
}

// datelines counts the paragraphs that open with the place they are from: HECHI - ….
func (p *page) datelines() int {
	n := 0
	for i, s := range p.sentences {
		if i == 0 || p.sentences[i-1].block != s.block {
			word, _, ok := strings.Cut(p.shown(p.span(s.from, s.to)), " - ")
			if ok && len(word) > 2 && len(word) < 40 && word == strings.ToUpper(word) {
				n++
			}
		}
	}
	return n
}

// ofCompany reports whether a place belongs to the name of a company or says
// where one is from: Sichuan Tianlu Logistics, of Taiwan.
func (p *page) ofCompany(place corpus.Span) bool {
	if before := string(p.folded[max(0, place.Start-3):place.Start]); before == "of " {
		return true
	}
	end := place.End
	return end+1 < len(p.content) && p.content[end] == ' ' && unicode.IsUpper(p.content[end+1])
}

// town reads the town that opens the report in capitals (PINGHU, Zhejiang),
// as the text writes it elsewhere.
func (p *page) town() (*corpus.Sourced[string], []string) {
	for n, s := range p.sentences {
		if n > 3 {
			break
		}
		span := p.span(s.from, s.to)
		word, _, ok := strings.Cut(p.shown(span), ",")
		if !ok || len(word) < 3 || len(word) > 24 || word != strings.ToUpper(word) || !latin(strings.Repeat(word, 8)) {
			continue
		}
		name := word[:1] + strings.ToLower(word[1:])
		if at := strings.Index(string(p.content), name); at >= 0 {
			start := len([]rune(string(p.content)[:at]))
			span = corpus.Span{Start: start, End: start + len([]rune(name))}
			return corpus.Said(name, span, "english/dateline"), nil
		}
	}
	return nil, nil
}

// sentenceOf gives the number of a sentence.
func (p *page) sentenceOf(s sentence) int {
	for n := range p.sentences {
		if p.sentences[n].from == s.from {
			return n
		}
	}
	return 0
}

// englishTotals reads counts of projects with the sum that follows.
func (p *page) englishTotals() []corpus.Total {
	var out []corpus.Total
	for n, s := range p.sentences {
		span := p.span(s.from, s.to)
		text := string(p.folded[span.Start:span.End])
		if !latin(text) {
			continue
		}
		for _, m := range p.english.count.FindAllStringSubmatchIndex(text, -1) {
			from := span.Start + len([]rune(text[:m[0]]))
			k := p.tokenOf(from)
			total := *p.newTotal(n, s, k)
			end := span.Start + len([]rune(text[:m[3]]))
			total.Count = corpus.Said(englishNumber(text[m[2]:m[3]]), corpus.Span{Start: from, End: end}, "english/count")
			total.Unit = "项目"
			if m[4] < 0 {
				total.Scope, total.Of = corpus.Group, p.partOfThem(s, k)
			} else if w := text[m[4]:m[5]]; w != "projects" {
				total.Unit = map[string]string{"companies": "企业", "enterprises": "企业", "firms": "企业"}[w]
				if total.Unit == "" {
					total.Unit = "协议"
				}
			}
			total.Amount = p.nextSum(s, k)
			out = append(out, total)
		}
	}
	return out
}

// nextSum gives the first sum after token k that is nobody's, up to the next
// semicolon.
func (p *page) nextSum(s sentence, k int) *corpus.Sourced[corpus.Amount] {
	for j := k; j < s.to; j++ {
		if t := p.tokens[j]; t.kind == amountToken && !p.used[j] {
			p.used[j] = true
			return corpus.Said(*t.amount, t.span, "english/sum")
		}
		if p.tokens[j].mark == ';' {
			return nil
		}
	}
	return nil
}

// partOfThem is the clause around 12 of them at token k, which says which part of
// a whole is counted.
func (p *page) partOfThem(s sentence, k int) string {
	from := k
	for from > s.from && !contains(";.", p.tokens[from-1].mark) && p.span(from-1, k).Len() < 60 {
		from--
	}
	to := k
	for to < s.to && !contains(";.,", p.tokens[to].mark) && p.tokens[to].kind != amountToken {
		to++
	}
	if from == k {
		for to < s.to && !contains(";", p.tokens[to].mark) && p.span(k, to+1).Len() < 90 {
			to++ // Fourteen of them, valued at about $1.3 billion, were sealed in Seoul
		}
	}
	if from >= to {
		return ""
	}
	return strings.Trim(p.shown(p.span(from, to)), " ,")
}

// englishNumber reads 22, 8,155 and the numbers up to fifty-nine in words.
func englishNumber(w string) int {
	if tens, unit, ok := strings.Cut(w, "-"); ok {
		unitValue := englishNumber(unit)
		if unit == "one" {
			unitValue = 1
		}
		return englishNumber(tens) + unitValue
	}
	for i, x := range []string{"thirty", "forty", "fifty"} {
		if w == x {
			return 30 + 10*i
		}
	}
	if n, err := strconv.Atoi(strings.ReplaceAll(w, ",", "")); err == nil {
		return n
	}
	for i, x := range []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"} {
		if w == x {
			return i + 2
		}
	}
	return 0
}

// latin reports whether a text is mostly in Latin letters.
func latin(text string) bool {
	letters, han := 0, 0
	for _, r := range text {
		switch {
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
			letters++
		case r >= 0x4e00 && r < 0xa000:
			han++
		}
	}
	return letters > 20 && letters > 4*han
}
