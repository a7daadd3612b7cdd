package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// deedPart is the part of a span that tells of what the question asks, when another
// part lists what something else was done with: 推介了甲、乙;签约的是丙、丁. The span
// itself when its parts cannot be told apart so.
func (r *Run) deedPart(p *reading.Page, show corpus.Span) corpus.Span {
	var own corpus.Span
	others := false
	for _, part := range reading.CutAt(p, show, ";。") {
		asked, other := r.deedsOf(p.Read(part))
		lists := listMarks(p.Read(part)) > 0
		switch {
		case asked && !own.Empty():
			return show
		case asked && lists:
			own = part
		case asked:
			return show
		case other && lists:
			others = true
		}
	}
	if own.Empty() || !others {
		return show
	}
	return own
}

// doneSo leaves out the projects of running text that a part of their paragraph names
// with which something else was done than the question asks; all stay when none would.
func (r *Run) doneSo(list []listing.Record) []listing.Record {
	kept := slices.DeleteFunc(slices.Clone(list), func(x listing.Record) bool {
		if x.Row != nil || x.Project == nil || x.Page == nil {
			return false
		}
		s := x.Page.SentenceAt(x.Project.Name.Span.Start)
		if s < 0 {
			return false
		}
		block := x.Page.Text.Blocks[x.Page.Sentences[s].Block].Span
		own := r.deedPart(x.Page, block)
		return own != block && !own.Contains(x.Project.Name.Span)
	})
	if len(kept) == 0 {
		return list
	}
	return kept
}

// deedsOf reports whether a text tells of something that the question asks of
// projects, 签约, and whether of something else.
func (r *Run) deedsOf(text string) (asked, other bool) {
	q := meetingNameRE.ReplaceAllString(string(r.Q.Folded), "")
	text = meetingNameRE.ReplaceAllString(text, "")
	for _, words := range r.Words.Actions {
		words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len(w) < len("签约") })
		if !find.HoldsAny(text, words) {
			continue
		}
		if find.HoldsAny(q, words) {
			asked = true
		} else {
			other = true
		}
	}
	return asked, other
}

// deedCountRE matches the beginning of a sentence that tells how many others were dealt
// with so, in a list of such: 开工22个,总投资…
var deedCountRE = regexp.MustCompile(`^\p{Han}{2,4}(?:项目)?[0-9]+(?:个|项|家|宗)`)

// deedTold answers whether something was done from the sentence of the paragraph that
// says so, or the reply to a question of its, when the best one only names who: 甲市组团去了乙市。…这一趟没有签约。 nil when the
// best one says it itself, or none does.
func (r *Run) deedTold(best find.Candidate, list []find.Candidate) *Result {
	p := best.Page
	at := p.Clauses[best.Clause].Sentence
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("yesno") || p.Sentences[at].Kind == corpus.TableRow {
		return nil
	}
	if asked, _ := r.deedsOf(p.Read(p.Sentences[at].Span)); asked {
		return nil
	}
	for _, c := range list[1:min(len(list), maxNextBests)] {
		i := c.Page.Clauses[c.Clause].Sentence
		if asked, _ := r.deedsOf(p.Read(p.Sentences[i].Span)); asked && c.Page == p && c.Score >= best.Score-nextBest && withQuestion(p, i) != p.Sentences[i].Span {
			show := withQuestion(p, i)
			return tell("Lookup deed told", p, show, show)
		}
	}
	for i := at + 1; i < len(p.Sentences) && p.Sentences[i].Block == p.Sentences[at].Block; i++ {
		if asked, _ := r.deedsOf(p.Read(p.Sentences[i].Span)); asked && !deedCountRE.MatchString(p.Read(p.Sentences[i].Span)) {
			return tell("Lookup deed told", p, p.Sentences[i].Span, p.Sentences[i].Span)
		}
	}
	return nil
}

// meetingNameRE matches names of meetings that begin with what is done at them: 推介会.
var meetingNameRE = regexp.MustCompile(`(?:集中)?(?:签约|开工|推介|投产|洽谈)[\p{Han}]{0,2}(?:会|仪式|活动)`)

// besidePlace is somebody whose name stands right behind a name of the question, where
// a text lists several so: 甲市张三、乙市李四分别推介. Empty when there is none.
func (r *Run) besidePlace(p *reading.Page, s corpus.Span) (place, name corpus.Span) {
	pairs := 0
	for _, at := range p.Places {
		if !s.Contains(at.Span) {
			continue
		}
		m := nameBesideRE.FindStringSubmatch(p.Read(corpus.Span{Start: at.Span.End, End: s.End}))
		if m == nil {
			continue
		}
		pairs++
		if strings.Contains(string(r.Q.Folded), p.Read(at.Span)) {
			place, name = at.Span, corpus.Span{Start: at.Span.End, End: at.Span.End + len([]rune(m[1]))}
		}
	}
	if pairs < 2 {
		return corpus.Span{}, corpus.Span{}
	}
	return place, name
}

// nameBesideRE matches a name of two or three characters in a list.
var nameBesideRE = regexp.MustCompile(`^(\p{Han}{2,3}?)(?:、|,|;|。|[和与及]\p{Han}{4}|分别|先后|依次|各自)`)
