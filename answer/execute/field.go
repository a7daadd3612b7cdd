package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// field answers where, when and with whom from the cells of one row.
func (r *Run) field() *Result {
	s := r.pick(r.items())
	if len(s.Items) == 0 || len(s.Items) > 3 || s.Cover < enoughRows || s.Items[0].Row == nil || s.Cover < r.bestSentence()-0.02 {
		return nil
	}
	role := roleOf[r.Q.Kind]
	if role == "date" {
		if c := r.deedColumn(s.Items[0].Table); c >= 0 {
			return r.deedDates(s, c)
		}
		if r.otherAction() && !r.datesDeed(&s.Items[0]) {
			return nil
		}
	}
	res := &Result{Status: answer.Answered, Plan: "Lookup " + role + s.Why, Score: s.Cover, Document: s.Items[0].Page.Document.ID}
	for _, it := range s.Items {
		if it.Row == nil || r.holdsIn(&it, role) {
			continue
		}
		text, has := it.Column(role)
		if !has {
			return nil
		}
		if text == "" {
			continue
		}
		res.Parts = append(res.Parts, Part{Label: it.Name, Text: text, Page: it.Page, Cite: it.Cite})
		res.Rows = append(res.Rows, it.ID())
		res.items = append(res.items, it)
	}
	if len(res.Parts) == 0 {
		if len(s.Items) == 1 && r.Q.Kind == "partner" && !r.holdsIn(&s.Items[0], role) {
			out := notFound("fact_not_stated")
			out.Document = s.Items[0].Page.Document.ID
			return out
		}
		return nil
	}
	return res
}

// deedDates answers with the dates of one column; the cells may be empty.
func (r *Run) deedDates(s listing.Selection, c int) *Result {
	res := &Result{Status: answer.Answered, Plan: "Lookup date of a deed" + s.Why, Score: s.Cover, Document: s.Items[0].Page.Document.ID}
	for _, it := range s.Items {
		if it.Row == nil || c >= len(it.Row.Cells) || reading.NothingRE.MatchString(it.Page.Read(it.Row.Cells[c])) {
			continue
		}
		if text := strings.TrimSpace(it.Page.Shown(it.Row.Cells[c])); text != "" {
			res.Parts = append(res.Parts, Part{Label: it.Name, Text: text, Page: it.Page, Cite: it.Cite})
			res.Rows = append(res.Rows, it.ID())
			res.items = append(res.items, it)
		}
	}
	if len(res.Parts) == 0 {
		out := notFound("fact_not_stated")
		out.Document, out.Why = res.Document, " [empty cell]"
		return out
	}
	return res
}

// roleOf is the role of the columns that answer a kind of question.
var roleOf = map[string]string{"where": "place", "when": "date", "partner": "party"}

// emptyField reports whether the best sentence is a row of a table that has a
// column for what is asked, and nothing in it.
func (r *Run) emptyField(best find.Candidate) bool {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	role := roleOf[r.Q.Kind]
	if role == "" || s.Row < 0 || s.Table >= len(p.Tables) || role == "date" && r.otherAction() {
		return false
	}
	it := listing.Item{Page: p, Table: &p.Tables[s.Table], Row: &p.Tables[s.Table].Rows[s.Row], Align: r.alignmentOf(p)}
	text, has := it.Column(role)
	return has && text == "" && !r.holdsIn(&it, role)
}

// otherAction reports whether the question asks when something happened that
// is no signing: the date column of a table tells the signing.
func (r *Run) otherAction() bool {
	q := string(r.Q.Folded)
	for i, words := range r.Words.Actions {
		if find.HoldsAny(q, words) {
			return i > 0
		}
	}
	return false
}

// datesDeed reports whether the column of dates of a row, or what stands over its table,
// is called by what the question says was done: 引进时间, or 时间 of a list 开工项目一览.
func (r *Run) datesDeed(it *listing.Item) bool {
	f := &figureTable{page: it.Page, table: it.Table}
	told := f.heading()
	for _, c := range it.Table.Columns {
		if c.Role == "date" {
			told += "\n" + c.Name
		}
	}
	for _, words := range r.Words.Actions {
		if find.HoldsAny(string(r.Q.Folded), words) {
			return find.HoldsAny(told, words)
		}
	}
	return false
}

// holdsIn reports whether the question names what the column of a role says
// itself: then something else is asked.
func (r *Run) holdsIn(it *listing.Item, role string) bool {
	if role != "party" {
		return false
	}
	inParty, inName := false, false
	for i := range it.Align.Pieces {
		x := &it.Align.Pieces[i]
		if !x.Strong {
			continue
		}
		inName = inName || strings.Contains(clean.Fold(it.Name), string(x.Runes))
		for _, at := range x.Places {
			for c, cell := range it.Row.Cells {
				if it.Table.Columns[c].Role == role && at >= cell.Start && at < cell.End {
					inParty = true
				}
			}
		}
	}
	return inParty && !inName
}

var (
	placeEndRE = regexp.MustCompile(`[\p{Han}]{1,8}(?:省|市|区|县|镇|乡|村|州|旗|街道|园区|新城|开发区|岛|路|大厦|酒店|基地|中心|广场|湖|岸)|位于|选址|落户`)
	partyEndRE = regexp.MustCompile(`公司|集团|政府|银行|大学|研究院|中心|局|商会|基金|厂`)
)

// withOtherRE matches an item of a list that names both sides: 甲矿业与乙新区的釉料项目.
var withOtherRE = regexp.MustCompile(`^\p{Han}{2,14}[与和同跟]\p{Han}{2,14}的\p{Han}`)

// putInRE matches a clause that says who puts what where: 某集团投甲市的伞骨项目9亿元.
var putInRE = regexp.MustCompile(`^(?:其中)?\p{Han}{3,16}(?:投资?|在|落户)\p{Han}{2,10}的\p{Han}{2,}`)

// putInPlace is the best clause when a party is asked for and several clauses of its
// sentence each say who puts what where.
func (r *Run) putInPlace(best find.Candidate) (corpus.Span, bool) {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	own := p.Clauses[best.Clause].Span
	if !r.Q.Asks("partner") || s.Kind == corpus.TableRow || !putInRE.MatchString(p.Read(own)) {
		return corpus.Span{}, false
	}
	n := 0
	for c := s.From; c < s.To; c++ {
		if putInRE.MatchString(p.Read(p.Clauses[c].Span)) {
			n++
		}
	}
	return own, n > 1
}

// element is the part of a list that the question names, when that part alone
// answers where or with whom.
func (r *Run) element(best find.Candidate) (corpus.Span, bool) {
	need := placeEndRE
	switch {
	case r.Q.Asks("partner"):
		need = partyEndRE
	case !r.Q.Asks("where"):
		return corpus.Span{}, false
	}
	if own, ok := r.putInPlace(best); ok {
		return own, true
	}
	key, at := r.keyPlace(best)
	if key == nil || r.Q.Asks("where") && key.Unit != "" {
		return corpus.Span{}, false
	}
	p := best.Page
	s := p.Sentences[p.Clauses[best.Clause].Sentence].Span
	e := corpus.Span{Start: at, End: at + len(key.Runes)}
	for depth := 0; e.Start > s.Start; e.Start-- {
		if c := p.Folded[e.Start-1]; c == ')' {
			depth++
		} else if c == '(' {
			depth--
		} else if depth <= 0 && (c == '、' || c == ';' || c == '。' || c == ':') {
			break
		}
	}
	for depth := 0; e.End < s.End; e.End++ {
		if c := p.Folded[e.End]; c == '(' {
			depth++
		} else if c == ')' {
			depth--
		} else if depth <= 0 && (c == '、' || c == ';' || c == '。') {
			break
		}
	}
	if site := r.siteAsked(); site != nil && !r.siteIn(site, p, e) && r.siteIn(site, p, s) {
		return corpus.Span{}, false // 甲区一家占三个:与某公司合作的…
	}
	if e.Len() >= s.Len()-4 || e.Len() < 8 || !need.MatchString(p.Read(e)) && !(r.Q.Asks("partner") && (inBracketsRE.MatchString(p.Read(e)) || withOtherRE.MatchString(p.Read(e)))) {
		return corpus.Span{}, false
	}
	return e, true
}

// keyPlace is the rarest word of the question and where it stands in the
// sentence of a candidate.
func (r *Run) keyPlace(c find.Candidate) (*find.Piece, int) {
	var best *find.Piece
	place := -1
	for i, p := range r.Pages {
		if p != c.Page {
			continue
		}
		s := p.Sentences[p.Clauses[c.Clause].Sentence].Span
		for k := range r.find.Aligned[i].Pieces {
			x := &r.find.Aligned[i].Pieces[k]
			if !x.Strong || x.Date || best != nil && x.Rarity*x.Weight <= best.Rarity*best.Weight {
				continue
			}
			for _, at := range x.Places {
				if at >= s.Start && at < s.End {
					best, place = x, at
					break
				}
			}
		}
	}
	return best, place
}
