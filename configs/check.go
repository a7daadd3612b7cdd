package configs

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"
)

// check finds values that have the right type and make no sense.
func check(c Config) []error {
	k := &checker{}
	k.oneOf("log.level", c.Log.Level, "debug", "info", "warn", "error")
	k.oneOf("log.format", c.Log.Format, "text", "json")
	k.limits(c.Limits)
	k.between("index.beside", c.Index.Beside, 1, 1_000_000)
	k.time("answer.deadline", c.Answer.Deadline, 100*time.Millisecond, 10*time.Minute)
	k.between("answer.question_runes", c.Answer.QuestionRunes, 10, 100_000)
	k.bot(c.Bot)
	k.web(c.Web)
	k.telegram(c.Telegram)
	return k.problems
}

type checker struct{ problems []error }

func (k *checker) bad(key, format string, args ...any) {
	k.problems = append(k.problems, fmt.Errorf("configs: %s: %s", key, fmt.Sprintf(format, args...)))
}

func (k *checker) limits(l Limits) {
	k.between("limits.file", int(l.File), 1<<10, 4<<30)
	k.between("limits.expanded", int(l.Expanded), 1<<10, 64<<30)
	k.between("limits.ratio", l.Ratio, 2, 100_000)
	k.between("limits.depth", l.Depth, 1, 10)
	k.between("limits.members", l.Members, 1, 1_000_000)
	k.between("limits.pages", l.Pages, 1, 1_000_000)
	k.between("limits.rows", l.Rows, 1, 10_000_000)
	k.between("limits.columns", l.Columns, 1, 100_000)
	k.between("limits.line", int(l.Line), 1<<10, 1<<30)
	k.time("limits.time", l.Time, time.Second, time.Hour)
	k.between("limits.memory", int(l.Memory), 16<<20, 4<<30)
}

func (k *checker) bot(b Bot) {
	k.between("bot.user_per_minute", b.UserPerMinute, 0, 100_000)
	k.between("bot.chat_per_minute", b.ChatPerMinute, 0, 100_000)
	k.time("bot.conversation", b.Conversation, time.Minute, 365*24*time.Hour)
	k.time("bot.keep_questions", b.KeepQuestions, 0, 100*365*24*time.Hour)
}

func (k *checker) web(w Web) {
	k.address("web.address", w.Address)
	k.between("web.per_minute", w.PerMinute, 0, 1_000_000)
}

func (k *checker) telegram(t Telegram) {
	if strings.ContainsAny(t.Token.Reveal(), " /?#\t\r\n") {
		k.bad("telegram.token", "holds a space or a slash; copy it from @BotFather again")
	}
	if t.ServerURL == "" {
		k.bad("telegram.server_url", "is empty")
	}
	k.url("telegram.server_url", t.ServerURL, "http", "https")
	k.between("telegram.workers", t.Workers, 1, 1000)
	k.url("telegram.webhook.url", t.Webhook.URL, "https", "http")
	k.address("telegram.webhook.address", t.Webhook.Address)
	if t.Webhook.URL != "" && t.Webhook.Address == "" {
		k.bad("telegram.webhook.address", "is empty, but telegram.webhook.url is set")
	}
}

func (k *checker) oneOf(key, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		k.bad(key, "%q is none of %s", value, strings.Join(allowed, ", "))
	}
}

func (k *checker) between(key string, value, low, high int) {
	if value < low || value > high {
		k.bad(key, "%d is not between %d and %d", value, low, high)
	}
}

func (k *checker) time(key string, value, low, high time.Duration) {
	if value < low || value > high {
		k.bad(key, "%v is not between %v and %v", value, low, high)
	}
}

func (k *checker) address(key, value string) {
	if value == "" {
		return
	}
	if _, port, err := net.SplitHostPort(value); err != nil || port == "" {
		k.bad(key, "%q is not host:port", value)
	}
}

func (k *checker) url(key, value string, schemes ...string) {
	if value == "" {
		return
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || !slices.Contains(schemes, u.Scheme) {
		k.bad(key, "%q is no %s address", value, strings.Join(schemes, " or "))
	}
}
