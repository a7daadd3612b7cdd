package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// ofOther takes back an answer to a follow-up that names nothing itself when it is
// told of another project, company or row than the answer before: 占地呢 behind a
// company without one.
func (r *Run) ofOther(res *Result) *Result {
	if !r.Leaning || res.Status != answer.Answered || len(res.Parts) != 1 || len(r.Names) > 1 || res.Parts[0].Page == nil {
		return res
	}
	t := r.lastThing()
	if t == nil || t.page != res.Parts[0].Page {
		return res
	}
	a, ok := r.askOf(t)
	if !ok || a.named {
		return res
	}
	part := &res.Parts[0]
	at := part.Show.Start
	if part.Show.Len() == 0 {
		at = part.Cite.Start
	} else if !a.shows(t.page, part.Show) {
		return notFound("fact_not_stated")
	}
	if t.otherPart(at) && !r.saysOwn(t, at) {
		return notFound("fact_not_stated")
	}
	if t.holds(at) || r.saysOwn(t, at) {
		return res
	}
	before, now := t.identity(t.at), t.identity(at)
	if before == "" || now == "" || before == now {
		return res
	}
	out := notFound("fact_not_stated")
	out.Why, out.Document = "of "+now+", not "+before, t.page.Document.ID
	return out
}

// shows reports whether a stretch has a value of a kind that is asked for.
func (a wanted) shows(p *reading.Page, s corpus.Span) bool {
	return slices.ContainsFunc(p.Values, func(v reading.Value) bool {
		return s.Contains(v.Span) && (slices.Contains(a.kinds, v.Kind) || (v.Kind == reading.Count || v.Kind == reading.Plain) && v.Number > 1)
	}) ||
		slices.Contains(a.kinds, reading.Date) || slices.Contains(a.kinds, reading.Capacity)
}

// partRE matches the beginning of one of several parts of a sentence.
var partRE = regexp.MustCompile(`^(?:另外?一?|一[份个家项是]|[二三四]是|其[一二三四])`)

// otherPart reports whether a place is in another part of the sentence of the last
// answer, when the sentence tells of several in turn: 一份是…;另一份是….
func (t *thing) otherPart(at int) bool {
	i, k := t.page.SentenceAt(t.at), t.page.SentenceAt(at)
	if i < 0 || i != k {
		return false
	}
	from, to := min(at, t.at), max(at, t.at)
	between := t.page.Folded[from:to]
	last := -1
	for j, c := range between {
		if c == ';' {
			last = j
		}
	}
	return last >= 0 && partRE.MatchString(string(t.page.Folded[from+last+1:min(len(t.page.Folded), to+8)]))
}

// saysOwn reports whether a name in the follow-up itself stands in a sentence.
func (r *Run) saysOwn(t *thing, at int) bool {
	i := t.page.SentenceAt(at)
	a := r.alignmentOf(t.page)
	if i < 0 || a == nil {
		return true
	}
	s := t.page.Sentences[i].Span
	for k := range a.Pieces {
		x := &a.Pieces[k]
		if x.Lent || x.Date || !x.Strong || r.measureWord(string(x.Runes)) {
			continue
		}
		for _, place := range x.Places {
			if place >= s.Start && place < s.End {
				return true
			}
		}
	}
	return false
}

// measureWord reports whether a word is one of an attribute rather than a name.
func (r *Run) measureWord(w string) bool {
	for i := range r.Words.Focuses {
		f := &r.Words.Focuses[i]
		if find.HoldsAny(w, f.Questions) || find.HoldsAny(w, f.Documents) || common(w, strings.Join(f.Questions, "|")) >= 2 {
			return true
		}
	}
	return false
}

// identity names what a place of the page is about: the row, or the project or
// company that its segment names first; "" for neither.
func (t *thing) identity(at int) string {
	i := t.page.SentenceAt(at)
	if i < 0 {
		return ""
	}
	s := &t.page.Sentences[i]
	if s.Row >= 0 && s.Table < len(t.page.Tables) {
		table := &t.page.Tables[s.Table]
		return foldedCell(t.page, &table.Rows[s.Row], table.Name)
	}
	if m := listedRE.FindString(t.page.Read(s.Span)); strings.HasPrefix(m, "其") {
		return m
	}
	seg := t.segment(at)
	name := ""
	for _, h := range t.heads {
		if h.span.Start >= seg.Start && h.span.Start < seg.End && (name == "" || h.span.Start <= at) {
			name = t.page.Read(h.span)
		}
	}
	for k := i - 1; name == "" && k >= 0 && t.page.Sentences[k].Block == s.Block; k-- {
		for _, h := range t.heads {
			if t.page.Sentences[k].Span.Contains(h.span) {
				name = t.page.Read(h.span)
			}
		}
	}
	if name == "" {
		return t.rowCalled(corpus.Span{Start: t.page.Text.Blocks[s.Block].Span.Start, End: s.Span.End})
	}
	return name
}

// rowCalled is the name of the row that a note below a table speaks of; "" for
// none or several.
func (t *thing) rowCalled(s corpus.Span) string {
	text, found := t.page.Read(s), ""
	for i := range t.page.Tables {
		table := &t.page.Tables[i]
		for k := range table.Rows {
			name := foldedCell(t.page, &table.Rows[k], table.Name)
			if !slices.ContainsFunc(shortNames([]rune(name)), func(short []rune) bool { return strings.Contains(text, string(short)) }) {
				continue
			}
			if found != "" && found != name {
				return ""
			}
			found = name
		}
	}
	return found
}
