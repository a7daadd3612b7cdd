package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A sentence with 分别 or 依次 may name several companies and, in the same order, what
// is talked about or signed with each: 分别同甲公司、乙公司商谈造纸、制糖合作; 走访甲、乙、丙,
// 谈的依次是造纸、制糖、养殖. Who asks of one of them means its own counterpart.

var (
	// turnAskedRE matches questions for the counterpart of one thing.
	turnAskedRE = regexp.MustCompile(`谁|什么|啥|哪(?:一)?(?:家|个|方面|块|类|样|种|座|所)`)
	// turnOtherRE matches questions for something else, or for several.
	turnOtherRE = regexp.MustCompile(`多少|几|什么时候|啥时候?|何时|哪[天年月里儿些]|谁(?:带队|率队|去的?|陪|负责|牵头)|分别|各|带队|率队`)
	// turnCutRE matches what stands between two runs of names in such a sentence.
	turnCutRE = regexp.MustCompile(`,|:|(?:分别|依次|依序)(?:是|为|同|与|和|跟|向|就|在|对)?|就|围绕|[商洽]谈|谈的?|对接|走访|拜访|考察|签订|签署|签约|签下|落户|合作|(?:等)?(?:事宜|项目)?(?:进行|开展|展开)`)
	// turnTailRE matches what follows the last name of a run.
	turnTailRE = regexp.MustCompile(`(?:等)?(?:[两二三四五六七八九十0-9]+[个家项])?(?:合作)?(?:事宜|事项)?$`)
	// turnJoinRE matches what joins the names of a run.
	turnJoinRE = regexp.MustCompile(`、|[和与及]`)
	// legalTailRE matches the end of a name that says only what kind of thing it is.
	legalTailRE = regexp.MustCompile(`项目$|(?:股份|集团|控股)*(?:有限|责任)*(?:公司)?$|\([^()]*\)`)
)

// Length of a shared run of characters by which a question names a thing, and how far the next one
// must be behind.
const (
	turnNamed = 3
	turnAhead = 2
)

// ofRows answers with the counterpart of the one thing that the question names in a sentence
// that names two rows of things in the same order; nil when none does.
func (r *Run) ofRows() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || !r.Q.Asks("who", "partner", "quote", "list", "visit", "") || !turnAskedRE.MatchString(q) || turnOtherRE.MatchString(q) {
		return nil
	}
	var found *Result
	for _, p := range r.Pages {
		for i := range p.Sentences {
			s := &p.Sentences[i]
			if s.Kind == corpus.TableRow || !listing.InOrderRE.MatchString(p.Read(s.Span)) {
				continue
			}
			for _, part := range reading.CutAt(p, s.Span, "。;") {
				own, other := namedInTurn(p, part, q)
				if other.Empty() || !r.turnCovered(p) {
					continue
				}
				if found != nil {
					return nil // two sentences tell
				}
				found = tell("Lookup [in turn]", p, other, s.Span)
				found.Parts[0].Label, found.told = p.Shown(own), true
			}
		}
	}
	return found
}

// turnCovered reports whether a page has most of the question's words.
func (r *Run) turnCovered(p *reading.Page) bool {
	a := r.alignmentOf(p)
	return a != nil && a.Total > 0 && a.Found/a.Total >= enough
}

// namedInTurn is the thing of two rows which a question names and the one that stands at its
// place in the other row; empty spans when there are no such rows or it names none or several.
func namedInTurn(p *reading.Page, s corpus.Span, q string) (own, other corpus.Span) {
	rows := turnRows(p, s)
	if len(rows) != 2 {
		return own, other
	}
	best, second := 0, 0
	for k, row := range rows {
		for i, at := range row {
			n := commonRun(legalTailRE.ReplaceAllString(p.Read(at), ""), q)
			if n > best {
				best, second = n, best
				own, other = at, rows[1-k][i]
			} else if n > second {
				second = n
			}
		}
	}
	if best < turnNamed || best-second < turnAhead {
		return corpus.Span{}, corpus.Span{}
	}
	return own, other
}

// turnRows are the rows of names of a stretch with 分别 or 依次, when they are two of one length.
func turnRows(p *reading.Page, s corpus.Span) [][]corpus.Span {
	text := p.Read(s)
	if !listing.InOrderRE.MatchString(text) {
		return nil
	}
	var rows [][]corpus.Span
	from := 0
	for _, m := range append(turnCutRE.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		if row := turnNames(text[from:m[0]], s.Start+len([]rune(text[:from]))); len(row) > 1 {
			rows = append(rows, row)
		}
		from = m[1]
	}
	if len(rows) > 2 {
		rows = rows[len(rows)-2:] // 到甲市、乙市, before the rows
	}
	if len(rows) != 2 || len(rows[0]) != len(rows[1]) {
		return nil
	}
	return rows
}

// turnNames are the names of a run that starts at a place; none when one holds a figure.
func turnNames(text string, at int) []corpus.Span {
	text = turnTailRE.ReplaceAllString(text, "")
	var out []corpus.Span
	from := 0
	for _, m := range append(turnJoinRE.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		name := strings.Trim(text[from:m[0]], " 。;")
		if len([]rune(name)) < 2 || strings.ContainsAny(name, "0123456789") {
			return nil
		}
		start := at + len([]rune(text[:from])) + len([]rune(text[from:m[0]])) - len([]rune(strings.TrimLeft(text[from:m[0]], " ")))
		out = append(out, corpus.Span{Start: start, End: start + len([]rune(name))})
		from = m[1]
	}
	return out
}
