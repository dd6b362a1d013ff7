package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
)

const formPageTarget = "≥ 0.5 of bare gin writing the same bytes"

const leastFormPage = 0.5

// measureFormPage fetches the empty form, not compressed, over 64 connections, from sonde and from a bare gin handler that
// writes the same bytes.
func measureFormPage(ctx context.Context, l *lab) ([]row, error) {
	database, err := l.database(ctx, 0)
	if err != nil {
		return nil, err
	}
	s, err := l.serve(ctx, database)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	page, err := fetch(ctx, s.url(formPath))
	if err != nil {
		return nil, err
	}
	file := l.path("page.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		return nil, err
	}
	bare, address, err := l.bareServer(ctx, file)
	if err != nil {
		return nil, err
	}
	defer bare.stop()
	ours, theirs := &sender{address: s.address, path: formPath}, &sender{address: address, path: "/page"}
	if err := l.race(ctx, "", ours, theirs); err != nil {
		return nil, err
	}
	rate, least := median(ours.rates), median(theirs.rates)
	return []row{{
		figure: "form page, identity-encoded, 64 connections", target: formPageTarget,
		found:   fmt.Sprintf("%s/s = %.2f, %s bytes a page", thousands(rate), rate/least, thousands(float64(len(page)))),
		beside:  fmt.Sprintf("bare gin %s/s", thousands(least)),
		verdict: within(rate >= leastFormPage*least),
	}}, nil
}

// fetch gives what stands at an address, not compressed.
func fetch(ctx context.Context, url string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept-Encoding", "identity")
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = reply.Body.Close() }()
	if reply.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s is answered %d", request.URL.Path, reply.StatusCode)
	}
	return io.ReadAll(reply.Body)
}
