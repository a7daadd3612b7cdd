package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

const (
	passageButtons = 3        // passages that have a button under an answer
	passageRunes   = 1200     // of a document that one passage shows, the quote aside
	originalBytes  = 50 << 20 // the largest file that chats take
)

// kept is an answer that buttons still work on.
type kept struct {
	ID         string          `json:"id"`
	Question   string          `json:"question"`
	Generation string          `json:"generation,omitempty"` // of the index that it came from
	Rows       []string        `json:"rows,omitempty"`
	Sources    []answer.Source `json:"sources,omitempty"`
	Chart      *answer.Chart   `json:"chart,omitempty"`
	Wrong      bool            `json:"wrong,omitempty"` // somebody said so
}

func (c *conversation) keep(k kept) {
	c.Answers = append(c.Answers, k)
	if extra := len(c.Answers) - keptAnswers; extra > 0 {
		c.Answers = slices.Clone(c.Answers[extra:])
	}
}

// find gives a kept answer by its id; the last one of this conversation for "".
func (c *conversation) find(id string) (*kept, bool) {
	if id == "" && c.Answer == nil {
		return nil, false
	}
	for i := len(c.Answers) - 1; i >= 0; i-- {
		if id == "" || c.Answers[i].ID == id {
			return &c.Answers[i], true
		}
	}
	return nil, false
}

// answerID splits "@id rest".
func answerID(rest string) (id, more string) {
	first, more, _ := strings.Cut(rest, " ")
	if id, ok := strings.CutPrefix(first, "@"); ok {
		return id, strings.TrimSpace(more)
	}
	return "", rest
}

// behind finds the answer that a command speaks of. Not ok: the reply says
// that there is none.
func (t *turn) behind(rest string) (*kept, string, Reply, bool) {
	id, more := answerID(rest)
	k, ok := t.c.find(id)
	switch {
	case !ok && id != "":
		return nil, "", t.say("answer_gone", nil), false
	case !ok:
		return nil, "", t.say("nothing_answered", nil), false
	}
	return k, more, Reply{}, true
}

// answerButtons offer what stands behind the answer that was just kept.
func (t *turn) answerButtons(a answer.Answer) []Button {
	if !t.m.Rich || a.Status != answer.Answered {
		return nil
	}
	k := t.c.Answers[len(t.c.Answers)-1]
	var out []Button
	offer := func(key string, values args, command string) {
		out = append(out, Button{Label: t.s.texts.say(t.language, key, values), Command: command})
	}
	if t.s.o.Records != nil && len(k.Rows) > 0 {
		offer("button_rows", args{"count": len(k.Rows)}, "/rows @"+k.ID)
	}
	if t.s.o.Painter != nil && k.Chart != nil && !k.Chart.Asked {
		offer("button_chart", nil, "/chart @"+k.ID)
	}
	if t.s.o.Library != nil {
		for i := range min(len(k.Sources), passageButtons) {
			offer("button_passage", args{"n": i + 1}, fmt.Sprintf("/passage @%s %d", k.ID, i+1))
		}
		if len(k.Sources) > 0 {
			offer("button_original", nil, "/original @"+k.ID+" 1")
		}
	}
	if t.s.o.Journal != nil {
		offer("button_wrong", nil, "/wrong @"+k.ID)
	}
	return out
}

// since says, above what a button shows, that the documents were indexed anew
// after the answer was given, and offers to ask again.
func (t *turn) since(k *kept, r Reply) Reply {
	if k.Generation == t.s.o.Generation() {
		return r
	}
	notice := t.s.texts.say(t.language, "updated_since", nil) + "\n"
	for i := range r.Marks {
		n := utf8.RuneCountInString(notice)
		r.Marks[i].Start, r.Marks[i].End = r.Marks[i].Start+n, r.Marks[i].End+n
	}
	r.Text = notice + r.Text
	if t.m.Rich {
		r.Buttons = append(r.Buttons, Button{Label: t.s.texts.say(t.language, "button_again", nil), Command: k.Question})
	}
	return r
}

// rows lists the records behind an answer, a page at a time.
func (t *turn) rows(ctx context.Context, rest string) (Reply, error) {
	k, more, r, ok := t.behind(rest)
	switch {
	case !ok:
		return r, nil
	case t.s.o.Records == nil:
		return t.say("not_offered", nil), nil
	case len(k.Rows) == 0:
		return t.say("no_rows", nil), nil
	}
	all, err := t.s.o.Records.Records(ctx, t.role, k.Rows)
	if err != nil {
		return Reply{}, fmt.Errorf("bot: rows: %w", err)
	}
	if len(all) == 0 {
		return t.since(k, t.say("rows_gone", nil)), nil
	}
	_, offset := page(more)
	offset = min(offset, len(all)-1)
	shown := all[offset:min(offset+pageSize, len(all))]
	r = t.say("rows", args{"question": k.Question, "total": len(all), "first": offset + 1, "last": offset + len(shown)})
	lines := []string{r.Text}
	for i, record := range shown {
		lines = append(lines, fmt.Sprintf("%d. %s", offset+i+1, t.recordLine(record)))
		r.Rows = append(r.Rows, record.ID)
	}
	r.Text = strings.Join(lines, "\n")
	r.Buttons = t.pages("/rows", "@"+k.ID, offset, len(all))
	if t.m.Rich {
		r.Buttons = append(r.Buttons, Button{Label: t.s.texts.say(t.language, "button_export", nil), Command: "/export @" + k.ID})
	}
	return t.since(k, r), nil
}

func (t *turn) recordLine(r Record) string {
	if r.Project != nil {
		return t.projectLine(r.Project)
	}
	return clipped(strings.Join(strings.Fields(r.Text), " "), 120)
}

// clipped cuts a text to at most n runes.
func clipped(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n]) + "…"
}

// numbered reads which source of an answer is meant; 1 when none is named.
func (t *turn) numbered(k *kept, text string) (answer.Source, int, bool) {
	n := 1
	if text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil {
			return answer.Source{}, 0, false
		}
	}
	if n < 1 || n > len(k.Sources) {
		return answer.Source{}, 0, false
	}
	return k.Sources[n-1], n, true
}

// passage shows a source of an answer in its document, the quote marked.
func (t *turn) passage(ctx context.Context, rest string) (Reply, error) {
	k, more, r, ok := t.behind(rest)
	if !ok {
		return r, nil
	}
	if t.s.o.Library == nil {
		return t.say("not_offered", nil), nil
	}
	s, n, ok := t.numbered(k, more)
	if !ok {
		return t.say("no_such_source", args{"count": len(k.Sources)}), nil
	}
	d, text, err := t.s.o.Library.Document(ctx, t.role, s.Document)
	if errors.Is(err, corpus.ErrNotFound) {
		return t.since(k, t.say("document_gone", nil)), nil
	}
	if err != nil {
		return Reply{}, fmt.Errorf("bot: passage: %w", err)
	}
	content := []rune(text.Content)
	if s.Start < 0 || s.Start > s.End || s.End > len(content) || string(content[s.Start:s.End]) != s.Quote {
		return t.since(k, t.say("passage_changed", nil)), nil
	}
	around := surroundings(text, corpus.Span{Start: s.Start, End: s.End}, len(content))
	head := t.passageHead(d, n, len(k.Sources)) + "\n\n"
	at := utf8.RuneCountInString(head) - around.Start
	r = Reply{Text: head + string(content[around.Start:around.End]), Language: t.language,
		Marks: []corpus.Span{{Start: s.Start + at, End: s.End + at}}, Buttons: t.passageLinks(k, n)}
	return t.since(k, r), nil
}

func (t *turn) passageHead(d corpus.Document, n, of int) string {
	title := d.Title
	if title == "" {
		title = d.ID
	}
	parts := []string{fmt.Sprintf("[%d/%d] %s", n, of, title)}
	for _, s := range []string{dateText(d.Date), d.Source} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, t.s.texts.say(t.language, "separator", nil))
}

// passageLinks lead to the passages beside the n-th and to its file.
func (t *turn) passageLinks(k *kept, n int) []Button {
	if !t.m.Rich {
		return nil
	}
	link := func(key, command string, n int) Button {
		return Button{Label: t.s.texts.say(t.language, key, args{"n": n}), Command: fmt.Sprintf("/%s @%s %d", command, k.ID, n), Replace: command == "passage"}
	}
	var out []Button
	if n > 1 {
		out = append(out, link("button_passage", "passage", n-1))
	}
	if n < len(k.Sources) {
		out = append(out, link("button_passage", "passage", n+1))
	}
	return append(out, link("button_original", "original", n))
}

// surroundings is a span with the blocks around it, as long as there is room.
func surroundings(text corpus.Text, s corpus.Span, length int) corpus.Span {
	out := s
	left := passageRunes
	for _, b := range text.Blocks { // the blocks that the quote lies in
		if b.Span.Start < s.End && b.Span.End > s.Start {
			out.Start, out.End = min(out.Start, b.Span.Start), max(out.End, b.Span.End)
		}
	}
	out.Start, out.End = max(out.Start, s.Start-left), min(out.End, s.End+left)
	left -= out.End - out.Start - (s.End - s.Start)
	for _, b := range text.Blocks { // and those that follow
		if b.Span.Start >= out.End && b.Span.Start-out.End <= 1 && b.Span.End-out.End <= left/2 {
			left -= b.Span.End - out.End
			out.End = b.Span.End
		}
	}
	for _, b := range slices.Backward(text.Blocks) { // and those before
		if b.Span.End <= out.Start && out.Start-b.Span.End <= 1 && out.Start-b.Span.Start <= left {
			left -= out.Start - b.Span.Start
			out.Start = b.Span.Start
		}
	}
	out.Start, out.End = max(out.Start, 0), min(out.End, length)
	return out
}

// original sends the file that a source of an answer stands in.
func (t *turn) original(ctx context.Context, rest string) (Reply, error) {
	k, more, r, ok := t.behind(rest)
	if !ok {
		return r, nil
	}
	if t.s.o.Library == nil {
		return t.say("not_offered", nil), nil
	}
	s, _, ok := t.numbered(k, more)
	if !ok {
		return t.say("no_such_source", args{"count": len(k.Sources)}), nil
	}
	f, err := t.s.o.Library.Original(ctx, t.role, s.Document)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return t.since(k, t.say("document_gone", nil)), nil
	case err != nil:
		return Reply{}, fmt.Errorf("bot: original: %w", err)
	case len(f.Data) > originalBytes:
		return t.say("original_too_big", args{"file": f.Name}), nil
	}
	r = t.say("original", args{"title": s.Title})
	r.Files = []File{f}
	return t.since(k, r), nil
}

// wrong puts the question of an answer on the list of gaps; what somebody adds
// to it goes along.
func (t *turn) wrong(ctx context.Context, rest string) (Reply, error) {
	k, remark, r, ok := t.behind(rest)
	switch {
	case !ok:
		return r, nil
	case t.s.o.Journal == nil:
		return t.say("not_offered", nil), nil
	case k.Wrong && remark == "":
		return t.say("wrong_already", nil), nil
	}
	err := t.s.o.Journal.Asked(ctx, Asked{User: t.m.person(), Conversation: t.c.ID, Question: k.Question,
		Status: answer.Answered, Gap: "reported_wrong", Answer: remark})
	if err != nil {
		return Reply{}, fmt.Errorf("bot: wrong: %w", err)
	}
	k.Wrong, t.c.changed = true, true
	if remark != "" {
		return t.say("wrong_noted", nil), nil
	}
	r = t.say("wrong", nil)
	r.OnReply = "/wrong @" + k.ID
	return r, nil
}
