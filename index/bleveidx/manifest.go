package bleveidx

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"zhaoshang/corpus/clean"
	"zhaoshang/index/rank"
)

const (
	// formatVersion is that of a generation's folder: 1 had a posting list for
	// every term.
	formatVersion = 2
	formatReason  = "a term of one row lies in the dictionary"
	oldestFormat  = 1 // that is read: it serves until the next build
	manifestFile  = "manifest.json"
	recordsFile   = "records.bin"
	passageFolder = "passages"
	nameFolder    = "names"
)

// Manifest says what a generation is made of. It is written last.
type Manifest struct {
	Format       int             `json:"format"`
	Reason       string          `json:"reason"`   // why the format is this one
	Mapping      string          `json:"mapping"`  // hash of the Bleve mapping
	Cleaning     int             `json:"cleaning"` // clean.Version
	Terms        int             `json:"terms"`    // rank.Version
	Extraction   int             `json:"extraction"`
	Sequence     int64           `json:"sequence"` // of the store, when the build began
	Documents    int             `json:"documents"`
	Passages     int             `json:"passages"`
	PassageRunes int             `json:"passage_runes"`
	Names        int             `json:"names"`
	NameRunes    int             `json:"name_runes"`
	Projects     int             `json:"projects"`
	Built        time.Time       `json:"built"`
	Program      string          `json:"program"` // version of the program that built it
	Files        map[string]File `json:"files"`   // by path in the folder
}

// File is the size and checksum of one file of a generation.
type File struct {
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

func mappingHash() (string, error) {
	m, err := termsMapping()
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(m)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), err
}

// readManifest reads the manifest of a generation's folder, and checks that
// this program reads its format and that every file has its size.
func readManifest(dir string) (*Manifest, error) {
	text, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return nil, err
	}
	m := &Manifest{}
	if err := json.Unmarshal(text, m); err != nil {
		return nil, fmt.Errorf("%w: manifest: %w", errDamaged, err)
	}
	hash, err := mappingHash()
	if err != nil {
		return nil, err
	}
	if m.Format < oldestFormat || m.Format > formatVersion || m.Mapping != hash {
		return nil, fmt.Errorf("%w: format %d, want %d to %d", errDamaged, m.Format, oldestFormat, formatVersion)
	}
	for name, f := range m.Files {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errDamaged, err)
		}
		if info.Size() != f.Size {
			return nil, fmt.Errorf("%w: %q has %d bytes, want %d", errDamaged, name, info.Size(), f.Size)
		}
	}
	return m, nil
}

// outdated says why a generation that can be read should be built again; "" when
// there is no reason.
func (m *Manifest) outdated(extraction int) string {
	switch {
	case m.Format != formatVersion:
		return fmt.Sprintf("format %d is now %d: %s", m.Format, formatVersion, formatReason)
	case m.Cleaning != clean.Version:
		return "cleaning changed"
	case m.Terms != rank.Version:
		return "terms changed"
	case m.Extraction != extraction:
		return "extraction changed"
	}
	return ""
}

// write writes the manifest, with the checksums of all other files.
func (m *Manifest) write(dir string) error {
	m.Files = map[string]File{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		f, err := checksum(path)
		m.Files[filepath.ToSlash(name)] = f
		return err
	})
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return writeDurably(filepath.Join(dir, manifestFile), text)
}

// checksum reads a file to the disk's own word: it is synced first.
func checksum(path string) (File, error) {
	f, err := os.Open(path)
	if err != nil {
		return File{}, err
	}
	defer f.Close() // only read
	h := sha256.New()
	n, err := io.Copy(h, f)
	return File{Size: n, SHA256: hex.EncodeToString(h.Sum(nil))}, errors.Join(err, f.Sync())
}

// writeDurably writes a file beside, syncs it and puts it in place in one step.
func writeDurably(path string, data []byte) error {
	beside := path + ".new"
	f, err := os.OpenFile(beside, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(beside, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes renames in a folder durable.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
