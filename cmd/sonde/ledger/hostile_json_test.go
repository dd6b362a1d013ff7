package ledger

import (
	"net/http"
	"strings"
	"testing"
)

func TestHostileJSONIsRefusedWithAllThatIsWrong(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	a := &attacker{book: book{name: "json"}}
	const path, kind = "/api/v1/surveys/" + slug + "/responses", "application/json"
	deep := strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000)
	text := `"` + typed + `"`
	attacks := []attack{
		{name: "sound", body: a.json(), want: 201, added: 1},
		{name: "over 256 KiB", body: a.json(typed, strings.Repeat("a", 260<<10)), want: 413},
		{name: "empty", body: "", want: 400},
		{name: "null", body: "null", want: 400},
		{name: "a member twice", body: `{"key":"0123456789abcdef0123456789abcdef","key":"fedcba9876543210fedcba9876543210","language":"fr","answers":{"role":"user"}}`, want: 400},
		{name: "a member in capitals", body: `{"KEY":"0123456789abcdef0123456789abcdef","language":"fr","answers":{"role":"user"}}`, want: 400},
		{name: "list", body: "[]", want: 400},
		{name: "two values", body: a.json() + "{}", want: 400},
		{name: "unknown member", body: a.json(`"version"`, `"x":1,"version"`), want: 400},
		{name: "a question twice", body: a.json(`"role":`, `"role":"user","role":`), want: 400},
		{name: "nested deeply", body: a.json(text, deep), want: 400},
		{name: "number beyond all", body: a.json(`"version":1`, `"version":1e400`), want: 400},
		{name: "a number for a text", body: a.json(text, "1"), want: 422, shows: []string{"#/answers/most_helpful"}},
		{name: "answers are a list", body: a.json(`"answers":{`, `"answers":[{`, "}}", "}]}"), want: 400},
		{name: "an escaped NUL", body: a.json(typed, typed+`\u0000`), want: 201, added: 1},
		{name: "invalid UTF-8", body: a.json(typed, typed+"\xff"), want: 422, shows: []string{"#/answers/most_helpful"}},
		{name: "half a surrogate", body: a.json(typed, typed+`\ud800`), want: 422, shows: []string{"#/answers/most_helpful"}},
		{name: "an answer not asked", body: a.json(`"role":`, `"use_obstacles":["format"],"role":`), want: 422, shows: []string{"#/answers/use_obstacles"}},
		{name: "all that is wrong at once", body: a.json(`"role":"neither"`, `"role":"x","domain":"y"`, `"key":"`, `"key":"z`), want: 422,
			shows: []string{"#/key", "#/answers/role", "#/answers/domain"}},
		{name: "event unknown", body: a.json(event, "NOWHERE"), want: 422, shows: []string{"#/event"}},
		{name: "version unknown", body: a.json(`"version":1`, `"version":99`), want: 422, shows: []string{"#/version"}},
		{name: "version below one", body: a.json(`"version":1`, `"version":-1`), want: 422, shows: []string{"#/version"}},
		{name: "language unknown", body: a.json(`"fr"`, `"xx"`), want: 422, shows: []string{"#/language"}},
		{name: "key no key", body: a.json(`"key":"`, `"key":"'--`), want: 422, shows: []string{"#/key"}},
		{name: "survey unknown", path: "/api/v1/surveys/none/responses", body: a.json(), want: 404},
		{name: "a form", kind: formType, body: a.form(""), want: 400},
		{name: "no content type", kind: "-", body: a.json(), want: 400},
		{name: "GET", method: http.MethodGet, want: 405},
		{name: "a token that is none", body: a.json(), header: http.Header{"Authorization": {"Bearer x"}}, want: 401},
	}
	for i := range attacks {
		if attacks[i].path == "" {
			attacks[i].path = path
		}
		if attacks[i].kind == "" {
			attacks[i].kind = kind
		}
	}
	suffer(t, s, attacks)
}
