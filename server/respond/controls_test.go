package respond

import (
	"net/url"
	"reflect"
	"testing"
)

// FuzzParseControls holds the reading of a form to net/url's.
func FuzzParseControls(f *testing.F) {
	for _, seed := range []string{"", "a=1&b=2&a=3", "a&=1&&b=%zz&c=%41+d", "a;b=1&c=2", "%61=x&a=y&a=z", "a=1=2", "&"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		got, gotErr := parseControls(body)
		want, wantErr := url.ParseQuery(body)
		if !reflect.DeepEqual(got, want) || (gotErr == nil) != (wantErr == nil) {
			t.Errorf("%q: got %v, %v; want %v, %v", body, got, gotErr, want, wantErr)
		}
	})
}
