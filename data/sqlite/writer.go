package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"sync/atomic"

	"sonde/survey"
)

// largestBatch bounds the calls that one transaction serves.
const largestBatch = 256

// call is one change waiting for the next commit: a sheet sent, or another change that run makes.
type call struct {
	ctx     context.Context
	sending *survey.Sending
	run     func(ctx context.Context, tx *connection) error
	erases  bool

	outcome survey.Outcome
	err     error
	done    chan struct{}
}

// writer is the one goroutine that changes the database.
type writer struct {
	db       *sql.DB
	scrubber *sql.DB
	turn     turn
	damaged  *atomic.Bool
	queue    chan *call
	quit     chan struct{}
	once     sync.Once
	stopped  chan struct{}

	// Only the goroutine touches these.
	conn       *connection // nil after a failure
	unscrubbed bool        // the log is to be emptied: it holds what was erased, or fills the disk
}

func newWriter(path string, damaged *atomic.Bool) (*writer, error) {
	db, err := openWriter(path)
	if err != nil {
		return nil, err
	}
	scrubber, err := openScrubber(path)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	w := &writer{
		db: db, scrubber: scrubber, turn: turn(path + turnSuffix), damaged: damaged,
		queue: make(chan *call, largestBatch), quit: make(chan struct{}), stopped: make(chan struct{}),
	}
	go w.loop()
	return w, nil
}

var errClosed = survey.Wrap(survey.Unavailable, codeUnavailable, sql.ErrConnDone)

// do queues a call and waits until it is on the disk or refused. A caller whose context ends stops waiting: its change
// may still be made, as when a reply is lost on the way.
func (w *writer) do(c *call) error {
	c.done = make(chan struct{})
	if w.damaged.Load() {
		return survey.Fail(survey.Unavailable, codeDamaged, nil)
	}
	select {
	case w.queue <- c:
	case <-c.ctx.Done():
		return failure(c.ctx.Err())
	case <-w.quit:
		return errClosed
	}
	select {
	case <-c.done:
		return c.err
	case <-c.ctx.Done():
		return failure(c.ctx.Err())
	case <-w.stopped:
		select {
		case <-c.done: // served last
			return c.err
		default:
			return errClosed
		}
	}
}

func (w *writer) loop() {
	defer close(w.stopped)
	batch := make([]*call, 0, largestBatch)
	for {
		select {
		case first := <-w.queue:
			batch = w.gather(append(batch[:0], first))
		case <-w.quit:
			// What queued before the end is served.
			batch = w.gather(batch[:0])
		}
		if len(batch) == 0 {
			return
		}
		w.serve(batch)
	}
}

// gather adds what queued meanwhile, without waiting.
func (w *writer) gather(batch []*call) []*call {
	for len(batch) < largestBatch {
		select {
		case c := <-w.queue:
			batch = append(batch, c)
		default:
			return batch
		}
	}
	return batch
}

// serve makes a batch durable in one transaction, then tells each caller.
func (w *writer) serve(batch []*call) {
	if err := failure(w.transact(context.Background(), batch)); err != nil {
		if isDamage(err) {
			w.damaged.Store(true)
		}
		// On a full disk the log itself may be what takes the room.
		w.unscrubbed = w.unscrubbed || isFull(err)
		for _, c := range batch {
			c.outcome, c.err = 0, err
		}
		if w.conn != nil {
			w.conn.abandon()
			w.conn = nil
		}
	}
	for _, c := range batch {
		c.err = failure(c.err)
		w.unscrubbed = w.unscrubbed || c.erases && c.err == nil
		close(c.done)
	}
	// It waits for a lull: under load the log would be copied into the file after each commit.
	if w.unscrubbed && len(w.queue) == 0 {
		w.unscrubbed = !w.emptyLog()
	}
}

// transact gives an error when the whole batch failed; a call refused alone holds its own.
func (w *writer) transact(ctx context.Context, batch []*call) (err error) {
	if w.conn == nil {
		if w.conn, err = connect(ctx, w.db, w.turn); err != nil {
			return err
		}
	}
	if err := w.conn.begin(ctx); err != nil {
		return err
	}
	// All calls of a batch are under way at once, so any order among them is right.
	for _, c := range batch {
		if c.err = c.ctx.Err(); c.err != nil || c.run == nil {
			continue
		}
		if err := w.change(ctx, c); err != nil {
			return err
		}
	}
	if err := w.send(ctx, batch); err != nil {
		return err
	}
	return w.conn.commit(ctx)
}

// change makes one change that its own refusal undoes; it gives an error when the whole transaction is in doubt.
func (w *writer) change(ctx context.Context, c *call) error {
	if _, err := w.conn.ExecContext(ctx, "SAVEPOINT change"); err != nil {
		return err
	}
	c.err = failure(c.run(ctx, w.conn))
	if survey.IsKind(c.err, survey.Unavailable) && c.ctx.Err() == nil {
		return c.err // SQLite may have undone everything
	}
	if c.err != nil {
		if _, err := w.conn.ExecContext(ctx, "ROLLBACK TO change"); err != nil {
			return err
		}
	}
	_, err := w.conn.ExecContext(ctx, "RELEASE change")
	return err
}

// emptyLog tells whether the log could be emptied now: whoever still reads or writes it comes first.
func (w *writer) emptyLog() bool {
	var busy, pages, written int
	err := w.scrubber.QueryRow("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &written)
	return err == nil && busy == 0
}

// close serves what is queued and closes the connections.
func (w *writer) close() error {
	w.once.Do(func() { close(w.quit) })
	<-w.stopped
	var failures []error
	if w.conn != nil {
		failures = append(failures, w.conn.close())
	}
	return errors.Join(append(failures, w.scrubber.Close(), w.db.Close())...)
}
