package bot

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"sync"
	"time"

	"zhaoshang/corpus"
)

const (
	uploadLife  = time.Hour // how long a preview waits for its button
	uploadBytes = 256 << 20 // of all files that wait
)

// Upload is files that were shown as a preview and are not stored.
type Upload struct {
	Who        string // channel:id
	Files      []File
	Visibility corpus.Visibility
	at         time.Time
}

func (u *Upload) size() int {
	n := 0
	for _, f := range u.Files {
		n += len(f.Data)
	}
	return n
}

// Uploads holds what waits for a button, in memory only: what was not accepted
// is nowhere after a restart.
type Uploads struct {
	now   func() time.Time
	mu    sync.Mutex
	by    map[string]*Upload
	order []string // ids, oldest first
}

// NewUploads holds nothing yet.
func NewUploads(now func() time.Time) *Uploads {
	return &Uploads{now: now, by: map[string]*Upload{}}
}

// Put keeps an upload and gives its id; the oldest make room.
func (us *Uploads) Put(u *Upload) string {
	us.mu.Lock()
	defer us.mu.Unlock()
	u.at = us.now()
	id := rand.Text()[:10]
	us.by[id] = u
	us.order = append(us.order, id)
	total := 0
	for _, other := range us.by {
		total += other.size()
	}
	for len(us.order) > 1 {
		oldest := us.by[us.order[0]]
		if oldest != nil && total <= uploadBytes && u.at.Sub(oldest.at) <= uploadLife {
			break
		}
		if oldest != nil {
			total -= oldest.size()
			delete(us.by, us.order[0])
		}
		us.order = us.order[1:]
	}
	return id
}

// Take gives an upload of a person and forgets it.
func (us *Uploads) Take(id, who string) (*Upload, bool) {
	us.mu.Lock()
	defer us.mu.Unlock()
	u := us.by[id]
	if u == nil || u.Who != who {
		return nil, false
	}
	delete(us.by, id)
	return u, us.now().Sub(u.at) <= uploadLife
}

// preview shows what the files of a message would become, with buttons to
// accept or discard them. Nothing is stored.
func (t *turn) preview(ctx context.Context, v corpus.Visibility) (Reply, error) {
	var lines []string
	good := map[string]bool{}
	for _, f := range t.m.Files {
		receipts, err := t.s.o.Bench.Preview(ctx, f, v)
		if err != nil {
			return t.userError(err, f.Name)
		}
		for _, r := range receipts {
			lines = append(lines, r.Text)
			good[f.Name] = good[f.Name] || !r.Refused && !r.Same
		}
	}
	u := &Upload{Who: t.m.person(), Visibility: v}
	for _, f := range t.m.Files {
		if good[f.Name] {
			u.Files = append(u.Files, f)
		}
	}
	r := Reply{Text: strings.Join(lines, "\n\n"), Language: t.language}
	if len(u.Files) == 0 {
		return r, nil
	}
	id := t.s.uploads.Put(u)
	r.Text += "\n\n" + t.s.texts.say(t.language, "preview", args{"files": len(u.Files)})
	r.Buttons = t.previewButtons(id, v)
	return r, nil
}

func (t *turn) previewButtons(id string, v corpus.Visibility) []Button {
	button := func(key, command string) Button {
		return Button{Label: t.s.texts.say(t.language, key, nil), Command: command, Replace: true}
	}
	out := []Button{button("button_accept", "/accept "+id)}
	if v == corpus.Public {
		out = append(out, button("button_accept_staff", fmt.Sprintf("/accept %s %s", id, corpus.Staff)))
	}
	return append(out, button("button_discard", "/discard "+id))
}

// accept stores what a preview showed: "/accept ID [staff]".
func (t *turn) accept(ctx context.Context, rest string) (Reply, error) {
	id, role, _ := strings.Cut(rest, " ")
	if t.s.o.Desk == nil {
		return t.say("not_offered", nil), nil
	}
	u, ok := t.s.uploads.Take(id, t.m.person())
	if !ok {
		return t.say("preview_gone", nil), nil
	}
	if role == string(corpus.Staff) {
		u.Visibility = corpus.Staff
	}
	return t.store(ctx, u.Files, u.Visibility)
}

func (t *turn) discard(_ context.Context, id string) (Reply, error) {
	if _, ok := t.s.uploads.Take(id, t.m.person()); !ok {
		return t.say("preview_gone", nil), nil
	}
	return t.say("discarded", nil), nil
}
