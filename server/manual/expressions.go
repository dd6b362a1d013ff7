package manual

import (
	"net/http"
	"strings"

	"sonde/server"
	"sonde/survey/expr"
)

// ExpressionsPage says how expressions are written, which functions they may use, and what they give where the engines of ODK
// and Kobo differ.
type ExpressionsPage struct {
	Functions []Function
	Engines   []string
}

// Function is one: how it is called, and what it gives.
type Function struct{ Name, Call, Gives string }

// engines are the choices among engines; their words stand under "help.engine.". survey/expr/ENGINES.md holds the cases.
var engines = []string{
	"regex", "patterns", "round", "comma", "empty", "boolean", "dates", "date_fraction", "days", "times", "equal", "now", "format", "rows", "compare", "sums",
	"count", "join", "lookups", "indexed", "random", "characters", "once", "dead", "refused",
}

func expressionsPage(r *server.Request) error {
	page := ExpressionsPage{}
	for _, written := range expr.Functions() {
		name, values, _ := strings.Cut(strings.TrimSuffix(written, ")"), "(")
		page.Functions = append(page.Functions, Function{name, name + "(" + callWords(r, values) + ")", r.Say("help.function."+strings.ReplaceAll(name, ":", "_"), nil)})
	}
	for _, one := range engines {
		page.Engines = append(page.Engines, r.Say("help.engine."+one, nil))
	}
	return r.Page(http.StatusOK, "manual/expressions", page)
}

// callWords says the values of a call in the reader's language: "number, decimals?".
func callWords(r *server.Request, values string) string {
	if values == "" {
		return ""
	}
	words := strings.Split(values, ", ")
	for i, word := range words {
		name := strings.TrimRight(word, ".?")
		words[i] = r.Say("help.value."+name, nil) + strings.Replace(word[len(name):], "...", "…", 1)
	}
	return strings.Join(words, ", ")
}
