package qr

// codewords gives the bytes of a code: the text with its header and padding, the error correction, interleaved (ISO/IEC
// 18004:2015, 7.4 to 7.6).
func (e *encoder) codewords(text string) []byte {
	data := e.data(text)
	all := make([]byte, 0, len(data)+e.version.correction*len(e.version.blocks))
	corrections := make([][]byte, len(e.version.blocks))
	starts := make([]int, len(e.version.blocks))
	longest, at := 0, 0
	for i, length := range e.version.blocks {
		starts[i] = at
		corrections[i] = remainder(data[at:at+length], e.version.correction)
		at += length
		longest = max(longest, length)
	}
	for i := range longest {
		for block, length := range e.version.blocks {
			if i < length {
				all = append(all, data[starts[block]+i])
			}
		}
	}
	for i := range e.version.correction {
		for block := range corrections {
			all = append(all, corrections[block][i])
		}
	}
	return all
}

// data writes mode "bytes", the count, the text, and pads to the capacity.
func (e *encoder) data(text string) []byte {
	data := make([]byte, 0, e.version.capacityData+1)
	n := len(text)
	if e.version.number >= 10 {
		data = append(data, 0x40|byte(n>>12), byte(n>>4))
	} else {
		data = append(data, 0x40|byte(n>>4))
	}
	half := byte(n) << 4
	for i := range n {
		data = append(data, half|text[i]>>4)
		half = text[i] << 4
	}
	data = append(data, half) // the low half is the terminator
	for pad := byte(0xEC); len(data) < e.version.capacityData; pad ^= 0xEC ^ 0x11 {
		data = append(data, pad)
	}
	return data
}

// Powers and logarithms of the field GF(256) with x^8+x^4+x^3+x^2+1.
var powers, logarithms = field()

func field() (exp [510]byte, log [256]int) {
	x := 1
	for i := range 255 {
		exp[i], exp[i+255] = byte(x), byte(x)
		log[x] = i
		if x <<= 1; x > 255 {
			x ^= 0x11D
		}
	}
	return exp, log
}

// generators are the polynomials of each length of error correction in use, as logarithms, without the leading one.
var generators = func() map[int][]int {
	all := map[int][]int{}
	for _, v := range versions {
		all[v.correction] = generator(v.correction)
	}
	return all
}()

func generator(degree int) []int {
	poly := []byte{1}
	for i := range degree {
		next := make([]byte, len(poly)+1)
		for j, c := range poly {
			next[j] ^= c
			if c != 0 {
				next[j+1] ^= powers[(logarithms[c]+i)%255]
			}
		}
		poly = next
	}
	logs := make([]int, degree)
	for i, c := range poly[1:] {
		logs[i] = logarithms[c]
	}
	return logs
}

// remainder is the error correction of a block (Reed-Solomon).
func remainder(block []byte, degree int) []byte {
	poly := generators[degree]
	rest := make([]byte, degree)
	for _, b := range block {
		lead := b ^ rest[0]
		copy(rest, rest[1:])
		rest[degree-1] = 0
		if lead == 0 {
			continue
		}
		log := logarithms[lead]
		for i, g := range poly {
			rest[i] ^= powers[log+g]
		}
	}
	return rest
}
