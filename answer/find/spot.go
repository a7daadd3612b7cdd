package find

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// SpotAskedRE matches questions for what was done on one occasion: 推介会上签了多少,
	// 现场签约几个, 那次签了多少亿.
	SpotAskedRE = regexp.MustCompile(`推介会|推介活动|洽谈会|对接会|恳谈会|说明会|签约(?:会|仪式|活动)|现场|当场|会上|大会|论坛|专场|[那这此本][次场趟回]`)
	// longAskedRE matches questions for a longer time.
	longAskedRE = regexp.MustCompile(`全年|累计|今年|去年|上年|半年|季度|以来|[0-9]{4}年|[0-9]月|前[0-9两三四五六七八九十]+个?月|历届|历年|[几两三四五六七八九十]届|总共|至今|截至`)
	// spotSaidRE matches what a report says of one occasion.
	spotSaidRE = regexp.MustCompile(`会上|现场|当场|当天|当日|今天|今日|此次|本次|这次|仪式|签约活动|推介会|推介活动|洽谈会|对接会|说明会|恳谈会`)
	// longSaidRE matches what it says of a longer time.
	longSaidRE = regexp.MustCompile(`(?:去年|上年|全年|前年|[0-9]{4}年)(?:全[市县区省州年]|我[市县区]|新|共|累计|[,:])|[0-9]{1,2}月?[至到—-]+[0-9]{1,2}月|[上下]半年|[前一二三四]季度|今年以来|截至|累计`)
)

// ofLongTime is what a figure of some months loses when that of one occasion is asked
// for, and the other way round.
const (
	ofLongTime  = -0.25
	LongTimeWhy = "of a longer time"
)

// onTheSpot keeps what was reached on one occasion and in some months apart: 会上签约
// 46亿元 and 今年1至5月签约388亿元.
func (f *Finder) onTheSpot(x *Candidate) {
	p, v := x.Page, &x.Page.Values[x.Value]
	if f.Leaning || f.q.Language == "en" || v.Kind != reading.Money && v.Kind != reading.Count || p.Sentences[p.Clauses[x.Clause].Sentence].Kind == corpus.TableRow {
		return
	}
	q := string(f.q.Folded)
	before := p.Read(corpus.Span{Start: p.Sentences[p.Clauses[x.Clause].Sentence].Span.Start, End: v.Span.Start})
	before = before[strings.LastIndex(before, ";")+1:]
	spot, long := spotSaidRE.MatchString(before), longSaidRE.MatchString(before)
	if f.elsewhere(x) {
		x.Add(ofLongTime, LongTimeWhy+" or at another place")
		return
	}
	switch asked := longAskedRE.MatchString(q); {
	case !asked && SpotAskedRE.MatchString(q) && long && !spot:
		x.Add(ofLongTime, LongTimeWhy)
	case len(f.q.Periods) == 1 && !SpotAskedRE.MatchString(q) && !strings.Contains(q, "集中签约") && spot && !long:
		x.Add(ofLongTime, "of one occasion")
	}
}

// ofPeriodAsked reports whether the sentence of a figure gives it for the very months
// that are asked for.
func (f *Finder) ofPeriodAsked(x *Candidate) bool {
	if len(f.q.Periods) != 1 {
		return false
	}
	p := x.Page
	own, ok := p.PeriodBefore(p.Sentences[p.Clauses[x.Clause].Sentence].Span, p.Values[x.Value].Span.End)
	return ok && own == f.q.Periods[0]
}

// phaseNext reports whether the clause behind a sum says what is built with it, and names
// the phase asked for: 追加9亿元,建设二期项目.
func (f *Finder) phaseNext(x *Candidate, phase string) bool {
	p, next := x.Page, x.Clause+1
	if p.Values[x.Value].Kind != reading.Money || next >= len(p.Clauses) || p.Clauses[next].Sentence != p.Clauses[x.Clause].Sentence {
		return false
	}
	for i := p.Clauses[next].From; i < p.Clauses[next].To; i++ {
		if p.Values[i].Kind == reading.Money {
			return false
		}
	}
	text := JoinPhases(p.Read(p.Clauses[next].Span))
	return strings.Contains(text, phase) && builtRE.MatchString(text)
}

// builtRE matches how a clause begins that says what money is for.
var builtRE = regexp.MustCompile(`^ ?(?:用于|用来|拟|将|继续|再)?(?:投资)?(?:建设|新建|建|投建|打造|启动|实施|上)`)

// elsewhere reports whether a question says where something was signed, 在甲地签约多少, and the
// clause or the one before it that it was signed at another place: 12日在乙地,签了8项.
func (f *Finder) elsewhere(x *Candidate) bool {
	p := x.Page
	s := corpus.Span{Start: p.Sentences[p.Clauses[x.Clause].Sentence].Span.Start, End: p.Values[x.Value].Span.Start}
	said := elsewhereRE.MatchString(p.Read(s))
	asked := false
	for _, at := range f.q.Places {
		asked = asked || at.Span.Start > 0 && strings.ContainsRune("在去赴", f.q.Folded[at.Span.Start-1])
		said = said && !strings.Contains(p.Read(s), string(f.q.Folded[at.Span.Start:at.Span.End]))
	}
	return asked && said
}

// elsewhereRE matches a clause that says no more than the day and the place: 12日在乙地,.
var elsewhereRE = regexp.MustCompile(`^ ?(?:[0-9]{1,2}月)?[0-9]{1,2}日,?在\p{Han}{2,5},`)
