package execute

import (
	"regexp"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// mostWhole is how many characters a sentence has at most that is shown whole.
const mostWhole = 200

// supersededRE matches words of what was so first: 原定2022年底投产, 误写成5亿元. What holds
// stands behind it.
var supersededRE = regexp.MustCompile(`原定|原为|原计划|原先|原本|原报|误写|误作|误为|误报|最初`)

// whole shows all of the sentence that one clause was taken from: of somebody's words and
// of reasons, for they are told by more than a clause, and of what was superseded.
func (r *Run) whole(res *Result) *Result {
	if res.Status != answer.Answered || res.Message != "" || len(res.Parts) != 1 || r.Q.Language == "en" {
		return res
	}
	p := &res.Parts[0]
	if p.Page == nil || p.Text != "" || p.Label != "" || p.Show.Empty() {
		return res
	}
	if !r.Q.Asks("quote", "reason") && !supersededRE.MatchString(p.Page.Read(p.Show)) {
		return res
	}
	at := p.Page.SentenceAt(p.Show.Start)
	if at < 0 {
		return res
	}
	s := &p.Page.Sentences[at]
	if s.Kind == corpus.TableRow || !s.Span.Contains(p.Show) || s.Span.Len() > mostWhole {
		return res
	}
	widened := *res
	widened.Parts = []Part{{Page: p.Page, Show: s.Span, Cite: s.Span}}
	return &widened
}
