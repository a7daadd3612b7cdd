package intake

import (
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// Receipt says what became of one document and what was understood of it. The
// sentences in it are Chinese; String prints all of it for people.
type Receipt struct {
	Document   string            `json:"document,omitempty"` // id; "" when the file was refused before it had one
	File       string            `json:"file"`
	Title      string            `json:"title,omitempty"`
	Date       string            `json:"date,omitempty"` // of the document, ISO
	Format     string            `json:"format,omitempty"`
	Visibility corpus.Visibility `json:"visibility,omitempty"`
	Outcome    store.Outcome     `json:"outcome"`
	Preview    bool              `json:"preview,omitempty"` // nothing was stored yet: what the outcome would be
	Version    int               `json:"version,omitempty"`

	Pages      int    `json:"pages,omitempty"`
	Tables     int    `json:"tables,omitempty"`
	Rows       int    `json:"rows,omitempty"` // of tables, headers not counted
	Characters int    `json:"characters,omitempty"`
	Records    Counts `json:"records"`

	Doubts     []Place          `json:"doubts,omitempty"`     // what looked like a record or an amount and was not understood
	Notes      []Place          `json:"notes,omitempty"`      // hidden sheets, scanned pages, headers without a meaning
	Duplicates []string         `json:"duplicates,omitempty"` // documents with the same bytes
	SameText   []string         `json:"same_text,omitempty"`  // documents that say the same in other bytes
	Joined     int              `json:"joined,omitempty"`     // projects known from other documents
	Conflicts  []store.Conflict `json:"conflicts,omitempty"`
	Questions  []string         `json:"questions,omitempty"` // up to three that can be asked now

	Place string `json:"place,omitempty"` // of a refusal: the line, page or sheet
	Error string `json:"error,omitempty"` // cause of a refusal, for the log
	Hint  string `json:"hint,omitempty"`  // what is wrong and what to do

	// Err is the cause of a refusal, for errors.Is: store.ErrFull, read.ErrEmpty …
	Err error `json:"-"`

	messages messages
}

// Place is something said about a place of the document.
type Place struct {
	Place string `json:"place,omitempty"` // 第3行, 第2页, 工作表“…”第5行
	Text  string `json:"text"`
	Rule  string `json:"rule,omitempty"`
}

// Counts counts records by kind.
type Counts struct {
	Projects      int `json:"projects"`
	Amounts       int `json:"amounts"` // projects that state one
	Totals        int `json:"totals"`
	Events        int `json:"events"`
	Organizations int `json:"organizations"`
	Persons       int `json:"persons"`
	Visits        int `json:"visits"`
	Agreements    int `json:"agreements"`
	Statements    int `json:"statements"`
}

// mostPlaces bounds how many doubts and notes of one document are told.
const mostPlaces = 20

func count(r *corpus.Records) Counts {
	c := Counts{
		Projects: len(r.Projects), Totals: len(r.Totals), Events: len(r.Events), Organizations: len(r.Organizations),
		Persons: len(r.Persons), Visits: len(r.Visits), Agreements: len(r.Agreements), Statements: len(r.Statements),
	}
	for i := range r.Projects {
		if r.Projects[i].Amount != nil {
			c.Amounts++
		}
	}
	return c
}

// receipt tells what became of a document that was stored.
func (in *Intake) receipt(it *item, result *store.Result) Receipt {
	d, text, records := &result.Document, &it.put.Text, &it.put.Records
	r := Receipt{
		Document: d.ID, File: it.put.Document.File, Title: d.Title, Format: d.Format, Visibility: d.Visibility,
		Outcome: result.Outcome, Version: d.Version, Records: count(records), Duplicates: result.Duplicates, SameText: result.SameText,
		Joined: result.Joined, Conflicts: result.Conflicts, Characters: utf8.RuneCountInString(text.Content),
		messages: in.messages,
	}
	if d.Date != nil {
		r.Date = d.Date.ISO()
	}
	measure(&r, text)
	r.Doubts = in.doubts(records, text)
	for _, n := range it.notes {
		if len(r.Notes) < mostPlaces {
			r.Notes = append(r.Notes, Place{Place: n.Place, Text: n.Hint})
		}
	}
	r.Questions = in.questions(records, text)
	return r
}

// measure counts the pages and tables of a text.
func measure(r *Receipt, text *corpus.Text) {
	for i := range text.Blocks {
		b := &text.Blocks[i]
		r.Pages = max(r.Pages, b.Origin.Page)
		r.Tables = max(r.Tables, b.Table)
		if b.Kind == corpus.TableRow && !b.Header {
			r.Rows++
		}
	}
}

func (in *Intake) doubts(records *corpus.Records, text *corpus.Text) []Place {
	all := make([]Place, 0, min(len(records.Doubts), mostPlaces))
	for _, d := range records.Doubts {
		if len(all) == mostPlaces {
			break
		}
		all = append(all, Place{Place: in.place(text, d.Span), Text: d.Value, Rule: d.Rule})
	}
	return all
}

// place names the line, page, paragraph or cell that a span stands in.
func (in *Intake) place(text *corpus.Text, span corpus.Span) string {
	p, ok := text.Place(span)
	if !ok {
		return ""
	}
	if p.Sheet != "" {
		return p.Reference()
	}
	unit, number, row := p.Unit()
	place := in.messages.say("place."+unit, number, row)
	if p.Cell > 0 && (unit == "table" || unit == "row") {
		place += in.messages.say("place.column", p.Cell)
	}
	return place
}

// refusal is the receipt of what did not go in.
func (in *Intake) refusal(p *corpus.Problem) Receipt {
	return Receipt{File: p.Document, Outcome: store.Refused, Place: p.Place, Error: p.Error(), Hint: p.Hint, Err: p,
		messages: in.messages}
}
