package engine

import (
	"context"
	"log/slog"
	"slices"
	"unicode"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/index"
)

// An answer in Chinese whose sentence has less than halfCover of the question gives way
// to one in English that is this sure: it tells of a project of the place, where what
// a delegation of the place signed is asked for.
const (
	halfCover    = 0.7
	surelyAbroad = 0.78
)

// orAbroad asks the reports in English in their own language who did something
// when nothing else answers a Chinese question: 竹海商务局局长是谁 of a report on
// Zhuhai County. Figures are not asked so: too few words of a question are translated to
// tell one from another.
func (e *Engine) orAbroad(ctx context.Context, q asking, question *understand.Question, pages, last []*reading.Page, leaning bool, found *execute.Result) *execute.Result {
	if found.Status == answer.Answered && found.Cover > 0 && found.Cover < halfCover && !leaning && question.Language != "en" && question.Asks(figureKinds...) {
		if said := e.figureAbroad(ctx, q, question, last, leaning, found); said.Score >= surelyAbroad {
			return said
		}
		return found
	}
	if found.Status != answer.NotFound || question.Language == "en" || !leaning && namedInChinese(question, pages) {
		return found
	}
	if said := e.figureAbroad(ctx, q, question, last, leaning, found); said != found || !question.Asks("who", "partner") {
		return said
	}
	english := e.englishPages(ctx, q, question, last, leaning)
	if len(english) == 0 {
		return found
	}
	has := func(word string) bool {
		return slices.ContainsFunc(english, func(p *reading.Page) bool { return hasWord(p, word) })
	}
	asked := e.reader.InEnglish(question, q.vocab, has)
	if asked == nil {
		return found
	}
	res := e.run(ctx, e.runOf(ctx, q, asked, english), last, q.state, leaning)
	if res.Status != answer.Answered {
		found.Why += "\n      in English " + asked.Text + ": " + res.Why
		return found
	}
	res.Why = "in English " + asked.Text + ": " + res.Why
	return res
}

// What of a question is a long name, and what of it is more than words of the genre.
const (
	longName = 4
	named    = 0.9
)

// namedInChinese reports whether one report in Chinese, and no other, has a long name of
// the question, 玛格丽娅女大公, that stands in it as it is asked: that report is meant.
func namedInChinese(question *understand.Question, pages []*reading.Page) bool {
	for _, t := range question.Terms {
		for i := 0; i+longName <= len(t.Runes); i++ {
			if slices.ContainsFunc(t.Weight[i:i+longName], func(w float64) bool { return w < named }) ||
				slices.ContainsFunc(t.Runes[i:i+longName], func(c rune) bool { return !unicode.Is(unicode.Han, c) }) {
				continue
			}
			have := 0
			for _, p := range pages {
				if !p.English() && len(p.Find(t.Runes[i:i+longName])) > 0 {
					have++
				}
			}
			if have == 1 {
				return true
			}
		}
	}
	return false
}

// figureAbroad looks for a figure or date in the reports in English.
func (e *Engine) figureAbroad(ctx context.Context, q asking, question *understand.Question, last []*reading.Page, leaning bool, found *execute.Result) *execute.Result {
	pages := last
	if !leaning {
		ask := e.reader.Ask(question, func(string) bool { return true })
		if ask == nil {
			return found
		}
		hits, err := e.lib.Search(ctx, index.Query{Text: ask.Search(), Limit: maxHits, Role: q.role})
		if err != nil {
			e.log.ErrorContext(ctx, "reports in English not searched", slog.Any("error", err))
			return found
		}
		pages = e.open(ctx, q, hits)
	}
	english := slices.DeleteFunc(slices.Clone(pages), func(p *reading.Page) bool { return !p.English() })
	has := func(word string) bool {
		return slices.ContainsFunc(english, func(p *reading.Page) bool { return hasWord(p, word) })
	}
	if len(english) == 0 {
		return found
	}
	run := e.runOf(ctx, q, question, english)
	run.Leaning, run.Anchor = leaning, anchorOf(q.state)
	ask := e.reader.Ask(question, has)
	if ask != nil {
		found.Why += "\n      in English " + ask.String()
	}
	res := run.Abroad(ask)
	if res == nil || res.Status != answer.Answered {
		if res != nil && found.Status != answer.Answered {
			found.Why += res.Why
		}
		return found
	}
	return res
}

// goesOnAbroad answers a Chinese question that leans on one that a report in English
// answered, from that report; nil when it does not say.
func (e *Engine) goesOnAbroad(ctx context.Context, q asking, question *understand.Question, last []*reading.Page) *execute.Result {
	anchor := e.pageOf(ctx, q.table)(q.state.Document)
	if question.Language == "en" || q.state.Document == "" || anchor == nil || !anchor.English() {
		return nil
	}
	none := &execute.Result{Status: answer.NotFound}
	if said := e.figureAbroad(ctx, q, question, last, true, none); said != none {
		return said
	}
	return nil
}

// open gives the pages of hits, each once.
func (e *Engine) open(ctx context.Context, q asking, hits []index.Hit) []*reading.Page {
	var out []*reading.Page
	page := e.pageOf(ctx, q.table)
	for _, h := range hits {
		if p := page(h.Document); p != nil && !slices.Contains(out, p) && len(out) < fewPages {
			out = append(out, p)
		}
	}
	return out
}

// englishPages finds the reports in English that may answer a Chinese question.
func (e *Engine) englishPages(ctx context.Context, q asking, question *understand.Question, last []*reading.Page, leaning bool) []*reading.Page {
	pages := last
	if !leaning {
		asked := e.reader.InEnglish(question, q.vocab, func(string) bool { return true })
		if asked == nil {
			return nil
		}
		var err error
		if pages, err = e.pages(ctx, q.role, q.table, asked, q.vocab); err != nil {
			e.log.ErrorContext(ctx, "reports in English not searched", slog.Any("error", err))
			return nil
		}
	}
	return slices.DeleteFunc(slices.Clone(pages), func(p *reading.Page) bool { return !p.English() })
}

// hasWord reports whether a page has a Latin word or several, whole.
func hasWord(p *reading.Page, word string) bool {
	letter := func(i int) bool { return i >= 0 && i < len(p.Folded) && p.Folded[i] >= 'a' && p.Folded[i] <= 'z' }
	runes := []rune(word)
	return slices.ContainsFunc(p.Find(runes), func(at int) bool { return !letter(at-1) && !letter(at+len(runes)) })
}
