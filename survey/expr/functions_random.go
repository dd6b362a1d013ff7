package expr

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"strconv"
)

// generator is Chris Doty-Humphrey's small fast counting generator of 32 bits, which both evaluators can run alike.
type generator struct{ a, b, c, counter uint32 }

// newGenerator starts from a text: its FNV-1a hashes from four bases, then twelve numbers thrown away.
func newGenerator(seed string) *generator {
	var states [4]uint32
	for i := range states {
		hash := 2166136261 ^ uint32(i)*0x9E3779B9
		for j := range len(seed) {
			hash = (hash ^ uint32(seed[j])) * 16777619
		}
		states[i] = hash
	}
	g := &generator{states[0], states[1], states[2], states[3]}
	for range 12 {
		g.next()
	}
	return g
}

func (g *generator) next() uint32 {
	x := g.a + g.b + g.counter
	g.counter++
	g.a = g.b ^ g.b>>9
	g.b = g.c + g.c<<3
	g.c = (g.c<<21 | g.c>>11) + x
	return x
}

// fraction gives a number from 0 up to but not with 1, of 53 bits.
func (g *generator) fraction() float64 {
	high, low := g.next()>>5, g.next()>>6
	return (float64(high)*(1<<26) + float64(low)) / (1 << 53)
}

// generator gives the numbers of the call: of each call in an expression others, always the same for the same seed.
func (n *node) generator(env Env) *generator {
	seed := env.Seed() + "#" + strconv.Itoa(n.draw)
	charge(env, drawSteps+4*len(seed))
	return newGenerator(seed)
}

// drawSteps is what a draw costs beside the characters of its seed.
const drawSteps = 100

func random(call *node, env Env) Value { return number(call.generator(env).fraction()) }

// uuid makes an identifier of version 4 or, of a length, so many hexadecimal digits.
func uuid(call *node, env Env) Value {
	g := call.generator(env)
	if len(call.args) > 0 {
		length := call.args[0].number(env)
		if !(length >= 1) {
			return Value{}
		}
		digits := int(math.Min(length, MaxText))
		charge(env, 4*digits)
		return Text(g.digits(digits))
	}
	s := g.digits(32)
	variant := "89ab"[g.next()%4]
	return Text(s[:8] + "-" + s[8:12] + "-4" + s[13:16] + "-" + string(variant) + s[17:20] + "-" + s[20:])
}

func (g *generator) digits(length int) string {
	written := make([]byte, 0, length+8)
	for len(written) < length {
		written = hex.AppendEncode(written, binary.BigEndian.AppendUint32(nil, g.next()))
	}
	return string(written[:length])
}

// randomize shuffles the answers of a sequence.
func randomize(call *node, env Env) Value {
	v := call.args[0].eval(env)
	if v.kind != sequenceKind {
		return v
	}
	seed := env.Seed() + "#" + strconv.Itoa(call.draw)
	if len(call.args) > 1 {
		seed = call.args[1].string(env)
	}
	charge(env, drawSteps+rowSteps*len(v.picks)+4*len(seed))
	texts := make([]string, len(v.picks))
	for i, from := range Shuffled(len(texts), seed) {
		texts[i] = v.picks[from]
	}
	return Sequence(texts)
}

// Shuffled gives the numbers from 0 to n-1 in an order that the seed decides, as randomize() and the parameter
// randomize=true do. With a seed that is a whole number it is the order that ODK XForms lays down: the inside-out shuffle
// of Fisher and Yates with Park and Miller's numbers.
func Shuffled(n int, seed string) []int {
	fraction := newGenerator(seed).fraction
	if x := decimal(trim(seed)); x == math.Trunc(x) && math.Abs(x) <= 1<<53 {
		fraction = parkMiller(x)
	}
	order := make([]int, n)
	for i := range order {
		j := int(math.Floor(fraction() * float64(i+1)))
		order[i] = order[j]
		order[j] = i
	}
	return order
}

// parkMiller gives the numbers of the minimal standard generator.
func parkMiller(seed float64) func() float64 {
	const modulus, multiplier = 1<<31 - 1, 16807
	state := int64(math.Mod(seed, modulus))
	if state <= 0 {
		state += modulus - 1
	}
	return func() float64 {
		state = state * multiplier % modulus
		return float64(state-1) / (modulus - 1)
	}
}
