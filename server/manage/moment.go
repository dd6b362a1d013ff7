package manage

import (
	"time"

	"sonde/survey"
)

// defaultZone is where days are counted unless somebody says otherwise.
const defaultZone = "Europe/Paris"

// zones are offered for choice: France, its overseas regions and its partners'.
var zones = []string{
	"Europe/Paris", "Europe/London", "Europe/Lisbon", "Europe/Athens", "Atlantic/Reykjavik", "Atlantic/Azores", "Africa/Dakar", "Africa/Tunis",
	"America/Cayenne", "America/Martinique", "America/Guadeloupe", "America/Miquelon", "America/Montreal", "America/New_York", "Indian/Reunion",
	"Indian/Mayotte", "Indian/Kerguelen", "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis", "UTC",
}

// momentForm is what <input type="datetime-local"> sends.
const momentForm = "2006-01-02T15:04"

// parseMoment gives the instant of a wall-clock time in a zone; "" is the zero time. Invalid MNG_010 for what is no time,
// MNG_011 for a time that the clock skips when summer time begins, MNG_012 for one that it shows twice when it ends.
func parseMoment(text string, zone *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	naive, err := time.Parse(momentForm, text)
	if err != nil {
		return time.Time{}, survey.Fail(survey.Invalid, "MNG_010", nil)
	}
	var found []time.Time
	for _, around := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := naive.Add(around).In(zone).Zone()
		instant := naive.Add(-time.Duration(offset) * time.Second)
		if instant.In(zone).Format(momentForm) == text && (len(found) == 0 || !found[0].Equal(instant)) {
			found = append(found, instant)
		}
	}
	switch len(found) {
	case 0:
		return time.Time{}, survey.Fail(survey.Invalid, "MNG_011", survey.Args{"Time": naive.Format("15:04")})
	case 1:
		return found[0], nil
	}
	return time.Time{}, survey.Fail(survey.Invalid, "MNG_012", survey.Args{"Time": naive.Format("15:04")})
}

// formatMoment is the inverse of parseMoment.
func formatMoment(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(momentForm)
}

// zoneOf gives a survey's time zone, UTC when this machine does not know it.
func zoneOf(s survey.Survey) *time.Location {
	zone, err := time.LoadLocation(s.TimeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}
