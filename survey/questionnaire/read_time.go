package questionnaire

import (
	"strings"

	"sonde/survey"
)

// date reads a day, YYYY-MM-DD. On pages and in files a question of a month or a year alone takes YYYY-MM or YYYY, and
// keeps its first day.
func (r reader) date(it *Item, text string) (survey.Value, survey.Problem) {
	text = strings.TrimSpace(text)
	var args survey.Args
	switch {
	case r.mode == API:
	case it.Appears("month-year"):
		args = survey.Args{"Only": "month"}
		if len(text) == len("2026-05") {
			text += "-01"
		}
	case it.Appears("year"):
		args = survey.Args{"Only": "year"}
		if len(text) == len("2026") {
			text += "-01-01"
		}
	}
	if text == "" {
		return nil, survey.Problem{}
	}
	if !isDate(text) {
		return nil, wrong(it, problemDate, args)
	}
	return survey.Str(text), survey.Problem{}
}

// time reads a time of day, HH:MM. Pages and files may write H:MM and seconds, of which pages take none but 0.
func (r reader) time(it *Item, text string) (survey.Value, survey.Problem) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, survey.Problem{}
	}
	minutes, ok := r.minutes(text)
	if !ok {
		return nil, wrong(it, problemTime, nil)
	}
	return survey.Str(minutes), survey.Problem{}
}

// dateTime reads both, with a T or, on pages and in files, a space between.
func (r reader) dateTime(it *Item, text string) (survey.Value, survey.Problem) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, survey.Problem{}
	}
	day, rest, both := strings.Cut(text, "T")
	if !both && r.mode != API {
		day, rest, both = strings.Cut(text, " ")
	}
	minutes, ok := r.minutes(rest)
	if !both || !ok || !isDate(day) {
		return nil, wrong(it, problemDateTime, nil)
	}
	return survey.Str(day + "T" + minutes), survey.Problem{}
}

// minutes gives a time as HH:MM. Files, and calculations such as now(), may hold seconds and a zone, which are not kept.
func (r reader) minutes(text string) (string, bool) {
	if r.mode == API {
		return text, len(text) == len("14:30") && isMinutes(text)
	}
	if len(text) > 1 && text[1] == ':' {
		text = "0" + text
	}
	if len(text) < len("14:30") || !isMinutes(text[:5]) {
		return "", false
	}
	rest := text[5:]
	if r.mode == Import {
		ok := rest == "" || len(rest) >= 3 && rest[0] == ':' && twoDigits(rest[1:3]) < 60 && strings.Trim(rest[3:], "0123456789.:+-Z") == ""
		return text[:5], ok
	}
	return text[:5], rest == "" || rest == ":00" || strings.HasPrefix(rest, ":00.") && strings.Trim(rest[4:], "0") == ""
}

// isDate tells a day of the calendar.
func isDate(s string) bool {
	if len(s) != len("2026-05-12") || s[4] != '-' || s[7] != '-' {
		return false
	}
	year, month, day := twoDigits(s[:2])*100+twoDigits(s[2:4]), twoDigits(s[5:7]), twoDigits(s[8:])
	if twoDigits(s[:2]) > 99 || twoDigits(s[2:4]) > 99 || year < 1 || month < 1 || month > 12 || day < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		days = 29
	}
	return day <= days
}

// isMinutes tells five characters that are a time of day, from 00:00 to 23:59.
func isMinutes(s string) bool {
	return s[2] == ':' && twoDigits(s[:2]) < 24 && twoDigits(s[3:5]) < 60
}

// twoDigits reads two digits; more than 99 for what is none.
func twoDigits(s string) int {
	tens, ones := s[0]-'0', s[1]-'0'
	if tens > 9 || ones > 9 {
		return 1000
	}
	return int(tens)*10 + int(ones)
}
