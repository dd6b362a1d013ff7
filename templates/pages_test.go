package templates_test

import (
	"strings"
	"testing"

	"sonde/templates"
	"sonde/templates/locale"
)

func TestEveryPageIsThereInEveryLanguage(t *testing.T) {
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	set, err := templates.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range set.Pages() {
		for _, language := range words.Languages() {
			parsed, err := set.Lookup(language, page)
			if err != nil {
				t.Fatal(err)
			}
			for _, block := range []string{"base", "title", "main"} {
				if parsed.Lookup(block) == nil {
					t.Errorf("%s in %s: %q is not defined", page, language, block)
				}
			}
		}
	}
}

func TestModulesAreJoined(t *testing.T) {
	for _, name := range []string{"respond.js", "receipt.js", "chart.js"} {
		asset, hashed, found := templates.StaticAsset(name)
		if !found || hashed {
			t.Errorf("%s: found %v, hashed %v", name, found, hashed)
			continue
		}
		if again, hashed, _ := templates.StaticAsset(asset.Name); !hashed || again != asset {
			t.Errorf("%s is not found by its hashed name", name)
		}
	}
	if _, err := templates.Address("nothing.css"); err == nil {
		t.Error("a file that is not there has an address")
	}
}

func TestCommentsAreNotSent(t *testing.T) {
	for _, name := range []string{"respond.js", "receipt.js", "chart.js"} {
		asset, _, _ := templates.StaticAsset(name)
		for line := range strings.Lines(string(asset.Bytes)) {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "/**") || strings.HasPrefix(line, "//") && !strings.HasSuffix(line, ".js") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}
