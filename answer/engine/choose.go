package engine

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/session"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// numberRE matches a choice by its number: 2, 第二个, the second.
var numberRE = regexp.MustCompile(`^(?:第|no\.? ?|the )?([1-8]|[一二三四五六七八]|first|second|third|fourth)(?:个|项|条|处|one)?[.。、)]?$`)

var ordinals = map[string]int{"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "first": 1, "second": 2, "third": 3, "fourth": 4}

// chosen is the offer that a message picks, by its label or its number; false
// when it picks none.
func chosen(text string, offers []session.Offer) (session.Offer, bool) {
	folded := strings.TrimSpace(clean.Fold(text))
	if m := numberRE.FindStringSubmatch(folded); m != nil {
		n, ok := ordinals[m[1]]
		if !ok {
			n, _ = strconv.Atoi(m[1])
		}
		if n >= 1 && n <= len(offers) {
			return offers[n-1], true
		}
	}
	for _, o := range offers {
		if clean.Fold(o.Label) == folded {
			return o, true
		}
	}
	return session.Offer{}, false
}

// choice is the answer to a message that picks one of what was offered; nil for
// every other message.
func (e *Engine) choice(ctx context.Context, q asking) *execute.Result {
	o, ok := chosen(q.Text, q.state.Offers)
	if !ok {
		return nil
	}
	if o.Start < o.End {
		return offered(o, e.pageOf(ctx, q.table))
	}
	return e.askWithin(ctx, q, o)
}

// askWithin asks the last question again of the document that an offer names;
// nil when it is no longer there for the asker.
func (e *Engine) askWithin(ctx context.Context, q asking, o session.Offer) *execute.Result {
	page := e.pageOf(ctx, q.table)(o.Document)
	if page == nil || q.state.Asked == "" {
		return nil
	}
	question := e.reader.Read(q.state.Asked, q.Language, q.vocab)
	result := e.runOf(ctx, q, question, nil).Of(page).Answer(ctx)
	result.Subject = clean.Fold(page.Document.Title)
	return result
}

// offered is the answer that an offer stands for; nil when its document is no
// longer there for the asker.
func offered(o session.Offer, page func(string) *reading.Page) *execute.Result {
	p := page(o.Document)
	if p == nil || o.End > len(p.Content) || o.CiteEnd > len(p.Content) {
		return nil
	}
	part := execute.Part{Label: o.Label, Page: p, Show: corpus.Span{Start: o.Start, End: o.End}, Cite: corpus.Span{Start: o.CiteStart, End: o.CiteEnd}}
	return &execute.Result{Status: answer.Answered, Plan: "Lookup chosen", Document: o.Document, Parts: []execute.Part{part}}
}

// offers are what a question back lets choose from, with the labels that the
// asker sees; of an answer with several lines, its lines.
func offers(r *execute.Result, a answer.Answer) []session.Offer {
	var out []session.Offer
	if len(r.Offers) == 0 && strings.HasPrefix(r.Plan, "Each") {
		for _, p := range r.Parts {
			if p.Page != nil && !p.Silent && p.Show.Len() > 0 {
				out = append(out, session.Offer{Label: p.Label, Document: p.Page.Document.ID, Start: p.Show.Start, End: p.Show.End, CiteStart: p.Cite.Start, CiteEnd: p.Cite.End})
			}
		}
	}
	for i, p := range r.Offers {
		if i < len(a.Choices) {
			out = append(out, session.Offer{Label: a.Choices[i].Label, Document: p.Page.Document.ID, Start: p.Show.Start, End: p.Show.End, CiteStart: p.Cite.Start, CiteEnd: p.Cite.End})
		}
	}
	return out
}
