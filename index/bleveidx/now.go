package bleveidx

// Now says what answers come from at this moment.
type Now struct {
	Generation string // its name; "" when all is in memory
	Beside     int    // documents changed since it was built
	Sequence   int64  // of the store, as far as it was taken up
}

// Now gives what answers come from; the zero value when nothing is readable.
func (x *Index) Now() Now {
	s, err := x.held()
	if err != nil {
		return Now{}
	}
	defer s.release()
	return Now{Generation: s.name(), Beside: s.beside(), Sequence: s.sequence}
}
