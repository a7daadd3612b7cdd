package index

import (
	"cmp"
	"container/heap"
	"runtime"
	"slices"

	"zhaoshang/corpus"
)

// Top gives the n projects with the largest figures in one currency, largest
// first; with smallest, the smallest first. Equal figures keep the order of
// the table. 0 means all.
func (s *Selection) Top(n int, currency string, smallest bool) []*corpus.Project {
	h := &worst{table: s.table, smallest: smallest}
	for i, rows := range s.rows {
		part := s.table.layers[i].Part
		number, ok := part.strings.find(currency)
		if !ok {
			continue
		}
		for _, row := range rows {
			if part.bound[row] != 0 && part.currency[row] == uint32(number+1) {
				h.offer(ranked{corpus.Fen(part.figure[row]), at{i, row}}, n)
			}
		}
	}
	slices.SortFunc(h.list, h.compare)
	list := make([]at, len(h.list))
	for i, r := range h.list {
		list[i] = r.at
	}
	runtime.KeepAlive(s)
	return s.read(list)
}

type ranked struct {
	figure corpus.Fen
	at
}

// worst is a heap of the best rows so far, the worst of them first.
type worst struct {
	table    *Table
	smallest bool
	list     []ranked
}

// compare puts the better of two first.
func (w *worst) compare(a, b ranked) int {
	c := cmp.Compare(b.figure, a.figure)
	if w.smallest {
		c = -c
	}
	if c != 0 {
		return c
	}
	return w.table.compare(a.at, b.at)
}

func (w *worst) offer(r ranked, n int) {
	switch {
	case n <= 0:
		w.list = append(w.list, r)
	case len(w.list) < n:
		heap.Push(w, r)
	case w.compare(r, w.list[0]) < 0:
		w.list[0] = r
		heap.Fix(w, 0)
	}
}

func (w *worst) Len() int           { return len(w.list) }
func (w *worst) Less(i, j int) bool { return w.compare(w.list[i], w.list[j]) > 0 }
func (w *worst) Swap(i, j int)      { w.list[i], w.list[j] = w.list[j], w.list[i] }

// Push implements heap.Interface.
func (w *worst) Push(r any) { w.list = append(w.list, r.(ranked)) }

// Pop implements heap.Interface.
func (w *worst) Pop() any {
	last := w.list[len(w.list)-1]
	w.list = w.list[:len(w.list)-1]
	return last
}
