package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
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
	if asked != "" && !it.money && !strings.Contains(clean.Fold(it.name), asked) {
		return r.phaseNoted(&it, asked)
	}
	if part, ok := r.calledNote(&it); ok {
		return r.toldBy(&it, part, " [remark]")
	}
	if f := r.Q.Focus; f != nil && f.ID != "total" && !it.money && (f.ID != "added" || !strings.Contains(it.whole(), "增资")) {
		return nil
	}
	if it.amount == nil && it.money {
		res := notFound("fact_not_stated")
		res.Document, res.Why = it.page.Document.ID, " [empty cell]"
		return res
	}
	if it.amount == nil {
		return nil
	}
	text := it.measure
	if !it.money {
		text = Money(*it.amount) + original(&it)
	}
	return r.toldBy(&it, Part{Label: it.name, Text: text, Page: it.page, Cite: it.cite}, " [cell of a row]")
}

func (r *Run) toldBy(it *item, part Part, why string) *Result {
	return &Result{Status: answer.Answered, Plan: "Lookup" + why, Score: 1, Document: it.page.Document.ID, Parts: []Part{part}, Facts: []answer.Fact{fact(*it)}, Rows: []string{it.id()}, items: []item{*it}}
}

// phaseNoted is the sum that the remark of a row gives for a phase, 窑体两期,一期3100万元;
// without one the phase is not stated: the whole sum is no phase's.
func (r *Run) phaseNoted(it *item, phase string) *Result {
	if phase == "头期" {
		phase = "首期"
	}
	for _, v := range it.remarkSums() {
		before := it.page.Read(corpus.Span{Start: it.clauseStart(v.Span.Start), End: v.Span.Start})
		if at := strings.LastIndex(before, phase); at >= 0 && !phaseAskedRE.MatchString(before[at+len(phase):]) {
			return r.toldBy(it, Part{Label: it.name, Page: it.page, Show: it.phrase(v.Span), Cite: it.cite}, " [phase in a remark]")
		}
	}
	res := notFound("fact_not_stated")
	res.Document, res.Why = it.page.Document.ID, " [phase of a row]"
	return res
}

// calledNote is the sum in the remark of a row that stands behind two characters
// of the question which nothing else of the row explains: 丹麦开价740万欧元.
func (r *Run) calledNote(it *item) (Part, bool) {
	own := it.cellsOf("name", "party", "partner", "place", "origin", "sector", "mode")
	for _, c := range it.table.Columns {
		own += "\n" + c.Name
	}
	for _, v := range it.remarkSums() {
		before := it.page.Folded[it.clauseStart(v.Span.Start):v.Span.Start]
		for i := 0; i+1 < len(before); i++ {
			if pair := string(before[i : i+2]); strings.Contains(string(r.Q.Folded), pair) && !strings.Contains(own, pair) && !plainSumRE.MatchString(pair) {
				return Part{Label: it.name, Page: it.page, Show: it.phrase(v.Span), Cite: it.cite}, true
			}
		}
	}
	return Part{}, false
}

// plainSumRE matches words that any sum has: 投资 calls none.
var plainSumRE = regexp.MustCompile(`投资|金额|多少|总投|资金|项目|投入`)

// remarkSums are the sums of money in the remarks of a row.
func (it *item) remarkSums() []*reading.Value {
	var out []*reading.Value
	for i := range it.page.Values {
		v := &it.page.Values[i]
		if v.Kind != reading.Money {
			continue
		}
		for c, cell := range it.row.Cells {
			if it.table.Columns[c].Role == "note" && cell.Contains(v.Span) {
				out = append(out, v)
			}
		}
	}
	return out
}

// clauseStart is where the clause of a cell begins that a place is in.
func (it *item) clauseStart(at int) int {
	for at > it.cite.Start && !strings.ContainsRune(",;。:、，；：", it.page.Folded[at-1]) {
		at--
	}
	return at
}
