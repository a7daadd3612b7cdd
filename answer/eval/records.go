package eval

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Record is a project, or the total of an event, as records.jsonl has it.
type Record struct {
	Doc     string   `json:"doc"`
	Name    string   `json:"name"`
	Also    []string `json:"also"` // other names of a gold record
	Amount  *Sum     `json:"amount"`
	Parties []string `json:"parties"`
	Sector  string   `json:"sector"`
	Place   string   `json:"place"`
	Date    string   `json:"date"`
	Event   string   `json:"event"`
	Total   *Sum     `json:"total"`
	Count   *int     `json:"count"`
	IsTotal bool     `json:"-"` // the line has a total, be it null
}

// Sum is an amount in whole units of its currency; a nil end is not stated.
type Sum struct {
	Min      *float64 `json:"min"`
	Max      *float64 `json:"max"`
	Currency string   `json:"currency"`
	Bound    string   `json:"bound"`
}

// RecordScore is how well extracted records agree with the gold ones. All but
// the counts are shares from 0 to 1; those of fields are over matched records.
type RecordScore struct {
	Gold      int     `json:"gold"`
	Got       int     `json:"got"`
	Matched   int     `json:"matched"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Amount    float64 `json:"amount"`
	Parties   float64 `json:"parties"`
	Place     float64 `json:"place"`
	Sector    float64 `json:"sector"`
	Date      float64 `json:"date"`
	Totals    float64 `json:"totals"` // recall of event totals
}

// String is one line, as the sets' own grader prints it.
func (s RecordScore) String() string {
	return fmt.Sprintf("records: P %.3f R %.3f F1 %.3f amount %.3f parties %.3f", s.Precision, s.Recall, s.F1, s.Amount, s.Parties)
}

// Records reads the gold records of a set's folder.
func Records(set string) ([]Record, error) { return RecordFile(filepath.Join(set, "records.jsonl")) }

// RecordFile reads records, a JSON object a line.
func RecordFile(file string) ([]Record, error) {
	return recordsOf(readLines[recordLine](file))
}

// ReadRecords is RecordFile for what is not in a file; errors tell its name.
func ReadRecords(name string, r io.Reader) ([]Record, error) {
	return recordsOf(decodeLines[recordLine](name, r))
}

func recordsOf(lines []recordLine, err error) ([]Record, error) {
	out := make([]Record, len(lines))
	for i := range lines {
		out[i] = Record(lines[i])
	}
	return out, err
}

// GradeRecords compares extracted records with gold ones, document by document.
func (g *Grader) GradeRecords(gold, got []Record) RecordScore {
	k := &keys{g.normaliser, map[string]string{}}
	goldProjects, gotProjects := projectsOf(gold), projectsOf(got)
	s := RecordScore{Gold: len(goldProjects), Got: len(gotProjects)}
	var pairs [][2]*Record
	by := group(gotProjects)
	for doc, wanted := range group(goldProjects) {
		pairs = append(pairs, k.match(wanted, by[doc])...)
	}
	s.Matched = len(pairs)
	s.Precision, s.Recall = share(s.Matched, s.Got), share(s.Matched, s.Gold)
	if s.Precision+s.Recall > 0 {
		s.F1 = 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
	}
	k.fields(&s, pairs)
	s.Totals = totalsRecall(gold, got)
	return s
}

func share(part, whole int) float64 { return percent(part, whole) / 100 }

func projectsOf(all []Record) []*Record {
	var out []*Record
	for i := range all {
		if !all[i].IsTotal {
			out = append(out, &all[i])
		}
	}
	return out
}

func group(all []*Record) map[string][]*Record {
	by := map[string][]*Record{}
	for _, r := range all {
		by[r.Doc] = append(by[r.Doc], r)
	}
	return by
}

// fields fills in the shares of fields that agree.
func (k *keys) fields(s *RecordScore, pairs [][2]*Record) {
	sectors := 0
	for _, p := range pairs {
		a, b := p[0], p[1]
		s.Amount += one(sameSum(a.Amount, b.Amount))
		s.Parties += k.partiesF1(a.Parties, b.Parties)
		s.Place += one(k.within(a.Place, b.Place))
		s.Date += one(sameDate(a.Date, b.Date))
		if a.Sector != "" {
			sectors++
			s.Sector += one(k.within(a.Sector, b.Sector))
		}
	}
	n := float64(max(1, len(pairs)))
	s.Amount, s.Parties, s.Place, s.Date = s.Amount/n, s.Parties/n, s.Place/n, s.Date/n
	s.Sector /= float64(max(1, sectors))
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// keys makes names comparable: normalised, without quotes and punctuation.
type keys struct {
	normaliser *normaliser
	known      map[string]string
}

func (k *keys) key(name string) string {
	if key, ok := k.known[name]; ok {
		return key
	}
	key := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, k.normaliser.text(name))
	k.known[name] = key
	return key
}

// same is 1 for the same name, the ratio of the lengths where one contains the
// other closely enough, else 0.
func (k *keys) same(a, b string) float64 {
	const limit = 1.6
	a, b = k.key(a), k.key(b)
	switch {
	case a == "" || b == "":
		return 0
	case a == b:
		return 1
	}
	short, long := a, b
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if n > m {
		short, long, n, m = b, a, m, n
	}
	if strings.Contains(long, short) && float64(m) <= limit*float64(n) {
		return float64(n) / float64(m)
	}
	return 0
}

// match pairs gold and extracted records one to one, the best names first.
func (k *keys) match(gold, got []*Record) [][2]*Record {
	type candidate struct {
		name, parties float64
		amount, apart int
		i, j          int
	}
	var all []candidate
	for i, g := range gold {
		for j, r := range got {
			best := 0.0
			for _, name := range append([]string{g.Name}, g.Also...) {
				best = max(best, k.same(name, r.Name))
			}
			if best > 0 {
				all = append(all, candidate{best, k.partiesF1(g.Parties, r.Parties), int(one(!sameSum(g.Amount, r.Amount))), max(i-j, j-i), i, j})
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.name, a.name), cmp.Compare(b.parties, a.parties), cmp.Compare(a.amount, b.amount),
			cmp.Compare(a.apart, b.apart), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	var out [][2]*Record
	usedGold, usedGot := map[int]bool{}, map[int]bool{}
	for _, c := range all {
		if !usedGold[c.i] && !usedGot[c.j] {
			usedGold[c.i], usedGot[c.j] = true, true
			out = append(out, [2]*Record{gold[c.i], got[c.j]})
		}
	}
	return out
}

func (k *keys) partiesF1(gold, got []string) float64 {
	gold, got = stated(gold), stated(got)
	if len(gold)+len(got) == 0 {
		return 1
	}
	left, hit := slices.Clone(got), 0
	for _, g := range gold {
		best, at := 0.0, -1
		for i, name := range left {
			if s := k.same(g, name); s > best {
				best, at = s, i
			}
		}
		if at >= 0 {
			left = slices.Delete(left, at, at+1)
			hit++
		}
	}
	return 2 * float64(hit) / float64(len(gold)+len(got))
}

func stated(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == "" })
}

// within reports whether either of two places or sectors is the fuller form of
// the other; what is not stated agrees with nothing but the same.
func (k *keys) within(gold, got string) bool {
	if gold == "" || got == "" {
		return gold == got
	}
	a, b := k.key(gold), k.key(got)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

var fourDigits = regexp.MustCompile(`^\d{4}`)

// sameDate reports whether a date lies in the gold one; a date without a year
// is none.
func sameDate(gold, got string) bool {
	if !fourDigits.MatchString(gold) {
		gold = ""
	}
	if !fourDigits.MatchString(got) {
		got = ""
	}
	return gold == got || gold != "" && strings.HasPrefix(got, gold+"-")
}

// bounds is a sum however its open end was written.
type bounds struct {
	low, high       *float64
	currency, bound string
}

func boundsOf(s *Sum) *bounds {
	if s == nil || s.Min == nil && s.Max == nil {
		return nil
	}
	b := &bounds{s.Min, s.Max, strings.ToUpper(s.Currency), cmp.Or(s.Bound, "exact")}
	switch b.bound {
	case "exact", "about":
		b.low = orElse(b.low, b.high)
		b.high = b.low
	case "over":
		b.low, b.high = orElse(b.low, b.high), nil
	case "under":
		b.low, b.high = nil, orElse(b.high, b.low)
	}
	return b
}

func orElse(a, b *float64) *float64 {
	if a != nil {
		return a
	}
	return b
}

func sameSum(a, b *Sum) bool {
	x, y := boundsOf(a), boundsOf(b)
	if x == nil || y == nil {
		return x == nil && y == nil
	}
	return x.currency == y.currency && x.bound == y.bound && near(x.low, y.low) && near(x.high, y.high)
}

func near(a, b *float64) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return math.Abs(*a-*b) <= 1e-6*max(math.Abs(*a), math.Abs(*b), 1)
}

// totalsRecall is the share of gold event totals that were extracted.
func totalsRecall(gold, got []Record) float64 {
	var left []*Record
	for i := range got {
		if got[i].IsTotal {
			left = append(left, &got[i])
		}
	}
	hit, all := 0, 0
	for i := range gold {
		if !gold[i].IsTotal {
			continue
		}
		all++
		if at := slices.IndexFunc(left, func(r *Record) bool { return r.Doc == gold[i].Doc && sameTotal(&gold[i], r) }); at >= 0 {
			left = slices.Delete(left, at, at+1)
			hit++
		}
	}
	return share(hit, all)
}

// sameTotal reports whether the amounts agree, and the counts where both are
// given; without an amount the count must agree.
func sameTotal(g, r *Record) bool {
	if boundsOf(g.Total) == nil {
		return boundsOf(r.Total) == nil && sameCount(g.Count, r.Count)
	}
	return sameSum(g.Total, r.Total) && (g.Count == nil || r.Count == nil || *g.Count == *r.Count)
}

func sameCount(a, b *int) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return *a == *b
}
