package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	// noteRE matches the beginning of what is said below a table.
	noteRE = regexp.MustCompile(`^[((【]?(?:注|备注|说明|附注|备考)[::)）】]`)
	// partNotedRE matches what a note says of a part, or of the table itself.
	partNotedRE = regexp.MustCompile(`本表|此表|只列|仅列|其中|未计|不含|不计|未列|另有|以上|上述|表内|所列`)
	// wholeNotedRE matches what a note says of all, also beyond the rows.
	wholeNotedRE = regexp.MustCompile(`共|合计|总计|总数|总额|累计|全[市县区省州园]`)
	// allAskedRE matches questions for all there is.
	allAskedRE = regexp.MustCompile(`一共|总共|共有|合计|总计|总数|总额|全[市县区省州园部]|共计`)
)

// notedBelow answers from the note below a table what its rows do not say: how many
// there are in all, how many there were a year ago. nil when no note says it.
func (r *Run) notedBelow() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("count", "amount", "sum") || !allAskedRE.MatchString(q) && !find.BeforeRE.MatchString(q) {
		return nil
	}
	kind := reading.Money
	if numberOnlyRE.MatchString(q) {
		kind = reading.Count
	}
	var found []find.Candidate
	for _, p := range r.Pages {
		if len(p.Tables) == 0 || !r.yearKnown(p) {
			continue
		}
		for v := range p.Values {
			if x := &p.Values[v]; x.Kind == kind && r.noteSays(p, x.Span) {
				found = append(found, find.Candidate{Page: p, Clause: p.ClauseAt(x.Span.Start), Value: v, Cover: 1})
			}
		}
	}
	if len(found) != 1 {
		return nil
	}
	part := r.part(found[0])
	return &Result{Status: answer.Answered, Score: 1, Plan: "Lookup [note]", Parts: []Part{part}, Document: part.Page.Document.ID}
}

// noteSays reports whether a figure stands in the note of a table, behind the
// words of the question, of all and of the time that is asked.
func (r *Run) noteSays(p *reading.Page, figure corpus.Span) bool {
	i := p.SentenceAt(figure.Start)
	if i < 0 || !noteRE.MatchString(p.Read(p.Text.Blocks[p.Sentences[i].Block].Span)) {
		return false
	}
	before := p.Read(corpus.Span{Start: p.Sentences[i].Span.Start, End: figure.Start})
	own := before
	if at := strings.LastIndexAny(own, ",;。"); at >= 0 {
		own = own[at+1:]
	}
	q := string(r.Q.Folded)
	if find.BeforeRE.MatchString(own) != find.BeforeRE.MatchString(q) || partNotedRE.MatchString(own) || !wholeNotedRE.MatchString(own) && !find.BeforeRE.MatchString(own) {
		return false
	}
	heading := p.Head()
	strange, _ := r.strangeIn(heading+"\n"+p.Read(p.Sentences[i].Span), plainWordRE)
	return strange == 0 && r.sharesMeasure(own, q)
}

// sharesMeasure reports whether what stands before a figure has two characters
// in a row of what is asked, beside words for all.
func (r *Run) sharesMeasure(own, q string) bool {
	for _, t := range measureWordRE.FindAllString(own, -1) {
		if strings.Contains(q, t) {
			return true
		}
	}
	return false
}

// measureWordRE matches what notes count or add up.
var measureWordRE = regexp.MustCompile(`在谈|洽谈|签约|开工|投产|在建|投资|引资|到位|外资|内资|意向|储备|协议`)

// tableSize answers how many rows a table has: 台账一共登记了几项. nil when the
// question sets a condition.
func (r *Run) tableSize() *Result {
	q := string(r.Q.Folded)
	if !r.Q.Table || r.Leaning || r.Q.Kind != "count" || r.limited() || len(r.Q.Sectors)+len(r.Q.Months) > 0 || !sizeAskedRE.MatchString(q) {
		return nil
	}
	var rows []listing.Item
	for i, p := range r.Pages {
		for t := range p.Tables {
			heading := p.Head() + "\n" + p.Read(p.Tables[t].Caption)
			strange, all := r.strangeIn(heading, sizeWordRE)
			if !p.Tables[t].IsProjects() || strange > 0 || all == 0 || !r.yearKnown(p) {
				continue
			}
			if len(rows) > 0 {
				return nil // of which table?
			}
			rows = r.tableItems(p, r.find.Aligned[i], &p.Tables[t])
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return r.countItems(rows, listing.Selection{Items: rows, Cover: 1, Why: " [all rows]"})
}

var (
	sizeAskedRE = regexp.MustCompile(`(?:一共|总共|共|登记|收录|列|在册|记|收)(?:了|着|入|有)?(?:多少|几)(?:个|项|条|宗|家|行)`)
	sizeWordRE  = regexp.MustCompile(`登记|收录|列入?了?|在册|记录?了?|一共|总共|[台登]账|清单|名单|表[里中上]?|[几多]少?(?:个|项|条|宗)`)
)

// stateAsked answers in what state a project of a table is: 进展怎么样, 谈到哪一步.
func (r *Run) stateAsked() *Result {
	if r.Q.Language == "en" || !stateAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	s := r.pick(r.items())
	if len(s.Items) != 1 || s.Cover < enoughRows && !strings.Contains(string(r.Q.Folded), clean.Fold(s.Items[0].Name)) || s.Items[0].Row == nil || !s.Items[0].Table.IsProjects() {
		return nil
	}
	it := s.Items[0]
	text, has := it.Column("status")
	if !has || text == "" {
		return nil
	}
	part := Part{Label: it.Name, Text: text, Page: it.Page, Cite: it.Cite}
	return &Result{Status: answer.Answered, Plan: "Lookup status" + s.Why, Score: s.Cover, Document: it.Page.Document.ID, Parts: []Part{part}, Rows: []string{it.ID()}, items: slices.Clone(s.Items)}
}

var stateAskedRE = regexp.MustCompile(`(?:什么|啥|何种|哪个|哪一)(?:状态|进展|进度|阶段|程度|步)|(?:状态|进展|进度|情况)(?:是|怎么?样|如何|到哪)|谈到(?:哪|什么|啥)|推进到(?:哪|什么|啥)|(?:状态|进展|进度)(?:呢)?[?]?$`)
