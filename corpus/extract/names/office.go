package names

import (
	"strings"

	"zhaoshang/corpus"
)

// office gives the place or organisation that a person's title is of.
func (x *Lexicon) office(r *Reading, p Person) string {
	switch p.Role {
	case Official:
		return x.publicOffice(r, p.Title)
	case OfCompany:
		return x.companyOffice(r, p.Title)
	}
	return ""
}

// publicOffice gives the place of an official title: the last one named in it,
// the one that 市委 or 县长 refers to, or the last place before it.
func (x *Lexicon) publicOffice(r *Reading, title corpus.Span) string {
	if in := within(r.Places, title.Start, title.End); len(in) > 0 {
		return strings.ReplaceAll(in[len(in)-1].ID, "/", "")
	}
	line := x.lineBefore(r, title.Start)
	for i := title.Start; i < title.End; i++ {
		if !strings.ContainsRune("省市县区州旗", r.text[i]) {
			continue
		}
		u := r.lastOf(r.text[i], r.subjects(line))
		if u == -1 {
			u = r.refersTo('该', r.text[i], line)
		}
		if u != -1 {
			return strings.ReplaceAll(r.unitPath(u), "/", "")
		}
	}
	if len(line) > 0 && !x.speaksOf(line, r.home) {
		return strings.ReplaceAll(line[0].ID, "/", "")
	}
	return strings.ReplaceAll(r.Home, "/", "")
}

// subjects are the places that begin a clause: they do or sign what the clause
// tells, while one in the middle may be part of a company's name
// (广州某某供应链).
func (r *Reading) subjects(places []Place) []Place {
	var out []Place
	for _, p := range places {
		if p.Span.Start == 0 || strings.ContainsRune(",。;:\n】 ", r.text[p.Span.Start-1]) {
			out = append(out, p)
		}
	}
	return out
}

// lineBefore gives the places of the same line before a position.
func (x *Lexicon) lineBefore(r *Reading, at int) []Place {
	from := at
	for from > 0 && r.text[from-1] != '\n' {
		from--
	}
	return within(r.Places, from, at)
}

// speaksOf reports whether one of the places lies in a unit.
func (x *Lexicon) speaksOf(places []Place, unit int32) bool {
	for _, p := range places {
		if p.unit == unit && unit != -1 || p.unit >= 0 && unit >= 0 && x.places.under(p.unit, unit) {
			return true
		}
	}
	return false
}

// companyOffice gives the company of a title: what stands before the title's
// last word in the title itself, or the company named last before it.
func (x *Lexicon) companyOffice(r *Reading, title corpus.Span) string {
	if name := x.employer(r, title); !name.Empty() {
		return string(r.text[name.Start:name.End])
	}
	for i := len(r.Orgs) - 1; i >= 0; i-- {
		if o := r.Orgs[i]; o.Kind != Government && o.Span.End <= title.Start {
			return string(r.text[o.Span.Start:o.Span.End])
		}
	}
	return ""
}

// employer gives the company's name inside a title: 某某汽车 of 某某汽车副总裁.
func (x *Lexicon) employer(r *Reading, title corpus.Span) corpus.Span {
	for _, o := range r.Orgs {
		if title.Start <= o.Span.Start && o.Span.End <= title.End && o.Kind != Government {
			return o.Span
		}
	}
	text := r.text
	s := corpus.Span{Start: title.Start, End: title.Start}
	for s.End < title.End && x.starts(titleWords, text, s.End) == 0 && text[s.End] != '、' && x.starts(titleRankWords, text, s.End) == 0 {
		s.End++
	}
	if in := within(r.Places, s.Start+1, s.End); len(in) > 0 && in[len(in)-1].Span.End == s.End {
		s.End = in[len(in)-1].Span.Start // 某某汽车 + 河南
	}
	if s.Len() < 2 || x.generic(text[s.Start:s.End]) || x.starts(productWords, text, s.Start) > 1 {
		return corpus.Span{}
	}
	return s
}

// employers adds the companies that only titles name.
func (x *Lexicon) employers(r *Reading) {
	for _, p := range r.Persons {
		if p.Role != OfCompany {
			continue
		}
		name := x.employer(r, p.Title)
		if name.Empty() || name.Len() > 16 || overlapsOrg(r.Orgs, name) || x.isPlace(r, name) {
			continue
		}
		r.Orgs = append(r.Orgs, Org{name, Company, "org/title"})
	}
}

// isPlace reports whether a span is a place and nothing more.
func (x *Lexicon) isPlace(r *Reading, s corpus.Span) bool {
	in := within(r.Places, s.Start, s.End)
	return len(in) == 1 && in[0].Span == s
}

func overlapsOrg(orgs []Org, s corpus.Span) bool {
	for _, o := range orgs {
		if o.Span.Overlaps(s) {
			return true
		}
	}
	return false
}
