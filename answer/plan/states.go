package plan

import (
	"regexp"
	"strings"

	"zhaoshang/corpus"
)

// stage is a stage of a project's life: the words for it, the states of
// projects that are in it, and those of projects that have reached it.
type stage struct {
	words   string
	in      []corpus.Status
	reached []corpus.Status
}

var stages = []stage{
	{"开工|动工|奠基", []corpus.Status{corpus.Started, corpus.UnderConstruction}, []corpus.Status{corpus.Started, corpus.UnderConstruction, corpus.Operating, corpus.Terminated}},
	{"投产|投用|运营|投运|竣工|完工", []corpus.Status{corpus.Operating}, []corpus.Status{corpus.Operating, corpus.Terminated}},
	{"终止|取消|解约|撤销", []corpus.Status{corpus.Terminated}, []corpus.Status{corpus.Terminated}},
	{"在建|建设中", []corpus.Status{corpus.UnderConstruction, corpus.Started}, nil},
	{"在谈|洽谈中", []corpus.Status{corpus.Negotiating}, nil},
}

const (
	notYet = `(?:还没有?|尚未|还未|没有?|未|不曾)`
	done   = `(?:已经?|都|早就)`
)

// statePatterns match the ways to ask for projects in a stage, by stage: not
// yet reached, and reached.
var statePatterns = func() (out [][2]*regexp.Regexp) {
	for _, s := range stages {
		out = append(out, [2]*regexp.Regexp{
			regexp.MustCompile(notYet + `(?:` + s.words + `)`),
			regexp.MustCompile(done + `(?:` + s.words + `)了?的|(?:` + s.words + `)了的|项目.{0,3}(?:` + s.words + `)了$|项目` + done + `(?:` + s.words + `)|(?:` + s.words + `)的项目$|还?(?:` + s.words + `)的(?:有|是|项目|几|点名|点到|介绍)`),
		})
	}
	return out
}()

// aheadRE matches what puts a stage into the future: 明年要竣工的项目.
var aheadRE = regexp.MustCompile(`(?:要|将|能|会|可|待|拟|预计|计划|有望)$`)

// states makes a condition of the stage that the question asks for.
func (b *builder) states(s string, at func(int) int) {
	s = strings.TrimRight(s, "?。 ")
	for i, p := range statePatterns {
		for k, re := range p {
			m := re.FindStringIndex(s)
			if m == nil || aheadRE.MatchString(s[:m[0]]) {
				continue
			}
			b.use(at(m[0]), at(m[1]))
			list := stages[i].in
			if k == 0 {
				list = stages[i].reached
			}
			c := Condition{Field: Status, Op: "=", Not: k == 0}
			for _, st := range list {
				c.Values = append(c.Values, string(st))
			}
			c.Text = strings.Join(c.Values, "|")
			b.out, b.state = append(b.out, c), true
			return
		}
	}
}
