package collect

import (
	"context"

	"sonde/survey"
)

// Entry is a sheet that was filled elsewhere: a row of a file, a form on paper. ReceivedOn is the day that the file gives,
// "" for today. Answers and Skipped are as in Submission.
type Entry struct {
	Event      string
	Key        string
	Version    int
	Language   string
	Source     survey.Source
	ReceivedOn survey.Day
	Answers    []byte
	Skipped    []string
}

// Import stores all entries in a survey, whatever its state, or none, and tells how many were new: one whose key is there
// already, or was withdrawn, is not. Errors: Invalid COL_001 with the Row (from 1) of a malformed key, NotFound without
// the survey or an event, and the store's Unavailable.
func (c *Collector) Import(ctx context.Context, s survey.Survey, entries []Entry) (added int, err error) {
	zone, err := c.zone(s.TimeZone)
	if err != nil {
		return 0, err
	}
	today := survey.DayOf(c.now(), zone)
	sheets := make([]survey.Sending, len(entries))
	for i, entry := range entries {
		receipt, err := ReceiptOf(entry.Key)
		if err != nil {
			return 0, survey.Fail(survey.Invalid, "COL_001", survey.Args{"Row": i + 1})
		}
		if entry.ReceivedOn == "" {
			entry.ReceivedOn = today
		}
		sheets[i] = survey.Sending{
			Key: receipt.hash(),
			Sheet: survey.Sheet{
				Survey: s.Slug, Version: entry.Version, Event: entry.Event, Language: entry.Language, Source: entry.Source,
				ReceivedOn: entry.ReceivedOn, Answers: entry.Answers, Skipped: entry.Skipped,
			},
		}
	}
	return c.store.Import(ctx, sheets)
}
