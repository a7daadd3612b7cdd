package reading

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhaoshang/corpus"
)

// Owner is what a value is of, as the words around it tell.
type Owner struct {
	Region    corpus.Span // the words before it back to the last figure of the same kind, and its own clause
	Forward   corpus.Span // what follows, up to the next figure of the same kind
	Aggregate bool        // of several together: 等7个项目, 合计
	Threshold bool        // a limit that others are measured by: 10亿元以上的项目
	Named     bool        // its clause names a subject of its own
}

var (
	aggregateRE = regexp.MustCompile(`等[0-9一二两三四五六七八九十]+[个家项宗]|(?:[2-9]|[1-9][0-9]+|[两三四五六七八九十]+)(?:多|余)?[个家项宗](?:重[大点]|签约|招商|代表性|产业|工业|外资|内资|合作|投资|现场)*项目|项目(?:共)?(?:[2-9]|[1-9][0-9]+|[两三四五六七八九十])[多余]?[个项宗]|签[了约下]?[0-9]+[多余]?[个项宗家]|[0-9]+[多余]?[个家项宗]、|[两三四五六]家(?:联手|联合|共同|一起)|(?:开工|签约|落地|新增|投产|新签)[0-9]+[多余]?[个家项宗]|[三两四五六]家共|(?:[2-9]|[1-9][0-9]+|[两三四五六七八九十]+)(?:多|余)?[个家项宗份笔单间](?:合|[^,;。0-9]{0,8})共|[目议][0-9]+[多余]?[个家项宗份],`)
	plainREs    = regexp.MustCompile(`^(?:该|本|此|这个|上述|招商|签约|重[大点]|工业|产业|合作|引资)*(?:项目|基地|公司|集团)`)
	afterRE     = regexp.MustCompile(`^(?:\(含\))?(?:及)?以[上下](?:的|项目|[0-9]|产业|工业|重|大|[,，]|(?:利用|新签|签约|引进|新建|招商)\p{Han}{0,6}(?:项目|企业))|^(?:及)?以上$`)
)

// ruleRE matches what follows the conditions of a rule: 达到1亿元、5亿元的,分别按…给予奖励.
var ruleRE = regexp.MustCompile(`^(?:[、和及][0-9.]+[亿万]元)*(?:\(含\))?(?:及?以上)?的(?:企业|项目|单位|个人)?[,、]?(?:对其)?(?:分别|一次性|每年|连续)?(?:按|给予|奖励|补助|补贴|可|享受|予以)`)

// subjectEnds are how the names of projects and companies end.
var subjectEnds = [...]string{"项目", "基地", "公司", "集团", "产业园", "小镇", "工厂", "园区", "中心", "工程", "生产线", "电站", "社区", "总部"}

// subject reports whether a text has a name that ends as projects and
// companies do: three characters or more before such an end.
func subject(s string) bool {
	for _, end := range subjectEnds {
		for from := 0; ; {
			k := strings.Index(s[from:], end)
			if k < 0 {
				break
			}
			if nameRunes(s[:from+k]) >= 3 {
				return true
			}
			from += k + len(end)
		}
	}
	return false
}

// nameRunes counts the runes of a name at the end of a text, up to three.
func nameRunes(s string) (n int) {
	for n < 3 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '(' || r == ')' || unicode.Is(unicode.Han, r)) {
			break
		}
		s = s[:len(s)-size]
		n++
	}
	return n
}

// together are words of figures that stand for several things.
var together = [...]string{"共涉及", "共计", "合计", "合共", "总计", "加在一起", "加起来", "累计", "共签", "均超", "都超", "都在", "均在", "拆开看", "平均"}

// jointlyRE matches a clause that begins with what several did together: 甲、乙、丙,共投6亿元.
var jointlyRE = regexp.MustCompile(`(?:^|[,;:])(?:一|总)?共(?:投资?|引资|签约?|出资)[^,;:]*[0-9]`)

// aggregates reports whether a text speaks of several things together.
func aggregates(s string) bool {
	for _, w := range together {
		if strings.Contains(s, w) {
			return true
		}
	}
	if jointlyRE.MatchString(s) {
		return true
	}
	return counts(s) && aggregateRE.MatchString(s)
}

// counts reports whether a text has a number before 个, 家, 项 or another word that
// counts things.
func counts(s string) bool {
	last, before := ' ', ' '
	for _, r := range s {
		if strings.ContainsRune("个家项宗份笔单间", r) && (isCount(last) || (last == '多' || last == '余') && isCount(before)) {
			return true
		}
		before, last = last, r
	}
	return false
}

func isCount(r rune) bool {
	return isDigit(r) || strings.ContainsRune("一二两三四五六七八九十", r)
}

// own finds the owner of every money value and every count.
func (p *Page) own() {
	for i := range p.Values {
		v := &p.Values[i]
		if v.Clause < 0 || len(p.Clauses) == 0 {
			continue
		}
		if v.Kind == Date {
			p.Values[i].Owner = p.dateOwner(i)
			continue
		}
		p.Values[i].Owner = p.ownerOf(i)
	}
}

func (p *Page) ownerOf(i int) Owner {
	v := &p.Values[i]
	clause := &p.Clauses[v.Clause]
	s := &p.Sentences[clause.Sentence]
	from := v.Clause
	for from > s.From && !p.hasKind(from-1, v.Kind) {
		from--
	}
	to := v.Clause
	for to+1 < s.To && !p.hasKind(to+1, v.Kind) {
		to++
	}
	o := Owner{
		Region:  corpus.Span{Start: p.Clauses[from].Span.Start, End: clause.Span.End},
		Forward: corpus.Span{Start: clause.Span.End, End: p.Clauses[to].Span.End},
	}
	near := corpus.Span{Start: p.Clauses[max(v.Clause-1, from)].Span.Start, End: clause.Span.End}
	o.Aggregate = aggregates(p.Read(near))
	after := string(p.Folded[v.Span.End:min(len(p.Folded), v.Span.End+14)])
	shown := p.Read(v.Span)
	o.Threshold = v.Kind == Money && (afterRE.MatchString(after) || (strings.HasSuffix(shown, "以上") || strings.HasSuffix(shown, "以下") || strings.HasSuffix(shown, "及以上")) && thresholdNext(after))
	o.Threshold = o.Threshold || v.Kind == Money && ruleRE.MatchString(string(p.Folded[v.Span.End:min(len(p.Folded), v.Span.End+40)]))
	if item, ok := p.respective(i); ok {
		o.Region, o.Aggregate, o.Named = item, numberedRE.MatchString(p.Read(item)), true
		return o
	}
	if s.Kind == corpus.TableRow && (p.Text.Blocks[s.Block].Header || !p.inCell(s, v.Span)) {
		o.Threshold = true
	}
	own := p.Read(o.Region)
	o.Named = subject(own) && !plainREs.MatchString(own)
	return o
}

// numberedRE matches one of several things in a run that is a number of them itself:
// 对外投资7件.
var numberedRE = regexp.MustCompile(`(?:[1-9][0-9]+|[2-9])[个家项件宗]$`)

// inTurn reports whether two characters are a word that gives figures in the order of
// the names before them.
func inTurn(a, b rune) bool {
	return a == '分' && b == '别' || a == '依' && (b == '次' || b == '序')
}

// respective is the name that a value of 甲、乙、丙分别投资1亿元、2亿元、3亿元 is
// of: the names and the values are as many.
func (p *Page) respective(i int) (corpus.Span, bool) {
	v := &p.Values[i]
	s := p.Sentences[p.Clauses[v.Clause].Sentence].Span
	at := -1
	for k := v.Span.Start - 1; k > s.Start; k-- {
		if p.Folded[k] == '。' || p.Folded[k] == ';' {
			return corpus.Span{}, false
		}
		if inTurn(p.Folded[k-1], p.Folded[k]) {
			at = k - 1
			break
		}
	}
	if at < 0 || v.Kind != Money {
		return corpus.Span{}, false
	}
	n, mine := 0, -1
	for k := range p.Values {
		w := &p.Values[k]
		if w.Kind == v.Kind && w.Span.Start > at && w.Span.End <= s.End {
			if k == i {
				mine = n
			}
			n++
		}
	}
	names := p.listBefore(corpus.Span{Start: s.Start, End: at})
	if end := names[0].Start - 1; len(names) == 1 && end > s.Start && p.Folded[end] == ',' { // 甲、乙、丙三件,金额依次为
		names = p.listBefore(corpus.Span{Start: s.Start, End: end})
	}
	if n < 2 || mine < 0 || len(names) < n {
		return corpus.Span{}, false
	}
	return names[len(names)-n+mine], true
}

// listBefore cuts the last clause of a span at 、 and 和.
func (p *Page) listBefore(s corpus.Span) []corpus.Span {
	for k := s.End - 2; k > s.Start; k-- {
		if p.Folded[k] == ',' || p.Folded[k] == ':' {
			s.Start = k + 1
			break
		}
	}
	var out []corpus.Span
	start := s.Start
	for k := s.Start; k < s.End; k++ {
		if c := p.Folded[k]; c == '、' || c == '和' && k > start+3 {
			out = append(out, corpus.Span{Start: start, End: k})
			start = k + 1
		}
	}
	return append(out, corpus.Span{Start: start, End: s.End})
}

// dateOwner is what a date is of: its own clause and what follows up to the
// next date.
func (p *Page) dateOwner(i int) Owner {
	v := &p.Values[i]
	s := &p.Sentences[p.Clauses[v.Clause].Sentence]
	to := v.Clause
	for to+1 < s.To && !p.hasKind(to+1, Date) {
		to++
	}
	from := v.Clause
	for from > s.From && !p.hasKind(from-1, Date) {
		from--
	}
	return Owner{
		Region:  corpus.Span{Start: p.Clauses[v.Clause].Span.Start, End: p.Clauses[to].Span.End},
		Forward: corpus.Span{Start: p.Clauses[from].Span.Start, End: p.Clauses[v.Clause].Span.Start},
	}
}

func (p *Page) inCell(s *Sentence, v corpus.Span) bool {
	for _, c := range p.Text.Blocks[s.Block].Cells {
		if c.Span.Contains(v) {
			return true
		}
	}
	return len(p.Text.Blocks[s.Block].Cells) == 0
}

func thresholdNext(after string) bool {
	for _, w := range []string{"的", "项目", "产业", "工业", "重", "大"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return after != "" && after[0] >= '0' && after[0] <= '9'
}

func (p *Page) hasKind(clause int, kind string) bool {
	for v := p.Clauses[clause].From; v < p.Clauses[clause].To; v++ {
		if p.Values[v].Kind == kind {
			return true
		}
	}
	return false
}

// oneOfRE matches the beginning of a clause that names one of several: 一个是, 另一家为.
var oneOfRE = regexp.MustCompile(`^ ?(?:其中)?(?:另|还有)?一(?:个|家|项|宗|则)?(?:是|为)`)

// Member reports whether the runes at a place are one of a list: beside 、 or
// before 等, or behind 一个是.
func (p *Page) Member(at, length int) bool {
	c := p.ClauseAt(at)
	if c < 0 {
		return false
	}
	sentence := &p.Sentences[p.Clauses[c].Sentence]
	if sentence.Kind == corpus.ListItem {
		return true
	}
	if oneOfRE.MatchString(p.Read(corpus.Span{Start: p.Clauses[c].Span.Start, End: at})) {
		return true
	}
	s := sentence.Span
	if p.paired(at, length, s) {
		return true
	}
	for i := at + length; i < s.End && i < at+length+24; i++ {
		switch p.Folded[i] {
		case '、', '等':
			return true
		case ',', '。', ';':
			i = s.End
		}
	}
	for i := at - 1; i >= s.Start && i > at-24; i-- {
		switch p.Folded[i] {
		case '、':
			return true
		case ',', '。', ';', ':':
			return false
		}
	}
	return false
}

var (
	// pairNextRE and pairLastRE match what stands beside one of two things that
	// 和 joins: 甲项目和乙项目. Companies that sign with each other are no list.
	// pairSumRE and pairWithRE match two or more of any name that one figure is
	// given of: 甲和乙虽小,两个合计.
	pairNextRE = regexp.MustCompile(`^[^,。;:、和与及]{0,32}(?:项目|工程|基地|生产线|产业园)[和与及][^,。;:、]{2,24}(?:项目|工程|基地|生产线|产业园)`)
	pairSumRE  = regexp.MustCompile(`^[^。;:0-9签]{0,40}?(?:[两二俩三四五]|双)[个家项者方笔](?:项目|企业|公司)?(?:合计|合共|总共|加起来|加在一起|加一起|合起来)`)
	pairWithRE = regexp.MustCompile(`[、和与及][^,。;:、]{2,}`)
	pairLastRE = regexp.MustCompile(`(?:项目|工程|基地|生产线|产业园)[和与及][^,。;:、和与及]{0,16}$`)
)

// paired reports whether the runes at a place name one of two things that 和
// joins.
func (p *Page) paired(at, length int, s corpus.Span) bool {
	next := p.Read(corpus.Span{Start: at, End: min(s.End, at+length+48)})
	if pairSumRE.MatchString(next) {
		c := p.Clauses[p.ClauseAt(at)].Span
		return pairWithRE.MatchString(p.Read(c))
	}
	return pairNextRE.MatchString(next) ||
		pairLastRE.MatchString(p.Read(corpus.Span{Start: max(s.Start, at-24), End: at}))
}
