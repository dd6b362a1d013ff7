package editor

import (
	"net/http"
	"reflect"
	"slices"

	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/compose"
)

// follow looks for a thing that the draft has no more at its address in its last states; Missing when none has it.
func (w *writing) follow(at string, t author.Tracer) (author.Trace, error) {
	l, found, err := w.author.Trace(w.r.Ctx(), w.Questionnaire, at, t)
	if err == nil && !found {
		err = staff.Missing
	}
	return l, err
}

// ofQuestions follows what stands at a path: moved it has its name, renamed its place or what it says.
var ofQuestions = author.Tracer{
	There: func(q *survey.Questionnaire, at string) bool { return findSpot(spotsOf(q), at) >= 0 },
	Next: func(before, after *survey.Questionnaire, at string, step survey.Step) string {
		old, spots := spotsOf(before), spotsOf(after)
		if i := findSpot(spots, at); i >= 0 {
			return spots[i].path
		}
		was := old[findSpot(old, at)]
		for _, alike := range []func(s spot) bool{
			func(s spot) bool { return s.question.Name == was.question.Name },
			func(s spot) bool { return step.Code == author.StepRename && s.question.Name == step.Object },
			func(s spot) bool {
				named := *s.question
				named.Name = was.question.Name
				return reflect.DeepEqual(named, *was.question)
			},
		} {
			fresh := slices.DeleteFunc(slices.Clone(spots), func(s spot) bool { return !alike(s) || findSpot(old, s.path) >= 0 })
			if len(fresh) == 1 {
				return fresh[0].path
			}
		}
		return ""
	},
}

// ofSections follows a section: renamed or moved it holds what it held.
var ofSections = author.Tracer{
	There: func(q *survey.Questionnaire, at string) bool { return findSection(q, at) >= 0 },
	Next: func(before, after *survey.Questionnaire, at string, step survey.Step) string {
		if findSection(after, at) >= 0 {
			return at
		}
		was := before.Sections[findSection(before, at)]
		keys, spots := sectionKeys(after), spotsOf(after)
		if step.Code == author.StepRename && len(was.Questions) == 0 && slices.Contains(keys, step.Object) {
			return step.Object
		}
		held, most := make([]int, len(keys)), -1
		for _, one := range was.Questions {
			to := findSpot(spots, ofQuestions.Next(before, after, edit.Join(was.Name, one.Name), step))
			if to < 0 {
				continue
			}
			section := spots[to].section
			held[section]++
			if findSection(before, keys[section]) < 0 && (most < 0 || held[section] > held[most]) {
				most = section
			}
		}
		if most < 0 {
			return ""
		}
		return keys[most]
	},
}

// GonePage shows what was typed on the page of a thing that somebody else deleted, and where its states are kept.
type GonePage struct {
	staff.Frame
	Who, When string
	Lines     []ClashLine // what was typed
	Outline   string
	Versions  string
}

// tellGone answers for a thing that was deleted: the script with who did it, others with the page that shows what was typed;
// typed is the thing as the form has it, in the state that still had it, and before is what it was there.
func (w *writing) tellGone(l author.Trace, name, act string, typed, before any) error {
	if act == "autosave" || act == "check" {
		return w.r.JSON(http.StatusOK, told{Clash: true, Problems: []staff.Problem{}, Found: []Message{}, See: w.r.Say("manage.editor.gone.see", nil),
			Said: w.r.Say("manage.editor.gone.told", survey.Args{"Who": w.who(l.By.SavedBy)})})
	}
	at := l.By.SavedAt.In(w.pages.Now().Location())
	page := GonePage{Frame: w.frame("manage.editor.gone.title", "", nil), Who: w.who(l.By.SavedBy), Outline: w.at(""), Versions: w.at("/versions"),
		When: w.r.Words().Date(w.r.Language, survey.DayOf(at, at.Location())) + ", " + at.Format("15:04")}
	page.Title = w.r.Say("manage.editor.gone.titled", survey.Args{"Name": name})
	changed, err := compose.Differ(typed, before)
	if err != nil {
		return err
	}
	for _, key := range changed {
		if line := w.clashLine(key, typed, before); line.Mine != "" {
			page.Lines = append(page.Lines, line)
		}
	}
	w.pages.StandsAt(w.r, w.at(""))
	return w.r.Page(http.StatusGone, "editor/gone", page)
}
