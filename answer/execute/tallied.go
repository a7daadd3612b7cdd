package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// Questions over the rows of project tables that name groups of them, or their
// dates: 万柏林区和小店区哪个项目多, 新能源和新材料哪个投资多, 小店区比尖草坪区多几个项目,
// 最早签的项目.

var (
	// talliedRE matches comparisons of groups of projects by number or money.
	talliedRE = regexp.MustCompile(`哪(?:一)?(?:个|边|家)?.{0,4}(?:项目|投资|签约|金额|签|投)(?:得|的)?(?:更|最)?[多少大小高]|多(?:几|多少)个?项目|(?:项目|投资)(?:谁|哪个|边个)(?:更)?[多少]`)
	// byCountRE matches those by the number of projects.
	byCountRE = regexp.MustCompile(`项目(?:数|得|的)?(?:更|最)?[多少]|几个项目|多少个项目|个数|项目(?:谁|哪个|边个)`)
	// firstRE and lastRE match questions for the project signed first or last.
	firstRE = regexp.MustCompile(`最(?:早|先)(?:签|的项目|落户|登记)|第一个签|签约?(?:时间|得)?最[早先]`)
	lastRE  = regexp.MustCompile(`(?:最晚|最近|最新|最后)(?:一个)?(?:签|的项目|落户)|签约最[晚近]|签得最晚`)
)

// compareGroups counts or adds up the projects of two places or sectors that a
// question compares, when both have rows of tables; nil otherwise.
func (r *Run) compareGroups() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || !talliedRE.MatchString(q) {
		return nil
	}
	where := r.sideConditions()
	filter, _ := ofNode(plan.Of(r.Q)).(plan.Filter)
	if len(where) != 2 || r.namesThings() || where[0].Field == plan.Sector && slices.ContainsFunc(filter.Where, func(c plan.Condition) bool { return c.Field == plan.Word }) {
		return nil
	}
	var sides [2]bucket
	for i, c := range where {
		list := listing.Once(listing.Choose(r.recordsFor([]plan.Condition{c}), []plan.Condition{c}))
		if len(list) == 0 || !inTable(list) {
			return nil
		}
		sides[i] = bucket{value: c.Text, items: items(list)}
	}
	return r.groupsCompared(sides, byCountRE.MatchString(q))
}

// namesThings reports whether a question names more of its sides than the places:
// 竹海的轴承产业园跟松石重组竹项目.
func (r *Run) namesThings() bool {
	n := 0
	for i, p := range r.Pages {
		found := 0
		for k := range r.find.Aligned[i].Pieces {
			x := &r.find.Aligned[i].Pieces[k]
			if x.Strong && !x.Date && x.Unit == "" && len(x.Runes) > 1 && x.Rarity >= rareName && slices.ContainsFunc(p.Tables, func(t reading.Table) bool { return tableNames(p, &t, x) }) {
				found++
			}
		}
		n = max(n, found)
	}
	return n >= 2
}

// tableNames reports whether the name of a row of a table has a word.
func tableNames(p *reading.Page, t *reading.Table, x *find.Piece) bool {
	it := listing.Item{Page: p, Table: t}
	return slices.ContainsFunc(t.Rows, func(row reading.Row) bool { return it.NamedAt(&row, x) })
}

// sideConditions are the two places or two sectors that a question names, and
// nothing else.
func (r *Run) sideConditions() []plan.Condition {
	folded := r.Q.Folded
	var out []plan.Condition
	for _, p := range r.Q.Places {
		if p.ID != "" {
			out = append(out, plan.Condition{Field: plan.Place, Op: "=", Text: string(folded[p.Span.Start:p.Span.End]), Values: []string{p.ID}})
		}
	}
	if len(out) == 0 {
		for _, s := range r.Q.Sectors {
			out = append(out, plan.Condition{Field: plan.Sector, Op: "=", Text: string(folded[s.Span.Start:s.Span.End]), Values: s.IDs})
		}
	}
	return out
}

// groupsCompared says which of two groups is larger, and by how much.
func (r *Run) groupsCompared(sides [2]bucket, byCount bool) *Result {
	a, b := sides[0], sides[1]
	measure := func(g bucket) (int64, string) {
		if byCount {
			return int64(len(g.items)), strconv.Itoa(len(g.items)) + "个"
		}
		return int64(g.yuan()), g.text(false)
	}
	x, at := measure(a)
	y, bt := measure(b)
	if !byCount && (x == 0 || y == 0) {
		return nil
	}
	message := "compare"
	if r.Q.Smallest {
		message = "compare_less"
	}
	if x == y {
		message = "compare_equal"
	} else if (x < y) != r.Q.Smallest {
		a, b, at, bt = b, a, bt, at
	}
	res := &Result{Status: answer.Answered, Message: message, Args: []string{a.value, at, b.value, bt}, Plan: "Compare groups", Document: a.items[0].Document()}
	if d := x - y; byCount && x != y {
		res.Message, res.Args = message+"_by", append(res.Args, strconv.FormatInt(max(d, -d), 10)+"个")
	}
	for _, g := range []bucket{a, b} {
		for _, it := range g.items[:min(len(g.items), wideSources)] {
			it = r.opened(it)
			res.Parts = append(res.Parts, Part{Page: it.Page, Cite: it.Cite, Silent: true})
		}
		res.items = append(res.items, g.items...)
	}
	return res
}

// dateTop names the project that was signed first or last, of the rows of
// tables that tell when; nil when that is not asked.
func (r *Run) dateTop() *Result {
	q := string(r.Q.Folded)
	first, last := firstRE.MatchString(q), lastRE.MatchString(q)
	if r.Leaning || first == last {
		return nil
	}
	list, _ := r.runFilter(ofNode(plan.Of(r.Q)))
	list = slices.DeleteFunc(list, func(x listing.Record) bool {
		return x.Project.Date == nil || x.Project.Date.Value.Year == 0 || !inTable([]listing.Record{x})
	})
	if len(list) < 2 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b listing.Record) int {
		c := cmp.Compare(dayOf(a.Project.Date.Value), dayOf(b.Project.Date.Value))
		if last {
			return -c
		}
		return c
	})
	n := 1
	for n < len(list) && dayOf(list[n].Project.Date.Value) == dayOf(list[0].Project.Date.Value) {
		n++
	}
	var kept []listing.Item
	for _, x := range list[:min(n, maxOffers)] {
		it := x.Item
		it.Measure = x.Project.Date.Value.ISO()
		kept = append(kept, it)
	}
	res := r.listItems(kept, listing.Selection{Items: kept, Cover: 1, Why: " [by date]"}, false)
	res.Message = ""
	return res
}

// dayOf orders dates.
func dayOf(d corpus.Date) int { return d.Year*10000 + d.Month*100 + d.Day }
