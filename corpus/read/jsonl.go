package read

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// entry is one document of a jsonl file; all but Text may be missing.
type entry struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Text       string `json:"text"`
	Date       string `json:"date"`
	Source     string `json:"source"`
	Author     string `json:"author"`
	Visibility string `json:"visibility"`
}

// Lines reads documents from a jsonl stream of any length, one at a time:
// only Limits.Line and Limits.Columns hold, for each line alone.
func Lines(ctx context.Context, name string, r io.Reader, lim Limits) iter.Seq2[Source, *corpus.Problem] {
	return func(yield func(Source, *corpus.Problem) bool) {
		j := &job{ctx: ctx, lim: lim.withDefaults(), yield: yield}
		j.lines(filepath.Base(name), r)
	}
}

// lines reads a jsonl file: a document a line, a bad line is a problem of its own.
func (j *job) lines(base string, r io.Reader) {
	in := bufio.NewReaderSize(r, 64<<10)
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	given := 0
	for number := 1; !j.stopped; number++ {
		if j.ctx.Err() != nil {
			j.refuse(base, failed(ErrTimeLimit, "too_slow", "", j.lim.Time))
			return
		}
		place := fmt.Sprintf("第%d行", number)
		data, err := readLine(in, j.lim.Line)
		switch {
		case errors.Is(err, bufio.ErrTooLong):
			j.refuse(base, failed(ErrTooLarge, "line_too_long", place, size(int64(j.lim.Line))))
			continue
		case err != nil && len(data) == 0:
			if given == 0 && number == 1 {
				j.refuse(base, failed(ErrEmpty, "blank", ""))
			}
			return
		}
		if data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))); len(data) == 0 {
			continue
		}
		given++
		s, err := j.entry(stem, base, place, number, data)
		if err != nil {
			j.refuse(base, err)
			continue
		}
		j.give(s)
	}
}

// readLine reads a line without its end; one over limit bytes is passed over.
func readLine(in *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > limit {
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = in.ReadSlice('\n')
			}
			return nil, bufio.ErrTooLong
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(line, []byte("\n")), err
		}
	}
}

func (j *job) entry(stem, base, place string, number int, data []byte) (Source, error) {
	var e entry
	if err := json.Unmarshal(data, &e); err != nil {
		decoded, _ := decode(data, "")
		if err = json.Unmarshal([]byte(decoded), &e); err != nil {
			return Source{}, failed(ErrDamaged, "json_line", place)
		}
	}
	if strings.TrimSpace(e.Text) == "" {
		return Source{}, failed(ErrEmpty, "json_text", place)
	}
	visibility := corpus.Visibility(e.Visibility)
	switch visibility {
	case corpus.Public, corpus.Staff, corpus.Admin, "":
	default:
		return Source{}, failed(ErrDamaged, "json_visibility", place, e.Visibility)
	}
	if err := tooManyLines(e.Text, j.lim); err != nil {
		return Source{}, err
	}
	lines := split(e.Text)
	blocks := tabbed(lines)
	p := parsed{blocks: blocks, title: e.Title, source: e.Source, author: e.Author, date: parseDate(e.Date)}
	if e.Title != "" && !begins(e.Text, e.Title) {
		p.blocks = append([]clean.Block{{Kind: corpus.Heading, Level: 1, Text: e.Title}}, blocks...)
	}
	s, err := finish(base, "jsonl", data, p)
	if err != nil {
		return Source{}, failed(ErrEmpty, "json_text", place)
	}
	if s.ID = e.ID; s.ID == "" {
		s.ID = fmt.Sprintf("%s-%d", stem, number)
	}
	s.Visibility = visibility
	return s, nil
}

func begins(text, title string) bool {
	return strings.HasPrefix(strings.TrimSpace(text), strings.TrimSpace(title))
}
