package questionnaire

import (
	"net/url"
	"slices"
	"strings"

	"sonde/survey"
)

// DecodeForm reads a sheet from the controls of the questionnaire's page: NAME for each question, repeated for the picks
// of a select_multiple, NAME:1 NAME:2 ... for the menus of a rank, "yes" for a ticked acknowledge; an empty value is no
// answer. Controls whose names begin with ':' are the page's own. The values' slices are kept.
func (in *Instrument) DecodeForm(values url.Values) Raw {
	raw := in.NewRaw()
	known := 0
	for i := range in.Items {
		it := &in.Items[i]
		if it.Question.Type == survey.Rank {
			known += decodeMenus(raw, it, values)
			continue
		}
		sent, there := values[it.key]
		if !there {
			continue
		}
		known++
		switch {
		case it.Question.Type == survey.Note:
			raw.unknown = append(raw.unknown, it.key)
		case it.Question.Type == survey.SelectMultiple || len(sent) > 1:
			raw.SetPicks(i, sent)
		case len(sent) == 1:
			raw.SetText(i, sent[0])
		}
	}
	if known == len(values) {
		return raw
	}
	for name := range values {
		if !strings.HasPrefix(name, ":") && !in.control(name) {
			raw.unknown = append(raw.unknown, name)
		}
	}
	slices.Sort(raw.unknown)
	raw.unknown = raw.unknown[:min(len(raw.unknown), maxUnknown)]
	return raw
}

// decodeMenus reads the menus of a rank and tells how many there were.
func decodeMenus(raw Raw, it *Item, values url.Values) int {
	known := 0
	var picks []string
	for rank, name := range it.menus {
		sent, there := values[name]
		if !there {
			continue
		}
		known++
		if len(sent) > 0 && sent[0] != "" {
			if picks == nil {
				picks = make([]string, len(it.menus))
			}
			picks[rank] = sent[0]
		}
	}
	if picks != nil {
		raw.SetPicks(it.Index, picks)
	}
	return known
}

// control tells whether the page has a control of this name for an answer.
func (in *Instrument) control(name string) bool {
	question, rank, menu := strings.Cut(name, ":")
	it, known := in.Item(question)
	if !known {
		return false
	}
	if it.Question.Type != survey.Rank {
		return !menu
	}
	for _, one := range it.menus {
		if menu && one == name {
			return rank != ""
		}
	}
	return false
}
