package execute

import (
	"regexp"
	"slices"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// lastEditionRE matches the words of a question for the edition before the one that
// a report is of.
var (
	lastEditionRE = regexp.MustCompile(`上一?届|前一届|上一?次|上一?回|上一?场`)
)

// compareEditions sets the total of the edition that a report is of against that
// of the one before: 这届跟上届比. nil when no report has both.
func (r *Run) compareEditions() *Result {
	q := string(r.Q.Folded)
	if !lastEditionRE.MatchString(q) || r.Leaning {
		return nil
	}
	count := partCountRE.MatchString(q) && !moneyAskedRE.MatchString(q)
	for _, p := range r.Pages {
		known := listing.HeadLines(p)
		if strange, _ := r.strangeIn(known, editionWordRE); strange > 0 {
			continue
		}
		now, before := r.editions(p, count)
		if now != nil && before != nil {
			return r.versus(*now, *before)
		}
	}
	return nil
}

// editionWordRE matches what questions for editions say beside names.
var editionWordRE = regexp.MustCompile(`[这本今上前]一?[届次年回场]|[跟和同与比]|哪[届次回场]|签约?[的了得]?|金额|总?额|项目数?|多少|个数|更?[多少大小高低]`)

// editions are the totals of the edition that a report is of and of the one
// before; nil for what it does not say once.
func (r *Run) editions(p *reading.Page, count bool) (now, before *listing.Item) {
	totals := r.recordsOf(p.Document.ID).Totals
	for i := range totals {
		t := &totals[i]
		it := editionItem(p, t, count)
		if it == nil {
			continue
		}
		said := p.Read(corpus.Span{Start: t.Sentence.Start, End: it.Show.End})
		switch {
		case lastEditionRE.MatchString(said):
			if before == nil {
				before = it
			}
		case now == nil && t.Scope == corpus.ThisEvent && before == nil:
			now = it
		}
	}
	if now != nil && before != nil {
		now.Name, before.Name = "本届", "上届"
	}
	return now, before
}

// editionItem is the number or the sum of a total; nil when it has none.
func editionItem(p *reading.Page, t *corpus.Total, count bool) *listing.Item {
	it := &listing.Item{Page: p, Cite: t.Sentence}
	switch {
	case count && t.Count != nil:
		it.Number, it.Unit, it.Show = float64(t.Count.Value), "个", t.Count.Span
	case !count && t.Amount != nil:
		it.Amount, it.Show = &t.Amount.Value, t.Amount.Span
	default:
		return nil
	}
	it.Measure = p.Shown(it.Show)
	return it
}

// noSuchEdition reports whether the question is of one edition of an event, and a
// document names others but neither that one nor the one before its own.
func (r *Run) noSuchEdition(p *reading.Page) bool {
	asked := find.Editions(string(r.Q.Folded))
	if len(asked) != 1 || r.Leaning || r.Q.Language == "en" {
		return false
	}
	text := string(p.Folded)
	told := slices.DeleteFunc(find.Editions(text), func(e find.Edition) bool { return e.Unit != asked[0].Unit })
	return len(told) > 0 && !slices.Contains(told, asked[0]) && !lastEditionRE.MatchString(text)
}
