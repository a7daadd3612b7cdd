package understand

import "strings"

// tidy is the kind of the lines of charts.txt that are for what is left of a
// question.
const tidy = "tidy"

// chart takes out of a question the words that ask for a picture: what is left
// asks for the table. The kind is "" when there are none.
func (r *Reader) chart(folded []rune) (kind string, rest []rune) {
	s := string(folded)
	for i := range r.words.Charts {
		c := &r.words.Charts[i]
		switch {
		case c.Kind == tidy:
			if kind != "" {
				s = c.Pattern.ReplaceAllString(s, c.Rest)
			}
		case kind == "" && c.Pattern.MatchString(s):
			kind, s = c.Kind, c.Pattern.ReplaceAllString(s, c.Rest)
		}
	}
	if kind == "" {
		return "", folded
	}
	return kind, []rune(strings.Trim(s, " ,。?!、:;"))
}

// Bare reports whether a question asks for a picture and does not say of what:
// that of the answer before is meant.
func (q *Question) Bare() bool { return q.Chart != "" && len(q.Folded) == 0 }
