package prose

import (
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// Brand gives the investor's short name at the beginning of a project's name
// that stands alone, as in a table without a column of investors: its span in
// the name, empty when the name begins with none.
func (r *Rules) Brand(name corpus.Text, reading *names.Reading) corpus.Span {
	p := r.newPage(corpus.Document{}, name, reading)
	if len(p.sentences) == 0 {
		return corpus.Span{}
	}
	c := &candidate{from: p.sentences[0].from, to: p.sentences[0].to, bracket: -1}
	if p.generic(c.from, c.to) {
		return corpus.Span{}
	}
	found := p.brandParty(0, c)
	if len(found) == 0 {
		return corpus.Span{}
	}
	return p.span(found[0].from, found[0].to)
}
