package browser

import "testing"

func TestTheManualIsReadByEverybody(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, language := range []string{"fr", "en"} {
		tb := open(t, window{width: narrow, language: language})
		for _, page := range []string{"help", "help/xlsform", "help/messages", "help/expressions", "help/json"} {
			tb.visit(s.url + "/" + language + "/" + page)
			tb.check("manual")
		}
	}
}
