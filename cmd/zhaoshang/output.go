package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/term"
)

// maxLine is the longest line read from standard input, in bytes.
const maxLine = 16 << 20

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// columns is the width of a terminal; 0 for what is none.
func columns(stream any) int {
	f, ok := stream.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// writeJSON writes one value as one line, without escaping < > &.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// table writes rows with their columns aligned by width on a screen, where a
// Chinese character is two columns wide.
func table(w io.Writer, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(cell))
		}
	}
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			line += cell
			if i < len(row)-1 {
				line += pad(widths[i] - width(cell) + 2)
			}
		}
		fmt.Fprintln(w, line)
	}
}

func pad(n int) string { return fmt.Sprintf("%*s", n, "") }

// width is how many columns a text takes on a screen.
func width(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xffdc && r != 0x303f) || r >= 0x1f300 && r <= 0x3fffd {
			n++
		}
	}
	return n
}

// lines calls f with every line of r that is not blank, with its 1-based number.
func lines(r io.Reader, f func(number int, line string) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 64<<10), maxLine)
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		if n == 1 {
			line = trimBOM(line)
		}
		if isBlank(line) {
			continue
		}
		if err := f(n, line); err != nil {
			return err
		}
	}
	if err := s.Err(); errors.Is(err, bufio.ErrTooLong) {
		return coded(exitInput, "standard input: a line is longer than %d MiB", maxLine>>20)
	} else if err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	return nil
}

func trimBOM(s string) string {
	const mark = "\ufeff"
	if len(s) >= len(mark) && s[:len(mark)] == mark {
		return s[len(mark):]
	}
	return s
}

func isBlank(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\t' && r != '\r' && r != '\u3000' {
			return false
		}
	}
	return true
}
