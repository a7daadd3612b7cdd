// Package eval grades answers and extracted records against an evaluation set,
// exactly as the set's own grader does: the same verdict on every question.
package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Question is one question of a set with what a right answer has.
type Question struct {
	ID           string   `json:"id"`
	Docs         []string `json:"docs"`
	Type         string   `json:"type"`
	Conversation string   `json:"conversation"`
	Question     string   `json:"question"`
	Expect       Expect   `json:"expect"`
}

// Expect is what a right answer has: one alternative of every group of All,
// none of None, a source from one of Cite.
type Expect struct {
	Status string     `json:"status"`
	All    [][]string `json:"all"`
	None   []string   `json:"none"`
	Cite   []string   `json:"cite"`
}

// Answer is the part of an answer that is graded.
type Answer struct {
	ID      string
	Status  string
	Text    string
	Choices []string // of a question asked back, as they are matched
	Sources []string // documents
}

// UnmarshalJSON reads an answer as `ask --json` writes it.
func (a *Answer) UnmarshalJSON(data []byte) error {
	var raw struct {
		ID      string            `json:"id"`
		Status  string            `json:"status"`
		Text    string            `json:"text"`
		Choices []json.RawMessage `json:"choices"`
		Sources []struct {
			Document string `json:"document"`
		} `json:"sources"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	*a = Answer{ID: raw.ID, Status: raw.Status, Text: raw.Text}
	for _, c := range raw.Choices {
		a.Choices = append(a.Choices, choiceText(c))
	}
	for _, s := range raw.Sources {
		a.Sources = append(a.Sources, s.Document)
	}
	return nil
}

// choiceText is the text of a choice: itself, or the values of its fields in order.
func choiceText(raw json.RawMessage) string {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if first, err := d.Token(); err != nil || first != json.Delim('{') {
		var s string
		if json.Unmarshal(raw, &s) == nil {
			return s
		}
		return string(raw)
	}
	var words []string
	for d.More() {
		if _, err := d.Token(); err != nil { // the field's name
			break
		}
		var value any
		if err := d.Decode(&value); err != nil {
			break
		}
		switch v := value.(type) {
		case string:
			words = append(words, v)
		case json.Number:
			words = append(words, v.String())
		}
	}
	return strings.Join(words, " ")
}

// Questions reads the questions of a set's folder, in file order.
func Questions(set string) ([]Question, error) {
	return readLines[Question](filepath.Join(set, "questions.jsonl"))
}

// Answers reads answers from a file, a JSON object a line.
func Answers(file string) ([]Answer, error) { return readLines[Answer](file) }

func readLines[T any](file string) ([]T, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	defer f.Close()
	return decodeLines[T](filepath.Base(file), f)
}

func decodeLines[T any](name string, in io.Reader) ([]T, error) {
	var out []T
	r := bufio.NewReader(in)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
		if len(line) > 0 {
			var row T
			if err := json.Unmarshal(line, &row); err != nil {
				return nil, fmt.Errorf("eval: %s:%d: %w", name, n, err)
			}
			out = append(out, row)
		}
		if errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("eval: %s: %w", name, err)
		}
	}
}
