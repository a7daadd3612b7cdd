package read

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// webArchive reports whether a message is a page that a browser saved in one
// file, with what belongs to it: multipart/related, or a lone page.
func webArchive(data []byte) bool {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return false
	}
	kind, _, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	return err == nil && (kind == "multipart/related" || kind == "text/html" && m.Header.Get("To") == "")
}

var errNoPage = errors.New("read: no page in the archive")

// readArchive reads the page of a web archive (mhtml).
func readArchive(ctx context.Context, data []byte, lim Limits) (parsed, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return parsed{}, failed(ErrDamaged, "damaged", "")
	}
	page, charset, err := pageOf(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0)
	if err != nil {
		return parsed{}, failed(ErrDamaged, "damaged", "")
	}
	return htmlPage(ctx, page, charset, lim)
}

// mostNested is how deep the parts of an archive may hold parts.
const mostNested = 8

// pageOf gives the first page of a message, or of its parts, decoded.
func pageOf(contentType, encoding string, body io.Reader, depth int) (page []byte, charset string, err error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, "", err
	}
	if kind == "text/html" {
		page, err = io.ReadAll(transferDecoder(encoding, body))
		return page, params["charset"], err
	}
	if !strings.HasPrefix(kind, "multipart/") || depth > mostNested {
		return nil, "", errNoPage
	}
	parts := multipart.NewReader(body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return nil, "", errNoPage
		}
		page, charset, err = pageOf(part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part, depth+1)
		if err == nil {
			return page, charset, nil
		}
	}
}

func transferDecoder(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}
