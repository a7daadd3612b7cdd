package execute

import (
	"math/big"
	"regexp"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/corpus"
)

// Questions that reckon with the amounts of two things that they name: by how much one is
// more than the other, and how many times the other it is.

// sumTail matches what may follow a thing of which the sum is reckoned with: 的总投资额.
const sumTail = `(?:的?(?:总|计划|项目)*(?:投资|金额|盘子|规模)(?:额|规模)?)?`

var (
	// moreThanRE matches 甲比乙多投多少, 甲的投资比乙多出多少亿.
	moreThanRE = regexp.MustCompile(`^(.{2,}?)` + sumTail + `(?:比|较之?)(.{2,}?)` + sumTail + `(?:要|得)?(?:总|投资|投|砸|出|签)*(?:多|少|高|低|大|小)(?:了|出|投|砸|花|签|来)*(?:多少|几(?:个|多)?(?:亿|万|钱))[^,]{0,6}$`)
	// farApartRE matches 甲和乙投资差多少, 甲与乙的投资额相差几个亿.
	farApartRE = regexp.MustCompile(`^(.{4,}?)[, ]*(?:[两二]者|这[两二](?:个|家)(?:项目|企业)?)?(?:的|之间|在)?(?:总|计划|项目)*(?:投资|金额|盘子|规模)?(?:额|规模|上)?(?:的)?(?:相差|差距|差额|差)(?:了|是|有|出)*(?:多少|几(?:个|多)?(?:亿|万|钱)|多大)[^,]{0,6}$`)
	// timesRE matches 甲的投资是乙的几倍.
	timesRE = regexp.MustCompile(`^(.{2,}?)` + sumTail + `(?:是|为|相当于|抵得?上?|达到?)(.{2,}?)` + sumTail + `的?(?:多少|几)倍[^,]{0,4}$`)
)

// reckoned cuts a question for a difference or a ratio into the two things that it
// reckons with; nil for other questions.
func (r *Run) reckoned(q string) [][]string {
	for _, form := range []*regexp.Regexp{moreThanRE, timesRE} {
		if m := form.FindStringSubmatch(q); m != nil {
			if a, b := trimSide(m[1]), trimSide(m[2]); a != "" && b != "" {
				return [][]string{{a, b}}
			}
		}
	}
	if m := farApartRE.FindStringSubmatch(q); m != nil {
		return r.cutsOf(m[1], 2, weakSepRE)
	}
	return nil
}

// times is how many times the amount of another thing one has, with one decimal or
// two; "" when they cannot be divided.
func times(a, b *corpus.Amount) string {
	if a == nil || b == nil || a.Currency != b.Currency || b.Figure() <= 0 || a.Figure() <= 0 {
		return ""
	}
	digits := 1
	if a.Figure() < b.Figure() {
		digits = 2
	}
	s := big.NewRat(int64(a.Figure()), int64(b.Figure())).FloatString(digits)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// multiple says how many times the amount of the second thing the first has; nil when the
// question does not ask it.
func (r *Run) multiple(a, b listing.Item) *Result {
	n := times(a.Amount, b.Amount)
	if n == "" || !timesRE.MatchString(strings.TrimRight(string(r.Q.Folded), "?!。 ")) {
		return nil
	}
	res := &Result{Status: answer.Answered, Message: "compare_times", Args: []string{a.Side(), text(a), b.Side(), text(b), n}, Parts: cites(a, b), Plan: "Compare", Document: a.Page.Document.ID, compared: []listing.Item{a, b}}
	res.Facts = append(res.Facts, fact(a), fact(b))
	return res
}
