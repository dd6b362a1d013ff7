package main

import (
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"sonde/survey"
)

// metrics tells machines how the server does, on a listener of its own.
type metrics struct {
	store    survey.Store
	registry *prometheus.Registry
	leaving  atomic.Bool // the server is stopping
}

func newMetrics(store survey.Store) *metrics {
	m := &metrics{store: store, registry: prometheus.NewRegistry()}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// count counts and times the requests by method and status: no path, so no code that stands in one.
func (m *metrics) count(next http.Handler) http.Handler {
	requests := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "sonde_http_requests_total", Help: "Requests answered."}, []string{"method", "code"})
	seconds := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "sonde_http_request_seconds", Help: "Time to answer.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5}}, []string{"method"})
	m.registry.MustRegister(requests, seconds)
	return promhttp.InstrumentHandlerCounter(requests, promhttp.InstrumentHandlerDuration(seconds, next))
}

// serve answers /readyz and /metrics at addr until stop is called.
func (m *metrics) serve(addr string) (stop func(), err error) {
	listener, err := listen(addr)
	if err != nil {
		return nil, err
	}
	machine := &http.Server{Handler: m.routes(), ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = machine.Serve(listener) }() // ends by Close
	return func() { _ = machine.Close() }, nil
}

func (m *metrics) routes() http.Handler {
	routes := http.NewServeMux()
	routes.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	routes.HandleFunc("GET /readyz", m.ready)
	return routes
}

// ready tells whether to send people here: the database answers, and the server is not stopping.
func (m *metrics) ready(w http.ResponseWriter, r *http.Request) {
	if _, err := m.store.Revision(r.Context()); err != nil || m.leaving.Load() {
		http.Error(w, "not ready", http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ready\n"))
}
