package lexicon

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// Origin is one line of origins.txt: the short word for where capital comes from, and
// the names of the places, folded.
type Origin struct {
	Short string
	Names []string
}

// OriginWord is a word of a question for where firms or their capital come from.
type OriginWord struct {
	Span  corpus.Span // in runes of the question
	Names []string    // of the places, any of which will do
}

// addOrigin reads "港 = 香港 hong_kong".
func (l *Lexicon) addOrigin(line, _ string) error {
	short, rest, ok := strings.Cut(line, " = ")
	if !ok || short == "" {
		return errors.New("no = between the short word and the names of places")
	}
	o := Origin{Short: short}
	for name := range strings.FieldsSeq(rest) {
		o.Names = append(o.Names, strings.ReplaceAll(name, "_", " "))
	}
	l.Origins = append(l.Origins, o)
	l.learn(short + "资")
	return nil
}

// originRE makes the pattern of all words for origins: 港资, 日企, 香港企业, 来自日本的.
// What stands before or behind tells 后台资料 and 今日资金 from them.
func (l *Lexicon) originRE() *regexp.Regexp {
	var short, long []string
	for _, o := range l.Origins {
		short = append(short, regexp.QuoteMeta(o.Short))
		long = append(long, regexp.QuoteMeta(o.Names[0]))
	}
	longest := func(a, b string) int { return cmp.Compare(len(b), len(a)) }
	slices.SortStableFunc(short, longest)
	slices.SortStableFunc(long, longest)
	firms := `的?(?:企业|公司|资本|客商|投资者|投资方|投资商|商人|老板|集团)`
	return regexp.MustCompile(`(?:^|[^平后前舞站电今每明昨当近海空内\d])(?:(` + strings.Join(short, "|") + `)(?:资(?:[^金源讯助格料产深历]|$)|企(?:[^及]|$))|来自(` + strings.Join(long, "|") + `)|(` + strings.Join(long, "|") + `)` + firms + `)`)
}

// OriginsIn are the words of a folded question for where firms or their capital come
// from, in order.
func (l *Lexicon) OriginsIn(question string) []OriginWord {
	if l.origins == nil {
		return nil
	}
	var out []OriginWord
	for _, m := range l.origins.FindAllStringSubmatchIndex(question, -1) {
		for g := 1; g <= 3; g++ {
			if m[2*g] < 0 {
				continue
			}
			at := len([]rune(question[:m[2*g]]))
			said := question[m[2*g]:m[2*g+1]]
			length := len([]rune(said))
			if g == 1 {
				length++
			}
			out = append(out, OriginWord{Span: corpus.Span{Start: at, End: at + length}, Names: l.originNames(said, g == 1)})
		}
	}
	return out
}

// originNames are the names of places that a word for an origin means.
func (l *Lexicon) originNames(said string, short bool) []string {
	for _, o := range l.Origins {
		if short && o.Short == said || !short && o.Names[0] == said && len([]rune(o.Short)) == 1 {
			return o.Names
		}
	}
	return []string{said}
}
