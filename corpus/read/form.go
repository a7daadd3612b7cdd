package read

import (
	"strings"
	"unicode/utf8"
)

// The size of a form, in rows, and how long its labels are, in characters.
const (
	shortestForm = 3
	longestForm  = 60
	longestLabel = 10
)

// isForm reports whether a table is a form about one thing, its labels standing
// beside what they name: 项目名称 | 甲 | 投资方 | 乙. It has no header.
func (g *grid) isForm() bool {
	if len(g.rows) < shortestForm || len(g.rows) > longestForm {
		return false
	}
	rows, labels, known := 0, 0, 0
	seen := map[string]bool{}
	for _, row := range g.rows {
		columns := row.distinct()
		if len(columns) < 2 {
			continue
		}
		if len(columns)%2 != 0 {
			return false
		}
		rows++
		for i := 0; i < len(columns); i += 2 {
			label := strings.TrimRight(squeeze(row.cells[columns[i]].text), ":：")
			if seen[label] {
				return false
			}
			seen[label] = true
			if labels++; isLabel(label) {
				known++
			}
		}
	}
	return rows >= shortestForm && known*10 >= labels*7
}

// isLabel reports whether a text is made as the labels of forms are: short, of
// their words, and no name of a company or value.
func isLabel(s string) bool {
	return utf8.RuneCountInString(s) <= longestLabel && headerWord.MatchString(s) && !valueLike.MatchString(s) &&
		!strings.HasSuffix(s, "公司") && !strings.HasSuffix(s, "集团")
}
