package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

const (
	projectsShown = 50 // on one page
	facetValues   = 8  // of one facet
	pairsShown    = 100
)

// facet is a property by which the list of projects can be narrowed.
type facet struct {
	Key    string
	Values []facetValue
}

// facetValue is one value of a facet, with how many of the list have it.
type facetValue struct {
	Label string
	Count int
	On    bool   // chosen
	Link  string // chooses it, or takes it back
}

type projectsBody struct {
	Match    string
	Hidden   [][2]string // the facets that are chosen, for the form
	Facets   []facet
	Projects []row
	Total    int
	Pages    pager
	Sort     string
	Down     bool
	Columns  []column
	Pairs    int // that wait for a decision
}

// column heads the table: its link sorts by it, or turns the order.
type column struct {
	Key, Link string
	Sorted    string // ascending, descending or ""
}

// facetKeys are the facets, in the order of the page.
func facetKeys() []string { return []string{"status", "year", "sector", "place", "amount", "document"} }

// facetOf is a project's value of a facet.
func (s *Server) facetOf(p *corpus.Project, key string) string {
	switch key {
	case "status":
		return string(p.Status.Or(""))
	case "year":
		if p.Date != nil {
			year, _, _ := strings.Cut(p.Date.Value.ISO(), "-")
			return year
		}
	case "sector":
		return p.Sector.Or("")
	case "place":
		return p.Place.Or("")
	case "amount":
		if p.Amount == nil {
			return "no"
		}
		return "yes"
	case "document":
		return p.Document
	}
	return ""
}

// facetLabel is a value as the page shows it.
func (s *Server) facetLabel(language, key, value string) string {
	words := s.texts[language]
	if key == "status" || key == "amount" {
		if label := words[key+"_"+value]; label != "" {
			return label
		}
	}
	return value
}

func (s *Server) deskProjects(w http.ResponseWriter, r *http.Request, ses *session) {
	all, err := s.o.Library.Projects(r.Context(), ses.role)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	language, query := s.language(r), r.URL.Query()
	b := projectsBody{Match: strings.TrimSpace(r.FormValue("match")), Sort: r.FormValue("sort"), Down: r.FormValue("down") == "1"}
	var found, fit []*corpus.Project
	for _, p := range all {
		if matches(p, b.Match) {
			found = append(found, p)
		}
	}
	for _, key := range facetKeys() {
		if v := query.Get(key); v != "" {
			b.Hidden = append(b.Hidden, [2]string{key, v})
		}
		b.Facets = append(b.Facets, s.facet(found, query, key, language))
	}
	for _, p := range found {
		if s.fits(p, query, "") {
			fit = append(fit, p)
		}
	}
	b.Total, b.Pages, b.Columns = len(fit), pages(r, "/desk/projects", len(fit), projectsShown), sortLinks("/desk/projects", query)
	b.Projects = s.pageOf(fit, &b, language)
	pairs, err := s.o.Matchmaker.Pairs(r.Context(), ses.role, pairsShown)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	b.Pairs = len(pairs)
	s.show(w, r, http.StatusOK, "desk_projects.html", "projects-list", b)
}

// pageOf makes the rows of one page; all of them only when they are sorted.
func (s *Server) pageOf(fit []*corpus.Project, b *projectsBody, language string) []row {
	if b.Sort == "" {
		fit = fit[b.Pages.From:b.Pages.To]
	}
	rows := make([]row, 0, len(fit))
	for _, p := range fit {
		rows = append(rows, s.row(p, language))
	}
	if b.Sort == "" {
		return rows
	}
	sortRows(rows, b.Sort, b.Down)
	return rows[b.Pages.From:b.Pages.To]
}

// matches reports whether the name, a party, the place, the sector or the
// document of a project holds a text.
func matches(p *corpus.Project, match string) bool {
	if match == "" || contains(match, p.Name.Value, p.Place.Or(""), p.Sector.Or(""), p.Document) {
		return true
	}
	return slices.ContainsFunc(p.Parties, func(s corpus.Sourced[string]) bool { return contains(match, s.Value) })
}

// fits reports whether a project has the values of the facets that are chosen,
// all but the facet except.
func (s *Server) fits(p *corpus.Project, query url.Values, except string) bool {
	for _, key := range facetKeys() {
		if v := query.Get(key); v != "" && key != except && s.facetOf(p, key) != v {
			return false
		}
	}
	return true
}

// facet counts the values of a facet among the projects that fit the others.
func (s *Server) facet(all []*corpus.Project, query url.Values, key, language string) facet {
	counts := map[string]int{}
	for _, p := range all {
		if s.fits(p, query, key) {
			counts[s.facetOf(p, key)]++
		}
	}
	delete(counts, "")
	f := facet{Key: key}
	chosen := query.Get(key)
	rest := url.Values{}
	for k, v := range query {
		if k != "page" {
			rest[k] = v
		}
	}
	for value, n := range counts {
		v := facetValue{Label: s.facetLabel(language, key, value), Count: n, On: value == chosen, Link: linkTo("/desk/projects", rest, key, value)}
		if v.On {
			v.Link = linkTo("/desk/projects", rest, key, "")
		}
		f.Values = append(f.Values, v)
	}
	slices.SortFunc(f.Values, func(a, b facetValue) int {
		if a.On != b.On {
			return map[bool]int{true: -1, false: 1}[a.On]
		}
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Label, b.Label))
	})
	f.Values = f.Values[:min(len(f.Values), facetValues)]
	return f
}

// sortLinks heads the columns of a table of projects.
func sortLinks(path string, query url.Values) []column {
	var out []column
	for _, key := range columns() {
		c := column{Key: key}
		q := url.Values{}
		for k, v := range query {
			if k != "page" && k != "down" {
				q[k] = v
			}
		}
		if query.Get("sort") == key {
			c.Sorted = "ascending"
			if query.Get("down") == "1" {
				c.Sorted = "descending"
			} else {
				q.Set("down", "1")
			}
		}
		c.Link = linkTo(path, q, "sort", key)
		out = append(out, c)
	}
	return out
}

// pairBody is a pair with what its records say, side by side.
type pairBody struct {
	Reason string
	Joined bool
	A, B   side
}

// side is one record of a pair with its sentence.
type side struct {
	bot.Side
	Amount   string
	Title    string // of the document
	Sentence string
	Row      row
}

type pairsBody struct {
	Pairs []pairBody
}

func (s *Server) deskPairs(w http.ResponseWriter, r *http.Request, ses *session) {
	pairs, err := s.o.Matchmaker.Pairs(r.Context(), ses.role, pairsShown)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	all, err := s.o.Library.Projects(r.Context(), ses.role)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	byID := make(map[string]*corpus.Project, len(all))
	for _, p := range all {
		byID[p.ID] = p
	}
	b := pairsBody{}
	for _, p := range pairs {
		b.Pairs = append(b.Pairs, pairBody{Reason: p.Reason, Joined: p.Joined, A: s.side(r, ses, p.A, byID), B: s.side(r, ses, p.B, byID)})
	}
	s.show(w, r, http.StatusOK, "desk_pairs.html", "", b)
}

// side shows a record of a pair; what cannot be read is left out.
func (s *Server) side(r *http.Request, ses *session, b bot.Side, byID map[string]*corpus.Project) side {
	out := side{Side: b, Amount: s.texts[s.language(r)]["no_amount"], Title: b.Document}
	if b.Amount != nil {
		out.Amount = s.o.Money(*b.Amount, s.language(r))
	}
	p := byID[b.Project]
	if p == nil {
		return out
	}
	out.Row = s.row(p, s.language(r))
	doc, text, err := s.o.Library.Document(r.Context(), ses.role, b.Document)
	if err != nil {
		return out
	}
	content := []rune(text.Content)
	out.Title = cmp.Or(doc.Title, doc.ID)
	out.Sentence = string(content[min(p.Sentence.Start, len(content)):min(p.Sentence.End, len(content))])
	return out
}

// deskDecide says that two records are one project, or are two.
func (s *Server) deskDecide(w http.ResponseWriter, r *http.Request, ses *session) {
	a, b := r.PostFormValue("a"), r.PostFormValue("b")
	if !s.hold(w, r, ses, documentOf(a), documentOf(b)) {
		return
	}
	switch r.PostFormValue("decision") {
	case "merge":
		s.change(w, r, s.o.Matchmaker.Merge(r.Context(), ses.who(), a, b), "/desk/pairs")
	case "split":
		s.change(w, r, s.o.Matchmaker.Split(r.Context(), ses.who(), a, b), "/desk/pairs")
	default:
		s.fail(w, r, http.StatusBadRequest, "bad_request")
	}
}

// documentOf is the document of a record's id.
func documentOf(record string) string {
	if i := strings.LastIndexByte(record, '#'); i >= 0 {
		return record[:i]
	}
	return record
}

func columns() []string {
	return []string{"name", "amount", "parties", "sector", "place", "date", "status"}
}

// number reads a positive number of a form; 0 when it is none.
func number(r *http.Request, key string) int64 {
	n, err := strconv.ParseInt(r.FormValue(key), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
