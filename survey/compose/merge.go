package compose

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// Marks remembers what each property of a thing was, so short that a page can carry it: Merge tells by them who changed
// what since. The thing is a struct that JSON writes, such as survey.Question.
func Marks(thing any) (string, error) {
	properties, err := flatten(thing, nil)
	if err != nil {
		return "", err
	}
	raw, err := columns(thing)
	if err != nil {
		return "", err
	}
	var marks []string
	for _, key := range slices.Sorted(maps.Keys(properties)) {
		if column, list := strings.CutSuffix(key, order); list {
			marks = append(marks, column+"="+mark(string(raw[column])), key+"="+properties[key])
			continue
		}
		marks = append(marks, key+"="+mark(properties[key]))
	}
	return strings.Join(marks, " "), nil
}

// Merge joins two people's changes of one thing since the moment of the marks: mine and theirs where only one of them
// changed a property. Where both did, mine is taken and the property is among the clashes: "relevant", "label.fr",
// "choices[user].label.fr" (ReadKey takes them apart).
func Merge[T any](marks string, mine, theirs T) (merged T, clashes []string, err error) {
	before := map[string]string{}
	for one := range strings.FieldsSeq(marks) {
		key, value, _ := strings.Cut(one, "=")
		before[key] = value
	}
	whole := func(column string) bool {
		_, list := before[column+order]
		return before[column] != "" && !list
	}
	ours, others, err := flattenBoth(mine, theirs, whole)
	if err != nil {
		return merged, nil, err
	}
	ordered := map[string]bool{} // the orders of lists, which are joined apart from the properties
	for _, key := range slices.Concat(slices.Collect(maps.Keys(ours)), slices.Collect(maps.Keys(others))) {
		if strings.HasSuffix(key, order) {
			ordered[key] = true
		}
	}
	present := func(key string) bool { // whether both have the thing of a list
		k := ReadKey(key)
		at := k.Column + order
		return k.Thing == "" || slices.Contains(readOrder(ours[at]), k.Thing) && slices.Contains(readOrder(others[at]), k.Thing)
	}
	clash := func(key string) {
		if !present(key) {
			k := ReadKey(key)
			key = thingKey(k.Column, k.Thing)
		}
		clashes = append(clashes, key)
	}
	fresh := maps.Clone(ours)
	for key, other := range others {
		own := ours[key]
		switch {
		case own == other || strings.HasSuffix(key, order):
		case mark(own) == before[key]:
			fresh[key] = other
		case mark(other) != before[key]:
			clash(key)
		}
	}
	for key, own := range ours {
		if _, there := others[key]; there || strings.HasSuffix(key, order) {
			continue
		}
		switch before[key] {
		case "": // new
		case mark(own):
			delete(fresh, key) // deleted by them
		default:
			clash(key)
		}
	}
	disputed := func(thing string) bool { return slices.Contains(clashes, thing) }
	for key, own := range ours { // what they deleted and I wrote is whole, as mine
		if k := ReadKey(key); k.Thing != "" && disputed(thingKey(k.Column, k.Thing)) {
			fresh[key] = own
		}
	}
	for key := range ordered {
		column := strings.TrimSuffix(key, order)
		joined, both := joinOrders(readOrder(before[key]), readOrder(ours[key]), readOrder(others[key]), func(name string) bool { return disputed(thingKey(column, name)) })
		if fresh[key] = writeOrder(joined); both {
			clashes = append(clashes, key)
		}
	}
	slices.Sort(clashes)
	clashes = slices.Compact(clashes)
	merged, err = unflatten[T](fresh)
	return merged, clashes, err
}

// Take gives mine, as Merge has joined it, with the named properties of theirs.
func Take[T any](mine, theirs T, keys []string) (taken T, err error) {
	ours, others, err := flattenBoth(mine, theirs, func(column string) bool { return slices.Contains(keys, column) })
	if err != nil {
		return taken, err
	}
	for _, key := range keys {
		k := ReadKey(key)
		at := k.Column + order
		own, other := readOrder(ours[at]), readOrder(others[at])
		switch {
		case k.Order:
			ours[at] = writeOrder(arrange(other, own, func(name string) bool { return slices.Contains(own, name) }))
			continue
		case k.Thing != "" && k.Property == "":
			ours[at] = writeOrder(arrange(own, other, func(name string) bool {
				if name == k.Thing {
					return slices.Contains(other, name)
				}
				return slices.Contains(own, name)
			}))
		}
		for _, one := range slices.Concat(slices.Collect(maps.Keys(ours)), slices.Collect(maps.Keys(others))) {
			if one != key && !(k.Thing != "" && k.Property == "" && strings.HasPrefix(one, key+".")) {
				continue
			}
			if value, there := others[one]; there {
				ours[one] = value
			} else {
				delete(ours, one)
			}
		}
	}
	return unflatten[T](ours)
}

// Differ names the properties in which two things differ.
func Differ(one, other any) ([]string, error) {
	a, b, err := flattenBoth(one, other, func(string) bool { return false })
	var keys []string
	for key := range a {
		if a[key] != b[key] {
			keys = append(keys, key)
		}
	}
	for key := range b {
		if _, both := a[key]; !both {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys, err
}

// Property gives a property of a thing as JSON writes it; "" when it is absent.
func Property(thing any, key string) string {
	k := ReadKey(key)
	raw, err := columns(thing)
	if err != nil {
		return ""
	}
	value := raw[k.Column]
	name := k.Member
	if k.Thing != "" {
		names, all, _ := things(value)
		at := slices.Index(names, k.Thing)
		if at < 0 {
			return ""
		}
		if k.Property == "" {
			one, _ := json.Marshal(all[at])
			return string(one)
		}
		value = all[at][k.Property]
	}
	if name != "" {
		var members map[string]json.RawMessage
		_ = json.Unmarshal(value, &members)
		value = members[name]
	}
	return string(value)
}

// mark is short for a property, "" when it is absent.
func mark(property string) string {
	if property == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(property))
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}
