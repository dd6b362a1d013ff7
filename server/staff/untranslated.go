package staff

import (
	"slices"

	"sonde/survey/life"
)

// UntranslatedLanguage is a language that lacks texts of the questionnaire, and where the first of them stand.
type UntranslatedLanguage struct {
	Name   string
	Count  int
	Places []string
}

// mostPlaces is how many places of missing texts a page names.
const mostPlaces = 10

// Untranslated gathers the missing texts by language.
func (d *Desk) Untranslated(missing life.Incomplete) []UntranslatedLanguage {
	var all []UntranslatedLanguage
	for _, one := range missing {
		name := d.Server.LanguageName(one.Language)
		at := slices.IndexFunc(all, func(u UntranslatedLanguage) bool { return u.Name == name })
		if at < 0 {
			at = len(all)
			all = append(all, UntranslatedLanguage{Name: name})
		}
		all[at].Count++
		if len(all[at].Places) < mostPlaces {
			all[at].Places = append(all[at].Places, one.Place.String())
		}
	}
	return all
}
