package index

import (
	"bufio"
	"os"
)

// spool keeps byte strings by where they lie; all puts come before the gets.
type spool interface {
	put(b []byte) [2]uint64
	get(span [2]uint64) ([]byte, error) // good until the next get
}

// memorySpool is a spool in memory.
type memorySpool struct{ bytes []byte }

func (h *memorySpool) put(b []byte) [2]uint64 {
	start := uint64(len(h.bytes))
	h.bytes = append(h.bytes, b...)
	return [2]uint64{start, uint64(len(h.bytes))}
}

func (h *memorySpool) get(span [2]uint64) ([]byte, error) { return h.bytes[span[0]:span[1]], nil }

// spoolWindow is how many bytes a fileSpool reads at a time.
const spoolWindow = 16 << 10

// fileSpool is a spool in a file. What lies close together is read at once.
type fileSpool struct {
	file   *os.File
	out    *bufio.Writer // nil after the first get
	size   uint64
	window []byte // of the file
	at     uint64 // where the window begins
}

func newFileSpool(f *os.File) *fileSpool {
	return &fileSpool{file: f, out: bufio.NewWriterSize(f, 1<<18)}
}

func (s *fileSpool) put(b []byte) [2]uint64 {
	start := s.size
	s.size += uint64(len(b))
	_, _ = s.out.Write(b) // Flush tells
	return [2]uint64{start, s.size}
}

func (s *fileSpool) get(span [2]uint64) ([]byte, error) {
	if s.out != nil {
		if err := s.out.Flush(); err != nil {
			return nil, err
		}
		s.out = nil
	}
	if span[0] < s.at || span[1] > s.at+uint64(len(s.window)) {
		if err := s.look(span); err != nil {
			return nil, err
		}
	}
	return s.window[span[0]-s.at : span[1]-s.at], nil
}

// look moves the window to a span.
func (s *fileSpool) look(span [2]uint64) error {
	end := min(s.size, max(span[1], span[0]+spoolWindow))
	if need := int(end - span[0]); need > cap(s.window) {
		s.window = make([]byte, need)
	}
	s.window = s.window[:end-span[0]]
	s.at = span[0]
	_, err := s.file.ReadAt(s.window, int64(span[0]))
	return err
}
