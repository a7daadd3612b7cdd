// Package terminal is the bot in a terminal: a line in, an answer out.
package terminal

import (
	"fmt"
	"io"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/bot"
)

// shownQuote is how many characters of a quote a source line shows.
const shownQuote = 60

// shownSources is how many sources are listed; a number stands for the rest.
const shownSources = 8

// Write prints a reply: the text, the choices by number, and the sources as
// short numbered lines with their quotes.
func Write(w io.Writer, r bot.Reply) {
	fmt.Fprintln(w, r.Text)
	for i, c := range r.Choices {
		fmt.Fprintf(w, "  %d) %s\n", i+1, c.Label)
	}
	for i, s := range r.Sources[:min(len(r.Sources), shownSources)] {
		name := s.Title
		if name == "" {
			name = s.Document
		}
		if s.Date != "" {
			name += " " + s.Date
		}
		if s.Place != "" {
			name += " " + s.Place
		}
		fmt.Fprintf(w, "  [%d] %s: “%s”\n", i+1, name, short(s.Quote))
	}
	if more := len(r.Sources) - shownSources; more > 0 {
		fmt.Fprintf(w, "  … +%d\n", more)
	}
}

// Draw prints a chart with characters, below an empty line.
func Draw(w io.Writer, p bot.Painter, c *answer.Chart, width int) {
	fmt.Fprintln(w)
	for _, line := range p.Lines(c, width) {
		fmt.Fprintln(w, "  "+line)
	}
}

// short is a quote on one line.
func short(quote string) string {
	r := []rune(strings.Join(strings.Fields(quote), " "))
	if len(r) <= shownQuote {
		return string(r)
	}
	return string(r[:shownQuote]) + "…"
}
