// Package store has the words that the drivers of the store and their users
// share: what is put, what comes back, and the errors they branch on. The
// drivers (sqlite) keep documents, records and everything people said about
// them; storetest is the contract of every driver.
package store

import (
	"encoding/json"
	"errors"
	"time"

	"zhaoshang/corpus"
)

// The errors that callers branch on. Every one is wrapped with the data folder
// or the thing it is about; Hint gives what a person can do.
var (
	ErrNewer    = errors.New("store: written by a newer version of the program")
	ErrReadOnly = errors.New("store: the data folder cannot be written")
	ErrFull     = errors.New("store: no space left on the disk")
	ErrBusy     = errors.New("store: another process holds the store")
	ErrCorrupt  = errors.New("store: the database file is damaged")
	ErrForeign  = errors.New("store: the file is no store of this program")
	ErrNotEmpty = errors.New("store: the folder already holds a store")
	ErrConflict = errors.New("store: conflicts with what is stored")
)

// Outcome says what putting a document did.
type Outcome string

// The outcomes. Refused is given by intake, never by a store.
const (
	Added     Outcome = "added"
	Unchanged Outcome = "unchanged" // the same bytes are stored under the same id
	Replaced  Outcome = "replaced"  // a new version took the place of the old one
	Refused   Outcome = "refused"
)

// Put is one document to be stored with everything taken from it. Document
// needs ID and Hash; Version, Sequence and Added are given by the store. No
// Visibility means that of the version before, and public when there is none. Records are as extracted: the store applies corrections and sets
// Project.Entity.
type Put struct {
	Document       corpus.Document
	Original       []byte
	Text           corpus.Text
	Records        corpus.Records
	CleanVersion   int    // of corpus/clean
	ExtractVersion int    // of corpus/extract
	Who            string // puts it, for the change log; may be empty
}

// Result is what became of one Put. It is returned only after the document is
// durable.
type Result struct {
	Document   corpus.Document
	Outcome    Outcome
	Duplicates []string   // ids of other live documents with the same bytes
	SameText   []string   // ids of other live documents that say the same in other bytes
	Conflicts  []Conflict // projects stored already that say another amount
	Joined     int        // projects recognised as known from other documents
}

// Conflict is two records that seem to be of one project and differ in their
// amount. Both are kept.
type Conflict struct {
	Entity string         `json:"entity"`
	Name   string         `json:"name"`
	A      ConflictRecord `json:"a"`
	B      ConflictRecord `json:"b"`
	Joined bool           `json:"joined"` // they count as one project
}

// ConflictRecord is one side of a Conflict.
type ConflictRecord struct {
	Project  string         `json:"project"`
	Document string         `json:"document"`
	Date     string         `json:"date,omitempty"` // ISO, of the record or its document
	Amount   *corpus.Amount `json:"amount,omitempty"`
}

// Entry is one live document with its text and records, as an index build
// reads it.
type Entry struct {
	Document corpus.Document
	Text     corpus.Text // Folded is set
	Records  corpus.Records
}

// Candidate is two project records that a person should look at: they resemble
// each other and are not joined, or are joined and differ in their amount.
type Candidate struct {
	Conflict
	NameB  string `json:"name_b"` // of B; Name is that of A
	Reason Reason `json:"reason"`
}

// Reason says why two records are candidates.
type Reason string

// The reasons.
const (
	SameName    Reason = "same_name"    // equal names; place or party differ or are not stated
	SimilarName Reason = "similar_name" // the same party, and name or place and amount resemble
	AmountDiffs Reason = "amount"       // one project with two amounts
)

// Stale is a live document whose text or records come from other versions of
// cleaning or extraction than those of the program.
type Stale struct {
	Document       corpus.Document
	CleanVersion   int
	ExtractVersion int
}

// Rebuilt is what a newer cleaning or extraction made of a stored document. It
// is stored only if the document still has these bytes.
type Rebuilt struct {
	Document       string
	Hash           string
	Text           *corpus.Text // nil when the stored text stands
	Records        corpus.Records
	CleanVersion   int
	ExtractVersion int
}

// Change is one line of the change log. Sequence grows by every change and is
// never used again.
type Change struct {
	Sequence int64
	Kind     ChangeKind
	Document string // the document whose index entries are stale
	Who      string
	At       time.Time
}

// ChangeKind says what changed.
type ChangeKind string

// The kinds of changes. After Removed the document must be nowhere; after any
// other its entries are to be read again.
const (
	DocumentPut      ChangeKind = "put"
	DocumentRemoved  ChangeKind = "removed"
	DocumentRestored ChangeKind = "restored"
	RecordsRebuilt   ChangeKind = "rebuilt"   // extracted again
	RecordCorrected  ChangeKind = "corrected" // a field overridden, or an override taken back
	RecordsLinked    ChangeKind = "linked"    // merged or split by a person
)

// Filter chooses documents. The zero value means the live public ones.
type Filter struct {
	Role    corpus.Visibility // what the reader may see; "" means public
	Removed bool              // the removed ones instead of the live ones
}

// Correction is a person's override of one field of one project. It belongs to
// the project's name in its document, so that it survives a new extraction and
// a new version of the document.
type Correction struct {
	ID       int64           `json:"id"`
	Document string          `json:"document"`
	Project  string          `json:"project"` // id of the record when it was corrected
	Name     string          `json:"name"`    // its name as extracted
	Field    string          `json:"field"`   // one of Fields
	Old      json.RawMessage `json:"old"`     // null when it was not stated
	New      json.RawMessage `json:"new"`     // null to say "not stated"
	Who      string          `json:"who"`
	At       time.Time       `json:"at"`
	Undone   bool            `json:"undone,omitempty"`
	Orphan   bool            `json:"orphan,omitempty"` // no live record has that name any more
}

// Decision is a person's word that two project records are one project, or
// are not.
type Decision struct {
	ID   int64     `json:"id"`
	Same bool      `json:"same"` // true merged, false split
	A    RecordRef `json:"a"`
	B    RecordRef `json:"b"`
	Who  string    `json:"who"`
	At   time.Time `json:"at"`
}

// RecordRef names a record so that it is found again after a new extraction.
type RecordRef struct {
	Document string `json:"document"`
	Project  string `json:"project"` // id when it was referred to
	Name     string `json:"name"`
}

// User is a person known to the bot. ID is that of the channel ("telegram:42").
type User struct {
	ID      string            `json:"id"`
	Role    corpus.Visibility `json:"role"`
	Name    string            `json:"name,omitempty"`
	Channel string            `json:"channel,omitempty"`
	AddedBy string            `json:"added_by,omitempty"`
	Added   time.Time         `json:"added"`
}

// Key is an API key: who calls by it, as what, how often.
type Key struct {
	Name      string            `json:"name"`
	Role      corpus.Visibility `json:"role"`
	PerMinute int               `json:"per_minute"` // requests; 0 means no limit
}

// Question is one line of the log of questions.
type Question struct {
	ID           int64     `json:"id"`
	At           time.Time `json:"at"`
	User         string    `json:"user,omitempty"`
	Conversation string    `json:"conversation,omitempty"`
	Text         string    `json:"text"`
	Key          string    `json:"key"` // folded text: questions of one key are one gap
	Status       string    `json:"status"`
	Gap          string    `json:"gap,omitempty"` // why it could not be answered; "" when it was
	Answer       string    `json:"answer,omitempty"`
	TookMS       int64     `json:"took_ms"`
}

// Gap is a question that could not be answered, however often it was asked.
type Gap struct {
	Key   string    `json:"key"`
	Text  string    `json:"text"` // as asked last
	Gap   string    `json:"gap"`
	Count int       `json:"count"`
	First time.Time `json:"first"`
	Last  time.Time `json:"last"`
}

// Curated is an answer that staff wrote for a question.
type Curated struct {
	Key        string            `json:"key"`
	Question   string            `json:"question"`
	Answer     string            `json:"answer"`
	Visibility corpus.Visibility `json:"visibility"`
	Who        string            `json:"who"`
	At         time.Time         `json:"at"`
}

// Stats counts what is stored.
type Stats struct {
	Documents int   `json:"documents"` // live
	Removed   int   `json:"removed"`
	Versions  int   `json:"versions"` // all, the live ones included
	Projects  int   `json:"projects"` // of live documents
	Sequence  int64 `json:"sequence"`
	Schema    int   `json:"schema"`
	SizeBytes int64 `json:"size_bytes"`
}

// Finding is something that Check found wrong.
type Finding struct {
	Document string `json:"document,omitempty"`
	What     string `json:"what"`
}

// Hint is what a person can do about an error of the store, in Chinese; empty
// for an error that is none of the store's.
func Hint(err error) string {
	for _, h := range hints() {
		if errors.Is(err, h.err) {
			return h.text
		}
	}
	return ""
}
