package intake

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// mostQuestions is how many questions a receipt proposes.
const mostQuestions = 3

// questions proposes questions that the records of a document can answer, in
// its script, of different kinds.
func (in *Intake) questions(r *corpus.Records, text *corpus.Text) []string {
	q := asking{in: in, traditional: clean.Script(head(text.Content)) == "zh-Hant"}
	q.projects(r.Projects)
	q.totals(r.Totals)
	q.others(r)
	return q.all[:min(len(q.all), mostQuestions)]
}

// shortestEvent is the length in runes from which a name of an event can be
// asked for.
const shortestEvent = 4

// head is enough of a text to tell its script.
func head(s string) string {
	for i := range s {
		if i >= 600 {
			return s[:i]
		}
	}
	return s
}

type asking struct {
	in          *Intake
	traditional bool
	all         []string
}

// ask adds a question unless it was proposed already or its subject is unfit.
func (q *asking) ask(code, subject string) {
	if len([]rune(subject)) > 30 {
		return
	}
	sentence := q.in.messages.say(code)
	if q.traditional {
		sentence = clean.Traditional(sentence)
	}
	sentence = messages{"": sentence}.say("", subject)
	if !slices.Contains(q.all, sentence) {
		q.all = append(q.all, sentence)
	}
}

// projects asks for the amount of one, the partner or place of another, and for
// the largest.
func (q *asking) projects(all []corpus.Project) {
	amounts := 0
	for i := range all {
		if all[i].Amount != nil {
			if amounts++; amounts == 1 {
				q.ask("ask.amount", all[i].Name.Value)
			}
		}
	}
	for i := range all {
		p := &all[i]
		switch {
		case len(p.Parties) > 0 && !strings.Contains(p.Name.Value, p.Parties[0].Value):
			q.ask("ask.partner", p.Name.Value)
		case p.Place != nil:
			q.ask("ask.where", p.Name.Value)
		default:
			continue
		}
		break
	}
	if amounts >= 3 {
		q.ask("ask.largest", "")
	}
}

func (q *asking) totals(all []corpus.Total) {
	for i := range all {
		t := &all[i]
		switch {
		case !q.named(t.Event.Value): // 合计 of a table names no event, nor does half a sentence
		case t.Amount != nil:
			q.ask("ask.event_total", t.Event.Value)
			return
		case t.Count != nil:
			q.ask("ask.event_count", t.Event.Value)
			return
		}
	}
}

// named reports whether a text is the name of an event: short enough, one
// clause, and ending as events do.
func (q *asking) named(event string) bool {
	folded := clean.Fold(event)
	if len([]rune(event)) < shortestEvent || strings.ContainsAny(folded, ",。;:、") {
		return false
	}
	return slices.ContainsFunc(strings.Fields(q.in.messages.say("event.ends")), func(end string) bool { return strings.HasSuffix(folded, end) })
}

func (q *asking) others(r *corpus.Records) {
	if len(r.Statements) > 0 && len([]rune(r.Statements[0].Speaker.Value)) > 1 { // 问: of an interview
		q.ask("ask.said", r.Statements[0].Speaker.Value)
	}
	if len(r.Visits) > 0 {
		q.ask("ask.visited", "")
	}
	if len(r.Agreements) > 0 && len(r.Agreements[0].Parties) > 0 {
		q.ask("ask.agreement", r.Agreements[0].Parties[0].Value)
	}
	if len(r.Projects) > 0 && r.Projects[0].Place != nil {
		q.ask("ask.place", r.Projects[0].Place.Value)
	}
}
