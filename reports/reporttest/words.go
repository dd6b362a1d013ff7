// Package reporttest holds what the tests of the renderers share: a sample Document and the interface's words read
// straight from the locale files. The numbers of the sample are simulated and say so.
package reporttest

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"text/template"

	"github.com/BurntSushi/toml"

	"sonde/survey"
)

// Words is a survey.Words over the locale files, without plural rules: it takes the form "other".
type Words struct{ said map[string]map[string]any }

// ReadWords reads templates/locale beside this package.
func ReadWords() (Words, error) {
	_, file, _, _ := runtime.Caller(0)
	folder := filepath.Join(filepath.Dir(file), "..", "..", "templates", "locale")
	w := Words{said: map[string]map[string]any{}}
	for _, language := range w.Languages() {
		said := map[string]any{}
		if _, err := toml.DecodeFile(filepath.Join(folder, "active."+language+".toml"), &said); err != nil {
			return Words{}, err
		}
		w.said[language] = said
	}
	return w, nil
}

// Say fills the words of a key; a missing key gives the key.
func (w Words) Say(language, key string, args survey.Args) string {
	text, ok := w.said[language][key].(string)
	if forms, plural := w.said[language][key].(map[string]any); plural {
		text, ok = forms["other"].(string)
	}
	if !ok {
		return key
	}
	var out strings.Builder
	if err := template.Must(template.New(key).Parse(text)).Execute(&out, args); err != nil {
		return key
	}
	return out.String()
}

// Number writes a number with a fixed number of decimals.
func (Words) Number(language string, x float64, decimals int) string {
	text := fmt.Sprintf("%.*f", decimals, x)
	if language == "fr" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// Percent writes a share as a percentage.
func (w Words) Percent(language string, share float64, decimals int) string {
	text := w.Number(language, 100*share, decimals)
	if language == "fr" {
		return text + "\u00a0%"
	}
	return text + "%"
}

// Date writes the day as it is kept.
func (Words) Date(_ string, day survey.Day) string { return string(day) }

// Languages lists fr and en.
func (Words) Languages() []string { return []string{"fr", "en"} }
