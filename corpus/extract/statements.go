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
	if speaker, ok := p.speechBy(); ok {
		x.speech(p, r, speaker)
		return
	}
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
	numberStatements(p, r)
}

func numberStatements(p *page, r *corpus.Records) {
	for i := range r.Statements {
		r.Statements[i].ID = p.id("s", i+1)
	}
}

// speechBy gives the speaker of a document that is one speech: its first line
// is 某某在某会上的讲话.
func (p *page) speechBy() (corpus.Span, bool) {
	if len(p.sentences) < 2 {
		return corpus.Span{}, false
	}
	head := p.sentences[0].Span
	title := string(p.folded[head.Start:head.End])
	if !strings.Contains(title, "在") || !strings.Contains(title, "讲话") && !strings.Contains(title, "致辞") && !strings.Contains(title, "发言") {
		return corpus.Span{}, false
	}
	for _, m := range p.names.Mentions {
		if head.Contains(m.Span) && m.Span.End < head.End && p.folded[m.Span.End] == '在' {
			return m.Span, true
		}
	}
	return corpus.Span{}, false
}

// speech makes every sentence of a speech a statement of its speaker.
func (x *Extractor) speech(p *page, r *corpus.Records, speaker corpus.Span) {
	for _, s := range p.sentences[1:] {
		if s.Span.Len() >= 10 && s.Kind != corpus.TableRow {
			u := utterance{speaker: speaker, quote: s.Span, rule: "statement/speech"}
			r.Statements = append(r.Statements, x.statement(p, u))
		}
	}
	numberStatements(p, r)
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
			verb = x.verbBefore(p, s, i)
		}
		if verb.Empty() {
			i = next - 1
			continue
		}
		u := utterance{speaker: speaker, verb: verb, rule: rule}
		if u.quote = p.quotationBefore(n, verb.Start); verb.End > i {
			u.quote = x.quote(p, n, verb)
		}
		if u.quote.Len() < 2 {
			i = max(next, verb.End) - 1
			continue
		}
		if k := len(out) - 1; k >= 0 && out[k].quote.End > i {
			out[k].quote.End = p.beforeSubject(out[k].quote.Start, i)
		}
		out = append(out, u)
		i = max(next, verb.End) - 1
	}
	return out
}

// beforeSubject gives where an utterance ends that the subject at a position
// cuts short: before the title of that person and the mark in front of it.
func (p *page) beforeSubject(from, at int) int {
	for _, f := range p.names.Persons {
		if f.Span.Start == at && !f.Title.Empty() {
			at = f.Title.Start
		}
	}
	for at > from && strings.ContainsRune(",;:、 。", p.folded[at-1]) {
		at--
	}
	return max(at, from)
}

// speakerAt gives the speaker named at p.folded[i] and where its verb may
// stand: a person, 他 or 她, or an office with or without 负责人.
func (x *Extractor) speakerAt(p *page, s corpus.Span, i int, last corpus.Span) (speaker corpus.Span, next int, rule string) {
	if (p.folded[i] == '他' || p.folded[i] == '她') && !p.antecedent(i, last).Empty() && (i+1 >= s.End || p.folded[i+1] != '们') {
		return p.antecedent(i, last), i + 1, "statement/pronoun"
	}
	if m, ok := p.personAt[i]; ok {
		return m, afterBracket(p.folded, m.End), "statement/person"
	}
	if i > s.Start && p.folded[i-1] == ',' && x.lexicon.Starts(names.SayVerbs, p.folded, i) > 1 {
		if m := p.lastMention(s, i); !m.Empty() {
			return m, i, "statement/clause"
		}
	}
	if o, ok := p.orgAt[i]; ok {
		end := o.End + officer(p.folded, o.End)
		if end == o.End && x.sayAt(p, end) == 1 && p.folded[end] != '说' && p.folded[end] != '称' {
			return corpus.Span{}, 0, ""
		}
		return corpus.Span{Start: i, End: end}, end, "statement/office"
	}
	return corpus.Span{}, 0, ""
}

// lastMention gives the last person named in a sentence before a position.
func (p *page) lastMention(s corpus.Span, at int) corpus.Span {
	before := p.mentionsBefore(at)
	if len(before) == 0 || before[len(before)-1].Span.Start < s.Start {
		return corpus.Span{}
	}
	return before[len(before)-1].Span
}

// antecedent gives whom 他 or 她 at a position means: the last person named
// before it in the same line, else the speaker before.
func (p *page) antecedent(at int, last corpus.Span) corpus.Span {
	before := p.mentionsBefore(at)
	if len(before) == 0 {
		return last
	}
	m := before[len(before)-1].Span
	for i := m.End; i < at; i++ {
		if p.folded[i] == '\n' {
			return last
		}
	}
	return m
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
	if from < s.End && p.folded[from] == ' ' {
		from++
	}
	if n := x.sayAt(p, from); n > 0 {
		return corpus.Span{Start: from, End: from + n}
	}
	if x.lexicon.Starts(names.Adverbs, p.folded, from) == 0 {
		return corpus.Span{}
	}
	for i := from; i < min(s.End, from+maxBetween); i++ {
		if strings.ContainsRune(",。;:!?、“”", p.folded[i]) || p.mentioned(i) {
			break
		}
		if n := x.sayAt(p, i); i > from && (n > 1 || n == 1 && x.plainSay(p, i)) {
			return corpus.Span{Start: i, End: i + n}
		}
	}
	return corpus.Span{}
}

// plainSay reports whether a verb of one rune in a phrase is meant as one (在
// 会上说, 讲:), and is not part of a word (座谈会).
func (x *Extractor) plainSay(p *page, i int) bool {
	r := p.folded[i]
	return r == '说' || r == '称' || r == '讲' && i+1 < len(p.folded) && strings.ContainsRune(":,", p.folded[i+1])
}

// verbBefore gives the verb of an inverted English sentence: “…”, says Anna Berg.
func (x *Extractor) verbBefore(p *page, s corpus.Span, at int) corpus.Span {
	for n := 5; n <= 6; n++ {
		if i := at - n; i >= s.Start && p.folded[at-1] == ' ' && x.sayAt(p, i) == n-1 {
			return corpus.Span{Start: i, End: at - 1}
		}
	}
	return corpus.Span{}
}

// sayAt gives the length of a verb of saying at p.folded[i]; 讲话 and 说的 are none.
func (x *Extractor) sayAt(p *page, i int) int {
	n := x.lexicon.Starts(names.SayVerbs, p.folded, i)
	if n == 1 && i+1 < len(p.folded) && strings.ContainsRune("话的得解和到过起定明", p.folded[i+1]) {
		return 0
	}
	return n
}

// mentioned reports whether a person is named at a position.
func (p *page) mentioned(i int) bool {
	_, ok := p.personAt[i]
	return ok
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
		case (p.folded[i] == '”' || p.folded[i] == '"') && shut < 0:
			shut = i
		case (p.folded[i] == '“' || p.folded[i] == '"') && shut >= 0:
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
	if aboutWhat(p.folded[s.Start:s.End]) || x.says(p, s) {
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

// aboutWhat reports whether a sentence opens with what somebody is about to speak of:
// 说起用工,.
func aboutWhat(text []rune) bool {
	for _, w := range [...]string{"说起", "说到", "谈到", "谈起", "谈及", "提到", "提起", "提及", "讲到", "聊起", "聊到"} {
		if r := []rune(w); len(text) > len(r) && string(text[:len(r)]) == w {
			return true
		}
	}
	return false
}

// says reports whether the first clause of a sentence has a verb of saying with a subject of
// its own: 某厂厂长坦言,… or 某某(某厂)发言时提到用工:….
func (x *Extractor) says(p *page, s corpus.Span) bool {
	found := -1
	for i := s.Start; i < min(s.End, s.Start+30); i++ {
		switch c := p.folded[i]; {
		case c == ':':
			return found > 0 && p.folded[s.Start] != '他' && p.folded[s.Start] != '她'
		case c == ',':
			return found == i && p.folded[s.Start] != '他' && p.folded[s.Start] != '她'
		case strings.ContainsRune("。;!?“”、", c):
			return false
		}
		if n := x.lexicon.Starts(names.SayVerbs, p.folded, i); n > 1 && i > s.Start+4 {
			found = i + n
		}
	}
	return false
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
		return p.interviewee(s.Start)
	}
	if m, ok := p.personAt[head.Start]; ok && m == head {
		return head, "答", true
	}
	return corpus.Span{}, "", false
}

// interviewee gives the last person with an official or company title before a
// position: whom the interview is with.
func (p *page) interviewee(at int) (speaker corpus.Span, verb string, ok bool) {
	for _, f := range p.names.Persons {
		if f.Span.Start < at && (f.Role == names.Official || f.Role == names.OfCompany) {
			speaker, verb, ok = f.Span, "答", true
		}
	}
	return speaker, verb, ok
}
