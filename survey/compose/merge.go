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
	properties, err := flatten(thing)
	if err != nil {
		return "", err
	}
	var marks []string
	for _, key := range slices.Sorted(maps.Keys(properties)) {
		marks = append(marks, key+"="+mark(properties[key]))
	}
	return strings.Join(marks, " "), nil
}

// Merge joins two people's changes of one thing since the moment of the marks: mine and theirs where only one of them
// changed a property. Where both did, mine is taken and the property is among the clashes: "relevant", "label.fr".
func Merge[T any](marks string, mine, theirs T) (merged T, clashes []string, err error) {
	before := map[string]string{}
	for one := range strings.FieldsSeq(marks) {
		key, value, _ := strings.Cut(one, "=")
		before[key] = value
	}
	ours, err := flatten(mine)
	if err != nil {
		return merged, nil, err
	}
	others, err := flatten(theirs)
	if err != nil {
		return merged, nil, err
	}
	for key, other := range others {
		own, written := ours[key]
		switch {
		case own == other:
		case mark(own) == before[key]:
			ours[key] = other
		case mark(other) != before[key]:
			clashes = append(clashes, key)
		case !written: // deleted by me
		}
	}
	for key, own := range ours {
		if _, there := others[key]; there {
			continue
		}
		switch before[key] {
		case "": // new
		case mark(own):
			delete(ours, key) // deleted by them
		default:
			clashes = append(clashes, key)
		}
	}
	slices.Sort(clashes)
	merged, err = unflatten[T](ours)
	return merged, clashes, err
}

// Take gives mine with the named properties of theirs.
func Take[T any](mine, theirs T, keys []string) (taken T, err error) {
	ours, err := flatten(mine)
	if err != nil {
		return taken, err
	}
	others, err := flatten(theirs)
	if err != nil {
		return taken, err
	}
	for _, key := range keys {
		if other, there := others[key]; there {
			ours[key] = other
		} else {
			delete(ours, key)
		}
	}
	return unflatten[T](ours)
}

// Differ names the properties in which two things differ.
func Differ(one, other any) ([]string, error) {
	a, err := flatten(one)
	if err != nil {
		return nil, err
	}
	b, err := flatten(other)
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

// mark is short for a property, "" when it is absent.
func mark(property string) string {
	if property == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(property))
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}

// flatten gives the properties of a thing as JSON, by name; those of a text in several languages, and other objects, by
// name and member.
func flatten(thing any) (map[string]string, error) {
	raw, err := json.Marshal(thing)
	if err != nil {
		return nil, err
	}
	var properties map[string]json.RawMessage
	if err := json.Unmarshal(raw, &properties); err != nil {
		return nil, err
	}
	flat := map[string]string{}
	for key, value := range properties {
		if value[0] != '{' {
			flat[key] = string(value)
			continue
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal(value, &members); err != nil {
			return nil, err
		}
		for member, inner := range members {
			flat[key+"."+member] = string(inner)
		}
	}
	return flat, nil
}

// unflatten is the way back.
func unflatten[T any](flat map[string]string) (T, error) {
	var thing T
	properties := map[string]json.RawMessage{}
	objects := map[string]map[string]json.RawMessage{}
	for path, value := range flat {
		key, member, inner := strings.Cut(path, ".")
		if !inner {
			properties[key] = json.RawMessage(value)
			continue
		}
		if objects[key] == nil {
			objects[key] = map[string]json.RawMessage{}
		}
		objects[key][member] = json.RawMessage(value)
	}
	for key, members := range objects {
		raw, err := json.Marshal(members)
		if err != nil {
			return thing, err
		}
		properties[key] = raw
	}
	raw, err := json.Marshal(properties)
	if err != nil {
		return thing, err
	}
	return thing, json.Unmarshal(raw, &thing)
}
