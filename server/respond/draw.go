package respond

import (
	"encoding/json"
	"slices"
	"strings"

	"sonde/server"
	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/templates"
)

// form is a survey as its page shows it: everything that the page's words depend on but what is typed.
type form struct {
	survey survey.Survey
	event  survey.Event // zero: none
	in     *questionnaire.Instrument
	// lacking are the names of the pictures that it shows and nobody has added.
	lacking []string
}

// sheetForm is the id of the form, which the language switch submits.
const sheetForm = "sheet"

// filled is a sheet that comes back, and why.
type filled struct {
	raw      questionnaire.Raw
	entry    questionnaire.Entry
	key      string
	otherKey string
	problems survey.Problems
	summary  *SummaryView
	outcome  *OutcomeView
	closed   bool   // it cannot be sent any more
	fresh    string // address of a row to begin at
}

// page makes the page of a form, empty or filled, in the request's language.
func (f *form) page(r *server.Request, back filled) (SheetPage, error) {
	d := f.sheetDrawer(r.Words(), r.Language, back.raw, back.entry)
	d.fresh, d.images = back.fresh, imagesPath(r.Language, f.survey.Slug)
	f.summarise(d, &back)
	island, err := json.Marshal(islandView{Island: f.in.Island(), Slug: f.survey.Slug, Looked: f.in.Looked(r.Language), Words: scriptWords(d)})
	if err != nil {
		return SheetPage{}, survey.Wrap(survey.Internal, "SRV_001", err)
	}
	q := &f.in.Questionnaire
	r.Layout.Trial = f.survey.State == survey.StateTrial
	r.Layout.SwitchForm = sheetForm
	r.Layout.Alternates = f.alternates(r)
	return SheetPage{
		Title:     f.title(d),
		Event:     eventWords(d, f.event),
		Intro:     paragraphs(d.text(q.Intro)),
		Notice:    noticeView(d, f.survey.Notice),
		Action:    sheetPath(r.Language, f.survey.Slug) + sentQuery,
		Print:     sheetPath(r.Language, f.survey.Slug) + "/print",
		Key:       back.key,
		OtherKey:  back.otherKey,
		EventCode: f.event.Code,
		Version:   q.Version,
		Language:  r.Language,
		Sections:  d.sections(),
		Lists:     d.lists(),
		CanSend:   !back.closed,
		Summary:   back.summary,
		Outcome:   back.outcome,
		Island:    island,
	}, nil
}

// summarise words the problems: beside their questions, and in the summary with links.
func (f *form) summarise(d *drawer, back *filled) {
	if len(back.problems) == 0 {
		return
	}
	back.summary = &SummaryView{
		Title:   d.say("respond.invalid_title", nil),
		Message: d.say("respond.invalid", survey.Args{"Count": len(back.problems)}),
	}
	for _, problem := range back.problems {
		in, item, titles := d.at(problem.Path())
		what, remedy := f.in.Explain(d.words, d.language, problem)
		what, remedy = in.spoken(what), in.spoken(remedy)
		view := ProblemView{Target: controlID(problem.Question, 0), Label: problem.Question, What: what, Remedy: remedy}
		switch {
		case item == nil:
		case item.Row == nil:
			view.Label = strings.Join(append(titles, in.whole(item)), " – ")
		case strings.HasSuffix(problem.Question, in.name(item)):
			view.Target, view.Label = "label-"+problem.Question, strings.Join(append(titles, in.title(item.Question)), " – ")
		default:
			view.Target, view.Label = "row-"+problem.Question, strings.Join(titles, " – ")
		}
		if d.problems[problem.Question] == "" {
			d.problems[problem.Question] = strings.TrimSpace(what + " " + remedy)
		}
		back.summary.Problems = append(back.summary.Problems, view)
	}
}

// title is the survey's, or its questionnaire's.
func (f *form) title(d *drawer) string {
	if title := d.text(f.survey.Title); title != "" {
		return title
	}
	return d.text(f.in.Questionnaire.Title)
}

// speaks tells whether the questionnaire is written in the language: a sheet that was filled in it is taken, complete or not.
func (f *form) speaks(language string) bool {
	return slices.Contains(f.in.Questionnaire.Languages, language)
}

// offers tells whether respondents may read it in the language: nothing is missing there.
func (f *form) offers(language string) bool { return slices.Contains(f.in.Languages, language) }

// alternates gives the other languages; none at all when there is one alone, not those of the interface.
func (f *form) alternates(r *server.Request) []templates.Alternate {
	others := []templates.Alternate{}
	for _, language := range f.in.Languages {
		if language != r.Language {
			others = append(others, templates.Alternate{Language: language, Name: r.LanguageName(language), URL: sheetPath(language, f.survey.Slug)})
		}
	}
	return others
}

// sentQuery makes the address that sheets are sent to another than that of the empty form: browsers throw away what they
// keep of an address that something was posted to, and Back would then fetch a form with another key.
const sentQuery = "?sent"

func sheetPath(language, slug string) string { return "/" + language + "/s/" + slug }

// imagesPath is the address that the names of a survey's images are put behind.
func imagesPath(language, slug string) string { return sheetPath(language, slug) + "/images/" }

// noticeView words the notice; parts that nobody has written are left out.
func noticeView(d *drawer, n survey.Notice) NoticeView {
	view := NoticeView{Controller: d.text(n.Controller)}
	for _, part := range []struct {
		key   string
		words survey.Text
	}{
		{"notice.controller", n.Controller}, {"notice.contact", n.Contact}, {"notice.purpose", n.Purpose}, {"notice.basis", n.Basis},
		{"notice.recipients", n.Recipients}, {"notice.retention", n.Retention}, {"notice.rights", n.Rights},
	} {
		if words := d.text(part.words); words != "" {
			view.Parts = append(view.Parts, NoticePart{Label: d.say(part.key, nil), Words: words})
		}
	}
	return view
}

// eventWords says the occasion in a line: its title or kind, where, when.
func eventWords(d *drawer, event survey.Event) string {
	if event.Code == "" {
		return ""
	}
	parts := []string{d.text(event.Title)}
	if parts[0] == "" {
		parts[0] = d.say("respond.kind."+string(event.Kind), nil)
	}
	if event.Place != "" {
		parts = append(parts, event.Place)
	}
	if day := d.words.Date(d.language, event.StartsOn); day != "" {
		parts = append(parts, day)
	}
	return strings.Join(parts, ", ")
}

func paragraphs(text string) []string {
	var found []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			found = append(found, paragraph)
		}
	}
	return found
}
