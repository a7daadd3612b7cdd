package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// partyFormRE matches how texts tell of the parties of a project whose names do
// not end as those of companies do: 由甲水产与乙渔业各占一半, 丙包装与某市签约,
// 丁文旅、戊药材合建, 己涂料与本地庚化工的某项目.
var partyFormRE = regexp.MustCompile(`由[\p{Han}a-z()]{3,24}(?:投|建设|建造|各占|合资|合建|出资|承建|操盘|打造|实施|运营|独资)|` +
	`(?:^|[,。;:( 由])[\p{Han}a-z()]{3,16}[与和、跟同][\p{Han}a-z()]{3,16}(?:签|合资|合建|合作|合伙|各占|各出|联手|携手|共同|一起|组建)|` +
	`[\p{Han})][与和][\p{Han}a-z]{4,14}的[\p{Han}]{0,12}(?:项目|协议)|` +
	`(?:^|[,。;:])[\p{Han}a-z]{4,16}(?:出资|投资建|斥资|拿出|持股|占股|独资)`)

// partnerless reports whether the best sentence, or its own item when it lists things
// with a sum each, names nobody who may be a partner.
func (r *Run) partnerless(best find.Candidate) bool {
	p, s := best.Page, r.sentenceOf(best)
	if own := r.pricedItem(best); !own.Empty() {
		s = own
	}
	text := p.Read(s)
	return !partyWordRE.MatchString(r.besideAsked(text)) && !partyFormRE.MatchString(text) && !r.organizationIn(p, s) && !r.partyIn(p, s)
}

// besideAsked is a text without the names in it that the question itself has, and
// without words for money: the 中心 of the thing asked about is no partner of it.
func (r *Run) besideAsked(text string) string {
	if r.Q.Language == "en" {
		return text
	}
	q, runes := string(r.Q.Folded), []rune(text)
	var out []rune
	for i := 0; i < len(runes); {
		n := 0
		for i+n < len(runes) && strings.Contains(q, string(runes[i:i+n+1])) {
			n++
		}
		if n >= leastAsked {
			out = append(out, ' ')
			i += n
			continue
		}
		out = append(out, runes[i])
		i++
	}
	return strings.ReplaceAll(string(out), "人民币", "")
}

// leastAsked is how many characters in a row of the question are a name of it.
const leastAsked = 4

// pricedItem is the clause of a sentence that lists things with a sum each, 甲项目5亿元
// (丙公司),乙项目3亿元,丁项目2亿元; empty for other sentences.
func (r *Run) pricedItem(c find.Candidate) corpus.Span {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	if s.Kind == corpus.TableRow || r.Q.Language == "en" {
		return corpus.Span{}
	}
	priced := 0
	for k := s.From; k < s.To; k++ {
		if pricedRE.MatchString(p.Read(p.Clauses[k].Span)) {
			priced++
		}
	}
	own := p.Clauses[c.Clause].Span
	if priced < 3 || !pricedRE.MatchString(p.Read(own)) {
		return corpus.Span{}
	}
	return own
}

// pricedRE matches an item of such a list: a name, its sum, and perhaps a bracket.
var pricedRE = regexp.MustCompile(`^[^,;。]{4,}[0-9][万亿]元(?:人民币)?(?:\([^()]*\))?[,;。]?$`)

// organizationIn reports whether a record of an organisation stands in a span that
// the question does not name: the thing asked about is no partner of itself.
func (r *Run) organizationIn(p *reading.Page, s corpus.Span) bool {
	return slices.ContainsFunc(r.recordsOf(p.Document.ID).Organizations, func(o corpus.Organization) bool {
		return s.Contains(o.Name.Span) && !strings.Contains(string(r.Q.Folded), clean.Fold(o.Name.Value))
	})
}

// partyIn reports whether a record of a project that the question names has an
// investor in a span that it does not name.
func (r *Run) partyIn(p *reading.Page, s corpus.Span) bool {
	records := r.recordsOf(p.Document.ID)
	for i := range records.Projects {
		name := []rune(clean.Fold(records.Projects[i].Name.Value))
		named := false
		for k := 0; k+4 <= len(name); k++ {
			named = named || strings.Contains(string(r.Q.Folded), string(name[k:k+4]))
		}
		for _, x := range records.Projects[i].Parties {
			if named && s.Contains(x.Span) && !strings.Contains(string(r.Q.Folded), clean.Fold(x.Value)) {
				return true
			}
		}
	}
	return false
}
