package staff

import (
	"strconv"

	"sonde/server"
	"sonde/survey"
)

// MaxNumber is the most that a number of people, or of picks, may be.
const MaxNumber = 100_000

// Count writes a number that is unknown when it is 0.
func Count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Number reads how many there are, 0 when that is unknown.
func (f *Form) Number(r *server.Request, name string) int {
	text := f.Line(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > MaxNumber {
		f.Wrong(name, r.Say("manage.wrong.whole", survey.Args{"Low": 0, "High": MaxNumber}))
	}
	return n
}

// Whole reads a whole number within bounds.
func (f *Form) Whole(r *server.Request, name string, low, high int) int {
	n, err := strconv.Atoi(f.Line(name))
	if err != nil || n < low || n > high {
		f.Wrong(name, r.Say("manage.wrong.whole", survey.Args{"Low": low, "High": high}))
		return low
	}
	return n
}

// Day reads a day, "" when none was given.
func (f *Form) Day(r *server.Request, name string) survey.Day {
	day := survey.Day(f.Line(name))
	if day != "" && (day.Time().IsZero() || day.Time().Year() < 1900) {
		f.Wrong(name, r.Say("manage.wrong.day", nil))
	}
	return day
}
