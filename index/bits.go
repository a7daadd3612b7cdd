package index

// Bits is a set of small numbers, a bit each; nil is empty.
type Bits []uint64

// NewBits makes an empty set of numbers less than n.
func NewBits(n int) Bits { return make(Bits, (n+63)/64) }

// Has reports whether i is in the set.
func (b Bits) Has(i uint32) bool { return b != nil && b[i>>6]&(1<<(i&63)) != 0 }

// Set puts i into the set.
func (b Bits) Set(i uint32) { b[i>>6] |= 1 << (i & 63) }

// Unset takes i out of the set.
func (b Bits) Unset(i uint32) { b[i>>6] &^= 1 << (i & 63) }

// Fill puts every number into the set.
func (b Bits) Fill() {
	for i := range b {
		b[i] = ^uint64(0)
	}
}
