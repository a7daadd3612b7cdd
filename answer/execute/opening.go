package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// A round-up tells of one place after the other, and each of its parts opens with
// the place it is of: 三、甲市(2024年5月) …, 【乙县】…, 丙区政府一家占三个:…

// otherOpening is what a sentence loses that stands in a paragraph which opens with
// a place that the question does not name, when another opens with the one it does.
const otherOpening = -0.4

// beforeOpeningRE matches what may stand before the place that opens a part.
var beforeOpeningRE = regexp.MustCompile(`^[ 【\[(〔●·-]*(?:(?:[一二三四五六七八九十0-9]{1,3}|之[一二三四五六七八])[、.)  ]*)?(?:其中|而|在|另外|此外)?[, ]*$`)

// openedBy is the id of the place that a part of a text opens with, "" for none.
func openedBy(p *reading.Page, s corpus.Span) string {
	for _, place := range p.Places {
		if place.ID == "" || place.Span.Start < s.Start || place.Span.End > s.End {
			continue
		}
		if beforeOpeningRE.MatchString(p.Read(corpus.Span{Start: s.Start, End: place.Span.Start})) && !firmEndRE.MatchString(p.Read(corpus.Span{Start: place.Span.End, End: s.End})) {
			return place.ID
		}
		return ""
	}
	return ""
}

// openers are the places that the paragraphs of a page open with; nil when none
// opens with a place of the question.
func (r *Run) openers(p *reading.Page) []string {
	if len(r.Q.Places) == 0 || r.Leaning || r.Q.Language == "en" {
		return nil
	}
	out := make([]string, len(p.Text.Blocks))
	asked := false
	for i := range p.Text.Blocks {
		if s := p.Text.Blocks[i].Span; p.Text.Blocks[i].Kind == corpus.Paragraph && !p.IsTitle(s) && !p.TitleSpan().Overlaps(s) {
			out[i] = openedBy(p, s)
			asked = asked || r.inAsked(out[i])
		}
	}
	if !asked {
		return nil
	}
	return out
}

// inAsked reports whether a place is one of the question or lies in one.
func (r *Run) inAsked(id string) bool {
	return id != "" && slices.ContainsFunc(r.Q.Places, func(at names.Place) bool {
		return at.ID != "" && (id == at.ID || strings.HasPrefix(id, at.ID+"/"))
	})
}

// unrelated reports whether a place neither lies in one of the question nor around
// one.
func (r *Run) unrelated(id string) bool {
	return id != "" && !r.inAsked(id) && !slices.ContainsFunc(r.Q.Places, func(at names.Place) bool {
		return strings.HasPrefix(at.ID, id+"/")
	})
}

// ownRun is the parts of a span from the one that opens with a place of the question
// to the next that opens with another: 甲区引来一个:A。乙区有两个:B;C。 Empty when they
// do not open so.
func (r *Run) ownRun(p *reading.Page, s corpus.Span) corpus.Span {
	var own corpus.Span
	others, open := false, false
	for _, part := range reading.CutAt(p, s, "。;") {
		id := openedBy(p, part)
		switch {
		case r.inAsked(id) && !own.Empty() && !open:
			return corpus.Span{}
		case r.inAsked(id) && own.Empty():
			own, open = part, true
		case r.unrelated(id):
			others, open = true, false
		case open:
			own.End = part.End
		}
	}
	if !others {
		return corpus.Span{}
	}
	return own
}
