package bleveidx

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"zhaoshang/index/rank"
)

// shelfBuilder writes a shelf to a folder.
type shelfBuilder struct {
	dir      string
	terms    *feeder
	rows     []diskRow
	units    *bufio.Writer
	bytes    *bufio.Writer
	files    []*os.File
	unitsAt  uint32
	bytesAt  uint32
	runes    int
	census   rank.Census
	variants *variants
	lastHead string
	headAt   [2]uint32
}

func newShelfBuilder(dir string) (*shelfBuilder, error) {
	b := &shelfBuilder{dir: dir, terms: newFeeder(dir), variants: newVariants()}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	for name, into := range map[string]**bufio.Writer{unitsFile: &b.units, bytesFile: &b.bytes} {
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
		if err != nil {
			return nil, errors.Join(err, b.abandon())
		}
		b.files = append(b.files, f)
		*into = bufio.NewWriterSize(f, 1<<18)
	}
	return b, nil
}

// put adds a row; r has its document and span.
func (b *shelfBuilder) put(r diskRow, folded, head, content, extra string) error {
	units := rank.Units(folded)
	if head != b.lastHead {
		b.lastHead = head
		b.headAt = b.writeUnits(rank.Units(head))
	}
	r.Head, r.HeadSize = b.headAt[0], b.headAt[1]
	r.Text = b.writeUnits(units)[0]
	r.Extra, r.Size = b.writeBytes([]byte(extra))
	r.Diff, r.DiffSize = b.writeBytes(b.variants.difference(nil, units, content))
	b.census.Add(units)
	b.runes += len(units)
	b.rows = append(b.rows, r)
	return b.terms.put(folded, head)
}

// writeUnits gives the place and number of the units.
func (b *shelfBuilder) writeUnits(units []uint16) [2]uint32 {
	at := b.unitsAt
	b.unitsAt += uint32(len(units))
	if len(units) > 0 {
		_, _ = b.units.Write(castBytes(units)) // Flush tells
	}
	return [2]uint32{at, uint32(len(units))}
}

func (b *shelfBuilder) writeBytes(data []byte) (at, size uint32) {
	at = b.bytesAt
	b.bytesAt += uint32(len(data))
	_, _ = b.bytes.Write(data) // Flush tells
	return at, uint32(len(data))
}

// finish ends the shelf. order gives each arrived document its number in the
// Part.
func (b *shelfBuilder) finish(order []int) error {
	if err := errors.Join(b.units.Flush(), b.bytes.Flush(), b.closeFiles()); err != nil {
		return err
	}
	sorted := []diskRow{}
	if len(b.rows) > 0 {
		err := b.terms.finish()
		if err == nil {
			sorted, err = b.asNumbered()
		}
		if err != nil {
			return fmt.Errorf("bleveidx: shelf %q: %w", b.dir, err)
		}
	}
	for i := range sorted {
		sorted[i].Document = uint32(order[sorted[i].Document])
	}
	return errors.Join(
		os.WriteFile(filepath.Join(b.dir, rowsFile), castBytes(sorted), 0o600),
		os.WriteFile(filepath.Join(b.dir, censusFile), castBytes(b.countedCharacters()), 0o600),
		os.WriteFile(filepath.Join(b.dir, variantFile), castBytes(b.variants.pairs), 0o600))
}

func (b *shelfBuilder) countedCharacters() (pairs []uint32) {
	for u, n := range b.census.Counts {
		if n > 0 {
			pairs = append(pairs, uint32(u), n)
		}
	}
	return pairs
}

// asNumbered puts the rows into the order of Bleve's numbers.
func (b *shelfBuilder) asNumbered() (sorted []diskRow, err error) {
	x, reader, err := openBleve(filepath.Join(b.dir, bleveFolder))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, reader.Close(), x.Close()) }()
	for _, s := range reader.Segments() {
		for n := range s.Segment().Count() {
			id, err := s.Segment().DocID(n)
			if err != nil {
				return nil, err
			}
			i, err := strconv.ParseInt(string(id), 36, 64)
			if err != nil || i >= int64(len(b.rows)) {
				return nil, fmt.Errorf("bleveidx: row %q: unknown", id)
			}
			sorted = append(sorted, b.rows[i])
		}
	}
	if len(sorted) != len(b.rows) {
		return nil, fmt.Errorf("bleveidx: %d rows built of %d", len(sorted), len(b.rows))
	}
	return sorted, nil
}

func (b *shelfBuilder) closeFiles() error {
	var all []error
	for _, f := range b.files {
		all = append(all, f.Sync(), f.Close())
	}
	b.files = nil
	return errors.Join(all...)
}

// abandon closes what is open; the folder, and what Bleve has written of it, is
// left for the caller to remove.
func (b *shelfBuilder) abandon() error {
	if b == nil {
		return nil
	}
	return b.closeFiles()
}
