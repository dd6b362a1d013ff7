package respond_test

import (
	"testing"

	"github.com/jba/templatecheck"

	"sonde/server"
	"sonde/server/respond"
	"sonde/templates"
	"sonde/templates/locale"
)

func TestTemplatesAndPageStructsAgree(t *testing.T) {
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	set, err := templates.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]any{
		"respond/sheet":         respond.SheetPage{},
		"respond/thanks":        respond.ThanksPage{},
		"respond/receipt":       respond.ReceiptPage{},
		"respond/closed":        respond.ClosedPage{},
		"respond/print":         respond.PrintPage{},
		"respond/home":          respond.HomePage{},
		"respond/help":          respond.WordsPage{},
		"respond/privacy":       respond.WordsPage{},
		"respond/accessibility": respond.WordsPage{},
		"error/refused":         server.RefusedPage{},
		"error/signin":          server.SignInPage{},
	} {
		for _, language := range words.Languages() {
			parsed, err := set.Lookup(language, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, block := range []string{"title", "main"} {
				if err := templatecheck.CheckHTML(parsed.Lookup(block), page); err != nil {
					t.Errorf("%s, %s, in %s: %v", name, block, language, err)
				}
			}
		}
	}
}
