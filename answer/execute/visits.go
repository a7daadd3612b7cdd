package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// visitNear is how much less of the question the sentence of a visit may have
// than the best sentence of all.
const visitNear = 0.3

// visitMost is how many characters of visits an answer holds.
const visitMost = 480

// visits answers who was visited from the visits that the reports record: the
// sentence that lists them. nil when none fits.
func (r *Run) visits() *Result {
	if res := firstOf(r.metAt, r.station, r.stops, r.visitedOn); res != nil {
		return res
	}
	var fit []visit
	best, top := 0.0, 0.0
	for i, p := range r.Pages {
		for _, c := range r.find.Covers[i] {
			top = max(top, c)
		}
		for k := range r.recordsOf(p.Document.ID).Visits {
			v := &r.recordsOf(p.Document.ID).Visits[k]
			if p.ClauseAt(v.Sentence.Start) < 0 || !r.visitsOthers(v) || r.notHis(p, v) || r.goneElsewhere(p, v) || r.otherPlace(p, p.Text.Blocks[p.Sentences[p.SentenceAt(v.Sentence.Start)].Block].Span) {
				continue
			}
			x := visit{p, v, r.visitCover(i, v)}
			if len(v.Visited) > 1 {
				x.score += 0.05
			}
			fit = append(fit, x)
			best = max(best, x.score)
		}
	}
	least := enoughTold
	if visitPlacesRE.MatchString(string(r.Q.Folded)) {
		least = enough
	}
	if best < least || best < top-visitNear {
		return nil
	}
	return r.inPlace(r.tell(fit, best))
}

// visitPlacesRE matches questions to which places a journey went.
var visitPlacesRE = regexp.MustCompile(`哪[^,。]{0,3}(?:国家?|城市|市|县|省份?|地区|地方)`)

var (
	// metAskedRE matches questions for who was met at one of those visited: 在甲公司见的谁.
	metAskedRE = regexp.MustCompile(`^在(\p{Han}{2,10}?)(?:那边|那里)?(?:见|会见|拜会|遇到|碰到)(?:了|的|到|过)*(?:是)?(?:谁|哪位)`)
	// metSaidRE matches the words of a clause that tells it.
	metSaidRE = regexp.MustCompile(`见到|会见|见了|会晤|拜会|接待|见面`)
)

// metAt answers it with the clause that names that one and a person; nil when just
// one clause does not.
func (r *Run) metAt() *Result {
	m := metAskedRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil {
		return nil
	}
	var found *Result
	for _, p := range r.Pages {
		for _, at := range p.Find([]rune(m[1])) {
			c := p.ClauseAt(at)
			if c < 0 || !metSaidRE.MatchString(p.Read(p.Clauses[c].Span)) || !r.person(p, p.Clauses[c].Span) {
				continue
			}
			if found != nil {
				return nil
			}
			found = tellClause("Lookup met", p, c)
		}
	}
	return found
}

// visitsOthers reports whether a visit is to somebody whom the question does not
// name, when firms are asked for: 会见代表团 is no visit of the delegation to one.
func (r *Run) visitsOthers(v *corpus.Visit) bool {
	return len(v.Visited) > 0 && !firmsAskedRE.MatchString(string(r.Q.Folded)) || slices.ContainsFunc(v.Visited, func(x corpus.Sourced[string]) bool {
		return !strings.Contains(string(r.Q.Folded), clean.Fold(x.Value))
	})
}

// inPlace keeps of a tour that is told in one paragraph what was seen in the
// place that the question names.
func (r *Run) inPlace(res *Result) *Result {
	if len(res.Parts) == 0 {
		return res
	}
	first := res.Parts[0]
	p := first.Page
	block := p.Text.Blocks[p.Sentences[p.SentenceAt(first.Cite.Start)].Block].Span
	if own := r.narrowed(p, block); own != block && own.Len() < visitMost {
		first.Show, first.Cite = own, own
		res.Parts = []Part{first}
	}
	return res
}

// visit is one that may be meant.
type visit struct {
	page  *reading.Page
	visit *corpus.Visit
	score float64
}

// block is the paragraph that a visit is told in.
func (x *visit) block() int {
	return x.page.Sentences[x.page.SentenceAt(x.visit.Sentence.Start)].Block
}

// goneRE matches the end of what stands before a place that somebody went to.
var goneRE = regexp.MustCompile(`(?:去了?|[到在赴来])$`)

// goneElsewhere reports whether the sentence of a visit says that they went to another
// place than the one that the question names so: 去甲市看了哪里, 还去了乙市政府驻丙办.
func (r *Run) goneElsewhere(p *reading.Page, v *corpus.Visit) bool {
	var asked []string
	for _, place := range r.Q.Places {
		if place.ID != "" && goneRE.MatchString(string(r.Q.Folded[:place.Span.Start])) {
			asked = append(asked, place.ID)
		}
	}
	if len(asked) == 0 {
		return false
	}
	if here, other := placesIn(p, v.Sentence, asked); here || !other {
		return false
	}
	return slices.ContainsFunc(p.Places, func(x names.Place) bool {
		return x.ID != "" && v.Sentence.Contains(x.Span) && goneRE.MatchString(p.Read(corpus.Span{Start: v.Sentence.Start, End: x.Span.Start}))
	})
}

// sameTour reports whether two visits of a page are of one journey, though it is told in
// several paragraphs, a day each: from the first of them to the last one the paragraphs
// name no other visitor.
func (r *Run) sameTour(a, b *visit) bool {
	if a.visit.Sentence.Start > b.visit.Sentence.Start {
		a, b = b, a
	}
	if a.visit.Visitor == nil || b.visit.Visitor == nil || a.visit.Visitor.Value != b.visit.Visitor.Value {
		return false
	}
	from, to := a.block(), b.block()
	for i := range a.page.Sentences {
		if s := &a.page.Sentences[i]; s.Block > from && s.Block <= to && (s.Kind == corpus.Heading || s.Kind == corpus.TableRow) {
			return false
		}
	}
	return b.visit.Visitor.Span.Start < a.page.Text.Blocks[to].Span.Start
}

// notHis reports whether the paragraph of a visit names none of the persons of its page
// whom the question names: of two journeys the other one.
func (r *Run) notHis(p *reading.Page, v *corpus.Visit) bool {
	named := p.Named(string(r.Q.Folded))
	block := p.Read(p.Text.Blocks[p.Sentences[p.SentenceAt(v.Sentence.Start)].Block].Span)
	for _, name := range named {
		told := strings.Contains(block, name)
		if told || v.Visitor != nil && clean.Fold(v.Visitor.Value) == name {
			return false
		}
	}
	return len(named) > 0
}

// tell answers with the best visit and those of the same paragraph that fit
// nearly as well: a tour is told in several sentences, of which all are the answer
// when nothing but the tour is asked about.
func (r *Run) tell(fit []visit, best float64) *Result {
	var first visit
	for _, x := range fit {
		if x.score == best {
			first = x
			break
		}
	}
	res := &Result{Status: answer.Answered, Plan: "Lookup visit", Score: best, Document: first.page.Document.ID}
	least := best - visitNear
	if r.wholeTour(first.page) {
		least = 0
	}
	var told []visit
	for _, x := range fit {
		if x.page == first.page && (x.block() == first.block() || least == 0 && r.sameTour(&first, &x)) && x.score >= least {
			told = append(told, x)
		}
	}
	told = r.toldWith(told)
	length := 0
	for _, x := range told {
		length += visitSpan(x.visit).Len()
	}
	short := length > visitMost
	length = 0
	for i, x := range told {
		show := visitSpan(x.visit)
		if short {
			show = hostsSpan(x.page, x.visit)
		}
		if !short && i > 0 && told[i-1].visit.Sentence == x.visit.Sentence || i > 0 && length+show.Len() > visitMost {
			continue
		}
		length += show.Len()
		res.Parts = append(res.Parts, Part{Page: x.page, Show: show, Cite: x.visit.Sentence})
	}
	return res
}

// wholeTourRE matches questions for all whom a journey led to.
var wholeTourRE = regexp.MustCompile(`哪(?:些|几)|(?:这|此|那)[趟次行]|先后|一路|一共`)

// wholeTour reports whether a question asks for all whom a journey led to, and names no
// place or day of it.
func (r *Run) wholeTour(p *reading.Page) bool {
	return len(r.Q.Days) == 0 && len(r.placesOf(p)) == 0 && wholeTourRE.MatchString(string(r.Q.Folded))
}

// visitWordsRE matches what questions for visits have beside what tells one from another.
var visitWordsRE = regexp.MustCompile(`走访|拜访|拜会|考察|参观|会见|会晤|访问|回访|调研|座谈|接触|对接|代表团|考察团|招商团|小分队|一行人?|带队|率队|率团|带领|企业|公司|单位|机构|客商|商会|协会|集团|什么|哪(?:里|儿|些|几家?|家|个)|先后|分别|都`)

// toldWith are the visits of some whose own words the question has, three characters
// or more in a row beside names and verbs of visiting, when the others lack them:
// 随省团拜访哪些机构. All when there is no such difference.
func (r *Run) toldWith(list []visit) []visit {
	if len(list) < 2 {
		return list
	}
	q := string(r.Q.Folded)
	for _, name := range list[0].page.Named(q) {
		q = strings.ReplaceAll(q, name, " ")
	}
	for _, place := range r.Q.Places {
		q = strings.ReplaceAll(q, string(r.Q.Folded[place.Span.Start:place.Span.End]), " ")
	}
	q = visitWordsRE.ReplaceAllString(q, " ")
	said := func(x visit) bool {
		text := x.page.Read(x.visit.Sentence)
		for _, run := range hanRunRE.FindAllString(q, -1) {
			if commonRun(text, run) > 2 {
				return true
			}
		}
		return false
	}
	var own []visit
	for _, x := range list {
		if said(x) {
			own = append(own, x)
		}
	}
	if len(own) == 0 {
		return list
	}
	return own
}

// hostsSpan is the part of a visit's sentence that names those visited, from the
// beginning of the clause that has the first of them.
func hostsSpan(p *reading.Page, v *corpus.Visit) corpus.Span {
	first, last := v.Visited[0].Span, v.Visited[len(v.Visited)-1].Span
	s := corpus.Span{Start: first.Start, End: last.End}
	if c := p.ClauseAt(first.Start); c >= 0 {
		s.Start = max(v.Sentence.Start, p.Clauses[c].Span.Start)
	}
	if c := p.ClauseAt(last.Start); c >= 0 {
		s.End = max(s.End, min(v.Sentence.End, p.Clauses[c].Span.End))
	}
	return s
}

// visitCover is the cover of the best clause of a visit's sentence.
func (r *Run) visitCover(page int, v *corpus.Visit) float64 {
	p := r.Pages[page]
	best := 0.0
	for c := p.ClauseAt(v.Sentence.Start); c >= 0 && c < len(p.Clauses) && p.Clauses[c].Span.Start < v.Sentence.End; c++ {
		best = max(best, r.find.Covers[page][c])
	}
	return best
}

// visitSpan is the visit's sentence from the visitor, or the first that was
// visited, on.
func visitSpan(v *corpus.Visit) corpus.Span {
	s := v.Sentence
	const most = 300
	if s.Len() > most {
		start := v.Visited[0].Span.Start
		if v.Visitor != nil && v.Visitor.Span.Start >= s.Start && v.Visitor.Span.Start < start {
			start = v.Visitor.Span.Start
		}
		s = corpus.Span{Start: start, End: min(s.End, start+most)}
	}
	return s
}
