package read

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// readCSV reads a table saved as text, separated by commas, semicolons, tabs
// or bars. Lines of one column become paragraphs.
func readCSV(ctx context.Context, data []byte, lim Limits) (parsed, error) {
	s, notes, err := plain(data, "")
	if err != nil {
		return parsed{}, err
	}
	s = strings.TrimPrefix(s, "\ufeff")
	comma := separator(s)
	if m := separatorLine.FindStringSubmatch(s); m != nil {
		comma, s = rune(m[1][0]), strings.Replace(s, m[0], "\n", 1) // the numbers of lines stay
	}
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	r.ReuseRecord = true
	g := grid{number: 1}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return parsed{}, failed(ErrDamaged, "damaged", "")
		}
		number, _ := r.FieldPos(0)
		record = trimEmpty(record)
		switch {
		case g.places+len(record) > maxPlaces:
			return parsed{}, failed(ErrTooLarge, "too_many_cells", "", maxPlaces)
		case len(g.rows) >= lim.Rows:
			return parsed{}, failed(ErrTooLarge, "too_many_rows", "", lim.Rows)
		case ctx.Err() != nil:
			return parsed{}, ctx.Err()
		}
		for _, cell := range record {
			if strings.Count(cell, "\n") > 20 {
				notes = append(notes, failed(ErrSkipped, "csv_quote", fmt.Sprintf("第%d行", number)))
				break
			}
		}
		g.add(number, record)
	}
	empty, err := g.narrow(lim.Columns)
	if err != nil {
		return parsed{}, err
	}
	if empty > 0 {
		notes = append(notes, failed(ErrSkipped, "empty_columns", "", empty))
	}
	if lonely(&g) {
		return parsed{blocks: tabbed(split(s)), notes: notes}, nil
	}
	return parsed{blocks: g.blocks(), notes: notes}, nil
}

// separatorLine is the first line by which Excel is told what divides cells.
var separatorLine = regexp.MustCompile(`(?i)\A"?sep=([,;|\t])"?\r?\n`)

func trimEmpty(record []string) []string {
	n := len(record)
	for n > 0 && strings.TrimFunc(record[n-1], unicode.IsSpace) == "" {
		n--
	}
	return record[:n]
}

func lonely(g *grid) bool {
	for _, row := range g.rows {
		if len(row.distinct()) > 1 {
			return false
		}
	}
	return true
}

// separator is the mark that divides the first lines most evenly.
func separator(s string) rune {
	sample := s
	if len(sample) > 64<<10 {
		sample = sample[:64<<10]
	}
	best, most := ',', 0
	for _, mark := range []rune{',', '\t', ';', '|'} {
		counts := map[int]int{}
		quoted, n := false, 0
		for _, r := range sample {
			switch {
			case r == '"':
				quoted = !quoted
			case quoted:
			case r == mark:
				n++
			case r == '\n':
				counts[n]++
				n = 0
			}
		}
		counts[n]++
		score := 0
		for n, lines := range counts {
			if n > 0 {
				score = max(score, lines*lines*min(n, 20))
			}
		}
		if score > most {
			best, most = mark, score
		}
	}
	return best
}
