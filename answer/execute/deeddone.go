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

// done is one place where a page says who did something.
type done struct {
	page *reading.Page
	who  *reading.Holder
	show corpus.Span
	fits bool // the page tells it of what the question names
	near int  // characters of the question around it
}

// doneBy answers who did something (谁主持的签约仪式, 陪同考察的是哪位) from the clause that names
// him with the word for it, on the page that the other words of the question are of; nil
// when several did or no such page says.
func (r *Run) doneBy() *Result {
	q := clean.Fold(r.Q.Text)
	deed := r.deed()
	if deed == nil || r.Leaning || r.Q.Language == "en" || !r.Q.Asks("who") || groupAskedRE.MatchString(eventNounRE.ReplaceAllString(q, "")) {
		return nil
	}
	for _, w := range deed.Words {
		q = strings.ReplaceAll(q, w, " ")
	}
	if r.Q.Title != "" {
		q = strings.ReplaceAll(q, r.Q.Title, " ")
	}
	words := namesIn(titleAskedRE.ReplaceAllString(q, " "))
	var best []done
	for _, p := range r.Pages {
		for _, x := range r.doings(p, deed, words) {
			switch {
			case !x.fits || r.Q.Title != "" && !slices.ContainsFunc(x.who.Ranks, r.sameTitle):
			case len(best) == 0 || x.near > best[0].near:
				best = []done{x}
			case x.near == best[0].near:
				best = append(best, x)
			}
		}
	}
	if len(best) == 0 {
		if r.undone(deed, words) {
			return notFound("fact_not_stated")
		}
		return nil
	}
	for _, x := range best[1:] {
		if x.page.Read(x.who.Span) != best[0].page.Read(best[0].who.Span) {
			return nil
		}
	}
	x := best[0]
	res := tellJust("Lookup doer of "+deed.Words[0], x.page, x.show, reading.SentenceOf(x.page, x.show, x.show))
	res.Parts[0].Label = r.introduce(x.page, x.who).Text
	return res
}

// undone reports whether a page is headed by all that the question names, and none that
// holds that tells of the deed in any way.
func (r *Run) undone(deed *lexicon.Deed, words []string) bool {
	if !ceremonyRE.MatchString(deed.Words[0]) || len(words) == 0 {
		return false
	}
	headed := false
	for _, p := range r.Pages {
		if lost(words, string(p.Folded)) > 0 {
			continue
		}
		if len(find.WordsAt(p.Folded, deed.Words)) > len(find.WordsAt(p.Folded, deed.Names)) {
			return false
		}
		headed = headed || lost(words, p.Head()+";"+p.Read(p.Sentences[min(2, len(p.Sentences)-1)].Span)) == 0
	}
	return headed
}

// ceremonyRE matches the deeds that reports have one word for, with its kin in deeds.txt.
var ceremonyRE = regexp.MustCompile(`^(?:主持|致辞|见证|揭牌|签字)`)

var (
	eventNounRE = regexp.MustCompile(`仪式|大会|推介会|洽谈会|座谈会|活动`)
	// titleAskedRE matches the words for persons in general.
	titleAskedRE = regexp.MustCompile(`领导|代表|人士|人物|嘉宾|那场|那次|那天|当天|当时|现场|上的?|台|这边|方面|全程|客商|考察团|提问|问题|关切|诉求`)
	// afterDeedRE matches what stands between a deed and who did it: 主持人:某某, 陪同考察的有某某.
	afterDeedRE = regexp.MustCompile(`^(?:人|领导|嘉宾)?:|^[^,。;]{0,6}的(?:有|是)`)
)

// doings are the places of a page where somebody did what was asked.
func (r *Run) doings(p *reading.Page, deed *lexicon.Deed, words []string) []done {
	var out []done
	head := p.Head()
	for s := range p.Sentences {
		span := p.Sentences[s].Span
		if p.Sentences[s].Kind == corpus.TableRow || p.Sentences[s].Kind == corpus.Heading {
			continue
		}
		for _, unit := range reading.CutAt(p, span, "。;") {
			for _, at := range toldAt(p.Folded[unit.Start:unit.End], deed) {
				at += unit.Start
				who := subject(p, unit.Start, at)
				if m := afterDeedRE.FindString(p.Read(corpus.Span{Start: at + 2, End: unit.End})); m != "" {
					who = firstHolder(p, corpus.Span{Start: at, End: unit.End})
				}
				if who == nil {
					continue
				}
				x := done{page: p, who: who, show: clausesAround(p, unit, who.Span, at)}
				own := p.Read(unit)
				around := own + ";" + head + ";" + occasionBefore(p, s)
				x.fits = holdsMost(words, around)
				x.near = 4*held(words, around) + 2*held(words, own) + held(words, p.Read(x.show))
				out = append(out, x)
			}
		}
	}
	return out
}

// firstHolder is the first person of a span; nil for none.
func firstHolder(p *reading.Page, s corpus.Span) *reading.Holder {
	people := p.People()
	for i := range people {
		if s.Contains(people[i].Span) {
			return &people[i]
		}
	}
	return nil
}

// clausesAround are the clauses of a unit from that of a person to that of the deed.
func clausesAround(p *reading.Page, unit, who corpus.Span, at int) corpus.Span {
	show := corpus.Span{Start: unit.End, End: unit.Start}
	for _, c := range reading.CutAt(p, unit, ",。;") {
		if c.Contains(who) || at >= c.Start && at < c.End {
			show.Start, show.End = min(show.Start, c.Start), max(show.End, c.End)
		}
	}
	return show
}

// occasionBefore are the sentences of a report up to one of them in which its occasion is told:
// the one right before it and the first of its paragraph.
func occasionBefore(p *reading.Page, s int) string {
	from, _ := reading.BlockOf(p, s)
	text := p.Read(p.Sentences[from].Span)
	for i := max(0, s-2); i < s; i++ {
		text += ";" + p.Read(p.Sentences[i].Span)
	}
	return text
}
