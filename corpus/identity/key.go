// Package identity tells which records of different documents are of one
// project, and which names are of one organisation. It decides nothing
// silently: what it joins must agree in name, place and party, and what only
// resembles is a candidate for a person to decide.
package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Features is what identity looks at of one project record. Strings are
// folded.
type Features struct {
	Name    string         `json:"-"`           // Name of the project, as Name gives it
	Parties []string       `json:"p,omitempty"` // cores of the parties' names
	Place   string         `json:"l,omitempty"`
	Places  []string       `json:"g,omitempty"` // gazetteer ids
	Phase   string         `json:"h,omitempty"`
	Amount  *corpus.Amount `json:"a,omitempty"`
	Date    string         `json:"d,omitempty"` // ISO, as far as stated
}

// Of takes the features of a project.
func Of(p *corpus.Project) Features {
	f := Features{Name: Name(clean.Fold(p.Name.Value)), Places: p.Places, Phase: clean.Fold(p.Phase)}
	for _, party := range p.Parties {
		f.Parties = append(f.Parties, Organization(clean.Fold(party.Value)))
	}
	if p.Place != nil {
		f.Place = Compact(clean.Fold(p.Place.Value))
	}
	if p.Amount != nil {
		a := p.Amount.Value
		f.Amount = &a
	}
	if p.Date != nil {
		f.Date = p.Date.Value.ISO()
	}
	return f
}

// Name is the core of a folded project name: without quotes, spaces, dashes
// and the words that every project has (项目, 工程, 建设项目).
func Name(folded string) string {
	core := Compact(folded)
	for _, suffix := range []string{"工程项目", "建设项目", "投资项目", "项目", "工程"} {
		if rest, ok := strings.CutSuffix(core, suffix); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return core
}

// Organization is the core of a folded name of an organisation: without legal
// form, brackets and the words 集团 and 公司 at its end. 中国华东环境(集团)有限公司
// and 中国华东环境集团 have one core.
func Organization(folded string) string {
	core := Compact(folded)
	for changed := true; changed; {
		changed = false
		for _, suffix := range legalForms() {
			rest, ok := strings.CutSuffix(core, suffix)
			if ok && utf8.RuneCountInString(rest) >= 2 {
				core, changed = rest, true
			}
		}
	}
	return core
}

func legalForms() []string {
	return []string{"有限责任公司", "股份有限公司", "有限公司", "股份公司", "总公司", "分公司", "公司", "集团", "控股", "股份",
		"incorporated", "corporation", "limited", "company", "coltd", "inc", "ltd", "corp", "gmbh", "plc"}
}

// Compact drops everything of a folded string but its letters (Chinese
// characters are letters) and digits.
func Compact(folded string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, folded)
}
