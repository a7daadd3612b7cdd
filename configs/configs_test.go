package configs

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDefaultYAMLIsTheDefault(t *testing.T) {
	got, err := Load(Options{File: write(t, "c.yaml", DefaultYAML())})
	if err != nil {
		t.Fatal(err)
	}
	want := Default()
	want.Bot.AllowedUsers = []string{}
	if !reflect.DeepEqual(got.Config, want) {
		t.Errorf("default.yaml gives\n%+v\nthe defaults are\n%+v", got.Config, want)
	}
	for _, s := range got.Settings {
		if s.From != "file" {
			t.Errorf("default.yaml does not have the key %s", s.Key)
		}
	}
}

func TestLaterSourcesWin(t *testing.T) {
	file := write(t, "c.yaml", "answer:\n  deadline: 3s\n  question_runes: 700\nindex:\n  beside: 9\n")
	got, err := Load(Options{File: file,
		Environ: []string{"ZHAOSHANG_ANSWER_QUESTION_RUNES=800", "ZHAOSHANG_INDEX_BESIDE=8", "HOME=/x"},
		Flags:   map[string]string{"index.beside": "4"}})
	if err != nil {
		t.Fatal(err)
	}
	c := got.Config
	if c.Answer.Deadline != 3*time.Second || c.Answer.QuestionRunes != 800 || c.Index.Beside != 4 || c.Bot.ChatPerMinute != 40 {
		t.Errorf("deadline %v, runes %d, beside %d, chat %d", c.Answer.Deadline, c.Answer.QuestionRunes, c.Index.Beside, c.Bot.ChatPerMinute)
	}
	from := map[string]string{}
	for _, s := range got.Settings {
		from[s.Key] = s.From
	}
	for key, want := range map[string]string{"answer.deadline": "file", "answer.question_runes": "environment",
		"index.beside": "flag", "bot.chat_per_minute": "default"} {
		if from[key] != want {
			t.Errorf("%s comes from %q, want %q", key, from[key], want)
		}
	}
}

func TestEveryMistakeIsReportedAtOnce(t *testing.T) {
	file := write(t, "c.yaml", `
telegramm: {token: x}
answer: {deadline: soon, question_rune: 3}
index: {beside: many}
limits: {file: 5 lightyears}
log: {level: loud}
web: {address: here}
bot: {allowed_users: {a: 1}}
`)
	_, err := Load(Options{File: file, Environ: []string{"ZHAOSHANG_TELEGRAM_TOKN=x", "ZHAOSHANG_OTHER_PROGRAM=1"},
		Flags: map[string]string{"log.lvel": "info"}})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		`unknown key "telegramm.token"; did you mean "telegram.token"?`,
		`unknown key "answer.question_rune"; did you mean "answer.question_runes"?`,
		`answer.deadline (file): "soon" is no time`,
		`index.beside (file): "many" is no whole number`,
		`limits.file (file): "5 lightyears" is no size`,
		`log.level: "loud" is none of debug, info, warn, error`,
		`web.address: "here" is not host:port`,
		`did you mean ZHAOSHANG_TELEGRAM_TOKEN?`,
		`flag: unknown key "log.lvel"; did you mean "log.level"?`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error lacks %q:\n%v", want, err)
		}
	}
	if strings.Contains(err.Error(), "OTHER_PROGRAM") {
		t.Errorf("a foreign name is an error:\n%v", err)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	for name, path := range map[string]string{
		"missing":  filepath.Join(t.TempDir(), "none.yaml"),
		"not YAML": write(t, "c.yaml", "a: [1,\nb"),
		"a list":   write(t, "c.yaml", "- a\n- b\n"),
	} {
		if _, err := Load(Options{File: path}); err == nil || !strings.Contains(err.Error(), filepath.Base(path)) {
			t.Errorf("%s: error %v does not name the file", name, err)
		}
	}
}

func TestSecrets(t *testing.T) {
	file := write(t, "token", "  123:abcDEF\n")
	tests := []struct {
		name    string
		environ []string
		want    string
		wrong   string
	}{
		{"direct", []string{"ZHAOSHANG_TELEGRAM_TOKEN=1:x"}, "1:x", ""},
		{"from a file", []string{"ZHAOSHANG_TELEGRAM_TOKEN_FILE=" + file}, "123:abcDEF", ""},
		{"both", []string{"ZHAOSHANG_TELEGRAM_TOKEN=1:x", "ZHAOSHANG_TELEGRAM_TOKEN_FILE=" + file}, "", "both set"},
		{"file missing", []string{"ZHAOSHANG_TELEGRAM_TOKEN_FILE=/does/not/exist"}, "", "telegram.token_file"},
		{"with a slash", []string{"ZHAOSHANG_TELEGRAM_TOKEN=123:abc/getMe"}, "123:abc/getMe", "telegram.token"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Load(Options{Environ: tt.environ})
			if token := got.Config.Telegram.Token.Reveal(); token != tt.want {
				t.Errorf("token %q, want %q", token, tt.want)
			}
			if tt.wrong == "" && err != nil || tt.wrong != "" && (err == nil || !strings.Contains(err.Error(), tt.wrong)) {
				t.Errorf("error %v, want one with %q", err, tt.wrong)
			}
			if err != nil && strings.Contains(err.Error(), "123:abc") {
				t.Errorf("the error shows the token: %v", err)
			}
		})
	}
}

func TestSecretIsNeverPrinted(t *testing.T) {
	c := Default()
	c.Telegram.Token, c.Telegram.Webhook.Secret = NewSecret("hunter2"), NewSecret("hunter2")
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{string(data), fmt.Sprint(c), fmt.Sprintf("%+v %#v %s %q", c, c, c.Telegram.Webhook.Secret, c.Telegram.Webhook.Secret)} {
		if strings.Contains(out, "hunter2") {
			t.Errorf("shown: %s", out)
		}
	}
	if s := (Secret{}).String(); s != "" {
		t.Errorf("a secret that is not set prints %q", s)
	}
}

func TestParseSize(t *testing.T) {
	for in, want := range map[string]Size{"64MiB": 64 << 20, "10 mb": 10_000_000, "7": 7, "3B": 3, "2GiB": 2 << 30, "0": 0} {
		if got, err := ParseSize(in); err != nil || got != want {
			t.Errorf("ParseSize(%q) = %d, %v, want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "MiB", "-1", "1.5MiB", "9999999999GiB", "5 miles"} {
		if got, err := ParseSize(in); err == nil {
			t.Errorf("ParseSize(%q) = %d, want an error", in, got)
		}
	}
	for want, s := range map[string]Size{"64MiB": 64 << 20, "1000": 1000, "0": 0, "1GiB": 1 << 30} {
		if got := s.String(); got != want {
			t.Errorf("%d prints %q, want %q", int64(s), got, want)
		}
	}
}
