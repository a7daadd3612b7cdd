package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

var (
	partCountRE = regexp.MustCompile(`(?:几|多少|边?几多)(?:个|家|项|宗|户|笔|单)(?:[^亿百千万]|$)|个数|项目数|家数|项目(?:最|更)(?:多|少)`)
	partMoneyRE = regexp.MustCompile(`钱|亿|金额|[额资]|盘子|万元|美元|投资|投得`)
	partRateRE  = regexp.MustCompile(`[降涨增跌升]了(?:多少|几)|增速|增幅|降幅|增长|涨|同比|最快|最慢|%|百分`)
	// investEventRE matches the word 投资 in the name of an event.
	investEventRE = regexp.MustCompile(`投资(?:贸易|合作)?(?:洽谈|推介|说明|恳谈|论坛|大会|峰会|博览)`)
	// partShareRE matches questions for a part of the whole.
	partShareRE = regexp.MustCompile(`占|比重|几成`)
	partAddsRE  = regexp.MustCompile(`一共|总共|合计|共计|总计|总和|加起来|加一?[起块]|加总|合起来|相加|拢共|一起|合共|共(?:投|是|有|签)?(?:多少|几)|和是`)
	partVersus  = regexp.MustCompile(`比|哪[个边家]|谁|边[个度边]|还是|相差|差多少|多多少|少多少`)
	partEachRE  = regexp.MustCompile(`各|分别|每个`)
	// partLastAskedRE and partFirstAskedRE match questions for the last and the first.
	partLastAskedRE  = regexp.MustCompile(`最(?:少|小|低|慢)|垫底|殿后|末位|居末|倒数第一|尾`)
	partFirstAskedRE = regexp.MustCompile(`最(?:多|大|高|快|猛)|居首|领跑|头名|榜首|第一(?:$|[^个批期届次轮])|夺魁|拔头筹`)
)

// sizedThingsRE matches the size of the things that a question counts, which is no sum that it
// asks for: 多少个亿元以上项目.
var sizedThingsRE = regexp.MustCompile(`([几多]少?个)[十百千0-9.]*(?:亿|千万|百万)(?:美?元)?(?:及)?以上的?`)

// partCategories pairs the words of a question for a kind of part with whether
// the parts are places.
var (
	partSectorRE = regexp.MustCompile(`(?:哪|边|各|最.{0,3}的|垫底的)(?:一|几|些)?(?:[个类条块大]|两个|三个)?(?:产业|行业|领域|板块|类|环节|链条?|赛道|块|门类|端)|(?:行业|产业|领域|板块|类别)(?:里[头面]?|当?中)[^,]{0,8}最`)
)

// parts answers from the part lists of running text; nil when the question asks
// for something else or no list fits it.
func (r *Run) partsTold() *Result {
	if r.Q.Table || r.Q.Language == "en" || r.Q.Asks("when", "where", "who", "quote", "duration", "average", "visit", "partner") && !partFirstAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	ask := &listing.PartAsk{Q: strings.TrimRight(string(r.Q.Folded), "?!。 ")}
	bare := sizedThingsRE.ReplaceAllString(ask.Q, "$1")
	ask.Count, ask.Rate = partCountRE.MatchString(bare), partRateRE.MatchString(ask.Q)
	ask.Money = partMoneyRE.MatchString(investEventRE.ReplaceAllString(bare, "")) && !ask.Rate
	ask.Place, ask.Sector = listing.PartPlaceRE.MatchString(ask.Q), partSectorRE.MatchString(ask.Q)
	var found []*Result
	for _, p := range r.Pages {
		for _, list := range slices.Concat(listing.PartLists(p), listing.SeriesLists(p)) {
			if bare != ask.Q && !strings.Contains(p.Read(list.Cite), "以上") {
				continue
			}
			if res := r.partAnswer(ask, &list); res != nil {
				found = append(found, res)
			}
		}
	}
	return onePart(found)
}

// onePart is the answer that is meant: the only one, or the one that all agree on.
func onePart(found []*Result) *Result {
	if len(found) == 0 {
		return nil
	}
	best := found[0]
	for _, x := range found[1:] {
		if x.Score > best.Score {
			best = x
		}
	}
	for _, x := range found {
		if x != best && x.Score == best.Score && !sameParts(x, best) {
			return nil
		}
	}
	return best
}

// sameParts reports whether two answers say the same of the same parts.
func sameParts(a, b *Result) bool {
	return slices.EqualFunc(a.items, b.items, func(x, y listing.Item) bool { return x.Name == y.Name && x.Measure == y.Measure })
}

// inAskedCurrency is a list with its sums in the currency that the question names, when
// each part gives them in brackets behind those of another.
func (r *Run) inAskedCurrency(list *listing.PartList) *listing.PartList {
	if r.Q.Currency == "" || slices.ContainsFunc(list.Parts, func(x listing.ListedPart) bool {
		return x.Other == nil || x.Other.Amount.Currency != r.Q.Currency
	}) {
		return list
	}
	return withMoney(list, func(x *listing.ListedPart) *reading.Value { return x.Other })
}

// withMoney is a list with other sums of its parts in place of theirs.
func withMoney(list *listing.PartList, of func(*listing.ListedPart) *reading.Value) *listing.PartList {
	out := *list
	out.Parts = slices.Clone(list.Parts)
	for i := range out.Parts {
		out.Parts[i].Money = of(&out.Parts[i])
	}
	return &out
}

// asideAsked is a list with the sums in brackets in place of the others when the question asks
// for those by what the list calls them: 谁的协议外资多 of 甲区8个、4亿美元(协议外资1亿美元).
func asideAsked(q string, list *listing.PartList) *listing.PartList {
	if list.Aside == "" || !strings.Contains(q, list.Aside) {
		return list
	}
	return withMoney(list, func(x *listing.ListedPart) *reading.Value { return x.Aside })
}

// partAnswer is the answer of one list; nil when it does not fit.
func (r *Run) partAnswer(ask *listing.PartAsk, list *listing.PartList) *Result {
	list = r.inAskedCurrency(asideAsked(ask.Q, list))
	named := list.Named(ask.Q)
	if len(named) == 0 && !ask.Place && !ask.Sector && !list.OfSeries(ask.Q) && !(partAddsRE.MatchString(ask.Q) && leadersAskedRE.MatchString(ask.Q)) || len(named) == 1 && ask.Place {
		return nil // it asks for no part
	}
	if r.Leaning && (list.Page.Document.ID != r.Anchor.Document || len(named) == 0 || !list.Follows(r.Anchor.Span)) || r.ofProject(list, named) || !r.partKnown(list, listing.SpareStrange(named)) || r.otherStop(list, named) {
		return nil
	}
	if !r.partScope(ask, list, named) || len(named) == 1 && r.placedBeside(list, named[0]) {
		return nil
	}
	var res *Result
	switch {
	case len(named) == 1:
		res = r.partLookup(ask, list, named[0])
	case len(named) >= 2:
		res = r.partsNamed(ask, list, named)
	default:
		res = r.partsOfKind(ask, list)
	}
	if res != nil {
		res.Score = 1 + float64(len(named))
		if r.partKnown(list, 0) {
			res.Score += wholly
		}
		res.Document = list.Page.Document.ID
	}
	return res
}

// placedBeside reports whether a place that the question names is none of a part, and
// stands behind the part, with another figure: 甲公司增资意大利公司多少, of a list with
// 甲公司以…增资美国公司; 甲另以…增资意大利公司.
func (r *Run) placedBeside(l *listing.PartList, x listing.ListedPart) bool {
	p := l.Page
	own := p.SentenceAt(x.Span.Start)
	if own < 0 {
		return false
	}
	before := string(p.Folded[:l.Parts[0].Span.Start]) + l.Head
	block := p.Text.Blocks[p.Sentences[own].Block].Span
	behind := p.Read(corpus.Span{Start: x.Span.End, End: max(x.Span.End, block.End)})
	return slices.ContainsFunc(r.Q.Places, func(at names.Place) bool {
		w := string(r.Q.Folded[at.Span.Start:at.Span.End])
		return !strings.Contains(x.Name, w) && !strings.Contains(before, w) && !strings.Contains(p.Read(x.Span), w) && strings.Contains(behind, w)
	})
}

// wholly is how much more a list is meant that has all that the question names.
const wholly = 0.5

// ofProject reports whether a question is of a project or an investor of the
// document rather than of a part.
func (r *Run) ofProject(l *listing.PartList, named []listing.ListedPart) bool {
	q := string(r.Q.Folded)
	for _, x := range named {
		q = strings.ReplaceAll(strings.ReplaceAll(q, x.Name, "|"), listing.PartStem(x.Name), "|")
	}
	for _, x := range r.Q.Places {
		q = strings.ReplaceAll(q, string(r.Q.Folded[x.Span.Start:x.Span.End]), "|")
	}
	title := clean.Fold(l.Page.Document.Title) + l.Page.Read(l.Page.TitleSpan())
	projects := r.recordsOf(l.Page.Document.ID).Projects
	for i := range projects {
		for _, name := range append(projects[i].PartyNames(), projects[i].Name.Value) {
			if listing.HeldRun(q, clean.Fold(name), title) {
				return true
			}
		}
	}
	return false
}

// partWordRE matches what questions for parts say beside names.
var partWordRE = regexp.MustCompile(`[降涨增跌升]了|[跟比同和与占没]|[更]?[多少高低大小]的?$|额[高低大小多少]|上一?届|多多?少|相差|[多少]多少|一家|一[个块]|加一?[起块]|总和|个数|项目数?|[过超不没未]?到?[0-9.]+[亿万]元?|签约?[得了的下]?|引进|金额|客商|领跑|垫底|居首|榜首|头名|增速|[最更](?:多|少|快|大|小|高|低)|多少|几个|其中|那边|这届|本届|哪些|哪个|来自|投了|大会|报道|盘点|通报|[两三四五六七八九十][省市县区个家]|合计|拢共|比例|几成|总投资|总额|各|那|链|投得|哪?[几一二三四五六七八九十两]?[块条]|市州?|省|区县|县区|旗县|盟市|行业|产业|环节`)

// partKnown reports whether a question names nothing, but for some characters to spare, that
// what stands over a list and in its paragraph does not.
func (r *Run) partKnown(l *listing.PartList, spare int) bool {
	words := partWordRE
	if l.Series {
		words = seriesWordRE
	}
	strange, _ := r.strangeIn(l.Known(), words)
	return strange <= spare && r.yearKnown(l.Page)
}

// offPart reports whether an answer is told without the part that the question
// names, of which a list gives another measure: then it is the figure of the whole.
func (r *Run) offPart(res *Result) bool {
	if res.Status != answer.Answered || len(res.Parts) != 1 || len(res.items) > 0 || res.Parts[0].Page == nil || res.Parts[0].Text != "" {
		return false
	}
	part := res.Parts[0]
	told := part.Page.Read(part.Cite)
	return slices.ContainsFunc(r.bareParts, func(name string) bool { return !strings.Contains(told, listing.PartStem(name)) })
}

// partScope reports whether a list is of the year and the scope that are asked
// for, and its money of the kind.
func (r *Run) partScope(ask *listing.PartAsk, l *listing.PartList, named []listing.ListedPart) bool {
	own := l.Head + "\n" + l.Lead()
	if y := l.Page.YearAt(l.Page.ClauseAt(l.Parts[0].Span.Start)); y > 0 && !l.Series && len(r.Q.Years) > 0 && !slices.Contains(r.Q.Years, y) {
		return false
	}
	if !l.SameScope(ask.Q, l.Announced()+"\n"+l.Lead()) {
		return false
	}
	if w := listing.EditionRE.FindString(ask.Q); w != "" && !l.Series && !strings.Contains(own+l.Page.Read(l.Page.TitleSpan())+clean.Fold(l.Page.Document.Title), w) && l.LastEdition() != w {
		return false
	}
	if !l.InPeriod(ask.Q, own) || listing.PartLastYearRE.MatchString(ask.Q) && !l.OfLastYear(own) {
		return false
	}
	return l.MoneyFits(ask.Q, own, named)
}

// A series is a run of paragraphs that each begin with a place or a year and
// give its total first: 6日,竹海。26个项目,203亿元… 7日,松石。14个项目共61亿元…. Its
// paragraphs are the parts of a list.

// seriesWordRE matches what questions for paragraphs of a series say beside names.
var seriesWordRE = regexp.MustCompile(partWordRE.String() + `|[两三四五六七八九]年|历[届年]|里头?|那[天场站次届]|[两三四五]届|当[天日]|[场站]|签[字下]|第[一二三四五六七八九十0-9]+届|首届|[两三四五六七八九]座?城市?|城市`)

// otherStop reports whether a question names a place that the paragraph of
// another part is of, or none.
func (r *Run) otherStop(l *listing.PartList, named []listing.ListedPart) bool {
	if !l.Series || len(named) != 1 {
		return false
	}
	p := l.Page
	at := p.Sentences[p.SentenceAt(named[0].Span.Start)]
	own, all := p.Read(named[0].Span), l.Openings()
	known := p.Head() + "\n" + p.Read(p.TitleSpan()) + p.Read(p.Sections[at.Section].Lead) + p.Read(p.Text.Blocks[at.Block].Span)
	return slices.ContainsFunc(r.Q.Places, func(x names.Place) bool {
		word := find.PlaceName(r.Q.Folded[x.Span.Start:x.Span.End])
		return !strings.Contains(own, word) && (strings.Contains(all, word) || !strings.Contains(known, word))
	})
}
