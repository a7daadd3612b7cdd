package telegram

import (
	"context"
	"fmt"
	"strings"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"zhaoshang/answer"
	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// quoteRunes is how much of a source's quote stands under an answer; the
// passage button shows all of it.
const quoteRunes = 90

// shownSources is how many sources stand under an answer.
const shownSources = 4

// rowButtons and rowUnits are how many buttons stand in one row, and how long
// their labels may be together.
const (
	rowButtons = 4
	rowUnits   = 24
)

// keyboard is an inline keyboard as the Bot API takes it. The library's own
// type sends an empty copy_text with every button, which a strict server refuses.
type keyboard struct {
	Rows [][]key `json:"inline_keyboard"`
}

type key struct {
	Text string `json:"text"`
	Data string `json:"callback_data"`
}

// blocks is a reply as HTML blocks, none of which may be cut: a paragraph or
// row of the text, a source.
func blocks(r bot.Reply) []string {
	var out []string
	at := 0
	for _, line := range strings.Split(r.Text, "\n") {
		runes := []rune(line)
		out = append(out, marked(runes, at, r.Marks))
		at += len(runes) + 1
	}
	if len(r.Sources) > 0 {
		out = append(out, "")
	}
	for i, s := range r.Sources {
		if i == shownSources {
			break
		}
		out = append(out, sourceLine(i+1, s))
	}
	return out
}

// marked is a line as HTML, the marked words in bold; at is where the line
// begins in the text that the marks count in.
func marked(line []rune, at int, marks []corpus.Span) string {
	var b strings.Builder
	done := 0
	for _, m := range marks {
		start, end := max(m.Start-at, done), min(m.End-at, len(line))
		if start >= end {
			continue
		}
		b.WriteString(escape(string(line[done:start])) + "<b>" + escape(string(line[start:end])) + "</b>")
		done = end
	}
	return b.String() + escape(string(line[done:]))
}

func sourceLine(n int, s answer.Source) string {
	quote := []rune(strings.Join(strings.Fields(s.Quote), " "))
	text := string(quote)
	if len(quote) > quoteRunes {
		text = string(quote[:quoteRunes]) + "…"
	}
	title := s.Title
	if title == "" {
		title = s.Document
	}
	line := fmt.Sprintf("<b>[%d]</b> %s", n, escape(title))
	if s.Date != "" {
		line += " · " + escape(s.Date)
	}
	if s.Place != "" {
		line += " · " + escape(s.Place)
	}
	return line + "\n<i>" + escape(text) + "</i>"
}

// reply sends a reply to a message; edit is the message to put it in place of,
// 0 for none. An answer that may have arrived before a crash says so.
func (b *Bot) reply(ctx context.Context, u Update, m *models.Message, r bot.Reply, edit int) error {
	if err := b.inbox.Sending(u.ID); err != nil {
		return err
	}
	if u.Sending {
		r.Text = b.say(r.Language, "telegram_again", nil) + r.Text
	}
	markup, err := b.keyboard(ctx, m.From.ID, r)
	if err != nil {
		return err
	}
	if markup == nil && strings.HasPrefix(r.OnReply, "/answer") {
		markup = &models.ForceReply{ForceReply: true, Selective: true}
	}
	first, last, err := b.sendParts(ctx, m, Split(blocks(r), maxUnits), markup, edit)
	if err != nil {
		return err
	}
	b.answers.put(place{m.Chat.ID, m.ID}, first)
	if r.OnReply != "" {
		b.chats.expect(ctx, place{m.Chat.ID, last}, m.From.ID, r.OnReply)
	}
	return b.sendFiles(ctx, m.Chat.ID, r.Files)
}

// sendParts sends the parts of a reply, numbered when there are several, the
// keyboard under the last; it gives the ids of the first and the last.
func (b *Bot) sendParts(ctx context.Context, m *models.Message, parts []string, markup models.ReplyMarkup, edit int) (first, last int, err error) {
	replyTo := 0
	if m.Chat.Type != models.ChatTypePrivate {
		replyTo = m.ID
	}
	first, last = edit, edit
	for i, part := range parts {
		if len(parts) > 1 {
			part += fmt.Sprintf("\n(%d/%d)", i+1, len(parts))
		}
		var keys models.ReplyMarkup
		if i == len(parts)-1 {
			keys = markup
		}
		if i == 0 && edit != 0 {
			if err := b.sender.Edit(ctx, m.Chat.ID, edit, part, keys); err != nil {
				return 0, 0, err
			}
			continue
		}
		if last, err = b.sender.Text(ctx, m.Chat.ID, part, replyTo, keys); err != nil {
			return 0, 0, err
		}
		if i == 0 {
			first = last
		}
	}
	return first, last, nil
}

// keyboard is the choices of a clarifying answer, one a row, and the buttons
// of a reply, several a row.
func (b *Bot) keyboard(ctx context.Context, user int64, r bot.Reply) (models.ReplyMarkup, error) {
	p := panel{User: user}
	var labels []string
	for _, c := range r.Choices {
		labels = append(labels, c.Label)
		p.Actions = append(p.Actions, action{Choice: c.ID})
	}
	for _, c := range r.Buttons {
		labels = append(labels, c.Label)
		p.Actions = append(p.Actions, action{Command: c.Command, Replace: c.Replace})
	}
	if len(labels) == 0 {
		return nil, nil
	}
	id, err := b.buttons.add(ctx, p)
	if err != nil {
		return nil, err
	}
	markup := &keyboard{}
	for i, label := range labels {
		k := key{Text: truncate(label, 60), Data: b.buttons.data(id, i)}
		last := len(markup.Rows) - 1
		if i > len(r.Choices) && fitsRow(labels, len(markup.Rows[last]), i) {
			markup.Rows[last] = append(markup.Rows[last], k)
			continue
		}
		markup.Rows = append(markup.Rows, []key{k})
	}
	return markup, nil
}

// fitsRow reports whether the i-th label has room beside the n before it.
func fitsRow(labels []string, n, i int) bool {
	width := units(labels[i])
	for _, l := range labels[i-n : i] {
		width += units(l)
	}
	return n < rowButtons && width <= rowUnits
}

func (b *Bot) sendFiles(ctx context.Context, chat int64, files []bot.File) error {
	for _, f := range files {
		send := b.sender.Document
		if f.Type == "image/png" {
			send = b.sender.Photo
		}
		if err := send(ctx, chat, f.Name, f.Data, ""); err != nil {
			return err
		}
	}
	return nil
}

// inline answers an inline query with the answer to it, as an article to send.
func (b *Bot) inline(ctx context.Context, u Update, q *models.InlineQuery) error {
	if u.Replayed || strings.TrimSpace(q.Query) == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, inlineLife)
	defer cancel()
	r, err := b.o.Service.Handle(ctx, bot.Message{ID: q.ID, Channel: "telegram", User: fmt.Sprint(q.From.ID),
		Chat: "inline", Text: q.Query, Language: q.From.LanguageCode, Shared: true})
	if err != nil {
		return err
	}
	_, err = b.client.AnswerInlineQuery(ctx, &tg.AnswerInlineQueryParams{InlineQueryID: q.ID, Results: articles(q.Query, r), CacheTime: 5, IsPersonal: true})
	if err != nil {
		b.o.Log.Debug("inline query not answered", "error", b.api.scrub(err.Error()))
	}
	return nil
}

// articles are at most five results: the answer, then its sources.
func articles(query string, r bot.Reply) []models.InlineQueryResult {
	article := func(id, title, text string) models.InlineQueryResult {
		return &models.InlineQueryResultArticle{ID: id, Title: truncate(title, 60), Description: truncate(text, 120),
			InputMessageContent: &models.InputTextMessageContent{MessageText: truncate(text, maxUnits)}}
	}
	out := []models.InlineQueryResult{article("answer", query, query+"\n"+r.Text)}
	for i, s := range r.Sources {
		if i == 4 {
			break
		}
		out = append(out, article(fmt.Sprintf("source%d", i), s.Title, s.Title+"\n"+s.Quote))
	}
	return out
}
