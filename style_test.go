package zhaoshang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The limits that the code keeps to, in lines.
const (
	longestFile     = 600
	longestFunction = 100
)

// TestStyle holds the rules that can be counted: short files and functions, no
// init, and a comment on every exported name.
func TestStyle(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		if lines := set.File(file.Pos()).LineCount(); lines > longestFile {
			t.Errorf("%s has %d lines, more than %d", path, lines, longestFile)
		}
		if !strings.HasSuffix(path, "_test.go") {
			for _, d := range file.Decls {
				declaration(t, set, path, d)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 {
		t.Fatalf("only %d files found", files)
	}
}

func declaration(t *testing.T, set *token.FileSet, path string, d ast.Decl) {
	t.Helper()
	switch d := d.(type) {
	case *ast.FuncDecl:
		if lines := set.Position(d.End()).Line - set.Position(d.Pos()).Line + 1; lines > longestFunction {
			t.Errorf("%s: %s has %d lines, more than %d", path, d.Name.Name, lines, longestFunction)
		}
		if d.Recv == nil && d.Name.Name == "init" {
			t.Errorf("%s: an init runs before anybody asked for it", path)
		}
		if d.Doc == nil && d.Name.IsExported() && !wellKnown(d) {
			t.Errorf("%s: %s has no comment", path, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			if s, ok := s.(*ast.TypeSpec); ok && s.Name.IsExported() && s.Doc == nil && d.Doc == nil {
				t.Errorf("%s: type %s has no comment", path, s.Name.Name)
			}
		}
	}
}

// wellKnown reports a method that its interface explains, or of a type that
// nobody outside sees.
func wellKnown(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return false
	}
	receiver := d.Recv.List[0].Type
	if star, ok := receiver.(*ast.StarExpr); ok {
		receiver = star.X
	}
	if generic, ok := receiver.(*ast.IndexExpr); ok {
		receiver = generic.X
	}
	name, ok := receiver.(*ast.Ident)
	return ok && !name.IsExported() || slices.Contains([]string{"String", "Error", "Unwrap"}, d.Name.Name)
}
