package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/peterh/liner"
)

// Interactive is Run on a terminal: with history, completion of names and
// commands by Tab, and choices by their number.
func Interactive(ctx context.Context, h Handler, w io.Writer, o Options) error {
	editor := liner.NewLiner()
	defer editor.Close()
	editor.SetCtrlCAborts(true)
	editor.SetTabCompletionStyle(liner.TabPrints) // what names have in common, then all that there are
	editor.SetWordCompleter(func(line string, pos int) (string, []string, string) { return complete(o.Complete, line, pos) })
	loadHistory(editor, o.History)
	fmt.Fprintln(w, o.Greeting)
	c := &chat{handler: h, out: w, o: o}
	for ctx.Err() == nil {
		text, err := editor.Prompt(o.Prompt)
		if errors.Is(err, io.EOF) || errors.Is(err, liner.ErrPromptAborted) {
			fmt.Fprintln(w)
			break
		} else if err != nil {
			return fmt.Errorf("terminal: %w", err)
		}
		if strings.TrimSpace(text) != "" {
			editor.AppendHistory(text)
			if err := saveHistory(editor, o.History); err != nil { // a window that is closed loses nothing
				return err
			}
		}
		if end, err := c.line(ctx, text); end || err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}

// loadHistory reads the lines typed earlier; a file that cannot be read is as
// good as none.
func loadHistory(editor *liner.State, file string) {
	if file == "" {
		return
	}
	f, err := os.Open(file)
	if err != nil {
		return
	}
	defer f.Close()
	_, _ = editor.ReadHistory(f)
}

func saveHistory(editor *liner.State, file string) error {
	if file == "" {
		return nil
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("terminal: history: %w", err)
	}
	if _, err := editor.WriteHistory(f); err != nil {
		f.Close()
		return fmt.Errorf("terminal: history: %w", err)
	}
	return f.Close()
}

// shownCompletions is how many ways to go on Tab offers.
const shownCompletions = 50

// complete gives the names that go on from what stands before the cursor: the
// longest end of the line that begins a name counts.
func complete(names []string, line string, pos int) (head string, completions []string, tail string) {
	runes := []rune(line)
	pos = min(pos, len(runes))
	before, tail := runes[:pos], string(runes[pos:])
	for start := max(0, pos-20); start < pos; start++ {
		word := string(before[start:])
		if unicode.IsSpace(before[start]) {
			continue
		}
		for _, n := range names {
			if n != word && strings.HasPrefix(n, word) && len(completions) < shownCompletions {
				completions = append(completions, n)
			}
		}
		if len(completions) > 0 {
			return string(before[:start]), completions, tail
		}
	}
	return line, nil, ""
}
