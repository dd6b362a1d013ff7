package qr

// layOut places what does not depend on the text, and finds where each bit of data goes (ISO/IEC 18004:2015, 6.3 and
// 7.7 to 7.10).
func (e *encoder) layOut(mask int) {
	taken := make([]bool, e.size*e.size)
	set := func(x, y int, dark bool) {
		if x < 0 || y < 0 || x >= e.size || y >= e.size {
			return
		}
		taken[y*e.size+x] = true
		if dark {
			e.fixed = append(e.fixed, y*e.size+x)
		}
	}
	e.patterns(set, taken)
	e.formats(set, mask)
	for right := e.size - 1; right > 0; right -= 2 {
		if right == 6 {
			right-- // the vertical timing pattern
		}
		upward := (e.size-1-right)/2%2 == 0
		if right < 6 {
			upward = (e.size-2-right)/2%2 == 0
		}
		for i := range e.size {
			y := i
			if upward {
				y = e.size - 1 - i
			}
			for _, x := range []int{right, right - 1} {
				if at := y*e.size + x; !taken[at] {
					e.places = append(e.places, at)
					e.inverted = append(e.inverted, masks[mask](x, y))
				}
			}
		}
	}
}

// patterns are the finders with their separators, the timing lines and the alignment patterns.
func (e *encoder) patterns(set func(x, y int, dark bool), taken []bool) {
	for _, corner := range [][2]int{{0, 0}, {e.size - 7, 0}, {0, e.size - 7}} {
		for dy := -1; dy <= 7; dy++ {
			for dx := -1; dx <= 7; dx++ {
				ring := min(dx, dy, 6-dx, 6-dy)
				set(corner[0]+dx, corner[1]+dy, ring >= 0 && ring != 1)
			}
		}
	}
	for _, y := range e.version.centres {
		for _, x := range e.version.centres {
			if taken[y*e.size+x] {
				continue // a finder is there
			}
			for dy := -2; dy <= 2; dy++ {
				for dx := -2; dx <= 2; dx++ {
					set(x+dx, y+dy, max(dx, -dx, dy, -dy) != 1)
				}
			}
		}
	}
	for i := 8; i < e.size-8; i++ {
		if !taken[6*e.size+i] {
			set(i, 6, i%2 == 0)
		}
		if !taken[i*e.size+6] {
			set(6, i, i%2 == 0)
		}
	}
}

// formats are the mask with the level of correction, twice, and from version 7 on the version, twice.
func (e *encoder) formats(set func(x, y int, dark bool), mask int) {
	format := (mask<<10 | checksum(mask, 10, 0x537)) ^ 0x5412 // level M is 00
	for i := range 15 {
		dark := format>>i&1 == 1
		switch {
		case i < 6:
			set(8, i, dark)
		case i < 8:
			set(8, i+1, dark)
		case i == 8:
			set(7, 8, dark)
		default:
			set(14-i, 8, dark)
		}
		if i < 8 {
			set(e.size-1-i, 8, dark)
		} else {
			set(8, e.size-15+i, dark)
		}
	}
	set(8, e.size-8, true)
	if e.version.number < 7 {
		return
	}
	number := e.version.number<<12 | checksum(e.version.number, 12, 0x1F25)
	for i := range 18 {
		dark := number>>i&1 == 1
		set(e.size-11+i%3, i/3, dark)
		set(i/3, e.size-11+i%3, dark)
	}
}

// checksum is the remainder of value times x^degree by the generator (BCH codes of annexes C and D).
func checksum(value, degree, generator int) int {
	rest := value << degree
	for bit := 30; bit >= degree; bit-- {
		if rest>>bit&1 == 1 {
			rest ^= generator << (bit - degree)
		}
	}
	return rest
}

// masks are the conditions of table 10.
var masks = [8]func(x, y int) bool{
	func(x, y int) bool { return (x+y)%2 == 0 },
	func(_, y int) bool { return y%2 == 0 },
	func(x, _ int) bool { return x%3 == 0 },
	func(x, y int) bool { return (x+y)%3 == 0 },
	func(x, y int) bool { return (y/2+x/3)%2 == 0 },
	func(x, y int) bool { return x*y%2+x*y%3 == 0 },
	func(x, y int) bool { return (x*y%2+x*y%3)%2 == 0 },
	func(x, y int) bool { return ((x+y)%2+x*y%3)%2 == 0 },
}
