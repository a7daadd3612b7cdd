package memidx_test

import (
	"testing"

	"zhaoshang/corpus/clean"
	"zhaoshang/index"
	"zhaoshang/index/indextest"
	"zhaoshang/index/memidx"
)

func TestContract(t *testing.T) {
	indextest.Run(t, func(_ *testing.T, documents []indextest.Document) index.Library {
		var list []memidx.Document
		for _, d := range documents {
			list = append(list, memidx.Document{Entry: d.Entry, Text: d.Text})
		}
		return memidx.New(list, clean.Fold)
	})
}
