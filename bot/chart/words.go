package chart

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"zhaoshang/answer"
)

// fallback is the language of charts that name none.
const fallback = "zh-Hans"

// words are those of one language.
type words map[string]string

func (p *Painter) words(language string) words {
	if w, ok := p.texts[language]; ok {
		return w
	}
	return p.texts[fallback]
}

// say fills a text in: pairs are names and values.
func (w words) say(key string, pairs ...any) string {
	text := w[key]
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+fmt.Sprint(pairs[i])+"}", fmt.Sprint(pairs[i+1]))
	}
	return text
}

func (w words) currency(code string) string {
	if name := w["currency_"+code]; name != "" {
		return name
	}
	return code
}

// scale is the unit that the figures of a chart are written in.
type scale struct {
	size int64  // of one, in whole units
	name string // 亿, billion; "" for whole units
}

// scaleOf is the largest unit that the largest figure reaches.
func (w words) scaleOf(largest float64) scale {
	for _, key := range []string{"large", "small"} {
		if size, err := strconv.ParseInt(w[key], 10, 64); err == nil && largest >= float64(size) {
			return scale{size, w["scale_"+key]}
		}
	}
	return scale{1, ""}
}

// unit is the unit of a chart's figures: 亿元, billion yuan.
func (w words) unit(c *answer.Chart, s scale) string {
	switch c.Measure {
	case answer.Amounts:
		return strings.TrimSpace(s.name + w["separator"] + w.currency(c.Currency))
	case answer.Counts:
		return w["count_unit"]
	}
	return printable(c.Unit)
}

// title says what is drawn, and in which unit.
func (w words) title(c *answer.Chart, unit string) string {
	key := "title_" + string(c.Measure)
	switch {
	case c.Average:
		key += "_average"
	case c.Measure == answer.Amounts && c.Key == "project":
		key += "_project"
	case c.Measure == answer.Amounts && c.Key == "row" && c.Of != "":
		key += "_column"
	case c.Measure == answer.Amounts && c.Key == "row":
		key += "_row"
	case c.Measure == answer.Figures && c.Of != "" && (unit == "" || strings.Contains(c.Of, unit)):
		key += "_bare"
	case c.Measure == answer.Figures && c.Of == "" && unit != "":
		key += "_unit"
	case c.Measure == answer.Figures && c.Of == "":
		key += "_none"
	}
	return w.say(key, "key", w["each_"+c.Key], "unit", unit, "of", printable(c.Of))
}

// exactly writes n/size without rounding.
func exactly(n, size int64) string {
	whole, rest := n/size, n%size
	text := strconv.FormatInt(whole, 10)
	if rest == 0 {
		return text
	}
	digits := strconv.FormatInt(rest, 10)
	width := len(strconv.FormatInt(size, 10)) - 1
	return text + "." + strings.TrimRight(strings.Repeat("0", max(width-len(digits), 0))+digits, "0")
}

// figure is what stands beside a point: 超160, 50–60.
func (w words) figure(p answer.Point, s scale) string {
	number := func(n *int64) string {
		if n == nil {
			return ""
		}
		return exactly(*n, s.size)
	}
	switch {
	case p.Figure != nil:
		return strconv.FormatFloat(*p.Figure, 'f', -1, 64)
	case p.Bound == "under":
		return w.say("label_under", "figure", number(p.Max))
	case p.Bound == "range":
		return w.say("label_range", "figure", number(p.Min), "max", number(p.Max))
	case p.Bound == "over", p.Bound == "about":
		return w.say("label_"+p.Bound, "figure", number(p.Min))
	}
	return number(p.Min)
}

// basis are the sentences below a chart: what it was made of, what it leaves
// out, and what else must be known to read it.
func (w words) basis(c *answer.Chart, drawn, undrawn int) []string {
	key := "basis"
	if c.Key == "project" || c.Key == "row" {
		key += "_" + c.Key
	}
	out := []string{w.say(key, "records", c.Records, "documents", c.Documents)}
	foreign := false
	for _, l := range c.LeftOut {
		out = append(out, w.say("left_"+l.Why, "count", l.Count, "currency", w.currency(l.Currency), "key", w["name_"+c.Key]))
		foreign = foreign || l.Why == answer.Foreign
	}
	if foreign {
		out = append(out, w["currencies"])
	}
	if undrawn > 0 {
		out = append(out, w.say("left_points", "shown", drawn, "count", undrawn))
	}
	if c.Wanted != "" {
		out = append(out, w["instead_"+string(c.Wanted)])
	}
	return out
}

// printable is a text without what cannot be drawn: line ends, controls, marks
// that change the direction of writing.
func printable(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "") {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsPrint(r):
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
