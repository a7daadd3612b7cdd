package extract

import (
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// maxUtterance is how many runes one statement may have.
const maxUtterance = 400

// statements adds what persons and offices said: 某某表示 through the end of the
// utterance, which goes on over the following sentences of the block until
// somebody or something else becomes the subject.
func (x *Extractor) statements(p *page, r *corpus.Records) {
	var last corpus.Span // the speaker that 他 and 她 mean
	for n := 0; n < len(p.sentences); n++ {
		s := p.sentences[n]
		if s.Kind == corpus.TableRow {
			continue
		}
		if n == 0 || p.sentences[n-1].Block != s.Block {
			if t, ok := x.transcript(p, n); ok {
				r.Statements = append(r.Statements, t)
				last = t.Speaker.Span
				continue
			}
		}
		for _, u := range x.utterances(p, n, last) {
			last = u.speaker
			r.Statements = append(r.Statements, x.statement(p, u))
		}
	}
	for i := range r.Statements {
		r.Statements[i].ID = p.id("s", i+1)
	}
}

// utterance is a statement as read.
type utterance struct {
	speaker, verb, quote corpus.Span
	rule                 string
}

func (x *Extractor) statement(p *page, u utterance) corpus.Statement {
	return corpus.Statement{Document: p.doc.ID, Speaker: p.said(u.speaker, u.rule),
		Verb: string(p.folded[u.verb.Start:u.verb.End]), Quote: u.quote}
}

// utterances reads the statements that begin in sentence n.
func (x *Extractor) utterances(p *page, n int, last corpus.Span) []utterance {
	var out []utterance
	s := p.sentences[n].Span
	for i := s.Start; i < s.End; i++ {
		speaker, next, rule := x.speakerAt(p, s, i, last)
		if next == 0 {
			continue
		}
		verb := x.sayVerb(p, s, next)
		if verb.Empty() {
			i = next - 1
			continue
		}
		u := utterance{speaker: speaker, verb: verb, rule: rule}
		u.quote = x.quote(p, n, verb)
		if u.quote.Len() < 2 {
			i = verb.End - 1
			continue
		}
		if k := len(out) - 1; k >= 0 && out[k].quote.End > i {
			out[k].quote.End = i
		}
		out = append(out, u)
		i = verb.End - 1
	}
	return out
}

// speakerAt gives the speaker named at p.folded[i] and where its verb may
// stand: a person, 他 or 她, or an office with or without 负责人.
func (x *Extractor) speakerAt(p *page, s corpus.Span, i int, last corpus.Span) (speaker corpus.Span, next int, rule string) {
	if (p.folded[i] == '他' || p.folded[i] == '她') && !last.Empty() && (i+1 >= s.End || p.folded[i+1] != '们') {
		return last, i + 1, "statement/pronoun"
	}
	for _, m := range p.names.Mentions {
		if m.Span.Start == i {
			return m.Span, afterBracket(p.folded, m.Span.End), "statement/person"
		}
	}
	for _, o := range p.names.Orgs {
		if o.Span.Start == i {
			end := o.Span.End + officer(p.folded, o.Span.End)
			return corpus.Span{Start: i, End: end}, end, "statement/office"
		}
	}
	return corpus.Span{}, 0, ""
}

// afterBracket goes over a bracket behind a name: 某某(Michael).
func afterBracket(text []rune, i int) int {
	if i < len(text) && text[i] == '(' {
		for j := i; j < len(text) && j < i+30; j++ {
			if text[j] == ')' {
				return j + 1
			}
		}
	}
	return i
}

// officer gives the length of 相关负责人 and the like at text[i].
func officer(text []rune, i int) int {
	n := 0
	for _, w := range [...]string{"相关", "有关", "主要", "一位", "工作人员", "负责人", "负责同志", "发言人", "人士", "方面"} {
		r := []rune(w)
		if i+n+len(r) <= len(text) && string(text[i+n:i+n+len(r)]) == w {
			n += len(r)
		}
	}
	return n
}

// maxBetween is how many runes may stand between a speaker and the verb.
const maxBetween = 20

// sayVerb finds the verb of saying that belongs to a subject ending at from:
// at once, or after adverbs and a phrase with 在 or 对. No mark and no other
// person may stand between.
func (x *Extractor) sayVerb(p *page, s corpus.Span, from int) corpus.Span {
	if n := x.lexicon.Starts(names.SayVerbs, p.folded, from); n > 0 {
		return corpus.Span{Start: from, End: from + n}
	}
	if x.lexicon.Starts(names.Adverbs, p.folded, from) == 0 {
		return corpus.Span{}
	}
	for i := from; i < min(s.End, from+maxBetween); i++ {
		if strings.ContainsRune(",。;:!?、“”", p.folded[i]) || p.mentioned(i) {
			break
		}
		if n := x.lexicon.Starts(names.SayVerbs, p.folded, i); n > 0 && i > from {
			return corpus.Span{Start: i, End: i + n}
		}
	}
	return corpus.Span{}
}

// mentioned reports whether a person is named at a position.
func (p *page) mentioned(i int) bool {
	for _, m := range p.names.Mentions {
		if m.Span.Start == i {
			return true
		}
	}
	return false
}

// quote gives what was said: from behind the verb through the end of the
// utterance, or the quotation before the speaker when nothing follows the verb.
func (x *Extractor) quote(p *page, n int, verb corpus.Span) corpus.Span {
	s := p.sentences[n].Span
	start := verb.End
	for start < s.End && strings.ContainsRune(":, ", p.folded[start]) {
		start++
	}
	if start >= s.End || strings.ContainsRune("。!?", p.folded[start]) {
		return p.quotationBefore(n, verb.Start)
	}
	end := s.End
	for k := n + 1; k < len(p.sentences) && x.goesOn(p, k); k++ {
		if p.sentences[k].Block != p.sentences[n].Block || p.sentences[k].Span.End-start > maxUtterance {
			break
		}
		end = p.sentences[k].Span.End
	}
	return corpus.Span{Start: start, End: end}
}

// quotationBefore gives the words in “” before a position in its sentence, or
// in the sentence before.
func (p *page) quotationBefore(n, at int) corpus.Span {
	from := p.sentences[n].Span.Start
	if n > 0 && p.sentences[n-1].Block == p.sentences[n].Block {
		from = p.sentences[n-1].Span.Start
	}
	shut := -1
	for i := at - 1; i >= from; i-- {
		switch {
		case p.folded[i] == '”' && shut < 0:
			shut = i
		case p.folded[i] == '“' && shut >= 0:
			return corpus.Span{Start: i + 1, End: shut}
		}
	}
	return corpus.Span{}
}

// goesOn reports whether sentence n still belongs to the speaker before it: it
// does not begin with another person, with 他 and a verb, with a time or a word
// for something new.
func (x *Extractor) goesOn(p *page, n int) bool {
	s := p.sentences[n].Span
	if x.lexicon.Starts(names.NewSubjects, p.folded, s.Start) > 0 {
		return false
	}
	for i := s.Start; i < min(s.End, s.Start+24); i++ {
		if strings.ContainsRune(",。;!?", p.folded[i]) {
			break
		}
		if p.mentioned(i) || (p.folded[i] == '他' || p.folded[i] == '她') && !x.sayVerb(p, s, i+1).Empty() {
			return false
		}
	}
	return !startsWithDate(p.folded[s.Start:s.End]) && p.folded[s.Start] != '('
}

// startsWithDate reports whether a sentence begins with a day or month: 8月15日,.
func startsWithDate(text []rune) bool {
	i := 0
	for i < len(text) && i < 4 && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return i > 0 && i < len(text) && strings.ContainsRune("年月日", text[i])
}

// transcript reads a line of an interview: 某某:…, 记者问:…, 答:…. The answers of
// 答 are those of the first person with a title.
func (x *Extractor) transcript(p *page, n int) (corpus.Statement, bool) {
	s := p.sentences[n]
	span, verb, ok := p.transcriptSpeaker(s.Span)
	if !ok {
		return corpus.Statement{}, false
	}
	end := s.Span.End
	if s.Block < len(p.text.Blocks) {
		end = p.text.Blocks[s.Block].Span.End
	}
	start := s.Span.Start
	for start < end && p.folded[start] != ':' {
		start++
	}
	quote := corpus.Span{Start: min(start+1, end), End: min(end, start+1+maxUtterance)}
	return corpus.Statement{Document: p.doc.ID, Speaker: p.said(span, "statement/transcript"), Verb: verb, Quote: quote}, quote.Len() > 1
}

// transcriptSpeaker gives the speaker of a line that begins with a name or a
// role and a colon.
func (p *page) transcriptSpeaker(s corpus.Span) (speaker corpus.Span, verb string, ok bool) {
	colon := -1
	for i := s.Start; i < min(s.End, s.Start+8); i++ {
		if p.folded[i] == ':' {
			colon = i
			break
		}
	}
	if colon < 0 {
		return corpus.Span{}, "", false
	}
	head := corpus.Span{Start: s.Start, End: colon}
	switch string(p.folded[head.Start:head.End]) {
	case "记者", "问", "记者问", "主持人":
		return head, "问", true
	case "答":
		return p.interviewee()
	}
	for _, m := range p.names.Mentions {
		if m.Span == head {
			return head, "答", true
		}
	}
	return corpus.Span{}, "", false
}

// interviewee gives the first person with an official or company title.
func (p *page) interviewee() (speaker corpus.Span, verb string, ok bool) {
	for _, f := range p.names.Persons {
		if f.Role == names.Official || f.Role == names.OfCompany {
			return f.Span, "答", true
		}
	}
	return corpus.Span{}, "", false
}
