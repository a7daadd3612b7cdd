package store

import (
	_ "embed"
	"strings"
)

//go:embed hints.txt
var hintLines string

type hint struct {
	err  error
	text string
}

// hints pairs the errors of the store with their lines in hints.txt.
func hints() []hint {
	byName := map[string]error{
		"newer": ErrNewer, "readonly": ErrReadOnly, "full": ErrFull, "busy": ErrBusy,
		"corrupt": ErrCorrupt, "foreign": ErrForeign, "notempty": ErrNotEmpty, "conflict": ErrConflict,
	}
	var all []hint
	for line := range strings.Lines(hintLines) {
		name, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
		all = append(all, hint{byName[name], text})
	}
	return all
}
