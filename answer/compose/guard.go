package compose

import (
	"regexp"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
	"zhaoshang/corpus/clean"
)

var figureRE = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)

// guard drops the lines whose figures stand neither in the cited quotes nor in
// what was computed from the records behind them. It gives the lines that stay
// and those that went.
func guard(lines []string, parts []int, r *execute.Result, sources []answer.Source) (kept []int, dropped []string) {
	allowed := map[string]bool{}
	for _, s := range sources {
		allow(allowed, s.Quote)
	}
	for _, text := range r.Computed() {
		allow(allowed, text)
	}
	for i, line := range lines {
		own := allowed
		if k := parts[i]; k >= 0 && r.Parts[k].Page != nil {
			own = withPage(allowed, r.Parts[k])
		}
		if backed(line, own) {
			kept = append(kept, i)
		} else {
			dropped = append(dropped, line)
		}
	}
	return kept, dropped
}

// withPage allows the figures of the heading that labels a line, which stands
// in the cited document though not in the quote.
func withPage(allowed map[string]bool, p execute.Part) map[string]bool {
	out := make(map[string]bool, len(allowed))
	for k := range allowed {
		out[k] = true
	}
	for _, f := range figureRE.FindAllString(clean.Fold(p.Label), -1) {
		if strings.Contains(string(p.Page.Folded), f) || p.Page.Document.Date != nil && strings.Contains(p.Page.Document.Date.ISO(), f) {
			out[plain(f)] = true
		}
	}
	return out
}

func allow(set map[string]bool, text string) {
	for _, f := range figureRE.FindAllString(strings.ReplaceAll(clean.Fold(text), ",", ""), -1) {
		set[plain(f)] = true
	}
}

func backed(line string, allowed map[string]bool) bool {
	for _, f := range figureRE.FindAllString(strings.ReplaceAll(clean.Fold(line), ",", ""), -1) {
		if !allowed[plain(f)] {
			return false
		}
	}
	return true
}

// plain is a figure without superfluous zeros.
func plain(f string) string {
	if strings.Contains(f, ".") {
		f = strings.TrimRight(strings.TrimRight(f, "0"), ".")
	}
	if f = strings.TrimLeft(f, "0"); f == "" {
		return "0"
	}
	return f
}
