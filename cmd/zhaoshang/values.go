package main

import (
	"encoding/json"
	"fmt"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/value"
)

// readAmount reads a sum of money as a document writes it.
func readAmount(text string) (json.RawMessage, error) {
	a, err := value.ParseAmount(clean.Fold(text), "元")
	if err != nil {
		return nil, fmt.Errorf("amount %q: %w; write it like 约3.5亿元", text, err)
	}
	return json.Marshal(a)
}

// readDate reads a date as a document writes it.
func readDate(text string) (json.RawMessage, error) {
	d, err := value.ParseDate(clean.Fold(text), nil)
	if err != nil {
		return nil, fmt.Errorf("date %q: %w; write it like 2022年5月16日", text, err)
	}
	return json.Marshal(d)
}

// readNamed reads a place or a sector with its ids in the lexicons.
func readNamed(field, text string) (json.RawMessage, error) {
	lexicon, err := names.Load()
	if err != nil {
		return nil, err
	}
	n := corpus.Named{Value: text}
	folded := clean.Fold(text)
	if field == "sector" {
		n.IDs = lexicon.Sectors(folded)
	} else {
		for _, p := range lexicon.Read([]rune(folded), nil).Places {
			n.IDs = append(n.IDs, p.IDs()...)
		}
	}
	return json.Marshal(n)
}
