package execute

import (
	"regexp"
	"slices"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/corpus/clean"
)

var (
	eachRE  = regexp.MustCompile(`^(那)?(每个(项目)?|它们|这些|这几个|他们)?(分别|各自?|各是)(投|要投|是)?|每个.{0,4}(多少|几)`)
	whichRE = regexp.MustCompile(`^(?:那|他们|它们)?(?:都|分别|具体)?(?:是|有|叫|包括)?(?:哪(?:几|些|[两三四五六七八九十])(?:个|家|项)?|什么|啥|咩|乜)(?:项目|企业|公司)?(?:呢|啊|呀)?\??$`)
	bothRE  = regexp.MustCompile(`^(那|它们|这些|这几个)?(一共|总共|合计|加起来|加一起|共)`)
)

// recall answers what is asked of the rows that were answered before: 各投多少,
// 加起来呢, 第二个呢, 最小的呢; nil when that is not asked.
func (r *Run) recall() *Result {
	if len(r.Names) == 0 {
		return nil
	}
	kept := slices.DeleteFunc(r.items(), func(it listing.Item) bool { return !slices.Contains(r.Names, clean.Fold(it.Name)) })
	if len(kept) == 0 {
		return nil
	}
	q := string(r.Q.Folded)
	s := listing.Selection{Items: kept, Cover: 1, Why: " [rows before]"}
	switch {
	case whichRE.MatchString(q):
		return r.listItems(kept, s, false)
	case r.Q.Ordinal > 0 && r.Q.Ordinal <= len(r.Names):
		return r.ordinal(kept)
	case eachRE.MatchString(q):
		if !slices.ContainsFunc(kept, func(it listing.Item) bool { return it.Amount != nil }) {
			return notFound("fact_not_stated")
		}
		return r.listItems(kept, s, true)
	case len(kept) > 1 && bothRE.MatchString(q) && r.Q.Asks("sum", "amount"):
		if res := r.toldTotal(kept); res != nil {
			return res
		}
		return r.total(kept, s)
	case len(kept) > 1 && kept[0].Row != nil && find.WholeSumRE.MatchString(q):
		return r.total(kept, s) // no report states the sum of a table's rows
	case len(kept) > 1 && r.Q.Kind == "top":
		return r.rankItems(kept, s)
	case len(kept) > 2 && len(r.Q.Status) > 0:
		if fit := r.filter(kept); len(fit) > 0 {
			return r.listItems(fit, s, false)
		}
	case len(kept) > 2 && r.Q.Kind == "list":
		if fit := r.amongBefore(); len(fit) > 0 && len(fit) < len(kept) && !r.misses(len(fit)) {
			return r.listItems(items(fit), s, false)
		}
	}
	return nil
}

// toldTotal is the sum that the text gives of as many things as some items are, in the same
// paragraph before them, when not all of them have a sum of their own: 签约4个,总投资逾5亿元:
// 甲2.3亿元、…;丁的投资额没有公布. nil for none.
func (r *Run) toldTotal(kept []listing.Item) *Result {
	p, first := kept[0].Page, kept[0].Cite.Start
	silent := false
	for _, it := range kept {
		if it.Page != p || it.Row != nil {
			return nil
		}
		silent, first = silent || it.Amount == nil, min(first, it.Cite.Start)
	}
	if !silent {
		return nil
	}
	for _, t := range r.recordsOf(p.Document.ID).Totals {
		if t.Amount == nil || t.Count == nil || t.Count.Value != len(kept) {
			continue
		}
		at := p.SentenceAt(t.Amount.Span.Start)
		if p.Sentences[at].Block == p.Sentences[p.SentenceAt(first)].Block && p.Sentences[at].Span.Start <= first {
			return tell("Lookup [total of rows before]", p, p.Clauses[p.ClauseAt(t.Amount.Span.Start)].Span, p.Sentences[at].Span)
		}
	}
	return nil
}

// amongBefore are those of the projects answered before that are not in a state
// which the question denies: 还没开工的是哪几个.
func (r *Run) amongBefore() []listing.Record {
	list, _ := plan.Of(r.Q).(plan.List)
	filter, _ := list.Of.(plan.Filter)
	where := slices.DeleteFunc(slices.Clone(filter.Where), func(c plan.Condition) bool { return c.Field != plan.Status || !c.Not })
	if len(where) == 0 {
		return nil
	}
	fit := listing.Choose(r.recordsFor(where), where)
	return listing.Once(slices.DeleteFunc(fit, func(x listing.Record) bool { return !slices.Contains(r.Names, clean.Fold(x.Name)) }))
}

func (r *Run) ordinal(kept []listing.Item) *Result {
	name := r.Names[r.Q.Ordinal-1]
	i := slices.IndexFunc(kept, func(it listing.Item) bool { return clean.Fold(it.Name) == name })
	if i < 0 {
		return nil
	}
	it := kept[i]
	res := &Result{Status: answer.Answered, Plan: "Lookup [row before]", Document: it.Page.Document.ID, items: []listing.Item{it}, Rows: []string{it.ID()}}
	if it.Amount != nil {
		res.Parts = []Part{{Label: it.Name, Text: listing.Money(*it.Amount), Page: it.Page, Cite: it.Cite}}
	} else {
		res.Parts = []Part{{Page: it.Page, Show: it.Cite, Cite: it.Cite}}
	}
	return res
}
