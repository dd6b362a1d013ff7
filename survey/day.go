package survey

import "time"

// Day is a calendar day written YYYY-MM-DD, or "" for none. Nothing beside an answer is more exact.
type Day string

// DayOf gives the day of an instant in a time zone.
func DayOf(t time.Time, zone *time.Location) Day { return Day(t.In(zone).Format(time.DateOnly)) }

// Time gives the day's midnight in UTC; the zero time when it is no day.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Clock tells the time, so that tests can set it.
type Clock func() time.Time
