package respond

import (
	"net/url"

	"golang.org/x/text/unicode/norm"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/survey/questionnaire"
)

// drawer makes the views of an instrument's questions in one language, with what was typed and what is wrong with it.
type drawer struct {
	in       *questionnaire.Instrument
	words    survey.Words
	language string
	raw      questionnaire.Raw
	answers  expr.Env          // what words may say of answers; nil: nothing is answered
	problems map[string]string // by question: what is wrong and what to do
	images   string            // address that the names of images are put behind; "": images are not shown
	items    map[*survey.Question]*questionnaire.Item
	long     map[string]bool // the lists of menus that wait for a script
}

// drawer makes one for the questions of a sheet as it stands: what is calculated can be said and shown.
func (f *form) drawer(words survey.Words, language string, raw questionnaire.Raw) *drawer {
	checked := f.in.Validate(raw, f.entry())
	d := &drawer{
		in: f.in, words: words, language: language, raw: raw, answers: f.in.Env(checked.Answers, questionnaire.Meta{}),
		problems: map[string]string{}, items: map[*survey.Question]*questionnaire.Item{}, long: longLists(f.in),
	}
	for i := range f.in.Items {
		d.items[f.in.Items[i].Question] = &f.in.Items[i]
	}
	return d
}

// entry says how a sheet of the page is judged.
func (f *form) entry() questionnaire.Entry {
	return questionnaire.Entry{Mode: questionnaire.Page, Today: f.today, Normalise: norm.NFC.String}
}

func (d *drawer) say(key string, args survey.Args) string { return d.words.Say(d.language, key, args) }

// picture draws an image of the questionnaire. Its author names no words for it but those it stands beside.
func (d *drawer) picture(image survey.Text, alt string) *PictureView {
	name := d.written(image)
	if name == "" || d.images == "" {
		return nil
	}
	return &PictureView{Address: d.images + url.PathEscape(name), Alt: alt}
}
