package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sonde/data"
	"sonde/reports/tabulate"
)

const rebuildTarget = "≥ 200,000 responses/s"

const (
	rebuildResponses = 100_000
	leastRebuild     = 200_000.0
)

type rebuildTask struct{ Database string }

type rebuildResult struct {
	PerSecond float64
	Responses int
}

// measureRebuild makes the index of a survey anew from an SQLite file, as a start does, each time in a process of its own.
func measureRebuild(ctx context.Context, l *lab) ([]row, error) {
	database, err := l.database(ctx, rebuildResponses)
	if err != nil {
		return nil, err
	}
	var rates []float64
	for range 3 {
		var result rebuildResult
		if err := l.ask(ctx, "rebuild", rebuildTask{Database: database}, &result); err != nil {
			return nil, err
		}
		if result.Responses != rebuildResponses {
			return nil, fmt.Errorf("the index holds %d responses", result.Responses)
		}
		rates = append(rates, result.PerSecond)
	}
	return []row{{
		figure: "index rebuild from SQLite, 100,000 responses", target: rebuildTarget, found: thousands(median(rates)) + " responses/s",
		verdict: within(median(rates) >= leastRebuild),
	}}, nil
}

func runRebuild(ctx context.Context, task rebuildTask) (rebuildResult, error) {
	store, err := data.OpenReadOnly(ctx, task.Database, data.Options{})
	if err != nil {
		return rebuildResult{}, err
	}
	began := time.Now()
	view, err := tabulate.New(data.BuiltinSurvey).Pull(ctx, store)
	took := time.Since(began)
	if err = errors.Join(err, store.Close()); err != nil {
		return rebuildResult{}, err
	}
	return rebuildResult{PerSecond: float64(view.Responses()) / took.Seconds(), Responses: view.Responses()}, nil
}
