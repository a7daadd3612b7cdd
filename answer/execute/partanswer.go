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
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/extract/names"
	amounts "zhaoshang/corpus/extract/value"
)

// partLookup answers for one part with what is asked of it.
func (r *Run) partLookup(ask *listing.PartAsk, l *listing.PartList, x listing.ListedPart) *Result {
	if l.Series && partShareRE.MatchString(ask.Q) {
		return nil // of a part of the paragraph
	}
	if partAddsRE.MatchString(ask.Q) && (r.Q.Low != nil || r.Q.High != nil) {
		return nil // of some things of the part
	}
	if partShareRE.MatchString(ask.Q) {
		return r.partOfWhole(ask, l, &x)
	}
	if partAddsRE.MatchString(ask.Q) && addedToRE.MatchString(strings.ReplaceAll(ask.Q, x.Name, "")) {
		return nil // it is one of several added up
	}
	if partAddsRE.MatchString(ask.Q) && !ask.Count && !ask.Money || partFirstAskedRE.MatchString(ask.Q) || partLastAskedRE.MatchString(ask.Q) || !partAskedRE(ask.Q) {
		return nil
	}
	if r.placeBeside(l, &x) {
		return nil
	}
	v := ask.Measure(&x)
	if v == nil && !ask.Rate && !ask.Open() && len(l.Parts) > 2 && len(r.Read(x.Name).Places) > 0 {
		r.bareParts = append(r.bareParts, x.Name)
	}
	if v == nil || ask.Count && ask.Money && x.Count == nil {
		return nil
	}
	it := l.Item(&x, v)
	shown := it.Measure
	if ask.Count && ask.Money || ask.Open() {
		shown = l.Page.Shown(l.Bounded(x.Span))
	} else {
		shown = it.Name + ":" + shown
	}
	return &Result{Status: answer.Answered, Plan: "Lookup [part]", Parts: []Part{{Page: l.Page, Text: shown, Show: x.Span, Cite: l.Source(&x)}}, Facts: []answer.Fact{fact(it)}, items: []listing.Item{it}}
}

// placeBeside reports whether the question names a place that the paragraph of a list has,
// but not with the part that is named: of 甲厂增资乙国4亿元、甲厂增资丙国2亿元 the other one.
func (r *Run) placeBeside(l *listing.PartList, x *listing.ListedPart) bool {
	p := l.Page
	own := x.Name + l.Head + listing.HeadLines(p)
	for c := p.ClauseAt(x.Span.Start); c >= 0 && c < len(p.Clauses) && p.Clauses[c].Span.Start < x.Span.End; c++ {
		own += p.Read(p.Clauses[c].Span)
	}
	known := l.Known()
	return slices.ContainsFunc(r.Q.Places, func(at names.Place) bool {
		name := find.PlaceName(r.Q.Folded[at.Span.Start:at.Span.End])
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
func (r *Run) partsNamed(ask *listing.PartAsk, l *listing.PartList, named []listing.ListedPart) *Result {
	list := l.Measured(ask, named, true)
	if list == nil {
		return nil
	}
	if n := kindsSaid(ask.Q); n > len(list) {
		return nil // it would lack one
	}
	s := listing.Selection{Items: list, Cover: 1, Why: " [parts]"}
	switch {
	case partAddsRE.MatchString(ask.Q) && ask.Count && ask.Money:
		return nil
	case partAddsRE.MatchString(ask.Q), kindsSaid(ask.Q) == len(list) && partAskedRE(ask.Q) && !partEachRE.MatchString(ask.Q) && !partVersus.MatchString(ask.Q):
		return r.addParts(list, s)
	case len(list) == 2 && partVersus.MatchString(ask.Q):
		res := r.versus(list[0], list[1])
		res.items = list
		return res
	case partEachRE.MatchString(ask.Q):
		return r.eachPart(l, ask, named)
	case partFirstAskedRE.MatchString(ask.Q) || partLastAskedRE.MatchString(ask.Q) || partVersus.MatchString(ask.Q):
		return r.rankParts(list, partLastAskedRE.MatchString(ask.Q), 1)
	}
	return nil
}

// addParts adds up one measure of several parts.
func (r *Run) addParts(list []listing.Item, s listing.Selection) *Result {
	if list[0].Amount != nil {
		return r.total(list, s)
	}
	n, unit := 0.0, list[0].Unit
	for _, it := range list {
		if n += it.Number; it.Unit != unit || unit == "" {
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
func (r *Run) eachPart(l *listing.PartList, ask *listing.PartAsk, parts []listing.ListedPart) *Result {
	list := l.Measured(ask, parts, true)
	if list == nil {
		return nil
	}
	if ask.Open() || ask.Count && ask.Money {
		for i := range list {
			list[i].Measure = strings.TrimLeft(strings.TrimPrefix(l.Page.Shown(l.Bounded(parts[i].Span)), l.Page.Shown(parts[i].Span)[:len(parts[i].Name)]), ",，、 ")
		}
	}
	return r.listItems(list, listing.Selection{Items: list, Cover: 1, Why: " [parts]"}, true)
}

// partsOfKind answers for the parts of a kind: the first, the last, those over a
// limit, or all.
func (r *Run) partsOfKind(ask *listing.PartAsk, l *listing.PartList) *Result {
	if l.Series {
		if !l.OfSeries(ask.Q) {
			return nil
		}
	} else if ask.Place && !r.ofPlaces(l, ask.Q) || !ask.Place && r.ofPlaces(l, "") || otherDivision(ask.Q, l.Head) {
		return nil
	}
	last, first := partLastAskedRE.MatchString(ask.Q), partFirstAskedRE.MatchString(ask.Q)
	switch {
	case partAddsRE.MatchString(ask.Q) && leadersAskedRE.MatchString(ask.Q):
		return r.addLeaders(ask, l)
	case last || first:
		return r.partRanked(ask, l, last)
	case len(l.Parts) < 2:
		return nil
	case partLimitRE.MatchString(ask.Q):
		return r.partsWithin(ask, l)
	case partEachRE.MatchString(ask.Q) && partAskedRE(ask.Q):
		return r.eachPart(l, ask, l.Parts)
	}
	return nil
}

// leadersAskedRE matches questions for the first few: 到位资金前五的产业链加起来.
var leadersAskedRE = regexp.MustCompile(`(?:^|[^台目当此之以提年午从日])前([两二三四五六七八九十2-9])(?:位|名|大|强|个|家|的|$)`)

// addLeaders adds up the first parts of a list, as many as the question says, which all
// have the measure asked.
func (r *Run) addLeaders(ask *listing.PartAsk, l *listing.PartList) *Result {
	list, n := l.Measured(ask, l.Parts, true), reading.WholeNumber(leadersAskedRE.FindStringSubmatch(ask.Q)[1])
	if len(list) < n {
		return nil
	}
	listing.SortParts(list, false)
	return r.addParts(list[:n], listing.Selection{Items: list[:n], Cover: 1, Why: " [parts]"})
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
func (r *Run) ofPlaces(l *listing.PartList, q string) bool {
	n, outer := 0, 0
	for _, x := range l.Parts {
		places := r.Read(x.Name).Places
		if abroad := foreignRE.MatchString(x.Name); abroad || partAreaRE.MatchString(x.Name) || len(places) > 0 {
			n++
			if abroad || len(places) > 0 && places[0].ID != "" && !strings.Contains(places[0].ID, "/") {
				outer++
			}
		}
	}
	if 2*n <= len(l.Parts) {
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
func (r *Run) partRanked(ask *listing.PartAsk, l *listing.PartList, last bool) *Result {
	said := partFirstRE
	if last {
		said = partLastRE
	}
	for i := range l.Parts {
		x := &l.Parts[i]
		if v := ask.Measure(x); v != nil && said.MatchString(x.Said) && ask.SaidOf(x) {
			return r.oneRanked(l, x, v)
		}
	}
	list := l.Measured(ask, l.Parts, true)
	if n := kindsSaid(ask.Q); n > 1 && n != len(list) {
		return nil // it would lack one
	}
	if len(list) < 2 || l.Lacks || last && !l.Complete(ask) || ask.Open() && !l.Agree(last) {
		return nil
	}
	if !last && !l.Complete(ask) && listing.Value(list[0]) < listing.Value(slices.MaxFunc(list, func(a, b listing.Item) int { return cmp.Compare(listing.Value(a), listing.Value(b)) })) {
		return nil
	}
	n := max(r.Q.N, 1)
	if m := partTopNRE.FindStringSubmatch(ask.Q); m != nil {
		n = reading.WholeNumber(m[1])
	}
	return r.rankParts(list, last, n)
}

// partTopNRE matches how many parts are asked for: 哪三省, 前三位.
var partTopNRE = regexp.MustCompile(`(?:哪|前)([两二三四五六])`)

func (r *Run) oneRanked(l *listing.PartList, x *listing.ListedPart, v *reading.Value) *Result {
	it := l.Item(x, v)
	return &Result{Status: answer.Answered, Plan: "Top [said]", Parts: []Part{{Page: l.Page, Text: it.Name + ":" + it.Measure, Cite: l.Source(x)}}, Facts: []answer.Fact{fact(it)}, items: []listing.Item{it}}
}

// rankParts gives the first or last parts of a list.
func (r *Run) rankParts(list []listing.Item, last bool, n int) *Result {
	list = slices.Clone(list)
	listing.SortParts(list, last)
	if len(list) > n && listing.Value(list[n-1]) == listing.Value(list[n]) {
		return nil
	}
	res := r.listItems(list[:min(n, len(list))], listing.Selection{Items: list, Cover: 1, Why: " [parts]"}, true)
	res.Message, res.Plan = "", "Top [parts]"
	return res
}

// partLimitRE matches a limit: 没到300亿, 过千亿, 200亿以上.
var partLimitRE = regexp.MustCompile(`(?:(不足|[不没未][到过满足]|低于|少于|小于)|(超过?|[突大]?[过破于]|上|高于|多于|不少于|不低于))?([0-9]+(?:\.[0-9]+)?|[百千])(万亿|亿|万)元?(?:(以下|以内)|(?:及|\(含\))?(以上))?`)

// partsWithin are the parts over or under a limit.
func (r *Run) partsWithin(ask *listing.PartAsk, l *listing.PartList) *Result {
	m := partLimitRE.FindStringSubmatch(ask.Q)
	under, over := m[1]+m[5] != "", m[2]+m[6] != ""
	a, err := amounts.ParseAmount(strings.NewReplacer("百", "100", "千", "1000").Replace(m[3])+m[4]+"元", "")
	if err != nil || under == over {
		return nil
	}
	if r.Q.Currency != "" {
		a.Currency = r.Q.Currency // 超过3亿美元
	}
	var kept []listing.Item
	for _, it := range l.Measured(&listing.PartAsk{Money: true}, l.Parts, false) {
		if it.Amount.Currency == a.Currency && (under && it.Amount.Figure() < a.Figure() || over && it.Amount.Figure() > a.Figure()) {
			kept = append(kept, it)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return r.listItems(kept, listing.Selection{Items: kept, Cover: 1, Why: " [parts]"}, true)
}

// partOfWhole is the share that a part has of the whole.
func (r *Run) partOfWhole(ask *listing.PartAsk, l *listing.PartList, x *listing.ListedPart) *Result {
	a := *ask
	if !a.Count {
		a.Money = true
	}
	w, v := l.Whole(&a), a.Measure(x)
	if w == nil || v == nil {
		return nil
	}
	it, all := l.Item(x, v), l.Item(x, w)
	share := percent(int64(listing.Value(it)), int64(listing.Value(all)))
	if share == "" {
		return nil
	}
	return &Result{Status: answer.Answered, Message: "share", Args: []string{share, it.Measure, all.Measure}, Plan: "Share [part]", Parts: []Part{{Page: l.Page, Cite: l.Cite, Silent: true}}, Facts: []answer.Fact{{Kind: "share", Name: share, Of: it.Name}}, items: []listing.Item{it}}
}

// partAreaRE matches the ends of names of divisions.
var partAreaRE = regexp.MustCompile(`[省市县区州旗镇乡盟]$`)

var (
	// partFirstRE and partLastRE match what is said of the first and the last.
	partFirstRE = regexp.MustCompile(`居首|领跑|领先|头名|夺魁|榜首|[居排列]第一|第一[位名]|最(?:多|大|高|快)`)
	partLastRE  = regexp.MustCompile(`居末|垫底|殿后|最(?:少|小|低|慢)`)
)
