package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	values "zhaoshang/corpus/extract/value"
)

// projectListRE matches questions for projects rather than for companies,
// sectors or persons.
var projectListRE = regexp.MustCompile(`项目|签约的|签的|签了(?:什么|啥|哪些|哪几)|引进了哪些|落户了哪些|投了(?:什么|啥)|有(?:什么|啥)投资|project`)

// otherAskedRE matches questions for something else of projects.
var otherAskedRE = regexp.MustCompile(`哪(?:些|几个|几类|类|种|[两二三四五六七八九十]个?)?(?:个)?(?:领域|方面|行业|产业|类|企业|公司|国家|银行|单位|部门|地区|地方|区|县|市)|什么(?:领域|行业|产业)|(?:几|多少)(?:个|家|位|名)?(?:企业|公司|单位|国家|人|区|县|市|行业|领域)`)

// planned computes the answer of a plan over the records; nil when the
// records do not meet its conditions, or something better answers.
func (r *Run) planned() *Result {
	node := plan.Of(r.Q)
	if r.Leaning || otherAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	if r.Q.Table {
		return r.planTable(node)
	}
	switch n := node.(type) {
	case plan.List:
		return r.planList(n)
	case plan.Count:
		return r.planCount(n)
	case plan.Sum:
		return r.planSum(n)
	case plan.Average:
		return r.planAverage(n)
	case plan.Top:
		return r.planTop(n)
	case plan.GroupBy:
		return r.planGroup(n)
	}
	return nil
}

// planTable computes the answer of a plan over the rows of tables, when those
// that the words of the question choose do not answer, or when it sets
// conditions that they cannot be held against.
func (r *Run) planTable(node plan.Node) *Result {
	switch n := node.(type) {
	case plan.Average:
		return r.planAverage(n)
	case plan.GroupBy:
		return r.planGroup(n)
	case plan.List:
		if list, where := r.runFilter(n.Of); len(list) > 0 && sharp(where) && (beyondWords(where) || r.rows() == nil) {
			return r.planItems(n, list, limits(where))
		}
	case plan.Count:
		if list, where := r.runFilter(n.Of); len(list) > 0 && sharp(where) && beyondWords(where) {
			return r.counted(n, list)
		}
	case plan.Top:
		if list, where := r.runFilter(n.Of); len(list) > 0 && sharp(where) && beyondWords(where) && !otherTopRE.MatchString(string(r.Q.Folded)) {
			return r.planRank(n, list)
		}
	case plan.Sum:
		if list, where := r.runFilter(n.Of); len(list) > 1 && sharp(where) && beyondWords(where) && !r.misses(len(list)) {
			return r.planTotal(n, list)
		}
	}
	return nil
}

// beyondWords reports whether conditions cannot be held against the words of
// rows: a state, a month, several places of which any will do.
func beyondWords(where []plan.Condition) bool {
	return slices.ContainsFunc(where, func(c plan.Condition) bool {
		return c.Not || c.Field == plan.Stated || c.Field == plan.Status || c.Field == plan.Sector || c.Field == plan.Origin || c.Field == plan.Month || c.Field == plan.Day || c.Field == plan.Place && len(c.Values) > 1
	})
}

// runFilter gives the records of a filter, each project once, and its conditions.
func (r *Run) runFilter(n plan.Node) ([]listing.Record, []plan.Condition) {
	f, _ := n.(plan.Filter)
	list := r.statedSo(listing.Choose(r.recordsFor(f.Where), f.Where), f.Where)
	if r.Q.Table {
		list = slices.DeleteFunc(list, func(x listing.Record) bool { return !inTable([]listing.Record{x}) })
	}
	if r.asksSigned() {
		dated := len(r.Q.Years)+len(r.Q.Months) > 0
		list = slices.DeleteFunc(list, func(x listing.Record) bool { return unsigned(x.Item) || dated && datedLater(x) })
	}
	list = slices.DeleteFunc(list, func(x listing.Record) bool { return r.otherDeed(&x) })
	return listing.Once(list), f.Where
}

// signingRE matches words for what was signed rather than spoken of.
var signingRE = regexp.MustCompile(`签(?:约(?:项目|的|了|哪|几|多少[个家])|了|下|订|署|成|的)|\bsign`)

// asksSigned reports whether a question is of what was signed: 签了哪些项目, but not
// 已签约和在谈的, which names its states.
func (r *Run) asksSigned() bool {
	folded := string(r.Q.Folded)
	return len(r.Q.Status) == 0 && signingRE.MatchString(folded) && !strings.ContainsAny(folded, "未没谈拟待")
}

// datedLater reports whether the date of a project of running text is that of
// its start rather than of its signing.
func datedLater(x listing.Record) bool {
	switch x.Project.Status.Or("") {
	case corpus.Started, corpus.UnderConstruction, corpus.Operating:
		return !inTable([]listing.Record{x})
	}
	return false
}

// unsigned reports whether a project is still spoken of, or the row of a table
// says that it is only planned.
func unsigned(it listing.Item) bool {
	for _, p := range []*corpus.Project{it.Project, it.Record} {
		if p == nil {
			continue
		}
		switch p.Status.Or("") {
		case corpus.Negotiating:
			return true
		case corpus.Planned:
			return it.Row != nil || inTable([]listing.Record{{Item: it}})
		}
	}
	return false
}

// sharp reports whether conditions tell records apart by what they are
// themselves rather than by words alone.
func sharp(where []plan.Condition) bool {
	if len(where) > 0 && !slices.ContainsFunc(where, func(c plan.Condition) bool { return c.Field == plan.Word }) {
		return true
	}
	return slices.ContainsFunc(where, func(c plan.Condition) bool {
		return c.Field != plan.Word && c.Field != plan.Year && c.Field != plan.Month
	})
}

// named reports whether the words of a question stand in the records
// themselves, in their names or investors.
func named(list []listing.Record, where []plan.Condition) bool {
	words := false
	for i := range where {
		if where[i].Field != plan.Word {
			continue
		}
		words = true
		test := listing.TestOf(&where[i])
		for k := range list {
			if test.Meets(&list[k]) != listing.Itself {
				return false
			}
		}
	}
	return words
}

// limits reports whether conditions say how large, in what state or in what
// currency a project must be, or what it must not be.
func limits(where []plan.Condition) bool {
	return slices.ContainsFunc(where, func(c plan.Condition) bool {
		return c.Not || c.Field == plan.Amount || c.Field == plan.Status || c.Field == plan.Currency || c.Field == plan.Sector || c.Field == plan.Origin || c.Field == plan.Stated
	})
}

func items(list []listing.Record) []listing.Item {
	out := make([]listing.Item, len(list))
	for i := range list {
		out[i] = list[i].Item
	}
	return out
}

func (r *Run) planList(n plan.List) *Result {
	list, where := r.runFilter(n.Of)
	if !projectListRE.MatchString(string(r.Q.Folded)) && !r.limited() && !(limits(where) && rowsOnly(list)) {
		return nil
	}
	if len(list) == 0 && r.otherMonths(where) {
		return r.none(listing.Selection{Why: " [of other months]"})
	}
	if len(list) == 0 || !sharp(where) && !named(list, where) || r.misses(len(list)) {
		return nil
	}
	if res := r.rows(); res != nil && r.limited() && !inTable(list) && len(res.items) >= len(list) && !(len(r.Q.Status) == 0 && ofState(where)) {
		return res
	}
	if res := r.stateTold(list); res != nil {
		return res
	}
	return r.planItems(n, r.doneSo(list), limits(where))
}

// doneAskedRE matches questions for whether something was done with a project: 签了没有.
var doneAskedRE = regexp.MustCompile(`(?:签|谈|开工|动工|投产|竣工|落地|建成|封顶|投用|完工|奠基)(?:约|下|成|妥|拢)?(?:下来)?了?(?:没有?|吗|么|冇)[?]?$|(?:有没有|是否|是不是)(?:已经?)?(?:签|谈[成妥拢]|开工|动工|投产|竣工|落地|建成|封顶|投用|完工|奠基)`)

// stateTold answers whether something was done with the one project of running text that is
// meant with the words that say how far it is, 还在洽谈, as its record being there says
// nothing of it; nil for other questions.
func (r *Run) stateTold(list []listing.Record) *Result {
	if len(list) != 1 || r.Q.Kind != "yesno" || r.Q.Language == "en" || inTable(list) || !doneAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	p, s := list[0].Page, list[0].Project.Sentence
	at := p.SentenceAt(list[0].Project.Name.Span.Start)
	if at >= 0 {
		s = p.Sentences[at].Span
	}
	show := s
	for _, part := range reading.CutAt(p, s, ";") {
		if part.Contains(list[0].Project.Name.Span) {
			show = part
		}
	}
	res := tell("Lookup state", p, show, s)
	res.Score, res.Rows = 1, []string{list[0].Project.ID}
	return res
}

// ofState reports whether conditions say how far projects are, which only their records
// tell: 开工的项目里5亿以上的.
func ofState(where []plan.Condition) bool {
	return slices.ContainsFunc(where, func(c plan.Condition) bool { return c.Field == plan.Status })
}

// otherMonths reports whether records meet all conditions but the month or the
// day, and all of them tell theirs: then nothing is of the one asked.
func (r *Run) otherMonths(where []plan.Condition) bool {
	dated := func(c plan.Condition) bool { return c.Field == plan.Month || c.Field == plan.Day }
	if !slices.ContainsFunc(where, dated) {
		return false
	}
	rest := slices.DeleteFunc(slices.Clone(where), dated)
	list := listing.Choose(r.recordsFor(rest), rest)
	return len(list) > 0 && !slices.ContainsFunc(list, func(x listing.Record) bool { return x.Project.Date == nil || x.Project.Date.Value.Month == 0 })
}

// inTable reports whether some records are rows of a table: then no sum of the
// document is without its record.
func inTable(list []listing.Record) bool {
	return slices.ContainsFunc(list, func(x listing.Record) bool {
		s := x.Page.SentenceAt(x.Project.Name.Span.Start)
		return s >= 0 && x.Page.Sentences[s].Kind == corpus.TableRow
	})
}

// rowsOnly reports whether all records are rows of tables.
func rowsOnly(list []listing.Record) bool {
	return !slices.ContainsFunc(list, func(x listing.Record) bool { return !inTable([]listing.Record{x}) })
}

// planItems lists records as the answer of a plan.
func (r *Run) planItems(n plan.Node, list []listing.Record, amounts bool) *Result {
	s := listing.Selection{Items: items(list), Cover: 1}
	res := r.listItems(s.Items, s, amounts)
	res.Plan = n.String()
	return res
}

func (r *Run) planCount(n plan.Count) *Result {
	list, where := r.runFilter(n.Of)
	if len(list) == 0 || !limits(where) || !inCurrency(where) && r.countStated() {
		return nil
	}
	return r.counted(n, list)
}

// inCurrency reports whether conditions are of a currency: a number that a text
// states is of all.
func inCurrency(where []plan.Condition) bool {
	return slices.ContainsFunc(where, func(c plan.Condition) bool { return c.Field == plan.Currency })
}

// counted is the answer of a plan that counts records; nil when jobs or the like are
// counted, which are none.
func (r *Run) counted(n plan.Node, list []listing.Record) *Result {
	if f := r.Q.Focus; f != nil && f.Kind != reading.Money && f.Kind != reading.Count {
		return nil
	}
	return r.planItems(n, list, false).counting(len(list), n.String())
}

// countStated reports whether a text gives the number itself.
func (r *Run) countStated() bool {
	list := r.find.Values(reading.Count)
	return len(list) > 0 && list[0].Cover >= enoughFigure && r.owns(list[0])
}

func (r *Run) planSum(n plan.Sum) *Result {
	list, where := r.runFilter(n.Of)
	asked := askedProjectsRE.FindStringSubmatch(string(r.Q.Folded))
	byName := named(list, where) && (asked == nil && addRE.MatchString(string(r.Q.Folded)) && len(r.Q.Places) > 1 || asked != nil && reading.WholeNumber(asked[1]) == len(list))
	if len(list) < 2 || !limits(where) && !byName || !byName && r.stated() || r.misses(len(list)) {
		return nil
	}
	return r.planTotal(n, list)
}

// planTotal is the answer of a plan that adds up records.
func (r *Run) planTotal(n plan.Node, list []listing.Record) *Result {
	res := r.total(items(list), listing.Selection{Items: items(list), Cover: 1})
	if res != nil {
		res.Plan = n.String()
	}
	return res
}

func (r *Run) planAverage(n plan.Average) *Result {
	list, _ := r.runFilter(n.Of)
	list = slices.DeleteFunc(list, func(x listing.Record) bool { return x.Amount == nil })
	if len(list) < 2 {
		return nil
	}
	sums, _ := sumOf(items(list))
	if len(sums) == 0 {
		return nil
	}
	in := slices.DeleteFunc(items(list), func(it listing.Item) bool { return it.Amount.Currency != sums[0].Currency })
	mean := over(sums[0], len(in))
	res := r.listItems(in, listing.Selection{Items: in, Cover: 1}, true)
	res.Message, res.Args = "average_of", []string{listing.Money(mean), listing.Money(sums[0]), strconv.Itoa(len(in))}
	res.Plan = n.String()
	res.Facts = append([]answer.Fact{amountFact(mean), amountFact(sums[0])}, res.Facts...)
	return res
}

func (r *Run) planTop(n plan.Top) *Result {
	list, where := r.runFilter(n.Of)
	if q := string(r.Q.Folded); kindRE.MatchString(q) || !strings.Contains(q, "项目") && r.Q.Language != "en" && !(inCurrency(where) && inTable(list) && !otherTopRE.MatchString(q)) {
		return nil
	}
	if len(list) < 2 || len(where) > 0 && !sharp(where) && !named(list, where) {
		return nil
	}
	return r.planRank(n, r.staged(list))
}

// staged keeps the records that are told as of the agreement and the stage that the question
// names: 合同项目里最大的, 竣工的哪个最大.
func (r *Run) staged(list []listing.Record) []listing.Record {
	kept := r.ofStage(r.ofAgreement(items(list)))
	return slices.DeleteFunc(slices.Clone(list), func(x listing.Record) bool {
		return !slices.ContainsFunc(kept, func(it listing.Item) bool { return it.ID() == x.ID() })
	})
}

// yuan is what a group's projects in renminbi add up to.
func (b bucket) yuan() corpus.Fen {
	sums, _ := sumOf(b.items)
	for _, s := range sums {
		if s.Currency == "CNY" {
			return s.Figure()
		}
	}
	return 0
}

// planRank is the answer of a plan that ranks records.
func (r *Run) planRank(n plan.Node, list []listing.Record) *Result {
	res := r.rankItems(items(list), listing.Selection{Items: items(list), Cover: 1})
	if res != nil {
		res.Plan = n.String()
	}
	return res
}

// groupRecords gives the records to group, and their conditions.
func (r *Run) groupRecords(of plan.Node) ([]listing.Record, []plan.Condition) {
	f, _ := of.(plan.Filter)
	if list, ok := r.wideRecords(f.Where); ok {
		return list, f.Where
	}
	return r.runFilter(of)
}

// otherTopRE matches questions for the first of something else than projects.
var otherTopRE = regexp.MustCompile(`哪(?:一)?(?:个|座|家|些)?(?:旗县|县区|区县|市县|旗|县|区|市|州|镇|乡|街道|园区|开发区|地方|国家|行业|产业|领域|类)`)

// groups reports whether the question is for all records by a key: then no
// name of it can be missing.
func (r *Run) groups() bool {
	g, ok := plan.Of(r.Q).(plan.GroupBy)
	_, all := g.Of.(plan.Records)
	return ok && all
}

// Grouped answers a question for records by a key, and no other; nil when
// there are not several records to group.
func (r *Run) Grouped() *Result {
	g, ok := plan.Of(r.Q).(plan.GroupBy)
	if !ok {
		return nil
	}
	r.find = find.NewFinder(r.Q, r.Words, r.Vocab, r.Table, r.Pages)
	return r.planGroup(g)
}

// planGroup counts or adds up records by a key.
func (r *Run) planGroup(n plan.GroupBy) *Result {
	list, where := r.groupRecords(n.Of)
	if len(list) < 2 {
		return nil
	}
	average := n.Measure == "average"
	var groups []bucket
	silent := 0 // records that do not say the key
	for _, x := range list {
		keys := r.keys(&x, n.Key, where)
		if len(keys) == 0 {
			silent++
		}
		for _, k := range keys {
			i := slices.IndexFunc(groups, func(b bucket) bool { return b.value == k })
			if i < 0 {
				i, groups = len(groups), append(groups, bucket{value: k})
			}
			groups[i].items = append(groups[i].items, x.Item)
		}
	}
	if len(groups) == 0 || len(groups) == 1 && 2*len(groups[0].items) < len(list) {
		return nil
	}
	slices.SortStableFunc(groups, func(a, b bucket) int { return len(b.items) - len(a.items) })
	if n.Measure == "sum" && r.Q.Asks("top", "compare") {
		slices.SortStableFunc(groups, func(a, b bucket) int { return cmp.Compare(b.yuan(), a.yuan()) })
	}
	if r.Q.Asks("top") && r.Q.Smallest {
		slices.Reverse(groups)
	}
	if n.Key == plan.Place {
		nameDivisions(groups)
	}
	res := &Result{Status: answer.Answered, Message: "groups", Args: []string{strconv.Itoa(len(list)), strconv.Itoa(len(groups))}, Plan: n.String(), Document: list[0].Document(), items: items(list)}
	if silent > 0 {
		res.Message, res.Args = "groups_silent", append(res.Args, strconv.Itoa(silent))
	}
	total := int64(len(list))
	res.Facts = append(res.Facts, answer.Fact{Kind: "count", Value: &total})
	for _, g := range groups[:min(len(groups), maxGroups)] {
		text := g.text(average)
		res.Args = append(res.Args, text)
		n := int64(len(g.items))
		res.Facts = append(res.Facts, answer.Fact{Kind: "count", Value: &n, Of: g.value})
		for _, sum := range g.amounts(average) {
			f := amountFact(sum)
			f.Of = g.value
			res.Facts = append(res.Facts, f)
		}
		first := r.opened(g.items[0])
		res.Parts = append(res.Parts, Part{Label: g.value, Text: text, Page: first.Page, Cite: first.Cite})
	}
	res.Args = append(res.Args, labels(groups)...)
	for _, x := range list[:min(len(list), maxRows)] {
		res.Rows = append(res.Rows, x.ID())
	}
	for i := range groups {
		if n.Key == plan.Year {
			groups[i].value = strings.TrimSuffix(groups[i].value, "年")
		}
	}
	res.Chart = r.groupChart(n.Key, groups, items(list), average)
	return res
}

// labels are the names of groups: computed from records, like their sums.
func labels(groups []bucket) []string {
	out := make([]string, len(groups))
	for i, g := range groups {
		out[i] = g.value
	}
	return out
}

// maxGroups is how many groups an answer lists, maxRows how many records behind
// them it names.
const (
	maxGroups = 24
	maxRows   = 2000
)

// keys are the groups that a record belongs to.
func (r *Run) keys(x *listing.Record, key string, where []plan.Condition) []string {
	p := x.Project
	switch key {
	case plan.Sector:
		if p.Sector != nil {
			return []string{p.Sector.Value}
		}
	case plan.Place:
		return division(p, r.Q, where)
	case plan.Year:
		if y := x.Year(); y > 0 {
			return []string{strconv.Itoa(y) + "年"}
		}
	case plan.Status:
		if w := statusWords[p.Status.Or("")]; w != "" {
			return []string{w}
		}
	case plan.Currency:
		if x.Amount != nil {
			return []string{values.CurrencyName(x.Amount.Currency)}
		}
	case "party":
		return p.PartyNames()
	}
	return nil
}

// over is a sum divided by a number of projects, to whole units.
func over(sum corpus.Amount, n int) corpus.Amount {
	sum.Min, sum.Max = rounded(sum.Min/corpus.Fen(n)), rounded(sum.Max/corpus.Fen(n))
	return sum
}
