package ledger

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// fresh stands in a page that comes back: the control of a key that can be sent.
const fresh = `name=":key" value="`

func TestHostileFormsAreRefusedWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	a := &attacker{book: book{name: "form"}}
	page := formPath("fr")
	var controls strings.Builder
	for n := range 10_001 {
		fmt.Fprintf(&controls, "&c%d=1", n)
	}
	attacks := []attack{
		{name: "sound", path: page, body: a.form(""), want: 201, added: 1},
		{name: "body over 256 KiB", path: page, body: a.form("&x=" + strings.Repeat("a", 260<<10)), want: 413, shows: []string{typed, fresh, "256"}},
		{name: "body over 2 MiB", path: page, body: a.form("&x=" + strings.Repeat("a", 2<<20)), want: 413, shows: []string{"256"}},
		{name: "10,001 controls", path: page, body: a.form(controls.String()), want: 413, shows: []string{fresh}},
		{name: "one control 10,001 times", path: page, body: a.form(strings.Repeat("&role=user", 10_001)), want: 413, shows: []string{fresh}},
		{name: "text of 10,001 characters", path: page, body: a.form("", "most_helpful", typed+strings.Repeat("é", 9_980)), want: 422, shows: []string{typed, fresh}},
		{name: "broken escape", path: page, body: a.form("&x=%zz"), want: 400, shows: []string{typed, fresh}},
		{name: "semicolon", path: page, body: a.form("&x=1;y=2"), want: 400, shows: []string{typed, fresh}},
		{name: "NUL in a text", path: page, body: a.form("", "most_helpful", typed+"\x00"), want: 201, added: 1},
		{name: "NUL in a choice", path: page, body: a.form("", "role", "user\x00"), want: 422, shows: []string{typed, fresh}},
		{name: "invalid UTF-8 in a text", path: page, body: a.form("", "most_helpful", typed+"\xff"), want: 422, shows: []string{typed, fresh}},
		{name: "invalid UTF-8 in a name", path: page, body: a.form("&%ff%fe=1"), want: 201, added: 1},
		{name: "two roles", path: page, body: a.form("&role=user"), want: 422, shows: []string{typed, fresh}},
		{name: "two texts", path: page, body: a.form("&most_helpful=two"), want: 422, shows: []string{typed, fresh}},
		{name: "a choice that is none", path: page, body: a.form("", "role", "' OR 1=1 --"), want: 422, shows: []string{typed, fresh}},
		{name: "answers in the address alone", path: page + "?role=user&most_helpful=x", body: "", want: 422, shows: []string{fresh}},
		{name: "plain text", path: page, kind: "text/plain", body: a.form(""), want: 400},
		{name: "multipart", path: page, kind: "multipart/form-data; boundary=x", body: a.form(""), want: 400},
		{name: "JSON", path: page, kind: "application/json", body: a.json(), want: 400},
		{name: "no content type", path: page, kind: "-", body: a.form(""), want: 400},
		{name: "event unknown", path: page, body: a.form("", ":event", "NOWHERE"), want: 422, shows: []string{typed, fresh}},
		{name: "version unknown", path: page, body: a.form("", ":version", "99"), want: 422, shows: []string{typed, fresh}},
		{name: "version no number", path: page, body: a.form("", ":version", strings.Repeat("9", 40)), want: 422, shows: []string{typed, fresh}},
		{name: "language unknown", path: formPath("xx"), body: a.form(""), want: 404},
		{name: "survey unknown", path: "/fr/s/none", body: a.form(""), want: 404},
		{name: "keeping a sheet that is not there", path: page, body: a.form("", ":do", "keep"), want: 404, shows: []string{typed, fresh}},
		{name: "another person's sheet without a key", path: page, body: a.form("", ":do", "another"), want: 422, shows: []string{typed, fresh}},
		{name: "PUT", method: http.MethodPut, path: page, body: a.form(""), want: 405},
		{name: "TRACE", method: http.MethodTrace, path: page, want: 405},
		{name: "receipt with NUL", path: "/fr/receipt", body: "code=%00", want: 404},
		{name: "receipt too long", path: "/fr/receipt", body: "code=" + strings.Repeat("A", 300_000), want: 413},
		{name: "receipt, broken escape", path: "/fr/receipt", body: "code=%zz", want: 400},
	}
	for _, key := range []string{"", "x", strings.Repeat("A", 32), strings.Repeat("g", 32), strings.Repeat("0", 31), strings.Repeat("0", 33), "'--"} {
		attacks = append(attacks, attack{name: "key " + key, path: page, body: a.form("", ":key", key), want: 422, shows: []string{typed, fresh}})
	}
	suffer(t, s, attacks)
}

func TestAKeyOfAnotherSurveyOrOtherAnswersIsAConflict(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	run(t, s.Database, "survey", "create", "--questionnaire", slug, "--slug", "second", "--open")
	b := &book{name: "conflict"}
	client := crowd(1)
	deliver(t, b, s, client, 1)
	one := b.snapshot()[0]
	elsewhere := one.form()
	elsewhere.Set(":event", "")
	body := strings.Replace(string(one.json()), `"event":"online",`, "", 1)
	other := one
	other.answers.Helpful = typed
	suffer(t, s, []attack{
		{name: "another survey, form", path: "/en/s/second", body: elsewhere.Encode(), want: 409, shows: []string{"worked examples", fresh}},
		{name: "another survey, JSON", path: "/api/v1/surveys/second/responses", kind: "application/json", body: body, want: 409},
		{name: "other answers, form", path: formPath("en"), body: other.form().Encode(), want: 409, shows: []string{typed, `value="keep"`, `value="replace"`, `value="another"`}},
		{name: "other answers, JSON", path: "/api/v1/surveys/" + slug + "/responses", kind: "application/json", body: string(other.json()), want: 409},
	})
	if there := export(t, s.Database, "second"); len(there) != 0 {
		t.Errorf("%d responses in the other survey", len(there))
	}
	b.settled(t, s)
}
