package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// What the holder of an office gains or loses by how his title fits.
const (
	ownOffice    = 0.35 // the question's names stand in his title
	longerTitle  = 0.06 // for each rune before the rank that the question has too
	namedHere    = 0.05 // the title stands beside the name at this place
	enoughHolder = 0.62
	nearHolder   = 0.08 // as good as the best
)

// maxHolders is how many holders of one office an answer names.
const maxHolders = 3

var whatIsRE = regexp.MustCompile(`(什么|啥|咩|乜|何)(职务|职位|身份|人|官|来头|头衔|单位)|是谁|是何人|是边个|哪(个|位)?(单位|部门|公司|家公司|里)的|干(什么|啥|嘛)的|做(什么|啥|咩|乜)的|担任|职务|头衔|who is|what is .* (title|position|job)`)

// who answers for somebody whose office is asked, and for an office whose
// holder is; nil when the question asks neither or no page says.
func (r *Run) who() *Result {
	q := strings.TrimRight(string(r.Q.Folded), "?呢呀啊 ")
	bare := r.Q.Title != "" && strings.HasSuffix(q, r.Q.Title) && r.Q.Asks("", "list")
	if r.Q.Language == "en" || !r.Q.Asks("who") && !bare && !rankRE.MatchString(q) {
		return nil
	}
	if res := firstOf(r.officeOf, r.holderOf); res != nil {
		return res
	}
	if bare && r.Q.Kind == "" && !r.Leaning {
		asked := *r.Q
		asked.Kind = "who" // 负责驻外两个组的副局长: a sentence must name him
		r.Q, r.ranked = &asked, nil
	}
	return nil
}

// rankRE matches the words for what somebody's office is.
var rankRE = regexp.MustCompile(`职务|职位|身份|头衔|职称`)

// holder is somebody who holds the office asked for, as far as a page says.
type holder struct {
	page  *reading.Page
	at    *reading.Holder
	name  string
	score float64
}

// holderPlan is how answers from titles beside names begin.
const holderPlan = "Lookup holder of "

// holderOf answers 太原市市长是谁 from the titles beside names.
func (r *Run) holderOf() *Result {
	if r.Q.Title == "" || r.Leaning || r.deed() != nil {
		return nil
	}
	list := r.holders()
	if len(list) == 0 || list[0].score < enoughHolder {
		return nil
	}
	res := &Result{Status: answer.Answered, Plan: holderPlan + r.Q.Title, Score: list[0].score, Document: list[0].page.Document.ID}
	several := severalHoldersRE.MatchString(string(r.Q.Folded))
	for _, h := range list {
		if near := h.score >= list[0].score-nearHolder; !near && !(several && h.page == list[0].page && h.score >= enoughHolder) || len(res.Parts) == maxHolders {
			break
		}
		res.Parts = append(res.Parts, r.introduce(h.page, h.at))
	}
	if len(res.Parts) > 1 {
		r.dated(res.Parts)
	}
	return res
}

// severalHoldersRE matches questions for all who hold an office: 哪几位副组长到场.
var severalHoldersRE = regexp.MustCompile(`哪(?:些|[几两三四])(?:位|个|名)|都有谁|有哪些|分别是谁`)

// bodyRun is how many characters of a body's name a bare title behind it must follow.
const bodyRun = 4

// ofBodyBefore reports whether a bare title stands right behind the body that the
// question names with it: 拜访青岚商会,会长某某.
func (r *Run) ofBodyBefore(p *reading.Page, h *reading.Holder) bool {
	q := string(r.Q.Folded)
	at := strings.Index(q, r.Q.Title)
	s := p.SentenceAt(h.Span.Start)
	if at < 0 || s < 0 || h.Title.Empty() || p.Read(h.Title) != r.Q.Title {
		return false
	}
	asked := []rune(strings.TrimSuffix(q[:at], "的"))
	before := strings.TrimRight(p.Read(corpus.Span{Start: p.Sentences[s].Span.Start, End: h.Title.Start}), ",")
	return len(asked) >= bodyRun && strings.HasSuffix(before, string(asked[len(asked)-bodyRun:]))
}

// holders ranks those with the title asked for, each name once.
func (r *Run) holders() []holder {
	var out []holder
	for i, p := range r.Pages {
		people := p.People()
		for k := range people {
			h := &people[k]
			c := p.ClauseAt(h.Span.Start)
			if c < 0 || !slices.ContainsFunc(h.Ranks, r.sameTitle) && !slices.Contains(h.Ranks, "代"+r.Q.Title) {
				continue
			}
			x := find.Candidate{Page: p, Clause: c, Value: -1, Cover: r.find.Covers[i][c], Score: r.find.Covers[i][c]}
			r.heldIn(&x)
			r.find.Known(&x, i)
			x.Add(ownOffice*r.officeShare(i, h), "office")
			if r.ofBodyBefore(p, h) {
				x.Cover = max(x.Cover, r.find.Covers[i][max(0, c-1)])
				x.Score = max(x.Score, x.Cover)
				x.Add(ownOffice, "body before")
			}
			x.Add(longerTitle*float64(r.alike(p, h)), "same title")
			if r.elsewhere(h, p.Read(h.Known)) || r.otherBody(p.Folded[h.Known.Start:h.Known.End]) || r.ofOtherFirm(i, h) {
				continue // 甲市商务局局长 is not that of 乙市
			}
			if !h.Title.Empty() {
				x.Add(namedHere, "title")
			}
			out = append(out, holder{p, h, p.Read(h.Span), x.Score})
		}
	}
	slices.SortStableFunc(out, func(a, b holder) int { return cmp.Compare(b.score, a.score) })
	return firstOfEach(out)
}

// ofOtherFirm reports whether the question names a company right before the title,
// 甲路桥董事长, and a holder is told to be of another: 乙隧道董事长某某.
func (r *Run) ofOtherFirm(page int, h *reading.Holder) bool {
	p := r.Pages[page]
	known, _, _ := strings.Cut(strings.TrimSpace(p.Read(h.Known)), r.Q.Title)
	at := strings.Index(string(r.Q.Folded), r.Q.Title)
	if at < 0 || !r.isFirm(p, known) {
		return false
	}
	end := len([]rune(string(r.Q.Folded)[:at]))
	pieces := r.find.Aligned[page].Pieces
	for k := range pieces {
		x := &pieces[k]
		if !x.Strong || x.Date || x.Lent || x.Unit != "" || x.Start+len(x.Runes) != end {
			continue
		}
		sentence := p.Sentences[p.Clauses[p.ClauseAt(h.Span.Start)].Sentence].Span
		return commonRun(known, string(x.Runes)) < 2 && !x.StandsIn(sentence)
	}
	return false
}

// isFirm reports whether a name is of a company that the report names.
func (r *Run) isFirm(p *reading.Page, name string) bool {
	if len([]rune(name)) <= shortestName {
		return false
	}
	return slices.ContainsFunc(r.recordsOf(p.Document.ID).Organizations, func(o corpus.Organization) bool {
		return o.Kind == "company" && strings.Contains(clean.Fold(o.Name.Value), name)
	})
}

// heldIn compares the years that the question names with the one that an
// office is reported in: that of the report, or of an item of a digest.
func (r *Run) heldIn(x *find.Candidate) {
	if len(r.Q.Years) == 0 {
		return
	}
	p := x.Page
	section := p.Sentences[p.Clauses[x.Clause].Sentence].Section
	year := p.YearAt(p.ClauseAt(p.Sections[section].Span.Start))
	if d := p.Document.Date; d != nil && d.Year > 0 && !p.Digest() {
		year = d.Year
	}
	if slices.Contains(r.Q.Years, year) {
		x.Add(find.SameYear, "year")
	} else if year > 0 {
		x.Add(find.OtherYear, "other year")
	}
}

func firstOfEach(list []holder) []holder {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(h holder) bool {
		if seen[h.name] {
			return true
		}
		seen[h.name] = true
		return false
	})
}

// officeShare is the part of the question's names that the title of a person,
// or the place or company it is of, has.
func (r *Run) officeShare(page int, h *reading.Holder) float64 {
	p := r.Pages[page]
	title := p.Read(h.Known)
	own, all := 0.0, float64(len(r.find.Aligned[page].Missing))
	for k := range r.find.Aligned[page].Pieces {
		x := &r.find.Aligned[page].Pieces[k]
		word := string(x.Runes)
		if !x.Strong || x.Date || strings.HasSuffix(r.Q.Title, word) {
			continue
		}
		all += x.Weight
		if strings.Contains(title, word) || strings.Contains(h.Office, word) || x.Unit != "" && strings.HasSuffix(h.Office, last(x.Unit)) {
			own += x.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return own / all
}

// alike is how many runes before the rank, at most four, the title of a person
// and the question have alike: 县委书记 and 党工委书记.
func (r *Run) alike(p *reading.Page, h *reading.Holder) int {
	best := 0
	for _, at := range find.WordsAt(p.Folded[h.Known.Start:h.Known.End], []string{r.Q.Title}) {
		for _, in := range find.WordsAt(r.Q.Folded, []string{r.Q.Title}) {
			n := 0
			for n < 4 && n < in && n < at && r.Q.Folded[in-n-1] == p.Folded[h.Known.Start+at-n-1] {
				n++
			}
			best = max(best, n)
		}
	}
	return best
}

// last is the last part of the id of a place.
func last(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// ownPlaceRE matches the county or city that an office begins with.
var ownPlaceRE = regexp.MustCompile(`^\p{Han}{2}[县市区旗]`)

// elsewhere reports whether a public office is of a place other than those
// that the question names.
func (r *Run) elsewhere(h *reading.Holder, title string) bool {
	if h.Role != names.Official {
		return false
	}
	if asked := ownPlaceRE.FindString(string(r.Q.Folded)); asked != "" && len(r.Q.Places) == 0 {
		of := ownPlaceRE.FindString(clean.Fold(title)) // a place that no gazetteer knows
		return of != "" && !strings.HasSuffix(of, asked) && !strings.HasSuffix(asked, of)
	}
	if h.Office == "" || len(r.Q.Places) == 0 {
		return false
	}
	for _, place := range r.Q.Places {
		if path := strings.ReplaceAll(place.ID, "/", ""); path == "" || strings.HasPrefix(h.Office, path) {
			return false
		}
	}
	return true
}

// ofOtherOffice reports whether all whom a span names with the title asked for
// hold it of another place or company.
func (r *Run) ofOtherOffice(p *reading.Page, s corpus.Span) bool {
	if r.Q.Title == "" {
		return false
	}
	page, placed := slices.Index(r.Pages, p), len(r.Q.Places) > 0 && !r.placeNamed(p)
	found := false
	people := p.People()
	for i := range people {
		if h := &people[i]; s.Contains(h.Span) && slices.Contains(h.Ranks, r.Q.Title) {
			if !(placed && r.elsewhere(h, p.Read(h.Known))) && !(page >= 0 && r.ofOtherFirm(page, h)) {
				return false
			}
			found = true
		}
	}
	return found
}

// placeNamed reports whether a page names one of the places of the question.
func (r *Run) placeNamed(p *reading.Page) bool {
	for _, place := range r.Q.Places {
		here, _ := placesIn(p, corpus.Span{End: len(p.Folded)}, []string{place.ID})
		if here || len(p.Find(r.Q.Folded[place.Span.Start:place.Span.End])) > 0 {
			return true
		}
	}
	return false
}

// introduce is the line of an answer that names a person with his title, and
// the sentence that says so.
func (r *Run) introduce(p *reading.Page, h *reading.Holder) Part {
	cite := p.Sentences[p.Clauses[p.ClauseAt(h.Span.Start)].Sentence].Span
	text := p.Shown(h.Span)
	if !h.Known.Empty() {
		text += "(" + strings.Trim(p.Shown(h.Known), " :：") + ")"
	}
	if s := p.SentenceAt(h.Known.Start); h.Title.Empty() && !h.Known.Empty() && s >= 0 {
		cite = p.Sentences[s].Span
	}
	return Part{Text: text, Page: p, Cite: cite}
}

// dated leads lines with the years of their reports, the newest first, when
// they differ.
func (r *Run) dated(parts []Part) {
	year := func(p Part) int {
		if d := p.Page.Document.Date; d != nil {
			return d.Year
		}
		return 0
	}
	slices.SortStableFunc(parts, func(a, b Part) int { return year(b) - year(a) })
	if year(parts[0]) == year(parts[len(parts)-1]) {
		return
	}
	for i := range parts {
		if y := year(parts[i]); y > 0 {
			parts[i].Label = strconv.Itoa(y) + "年"
		}
	}
}

// officeOf answers 张三是什么职务 with the title that a page gives.
func (r *Run) officeOf() *Result {
	if !whatIsRE.MatchString(string(r.Q.Folded)) || r.deed() != nil || r.asksHolder() {
		return nil
	}
	for _, p := range r.Pages {
		for _, name := range p.Named(string(r.Q.Folded)) {
			title := p.Introduced(name)
			if title.Empty() || r.Q.Title != "" && strings.HasSuffix(p.Read(title), r.Q.Title) {
				continue
			}
			cite := p.Sentences[p.SentenceAt(title.Start)].Span
			return &Result{Status: answer.Answered, Plan: "Lookup office of person", Score: 1, Document: p.Document.ID,
				Parts: []Part{{Label: name, Text: strings.Trim(p.Shown(title), " :："), Page: p, Cite: cite}}}
		}
	}
	return nil
}

// holderAskedRE matches the end of questions for who holds an office.
var holderAskedRE = regexp.MustCompile(`^的?(?:是|叫|系)(?:谁|哪位|哪一位|边个|什么名字|啥名字?)[?呢呀啊 ]*$`)

// asksHolder reports whether a question ends by asking who holds an office, though
// it names somebody before: 跟张三一起去的副市长是谁.
func (r *Run) asksHolder() bool {
	q := string(r.Q.Folded)
	at := strings.LastIndex(q, cmp.Or(r.Q.Title, "?"))
	return r.Q.Title != "" && at > 0 && holderAskedRE.MatchString(q[at+len(r.Q.Title):]) && strings.Contains(q[:at], "的")
}

// deed is what a question asks the doer of, 主持 or 致辞; nil
// when it asks for no deed.
func (r *Run) deed() *lexicon.Deed {
	for i := range r.Words.Deeds {
		if d := &r.Words.Deeds[i]; len(toldAt(r.Q.Folded, d)) > 0 {
			return d
		}
	}
	return nil
}

// doer is the person of a span who did what the question asks: the one named
// last before the word for it, in its clause or as the only one so far; of
// several who did so, the one whose clause has most of the question. nil when
// the text leaves it open.
func (r *Run) doer(page int, s corpus.Span) *reading.Holder {
	deed := r.deed()
	if deed == nil || r.Q.Language == "en" {
		return nil
	}
	p := r.Pages[page]
	var best *reading.Holder
	cover := 0.0
	for _, at := range toldAt(p.Folded[s.Start:s.End], deed) {
		h := subject(p, s.Start, s.Start+at)
		if c := r.find.Covers[page][p.ClauseAt(s.Start+at)]; h != nil && c > cover {
			best, cover = h, c
		}
	}
	return best
}

// subject is the person named last between two places, when he is the one of
// whom the clause at the second one speaks.
func subject(p *reading.Page, from, at int) *reading.Holder {
	var before []*reading.Holder
	people := p.People()
	for i := range people {
		if h := &people[i]; h.Span.Start >= from && h.Span.End <= at {
			before = append(before, h)
		}
	}
	if len(before) == 0 {
		return nil
	}
	h := before[len(before)-1]
	if strings.ContainsAny(p.Read(corpus.Span{Start: h.Span.End, End: at}), ";。!?") || listed(p, before) {
		return nil
	}
	if p.ClauseAt(h.Span.Start) != p.ClauseAt(at) && len(before) > 1 {
		return nil
	}
	return h
}

// listed reports whether the last of some persons stands in a list with the
// one before: 甲、乙先后致辞.
func listed(p *reading.Page, people []*reading.Holder) bool {
	if len(people) < 2 {
		return false
	}
	a, b := people[len(people)-2], people[len(people)-1]
	between := p.Read(corpus.Span{Start: a.Span.End, End: b.Span.Start})
	return !strings.ContainsAny(between, ",;。") && strings.ContainsAny(between, "、和与及")
}

// deedDone is the first sentence of a page that tells of the deed asked for,
// when the sentence found has its word only in a name: 推介会. nil when the
// sentence found tells of it, or none does.
func (r *Run) deedDone(p *reading.Page, found corpus.Span) *reading.Sentence {
	deed := r.deed()
	if deed == nil {
		return nil
	}
	text := p.Folded[found.Start:found.End]
	if len(find.WordsAt(text, deed.Words)) == 0 || len(toldAt(text, deed)) > 0 {
		return nil
	}
	for i := range p.Sentences {
		in := &p.Sentences[i]
		if len(toldAt(p.Folded[in.Span.Start:in.Span.End], deed)) > 0 {
			return in
		}
	}
	return nil
}

// toldAt is where a text tells of a deed, in runes: its words, but not in the
// names that begin with one.
func toldAt(text []rune, d *lexicon.Deed) []int {
	return slices.DeleteFunc(find.WordsAt(text, d.Words), func(at int) bool {
		return slices.ContainsFunc(d.Names, func(name string) bool { return find.HasAt(text, at, name) })
	})
}
