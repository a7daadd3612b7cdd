// Package engine answers questions: understand, plan, execute, compose.
package engine

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"zhaoshang/answer"
	"zhaoshang/answer/compose"
	"zhaoshang/answer/evidence"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/find"
	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/phonetic"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/session"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/index"
)

// Options are what an Engine can be told. The zero Options are good.
type Options struct {
	LexiconDir string        // folder with further lexicon files; "" for none
	Log        *slog.Logger  // nil: nothing is logged
	Pages      int           // documents kept ready in memory; 0 means 4000
	Sessions   session.Store // nil: in memory

	// Weighed is told the sentences weighed for each question, to learn from; nil for nobody.
	Weighed func(q answer.Question, e evidence.Example)
}

// Engine answers questions from a library. Any number of goroutines may use
// one.
type Engine struct {
	lib      index.Library
	log      *slog.Logger
	words    *lexicon.Lexicon
	shelf    *reading.Shelf
	reader   *understand.Reader
	writer   *compose.Composer
	sessions session.Store
	model    *evidence.Model
	weighed  func(answer.Question, evidence.Example)

	cache *cache
	mu    sync.Mutex
	known map[corpus.Visibility]learned
}

// learned is the vocabulary of one table.
type learned struct {
	table *index.Table
	vocab *reading.Vocabulary
}

// New makes an engine.
func New(lib index.Library, o Options) (*Engine, error) {
	words, err := lexicon.Load(o.LexiconDir)
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	sound, err := phonetic.New()
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	lexicon, err := names.Load()
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	writer, err := compose.New()
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	model, err := evidence.Load()
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	sessions := o.Sessions
	if sessions == nil {
		sessions = session.NewMemory(0)
	}
	log := o.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Engine{lib: lib, log: log, words: words, shelf: reading.NewShelf(lib, sound, lexicon, o.Pages),
		reader: understand.New(words, sound, lexicon, clean.Fold), writer: writer, sessions: sessions, model: model, weighed: o.Weighed, cache: newCache(), known: map[corpus.Visibility]learned{}}, nil
}

// Answer answers one question. It fails only when the library does, or when
// ctx ends.
func (e *Engine) Answer(ctx context.Context, q answer.Question) (answer.Answer, error) {
	role := q.Role
	if role == "" {
		role = corpus.Public
	}
	if strings.TrimSpace(q.Text) == "" {
		return e.empty(q), nil
	}
	table, err := e.lib.Table(ctx, role)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("engine: records: %w", err)
	}
	if q.Conversation != "" || len(q.Text) > longestKept {
		return e.compute(ctx, q, role, table)
	}
	key := cacheKey{role, q.Language, q.Text}
	a, ok := e.cache.get(table, key)
	if !ok {
		if a, err = e.compute(ctx, q, role, table); err != nil {
			return a, err
		}
		e.cache.put(table, key, a)
	}
	a.ID = q.ID
	return a, nil
}

// compute answers from the records of a table.
func (e *Engine) compute(ctx context.Context, q answer.Question, role corpus.Visibility, table *index.Table) (answer.Answer, error) {
	vocab, err := e.vocabulary(ctx, role, table)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("engine: %w", err)
	}
	st, _ := e.sessions.Get(q.Conversation)
	question := e.reader.Read(q.Text, q.Language, vocab)
	if question.Bare() {
		if st.Asked == "" {
			return e.what(q, question), nil
		}
		kind := question.Chart
		question = e.reader.Read(st.Asked, q.Language, vocab)
		question.Chart, st = kind, *st.Before
	}
	return e.answer(ctx, asking{q, role, table, vocab, st}, question)
}

// asking is a question with all that it is answered from.
type asking struct {
	answer.Question
	role  corpus.Visibility
	table *index.Table
	vocab *reading.Vocabulary
	state session.State // of the conversation
}

// answer answers a question that is understood so far.
func (e *Engine) answer(ctx context.Context, q asking, question *understand.Question) (answer.Answer, error) {
	trace := &answer.Trace{}
	start := time.Now()
	mark := func(name, detail string) {
		trace.Stages = append(trace.Stages, answer.Stage{Name: name, Detail: detail, TookUS: time.Since(start).Microseconds()})
		start = time.Now()
	}
	last := e.lastPages(ctx, q.table, q.state)
	if full, result, err := e.substituted(ctx, q, question, last); err != nil {
		return answer.Answer{}, fmt.Errorf("engine: %w", err)
	} else if result != nil {
		mark("understand", full.String())
		return e.tell(q, full, full, result, trace, mark), nil
	}
	asked := question
	question, leaning := e.follow(question, q, last)
	if leaning && e.namedElsewhere(ctx, q, asked, last) {
		question, leaning = asked, false
	}
	if leaning && groups(asked) {
		question, leaning = e.scope(ctx, q, question, asked), false
	}
	mark("understand", question.String())
	pages, err := e.pages(ctx, q.role, q.table, question, q.vocab)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("engine: %w", err)
	}
	mark("search", pageNames(pages))
	mark("plan", plan.Of(question).String())
	result := e.choice(ctx, q)
	if result == nil {
		own := func() *execute.Result { return e.run(ctx, e.runOf(ctx, q, question, pages), last, q.state, leaning) }
		if leaning {
			if result = e.goesOnAbroad(ctx, q, question, last); result == nil {
				result = own()
			}
			if result.Status == answer.NotFound {
				result = e.followInChinese(ctx, q, asked, last, result)
			}
		} else {
			var how string
			result, how = e.ownOrChinese(ctx, q, question, own)
			if how != "" {
				mark("in Chinese", how)
			}
		}
		result = e.orAbroad(ctx, q, question, pages, last, leaning, result)
		result = e.orEvidence(ctx, q, question, pages, last, leaning, result)
	}
	if question.Chart != "" && result.Chart == nil && !groups(question) && question.Asks("", "group") {
		return e.what(q.Question, question), nil // a passage is no picture
	}
	if result.Status != answer.Answered && !leaning && result.Document == "" {
		result.Document = speaksOf(pages, question, q.vocab)
	}
	return e.tell(q, question, asked, result, trace, mark), nil
}

// tell writes the answer to a question, and remembers what it was about.
func (e *Engine) tell(q asking, question, asked *understand.Question, result *execute.Result, trace *answer.Trace, mark func(name, detail string)) answer.Answer {
	mark("execute", result.Plan+" "+result.Why)
	a, dropped := e.writer.Answer(question, result)
	if len(dropped) > 0 {
		e.log.Warn("figure guard dropped lines", "question", q.Text, "lines", dropped)
		mark("guard", strings.Join(dropped, " | "))
	}
	mark("compose", string(a.Status))
	a.ID, a.Question, a.Trace = q.ID, q.Text, trace
	e.remember(q, question, asked, result, a)
	return a
}

// runOf is what it takes to run a question.
func (e *Engine) runOf(ctx context.Context, q asking, question *understand.Question, pages []*reading.Page) *execute.Run {
	run := &execute.Run{Q: question, Words: e.words, Vocab: q.vocab, Table: q.table, Pages: pages, Page: e.pageOf(ctx, q.table),
		Read: func(text string) *understand.Question { return e.reader.Read(text, question.Language, q.vocab) }}
	if question.Language == "en" {
		run.English = e.reader.Ask(question, nil)
	}
	return run
}

// groups reports whether a question is for records by a key.
func groups(q *understand.Question) bool {
	_, ok := plan.Of(q).(plan.GroupBy)
	return ok
}

// scope is a question for groups within what the conversation was about, when
// it points there (其中各行业有几个) and several records are; else the question
// by itself: 各年签约金额 says in full what it asks for.
func (e *Engine) scope(ctx context.Context, q asking, merged, asked *understand.Question) *understand.Question {
	if !pointRE.MatchString(string(asked.Folded)) {
		return asked
	}
	scoped := *asked
	scoped.Years = merged.Years
	scoped.Terms = append(slices.Clone(asked.Terms), merged.Terms[len(asked.Terms):]...)
	if !groups(&scoped) || plan.Of(&scoped).String() == plan.Of(asked).String() {
		return asked
	}
	pages, err := e.pages(ctx, q.role, q.table, &scoped, q.vocab)
	if err != nil || e.runOf(ctx, q, &scoped, pages).Grouped() == nil {
		return asked // the search for the question itself says what is wrong
	}
	return &scoped
}

// what asks back what a picture is wanted of.
func (e *Engine) what(q answer.Question, question *understand.Question) answer.Answer {
	a := answer.Answer{ID: q.ID, Question: q.Text, Status: answer.Clarify, Text: e.writer.Message(question.Language, "what_chart"),
		Facts: []answer.Fact{}, Sources: []answer.Source{}, Language: question.Language}
	for i := 1; i <= 3; i++ {
		label := e.writer.Message(question.Language, "chart_example_"+strconv.Itoa(i))
		a.Choices = append(a.Choices, answer.Choice{ID: "chart" + strconv.Itoa(i), Label: label})
	}
	return a
}

// run answers from the documents of the conversation first, when the question
// leans on them.
func (e *Engine) run(ctx context.Context, r *execute.Run, last []*reading.Page, st session.State, leaning bool) *execute.Result {
	if leaning && len(last) > 0 {
		near := leanOn(r, last, st)
		if result := near.Answer(ctx); result.Status == answer.Answered || near.Within && r.Q.Strong() == 0 || namesNothing(r.Q) {
			return result
		} else if e.unnamed(r.Q) && asksItself(r.Q) {
			return ofSubject(r.Answer(ctx), result, last, r.Q)
		} else if far := r.Answer(ctx); far.Status == answer.Answered {
			return far
		} else {
			return result // which document is meant is known
		}
	}
	return r.Answer(ctx)
}

// leanOn is a run on the documents of a conversation.
func leanOn(r *execute.Run, last []*reading.Page, st session.State) *execute.Run {
	near := *r
	near.Pages, near.Names = last, st.Names
	near.Leaning, near.Within = st.Document != "", st.Document == "" // nothing to lean on but the report
	near.Before = st.Measure
	near.Anchor = anchorOf(st)
	return &near
}

// anchorOf is where the last answer of a conversation stood.
func anchorOf(st session.State) find.Anchor {
	return find.Anchor{Document: st.Document, Span: corpus.Span{Start: st.Start, End: st.End}, Told: corpus.Span{Start: st.ToldStart, End: st.ToldEnd}, Project: st.Project}
}

// namesNothing reports whether a question itself names nothing: what other
// documents say is then no answer to it.
func namesNothing(q *understand.Question) bool {
	own := 0.0
	for _, t := range q.Terms {
		if !t.Lent {
			own += t.Total()
		}
	}
	return own < 2 && len(q.Places) == 0
}

// pageOf opens single documents of a table.
func (e *Engine) pageOf(ctx context.Context, t *index.Table) func(string) *reading.Page {
	return func(id string) *reading.Page {
		d, ok := t.Document(id)
		if !ok {
			return nil
		}
		p, err := e.shelf.Page(ctx, d)
		if err != nil {
			e.log.ErrorContext(ctx, "document not opened", slog.String("document", id), slog.Any("error", err))
			return nil
		}
		return p
	}
}

func pageNames(pages []*reading.Page) string {
	names := make([]string, len(pages))
	for i, p := range pages {
		names[i] = p.Document.ID
	}
	return strings.Join(names, " ")
}

func (e *Engine) empty(q answer.Question) answer.Answer {
	return answer.Answer{ID: q.ID, Question: q.Text, Status: answer.NotFound, Text: e.writer.Message(q.Language, "empty"),
		Facts: []answer.Fact{}, Sources: []answer.Source{}, Choices: []answer.Choice{}, Gap: "empty"}
}

// vocabulary learns the words of a table once.
func (e *Engine) vocabulary(ctx context.Context, role corpus.Visibility, t *index.Table) (*reading.Vocabulary, error) {
	e.mu.Lock()
	known, ok := e.known[role]
	e.mu.Unlock()
	if ok && known.table == t {
		return known.vocab, nil
	}
	v, err := e.shelf.Learn(ctx, t)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	e.known[role] = learned{t, v}
	e.mu.Unlock()
	return v, nil
}

// Candidates per question.
const (
	maxHits   = 160
	maxPages  = 40
	maxTables = 24
	fewPages  = 12  // for a question after one thing, in a corpus
	fewFrom   = 300 // of more documents than this
)

// width is how many documents are read for a question. One that is after
// several things may find them in any number of documents.
func width(t *index.Table, q *understand.Question) int {
	if t.Len() <= fewFrom || q.Table || q.Asks("top", "sum", "count", "list", "average", "compare") {
		return maxPages
	}
	return fewPages
}

// pages finds the documents that may answer, by ranked search.
func (e *Engine) pages(ctx context.Context, role corpus.Visibility, t *index.Table, q *understand.Question, vocab *reading.Vocabulary) ([]*reading.Page, error) {
	hits, err := e.lib.Search(ctx, index.Query{Text: q.Search(), Limit: maxHits, Role: role})
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	var ids []string
	for _, h := range hits {
		ids = append(ids, h.Document)
	}
	if q.Table || q.Strong() == 0 && q.Asks("top", "sum", "count", "list") {
		tabular := vocab.Tabular()
		ids = append(ids, tabular[:min(len(tabular), maxTables)]...)
	}
	if len(ids) == 0 && t.Len() <= maxTables {
		for _, d := range t.Documents() { // few enough to read them all
			ids = append(ids, d.ID)
		}
	}
	var out []*reading.Page
	seen, most := map[string]bool{}, width(t, q)
	for _, id := range ids {
		if seen[id] || len(out) >= most {
			continue
		}
		seen[id] = true
		d, ok := t.Document(id)
		if !ok {
			continue
		}
		p, err := e.shelf.Page(ctx, d)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}
