package tabulate

import "sonde/survey"

// batchSize is how many changes are handed over at once: enough that handing over costs nothing, few enough to stay in
// the processor's cache.
const batchSize = 512

// writer takes changes in while the next ones are read. As long as there is less than a batch it starts no goroutine.
type writer struct {
	take    func([]survey.Change) error
	batch   []survey.Change
	batches chan []survey.Change
	spent   chan []survey.Change
	failed  chan error
}

func newWriter(take func([]survey.Change) error) *writer { return &writer{take: take} }

// put hands one change over; false when taking failed before and reading on is of no use.
func (w *writer) put(c survey.Change) bool {
	w.batch = append(w.batch, c)
	if len(w.batch) < batchSize {
		return true
	}
	if w.batches == nil {
		w.start()
	}
	select {
	case w.batches <- w.batch:
		w.batch = (<-w.spent)[:0]
		return true
	case err := <-w.failed:
		w.failed <- err
		return false
	}
}

func (w *writer) start() {
	w.batches, w.failed = make(chan []survey.Change, 2), make(chan error, 1)
	w.spent = make(chan []survey.Change, 5) // those in flight and these three
	for range 3 {
		w.spent <- make([]survey.Change, 0, batchSize)
	}
	go func() {
		for batch := range w.batches {
			if err := w.take(batch); err != nil {
				w.failed <- err
				return
			}
			clear(batch)
			w.spent <- batch
		}
		w.failed <- nil
	}()
}

// end takes in what is left and gives the first failure. Call it once.
func (w *writer) end() error {
	if w.batches == nil {
		return w.take(w.batch)
	}
	select {
	case w.batches <- w.batch:
	case err := <-w.failed:
		return err
	}
	close(w.batches)
	return <-w.failed
}
