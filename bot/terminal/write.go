// Package terminal is the bot in a terminal: a line in, an answer out.
package terminal

import (
	"fmt"
	"io"
	"strings"

	"zhaoshang/bot"
)

// shownQuote is how many characters of a quote a source line shows.
const shownQuote = 60

// Write prints a reply: the text, the choices by number, and the sources as
// short numbered lines with their quotes.
func Write(w io.Writer, r bot.Reply) {
	fmt.Fprintln(w, r.Text)
	for i, c := range r.Choices {
		fmt.Fprintf(w, "  %d) %s\n", i+1, c.Label)
	}
	for i, s := range r.Sources {
		name := s.Title
		if name == "" {
			name = s.Document
		}
		if s.Date != "" {
			name += " " + s.Date
		}
		fmt.Fprintf(w, "  [%d] %s: “%s”\n", i+1, name, short(s.Quote))
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
