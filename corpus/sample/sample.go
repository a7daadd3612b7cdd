// Package sample holds the small corpus that `zhaoshang demo` uses: a report of
// a promotion event, a follow-up of the same place and a table of projects, all
// three invented.
package sample

import (
	"embed"
	"fmt"
	"path"
)

//go:embed documents
var documents embed.FS

// File is one bundled document.
type File struct {
	Name string // base name
	Data []byte
}

// Files gives the bundled documents in the order of their names.
func Files() ([]File, error) {
	entries, err := documents.ReadDir("documents")
	if err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	var out []File
	for _, e := range entries {
		data, err := documents.ReadFile(path.Join("documents", e.Name()))
		if err != nil {
			return nil, fmt.Errorf("sample: %w", err)
		}
		out = append(out, File{e.Name(), data})
	}
	return out, nil
}
