package index

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/value"
)

//go:embed corrections.txt
var correctionText string

// correctionTexts are the lines of corrections.txt by key.
var correctionTexts = sync.OnceValue(func() map[string]string {
	texts := map[string]string{}
	for line := range strings.Lines(correctionText) {
		if key, text, ok := strings.Cut(strings.TrimRight(line, "\n"), " = "); ok && !strings.HasPrefix(line, "#") {
			texts[key] = text
		}
	}
	return texts
})

// Correction is a corrected field of a project, and where the line that says
// so stands in the text that WithCorrections made.
type Correction struct {
	Project *corpus.Project
	corpus.Corrected
	Line corpus.Span
}

// WithCorrections adds to the text of a document a line for every field that
// staff corrected, behind what the document says, so that they are found by
// what holds. Spans of the document's own text stay as they are.
func WithCorrections(text corpus.Text, r *corpus.Records) corpus.Text {
	lines := correctionLines(text.Content, r)
	if len(lines) == 0 {
		return text
	}
	at := len([]rune(text.Content))
	content, folded := []string{text.Content}, []string{text.Folded}
	blocks := text.Blocks[:len(text.Blocks):len(text.Blocks)]
	for _, line := range lines {
		span := corpus.Span{Start: at + 1, End: at + 1 + len([]rune(line))}
		at = span.End
		content, folded = append(content, line), append(folded, clean.Fold(line))
		blocks = append(blocks, corpus.Block{Kind: corpus.Correction, Span: span})
	}
	return corpus.Text{Content: strings.Join(content, "\n"), Folded: strings.Join(folded, "\n"), Blocks: blocks}
}

// Corrections gives what the lines of a text that WithCorrections made are of.
func Corrections(text corpus.Text, r *corpus.Records) []Correction {
	var all []Correction
	eachCorrection(r, func(p *corpus.Project, c *corpus.Corrected) { all = append(all, Correction{Project: p, Corrected: *c}) })
	n := len(all)
	for i := len(text.Blocks) - 1; i >= 0 && n > 0 && text.Blocks[i].Kind == corpus.Correction; i-- {
		n--
		all[n].Line = text.Blocks[i].Span
	}
	return all
}

// eachCorrection calls f with every corrected field, in the order of the lines.
func eachCorrection(r *corpus.Records, f func(*corpus.Project, *corpus.Corrected)) {
	for i := range r.Projects {
		p := &r.Projects[i]
		for k := range p.Corrected {
			f(p, &p.Corrected[k])
		}
	}
}

// correctionLines words the corrections in the script of the document.
func correctionLines(content string, r *corpus.Records) []string {
	var lines []string
	script := ""
	eachCorrection(r, func(p *corpus.Project, c *corpus.Corrected) {
		if script == "" {
			script = cmp.Or(clean.Script(content), clean.Hans)
		}
		said := c.New
		if c.Field == "name" {
			said = c.Old
		}
		line := inScript(correctionTexts()["zh."+c.Field], script)
		line = strings.NewReplacer("{0}", p.Name.Value, "{1}", FieldText(c.Field, said, script)).Replace(line)
		lines = append(lines, strings.ReplaceAll(line, "\n", " ")+"。")
	})
	return lines
}

// FieldText writes a value of a correction for reading, in the language given;
// "" for none.
func FieldText(field string, v json.RawMessage, language string) string {
	lang := "zh"
	if language == "en" {
		lang = "en"
	}
	switch field {
	case "amount":
		if a := decodeField[corpus.Amount](v); a != nil {
			return value.Format(*a, language)
		}
	case "parties":
		if names := decodeField[[]string](v); names != nil {
			return strings.Join(*names, correctionTexts()[lang+".and"])
		}
	case "place", "sector":
		if n := decodeField[struct{ Value string }](v); n != nil {
			return n.Value
		}
	case "date":
		if d := decodeField[corpus.Date](v); d != nil {
			return dateText(*d, lang)
		}
	case "status":
		if s := decodeField[string](v); s != nil {
			return inScript(correctionTexts()[lang+"."+*s], language)
		}
	default:
		if s := decodeField[string](v); s != nil {
			return *s
		}
	}
	return ""
}

// inScript writes a text of corrections.txt in Traditional characters for those
// who read them.
func inScript(text, language string) string {
	if language == clean.Hant {
		return clean.Traditional(text)
	}
	return text
}

// decodeField reads a value; null and what is no such value give nil.
func decodeField[T any](v json.RawMessage) *T {
	var out *T
	if json.Unmarshal(v, &out) != nil {
		return nil
	}
	return out
}

// dateText writes a date as far as it is stated.
func dateText(d corpus.Date, lang string) string {
	if lang == "en" && d.Year > 0 {
		return d.ISO()
	}
	var b strings.Builder
	for _, part := range []struct {
		n    int
		unit string
	}{{d.Year, "年"}, {d.Month, "月"}, {d.Day, "日"}} {
		if part.n > 0 {
			fmt.Fprintf(&b, "%d%s", part.n, part.unit)
		}
	}
	return b.String()
}
