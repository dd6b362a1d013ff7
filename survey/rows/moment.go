package rows

import (
	"math"
	"strconv"
	"strings"
	"time"

	"sonde/survey"
)

// dayOf reads a day: YYYY-MM-DD with or without a time, DD/MM/YYYY, or a workbook's day number.
func dayOf(text string) (survey.Day, bool) {
	for _, layout := range []string{time.DateOnly, time.DateTime, time.RFC3339, "2006-01-02T15:04:05", "02/01/2006", "02/01/2006 15:04:05", "02/01/2006 15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			return survey.Day(t.Format(time.DateOnly)), true
		}
	}
	if t, ok := serial(text); ok && t.Year() > 1 {
		return survey.Day(t.Format(time.DateOnly)), true
	}
	return "", false
}

// momentOf writes the cell of a date, a time of day or both as the questionnaire does, when it is a workbook's number or
// begins with DD/MM/YYYY; other cells stay as they are.
func momentOf(t survey.QuestionType, text string) string {
	text = strings.TrimSpace(text)
	if t == survey.Date {
		if day, ok := dayOf(text); ok {
			return string(day)
		}
		return text
	}
	if at, ok := serial(text); ok && (t == survey.Time) == (at.Year() == 1) {
		if t == survey.Time {
			return at.Format("15:04")
		}
		return at.Format("2006-01-02T15:04")
	}
	if day, rest, both := strings.Cut(text, " "); both && t == survey.DateTime {
		if on, err := time.Parse("02/01/2006", day); err == nil {
			return on.Format(time.DateOnly) + "T" + strings.TrimSpace(rest)
		}
	}
	return text
}

// aHair is a part of a minute, for 14:30 is no whole number of minutes in a workbook.
const aHair = 0.005

// serial reads a workbook's number of a moment: days since 30 December 1899, to the minute that has begun. A time of day alone is
// a part of a day, and is given in the year 1.
func serial(text string) (time.Time, bool) {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return time.Time{}, false
	}
	minutes := time.Duration(math.Floor(number*24*60+aHair)) * time.Minute
	switch {
	case number >= 0 && number < 1 && minutes < 24*time.Hour:
		return time.Time{}.Add(minutes), true
	case number > 20_000 && number < 80_000:
		return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(minutes), true
	}
	return time.Time{}, false
}
