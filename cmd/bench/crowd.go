package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

const crowdTarget = "≤ 50 ms"

const (
	crowdSize   = 200
	crowdWindow = 10 * time.Second
	crowdLimit  = 50.0 // milliseconds
)

// crowdTask is a room of people, each with a connection of their own, who send at moments spread by chance.
type crowdTask struct {
	Address   string
	Run       uint64
	FetchPage bool // each fetches the page first, compressed, on the same connection
}

// crowdResult are the times of the sends, in milliseconds, shortest first; the connection's opening is part of them
// unless the page was fetched on it.
type crowdResult struct{ Took []float64 }

// measureCrowd has 200 people send within ten seconds, three times over, each with a connection of their own.
func measureCrowd(ctx context.Context, l *lab) ([]row, error) {
	database, err := l.database(ctx, 0)
	if err != nil {
		return nil, err
	}
	s, err := l.serve(ctx, database)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	var rows []row
	for _, fetch := range []bool{false, true} {
		var p99, middle []float64
		for range 3 {
			var result crowdResult
			if err := l.ask(ctx, "crowd", crowdTask{Address: s.address, Run: l.nextRun(), FetchPage: fetch}, &result); err != nil {
				return rows, err
			}
			n := len(result.Took)
			p99, middle = append(p99, result.Took[n*99/100]), append(middle, result.Took[n/2])
		}
		figure := "p99 of a send, 200 people within 10 s"
		if fetch {
			figure += ", the page fetched before"
		}
		rows = append(rows, row{
			figure: figure, target: crowdTarget, found: fmt.Sprintf("%.1f ms (half within %.1f ms)", median(p99), median(middle)),
			verdict: within(median(p99) <= crowdLimit),
		})
	}
	return rows, nil
}

func runCrowd(ctx context.Context, task crowdTask) (crowdResult, error) {
	filler, err := newFiller()
	if err != nil {
		return crowdResult{}, err
	}
	random := rand.New(rand.NewPCG(task.Run, 5))
	bodies, err := filler.bodies(random, crowdSize, "form")
	if err != nil {
		return crowdResult{}, err
	}
	took, failures := make([]float64, crowdSize), make([]error, crowdSize)
	var group sync.WaitGroup
	for i, b := range bodies {
		moment := time.Duration(random.Int64N(int64(crowdWindow)))
		group.Go(func() {
			select {
			case <-time.After(moment):
			case <-ctx.Done():
			}
			copy(b.content[b.keyAt:], keyOf(task.Run, uint64(i)))
			took[i], failures[i] = sendOnce(task, b.content)
		})
	}
	group.Wait()
	for _, err := range failures {
		if err != nil {
			return crowdResult{}, err
		}
	}
	slices.Sort(took)
	return crowdResult{Took: took}, nil
}

// sendOnce is one person's send.
func sendOnce(task crowdTask, content []byte) (float64, error) {
	request := append(post(task.Address, formPath, contentTypes["form"], len(content)), content...)
	began := time.Now()
	w, err := dial(task.Address)
	if err != nil {
		return 0, err
	}
	defer w.close()
	if task.FetchPage {
		if status, err := w.do(get(task.Address, formPath+"?event="+eventCode, "gzip")); err != nil || status != 200 {
			return 0, fmt.Errorf("the page: status %d, %w", status, err)
		}
		began = time.Now()
	}
	status, err := w.do(request)
	if err != nil {
		return 0, err
	}
	if status != 201 {
		return 0, fmt.Errorf("a send was answered %d", status)
	}
	return milliseconds(time.Since(began)), nil
}
