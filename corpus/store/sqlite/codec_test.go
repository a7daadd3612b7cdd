package sqlite

import (
	"bytes"
	"strings"
	"testing"
)

func TestPackMakesTextSmaller(t *testing.T) {
	text := []byte(strings.Repeat("招商引资推介会在云州举行。", 50))
	if packed := newCodec().pack(text); len(packed) > len(text)/5 {
		t.Errorf("pack of %d bytes of repeated text gives %d", len(text), len(packed))
	}
}

func FuzzPack(f *testing.F) {
	c := newCodec()
	f.Add([]byte{})
	f.Add([]byte("短"))
	f.Add([]byte(strings.Repeat("项目", 500)))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := c.unpack(c.pack(data))
		if err != nil || !bytes.Equal(got, data) {
			t.Errorf("unpack(pack(%q)) = %q, %v", data, got, err)
		}
	})
}

func FuzzUnpack(f *testing.F) {
	c := newCodec()
	f.Add([]byte{deflated, 0xff, 0x01})
	f.Add([]byte{9, 1, 2})
	f.Fuzz(func(t *testing.T, packed []byte) {
		if len(packed) > 1<<16 {
			return
		}
		if data, err := c.unpack(packed); err == nil && len(packed) == 0 {
			t.Errorf("unpack of nothing = %q, want an error", data)
		}
	})
}
