package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// attach adds the picture that a question asked for, where pictures can be
// shown.
func (t *turn) attach(r *Reply) error {
	if t.s.o.Painter == nil || r.Chart == nil || !r.Chart.Asked || !t.m.Rich {
		return nil
	}
	f, err := t.picture(r.Chart, "png")
	if err != nil {
		return err
	}
	r.Files = append(r.Files, f)
	return nil
}

// picture draws a chart as a file.
func (t *turn) picture(c *answer.Chart, as string) (File, error) {
	draw, media := t.s.o.Painter.PNG, "image/png"
	if as == "svg" {
		draw, media = t.s.o.Painter.SVG, "image/svg+xml"
	}
	data, err := draw(c)
	if err != nil {
		return File{}, fmt.Errorf("bot: chart: %w", err)
	}
	return File{Name: "chart." + as, Type: media, Data: data}, nil
}

// chart draws an answer: "/chart @id pie svg", where everything but the
// command may be left out.
func (t *turn) chart(ctx context.Context, rest string) (Reply, error) {
	k, more, r, ok := t.behind(rest)
	switch {
	case !ok:
		return r, nil
	case t.s.o.Painter == nil:
		return t.say("not_offered", nil), nil
	case k.Chart == nil:
		return t.say("no_chart", nil), nil
	}
	if stands, err := t.stands(ctx, k); err != nil || !stands {
		return t.outdated(k), err
	}
	c, as := *k.Chart, ""
	for _, word := range strings.Fields(more) {
		switch kind := answer.ChartKind(strings.ToLower(word)); kind {
		case answer.Bar, answer.Line, answer.Pie:
			c = *c.As(kind)
		case "png", "svg":
			as = string(kind)
		default:
			return t.say("how_to_chart", nil), nil
		}
	}
	c.Asked = true
	r = t.say("chart", args{"question": k.Question})
	r.Chart, r.Buttons = &c, t.otherKinds(k, c.Kind)
	if as == "" && t.m.Rich {
		as = "png"
	}
	if as != "" {
		f, err := t.picture(&c, as)
		if err != nil {
			return Reply{}, err
		}
		r.Files = []File{f}
	}
	return t.since(k, r), nil
}

// otherKinds offer the same answer drawn in another way, where that fits it.
func (t *turn) otherKinds(k *kept, now answer.ChartKind) []Button {
	if !t.m.Rich {
		return nil
	}
	var out []Button
	for _, kind := range []answer.ChartKind{answer.Bar, answer.Line, answer.Pie} {
		if kind != now && k.Chart.As(kind).Kind == kind {
			out = append(out, Button{Label: t.s.texts.say(t.language, "button_chart_"+string(kind), nil), Command: fmt.Sprintf("/chart @%s %s", k.ID, kind)})
		}
	}
	return out
}

// outdated says that an answer cannot be drawn any more, and offers to ask again.
func (t *turn) outdated(k *kept) Reply {
	r := t.say("chart_old", nil)
	if t.m.Rich {
		r.Buttons = []Button{{Label: t.s.texts.say(t.language, "button_again", nil), Command: k.Question}}
	}
	return r
}

// stands reports whether everything that a kept answer was made of is still
// there and may be seen, its quotes unchanged: a picture of anything else would
// answer from what was removed.
func (t *turn) stands(ctx context.Context, k *kept) (bool, error) {
	if t.s.o.Records != nil {
		ids := slices.DeleteFunc(slices.Clone(k.Rows), func(id string) bool { return !strings.Contains(id, "#") })
		found, err := t.s.o.Records.Records(ctx, t.role, ids)
		if err != nil {
			return false, fmt.Errorf("bot: chart: %w", err)
		}
		if len(found) < len(ids) {
			return false, nil
		}
	}
	if t.s.o.Library == nil {
		return k.Generation == t.s.o.Generation(), nil
	}
	quotes := map[string][]answer.Source{}
	for _, s := range k.Sources {
		quotes[s.Document] = append(quotes[s.Document], s)
	}
	for document, sources := range quotes {
		_, text, err := t.s.o.Library.Document(ctx, t.role, document)
		if errors.Is(err, corpus.ErrNotFound) {
			return false, nil
		} else if err != nil {
			return false, fmt.Errorf("bot: chart: %w", err)
		}
		content := []rune(text.Content)
		for _, s := range sources {
			if s.Start < 0 || s.Start > s.End || s.End > len(content) || string(content[s.Start:s.End]) != s.Quote {
				return false, nil
			}
		}
	}
	return true, nil
}
