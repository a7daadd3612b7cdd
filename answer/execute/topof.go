package execute

import (
	"cmp"
	"regexp"
	"slices"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// topAskedRE matches questions for the largest of several projects: 最大的一单,
	// 谁最大, 哪个最烧钱, 哪个项目盘子最大.
	topAskedRE = regexp.MustCompile(`最大(?:的)?(?:(?:一|那)?(?:个|笔|宗|项)?(?:项目|协议|投资)|(?:一|那)?(?:单|笔)|一(?:个|宗|项)(?:是|$))|(?:谁|哪(?:个|家|单|笔|宗)?).{0,10}最(?:大|多|高|烧钱|贵)|(?:投资|金额|报价)(?:额)?最(?:大|多|高)|\b(?:largest|biggest)\b`)
	// topToldRE matches a sentence that says which is the largest: 手笔最大的要数,
	// 最大一单来自, The largest is.
	topToldRE = regexp.MustCompile(`(?:体量|手笔|规模|盘子|金额|投资额?|单体|单个)?最(?:大|高|多)的?(?:一(?:个|单|笔|宗|项)|项目|单)?(?:,)?(?:要数|当属|就?是|来自|为|当数|属|非)|\bthe (?:largest|biggest) (?:is|was|of them)`)
	// otherMeasureRE matches questions for the first by something else than money.
	otherMeasureRE = regexp.MustCompile(`占地|用地|面积|产能|产值|用工|就业|人数|数量|几个|最(?:早|晚|快|近|新|长|远)|政策|奖励|补贴|到位|外资|增长|增幅|[县区市州旗镇](?:投|签|最|金|总|协)|哪里|哪(?:一)?(?:年|月|届|次|场|类|县|区|市|州|国|省|天|行业|产业|领域)`)
)

// topOf answers which is the largest of the projects that one report names:
// by the sentence that says so, else by their sums when all are of one
// currency. nil when neither tells.
func (r *Run) topOf() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Smallest || r.Q.N > 1 || !topAskedRE.MatchString(q) || otherMeasureRE.MatchString(q) || kindRE.MatchString(q) || r.Q.Focus != nil && r.Q.Focus.ID != "total" {
		return nil
	}
	p := r.onlyReport()
	if p == nil || p.Digest() {
		return nil
	}
	if res := r.topTold(p); res != nil {
		return res
	}
	return r.topRanked(p)
}

// Part of a question's words that its report has, and how far behind the next
// one is.
const (
	enoughReport = 0.35
	aheadOfNext  = 0.12
)

// onlyReport is the one page that has most of the question's words, nil when
// another has nearly as many.
func (r *Run) onlyReport() *reading.Page {
	best, first, second := -1, 0.0, 0.0
	for i, a := range r.find.Aligned {
		if a.Total == 0 {
			continue
		}
		switch s := a.Found / a.Total; {
		case s > first:
			best, first, second = i, s, first
		case s > second:
			second = s
		}
	}
	if best < 0 || first < enoughReport || first-second < aheadOfNext {
		return nil
	}
	return r.Pages[best]
}

// longestTold is how much of a sentence is quoted whole, in runes.
const longestTold = 140

// topTold quotes the only sentence of a report that says which is the largest,
// with its sum.
func (r *Run) topTold(p *reading.Page) *Result {
	var told []Part
	for i := range p.Sentences {
		s := &p.Sentences[i]
		at := topToldRE.FindStringIndex(p.Read(s.Span))
		if at == nil || s.Kind == corpus.TableRow {
			continue
		}
		from := s.Span.Start + len([]rune(p.Read(s.Span)[:at[0]]))
		for k := range p.Values {
			if v := &p.Values[k]; v.Kind == reading.Money && v.Span.Start >= from && v.Span.End <= s.Span.End && !v.Owner.Aggregate {
				show := corpus.Span{Start: from, End: p.Clauses[v.Clause].Span.End}
				if s.Span.End-from <= longestTold {
					show.End = s.Span.End
				}
				told = append(told, Part{Page: p, Show: show, Cite: s.Span})
				break
			}
		}
	}
	if len(told) != 1 {
		return nil
	}
	return &Result{Status: answer.Answered, Plan: "Top [told]", Document: p.Document.ID, Score: 1, Parts: told}
}

// fewestRanked is how many sums are ranked without a word of the text.
const fewestRanked = 3

// topRanked ranks the projects of a report by their sums.
func (r *Run) topRanked(p *reading.Page) *Result {
	records := r.recordsOf(p.Document.ID)
	list := slices.DeleteFunc(r.figures(), func(it listing.Item) bool {
		return it.Page != p || it.Amount == nil || it.Entry && ofTotal(records, it.Show)
	})
	list = distinct(r.filter(list))
	if len(list) < fewestRanked || slices.ContainsFunc(list, func(it listing.Item) bool { return it.Amount.Currency != list[0].Amount.Currency }) {
		return nil
	}
	slices.SortStableFunc(list, func(a, b listing.Item) int { return cmp.Compare(b.Amount.Figure(), a.Amount.Figure()) })
	if list[0].Amount.Figure() == list[1].Amount.Figure() {
		return nil
	}
	top := list[0]
	if top.Name == "" {
		top.Name = top.Heading()
	}
	if top.Name == "" {
		return nil
	}
	top.Measure = listing.Money(*top.Amount)
	res := r.listItems([]listing.Item{top}, listing.Selection{Items: list, Cover: 1, Why: " [of a report]"}, true)
	res.Message, res.Plan = "", "Top [of a report]"
	return res
}
