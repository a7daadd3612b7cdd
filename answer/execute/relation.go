package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	// askWordsRE matches the words of a question that say nothing of what it is about.
	askWordsRE = regexp.MustCompile(`什么(?:时候|时间|地方|位置|名字?)?|啥(?:时候|时间|地方)?|何时|何处|何地|几时|几月|几号|多久|哪[一几]?(?:天|年|月|日|里|儿|块|家|个|位|些|座|方|边)|边个|名字|姓名|日期|时间|预计|计划|打算|准备|大概|大约|那个|那边|这家|这个|公司|企业|集团|单位|机构|项目|工程|厂房|厂子|厂区|伙伴|地方|主体|产品|投资|除了|还有|县里|市里|区里|我说|开始|到底|[?,。、 ]`)
	// askRunesRE matches the single characters that do so where they stand in no name.
	askRunesRE = regexp.MustCompile(`[是的了在被由给和跟与同对于吗呢呀去把为能里哪谁叫咩名厂年月方]`)
	// groupAskedRE matches questions for more than one thing.
	groupAskedRE = regexp.MustCompile(`哪些|哪几|各|分别|多少|几[个家]|都有?|最[早晚先后大]|第[一二三四五六七八九十]|仪式|大会|推介会|洽谈会|座谈会|活动`)
	// freshRE matches dates that only the day of the report tells.
	freshRE = regexp.MustCompile(`今[天日]|昨[天日]|前天|日前|近日|当[天日]|本月|上月`)
	// placeNounRE matches the ends of names of places.
	placeNounRE = regexp.MustCompile(`\p{Han}(?:省|市|县|州|区|园|镇|乡|街道|村|城|路|大厦|楼|中心|广场|岛|湾|港|厂房|新区|基地|湖|岸)`)
	// withinRE matches the ends of names of places within a city.
	withinRE = regexp.MustCompile(`\p{Han}(?:区|园|镇|乡|街道|村|城|路|大厦|楼|中心|广场|岛|湾|港|湖|岸)`)
	hanRE    = regexp.MustCompile(`\p{Han}`)
)

// wantRE matches the questions for each kind of what a relation tells.
var wantRE = map[string]*regexp.Regexp{
	"date":  regexp.MustCompile(`什么时候|啥时候?|何时|几时|哪[一]?[天年月日]|几[月号日]|时间|日期|多会儿|多少年`),
	"place": regexp.MustCompile(`哪|何处|什么地方|啥地方|地点|地址|位置|注册地`),
	"party": regexp.MustCompile(`谁|哪|什么|啥|单位|股东|方|银行|母公司|基金`),
}

// related answers what is told of one project or its investor beside its sum (由谁承建,
// 总部在哪, 哪年成立) with the clause that tells it in the stretch of that project; nil
// when no such stretch is meant, or it tells nothing of it.
func (r *Run) related() *Result {
	q := clean.Fold(r.Q.Text)
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("who", "when", "where", "partner", "list", "") || groupAskedRE.MatchString(q) {
		return nil
	}
	asked := r.Words.RelationAsked(q)
	if asked == nil || wantRE[asked.Kind] != nil && !wantRE[asked.Kind].MatchString(q) {
		return nil
	}
	words := contentOf(q, asked)
	if res := r.inTurn(words, asked); res != nil {
		return res
	}
	p, x, several := r.stretchMeant(words)
	if p == nil {
		return nil
	}
	for _, unit := range x.units {
		if show := r.tellingClause(p, unit, asked); !show.Empty() {
			res := tellJust("Lookup "+asked.ID+" of "+x.project.Name.Value, p, show, reading.SentenceOf(p, show, show))
			if i := slices.IndexFunc(p.Values, func(v reading.Value) bool { return v.Kind == reading.Date && show.Contains(v.Span) }); i >= 0 {
				r.wholeDate(find.Candidate{Page: p, Clause: p.ClauseAt(show.Start), Value: i}, &res.Parts[0]) // 2024年6月5日:已于6月5日开工
			}
			return res
		}
	}
	if asked.Closed && several && !r.relatedElsewhere(p, x, words, asked) {
		return notFound("fact_not_stated")
	}
	return nil
}

// contentOf is what is left of a folded question without the relation asked for and the
// words that ask: the names in it.
func contentOf(q string, asked *lexicon.Relation) []string {
	return namesIn(asked.Asked.ReplaceAllString(q, " "))
}

// namesIn is a question without the words that say nothing of what it is about.
func namesIn(q string) []string { return strings.Fields(askWordsRE.ReplaceAllString(q, " ")) }

// lost is how many characters of the words a text lacks, but for those that may stand
// between names.
func lost(words []string, text string) int {
	n := 0
	for _, w := range words {
		n += len([]rune(strings.ReplaceAll(askRunesRE.ReplaceAllString(withoutHeld(w, text), ""), " ", "")))
	}
	return n
}

// holdsMost reports whether a text lacks little of the words.
func holdsMost(words []string, text string) bool {
	own, without := held(words, text), lost(words, text)
	return float64(own) >= meantShare*float64(own+without)
}

// Of the characters of a question that name something, the part that what is meant holds at least.
const meantShare = 0.85

// stretchMeant is the one stretch of all pages whose own names hold most of the words,
// and whether its page tells of several projects.
func (r *Run) stretchMeant(words []string) (*reading.Page, *stretch, bool) {
	var page *reading.Page
	var best *stretch
	most, tied, several := 1, false, false
	for _, p := range r.Pages {
		list := r.stretches(p)
		for i := range list {
			own := held(words, list[i].own)
			switch {
			case own < most:
			case own == most && best != nil:
				tied = true
			case holdsMost(words, list[i].own+";"+p.Head()):
				page, best, most, tied, several = p, &list[i], own, false, len(list) > 1
			}
		}
	}
	if best == nil || tied || most < 2 || most < shortName && r.namedOn(words, page) {
		return nil, nil, false
	}
	return page, best, several
}

// shortName is how many characters a name has that may be of several.
const shortName = 4

// namedOn reports whether a page besides one holds all the words.
func (r *Run) namedOn(words []string, besides *reading.Page) bool {
	for _, p := range r.Pages {
		if p != besides && lost(words, string(p.Folded)) == 0 {
			return true
		}
	}
	return false
}

// held is how many characters of the words stand in a text, in runs of two and more.
func held(words []string, text string) int {
	n := 0
	for _, w := range words {
		runes := []rune(w)
		for i := 0; i < len(runes); {
			to := i
			for end := i + 2; end <= len(runes) && strings.Contains(text, string(runes[i:end])); end++ {
				to = end
			}
			n += to - i
			i = max(to, i+1)
		}
	}
	return n
}

// tellingClause is the clause of a unit that tells the relation, with the one before it
// when the date stands there, and the one behind a label; empty when none does.
func (r *Run) tellingClause(p *reading.Page, unit corpus.Span, asked *lexicon.Relation) corpus.Span {
	clauses := reading.CutAt(p, unit, ",。;")
	phase := phaseRE.FindString(string(r.Q.Folded))
	for i, c := range clauses {
		text := p.Read(c)
		if !asked.Tells(text) || phase != "" && !strings.Contains(p.Read(unit), phase) {
			continue
		}
		switch asked.Kind {
		case "date":
			if !datedIn(p, c) {
				if i == 0 || !datedIn(p, clauses[i-1]) || asked.Tells(p.Read(clauses[i-1])) {
					continue
				}
				c.Start = clauses[i-1].Start
			}
			if freshRE.MatchString(p.Read(c)) {
				return corpus.Span{}
			}
		case "place":
			if rest := withoutHeld(text, string(r.Q.Folded)); !placeNounRE.MatchString(rest) || len(r.Q.Places) > 0 && !withinRE.MatchString(rest) {
				continue
			}
		case "party":
			if rest := asked.Told.ReplaceAllString(withoutHeld(text, string(r.Q.Folded)), ""); len(hanRE.FindAllString(rest, 4)) < 4 {
				c = unit // 双方成立合资公司: who they are stands before it
			}
		}
		return c
	}
	return corpus.Span{}
}

// withoutHeld is a text without the runs of two and more characters that stand in another.
func withoutHeld(text, other string) string {
	runes := []rune(text)
	var b strings.Builder
	for i := 0; i < len(runes); {
		to := i
		for end := i + 2; end <= len(runes) && strings.Contains(other, string(runes[i:end])); end++ {
			to = end
		}
		if to == i {
			b.WriteRune(runes[i])
			to++
		} else {
			b.WriteRune(' ')
		}
		i = to
	}
	return b.String()
}

// datedIn reports whether a date stands in a span.
func datedIn(p *reading.Page, s corpus.Span) bool {
	for i := range p.Values {
		if v := &p.Values[i]; v.Kind == reading.Date && s.Contains(v.Span) {
			return true
		}
	}
	return false
}

// relatedElsewhere reports whether the relation is told outside what is told of the other
// projects of the page, or on another page beside the words of the question.
func (r *Run) relatedElsewhere(p *reading.Page, x *stretch, words []string, asked *lexicon.Relation) bool {
	var others []corpus.Span
	for _, y := range r.stretches(p) {
		if y.project.ID != x.project.ID {
			others = append(others, y.units...)
		}
	}
	for _, other := range r.Pages {
		if other != p && lost(words, string(other.Folded)) > 0 {
			continue
		}
		for s := range other.Sentences {
			for _, unit := range reading.CutAt(other, other.Sentences[s].Span, "。;") {
				if asked.Tells(other.Read(unit)) && (other != p || !slices.Contains(others, unit)) {
					return true
				}
			}
		}
	}
	return false
}

// inTurnRE matches a list of things, 分别, and what is told of each in turn: 甲项目、乙项目和
// 丙项目分别落户东镇、西镇、北镇.
var inTurnRE = regexp.MustCompile(`^(?:[^,。;]*,)?([^,。;]+?)(?:预计|将|计划|已|总部|均)*分别([^,。;、0-9]{0,10}?(?:于|位于|落户|选址|由|在|为|是|与|和|获得|获)|[^,。;、0-9]{0,4})([^,。;]+)`)

// inTurn answers with what is told of the thing meant in a list of several, each told of in
// its turn; nil when no such list names it or the two lists differ in length.
func (r *Run) inTurn(words []string, asked *lexicon.Relation) *Result {
	for _, p := range r.Pages {
		for s := range p.Sentences {
			unit := p.Sentences[s].Span
			text := p.Read(unit)
			if !strings.Contains(text, "分别") || !asked.Tells(text) {
				continue
			}
			m := inTurnRE.FindStringSubmatchIndex(text)
			if m == nil {
				continue
			}
			at := func(byteAt int) int { return unit.Start + len([]rune(text[:byteAt])) }
			things := listItems(p, corpus.Span{Start: at(m[2]), End: at(m[3])})
			told := listItems(p, corpus.Span{Start: at(m[6]), End: at(m[7])})
			if len(things) < 2 || len(things) != len(told) {
				continue
			}
			for i, thing := range things {
				if holdsMost(words, p.Read(thing)+";"+p.Head()) && held(words, p.Read(thing)) >= 2 && !slices.ContainsFunc(things[i+1:], func(x corpus.Span) bool { return held(words, p.Read(x)) >= held(words, p.Read(thing)) }) {
					res := tellJust("Lookup "+asked.ID+" in turn", p, told[i], unit)
					res.Parts[0].Label = p.Shown(thing)
					return res
				}
			}
		}
	}
	return nil
}

// listItems are the items of a list: at 、 and at the last 和, 与 or 及.
func listItems(p *reading.Page, s corpus.Span) []corpus.Span {
	parts := reading.CutAt(p, s, "、")
	for i := range parts[:len(parts)-1] {
		parts[i].End--
	}
	last := parts[len(parts)-1]
	for i := last.Start + 2; i < last.End-2; i++ {
		if strings.ContainsRune("和与及", p.Folded[i]) {
			return append(parts[:len(parts)-1], corpus.Span{Start: last.Start, End: i}, corpus.Span{Start: i + 1, End: last.End})
		}
	}
	return parts
}
