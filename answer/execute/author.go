package execute

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	authorRE = regexp.MustCompile(`作者|出自.{0,6}(?:之手|笔下)|(?:哪个|哪位)通讯员|谁写|写的|执笔|撰稿|谁采写|哪个记者|哪位记者|写[^,。]{0,16}(?:报道|稿子|文章)|记者(?:叫|是谁|姓)|who wrote|author`)
	bylineRE = regexp.MustCompile(`\((?:本报)?(?:记者|通讯员|作者)?[: ]?(\p{Han}{2,4}(?:[ 、]\p{Han}{2,4}){0,3})(?: ?(?:文|摄|报道))?\)$|(?:记者|通讯员|作者)[: ]?(\p{Han}{2,4})[)\s]|(?:记者|通讯员) (\p{Han}{2,4})|(?:^| )(?:文/|(?:本报)?(?:作者|记者|通讯员|撰文|供稿)[: ])(\p{Han}{2,4})$`)
)

// author answers who wrote a report; nil when that is not asked.
func (r *Run) author() *Result {
	asked := creditAskedRE.FindString(string(r.Q.Folded))
	if !r.Q.Asks("who") || asked == "" && !authorRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	list := r.find.Clauses()
	if (len(list) == 0 || list[0].Cover < 0.4) && r.Table.Len() == 1 && len(r.Pages) == 1 && len(r.Pages[0].Clauses) > 0 {
		list = []find.Candidate{{Page: r.Pages[0], Cover: 1}} // the only report there is
	}
	if len(list) == 0 || list[0].Cover < 0.4 {
		return nil
	}
	p, clause := list[0].Page, list[0].Clause
	if asked != "" {
		return credited(p, asked)
	}
	section := p.Sections[p.Sentences[p.Clauses[clause].Sentence].Section].Span
	for i := range p.Sentences {
		s := p.Sentences[i].Span
		if bylineRE.MatchString(p.Read(s)) && (section.Overlaps(s) || i == len(p.Sentences)-1) {
			m := bylineRE.FindStringSubmatchIndex(p.Read(s))
			text := p.Read(s)
			for g := 1; g <= 4; g++ {
				if m[2*g] >= 0 {
					from := s.Start + len([]rune(text[:m[2*g]]))
					to := s.Start + len([]rune(text[:m[2*g+1]]))
					return &Result{Status: answer.Answered, Message: "author", Args: []string{p.Shown(corpus.Span{Start: from, End: to})}, Parts: []Part{{Page: p, Cite: s, Silent: true}}, Plan: "Lookup author", Document: p.Document.ID}
				}
			}
		}
	}
	if p.Document.Author != "" {
		return &Result{Status: answer.Answered, Message: "author", Args: []string{p.Document.Author}, Parts: []Part{{Page: p, Cite: p.Sentences[0].Span, Silent: true}}, Plan: "Lookup author", Document: p.Document.ID}
	}
	return nil
}

// creditAskedRE matches who else is named at the foot of a report.
var creditAskedRE = regexp.MustCompile(`责任编辑|责编|编辑|校对|审核|审签|签发|核稿|统稿|摄影`)

// credit is what somebody named there did.
type credit struct {
	words  []string // that say the same
	lineRE *regexp.Regexp
}

func creditOf(words ...string) credit {
	return credit{words, regexp.MustCompile(`(?:` + strings.Join(words, "|") + `)[: ]+(\p{Han}{2,4}(?:[、 ]\p{Han}{2,4})*)(?:[)】\]。, ]|$)`)}
}

var credits = [...]credit{creditOf("责任编辑", "责编", "编辑"), creditOf("审核", "审签", "核稿"), creditOf("校对"), creditOf("签发"), creditOf("统稿"), creditOf("摄影")}

// credited answers who edited or checked a report from the line that says so: (责编:张三);
// nil when none does.
func credited(p *reading.Page, asked string) *Result {
	for _, c := range credits {
		if !slices.Contains(c.words, asked) {
			continue
		}
		for i := len(p.Sentences) - 1; i >= 0; i-- {
			s := p.Sentences[i].Span
			text := p.Read(s)
			if m := c.lineRE.FindStringSubmatchIndex(text); m != nil {
				name := corpus.Span{Start: s.Start + utf8.RuneCountInString(text[:m[2]]), End: s.Start + utf8.RuneCountInString(text[:m[3]])}
				return &Result{Status: answer.Answered, Plan: "Lookup credit", Parts: []Part{{Label: c.words[0], Text: p.Shown(name), Page: p, Cite: s}}, Document: p.Document.ID}
			}
		}
	}
	return nil
}
