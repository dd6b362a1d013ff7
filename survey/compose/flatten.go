package compose

import (
	"encoding/json"
	"maps"
	"strings"
)

// columns gives the properties of a thing as JSON.
func columns(thing any) (map[string]json.RawMessage, error) {
	raw, err := json.Marshal(thing)
	if err != nil {
		return nil, err
	}
	var properties map[string]json.RawMessage
	return properties, json.Unmarshal(raw, &properties)
}

// flatten gives the properties of a thing as JSON, by name; those of a text in several languages, and other objects, by
// name and member; lists of things with names thing by thing, unless they are to stay whole.
func flatten(thing any, whole func(column string) bool) (map[string]string, error) {
	properties, err := columns(thing)
	if err != nil {
		return nil, err
	}
	flat := map[string]string{}
	for key, value := range properties {
		names, all, list := things(value)
		if value[0] != '[' || !list || whole != nil && whole(key) {
			if err := spread(flat, key, value); err != nil {
				return nil, err
			}
			continue
		}
		flat[key+order] = writeOrder(names)
		for i, one := range all {
			for property, inner := range one {
				if property == "name" {
					continue
				}
				if err := spread(flat, thingKey(key, names[i])+"."+property, inner); err != nil {
					return nil, err
				}
			}
		}
	}
	return flat, nil
}

// spread puts a property into a flat map, an object member by member.
func spread(flat map[string]string, key string, value json.RawMessage) error {
	if value[0] != '{' {
		flat[key] = string(value)
		return nil
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(value, &members); err != nil {
		return err
	}
	for member, inner := range members {
		flat[key+"."+member] = string(inner)
	}
	return nil
}

// flattenBoth flattens two things alike: a list that stays whole in one does so in the other.
func flattenBoth(one, other any, whole func(column string) bool) (a, b map[string]string, err error) {
	stays := func(column string) bool { return whole(column) }
	for range 2 {
		if a, err = flatten(one, stays); err == nil {
			b, err = flatten(other, stays)
		}
		if err != nil {
			return nil, nil, err
		}
		inOne, inOther := a, b
		stays = func(column string) bool {
			_, first := inOne[column]
			_, second := inOther[column]
			return whole(column) || first || second
		}
	}
	return a, b, nil
}

// unflatten is the way back.
func unflatten[T any](flat map[string]string) (T, error) {
	var thing T
	properties := map[string]any{}
	member := func(into map[string]any, key, name, value string) {
		if name == "" {
			into[key] = json.RawMessage(value)
			return
		}
		inner, _ := into[key].(map[string]any)
		if inner == nil {
			inner = map[string]any{}
			into[key] = inner
		}
		inner[name] = json.RawMessage(value)
	}
	all := map[string]map[string]any{} // the things of lists, by the beginning of their keys
	for key, value := range flat {
		switch k := ReadKey(key); {
		case k.Order:
		case k.Thing == "":
			member(properties, k.Column, k.Member, value)
		default:
			at := thingKey(k.Column, k.Thing)
			if all[at] == nil {
				all[at] = map[string]any{}
			}
			member(all[at], k.Property, k.Member, value)
		}
	}
	for key, value := range flat {
		column, list := strings.CutSuffix(key, order)
		if !list {
			continue
		}
		rows := []map[string]any{}
		for _, name := range readOrder(value) {
			one := map[string]any{"name": name}
			maps.Copy(one, all[thingKey(column, name)])
			rows = append(rows, one)
		}
		properties[column] = rows
	}
	raw, err := json.Marshal(properties)
	if err != nil {
		return thing, err
	}
	return thing, json.Unmarshal(raw, &thing)
}
