package bleveidx

import (
	"testing"

	"zhaoshang/index"
	"zhaoshang/index/indextest"
)

func TestContractInMemory(t *testing.T) {
	indextest.Run(t, func(t *testing.T, documents []indextest.Document) index.Library {
		return open(t, t.TempDir(), storeOf(documents), Options{})
	})
}

func TestContractOnDisk(t *testing.T) {
	indextest.Run(t, func(t *testing.T, documents []indextest.Document) index.Library {
		x := open(t, t.TempDir(), storeOf(documents), Options{})
		publish(t, x)
		return x
	})
}

// TestContractInBoth has the first document in the generation and the others
// beside it.
func TestContractInBoth(t *testing.T) {
	indextest.Run(t, func(t *testing.T, documents []indextest.Document) index.Library {
		store := storeOf(documents[:min(1, len(documents))])
		x := open(t, t.TempDir(), store, Options{})
		publish(t, x)
		for i := min(1, len(documents)); i < len(documents); i++ {
			store.put(Item{Entry: documents[i].Entry, Text: documents[i].Text})
			if err := x.Refresh(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		return x
	})
}

func storeOf(documents []indextest.Document) *fakeStore {
	f := newFakeStore()
	for _, d := range documents {
		f.put(Item{Entry: d.Entry, Text: d.Text})
	}
	return f
}
