package configs

import (
	"fmt"
	"log/slog"
	"math"
	"strconv"
	"strings"
)

// Size is a number of bytes; it is written 64MiB, 10MB or as a plain number.
type Size int64

type sizeUnit struct {
	name  string
	bytes int64
}

func sizeUnits() []sizeUnit {
	return []sizeUnit{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10},
		{"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}, {"B", 1}, {"", 1}}
}

// ParseSize reads a Size: a whole number and a unit, B when there is none.
func ParseSize(s string) (Size, error) {
	t := strings.TrimSpace(s)
	for _, u := range sizeUnits() {
		digits, ok := cutSuffixFold(t, u.name)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(digits), 10, 64)
		if err != nil || n < 0 || n > math.MaxInt64/u.bytes {
			break
		}
		return Size(n * u.bytes), nil
	}
	return 0, fmt.Errorf("%q is no size, write it like 64MiB", s)
}

func cutSuffixFold(s, suffix string) (string, bool) {
	cut := len(s) - len(suffix)
	if cut < 0 || !strings.EqualFold(s[cut:], suffix) {
		return s, false
	}
	return s[:cut], true
}

// String writes the size with the largest binary unit that divides it.
func (s Size) String() string {
	for _, u := range sizeUnits()[:3] {
		if int64(s) != 0 && int64(s)%u.bytes == 0 {
			return strconv.FormatInt(int64(s)/u.bytes, 10) + u.name
		}
	}
	return strconv.FormatInt(int64(s), 10)
}

// Secret is a value that is never printed: in logs, errors, JSON and YAML it
// is ***. The zero Secret is not set.
type Secret struct{ value string }

// NewSecret makes a Secret of a plain value.
func NewSecret(value string) Secret { return Secret{value} }

// Reveal gives the plain value, for the one place that needs it.
func (s Secret) Reveal() string { return s.value }

// Set reports whether there is a value.
func (s Secret) Set() bool { return s.value != "" }

// String is *** for a Secret that is set, else empty.
func (s Secret) String() string {
	if s.value == "" {
		return ""
	}
	return "***"
}

// GoString is String: %#v shows no secret either.
func (s Secret) GoString() string { return s.String() }

// MarshalText is String, for JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue is String, for slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }
