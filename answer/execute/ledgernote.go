package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	// rowSumAskedRE matches questions for a sum of money that end with its name.
	rowSumAskedRE = regexp.MustCompile(`(?:金额|投资额|总投资|投资)(?:呢|是)?[?]?$|(?:多少|几多|几)(?:个)?(?:钱|万|亿|元|美元|欧元|日元|英镑)?[?]?$|(?:多少|几)(?:万|亿|钱)`)
	// otherSumRE matches questions for what no column of sums tells.
	otherSumRE = regexp.MustCompile(`占股|持股|股权|股比|占比|比例|几成|占(?:了)?(?:多少|几)|亩|平方|吨|人|岗位|就业|产能|装机|年产|产值|税|营收|收入`)
	// phaseAskedRE matches the phase that a question asks for.
	phaseAskedRE = regexp.MustCompile(`首期|头期|第?[一二三四]期`)
)

// ledgerSum answers with the sum of the one row that a question names: of the
// column it asks for, or of the remark that calls the sum as the question does.
// nil when no ledger has the row.
func (r *Run) ledgerSum() *Result {
	q := string(r.Q.Folded)
	if r.Q.Language == "en" || r.Q.Chart != "" || !r.Q.Asks("amount", "attribute", "") || !rowSumAskedRE.MatchString(q) || otherSumRE.MatchString(q) || jointRE.MatchString(q) {
		return nil
	}
	it, ok := r.namedRow()
	if !ok {
		return nil
	}
	asked := phaseAskedRE.FindString(q)
	if asked != "" && !it.Money && !strings.Contains(clean.Fold(it.Name), asked) {
		return r.phaseNoted(&it, asked)
	}
	if part, ok := r.calledNote(&it); ok {
		return r.toldBy(&it, part, " [remark]")
	}
	if f := r.Q.Focus; f != nil && f.ID != "total" && !it.Money && (f.ID != "added" || !strings.Contains(it.Whole(), "增资")) {
		return nil
	}
	if it.Amount == nil && it.Money {
		res := notFound("fact_not_stated")
		res.Document, res.Why = it.Page.Document.ID, " [empty cell]"
		return res
	}
	if it.Amount == nil {
		return nil
	}
	text := it.Measure
	if !it.Money {
		text = listing.Money(*it.Amount) + original(&it)
	}
	return r.toldBy(&it, Part{Label: it.Name, Text: text, Page: it.Page, Cite: it.Cite}, " [cell of a row]")
}

func (r *Run) toldBy(it *listing.Item, part Part, why string) *Result {
	return &Result{Status: answer.Answered, Plan: "Lookup" + why, Score: 1, Document: it.Page.Document.ID, Parts: []Part{part}, Facts: []answer.Fact{fact(*it)}, Rows: []string{it.ID()}, items: []listing.Item{*it}}
}

// phaseNoted is the sum that the remark of a row gives for a phase, 窑体两期,一期3100万元;
// without one the phase is not stated: the whole sum is no phase's.
func (r *Run) phaseNoted(it *listing.Item, phase string) *Result {
	if phase == "头期" {
		phase = "首期"
	}
	for _, v := range it.RemarkSums() {
		before := it.Page.Read(corpus.Span{Start: it.ClauseStart(v.Span.Start), End: v.Span.Start})
		if at := strings.LastIndex(before, phase); at >= 0 && !phaseAskedRE.MatchString(before[at+len(phase):]) {
			return r.toldBy(it, Part{Label: it.Name, Page: it.Page, Show: it.Phrase(v.Span), Cite: it.Cite}, " [phase in a remark]")
		}
	}
	res := notFound("fact_not_stated")
	res.Document, res.Why = it.Page.Document.ID, " [phase of a row]"
	return res
}

// calledNote is the sum in the remark of a row that stands behind two characters
// of the question which nothing else of the row explains: 丹麦开价740万欧元.
func (r *Run) calledNote(it *listing.Item) (Part, bool) {
	own := it.CellsOf("name", "party", "partner", "place", "origin", "sector", "mode")
	for _, c := range it.Table.Columns {
		own += "\n" + c.Name
	}
	for _, v := range it.RemarkSums() {
		before := it.Page.Folded[it.ClauseStart(v.Span.Start):v.Span.Start]
		for i := 0; i+1 < len(before); i++ {
			if pair := string(before[i : i+2]); strings.Contains(string(r.Q.Folded), pair) && !strings.Contains(own, pair) && !plainSumRE.MatchString(pair) {
				return Part{Label: it.Name, Page: it.Page, Show: it.Phrase(v.Span), Cite: it.Cite}, true
			}
		}
	}
	return Part{}, false
}

// plainSumRE matches words that any sum has: 投资 calls none.
var plainSumRE = regexp.MustCompile(`投资|金额|多少|总投|资金|项目|投入`)
