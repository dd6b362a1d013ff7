package ledger

import (
	"fmt"
	"net/http"
	"testing"
)

func TestASheetWhoseReplyWasCutOffCountsOnceAndGivesTheSameReceipt(t *testing.T) {
	t.Parallel()
	s := server(t, t.TempDir())
	b := &book{name: "cut"}
	const each = 12
	for name, enter := range doors {
		for _, pass := range []int64{0, 30} {
			t.Run(fmt.Sprintf("%s, %d bytes through", name, pass), func(t *testing.T) {
				proxy := cut(t, s.Address, pass)
				client := crowd(1)
				for range each {
					one := b.next()
					if r, err := enter(client, proxy.base(), one); err == nil {
						t.Fatalf("the reply came through: %d", r.status)
					}
					r, err := enter(client, s.URL, one)
					must(t, err)
					if r.status != http.StatusOK {
						t.Errorf("sent again: %d, want 200", r.status)
					}
					b.enter(one, r, 1)
				}
				if got := proxy.cuts.Load(); got != each {
					t.Errorf("%d replies were cut off, want %d", got, each)
				}
			})
		}
	}
	b.settled(t, s)
	if want := 4 * each; b.acknowledged() != want {
		t.Errorf("%d acknowledged, want %d", b.acknowledged(), want)
	}
}
