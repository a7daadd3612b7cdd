package main

import (
	"github.com/schollz/progressbar/v3"
)

// progress shows how far something is, on a terminal only.
type progress struct{ bar *progressbar.ProgressBar }

// progress starts a bar on standard error; total 0 or less means unknown.
func (a *app) progress(what string, total int) *progress {
	if !onTerminal(a.stderr) {
		return &progress{}
	}
	if total <= 0 {
		total = -1
	}
	return &progress{progressbar.NewOptions(total, progressbar.OptionSetWriter(a.stderr), progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(total > 0), progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(100_000_000))}
}

func (p *progress) add(n int) {
	if p.bar != nil {
		_ = p.bar.Add(n) // a bar that cannot be drawn is no reason to stop
	}
}

func (p *progress) set(n int) {
	if p.bar != nil {
		_ = p.bar.Set(n)
	}
}

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
