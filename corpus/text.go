package corpus

// BlockKind says what a block of text is.
type BlockKind string

// The kinds of blocks.
const (
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	ListItem  BlockKind = "item"
	TableRow  BlockKind = "row"
	Footnote  BlockKind = "footnote"
	// Correction is a line of the program's own, behind the document's text: a
	// field that staff corrected. No stored text has one.
	Correction BlockKind = "correction"
)

// Origin is the place in the source a block comes from; 0 and "" mean "does
// not apply".
type Origin struct {
	Line      int    `json:"line,omitempty"`      // 1-based line of a text file
	Page      int    `json:"page,omitempty"`      // 1-based page of a PDF
	Paragraph int    `json:"paragraph,omitempty"` // 1-based paragraph of a Word document or a web page
	Sheet     string `json:"sheet,omitempty"`     // of a workbook
	Row       int    `json:"row,omitempty"`       // 1-based row of a sheet, csv or table
}

// Cell is one cell of a table row.
type Cell struct {
	Span   Span `json:"span"`
	Column int  `json:"column"` // 0-based
}

// Block is a heading, a paragraph, a list item or a table row of a Text.
// Blocks are in reading order and do not overlap; a line feed stands between
// two of them in Content.
type Block struct {
	Kind   BlockKind `json:"kind"`
	Span   Span      `json:"span"`
	Level  int       `json:"level,omitempty"`  // of a heading: 1-6
	Table  int       `json:"table,omitempty"`  // 1-based number of the table a row belongs to
	Header bool      `json:"header,omitempty"` // a row that names the columns, or stands above them
	Cells  []Cell    `json:"cells,omitempty"`
	Origin Origin    `json:"origin"`
}

// Text is the cleaned text of a document: pinyin annotations, page furniture
// and superfluous space are gone, script and wording are as in the source.
// Every Span of the program counts in runes of Content.
//
// Folded is Content folded for search and extraction (Simplified, half width,
// lower case, one kind of quotation mark). It has exactly as many runes as
// Content, so a span of one is a span of the other.
type Text struct {
	Content string  `json:"content"`
	Folded  string  `json:"-"`
	Blocks  []Block `json:"blocks"`
}
