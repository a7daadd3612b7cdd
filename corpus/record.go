package corpus

import "strings"

// Status is how far a project is.
type Status string

// The statuses, in the order of a project's life.
const (
	Planned           Status = "planned"            // 拟建, 谋划
	Negotiating       Status = "negotiating"        // 在谈, 洽谈
	Framework         Status = "framework"          // 框架协议, 意向
	Signed            Status = "signed"             // 签约
	Started           Status = "started"            // 开工, 奠基
	UnderConstruction Status = "under_construction" // 在建
	Operating         Status = "operating"          // 投产, 运营
	Terminated        Status = "terminated"         // 终止, 解约
)

// Money is an amount that says what it is.
type Money struct {
	Kind   AmountKind `json:"kind"`
	Phase  string     `json:"phase,omitempty"` // 一期, 二期 … of PhaseInvestment
	Amount Amount     `json:"amount"`
}

// Attribute is a further fact on a project: its area (占地668亩), jobs, yearly
// output, dates of start and completion, contents.
type Attribute struct {
	Kind string `json:"kind"` // area, floor_area, jobs, capacity, start, completion, content, product
	Text string `json:"text"` // as the document has it
}

// Project is one project as one document states it.
type Project struct {
	ID         string               `json:"id"`               // document id + "#p" + ordinal; stable while the document's bytes are
	Entity     string               `json:"entity,omitempty"` // set by the store: records of one project in several documents share it
	Document   string               `json:"document"`
	Name       Sourced[string]      `json:"name"`              // in the document's script
	Aliases    []string             `json:"aliases,omitempty"` // other names it can be asked by, folded
	Amount     *Sourced[Amount]     `json:"amount,omitempty"`  // total investment
	Moneys     []Sourced[Money]     `json:"moneys,omitempty"`  // all sums, the total included
	Parties    []Sourced[string]    `json:"parties,omitempty"` // the investors, not the host government
	Sector     *Sourced[string]     `json:"sector,omitempty"`  // as stated
	Sectors    []string             `json:"sectors,omitempty"` // taxonomy ids of Sector and Name
	Place      *Sourced[string]     `json:"place,omitempty"`   // fullest form: 岚江市云麓区镜湖南岸
	Places     []string             `json:"places,omitempty"`  // gazetteer ids from province to county
	Event      *Sourced[string]     `json:"event,omitempty"`   // name of the event it was signed at
	Date       *Sourced[Date]       `json:"date,omitempty"`    // of signing, or of what Status says
	Status     *Sourced[Status]     `json:"status,omitempty"`
	Phase      string               `json:"phase,omitempty"` // 一期, 二期 when the record is a phase
	Attributes []Sourced[Attribute] `json:"attributes,omitempty"`
	Sentence   Span                 `json:"sentence"`            // the sentence or row that names it
	Corrected  []Corrected          `json:"corrected,omitempty"` // set by the store: fields that a person overrode
}

// PartyNames are the parties of a project as the document names them.
func (p *Project) PartyNames() []string {
	names := make([]string, len(p.Parties))
	for i := range p.Parties {
		names[i] = p.Parties[i].Value
	}
	return names
}

// Words is all of a project that people look for it by, a line each.
func (p *Project) Words() string {
	words := []string{p.Name.Value, p.Sector.Or(""), p.Place.Or(""), p.Event.Or("")}
	words = append(words, p.Aliases...)
	return strings.Join(append(words, p.PartyNames()...), "\n")
}

// Scope says what a total covers.
type Scope string

// The scopes of totals.
const (
	ThisEvent  Scope = "event"      // what was signed here and now
	Period     Scope = "period"     // a month, quarter, year
	Cumulative Scope = "cumulative" // 累计, since something began
	Target     Scope = "target"     // a plan, not a result
	Group      Scope = "group"      // a part of a total: 其中工业项目12个
)

// Total is a figure that a document gives for several projects together. It
// never becomes the amount of one of them.
type Total struct {
	ID       string            `json:"id"`
	Document string            `json:"document"`
	Event    Sourced[string]   `json:"event"` // what the total is of, as far as the document names it
	Kind     AmountKind        `json:"kind"`
	Amount   *Sourced[Amount]  `json:"amount,omitempty"`
	Count    *Sourced[int]     `json:"count,omitempty"` // projects (or companies) it covers
	Unit     string            `json:"unit,omitempty"`  // what is counted: 项目, 企业, 协议
	Scope    Scope             `json:"scope"`
	Of       string            `json:"of,omitempty"` // a Group's part: 工业项目, 外资项目
	Place    *Sourced[string]  `json:"place,omitempty"`
	Places   []string          `json:"places,omitempty"`
	Date     *Sourced[Date]    `json:"date,omitempty"`
	Projects []string          `json:"projects,omitempty"` // ids of the projects it covers, where named
	Sectors  []Sourced[string] `json:"sectors,omitempty"`  // 涵盖新材料、信息技术等领域
	Sentence Span              `json:"sentence"`
}

// Event is a promotion event, signing ceremony, fair or press conference.
type Event struct {
	ID       string            `json:"id"`
	Document string            `json:"document"`
	Name     Sourced[string]   `json:"name"`
	Date     *Sourced[Date]    `json:"date,omitempty"`
	Place    *Sourced[string]  `json:"place,omitempty"`
	Hosts    []Sourced[string] `json:"hosts,omitempty"`
	Sentence Span              `json:"sentence"`
}

// Organization is a company, government office or institution named by a document.
type Organization struct {
	ID       string          `json:"id"`
	Document string          `json:"document"`
	Name     Sourced[string] `json:"name"`
	Aliases  []string        `json:"aliases,omitempty"` // folded: 华东环境 of 中国华东环境(集团)有限公司
	Kind     string          `json:"kind"`              // company, government, institution
}

// Person is somebody with the title that a document gives: 区委书记某某.
type Person struct {
	ID       string           `json:"id"`
	Document string           `json:"document"`
	Name     Sourced[string]  `json:"name"`
	Title    *Sourced[string] `json:"title,omitempty"`
	Office   string           `json:"office,omitempty"` // folded place or organisation the title is of
	Role     string           `json:"role,omitempty"`   // official, company, author, reporter
}

// Visit is one side going to see another: 先后赴A、B、C等企业考察.
type Visit struct {
	ID       string            `json:"id"`
	Document string            `json:"document"`
	Visitor  *Sourced[string]  `json:"visitor,omitempty"`
	Visited  []Sourced[string] `json:"visited"`
	Date     *Sourced[Date]    `json:"date,omitempty"`
	Kind     string            `json:"kind"` // inspection, meeting
	Sentence Span              `json:"sentence"`
}

// Agreement is a cooperation between parties that is no project: 战略合作.
type Agreement struct {
	ID       string            `json:"id"`
	Document string            `json:"document"`
	Kind     string            `json:"kind"` // 战略合作, 框架协议, 合作备忘录 … as stated
	Parties  []Sourced[string] `json:"parties"`
	Count    *Sourced[int]     `json:"count,omitempty"` // 15家企业, of which Parties may name a few
	Date     *Sourced[Date]    `json:"date,omitempty"`
	Sentence Span              `json:"sentence"`
}

// Statement is what somebody said.
type Statement struct {
	ID       string          `json:"id"`
	Document string          `json:"document"`
	Speaker  Sourced[string] `json:"speaker"`
	Verb     string          `json:"verb"`  // 表示, 指出, 说 …
	Quote    Span            `json:"quote"` // what was said, through the end of the utterance
}

// Records is everything taken from one document.
type Records struct {
	Projects      []Project      `json:"projects,omitempty"`
	Totals        []Total        `json:"totals,omitempty"`
	Events        []Event        `json:"events,omitempty"`
	Organizations []Organization `json:"organizations,omitempty"`
	Persons       []Person       `json:"persons,omitempty"`
	Visits        []Visit        `json:"visits,omitempty"`
	Agreements    []Agreement    `json:"agreements,omitempty"`
	Statements    []Statement    `json:"statements,omitempty"`
	// Doubts are places that look like a record or an amount and were not
	// understood; the receipt shows them.
	Doubts []Sourced[string] `json:"doubts,omitempty"`
}
