package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
)

// ownOrChinese answers a question by its own words, and an English one as the
// Chinese one that says the same where that is surer or they find nothing. A count
// of rows in Chinese that the Chinese one is refused is none of its own either.
func (e *Engine) ownOrChinese(ctx context.Context, q asking, question *understand.Question, own func() *execute.Result) (*execute.Result, string) {
	said, sure, how := e.inChinese(ctx, q, question)
	if sure {
		return said, how
	}
	result := own()
	if said != nil && said.Status == answer.NotFound {
		if question.Asks("count") && strings.HasPrefix(result.Plan, "Count") && tellsInChinese(result.Parts, nil) {
			return said, how // what refuses it there knows more of the language of the reports
		}
		return result, how
	}
	if said != nil && (result.Status == answer.NotFound || result.Plan == "" && question.Asks("who") && tellsInChinese(result.Parts, nil)) {
		return said, how
	}
	return result, how
}

// figureKinds are the questions that one figure or date answers: a passage that
// answers others is better chosen by the words of the question itself.
var figureKinds = []string{"amount", "count", "sum", "attribute", "when", "duration", "share", "average"}

// inChinese answers an English question as the Chinese one that says the same;
// nil when there is no such question or the documents do not tell. sure is false
// for a passage, how says how the question was read.
func (e *Engine) inChinese(ctx context.Context, q asking, question *understand.Question) (result *execute.Result, sure bool, how string) {
	if question.Language != "en" || question.Chart != "" {
		return nil, false, ""
	}
	said := e.reader.Chinese(question.Text, q.vocab)
	if said == nil {
		return nil, false, ""
	}
	if !said.Whole {
		return nil, false, said.Text
	}
	chinese := e.reader.Read(said.Text, "zh-Hans", q.vocab)
	pages, err := e.pages(ctx, q.role, q.table, chinese, q.vocab)
	if err != nil {
		return nil, false, said.Text
	}
	result = e.runOf(ctx, q, chinese, pages).Answer(ctx)
	how = fmt.Sprintf("%q %s: %s %s %s", said.Text, chinese, result.Status, result.Plan, result.Why)
	if result.Status == answer.NotFound {
		return result, false, how
	}
	if result.Status != answer.Answered || len(result.Parts) == 0 || chinese.Equal != nil || !tellsInChinese(result.Parts, said.Names) {
		return nil, false, how
	}
	if question.Focus != nil && question.Focus.ID != "total" && chinese.Focus == nil {
		return nil, false, how // another figure than the one asked for
	}
	if question.Currency != "" && question.Asks("amount", "attribute", "sum") && !inCurrency(result.Parts, question.Currency) {
		return nil, false, how
	}
	return result, result.Plan != "" || chinese.Asks(figureKinds...), how
}

// followInChinese answers an English question that leans on the one before as the
// Chinese one that says the same, where its own words found nothing: And the registered
// capital? as 注册资本多少.
func (e *Engine) followInChinese(ctx context.Context, q asking, question *understand.Question, last []*reading.Page, found *execute.Result) *execute.Result {
	if question.Language != "en" || question.Chart != "" {
		return found
	}
	said := e.reader.Chinese(question.Text, q.vocab)
	if said == nil || !said.Whole {
		return found
	}
	chinese, leaning := e.follow(e.reader.Read(said.Text, "zh-Hans", q.vocab), q, last)
	if !leaning {
		return found
	}
	result := e.run(ctx, e.runOf(ctx, q, chinese, last), last, q.state, leaning)
	if result.Status != answer.Answered || !tellsInChinese(result.Parts, said.Names) {
		found.Why += fmt.Sprintf("\n      as %q: %s %s", said.Text, result.Plan, result.Why)
		return found
	}
	result.Why = fmt.Sprintf("as %q: %s", said.Text, result.Why)
	return result
}

// inCurrency reports whether an answer gives a sum in a currency.
func inCurrency(parts []execute.Part, code string) bool {
	return slices.ContainsFunc(parts, func(p execute.Part) bool {
		return understand.InCurrency(p.Text, code) || p.Page != nil && understand.InCurrency(p.Page.Read(p.Show), code)
	})
}

// tellsInChinese reports whether the pages that an answer cites are in Chinese
// and have between them every name of the question.
func tellsInChinese(parts []execute.Part, names [][]string) bool {
	var text strings.Builder
	for _, p := range parts {
		if p.Page != nil && !mostlyHan(p.Page) {
			return false
		}
		if p.Page != nil {
			text.WriteString(string(p.Page.Folded))
		}
	}
	cited := text.String()
	return !slices.ContainsFunc(names, func(forms []string) bool {
		return !slices.ContainsFunc(forms, func(w string) bool { return strings.Contains(cited, w) })
	})
}

// mostlyHan reports whether a page is in Chinese, whatever names it has.
func mostlyHan(p *reading.Page) bool {
	han, latin := 0, 0
	for _, c := range p.Folded {
		switch {
		case unicode.Is(unicode.Han, c):
			han++
		case c >= 'a' && c <= 'z':
			latin++
		}
	}
	return han > latin
}
