package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"time"

	"sonde/data"
)

// site is a sonde that serves.
type site struct {
	*daemon
	address string
	started time.Duration // from the start of the process to the first page
}

// formPath is the page of the built-in questionnaire.
const formPath = "/fr/s/" + data.BuiltinSurvey

// serve starts sonde on a database and waits for the first page.
func (l *lab) serve(ctx context.Context, database string) (*site, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	d, err := start(exec.CommandContext(ctx, l.sonde, "serve", "--addr", address, "--base-url", "http://"+address,
		"--database", database, "--sends-per-minute", "0"))
	if err != nil {
		return nil, err
	}
	s := &site{daemon: d, address: address}
	for time.Since(began) < 30*time.Second {
		status, err := http.Get(s.url(formPath))
		if err == nil {
			_ = status.Body.Close()
			if status.StatusCode != http.StatusOK {
				s.stop()
				return nil, fmt.Errorf("sonde serve: %s is answered %d", formPath, status.StatusCode)
			}
			s.started = time.Since(began)
			return s, nil
		}
		select {
		case <-d.ended:
			return nil, fmt.Errorf("sonde serve ended: %s", lastLine(d.faults.String()))
		case <-time.After(time.Millisecond):
		}
	}
	s.stop()
	return nil, fmt.Errorf("sonde serve gave no page within 30 s")
}

func (s *site) url(path string) string { return "http://" + s.address + path }

// freeAddress gives a port of the loopback that was free a moment ago.
func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}
