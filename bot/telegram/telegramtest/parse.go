package telegramtest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// parse reads a request in any of the forms the Bot API takes: query, form,
// JSON, multipart (chunked too).
func parse(r *http.Request, method string) (Call, error) {
	c := Call{Method: method, Params: map[string]string{}, Files: map[string]File{}, At: time.Now(), Status: http.StatusOK}
	add(c.Params, r.URL.Query())
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		return c, parseJSON(r, c.Params)
	case "multipart/form-data":
		return c, parseMultipart(r, &c)
	case "application/x-www-form-urlencoded":
		if err := r.ParseForm(); err != nil {
			return c, err
		}
		add(c.Params, r.PostForm)
	}
	return c, nil
}

func add(params map[string]string, values url.Values) {
	for k, v := range values {
		params[k] = v[0]
	}
}

func parseJSON(r *http.Request, params map[string]string) error {
	var body map[string]json.RawMessage
	if err := json.NewDecoder(io.LimitReader(r.Body, 1<<20)).Decode(&body); err != nil && err != io.EOF {
		return err
	}
	for k, v := range body {
		var s string
		if json.Unmarshal(v, &s) != nil {
			s = string(v)
		}
		params[k] = s
	}
	return nil
}

func parseMultipart(r *http.Request, c *Call) error {
	mr, err := r.MultipartReader()
	if err != nil {
		return err
	}
	for {
		part, err := mr.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			// A form without fields is sent as an empty body by some clients.
			if strings.Contains(err.Error(), "EOF") {
				return nil
			}
			return err
		}
		data, err := io.ReadAll(io.LimitReader(part, 60<<20))
		if err != nil {
			return fmt.Errorf("part %q: %w", part.FormName(), err)
		}
		if part.FileName() != "" {
			c.Files[part.FormName()] = File{part.FileName(), data}
			continue
		}
		c.Params[part.FormName()] = string(data)
	}
}
