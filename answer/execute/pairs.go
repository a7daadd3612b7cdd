package execute

import (
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	amounts "zhaoshang/corpus/extract/value"
)

// pairRE matches one of several things with its number and its sum: 碧湖区17个、
// 143亿元;竹海县14个、112.6亿元.
var pairRE = regexp.MustCompile(`(?:^|[;,。:、])(?:其中)?([\p{Han}]{2,10}?)(?:新?签约?|引进|开工)?([0-9]+)(?:个|家|项)(?:项目)?[、,](?:总投资|协议投资|投资|合同额|签约额|金额)?约?([0-9]+(?:\.[0-9]+)?(?:亿|万)(?:美元|元))`)

// pairCover is the part of the question that a list of pairs and what is around
// it must have: the list itself says names and figures only.
const pairCover = 0.2

// pairedLists are the paragraphs of a page that give a number and a sum for each
// of several things, with the one of both that the question asks for.
func (r *Run) pairedLists(p *reading.Page, covers []float64) [][]listing.Item {
	var out [][]listing.Item
	for i := range p.Sentences {
		s := &p.Sentences[i]
		if s.Kind == corpus.TableRow || i > 0 && p.Sentences[i-1].Block == s.Block {
			continue
		}
		cover, last := 0.0, i
		for ; last < len(p.Sentences) && p.Sentences[last].Block == s.Block; last++ {
			for c := p.Sentences[last].From; c < p.Sentences[last].To; c++ {
				cover = max(cover, covers[c])
			}
		}
		list := r.pairedEntries(p, corpus.Span{Start: s.Span.Start, End: p.Sentences[last-1].Span.End})
		if list == nil || cover < pairCover {
			continue
		}
		for k := range list {
			list[k].Score = cover
		}
		out = append(out, list)
	}
	return out
}

// pairedEntries are the things of a paragraph, each with its number or its sum.
func (r *Run) pairedEntries(p *reading.Page, s corpus.Span) []listing.Item {
	text := p.Read(s)
	found := pairRE.FindAllStringSubmatchIndex(text, -1)
	if len(found) < 3 {
		return nil
	}
	number := numberAskedRE.MatchString(string(r.Q.Folded)) || numberOnlyRE.MatchString(string(r.Q.Folded))
	var out []listing.Item
	for _, m := range found {
		if notOneRE.MatchString(text[m[2]:m[3]]) || strings.HasSuffix(text[m[2]:m[3]], "项目") {
			continue
		}
		at := s.Start + len([]rune(text[:m[2]]))
		it := listing.Item{Page: p, Name: text[m[2]:m[3]], Cite: p.Sentences[p.SentenceAt(at)].Span, Show: corpus.Span{Start: at, End: s.Start + len([]rune(text[:m[1]]))}, Unit: "个", Measure: text[m[4]:m[5]] + "个"}
		n, err := strconv.ParseFloat(text[m[4]:m[5]], 64)
		if it.Number = n; !number {
			a, failed := amounts.ParseAmount(text[m[6]:m[7]], "")
			err, it.Amount, it.Number, it.Unit, it.Measure = failed, &a, float64(a.Figure())/100, "元", text[m[6]:m[7]]
		}
		if err != nil {
			return nil
		}
		out = append(out, it)
	}
	if len(out) < 3 || !areas(out) {
		return nil
	}
	return out
}

// notOneRE matches what is no division by itself.
var notOneRE = regexp.MustCompile(`去年|上年|同期|同月|其余|其他|全[市县区省州]|合计`)

// someAmongRE matches questions for some of many: 亿元以上项目里工业的有多少.
var someAmongRE = regexp.MustCompile(`(?:项目|企业)(?:里|中|当中)[^,。亿]{1,6}的`)

var (
	// overAskedRE matches the size of projects that a question counts: 3亿元以上项目.
	overAskedRE = regexp.MustCompile(`(?:^|[^0-9.十百千万多余几]|([0-9]+(?:\.[0-9]+)?))亿元?(?:及)?以上|超([0-9]+)亿|过亿|上亿`)
	// overToldRE matches how texts count projects by their size: 3亿元以上项目41个.
	overToldRE = regexp.MustCompile(`(?:投资|总投资|^|[^0-9.十百千万多余几]|([0-9]+(?:\.[0-9]+)?))亿元(?:及)?以上的?(?:重大|重点|招商|签约|产业|工业)?项目(?:共|达|为|有)?\s*([0-9]+)(?:个|项)`)
)

// countedOver answers how many projects of a size there are with the number
// that one text states; nil when none does or several differ.
func (r *Run) countedOver() *Result {
	q := string(r.Q.Folded)
	m := overAskedRE.FindStringSubmatch(q)
	if m == nil || againstRE.MatchString(q) || someAmongRE.MatchString(q) || r.Q.Kind != "count" || r.Q.Language == "en" || r.Q.Table || len(r.Q.Sectors)+len(r.Q.Status) > 0 {
		return nil
	}
	var found []Part
	told := ""
	for _, p := range r.Pages {
		for i := range p.Sentences {
			s := &p.Sentences[i]
			if s.Kind == corpus.TableRow || r.beyond(p, s) {
				continue
			}
			text := p.Read(s.Span)
			for _, x := range overToldRE.FindAllStringSubmatch(text, -1) {
				if x[1] != m[1]+m[2] || listing.Aimed(text[:strings.Index(text, x[0])], string(r.Q.Folded)) {
					continue
				}
				if told != "" && told != x[2] {
					return nil
				}
				told = x[2]
				at := s.Span.Start + len([]rune(text[:strings.Index(text, x[0])]))
				found = append(found, Part{Page: p, Show: corpus.Span{Start: at, End: at + len([]rune(x[0]))}, Cite: s.Span})
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return &Result{Status: answer.Answered, Score: 1, Plan: "Lookup [stated by size]", Parts: found[:1], Document: found[0].Page.Document.ID}
}

// beyond reports whether a sentence is of another place, year or period than
// the question.
func (r *Run) beyond(p *reading.Page, s *reading.Sentence) bool {
	text, q := p.Read(s.Span), string(r.Q.Folded)
	if !r.yearKnown(p) {
		return true
	}
	asked, said := find.PeriodIn(q)
	known := p.Head()
	told, ok := find.PeriodIn(text)
	if !ok {
		told, ok = find.PeriodIn(known)
	}
	if said && ok && !told.Fits(asked) {
		return true
	}
	strange, _ := r.strangeIn(known+"\n"+text, sizeAskedWordRE)
	return strange > 0
}

// sizeAskedWordRE matches what questions by size say beside names.
var sizeAskedWordRE = regexp.MustCompile(`全[市县区省州]|一共|总共|引进|新引进|签约?|[过上超]亿|亿元?|以上|多少|几个|项目|的`)

// againstRE matches questions that set a number against another.
var againstRE = regexp.MustCompile(`比|占|多几|少几|增`)
