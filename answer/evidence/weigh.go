package evidence

import (
	"cmp"
	"math"
	"slices"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// kept is how many sentences are weighed in full. Among fewer the model says little: it
// has learned how the likeliest of so many stands out.
const kept = 40

// Enough reports whether enough sentences were weighed for believing the first.
func Enough(list []Sentence) bool { return len(list) == kept }

// Sentence is a sentence that may answer, with what speaks for it.
type Sentence struct {
	Page     *reading.Page
	Sentence int // index in Page.Sentences
	Features Features
	Score    float64 // by the model
	Share    float64 // of the model's belief among all sentences weighed, 0 to 1
}

// Span is where the sentence stands.
func (s *Sentence) Span() corpus.Span { return s.Page.Sentences[s.Sentence].Span }

// Prior is what the rules make of a sentence.
type Prior struct {
	Score, Cover float64
	Rank         int // from 1; 0 when they leave it out
}

// Sources are what else is known of the pages.
type Sources struct {
	Names func(*reading.Page) []corpus.Span         // where the page names projects and firms
	Prior func(p *reading.Page, sentence int) Prior // by the rules
	Tells func(text string) []string                // by which words a sentence tells what is asked
}

// Weigh gives the sentences that may answer a question, the likeliest first.
func (m *Model) Weigh(q *understand.Question, pages []*reading.Page, from Sources) []Sentence {
	a := newAsk(q)
	a.asksFor(m.asks.in(string(q.Folded)))
	places := make([]found, len(pages))
	for i, p := range pages {
		places[i] = a.look(p)
	}
	a.weigh(places)
	best := 0.0
	for i := range places {
		best = max(best, a.share(places[i].all))
		places[i].named = a.namings(places[i].page, from.Names(places[i].page))
	}
	out := make([]Sentence, 0, kept)
	for _, at := range a.likely(places) {
		f := &places[at.page]
		x := a.features(f, at.sentence, m.tell(f.page, at.sentence))
		x.flag("bestpage", a.share(f.all) >= best)
		if prior := from.Prior(f.page, at.sentence); prior.Rank > 0 {
			x.add("rules", prior.Score)
			x.add("rulescover", prior.Cover)
			x.add("rulesrank", 1/float64(prior.Rank))
		}
		for _, name := range from.Tells(f.page.Read(f.page.Sentences[at.sentence].Span)) {
			x.flag(name, true)
		}
		out = append(out, Sentence{Page: f.page, Sentence: at.sentence, Features: x, Score: m.rank.of(x)})
	}
	slices.SortStableFunc(out, func(x, y Sentence) int { return cmp.Compare(y.Score, x.Score) })
	believe(out)
	return out
}

// believe shares one belief out among sentences by their scores.
func believe(list []Sentence) {
	sum := 0.0
	for i := range list {
		list[i].Share = math.Exp(list[i].Score - list[0].Score)
		sum += list[i].Share
	}
	for i := range list {
		list[i].Share /= sum
	}
}

type spot struct {
	page, sentence int
	score          float64
}

// likely are the sentences with most of the question in and around them.
func (a *ask) likely(places []found) []spot {
	var all []spot
	for i := range places {
		f := &places[i]
		page := 0.5*a.share(f.all) + 0.3*a.lentShare(f.all)
		for s := range f.sentences {
			own, context, before := f.around(s)
			score := a.share(own) + 0.6*a.share(context) + 0.3*a.share(before) + 0.4*a.lentShare(own)
			all = append(all, spot{i, s, score + page})
		}
	}
	slices.SortStableFunc(all, func(x, y spot) int { return cmp.Compare(y.score, x.score) })
	return all[:min(len(all), kept)]
}
