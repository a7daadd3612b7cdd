package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// maxHead is how long a line without an end can be that only heads what follows.
const maxHead = 36

// toldEndRE matches the end of a line that tells something.
var toldEndRE = regexp.MustCompile(`[。!?;:”」』）)…]$`)

// onlyHead reports whether a question for things or their number is answered with
// a line that tells nothing: a title, a subtitle, a by-line (云溪市市长 陆远舟).
func (r *Run) onlyHead(res *Result) bool {
	if res.Status != answer.Answered || !r.Q.Asks("list", "top", "sum", "count", "compare", "average") || r.Leaning || len(res.Parts) != 1 || len(res.items) > 0 {
		return false
	}
	part := res.Parts[0]
	if part.Page == nil || part.Text != "" || part.Silent {
		return false
	}
	p := part.Page
	at := p.SentenceAt(part.Show.Start)
	if at < 0 {
		return false
	}
	s := &p.Sentences[at]
	line := strings.TrimSpace(p.Read(p.Text.Blocks[s.Block].Span))
	if s.Kind == corpus.TableRow || s.Kind == corpus.ListItem || len([]rune(line)) > maxHead || toldEndRE.MatchString(line) {
		return false
	}
	return !strings.ContainsAny(line, "、;,:") && !valued(p, s.Span)
}

// valued reports whether a span has a figure other than a date.
func valued(p *reading.Page, s corpus.Span) bool {
	return slices.ContainsFunc(p.Values, func(v reading.Value) bool { return v.Kind != reading.Date && s.Overlaps(v.Span) })
}
