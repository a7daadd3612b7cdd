package execute

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// leftOpenRE matches what texts say of a fact that they do not give: 金额未披露,
// 名单没有公布, 投资额还在测算, 客户名称不便透露.
var leftOpenRE = regexp.MustCompile(`(?:未|没有|没|不便|暂不|先不|不予|不作|无可|拒绝|不愿|不肯|尚无|无)(?:能|曾|予|对外|正式|具体|最终|逐一|一一|详细|全部|作|被|完全)*(?:披露|公布|公开|透露|说明|说|注明|注|写明|写|列明|列出|单列|列|敲定|商定|确定|定下|定|明确|宣布|念|点名|报出|报|交代|提及|提供)` +
	`|(?:待|有待|尚待|仍待|还需|尚需)[^,。;]{0,10}(?:确定|核定|敲定|明确|商定|公布|测算|核算|论证)|[前后]核定|待定|待议|另定|另议|视[^,。;]{1,16}(?:而定|再定|决定)|待商|待核|面议|保密|另行(?:商定|公布|通知|确定|约定|协商)` +
	`|(?:还在|正在|仍在|尚在)(?:测算|核算|商谈|谈|评估|论证|磋商|协商|编制|细化|挑选|比选)|(?:没|未)(?:有)?(?:上台|露面|亮相|现身)|不计金额|不涉(?:及)?(?:投资|金额)` +
	`|\bundisclosed|\bnot (?:been )?(?:disclosed?|announced?|revealed?|decided|fixed|set|stated?|specif\w+|named?|made public)|\byet to be\b|\bdid ?n[o']t (?:disclose|reveal|say|name|give)|declined to (?:disclose|reveal|say|name)|withheld|\btbd\b`)

// openWords are the words of a text for each thing that a question can ask for.
var openWords = map[string]*regexp.Regexp{
	"asked_amount":   regexp.MustCompile(`金额|投资(?:总)?额|总投资|投资规模|投资(?:$|[^方商者人])|造价|数额|资金|总额|报价|价格|多少钱|\b(?:investment|amount|value|price|cost|sum|size of the (?:deal|investment)|(?:financial )?terms)\b`),
	"asked_where":    regexp.MustCompile(`选址|地点|地址|位置|落点|落户地|落地|落在|园区|\b(?:site|location|venue)\b`),
	"asked_when":     regexp.MustCompile(`时间|日期|工期|时点|何时|开工|投产|年份|哪一?[年月天日]|\b(?:date|schedule|timetable|timing)\b`),
	"asked_names":    regexp.MustCompile(`名单|名称|名字|身份|客户|投资方|业主|合作方|合作伙伴|对方|企业|公司|单位|谁|\b(?:names?|list|partners?|investors?|customers?|identity|identities)\b`),
	"asked_land":     regexp.MustCompile(`用地|占地|面积|亩`),
	"asked_floor":    regexp.MustCompile(`面积`),
	"asked_area":     regexp.MustCompile(`面积|用地|占地`),
	"asked_jobs":     regexp.MustCompile(`用工|岗位|就业|人数|招工|\b(?:jobs|headcount|workers|staff)\b`),
	"asked_capacity": regexp.MustCompile(`产能|年产|产量|规模|\bcapacity\b`),
	"asked_output":   regexp.MustCompile(`产值|产出`),
	"asked_sales":    regexp.MustCompile(`营收|收入|销售`),
	"asked_percent":  regexp.MustCompile(`股比|股权|比例|占比`),
}

// openAskedRE matches questions whether something is stated, or why it is not:
// the clause that leaves it open answers them.
var openAskedRE = regexp.MustCompile(`公布|披露|公开|透露|保密|说没说|吗|没有|是否|有没|为(?:什么|啥|何|咩)|原因|怎么|\bwhy\b|\b(?:disclosed?|announced?|public)\b`)

// othersRE matches the subject of a clause about what the names before it do
// not cover: 其余6件未逐一公布.
var othersRE = regexp.MustCompile(`^(?:另|其余|其他|其它|余下|剩下|还有|后续|后期|the other|the rest)`)

// withheld turns an answer into silence when the text itself says that the fact
// is not given: 投资额尚未敲定.
func (r *Run) withheld(res *Result) *Result {
	if res.Status == answer.NotFound || r.Leaning && r.Q.Focus == nil && r.Q.Kind == "" || len(res.Rows) > 0 || len(res.items) > 0 || openAskedRE.MatchString(string(r.Q.Folded)) {
		return res
	}
	words := openWords[r.openKey()]
	if words == nil {
		return res
	}
	for _, part := range slices.Concat(res.Parts, res.Offers) {
		if part.Page == nil || part.Text != "" {
			continue
		}
		if said := r.leavesOpen(part.Page, words); !said.Empty() && !r.toldApart(part, said) && !r.openOfOthers(part.Page, said) {
			out := notFound("fact_not_stated")
			out.Message, out.Args = "left_open", []string{openClause(part.Page, said)}
			out.Why, out.Document, out.Plan = "the text leaves it open: "+part.Page.Shown(said)+res.Why, part.Page.Document.ID, res.Plan
			return out
		}
	}
	return res
}

// toldApart reports whether the line of an answer stands in another sentence than
// the clause that leaves the fact open, and names all that the question does.
func (r *Run) toldApart(part Part, said corpus.Span) bool {
	p := part.Page
	if p.SentenceAt(part.Show.Start) == p.SentenceAt(said.Start) {
		return false
	}
	_, named := r.alignmentOf(p).LastNamed(part.Show.Start, part.Show.End)
	return named
}

// openOfOthers reports whether a clause that leaves something open stands in a paragraph
// which opens with another place than the question names.
func (r *Run) openOfOthers(p *reading.Page, said corpus.Span) bool {
	openers := r.openers(p)
	s := p.SentenceAt(said.Start)
	return openers != nil && s >= 0 && r.unrelated(openers[p.Sentences[s].Block])
}

func openClause(p *reading.Page, said corpus.Span) string {
	return strings.Trim(p.Shown(said), ",，。;；、 ")
}

// saidOpen is the clause of the best page that leaves open what is asked; "" for
// none, and for one with a figure in it.
func (r *Run) saidOpen() string {
	words := openWords[r.openKey()]
	if words == nil || len(r.Pages) == 0 {
		return ""
	}
	said := r.leavesOpen(r.Pages[0], words)
	if said.Empty() || strings.ContainsFunc(r.Pages[0].Read(said), unicode.IsDigit) {
		return ""
	}
	return openClause(r.Pages[0], said)
}

// openKey is the key of openWords for what the question asks for.
func (r *Run) openKey() string {
	key := r.askedKey()
	switch {
	case r.Q.Kind == "attribute" && key == "asked_fact", r.Q.Focus != nil && r.Q.Focus.ID == "total":
		return "asked_amount"
	case r.Q.Asks("list", "partner", "who", "visit"):
		return "asked_names"
	}
	return key
}

// leavesOpen is the clause of a page that says of what the question names that
// the fact asked for is not given; empty when there is none.
func (r *Run) leavesOpen(p *reading.Page, words *regexp.Regexp) corpus.Span {
	a := r.alignmentOf(p)
	if a == nil {
		return corpus.Span{}
	}
	for c := range p.Clauses {
		if s := &p.Sentences[p.Clauses[c].Sentence]; s.Kind == corpus.TableRow || p.TitleSpan().Contains(s.Span) {
			continue
		}
		for _, part := range reading.CutAt(p, p.Clauses[c].Span, ",。;、()—?!") {
			text := strings.TrimLeft(p.Read(part), " ,(—")
			if leftOpenRE.MatchString(text) && words.MatchString(text) && !othersRE.MatchString(text) && r.openOf(a, c, part, words) {
				return part
			}
		}
	}
	return corpus.Span{}
}

// openOf reports whether a clause that leaves a fact open is of what the question
// names: its rarest words stand before it in the sentence, with no figure of the
// kind and no other name between.
func (r *Run) openOf(a *find.Alignment, clause int, part corpus.Span, words *regexp.Regexp) bool {
	p := a.Page
	s := p.Sentences[p.Clauses[clause].Sentence].Span
	from, ok := a.LastNamed(r.openFrom(p, p.Clauses[clause].Sentence, part), part.End)
	if !ok {
		return false
	}
	between := corpus.Span{Start: from, End: max(from, part.End)}
	if r.Q.Phase != "" && !strings.Contains(find.JoinPhases(p.Read(corpus.Span{Start: s.Start, End: part.End})), find.JoinPhases(r.Q.Phase)) ||
		r.Q.Phase == "" && find.PhaseBefore(p.Read(part)) {
		return false
	}
	return !r.figureIn(p, clause, between) && !r.otherNamed(a, between)
}

// openFrom is where the names of what a clause leaves open may begin: with its
// sentence, or with the one before when that is a question or the clause is all
// of its own sentence.
func (r *Run) openFrom(p *reading.Page, sentence int, part corpus.Span) int {
	i := sentence
	if s := p.Sentences[i].Span; i > 0 && part.Start <= s.Start+1 && p.Sentences[i-1].Block == p.Sentences[i].Block {
		i--
	}
	if i > 0 && find.AsksRE.MatchString(p.Read(p.Sentences[i-1].Span)) {
		i--
	}
	return p.Sentences[i].Span.Start
}

// figureIn reports whether a span has a figure of what is asked: not of a phase,
// nor of another attribute.
func (r *Run) figureIn(p *reading.Page, clause int, s corpus.Span) bool {
	id := "total"
	if r.Q.Focus != nil {
		id = r.Q.Focus.ID
	}
	sentence := &p.Sentences[p.Clauses[clause].Sentence]
	for c := sentence.From; c < sentence.To; c++ {
		for v := p.Clauses[c].From; v < p.Clauses[c].To; v++ {
			w := &p.Values[v]
			if w.Span.Start < s.Start || w.Span.End > s.End || !slices.Contains(r.amountKinds(), w.Kind) {
				continue
			}
			own := r.find.Own(p, c, w)
			before := find.JoinPhases(p.Read(corpus.Span{Start: p.Clauses[c].Span.Start, End: w.Span.Start}))
			if (own == nil || own.ID == id) && (r.Q.Phase == "" && !find.PhaseBefore(before) || r.Q.Phase != "" && strings.Contains(before, find.JoinPhases(r.Q.Phase))) {
				return true
			}
		}
	}
	return false
}

// otherNamed reports whether a project that the question does not name, or its
// investor, is named in a span.
func (r *Run) otherNamed(a *find.Alignment, s corpus.Span) bool {
	if listedOpenRE.MatchString(a.Page.Read(s)) {
		return false
	}
	records := r.recordsOf(a.Page.Document.ID)
	for i := range records.Projects {
		x := &records.Projects[i]
		if a.MeansProject(x) {
			continue
		}
		if s.Contains(x.Name.Span) || slices.ContainsFunc(x.Parties, func(party corpus.Sourced[string]) bool { return s.Contains(party.Span) }) {
			return true
		}
	}
	return false
}

// listedOpenRE matches the rest of a list of names and the clause behind it that leaves
// open what is told of all of them: 甲基地|、乙产业园等,未列金额.
var listedOpenRE = regexp.MustCompile(`^[^,;。、]{0,12}[、和与及][^,;。]*,?[^,;。]*。?$`)

// namesProject reports whether the question names a project of a page.
func (r *Run) namesProject(a *find.Alignment) bool {
	records := r.recordsOf(a.Page.Document.ID)
	for i := range records.Projects {
		if a.MeansProject(&records.Projects[i]) {
			return true
		}
	}
	return false
}
