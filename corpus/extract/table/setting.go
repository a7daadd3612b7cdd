package table

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/value"
)

// setting is what stands above a table and holds for all of its rows.
type setting struct {
	event  *corpus.Sourced[string]
	date   *corpus.Sourced[corpus.Date]
	place  *corpus.Sourced[string]
	places []string
	status *corpus.Sourced[corpus.Status]
}

// reference is the date that dates without a year lean on: the document's, else
// the year that the lines above the table name.
func (r *reader) reference(s *sheet) *corpus.Date {
	if r.doc.Date != nil {
		return r.doc.Date
	}
	for i := len(s.above) - 1; i >= 0; i-- {
		if s.above[i].Len() > 80 {
			continue
		}
		for _, m := range value.Find(r.page.folded[s.above[i].Start:s.above[i].End], nil) {
			if m.Date != nil && m.Date.Year != 0 {
				return &corpus.Date{Year: m.Date.Year, Precision: corpus.Year}
			}
		}
	}
	return nil
}

// contextOf reads the lines above a table, the nearest first.
func (r *reader) contextOf(s *sheet) setting {
	var c setting
	lines := slices.Clone(s.above)
	slices.Reverse(lines)
	for i, span := range lines {
		line := r.page.fold(span)
		short := span.Len() <= 60
		if c.date == nil {
			c.date = r.ceremony(span, line, short)
		}
		if c.event == nil && short {
			c.event = r.event(span, line)
		}
		if short && c.place == nil && !strings.HasPrefix(line, "填报") {
			c.place, c.places = r.placeIn(span)
		}
		if st := r.rules.lexicon.Status(line); st != "" && c.status == nil && (short && i == 0 || strings.Contains(line, "项目")) && short {
			c.status = corpus.Said(st, span, "table/status-above")
		}
	}
	r.titleContext(&c)
	if c.date == nil && (r.rules.words.has("sign", s.title) || c.event != nil) {
		c.date = r.onlyCeremony(s)
	}
	return c
}

// onlyCeremony is the one day of a signing that the paragraphs before a table
// name; none when they name several.
func (r *reader) onlyCeremony(s *sheet) *corpus.Sourced[corpus.Date] {
	var only *corpus.Sourced[corpus.Date]
	for _, b := range r.blocks {
		if len(s.rows) > 0 && b.Span.Start >= s.rows[0].Span.Start {
			break
		}
		if b.Kind == corpus.TableRow {
			continue
		}
		d := r.ceremony(b.Span, r.page.fold(b.Span), false)
		if d != nil && only != nil && d.Value != only.Value {
			return nil
		}
		if d != nil {
			only = d
		}
	}
	return only
}

// titleContext takes from the document's title what no line above says.
func (r *reader) titleContext(c *setting) {
	if r.doc.Title == "" || len(r.blocks) == 0 {
		return
	}
	title := r.blocks[0].Span
	if r.blocks[0].Kind == corpus.TableRow && len(r.blocks[0].Cells) != 1 || title.Len() > 60 {
		return
	}
	if c.place == nil {
		c.place, c.places = r.placeIn(title)
	}
	if c.event == nil {
		c.event = r.event(title, r.page.fold(title))
	}
}

// ceremony reads the day of a signing in a line above a table; not that of a
// report (填报日期).
func (r *reader) ceremony(span corpus.Span, line string, short bool) *corpus.Sourced[corpus.Date] {
	for _, m := range value.Find([]rune(line), r.ref) {
		if m.Date == nil || m.Date.Year == 0 || m.Date.Day == 0 && !short || m.Date.Precision != corpus.Day {
			continue
		}
		before := string([]rune(line)[max(0, m.Span.Start-6):m.Span.Start])
		if r.rules.words.has("not-date", before) || !r.rules.words.has("sign", sentenceAround(line, m.Span)) {
			continue
		}
		at := corpus.Span{Start: span.Start + m.Span.Start, End: span.Start + m.Span.End}
		return corpus.Said(*m.Date, at, "table/date-above")
	}
	return nil
}

// sentenceAround is the part of a line from the last full stop before a span to the
// next one behind it.
func sentenceAround(line string, span corpus.Span) string {
	runes := []rune(line)
	start, end := span.Start, span.End
	for start > 0 && !strings.ContainsRune("。;", runes[start-1]) {
		start--
	}
	for end < len(runes) && !strings.ContainsRune("。;", runes[end]) {
		end++
	}
	return string(runes[start:end])
}

// event is the name of the event that a title names: 2024年第二季度集中签约 of
// 岚山市2024年第二季度集中签约项目一览表.
func (r *reader) event(span corpus.Span, line string) *corpus.Sourced[string] {
	if strings.ContainsAny(line, "。;") || !r.rules.words.has("event", line) {
		return nil
	}
	runes := []rune(line)
	end := 0
	for _, w := range r.rules.words.words["event"] {
		if i := strings.LastIndex(line, w); i >= 0 {
			end = max(end, len([]rune(line[:i+len(w)])))
		}
	}
	if end == 0 || end > len(runes) {
		return nil
	}
	at := corpus.Span{Start: span.Start, End: span.Start + end}
	return corpus.Said(r.page.show(at), at, "table/event-above")
}

// placeIn gives the first place that a line names.
func (r *reader) placeIn(span corpus.Span) (*corpus.Sourced[string], []string) {
	if r.reading == nil {
		return nil, nil
	}
	for _, p := range r.reading.PlacesIn(span) {
		if p.Kind == names.Division || p.Kind == names.Zone {
			return corpus.Said(r.page.show(p.Span), p.Span, "table/place-above"), p.IDs()
		}
	}
	return r.townIn(span)
}

// townIn gives the 市, 县 or 区 that a title begins with when the gazetteer does
// not know it: 岚山市2024年….
func (r *reader) townIn(span corpus.Span) (*corpus.Sourced[string], []string) {
	line := r.page.folded[span.Start:span.End]
	for i := 1; i < min(len(line), 8); i++ {
		if line[i] < 0x4e00 || line[i] > 0x9fff {
			return nil, nil
		}
		if i >= 2 && strings.ContainsRune("市县区州盟旗", line[i]) {
			at := corpus.Span{Start: span.Start, End: span.Start + i + 1}
			return corpus.Said(r.page.show(at), at, "table/place-above"), nil
		}
	}
	return nil, nil
}
