package engine

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/session"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// cueRE matches questions that lean on the one before.
var cueRE = regexp.MustCompile(`^(那|其中|比上|比去|比前|较上|较去|同比|环比|它|他|她|这|该|第[一二三四五六七八九十0-9]+(个|家|项|名)|分别|各|另外|还有|然后|最(大|小|多|少)的|and |its |what about|how about)|呢[?!]?$|(?:那|这)(?:场|次|天|回|批|年|个|家|几个|块|部分|边|笔|单)|它|他们|自己|该项目|(这|那)个项目|\b(it|its|they|their|there|the site)\b`)

// pointRE matches questions that point at what was answered before.
var pointRE = regexp.MustCompile(`^(?:那|其中|它|他|她|这|该)|^(?:and|of) |它们?的|他们|这些|那些|\b(?:their|these|those|its)\b`)

// whereThereRE matches questions where in a place, of nothing that they name: 在桐山哪儿.
var whereThereRE = regexp.MustCompile(`^(?:具体)?(?:是|放|落|建)?在\p{Han}{2,4}(?:的)?(?:哪儿|哪里|什么地方|哪个(?:区|县|市|镇|园区))$`)

// partAskedRE matches questions for a part that do not say of what.
var partAskedRE = regexp.MustCompile(`占(?:了)?(?:多少|几)|^(?:当中|里面|里头|其中)`)

// shortQuestion is how many characters a question has that cannot name what it
// is about: 几时启用, 谁主持的.
const shortQuestion = 6

// wholeRE matches questions that say in full what they ask for, and of what.
var wholeRE = regexp.MustCompile(`(?:超过|大于|高于|不到|低于|以上|以下|最大|最小|最多|最少|所有|全部|[欧美日港]元|人民币).{0,8}项目(?:有|都有|是)?(?:哪|多少|几)|^(?:投资|投得)?最[大小多少高低]的(?:项目|[一二三四五两0-9]+个项目)`)

// follow merges a question with what the conversation was about; it gives the
// question back alone when that is something else.
func (e *Engine) follow(q *understand.Question, at asking, last []*reading.Page) (*understand.Question, bool) {
	st, vocab := at.state, at.vocab
	if st.Subject == "" {
		return q, false
	}
	folded := string(q.Folded)
	strong := q.Strong()
	cue := cueRE.MatchString(folded) || continuesRE.MatchString(clean.Fold(q.Text)) || len(q.Folded) <= shortQuestion && strong <= 2 && len(q.Places) == 0 && q.Kind != ""
	if !cue && len(last) > 0 && st.Document != "" && partAskedRE.MatchString(folded) && find.Missing(last, q, vocab) <= 0.35*strong {
		cue = true // of a part of what was answered: 上海企业的占多少
	}
	cue = cue || rowAlone(folded, st.Document, last) || columnAlone(folded, st.Document, last) || q.Kind == "where" && strong <= 2 && whereThereRE.MatchString(folded) || e.namesNothing(q) && !namesProject(at.table, last, q) || e.goesOn(q, at, last)
	if !cue && (len(q.Places) > 0 || strong >= 2 || wholeRE.MatchString(folded) || namesProject(at.table, last, q)) {
		return q, false // it says itself where
	}
	if cue && !e.unnamed(q) && strong > 3 && len(last) > 0 && find.Missing(last, q, vocab) > 0.5*strong {
		return q, false // of something that the last reports do not have
	}
	subject := st.Subject
	if q.Kind == "top" && st.Scope != "" {
		subject = st.Scope
	}
	merged := e.reader.Join(subject, q, vocab)
	if q.Kind == "" && st.Focus == "completed" && completedRE.MatchString(folded) {
		q.Focus = nil // 完成 names the measure before, not a part of a plan
	}
	if merged.Kind == "" || merged.Kind == "yesno" && cue {
		merged.Kind = st.Kind
	}
	if q.Kind == "" && q.Focus == nil && q.Phase == "" {
		merged.Phase = st.Phase // 那乙呢 behind 甲的一期
	}
	if q.Kind == "" && q.Focus == nil && st.Kind != "top" {
		merged.Focus = e.words.Focus(otherFocus(st.Focus, folded))
	}
	if q.Focus != nil && q.Kind == "" {
		merged.Kind = "attribute"
		if q.Focus.Kind == reading.Money {
			merged.Kind = "amount"
		}
	}
	return merged, true
}

// onlyAskedRE matches what a follow-up says beside the name of a row: 乙县多少,
// 丙国占百分之几.
var onlyAskedRE = regexp.MustCompile(`(?:呢|有|是|的|占(?:比|了)?|签了?|投了?|到位)*(?:多少|几|百分之几|几成)?(?:个|家|亿|钱|亿元|项目)*呢?[?。]?$`)

// rowAlone reports whether a question says no more than the name of a row of a table of
// figures of the document that was answered from: 乙县多少.
func rowAlone(folded, document string, last []*reading.Page) bool {
	name := onlyAskedRE.ReplaceAllString(folded, "")
	if len([]rune(name)) < 2 || name == folded || document == "" {
		return false
	}
	for _, p := range last {
		for i := range p.Tables {
			t := &p.Tables[i]
			if p.Document.ID == document && !t.IsProjects() && slices.ContainsFunc(t.Rows, func(row reading.Row) bool {
				return t.Name < len(row.Cells) && p.Read(row.Cells[t.Name]) == name
			}) {
				return true
			}
		}
	}
	return false
}

// columnAskedRE matches what a follow-up says beside the name of a column: 带动就业多少人.
var columnAskedRE = regexp.MustCompile(`多少|几(?:个|家)?|多大|什么|[的是有呢了人个亩吨台?]`)

// unitsRE matches the unit of a column.
var unitsRE = regexp.MustCompile(`\([^()]*\)`)

// columnAlone reports whether a question says no more than the name of a column of a
// table of projects of the document that was answered from.
func columnAlone(folded, document string, last []*reading.Page) bool {
	name := columnAskedRE.ReplaceAllString(folded, "")
	if len([]rune(name)) < 2 || name == folded || document == "" {
		return false
	}
	return slices.ContainsFunc(last, func(p *reading.Page) bool {
		return p.Document.ID == document && slices.ContainsFunc(p.Tables, func(t reading.Table) bool {
			return t.IsProjects() && slices.ContainsFunc(t.Columns, func(c reading.Column) bool { return unitsRE.ReplaceAllString(c.Name, "") == name })
		})
	})
}

// completedRE matches a follow-up for what was completed otherwise: 今年完成的呢.
var completedRE = regexp.MustCompile(`完成(?:了)?的?(?:呢|部分|投资)?[?]?$`)

// otherFocuses are the attributes that a word of a follow-up turns the one before
// into: 合同的呢 behind 实际利用外资, 外资呢 behind 到位资金.
var otherFocuses = []struct {
	before string
	word   *regexp.Regexp
	now    string
}{
	{"foreign_used", regexp.MustCompile(`合同|协议`), "foreign_contract"},
	{"foreign_contract", regexp.MustCompile(`实际|到位|利用|使用`), "foreign_used"},
	{"arrived", regexp.MustCompile(`外资`), "foreign_used"},
	{"arrived", regexp.MustCompile(`合同|协议`), "contract"},
	{"contract", regexp.MustCompile(`外资`), "foreign_contract"},
}

// otherFocus is the attribute that a follow-up without one of its own asks for.
func otherFocus(before, q string) string {
	for _, x := range otherFocuses {
		if x.before == before && x.word.MatchString(q) {
			return x.now
		}
	}
	return before
}

// longestUnnamed is how many characters a question has at most that is taken to
// lean on the one before because it names nothing: 实际用了多少外资.
const longestUnnamed = 12

// namesNothing reports whether a short question for one fact is only words of
// the language: no name of anything.
func (e *Engine) namesNothing(q *understand.Question) bool {
	if q.Language == "en" || len(q.Folded) > longestUnnamed || len(q.Places)+len(q.Years)+len(q.Dates) > 0 || !q.Asks("amount", "attribute", "when", "duration", "share", "yesno") || wholeRE.MatchString(string(q.Folded)) {
		return false
	}
	return e.unnamed(q)
}

// unnamed reports whether the own words of a question are all words of the
// language.
func (e *Engine) unnamed(q *understand.Question) bool {
	if q.Language == "en" || len(q.Places) > 0 {
		return false
	}
	for _, t := range q.Terms {
		if t.Lent {
			continue
		}
		from := -1
		for i := 0; i <= len(t.Runes); i++ {
			strong := i < len(t.Runes) && t.Weight[i] >= 0.9
			if strong && from < 0 {
				from = i
			}
			if !strong && from >= 0 {
				if !e.words.Everyday(t.Runes[from:i], make([]bool, i-from)) {
					return false
				}
				from = -1
			}
		}
	}
	return true
}

// itselfRE matches the words that ask for something.
var itselfRE = regexp.MustCompile(`多少|几|何|哪|什么|啥|吗|没有`)

// asksItself reports whether a follow-up says what it asks for: 全市呢 names only
// of what.
func asksItself(q *understand.Question) bool {
	s := string(q.Folded)
	return itselfRE.MatchString(s) || q.Focus != nil && slices.ContainsFunc(q.Focus.Questions, func(w string) bool { return strings.Contains(s, w) })
}

// ofSubject is an answer from another document to a follow-up that names nothing
// itself, when that document names what was spoken of; else the one found near.
func ofSubject(other, near *execute.Result, last []*reading.Page, q *understand.Question) *execute.Result {
	if other.Status == answer.Clarify {
		return near // which document is meant is known
	}
	for _, part := range other.Parts {
		if part.Page != nil && !slices.Contains(last, part.Page) && !sharesSubject(part.Page, q) {
			return near
		}
	}
	return other
}

// sharesSubject reports whether a page has half of the words that a follow-up has
// from the question before.
func sharesSubject(p *reading.Page, q *understand.Question) bool {
	has, all := 0, 0
	for _, t := range q.Terms {
		if t.Lent && t.Group == 0 {
			all += len(t.Runes)
			has += longestOn(p, t.Runes)
		}
	}
	return 2*has >= all
}

// longestOn is how many characters in a row of a word a page has, two or more.
func longestOn(p *reading.Page, word []rune) int {
	for n := len(word); n >= 2; n-- {
		for i := 0; i+n <= len(word); i++ {
			if len(p.Find(word[i:i+n])) > 0 {
				return n
			}
		}
	}
	return 0
}

// minPartOfName is how many characters of a project's name say which one is
// meant: 软件产业园.
const minPartOfName = 4

// namesProject reports whether a question holds a part of the name of just one
// project of the last reports.
func namesProject(t *index.Table, last []*reading.Page, q *understand.Question) bool {
	for _, p := range last {
		names := projectNames(t.In(p.Document.ID))
		for _, term := range q.Terms {
			for i := 0; i+minPartOfName <= len(term.Runes); i++ {
				if part := string(term.Runes[i : i+minPartOfName]); strings.Count(names, part) == 1 {
					return true
				}
			}
		}
	}
	return false
}

// projectNames are the folded names of the projects of a document, each once.
func projectNames(records *corpus.Records) string {
	var out []string
	for _, p := range records.Projects {
		if name := clean.Fold(p.Name.Value); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, "\n")
}

// lastPages are the pages of the documents cited last.
func (e *Engine) lastPages(ctx context.Context, t *index.Table, st session.State) []*reading.Page {
	var out []*reading.Page
	for _, id := range st.Documents {
		if d, ok := t.Document(id); ok {
			if p, err := e.shelf.Page(ctx, d); err == nil {
				out = append(out, p)
			}
		}
	}
	return out
}

// remember keeps what an answer was about. An answer that found nothing keeps
// the subject of the question, so that a better worded one can follow.
func (e *Engine) remember(at asking, q, own *understand.Question, r *execute.Result, a answer.Answer) {
	conversation, st, asked := at.Conversation, at.state, own.Text
	if conversation == "" {
		return
	}
	next := session.State{Subject: q.Subject(), Kind: q.Kind, Turns: st.Turns + 1, Names: r.Names(), Asked: asked, Before: &st}
	st.Before = nil // of one question only
	next.Offers, next.Measure = offers(r, a), cmp.Or(r.Measure, clean.Fold(asked))
	next.Phase, next.Ask = q.Phase, string(own.Folded)
	if q.Focus != nil {
		next.Focus = q.Focus.ID
	}
	next.Scope = st.Scope
	if len(next.Names) == 1 {
		if q.Kind == "top" || next.Scope == "" {
			next.Scope = next.Subject
		}
		next.Subject = next.Names[0]
	} else {
		next.Scope = ""
	}
	if r.Subject != "" {
		next.Subject = r.Subject
	}
	if len(a.Sources) > 0 {
		next.Document, next.Start, next.End = a.Sources[0].Document, a.Sources[0].Start, a.Sources[0].End
	}
	if len(r.Parts) > 0 && r.Parts[0].Page != nil {
		next.ToldStart, next.ToldEnd = r.Parts[0].Show.Start, r.Parts[0].Show.End
		next.Project = execute.Spoken(r.Parts[0].Page, at.table.In(r.Parts[0].Page.Document.ID).Projects, own, r.Parts[0].Show, st.Project, leans(q))
		if next.Subject == q.Subject() {
			next.Subject = withoutReplaced(q, at.table.In(r.Parts[0].Page.Document.ID), st.Project, next.Project)
		}
	}
	for _, s := range a.Sources {
		if !contains(next.Documents, s.Document) {
			next.Documents = append(next.Documents, s.Document)
		}
	}
	if len(next.Documents) == 0 {
		if r.Document != "" {
			next.Documents = []string{r.Document}
		} else {
			next.Documents = st.Documents
		}
	}
	if a.Status == answer.NotFound && len(next.Documents) == 0 && st.Subject != "" {
		next.Subject = st.Subject
	}
	if a.Status == answer.NotFound && e.stays(q, r, st) {
		next.Document, next.Start, next.End, next.ToldStart, next.ToldEnd = st.Document, st.Start, st.End, st.ToldStart, st.ToldEnd
		next.Names, next.Documents = st.Names, st.Documents
		if !leans(q) {
			next.Subject = st.Subject
		}
	}
	e.sessions.Put(conversation, next)
}

// withoutReplaced are the words that say what was meant, without those that name the
// project spoken of before when another has taken its place.
func withoutReplaced(q *understand.Question, records *corpus.Records, before, now corpus.Span) string {
	named := func(s corpus.Span) int {
		return slices.IndexFunc(records.Projects, func(x corpus.Project) bool { return !s.Empty() && x.Name.Span == s })
	}
	b, n := named(before), named(now)
	if b < 0 || n < 0 || b == n {
		return q.Subject()
	}
	kept := *q
	kept.Terms = slices.DeleteFunc(slices.Clone(q.Terms), func(t understand.Term) bool {
		return t.Lent && execute.Replaces(t, &records.Projects[b], &records.Projects[n])
	})
	return kept.Subject()
}

// stays reports whether a question that nothing was found for leaves the
// conversation where it was: it leans on the one before, or names nothing known.
func (e *Engine) stays(q *understand.Question, r *execute.Result, st session.State) bool {
	return leans(q) || st.Document != "" && r.Document == "" && len(q.Places) == 0 && (q.Strong() <= fewNameless || e.unnamed(q))
}

// leans reports whether a question has words of the one before it.
func leans(q *understand.Question) bool {
	return slices.ContainsFunc(q.Terms, func(t understand.Term) bool { return t.Lent })
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
