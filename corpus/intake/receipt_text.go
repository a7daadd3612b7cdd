package intake

import (
	"fmt"
	"slices"
	"strings"

	"zhaoshang/corpus/extract/value"
	"zhaoshang/corpus/store"
)

// shownPlaces bounds how many doubts, notes and conflicts String prints each.
const shownPlaces = 5

// String prints the receipt as staff read it, in Chinese, without a line feed at
// its end.
func (r Receipt) String() string {
	if r.Outcome == store.Refused {
		return r.refusedText()
	}
	m := r.messages
	name := r.Document
	if r.Title != "" && r.Title != r.Document {
		name += "《" + r.Title + "》"
	}
	lines := []string{name + "：" + m.say(r.outcomeCode(), r.Version)}
	lines = append(lines, m.say("line.read", r.sizes()))
	lines = append(lines, r.found())
	if r.Joined > 0 {
		lines = append(lines, m.say("line.joined", r.Joined))
	}
	for _, d := range r.Duplicates {
		lines = append(lines, m.say("line.duplicate", d))
	}
	for _, d := range r.SameText {
		lines = append(lines, m.say("line.same_text", d))
	}
	lines = append(lines, shorten(m, r.conflictLines())...)
	lines = append(lines, shorten(m, r.doubtLines())...)
	lines = append(lines, shorten(m, r.noteLines())...)
	if len(r.Questions) > 0 {
		lines = append(lines, m.say("line.ask", strings.Join(r.Questions, " ")))
	}
	return strings.Join(lines, "\n  ")
}

func (r Receipt) outcomeCode() string {
	if r.Preview {
		return "preview." + string(r.Outcome)
	}
	return "outcome." + string(r.Outcome)
}

func (r Receipt) refusedText() string {
	text := r.Hint
	if text == "" {
		text = r.Error
	}
	return r.File + "：" + r.messages.say("outcome.refused") + "。" + text
}

func (r Receipt) sizes() string {
	var parts []string
	add := func(code string, n int) {
		if n > 0 {
			parts = append(parts, r.messages.say(code, n))
		}
	}
	add("size.pages", r.Pages)
	add("size.characters", r.Characters)
	add("size.tables", r.Tables)
	add("size.rows", r.Rows)
	return strings.Join(parts, r.messages.say("list.separator"))
}

func (r Receipt) found() string {
	c := r.Records
	var parts []string
	for _, part := range []struct {
		code string
		n    int
	}{
		{"projects", c.Projects}, {"amounts", c.Amounts}, {"totals", c.Totals}, {"events", c.Events},
		{"visits", c.Visits}, {"agreements", c.Agreements}, {"statements", c.Statements},
		{"organizations", c.Organizations}, {"persons", c.Persons},
	} {
		if part.n > 0 {
			parts = append(parts, r.messages.say("count."+part.code, part.n))
		}
	}
	if len(parts) == 0 {
		return r.messages.say("count.none")
	}
	return r.messages.say("line.found", strings.Join(parts, r.messages.say("list.separator")))
}

func (r Receipt) conflictLines() (lines []string) {
	for _, c := range r.Conflicts {
		code := "line.conflict_maybe"
		if c.Joined {
			code = "line.conflict"
		}
		lines = append(lines, r.messages.say(code, c.Name, dated(c.B), c.A.Document, dated(c.A)))
	}
	return lines
}

// dated prints an amount with its date.
func dated(c store.ConflictRecord) string {
	text := ""
	if c.Amount != nil {
		text = value.Format(*c.Amount, "zh-Hans")
	}
	if c.Date != "" {
		text += fmt.Sprintf("（%s）", c.Date)
	}
	return text
}

func (r Receipt) doubtLines() (lines []string) {
	for _, d := range r.Doubts {
		lines = append(lines, r.messages.say("line.doubt", d.Place, d.Text))
	}
	return lines
}

func (r Receipt) noteLines() (lines []string) {
	for _, n := range r.Notes {
		lines = append(lines, r.messages.say("line.note", n.Text))
	}
	return lines
}

func shorten(m messages, lines []string) []string {
	if len(lines) <= shownPlaces {
		return lines
	}
	return append(slices.Clip(lines[:shownPlaces]), m.say("line.more", len(lines)-shownPlaces))
}
