package web

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// texts holds the words of the pages: language -> key -> text.
type texts map[string]map[string]string

const fallback = "zh-Hans"

func loadTexts() (texts, error) {
	all := texts{}
	for _, language := range []string{"zh-Hans", "zh-Hant", "en"} {
		data, err := embedded.ReadFile("texts/" + language + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("web: texts: %w", err)
		}
		words := map[string]string{}
		if err := yaml.Unmarshal(data, &words); err != nil {
			return nil, fmt.Errorf("web: texts %q: %w", language, err)
		}
		all[language] = words
	}
	return all, nil
}

const languageCookie = "zhaoshang_language"

// language is what was chosen, or the first of the browser's that we speak.
func (s *Server) language(r *http.Request) string {
	if c, err := r.Cookie(languageCookie); err == nil && s.texts[c.Value] != nil {
		return c.Value
	}
	for _, tag := range strings.Split(strings.ToLower(r.Header.Get("Accept-Language")), ",") {
		tag, _, _ = strings.Cut(strings.TrimSpace(tag), ";")
		switch {
		case strings.HasPrefix(tag, "zh-hant"), tag == "zh-tw", tag == "zh-hk", tag == "zh-mo":
			return "zh-Hant"
		case strings.HasPrefix(tag, "zh"):
			return "zh-Hans"
		case strings.HasPrefix(tag, "en"):
			return "en"
		}
	}
	return fallback
}

// setLanguage keeps the language that was chosen and goes back to the page.
func (s *Server) setLanguage(w http.ResponseWriter, r *http.Request) {
	if l := r.FormValue("language"); s.texts[l] != nil {
		http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: l, Path: "/", MaxAge: 365 * 86400, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
	http.Redirect(w, r, back(r.FormValue("back")), http.StatusSeeOther)
}

// back is a path of this site, or the chat: never an address elsewhere.
func back(path string) string {
	control := func(r rune) bool { return r < ' ' || r == 0x7f } // browsers leave them out: "/\t/host" is "//host"
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.Contains(path, "\\") || strings.ContainsFunc(path, control) {
		return "/"
	}
	return path
}

func (s *Server) functions() template.FuncMap {
	return template.FuncMap{
		"columns": columns,
		"path":    url.PathEscape, // an id as one segment of an address
		"when":    func(t time.Time) string { return t.Local().Format("2006-01-02 15:04") },
		"seconds": func(from, to time.Time) int { return int(to.Sub(from).Seconds() + 0.5) },
		"least":   func(n int, s string) int { return min(n, len(s)) },
		"pair":    func(key, value string) map[string]string { return map[string]string{"Key": key, "Value": value} },
		"chosen":  func(f facet) bool { return slices.ContainsFunc(f.Values, func(v facetValue) bool { return v.On }) },
		"add":     func(a, b int) int { return a + b },
		"lines":   func(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") },
		"fill": func(text string, pairs ...any) string {
			for i := 0; i+1 < len(pairs); i += 2 {
				text = strings.ReplaceAll(text, "{"+fmt.Sprint(pairs[i])+"}", fmt.Sprint(pairs[i+1]))
			}
			return text
		},
		"with2": func(p page, body any) page { p.Body = body; return p },
		"chartOf": func(e exchange) chartBody {
			return chartBody{Exchange: e.ID, Chart: e.Reply.Chart, Open: e.Reply.Chart.Asked}
		},
		"drawn": s.drawn,
		"kinds": kinds,
	}
}
