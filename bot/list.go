package bot

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"zhaoshang/corpus"
)

// pageSize is how many lines of a list one reply shows.
const pageSize = 10

// listed gives the projects that the asker may see and whose name, party,
// place, sector or event holds match. Not ok: the reply says why there are none.
func (t *turn) listed(ctx context.Context, match string) ([]*corpus.Project, Reply, bool, error) {
	if t.s.o.Catalog == nil {
		return nil, t.say("not_offered", nil), false, nil
	}
	all, err := t.s.o.Catalog.Projects(ctx, t.role)
	if err != nil {
		return nil, Reply{}, false, fmt.Errorf("bot: projects: %w", err)
	}
	out := make([]*corpus.Project, 0, len(all))
	for _, p := range all {
		if match == "" || strings.Contains(strings.ToLower(p.Words()), strings.ToLower(match)) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return nil, t.say("no_projects", args{"match": match}), false, nil
	}
	return out, Reply{}, true, nil
}

// projects lists projects; its argument is a word to filter by, and "#11" at its end
// the number of the first one to show.
func (t *turn) projects(ctx context.Context, rest string) (Reply, error) {
	match, offset := page(rest)
	all, reply, ok, err := t.listed(ctx, match)
	if !ok || err != nil {
		return reply, err
	}
	offset = min(offset, len(all)-1)
	shown := all[offset:min(offset+pageSize, len(all))]
	r := t.projectList("projects", shown, len(all), offset)
	r.Buttons = t.pages("/projects", match, offset, len(all))
	return r, nil
}

// page splits "word #11" into the word and the offset 10.
func page(rest string) (string, int) {
	i := strings.LastIndex(rest, "#")
	if i < 0 {
		return rest, 0
	}
	n, err := strconv.Atoi(rest[i+1:])
	if err != nil || n < 1 {
		return rest, 0
	}
	return strings.TrimSpace(rest[:i]), n - 1
}

func (t *turn) pages(command, match string, offset, total int) []Button {
	link := func(key string, first int) Button {
		line := strings.Join(strings.Fields(command+" "+match), " ")
		return Button{Label: t.s.texts.say(t.language, key, nil), Command: fmt.Sprintf("%s #%d", line, first+1), Replace: true}
	}
	var out []Button
	if offset > 0 {
		out = append(out, link("previous_page", max(0, offset-pageSize)))
	}
	if offset+pageSize < total {
		out = append(out, link("next_page", offset+pageSize))
	}
	return out
}

func (t *turn) projectList(key string, shown []*corpus.Project, total, offset int) Reply {
	r := t.say(key, args{"total": total, "first": offset + 1, "last": offset + len(shown), "count": len(shown)})
	lines := []string{r.Text}
	for i, p := range shown {
		lines = append(lines, fmt.Sprintf("%d. %s", offset+i+1, t.projectLine(p)))
		r.Rows = append(r.Rows, p.ID)
	}
	r.Text = strings.Join(lines, "\n")
	return r
}

func (t *turn) projectLine(p *corpus.Project) string {
	parts := []string{p.Name.Value}
	if p.Amount != nil {
		parts = append(parts, t.s.amount(t.language, p.Amount.Value))
	} else {
		parts = append(parts, t.s.texts.say(t.language, "no_amount", nil))
	}
	for _, s := range []string{strings.Join(p.PartyNames(), "、"), p.Place.Or("")} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, t.s.texts.say(t.language, "separator", nil))
}

// amount writes a sum in the units of the language: 160亿元, 16,000 million yuan.
func (s *Service) amount(language string, a corpus.Amount) string {
	figure := func(f corpus.Fen) string { return s.figure(language, f) }
	currency := s.texts.say(language, "currency_"+a.Currency, nil)
	if currency == "" {
		currency = a.Currency
	}
	values := args{"figure": figure(a.Figure()), "max": figure(a.Max), "currency": currency}
	return s.texts.say(language, "amount_"+string(a.Bound), values)
}

// figure writes whole units with the largest unit word that keeps it short.
func (s *Service) figure(language string, f corpus.Fen) string {
	units := []struct {
		key string
		of  corpus.Fen
	}{{"unit_large", corpus.Yi}, {"unit_small", corpus.Wan}}
	if language == "en" {
		units[0].of, units[1].of = corpus.Yi*10, corpus.Wan*100
	}
	for _, u := range units {
		if f >= u.of {
			return trimmed(f, u.of) + s.texts.say(language, u.key, nil)
		}
	}
	return trimmed(f, corpus.Yuan)
}

// trimmed writes f/of exactly, with no zeros at the end.
func trimmed(f, of corpus.Fen) string {
	whole, rest := int64(f/of), int64(f%of)
	if rest == 0 {
		return strconv.FormatInt(whole, 10)
	}
	digits := strconv.FormatInt(int64(of)+rest, 10)[1:]
	return strconv.FormatInt(whole, 10) + "." + strings.TrimRight(digits, "0")
}

func (t *turn) events(ctx context.Context, rest string) (Reply, error) {
	if t.s.o.Catalog == nil {
		return t.say("not_offered", nil), nil
	}
	all, err := t.s.o.Catalog.Events(ctx, t.role)
	if err != nil {
		return Reply{}, fmt.Errorf("bot: events: %w", err)
	}
	match, offset := page(rest)
	all = slices.DeleteFunc(slices.Clone(all), func(e corpus.Event) bool {
		return !strings.Contains(e.Name.Value+"\n"+e.Place.Or(""), match)
	})
	if len(all) == 0 {
		return t.say("no_events", nil), nil
	}
	offset = min(offset, len(all)-1)
	lines := []string{t.say("events", args{"total": len(all)}).Text}
	for i, e := range all[offset:min(offset+pageSize, len(all))] {
		lines = append(lines, fmt.Sprintf("%d. %s", offset+i+1, t.eventLine(e)))
	}
	return Reply{Text: strings.Join(lines, "\n"), Language: t.language, Buttons: t.pages("/events", match, offset, len(all))}, nil
}

func (t *turn) eventLine(e corpus.Event) string {
	parts := []string{e.Name.Value}
	if e.Date != nil && e.Date.Value.ISO() != "" {
		parts = append(parts, e.Date.Value.ISO())
	}
	if place := e.Place.Or(""); place != "" {
		parts = append(parts, place)
	}
	return strings.Join(parts, t.s.texts.say(t.language, "separator", nil))
}

// export sends the records behind the last answer as csv and xlsx.
func (t *turn) export(ctx context.Context, rest string) (Reply, error) {
	ids := t.m.Rows
	if ids == nil {
		ids = t.c.lastRows()
	}
	if id, _ := answerID(rest); id != "" {
		k, ok := t.c.find(id)
		if !ok {
			return t.say("answer_gone", nil), nil
		}
		ids = k.Rows
	}
	if len(ids) == 0 || t.s.o.Catalog == nil {
		return t.say("nothing_to_export", nil), nil
	}
	all, err := t.s.o.Catalog.Projects(ctx, t.role)
	if err != nil {
		return Reply{}, fmt.Errorf("bot: export: %w", err)
	}
	rows := [][]string{strings.Split(t.say("export_header", nil).Text, "|")}
	for _, p := range all {
		if slices.Contains(ids, p.ID) {
			rows = append(rows, exportRow(p))
		}
	}
	if len(rows) == 1 {
		return t.say("nothing_to_export", nil), nil
	}
	r := t.say("exported", args{"count": len(rows) - 1})
	r.Files, err = exportFiles(rows)
	return r, err
}

// exportRow has the columns of export_header; the amount is in whole units.
func exportRow(p *corpus.Project) []string {
	row := []string{p.Name.Value, "", "", "", p.Sector.Or(""), p.Place.Or(""), "", string(p.Status.Or("")), p.Event.Or(""), p.Document}
	if p.Amount != nil {
		a := p.Amount.Value
		row[1], row[2] = trimmed(a.Figure(), corpus.Yuan), a.Currency+" "+string(a.Bound)
	}
	row[3] = strings.Join(p.PartyNames(), "、")
	if p.Date != nil {
		row[6] = p.Date.Value.ISO()
	}
	return row
}

// PlainCell is a cell of a csv file that no spreadsheet program takes for a
// formula, whatever a document says.
func PlainCell(text string) string {
	if strings.IndexAny(text, "=+-@\t\r") == 0 {
		return "'" + text
	}
	return text
}

func exportFiles(rows [][]string) ([]File, error) {
	var text bytes.Buffer
	text.WriteString("\ufeff") // spreadsheet programs tell UTF-8 by it
	w := csv.NewWriter(&text)
	for _, row := range rows {
		plain := make([]string, len(row))
		for i := range row {
			plain[i] = PlainCell(row[i])
		}
		if err := w.Write(plain); err != nil {
			return nil, fmt.Errorf("bot: export: %w", err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("bot: export: %w", err)
	}
	book := excelize.NewFile()
	defer book.Close()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = book.SetSheetRow("Sheet1", cell, &row)
		}
		if err != nil {
			return nil, fmt.Errorf("bot: export: %w", err)
		}
	}
	data, err := book.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("bot: export: %w", err)
	}
	const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	return []File{{Name: "projects.csv", Type: "text/csv", Data: text.Bytes()},
		{Name: "projects.xlsx", Type: sheet, Data: data.Bytes()}}, nil
}
