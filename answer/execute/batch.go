package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A batch is a number of things by which a question means those of which a text gives
// one figure: 那8个一共多少亿 means the sum behind 其中8个当场签约, not the one behind
// 共签19个.

// batchAskedRE matches the number of things that a question means: 下午签的10个项目, 那
// 天六家; no 第8个, 前8个月, 哪3个, 超过8个.
var batchAskedRE = regexp.MustCompile(`(?:^|[^0-9第前后近约每哪几上下过超达足满多少一二三四五六七八九十百千.])([0-9]{1,4}|[两二三四五六七八九十]{1,3})(?:个|家|项|宗|笔|份)([^月年亿万季百千小国区县镇省市人部层工一]|$)`)

// batchApartRE matches questions for one or some of the batch, or for each.
var batchApartRE = regexp.MustCompile(`最|里面?头?(?:的|有|哪|最|外资|内资|工业)|当中|其中|除了|以外|之外|哪|谁|各|分别|平均|每|还有|其余|剩`)

// batchSure is how much of a question the words around the figure of its batch must
// have, and how near its rarest word must be.
const (
	batchSure = 0.36
	batchKey  = 0.4
)

// Two or three things are many groups; more of the question must stand around theirs.
const (
	fewThings = 3
	fewSure   = 0.6
)

// batchStated answers with the figure that a text gives of as many things as the
// question means; nil when the question means no number of things, or texts give
// several figures of as many.
func (r *Run) batchStated() *Result {
	n := r.batchAsked()
	if n == 0 {
		return nil
	}
	var best []find.Candidate
	sure, key := batchSure, batchKey
	if n <= fewThings {
		sure, key = fewSure, fewSure
	}
	for _, c := range r.find.Values(reading.Money) {
		if c.Cover < sure || c.Key < key || !r.ofBatch(c, n) || notThisRE.MatchString(c.Why) {
			continue
		}
		best = append(best, c)
	}
	slices.SortStableFunc(best, func(a, b find.Candidate) int { return r.namesBeside(b) - r.namesBeside(a) })
	for _, c := range best[min(1, len(best)):] {
		if !sameFigure(c, best[0]) && c.Score > best[0].Score-closeScore && r.namesBeside(c) == r.namesBeside(best[0]) {
			return nil
		}
	}
	if len(best) == 0 || r.unknown(best[0]) {
		return nil
	}
	c := best[0]
	return &Result{Status: answer.Answered, Plan: "Lookup batch", Score: c.Score, Why: describeAll(best), Document: c.Page.Document.ID, Parts: []Part{r.part(c)}}
}

// namesBeside is how many names of the question stand in the sentence of a figure.
func (r *Run) namesBeside(c find.Candidate) int {
	s, n := r.sentenceOf(c), 0
	for _, x := range r.alignmentOf(c.Page).Pieces {
		if x.Strong && !x.Date && x.StandsIn(s) {
			n++
		}
	}
	return n
}

// notThisRE matches the reasons for which a figure is of something else.
var notThisRE = regexp.MustCompile(`other year|other period|other part| a part|other phase|of a neighbour|of a wider place`)

// closeScore is how much less a figure may score than another to be meant as well.
const closeScore = 0.25

// batchAsked is the number of things whose figure a question asks for; 0 for none.
func (r *Run) batchAsked() int {
	q := string(r.Q.Folded)
	f := r.Q.Focus
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("amount", "sum", "attribute") || f != nil && f.ID != "total" || r.limited() || batchApartRE.MatchString(q) {
		return 0
	}
	m := batchAskedRE.FindStringSubmatch(q)
	if m == nil || strings.ContainsAny(m[2], "月亿万") {
		return 0
	}
	if n := reading.WholeNumber(m[1]); n >= 2 {
		return n
	}
	return 0
}

// ofEachRE matches clauses of what each of several has: 单个投资额都在亿元以上.
var ofEachRE = regexp.MustCompile(`单[个项家]|每[个项家]|[都均][在为超过达]|各[投自为]`)

// ofBatch reports whether a sum is of the number of things that is asked: the last one
// before it in its sentence, 其余7个没有公布,合计35.7亿元, or the one that follows, 总投资
// 62亿元的17个项目.
func (r *Run) ofBatch(c find.Candidate, n int) bool {
	p, v := c.Page, &c.Page.Values[c.Value]
	s := p.Sentences[p.Clauses[c.Clause].Sentence]
	if s.Kind == corpus.TableRow || v.Owner.Threshold || inHeading(c) || ofEachRE.MatchString(p.Read(p.Clauses[c.Clause].Span)) {
		return false
	}
	if k := c.Value + 1; k < len(p.Values) && ofThingsRE.MatchString(p.Read(corpus.Span{Start: v.Span.End, End: max(v.Span.End, p.Values[k].Span.Start)})) && isBatch(&p.Values[k]) {
		return int(p.Values[k].Number) == n
	}
	for k := c.Value - 1; k >= 0 && p.Values[k].Span.Start >= s.Span.Start; k-- {
		switch x := &p.Values[k]; {
		case x.Kind == reading.Money && !x.Owner.Threshold:
			return false
		case isBatch(x):
			return int(x.Number) == n && !listsThings(p.Read(corpus.Span{Start: x.Span.End, End: v.Span.Start}))
		}
	}
	return false
}

// ofThingsRE matches what stands between a sum and the number of things that it is of.
var ofThingsRE = regexp.MustCompile(`^(?:人民币)?的$`)

// isBatch reports whether a value is a number of things: 17个, 六家.
func isBatch(v *reading.Value) bool {
	return v.Kind == reading.Count && v.Unit != "" && strings.Contains("个家项宗笔份", v.Unit)
}

// listsThings reports whether what stands between a number of things and a sum names
// some of them, so that the sum is of the first: 两个,青岚公司的轴承项目3亿元.
func listsThings(between string) bool {
	if strings.ContainsAny(between, ":(") || strings.Contains(between, "分别") {
		return true
	}
	_, behind, _ := strings.Cut(between, ",")
	return thingNamedRE.MatchString(behind)
}

// thingNamedRE matches the ends of names of projects and companies.
var thingNamedRE = regexp.MustCompile(`\p{Han}(?:项目|公司|集团|产业园|基地|中心|工厂|厂|科技|股份)`)
