package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"time"

	"sonde/data"
	"sonde/survey"
	"sonde/survey/access"
)

const resultsPageTarget = "≤ 150 ms server time; a new response recomputes only what changed"

const resultsPageLimit = 150.0 // milliseconds

// resultsPath is the coordinator's page with all figures.
const resultsPath = "/fr/manage/s/" + data.BuiltinSurvey + "/results"

// loginCode is the cookie of the administrator that the database is given.
const loginCode = "BENCHMARKBENCHMARKBENCHMAR"

// measureResultsPage fetches the coordinator's page of 100,000 responses, first after one new response that answers every
// question, the worst of changes, then with nothing changed. The time is the whole reply's, over the loopback.
func measureResultsPage(ctx context.Context, l *lab) ([]row, error) {
	database, err := l.database(ctx, 100_000)
	if err != nil {
		return nil, err
	}
	if err := addAdministrator(ctx, database); err != nil {
		return nil, err
	}
	s, err := l.serve(ctx, database)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	first, size, err := s.results(ctx)
	if err != nil {
		return nil, err
	}
	filler, err := newFiller()
	if err != nil {
		return nil, err
	}
	bodies, err := filler.bodies(rand.New(rand.NewPCG(6, 7)), 5, "form")
	if err != nil {
		return nil, err
	}
	var cold, warm []float64
	run := l.nextRun()
	for i, b := range bodies {
		copy(b.content[b.keyAt:], keyOf(run, uint64(i)))
		if err := s.send(ctx, b.content); err != nil {
			return nil, err
		}
		for _, took := range []*[]float64{&cold, &warm} {
			time, _, err := s.results(ctx)
			if err != nil {
				return nil, err
			}
			*took = append(*took, time)
		}
	}
	return []row{
		{
			figure: "results page, all figures, 100,000 responses, after a new response that answers every question", target: resultsPageTarget,
			found:  fmt.Sprintf("%.0f ms", median(cold)),
			beside: fmt.Sprintf("%.0f kB compressed; the first page after a start, index rebuild included: %.0f ms", float64(size)/1000, first), verdict: within(median(cold) <= resultsPageLimit),
		},
		{
			figure: "the same page, nothing new", target: "≤ 150 ms", found: fmt.Sprintf("%.0f ms", median(warm)), verdict: within(median(warm) <= resultsPageLimit),
		},
	}, nil
}

// addAdministrator gives the database an administrator who is signed in.
func addAdministrator(ctx context.Context, database string) error {
	store, err := data.Open(ctx, database, data.Options{})
	if err != nil {
		return err
	}
	now := time.Now()
	err = store.CreateUser(ctx, survey.User{ID: "bench", Email: "bench@example.org", Name: "Bench", Language: "fr", Admin: true, CreatedAt: now})
	if err == nil {
		err = store.SaveLogin(ctx, survey.Login{Token: access.HashSecret(loginCode), UserID: "bench", CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(time.Hour)})
	}
	return errors.Join(err, store.Close())
}

// results fetches the page and gives the milliseconds it took and the bytes of its content.
func (s *site) results(ctx context.Context) (float64, int, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url(resultsPath), nil)
	if err != nil {
		return 0, 0, err
	}
	request.AddCookie(&http.Cookie{Name: "sonde", Value: loginCode})
	request.Header.Set("Accept-Encoding", "gzip")
	began := time.Now()
	reply, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = reply.Body.Close() }()
	content, err := io.ReadAll(reply.Body)
	took := milliseconds(time.Since(began))
	if err == nil && reply.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s is answered %d", resultsPath, reply.StatusCode)
	}
	return took, len(content), err
}

// send sends one sheet.
func (s *site) send(ctx context.Context, content []byte) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url(formPath), bytes.NewReader(content))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", contentTypes["form"])
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = reply.Body.Close() }()
	if reply.StatusCode != http.StatusCreated {
		return fmt.Errorf("a send was answered %d", reply.StatusCode)
	}
	_, err = io.Copy(io.Discard, reply.Body)
	return err
}
