package execute

import (
	"regexp"
	"strings"
	"unicode"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
)

// The lengths of what an answer that found nothing calls by name, in runes.
const (
	shortestName = 2
	longestName  = 16
	enoughCalled = 0.6 // part of the question's names that a project's name has
)

// silence says what is not known: that a thing is nowhere on file, or that it
// is but the fact asked for is not stated. It never shows a figure.
func (r *Run) silence(res *Result) *Result {
	if res.Status != answer.NotFound || res.Message != res.Gap || r.Leaning {
		return res
	}
	if name := r.unseen(); name != "" {
		res.Message, res.Gap, res.Args = "unknown_name", "unknown_entity", []string{name}
		return res
	}
	if res.Gap != "fact_not_stated" {
		return res
	}
	if said := r.saidOpen(); said != "" {
		res.Message, res.Args = "left_open", []string{said}
		return res
	}
	if name := r.knownName(); name != "" {
		res.Message, res.Args = "known_but", []string{name, "@" + r.askedKey()}
	}
	return res
}

// unseen is the first name of the question of which no two characters stand
// together in any document; "" for none.
func (r *Run) unseen() string {
	if r.Q.Language == "en" {
		return r.unseenEnglish()
	}
	for _, t := range r.Q.Terms {
		from := -1
		for i := 0; i+1 < len(t.Runes); i++ {
			strange := t.Weight[i] >= 0.9 && t.Weight[i+1] >= 0.9 && han(t.Runes[i]) && han(t.Runes[i+1]) && r.Vocab.Seen(t.Runes[i], t.Runes[i+1]) == 0
			if strange && from < 0 {
				from = i
			}
			if from >= 0 && (!strange || i+2 == len(t.Runes)) {
				end := i + 1
				if strange {
					end = i + 2
				}
				if name := t.Runes[from:end]; r.startsName(t.Start+from) && len(name) > shortestName && len(name) <= longestName && !r.everyday(t.Start+from, name) {
					return string(name)
				}
				from = -1
			}
		}
	}
	return ""
}

// actsRE matches what stands after the name of somebody who does something.
var actsRE = regexp.MustCompile(`^(?:在|投|签|的?(?:公司|集团|股份|科技|项目))`)

// doerRE matches questions that begin with who puts money somewhere: 华星在青岚投了.
var doerRE = regexp.MustCompile(`^(\p{Han}{2,4}?)(?:集团|公司)?(?:在|到)[^,。]{2,12}(?:投|签|建|砸|花)`)

// strangeDoer reports whether a figure is asked of what somebody does whom no report
// names, not one pair of his characters: a total of the place is not his.
func (r *Run) strangeDoer() bool {
	m := doerRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || r.Leaning || r.Q.Language == "en" || !r.Q.Asks("amount", "count", "sum", "attribute") {
		return false
	}
	name := []rune(m[1])
	for i := 1; i < len(name); i++ {
		if r.Vocab.Seen(name[i-1], name[i]) > 0 {
			return false
		}
	}
	return !r.Words.Everyday(name, make([]bool, len(name)))
}

// everyday reports whether a part of the question is words of the language and
// names of places that stand among them, but no name of its own.
func (r *Run) everyday(start int, name []rune) bool {
	if end := start + len(name); end <= len(r.Q.Folded) && actsRE.MatchString(string(r.Q.Folded[end:])) {
		return false
	}
	known := make([]bool, len(name))
	for _, p := range r.Q.Places {
		for i := max(p.Span.Start, start); i < min(p.Span.End, start+len(name)); i++ {
			known[i-start] = true
		}
	}
	return r.Words.Everyday(name, known)
}

// startsName reports whether a place of the question is no inner part of a
// word that the documents know.
func (r *Run) startsName(at int) bool {
	q := r.Q.Folded
	return at <= 0 || at >= len(q) || !han(q[at-1]) || r.Vocab.Seen(q[at-1], q[at]) == 0
}

// unseenEnglish is the first name of an English question that no candidate
// page has, as it was typed.
func (r *Run) unseenEnglish() string {
	for _, t := range r.Q.Terms {
		if t.Total() < find.NameWeight || t.Runes[0] >= 0x80 || !unicode.IsLetter(t.Runes[0]) {
			continue
		}
		found := false
		for _, a := range r.find.Aligned {
			for i := range a.Pieces {
				found = found || a.Pieces[i].Group == t.Group
			}
		}
		at := strings.Index(strings.ToLower(r.Q.Text), string(t.Runes))
		if found || at < 0 || at+len(string(t.Runes)) > len(r.Q.Text) {
			continue
		}
		if unicode.IsUpper(rune(r.Q.Text[at])) {
			return wholeName(r.Q.Text, at)
		}
	}
	return ""
}

// capitalsRE matches words with capitals that stand together.
var capitalsRE = regexp.MustCompile(`[A-Z][\w'.&]*(?:[ -][A-Z0-9][\w.&]*)*`)

// wholeName is the run of capitalised words around a place in an English
// question, without its first word.
func wholeName(text string, at int) string {
	for _, m := range capitalsRE.FindAllStringIndex(text, -1) {
		if m[0] > at || m[1] <= at {
			continue
		}
		if _, rest, ok := strings.Cut(text[m[0]:m[1]], " "); ok && m[0] == 0 && at > 0 {
			return strings.Trim(strings.TrimSuffix(rest, "'s"), ".")
		}
		return strings.Trim(strings.TrimSuffix(text[m[0]:m[1]], "'s"), ".")
	}
	return strings.Trim(text[at:], " ?.!")
}

func han(c rune) bool { return unicode.Is(unicode.Han, c) }

// knownName is the project that the question means, or what of its own words
// names most; "" when that has a figure in it or is too long to repeat.
func (r *Run) knownName() string {
	if list := r.knownProjects(enoughKnown); len(list) > 0 && list[0].name >= enoughCalled && list[0].placeIn < list[0].name/2 {
		return plainName(list[0].project.Name.Value)
	}
	best := ""
	for _, a := range r.find.Aligned[:min(len(r.find.Aligned), 1)] {
		for i := range a.Pieces {
			x := &a.Pieces[i]
			if x.Strong && !x.Date && x.Group == 0 && len(x.Places) > 0 && len(x.Runes) > 2 && len(string(x.Runes)) > len(best) {
				best = string(x.Runes)
			}
		}
	}
	return plainName(best)
}

func plainName(name string) string {
	name = strings.TrimRight(strings.NewReplacer("“", "", "”", "", "「", "", "」", "").Replace(name), "签投建在的和与跟")
	if n := len([]rune(name)); n < shortestName || n > longestName+8 || strings.ContainsFunc(name, unicode.IsDigit) || len(reading.Scan([]rune(name), nil)) > 0 {
		return ""
	}
	return name
}

// askedKey is the key of the message that names what was asked for.
func (r *Run) askedKey() string {
	if f := r.Q.Focus; f != nil {
		switch f.ID {
		case "land", "floor", "area", "jobs", "capacity", "output", "sales", "tax", "profit", "registered", "duration", "arrived", "foreign_used", "percent":
			return "asked_" + f.ID
		}
	}
	switch r.Q.Kind {
	case "amount", "sum", "average":
		return "asked_amount"
	case "when", "where", "who", "partner", "count", "reason", "duration", "visit":
		return "asked_" + r.Q.Kind
	}
	return "asked_fact"
}
