package expr

import (
	"encoding/json"
	"slices"
	"sync"
	"unicode/utf8"
)

// MaxMatch is the most work that one regex() does; what needs more is no match. Other engines may take for ever to see
// that a text does not match.
const MaxMatch = 27_000

// matchSteps is what a step of matching costs, quickSteps what each part of quickMatch does.
const (
	matchSteps = 6
	quickSteps = 3
)

// quickMatch is how much a text and a pattern may measure, multiplied, for the work not to be counted but taken to be
// that much: package regexp does it, which is faster.
const quickMatch = 50_000

func (p *pattern) json() []byte {
	raw, _ := json.Marshal(p.plain()) // texts and numbers alone: it cannot fail
	return raw
}

// matches is regex(): the whole text must match.
func matches(call *node, env Env) Value {
	s, p := call.args[0].string(env), call.args[1].pattern
	work := p.measured * len(s)
	if work > quickMatch {
		work = p.measured * utf8.RuneCountInString(s)
	}
	if work <= quickMatch {
		charge(env, quickSteps*work)
		return boolean(p.quick.MatchString(s))
	}
	matched, steps := match(p, s)
	charge(env, matchSteps*steps)
	return boolean(matched)
}

// match tells whether a pattern matches the whole text, and in how many steps.
func match(p *pattern, text string) (matched bool, steps int) {
	m := matchers.Get().(*matcher)
	defer matchers.Put(m)
	m.text, m.left, m.used = m.text[:0], MaxMatch, 0
	for _, r := range text {
		m.text = append(m.text, r)
	}
	matched = m.whole(p)
	return matched, MaxMatch - max(m.left, 0)
}

// matchers keep their room from one match to the next.
var matchers = sync.Pool{New: func() any { return new(matcher) }}

// size is how many characters a pattern has when it is written out as often as it repeats.
func (p *pattern) size() int {
	if p.op == opOneOf {
		return 1
	}
	sum := len(p.text)
	for _, part := range p.parts {
		sum += part.size()
	}
	if p.op == opRepeated {
		return (sum + 1) * max(p.least, p.most, 1)
	}
	return sum
}

// matcher follows all ways to match at once: from the places where a part may begin it finds those where it may end. So
// its work grows with text and pattern, and never doubles with each character.
type matcher struct {
	text []rune
	left int // steps
	// seen tells, for each repetition within others, in which round a place was reached first; rounds never come again.
	seen  [][]int
	depth int
	round int
	// room holds the lists of places, which are kept until the end, up to used.
	room []int
	used int
}

// list makes an empty list with room for so many places.
func (m *matcher) list(room int) []int {
	if len(m.room)-m.used < room {
		m.room, m.used = make([]int, max(room, 2*len(m.room), 1024)), 0
	}
	list := m.room[m.used : m.used : m.used+room]
	m.used += room
	return list
}

// whole tells whether the pattern matches the whole text.
func (m *matcher) whole(p *pattern) bool {
	return slices.Contains(m.ends(p, []int{0}), len(m.text)) && m.left >= 0
}

// ends gives the places where p ends when it begins at one of from; each once, in order.
func (m *matcher) ends(p *pattern, from []int) []int {
	if m.left -= 5 + len(from); m.left < 0 {
		return nil
	}
	switch p.op {
	case opText:
		return m.after(from, len(p.text), func(at int) bool { return slices.Equal(m.text[at:at+len(p.text)], p.text) })
	case opOneOf:
		return m.after(from, 1, func(at int) bool { return p.holds(m.text[at]) })
	case opStart:
		return m.after(from, 0, func(at int) bool { return at == 0 })
	case opEnd:
		return m.after(from, 0, func(at int) bool { return at == len(m.text) })
	case opEdge:
		return m.after(from, 0, m.edge)
	case opInside:
		return m.after(from, 0, func(at int) bool { return !m.edge(at) })
	case opRepeated:
		return m.repeated(p, from)
	case opAnyOf:
		ends := m.list(2*len(from) + 2)
		for _, part := range p.parts {
			ends = append(ends, m.ends(part, from)...)
		}
		slices.Sort(ends)
		return slices.Compact(ends)
	}
	for _, part := range p.parts {
		from = m.ends(part, from)
	}
	return from
}

// after goes on by width from the places that fit.
func (m *matcher) after(from []int, width int, fits func(at int) bool) []int {
	ends := m.list(len(from))
	for _, at := range from {
		if at+width <= len(m.text) && fits(at) {
			ends = append(ends, at+width)
		}
	}
	return ends
}

// repeated goes on from where a repetition ended, but never twice from the same place.
func (m *matcher) repeated(p *pattern, from []int) []int {
	part := p.parts[0]
	for range p.least {
		if from = m.ends(part, from); len(from) == 0 {
			return nil
		}
	}
	if part.op == opOneOf && p.most < 0 {
		return m.run(part, from)
	}
	if m.depth == len(m.seen) {
		m.seen = append(m.seen, nil)
	}
	if len(m.seen[m.depth]) <= len(m.text) {
		m.seen[m.depth] = make([]int, max(len(m.text)+1, 2*len(m.seen[m.depth])))
	}
	seen := m.seen[m.depth]
	m.depth++
	m.round++
	round := m.round
	ends := append(m.list(2*len(from)+6), from...)
	for _, at := range from {
		seen[at] = round
	}
	for times := p.least; times != p.most && len(from) > 0; times++ {
		reached := m.ends(part, from)
		from = m.list(len(reached))
		for _, at := range reached {
			if seen[at] != round {
				seen[at] = round
				from = append(from, at)
			}
		}
		ends = append(ends, from...)
	}
	m.depth--
	slices.Sort(ends)
	return ends
}

// run is repeated for as many characters of a class as there are.
func (m *matcher) run(class *pattern, from []int) []int {
	ends, reached := m.list(2*len(from)+6), -1
	for _, at := range from {
		for at > reached {
			ends, reached = append(ends, at), at
			if m.left--; m.left < 0 || at == len(m.text) || !class.holds(m.text[at]) {
				break
			}
			at++
		}
	}
	return ends
}

// holds tells whether a character is in the ranges.
func (p *pattern) holds(r rune) bool {
	low, high := 0, len(p.ranges)/2
	for low < high {
		middle := (low + high) / 2
		switch {
		case r < p.ranges[2*middle]:
			high = middle
		case r > p.ranges[2*middle+1]:
			low = middle + 1
		default:
			return true
		}
	}
	return false
}

// edge tells whether a word of ASCII begins or ends at a place.
func (m *matcher) edge(at int) bool { return m.word(at-1) != m.word(at) }

func (m *matcher) word(at int) bool {
	if at < 0 || at >= len(m.text) {
		return false
	}
	r := m.text[at]
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
