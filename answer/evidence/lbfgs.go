package evidence

import (
	"math"
)

// table is features by row, kept sparse.
type table struct {
	rows  [][]cell
	index map[string]int
	names []string
	seen  []int
}

type cell struct {
	column int32
	value  float32
}

func (t *table) add(x Features) {
	if t.index == nil {
		t.index = map[string]int{}
	}
	row := make([]cell, 0, len(x))
	for _, f := range x {
		k, ok := t.index[f.Name]
		if !ok {
			k = len(t.names)
			t.index[f.Name] = k
			t.names, t.seen = append(t.names, f.Name), append(t.seen, 0)
		}
		t.seen[k]++
		row = append(row, cell{int32(k), float32(f.Value)})
	}
	t.rows = append(t.rows, row)
}

// spread is the deviation of every column; 0 for columns seen less than least often.
func (t *table) spread(least int) []float64 {
	mean, square := make([]float64, len(t.names)), make([]float64, len(t.names))
	for _, row := range t.rows {
		for _, c := range row {
			v := float64(c.value)
			mean[c.column] += v
			square[c.column] += v * v
		}
	}
	n := float64(len(t.rows))
	out := make([]float64, len(t.names))
	for k, name := range t.names {
		m := mean[k] / n
		if t.seen[k] >= least {
			out[k] = math.Sqrt(max(square[k]/n-m*m, 0)) + 1e-3
		}
		if name == "" {
			out[k] = 1
		}
	}
	return out
}

// fit finds the weights of least loss, with a penalty on their squares when all columns
// deviate by 1. loss is of the scores of all rows; it sets its slope by each.
func (t *table) fit(least int, penalty float64, loss func(scores, slopes []float64) float64) weights {
	spread := t.spread(least)
	scores, slopes := make([]float64, len(t.rows)), make([]float64, len(t.rows))
	plain := make([]float64, len(t.names)) // weights of the columns as they are
	w := minimize(len(t.names), func(w, grad []float64) float64 {
		for k := range w {
			if plain[k] = 0; spread[k] > 0 {
				plain[k] = w[k] / spread[k]
			}
		}
		t.scores(plain, scores)
		sum := loss(scores, slopes)
		clear(grad)
		for i, row := range t.rows {
			for _, c := range row {
				grad[c.column] += float64(c.value) * slopes[i]
			}
		}
		for k := range w {
			if spread[k] > 0 {
				grad[k] /= spread[k]
			} else {
				grad[k] = 0
			}
			grad[k] += penalty * w[k]
			sum += 0.5 * penalty * w[k] * w[k]
		}
		return sum
	})
	out := weights{}
	for k, name := range t.names {
		if spread[k] > 0 && math.Abs(w[k]) > 1e-4 {
			out[name] = w[k] / spread[k]
		}
	}
	return out
}

// scores weighs every row.
func (t *table) scores(w, out []float64) {
	for i, row := range t.rows {
		out[i] = 0
		for _, c := range row {
			out[i] += float64(c.value) * w[c.column]
		}
	}
}

// How far the search for the least loss goes, and how many steps it remembers.
const (
	mostSteps = 80
	memory    = 8
)

// minimize is the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno
// (Nocedal and Wright, Numerical Optimization, algorithm 7.5) from 0, with halved steps.
func minimize(n int, f func(w, grad []float64) float64) []float64 {
	w, grad := make([]float64, n), make([]float64, n)
	next, nextGrad := make([]float64, n), make([]float64, n)
	var steps, changes [][]float64
	value := f(w, grad)
	for range mostSteps {
		d := direction(grad, steps, changes)
		slope := dot(grad, d)
		step := 1.0
		if len(steps) == 0 {
			step = 1 / math.Sqrt(dot(grad, grad)+1e-12)
		}
		var got float64
		for range 30 {
			for i := range next {
				next[i] = w[i] + step*d[i]
			}
			if got = f(next, nextGrad); got <= value+1e-4*step*slope {
				break
			}
			step /= 2
		}
		if got >= value-1e-7*math.Abs(value) {
			break
		}
		s, y := minus(next, w), minus(nextGrad, grad)
		if dot(s, y) > 1e-10 {
			steps, changes = append(steps, s), append(changes, y)
			if len(steps) > memory {
				steps, changes = steps[1:], changes[1:]
			}
		}
		copy(w, next)
		copy(grad, nextGrad)
		value = got
	}
	return w
}

// direction is the way down that the last steps suggest.
func direction(grad []float64, steps, changes [][]float64) []float64 {
	d := make([]float64, len(grad))
	for i := range d {
		d[i] = -grad[i]
	}
	alpha := make([]float64, len(steps))
	for i := len(steps) - 1; i >= 0; i-- {
		alpha[i] = dot(steps[i], d) / dot(steps[i], changes[i])
		addScaled(d, -alpha[i], changes[i])
	}
	if k := len(steps) - 1; k >= 0 {
		scale := dot(steps[k], changes[k]) / dot(changes[k], changes[k])
		for i := range d {
			d[i] *= scale
		}
	}
	for i := range steps {
		beta := dot(changes[i], d) / dot(steps[i], changes[i])
		addScaled(d, alpha[i]-beta, steps[i])
	}
	return d
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func minus(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}

func addScaled(to []float64, by float64, x []float64) {
	for i := range to {
		to[i] += by * x[i]
	}
}
