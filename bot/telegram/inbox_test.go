package telegram

import (
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func update(id int64) Update {
	return Update{ID: id, Received: time.Unix(1_700_000_000+id, 0), Raw: json.RawMessage(`{"update_id":1}`)}
}

func openInbox(t *testing.T, dir string) *Inbox {
	t.Helper()
	in, err := OpenInbox(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close() })
	return in
}

func ids(us []Update) (out []int64) {
	for _, u := range us {
		out = append(out, u.ID)
	}
	return out
}

func TestInboxKeepsWhatIsNotDone(t *testing.T) {
	dir := t.TempDir()
	in := openInbox(t, dir)
	if fresh, err := in.Append([]Update{update(1), update(2), update(3)}); err != nil || len(fresh) != 3 {
		t.Fatalf("Append = %v, %v", fresh, err)
	}
	in.Done(2)
	in.Sending(3)
	again := openInbox(t, dir)
	got := again.Pending()
	if len(got) != 2 || got[0].ID != 1 || got[1].ID != 3 || !got[1].Sending || got[0].Sending || !got[0].Replayed {
		t.Errorf("pending after reopening = %+v", got)
	}
	if fresh, _ := again.Append([]Update{update(2), update(3), update(4)}); len(fresh) != 1 || fresh[0].ID != 4 {
		t.Errorf("a duplicate was taken again: %v", ids(fresh))
	}
}

func TestInboxDropsATornLine(t *testing.T) {
	dir := t.TempDir()
	in := openInbox(t, dir)
	in.Append([]Update{update(1)})
	in.Close()
	f, _ := os.OpenFile(filepath.Join(dir, "inbox.jsonl"), os.O_APPEND|os.O_WRONLY, 0o600)
	f.WriteString(`{"update":2,"at":17000`)
	f.Close()
	if got := ids(openInbox(t, dir).Pending()); len(got) != 1 || got[0] != 1 {
		t.Errorf("pending = %v, want [1]", got)
	}
}

func TestInboxOffsetIsNotTrustedAfterAWeek(t *testing.T) {
	in := openInbox(t, t.TempDir())
	in.Append([]Update{update(7)})
	if got := in.Offset(update(7).Received.Add(time.Hour)); got != 8 {
		t.Errorf("offset after an hour = %d, want 8", got)
	}
	if got := in.Offset(update(7).Received.Add(7 * 24 * time.Hour)); got != 0 {
		t.Errorf("offset after a week = %d, want 0", got)
	}
}

func TestInboxCompactsAndForgetsNothing(t *testing.T) {
	dir := t.TempDir()
	in := openInbox(t, dir)
	big := json.RawMessage(`{"pad":"` + longText(40_000) + `"}`)
	for id := int64(1); id <= 200; id++ {
		if _, err := in.Append([]Update{{ID: id, Received: time.Unix(id, 0), Raw: big}}); err != nil {
			t.Fatal(err)
		}
		if id != 150 {
			if err := in.Done(id); err != nil {
				t.Fatal(err)
			}
		}
	}
	if in.size > compactBytes+100_000 {
		t.Errorf("the journal has %d bytes", in.size)
	}
	if got := ids(openInbox(t, dir).Pending()); len(got) != 1 || got[0] != 150 {
		t.Errorf("pending = %v, want [150]", got)
	}
}

func longText(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = 'a'
	}
	return string(b)
}
