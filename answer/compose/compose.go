// Package compose puts what was found into words: the answer first, in the
// asker's script, with its sources.
package compose

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/phonetic"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

//go:embed data/*.txt
var messages embed.FS

// MaxRunes is how long an answer may be.
const MaxRunes = 560

// Composer writes answers. It never changes after New.
type Composer struct {
	texts map[string]map[string]string // language, key
	sound *phonetic.Table
}

// New reads the messages.
func New() (*Composer, error) {
	sound, err := phonetic.New()
	if err != nil {
		return nil, fmt.Errorf("compose: %w", err)
	}
	c := &Composer{texts: map[string]map[string]string{}, sound: sound}
	for _, lang := range []string{"zh", "en"} {
		data, err := messages.ReadFile("data/" + lang + ".txt")
		if err != nil {
			return nil, fmt.Errorf("compose: read %q: %w", lang, err)
		}
		c.texts[lang] = map[string]string{}
		for _, line := range strings.Split(string(data), "\n") {
			key, text, ok := strings.Cut(line, " = ")
			if ok && !strings.HasPrefix(line, "#") {
				c.texts[lang][key] = text
			}
		}
	}
	return c, nil
}

// Message is the text of a key in a language, with {0}, {1} … filled in.
func (c *Composer) Message(language, key string, args ...string) string {
	lang := "zh"
	if language == "en" {
		lang = "en"
	}
	text := c.texts[lang][key]
	for i, a := range args {
		if key, ok := strings.CutPrefix(a, "@"); ok && c.texts[lang][key] != "" {
			a = c.texts[lang][key]
		}
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i)+"}", a)
	}
	return inScript(text, language)
}

func inScript(text, language string) string {
	switch language {
	case "zh-Hant":
		return clean.Traditional(text)
	case "zh-Hans":
		return clean.InSimplified(text)
	}
	return text
}

// Answer puts a result into words, and gives the lines that the figure guard
// dropped.
func (c *Composer) Answer(q *understand.Question, r *execute.Result) (answer.Answer, []string) {
	a := answer.Answer{Question: q.Text, Status: r.Status, Facts: r.Facts, Rows: r.Rows, Language: q.Language, Gap: r.Gap,
		Sources: []answer.Source{}}
	if a.Facts == nil {
		a.Facts = []answer.Fact{}
	}
	a.Choices = []answer.Choice{}
	for i, o := range r.Offers {
		a.Choices = append(a.Choices, answer.Choice{ID: "which" + strconv.Itoa(i+1), Label: inScript(o.Label, q.Language)})
	}
	var lines []string
	var parts []int // of each line, -1 for the message
	if r.Message != "" {
		lines, parts = append(lines, c.Message(q.Language, r.Message, r.Args...)), append(parts, -1)
	}
	for i, p := range r.Parts {
		if !p.Silent {
			if q.Language == "en" && q.Asks("who") {
				p.Label, p.Text = c.spelled(p.Label), c.introduced(p.Text)
			}
			if key, ok := strings.CutPrefix(p.Label, "@"); ok {
				p.Label = c.Message(q.Language, key)
			}
			lines, parts = append(lines, inScript(line(p), q.Language)), append(parts, i)
		}
		a.Sources = c.addSource(a.Sources, p, q.Language)
	}
	backed, dropped := guard(lines, parts, r, a.Sources)
	var kept []string
	for _, i := range backed {
		line := lines[i]
		if q.Language == "en" {
			if parts[i] < 0 || r.Parts[parts[i]].Text != "" {
				line = inEnglish(line)
			} else {
				line += amountsInEnglish(line)
			}
		}
		kept = append(kept, line)
	}
	if len(kept) == 0 && len(dropped) > 0 {
		a.Status, a.Gap, a.Sources, a.Facts = answer.NotFound, "unbacked", []answer.Source{}, []answer.Fact{}
		kept = []string{c.Message(q.Language, "fact_not_stated")}
	}
	for _, n := range r.Notes {
		kept = append(kept, c.Message(q.Language, n.Message, n.Args...))
	}
	a.Chart = chart(q, r)
	if q.Chart != "" && a.Chart == nil && a.Status == answer.Answered {
		kept = append(kept, c.Message(q.Language, "no_chart"))
	}
	a.Text = cut(strings.Join(kept, "\n"))
	return a, dropped
}

// chart is the chart of a result as the question wants it, its labels in the
// script of the answer.
func chart(q *understand.Question, r *execute.Result) *answer.Chart {
	if r.Chart == nil || r.Status != answer.Answered {
		return nil
	}
	c := r.Chart.As(answer.ChartKind(q.Chart))
	c.Question, c.Language, c.Asked = q.Text, q.Language, q.Chart != ""
	c.Points = slices.Clone(c.Points)
	for i := range c.Points {
		c.Points[i].Label = inScript(c.Points[i].Label, q.Language)
	}
	c.Of = inScript(c.Of, q.Language)
	return c
}

func line(p execute.Part) string {
	text := p.Text
	if text == "" && p.Page != nil {
		text = strings.Trim(p.Page.Shown(p.Show), ",，;； \n")
	}
	if p.Label != "" {
		return p.Label + ":" + text
	}
	return text
}

func (c *Composer) addSource(list []answer.Source, p execute.Part, language string) []answer.Source {
	if p.Page == nil {
		return list
	}
	s := p.Cite
	switch {
	case s.Empty():
		s = p.Show
	case !p.Show.Empty() && p.Show.Overlaps(s):
		s = corpus.Span{Start: min(s.Start, p.Show.Start), End: max(s.End, p.Show.End)}
	}
	for _, x := range list {
		if x.Document == p.Page.Document.ID && x.Start == s.Start && x.End == s.End {
			return list
		}
	}
	source := answer.Source{Document: p.Page.Document.ID, Title: p.Page.Document.Title, Quote: p.Page.Shown(s), Start: s.Start, End: s.End,
		Place: c.place(p.Page.Text, s, language)}
	if d := p.Page.Document.Date; d != nil {
		source.Date = d.ISO()
	}
	return append(list, source)
}

// place names the page, line, paragraph or cell that a span stands in; "" when
// the document does not tell.
func (c *Composer) place(text corpus.Text, s corpus.Span, language string) string {
	p, ok := text.Place(s)
	if !ok {
		return ""
	}
	if p.Sheet != "" {
		return p.Reference()
	}
	unit, number, row := p.Unit()
	return c.Message(language, "place_"+unit, strconv.Itoa(number), strconv.Itoa(row))
}

func cut(text string) string {
	if r := []rune(text); len(r) > MaxRunes {
		return string(r[:MaxRunes]) + "…"
	}
	return text
}
