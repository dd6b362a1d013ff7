package browser

import "testing"

func TestTheManualIsReadByEverybody(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, language := range []string{"fr", "en"} {
		tb := open(t, window{width: narrow, language: language})
		for _, page := range []string{"help", "help/xlsform", "help/messages", "help/expressions", "help/json", "help/limesurvey"} {
			tb.visit(s.url + "/" + language + "/" + page)
			tb.check("manual")
			const off = `[...document.querySelectorAll('table :is(th, td)')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth).map((one) => one.textContent)[0] ?? ''`
			if got := value[string](tb, off); got != "" {
				tb.fail("%s: off the screen: %q", page, got)
			}
		}
	}
}
