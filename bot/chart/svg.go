package chart

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"zhaoshang/answer"
)

// families are fonts that have Chinese on the systems of our readers.
const families = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"

// SVG draws a chart as an SVG that stands alone and may be put into a page: no
// script, no style, no ids, nothing from elsewhere.
func (p *Painter) SVG(c *answer.Chart) ([]byte, error) {
	s, err := p.picture(c)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	size := number(s.width) + " " + number(s.height)
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ` + size + `" width="` + number(s.width) + `" height="` + number(s.height) +
		`" role="img" aria-label="` + escape(s.description) + `" font-family="` + families + `">` + "\n")
	b.WriteString("<title>" + escape(s.title) + "</title>\n")
	for _, x := range s.shapes {
		b.WriteString(x.svg() + "\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes(), nil
}

func (x *shape) svg() string {
	class := ""
	if x.role != "" {
		class = ` class="` + x.role + `"`
	}
	if x.text != "" {
		tip := ""
		if x.tip != "" && x.tip != x.text {
			tip = "<title>" + escape(x.tip) + "</title>"
		}
		return `<text x="` + number(x.points[0].x) + `" y="` + number(x.points[0].y) + `" font-size="` + number(x.size) + `" text-anchor="` + string(x.anchor) +
			`" fill="` + x.fill + `"` + class + `>` + tip + escape(x.text) + `</text>`
	}
	var places []string
	for _, p := range x.points {
		places = append(places, number(p.x)+","+number(p.y))
	}
	points := ` points="` + strings.Join(places, " ") + `"`
	if x.fill != "" {
		return `<polygon` + points + ` fill="` + x.fill + `"` + class + `/>`
	}
	dash := ""
	if x.dash > 0 {
		dash = ` stroke-dasharray="` + number(x.dash) + `"`
	}
	return `<polyline` + points + ` fill="none" stroke="` + x.stroke + `" stroke-width="` + number(x.width) + `"` + dash + class + `/>`
}

// number writes a place with at most two decimals.
func number(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
