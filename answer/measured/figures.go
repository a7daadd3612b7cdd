package measured

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// figure is a number with its unit in running text.
type figure struct {
	span    corpus.Span
	text    string // as folded
	id      string // of the measure; "" when no word says
	phase   string // 一 of 一期; "" for none
	carried bool   // the phase was said of a figure before
	from    int    // that figure
	loose   bool   // the phase is that of the clause before: 项目一期,总投资5亿元
	thing   int    // of things; unknown when none can be told
	near    int    // the last thing named before it
}

var (
	figureRE = regexp.MustCompile(`(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|[一二两三四五六七八九十百千]+)[多余]?[百千]?(?:万亿|[万亿])?[多余]?(?:` + unitWords + `)|(?:[0-9]+(?:\.[0-9]+)?)[多余]?(?:万亿|亿)`)
	unitRE   = regexp.MustCompile(`(?:` + unitWords + `|亿)$`)
)

// unitWords are units of figures, a longer one before its end.
const unitWords = `(?:美|欧|港|日)?元|港币|平方公里|平方米|平米|亩|公顷|公里|千米|立方米|千瓦时|兆瓦时|兆瓦|千瓦|gwh|mwh|kwh|gw|mw|吨|人次|人|名|个月|个|条|栋|幢|座|项|件|张|间|套|户|家|辆|架|台|片|只|支|把|箱|根|株|头|羽|瓶|盒|部|艘|门|度|方|米|%|年|天|月`

// classes are the units of each class.
func classes(class, unit string) bool {
	switch class {
	case "money":
		return strings.HasSuffix(unit, "元") || unit == "港币" || strings.HasSuffix(unit, "亿")
	case "amount":
		return !strings.HasSuffix(unit, "元") && !strings.Contains("%年天月个月亩", unit) && unit != "人" && !strings.HasSuffix(unit, "亿")
	}
	for _, u := range strings.Split(unitsOf[class], " ") {
		if u == unit {
			return true
		}
	}
	return false
}

var unitsOf = map[string]string{
	"%": "%", "people": "人 名 个", "area": "亩 公顷 平方公里 平方米 平米", "line": "条", "building": "栋 幢 座", "item": "项 件 个",
	"month": "个月 年 天", "year": "年", "weight": "吨 立方米 方 平方米", "power": "兆瓦 千瓦 mw gw", "electric": "千瓦时 度 kwh", "bed": "张 个",
	"room": "间 个 套", "parking": "个", "shop": "间 个 家 户", "rack": "个 架 台", "charger": "个 台 根 座", "visit": "人次 人", "household": "户",
	"length": "公里 千米 米", "firm": "家 个 户",
}

var (
	// besideRE matches what may stand between a measure and its figure.
	besideRE = regexp.MustCompile(`^(?:人民币|达到|达|可达|将达|将|突破|不少于|不低于|不超过|不足|超过|高达|接近|约为|约|为|到了|到|超|逾|近|仅|只|有|是|了|共|的|在|至少|:| |可|大约|预计|每年|以上|做|已|分别|依次|额)*$`)
	// inheritRE matches a sentence that says a measure once for several: 从税收看,其中.
	inheritRE = regexp.MustCompile(`其中|分别|依次|看[,:]|方面[,:]|上[,:]`)
	phaseRE   = regexp.MustCompile(`第?([一二三四五六首])期|(先)期|(前)期投`)
	wholeRE   = regexp.MustCompile(`^(?:项目)?(?:总|全部|整个|合计|项目|公司|该)`)
	breaksRE  = regexp.MustCompile(`[,;。、()“”]`)
)

// labelGap is how many characters may stand between a measure and a figure that nothing
// else says the measure of: 年产|高端轴承|40万套.
const labelGap = 10

// label says which measure the words beside a figure name: those right before it, else
// those right behind it, else those of its clause.
func label(measures []lexicon.Measure, before, after, unit string) (id string, start int) {
	best, gap := 0, labelGap+1
	farID, farAt := "", 0
	for i := range measures {
		m := &measures[i]
		if !classes(m.Unit, unit) {
			continue
		}
		for _, at := range m.Before.FindAllStringIndex(before, -1) {
			between, n := before[at[1]:], utf8.RuneCountInString(before[at[0]:at[1]])
			if besideRE.MatchString(between) {
				if n > best || n == best && at[1] > start {
					id, best, start = m.ID, n, at[0]
				}
			} else if g := utf8.RuneCountInString(between); g < gap {
				farID, farAt, gap = m.ID, at[0], g
			}
		}
	}
	if id != "" {
		return id, start
	}
	for i := range measures {
		m := &measures[i]
		if m.After == nil || !classes(m.Unit, unit) {
			continue
		}
		if at := m.After.FindStringIndex(after); at != nil && at[1] > best {
			id, best = m.ID, at[1]
		}
	}
	if id != "" {
		return id, len(before)
	}
	return farID, farAt
}

// figuresOf reads the figures of the running text of a page.
func figuresOf(p *reading.Page, measures []lexicon.Measure) []figure {
	var out []figure
	for i := range p.Sentences {
		s := &p.Sentences[i]
		if s.Kind == corpus.TableRow || s.Kind == corpus.Heading {
			continue
		}
		out = sentenceFigures(out, p.Read(s.Span), s.Span.Start, measures)
	}
	return out
}

// sentenceFigures adds the figures of a sentence.
func sentenceFigures(out []figure, text string, start int, measures []lexicon.Measure) []figure {
	last, phase := 0, -1
	inherited := ""
	for _, at := range figureRE.FindAllStringIndex(text, -1) {
		if unit := unitRE.FindString(text[at[0]:at[1]]); unit != "" {
			from := last
			if breaks := breaksRE.FindAllStringIndex(text[last:at[0]], -1); len(breaks) > 0 {
				from = last + breaks[len(breaks)-1][1]
			}
			before := text[from:at[0]]
			x := figure{text: text[at[0]:at[1]], thing: unknown}
			x.span.Start = start + utf8.RuneCountInString(text[:at[0]])
			x.span.End = x.span.Start + utf8.RuneCountInString(x.text)
			x.id, _ = label(measures, before, text[at[1]:], unit)
			if x.phase = phaseIn(before); x.phase != "" {
				phase = len(out)
			} else if x.phase = phaseIn(text[last:from]); x.phase != "" && !wholeRE.MatchString(before) {
				phase, x.loose = len(out), true
			} else if x.phase = ""; phase >= 0 && !wholeRE.MatchString(before) {
				x.carried, x.from = true, phase
			}
			if x.id == "" && inheritRE.MatchString(text[:at[0]]) {
				if inherited == "" || !unitFits(measures, inherited, unit) {
					inherited = headLabel(measures, text[:from], unit)
				}
				if unitFits(measures, inherited, unit) {
					x.id = inherited
				}
			} else if x.id != "" {
				inherited = x.id
			}
			out = append(out, x)
		}
		last = at[1]
	}
	return out
}

// phaseIn is the phase that a text speaks of last: 一 of 一期, 首期 and 前期投资; "" for none.
func phaseIn(text string) string {
	all := phaseRE.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return ""
	}
	if m := all[len(all)-1]; m[1] != "" && m[1] != "首" {
		return m[1]
	}
	return "一"
}

func unitFits(measures []lexicon.Measure, id, unit string) bool {
	for i := range measures {
		if measures[i].ID == id {
			return classes(measures[i].Unit, unit)
		}
	}
	return false
}

// headLabel is the measure that the last of the words before a list of figures name.
func headLabel(measures []lexicon.Measure, before, unit string) (id string) {
	end, best := 0, 0
	for i := range measures {
		m := &measures[i]
		if !classes(m.Unit, unit) {
			continue
		}
		for _, at := range m.Before.FindAllStringIndex(before, -1) {
			if at[1] > end || at[1] == end && at[1]-at[0] > best {
				id, end, best = m.ID, at[1], at[1]-at[0]
			}
		}
	}
	return id
}
