// Package answer turns a question into an answer with sources: understand,
// plan, execute, compose, each a package of its own. This package holds the
// words they share with those who ask.
package answer

import (
	"zhaoshang/corpus"
	"zhaoshang/index"
)

// ErrNotReady is returned, wrapped, while there is no index to answer from: it
// is being built, or must be.
var ErrNotReady = index.ErrNotReady

// Status says what kind of answer it is.
type Status string

// The statuses.
const (
	Answered Status = "answered"
	Clarify  Status = "clarify"   // several records fit; Choices says which
	NotFound Status = "not_found" // the corpus does not say
)

// Question is what somebody typed, and what is known of them.
type Question struct {
	ID           string
	Conversation string            // questions of one conversation share it; "" stands alone
	Text         string            // any bytes, any length
	Role         corpus.Visibility // what the asker may see; "" means public
	Language     string            // "", "zh-Hans", "zh-Hant" or "en": "" is told from Text
}

// Fact is one machine-readable part of an answer.
type Fact struct {
	Kind     string `json:"kind"`          // amount, count, share, project, organization, person, place, date
	Min      *int64 `json:"min,omitempty"` // whole units of Currency
	Max      *int64 `json:"max,omitempty"`
	Currency string `json:"currency,omitempty"`
	Bound    string `json:"bound,omitempty"`
	Of       string `json:"of,omitempty"`
	Value    *int64 `json:"value,omitempty"`
	Name     string `json:"name,omitempty"`
	Record   string `json:"record,omitempty"` // id of the record it was taken from
}

// Source is a place that says what the answer says. Quote is exactly the
// cleaned text between Start and End (runes).
type Source struct {
	Document string `json:"document"`
	Title    string `json:"title"`
	Quote    string `json:"quote"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Date     string `json:"date,omitempty"`
	Place    string `json:"place,omitempty"` // in the source: 第12段, 第3页, Sheet1!B7
}

// Choice is one way to go on after Clarify.
type Choice struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Answer is what goes back. Text is the answer itself without the list of
// sources: the asker's script, answer first, at most 600 characters.
type Answer struct {
	ID       string   `json:"id,omitempty"`
	Question string   `json:"question"`
	Status   Status   `json:"status"`
	Text     string   `json:"text"`
	Facts    []Fact   `json:"facts"`
	Sources  []Source `json:"sources"`
	Choices  []Choice `json:"choices"`
	Rows     []string `json:"rows,omitempty"`  // ids of the records behind a computed answer
	Chart    *Chart   `json:"chart,omitempty"` // of groups, years and rankings
	Language string   `json:"-"`
	Gap      string   `json:"-"` // why it could not be answered: unknown_entity, fact_not_stated, off_topic …
	Trace    *Trace   `json:"-"` // for --explain
}

// Trace is how an answer came about, stage by stage, as `ask --explain` prints it.
type Trace struct {
	Stages []Stage
}

// Stage is one line of a Trace.
type Stage struct {
	Name   string // understand, plan, execute, compose, guard
	Detail string
	TookUS int64 // microseconds
}
