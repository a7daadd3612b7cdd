package names

import (
	"fmt"
	"slices"
	"strings"
)

// unit is a province, prefecture or county of China, or a country.
type unit struct {
	name   string // 晋源区
	path   string // 山西省/太原市/晋源区, the id that records carry
	parent int32  // -1 for provinces and countries
	depth  int8   // 0 province, 1 prefecture, 2 county; -1 country

	english []string // Harbin
}

// form is one way to write the name of a unit.
type form struct {
	unit int32
	kind formKind
}

type formKind int8

// The kinds of forms, the surest first. A variant has the suffix of another
// level (兖州市 of 兖州区: divisions are regraded often). A weak short form is
// also an ordinary word and needs its parent beside it or its full form in the
// document. An abbreviation (粤) needs a verb of movement before it.
const (
	fullForm formKind = iota
	shortForm
	variantForm
	weakForm
	abbreviation
	englishForm
)

// gazetteer finds the names of units.
type gazetteer struct {
	units    []unit
	forms    [][]form // by value of the trie
	byText   map[string]int
	texts    []string
	negative []string // words that hold a unit's name and are none
	trie     *trie
	byPath   map[string]int32
}

// loadDivisions reads places.txt; its head explains the format.
func (g *gazetteer) loadDivisions(lines []string) error {
	g.byText, g.byPath = map[string]int{}, map[string]int32{}
	var above [3]int32
	for _, line := range lines {
		depth := len(line) - len(strings.TrimLeft(line, "\t"))
		if depth > 2 {
			return fmt.Errorf("line %q: deeper than a county", line)
		}
		parent := int32(-1)
		if depth > 0 {
			parent = above[depth-1]
		}
		above[depth] = g.addDivision(strings.TrimLeft(line, "\t"), parent, int8(depth))
	}
	g.addVariants()
	return nil
}

// addDivision adds the unit of one line and its forms.
func (g *gazetteer) addDivision(line string, parent int32, depth int8) int32 {
	line, english, _ := strings.Cut(line, "@")
	line, abbr, _ := strings.Cut(line, "!")
	line, weak := strings.CutSuffix(line, "~")
	name, others, listed := strings.Cut(line, "=")
	u := g.addUnit(name, parent, depth)
	short, full := shortForm, fullForm
	if weak {
		short = weakForm
	}
	if len([]rune(name)) == 2 && strings.HasSuffix(name, "区") {
		full = weakForm
	}
	g.addForm(name, u, full)
	forms := strings.Split(others, ",")
	if !listed {
		forms = shortOf(name)
	}
	for i, f := range forms {
		kind := fullForm
		if i == len(forms)-1 {
			kind = short
		}
		g.addForm(f, u, kind)
	}
	g.addForm(abbr, u, abbreviation)
	g.addEnglish(english, u)
	return u
}

// shortOf is the name without its last rune, when that is a suffix of
// divisions and two runes are left.
func shortOf(name string) []string {
	r := []rune(name)
	if len(r) < 3 || !strings.ContainsRune("省市县区旗盟", r[len(r)-1]) {
		return nil
	}
	return []string{string(r[:len(r)-1])}
}

func (g *gazetteer) addUnit(name string, parent int32, depth int8) int32 {
	path := name
	if parent >= 0 {
		path = g.units[parent].path + "/" + name
	}
	u := int32(len(g.units))
	g.units = append(g.units, unit{name: name, path: path, parent: parent, depth: depth})
	g.byPath[path] = u
	return u
}

func (g *gazetteer) addForm(text string, u int32, kind formKind) {
	if len(text) < 2 {
		return
	}
	i, ok := g.byText[text]
	if !ok {
		i = len(g.forms)
		g.byText[text] = i
		g.texts = append(g.texts, text)
		g.forms = append(g.forms, nil)
	}
	if !slices.ContainsFunc(g.forms[i], func(f form) bool { return f.unit == u }) {
		g.forms[i] = append(g.forms[i], form{u, kind})
	}
}

// minEnglishCounty is how many letters the pinyin of a county must have to be
// looked for: shorter ones are words of their own (yuan, long).
const minEnglishCounty = 6

func (g *gazetteer) addEnglish(list string, u int32) {
	if list == "" {
		return
	}
	g.units[u].english = strings.Split(list, ",")
	for _, e := range g.units[u].english {
		if g.units[u].depth < 2 || len(e) >= minEnglishCounty {
			g.addForm(strings.ToLower(e), u, englishForm)
		}
	}
}

// weak reports whether the short form of a unit is an ordinary word.
func (g *gazetteer) weak(u int32) bool {
	for _, short := range shortOf(g.units[u].name) {
		for _, f := range g.forms[g.byText[short]] {
			if f.unit == u {
				return f.kind == weakForm
			}
		}
	}
	return false
}

// addVariants adds 兖州市 and 兖州县 for 兖州区 where no unit has that name.
func (g *gazetteer) addVariants() {
	for u := range g.units {
		name := []rune(g.units[u].name)
		last := len(name) - 1
		if g.units[u].depth == 0 || last < 2 || g.weak(int32(u)) || !strings.ContainsRune("市县区", name[last]) {
			continue
		}
		for _, suffix := range "市县区" {
			if g.units[u].depth == 1 && suffix == '区' {
				continue
			}
			name[last] = suffix
			if i, taken := g.byText[string(name)]; !taken || g.forms[i][0].kind == variantForm {
				g.addForm(string(name), int32(u), variantForm)
			}
		}
	}
}

// loadCountries reads countries.txt: Chinese forms, the name first, and English ones.
func (g *gazetteer) loadCountries(lines []string) error {
	for _, line := range lines {
		chinese, english, ok := strings.Cut(line, "@")
		if !ok {
			return fmt.Errorf("line %q: no English form", line)
		}
		names := strings.Split(chinese, ",")
		u := g.addUnit(names[0], -1, -1)
		for _, n := range names {
			g.addForm(n, u, fullForm)
		}
		g.addEnglish(english, u)
	}
	return nil
}

// finish builds the trie; negative words win over the names inside them.
func (g *gazetteer) finish() {
	for _, w := range g.negative {
		if _, ok := g.byText[w]; !ok {
			g.byText[w] = len(g.forms)
			g.texts = append(g.texts, w)
			g.forms = append(g.forms, nil)
		}
	}
	g.trie = newTrie(g.texts)
}

// under reports whether unit u lies in unit a, or is it.
func (g *gazetteer) under(u, a int32) bool {
	for ; u >= 0; u = g.units[u].parent {
		if u == a {
			return true
		}
	}
	return false
}
