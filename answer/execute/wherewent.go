package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	// wentAskedRE matches questions for where somebody went.
	wentAskedRE = regexp.MustCompile(`(?:去|赴|到|奔赴|前往)(?:了|的)?(?:是)?(?:哪(?:里|儿|个(?:城市|地方|市|省)|座城市)?|什么地方|何处|何地)(?:招商|考察|去了|出差|学习|拜访)?(?:去?了|的)?$`)
	// wentRE matches where somebody went: 赴青岚市考察, 带队到青岚市招商.
	wentRE = regexp.MustCompile(`(?:赴|奔赴|前往|带队到|率队到|带队去|一行到|深入|走进)\p{Han}{2,}`)
)

// whereWent answers where somebody whom the question names went (某某带队去了哪里招商) with
// the clause that tells of the journey; nil when none of those that name him does.
func (r *Run) whereWent() *Result {
	q := strings.TrimRight(clean.Fold(r.Q.Text), "?呢呀啊 ")
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("where", "visit", "") || !wentAskedRE.MatchString(q) {
		return nil
	}
	for _, p := range r.Pages {
		named := p.Named(q)
		if len(named) != 1 {
			continue
		}
		for s := range p.Sentences {
			unit := p.Sentences[s].Span
			text := p.Read(unit)
			if p.Sentences[s].Kind == corpus.Heading || !strings.Contains(text, named[0]) {
				continue
			}
			for _, c := range reading.CutAt(p, unit, ",。;") {
				if went := p.Read(c); wentRE.MatchString(went) && c.Start+len([]rune(went)) > unit.Start+len([]rune(text[:strings.Index(text, named[0])])) {
					return tellJust("Lookup journey of "+named[0], p, c, unit)
				}
			}
		}
	}
	return nil
}
