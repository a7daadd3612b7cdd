package engine

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// A follow-up that says no more than another name, time or place, 那乙公司呢, 2023年的呢, 换成南桥县呢,
// asks the question before once more with that in its place. It is put so in full, and
// answered as a question of its own.

// otherOnlyRE matches a follow-up that says only of what else the question before is asked.
var otherOnlyRE = regexp.MustCompile(`^(?:那么?|换成|换作|换|改成|改问|至于|再看|再问|还有|而)?(.+?)(?:的?(?:那个|这个|那家|那边|这边|那块)?(?:项目|公司|企业)?的?)?呢[?]?$`)

var (
	yearOnlyRE   = regexp.MustCompile(`^(?:20[0-9]{2})年?$`)
	askedYearRE  = regexp.MustCompile(`20[0-9]{2}年`)
	laterYearRE  = regexp.MustCompile(`^(?:到了?)?(?:下一?|次|翌|第二|后一|转过)年$`)
	periodRE     = regexp.MustCompile(`第?[一二三四]季度|[上下]半年|[0-9一二三四五六七八九十]{1,2}月份?`)
	periodOnlyRE = regexp.MustCompile(`^(?:第?[一二三四]季度|[上下]半年|[0-9一二三四五六七八九十]{1,2}月份?)$`)
	// nameTailRE matches what goes with the name of a thing in a question.
	nameTailRE = regexp.MustCompile(`^(?:项目|公司|集团|企业)?的?(?:项目)?`)
)

// substitution is a question put in full, and the pages it is asked of: nil for all.
type substitution struct {
	question *understand.Question
	pages    []*reading.Page
}

// substitute is the question before with what a follow-up names in its place; nil when
// the follow-up says more, or the question before has nothing of its kind.
func (e *Engine) substitute(q *understand.Question, at asking, last []*reading.Page) *substitution {
	m := otherOnlyRE.FindStringSubmatch(string(q.Folded))
	if m == nil || at.state.Ask == "" || len(last) == 0 || q.Language == "en" || q.Focus != nil || q.Phase != "" || q.Ordinal > 0 {
		return nil
	}
	before := e.reader.Read(at.state.Ask, q.Language, at.vocab)
	read := func(text string, pages []*reading.Page) *substitution {
		return &substitution{e.reader.Read(text, q.Language, at.vocab), pages}
	}
	ask := string(before.Folded)
	if text := otherTime(ask, m[1]); text != "" {
		return read(text, nil)
	}
	if len(q.Places) == 1 && len(before.Places) == 1 && sameLevel(q.Places[0], before.Places[0]) && q.Places[0].Span.Len() >= len([]rune(m[1]))-1 {
		s := before.Places[0].Span
		return read(string(before.Folded[:s.Start])+m[1]+string(before.Folded[s.End:]), nil)
	}
	if len(q.Places) > 0 || before.Asks("count", "sum", "list", "filter", "compare", "group", "average", "visit", "top", "share", "yesno", "") {
		return nil
	}
	// The bare sum of another is found by its name, also among figures that have no label.
	if before.Kind == "amount" && before.Phase == "" && (before.Focus == nil || before.Focus.ID == "total") {
		return nil
	}
	return e.otherThing(q, m[1], before, at, last, read)
}

// sameLevel reports whether two divisions are of one level: two counties, two provinces.
func sameLevel(a, b names.Place) bool {
	return a.Kind == b.Kind && a.ID != "" && b.ID != "" && strings.Count(a.ID, "/") == strings.Count(b.ID, "/")
}

// otherTime is a question with another time in place of its own; "" when it has none, or
// the text is none.
func otherTime(ask, text string) string {
	years := askedYearRE.FindAllString(ask, -1)
	switch {
	case len(years) == 1 && yearOnlyRE.MatchString(text):
		return strings.Replace(ask, years[0], strings.TrimSuffix(text, "年")+"年", 1)
	case len(years) == 1 && laterYearRE.MatchString(text):
		y, _ := strconv.Atoi(years[0][:4])
		return strings.Replace(ask, years[0], strconv.Itoa(y+1)+"年", 1)
	}
	if periods := periodRE.FindAllString(ask, -1); len(periods) == 1 && periodOnlyRE.MatchString(text) {
		return strings.Replace(ask, periods[0], text, 1)
	}
	return ""
}

// otherThing is the question before asked of another firm or project that the reports
// answered from name.
func (e *Engine) otherThing(q *understand.Question, said string, before *understand.Question, at asking, last []*reading.Page, read func(string, []*reading.Page) *substitution) *substitution {
	var known []string
	for _, p := range last {
		known = append(known, thingNames(at.table.In(p.Document.ID))...)
	}
	now, old := namedSpan(q, known), namedSpan(before, known)
	if name := strings.TrimSuffix(said, "项目"); now.Empty() || now.Len() < len([]rune(name)) {
		return nil
	}
	name := string(q.Folded[now.Start:now.End])
	rest := string(before.Folded)
	if !old.Empty() {
		if before := string(before.Folded[old.Start:old.End]); strings.Contains(before, name) || strings.Contains(name, before) {
			return nil
		}
		tail := string(before.Folded[old.End:])
		rest = string(before.Folded[:old.Start]) + "\x00" + tail[len(nameTailRE.FindString(tail)):]
	} else if len(before.Folded) > 9 {
		return nil
	} else {
		rest = "\x00" + strings.TrimLeft(rest, "那它其该")
	}
	if strings.HasSuffix(string(q.Folded), name+"项目呢") {
		name += "项目"
	}
	return read(strings.Replace(rest, "\x00", name, 1), last)
}

// thingNames are the folded names of the projects, investors and companies of a document.
func thingNames(records *corpus.Records) []string {
	out := execute.ProjectNames(records)
	for i := range records.Organizations {
		if o := &records.Organizations[i]; o.Kind == "company" {
			out = append(out, clean.Fold(o.Name.Value))
		}
	}
	return out
}

// leastName is how many characters of a name a question has at least.
const leastName = 2

// namedSpan is where a question has a part of one of some names, two characters or more
// that are no words of the genre: from the first such part to the last.
func namedSpan(q *understand.Question, known []string) corpus.Span {
	var out corpus.Span
	for _, t := range q.Terms {
		if t.Group != 0 || t.Lent {
			continue
		}
		for i := 0; i < len(t.Runes); i++ {
			n := longestKnown(t, i, known)
			if n == 0 {
				continue
			}
			s := corpus.Span{Start: t.Start + i, End: t.Start + i + n}
			if out.Empty() {
				out = s
			}
			out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
			i += n - 1
		}
	}
	return out
}

// longestKnown is how many characters of a term from a place on stand in one of some
// names; 0 when fewer than two of them say anything.
func longestKnown(t understand.Term, from int, known []string) int {
	for n := len(t.Runes) - from; n >= leastName; n-- {
		strong := 0
		for _, w := range t.Weight[from : from+n] {
			if w >= 0.9 {
				strong++
			}
		}
		if strong < leastName {
			return 0
		}
		if part := string(t.Runes[from : from+n]); slices.ContainsFunc(known, func(name string) bool { return strings.Contains(name, part) }) {
			return n
		}
	}
	return 0
}

// substituted answers a follow-up that only names something else, as the question in full;
// nil when it is none, or another way may know more.
func (e *Engine) substituted(ctx context.Context, q asking, question *understand.Question, last []*reading.Page) (*understand.Question, *execute.Result, error) {
	if _, ok := chosen(q.Text, q.state.Offers); ok {
		return nil, nil, nil
	}
	s := e.substitute(question, q, last)
	if s == nil {
		return nil, nil, nil
	}
	pages := s.pages
	if pages == nil {
		var err error
		if pages, err = e.pages(ctx, q.role, q.table, s.question, q.vocab); err != nil {
			return nil, nil, err
		}
	}
	result := e.runOf(ctx, q, s.question, pages).Answer(ctx)
	if result.Status != answer.Answered && s.pages == nil {
		return nil, nil, nil
	}
	return s.question, result, nil
}
