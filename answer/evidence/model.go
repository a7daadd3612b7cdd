package evidence

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

//go:embed cues.txt model.txt
var files embed.FS

// Model is what was learned: how much each feature speaks for a sentence, and how
// surely the best sentence answers. It never changes after Load.
type Model struct {
	asks, tells cues
	rank, trust weights
}

// weights are by feature; "" is the constant.
type weights map[string]float64

// of is the weighted sum of features.
func (w weights) of(x Features) float64 {
	sum := w[""]
	for _, f := range x {
		sum += w[f.Name] * f.Value
	}
	return sum
}

// cues are words that tell what is asked, or what a sentence tells.
type cues []cue

type cue struct {
	name    string
	words   []string       // any of them, when the pattern is nothing but words
	pattern *regexp.Regexp // else
}

func newCue(name, pattern string) (cue, error) {
	re, err := regexp.Compile(pattern)
	if words := strings.Split(pattern, "|"); err == nil && !slices.ContainsFunc(words, func(w string) bool { return regexp.QuoteMeta(w) != w }) {
		return cue{name: name, words: words}, nil
	}
	return cue{name: name, pattern: re}, err
}

func (c *cue) isIn(text string) bool {
	if c.pattern != nil {
		return c.pattern.MatchString(text)
	}
	return slices.ContainsFunc(c.words, func(w string) bool { return strings.Contains(text, w) })
}

// in gives the names of the cues that a text has.
func (c cues) in(text string) []string {
	var out []string
	for i := range c {
		if !slices.Contains(out, c[i].name) && c[i].isIn(text) {
			out = append(out, c[i].name)
		}
	}
	return out
}

// Load reads the compiled-in model.
func Load() (*Model, error) {
	m := &Model{rank: weights{}, trust: weights{}}
	for name, add := range map[string]func([]string) error{"cues.txt": m.addCue, "model.txt": m.addWeight} {
		f, err := files.Open(name)
		if err != nil {
			return nil, fmt.Errorf("evidence: %w", err)
		}
		if err := lines(f, add); err != nil {
			return nil, fmt.Errorf("evidence: %s: %w", name, err)
		}
	}
	return m, nil
}

// lines calls add with the three fields of each line.
func lines(in io.Reader, add func([]string) error) error {
	scan := bufio.NewScanner(in)
	for n := 1; scan.Scan(); n++ {
		line := scan.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			return fmt.Errorf("line %d: %d fields, not 3", n, len(fields))
		}
		if err := add(fields); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return scan.Err()
}

func (m *Model) addCue(f []string) error {
	c, err := newCue(f[1], f[2])
	if err != nil {
		return err
	}
	switch f[0] {
	case "q":
		m.asks = append(m.asks, c)
	case "s":
		m.tells = append(m.tells, c)
	default:
		return fmt.Errorf("%q is neither q nor s", f[0])
	}
	return nil
}

func (m *Model) addWeight(f []string) error {
	w, err := strconv.ParseFloat(f[2], 64)
	if err != nil {
		return err
	}
	switch f[0] {
	case "rank":
		m.rank[f[1]] = w
	case "trust":
		m.trust[f[1]] = w
	default:
		return fmt.Errorf("%q is neither rank nor trust", f[0])
	}
	return nil
}

// Silence is why the rules gave no answer.
type Silence struct {
	Kind    string // of the question
	Gap     string
	Message string
}

// Trust is how surely the first of the sentences weighed answers a question that the
// rules are silent on, 0 to 1.
func (m *Model) Trust(list []Sentence, s Silence) float64 {
	if len(list) == 0 {
		return 0
	}
	return sigmoid(m.trust.of(m.trusted(list, s)))
}

// fit is how well what a sentence has goes with what is asked.
func (m *Model) fit(s *Sentence) float64 {
	sum := 0.0
	for _, f := range s.Features {
		if crosses(f.Name) {
			sum += m.rank[f.Name] * f.Value
		}
	}
	return sum
}

func crosses(name string) bool { return strings.Contains(name, "*") }

// trusted describes the first of the sentences weighed among the others.
func (m *Model) trusted(list []Sentence, s Silence) Features {
	var x Features
	for _, f := range list[0].Features {
		if !crosses(f.Name) {
			x = append(x, f)
		}
	}
	fit, best := m.fit(&list[0]), math.Inf(-1)
	for i := range list {
		best = max(best, m.fit(&list[i]))
	}
	share := min(max(list[0].Share, 0.01), 0.99)
	x.add("fit", fit)
	x.add("misfit", best-fit)
	x.add("share", share)
	x.add("odds", math.Log(share/(1-share)))
	x.add("score", list[0].Score)
	x.flag("kind "+s.Kind, true)
	x.flag("gap "+s.Gap, true)
	x.flag("message "+s.Message, true)
	return x
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
