package find

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
)

var (
	momentRE      = regexp.MustCompile(`当月|单月|当季|单季`)
	momentAskedRE = regexp.MustCompile(`当月|单月|当季|单季|(?:^|[^0-9到至-])[0-9]+月(?:份|$|[^到至-])`)
)

// momentFigure is what a figure of one month or quarter loses.
const momentFigure = -0.35

// momentary lowers a figure of a month alone, 3月当月新设12家, when a longer time
// is asked.
func (f *Finder) momentary(x *Candidate) {
	if x.Page.Values[x.Value].Kind == reading.Date || momentAskedRE.MatchString(string(f.q.Folded)) {
		return
	}
	if before := beforeIn(x.Page, x.Clause, &x.Page.Values[x.Value]); momentRE.MatchString(before) && !strings.Contains(before, "累计") {
		x.Add(momentFigure, "of one month")
	}
}
