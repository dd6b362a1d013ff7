package demo

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// mostChance bounds a chance that a burden has raised; mostTop is how many choices weigh most.
const (
	mostChance = 0.95
	mostTop    = 3
)

// draw draws sheets; the same seed always draws the same.
type draw struct {
	profile
	*rand.Rand
	in *questionnaire.Instrument
}

func newDraw(p profile, in *questionnaire.Instrument) *draw {
	return &draw{profile: p, Rand: rand.New(rand.NewPCG(p.Seed, 0)), in: in}
}

// sheet draws what one person at an event fills in.
func (d *draw) sheet(o occasion) (raw questionnaire.Raw, language string, day survey.Day) {
	language = "fr"
	if d.Float64() < o.English {
		language = "en"
	}
	days := int(o.EndsOn.Time().Sub(o.StartsOn.Time()) / (24 * time.Hour))
	day = survey.DayOf(o.StartsOn.Time().AddDate(0, 0, d.IntN(days+1)), time.UTC)
	raw = d.in.NewRaw()
	role, factor := d.one(o.Roles), d.burden()
	for i := range d.in.Items {
		item := &d.in.Items[i]
		if name := item.Name(); name == "role" {
			raw.SetText(i, role)
		} else if d.Float64() >= d.Skipped[name] {
			d.answer(raw, item, role, language, factor)
		}
	}
	return raw, language, day
}

// answer draws the answer to a question that is not skipped; one that the profile does not know stays empty. What is not
// asked is left out later, as on the page.
func (d *draw) answer(raw questionnaire.Raw, item *questionnaire.Item, role, language string, factor float64) {
	name := item.Name()
	if weights, known := d.Single[name]; known {
		raw.SetText(item.Index, d.one(weights[role]))
	}
	if weights, known := d.Ratings[name]; known {
		raw.SetText(item.Index, d.one(weights[role]))
	}
	if m, known := d.Multiple[name]; known && len(m.Chances[role]) > 0 {
		if !slices.Contains(d.Burdens.Questions, name) {
			factor = 1
		}
		raw.SetPicks(item.Index, d.several(m, role, factor, item.Question.MaxPicks))
	}
	if t, known := d.Top[name]; known {
		from, _ := d.in.Item(t.From)
		raw.SetPicks(item.Index, d.heaviest(raw.Picks(from.Index), t.Weights))
	}
	if t, known := d.Texts[name]; known && d.Float64() < t.Answered {
		among := t.FR
		if language == "en" {
			among = t.EN
		}
		raw.SetText(item.Index, among[d.IntN(len(among))])
	}
}

// one draws a choice by weight, "" from none.
func (d *draw) one(weights chances) string {
	total := 0.0
	names := slices.Sorted(maps.Keys(weights)) // a map's order would not come again
	for _, name := range names {
		total += weights[name]
	}
	at := d.Float64() * total
	for _, name := range names {
		if at -= weights[name]; at < 0 {
			return name
		}
	}
	return ""
}

func (d *draw) burden() float64 {
	levels := chances{}
	for i, level := range d.Burdens.Levels {
		levels[fmt.Sprint(i)] = level.Weight
	}
	chosen := d.one(levels)
	for i, level := range d.Burdens.Levels {
		if fmt.Sprint(i) == chosen {
			return level.Factor
		}
	}
	return 1
}

// several draws the ticks of a select_multiple, at least one.
func (d *draw) several(m multiple, role string, factor float64, most int) []string {
	at := d.Float64()
	for _, name := range slices.Sorted(maps.Keys(m.Exclusive)) {
		if at -= m.Exclusive[name]; at < 0 {
			return []string{name}
		}
	}
	var picks []string
	for _, name := range slices.Sorted(maps.Keys(m.Chances[role])) {
		if d.Float64() < min(mostChance, m.Chances[role][name]*factor) {
			picks = append(picks, name)
		}
	}
	if len(picks) == 0 {
		return []string{d.one(m.Chances[role])}
	}
	if most > 0 && len(picks) > most {
		d.Shuffle(len(picks), func(i, j int) { picks[i], picks[j] = picks[j], picks[i] })
		picks = picks[:most]
	}
	return picks
}

// heaviest draws, one after the other, the choices that weigh most among those ticked.
func (d *draw) heaviest(ticked []string, weights chances) []string {
	left := chances{}
	for _, name := range ticked {
		left[name] = 1
		if weight, given := weights[name]; given {
			left[name] = weight
		}
	}
	var picks []string
	for len(left) > 0 && len(picks) < mostTop {
		name := d.one(left)
		picks = append(picks, name)
		delete(left, name)
	}
	return picks
}

// key draws the 32 hexadecimal digits that a browser would make.
func (d *draw) key() string { return fmt.Sprintf("%016x%016x", d.Uint64(), d.Uint64()) }
