package corpus

// Span is a half-open range [Start, End) in runes of a document's cleaned text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of runes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no rune; the zero Span means "no place
// in the text".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one rune.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Sourced is a value with the place that says it and the rule that took it.
// Every value that comes from a document is one; a nil *Sourced is "not stated".
type Sourced[T any] struct {
	Value T      `json:"value"`
	Span  Span   `json:"span"`
	Rule  string `json:"rule"` // name of the rule, as `ask --explain` prints it, for example "money/number-unit"
}

// Said makes a sourced value.
func Said[T any](value T, span Span, rule string) *Sourced[T] {
	return &Sourced[T]{Value: value, Span: span, Rule: rule}
}

// Or returns the value, or fallback when it is not stated.
func (s *Sourced[T]) Or(fallback T) T {
	if s == nil {
		return fallback
	}
	return s.Value
}
