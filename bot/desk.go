package bot

import (
	"errors"
	"time"

	"zhaoshang/corpus"
)

// Correction is a person's override of one field of one project, its values in
// the words that Bench.Correct reads.
type Correction struct {
	ID       int64
	Document string
	Project  string // id of the record when it was corrected
	Name     string // as extracted
	Field    string
	Old, New string // "" when not stated
	Who      string // "channel:id"
	At       time.Time
	Undone   bool
	Orphan   bool // no record has that name any more
}

// Pair is two records that a person should look at: they may be one project,
// or are taken for one and differ in their amount.
type Pair struct {
	Reason string // same_name, similar_name or amount
	Joined bool   // they count as one project
	A, B   Side
}

// Side is one record of a Pair.
type Side struct {
	Project, Document, Name string
	Date                    string // ISO; "" when not stated
	Amount                  *corpus.Amount
}

// Change is one line of the log of changes.
type Change struct {
	Kind     string // put, removed, restored, rebuilt, corrected, linked
	Document string
	Who      string // "" when the program did it itself
	At       time.Time
}

// ErrNoEarlier reports that there is no generation to go back to.
var ErrNoEarlier = errors.New("bot: no earlier generation")

// ErrWorse reports that answers got worse and that the new index was not
// published.
var ErrWorse = errors.New("bot: answers got worse")

// Rebuild says how an index is built. The zero value publishes nothing that
// makes an answer worse, as far as there are questions to ask.
type Rebuild struct {
	Anyway bool // publish although an answer got worse
}

// AnswerChange is a question of the evaluation set that the new index answers
// better or worse than the old one.
type AnswerChange struct {
	Question string
	Old, New string // right, missing or wrong
	Worse    bool
}

// Generation is one built index.
type Generation struct {
	Name      string
	Current   bool   // answers come from it
	Damaged   string // why it cannot be read; "" when it can
	Documents int
	Passages  int
	Projects  int
	Built     time.Time
	Program   string // version that built it
}

// Written is an answer that staff wrote, with its question.
type Written struct {
	Key      string
	Question string
	Curated
	Visibility corpus.Visibility
}
