package sqlite

import (
	"strings"
	"testing"
)

// What runs for every document that is put must look up, never walk a table or
// sort more than it found.
func TestHotQueriesUseIndexes(t *testing.T) {
	s := open(t, "", Options{})
	tests := map[string]struct {
		query string
		args  []any
	}{
		"current version":           {currentQuery, []any{"a"}},
		"same bytes or text":        {twinsQuery, []any{"hash", 1, "a", mostTwins}},
		"projects of a name":        {namedQuery, []any{"name", sameNameLimit}},
		"corrections":               {correctionColumns + `WHERE document = ? AND undone = 0 ORDER BY id`, []any{"a"}},
		"decisions":                 {decisionColumns + `WHERE a_document = ?1 OR b_document = ?1 ORDER BY id`, []any{"a"}},
		"last change":               {`SELECT coalesce(max(sequence), 0) FROM changes`, nil},
		"documents of a joined one": {documentsOfQuery, []any{"e"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rows, err := s.writer.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+tt.query, tt.args...)
			if err != nil {
				t.Fatal(err)
			}
			defer rows.Close()
			for rows.Next() {
				var id, parent, unused int
				var detail string
				if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
					t.Fatal(err)
				}
				if strings.HasPrefix(detail, "SCAN") && !strings.Contains(detail, "SCAN CONSTANT") {
					t.Errorf("plan: %s", detail)
				}
			}
		})
	}
}
