package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// loadTask is a crowd of clients on connections that stay open, each sending its next request when it has the reply.
type loadTask struct {
	Address     string
	Path        string
	Encoding    string // of the sheets to send, "json" or "form"; "": the page at Path is fetched
	Connections int
	Run         uint64 // makes the keys of this run unlike those of others
	WarmUp      time.Duration
	Measure     time.Duration
}

// loadResult is what came of it. Replies counts all that were answered with success, those of the warm-up too; Others
// what else was answered.
type loadResult struct {
	PerSecond float64
	P99       float64 // milliseconds
	Replies   int
	Others    map[int]int
}

// connections is the crowd of the throughput figures.
const connections = 64

// How long a load runs before it is measured, and how long it is.
const (
	warmUp   = 500 * time.Millisecond
	measured = 2500 * time.Millisecond
)

// client is what one connection of a load knows.
type client struct {
	requests []request
	took     []time.Duration // of the replies in the time measured
	replies  int
	others   map[int]int
	err      error
}

// request is one ready to send; the key is written at keyAt, unless that is negative.
type request struct {
	content []byte
	keyAt   int
}

// differentBodies is how many different sheets each connection sends, in turn.
const differentBodies = 16

func runLoad(ctx context.Context, task loadTask) (loadResult, error) {
	clients := make([]client, task.Connections)
	filler, err := newFiller()
	if err != nil {
		return loadResult{}, err
	}
	random := rand.New(rand.NewPCG(3, 4))
	for i := range clients {
		clients[i].others = map[int]int{}
		if clients[i].requests, err = requestsOf(filler, random, task); err != nil {
			return loadResult{}, err
		}
	}
	var number atomic.Uint64
	from := time.Now().Add(task.WarmUp)
	until := from.Add(task.Measure)
	var group sync.WaitGroup
	for i := range clients {
		group.Go(func() { clients[i].run(ctx, task, &number, from, until) })
	}
	group.Wait()
	result := loadResult{Others: map[int]int{}}
	var took []time.Duration
	for i := range clients {
		if clients[i].err != nil {
			return loadResult{}, clients[i].err
		}
		took = append(took, clients[i].took...)
		result.Replies += clients[i].replies
		for status, n := range clients[i].others {
			result.Others[status] += n
		}
	}
	if len(took) == 0 {
		return loadResult{}, fmt.Errorf("no success from %s, but %v", task.Path, result.Others)
	}
	slices.Sort(took)
	result.PerSecond = float64(len(took)) / task.Measure.Seconds()
	result.P99 = milliseconds(took[len(took)*99/100])
	return result, nil
}

// requestsOf makes what a connection sends in turn.
func requestsOf(f *filler, random *rand.Rand, task loadTask) ([]request, error) {
	if task.Encoding == "" {
		return []request{{content: get(task.Address, task.Path, "identity"), keyAt: -1}}, nil
	}
	bodies, err := f.bodies(random, differentBodies, task.Encoding)
	if err != nil {
		return nil, err
	}
	requests := make([]request, len(bodies))
	for i, b := range bodies {
		head := post(task.Address, task.Path, contentTypes[task.Encoding], len(b.content))
		requests[i] = request{content: append(head, b.content...), keyAt: len(head) + b.keyAt}
	}
	return requests, nil
}

// run sends until the time is over. A success counts in the rate when its reply came in the time measured.
func (c *client) run(ctx context.Context, task loadTask, number *atomic.Uint64, from, until time.Time) {
	w, err := dial(task.Address)
	if err != nil {
		c.err = err
		return
	}
	defer w.close()
	for turn := 0; ctx.Err() == nil; turn++ {
		r := c.requests[turn%len(c.requests)]
		if r.keyAt >= 0 {
			copy(r.content[r.keyAt:], keyOf(task.Run, number.Add(1)))
		}
		began := time.Now()
		if began.After(until) {
			return
		}
		status, err := w.do(r.content)
		if err != nil {
			c.err = err
			return
		}
		if status < 200 || status > 299 {
			c.others[status]++
			continue
		}
		c.replies++
		if ended := time.Now(); ended.After(from) && ended.Before(until) {
			c.took = append(c.took, ended.Sub(began))
		}
	}
}

func milliseconds(d time.Duration) float64 { return d.Seconds() * 1000 }
