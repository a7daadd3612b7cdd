package prose

import (
	"sort"
	"strings"

	"zhaoshang/corpus"
)

// dates finds when each project was signed or became what its status says.
func (p *page) dates() {
	p.findDateline()
	p.lastYear = 0 // found again, now that the document's own date is known
	for _, c := range p.chosen {
		c.project.Date = p.dateOf(c)
	}
}

// findDateline takes the document's own date: of its metadata, else the first
// full one in its first blocks or in the brackets of its last.
func (p *page) findDateline() {
	if d := p.doc.Date; d != nil && d.Year > 0 {
		p.dateline = d
		return
	}
	last := len(p.sentences) - 1
	for n, s := range p.sentences {
		for k := s.from; k < s.to; k++ {
			d := p.tokens[k].date
			if d != nil && d.Year == 0 && d.Day > 0 && d.Month > 0 && s.block <= 1 && p.report(s, k) {
				d = &corpus.Date{Year: p.latestYear(), Month: d.Month, Day: d.Day, Precision: corpus.Day, Resolved: true}
			}
			if d == nil || d.Year == 0 {
				continue
			}
			own := p.cityLine(s, k) || p.byline(s, k) || s.block <= 1 && d.Day > 0 && p.enclosed(k) || s.block == 0 && s.heading && p.bracketed(k) || s.block == 1 && s.heading && d.Day > 0 || s.block <= 1 && (p.bracketed(k) || p.report(s, k)) || p.publicized(s, k) || p.today(s, k) || p.wholeBracket(s, k) || n >= last-1 && (p.bracketed(k) || d.Month > 0 && p.span(s.from, s.to).Len() < 20)
			if own {
				p.dateline, p.dateSpan = d, p.tokens[k].span
				return
			}
		}
	}
}

// bracketed reports whether a date stands in brackets.
func (p *page) bracketed(k int) bool {
	for j := k - 1; j >= 0 && j > k-4; j-- {
		if contains("([【〔", p.tokens[j].mark) {
			return true
		}
		if contains(")]】〕", p.tokens[j].mark) {
			return false
		}
	}
	return false
}

// report reports whether 讯 or 电 follows a date, or 日期 and 时间 stand before it.
func (p *page) report(s sentence, k int) bool {
	if k+1 < s.to {
		if r := p.folded[p.tokens[k+1].span.Start]; contains("讯电编摘", r) || r == '第' && strings.Contains(p.text(k+1, min(k+4, s.to)), "期") {
			return true
		}
	}
	before := p.text(max(s.from, k-3), k)
	return strings.Contains(before, "日期") || strings.Contains(before, "时间") || s.from == k-1 && p.text(k-1, k) == "讯" || strings.HasSuffix(before, "讯】")
}

// today reports whether 今天 or 今日 stands before a date in brackets:
// 今天(2020年11月7日).
func (p *page) today(s sentence, k int) bool {
	before := p.text(max(s.from, k-4), k)
	return p.bracketed(k) && (strings.Contains(before, "今天") || strings.Contains(before, "今日"))
}

// wholeBracket reports whether a full date is all that a bracket at the end of
// a paragraph holds.
func (p *page) wholeBracket(s sentence, k int) bool {
	t := p.tokens[k]
	if t.date.Day == 0 || k == 0 || k+1 >= len(p.tokens) || p.tokens[k-1].mark != '(' || p.tokens[k+1].mark != ')' {
		return false
	}
	return k+2 >= len(p.tokens) || p.tokens[k+2].mark == '\n' || k+2 >= s.to
}

// publicized reports whether the line says when the document was published:
// 公示日期:….
func (p *page) publicized(s sentence, k int) bool {
	before := p.text(max(s.from, k-4), k)
	return strings.Contains(before, "公示日期") || strings.Contains(before, "公告日期") || strings.Contains(before, "发布日期") || strings.Contains(before, "发布时间")
}

// dateOf gives the date of a project: in its sentence, in the paragraph before
// it, in its section.
func (p *page) dateOf(c *candidate) *corpus.Sourced[corpus.Date] {
	s := p.sentences[c.sentence]
	if p.lastTime(s, c.from) {
		if d := p.firstDate(s, c.to, s.to); d != nil {
			return p.rule(d, "date/after-name")
		}
		return nil
	}
	if d := p.sentenceDate(s, c); d != nil {
		return d
	}
	if d := p.keyDate(c); d != nil {
		return p.rule(d, "date/key")
	}
	if p.pressSection(s.section) || p.longAgo(s, c.from) || p.openDay(s) {
		return nil
	}
	for n := c.sentence - 1; n >= 0 && p.sentences[n].block == s.block; n-- {
		if d := p.lastDate(p.sentences[n], p.sentences[n].from, p.sentences[n].to, true); d != nil && !p.yearOfAnother(n, d) {
			return p.rule(d, "date/paragraph")
		}
		if p.openDay(p.sentences[n]) {
			return nil
		}
	}
	if strings.Contains(p.text(s.from, c.from), "同日") || strings.Contains(p.text(s.from, c.from), "当天") {
		for n := c.sentence - 1; n >= 0 && p.sentences[n].section == s.section; n-- {
			if d := p.lastDate(p.sentences[n], p.sentences[n].from, p.sentences[n].to, false); d != nil && d.Value.Day > 0 {
				return p.rule(d, "date/same-day")
			}
		}
	}
	if d := p.nextSigned(c); d != nil {
		return p.rule(d, "date/next-sentence")
	}
	for n := c.sentence + 1; n < len(p.sentences) && (p.sentences[n].block == s.block || s.heading && p.sentences[n].section == s.section); n++ {
		if d := p.firstDay(p.sentences[n]); d != nil {
			return p.rule(d, "date/paragraph-after")
		}
	}
	return p.sectionDate(c)
}

// sentenceDate gives the date that the sentence of a name states: in what it
// says of this project, before or after its name, else before the first
// project that it names, else anywhere.
func (p *page) sentenceDate(s sentence, c *candidate) *corpus.Sourced[corpus.Date] {
	i := sort.Search(len(p.chosen), func(i int) bool { return p.chosen[i].from >= c.from })
	from, end, lead := s.from, s.to, c.from
	if i < len(p.chosen) && p.chosen[i] == c {
		from, _ = p.region(i, c)
		end = p.partEnd(i, c)
		lead = p.chosenIn[c.sentence][0].from
	}
	if d := p.lastDate(s, from, c.from, false); d != nil {
		return p.rule(d, "date/sentence")
	}
	if d := p.firstDate(s, c.to, end); d != nil {
		return p.rule(d, "date/after-name")
	}
	if d := p.lastDate(s, s.from, lead, false); d != nil {
		return p.rule(d, "date/sentence")
	}
	if from > s.from && p.tokens[from-1].mark == ';' {
		return nil
	}
	if d := p.lastDate(s, s.from, c.from, false); d != nil {
		return p.rule(d, "date/sentence")
	}
	for end = c.to; end < s.to && p.tokens[end].mark != ';'; {
		end++
	}
	if d := p.firstDate(s, c.to, end); d != nil {
		return p.rule(d, "date/after-name")
	}
	return nil
}

// firstDate gives the first date in a range of a sentence on which something
// happened.
func (p *page) firstDate(s sentence, from, to int) *corpus.Sourced[corpus.Date] {
	for k := from; k < to; k++ {
		if d := p.dateAt(s, k); d != nil && p.happened(s, k) {
			return d
		}
	}
	return nil
}

// firstDay gives the first full day of a sentence on which something happened.
func (p *page) firstDay(s sentence) *corpus.Sourced[corpus.Date] {
	if p.longAgo(s, s.to) {
		return nil
	}
	for k := s.from; k < s.to; k++ {
		if d := p.dateAt(s, k); d != nil && d.Value.Day > 0 && p.happened(s, k) {
			return d
		}
	}
	return nil
}

// longAgo reports whether the sentence speaks of a time that began before the
// report's: 今年以来, 近半年来, 此前, 累计.
func (p *page) longAgo(s sentence, to int) bool {
	text := p.text(s.from, to)
	for _, w := range []string{"以来", "年来", "此前", "截至", "累计", "至今", "近年"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// keyDate reads 签约时间:5月14日 in the lines below a name, up to the next
// project.
func (p *page) keyDate(c *candidate) *corpus.Sourced[corpus.Date] {
	for n := c.sentence + 1; n < len(p.sentences) && n < c.sentence+9 && len(p.chosenIn[n]) == 0; n++ {
		s := p.sentences[n]
		for k := s.from + 1; k+1 < s.to && k < s.from+8; k++ {
			if key := p.text(s.from, k); p.tokens[k].mark != ':' || !strings.HasSuffix(key, "时间") && !strings.HasSuffix(key, "日期") || strings.Contains(key, "公") || strings.Contains(key, "发布") {
				continue
			}
			for j := k + 1; j < s.to && j < k+3; j++ {
				if d := p.dateAt(s, j); d != nil {
					return d
				}
			}
		}
	}
	return nil
}

// lastTime reports whether the sentence speaks of what was signed at an earlier
// event than the report's: 上一届的项目进度.
func (p *page) lastTime(s sentence, to int) bool {
	text := p.text(s.from, to)
	return strings.Contains(text, "上一届") || strings.Contains(text, "上届") || strings.Contains(text, "往届")
}

// openDay reports whether a sentence has a day whose year nothing tells.
func (p *page) openDay(s sentence) bool {
	for k := s.from; k < s.to; k++ {
		if t := p.tokens[k]; t.kind == dateToken && t.date.Year == 0 && t.date.Day > 0 && !p.planned(s, k) && p.dateAt(s, k) == nil {
			return true
		}
	}
	return false
}

// sectionDate gives the first date before the name in its section that
// something was signed or started on, else that of the section's heading, else
// the document's own where the section is about one thing.
func (p *page) sectionDate(c *candidate) *corpus.Sourced[corpus.Date] {
	at := p.sentences[c.sentence]
	own := p.itemOf(c.sentence)
	if d := p.signingDay(c); d != nil {
		return p.rule(d, "date/signing")
	}
	for n := p.sections[at.section][0]; n < c.sentence; n++ {
		s := p.sentences[n]
		if s.heading || at.block-s.block > 4 && !at.item && own == nil || p.itemOf(n) != nil && p.itemOf(n) != own || strings.Contains(p.text(s.from, s.to), "来源") {
			continue
		}
		for k := s.from; k < s.to; k++ {
			if d := p.dateAt(s, k); d != nil && (p.eventful(s) || k <= s.from+2) && !p.yearOfAnother(n, d) {
				return p.rule(d, "date/section")
			}
		}
	}
	for _, s := range p.section(at.section) {
		if s.heading {
			for k := s.from; k < s.to; k++ {
				if d := p.dateAt(s, k); d != nil && !(p.retrospect() && (p.bracketed(k) || p.dateline != nil && d.Value.ISO() == p.dateline.ISO())) {
					return p.rule(d, "date/heading")
				}
			}
		}
	}
	if d := p.reviewYear(c.sentence); d != nil {
		return p.rule(d, "date/review")
	}
	if d := p.partDate(at, own != nil); d != nil {
		return p.rule(d, "date/report-part")
	}
	return p.ownDate(at)
}

// partDate gives the day of the event that an earlier part of one report tells
// of, when the parts are headed 一、二、三、 or the project is a numbered item.
func (p *page) partDate(at sentence, item bool) *corpus.Sourced[corpus.Date] {
	for section := at.section - 1; section >= 0 && (item || p.numberedPart(section+1)); section-- {
		for _, s := range p.section(section) {
			if s.heading || strings.Contains(p.text(s.from, s.to), "来源") {
				continue
			}
			for k := s.from; k < s.to; k++ {
				if d := p.dateAt(s, k); d != nil && d.Value.Day > 0 && p.happened(s, k) {
					return d
				}
			}
		}
	}
	return nil
}

// numberedPart reports whether a section is headed 二、 or a later number.
func (p *page) numberedPart(section int) bool {
	list := p.section(section)
	if len(list) == 0 || !list[0].heading {
		return false
	}
	start := p.tokens[list[0].from].span.Start
	return start+1 < len(p.folded) && hanDigit(p.folded[start]) > 1 && p.folded[start+1] == '、'
}

// ownDate gives the document's own date to what the document reports as done,
// when it is an announcement or a short report of one section.
func (p *page) ownDate(at sentence) *corpus.Sourced[corpus.Date] {
	if p.dateline == nil || p.dateSpan.Empty() {
		return nil
	}
	if p.dateline.EndMonth > p.dateline.Month {
		return corpus.Said(corpus.Date{Year: p.dateline.Year, Precision: corpus.Year}, p.dateSpan, "date/period-of-report")
	}
	if !p.announcement() && (at.section > 1 || p.retrospect()) || p.dateline.Month == 0 {
		return nil
	}
	return corpus.Said(*p.dateline, p.dateSpan, "date/report")
}

// retrospect reports whether the title says that the document looks back: what
// it tells was not done on its day.
func (p *page) retrospect() bool {
	if len(p.sentences) == 0 {
		return false
	}
	title := p.text(p.sentences[0].from, p.sentences[0].to)
	for _, w := range []string{"讲话", "工作报告", "总结", "汇报", "专访", "访谈"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// announcement reports whether the document is a listed company's or an
// office's announcement.
func (p *page) announcement() bool {
	for n, s := range p.sentences {
		if n > 4 {
			return false
		}
		text := p.text(s.from, s.to)
		if strings.Contains(text, "证券代码") || strings.Contains(text, "证券简称") || strings.Contains(text, "公示") || strings.Contains(text, "的公告") {
			return true
		}
	}
	return false
}

// eventful reports whether a sentence says that something was signed, started
// or held.
func (p *page) eventful(s sentence) bool {
	for k := s.from; k < s.to; k++ {
		if p.tokens[k].is(classStatus | classEvent) {
			return true
		}
		switch p.text(k, k+1) {
		case "招商", "考察", "赴", "率队", "带队":
			return true
		}
	}
	return false
}

// pressSection reports whether a section is of a press conference: its date is
// when it was spoken of, not when anything was signed.
func (p *page) pressSection(section int) bool {
	if known, ok := p.press[section]; ok {
		return known
	}
	found := false
	for _, s := range p.section(section) {
		found = found || strings.Contains(p.text(s.from, s.to), "发布会")
	}
	for _, s := range p.sentences {
		if s.block > 0 {
			break
		}
		found = found || strings.Contains(p.text(s.from, s.to), "发布会")
	}
	p.press[section] = found
	return found
}

// rule names the rule of a date.
func (p *page) rule(d *corpus.Sourced[corpus.Date], rule string) *corpus.Sourced[corpus.Date] {
	d.Rule = rule
	return d
}

// lastDate gives the last date in a range that is no plan; with eventful, one
// whose clause says what happened.
func (p *page) lastDate(s sentence, from, to int, eventful bool) *corpus.Sourced[corpus.Date] {
	var year *corpus.Sourced[corpus.Date]
	for k := to - 1; k >= from; k-- {
		d := p.dateAt(s, k)
		if d == nil || eventful && !p.happened(s, k) && !p.leads(s, k) {
			continue
		}
		if d.Value.Month > 0 {
			return d
		}
		if year == nil {
			year = d // 10月16日,甲县2023年招商签约仪式: the day says more
		}
	}
	return year
}

// leads reports whether a date opens a paragraph: 15日的首场….
func (p *page) leads(s sentence, k int) bool {
	if k > s.from+1 || p.tokens[k].date == nil || p.tokens[k].date.Day == 0 {
		return false
	}
	n := sort.Search(len(p.sentences), func(n int) bool { return p.sentences[n].from >= s.from })
	return n == 0 || p.sentences[n-1].block != s.block
}

// happened reports whether a status or an event follows the date at k within
// its sentence.
func (p *page) happened(s sentence, k int) bool {
	for j := k + 1; j < s.to && j < k+30; j++ {
		if p.tokens[j].is(classStatus | classEvent) {
			return true
		}
		switch p.text(j, j+1) {
		case "签的", "签了", "披露", "公告", "公布", "审议", "宣布", "举行", "举办", "通过", "召开", "董事会", "公示", "备案":
			return true
		}
		if t := p.tokens[j]; t.kind == dateToken && t.date.Month > 0 && !period(t.date) {
			return false
		}
	}
	return false
}

// period reports whether a date is a span of months: 2025年第三季度, 1至8月.
func period(d *corpus.Date) bool {
	return d.EndMonth > d.Month && d.EndDay == 0 || d.Precision == corpus.Quarter || d.Precision == corpus.HalfYear
}

// dateAt gives the date at token k, completed from the report; nil for a plan,
// a start of a period, and a date whose year nothing tells.
func (p *page) dateAt(s sentence, k int) *corpus.Sourced[corpus.Date] {
	if d := p.relative2(k); d != nil {
		return d
	}
	t := p.tokens[k]
	if t.kind != dateToken || p.planned(s, k) || p.editionYear(k) || t.span == p.dateSpan && (p.bracketed(k) || strings.HasSuffix(p.text(max(0, k-2), k), "讯】")) {
		return nil
	}
	if p.enclosed(k) && strings.Contains(p.text(k, s.to), "昨") {
		return nil
	}
	d := *t.date
	if d.EndMonth > d.Month || d.EndYear > d.Year && d.Year > 0 || d.Precision == corpus.Quarter || d.Precision == corpus.HalfYear {
		d = corpus.Date{Year: d.Year, Precision: corpus.Year}
		if d.Year == 0 {
			d.Year = p.yearFor(s, k)
		}
		if d.Year == 0 {
			return nil
		}
		return corpus.Said(d, t.span, "date")
	}
	if d.Year == 0 {
		if d.Month == 0 {
			d = p.dayOf(k, t.date.Day, 0)
		} else {
			d.Year = p.yearFor(s, k)
		}
		if d.Year == 0 {
			return nil
		}
		d.Resolved = true
		d.Precision = corpus.Month
		if d.Day > 0 {
			d.Precision = corpus.Day
		}
	}
	if (t.date.Year == 0 || t.date.Resolved) && p.toCome(d) {
		if d.Year = p.titleYear(); d.Year == 0 || d.Year != p.dateline.Year-1 {
			return nil
		}
	}
	return corpus.Said(d, t.span, "date")
}

// planned reports whether a date is of what is to come or of a period's
// beginning: 预计2024年投产, 2025年底前, 2019年以来.
func (p *page) planned(s sentence, k int) bool {
	from := k
	for from > s.from && from > k-4 && !contains(",;。、", p.tokens[from-1].mark) {
		from--
	}
	before := p.text(from, k)
	if p.nextYear(k) {
		return true
	}
	for _, w := range []string{"预计", "计划", "预定", "预期", "可望", "拟于", "力争", "将于", "将在", "争取", "截至", "有望", "规划", "确保", "目标", "始于"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	for _, w := range []string{"拟", "到", "自", "至", "—", "-", "从"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	for j := k + 1; j < s.to && j < k+4; j++ {
		switch w := p.text(j, j+1); {
		case w == "计划" || w == "将" || w == "要" || w == "拟" || w == "必须" || w == "力争" || w == "前" || w == "底" || w == "以来" || w == "以前" || w == "之前" || w == "年底" || w == "底前" || strings.HasPrefix(w, "成立"):
			return true
		}
		if p.tokens[j].kind == markToken {
			break
		}
	}
	return false
}
