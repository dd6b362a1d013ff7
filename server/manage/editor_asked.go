package manage

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/compose"
)

// AskedPage offers the questions that the organisation asked before, in the questionnaires that the person may read.
type AskedPage struct {
	Frame
	Action    string
	Search    string
	Questions []AskedLine
	Total     int
	Where     Field
}

// AskedLine is one question. Value is its questionnaire and its path.
type AskedLine struct {
	Value  string
	Label  string
	Lang   string
	Name   string
	Facts  []string
	From   string
	Ticked bool
}

// shownAsked is how many questions a page offers.
const shownAsked = 60

func (p *Pages) asked(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	where := r.Query("where")
	if _, ok := w.spotOf(&w.Questionnaire, where); !ok {
		where = w.whereTo(r)
	}
	return w.askedPage(http.StatusOK, nil, r.Query("q"), where)
}

func (w *writing) askedPage(status int, form *Form, search, where string) error {
	page := AskedPage{Frame: w.frame("manage.editor.asked.title", "", form), Action: w.at("/asked"), Search: search,
		Where: Field{Name: "where", Label: "manage.editor.add.where", Kind: "select", Value: where, Choices: w.places()}}
	all, err := w.searched(search)
	if err != nil {
		return err
	}
	page.Total = len(all)
	page.Questions = all[:min(len(all), shownAsked)]
	if form != nil {
		for i := range page.Questions {
			page.Questions[i].Ticked = slices.Contains(form.values["take"], page.Questions[i].Value)
		}
		form.mark(&page.Where)
		w.pages.standsAt(w.r, page.Action)
	}
	return w.r.Page(status, "manage/asked", page)
}

// searched gives the questions and groups of other questionnaires that a search is about, in the order of the
// questionnaires; what is asked here under the same name with the same label is left out.
func (w *writing) searched(search string) ([]AskedLine, error) {
	startable, err := w.pages.startable(w.r)
	if err != nil {
		return nil, err
	}
	here := map[string]bool{}
	for _, s := range spotsOf(&w.Questionnaire) {
		label, _ := w.shown(s.question.Label)
		here[s.question.Name+" "+label] = true
	}
	words := strings.Fields(folded(search))
	var lines []AskedLine
	for _, info := range startable {
		if info.Name == w.Questionnaire.Name {
			continue
		}
		q, err := w.pages.contentOf(w.r, info.Name)
		if err != nil {
			return nil, err
		}
		other := &writing{Draft: survey.Draft{Questionnaire: q}, pages: w.pages, r: w.r}
		for _, s := range spotsOf(&q) {
			label, lang := other.shown(s.question.Label)
			if label == "" || here[s.question.Name+" "+label] || !matches(&q, s.question, words) {
				continue
			}
			here[s.question.Name+" "+label] = true
			lines = append(lines, AskedLine{Value: info.Name + " " + s.path, Label: label, Lang: lang, Name: s.question.Name, Facts: other.facts(s.question),
				From: w.r.Say("manage.editor.asked.from", survey.Args{"Title": other.title()})})
		}
	}
	return lines, nil
}

// matches tells whether a question holds all the words: in its name, its texts, its choices or their concepts.
func matches(q *survey.Questionnaire, one *survey.Question, words []string) bool {
	if len(words) == 0 {
		return true
	}
	all := []string{one.Name}
	texts := []survey.Text{one.Label, one.Hint}
	for _, choice := range q.ChoiceLists[one.List] {
		texts = append(texts, choice.Label)
		all = append(all, choice.Concept)
	}
	for _, text := range texts {
		for _, words := range text {
			all = append(all, words)
		}
	}
	said := folded(strings.Join(all, " "))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(said, word) })
}

// folded gives a text in small letters without accents.
func folded(text string) string {
	return strings.Map(func(c rune) rune {
		if c >= 0x300 && c <= 0x36f {
			return -1
		}
		return c
	}, strings.ToLower(norm.NFD.String(text)))
}

// takeAsked puts the ticked questions into the draft.
func (p *Pages) takeAsked(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := readForm(r)
	if err != nil {
		return err
	}
	where, picked := form.line("where"), form.values["take"]
	if len(picked) == 0 {
		form.wrong("q", r.Say("manage.editor.asked.nothing", nil))
	}
	if _, ok := w.spotOf(&w.Questionnaire, where); !ok && len(w.Questionnaire.Sections) > 0 {
		form.wrong("where", r.Say("manage.wrong.choose", nil))
	}
	sources, err := w.sources(picked)
	if err != nil {
		return err
	}
	if len(form.Problems) > 0 {
		return w.askedPage(http.StatusUnprocessableEntity, form, form.line("q"), where)
	}
	var left []compose.Left
	first := ""
	step := survey.Step{Code: author.StepAdd}
	err = w.edit(&step, func(q survey.Questionnaire) (survey.Questionnaire, error) {
		left, first = nil, ""
		at, ok := w.spotOf(&q, where)
		if !ok {
			q.Sections = append(slices.Clone(q.Sections), survey.Section{})
			at.Section = len(q.Sections) - 1
		}
		for i, one := range picked {
			_, path, _ := strings.Cut(one, " ")
			taken, to, behind, err := compose.Borrow(q, at, sources[i], path)
			if err != nil {
				return q, err
			}
			q, left = taken, append(left, behind...)
			if at.At++; first == "" {
				first = to
			}
		}
		step.Object = nameAt(&q, first)
		return q, nil
	})
	if err != nil {
		status, err := p.refused(r, form, err, nil)
		if err != nil {
			return err
		}
		return w.askedPage(status, form, form.line("q"), where)
	}
	if len(left) > 0 { // taken over, but not whole
		form.values = nil
		for _, one := range left {
			form.wrong("", r.Say("manage.editor.asked.left", survey.Args{"Name": one.Question, "Expression": one.Expression}))
		}
		p.standsAt(r, w.at(""))
		return w.outlinePage(http.StatusCreated, form)
	}
	return r.SeeOther(w.at("") + "?done=taken&at=" + url.QueryEscape(first) + "#" + url.PathEscape("q-"+first))
}

// sources are the questionnaires that the picked questions come from, if the person may read them.
func (w *writing) sources(picked []string) ([]survey.Questionnaire, error) {
	startable, err := w.pages.startable(w.r)
	if err != nil {
		return nil, err
	}
	read := map[string]survey.Questionnaire{}
	sources := make([]survey.Questionnaire, len(picked))
	for i, one := range picked {
		name, _, _ := strings.Cut(one, " ")
		if !slices.ContainsFunc(startable, func(info survey.QuestionnaireInfo) bool { return info.Name == name }) {
			return nil, errMissing
		}
		if _, known := read[name]; !known {
			if read[name], err = w.pages.contentOf(w.r, name); err != nil {
				return nil, err
			}
		}
		sources[i] = read[name]
	}
	return sources, nil
}
