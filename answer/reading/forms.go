package reading

import (
	"regexp"
	"strings"

	"zhaoshang/corpus"
)

// Forms give what is known of a thing in lines with labels: 项目名称:甲, 总投资:3亿元.

// form reports whether a sentence is in a block that starts with a label.
func (p *Page) form(s *Sentence) bool {
	if s.Kind == corpus.TableRow || s.Kind == corpus.Heading {
		return false
	}
	b := s.Span
	if len(p.Text.Blocks) > s.Block {
		b = p.Text.Blocks[s.Block].Span
	}
	return labelled(fieldText(p.Folded[b.Start:b.End]))
}

// fieldText is a line without the mark or number that it begins with.
func fieldText(r []rune) []rune {
	for len(r) > 3 && (strings.ContainsRune(markers, r[0]) || isDigit(r[0]) || r[0] == '、' || r[0] == '.' || r[0] == ' ') {
		r = r[1:]
	}
	return r
}

// repeatedLabel is the label that the first field of several forms in one document
// has: 项目名称 of 项目名称:甲, 投资单位:乙, 项目名称:丙. "" for none.
func (p *Page) repeatedLabel() string {
	first := ""
	for i := range p.Sentences {
		if s := &p.Sentences[i]; s.Form && (i == 0 || p.Sentences[i-1].Block != s.Block) {
			label := labelOf(p.Folded[s.Span.Start:s.Span.End])
			switch {
			case first == "":
				if first = label; first == "" {
					return ""
				}
			case label == first:
				return first
			}
		}
	}
	return ""
}

// labelOf is what stands before the colon of a field, without a number or a mark: "" for none.
func labelOf(r []rune) string {
	head, _, ok := strings.Cut(string(r), ":")
	if !ok {
		return ""
	}
	return strings.TrimLeft(head, markers+"0123456789、.() ")
}

// fieldRE matches the labels of forms.
var fieldRE = regexp.MustCompile(`名称|单位|地点|投资|规模|面积|内容|开工|竣工|日期|选址|来源|周期|标的|建设|占地|时间|资金|进展|主体|条件|方式|效益|产值|税收|就业|产能|用地|用工|期限|[资办设施承]方|^企业$|^项目$`)

// labelled reports whether a line is a field of a form: 投资规模:50亿元.
func labelled(r []rune) bool {
	for i, c := range r {
		if c == ':' {
			return i > 1 && fieldRE.MatchString(string(r[:i]))
		}
		if i > 9 || c == ',' || isDigit(c) {
			return false
		}
	}
	return false
}
