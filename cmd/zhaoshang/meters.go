package main

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// meters are the numbers that /metrics shows, in a registry of their own.
type meters struct {
	registry  *prometheus.Registry
	questions *prometheus.CounterVec
	latency   *prometheus.HistogramVec
	failures  *prometheus.CounterVec
	waiting   atomic.Int64
}

func newMeters(r *room) *meters {
	m := &meters{
		registry: prometheus.NewRegistry(),
		questions: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "zhaoshang_questions_total",
			Help: "Questions by channel and by what became of them."}, []string{"channel", "status"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "zhaoshang_answer_seconds",
			Help: "Time to an answer.", Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 8}}, []string{"channel"}),
		failures: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "zhaoshang_telegram_errors_total",
			Help: "Failures on the way to and from Telegram by kind."}, []string{"kind"}),
	}
	gauge := func(name, help string, value func() float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value)
	}
	m.registry.MustRegister(m.questions, m.latency, m.failures, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		gauge("zhaoshang_telegram_queue", "Messages of Telegram that wait.", func() float64 { return float64(m.waiting.Load()) }),
		gauge("zhaoshang_index_beside_documents", "Documents changed since the generation was built.", func() float64 { return float64(r.beside()) }),
		shelfMeter{r})
	return m
}

// Answered implements bot.Meter.
func (m *meters) Answered(channel, status string, took time.Duration) {
	m.questions.WithLabelValues(channel, status).Inc()
	m.latency.WithLabelValues(channel).Observe(took.Seconds())
}

// TelegramFailed implements telegram.Counter.
func (m *meters) TelegramFailed(kind string) { m.failures.WithLabelValues(kind).Inc() }

// TelegramQueue implements telegram.Counter.
func (m *meters) TelegramQueue(waiting int) { m.waiting.Store(int64(waiting)) }

func (m *meters) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// shelfMeter reads what is stored and indexed when it is asked.
type shelfMeter struct{ room *room }

func shelfDescriptions() (documents, projects, generation *prometheus.Desc) {
	return prometheus.NewDesc("zhaoshang_documents", "Documents that answers come from.", nil, nil),
		prometheus.NewDesc("zhaoshang_projects", "Projects found in them.", nil, nil),
		prometheus.NewDesc("zhaoshang_index_generation", "The index in use, by its name; empty when all is in memory.", []string{"name"}, nil)
}

// Describe implements prometheus.Collector.
func (s shelfMeter) Describe(out chan<- *prometheus.Desc) {
	documents, projects, generation := shelfDescriptions()
	out <- documents
	out <- projects
	out <- generation
}

// Collect implements prometheus.Collector.
func (s shelfMeter) Collect(out chan<- prometheus.Metric) {
	documents, projects, generation := shelfDescriptions()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	out <- prometheus.MustNewConstMetric(generation, prometheus.GaugeValue, 1, s.room.generation())
	stats, err := s.room.vault.Stats(ctx)
	if err != nil {
		return // an incomplete answer says more than none
	}
	out <- prometheus.MustNewConstMetric(documents, prometheus.GaugeValue, float64(stats.Documents))
	out <- prometheus.MustNewConstMetric(projects, prometheus.GaugeValue, float64(stats.Projects))
}
