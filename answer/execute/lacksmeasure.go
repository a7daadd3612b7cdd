package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
)

// lacksMeasure reports whether a question comes to a measure, though no word
// asks for it, and a text has no word for that measure: 松涧食品,注册资本 is not
// answered by what the company invests.
func (r *Run) lacksMeasure(text string) bool {
	f := r.Q.Focus
	if r.Q.Kind != "" || f == nil || f.ID == "total" || r.Q.Language == "en" || f.Kind != reading.Money && f.Kind != reading.Area {
		return false
	}
	return !holdsAny(text, f.Documents) && !holdsAny(text, f.Questions)
}

var (
	momentRE      = regexp.MustCompile(`当月|单月|当季|单季`)
	momentAskedRE = regexp.MustCompile(`当月|单月|当季|单季|(?:^|[^0-9到至-])[0-9]+月(?:份|$|[^到至-])`)
)

// momentFigure is what a figure of one month or quarter loses.
const momentFigure = -0.35

// momentary lowers a figure of a month alone, 3月当月新设12家, when a longer time
// is asked.
func (f *finder) momentary(x *Candidate) {
	if x.Page.Values[x.Value].Kind == reading.Date || momentAskedRE.MatchString(string(f.q.Folded)) {
		return
	}
	if before := beforeIn(x.Page, x.Clause, &x.Page.Values[x.Value]); momentRE.MatchString(before) && !strings.Contains(before, "累计") {
		x.add(momentFigure, "of one month")
	}
}
