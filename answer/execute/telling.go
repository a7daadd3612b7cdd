package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// What a sentence loses by telling nothing.
const (
	tellsNothing = -0.5
	noVisit      = -0.3 // who was visited is asked, and it has no verb of visiting
)

// headLineRE matches the lines of a report or notice that say what it is, not
// what happened: 证券代码:…, 主办:…, 某某股份有限公司董事会, 仅供参考.
var headLineRE = regexp.MustCompile(`^(?:证券代码|股票代码|证券简称|公告编号|编号|主办|承办|时间|地点|来源|记者|作者|编辑|发布日期|发布时间|责任编辑|抄送|报送)[: ]|董事会$|特此公告|仅供参考|内部参考|^\(?(?:完|待续)\)?$`)

// telling lowers a line at the head or foot of a report, and one that says no
// more than the question does.
func (r *Run) telling(x *find.Candidate, sentence int, text string) {
	p := x.Page
	s := &p.Sentences[sentence]
	if s.Kind == corpus.TableRow || r.Q.Language == "en" || r.Q.Asks("where", "when", "count", "amount", "yesno") {
		return
	}
	text = strings.TrimRight(text, "。 ")
	if headLineRE.MatchString(text) || r.isByline(p, s.Span, text) || strings.ContainsFunc(text, han) && newTo(string(r.Q.Folded), text) < 2 && !strings.Contains(x.Why, "items follow") {
		x.Add(tellsNothing, "tells nothing")
	}
}

// isByline reports whether a line holds only a person and his title: 某市人民政府
// 市长 张三.
func (r *Run) isByline(p *reading.Page, s corpus.Span, text string) bool {
	people := p.People()
	for i := range people {
		if h := &people[i]; !r.Q.Asks("who") && s.Contains(h.Span) && strings.HasSuffix(text, p.Read(h.Span)) && s.Len()-h.Span.Len()-h.Known.Len() <= 14 {
			return !strings.ContainsAny(text, ",:;")
		}
	}
	return false
}

// newTo is how many Chinese characters of a text the question does not have.
func newTo(q, text string) int {
	n := 0
	for _, c := range text {
		if han(c) && !strings.ContainsRune(q, c) && !strings.ContainsRune("年月日的了在", c) {
			n++
		}
	}
	return n
}

// onlyPerson reports whether one person alone is named in a span.
func (r *Run) onlyPerson(p *reading.Page, s corpus.Span) bool {
	n := 0
	people := p.People()
	for i := range people {
		if s.Contains(people[i].Span) {
			n++
		}
	}
	return n == 1
}

// asksFigure reports whether a question without a question word ends or begins
// with what it asks the figure of: 某某预制菜基地,建筑面积.
func (r *Run) asksFigure() bool {
	f := r.Q.Focus
	if f == nil || r.Leaning || r.Q.Language == "en" {
		return false
	}
	q := strings.TrimRight(askingRE.ReplaceAllString(string(r.Q.Folded), ""), "?的 ")
	for _, w := range f.Questions {
		if strings.HasSuffix(q, w) || strings.HasPrefix(q, w+",") {
			return true
		}
	}
	return false
}

// ownFigure answers such a question with a figure near which most of it stands.
func (r *Run) ownFigure() *Result {
	list := r.find.Values(r.amountKinds()...)
	if len(list) == 0 || list[0].Cover < enoughBare {
		return notFound("fact_not_stated")
	}
	return r.figure(r.amountKinds()...)
}

// enoughBare is the cover that the figure of such a question needs.
const enoughBare = 0.62

// askingRE matches what surrounds what is asked for.
var askingRE = regexp.MustCompile(`请问|查一?下|给一?下|说一?下|报一?下|告诉我|的?(?:数额|数字|情况|数据|规模|具体数)`)

// severalNamedRE matches a text that names several things.
var severalNamedRE = regexp.MustCompile(`[、;/·]|[\p{Han}”」][和与及跟同][\p{Han}“「]|分别|一是|其一|以及|另有|另一|还有|[①-⑨]|”[^“]{0,6}“|并|,又|,再|%.*%|元.*元|[：:].*。.*。`)

// namesSeveral reports whether a text can name several things, when the question
// asks for as many: 哪四个项目.
func (r *Run) namesSeveral(p *reading.Page, show corpus.Span) bool {
	if !r.Q.Asks("list", "visit", "partner") || r.Q.Aspect != nil || r.Q.Language == "en" || r.Leaning || r.Within || !fewNamedRE.MatchString(string(r.Q.Folded)) {
		return true
	}
	return p.SentenceAt(show.Start) != p.SentenceAt(max(show.Start, show.End-2)) || severalNamedRE.MatchString(p.Read(show))
}

// fewNamedRE matches questions for a number of things by name.
var fewNamedRE = regexp.MustCompile(`哪(?:些|几|[两三四五六七八九十仨俩]|[2-9])|[两三四五六七八九十2-9](?:个|家|项|处|位|座)(?:分别)?(?:是|叫|都是)(?:哪|什么|啥|谁)`)
