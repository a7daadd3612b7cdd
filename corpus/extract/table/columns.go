package table

import (
	_ "embed"
	"strings"

	"zhaoshang/corpus/extract/value"
)

//go:embed data/columns.tsv
var columnData string

//go:embed data/words.tsv
var wordData string

// role is what a column holds.
type role string

// The roles that rules name; the others (rate, skip, serial …) only keep a
// column from being taken for something else.
const (
	roleName       role = "name"
	roleParty      role = "party"
	roleTotal      role = "total"
	rolePaid       role = "paid"
	roleSector     role = "sector"
	rolePlace      role = "place"
	roleSigned     role = "signed"
	roleStart      role = "start"
	roleCompletion role = "completion"
	roleStatus     role = "status"
	roleEvent      role = "event"
	roleNote       role = "note"
	roleContent    role = "content"
	roleUnit       role = "unit"
	roleCount      role = "count"
	roleSerial     role = "serial"
	roleArea       role = "area"
	roleJobs       role = "jobs"
	roleStage      role = "stage"
)

// naming is one line of columns.tsv.
type naming struct {
	role  role
	how   string
	names []string
}

// lexicon holds the names of columns and the words of tables. It never changes
// after loading.
type lexicon struct {
	columns []naming
	words   map[string][]string
}

func loadLexicon() lexicon {
	l := lexicon{words: map[string][]string{}}
	for _, f := range value.Rows(columnData) {
		l.columns = append(l.columns, naming{role(f[0]), f[1], value.Spellings(f[2])})
	}
	for _, f := range value.Rows(wordData) {
		l.words[f[0]] = value.Spellings(f[1])
	}
	return l
}

// role gives the role of a column by its folded name, and the rank of the
// naming that matched (the lower, the surer); empty for a name that is not known.
func (l lexicon) role(name string) (role, int) {
	plain := squeeze(withoutBrackets(name))
	if plain == "" {
		plain = squeeze(name)
	}
	for rank, n := range l.columns {
		for _, word := range n.names {
			if !n.matches(plain, word) {
				continue
			}
			if (n.role == roleName || n.role == roleParty) && counts(name) {
				return roleCount, rank
			}
			return n.role, rank
		}
	}
	return "", len(l.columns)
}

// headers is read once from the embedded files and never changed.
var headers = loadLexicon()

// Role is what a column holds by its folded name, as columns.tsv calls it: party for
// 投资人; "" for a name that is not known.
func Role(header string) string {
	r, _ := headers.role(header)
	return string(r)
}

// counts reports whether the brackets of a column's name say that it counts
// things: 新签约项目(个), 签约企业(单位:家).
func counts(name string) bool {
	for _, part := range inBrackets(name) {
		switch strings.TrimPrefix(strings.TrimPrefix(squeeze(part), "单位"), ":") {
		case "个", "家", "项", "宗", "件", "户":
			return true
		}
	}
	return false
}

func (n naming) matches(name, word string) bool {
	switch {
	case n.how == "is":
		return name == word
	case isLatin(word):
		return hasWord(name, word)
	case n.how == "ends":
		return strings.HasSuffix(name, word)
	}
	return strings.Contains(name, word)
}

// isLatin reports whether a word is of the Latin alphabet.
func isLatin(word string) bool { return word != "" && word[0] < 0x80 && word[0] != '#' }

// hasWord reports whether a Latin word stands in name as a whole word.
func hasWord(name, word string) bool {
	for from := 0; ; {
		i := strings.Index(name[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		if (start == 0 || !isLetter(name[start-1])) && (end == len(name) || !isLetter(name[end])) {
			return true
		}
		from = end
	}
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' }

// bracketRunes pairs the brackets of folded text.
const (
	openBrackets  = "(（[【〔"
	closeBrackets = ")）]】〕"
)

// withoutBrackets takes out what stands in brackets: 总投资(亿元) is 总投资.
func withoutBrackets(s string) string {
	var out strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune(openBrackets, r):
			depth++
		case strings.ContainsRune(closeBrackets, r):
			depth = max(depth-1, 0)
		case depth == 0:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// inBrackets gives what stands in the brackets of s, each part by itself.
func inBrackets(s string) []string {
	var out []string
	start := -1
	for i, r := range s {
		switch {
		case strings.ContainsRune(openBrackets, r):
			start = i + len(string(r))
		case strings.ContainsRune(closeBrackets, r) && start >= 0:
			out, start = append(out, s[start:i]), -1
		}
	}
	return out
}

// squeeze takes all blanks out of Chinese (项 目 名 称) and leaves one between Latin words.
func squeeze(s string) string {
	var out strings.Builder
	for _, word := range strings.Fields(s) {
		if t := out.String(); t != "" && isLetter(t[len(t)-1]) && isLetter(word[0]) {
			out.WriteByte(' ')
		}
		out.WriteString(word)
	}
	return out.String()
}

// beginsWith gives the word of a list that s begins with, the longest.
func (l lexicon) beginsWith(list, s string) string {
	best := ""
	for _, w := range l.words[list] {
		if strings.HasPrefix(s, w) && len(w) > len(best) {
			best = w
		}
	}
	return best
}

// is reports whether s is a word of a list.
func (l lexicon) is(list, s string) bool {
	for _, w := range l.words[list] {
		if s == w {
			return true
		}
	}
	return false
}

// has reports whether a word of a list stands in s.
func (l lexicon) has(list, s string) bool {
	for _, w := range l.words[list] {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
