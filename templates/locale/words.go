// Package locale says the interface's words in French and English: it implements survey.Words over go-i18n with the
// message files embedded here. Ids are flat and begin with their area ("respond.send").
package locale

import (
	"embed"
	"fmt"
	"strconv"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"

	"sonde/survey"
)

//go:embed active.*.toml
var files embed.FS

// languages of the interface; the first is the one that nothing better matches.
var languages = []string{"fr", "en"}

// Words says the interface's words. It is safe for concurrent use.
type Words struct {
	localizers map[string]*i18n.Localizer
	plain      sync.Map // language + key -> words of messages said without args
}

var _ survey.Words = (*Words)(nil)

// New reads the embedded message files.
func New() (*Words, error) {
	bundle := i18n.NewBundle(language.French)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	w := &Words{localizers: map[string]*i18n.Localizer{}}
	for _, code := range languages {
		if _, err := bundle.LoadMessageFileFS(files, "active."+code+".toml"); err != nil {
			return nil, fmt.Errorf("locale %s: %w", code, err)
		}
		w.localizers[code] = i18n.NewLocalizer(bundle, code)
	}
	return w, nil
}

// Languages lists the languages of the interface, the fallback first; the slice is shared and not to be changed.
func (w *Words) Languages() []string { return languages }

// Say gives the words of key in language, filled with args; "Count" chooses the plural form and is written with the
// language's separators. A missing key gives the key itself, so that it shows.
func (w *Words) Say(language, key string, args survey.Args) string {
	code := nearest(language)
	if len(args) > 0 {
		return w.say(code, key, args)
	}
	id := code + " " + key
	if said, ok := w.plain.Load(id); ok {
		return said.(string)
	}
	said := w.say(code, key, nil)
	if said != key {
		w.plain.Store(id, said)
	}
	return said
}

func (w *Words) say(code, key string, args survey.Args) string {
	config := i18n.LocalizeConfig{MessageID: key}
	data := make(map[string]any, len(args))
	for name, value := range args {
		data[name] = value
	}
	if count, ok := args["Count"]; ok {
		config.PluralCount, data["Count"] = w.count(code, count)
	}
	config.TemplateData = data
	// go-i18n reports an error beside usable words when a message needs no plural forms.
	said, _ := w.localizers[code].Localize(&config)
	if said == "" {
		return key
	}
	return said
}

// count gives what chooses the plural form, in a type that go-i18n takes, and the number as it is written.
func (w *Words) count(code string, count any) (plural any, written string) {
	switch n := count.(type) {
	case int:
		return n, w.Number(code, float64(n), 0)
	case int64:
		return n, w.Number(code, float64(n), 0)
	case float64:
		exact := strconv.FormatFloat(n, 'f', -1, 64)
		return exact, w.Number(code, n, len(exact)-1-len(strconv.Itoa(int(n))))
	}
	return count, fmt.Sprint(count)
}

func nearest(code string) string { return survey.NearestLanguage(languages, code) }
