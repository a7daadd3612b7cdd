package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A report that names some of the things it counts often says which of them is the
// largest or the smallest: 甲公司的电机项目以15亿元居首, 投资3500万美元,为五宗之冠, 组装
// 线最小,3200万元. What it says goes before what is ranked of the records: not every
// sum of a running text has one.

var (
	// toldFirstRE and toldLastRE match what is said of the largest and of the smallest.
	toldFirstRE = regexp.MustCompile(`居(?:全场|各项目)?(?:首|榜首|冠|第一)|之(?:冠|首|最)|夺魁|拔(?:得)?头[筹彩]|[位列名排]+(?:第一|榜首|首位)|领跑|最(?:大|高|多)(?:的|一[个笔单宗项])?|头号`)
	toldLastRE  = regexp.MustCompile(`居末|垫底|殿后|末位|最(?:小|低|少)(?:的|一[个笔单宗项])?`)
	// toldWiderRE matches what is the first of more than the things of the report, or by
	// something else than money.
	toldWiderRE = regexp.MustCompile(`历[届年次]|全[国省市县区球州]|近[0-9一二两三四五六七八九十]*年|以来|迄今|至今|同类|同行|国内|亚洲|世界|占地|用地|面积|产能|年产|产值|用工|岗位|利润|税收|增幅|增长|单产|最[大高多小低少](?:限度|程度|优势|特点|亮点|努力|可能)|来源地|客商`)
	// toldGroupRE matches what is said of a kind or a region rather than of a project:
	// 装备制造类签约额最大.
	toldGroupRE = regexp.MustCompile(`(?:类|领域|行业|产业|板块|门类)(?:项目)?(?:签约|投资|金额|总|以|占|最|居|[0-9])|[0-9]+(?:个|项|宗|家)(?:[^里中当之]|$)|[县区市州省镇]以|个数|[合总]计|总额`)
)

// toldTop is the segment of a paragraph that says which thing of it is the largest, or
// the smallest, with its sum.
type toldTop struct {
	show, cite corpus.Span
	value      *reading.Value
}

// toldTops are the segments of sentences from and up to to that say it.
func toldTops(p *reading.Page, from, to int, smallest bool) []toldTop {
	said := toldFirstRE
	if smallest {
		said = toldLastRE
	}
	var out []toldTop
	for s := from; s < to; s++ {
		for _, seg := range reading.SemicolonParts(p, p.Sentences[s].Span) {
			text := p.Read(seg)
			at := said.FindStringIndex(text)
			if at == nil || toldWiderRE.MatchString(text) {
				continue
			}
			said := corpus.Span{Start: seg.Start + len([]rune(text[:at[0]])), End: seg.Start + len([]rune(text[:at[1]]))}
			v := nearestSum(p, seg, said.Start)
			if v == nil {
				continue
			}
			if own := ownClauses(p, seg, said, v); !toldGroupRE.MatchString(p.Read(own)) {
				out = append(out, toldTop{show: own, cite: p.Sentences[s].Span, value: v})
			}
		}
	}
	return out
}

// ownClauses is the part of a segment that says it: from the clause of the sum to that of
// the words, and no sum of all before, 14个项目总投资130亿元,其中甲公司的乙园23亿元,个头最大;
// the whole segment when it has no other sum.
func ownClauses(p *reading.Page, seg, said corpus.Span, v *reading.Value) corpus.Span {
	own := corpus.Span{Start: p.Clauses[v.Clause].Span.Start, End: max(p.Clauses[v.Clause].Span.End, said.End)}
	if c := p.ClauseAt(said.Start); c >= 0 {
		own.Start, own.End = min(own.Start, p.Clauses[c].Span.Start), max(own.End, p.Clauses[c].Span.End)
	}
	other := slices.ContainsFunc(p.Values, func(x reading.Value) bool {
		return x.Kind == reading.Money && x.Span != v.Span && x.Span.End <= own.Start && seg.Contains(x.Span)
	})
	if !other {
		return seg
	}
	return own
}

// nearestSum is the sum that stands nearest to a place in a segment; nil when it has
// none, or what is said may be of the sum of several things.
func nearestSum(p *reading.Page, seg corpus.Span, at int) *reading.Value {
	var best *reading.Value
	far := 0
	for i := range p.Values {
		v := &p.Values[i]
		if v.Kind != reading.Money || !seg.Contains(v.Span) {
			continue
		}
		d := max(at-v.Span.End, v.Span.Start-at)
		if best == nil || d < far {
			best, far = v, d
		}
	}
	if best == nil || best.Owner.Aggregate {
		return nil
	}
	return best
}

// orTold gives the segment that says which of several projects is the largest when
// the records of its paragraph were ranked and another one came first.
func (r *Run) orTold(res *Result) *Result {
	if !r.ranksProse(res) {
		return res
	}
	it := res.items[0]
	p := it.Page
	at := p.SentenceAt(it.Show.Start)
	if at < 0 {
		return res
	}
	from, to := reading.BlockOf(p, at)
	told := toldTops(p, from, to, r.Q.Smallest)
	if len(told) == 0 || slices.ContainsFunc(told, func(t toldTop) bool { return t.value.Span.Overlaps(it.Show) }) {
		return res
	}
	if len(told) > 1 {
		return notFound("fact_not_stated")
	}
	return tell("Top [told]", p, told[0].show, told[0].cite)
}

// ranksProse reports whether an answer ranks projects of running text by their sums.
func (r *Run) ranksProse(res *Result) bool {
	if res == nil || res.Status != answer.Answered || !r.Q.Asks("top") || r.Q.N > 1 || len(res.items) != 1 {
		return false
	}
	q := string(r.Q.Folded)
	it := res.items[0]
	return (it.Project != nil || it.Entry) && it.Row == nil && it.Amount != nil && !kindRE.MatchString(q) && !atMostRE.MatchString(q) && !otherMeasureRE.MatchString(q) && !r.limited() && (r.Q.Focus == nil || r.Q.Focus.ID == "total") && !strings.Contains(q, "除")
}
