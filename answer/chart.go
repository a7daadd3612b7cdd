package answer

// ChartKind is how the points of a chart are drawn.
type ChartKind string

// The kinds of charts.
const (
	Bar  ChartKind = "bar"
	Line ChartKind = "line" // of years only: nothing else has an order to follow
	Pie  ChartKind = "pie"  // of parts of one whole only
)

// Measure is what the points of a chart say.
type Measure string

// The measures of charts.
const (
	Amounts Measure = "amount" // money, all of one currency
	Counts  Measure = "count"  // projects
	Figures Measure = "figure" // a column of a table: Of and Unit say which
)

// Chart is a computed answer as a picture, before it is drawn: what was
// executed, not what the text says. All points are of one measure, and of one
// currency when that is money; what they leave out is counted.
type Chart struct {
	Kind      ChartKind `json:"kind"`
	Wanted    ChartKind `json:"wanted,omitempty"` // that was asked for when it does not fit the points
	Key       string    `json:"key"`              // what a point is: sector, place, year, status, party, currency, project, row
	Measure   Measure   `json:"measure"`
	Currency  string    `json:"currency,omitempty"` // of Amounts, ISO 4217
	Average   bool      `json:"average,omitempty"`  // of Amounts: averages of groups rather than sums
	Of        string    `json:"of,omitempty"`       // name of the column of Figures
	Unit      string    `json:"unit,omitempty"`     // of Figures
	Points    []Point   `json:"points"`             // at most MostPoints
	More      int       `json:"more,omitempty"`     // points beyond them
	Rest      float64   `json:"rest,omitempty"`     // their values together
	LeftOut   []LeftOut `json:"left_out,omitempty"`
	Records   int       `json:"records"`   // that were looked at
	Documents int       `json:"documents"` // that they stand in
	Question  string    `json:"question,omitempty"`
	Language  string    `json:"language,omitempty"`
	Asked     bool      `json:"asked,omitempty"` // the question asked for a picture
}

// Point is one bar, slice or place of a line. Min and Max are whole units of
// the chart's currency as in Fact: Over, About and Exact have Min, Under has
// Max, a Range both.
type Point struct {
	Label  string   `json:"label"`
	Min    *int64   `json:"min,omitempty"`
	Max    *int64   `json:"max,omitempty"`
	Bound  string   `json:"bound,omitempty"`
	Figure *float64 `json:"figure,omitempty"` // of Counts and Figures
}

// Value is how far the point reaches: the figure that the documents state.
func (p Point) Value() float64 {
	switch {
	case p.Figure != nil:
		return *p.Figure
	case p.Bound == "under" && p.Max != nil:
		return float64(*p.Max)
	case p.Min != nil:
		return float64(*p.Min)
	}
	return 0
}

// MostPoints is how many points a chart holds.
const MostPoints = 60

// Cut keeps the first MostPoints points, of years the last, and adds up the
// others.
func (c *Chart) Cut() {
	n := len(c.Points) - MostPoints
	if n <= 0 {
		return
	}
	kept, cut := c.Points[:MostPoints], c.Points[MostPoints:]
	if c.Key == "year" {
		cut, kept = c.Points[:n], c.Points[n:]
	}
	for _, p := range cut {
		c.Rest += p.Value()
	}
	c.Points, c.More = kept, n
}

// Why something is not in a chart.
const (
	Unstated  = "unstated"  // no amount is stated
	Foreign   = "currency"  // the amount is in another currency
	Ungrouped = "ungrouped" // nothing says to which group it belongs
	Below     = "below"     // a ranking ends before it
)

// LeftOut counts the records that are not in a chart.
type LeftOut struct {
	Why      string `json:"why"`
	Count    int    `json:"count"`
	Currency string `json:"currency,omitempty"` // of Foreign
}

// AnyKind is a ChartKind asked for without saying which.
const AnyKind ChartKind = "any"

// As is the chart drawn as wanted, or as bars when that does not fit: lines
// join years, and slices are parts that do not overlap.
func (c Chart) As(wanted ChartKind) *Chart {
	c.Kind, c.Wanted = wanted, ""
	switch {
	case wanted == Line && c.Key == "year", wanted == Pie && c.parts():
	case wanted == Line || wanted == Pie:
		c.Kind, c.Wanted = Bar, wanted
	default:
		c.Kind = Bar
	}
	return &c
}

// parts reports whether every record is in one point at most.
func (c *Chart) parts() bool {
	switch c.Key {
	case "sector", "place", "year", "status", "currency":
		return c.Measure != Figures && !c.Average
	}
	return false
}
