package main

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"sonde/server"
	"sonde/survey"
)

// serving is a server at work.
type serving struct {
	serveCommand
	log *slog.Logger
}

// log writes what happens to the standard error, without an answer or an address.
func (con *console) log() *slog.Logger { return slog.New(slog.NewTextHandler(con.stderr, nil)) }

// collectorPercent lets the heap grow to three times what lives before it is collected: a send makes much garbage and
// leaves little, so the memory stays small and a seventh of the work goes. GOGC set by the operator wins.
const collectorPercent = 200

// tune fits the runtime to a server that writes: what the operator set in GOGC or GOMAXPROCS wins.
func tune() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectorPercent)
	}
	if os.Getenv("GOMAXPROCS") == "" {
		// While SQLite waits for the disk, its system call holds a place that the scheduler does not take back: one more
		// keeps every core at work.
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
	}
}

// serve listens, prints the links, and serves the store until ctx ends; then every sheet on its way is still answered.
func (con *console) serve(ctx context.Context, store survey.Store, s serving) error {
	tune()
	certificates, err := s.certificates()
	if err != nil {
		return err
	}
	listener, err := listen(s.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	config := server.Config{
		Store: store, Words: con.words, Clock: con.now, BaseURL: s.BaseURL, TrustedProxies: s.TrustedProxy, InsecureLAN: s.InsecureLAN,
		TLS: len(certificates) > 0, SendsPerMinute: s.SendsPerMinute, Log: s.log, Version: version,
	}
	if config.BaseURL == "" {
		config.BaseURL = baseURL(listener.Addr(), config.TLS)
	}
	site, err := newSite(config)
	if err != nil {
		return err
	}
	handler, metrics := site.server.HTTPServer(), newMetrics(store)
	if config.TLS {
		handler.TLSConfig = &tls.Config{Certificates: certificates}
	}
	if s.MetricsAddr != "" {
		stop, err := metrics.serve(s.MetricsAddr)
		if err != nil {
			return err
		}
		defer stop()
		handler.Handler = metrics.count(handler.Handler)
	}
	if err := con.printLinks(ctx, site, listener.Addr()); err != nil {
		return err
	}
	s.log.Info("serving", "address", listener.Addr().String(), "version", version)
	return s.until(ctx, handler, listener, metrics)
}

// certificates reads the server's certificate with its key, none when none is named; Invalid CLI_013 when they do not
// serve.
func (s serving) certificates() ([]tls.Certificate, error) {
	list := []tls.Certificate{}
	if s.TLSCert == "" {
		return list, nil
	}
	pair, err := tls.LoadX509KeyPair(s.TLSCert, s.TLSKey)
	if err != nil {
		return list, &survey.Error{Kind: survey.Invalid, Code: "CLI_013", Args: survey.Args{"Cert": s.TLSCert, "Key": s.TLSKey}, Err: err}
	}
	return append(list, pair), nil
}

// listen takes an address; Unavailable CLI_010 when it cannot be had.
func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, &survey.Error{Kind: survey.Unavailable, Code: "CLI_010", Args: survey.Args{"Addr": addr}, Err: err}
	}
	return listener, nil
}

// patience is how long a stopping server waits for those who are being served.
const patience = 20 * time.Second

// until serves until ctx ends or serving fails.
func (s serving) until(ctx context.Context, handler *http.Server, listener net.Listener, metrics *metrics) error {
	failed := make(chan error, 1)
	go func() {
		if handler.TLSConfig != nil {
			failed <- handler.ServeTLS(listener, "", "")
			return
		}
		failed <- handler.Serve(listener)
	}()
	select {
	case err := <-failed:
		return survey.Wrap(survey.Unavailable, "CLI_011", err)
	case <-ctx.Done():
	}
	metrics.leaving.Store(true)
	s.log.Info("stopping")
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	if err := handler.Shutdown(within); err != nil {
		s.log.Warn("stopped before everybody was served", "err", err)
		return handler.Close()
	}
	s.log.Info("stopped")
	return nil
}
