package ledger

import (
	"regexp"
	"testing"
)

// internals are what no reply may show: stack traces, statements, paths of files, names of what Sonde is made of.
var internals = regexp.MustCompile(`(?i)goroutine \d|\.go:\d|runtime error|panic|\bselect .* from\b|insert into|\bsqlite|\bdisk i/o error|constraint failed` +
	`|\bgin\b|gin-gonic|golang|net/http|/tmp/|/home/|/root/|/usr/|sonde\.db|errno|no space left`)

// keepsQuiet fails when a reply shows internals, or names what serves it.
func keepsQuiet(t *testing.T, what string, r reply) {
	t.Helper()
	if found := internals.FindString(r.body); found != "" {
		t.Errorf("%s: the reply shows %q", what, found)
	}
	for _, header := range []string{"Server", "X-Powered-By", "Set-Cookie"} {
		if value := r.header.Get(header); value != "" {
			t.Errorf("%s: %s: %s", what, header, value)
		}
	}
}
