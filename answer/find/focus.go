package find

import (
	"regexp"
	"strings"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// investorRE matches the short names of state investors: 交投, 城投.
var investorRE = regexp.MustCompile(`[交城建国产文旅水能]投$`)

// notInvestRE matches words in which 投 is no money: 投产, 投用, 投入使用.
var notInvestRE = regexp.MustCompile(`^投[产用运放入标票]`)

// spentOn reports whether a word for money ends, where it stands in a text, in the 投 of what
// is done with a thing: 已投 of 6亿元去年已投用.
func spentOn(text string, k int, w string) bool {
	return strings.HasSuffix(w, "投") && notInvestRE.MatchString(text[k+len(w)-len("投"):])
}

// Own gives the focus whose word stands nearest before a value, or right after
// it; nil for none.
func (f *Finder) Own(p *reading.Page, clause int, v *reading.Value) *lexicon.Focus {
	c := p.Clauses[clause].Span
	before := string(p.Folded[labelStart(p, clause):v.Span.Start])
	after := string(p.Folded[v.Span.End:min(c.End, v.Span.End+6)])
	var best *lexicon.Focus
	end, length := -1, 0
	for i := range f.words.Focuses {
		fo := &f.words.Focuses[i]
		if !SameKind(fo.Kind, v.Kind) {
			continue
		}
		for _, w := range fo.Documents {
			if strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(after, "的"), "人民币"), w) && len(w) > 6 {
				return fo
			}
			k := strings.LastIndex(before, w)
			if k < 0 || spentOn(before, k, w) || w == "投" && investorRE.MatchString(before[:k+len(w)]) {
				continue
			}
			if e := k + len(w); e > end || e == end && len(w) > length {
				best, end, length = fo, e, len(w)
			}
		}
	}
	if best != nil {
		return best
	}
	for i := range f.words.Focuses {
		fo := &f.words.Focuses[i]
		for _, w := range fo.Documents {
			if k := strings.Index(after, w); SameKind(fo.Kind, v.Kind) && k >= 0 && len(w) > length && !spentOn(after, k, w) {
				best, length = fo, len(w)
			}
		}
	}
	return best
}

// maxLabel is how long the label of a field is at most, with its colon: 预计年纳税额:.
const maxLabel = 14

// labelStart is where a clause begins, or the label before its colon: 年利润 of 年利润:900万元.
func labelStart(p *reading.Page, clause int) int {
	c := p.Clauses[clause]
	if clause == 0 || c.Span.Start == 0 || p.Clauses[clause-1].Sentence != c.Sentence {
		return c.Span.Start
	}
	if label := p.Clauses[clause-1].Span; label.Len() <= maxLabel && strings.HasSuffix(strings.TrimSpace(p.Read(corpus.Span{Start: label.Start, End: c.Span.Start})), ":") {
		return label.Start
	}
	return c.Span.Start
}

// SameKind reports whether a value of one kind may be what a focus asks for: for jobs a count.
func SameKind(focus, value string) bool {
	return focus == value || focus == "jobs" && value == reading.Count || focus == "capacity" && (value == reading.Count || value == reading.Area || value == reading.Plain)
}

// focused compares what the value is of with what is asked; false when it is
// of something else.
func (f *Finder) focused(x *Candidate) bool {
	v := &x.Page.Values[x.Value]
	own := f.Own(x.Page, x.Clause, v)
	asked := "total"
	if f.q.Focus != nil {
		asked = f.q.Focus.ID
	}
	switch {
	case own != nil && own.ID == asked && f.q.Focus == nil:
		x.Add(0.1, "focus")
	case own != nil && own.ID == asked:
		x.Add(0.2, "focus")
	case own == nil && asked == "total" && strings.Contains(string(f.q.Folded), "总投资") && !strings.Contains(x.Page.Read(v.Owner.Region), "投"):
		x.Add(-0.12, "no word for it")
	case own == nil && asked == "total" && f.q.Focus == nil && annualRE.MatchString(string(x.Page.Folded[labelStart(x.Page, x.Clause):v.Span.Start])) && !strings.Contains(string(f.q.Folded), "年"):
		return false
	case own == nil && asked == "total":
	case own == nil && v.Kind == reading.Money && f.headOf(x) == asked: // 基金规模30亿元,首期10亿元
		x.Add(0.05, "of the head")
	case own == nil && (v.Kind == reading.Money || f.q.Focus.Kind == reading.Jobs) && !f.Leaning:
		return false
	case own == nil:
		x.Add(-0.25, "no focus")
	case asked == "total" && (own.ID == "contract" || own.ID == "foreign_contract" || own.ID == "completed" && strings.Contains(string(f.q.Folded), "完成") || own.ID == "fund"):
		x.Add(-0.25, "focus "+own.ID)
	case asked == "total" && own.ID == "added" && f.q.Focus == nil && strings.Contains(x.Page.Read(x.Page.Clauses[x.Clause].Span), "增资"):
		x.Add(0.1, "focus added") // 向某公司增资2亿元 invests
	case asked == "total" && own.ID == "added" && f.q.Focus == nil, asked == "added" && own.ID == "total" && HoldsAny(x.Page.Read(v.Owner.Region), f.q.Focus.Documents):
		x.Add(-0.1, "focus "+own.ID) // 增资某公司,投资2亿元
	case asked == "contract" && own.ID == "total":
		x.Add(-0.1, "focus total")
	case asked == "completed" && own.ID == "total" && strings.Contains(string(f.q.Folded), "累计") && strings.Contains(x.Page.Read(x.Page.Clauses[x.Clause].Span), "累计投资"):
		x.Add(0.2, "focus") // 累计投了多少
	case strings.HasPrefix(own.ID, "foreign") && strings.HasPrefix(asked, "foreign"), own.ID == "land" && asked == "area", own.ID == "floor" && asked == "area":
		x.Add(-0.1, "focus "+own.ID)
	default:
		return false
	}
	return true
}

// annualRE matches what stands before a sum that comes anew every year: 每年可缴税, 年纳税:.
var annualRE = regexp.MustCompile(`(?:每年|(?:^|[,;(])(?:项目|该项目|预计|达产后|投产后|建成后|可|将|实现)*年(?:均|可|新增)?)\p{Han}{1,8}[:约达近超]?$`)

// headOf is the kind of money that the clauses before the one of a value say last, in its
// sentence: 到位资金 of 到位资金30亿元,其中青岚5亿元; "" for none.
func (f *Finder) headOf(x *Candidate) string {
	p := x.Page
	s := p.Sentences[p.Clauses[x.Clause].Sentence]
	for c := x.Clause - 1; c >= s.From && s.Kind != corpus.TableRow; c-- {
		end := p.Clauses[c].Span.End
		if own := f.Own(p, c, &reading.Value{Kind: reading.Money, Span: corpus.Span{Start: end, End: end}}); own != nil && (own.ID != "completed" || strings.Contains(p.Read(p.Clauses[c].Span), "投资")) { // 已完成备案 is no money
			return own.ID
		}
	}
	return ""
}
