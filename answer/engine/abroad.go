package engine

import (
	"context"
	"log/slog"
	"slices"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
)

// orAbroad asks the reports in English in their own language who did something
// when nothing else answers a Chinese question: 竹海商务局局长是谁 of a report on
// Zhuhai County. Figures are not asked so: too few words of a question are translated to
// tell one from another.
func (e *Engine) orAbroad(ctx context.Context, q asking, question *understand.Question, last []*reading.Page, leaning bool, found *execute.Result) *execute.Result {
	if found.Status != answer.NotFound || question.Language == "en" || !question.Asks("who", "partner") {
		return found
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
	return slices.DeleteFunc(slices.Clone(pages), func(p *reading.Page) bool { return !inEnglish(p) })
}

// englishShare is the part of a page's letters that is Latin in an English report.
const englishShare = 0.6

// inEnglish reports whether a page is written in English.
func inEnglish(p *reading.Page) bool {
	latin, han := 0, 0
	for _, c := range p.Folded {
		switch {
		case c >= 'a' && c <= 'z':
			latin++
		case c >= 0x4e00 && c <= 0x9fff:
			han += 4 // a character says as much as an English word has letters
		}
	}
	return float64(latin) > englishShare*float64(latin+han)
}

// hasWord reports whether a page has a Latin word or several, whole.
func hasWord(p *reading.Page, word string) bool {
	letter := func(i int) bool { return i >= 0 && i < len(p.Folded) && p.Folded[i] >= 'a' && p.Folded[i] <= 'z' }
	runes := []rune(word)
	return slices.ContainsFunc(p.Find(runes), func(at int) bool { return !letter(at-1) && !letter(at+len(runes)) })
}
