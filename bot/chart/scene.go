package chart

// point is a place in a picture: x to the right, y down, in units that are
// pixels of an SVG at its own size.
type point struct{ x, y float64 }

// anchor says which end of a text stands at its place.
type anchor string

const (
	start  anchor = "start"
	middle anchor = "middle"
	end    anchor = "end"
)

// shape is one thing drawn: a polygon when fill is set, a line when stroke is,
// a text when text is. role names what it is for style sheets.
type shape struct {
	points []point
	fill   string
	stroke string
	width  float64
	dash   float64 // length of dashes and gaps; 0 is a solid line
	text   string
	size   float64
	anchor anchor
	role   string
	tip    string // the whole of a text that is cut
}

// scene is a picture as shapes, back to front.
type scene struct {
	width, height float64
	title         string
	description   string
	shapes        []shape
}

func (s *scene) add(x shape) { s.shapes = append(s.shapes, x) }

func (s *scene) line(stroke string, width, dash float64, points ...point) {
	s.add(shape{points: points, stroke: stroke, width: width, dash: dash, role: roleOf(stroke)})
}

func (s *scene) fill(fill string, points ...point) {
	s.add(shape{points: points, fill: fill, role: roleOf(fill)})
}

func (s *scene) text(x, y, size float64, a anchor, fill, text string) {
	s.add(shape{points: []point{{x, y}}, fill: fill, text: text, size: size, anchor: a, role: roleOf(fill)})
}

// The colours: those of bars and slices can be told apart with any eyesight.
const (
	paper   = "#ffffff"
	ink     = "#1f2328"
	faint   = "#57606a"
	grid    = "#dfe3e8"
	solid   = "#2f6fb3"
	lighter = "#b9d0e8"
	others  = "#9aa3ad"
)

// slices are the colours of a pie, in order.
var slices8 = []string{"#2f6fb3", "#e69f00", "#2a9d6f", "#c8553d", "#7a5ab5", "#56b4e9", "#a67c00", "#d16a9c"}

// roleOf names the colours that a dark page changes.
func roleOf(colour string) string {
	switch colour {
	case paper:
		return "paper"
	case ink:
		return "ink"
	case faint:
		return "faint"
	case grid:
		return "grid"
	}
	return ""
}
