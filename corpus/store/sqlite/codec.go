package sqlite

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
)

// The first byte of a packed value says how the rest is written.
const (
	plainBytes  = 0
	deflated    = 1
	smallestRaw = 128 // bytes below which packing gains nothing
)

var errCodec = errors.New("packed by an unknown codec")

// codec packs values for the database with DEFLATE at its fastest.
type codec struct {
	writers sync.Pool
	readers sync.Pool
}

func newCodec() *codec {
	return &codec{
		writers: sync.Pool{New: func() any {
			w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
			if err != nil {
				panic(err) // the level is a constant of the package
			}
			return w
		}},
		readers: sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }},
	}
}

// pack compresses data unless it is small or does not shrink.
func (c *codec) pack(data []byte) []byte {
	if len(data) >= smallestRaw {
		buf := bytes.NewBuffer(make([]byte, 0, len(data)/2+64))
		buf.WriteByte(deflated)
		w := c.writers.Get().(*flate.Writer)
		defer c.writers.Put(w)
		w.Reset(buf)
		_, errWrite := w.Write(data)
		if err := errors.Join(errWrite, w.Close()); err == nil && buf.Len() < len(data) {
			return buf.Bytes()
		}
	}
	return append([]byte{plainBytes}, data...)
}

func (c *codec) unpack(packed []byte) ([]byte, error) {
	if len(packed) == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	switch packed[0] {
	case plainBytes:
		return packed[1:], nil
	case deflated:
		return c.inflate(packed[1:])
	}
	return nil, fmt.Errorf("%w %d", errCodec, packed[0])
}

func (c *codec) inflate(data []byte) ([]byte, error) {
	r := c.readers.Get().(io.ReadCloser)
	defer c.readers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, 4*len(data)))
	if _, err := io.Copy(out, r); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (c *codec) packJSON(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return c.pack(data), nil
}

func (c *codec) unpackJSON(packed []byte, v any) error {
	data, err := c.unpack(packed)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}
