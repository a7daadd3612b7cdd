package find

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
)

// Denied is what a sentence gains that shuts something out when that is asked, and what
// it loses when it does not.
const Denied = 0.3

// undoneRE matches what has not been done yet: 未开工, 还没投产, 尚未到位.
var undoneRE = regexp.MustCompile(`(?:未|没有?)(?:能|曾)?(开工|动工|投产|达产|签约|签|落地|竣工|建成|到位|履约|供地|注册|开业|入驻)`)

// undone keeps what was done and what was not done yet apart: 开工41个,未开工7个.
func (f *Finder) undone(x *Candidate) {
	v := &x.Page.Values[x.Value]
	if f.q.Language == "en" || v.Kind != reading.Count && v.Kind != reading.Money {
		return
	}
	q, near := string(f.q.Folded), x.Page.Read(x.Page.Clauses[x.Clause].Span)
	asked, said := undoneRE.FindStringSubmatch(q), undoneRE.FindStringSubmatch(near)
	switch {
	case asked != nil && said != nil && asked[1] == said[1]:
		x.Add(Denied, "not done")
	case asked != nil && said == nil && strings.Contains(near, asked[1]), asked == nil && said != nil && strings.Contains(q, said[1]):
		x.Add(-Denied, "done or not")
	}
}
