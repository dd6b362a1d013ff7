package templates

import (
	"fmt"
	"html/template"

	"sonde/survey"
)

// functions gives what templates may call, in one language:
//
//	say "respond.count" "Count" 3     words, with arguments as name and value in turn
//	number 1234.5 1                   a number with that many decimals
//	whole 1234                        a whole number
//	percent 0.425 1                   a share as a percentage
//	date .ReceivedOn                  a day in words
//	inText .Title                     a survey.Text in the page's language
//	plus .N 1                         a sum, for places counted from 0
//	asset "site.css"                  the address of a static file, with its content's hash in it
func functions(words survey.Words, language string) template.FuncMap {
	return template.FuncMap{
		"say": func(key string, pairs ...any) (string, error) {
			args, err := arguments(pairs)
			if err != nil {
				return "", fmt.Errorf("say %s: %w", key, err)
			}
			return words.Say(language, key, args), nil
		},
		"number":  func(x float64, decimals int) string { return words.Number(language, x, decimals) },
		"whole":   func(n int) string { return words.Number(language, float64(n), 0) },
		"percent": func(share float64, decimals int) string { return words.Percent(language, share, decimals) },
		"date":    func(day survey.Day) string { return words.Date(language, day) },
		"inText":  func(text survey.Text) string { return text.In(language, words.Languages()[0]) },
		"plus":    func(a, b int) int { return a + b },
		"asset":   Address,
	}
}

// arguments pairs names with values.
func arguments(pairs []any) (survey.Args, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("a name without a value")
	}
	args := make(survey.Args, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("argument %d is no name", i)
		}
		args[name] = pairs[i+1]
	}
	return args, nil
}
