package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

func newProjectsExportCommand(a *app) *cobra.Command {
	var role string
	cmd := &cobra.Command{
		Use:   "export FILE",
		Short: "Write all projects to a .csv, .xlsx or .jsonl file",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runProjectsExport(cmd.Context(), a, role, args[0])
		},
	}
	cmd.Flags().StringVar(&role, "role", "admin", "whose eyes to export with: public, staff, admin")
	return cmd
}

func runProjectsExport(ctx context.Context, a *app, roleName, file string) error {
	role, err := roleOf(roleName)
	if err != nil {
		return err
	}
	write, err := exporter(file)
	if err != nil {
		return err
	}
	var all []*corpus.Project
	err = a.withVault(ctx, func(v vault) error {
		for e, err := range v.All(ctx) {
			if err != nil {
				return err
			}
			for i := range e.Records.Projects {
				if role.Sees(e.Document.Visibility) {
					all = append(all, &e.Records.Projects[i])
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := write(file, all); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	_, err = fmt.Fprintf(a.stdout, "%d projects in %s\n", len(all), file)
	return err
}

func exporter(file string) (func(string, []*corpus.Project) error, error) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".csv":
		return exportCSV, nil
	case ".xlsx":
		return exportXLSX, nil
	case ".jsonl":
		return exportJSONL, nil
	}
	return nil, usageError{fmt.Errorf("export: %q ends in none of .csv, .xlsx, .jsonl", file)}
}

func exportRows(all []*corpus.Project) [][]string {
	rows := [][]string{{"编号", "项目名称", "最小金额", "最大金额", "币种", "界限", "投资方", "行业", "地点", "活动", "日期", "状态", "文件"}}
	for _, p := range all {
		l := lineOfProject(p)
		row := []string{l.ID, l.Name, "", "", "", "", strings.Join(l.Parties, "、"), orEmpty(l.Sector), orEmpty(l.Place), orEmpty(l.Event),
			orEmpty(l.Date), orEmpty(l.Status), l.Doc}
		if m := l.Amount; m != nil {
			if m.Min != nil {
				row[2] = m.Min.String()
			}
			if m.Max != nil {
				row[3] = m.Max.String()
			}
			row[4], row[5] = m.Currency, m.Bound
		}
		rows = append(rows, row)
	}
	return rows
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func exportCSV(file string, all []*corpus.Project) error {
	return create(file, func(f *os.File) error {
		if _, err := f.WriteString("\ufeff"); err != nil { // spreadsheet programs tell UTF-8 by it
			return err
		}
		rows := exportRows(all)
		for _, row := range rows {
			for i := range row {
				row[i] = bot.PlainCell(row[i])
			}
		}
		return csv.NewWriter(f).WriteAll(rows)
	})
}

func exportJSONL(file string, all []*corpus.Project) error {
	return create(file, func(f *os.File) error {
		for _, p := range all {
			if err := writeJSON(f, lineOfProject(p)); err != nil {
				return err
			}
		}
		return nil
	})
}

func exportXLSX(file string, all []*corpus.Project) error {
	book := excelize.NewFile()
	defer book.Close()
	for i, row := range exportRows(all) {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			return err
		}
	}
	return create(file, func(f *os.File) error { return book.Write(f) })
}

// create writes a file and reports what closing it says.
func create(file string, write func(*os.File) error) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
