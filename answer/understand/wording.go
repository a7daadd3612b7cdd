package understand

import "strings"

// minPlain is how many characters must be left of a question for a plainer
// wording to stand for it: 麻烦您问一下 alone asks for nothing.
const minPlain = 2

// plainly puts a question as the other word lists know it: without the words to
// a clerk, what it is about before what is asked of it.
func (r *Reader) plainly(s string) string {
	for i := range r.words.Wordings {
		if out := strings.Trim(r.words.Wordings[i].Read(s), ", "); len([]rune(out)) >= minPlain {
			s = out
		}
	}
	return s
}
