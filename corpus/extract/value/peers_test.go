package value

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// peers is where the test cases of another recogniser lie; they are no part of the repository.
const peers = "../../../../shared/peers/recognizers"

type peerCase struct {
	ID     string
	Input  string
	Ref    string `json:"reference_date"`
	Expect []struct {
		Text, Kind, Value, Min, Max, Timex string
		ISO                                string `json:"iso"`
		Start                              int
		Future                             string `json:"future_date"`
		Past                               string `json:"past_date"`
		FutureMin                          string `json:"future_min"`
		FutureMax                          string `json:"future_max"`
		PastMin                            string `json:"past_min"`
		PastMax                            string `json:"past_max"`
	}
}

func readPeers(t *testing.T, name string) []peerCase {
	f, err := os.Open(filepath.Join(peers, name+".jsonl"))
	if err != nil {
		t.Skip("the cases are not here")
	}
	defer f.Close()
	var out []peerCase
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c peerCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func (c peerCase) reference() *corpus.Date {
	if len(c.Ref) < 10 {
		return nil
	}
	d, err := ParseDate(c.Ref[:10], nil)
	if err != nil {
		return nil
	}
	return &d
}

// answers gives what is found of one kind, as "start text value"; single numbers are
// no ranges.
func (c peerCase) answers(kind string, print func(Mention) string) []string {
	r := []rune(clean.Fold(c.Input))
	var out []string
	for _, m := range FindAll(r, c.reference()) {
		if m.Kind == kind && (print(m) != ".." || kind != KindNumber) {
			out = append(out, strconv.Itoa(m.Span.Start)+" "+string(r[m.Span.Start:m.Span.End])+" "+print(m))
		}
	}
	return out
}

func (c peerCase) expected(print func(int) string) []string {
	var out []string
	for i, e := range c.Expect {
		out = append(out, strconv.Itoa(e.Start)+" "+clean.Fold(e.Text)+" "+print(i))
	}
	return out
}

// decimalText writes the decimal strings of the cases (5E-06, 350.333333333333) as ours.
func decimalText(s string) string {
	if !strings.ContainsAny(s, "Ee") {
		return s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func TestPeers(t *testing.T) {
	units := func(m Mention) string {
		if m.Amount == nil {
			return ""
		}
		return decimal{int64(m.Amount.Figure()), -2}.String()
	}
	for _, tt := range []struct {
		name, kind string
		floor      float64
		got        func(Mention) string
		want       func(peerCase, int) string
	}{
		{"currency", KindAmount, 0.95, units, func(c peerCase, i int) string { return c.Expect[i].Value }},
		{"number", KindNumber, 0.90, func(m Mention) string { return m.Number }, func(c peerCase, i int) string { return decimalText(c.Expect[i].Value) }},
		{"percent", KindPercent, 0.90, func(m Mention) string { return m.Percent }, func(c peerCase, i int) string { return decimalText(c.Expect[i].Value) }},
		{"number_range", KindNumber, 0.80, func(m Mention) string { return m.Min + ".." + m.Max }, func(c peerCase, i int) string { return c.Expect[i].Min + ".." + c.Expect[i].Max }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cases, right := readPeers(t, tt.name), 0
			for _, c := range cases {
				got := c.answers(tt.kind, tt.got)
				want := c.expected(func(i int) string { return tt.want(c, i) })
				if slices.Equal(got, want) {
					right++
				} else {
					t.Logf("%s %q: got %q, want %q", c.ID, c.Input, got, want)
				}
			}
			if t.Logf("%d of %d", right, len(cases)); float64(right) < tt.floor*float64(len(cases)) {
				t.Errorf("%s: %d of %d, want %.0f %%", tt.name, right, len(cases), 100*tt.floor)
			}
		})
	}
}

func TestPeersDates(t *testing.T) {
	for _, name := range []string{"date", "date_period"} {
		t.Run(name, func(t *testing.T) {
			cases, right := readPeers(t, name), 0
			for _, c := range cases {
				if got := c.answers(KindDate, func(m Mention) string { return "" }); c.datesRight() {
					right++
				} else {
					t.Logf("%s %q (%s): got %q %s, want %+v", c.ID, c.Input, c.Ref, got, c.dates(), c.Expect)
				}
			}
			if t.Logf("%d of %d", right, len(cases)); float64(right) < 0.75*float64(len(cases)) {
				t.Errorf("%s: %d of %d, want 75 %%", name, right, len(cases))
			}
		})
	}
}

func (c peerCase) dates() (out []string) {
	for _, m := range FindAll([]rune(clean.Fold(c.Input)), c.reference()) {
		if m.Date != nil {
			from, to := Bounds(*m.Date)
			out = append(out, from+".."+to)
		}
	}
	return out
}

// datesRight compares places, texts and days; the peers' end of a period is the
// day after it, except where both ends are named.
func (c peerCase) datesRight() bool {
	r := []rune(clean.Fold(c.Input))
	var found []Mention
	for _, m := range FindAll(r, c.reference()) {
		if m.Kind == KindDate {
			found = append(found, m)
		}
	}
	if len(found) != len(c.Expect) {
		return false
	}
	for i, e := range c.Expect {
		m := found[i]
		from, to := Bounds(*m.Date)
		day := e.Kind == "date" && (from == e.Future || from == e.Past)
		period := e.Kind == "daterange" && (from == e.FutureMin && sameEnd(to, e.FutureMax) || from == e.PastMin && sameEnd(to, e.PastMax) || e.FutureMin == "")
		if m.Span.Start != e.Start || string(r[m.Span.Start:m.Span.End]) != clean.Fold(e.Text) || !day && !period {
			return false
		}
	}
	return true
}

func sameEnd(ours, theirs string) bool {
	if ours == theirs {
		return true
	}
	d, err := ParseDate(theirs, nil)
	return err == nil && dayOf(clock(d).AddDate(0, 0, -1)).ISO() == ours
}
