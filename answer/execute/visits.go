package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// visitNear is how much less of the question the sentence of a visit may have
// than the best sentence of all.
const visitNear = 0.3

// visitMost is how many characters of visits an answer holds.
const visitMost = 480

// visits answers who was visited from the visits that the reports record: the
// sentence that lists them. nil when none fits.
func (r *Run) visits() *Result {
	if res := firstOf(r.metAt, r.stops, r.visitedOn); res != nil {
		return res
	}
	var fit []visit
	best, top := 0.0, 0.0
	for i, p := range r.Pages {
		for _, c := range r.find.covers[i] {
			top = max(top, c)
		}
		for k := range r.recordsOf(p.Document.ID).Visits {
			v := &r.recordsOf(p.Document.ID).Visits[k]
			if p.ClauseAt(v.Sentence.Start) < 0 || !r.visitsOthers(v) || r.otherPlace(p, p.Text.Blocks[p.Sentences[p.SentenceAt(v.Sentence.Start)].Block].Span) {
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
		return !strings.Contains(string(r.Q.Folded), fold(x.Value))
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

// tell answers with the best visit and those of the same paragraph that fit
// nearly as well: a tour is told in several sentences.
func (r *Run) tell(fit []visit, best float64) *Result {
	res := &Result{Status: answer.Answered, Plan: "Lookup visit", Score: best}
	var block, length int
	for _, x := range fit {
		if x.score == best {
			block = x.page.Sentences[x.page.SentenceAt(x.visit.Sentence.Start)].Block
			res.Document = x.page.Document.ID
			break
		}
	}
	for _, x := range fit {
		s := x.page.SentenceAt(x.visit.Sentence.Start)
		if x.page.Document.ID != res.Document || x.page.Sentences[s].Block != block || x.score < best-visitNear {
			continue
		}
		show := visitSpan(x.visit)
		if n := len(res.Parts); n > 0 && (res.Parts[n-1].Cite == x.visit.Sentence || length+show.Len() > visitMost) {
			continue
		}
		length += show.Len()
		res.Parts = append(res.Parts, Part{Page: x.page, Show: show, Cite: x.visit.Sentence})
	}
	return res
}

// visitCover is the cover of the best clause of a visit's sentence.
func (r *Run) visitCover(page int, v *corpus.Visit) float64 {
	p := r.Pages[page]
	best := 0.0
	for c := p.ClauseAt(v.Sentence.Start); c >= 0 && c < len(p.Clauses) && p.Clauses[c].Span.Start < v.Sentence.End; c++ {
		best = max(best, r.find.covers[page][c])
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
