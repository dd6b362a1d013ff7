package main

import (
	"context"
	"fmt"
)

const startTarget = "≤ 0.5 s"

const startLimit = 0.5 // seconds

// measureStart starts sonde on 10,000 responses and waits for the form page.
func measureStart(ctx context.Context, l *lab) ([]row, error) {
	database, err := l.database(ctx, residentResponses)
	if err != nil {
		return nil, err
	}
	var took []float64
	for range 3 {
		s, err := l.serve(ctx, database)
		if err != nil {
			return nil, err
		}
		took = append(took, s.started.Seconds())
		s.stop()
	}
	return []row{{
		figure: "start to first page, 10,000 responses", target: startTarget, found: fmt.Sprintf("%.2f s", median(took)),
		verdict: within(median(took) <= startLimit),
	}}, nil
}
