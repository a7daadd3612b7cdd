package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"zhaoshang/corpus"
)

// progressPause is how often progress is shown at most: chats limit edits.
const progressPause = 3 * time.Second

// add takes the files that staff sent.
func (t *turn) add(ctx context.Context) (Reply, error) {
	switch {
	case t.own.Sees(corpus.Staff) && !t.role.Sees(corpus.Staff):
		return t.refuse("files_private_only", nil), nil
	case !t.role.Sees(corpus.Staff):
		t.s.o.Log.WarnContext(ctx, "file refused", "user", t.m.person())
		return t.refuse("no_files", nil), nil
	}
	if t.s.o.Desk == nil {
		return t.say("not_offered", nil), nil
	}
	visibility := corpus.Staff
	if t.s.o.StaffAddPublic {
		visibility = corpus.Public
	}
	if t.m.Rich && t.s.o.Bench != nil {
		return t.preview(ctx, visibility)
	}
	return t.store(ctx, t.m.Files, visibility)
}

// store adds files and gives their receipts.
func (t *turn) store(ctx context.Context, files []File, visibility corpus.Visibility) (Reply, error) {
	var lines []string
	for _, f := range files {
		receipts, err := t.s.o.Desk.Add(ctx, t.m.person(), f, visibility)
		if err != nil {
			return t.userError(err, f.Name)
		}
		for _, r := range receipts {
			lines = append(lines, r.Text)
		}
	}
	return Reply{Text: strings.Join(lines, "\n\n"), Language: t.language}, nil
}

func (t *turn) documents(ctx context.Context, rest string) (Reply, error) {
	if t.s.o.Catalog == nil {
		return t.say("not_offered", nil), nil
	}
	all, err := t.s.o.Catalog.Documents(ctx, t.role)
	if err != nil {
		return Reply{}, fmt.Errorf("bot: documents: %w", err)
	}
	match, offset := page(rest)
	var fit []corpus.Document
	for _, d := range all {
		if strings.Contains(d.ID+"\n"+d.Title+"\n"+d.Source, match) {
			fit = append(fit, d)
		}
	}
	if len(fit) == 0 {
		return t.say("no_documents", nil), nil
	}
	offset = min(offset, len(fit)-1)
	lines := []string{t.say("documents", args{"total": len(fit)}).Text}
	for _, d := range fit[offset:min(offset+pageSize, len(fit))] {
		lines = append(lines, documentLine(d))
	}
	return Reply{Text: strings.Join(lines, "\n"), Language: t.language, Buttons: t.pages("/documents", match, offset, len(fit))}, nil
}

func documentLine(d corpus.Document) string {
	parts := []string{d.ID}
	for _, s := range []string{d.Title, dateText(d.Date)} {
		if s != "" && s != d.ID {
			parts = append(parts, s)
		}
	}
	if d.Visibility != corpus.Public {
		parts = append(parts, string(d.Visibility))
	}
	return strings.Join(parts, " · ")
}

func dateText(d *corpus.Date) string {
	if d == nil {
		return ""
	}
	return d.ISO()
}

func (t *turn) remove(ctx context.Context, id string) (Reply, error) {
	return t.change(ctx, id, "removed", Desk.Remove)
}

func (t *turn) restore(ctx context.Context, id string) (Reply, error) {
	return t.change(ctx, id, "restored", Desk.Restore)
}

func (t *turn) change(ctx context.Context, id, key string, do func(Desk, context.Context, string, string) error) (Reply, error) {
	switch {
	case t.s.o.Desk == nil:
		return t.say("not_offered", nil), nil
	case id == "":
		return t.say("which_document", nil), nil
	}
	if t.s.o.Bench != nil {
		if v, err := t.s.o.Bench.Visibility(ctx, id); err == nil && !t.role.Sees(v) {
			return t.say("not_found", args{"what": id}), nil
		}
	}
	if err := do(t.s.o.Desk, ctx, t.m.person(), id); err != nil {
		return t.userError(err, id)
	}
	return t.say(key, args{"document": id}), nil
}

func (t *turn) status(ctx context.Context, _ string) (Reply, error) {
	if t.s.o.Office == nil {
		return t.say("not_offered", nil), nil
	}
	rows, err := t.s.o.Office.Status(ctx)
	if err != nil {
		return Reply{}, fmt.Errorf("bot: status: %w", err)
	}
	var lines []string
	for _, row := range rows {
		name := t.s.texts.say(t.language, "status_"+row[0], nil)
		if name == "" {
			name = row[0]
		}
		lines = append(lines, name+": "+row[1])
	}
	return Reply{Text: strings.Join(lines, "\n"), Language: t.language}, nil
}

func (t *turn) users(ctx context.Context, _ string) (Reply, error) {
	if t.s.o.Office == nil {
		return t.say("not_offered", nil), nil
	}
	all, err := t.s.o.Office.Users(ctx)
	if err != nil {
		return Reply{}, fmt.Errorf("bot: users: %w", err)
	}
	lines := []string{t.say("users", args{"count": len(all)}).Text}
	for _, u := range all {
		lines = append(lines, strings.TrimSpace(u.ID+" "+string(u.Role)+" "+u.Name))
	}
	return Reply{Text: strings.Join(lines, "\n"), Language: t.language}, nil
}

// grant gives a role: /grant USER staff|admin|public, where public takes it away.
func (t *turn) grant(ctx context.Context, rest string) (Reply, error) {
	if t.s.o.Office == nil {
		return t.say("not_offered", nil), nil
	}
	words := strings.Fields(rest)
	if len(words) != 2 || !known(corpus.Visibility(words[1])) {
		return t.say("how_to_grant", nil), nil
	}
	user, role := words[0], corpus.Visibility(words[1])
	if !strings.Contains(user, ":") {
		user = t.m.Channel + ":" + user
	}
	if err := t.s.o.Office.SetRole(ctx, t.m.person(), user, role); err != nil {
		return t.userError(err, user)
	}
	return t.say("granted", args{"user": user, "role": role}), nil
}

func known(v corpus.Visibility) bool {
	return v == corpus.Public || v == corpus.Staff || v == corpus.Admin
}

func (t *turn) reindex(ctx context.Context, _ string) (Reply, error) {
	if t.s.o.Office == nil {
		return t.say("not_offered", nil), nil
	}
	start := t.s.o.Now()
	err := t.s.o.Office.Reindex(ctx, t.progress("reindexing"))
	if errors.Is(err, ErrBusy) {
		return t.say("reindex_busy", nil), nil
	}
	if err != nil {
		return Reply{}, fmt.Errorf("bot: reindex: %w", err)
	}
	return t.say("reindexed", args{"seconds": int(t.s.o.Now().Sub(start).Seconds())}), nil
}

// progress shows how far something is, at once and then every few seconds.
func (t *turn) progress(key string) func(done, total int) {
	var last time.Time
	return func(done, total int) {
		now := t.s.o.Now()
		if t.m.Progress == nil || now.Sub(last) < progressPause {
			return
		}
		last = now
		t.m.Progress(t.say(key, args{"done": done, "total": total}))
	}
}
