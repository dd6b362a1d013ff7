package ledger

import (
	"bytes"
	"net/http"
	"net/url"
	"os"
	"testing"

	"sonde/cmd/sonde/process"
)

// withdraw erases a sheet by its receipt, as the respondent does.
func withdraw(t *testing.T, s *process.Server, client *http.Client, one sheet) {
	t.Helper()
	if r := receiptPage(t, s, client, one.receipt(), "confirm"); r.status != http.StatusOK {
		t.Fatalf("withdrawing: %d %.300s", r.status, r.body)
	}
}

// receiptPage sends a code to the receipt's page.
func receiptPage(t *testing.T, s *process.Server, client *http.Client, code, act string) reply {
	t.Helper()
	r, err := post(client, s.URL+"/fr/receipt", formType, []byte(url.Values{"code": {code}, ":do": {act}}.Encode()))
	must(t, err)
	keepsQuiet(t, "receipt", r)
	return r
}

// isGone tries every way to a sheet that was withdrawn.
func isGone(t *testing.T, s *process.Server, client *http.Client, one sheet) {
	t.Helper()
	for entrance, enter := range doors {
		r, err := enter(client, s.URL, one)
		must(t, err)
		if r.status != http.StatusGone || r.receipt != "" {
			t.Errorf("%s: a withdrawn sheet is answered %d, want 410", entrance, r.status)
		}
	}
	form := one.form()
	for _, act := range []string{"replace", "keep"} {
		form.Set(":do", act)
		r, err := post(client, s.URL+formPath("fr"), formType, []byte(form.Encode()))
		must(t, err)
		if r.status != http.StatusGone {
			t.Errorf("%s: a withdrawn sheet is answered %d, want 410", act, r.status)
		}
	}
	for _, act := range []string{"", "confirm"} {
		if r := receiptPage(t, s, client, one.receipt(), act); r.status != http.StatusGone {
			t.Errorf("the receipt of a withdrawn sheet, %q: %d, want 410", act, r.status)
		}
	}
}

func TestAWithdrawnResponseIsGoneForEver(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	b := &book{name: "withdraw"}
	client := crowd(2)
	deliver(t, b, s, client, 4)
	sheets := b.snapshot()
	one, others := sheets[0], sheets[1:]
	if answered, _ := roles(t, s.Database); answered != len(sheets) {
		t.Fatalf("%d answered, want %d", answered, len(sheets))
	}
	withdraw(t, s, client, one)
	check := func() {
		t.Helper()
		isGone(t, s, client, one)
		there := export(t, s.Database, slug)
		if len(there) != len(others) {
			t.Errorf("%d responses, want %d", len(there), len(others))
		}
		for _, r := range there {
			if r.ID == one.id() || r.Answers.Helpful == one.answers.Helpful {
				t.Error("the withdrawn response is in the export")
			}
		}
		if answered, _ := roles(t, s.Database); answered != len(others) {
			t.Errorf("%d answered, want %d", answered, len(others))
		}
	}
	check()
	s.Kill()
	start(t, s)
	check()
	must(t, s.Stop())
	for _, part := range []string{"", "-wal"} {
		raw, err := os.ReadFile(s.Database + part)
		if err == nil && bytes.Contains(raw, []byte(one.answers.Helpful[:16])) {
			t.Errorf("the text of the withdrawn response is still in sonde.db%s", part)
		}
	}
}
