package abroad

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// Clauses ranks the parts of sentences that can answer a question for a place, a
// partner or the largest of several.
func Clauses(ask *Ask, pages []*reading.Page, near Near) []Found {
	holds := map[string]func(*matched, corpus.Span) bool{"where": (*matched).placed, "partner": (*matched).joined, "top": (*matched).superlative}[ask.Kind]
	if holds == nil {
		return nil
	}
	return ranked(ask, pages, near, func(t *text) []figureAt { return t.parts(ask.Kind != "top") },
		func(m *matched, f *figureAt, x *Found) bool {
			return holds(m, f.zone) && (ask.Kind == "top" || m.own(f, *x))
		})
}

// goesOnRE matches a part that goes on about what was named before it.
var goesOnRE = regexp.MustCompile(`^[ "]*(?:it|its|the|they|this|both|their|construction|work)\b`)

// own reports whether a name of the question, or two other words of it, stand in
// the sentence of a part, or it goes on about them.
func (m *matched) own(f *figureAt, x Found) bool {
	words := 0
	for i, w := range m.ask.Words {
		switch {
		case w.Name && x.levels[i] >= beforeZone:
			return true
		case w.Weight >= 0.3 && !w.Phrase && x.levels[i] == inZone:
			words++
		}
	}
	return words > 1 || goesOnRE.MatchString(m.t.page.Read(f.zone))
}

// parts are the sentences of a text, each cut at its semicolons, and one that lists
// things with their sums at the sums, when fine.
func (t *text) parts(fine bool) []figureAt {
	sums := map[int][]figureAt{}
	for _, f := range t.zoned(t.values(reading.Money)) {
		if !f.aside {
			sums[f.sentence] = append(sums[f.sentence], f)
		}
	}
	var out []figureAt
	for i := range t.page.Sentences {
		s := t.page.Sentences[i].Span
		if t.page.Sentences[i].Kind == corpus.Heading || i == 0 {
			continue
		}
		put := func(z corpus.Span) {
			if z.Len() > 0 {
				out = append(out, figureAt{span: z, zone: z, sentence: i, value: -1, noun: "part"})
			}
		}
		if list := sums[i]; fine && len(list) > 2 && !strings.Contains(t.page.Read(s), ";") {
			for _, f := range list {
				put(f.zone)
			}
			put(corpus.Span{Start: list[len(list)-1].zone.End, End: s.End})
			continue
		}
		start := s.Start
		for k := s.Start; k <= s.End; k++ {
			if k == s.End || fine && t.page.Folded[k] == ';' {
				put(corpus.Span{Start: start, End: k})
				start = k + 1
			}
		}
	}
	return out
}

var (
	// siteRE matches where something is: at Shagaya, in the Zhenhai District.
	siteRE = regexp.MustCompile(`\b(?:in|at|near|into|to|on)\s+(?:the\s+)?(?:[a-z]+\s+(?:of|in)\s+)?(\p{Lu}[\pL'’-]+)`)
	// besideRE matches who does something together with another.
	besideRE = regexp.MustCompile(`\b(?:with|and|by|between|from|partners?)\s+(?:[a-z'’-]+\s+){0,4}(\p{Lu}[\pL'’&-]+)`)
	// jointRE matches what several do together.
	jointRE = regexp.MustCompile(`\b(?:with|jointly|joint venture|joint-venture|partner|partners|together|venture|set up|sign|signed|agreement)\b`)
	// monthRE matches the names of months and days, which are no places.
	monthRE = regexp.MustCompile(`^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Phase|US|RMB|MOP|EUR|HK|RM)$`)
)

// placed reports whether a part names a place that the question does not.
func (m *matched) placed(z corpus.Span) bool { return m.namesOther(z, siteRE) }

// joined reports whether a part names somebody beside the one that the question
// names.
func (m *matched) joined(z corpus.Span) bool {
	return jointRE.MatchString(m.t.page.Read(z)) && m.namesOther(z, besideRE)
}

// namesOther reports whether a pattern finds a name in a part that is not of the
// question.
func (m *matched) namesOther(z corpus.Span, re *regexp.Regexp) bool {
	for _, hit := range re.FindAllStringSubmatch(m.t.page.Shown(z), -1) {
		if name := strings.ToLower(hit[1]); !monthRE.MatchString(hit[1]) && !m.asked(name) {
			return true
		}
	}
	return false
}

// asked reports whether a word is one of the question.
func (m *matched) asked(word string) bool {
	return slices.ContainsFunc(m.ask.Words, func(w Word) bool {
		return slices.ContainsFunc(w.Forms, func(f string) bool {
			return slices.ContainsFunc(tokens([]rune(strings.ToLower(f))), func(x token) bool { return x.stem == stem(word) })
		})
	})
}

var (
	biggestRE  = regexp.MustCompile(`\b(?:biggest|largest|top deal|most expensive)\b`)
	smallestRE = regexp.MustCompile(`\b(?:smallest)\b`)
	// widerRE matches what is the largest of more than the report lists, or by another
	// measure than money.
	widerRE = regexp.MustCompile(`(?:biggest|largest)[a-z -]{0,40}(?: ever| since| in (?:the )?(?:world|country|china|asia|province|region)|economy|market|city|trading partner|share|number|supplier|maker|producer|site|investor in)|(?:world|country|china|asia|province|europe)(?:'s|’s) (?:[a-z]+[- ])?(?:biggest|largest)|(?:second|third|fourth|fifth)-(?:biggest|largest)`)
)

// superlative reports whether a part says which of several is the largest, or the
// smallest.
func (m *matched) superlative(z corpus.Span) bool {
	said := m.t.page.Read(z)
	if m.ask.Smallest {
		return smallestRE.MatchString(said)
	}
	return biggestRE.MatchString(said) && !widerRE.MatchString(said)
}
