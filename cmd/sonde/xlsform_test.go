package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAWorkbooksQuestionnaireIsChecked(t *testing.T) {
	b := newBench(t)
	golden(t, "market.json", b.must("questionnaire", "check", "testdata/market.csv", "--json"))
	r := b.run("questionnaire", "check", "testdata/market_broken.csv", "--json")
	if r.code != exitRefused {
		t.Errorf("exit %d", r.code)
	}
	golden(t, "market_broken.json", r.stdout)
	golden(t, "market_broken.txt", b.run("questionnaire", "check", "testdata/market_broken.csv", "--lang", "fr").stdout)
	if r := b.run("questionnaire", "import", "testdata/market_broken.csv"); r.code != exitRefused {
		t.Errorf("a broken questionnaire was imported: %d", r.code)
	}
}

func TestAQuestionnaireLeavesAsAWorkbookAndComesBack(t *testing.T) {
	b := newBench(t)
	b.must("questionnaire", "import", "testdata/market.csv")
	read := func(name string) string {
		out := filepath.Join(b.dir, name)
		b.must("questionnaire", "export", "market", "--format", "json", "-o", out)
		raw, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	first := read("first.json")
	book := filepath.Join(b.dir, "market.xlsx")
	b.must("questionnaire", "export", "market", "--format", "xlsx", "-o", book)
	b.must("questionnaire", "import", book)
	if again := read("again.json"); again != first {
		t.Errorf("got\n%s\nwant\n%s", again, first)
	}
}
