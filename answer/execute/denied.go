package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
)

var (
	// deniedAskedRE matches questions for what is shut out of something: 哪些项目不能享受.
	deniedAskedRE = regexp.MustCompile(`(?:哪|什么|啥|谁|为何).*(?:不能|不得|不可以|不许|不让|不享受|不适用|不予|不受理|不支持|不算|享受不了|拿不到|领不了)`)
	// deniedRE matches what texts say of that.
	deniedRE = regexp.MustCompile(`不适用|不享受|不得|不能|不可|不宜|不予|不再|不受理|不支持|除外|不在此列|不纳入|不列入|排除|禁止|不符合`)
)

// denied is what a sentence gains that shuts something out when that is asked, and what
// it loses when it does not.
const denied = 0.3

// undoneRE matches what has not been done yet: 未开工, 还没投产, 尚未到位.
var undoneRE = regexp.MustCompile(`(?:未|没有?)(?:能|曾)?(开工|动工|投产|达产|签约|签|落地|竣工|建成|到位|履约|供地|注册|开业|入驻)`)

// undone keeps what was done and what was not done yet apart: 开工41个,未开工7个.
func (f *finder) undone(x *Candidate) {
	v := &x.Page.Values[x.Value]
	if f.q.Language == "en" || v.Kind != reading.Count && v.Kind != reading.Money {
		return
	}
	q, near := string(f.q.Folded), x.Page.Read(x.Page.Clauses[x.Clause].Span)
	asked, said := undoneRE.FindStringSubmatch(q), undoneRE.FindStringSubmatch(near)
	switch {
	case asked != nil && said != nil && asked[1] == said[1]:
		x.add(denied, "not done")
	case asked != nil && said == nil && strings.Contains(near, asked[1]), asked == nil && said != nil && strings.Contains(q, said[1]):
		x.add(-denied, "done or not")
	}
}
