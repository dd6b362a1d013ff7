package manage

import (
	"testing"
	"time"

	"sonde/survey"
)

func TestMoments(t *testing.T) {
	// Changes of the clock as the IANA time zone database has them.
	for _, test := range []struct{ name, zone, typed, want, code string }{
		{"winter in Paris", "Europe/Paris", "2026-01-15T09:00", "2026-01-15T08:00:00Z", ""},
		{"summer in Paris", "Europe/Paris", "2026-07-15T09:00", "2026-07-15T07:00:00Z", ""},
		{"nothing typed", "Europe/Paris", "", "0001-01-01T00:00:00Z", ""},
		{"before the gap", "Europe/Paris", "2026-03-29T01:59", "2026-03-29T00:59:00Z", ""},
		{"in the gap", "Europe/Paris", "2026-03-29T02:00", "", "MNG_011"},
		{"after the gap", "Europe/Paris", "2026-03-29T03:00", "2026-03-29T01:00:00Z", ""},
		{"before the overlap", "Europe/Paris", "2026-10-25T01:59", "2026-10-24T23:59:00Z", ""},
		{"in the overlap", "Europe/Paris", "2026-10-25T02:59", "", "MNG_012"},
		{"after the overlap", "Europe/Paris", "2026-10-25T03:00", "2026-10-25T02:00:00Z", ""},
		{"half an hour's change", "Australia/Lord_Howe", "2026-04-05T01:45", "", "MNG_012"},
		{"no change at all", "Indian/Reunion", "2026-03-29T02:30", "2026-03-28T22:30:00Z", ""},
		{"no time", "Europe/Paris", "2026-13-40T99:00", "", "MNG_010"},
	} {
		t.Run(test.name, func(t *testing.T) {
			zone, err := time.LoadLocation(test.zone)
			if err != nil {
				t.Fatal(err)
			}
			got, err := parseMoment(test.typed, zone)
			if test.code != "" {
				if err == nil || err.Error() != test.code {
					t.Fatalf("error %v, want %s", err, test.code)
				}
				return
			}
			if err != nil || got.UTC().Format(time.RFC3339) != test.want {
				t.Fatalf("got %v, %v; want %s", got, err, test.want)
			}
			if back := formatMoment(got, zone); back != test.typed {
				t.Errorf("comes back as %q", back)
			}
		})
	}
}

func TestAnUnknownZoneCountsInUTC(t *testing.T) {
	if got := zoneOf(survey.Survey{TimeZone: "Nowhere/Land"}); got != time.UTC {
		t.Errorf("zone = %v", got)
	}
}
