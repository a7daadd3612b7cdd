package execute

import (
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// personAsked is the one person of a span that the question asks for: the only
// one with the title it names, or the only one there is; "" when several fit.
func (r *Run) personAsked(p *reading.Page, s corpus.Span) string {
	text := p.Read(s)
	var all, titled []string
	for _, x := range r.recordsOf(p.Document.ID).Persons {
		name := clean.Fold(x.Name.Value)
		if !strings.Contains(text, name) || strings.Contains(string(r.Q.Folded), name) {
			continue
		}
		if x.Title != nil && r.Q.Title != "" && !r.asksTitle(clean.Fold(x.Title.Value)) {
			continue // 财务总监 is no answer for 董事会秘书
		}
		all = append(all, x.Name.Value)
		if x.Title != nil && r.asksTitle(clean.Fold(x.Title.Value)) {
			titled = append(titled, x.Name.Value)
		}
	}
	switch {
	case len(titled) == 1:
		return titled[0]
	case len(titled) == 0 && len(all) == 1:
		return all[0]
	}
	return ""
}

// asksTitle reports whether the question names the title of a person, in
// Chinese or in English.
func (r *Run) asksTitle(title string) bool {
	for _, t := range r.Q.Terms {
		word := string(t.Runes)
		for _, w := range r.Words.Titles {
			if len(w) >= 6 && strings.HasSuffix(word, w) && strings.HasSuffix(title, w) {
				return true
			}
		}
	}
	return false
}
