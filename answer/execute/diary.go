package execute

import (
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// diaryDay answers when the thing before was done with the day that the part of a
// diary begins with that tells of it: 3月12日 小雨 | 今天签了两份协议. nil when the
// document is none, or the part does not tell of the deed.
func (r *Run) diaryDay(t *thing) *Result {
	p := t.page
	deed := restOf(deedOf(string(r.Q.Folded)))
	days := diaryDays(p)
	if len(days) < 2 || t.row != nil || deed == "" {
		return nil
	}
	day := -1
	for _, v := range days {
		if p.Values[v].Span.Start <= t.at {
			day = v
		}
	}
	block := p.Text.Blocks[p.Sentences[p.SentenceAt(t.at)].Block].Span
	if day < 0 || !strings.Contains(p.Read(block), deed) || datesIn(p, block) > 1 {
		return nil // the paragraph of the thing tells of no such deed, or of several days
	}
	span := p.Values[day].Span
	return &Result{Status: answer.Answered, Plan: "Lookup day [diary]", Score: 1, Document: p.Document.ID,
		Parts: []Part{{Page: p, Show: span, Cite: p.Sentences[p.SentenceAt(span.Start)].Span}}}
}

func datesIn(p *reading.Page, s corpus.Span) (n int) {
	for i := range p.Values {
		if p.Values[i].Kind == reading.Date && s.Contains(p.Values[i].Span) {
			n++
		}
	}
	return n
}

// diaryDays are the days that lines of a page begin with, as values.
func diaryDays(p *reading.Page) []int {
	var out []int
	for i := range p.Values {
		v := &p.Values[i]
		if v.Kind != reading.Date || v.Date == nil || v.Date.Day == 0 {
			continue
		}
		if s := p.SentenceAt(v.Span.Start); s >= 0 && p.Text.Blocks[p.Sentences[s].Block].Span.Start == v.Span.Start {
			out = append(out, i)
		}
	}
	return out
}
