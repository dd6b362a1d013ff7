package ledger

import (
	"bytes"
	"encoding/hex"
	"net"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"sonde/cmd/sonde/process"
)

// sender is a loopback address that no other part of the test uses, so that it can be searched for.
const sender = "127.83.62.41"

// fromSender opens connections that come from that address.
func fromSender() *net.Dialer { return &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(sender)}} }

// traces are what must stand nowhere: who sent a sheet, and by which codes it is found.
func traces(sheets []sheet) map[string][]byte {
	found := map[string][]byte{
		"the sender's address":          []byte(sender),
		"the sender's address in bytes": net.ParseIP(sender).To4(),
		"the sender's program":          []byte("Go-http-client"),
	}
	for _, s := range sheets {
		key, _ := hex.DecodeString(s.key)
		found["the key "+s.key], found["the key "+s.key+" in bytes"] = []byte(s.key), key
		found["the receipt "+s.receipt()] = []byte(s.receipt())
	}
	return found
}

func TestAHundredSendsLeaveNoAddressKeyReceiptOrInstant(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	b := &book{name: "privacy"}
	client := crowd(2)
	if dial := fromSender(); reachable(dial, s.Address) {
		throughDialer(client, dial)
	} else {
		t.Logf("no sending from %s here: the address searched for never came", sender)
	}
	deliver(t, b, s, client, 50)
	sheets := b.snapshot()
	for _, one := range sheets[:3] {
		receiptPage(t, s, client, one.receipt(), "")
		refusedInTheLog(t, s, one)
	}
	withdraw(t, s, client, sheets[0])
	// What is in the log and not yet in the file is searched too.
	for _, part := range []string{"", "-wal", "-shm", ".lock"} {
		raw, err := os.ReadFile(s.Database + part)
		if os.IsNotExist(err) {
			continue
		}
		must(t, err)
		for what, trace := range traces(sheets) {
			if bytes.Contains(raw, trace) {
				t.Errorf("sonde.db%s holds %s", part, what)
			}
		}
	}
	said := []byte(s.Said())
	for what, trace := range traces(sheets) {
		if bytes.Contains(said, trace) {
			t.Errorf("the log holds %s", what)
		}
	}
	for _, answer := range []string{"worked examples", "find_portal", "neither"} {
		if bytes.Contains(said, []byte(answer)) {
			t.Errorf("the log holds the answer %q", answer)
		}
	}
	columns(t, s)
}

// refusedInTheLog sends a sheet again with other answers, on a version that is none and to a survey that is not there:
// refusals are logged.
func refusedInTheLog(t *testing.T, s *process.Server, one sheet) {
	t.Helper()
	client := crowd(1)
	if dial := fromSender(); reachable(dial, s.Address) {
		throughDialer(client, dial)
	}
	other := one
	other.answers.Helpful = "worked examples, once more"
	for entrance, enter := range doors {
		if r, err := enter(client, s.URL, other); err != nil || r.status != 409 {
			t.Errorf("%s: other content: %d, %v", entrance, r.status, err)
		}
	}
	form := other.form()
	form.Set(":version", "99")
	if r, err := post(client, s.URL+formPath("fr"), formType, []byte(form.Encode())); err != nil || r.status != 422 {
		t.Errorf("no such version: %d, %v", r.status, err)
	}
	r, err := post(client, s.URL+"/fr/s/"+one.key, formType, []byte(one.form().Encode()))
	must(t, err)
	if r.status != 404 {
		t.Errorf("no such survey: %d", r.status)
	}
}

// columns holds the schema against the columns that responses may have: a new one must be thought about here.
func columns(t *testing.T, s *process.Server) {
	t.Helper()
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Log("SKIPPED: the columns are listed by sqlite3, which is not installed")
		return
	}
	ask := func(query string) string {
		out, err := exec.Command("sqlite3", "-readonly", s.Database, query).CombinedOutput()
		if err != nil {
			t.Fatalf("sqlite3: %v\n%s", err, out)
		}
		return strings.TrimSpace(string(out))
	}
	for relation, want := range map[string]string{
		"responses": "id key survey event version language source received_on late excluded skipped answers",
		"changes":   "seq survey response kind gone",
		"erased":    "key kind",
		"tally":     "survey event received_on language source late excluded count",
	} {
		if got := ask("SELECT group_concat(name, ' ') FROM pragma_table_info('" + relation + "')"); got != want {
			t.Errorf("%s has the columns %s; want %s", relation, got, want)
		}
	}
	if rows := ask("SELECT count(*) FROM responses"); rows != "99" {
		t.Errorf("%s rows, want 99", rows)
	}
	// A day, and nothing that could be an instant or an address.
	if finer := ask("SELECT count(*) FROM responses WHERE received_on NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"); finer != "0" {
		t.Errorf("%s responses have more than a day", finer)
	}
	dump := ask("SELECT survey, event, version, language, source, received_on, late, excluded, skipped, answers FROM responses")
	if instant := regexp.MustCompile(`\d\d:\d\d:\d\d|\b1[6-9]\d{8}(\d{3})*\b|\b\d{1,3}(\.\d{1,3}){3}\b`).FindString(dump); instant != "" {
		t.Errorf("beside the answers stands %q", instant)
	}
}
