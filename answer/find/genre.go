package find

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
)

// genreRE matches the kind of document that a question means: 公告里说, 讲话中,
// 简报上写的.
var genreRE = regexp.MustCompile(`(公告|简报|讲话|致辞|工作报告|手记|通报|简介|实录)(?:里|中|上|说|称|写|披露|显示|提到|里头|里面|当中)`)

// sameGenre is what a value gains in a document of the kind that is asked, and
// loses in another.
const (
	sameGenre  = 0.2
	OfGenreWhy = "of that kind of document"
)

// ofGenre prefers values of the kind of document that the question names, when
// one of the candidates is of it.
func (f *Finder) ofGenre(x *Candidate) {
	m := genreRE.FindStringSubmatch(string(f.q.Folded))
	if m == nil || f.Leaning {
		return
	}
	called := func(p *reading.Page) bool {
		return strings.Contains(p.Read(p.TitleSpan()), m[1]) || p.TitleHas([]rune(m[1]))
	}
	if called(x.Page) {
		x.Add(sameGenre, OfGenreWhy)
		return
	}
	for _, p := range f.pages {
		if called(p) {
			x.Add(-sameGenre, "of another kind of document")
			return
		}
	}
}

// growing reports whether a kind of money is asked for that adds up with time,
// so that what was reached until now is the answer: 已投入, 到位资金 by a day.
func (f *Finder) growing() bool {
	return f.q.Focus != nil && !f.Leaning && (f.q.Focus.ID == "completed" || f.q.Focus.ID == "arrived" && untilRE.MatchString(string(f.q.Folded)))
}

// untilRE matches a day until which something adds up: 到2021年底, 截至5月.
var untilRE = regexp.MustCompile(`^到|,到|截至|截止|为止|到[^,]{2,8}[底末初春夏秋冬]|迄今`)
