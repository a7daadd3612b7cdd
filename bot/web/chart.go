package web

import (
	"html/template"
	"log/slog"
	"net/http"

	"zhaoshang/answer"
	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// chartBody is the chart of an answer.
type chartBody struct {
	Exchange string
	Chart    *answer.Chart
	Open     bool // shown at once, not only when it is opened
}

// drawn is a chart as a part of the page; "" when it cannot be drawn. The
// painter escapes every text in it.
func (s *Server) drawn(c *answer.Chart) template.HTML {
	if s.o.Painter == nil || c == nil {
		return ""
	}
	svg, err := s.o.Painter.SVG(c)
	if err != nil {
		s.o.Log.Error("chart not drawn", slog.Any("error", err))
		return ""
	}
	return template.HTML(svg)
}

// kinds are the ways in which a chart can be drawn.
func kinds(c *answer.Chart) []answer.ChartKind {
	var out []answer.ChartKind
	for _, k := range []answer.ChartKind{answer.Bar, answer.Line, answer.Pie} {
		if c.As(k).Kind == k {
			out = append(out, k)
		}
	}
	return out
}

// chart draws an answer of the conversation: as a part of the page, or with
// ?as=png or svg as a file; ?kind= is bar, line or pie.
func (s *Server) chart(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	e, ok := ses.find(r.FormValue("id"))
	if !ok || e.Reply.Chart == nil || s.o.Painter == nil {
		s.fail(w, r, http.StatusNotFound, "not_found")
		return
	}
	c := e.Reply.Chart
	switch kind := answer.ChartKind(r.FormValue("kind")); kind {
	case answer.Bar, answer.Line, answer.Pie:
		c = c.As(kind)
	}
	draw := s.o.Painter.PNG
	switch r.FormValue("as") {
	case "png":
	case "svg":
		draw = s.o.Painter.SVG
	default:
		s.show(w, r, http.StatusOK, "chart.html", "chart", chartBody{Exchange: e.ID, Chart: c, Open: true})
		return
	}
	data, err := draw(c)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.send(w, r, bot.File{Name: "chart." + r.FormValue("as"), Data: data})
}

// severalSectors reports whether projects are of more than one sector: then
// there is something to draw.
func severalSectors(all []*corpus.Project) bool {
	first := ""
	for _, p := range all {
		switch sector := p.Sector.Or(""); {
		case sector == "" || sector == first:
		case first == "":
			first = sector
		default:
			return true
		}
	}
	return false
}
