package expr

import (
	"math"
	"strconv"
)

// moment is a day of the calendar, with or without a time of day.
type moment struct {
	day     int     // since 1970-01-01
	seconds float64 // of the day
	timed   bool
	zone    int // minutes east of UTC, when the text told; ours have none
}

// number gives days since 1970-01-01.
func (m moment) number() float64 {
	return (float64(m.day)*86400 + m.seconds - float64(m.zone)*60) / 86400
}

// The days of years 0 to 9999, which four digits write.
const firstDay, lastDay = -719_528, 2_932_896

// readMoment reads YYYY-MM-DD, alone or followed by T and a time of day. Loosely, months and days may have one digit.
func readMoment(s string, loosely bool) (m moment, ok bool) {
	year, s, ok := figures(s, 4, 4, "-")
	if !ok {
		return m, false
	}
	least := 2
	if loosely {
		least = 1
	}
	month, s, ok := figures(s, least, 2, "-")
	if !ok {
		return m, false
	}
	day, s, ok := figures(s, least, 2, "")
	if !ok || month < 1 || month > 12 || day < 1 || day > lengthOf(year, month) {
		return m, false
	}
	m.day = dayOf(year, month, day)
	if s == "" {
		return m, true
	}
	if s[0] != 'T' {
		return m, false
	}
	m.timed = true
	m.seconds, m.zone, ok = readTime(s[1:])
	return m, ok
}

// readTime reads HH:MM, seconds and their fraction, and a time zone, of which only the first is needed.
func readTime(s string) (seconds float64, zone int, ok bool) {
	hour, s, ok := figures(s, 2, 2, ":")
	if !ok {
		return 0, 0, false
	}
	minute, s, ok := figures(s, 2, 2, "")
	if !ok || hour > 23 || minute > 59 {
		return 0, 0, false
	}
	seconds = float64(hour*3600 + minute*60)
	if s != "" && s[0] == ':' {
		second, rest, ok := figures(s[1:], 2, 2, "")
		if !ok || second > 59 {
			return 0, 0, false
		}
		seconds, s = seconds+float64(second), rest
		if s != "" && s[0] == '.' {
			width := digits(s[1:])
			if width == 0 || width > 9 {
				return 0, 0, false
			}
			part, _ := strconv.ParseFloat("0"+s[:1+width], 64)
			seconds, s = seconds+part, s[1+width:]
		}
	}
	zone, ok = readZone(s)
	return seconds, zone, ok
}

// readZone reads Z, +HH:MM, -HH:MM or nothing, in minutes.
func readZone(s string) (zone int, ok bool) {
	if s == "" || s == "Z" {
		return 0, true
	}
	if s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hours, rest, ok := figures(s[1:], 2, 2, ":")
	if !ok {
		return 0, false
	}
	minutes, rest, ok := figures(rest, 2, 2, "")
	if !ok || rest != "" || hours > 23 || minutes > 59 {
		return 0, false
	}
	zone = hours*60 + minutes
	if s[0] == '-' {
		zone = -zone
	}
	return zone, true
}

// figures reads a whole number of so many digits, and the sign after it.
func figures(s string, least, most int, sign string) (x int, rest string, ok bool) {
	width := min(digits(s), most)
	if width < least || len(s) < width+len(sign) || s[width:width+len(sign)] != sign {
		return 0, "", false
	}
	for i := range width {
		x = x*10 + int(s[i]-'0')
	}
	return x, s[width+len(sign):], true
}

func lengthOf(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// dayOf counts the days from 1970-01-01 to a day of the Gregorian calendar, by years that begin in March.
func dayOf(year, month, day int) int {
	if month <= 2 {
		year--
		month += 12
	}
	year += 400 // so that divisions are of positive numbers
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 865_566
}

// date gives the year, month and day.
func (m moment) date() (year, month, day int) {
	year = 1970 + int(math.Floor(float64(m.day)/365.2425))
	for dayOf(year+1, 1, 1) <= m.day {
		year++
	}
	for dayOf(year, 1, 1) > m.day {
		year--
	}
	day = m.day - dayOf(year, 1, 1) + 1
	for month = 1; day > lengthOf(year, month); month++ {
		day -= lengthOf(year, month)
	}
	return year, month, day
}

// momentAt is the moment that a number of days tells, to the second.
func momentAt(days float64) (m moment, ok bool) {
	if !(days >= firstDay && days < lastDay+1) { // also NaN
		return m, false
	}
	whole := math.Floor(days)
	m = moment{day: int(whole), seconds: math.Round((days - whole) * 86400)}
	if m.seconds == 86400 {
		m.day, m.seconds = m.day+1, 0
	}
	m.timed = m.seconds != 0
	return m, m.day <= lastDay
}

// momentOf reads a value as a moment: a number as days, a text as a date or as a number.
func momentOf(v Value) (m moment, ok bool) {
	switch v.kind {
	case numberKind:
		return momentAt(v.number)
	case boolKind:
		return m, false
	}
	s := trim(v.String())
	if m, ok := readMoment(s, true); ok {
		return m, true
	}
	return momentAt(decimal(s))
}

// String writes YYYY-MM-DD or YYYY-MM-DDTHH:MM, with seconds when there are any.
func (m moment) String() string {
	year, month, day := m.date()
	s := padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
	if !m.timed {
		return s
	}
	whole := int(m.seconds)
	s += "T" + padded(whole/3600, 2) + ":" + padded(whole/60%60, 2)
	if whole%60 != 0 {
		s += ":" + padded(whole%60, 2)
	}
	return s
}

func padded(x, width int) string {
	s := strconv.Itoa(x)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// sameMoment tells whether two texts, long enough for dates, are dates that say the same moment.
func sameMoment(a, b string) bool {
	if a[4] != '-' || b[4] != '-' {
		return false
	}
	x, okX := readMoment(a, false)
	y, okY := readMoment(b, false)
	return okX && okY && x.number() == y.number()
}
