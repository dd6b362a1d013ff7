package ledger

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"sonde/cmd/sonde/process"
)

// attack is a hostile or unlucky request and what must come of it.
type attack struct {
	name   string
	method string // POST unless said
	path   string
	kind   string // Content-Type; formType unless said, "-" for none
	header http.Header
	host   string
	body   string
	want   int
	added  int      // by how many the responses grow
	shows  []string // what the reply holds, such as what was typed
}

// suffer sends each attack and counts the responses after those that were taken, and at the end. No reply is a 5xx or
// shows internals, the process lives, and the log has a line for each refusal, without what was sent.
func suffer(t *testing.T, s *process.Server, attacks []attack) {
	t.Helper()
	client := crowd(1)
	want := len(export(t, s.Database, slug))
	refused := 0
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			r, err := exchange(client, a.request(t, s.URL))
			must(t, err)
			if r.status != a.want {
				t.Errorf("%d, want %d: %.400s", r.status, a.want, r.body)
			}
			for _, text := range a.shows {
				if !strings.Contains(r.body, text) {
					t.Errorf("the reply lacks %q: %.400s", text, r.body)
				}
			}
			keepsQuiet(t, a.name, r)
			if r.status >= http.StatusBadRequest && r.status != http.StatusRequestHeaderFieldsTooLarge {
				refused++
			}
			if want += a.added; !r.taken() {
				return
			}
			if got := len(export(t, s.Database, slug)); got != want {
				t.Errorf("%d responses, want %d", got, want)
				want = got
			}
		})
	}
	alive(t, s)
	there := export(t, s.Database, slug)
	if len(there) != want {
		t.Errorf("%d responses in the end, want %d", len(there), want)
	}
	for _, one := range there {
		if strings.ContainsAny(one.Answers.Helpful, "\x00\uFFFD") {
			t.Errorf("stored: %q", one.Answers.Helpful)
		}
	}
	said := s.Said()
	if lines := strings.Count(said, "msg=refused"); lines != refused {
		t.Errorf("%d lines in the log for %d refusals", lines, refused)
	}
	if strings.Contains(said, typed) || strings.Contains(said, "level=ERROR") {
		t.Error("the log holds an answer, or an error of ours")
	}
}

func (a attack) request(t *testing.T, base string) *http.Request {
	t.Helper()
	method := a.method
	if method == "" {
		method = http.MethodPost
	}
	request, err := http.NewRequest(method, base+a.path, strings.NewReader(a.body))
	must(t, err)
	for name, values := range a.header {
		request.Header[name] = slices.Clone(values)
	}
	switch {
	case a.kind == "":
		request.Header.Set("Content-Type", formType)
	case a.kind != "-":
		request.Header.Set("Content-Type", a.kind)
	}
	request.Host = a.host
	return request
}

// typed is the text of the attacks' sheets, as the page that comes back shows it.
const typed = "what was typed before"

// attacker makes sheets for attacks.
type attacker struct{ book book }

// sheet gives a new one.
func (a *attacker) sheet() sheet {
	s := a.book.next()
	s.answers = answers{Role: "neither", Helpful: typed}
	return s
}

// form gives a new sheet as a form, with controls changed in pairs of name and value, and more added as it stands.
func (a *attacker) form(more string, changed ...string) string {
	values := a.sheet().form()
	for i := 0; i < len(changed); i += 2 {
		values.Set(changed[i], changed[i+1])
	}
	return values.Encode() + more
}

// json gives a new sheet for programs, with texts replaced in pairs of old and new.
func (a *attacker) json(replaced ...string) string {
	return strings.NewReplacer(replaced...).Replace(string(a.sheet().json()))
}
