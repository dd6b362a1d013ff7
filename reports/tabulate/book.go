package tabulate

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"sonde/survey"
)

// book is the side of an Index that changes: one puller at a time writes in it. Each pull is a draft; what a draft has
// not changed it shares with the views made before.
type book struct {
	slug          string
	questionnaire string
	newest        int   // the version that gives labels and order
	seq           int64 // of the last change taken in
	draft         uint64

	columns  []*column // in order of appearance; schemas keep places in it
	byName   map[string]int
	order    []int // questions in the order of the questionnaire, retired ones last
	schemas  map[int]*schema
	ordinals map[string]uint32 // by response id
	ids      []string          // by ordinal; only ever longer
	excluded set
	versions map[int]*set // the responses by the version that they were shown
	pending  pending

	event, language, day, source *facet
}

// facet is a column that every response has beside its answers: its slots by value, of having one, and of having none.
type facet struct {
	column     int
	slots      map[string]int
	some, none int
}

func newBook(slug string) *book {
	b := &book{
		slug: slug, draft: 1,
		byName: make(map[string]int), schemas: make(map[int]*schema), ordinals: make(map[string]uint32), versions: make(map[int]*set),
	}
	b.event, b.language = b.facet(ColumnEvent), b.facet(ColumnLanguage)
	b.day, b.source = b.facet(ColumnDay), b.facet(ColumnSource)
	return b
}

// anew forgets all but the count of drafts: the figures in the cache go by the stamps of columns, and none may come twice.
func (b *book) anew() {
	draft := b.draft
	*b = *newBook(b.slug)
	b.draft = draft
}

// facet makes a column that every response has beside its answers.
func (b *book) facet(name string) *facet {
	at := b.need(name)
	b.columns[at].question = survey.Question{Name: name, Type: survey.SelectOne}
	return &facet{
		column: at, slots: make(map[string]int),
		some: b.pending.slot(at, noChoice), none: b.pending.slot(at, noAnswer),
	}
}

// need gives the place of a column, new when there was none.
func (b *book) need(name string) int {
	at, known := b.byName[name]
	if !known {
		at = len(b.columns)
		b.columns = append(b.columns, &column{name: name})
		b.byName[name] = at
	}
	return at
}

// view gives the survey as it stands.
func (b *book) view(c *cache) *View {
	for _, f := range []*facet{b.event, b.language, b.day, b.source} {
		b.columns[f.column].sortValues()
	}
	for _, c := range b.columns {
		switch {
		case strings.HasPrefix(c.name, ":"), c.varied:
		case !c.worked:
			c.arrange()
		case c.stamp == b.draft:
			c.sortValues()
		}
	}
	source := b.columns[b.source.column]
	return &View{
		slug: b.slug, columns: b.columns, byName: b.byName, order: b.order,
		schemas: maps.Clone(b.schemas), ids: b.ids, versions: b.shown(), newest: b.newest,
		present: either(source.answered.bits, source.skipped.bits), excluded: b.excluded.bits.count(), cache: c,
	}
}

// shown gives the responses by the version that they were shown.
func (b *book) shown() map[int]bitset {
	shown := make(map[int]bitset, len(b.versions))
	for version, of := range b.versions {
		shown[version] = of.bits
	}
	return shown
}

// pull takes in the changes after seq. Reading from the store and setting bits run side by side once there is a
// batch to hand over.
func (b *book) pull(ctx context.Context, store Store, pulled *atomic.Int64) error {
	b.begin()
	if err := b.follow(ctx, store); err != nil {
		return err
	}
	versions := func(version int) error {
		q, err := store.Published(ctx, b.questionnaire, version)
		if err != nil {
			return err
		}
		return b.learn(q)
	}
	write := newWriter(func(batch []survey.Change) error {
		for i := range batch {
			if err := b.apply(&batch[i], versions); err != nil {
				return err
			}
		}
		pulled.Add(int64(len(batch)))
		return nil
	})
	for change, err := range store.Changes(ctx, b.slug, b.seq) {
		if err != nil {
			_ = write.end() // the store's error is the first
			return err
		}
		if !write.put(change) {
			break
		}
	}
	if err := write.end(); err != nil {
		return err
	}
	b.flush()
	return nil
}

// begin opens the next draft.
func (b *book) begin() {
	b.draft++
	b.columns = slices.Clone(b.columns)
	for i, c := range b.columns {
		b.columns[i] = c.clone()
	}
	b.byName = maps.Clone(b.byName)
	b.order = slices.Clone(b.order)
}

// follow learns the version that the survey now shows. Versions of another questionnaire than before are other versions.
func (b *book) follow(ctx context.Context, store Store) error {
	s, err := store.Survey(ctx, b.slug)
	if err != nil {
		return err
	}
	if b.questionnaire != "" && b.questionnaire != s.Questionnaire {
		b.anew()
	}
	b.questionnaire = s.Questionnaire
	if s.Version > 0 && b.schemas[s.Version] != nil {
		return nil
	}
	q, err := store.Published(ctx, s.Questionnaire, s.Version)
	if err != nil {
		return err
	}
	return b.learn(q)
}
