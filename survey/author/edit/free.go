package edit

import (
	"strconv"
	"strings"
)

// free gives the name, or when it is taken the first free one of its kind: age, age_2, age_3.
func free(name string, taken func(string) bool) string {
	if !taken(name) {
		return name
	}
	n := 1
	if stem, number, ok := cutNumber(name); ok {
		name, n = stem, number
	}
	for {
		n++
		if numbered := name + "_" + strconv.Itoa(n); !taken(numbered) {
			return numbered
		}
	}
}

// cutNumber cuts the number off a name that ends in one: age_2.
func cutNumber(name string) (stem string, number int, ok bool) {
	i := strings.LastIndexByte(name, '_')
	if i <= 0 || len(name)-i > 6 {
		return "", 0, false
	}
	number, err := strconv.Atoi(name[i+1:])
	return name[:i], number, err == nil && number > 0 && name[i+1] != '0' && name[i+1] != '+'
}
