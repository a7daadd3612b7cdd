package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"zhaoshang/bot"
)

// job is the build of an index that somebody began on the desk. There is one
// at a time.
type job struct {
	mu      sync.Mutex
	state   jobState
	cancel  context.CancelFunc
	stopped bool
	running sync.WaitGroup
}

// jobState is how far a build is.
type jobState struct {
	Running     bool
	Done, Total int // documents
	By          string
	Began       time.Time
	Ended       time.Time // zero when none has ended
	outcome
}

// outcome is what became of a build.
type outcome struct {
	Problem string // key of the text that says why it failed; "" when it did not
	Changes []bot.AnswerChange
}

func newJob() *job { return &job{} }

func (j *job) now() jobState {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.state
}

// begin runs work beside the requests, until it ends or stop is called; it
// does nothing while another runs.
func (j *job) begin(ctx context.Context, first jobState, work func(ctx context.Context, progress func(done, total int)) outcome) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.state.Running || j.stopped {
		return
	}
	ctx, j.cancel = context.WithCancel(ctx)
	j.state = first
	j.state.Running = true
	j.running.Go(func() {
		end := work(ctx, j.progress)
		j.mu.Lock()
		defer j.mu.Unlock()
		j.cancel()
		j.state.Running, j.state.outcome, j.state.Ended = false, end, time.Now()
	})
}

func (j *job) progress(done, total int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.state.Done, j.state.Total = done, total
}

// stop ends the job that runs and waits for it; no other begins.
func (j *job) stop() {
	j.mu.Lock()
	j.stopped = true
	if j.cancel != nil {
		j.cancel()
	}
	j.mu.Unlock()
	j.running.Wait()
}

// indexBody is the part of the system page on the index.
type indexBody struct {
	Job         jobState
	Generations []bot.Generation
	Earlier     bool   // there is one to go back to
	Problem     string // of the last request
}

type systemBody struct {
	Status [][2]string
	Index  indexBody
}

func (s *Server) deskSystem(w http.ResponseWriter, r *http.Request, _ *session) {
	s.systemPage(w, r, http.StatusOK, "")
}

func (s *Server) systemPage(w http.ResponseWriter, r *http.Request, code int, problem string) {
	status, err := s.o.Office.Status(r.Context())
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	if s.o.Health != nil {
		health := "healthy"
		if err := s.o.Health.Ready(r.Context()); err != nil {
			s.o.Log.WarnContext(r.Context(), "not ready", slog.Any("error", err))
			health = "unhealthy"
		}
		status = append([][2]string{{"health", s.texts[s.language(r)][health]}}, status...)
	}
	b, err := s.indexState(r, problem)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.show(w, r, code, "desk_system.html", "", systemBody{status, b})
}

func (s *Server) indexState(r *http.Request, problem string) (indexBody, error) {
	all, err := s.o.EngineRoom.Generations(r.Context())
	b := indexBody{Job: s.job.now(), Generations: all, Problem: problem}
	for _, g := range all {
		b.Earlier = b.Earlier || !g.Current && g.Damaged == ""
	}
	return b, err
}

// deskIndex is the part of the system page that is asked for again while an
// index is built.
func (s *Server) deskIndex(w http.ResponseWriter, r *http.Request, _ *session) {
	if r.Header.Get("HX-Request") == "" {
		http.Redirect(w, r, "/desk/system", http.StatusSeeOther)
		return
	}
	b, err := s.indexState(r, "")
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, "desk_system.html", "index", b)
}

// deskReindex begins to build an index; the page shows how far it is.
func (s *Server) deskReindex(w http.ResponseWriter, r *http.Request, ses *session) {
	first := jobState{By: ses.name, Began: s.o.Now()}
	how := bot.Rebuild{Anyway: r.PostFormValue("anyway") != ""}
	s.job.begin(context.WithoutCancel(r.Context()), first, func(ctx context.Context, progress func(done, total int)) outcome {
		changes, err := s.o.EngineRoom.Rebuild(ctx, how, progress)
		switch {
		case errors.Is(err, bot.ErrBusy):
			return outcome{Problem: "reindex_busy"}
		case errors.Is(err, bot.ErrWorse):
			return outcome{"reindex_worse", changes}
		case err != nil:
			s.o.Log.ErrorContext(ctx, "index not built", slog.Any("error", err))
			return outcome{Problem: "reindex_failed"}
		}
		return outcome{Changes: changes}
	})
	s.afterIndex(w, r, "")
}

// deskRollback publishes the index before the current one.
func (s *Server) deskRollback(w http.ResponseWriter, r *http.Request, _ *session) {
	err := s.o.EngineRoom.Rollback(r.Context())
	switch {
	case errors.Is(err, bot.ErrNoEarlier):
		s.afterIndex(w, r, "no_earlier")
	case errors.Is(err, bot.ErrBusy):
		s.afterIndex(w, r, "reindex_busy")
	case err != nil:
		s.wrong(w, r, err)
	default:
		s.afterIndex(w, r, "")
	}
}

// afterIndex shows the index after a change of it.
func (s *Server) afterIndex(w http.ResponseWriter, r *http.Request, problem string) {
	if r.Header.Get("HX-Request") == "" && problem == "" {
		http.Redirect(w, r, "/desk/system", http.StatusSeeOther)
		return
	}
	if problem != "" {
		problem = s.texts[s.language(r)][problem]
	}
	if r.Header.Get("HX-Request") == "" {
		s.systemPage(w, r, http.StatusConflict, problem)
		return
	}
	b, err := s.indexState(r, problem)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, "desk_system.html", "index", b)
}
