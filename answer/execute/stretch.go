package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// A stretch is what a text tells of one of its projects: the sentences that name it and
// no other, and those after them that name none, to the end of the paragraph; of a form
// its fields too.
type stretch struct {
	project *corpus.Project
	own     string // folded: its names, its investors and the clauses that name it
	units   []corpus.Span
}

// anyProjectRE matches what the name of a record says when it is of no one project.
var anyProjectRE = regexp.MustCompile(`^(?:坚持|各|重点|重大|招商|\p{Han}{2,6}(?:各|近期|重点))\p{Han}{0,8}项目$`)

// maxTitle is how many characters a line has at most that only names a project.
const maxTitle = 36

// stretches are those of the projects of a page that stand in running text.
func (r *Run) stretches(p *reading.Page) []stretch {
	var all []stretch
	for _, it := range r.proseItems(p, nil) {
		name := clean.Fold(it.Project.Name.Value)
		if len([]rune(name)) < 3 || anyProjectRE.MatchString(name) || slices.ContainsFunc(all, func(x stretch) bool { return clean.Fold(x.project.Name.Value) == name }) {
			continue
		}
		all = append(all, stretch{project: it.Project, own: strings.Join(append(it.Project.PartyNames(), it.Project.Aliases...), ";")})
	}
	if len(all) == 0 {
		return nil
	}
	for i := range all {
		all[i].own = clean.Fold(all[i].own) + ";" + clean.Fold(all[i].project.Name.Value)
	}
	current := -1
	for s := range p.Sentences {
		for k, unit := range reading.CutAt(p, p.Sentences[s].Span, "。;") {
			switch at, n := projectIn(p.Read(unit), all); {
			case p.Sentences[s].Kind == corpus.TableRow || n > 1:
				current = -1
			case n == 1:
				if current != at {
					all[at].own += ";" + namingClauses(p.Read(unit), &all[at])
				}
				current = at
			case current >= 0 && k == 0 && !goesOnOf(p, s):
				current = -1
			}
			if current >= 0 {
				all[current].units = append(all[current].units, unit)
			}
		}
	}
	return slices.DeleteFunc(all, func(x stretch) bool { return len(x.units) == 0 })
}

// projectIn is which of the projects a text names, and how many.
func projectIn(text string, all []stretch) (at, n int) {
	at = -1
	for i := range all {
		name := clean.Fold(all[i].project.Name.Value)
		switch {
		case !strings.Contains(text, name):
		case at < 0:
			at, n = i, 1
		case strings.Contains(clean.Fold(all[at].project.Name.Value), name): // a part of the longer name
		case strings.Contains(name, clean.Fold(all[at].project.Name.Value)):
			at = i
		default:
			n++
		}
	}
	return at, n
}

// namingClauses are the clauses of a text up to the one that names a project.
func namingClauses(text string, x *stretch) string {
	name := clean.Fold(x.project.Name.Value)
	end := strings.Index(text, name) + len(name)
	if cut := strings.IndexAny(text[end:], ",;。:"); cut >= 0 {
		end += cut
	} else {
		end = len(text)
	}
	return text[:end]
}

// goesOnOf reports whether a sentence that names no project goes on with what the one
// before it told of: it is of the same paragraph, of the form, or below a line that only
// names the project.
func goesOnOf(p *reading.Page, s int) bool {
	if s == 0 {
		return false
	}
	x, before := &p.Sentences[s], &p.Sentences[s-1]
	if x.Kind == corpus.Heading {
		return false
	}
	if x.Block == before.Block {
		return true
	}
	title := before.Span.Len() <= maxTitle && (before.Kind == corpus.Heading || !strings.ContainsAny(p.Read(before.Span), "。;"))
	return labelLineRE.MatchString(p.Read(x.Span)) || title && before.Span.Start == reading.BlockStart(p, s-1)
}

// labelLineRE matches the beginning of a field of a form: 投资方:某某公司.
var labelLineRE = regexp.MustCompile(`^\p{Han}{2,8}:`)
