package respond

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// order gives the places of an item's choices in the order in which the page shows them: that of the list or, where the
// author asks for it, one by chance. Choices that exclude the others stay behind them.
func (d *drawer) order(item *questionnaire.Item) []int {
	places := make([]int, len(item.Choices))
	for i := range places {
		places[i] = i
	}
	seed := d.chance(item)
	if item.Question.Parameters["randomize"] != "true" || seed == "" {
		return places
	}
	last := func(i int) bool { return item.Choices[i].Exclusive }
	first := slices.DeleteFunc(slices.Clone(places), last)
	shuffled := make([]int, len(first))
	for i, from := range expr.Shuffled(len(first), seed) {
		shuffled[i] = first[from]
	}
	return append(shuffled, slices.DeleteFunc(places, func(i int) bool { return !last(i) })...)
}

// chance is what the order of an item's choices is drawn from: the author's seed, a number or an answer, else the sheet's key
// and the question, as the questionnaire's expressions do. "" leaves the order of the list: on paper, and while the answer
// that is the seed is not given.
func (d *drawer) chance(item *questionnaire.Item) string {
	if d.answers != nil {
		if seed, authors := d.answers.Seed(item); authors {
			return seed
		}
	}
	if d.seed == "" {
		return ""
	}
	return d.seed + " " + d.name(item)
}

// personal tells whether the empty form differs from one sheet to the next, because chance has a part in it.
func personal(in *questionnaire.Instrument) bool {
	island, err := json.Marshal(in.Island())
	if err != nil {
		return true
	}
	for _, drawn := range []string{`["random"`, `["randomize"`, `["uuid"`} {
		if bytes.Contains(island, []byte(drawn)) {
			return true
		}
	}
	return anyShuffled(in)
}

// anyShuffled tells whether the choices of a question stand in an order that is another for each sheet.
func anyShuffled(in *questionnaire.Instrument) bool {
	return slices.ContainsFunc(in.Items, func(item questionnaire.Item) bool {
		if item.Row != nil {
			return anyShuffled(item.Row)
		}
		_, notFixed := strconv.ParseFloat(item.Question.Parameters["seed"], 64)
		return item.Question.Parameters["randomize"] == "true" && notFixed != nil
	})
}
