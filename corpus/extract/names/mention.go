package names

import (
	"slices"

	"zhaoshang/corpus"
)

// Mention is one place where a text names a person that it introduces
// somewhere: Person is the index in Reading.Persons of the first with that name.
type Mention struct {
	Span   corpus.Span
	Person int
}

// mentions finds every place where one of the persons is named in full.
func (r *Reading) mentions() []Mention {
	var words []string
	first := map[string]int{}
	for i, p := range r.Persons {
		w := string(r.text[p.Span.Start:p.Span.End])
		if j, ok := first[w]; !ok || r.Persons[j].Title.Empty() && !p.Title.Empty() {
			first[w] = i
		}
	}
	for w := range first {
		words = append(words, w)
	}
	slices.Sort(words)
	if len(words) == 0 {
		return nil
	}
	t := newTrie(words)
	var out []Mention
	for i := 0; i < len(r.text); i++ {
		if v, n := t.longest(r.text, i); n > 0 {
			out = append(out, Mention{corpus.Span{Start: i, End: i + n}, first[words[v]]})
			i += n - 1
		}
	}
	return out
}
