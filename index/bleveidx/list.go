package bleveidx

import (
	"errors"
	"path/filepath"
	"slices"
)

// Generation is one generation in the folder of an index.
type Generation struct {
	Name     string
	Current  bool      // published
	Manifest *Manifest // nil when it cannot be read
	Damaged  string    // why it cannot; "" when it can
}

// Generations lists the generations that are kept, the latest first.
func (x *Index) Generations() ([]Generation, error) {
	if x.dir == "" {
		return nil, nil
	}
	names, err := generations(x.dir)
	if err != nil {
		return nil, err
	}
	current, err := currentName(x.dir)
	if err != nil && !errors.Is(err, errDamaged) {
		return nil, err
	}
	out := make([]Generation, 0, len(names))
	for _, name := range slices.Backward(names) {
		g := Generation{Name: name, Current: name == current}
		if g.Manifest, err = readManifest(filepath.Join(x.dir, name)); err != nil {
			g.Manifest, g.Damaged = nil, err.Error()
		}
		out = append(out, g)
	}
	return out, nil
}
