package prose

import (
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/corpus"
)

// english holds the forms of English reports.
type english struct {
	count *regexp.Regexp // 22 foreign-funded projects
	build *regexp.Regexp // X will invest … to build a Y
	spend *regexp.Regexp // X will spend … on a Y, X will put … into a Y
	by    *regexp.Regexp // a Y to be built by X
}

// company reads a name of capitalised words; works the nouns of what is built.
const (
	company = `((?:[A-Z][\pL\d&'()-]*)(?: (?:of |and |& )?[A-Z][\pL\d&'().-]*){0,6})`
	works   = `([a-z][\pL\d -]*?(?:base|plant|factory|center|centre|park|headquarters|facility|line|site|complex|hub|project|warehouse|laboratory|workshop|terminal|station|farm|mill))\b`
)

// newEnglish compiles the forms.
func newEnglish() english {
	return english{
		spend: regexp.MustCompile(company + `(?: of [A-Z]\pL+)? (?:will|would|plans to|is to|is going to|has agreed to|agreed to) (?:spend|invest|put|pour|inject) [^;]*? (?:on|in|into) (?:an? |the |its )(?:new )?` + works),
		by:    regexp.MustCompile(`(?:an?|the) ((?:US\$|RMB|EUR|HK\$|€|\$)? ?[\d.,]+ ?(?:million|billion)(?:-yuan|-euro|-dollar)? )?` + works + `[^,.;]{0,20}? (?:to be |being |that will be )?(?:built|developed|constructed|invested|operated)(?: in)? by (?:[A-Z]?[a-z]+ (?:group|giant|company|firm|maker|producer) )?` + company),
		count: regexp.MustCompile(`\b(\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\s+(?:[a-z][a-z-]*\s+){0,4}(projects|companies|enterprises|deals|agreements|firms)\b`),
		build: regexp.MustCompile(`([A-Z][\pL\d&'()-]*(?:[ ,]+(?:of |and |& )?[A-Z][\pL\d&'().-]*)*(?:,? (?:Co\.|Ltd\.?|Inc\.?|Corp\.?|Group))*) (?:will|would|plans to|is to|is going to|has agreed to|agreed to) (?:invest [^;]*?to |spend [^;]*?to )?(?:build|set up|establish|construct|open|develop) (?:an? |the |its )?([a-z][\pL\d -]*?(?:base|plant|factory|center|centre|park|headquarters|facility|line|site|complex|hub|project|warehouse|laboratory))\b`),
	}
}

// englishProjects reads the projects of English sentences: who builds what,
// with the sum and the place of the same sentence.
func (p *page) englishProjects() []corpus.Project {
	var out []corpus.Project
	for _, s := range p.sentences {
		span := p.span(s.from, s.to)
		text := p.shown(span)
		if !latin(text) {
			continue
		}
		for _, m := range p.english.build.FindAllStringSubmatchIndex(text, -1) {
			at := func(i int) corpus.Span {
				from := span.Start + len([]rune(text[:m[2*i]]))
				return corpus.Span{Start: from, End: from + len([]rune(text[m[2*i]:m[2*i+1]]))}
			}
			out = append(out, p.englishProject(s, at(1), at(2), at(1).Start))
		}
		for _, f := range []*regexp.Regexp{p.english.spend, p.english.by} {
			for _, m := range f.FindAllStringSubmatchIndex(text, -1) {
				at := func(i int) corpus.Span {
					from := span.Start + len([]rune(text[:m[2*i]]))
					return corpus.Span{Start: from, End: from + len([]rune(text[m[2*i]:m[2*i+1]]))}
				}
				begin := span.Start + len([]rune(text[:m[0]]))
				if f == p.english.by {
					out = append(out, p.englishProject(s, at(3), at(2), begin))
				} else if !namedIn(out, at(2)) {
					out = append(out, p.englishProject(s, at(1), at(2), begin))
				}
			}
		}
	}
	return out
}

// namedIn reports whether a project of that name's span was read already.
func namedIn(projects []corpus.Project, name corpus.Span) bool {
	for _, x := range projects {
		if x.Name.Span.Start < name.End && name.Start < x.Name.Span.End {
			return true
		}
	}
	return false
}

// englishProject makes the record of one project; its sum stands after from.
func (p *page) englishProject(s sentence, party, name corpus.Span, from int) corpus.Project {
	project := corpus.Project{Document: p.doc.ID, Sentence: p.span(s.from, s.to),
		Name:    corpus.Sourced[string]{Value: p.shown(name), Span: name, Rule: "english/build"},
		Parties: []corpus.Sourced[string]{{Value: p.shown(party), Span: party, Rule: "english/subject"}},
		Status:  corpus.Said(corpus.Signed, name, "english/build"),
	}
	for k := s.from; k < s.to; k++ {
		if t := p.tokens[k]; t.kind == amountToken && t.span.Start >= from {
			project.Amount = corpus.Said(*t.amount, t.span, "english/amount")
			project.Moneys = []corpus.Sourced[corpus.Money]{{Value: corpus.Money{Kind: corpus.TotalInvestment, Amount: *t.amount}, Span: t.span, Rule: "english/amount"}}
			p.used[k] = true
			break
		}
	}
	for _, place := range p.reading.PlacesIn(project.Sentence) {
		if place.Span.Start > name.Start {
			project.Place = corpus.Said(p.shown(place.Span), place.Span, "english/place")
			project.Places = place.IDs()
			break
		}
	}
	if at := p.sectionDate(&candidate{sentence: p.sentenceOf(s), from: s.from, to: s.to}); at != nil {
		project.Date = at
	}
	return project
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
			if w := text[m[4]:m[5]]; w != "projects" {
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

// englishNumber reads 22, 8,155 and the numbers up to twenty in words.
func englishNumber(w string) int {
	if n, err := strconv.Atoi(strings.ReplaceAll(w, ",", "")); err == nil {
		return n
	}
	for i, x := range []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if w == x {
			return i + 2
		}
	}
	return map[string]int{"fifteen": 15, "twenty": 20}[w]
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
