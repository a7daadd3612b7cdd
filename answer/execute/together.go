package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// addsUpRE matches questions for one figure of several things.
	addsUpRE = regexp.MustCompile(`一共|总共|合计|共计|总计|总和|加起来|加一起|加在一起|加总|合起来|相加|合在一起|一起(?:是|有|投|要)?(?:多少|几)|共(?:投|是|有)?(?:多少|几)|altogether|in total|combined`)
	// togetherTailRE matches what stands behind the things added up: 三家投资相加, 按美元算合计多少.
	togetherTailRE = regexp.MustCompile(`[, ]*(?:(?:这|那)?[两二三四五六七八九十2-9](?:家|个|笔|单|块|项|宗|处|者|边)|按[^、]{1,6}算|总?投资额?(?:一共|总共|合计|共|相加|加)|一共|总共|合计|共计|总计|总和|加起来|加一起|加在一起|加总|合起来|相加|合在一起|一起(?:是|有|投|要)?(?:多少|几)|共(?:投|是|有)?(?:多少|几)|altogether|in total|combined).*$`)
	// comparedTailRE matches what stands behind two things compared: 谁投得更猛, 哪个大.
	comparedTailRE = regexp.MustCompile(`[, ]*(?:这|那)?(?:[两三四五六](?:个|家)?(?:项目|企业|公司|里)?)?(?:里|中)?[, ]*(?:相比|比起来|比一比|对比|之间)?[, ]*(?:(?:的|总|协议)*(?:投资|金额|盘子|规模)额?)?[, ]*(?:谁|哪(?:一)?(?:个|家|边|笔|单|方|项|块|期|届|次|场|批|处|地)?|边(?:个|间|家|边))(?:的|总|更|最|比较|签|投|砸|出|得|了|吸引|引|占|项目|投资|金额|额|盘子|规模|手笔|下|本)*(?:多|大|高|猛|狠|少|小|低|贵)(?:一?些|一?点|呢|啊|呀)*[?]?$`)
	// eitherRE matches 甲投得多还是乙, 甲大还是乙大.
	eitherRE = regexp.MustCompile(`^(.{2,}?)(?:的|总)*(?:投资|投|签|金额)?(?:额|得|的)?更?(?:多|大|高|猛|少|小|低)[, ]*还是(.{2,}?)(?:的|总)*(?:投资|投|签|金额)?(?:额|得|的)?更?(?:多|大|高|猛|少|小|低)?(?:呢)?[?]?$`)
	// eachPlaceRE matches one investor at two places: 甲在乙市和丙市的项目.
	eachPlaceRE = regexp.MustCompile(`^(.{2,}?)[在是](.+)$`)
	firmSepRE   = regexp.MustCompile(`、|;|\+|&|/| vs\.? | and |还有|再加上?|加上|外加|以及|跟|与|还是`)
	weakSepRE   = regexp.MustCompile(`和|同|及|加|比| |,`)
	joinWordRE  = regexp.MustCompile(`和|同|及|加|比`)
	// howManyRE matches questions for a number of things.
	howManyRE = regexp.MustCompile(`个数|家数|次数|(?:几|多少)(?:个|家|项|宗)(?:[^亿]|$)`)
	// saidManyRE matches how many things the question says it names.
	saidManyRE = regexp.MustCompile(`([两二三四五六七八九十2-9])(?:家|个|笔|单|块|项|宗|处|者)`)
)

// together adds up or compares things that the question names, each found as
// one project or one figure of running text; nil when the question does
// something else, or one of them is not found.
func (r *Run) together() *Result {
	if r.Leaning || r.Q.Table || r.Q.Focus != nil && r.Q.Focus.ID != "total" || r.Q.Asks("when", "where", "who", "count", "share", "average", "group", "duration") || rateNameRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	if res := r.ofOne(); res != nil {
		return res
	}
	compare, cuts := r.togetherSides(weakSepRE)
	known := map[string]*listing.Item{}
	for _, sides := range cuts {
		list := r.sidesFound(sides, known)
		if list == nil || compare && len(list) != 2 && !r.Q.Asks("top") {
			continue
		}
		if compare && len(list) > 2 {
			return r.rankItems(list, listing.Selection{Items: list, Cover: 1, Why: " [named]"})
		}
		if compare {
			if res := r.multiple(list[0], list[1]); res != nil {
				return res
			}
			return r.versus(list[0], list[1])
		}
		return r.total(r.inCurrency(list), listing.Selection{Items: list, Cover: 1, Why: " [named]"})
	}
	if res := r.withBoard(compare, cuts); res != nil {
		return res
	}
	return r.sideUnstated()
}

// sideUnstated says that the amount of one of the things is not stated, when a
// record of it is found without.
func (r *Run) sideUnstated() *Result {
	compare, cuts := r.togetherSides(joinWordRE)
	for _, sides := range cuts {
		if r.jointlyTold(sides) {
			return nil
		}
		for _, s := range sides {
			if r.sumless(s) && (compare || !r.toldTogether(s, len(sides))) {
				res := notFound("amount_not_stated")
				res.Args = []string{r.typed(s)}
				return res
			}
		}
	}
	return nil
}

// jointlyTold reports whether a sentence gives one figure of all sides together: 甲项目和
// 乙项目两个合计6亿元.
func (r *Run) jointlyTold(sides []string) bool {
	for _, p := range r.Pages {
		for i := range p.Values {
			v := &p.Values[i]
			if v.Kind != reading.Money || v.Clause < 0 || !v.Owner.Aggregate {
				continue
			}
			told := p.Read(p.Sentences[p.Clauses[v.Clause].Sentence].Span)
			if !slices.ContainsFunc(sides, func(s string) bool {
				words, _ := r.sideWords(s)
				return len(words) == 0 || !listing.AllCovered(words, told)
			}) {
				return true
			}
		}
	}
	return false
}

// oneSided reports whether an answer to a question that adds up or compares
// named things is told by sentences that lack one of them: then it is the
// figure of another.
func (r *Run) oneSided(res *Result) bool {
	if r.Leaning || res.Status != answer.Answered || len(res.items) > 0 || len(res.Parts) == 0 || strings.HasPrefix(res.Message, "compare") || r.Q.Language == "en" {
		return false
	}
	_, cuts := r.togetherSides(joinWordRE)
	part, told := res.Parts[0], ""
	for _, x := range res.Parts {
		if x.Page == nil {
			return false
		}
		told += x.Page.Read(x.Cite) + x.Page.Read(x.Page.TitleSpan())
	}
	if words, _, _ := r.oneAsked(); len(words) > 0 && len(res.Parts) == 1 && part.Text == "" {
		return !severalToldRE.MatchString(part.Page.Read(part.Show))
	}
	if part.Text == "" && len(res.Parts) == 1 && r.Q.Asks("sum") && !severalToldRE.MatchString(part.Page.Read(part.Show)) {
		told = part.Page.Read(part.Show) // one figure, which is of one thing
	}
	return len(cuts) > 0 && !slices.ContainsFunc(cuts, func(sides []string) bool {
		return !slices.ContainsFunc(sides, func(s string) bool { return listing.Covered(s, told) == 0 })
	})
}

// severalToldRE matches a clause that gives one figure of several things.
var severalToldRE = regexp.MustCompile(`[合总共累]计|总投资|总额|一共|总共|[两三四五六七八九十0-9]+[个家笔单项宗份]|加起来`)

// sideLost reports whether two figures of running text are told without a word of
// one of the things that the question compares.
func (r *Run) sideLost(list []listing.Item) bool {
	told := ""
	for _, it := range list {
		if it.Row != nil || it.Record != nil {
			return false
		}
		s := it.Page.SentenceAt(it.Cite.Start)
		if s < 0 {
			return false
		}
		lead := it.Page.Sections[it.Page.Sentences[s].Section].Lead
		told += it.Page.Read(it.Cite) + it.Page.Read(lead) + it.Page.Read(it.Page.TitleSpan())
	}
	_, cuts := r.togetherSides(joinWordRE)
	return len(cuts) > 0 && !slices.ContainsFunc(cuts, func(sides []string) bool {
		return !slices.ContainsFunc(sides, func(s string) bool { return listing.Covered(s, told) == 0 })
	})
}

// togetherSides cuts the question into the things that it adds up or compares,
// in each way that it can be cut.
func (r *Run) togetherSides(weak *regexp.Regexp) (compare bool, cuts [][]string) {
	compare, cuts = r.sidesCut(weak)
	if !compare && howManyRE.MatchString(string(r.Q.Folded)) {
		return false, nil
	}
	return compare, cuts
}

// sidesCut cuts a question for sums or for numbers of things.
func (r *Run) sidesCut(weak *regexp.Regexp) (compare bool, cuts [][]string) {
	q := strings.TrimRight(string(r.Q.Folded), "?!。 ")
	if m := eitherRE.FindStringSubmatch(q); m != nil {
		return true, r.cutsOf(m[1]+"还是"+m[2], 2, weak)
	}
	if cuts := r.reckoned(q); cuts != nil {
		return true, cuts
	}
	if at := comparedTailRE.FindStringIndex(q); at != nil && at[0] > 0 {
		want := 2
		if r.Q.Asks("top") {
			want = 0 // 甲、乙、丙哪个最大
		}
		cuts = r.cutsOf(q[:at[0]], want, weak)
		if where, things, ok := strings.Cut(strings.TrimPrefix(q[:at[0]], "在"), ","); ok && r.isPlace(where) {
			cuts = append(r.cutsOf(things, 2, weak), cuts...)
		}
		return true, cuts
	}
	at := togetherTailRE.FindStringIndex(q)
	if at == nil || at[0] == 0 || !addsUpRE.MatchString(q) {
		return false, nil
	}
	want := 0
	if m := saidManyRE.FindStringSubmatch(q[at[0]:]); m != nil {
		want = reading.WholeNumber(m[1])
	}
	return false, r.cutsOf(q[:at[0]], want, weak)
}

// cutsOf cuts a text at the marks and words that join things. Words of one
// character may stand in a name, so a text is cut at each of them, at all and
// at none. want is how many things there are, 0 for any.
func (r *Run) cutsOf(text string, want int, seps *regexp.Regexp) [][]string {
	weak := seps.FindAllStringIndex(text, -1)
	ways := [][][]int{weak}
	for i := range weak {
		ways = append(ways, weak[i:i+1])
	}
	ways = append(ways, nil)
	var out [][]string
	for _, way := range ways {
		var sides []string
		for _, s := range firmSepRE.Split(joinAt(text, way), -1) {
			if s = trimSide(s); s != "" {
				sides = append(sides, s)
			}
		}
		if each := r.eachPlace(sides); each != nil {
			sides = each
		}
		if len(sides) >= 2 && len(sides) <= 8 && (want == 0 || len(sides) == want) {
			out = append(out, sides)
		}
	}
	return out
}

// eachPlace cuts one investor at two places, 甲在乙市 and 丙市, into 甲 乙市 and 甲
// 丙市; nil when that is not what the sides are.
func (r *Run) eachPlace(sides []string) []string {
	if len(sides) != 2 || !r.isPlace(sides[1]) {
		return nil
	}
	m := eachPlaceRE.FindStringSubmatch(sides[0])
	if m == nil || !r.isPlace(m[2]) {
		return nil
	}
	return []string{m[1] + " " + m[2], m[1] + " " + sides[1]}
}

// joinAt puts a firm mark in the place of some words.
func joinAt(text string, at [][]int) string {
	var b strings.Builder
	from := 0
	for _, m := range at {
		b.WriteString(text[from:m[0]] + "、")
		from = m[1]
	}
	return b.String() + text[from:]
}

var (
	sideHeadRE = regexp.MustCompile(`^(?:请问|问一下|那|把|的|是|在|上|起|,| )+`)
	sideTailRE = regexp.MustCompile(`(?:(?:共同|联合)?(?:合|联|签|投|搞|建|办|资|作)+的|(?:的|那|这)?(?:项目|投资|公司|集团|企业)|这?那?[个家笔单](?:项目)?|的|在|是|各|,| )$`)
)

// underWayRE matches states that begin like a place: 在建.
var underWayRE = regexp.MustCompile(`^在[建谈产研营]`)

// trimSide drops what stands around a name: 湘江合搞的 -> 湘江.
func trimSide(s string) string {
	if !underWayRE.MatchString(s) {
		s = sideHeadRE.ReplaceAllString(s, "")
	}
	for {
		t := sideTailRE.ReplaceAllString(s, "")
		if t == s || len([]rune(t)) < 2 {
			break
		}
		s = t
	}
	if len([]rune(s)) < 2 {
		return ""
	}
	return s
}

// sidesFound finds every side as an item of its own with an amount; nil when
// one is not found, or two are the same.
func (r *Run) sidesFound(sides []string, known map[string]*listing.Item) []listing.Item {
	var out []listing.Item
	for _, s := range sides {
		it, tried := known[s]
		if !tried {
			if it = r.sideItem(s); it == nil {
				it = r.sideItem(occasionHeadRE.ReplaceAllString(s, ""))
			}
			known[s] = it
		}
		if it == nil || slices.ContainsFunc(out, func(x listing.Item) bool { return x.Page == it.Page && x.Show == it.Show }) {
			return nil
		}
		out = append(out, *it)
	}
	return out
}

// occasionHeadRE matches the occasion before the first of several things: 岭东丝博会甲园、乙园.
var occasionHeadRE = regexp.MustCompile(`^.{2,14}?(?:大会|博览会|[洽推恳座谈治博]会|论坛|活动|仪式|那场|那批|当天)(?:上|里|中)?(?:签约?的?)?`)

// inCurrency gives each amount in the currency that the question asks for,
// where the text states it beside the amount: 5亿林吉特(约合1.1亿美元).
func (r *Run) inCurrency(list []listing.Item) []listing.Item {
	if r.Q.Currency == "" {
		return list
	}
	out := slices.Clone(list)
	for i := range out {
		it := &out[i]
		if it.Amount == nil || it.Amount.Currency == r.Q.Currency {
			continue
		}
		if v := equivalent(it, r.Q.Currency); v != nil {
			it.Measure = listing.Money(*it.Amount) + "(" + listing.Money(*v) + ")"
			it.Amount = v
		}
	}
	return out
}

var equivalentRE = regexp.MustCompile(`^[(,]+(?:约合|折合约|折合|约|相当于|合|about|or|approximately|equivalent to)[ 人民币]*(?:约)?$`)

// equivalent is the amount in another currency that the text gives for that of
// an item, right behind it.
func equivalent(it *listing.Item, currency string) *corpus.Amount {
	p := it.Page
	for i := range p.Values {
		v := &p.Values[i]
		if v.Amount == nil || v.Amount.Currency != currency || v.Span.Start < it.Show.End || v.Span.Start > it.Show.End+8 {
			continue
		}
		between := strings.TrimSpace(p.Read(corpus.Span{Start: it.Show.End, End: v.Span.Start}))
		if equivalentRE.MatchString(between) || strings.HasPrefix(between, "(") {
			return v.Amount
		}
	}
	return nil
}
