package compose

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// A list whose things have a name each is taken apart by name, so that two people may change two things of it: its key has
// the names in order, "choices[]", and each property of a thing has a key of its own, "choices[user].label.fr".

// order ends the key of a list's order.
const order = "[]"

// Key is the name of a property in its parts: "choices[user].label.fr" is the member fr of label of the thing user of
// choices. A key with a Thing and no Property is the thing whole, as when one of two people deleted it.
type Key struct {
	Column, Thing, Property, Member string
	Order                           bool // of the things of the column
}

// ReadKey takes a key of Merge apart.
func ReadKey(key string) Key {
	column, rest, list := strings.Cut(key, "[")
	if !list {
		column, member, _ := strings.Cut(key, ".")
		return Key{Column: column, Member: member}
	}
	thing, property, _ := strings.Cut(rest, "]")
	k := Key{Column: column, Order: thing == ""}
	k.Thing, _ = url.QueryUnescape(thing)
	k.Property, k.Member, _ = strings.Cut(strings.TrimPrefix(property, "."), ".")
	return k
}

// thingKey begins the keys of a thing of a list.
func thingKey(column, name string) string { return column + "[" + url.QueryEscape(name) + "]" }

// things reads a list whose things have a name each; false for another list.
func things(raw json.RawMessage) (names []string, all []map[string]json.RawMessage, ok bool) {
	if json.Unmarshal(raw, &all) != nil {
		return nil, nil, false
	}
	seen := map[string]bool{}
	for _, one := range all {
		var name string
		if json.Unmarshal(one["name"], &name) != nil || name == "" || seen[name] {
			return nil, nil, false
		}
		seen[name] = true
		names = append(names, name)
	}
	return names, all, true
}

// writeOrder and readOrder write the names of a list as a property and back; what is absent has none.
func writeOrder(names []string) string {
	escaped := make([]string, len(names))
	for i, name := range names {
		escaped[i] = url.QueryEscape(name)
	}
	return strings.Join(escaped, ",")
}

func readOrder(property string) []string {
	var names []string
	for name := range strings.SplitSeq(property, ",") {
		if name, err := url.QueryUnescape(name); err == nil && name != "" {
			names = append(names, name)
		}
	}
	return names
}

// joinOrders joins two people's changes of a list's order: what one added is there, what one took away is not, and who
// alone moved things has them moved. Things that are disputed are there or not as mine has it. It tells whether both moved
// things, differently: then mine stands.
func joinOrders(base, mine, theirs []string, disputed func(name string) bool) (joined []string, clash bool) {
	kept := func(name string) bool {
		own, other := slices.Contains(mine, name), slices.Contains(theirs, name)
		if disputed(name) {
			return own
		}
		return own && other || (own || other) && !slices.Contains(base, name)
	}
	common := func(names []string) []string {
		return only(names, func(name string) bool {
			return slices.Contains(base, name) && slices.Contains(mine, name) && slices.Contains(theirs, name)
		})
	}
	was, own, other := common(base), common(mine), common(theirs)
	switch {
	case slices.Equal(own, was), slices.Equal(own, other):
		return arrange(theirs, mine, kept), false
	case slices.Equal(other, was):
		return arrange(mine, theirs, kept), false
	}
	return arrange(mine, theirs, kept), true
}

// arrange gives the names that are kept in the first one's order; those that only the second has come behind what they
// follow there.
func arrange(first, second []string, kept func(name string) bool) []string {
	all := only(first, kept)
	for i, name := range second {
		if !kept(name) || slices.Contains(all, name) {
			continue
		}
		at := 0
		for j := i - 1; j >= 0 && at == 0; j-- {
			at = slices.Index(all, second[j]) + 1
		}
		all = slices.Insert(all, at, name)
	}
	return all
}

func only(names []string, kept func(name string) bool) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !kept(name) })
}
