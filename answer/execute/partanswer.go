package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/extract/names"
	amounts "zhaoshang/corpus/extract/value"
)

// partLookup answers for one part with what is asked of it.
func (r *Run) partLookup(ask *partAsk, l *partList, x listedPart) *Result {
	if l.series && partShareRE.MatchString(ask.q) {
		return nil // of a part of the paragraph
	}
	if partAddsRE.MatchString(ask.q) && (r.Q.Low != nil || r.Q.High != nil) {
		return nil // of some things of the part
	}
	if partShareRE.MatchString(ask.q) {
		return r.partOfWhole(ask, l, &x)
	}
	if partAddsRE.MatchString(ask.q) && addedToRE.MatchString(strings.ReplaceAll(ask.q, x.name, "")) {
		return nil // it is one of several added up
	}
	if partAddsRE.MatchString(ask.q) && !ask.count && !ask.money || partFirstAskedRE.MatchString(ask.q) || partLastAskedRE.MatchString(ask.q) || !partAskedRE(ask.q) {
		return nil
	}
	if r.placeBeside(l, &x) {
		return nil
	}
	v := ask.measure(&x)
	if v == nil && !ask.rate && !ask.open() && len(l.parts) > 2 && len(r.Read(x.name).Places) > 0 {
		r.bareParts = append(r.bareParts, x.name)
	}
	if v == nil || ask.count && ask.money && x.count == nil {
		return nil
	}
	it := l.item(&x, v)
	shown := it.measure
	if ask.count && ask.money || ask.open() {
		shown = l.page.Shown(l.bounded(x.span))
	} else {
		shown = it.name + ":" + shown
	}
	return &Result{Status: answer.Answered, Plan: "Lookup [part]", Parts: []Part{{Page: l.page, Text: shown, Show: x.span, Cite: l.source(&x)}}, Facts: []answer.Fact{fact(it)}, items: []item{it}}
}

// placeBeside reports whether the question names a place that the paragraph of a list has,
// but not with the part that is named: of 甲厂增资乙国4亿元、甲厂增资丙国2亿元 the other one.
func (r *Run) placeBeside(l *partList, x *listedPart) bool {
	p := l.page
	own := x.name + l.head + headLines(p)
	for c := p.ClauseAt(x.span.Start); c >= 0 && c < len(p.Clauses) && p.Clauses[c].Span.Start < x.span.End; c++ {
		own += p.Read(p.Clauses[c].Span)
	}
	known := l.known()
	return slices.ContainsFunc(r.Q.Places, func(at names.Place) bool {
		name := placeName(r.Q.Folded[at.Span.Start:at.Span.End])
		return strings.Contains(known, name) && !strings.Contains(own, name) && at.ID != ""
	})
}

// addedToRE matches what joins things that are added up.
var addedToRE = regexp.MustCompile(`\p{Han}(?:和|跟|与|及|加上?|、)\p{Han}`)

// partAskedRE reports whether a question asks for a figure.
func partAskedRE(q string) bool {
	q = whichKindsRE.ReplaceAllString(q, "")
	return strings.Contains(q, "多少") || strings.Contains(q, "几") || strings.HasSuffix(q, "额") || strings.HasSuffix(q, "数") || strings.HasSuffix(q, "呢")
}

// whichKindsRE matches what asks which there are, not how many: 有哪几种.
var whichKindsRE = regexp.MustCompile(`哪几`)

// partsNamed answers for several parts: their sum, which is more, or each.
func (r *Run) partsNamed(ask *partAsk, l *partList, named []listedPart) *Result {
	list := l.measured(ask, named, true)
	if list == nil {
		return nil
	}
	if n := kindsSaid(ask.q); n > len(list) {
		return nil // it would lack one
	}
	s := selection{items: list, cover: 1, why: " [parts]"}
	switch {
	case partAddsRE.MatchString(ask.q) && ask.count && ask.money:
		return nil
	case partAddsRE.MatchString(ask.q), kindsSaid(ask.q) == len(list) && partAskedRE(ask.q) && !partEachRE.MatchString(ask.q) && !partVersus.MatchString(ask.q):
		return r.addParts(list, s)
	case len(list) == 2 && partVersus.MatchString(ask.q):
		res := r.versus(list[0], list[1])
		res.items = list
		return res
	case partEachRE.MatchString(ask.q):
		return r.eachPart(l, ask, named)
	case partFirstAskedRE.MatchString(ask.q) || partLastAskedRE.MatchString(ask.q) || partVersus.MatchString(ask.q):
		return r.rankParts(list, partLastAskedRE.MatchString(ask.q), 1)
	}
	return nil
}

// addParts adds up one measure of several parts.
func (r *Run) addParts(list []item, s selection) *Result {
	if list[0].amount != nil {
		return r.total(list, s)
	}
	n, unit := 0.0, list[0].unit
	for _, it := range list {
		if n += it.number; it.unit != unit || unit == "" {
			return nil
		}
	}
	res := r.listItems(list, s, true)
	res.Message, res.Args = "sum_number", []string{strconv.FormatFloat(n, 'f', -1, 64) + unit, strconv.Itoa(len(list))}
	res.Plan = "Sum [parts]"
	whole := int64(n)
	res.Facts = append([]answer.Fact{{Kind: "count", Value: &whole}}, res.Facts...)
	return res
}

// eachPart lists parts with their figures.
func (r *Run) eachPart(l *partList, ask *partAsk, parts []listedPart) *Result {
	list := l.measured(ask, parts, true)
	if list == nil {
		return nil
	}
	if ask.open() || ask.count && ask.money {
		for i := range list {
			list[i].measure = strings.TrimLeft(strings.TrimPrefix(l.page.Shown(l.bounded(parts[i].span)), l.page.Shown(parts[i].span)[:len(parts[i].name)]), ",，、 ")
		}
	}
	return r.listItems(list, selection{items: list, cover: 1, why: " [parts]"}, true)
}

// partsOfKind answers for the parts of a kind: the first, the last, those over a
// limit, or all.
func (r *Run) partsOfKind(ask *partAsk, l *partList) *Result {
	if l.series {
		if !l.ofSeries(ask.q) {
			return nil
		}
	} else if ask.place && !r.ofPlaces(l, ask.q) || !ask.place && r.ofPlaces(l, "") || otherDivision(ask.q, l.head) {
		return nil
	}
	last, first := partLastAskedRE.MatchString(ask.q), partFirstAskedRE.MatchString(ask.q)
	switch {
	case partAddsRE.MatchString(ask.q) && leadersAskedRE.MatchString(ask.q):
		return r.addLeaders(ask, l)
	case last || first:
		return r.partRanked(ask, l, last)
	case len(l.parts) < 2:
		return nil
	case partLimitRE.MatchString(ask.q):
		return r.partsWithin(ask, l)
	case partEachRE.MatchString(ask.q) && partAskedRE(ask.q):
		return r.eachPart(l, ask, l.parts)
	}
	return nil
}

// leadersAskedRE matches questions for the first few: 到位资金前五的产业链加起来.
var leadersAskedRE = regexp.MustCompile(`(?:^|[^台目当此之以提年午从日])前([两二三四五六七八九十2-9])(?:位|名|大|强|个|家|的|$)`)

// addLeaders adds up the first parts of a list, as many as the question says, which all
// have the measure asked.
func (r *Run) addLeaders(ask *partAsk, l *partList) *Result {
	list, n := l.measured(ask, l.parts, true), reading.WholeNumber(leadersAskedRE.FindStringSubmatch(ask.q)[1])
	if len(list) < n {
		return nil
	}
	sortParts(list, false)
	return r.addParts(list[:n], selection{items: list[:n], cover: 1, why: " [parts]"})
}

// dividedRE matches the kind of part that a text divides a whole by: 按类别分.
var dividedRE = regexp.MustCompile(`[按分](板块|类别|类型|行业|领域|产业|来源|落地|区域|地区)`)

// otherDivision reports whether the head of a list divides the whole by another kind of
// part than the boards that a question asks for, which are sectors of one text and
// zones of another.
func otherDivision(q, head string) bool {
	m := dividedRE.FindStringSubmatch(head)
	if m == nil {
		return false
	}
	sector := m[1] == "行业" || m[1] == "领域" || m[1] == "产业"
	return m[1] != "板块" && strings.Contains(q, "板块") || !sector && m[1] != "类别" && m[1] != "类型" && strings.Contains(q, "行业")
}

// ofPlaces reports whether most parts of a list are divisions or countries, of the
// level that the question asks for.
func (r *Run) ofPlaces(l *partList, q string) bool {
	n, outer := 0, 0
	for _, x := range l.parts {
		places := r.Read(x.name).Places
		if abroad := foreignRE.MatchString(x.name); abroad || partAreaRE.MatchString(x.name) || len(places) > 0 {
			n++
			if abroad || len(places) > 0 && places[0].ID != "" && !strings.Contains(places[0].ID, "/") {
				outer++
			}
		}
	}
	if 2*n <= len(l.parts) {
		return false
	}
	switch {
	case outerAskedRE.MatchString(q):
		return 2*outer > n
	case innerAskedRE.MatchString(q):
		return 2*outer < n
	}
	return true
}

var (
	// foreignRE matches names of countries and regions.
	foreignRE = regexp.MustCompile(`国$|香港|澳门|台湾|新加坡|日本|马来西亚|印尼|印度|越南|俄罗斯|加拿大|澳大利亚|意大利|西班牙|荷兰|瑞士|瑞典|丹麦|东盟|欧盟|[港澳台日韩美欧]资$`)
	// outerAskedRE and innerAskedRE match which level of places is asked for.
	outerAskedRE = regexp.MustCompile(`[哪各边三两四五几]个?(?:国|省)|客商|来源`)
	innerAskedRE = regexp.MustCompile(`[市县区州旗镇]`)
)

// partRanked is the first or the last part: the one that the text itself says,
// or of a list that goes down from the first, or that is all of its whole.
func (r *Run) partRanked(ask *partAsk, l *partList, last bool) *Result {
	said := partFirstRE
	if last {
		said = partLastRE
	}
	for i := range l.parts {
		x := &l.parts[i]
		if v := ask.measure(x); v != nil && said.MatchString(x.said) && ask.saidOf(x) {
			return r.oneRanked(l, x, v)
		}
	}
	list := l.measured(ask, l.parts, true)
	if n := kindsSaid(ask.q); n > 1 && n != len(list) {
		return nil // it would lack one
	}
	if len(list) < 2 || l.lacks || last && !l.complete(ask) || ask.open() && !l.agree(last) {
		return nil
	}
	if !last && !l.complete(ask) && value(list[0]) < value(slices.MaxFunc(list, func(a, b item) int { return cmp.Compare(value(a), value(b)) })) {
		return nil
	}
	n := max(r.Q.N, 1)
	if m := partTopNRE.FindStringSubmatch(ask.q); m != nil {
		n = reading.WholeNumber(m[1])
	}
	return r.rankParts(list, last, n)
}

// partTopNRE matches how many parts are asked for: 哪三省, 前三位.
var partTopNRE = regexp.MustCompile(`(?:哪|前)([两二三四五六])`)

// saidOf reports whether what the text says of a part is of the measure asked.
func (a *partAsk) saidOf(x *listedPart) bool {
	switch {
	case strings.Contains(x.said, "数") && !strings.Contains(x.said, "额"):
		return a.count && !a.money
	case strings.Contains(x.said, "额"):
		return !a.rate && (a.money || !a.count)
	case strings.Contains(x.said, "增") || strings.Contains(x.said, "快"):
		return a.rate
	}
	return true
}

func (r *Run) oneRanked(l *partList, x *listedPart, v *reading.Value) *Result {
	it := l.item(x, v)
	return &Result{Status: answer.Answered, Plan: "Top [said]", Parts: []Part{{Page: l.page, Text: it.name + ":" + it.measure, Cite: l.source(x)}}, Facts: []answer.Fact{fact(it)}, items: []item{it}}
}

// agree reports whether the first or last part is the same by number and by sum.
func (l *partList) agree(last bool) bool {
	best := func(ask partAsk) string {
		list := l.measured(&ask, l.parts, true)
		if list == nil {
			return ""
		}
		sortParts(list, last)
		return list[0].name
	}
	a, b := best(partAsk{count: true}), best(partAsk{money: true})
	return a == b || a == "" || b == ""
}

// sortParts puts the largest parts first, or the smallest when the last are asked for.
func sortParts(list []item, last bool) {
	slices.SortStableFunc(list, func(a, b item) int {
		if last {
			a, b = b, a
		}
		return cmp.Compare(value(b), value(a))
	})
}

// rankParts gives the first or last parts of a list.
func (r *Run) rankParts(list []item, last bool, n int) *Result {
	list = slices.Clone(list)
	sortParts(list, last)
	if len(list) > n && value(list[n-1]) == value(list[n]) {
		return nil
	}
	res := r.listItems(list[:min(n, len(list))], selection{items: list, cover: 1, why: " [parts]"}, true)
	res.Message, res.Plan = "", "Top [parts]"
	return res
}

// partLimitRE matches a limit: 没到300亿, 过千亿, 200亿以上.
var partLimitRE = regexp.MustCompile(`(?:(不足|[不没未][到过满足]|低于|少于|小于)|(超过?|[突大]?[过破于]|上|高于|多于|不少于|不低于))?([0-9]+(?:\.[0-9]+)?|[百千])(万亿|亿|万)元?(?:(以下|以内)|(?:及|\(含\))?(以上))?`)

// partsWithin are the parts over or under a limit.
func (r *Run) partsWithin(ask *partAsk, l *partList) *Result {
	m := partLimitRE.FindStringSubmatch(ask.q)
	under, over := m[1]+m[5] != "", m[2]+m[6] != ""
	a, err := amounts.ParseAmount(strings.NewReplacer("百", "100", "千", "1000").Replace(m[3])+m[4]+"元", "")
	if err != nil || under == over {
		return nil
	}
	var kept []item
	for _, it := range l.measured(&partAsk{money: true}, l.parts, false) {
		if it.amount.Currency == a.Currency && (under && it.amount.Figure() < a.Figure() || over && it.amount.Figure() > a.Figure()) {
			kept = append(kept, it)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return r.listItems(kept, selection{items: kept, cover: 1, why: " [parts]"}, true)
}

// complete reports whether the parts of a list add up to a whole that stands
// before them.
func (l *partList) complete(ask *partAsk) bool {
	if l.series {
		return l.counted()
	}
	return l.whole(ask) != nil
}

// whole is the figure before a list that its parts add up to; nil for none.
func (l *partList) whole(ask *partAsk) *reading.Value {
	sum := 0.0
	list := l.measured(ask, l.parts, true)
	if len(list) == 0 {
		return nil
	}
	for _, it := range list {
		sum += value(it)
	}
	block := l.page.Sentences[l.page.SentenceAt(l.parts[0].span.Start)].Block
	for i := len(l.page.Values) - 1; i >= 0; i-- {
		v := &l.page.Values[i]
		s := l.page.SentenceAt(v.Span.Start)
		if v.Span.End > l.parts[0].span.Start || s < 0 || l.page.Sentences[s].Block < block-1 {
			continue
		}
		if it := l.item(&listedPart{}, v); (it.amount != nil) == (list[0].amount != nil) && near(value(it), sum) {
			return v
		}
	}
	return nil
}

// near reports whether two figures differ by no more than rounding does.
func near(a, b float64) bool {
	d := a - b
	if d < 0 {
		d = -d
	}
	return d <= 0.001*b
}

// partOfWhole is the share that a part has of the whole.
func (r *Run) partOfWhole(ask *partAsk, l *partList, x *listedPart) *Result {
	a := *ask
	if !a.count {
		a.money = true
	}
	w, v := l.whole(&a), a.measure(x)
	if w == nil || v == nil {
		return nil
	}
	it, all := l.item(x, v), l.item(x, w)
	share := percent(int64(value(it)), int64(value(all)))
	if share == "" {
		return nil
	}
	return &Result{Status: answer.Answered, Message: "share", Args: []string{share, it.measure, all.measure}, Plan: "Share [part]", Parts: []Part{{Page: l.page, Cite: l.cite, Silent: true}}, Facts: []answer.Fact{{Kind: "share", Name: share, Of: it.name}}, items: []item{it}}
}

// partAreaRE matches the ends of names of divisions.
var partAreaRE = regexp.MustCompile(`[省市县区州旗镇乡盟]$`)
