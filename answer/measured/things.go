package measured

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// thing is a name of something that figures are of, or several in a row that are one:
// 甲公司投资的乙项目.
type thing struct {
	span   corpus.Span
	names  []string // folded
	joined bool     // with the one before: 甲与乙
	vague  bool     // the beginning of a sentence that names something unknown
}

// unknown is the thing of a figure that cannot be told, several that of one of things
// joined.
const (
	unknown = -1
	several = -2
)

var (
	// firmRE matches names that end as those of companies do.
	firmRE = regexp.MustCompile(`[\p{Han}a-z]{2,12}?(?:有限责任公司|股份有限公司|有限公司|集团|股份|公司|科技|新材|重工|药业|食品|实业|控股|半导体|机电)`)
	// nameStopRE matches what no name reaches over.
	nameStopRE = regexp.MustCompile(`.*(?:投资方|其中|持有|由|的|在|与|和|及|是|为|被|对|向|让|给|家|该|位)`)
	// goesOnRE matches the beginning of a sentence about what the one before it is about.
	goesOnRE = regexp.MustCompile(`^[ “"(]*(?:该|本|此|这|其|项目|公司|企业|集团|工程|基地|园区|我们|我|预计|计划|达产|建成|投产|全部|全面|总|年|[一二三四首]期|占地|规划|建设|目前|截至|同时|此外|届时|已|拟|将|可|固定|注册|用地|投资|主要|设计|到位|实现|带动|新增|今年|去年|前期|自筹|双方|员工|现有|拥有|每|日|建筑|床位|客房|装机|全长|总长|工期|净|用工|解决|提供)`)
	// labelLineRE matches the label of a form: 地块成交价:.
	labelLineRE = regexp.MustCompile(`^[ ]*[\p{Han}]{2,10}:[ ]*$`)
	// itemRE matches a line that begins with the name of a project: 2.饮料项目。
	itemRE = regexp.MustCompile(`^[ (]*(?:[0-9]+|[一二三四五六七八九十]+)[.、)][ ]*([\p{Han}a-z]{2,20}?(?:项目|基地|产业园|中心|工程))(?:[。:,(;]|$)`)
	// leadRE matches what may stand before the measure at the beginning of a sentence.
	leadRE = regexp.MustCompile(`其中|生产|购置|购买|采购|获得|获批|获|申请|累计|已经|已|完成|争取到?|落实|布局|建设|新建|新上|拟建|配套|安装|上|建|设置|设|拥有|取得|手握|带动|惠及|辐射|可|能|约|近|超过?|享受|给予|兑现|缴纳|以|向|用于|每年|一次性|部署|规划|提供|创造|吸纳|解决|安置|安排|需|招|共|有|为|将|的|[“"'(、,: ]`)
	// partyLineRE matches a line of a form that names who does what the line before names.
	partyLineRE = regexp.MustCompile(`^(?:投资|建设|实施|承建|业主|项目)(?:方|主体|企业|单位|商|业主|公司|人)`)
	// buildsRE matches what stands between a company and what it builds, with a figure in
	// it: 投资5亿元建设, 要建的年产3万吨.
	buildsRE     = regexp.MustCompile(`^[^、;。]{0,24}(?:建|打造|上马|实施|推进|开发|设立|兴办|扩)[^、;。]{0,16}$`)
	projectEndRE = regexp.MustCompile(`(?:项目|工程|基地|园|中心|厂|生产线|总部)$`)
	joinsRE      = regexp.MustCompile(`^(?:[、和与及同跟]|以及)$`)
	apartRE      = regexp.MustCompile(`[、;。]|[0-9]+(?:\.[0-9]+)?(?:[^0-9年月日.期])`)
	genericRE    = regexp.MustCompile(`有限责任公司|股份有限公司|有限公司|集团|公司|科技|股份|项目|生产基地|智能制造|产业园|生产线|生产|基地|制造|工程|建设|投资|基金|标准|厂房|仓库|宿舍|办公楼|综合楼|区|市|县`)
)

// thingsOf finds the things that a page names: those of its records, names of companies,
// and words of the question.
func thingsOf(p *reading.Page, known, asked []string, measures []lexicon.Measure) []thing {
	var marks []corpus.Span
	for _, name := range slices.Concat(known, asked) {
		if !joint(name, known) {
			marks = append(marks, occurrences(p, name)...)
		}
	}
	for i := range p.Sentences {
		line := p.Read(p.Sentences[i].Span)
		if at := itemRE.FindStringSubmatchIndex(line); at != nil && len([]rune(genericRE.ReplaceAllString(line[at[2]:at[3]], ""))) >= 2 {
			from := p.Sentences[i].Span.Start + len([]rune(line[:at[2]]))
			marks = append(marks, corpus.Span{Start: from, End: from + len([]rune(line[at[2]:at[3]]))})
		}
	}
	text := string(p.Folded)
	for _, at := range firmRE.FindAllStringIndex(text, -1) {
		from := len([]rune(text[:at[0]]))
		name := text[at[0]:at[1]]
		if cut := nameStopRE.FindString(name); cut != "" {
			from += len([]rune(cut))
			name = name[len(cut):]
		}
		if len([]rune(genericRE.ReplaceAllString(name, ""))) >= 2 {
			marks = append(marks, corpus.Span{Start: from, End: from + len([]rune(name))})
		}
	}
	marks = slices.DeleteFunc(marks, func(m corpus.Span) bool {
		return slices.ContainsFunc(p.Places, func(at names.Place) bool { return at.Span.Start <= m.Start && at.Span.End >= m.End })
	})
	slices.SortFunc(marks, func(a, b corpus.Span) int { return a.Start - b.Start })
	var out []thing
	for _, m := range marks {
		if n := len(out); n > 0 && m.Start < out[n-1].span.End {
			out[n-1].span.End = max(out[n-1].span.End, m.End)
			continue
		}
		out = append(out, thing{span: m})
	}
	out = withVague(p, out, measures)
	for i := range out {
		out[i].names = []string{p.Read(out[i].span)}
	}
	return merged(p, out)
}

// joint reports whether a name is that of two things: what stands behind 和 in it is a
// name itself.
func joint(name string, known []string) bool {
	for i, c := range name {
		if strings.ContainsRune("和与及、", c) && slices.Contains(known, name[i+len(string(c)):]) {
			return true
		}
	}
	return false
}

// occurrences are the places of a name in the running text of a page.
func occurrences(p *reading.Page, name string) (out []corpus.Span) {
	runes := []rune(name)
	if len([]rune(genericRE.ReplaceAllString(name, ""))) < 2 {
		return nil
	}
	for _, at := range p.Find(runes) {
		out = append(out, corpus.Span{Start: at, End: at + len(runes)})
	}
	return out
}

// withVague adds the beginnings of sentences with figures that neither name anything known
// before the first of them nor go on with what the sentence before is about.
func withVague(p *reading.Page, list []thing, measures []lexicon.Measure) []thing {
	for i := range p.Sentences {
		s := &p.Sentences[i]
		text := p.Read(s.Span)
		at := figureRE.FindStringIndex(text)
		if s.Kind == corpus.TableRow || at == nil {
			continue
		}
		end := s.Span.Start + len([]rune(text[:at[0]]))
		named := slices.ContainsFunc(list, func(t thing) bool { return t.span.Start >= s.Span.Start && t.span.Start < end })
		if !named && !(i > 0 && onlyNames(p, &p.Sentences[i-1], s, list)) && !goesOn(text[:at[0]], measures) {
			list = append(list, thing{span: corpus.Span{Start: s.Span.Start, End: s.Span.Start}, vague: true})
		}
	}
	slices.SortStableFunc(list, func(a, b thing) int { return a.span.Start - b.span.Start })
	return list
}

// onlyNames reports whether the sentence before one, in the same paragraph, is a name
// and no more: 2.饮料项目。
func onlyNames(p *reading.Page, before, s *reading.Sentence, list []thing) bool {
	return before.Block == s.Block && slices.ContainsFunc(list, func(t thing) bool {
		return before.Span.Contains(t.span) && before.Span.Len()-t.span.Len() <= besideName
	})
}

// besideName is how many characters a line that is only a name has besides it.
const besideName = 8

// goesOn reports whether the words before the first figure of a sentence name no thing of
// their own: they are a measure with what stands before one, or point back.
func goesOn(head string, measures []lexicon.Measure) bool {
	if goesOnRE.MatchString(head) || labelLineRE.MatchString(head) {
		return true
	}
	shortest := head
	for i := range measures {
		if at := measures[i].Before.FindStringIndex(head); at != nil && at[0] < len(shortest) {
			shortest = head[:at[0]]
		}
	}
	return strings.TrimSpace(leadRE.ReplaceAllString(shortest, "")) == ""
}

// merged joins names that are of one thing.
func merged(p *reading.Page, list []thing) []thing {
	var out []thing
	for _, t := range list {
		n := len(out)
		if n == 0 || t.vague || out[n-1].vague {
			out = append(out, t)
			continue
		}
		before := &out[n-1]
		between := p.Read(corpus.Span{Start: before.span.End, End: t.span.Start})
		a, b := p.SentenceAt(before.span.Start), p.SentenceAt(t.span.Start)
		switch {
		case joinsRE.MatchString(between):
			t.joined = true
			out = append(out, t)
		case a == b && a >= 0 && (!apartRE.MatchString(between) || buildsRE.MatchString(between) && projectEndRE.MatchString(p.Read(t.span)) && !projectEndRE.MatchString(before.names[0])) && p.Sentences[a].Kind != corpus.Heading,
			b == a+1 && a >= 0 && partyLineRE.MatchString(p.Read(p.Sentences[b].Span)),
			b == a+1 && a >= 0 && p.Sentences[a].Kind != corpus.Heading && p.Sentences[a].Span.Len()-before.span.Len() <= besideName && !figureRE.MatchString(between):
			before.span.End = t.span.End
			before.names = append(before.names, t.names...)
		default:
			out = append(out, t)
		}
	}
	return out
}

// own gives every figure the thing it is of.
func own(p *reading.Page, figures []figure, things []thing) {
	for i := range figures {
		figures[i].thing, figures[i].near = thingOf(p, figures, i, things)
		if x := &figures[i]; x.carried && figures[x.from].thing != x.thing {
			x.carried = false
		}
	}
}

var (
	forwardRE = regexp.MustCompile(`^(?:的|,?由)[^,;。、]{0,6}$`)
	inTurnRE  = regexp.MustCompile(`分别|依次`)
)

// thingOf is the thing of a figure: what is named right behind it, 投资5亿元的甲项目, else
// the last before it.
func thingOf(p *reading.Page, figures []figure, i int, things []thing) (of, near int) {
	x := &figures[i]
	last := unknown
	for k := range things {
		if t := &things[k]; t.span.Start >= x.span.End {
			if !t.vague && forwardRE.MatchString(p.Read(corpus.Span{Start: x.span.End, End: t.span.Start})) {
				return k, k
			}
			break
		}
		last = k
	}
	if last < 0 {
		return unknown, unknown
	}
	switch t := &things[last]; {
	case t.vague:
		return unknown, last
	case t.span.End > x.span.Start: // 年产30万台空压机项目
		return last, last
	case t.joined:
		return inTurn(p, figures, i, things, last), last
	case inTurnRE.MatchString(p.Read(corpus.Span{Start: max(t.span.End, p.Sentences[p.SentenceAt(x.span.Start)].Span.Start), End: x.span.Start})):
		return several, last // 甲公司的产值、税收分别为
	}
	return last, last
}

// maybeOf reports whether a figure whose thing is not known for sure may be of a subject:
// of one of the things joined before it, or of the last thing named.
func maybeOf(x *figure, things []thing, subject map[int]bool) bool {
	k := x.near
	if x.thing == unknown {
		for k >= 0 && things[k].vague {
			k--
		}
		return k < 0 || subject[k]
	}
	for ; k >= 0; k-- {
		if subject[k] {
			return true
		}
		if !things[k].joined {
			return false
		}
	}
	return false
}

// inTurn is the thing of a figure behind 甲、乙和丙的税收分别为: the one that has its
// place in their order.
func inTurn(p *reading.Page, figures []figure, i int, things []thing, last int) int {
	first := last
	for first > 0 && things[first].joined {
		first--
	}
	x := &figures[i]
	text := p.Read(corpus.Span{Start: things[last].span.End, End: x.span.Start})
	at := inTurnRE.FindStringIndex(text)
	if at == nil || strings.ContainsAny(text[at[1]:], ";。") {
		return several
	}
	from := things[last].span.End + len([]rune(text[:at[0]]))
	n, mine := 0, -1
	for k := range figures {
		f := &figures[k]
		if f.span.Start < from || f.id != x.id || strings.ContainsAny(p.Read(corpus.Span{Start: from, End: f.span.Start}), ";。") {
			continue
		}
		if k == i {
			mine = n
		}
		n++
	}
	if n != last-first+1 || mine < 0 {
		return several
	}
	return first + mine
}
