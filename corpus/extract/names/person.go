package names

import (
	"strings"

	"zhaoshang/corpus"
)

// Person is somebody whom a text names, with the title beside the name.
type Person struct {
	Span  corpus.Span // of the name
	Title corpus.Span // empty when the text gives none here
	// Office is the place (山西省太原市晋源区) or the organisation that the title is
	// of, folded; empty when it cannot be told.
	Office string
	Role   string // official, company, author, reporter
	Rule   string
}

// The roles of persons, as corpus.Person has them.
const (
	Official   = "official"
	OfCompany  = "company"
	Author     = "author"
	Reporter   = "reporter"
	noRole     = ""
	maxTitle   = 40
	maxInBrief = 40 // runes of a bracket that names the authors
)

// persons finds the persons of a text: after titles, before titles, in lists
// with a verb of presence, and in the bracket that signs a report.
func (x *Lexicon) persons(r *Reading) {
	last := 0
	for i := 0; i < len(r.text); i++ {
		n := x.starts(titleWords, r.text, i)
		if n == 0 {
			if m := x.untitled(r, last, i); m > 0 {
				i += m - 1
				last = i + 1
			}
			continue
		}
		if end := x.afterTitle(r, last, i, i+n); end > 0 {
			last, i = end, end-1
			continue
		}
		if end := x.beforeTitle(r, last, i, i+n); end > 0 {
			last = end
		}
		i += n - 1
	}
}

// afterTitle takes the names that stand right after the title text[at:end]; it
// gives the end of the last one, 0 when none does.
func (x *Lexicon) afterTitle(r *Reading, last, at, end int) int {
	text, i := r.text, end
	for i < len(text) && (text[i] == ' ' || text[i] == ':' || text[i] == '/') {
		i++
	}
	n := x.titledName(text, at, end, i)
	if n == 0 {
		if n = x.linkedName(text, end); n == 0 {
			return 0
		}
		i = end + 1
	}
	title := corpus.Span{Start: x.titleStart(text, last, at), End: end}
	for n > 0 {
		r.Persons = append(r.Persons, x.person(r, corpus.Span{Start: i, End: i + n}, title, "person/after-title"))
		i += n
		next := listMark(text, i)
		if next == 0 {
			break
		}
		if n = x.listedName(text, i+next); n > 0 {
			i += next
		}
	}
	return i
}

// titledName gives the length of the name at text[i] after a title. After a
// title that is also a general word the name must begin with a rune that is
// not an everyday word.
func (x *Lexicon) titledName(text []rune, at, end, i int) int {
	n := x.nameAt(text, i)
	if n == 0 {
		return latinName(text, end, i)
	}
	_, everyday := x.surnames.at(text, i)
	if everyday && (x.starts(titleWeakWords, text, at) == end-at || i > end) {
		return 0
	}
	return n
}

// linkedName gives the length of the name that a verb joins to the title before
// it: 董事会秘书为某某。 主任由某某兼任. The name must end where nothing else can go on.
func (x *Lexicon) linkedName(text []rune, end int) int {
	if end >= len(text) || !strings.ContainsRune("为是由", text[end]) {
		return 0
	}
	n := x.nameAt(text, end+1)
	if _, everyday := x.surnames.at(text, end+1); n == 0 || everyday {
		return 0
	}
	rest := text[end+1+n:]
	if text[end] == '由' {
		if len(rest) >= 2 && strings.Contains(string(rest[:2]), "任") {
			return n
		}
		return 0
	}
	if len(rest) > 0 && isHan(rest[0]) {
		return 0
	}
	return n
}

// latinName gives the length of a name in Latin letters right after a Chinese
// title: two or three words, a bracket or Chinese behind them.
func latinName(text []rune, end, i int) int {
	if i != end || end == 0 || !isHan(text[end-1]) {
		return 0
	}
	words, j := 0, i
	for j < len(text) && isLetter(text[j]) {
		for j < len(text) && (isLetter(text[j]) || text[j] == '.' || text[j] == '-') {
			j++
		}
		words++
		if j+1 < len(text) && text[j] == ' ' && isLetter(text[j+1]) {
			j++
		}
	}
	if words < 2 || words > 3 || j < len(text) && !isHan(text[j]) && !strings.ContainsRune("(,。、", text[j]) {
		return 0
	}
	return j - i
}

// listMark gives the length of the mark between two names: 、 or a space in a
// list of authors; 0 for none.
func listMark(text []rune, i int) int {
	if i >= len(text) {
		return 0
	}
	switch text[i] {
	case '、', ' ', '和':
		return 1
	}
	return 0
}

// listedName gives the length of a name in a list, where no title helps.
func (x *Lexicon) listedName(text []rune, i int) int {
	n := x.nameAt(text, i)
	if _, everyday := x.surnames.at(text, i); everyday && n < 3 {
		return 0
	}
	return n
}

// beforeTitle takes a name that stands right before a title and after a mark:
// ,张某某书记. It gives the end of the title, 0 for none.
func (x *Lexicon) beforeTitle(r *Reading, last, at, end int) int {
	for n := 4; n >= 2; n-- {
		i := at - n
		if i < last || i > 0 && isHan(r.text[i-1]) || x.nameAt(r.text, i) != n {
			continue
		}
		if _, everyday := x.surnames.at(r.text, i); everyday {
			continue
		}
		p := x.person(r, corpus.Span{Start: i, End: at}, corpus.Span{Start: at, End: end}, "person/before-title")
		r.Persons = append(r.Persons, p)
		return end
	}
	return 0
}

// titleStart goes left from the last word of a title to its beginning, over
// earlier titles that 、 joins to it: 县委副书记、县长.
func (x *Lexicon) titleStart(text []rune, from, at int) int {
	from = max(from, at-maxTitle)
	j := at
	for j > from {
		r := text[j-1]
		if r == '、' && j-1 > from && x.ends(titleWords, text, from, j-1) > 0 {
			j--
			continue
		}
		if r == ')' {
			if open := openBracket(text, from, j-1); open >= 0 {
				j = open
				continue
			}
		}
		if !nameRune(text, j-1) || counted(text, from, j) || x.breaksTitle(text, from, j) {
			break
		}
		j--
	}
	for j < at && strings.ContainsRune(" 与及、)", text[j]) || j < at && text[j] == '和' && !x.placeName(text, j) {
		j++
	}
	return j
}

// breaksTitle reports whether a word that stands before titles ends before text[j].
func (x *Lexicon) breaksTitle(text []rune, from, j int) bool {
	n := x.ends(titleBreakWords, text, from, j)
	return n > 0 && x.starts(orgInsideWords, text, j-n) <= n
}

// person makes the Person of a name and its title.
func (x *Lexicon) person(r *Reading, name, title corpus.Span, rule string) Person {
	p := Person{Span: name, Title: title, Rule: rule, Role: Official}
	core := r.text[title.Start:title.End]
	switch {
	case x.ends(titleReportWords, core, 0, len(core)) > 0:
		p.Role = Reporter
		if strings.HasSuffix(string(core), "作者") || strings.HasSuffix(string(core), "通讯员") {
			p.Role = Author
		}
		p.Title.Start = title.End - x.ends(titleReportWords, core, 0, len(core))
	case x.ends(titleCompanyWords, core, 0, len(core)) > 0 || x.companyTitle(r, title):
		p.Role = OfCompany
	}
	p.Office = x.office(r, p)
	return p
}

// companyTitle reports whether a company stands inside the title: 某某集团主席.
func (x *Lexicon) companyTitle(r *Reading, title corpus.Span) bool {
	for _, o := range r.Orgs {
		if o.Kind == Company && title.Contains(o.Span) {
			return true
		}
	}
	return false
}

// untitled finds persons without a title at text[i]: in the bracket that signs
// a report, in a list with a verb of presence, as the subject of a verb of
// saying. It gives the length read, 0 for none.
func (x *Lexicon) untitled(r *Reading, last, i int) int {
	if r.text[i] == '(' {
		return x.signedAt(r, i)
	}
	if i < last || i > 0 && isHan(r.text[i-1]) || !isHan(r.text[i]) {
		return 0
	}
	if n := x.present(r, i); n > 0 {
		return n
	}
	return x.speaker(r, i)
}

// present takes a list of bare names before a verb of presence:
// 张某、李某某、王某参加会见.
func (x *Lexicon) present(r *Reading, i int) int {
	var spans []corpus.Span
	for j := i; ; {
		n := x.nameAt(r.text, j)
		if n == 0 {
			return 0
		}
		spans = append(spans, corpus.Span{Start: j, End: j + n})
		j += n
		if x.starts(presenceWords, r.text, j) > 0 {
			break
		}
		if listMark(r.text, j) == 0 {
			return 0
		}
		j++
	}
	if len(spans) < 2 {
		return 0
	}
	for _, s := range spans {
		r.Persons = append(r.Persons, Person{Span: s, Rule: "person/list"})
	}
	return spans[len(spans)-1].End - i
}

// speaker takes a bare name of three runes or more before a verb of saying, or
// at the start of a line before 在: 李某某指出.
func (x *Lexicon) speaker(r *Reading, i int) int {
	n := x.nameAt(r.text, i)
	if _, everyday := x.surnames.at(r.text, i); n < 3 || everyday || i+n >= len(r.text) {
		return 0
	}
	heading := (i == 0 || r.text[i-1] == '\n') && r.text[i+n] == '在'
	if !heading && x.starts(sayTwoWords, r.text, i+n) == 0 {
		return 0
	}
	r.Persons = append(r.Persons, Person{Span: corpus.Span{Start: i, End: i + n}, Rule: "person/speaker"})
	return n
}

// signedAt takes the authors from a bracket at the end of a paragraph: (张某 李某某).
// It gives the length of the bracket, 0 when it is none.
func (x *Lexicon) signedAt(r *Reading, i int) int {
	text := r.text
	if text[i] != '(' {
		return 0
	}
	end := i + 1
	for end < len(text) && end < i+maxInBrief && text[end] != ')' && text[end] != '\n' {
		end++
	}
	if end >= len(text) || text[end] != ')' || end+1 < len(text) && text[end+1] != '\n' {
		return 0
	}
	found := x.signed(text, i+1, end)
	r.Persons = append(r.Persons, found...)
	if len(found) == 0 {
		return 0
	}
	return end + 1 - i
}

// signed reads the names inside a bracket that signs a report; nil when it
// holds anything but names and words such as 记者.
func (x *Lexicon) signed(text []rune, i, end int) []Person {
	var out []Person
	for i < end {
		if strings.ContainsRune(" 、/:,", text[i]) {
			i++
			continue
		}
		if n := x.starts(bylineWords, text, i); n > 0 {
			i += n
			continue
		}
		n := x.bareName(text, i, end)
		if n == 0 {
			return nil
		}
		out = append(out, Person{Span: corpus.Span{Start: i, End: i + n}, Role: Author, Rule: "person/byline"})
		i += n
	}
	return out
}

// bareName gives the length of a name that marks or the end close on its right.
func (x *Lexicon) bareName(text []rune, i, end int) int {
	sur, _ := x.surnames.at(text, i)
	if sur == 0 || x.starts(notNameWords, text, i) > 0 {
		return 0
	}
	n := 0
	for i+n < end && isHan(text[i+n]) && !strings.ContainsRune(notGiven, text[i+n]) {
		n++
	}
	if n <= sur || n > sur+2 {
		return 0
	}
	return n
}
