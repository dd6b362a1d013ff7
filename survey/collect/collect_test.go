package collect_test

import (
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"sonde/data/sqlite"
	"sonde/survey"
	"sonde/survey/collect"
)

// opens is 9 in the morning in Paris.
var opens = time.Date(2026, 3, 4, 8, 0, 0, 0, time.UTC)

// field is a survey in the field with a clock that tests set.
type field struct {
	*collect.Collector
	t      *testing.T
	store  *sqlite.Database
	survey survey.Survey
	now    time.Time
}

func newField(t *testing.T, state survey.State) *field {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "sonde.db"), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	f := &field{t: t, store: store, now: opens, survey: survey.Survey{
		Slug: "obstacles", Questionnaire: "obstacles", Version: 1, State: state, OpensAt: opens, ClosesAt: opens.Add(10 * time.Hour), LateHours: 24, TimeZone: "Europe/Paris",
	}}
	f.Collector = collect.New(store, func() time.Time { return f.now })
	f.must(store.CreateSurvey(t.Context(), f.survey))
	f.must(store.CreateEvent(t.Context(), survey.Event{Code: "BREST1", Survey: "obstacles"}))
	return f
}

func (f *field) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f *field) submission(answers string) collect.Submission {
	return collect.Submission{
		Survey: f.survey, Event: "BREST1", Key: key, Version: 1, Language: "fr", Source: survey.SourceWeb,
		Answers: []byte(answers), Skipped: []string{"domain"},
	}
}

// send sends and wants an outcome, or an error with the code.
func (f *field) send(s collect.Submission, want survey.Outcome, code string) collect.Receipt {
	f.t.Helper()
	receipt, outcome, err := f.Send(f.t.Context(), s)
	var known *survey.Error
	errors.As(err, &known)
	if outcome != want || (err != nil) != (code != "") || code != "" && (known == nil || known.Code != code) {
		f.t.Fatalf("outcome %d, %v; want %d, code %q", outcome, err, want, code)
	}
	return receipt
}

const (
	one = `{"role":"user"}`
	two = `{"role":"both"}`
)

func TestASheetIsStoredAndReadByItsReceipt(t *testing.T) {
	f := newField(t, survey.StateOpen)
	f.now = time.Date(2026, 3, 4, 17, 59, 0, 0, time.UTC)
	receipt := f.send(f.submission(one), survey.Stored, "")
	got, err := f.Read(t.Context(), " "+string(receipt[:13])+" "+string(receipt[13:]))
	f.must(err)
	if string(got.Answers) != one || got.Event != "BREST1" || got.Source != survey.SourceWeb || got.ReceivedOn != "2026-03-04" || got.Late {
		t.Errorf("read %+v", got)
	}
	if again := f.send(f.submission(one), survey.SameContent, ""); again != receipt {
		t.Errorf("the receipt changed from %s to %s", receipt, again)
	}
	f.send(f.submission(two), survey.OtherContent, "")
}

func TestDaysAreCountedInTheSurveysZone(t *testing.T) {
	f := newField(t, survey.StateOpen)
	f.survey.TimeZone = "Pacific/Noumea" // eleven hours ahead
	f.now = opens.Add(8 * time.Hour)
	receipt := f.send(f.submission(one), survey.Stored, "")
	got, err := f.Read(t.Context(), string(receipt))
	f.must(err)
	if got.ReceivedOn != "2026-03-05" {
		t.Errorf("received on %s", got.ReceivedOn)
	}
}

func TestClosing(t *testing.T) {
	f := newField(t, survey.StateOpen)
	f.now = opens.Add(-time.Second)
	f.send(f.submission(one), 0, "COL_002")
	f.now = f.survey.ClosesAt.Add(time.Hour)
	receipt := f.send(f.submission(one), survey.Stored, "")
	got, err := f.Read(t.Context(), string(receipt))
	f.must(err)
	if !got.Late {
		t.Error("a sheet after closing is not marked late")
	}
	f.now = f.survey.ClosesAt.Add(25 * time.Hour)
	if again := f.send(f.submission(one), survey.SameContent, ""); again != receipt {
		t.Error("a retry after the end does not show the receipt")
	}
	f.send(f.submission(two), 0, "COL_003")
	_, _, err = f.Replace(t.Context(), f.submission(two))
	if !survey.IsKind(err, survey.Gone) {
		t.Errorf("replacing after the end: %v", err)
	}
}

func TestReplaceAndWithdraw(t *testing.T) {
	f := newField(t, survey.StateOpen)
	receipt := f.send(f.submission(one), survey.Stored, "")
	again, outcome, err := f.Replace(t.Context(), f.submission(two))
	f.must(err)
	if outcome != survey.Stored || again != receipt {
		t.Errorf("replacing: outcome %d, receipt %s; want the same receipt", outcome, again)
	}
	got, err := f.Read(t.Context(), string(receipt))
	f.must(err)
	if string(got.Answers) != two {
		t.Errorf("read %s", got.Answers)
	}
	f.must(f.Withdraw(t.Context(), string(receipt)))
	if _, err := f.Read(t.Context(), string(receipt)); !survey.IsKind(err, survey.Gone) {
		t.Errorf("reading what was withdrawn: %v", err)
	}
	if err := f.Withdraw(t.Context(), string(receipt)); !survey.IsKind(err, survey.Gone) {
		t.Errorf("withdrawing twice: %v", err)
	}
	f.send(f.submission(one), survey.Withdrawn, "")
	if err := f.Withdraw(t.Context(), "no code"); !survey.IsKind(err, survey.NotFound) {
		t.Errorf("withdrawing nothing: %v", err)
	}
}

func TestTrial(t *testing.T) {
	for source, want := range map[survey.Source]survey.Source{
		survey.SourceWeb: survey.SourceTrial, survey.SourceAPI: survey.SourceTrial, survey.SourcePaper: survey.SourcePaper, survey.SourceSimulated: survey.SourceSimulated,
	} {
		f := newField(t, survey.StateTrial)
		s := f.submission(one)
		s.Source = source
		receipt := f.send(s, survey.Stored, "")
		got, err := f.Read(t.Context(), string(receipt))
		f.must(err)
		if got.Source != want {
			t.Errorf("%s on trial is stored as %s, want %s", source, got.Source, want)
		}
	}
}

func TestASheetOnItsWayWhileTheSurveyGoesLiveIsNoTrial(t *testing.T) {
	f := newField(t, survey.StateTrial)
	prepared := f.submission(one) // read while on trial
	f.survey.State = survey.StateOpen
	f.must(f.store.GoLive(t.Context(), f.survey))
	receipt := f.send(prepared, survey.Stored, "")
	got, err := f.Read(t.Context(), string(receipt))
	f.must(err)
	if got.Source != survey.SourceWeb {
		t.Errorf("stored as %s", got.Source)
	}
}

func TestRefusals(t *testing.T) {
	f := newField(t, survey.StateOpen)
	s := f.submission(one)
	s.Key = "KEY"
	f.send(s, 0, "COL_001")
	s = f.submission(one)
	s.Event = "NOWHERE"
	f.send(s, 0, "EVT_002")
	s = f.submission(one)
	s.Survey.Slug = "nowhere"
	f.send(s, 0, "SUR_002")
}

func TestImport(t *testing.T) {
	f := newField(t, survey.StateClosed)
	f.now = opens.AddDate(1, 0, 0)
	entries := []collect.Entry{
		{Key: key, Version: 1, Source: survey.SourceImport, ReceivedOn: "2022-05-01", Answers: []byte(one)},
		{Key: "f" + key[1:], Version: 1, Event: "BREST1", Source: survey.SourceMerge, Answers: []byte(two)},
	}
	for _, want := range []int{2, 0} {
		added, err := f.Import(t.Context(), f.survey, entries)
		if err != nil || added != want {
			t.Fatalf("%d added, %v; want %d", added, err, want)
		}
	}
	receipt, err := collect.ReceiptOf(entries[1].Key)
	f.must(err)
	got, err := f.Read(t.Context(), string(receipt))
	f.must(err)
	if got.Source != survey.SourceMerge || got.ReceivedOn != "2027-03-04" || got.Late {
		t.Errorf("read %+v", got)
	}
	entries[1].Key = "short"
	var known *survey.Error
	if _, err := f.Import(t.Context(), f.survey, entries); !errors.As(err, &known) || known.Args["Row"] != 2 {
		t.Errorf("a malformed key: %v, want it named by its row", err)
	}
}
