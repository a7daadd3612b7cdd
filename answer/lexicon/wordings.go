package lexicon

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"strings"
)

// Wording is a wordy way to put a question and the plain one.
type Wording struct {
	Pattern *regexp.Regexp
	Plain   string // what stands in its place; $1 is a group of Pattern
	needs   string // characters one of which every match has; "" when there is no telling
}

// Read puts the plain way for the wordy one in a question. Most questions have
// none of the characters that a wording needs, which is cheaper to see than to
// match.
func (w *Wording) Read(question string) string {
	if w.needs != "" && !strings.ContainsAny(question, w.needs) {
		return question
	}
	return w.Pattern.ReplaceAllString(question, w.Plain)
}

var groupRE = regexp.MustCompile(`\$([1-9])`)

func (l *Lexicon) addWording(line, _ string) error {
	w, err := wordingOf(line)
	if err == nil {
		l.Wordings = append(l.Wordings, w)
	}
	return err
}

func (l *Lexicon) addFrame(line, _ string) error {
	w, err := wordingOf(line)
	if err == nil {
		l.Frames = append(l.Frames, w)
	}
	return err
}

func wordingOf(line string) (Wording, error) {
	pattern, plain, ok := strings.Cut(line, "\t")
	if !ok {
		return Wording{}, errors.New("no tab between the pattern and the plain wording")
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return Wording{}, err
	}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return Wording{}, err
	}
	plain = groupRE.ReplaceAllString(plain, "$${$1}") // $1多少 would be a group named 1多少
	return Wording{Pattern: re, Plain: plain, needs: needs(tree)}, nil
}

// mostNeeded is how many characters at most are looked for.
const mostNeeded = 40

// needs gives characters one of which every match of a pattern has, as few as
// can be told; "" for none.
func needs(re *syntax.Regexp) string {
	if re.Flags&syntax.FoldCase != 0 {
		return ""
	}
	switch re.Op {
	case syntax.OpLiteral:
		return string(re.Rune[:1])
	case syntax.OpCharClass:
		return classOf(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needs(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needs(re.Sub[0])
		}
	case syntax.OpConcat:
		return fewest(re.Sub)
	case syntax.OpAlternate:
		return ofEach(re.Sub)
	}
	return ""
}

// classOf lists the characters of a class of few.
func classOf(ranges []rune) string {
	var b strings.Builder
	for i, n := 0, 0; i+1 < len(ranges); i += 2 {
		if n += int(ranges[i+1]-ranges[i]) + 1; n > mostNeeded {
			return ""
		}
		for c := ranges[i]; c <= ranges[i+1]; c++ {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// fewest is what the part that needs fewest characters needs.
func fewest(parts []*syntax.Regexp) string {
	best := ""
	for _, p := range parts {
		if s := needs(p); s != "" && (best == "" || len(s) < len(best)) {
			best = s
		}
	}
	return best
}

// ofEach is what alternatives need together.
func ofEach(parts []*syntax.Regexp) string {
	all := ""
	for _, p := range parts {
		s := needs(p)
		if s == "" {
			return ""
		}
		all += s
	}
	return all
}
