package tabulate

import (
	"context"
	"iter"
	"sync"
	"sync/atomic"

	"sonde/survey"
)

// Store is what an Index reads; survey.Store has it.
type Store interface {
	Survey(ctx context.Context, slug string) (survey.Survey, error)
	Published(ctx context.Context, name string, version int) (survey.Questionnaire, error)
	Changes(ctx context.Context, slug string, seq int64) iter.Seq2[survey.Change, error]
	Responses(ctx context.Context, slug string) iter.Seq2[survey.Response, error]
	Revision(ctx context.Context) (int64, error)
}

// Index holds the answers of one survey. Any number of readers may pull and tabulate at once.
type Index struct {
	slug    string
	pulling chan struct{} // holds one token: who has it pulls
	pulled  atomic.Int64
	cache   cache

	// Only who pulls touches these.
	book     *book
	revision int64
	current  atomic.Pointer[View] // nil until the first pull
}

// New makes the empty Index of a survey.
func New(slug string) *Index {
	return &Index{slug: slug, pulling: make(chan struct{}, 1), book: newBook(slug)}
}

// Pulled counts the changes taken in so far: it shows progress while a large survey is read for the first time.
func (x *Index) Pulled() int64 { return x.pulled.Load() }

// Pull takes in what changed in the store and gives the survey as it now stands. When nothing changed it costs one
// Revision. It waits for another's pull, until ctx ends; the pull itself goes on for those who wait.
func (x *Index) Pull(ctx context.Context, store Store) (*View, error) {
	select {
	case x.pulling <- struct{}{}:
		defer func() { <-x.pulling }()
	case <-ctx.Done():
		return nil, survey.Wrap(survey.Unavailable, "TAB_008", ctx.Err())
	}
	ctx = context.WithoutCancel(ctx)
	revision, err := store.Revision(ctx)
	if err != nil {
		return nil, err
	}
	view := x.current.Load()
	if view == nil || revision != x.revision {
		if err := x.book.pull(ctx, store, &x.pulled); err != nil {
			// What was taken in is in doubt: the next pull starts anew.
			x.book.anew()
			x.current.Store(nil)
			return nil, err
		}
		view = x.book.view(&x.cache)
		x.current.Store(view)
		x.revision = revision
	}
	return view.reading(store), nil
}

// Indexes keeps the Index of every survey asked for. The zero value is ready.
type Indexes struct {
	mu   sync.Mutex
	held map[string]*Index
}

// Of gives the Index of a survey, empty when it was not asked for before.
func (x *Indexes) Of(slug string) *Index {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.held == nil {
		x.held = make(map[string]*Index)
	}
	if x.held[slug] == nil {
		x.held[slug] = New(slug)
	}
	return x.held[slug]
}

// View pulls the Index of a survey; NotFound when there is no such survey.
func (x *Indexes) View(ctx context.Context, store Store, slug string) (*View, error) {
	view, err := x.Of(slug).Pull(ctx, store)
	if survey.IsKind(err, survey.NotFound) {
		x.mu.Lock()
		defer x.mu.Unlock()
		delete(x.held, slug) // asking for surveys that do not exist must not fill the memory
	}
	return view, err
}
