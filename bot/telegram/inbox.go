package telegram

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// recentIDs is how many update ids are remembered to drop what Telegram sends twice.
const recentIDs = 20_000

// compactBytes is the size of the journal at which finished updates are dropped from it.
const compactBytes = 4 << 20

// staleOffset is how long after the last update the stored offset is no longer
// trusted: Telegram may restart its numbering after a week of silence.
const staleOffset = 6 * 24 * time.Hour

// Update is one update as Telegram sent it.
type Update struct {
	ID       int64
	Received time.Time
	Raw      json.RawMessage
	Replayed bool // left over from an earlier run: it may have been answered already
	Sending  bool // an answer was being sent when that run ended
}

// entry is one line of the journal: an update, or what became of it.
type entry struct {
	Update  int64           `json:"update,omitempty"`
	At      int64           `json:"at,omitempty"` // Unix seconds
	Raw     json.RawMessage `json:"raw,omitempty"`
	Sending int64           `json:"sending,omitempty"`
	Done    int64           `json:"done,omitempty"`
}

// Inbox is the durable journal of updates: an append-only file of JSON lines,
// each batch synced before Telegram is told. It is safe for concurrent use;
// one process at a time uses it.
type Inbox struct {
	mu      sync.Mutex
	path    string
	file    *os.File
	size    int64
	pending map[int64]*Update
	order   []int64 // ids received, oldest first: the memory for duplicates
	seen    map[int64]bool
	last    time.Time // when the newest update came
	maxID   int64
	log     *slog.Logger
}

// OpenInbox opens or makes the journal in dir. A torn last line, left by a
// crash, is dropped: its update was never acknowledged.
func OpenInbox(dir string, log *slog.Logger) (*Inbox, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("telegram: inbox %q: %w", dir, err)
	}
	in := &Inbox{path: filepath.Join(dir, "inbox.jsonl"), pending: map[int64]*Update{}, seen: map[int64]bool{}, log: log}
	if err := in.load(); err != nil {
		return nil, fmt.Errorf("telegram: inbox %q: %w", in.path, err)
	}
	if err := in.compact(); err != nil {
		return nil, fmt.Errorf("telegram: inbox %q: %w", in.path, err)
	}
	return in, nil
}

func (in *Inbox) load() error {
	data, err := os.ReadFile(in.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	r := bufio.NewReader(bytes.NewReader(data))
	for {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			return nil // a torn line has no line feed
		}
		var e entry
		if json.Unmarshal(line, &e) != nil {
			in.log.Warn("inbox line dropped", "size_bytes", len(line))
			continue
		}
		in.replay(e)
	}
}

func (in *Inbox) replay(e entry) {
	switch {
	case e.Update != 0:
		in.remember(e.Update, time.Unix(e.At, 0))
		if e.Raw != nil {
			in.pending[e.Update] = &Update{ID: e.Update, Received: time.Unix(e.At, 0), Raw: e.Raw, Replayed: true}
		}
	case e.Sending != 0:
		if u := in.pending[e.Sending]; u != nil {
			u.Sending = true
		}
	case e.Done != 0:
		delete(in.pending, e.Done)
	}
}

func (in *Inbox) remember(id int64, at time.Time) {
	if in.seen[id] {
		return
	}
	in.seen[id] = true
	in.order = append(in.order, id)
	in.last, in.maxID = at, id
	if len(in.order) > recentIDs {
		delete(in.seen, in.order[0])
		in.order = in.order[1:]
	}
}

// Append stores updates that are new and returns those, in order, once they
// are on disk. Updates seen before are dropped.
func (in *Inbox) Append(updates []Update) ([]Update, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	var fresh []Update
	var buf bytes.Buffer
	batch := map[int64]bool{}
	for _, u := range updates {
		if in.seen[u.ID] || batch[u.ID] {
			continue
		}
		batch[u.ID] = true
		line, err := json.Marshal(entry{Update: u.ID, At: u.Received.Unix(), Raw: u.Raw})
		if err != nil {
			return nil, fmt.Errorf("telegram: inbox: update %d: %w", u.ID, err)
		}
		buf.Write(append(line, '\n'))
		fresh = append(fresh, u)
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	if err := in.write(buf.Bytes(), true); err != nil {
		return nil, err
	}
	for i := range fresh {
		in.remember(fresh[i].ID, fresh[i].Received)
		in.pending[fresh[i].ID] = &fresh[i]
	}
	return fresh, nil
}

// Sending notes that the answer to an update is about to leave; when the
// process dies before Done, the next run knows that it may have arrived.
func (in *Inbox) Sending(id int64) error { return in.note(entry{Sending: id}) }

// Done notes that an update needs nothing more.
func (in *Inbox) Done(id int64) error { return in.note(entry{Done: id}) }

func (in *Inbox) note(e entry) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	line, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("telegram: inbox: %w", err)
	}
	if err := in.write(append(line, '\n'), false); err != nil {
		return err
	}
	in.replay(e)
	if in.size > compactBytes {
		return in.compact()
	}
	return nil
}

// write appends to the file; sync is asked for what Telegram is told about. A
// lost Done costs an answer sent twice at worst, so it rides on the next sync.
func (in *Inbox) write(p []byte, sync bool) error {
	n, err := in.file.Write(p)
	in.size += int64(n)
	if err == nil && sync {
		err = in.file.Sync()
	}
	if err != nil {
		return fmt.Errorf("telegram: inbox %q: %w", in.path, err)
	}
	return nil
}

// compact rewrites the journal with what is pending and the ids remembered.
func (in *Inbox) compact() error {
	tmp, err := os.CreateTemp(filepath.Dir(in.path), "inbox-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	w := bufio.NewWriter(tmp)
	enc := json.NewEncoder(w)
	for _, id := range in.order {
		e := entry{Update: id, At: in.last.Unix()}
		if u := in.pending[id]; u != nil {
			e.At, e.Raw = u.Received.Unix(), u.Raw
		}
		if err := enc.Encode(e); err != nil {
			return err
		}
		if u := in.pending[id]; u != nil && u.Sending {
			if err := enc.Encode(entry{Sending: id}); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(w.Flush(), tmp.Sync()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), in.path); err != nil {
		return err
	}
	return in.reopen(tmp)
}

// reopen goes on with the renamed file, which tmp is already open on.
func (in *Inbox) reopen(tmp *os.File) error {
	if in.file != nil {
		in.file.Close()
	}
	in.file = tmp
	info, err := tmp.Stat()
	if err != nil {
		return err
	}
	in.size = info.Size()
	return syncDir(filepath.Dir(in.path))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// Pending is what was received and not done, oldest first.
func (in *Inbox) Pending() []Update {
	in.mu.Lock()
	defer in.mu.Unlock()
	out := make([]Update, 0, len(in.pending))
	for _, id := range in.order {
		if u := in.pending[id]; u != nil {
			out = append(out, *u)
		}
	}
	return out
}

// Offset is the id to ask Telegram from, 0 when the stored one is too old to
// be trusted.
func (in *Inbox) Offset(now time.Time) int64 {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.maxID == 0 || now.Sub(in.last) > staleOffset {
		return 0
	}
	return in.maxID + 1
}

// Close syncs and closes the journal.
func (in *Inbox) Close() error {
	in.mu.Lock()
	defer in.mu.Unlock()
	return errors.Join(in.file.Sync(), in.file.Close())
}
