package tabulate

import (
	"slices"
	"sync"
)

// cacheSize is how many figures are kept; more than the fixed tables of a long questionnaire.
const cacheSize = 1024

// cache keeps figures with the stamps of the columns that they were made of: a figure is made anew only when a response
// touched one of them.
type cache struct {
	mu   sync.Mutex
	held map[string]*figure
}

type figure struct {
	stamps []uint64
	once   sync.Once
	value  any
	err    error
}

// remember gives the figure of a name, made by make unless the columns stand as they stood. Two who ask at once
// wait for one.
func remember[T any](v *View, name string, columns []*column, make func() (T, error)) (T, error) {
	stamps := stampsOf(columns)
	v.cache.mu.Lock()
	if v.cache.held == nil || len(v.cache.held) >= cacheSize {
		v.cache.held = map[string]*figure{}
	}
	f := v.cache.held[name]
	if f == nil || !slices.Equal(f.stamps, stamps) {
		f = &figure{stamps: stamps}
		v.cache.held[name] = f
	}
	v.cache.mu.Unlock()
	f.once.Do(func() { f.value, f.err = make() })
	if f.err != nil {
		v.cache.forget(name, f)
		var none T
		return none, f.err
	}
	return f.value.(T), nil
}

// forget drops a figure that could not be made, so that the next who asks tries again.
func (c *cache) forget(name string, f *figure) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held[name] == f {
		delete(c.held, name)
	}
}

func stampsOf(columns []*column) []uint64 {
	stamps := make([]uint64, len(columns))
	for i, c := range columns {
		stamps[i] = c.stamp
	}
	return stamps
}
