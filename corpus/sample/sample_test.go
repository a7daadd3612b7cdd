package sample

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

func TestFiles(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 3 {
		t.Errorf("%d files", len(files))
	}
	for _, f := range files {
		if !utf8.Valid(f.Data) || len(f.Data) == 0 {
			t.Errorf("%s: %d bytes, or not UTF-8", f.Name, len(f.Data))
		}
		if rows := bytes.Count(f.Data, []byte("\n")) - 2; f.Name == "projects.csv" && (rows < 20 || rows > 30) {
			t.Errorf("%s has %d rows", f.Name, rows)
		}
	}
}
