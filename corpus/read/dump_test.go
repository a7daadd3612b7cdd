package read

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	for _, g := range strings.Fields(os.Getenv("DUMP")) {
		fs, _ := filepath.Glob(g)
		for _, f := range fs {
			b, _ := os.ReadFile(f)
			src, prob := Read(context.Background(), filepath.Base(f), b, Limits{})
			fmt.Println("#####", f, prob)
			for _, s := range src {
				r := []rune(s.Text.Content)
				fmt.Println("ID", s.ID, "TITLE", s.Title, "DATE", s.Date, "fmt", s.Format)
				for i, b := range s.Text.Blocks {
					if i > 70 {
						break
					}
					fmt.Printf("%s T%d H%v %s | ", b.Kind, b.Table, b.Header, b.Origin.Sheet)
					if len(b.Cells) == 0 {
						x := string(r[b.Span.Start:b.Span.End])
						if len([]rune(x)) > 80 {
							x = string([]rune(x)[:80])
						}
						fmt.Print(x)
					}
					for _, c := range b.Cells {
						fmt.Printf("[%d]%s ", c.Column, strings.ReplaceAll(string(r[c.Span.Start:c.Span.End]), "\n", "⏎"))
					}
					fmt.Println()
				}
			}
		}
	}
}
