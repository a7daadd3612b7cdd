package read

import "time"

// Limits says what one file may cost. The zero value of a field means its
// default, given in brackets.
type Limits struct {
	Bytes   int64         // of one file, packed [64 MiB]
	Text    int64         // of one txt, md, html or csv file [16 MiB]
	Inflate int64         // of all that one archive or office file unpacks to [128 MiB]
	Ratio   int64         // unpacked to packed size of a member larger than 1 MiB [200]
	Depth   int           // archives inside archives, the outermost counted [3]
	Members int           // of an archive [2,000]
	Pages   int           // of a PDF [2,000]
	Rows    int           // of a table or sheet [100,000]
	Columns int           // of a table or sheet that are not empty, in one row [2,000]
	Line    int           // bytes of one line of a jsonl file [16 MiB]
	Time    time.Duration // for one file, archives included [2 minutes]
	Memory  int64         // of the PDF engine; what the first PDF is read with counts [256 MiB]
}

// withDefaults fills the fields that are zero.
func (l Limits) withDefaults() Limits {
	d := Limits{
		Bytes: 64 << 20, Text: 16 << 20, Inflate: 128 << 20, Ratio: 200, Depth: 3, Members: 2000, Pages: 2000,
		Rows: 100_000, Columns: 2000, Line: 16 << 20, Time: 2 * time.Minute, Memory: 256 << 20,
	}
	set(&l.Bytes, d.Bytes)
	set(&l.Text, d.Text)
	set(&l.Inflate, d.Inflate)
	set(&l.Ratio, d.Ratio)
	set(&l.Depth, d.Depth)
	set(&l.Members, d.Members)
	set(&l.Pages, d.Pages)
	set(&l.Rows, d.Rows)
	set(&l.Columns, d.Columns)
	set(&l.Line, d.Line)
	set(&l.Time, d.Time)
	set(&l.Memory, d.Memory)
	return l
}

func set[T ~int | ~int64](field *T, value T) {
	if *field <= 0 {
		*field = value
	}
}
