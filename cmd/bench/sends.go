package main

import (
	"context"
	"errors"
	"fmt"

	"sonde/data"
	"sonde/survey"
)

const sendsTarget = "≥ 0.40 of bare gin parsing the same body"

// leastSends is the share of the bare handler's rate that sends must reach.
const leastSends = 0.40

// sender is where a load of sheets goes.
type sender struct {
	address, path string
	rates, p99    []float64
	replies       int
}

// measureSends has 64 connections send whole sheets of the built-in questionnaire, every one with a key of its own, to
// sonde, to a bare gin handler that parses the same body, and to one that also appends it durably to a file. Every sheet
// that was acknowledged is counted, and recounted in the database afterwards.
func measureSends(ctx context.Context, l *lab) ([]row, error) {
	database, err := l.database(ctx, 0)
	if err != nil {
		return nil, err
	}
	s, err := l.serve(ctx, database)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	bare, address, err := l.bareServer(ctx, "")
	if err != nil {
		return nil, err
	}
	defer bare.stop()
	var rows []row
	acknowledged := 0
	for _, encoding := range []string{"json", "form"} {
		ours := &sender{address: s.address, path: sendPaths[encoding]}
		parsing, keeping := &sender{address: address, path: "/" + encoding}, &sender{address: address, path: "/kept/" + encoding}
		if err := l.race(ctx, encoding, ours, parsing, keeping); err != nil {
			rows = append(rows, row{figure: sendFigure(encoding), target: sendsTarget, found: "not measured: " + err.Error(), verdict: unmeasured})
			continue
		}
		acknowledged += ours.replies
		rate, least, durable := median(ours.rates), median(parsing.rates), median(keeping.rates)
		rows = append(rows, row{
			figure: sendFigure(encoding), target: sendsTarget,
			found:   fmt.Sprintf("%s/s = %.2f, p99 %.1f ms", thousands(rate), rate/least, median(ours.p99)),
			beside:  fmt.Sprintf("bare gin %s/s; bare gin appending the body to a file with group fsync %s/s (%.2f of it)", thousands(least), thousands(durable), rate/durable),
			verdict: within(rate >= leastSends*least),
		})
	}
	s.stop()
	held, err := countSent(ctx, database)
	if err != nil {
		return rows, err
	}
	return append(rows, row{
		figure: "sheets of those sends acknowledged, and recounted in the database", target: "equal",
		found: fmt.Sprintf("%s acknowledged, %s held", thousands(float64(acknowledged)), thousands(float64(held))), verdict: within(held == acknowledged),
	}), nil
}

// sendPaths are sonde's, by encoding.
var sendPaths = map[string]string{
	"form": formPath,
	"json": "/api/v1/surveys/" + data.BuiltinSurvey + "/responses",
}

func sendFigure(encoding string) string {
	return "durable sends, 64 connections, a whole sheet as " + encoding
}

// race loads the senders in turns, three times.
func (l *lab) race(ctx context.Context, encoding string, senders ...*sender) error {
	for range 3 {
		for _, to := range senders {
			var result loadResult
			err := l.ask(ctx, "load", loadTask{
				Address: to.address, Path: to.path, Encoding: encoding, Connections: connections, Run: l.nextRun(), WarmUp: warmUp, Measure: measured,
			}, &result)
			if err != nil {
				return err
			}
			if len(result.Others) > 0 {
				return fmt.Errorf("%s refused some: %v", to.path, result.Others)
			}
			to.rates, to.p99, to.replies = append(to.rates, result.PerSecond), append(to.p99, result.P99), to.replies+result.Replies
		}
	}
	return nil
}

// countSent counts the responses that respondents and programs sent, not those that were imported.
func countSent(ctx context.Context, database string) (int, error) {
	store, err := data.OpenReadOnly(ctx, database, data.Options{})
	if err != nil {
		return 0, err
	}
	lines, err := store.Tally(ctx, data.BuiltinSurvey)
	n := 0
	for _, line := range lines {
		if line.Source == survey.SourceWeb || line.Source == survey.SourceAPI {
			n += line.Count
		}
	}
	return n, errors.Join(err, store.Close())
}
