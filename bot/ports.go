package bot

import (
	"context"
	"errors"
	"time"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// Answerer answers questions.
type Answerer interface {
	Answer(ctx context.Context, q answer.Question) (answer.Answer, error)
}

// People knows what somebody may see. Somebody unknown is corpus.Public.
type People interface {
	Role(ctx context.Context, user string) (corpus.Visibility, error) // user is "channel:id"
}

// Memory keeps conversations over a restart.
type Memory interface {
	// LoadConversation gives nil for a conversation that is not kept.
	LoadConversation(ctx context.Context, key string) ([]byte, error)
	// SaveConversation replaces what is kept; empty data forgets it.
	SaveConversation(ctx context.Context, key string, data []byte) error
}

// Asked is a question with what became of it, for the history and the gaps.
type Asked struct {
	User         string // "channel:id"
	Conversation string
	Question     string
	Status       answer.Status
	Gap          string // why it could not be answered; "" when it was
	Answer       string
	Took         time.Duration
}

// Journal keeps the questions that were asked.
type Journal interface {
	Asked(ctx context.Context, a Asked) error
	// Forget removes what is kept of a person's questions.
	Forget(ctx context.Context, user string) error
}

// Painter draws the charts of answers.
type Painter interface {
	PNG(c *answer.Chart) ([]byte, error)
	SVG(c *answer.Chart) ([]byte, error)
	// Lines draws with characters, at most width columns wide.
	Lines(c *answer.Chart, width int) []string
}

// Meter counts the questions: status is an answer.Status, failed, too_slow or
// not_ready.
type Meter interface {
	Answered(channel, status string, took time.Duration)
}

type noMeter struct{}

func (noMeter) Answered(string, string, time.Duration) {}

// ErrBusy reports that an index is being built already.
var ErrBusy = errors.New("bot: an index is being built")

// Catalog lists what the documents hold that role may see.
type Catalog interface {
	Projects(ctx context.Context, role corpus.Visibility) ([]*corpus.Project, error)
	Events(ctx context.Context, role corpus.Visibility) ([]corpus.Event, error)
	Documents(ctx context.Context, role corpus.Visibility) ([]corpus.Document, error)
}

// Receipt is what became of one document that staff sent.
type Receipt struct {
	Document string // id; "" when it was refused
	Text     string // what was understood, or what is wrong and what to do
	Refused  bool
	Same     bool // the same is there already: adding it changes nothing
}

// Gap is a question that could not be answered.
type Gap struct {
	Question string
	Why      string
	Count    int
	Key      string    // the same however the question is written
	Last     time.Time // asked
}

// Desk is what staff may do.
type Desk interface {
	Add(ctx context.Context, who string, file File, v corpus.Visibility) ([]Receipt, error)
	Remove(ctx context.Context, who, document string) error
	Restore(ctx context.Context, who, document string) error
	Gaps(ctx context.Context, limit int) ([]Gap, error)
}

// Bench is what staff may do beyond Desk.
type Bench interface {
	// Preview tells what Desk.Add would do, and stores nothing.
	Preview(ctx context.Context, file File, v corpus.Visibility) ([]Receipt, error)
	// Correct sets a field of a project; value is written as in a document.
	// ErrField and ErrValue report what cannot be read.
	Correct(ctx context.Context, who, project, field, value string) error
	// Visibility is that of a document, a removed one too.
	Visibility(ctx context.Context, document string) (corpus.Visibility, error)
}

// The errors of Bench.Correct.
var (
	ErrField = errors.New("bot: no such field")
	ErrValue = errors.New("bot: the value cannot be read")
)

// Curated is an answer that staff wrote.
type Curated struct {
	Text string
	Who  string // name of its author
	At   time.Time
}

// Curator keeps the answers that staff write for questions.
type Curator interface {
	Curate(ctx context.Context, who, question, text string, v corpus.Visibility) error
	// Curated gives the answer to a question; corpus.ErrNotFound when there is none.
	Curated(ctx context.Context, question string, role corpus.Visibility) (Curated, error)
}

// User is a person with a role.
type User struct {
	ID   string // "channel:id"
	Role corpus.Visibility
	Name string
	By   string    // who gave the role
	At   time.Time // and when
}

// Office is what admins may do.
type Office interface {
	// Status gives lines of name and value.
	Status(ctx context.Context) ([][2]string, error)
	Users(ctx context.Context) ([]User, error)
	// SetRole gives somebody a role; corpus.Public takes it away.
	SetRole(ctx context.Context, who, user string, role corpus.Visibility) error
	Reindex(ctx context.Context, progress func(done, total int)) error
}
