package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
)

var (
	// excludedCellRE matches questions for the rows that a word does not hold of.
	excludedCellRE = regexp.MustCompile(`除了?.{1,12}(?:以外|之外|外|,|还)|不是|不在|不属于|没有|还没|尚未|并非|以外`)
	// notBeforeRE matches what turns the word behind it into what must not hold.
	notBeforeRE = regexp.MustCompile(`(?:除了?|不是|不在|不属于|没有|没|未|非)(?:处于|处在|停留?在|来自)?$`)
	// rowListRE matches questions for rows: 有哪些, 是哪两个, 有什么项目, …的项目.
	rowListRE = regexp.MustCompile(`哪(?:些|几|[两二三四五六七八九十]|[0-9]+)(?:个|家|项|宗|笔)?|(?:什么|啥)项目|各(?:自)?(?:是|为|有)|分别(?:是|为|有)|有谁|名单|都有|列|项目$|的$|(?:多少|几)(?:个|家|项|宗|笔)`)
	// tableNameRE matches what follows a word that is the name of a table: 拟招商表.
	tableNameRE = regexp.MustCompile(`^(?:项目|企业)?(?:表|清单|台账|名单|一览)`)
	// fromRE and comesRE match what stands before and behind the place that
	// investors come from; a place alone is where projects are.
	fromRE  = regexp.MustCompile(`(?:来自|源自|来源地?(?:是|为|在)?)$`)
	comesRE = regexp.MustCompile(`^(?:市|省)?的?(?:企业|公司|客商|厂商|老板|集团|来的|过来|投资商|投资方|投资人|投的|资本|资的|籍|方面|那边)`)
	// softRE matches words around a state that no cell has: 还停在, 处在, 已经.
	softRE = regexp.MustCompile(`除了?|以外|之外|不是|不在|没有|[还仍尚]?(?:停留?在|处在|处于|卡在|进入|到了|属于|正在|目前|现在|眼下)|[还仍]在|阶段|状态|环节|手里|表[里中上]|清单|台账|名单|一览|投资|企业|公司|客商|厂商|来自|老板|意向方|投资方|带来|有关|的|了`)
)

// cellsAsked lists all rows of tables of projects whose cells say a word of the
// question: 停在初步接触的项目, 上海企业有什么项目. nil when no cell does, or when the
// question names more than the table is about.
func (r *Run) cellsAsked() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("list", "count", "", "partner", "yesno") || r.Q.Chart != "" || !rowListRE.MatchString(q) || otherAskedRE.MatchString(q) {
		return nil
	}
	var kept []listing.Item
	least := -1
	for i, p := range r.Pages {
		for t := range p.Tables {
			rows, strange, ok := r.rowsSaying(p, &p.Tables[t], r.find.Aligned[i])
			switch {
			case !ok:
			case least < 0 || strange < least:
				kept, least = rows, strange
			case strange == least:
				kept = append(kept, rows...)
			}
		}
	}
	if len(kept) == 0 || r.misses(len(kept)) {
		return nil
	}
	s := listing.Selection{Items: kept, Cover: 1, Why: " [cells]"}
	res := r.listItems(kept, s, r.limited())
	if r.Q.Kind == "count" {
		return res.counting(len(kept), "Count [cells]")
	}
	return res
}

// rowsSaying are the rows of a table of projects that say all words of the
// question which its columns can say, and how many characters of the names in
// the question are left unexplained.
func (r *Run) rowsSaying(p *reading.Page, t *reading.Table, a *find.Alignment) (rows []listing.Item, strange int, ok bool) {
	if !t.IsProjects() || len(t.Rows) < 3 || !r.yearKnown(p) {
		return nil, 0, false
	}
	all := r.tableItems(p, a, t)
	q := []rune(listing.Soften(string(r.Q.Folded)))
	heading := p.Head() + "\n" + p.Read(t.Caption)
	words := slices.DeleteFunc(cellWords(q, all, t), func(w listing.CellWord) bool {
		before, after := string(q[:w.Start]), string(q[w.Start+len([]rune(w.Text)):])
		return strings.Contains(heading, w.Text) || tableNameRE.MatchString(after) || t.Columns[w.Column].Role == "origin" && !fromRE.MatchString(before) && !comesRE.MatchString(after)
	})
	sharp := slices.ContainsFunc(words, func(w listing.CellWord) bool {
		role := t.Columns[w.Column].Role
		return leaderColumnRE.MatchString(t.Columns[w.Column].Name) || role == "origin" || role == "status" && len(r.Q.Status) == 0
	})
	if !sharp {
		return nil, 0, false
	}
	negated := slices.ContainsFunc(words, func(w listing.CellWord) bool { return notBeforeRE.MatchString(string(q[:w.Start])) })
	if negated && len(words) > 1 || !negated && excludedCellRE.MatchString(string(q)) {
		return nil, 0, false
	}
	rows = slices.DeleteFunc(slices.Clone(all), func(it listing.Item) bool { return it.Says(words) == negated })
	if len(rows) == 0 || len(rows) == len(all) {
		return nil, 0, false
	}
	strange = r.strangeBeside(p, heading, t, words)
	rows = slices.DeleteFunc(rows, func(it listing.Item) bool { return !fitsAmount(r.Q, it.Amount) || !r.fitsDate(it) })
	return rows, strange, strange <= 1 && len(rows) > 0
}

// leaderColumnRE matches columns of who leads or answers for a project, whose cells questions
// have as they are: 带队领导, 牵头单位, 责任部门.
var leaderColumnRE = regexp.MustCompile(`^(?:带队|牵头|包[抓保联挂]|责任|分管|挂[钩点联])(?:领导|单位|部门|县?领导|市?领导|人)?$`)

// placeOfAll is the place that the cells of all rows begin with, in a column of places: 云汀
// of 云汀县东山镇 and 云汀工业园.
func placeOfAll(p *reading.Page, t *reading.Table) string {
	for c := range t.Columns {
		place := ""
		for _, row := range t.Rows {
			if t.Columns[c].Role != "place" || c >= len(row.Cells) {
				break
			}
			cell := []rune(strings.TrimSpace(p.Read(row.Cells[c])))
			if place = cmp.Or(place, string(cell[:min(2, len(cell))])); place == "" || !strings.HasPrefix(string(cell), place) {
				place = ""
				break
			}
		}
		if place != "" {
			return place
		}
	}
	return ""
}

// cellWords are the words of a question that are whole cells of the columns of
// states, origins, sectors and places; of two that overlap the longer.
func cellWords(q []rune, rows []listing.Item, t *reading.Table) []listing.CellWord {
	return cellWordsIn(q, rows, t, []string{"status", "origin", "sector", "place"})
}

// cellWordsIn are those of the columns of some roles.
func cellWordsIn(q []rune, rows []listing.Item, t *reading.Table, roles []string) []listing.CellWord {
	var out []listing.CellWord
	for c := range t.Columns {
		if !slices.Contains(roles, t.Columns[c].Role) && !leaderColumnRE.MatchString(t.Columns[c].Name) {
			continue
		}
		for _, it := range rows {
			if c >= len(it.Row.Cells) {
				continue
			}
			text := listing.CellText(it.Page.Read(it.Row.Cells[c]))
			at := runeIndex(q, []rune(text))
			if bare := signedPrefixRE.ReplaceAllString(text, ""); at < 0 && t.Columns[c].Role == "status" && len([]rune(bare)) > 2 && bare != text {
				if k := runeIndex(q, []rune(bare)); k >= 0 {
					out = append(out, listing.CellWord{Column: c, Text: text, Start: k, Said: len([]rune(bare)), Role: "status"})
					continue
				}
			}
			if len([]rune(text)) < 2 || at < 0 || slices.ContainsFunc(out, func(w listing.CellWord) bool { return w.Column == c && w.Text == text }) {
				continue
			}
			out = append(out, listing.CellWord{Column: c, Text: text, Start: at, Role: t.Columns[c].Role})
		}
	}
	return slices.DeleteFunc(slices.Clone(out), func(w listing.CellWord) bool {
		return slices.ContainsFunc(out, func(x listing.CellWord) bool {
			return len(x.Text) > len(w.Text) && w.Start >= x.Start && w.Start < x.Start+len([]rune(x.Text))
		})
	})
}

// signedPrefixRE matches what states begin with and questions leave out: 已签框架协议.
var signedPrefixRE = regexp.MustCompile(`^(?:已签订?|已经?|正在|签订|签署)`)

func runeIndex(s, part []rune) int {
	if i := strings.Index(string(s), string(part)); i >= 0 && len(part) > 0 {
		return len([]rune(string(s)[:i]))
	}
	return -1
}

// strangeBeside counts the characters of the question's names that neither the
// words of cells nor what stands over a table explains.
func (r *Run) strangeBeside(p *reading.Page, heading string, t *reading.Table, words []listing.CellWord) int {
	known := heading
	for _, c := range t.Columns {
		known += "\n" + c.Name
	}
	known += "\n" + placeOfAll(p, t)
	for _, w := range words {
		known += "\n" + w.Text + "\n" + strings.ReplaceAll(w.Text, "已", "已经")
	}
	strange, _ := r.strangeIn(known, softRE)
	return strange
}
