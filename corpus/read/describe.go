package read

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

//go:embed surnames.txt
var surnames string

// describe finds the title, date, source and author that the text itself
// states, where the format did not. The text keeps them, for they are cited.
func describe(s *Source) {
	d := newDescriber(s.Text)
	if s.Title = strings.TrimSpace(s.Title); s.Title == "" {
		s.Title = d.title()
	}
	if s.Title == "" {
		s.Title = s.File[:len(s.File)-len(extensionOf(s.File))]
	}
	if s.Date == nil {
		s.Date = d.date()
	}
	if s.SourceName == "" {
		s.SourceName = d.source()
	}
	if s.Author == "" {
		s.Author = d.author()
	}
}

func extensionOf(file string) string {
	if i := strings.LastIndexByte(file, '.'); i > 0 {
		return file[i:]
	}
	return ""
}

// describer looks at the first and last lines of a text.
type describer struct {
	head, tail []lineOf
}

// lineOf is a block's text as it stands and folded.
type lineOf struct {
	kind         corpus.BlockKind
	header       bool // a row of one cell above a table
	sheet        bool // the name of a sheet
	text, folded string
}

func newDescriber(t corpus.Text) describer {
	const reach = 12
	var d describer
	for i, b := range t.Blocks {
		if i < reach {
			d.head = append(d.head, lineAt(t, b))
		}
	}
	for _, b := range t.Blocks[max(0, len(t.Blocks)-4):] {
		d.tail = append(d.tail, lineAt(t, b))
	}
	return d
}

// lineAt cuts a block out of a text; only blocks near the ends are asked for,
// so the cut counts runes from the nearer one.
func lineAt(t corpus.Text, b corpus.Block) lineOf {
	return lineOf{b.Kind, b.Header && len(b.Cells) == 1, b.Kind == corpus.Heading && b.Origin.Sheet != "", cut(t.Content, b.Span), cut(t.Folded, b.Span)}
}

func cut(s string, span corpus.Span) string {
	start := offset(s, span.Start)
	return s[start : start+offset(s[start:], span.Len())]
}

func offset(s string, runes int) int {
	for i := range s {
		if runes == 0 {
			return i
		}
		runes--
	}
	return len(s)
}

// metadataLine matches lines above a report that are about it.
var metadataLine = regexp.MustCompile(`^(证券代码|证券简称|编号|文号|来源|作者|记者|发布时间|发布日期|日期|时间|浏览|阅读|字号|责任编辑|编辑|本报讯|索引号|主题词)\s*[::]|^[(]?\d{4}[-./年]\d{1,2}.{0,12}$`)

// aboutTitle is where a line goes on about the report after its title.
var aboutTitle = regexp.MustCompile(`\s*(来源|作者|浏览|发布时间|发布日期)\s*[::]`)

// title is the first heading, or the first line that is short and no sentence.
func (d describer) title() string {
	for i, l := range d.head {
		n := width(l.text) / 2
		switch {
		case l.kind == corpus.TableRow && !l.header:
			return ""
		case l.sheet, metadataLine.MatchString(l.folded), annexLine.MatchString(l.folded):
			continue
		case l.kind == corpus.Heading:
			return d.lengthened(i)
		case n <= 60 && !strings.HasSuffix(l.text, "。"):
			return d.lengthened(i)
		case i == 0:
			return opening(l.text)
		default:
			return ""
		}
	}
	return ""
}

// lengthened joins a title that is only the name of who publishes (某某股份有限
// 公司) with the line below it (关于……的公告).
func (d describer) lengthened(i int) string {
	title := d.head[i].text
	if at := aboutTitle.FindStringIndex(d.head[i].folded); at != nil && at[0] > 0 {
		title = strings.TrimSpace(string([]rune(title)[:utf8.RuneCountInString(d.head[i].folded[:at[0]])]))
	}
	if i+1 < len(d.head) && strings.HasSuffix(d.head[i].folded, "公司") && strings.HasPrefix(d.head[i+1].folded, "关于") {
		return title + d.head[i+1].text
	}
	return title
}

// opening is the first clause of a text that has no title.
func opening(s string) string {
	const most = 30
	runes := []rune(s)
	for i, r := range runes {
		if i >= most {
			return string(runes[:i]) + "…"
		}
		if i >= 10 && strings.ContainsRune("，,。；;", r) {
			return string(runes[:i]) + "…"
		}
	}
	return s
}

const day = `(\d{4})\s?[-./年]\s?(\d{1,2})(?:\s?[-./月]\s?(\d{1,2})(?:日|号)?|月)`

var (
	anyDate = regexp.MustCompile(day)
	hanDate = regexp.MustCompile(`([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?`)
	// annexLine is the number of an annex over its title: 附件2, 附表一:.
	annexLine = regexp.MustCompile(`^附[件表]?\s*[\d一二三四五六七八九十]*(-\d+)?\s*[::]?$`)
	labelled  = regexp.MustCompile(`(?:发布时间|发布日期|发稿时间|发表时间|公示日期|公示时间|发文日期|成文日期|更新时间|报送日期|填报日期|编印日期|日期|时间)\s*[::]\s*` + day)
	dateline  = regexp.MustCompile(`^[【(\[〔][^】)\]〕0-9]{0,24}` + day + `[^】)\]〕]{0,12}[】)\]〕]`)
	followUp  = regexp.MustCompile(`追踪|补记|续报|更新|旧闻|后续|回访|背景`)
	newsline  = regexp.MustCompile(`^` + day + `(?:[^,。;]{0,8}[讯电]| *$)`)
	placeline = regexp.MustCompile(`^\p{Han}{1,10}[ ,]?` + day + `[讯电]`)
	issueDate = regexp.MustCompile(`(\d{4})年第\d+期.*?(\d{1,2})月(\d{1,2})日`)
	lastDate  = regexp.MustCompile(`(?:^|[(])` + day + `[)]?$`)
	western   = regexp.MustCompile(`(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.? (\d{1,2}), (\d{4})`)
)

// date is the day of publication as the text gives it: labelled, on a line of
// its own above the report, in its dateline, or under it.
func (d describer) date() *corpus.Date {
	for i, l := range d.head {
		short := utf8.RuneCountInString(l.text) <= 80
		if l.kind == corpus.TableRow && !l.header {
			continue
		}
		if m := labelled.FindStringSubmatch(l.folded); m != nil && short {
			return makeDate(m[1:])
		}
		if m := issueDate.FindStringSubmatch(l.folded); m != nil && short {
			return makeDate(m[1:])
		}
		if date := headline(i, l); date != nil {
			return date
		}
	}
	if date := d.onlyDateline(); date != nil {
		return date
	}
	for i := len(d.tail) - 1; i >= 0; i-- {
		l := d.tail[i]
		if m := labelled.FindStringSubmatch(l.folded); m != nil && l.kind != corpus.TableRow {
			return makeDate(m[1:])
		}
		if m := lastDate.FindStringSubmatch(l.folded); m != nil {
			return makeDate(m[1:])
		}
		if m := hanDate.FindStringSubmatch(l.folded); m != nil && utf8.RuneCountInString(l.text) <= 16 {
			return hanToDate(m)
		}
	}
	return nil
}

// headline reads the date of a line that is about the report: 2024-11-11 来源：
// 某报, or a date and a place alone.
func headline(i int, l lineOf) *corpus.Date {
	n := utf8.RuneCountInString(l.text)
	if i > 7 || n > 60 || l.kind == corpus.TableRow || strings.HasSuffix(l.text, "。") {
		if i < 2 && l.kind == corpus.Paragraph {
			head := []rune(l.folded)
			if m := western.FindStringSubmatch(string(head[:min(len(head), 60)])); m != nil {
				return westernDate(m)
			}
		}
		return nil
	}
	m := anyDate.FindStringSubmatchIndex(l.folded)
	if m == nil {
		return nil
	}
	rest := strings.TrimSpace(l.folded[:m[0]] + l.folded[m[1]:])
	about := strings.Contains(rest, "来源") || strings.Contains(rest, "记者") || strings.Contains(rest, "浏览") || strings.Contains(rest, "字号") || strings.Contains(rest, "编印")
	alone := i > 0 && utf8.RuneCountInString(rest) <= 10 && (m[0] <= 1 || strings.HasPrefix(l.folded, "("))
	beside := i > 0 && i < 4 && m[1] == len(strings.TrimSpace(l.folded)) && paperName.MatchString(rest)
	if !about && !alone && !beside && !(i > 0 && issuer.MatchString(rest)) {
		return nil
	}
	return makeDate(anyDate.FindStringSubmatch(l.folded)[1:])
}

// issuer is who puts a paper out, as it stands beside the date under a title:
// 某市投资促进局 2024年4月18日.
var issuer = regexp.MustCompile(`^(\p{Han}{2,20}(?:局|办|委|委员会|部|社|网|政府|公司|室|中心|报|科|处|会|院))(?:编|编印|编发|发布|印发)?$`)

// paperName is a paper's name or number beside its date: 某某特刊第四版, 第7期.
var paperName = regexp.MustCompile(`^.{0,16}(刊|报|版|期|号|简报|快讯)(?:[(].{1,12}[)])?$`)

// onlyDateline is the dateline of a text that has one; a collection of
// reports has several and no date of its own.
func (d describer) onlyDateline() *corpus.Date {
	var found *corpus.Date
	for i, l := range d.head {
		m := dateline.FindStringSubmatch(l.folded)
		if m == nil && i < 4 {
			if m = newsline.FindStringSubmatch(l.folded); m == nil {
				m = placeline.FindStringSubmatch(l.folded)
			}
		}
		if m == nil || followUp.MatchString(m[0]) {
			continue
		}
		if found != nil {
			return nil
		}
		if i >= 4 {
			continue
		}
		found = makeDate(m[1:])
	}
	return found
}

// makeDate makes a date of year, month and day in figures; nil when they are
// no day of the calendar.
func makeDate(parts []string) *corpus.Date {
	year, _ := strconv.Atoi(parts[0])
	month, _ := strconv.Atoi(parts[1])
	day := 0
	if len(parts) > 2 {
		day, _ = strconv.Atoi(parts[2])
	}
	return checked(year, month, day)
}

func checked(year, month, day int) *corpus.Date {
	if year < 1900 || year > 2100 || month < 1 || month > 12 || day < 0 || day > 31 {
		return nil
	}
	if day == 0 {
		return &corpus.Date{Year: year, Month: month, Precision: corpus.Month}
	}
	return &corpus.Date{Year: year, Month: month, Day: day, Precision: corpus.Day}
}

func hanToDate(m []string) *corpus.Date {
	year := 0
	for _, r := range m[1] {
		year = year*10 + hanFigure(r)
	}
	return checked(year, hanNumber(m[2]), hanNumber(m[3]))
}

func hanFigure(r rune) int {
	if r == '〇' {
		return 0
	}
	return strings.Index("零一二三四五六七八九", string(r)) / 3
}

// hanNumber reads 一 to 三十一.
func hanNumber(s string) int {
	n := 0
	for _, r := range s {
		if r == '十' {
			n = max(n, 1) * 10
		} else {
			n += hanFigure(r)
		}
	}
	return n
}

func westernDate(m []string) *corpus.Date {
	month := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", m[1][:3])/3 + 1
	day, _ := strconv.Atoi(m[2])
	year, _ := strconv.Atoi(m[3])
	return checked(year, month, day)
}

// parseDate reads a date of metadata: 2024-05-16, 2024-05-16T09:30:00+08:00,
// 2024年5月16日, 2024-05, 2024; nil when it is none.
func parseDate(s string) *corpus.Date {
	s = clean.Fold(strings.TrimSpace(s))
	if m := anyDate.FindStringSubmatch(s); m != nil {
		return makeDate(m[1:])
	}
	if m := compactDate.FindStringSubmatch(s); m != nil {
		return makeDate(m[1:])
	}
	if m := hanDate.FindStringSubmatch(s); m != nil {
		return hanToDate(m)
	}
	if m := western.FindStringSubmatch(s); m != nil {
		return westernDate(m)
	}
	if m := yearMonth.FindStringSubmatch(s); m != nil {
		return makeDate(m[1:])
	}
	if m := yearOnly.FindStringSubmatch(s); m != nil {
		if year, _ := strconv.Atoi(m[1]); year >= 1900 && year <= 2100 {
			return &corpus.Date{Year: year, Precision: corpus.Year}
		}
	}
	return nil
}

var (
	compactDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	yearMonth   = regexp.MustCompile(`^(\d{4})[-./](\d{1,2})$`)
	yearOnly    = regexp.MustCompile(`^(\d{4})年?$`)
)

var (
	sourceName = regexp.MustCompile(`(?:^|[^\p{Han}])(?:稿件|信息|文章|内容|新闻)?来源\s*[::]\s*([^\s|,;。()]{2,24})`)
	authorName = regexp.MustCompile(`(?:作者|撰稿|撰文|通讯员|记者)\s*[::]\s*(\p{Han}{2,4}(?:[ 、]\p{Han}{2,4}){0,3})(?:$|[\s,;|)])`)
	reporter   = regexp.MustCompile(`[(\[〔【](?:本报|本刊|本网|见习|特约|实习|通讯员|融媒体)*(?:记者|通讯员|文/|文:|撰文)[ :]*(\p{Han}{2,4}(?:[ 、]\p{Han}{2,4}){0,3})(?:[ ,].{0,16})?[)\]〕】]`)
	lineName   = regexp.MustCompile(`(?:^|\s)(?:本报|本刊|本网|见习|特约)?(?:记者|通讯员) (\p{Han}{2,4}(?: \p{Han}{2,4}){0,3})(?:$|\s)`)
	signature  = regexp.MustCompile(`[(]((?:\p{Han}{2,4})(?:[ 、]\p{Han}{2,4}){0,3})[)]$`)
)

func (d describer) source() string {
	for _, l := range append(append([]lineOf{}, d.head...), d.tail...) {
		if l.kind == corpus.TableRow || !strings.Contains(l.folded, "来源") {
			continue
		}
		if m := sourceName.FindStringSubmatchIndex(l.folded); m != nil {
			return runesOf(l, m[2], m[3])
		}
	}
	for i, l := range d.head[:min(len(d.head), 5)] {
		at := anyDate.FindStringIndex(l.folded)
		if i == 0 || at == nil || l.kind == corpus.TableRow {
			continue
		}
		before := strings.TrimSpace(l.folded[:at[0]])
		if m := issuer.FindStringSubmatch(before); m != nil && strings.TrimSpace(l.folded[at[1]:]) == "" {
			return string([]rune(strings.TrimSpace(l.text))[:utf8.RuneCountInString(m[1])])
		}
	}
	return ""
}

// author is whoever signs as reporter or author above the text, in its
// dateline or at its end.
func (d describer) author() string {
	for i, l := range append(append([]lineOf{}, d.head...), d.tail...) {
		if l.kind == corpus.TableRow || !strings.ContainsAny(l.folded, "者员撰文") {
			continue
		}
		for _, re := range []*regexp.Regexp{authorName, reporter, lineName} {
			if re == lineName && (i > 6 || utf8.RuneCountInString(l.text) > 60) {
				continue
			}
			m := re.FindStringSubmatchIndex(l.folded)
			if m != nil && person(l.folded[m[2]:m[3]]) {
				return strings.Join(strings.Fields(roleWord.ReplaceAllString(runesOf(l, m[2], m[3]), " ")), " ")
			}
		}
	}
	for i := len(d.tail) - 1; i >= max(0, len(d.tail)-2); i-- {
		m := signature.FindStringSubmatchIndex(d.tail[i].folded)
		if m != nil && person(d.tail[i].folded[m[2]:m[3]]) {
			return runesOf(d.tail[i], m[2], m[3])
		}
	}
	return ""
}

// roleWord stands between the names of a byline.
var roleWord = regexp.MustCompile(`(通讯员|通訊員|特约记者|见习记者|实习生|记者|記者|摄影|攝影|文|图|圖)(\s|$)`)

// runesOf gives the text that a byte range of the folded line stands for.
func runesOf(l lineOf, from, to int) string {
	start := utf8.RuneCountInString(l.folded[:from])
	return cut(l.text, corpus.Span{Start: start, End: start + utf8.RuneCountInString(l.folded[from:to])})
}

// person reports whether each word begins with a surname and is no everyday
// remark in brackets, such as 节选 or 完.
func person(s string) bool {
	for name := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == '、' }) {
		first, n := utf8.DecodeRuneInString(name)
		if !strings.ContainsRune(surnames, first) || strings.ContainsAny(name[n:], "选编注者等年月日期表目元市县区") {
			return false
		}
	}
	return true
}
