package find

import (
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// Limits of what is quoted, in runes.
const (
	MaxSentence = 480
	MaxBlock    = 400
)

// WholeList widens what is shown of a list whose items stand between semicolons to
// its end: 有两家:甲,…;乙,…。
func WholeList(p *reading.Page, sentence int, show corpus.Span) corpus.Span {
	for i := sentence; i+1 < len(p.Sentences) && p.Sentences[i+1].Block == p.Sentences[sentence].Block && strings.HasSuffix(p.Read(p.Sentences[i].Span), ";"); i++ {
		if end := p.Sentences[i+1].Span.End; end-show.Start <= MaxSentence {
			show.End = max(show.End, end)
		}
	}
	return show
}
