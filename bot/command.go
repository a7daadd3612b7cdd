package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// Command is one thing that can be asked for by name, as menus and /help list it.
type Command struct {
	Name  string            // without the slash
	Role  corpus.Visibility // that may use it
	Short string            // what it does, in the language asked for

	hidden bool // not listed: buttons use it
	run    func(t *turn, ctx context.Context, rest string) (Reply, error)
}

// commandTable lists the commands in the order of /help.
func commandTable() []Command {
	return []Command{
		{Name: "start", Role: corpus.Public, run: (*turn).start},
		{Name: "help", Role: corpus.Public, run: (*turn).help},
		{Name: "projects", Role: corpus.Public, run: (*turn).projects},
		{Name: "top", Role: corpus.Public, run: (*turn).top},
		{Name: "events", Role: corpus.Public, run: (*turn).events},
		{Name: "sources", Role: corpus.Public, run: (*turn).sources},
		{Name: "why", Role: corpus.Public, run: (*turn).why},
		{Name: "rows", Role: corpus.Public, run: (*turn).rows},
		{Name: "passage", Role: corpus.Public, run: (*turn).passage},
		{Name: "chart", Role: corpus.Public, run: (*turn).chart},
		{Name: "original", Role: corpus.Public, run: (*turn).original},
		{Name: "wrong", Role: corpus.Public, run: (*turn).wrong},
		{Name: "export", Role: corpus.Public, run: (*turn).export},
		{Name: "watch", Role: corpus.Public, run: (*turn).watch},
		{Name: "new", Role: corpus.Public, run: (*turn).fresh},
		{Name: "language", Role: corpus.Public, run: (*turn).setLanguage},
		{Name: "forget", Role: corpus.Public, run: (*turn).forget},
		{Name: "documents", Role: corpus.Staff, run: (*turn).documents},
		{Name: "remove", Role: corpus.Staff, run: (*turn).remove},
		{Name: "restore", Role: corpus.Staff, run: (*turn).restore},
		{Name: "correct", Role: corpus.Staff, run: (*turn).correct},
		{Name: "gaps", Role: corpus.Staff, run: (*turn).gaps},
		{Name: "answer", Role: corpus.Staff, run: (*turn).writeAnswer},
		{Name: "accept", Role: corpus.Staff, hidden: true, run: (*turn).accept},
		{Name: "discard", Role: corpus.Staff, hidden: true, run: (*turn).discard},
		{Name: "status", Role: corpus.Admin, run: (*turn).status},
		{Name: "users", Role: corpus.Admin, run: (*turn).users},
		{Name: "grant", Role: corpus.Admin, run: (*turn).grant},
		{Name: "reindex", Role: corpus.Admin, run: (*turn).reindex},
	}
}

// Commands lists what somebody of a role may use, described in a language.
func (s *Service) Commands(role corpus.Visibility, language string) []Command {
	var out []Command
	for _, c := range commandTable() {
		if role.Sees(c.Role) && !c.hidden {
			c.Short = s.texts.say(language, "command_"+c.Name, nil)
			out = append(out, c)
		}
	}
	return out
}

// command splits "/name@bot rest".
func command(text string) (name, rest string, ok bool) {
	body, ok := strings.CutPrefix(text, "/")
	if !ok {
		return "", "", false
	}
	name, rest, _ = strings.Cut(body, " ")
	name, _, _ = strings.Cut(name, "@")
	name = strings.ToLower(strings.TrimSpace(name))
	return name, strings.TrimSpace(rest), name != "" && !strings.ContainsAny(name, "/.")
}

func (t *turn) command(ctx context.Context, name, rest string) (Reply, error) {
	if name == "ask" {
		return t.question(ctx, rest)
	}
	for _, c := range commandTable() {
		if c.Name != name {
			continue
		}
		if t.own.Sees(c.Role) && !t.role.Sees(c.Role) {
			return t.refuse("private_only", args{"command": name}), nil
		}
		if !t.role.Sees(c.Role) {
			t.s.o.Log.WarnContext(ctx, "command refused", "command", name, "user", t.m.person())
			return t.refuse("no_right", args{"command": name}), nil
		}
		return c.run(t, ctx, rest)
	}
	return t.say("unknown_command", args{"command": name}), nil
}

func (t *turn) start(_ context.Context, _ string) (Reply, error) {
	r := t.say("welcome", nil)
	r.Buttons = t.suggestions()
	return r, nil
}

// suggestions are the first things to ask for.
func (t *turn) suggestions() []Button {
	var out []Button
	for _, name := range []string{"projects", "top", "events", "help"} {
		out = append(out, Button{Label: t.s.texts.say(t.language, "command_"+name, nil), Command: "/" + name})
	}
	return out
}

func (t *turn) help(_ context.Context, _ string) (Reply, error) {
	var b strings.Builder
	b.WriteString(t.say("help", nil).Text + "\n")
	for _, c := range t.s.Commands(t.role, t.language) {
		fmt.Fprintf(&b, "\n/%s %s", c.Name, c.Short)
	}
	return Reply{Text: b.String(), Language: t.language}, nil
}

// sources lists the sources of the last answer with their quotes.
func (t *turn) sources(_ context.Context, _ string) (Reply, error) {
	if t.c.Answer == nil || len(t.c.Answer.Sources) == 0 {
		return t.say("no_sources", nil), nil
	}
	r := t.say("sources", args{"count": len(t.c.Answer.Sources)})
	r.Sources = t.c.Answer.Sources
	return r, nil
}

// why shows how the last answer came about.
func (t *turn) why(_ context.Context, _ string) (Reply, error) {
	if t.c.Answer == nil {
		return t.say("nothing_answered", nil), nil
	}
	question := t.c.Questions[len(t.c.Questions)-1]
	lines := []string{t.say("why", args{"question": question, "records": len(t.c.Answer.Rows),
		"sources": len(t.c.Answer.Sources)}).Text}
	if t.c.trace != nil {
		for _, stage := range t.c.trace.Stages {
			lines = append(lines, stage.Name+": "+stage.Detail)
		}
	}
	return Reply{Text: strings.Join(lines, "\n"), Language: t.language, Rows: t.c.Answer.Rows}, nil
}

func (t *turn) fresh(_ context.Context, _ string) (Reply, error) {
	t.c.start()
	return t.say("new_conversation", nil), nil
}

func (t *turn) forget(ctx context.Context, _ string) (Reply, error) {
	language := t.language
	if err := t.s.conversations.forget(ctx, t.c); err != nil {
		return Reply{}, err
	}
	if t.s.o.Journal != nil {
		if err := t.s.o.Journal.Forget(ctx, t.m.person()); err != nil {
			return Reply{}, fmt.Errorf("bot: forget: %w", err)
		}
	}
	if err := t.forgetWatches(ctx); err != nil {
		return Reply{}, err
	}
	return Reply{Text: t.s.texts.say(language, "forgotten", nil), Language: language}, nil
}

func (t *turn) setLanguage(_ context.Context, rest string) (Reply, error) {
	codes := []string{"zh-Hans", "zh-Hant", "en"}
	if rest == "" {
		r := t.say("which_language", nil)
		for _, code := range codes {
			r.Buttons = append(r.Buttons, Button{Label: t.s.texts.say(code, "language_name", nil), Command: "/language " + code})
		}
		return r, nil
	}
	for _, code := range codes {
		if strings.EqualFold(rest, code) || rest == t.s.texts.say(code, "language_name", nil) {
			t.c.Language, t.c.changed, t.language = code, true, code
			return t.say("language_set", nil), nil
		}
	}
	return t.say("unknown_language", nil), nil
}

// top lists the projects with the largest amounts; "/top 10" says how many.
func (t *turn) top(ctx context.Context, rest string) (Reply, error) {
	n, err := strconv.Atoi(rest)
	if err != nil || n < 1 || n > 50 {
		n = 5
	}
	all, reply, ok, err := t.listed(ctx, "")
	if !ok || err != nil {
		return reply, err
	}
	all = slices.DeleteFunc(all, func(p *corpus.Project) bool { return p.Amount == nil })
	slices.SortStableFunc(all, largestFirst)
	return t.projectList("top", all[:min(n, len(all))], len(all), 0), nil
}

// largestFirst orders by currency, then by figure; currencies are not compared.
func largestFirst(a, b *corpus.Project) int {
	x, y := a.Amount.Value, b.Amount.Value
	if x.Currency != y.Currency {
		if x.Currency == "CNY" || y.Currency != "CNY" && x.Currency < y.Currency {
			return -1
		}
		return 1
	}
	switch {
	case x.Figure() > y.Figure():
		return -1
	case x.Figure() < y.Figure():
		return 1
	}
	return 0
}

// userError turns what a person can do something about into a reply.
func (t *turn) userError(err error, what string) (Reply, error) {
	var p *corpus.Problem
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return t.say("not_found", args{"what": what}), nil
	case errors.As(err, &p):
		return Reply{Text: p.Hint, Language: t.language}, nil
	}
	return Reply{}, fmt.Errorf("bot: %w", err)
}

// lastRows are the ids of the records behind the last answer.
func (c *conversation) lastRows() []string {
	if c.Answer == nil {
		return nil
	}
	return rowsOf(*c.Answer)
}

// rowsOf are the ids of the records behind an answer.
func rowsOf(a answer.Answer) []string {
	rows := slices.Clone(a.Rows)
	for _, f := range a.Facts {
		if f.Record != "" && !slices.Contains(rows, f.Record) {
			rows = append(rows, f.Record)
		}
	}
	return rows
}
