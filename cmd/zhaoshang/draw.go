package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/bot/terminal"
)

// drawable tells files that no chart can be drawn to.
func drawable(file, question string) error {
	ext := strings.ToLower(filepath.Ext(file))
	switch {
	case file == "":
		return nil
	case question == "-":
		return usageError{errors.New("--chart draws the answer to one question, not those of standard input")}
	case ext != ".png" && ext != ".svg":
		return usageError{fmt.Errorf("chart file %q ends neither in .png nor in .svg", file)}
	}
	return nil
}

// drawFile draws an answer to a file.
func (a *app) drawFile(file string, got answer.Answer) error {
	if got.Chart == nil {
		return coded(exitNotFound, "the answer has no groups, years or ranking to draw: %s", got.Text)
	}
	p, err := newPainter()
	if err != nil {
		return err
	}
	draw := p.PNG
	if strings.EqualFold(filepath.Ext(file), ".svg") {
		draw = p.SVG
	}
	data, err := draw(got.Chart)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return coded(exitInput, "chart: %v", err)
	}
	return nil
}

// drawLines draws an answer on standard output.
func (a *app) drawLines(got answer.Answer) error {
	p, err := newPainter()
	if err != nil {
		return err
	}
	terminal.Draw(a.stdout, p, got.Chart, cmp.Or(columns(a.stdout), 80)-2)
	return nil
}
