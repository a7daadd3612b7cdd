package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/go-telegram/bot/models"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// maxFileBytes is what the Bot API lets a bot download.
const maxFileBytes = 20 << 20

var (
	errFileTooBig = errors.New("telegram: the file is over 20 MB")
	errNoFile     = errors.New("telegram: the file could not be fetched")
)

// fileProblem is the key of the text that says what is wrong with a file.
func fileProblem(err error) string {
	if errors.Is(err, errFileTooBig) {
		return "telegram_file_too_big"
	}
	return "telegram_file_not_fetched"
}

// takeFiles fetches the file of a message and those of its album, or takes a
// long forwarded text as one. Nothing is fetched for somebody who may not add
// documents: the service says so. The problem is the key of a text; "" for none.
func (b *Bot) takeFiles(ctx context.Context, m *models.Message, in *bot.Message, album []page) (problem string, err error) {
	if m.Document == nil && m.ForwardOrigin != nil && utf8.RuneCountInString(in.Text) > forwardedRunes {
		in.Files = []bot.File{{Name: forwardedName(m, in.Text), Type: "text/plain", Data: []byte(in.Text)}}
		in.Text = ""
		return "", nil
	}
	role, err := b.o.Service.Role(ctx, *in)
	if err != nil {
		return "", err
	}
	for _, d := range documents(m, album) {
		f := bot.File{Name: path.Base("/" + d.FileName), Type: d.MimeType}
		if role.Sees(corpus.Staff) {
			if f.Data, err = b.fetch(ctx, d); err != nil {
				return fileProblem(err), ctx.Err()
			}
		}
		in.Files = append(in.Files, f)
	}
	return "", nil
}

// documents are the files of a message and of the rest of its album.
func documents(m *models.Message, album []page) []*models.Document {
	var out []*models.Document
	if m.Document != nil {
		out = append(out, m.Document)
	}
	for _, p := range album {
		if p.message.Document != nil {
			out = append(out, p.message.Document)
		}
	}
	return out
}

func (b *Bot) fetch(ctx context.Context, d *models.Document) ([]byte, error) {
	if d.FileSize > maxFileBytes {
		return nil, errFileTooBig
	}
	return b.download(ctx, d.FileID)
}

// forwardedName names a forwarded text by its first line.
func forwardedName(m *models.Message, text string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return -1
		}
		return r
	}, first)
	runes := []rune(clean)
	if len(runes) > 40 {
		runes = runes[:40]
	}
	return fmt.Sprintf("%s-%d.txt", string(runes), m.ID)
}

// download fetches a file by its id. The address holds the token, so no error
// of it is passed on as it is.
func (b *Bot) download(ctx context.Context, id string) ([]byte, error) {
	var file models.File
	if err := b.api.call(ctx, "getFile", url.Values{"file_id": {id}}, &file); err != nil {
		var e *apiError
		if errors.As(err, &e) && strings.Contains(e.Description, "too big") {
			return nil, errFileTooBig
		}
		return nil, fmt.Errorf("%w: %s", errNoFile, b.api.scrub(err.Error()))
	}
	target := strings.TrimRight(b.o.Server, "/") + "/file/bot" + b.o.Token + "/" + file.FilePath
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, target, nil)
	if err != nil {
		return nil, errNoFile
	}
	resp, err := b.api.Client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", errNoFile, b.api.scrub(err.Error()))
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxFileBytes+1))
	switch {
	case err != nil || resp.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("%w: status %d", errNoFile, resp.StatusCode)
	case len(data) > maxFileBytes:
		return nil, errFileTooBig
	}
	return data, nil
}
