package editor

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
	"sonde/survey/questionnaire"
)

// order does what the buttons of the outline say: moves, doubles and deletes questions and sections.
func (p *Pages) order(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	act, at, _ := strings.Cut(form.Line("do"), " ")
	change, known := orders[act]
	if !known {
		return survey.Fail(survey.Malformed, "SRV_007", nil)
	}
	to, step, done := at, survey.Step{Code: change.step}, change.done
	err = w.edit(&step, func(q survey.Questionnaire) (survey.Questionnaire, error) {
		step.Object, done = nameAt(&q, at), change.done
		before := q
		var err error
		q, to, err = change.do(q, at, form)
		switch {
		case change.step != author.StepMove:
		case (strings.HasSuffix(act, "up") || strings.HasSuffix(act, "down")) && questionnaire.Same(before, q):
			done = "stays" // at an end, or before a namesake
		case strings.HasPrefix(act, "section-") && len(q.Sections) < len(before.Sections):
			done = "moved_joined"
		}
		return q, err
	})
	if err != nil {
		status := http.StatusNotFound
		if gone := goneByNow(err, at); gone != nil {
			form.Wrong("", p.Server.Refusal(r.Language, gone).Message)
		} else if status, err = p.Refused(r, form, err, nil); err != nil {
			return err
		}
		p.StandsAt(r, w.at(""))
		return w.outlinePage(status, form)
	}
	if change.done == "deleted_part" {
		return r.SeeOther(w.at("") + "?done=deleted_part")
	}
	if form.Line("from") == "question" {
		return staff.Next(r, w.at(questionPath(to)), change.done)
	}
	id := "q-" + to
	if strings.HasPrefix(act, "section-") {
		id = "s-" + to
	}
	return r.SeeOther(w.at("") + "?done=" + done + "&at=" + url.QueryEscape(to) + "#" + url.PathEscape(id))
}

// orders are what the buttons of the outline do, each with its step in the history and what the next page says.
var orders = map[string]struct {
	step string
	done string
	do   func(q survey.Questionnaire, at string, form *staff.Form) (survey.Questionnaire, string, error)
}{
	"up": {author.StepMove, "moved", func(q survey.Questionnaire, at string, _ *staff.Form) (survey.Questionnaire, string, error) {
		return edit.Up(q, at)
	}},
	"down": {author.StepMove, "moved", func(q survey.Questionnaire, at string, _ *staff.Form) (survey.Questionnaire, string, error) {
		return edit.Down(q, at)
	}},
	"copy": {author.StepDuplicate, "copied", func(q survey.Questionnaire, at string, _ *staff.Form) (survey.Questionnaire, string, error) {
		return edit.Duplicate(q, at)
	}},
	"delete": {author.StepDelete, "deleted_part", deleteQuestion},
	"move":   {author.StepMove, "moved", moveQuestion},

	"section-up":     {author.StepMove, "moved", moveSection(-1)},
	"section-down":   {author.StepMove, "moved", moveSection(1)},
	"section-move":   {author.StepMove, "moved", placeSection},
	"section-copy":   {author.StepDuplicate, "copied", copySection},
	"section-delete": {author.StepDelete, "deleted_part", deleteSection},
}

// moveQuestion moves something to the place that the form says.
func moveQuestion(q survey.Questionnaire, at string, form *staff.Form) (survey.Questionnaire, string, error) {
	to, ok := spotOf(&q, form.Line("where"))
	if !ok {
		return q, at, nowhere(form)
	}
	spots := spotsOf(&q)
	if own := findSpot(spots, at); own >= 0 {
		if holder, place := placeOf(&q, spots[own]); holder == to.Holder && spots[own].section == to.Section && place < to.At {
			to.At-- // counted without what moves
		}
	}
	return edit.Move(q, at, to)
}

// nowhere says that the place is not there by now.
func nowhere(form *staff.Form) error {
	_, at, _ := strings.Cut(form.Line("where"), " ")
	return survey.Fail(survey.NotFound, "EDT_002", survey.Args{"Name": at})
}

// goneByNow is the refusal of what is not there any more, as somebody else moved, renamed or deleted it; nil for another. It
// names what was asked for when it names nothing.
func goneByNow(err error, at string) *survey.Error {
	refused := (*survey.Error)(nil)
	if !errors.As(err, &refused) || refused.Code != "EDT_002" {
		return nil
	}
	if name, _ := refused.Args["Name"].(string); name != "" {
		at = name
	}
	return survey.Fail(survey.NotFound, "EDT_002", survey.Args{"Name": at})
}

// placeOf gives the path of what a spot stands in, "" for its section, and its place there.
func placeOf(q *survey.Questionnaire, s spot) (holder string, place int) {
	siblings := q.Sections[s.section].Questions
	if names := strings.Split(s.path, "/"); len(names) > 2 {
		holder = edit.Join(names[:len(names)-1]...)
		around, _ := edit.Find(*q, holder)
		siblings = around.Questions
	}
	for i := range siblings {
		if siblings[i].Name == s.question.Name {
			return holder, i
		}
	}
	return holder, 0
}

// deleteQuestion deletes with it the choice lists that nothing else takes.
func deleteQuestion(q survey.Questionnaire, at string, _ *staff.Form) (survey.Questionnaire, string, error) {
	after, err := edit.Delete(q, at)
	if err == nil {
		dropLists(&q, &after)
	}
	return after, at, err
}

// dropLists drops the lists that were taken before and are no more.
func dropLists(before, after *survey.Questionnaire) {
	taken := edit.LookedUp(after)
	for _, s := range spotsOf(after) {
		taken[s.question.List] = true
	}
	for _, s := range spotsOf(before) {
		if list := s.question.List; list != "" && !taken[list] {
			delete(after.ChoiceLists, list)
		}
	}
}

func deleteSection(q survey.Questionnaire, at string, _ *staff.Form) (survey.Questionnaire, string, error) {
	after, err := edit.DeleteSection(q, findSection(&q, at))
	if err == nil {
		dropLists(&q, &after)
	}
	return after, at, err
}

func moveSection(by int) func(survey.Questionnaire, string, *staff.Form) (survey.Questionnaire, string, error) {
	return func(q survey.Questionnaire, at string, _ *staff.Form) (survey.Questionnaire, string, error) {
		from := findSection(&q, at)
		return sectionMoved(q, from, min(max(from+by, 0), len(q.Sections)-1))
	}
}

// placeSection moves a section that was dragged before or behind another.
func placeSection(q survey.Questionnaire, at string, form *staff.Form) (survey.Questionnaire, string, error) {
	how, key, _ := strings.Cut(form.Line("where"), " ")
	from, to := findSection(&q, at), findSection(&q, key)
	if to < 0 {
		return q, at, nowhere(form)
	}
	if how == "after" {
		to++
	}
	if from < to {
		to-- // counted without what moves
	}
	return sectionMoved(q, from, to)
}

// sectionMoved moves a section and gives its key; one without a name joins another that comes beside it.
func sectionMoved(q survey.Questionnaire, from, to int) (survey.Questionnaire, string, error) {
	after, err := edit.MoveSection(q, from, to)
	if err != nil {
		return after, "", err
	}
	key := sectionKey(&q, from)
	if moved := q.Sections[from]; moved.Name == "" && len(moved.Questions) > 0 {
		spots := spotsOf(&after)
		if i := findSpot(spots, edit.Join("", moved.Questions[0].Name)); i >= 0 {
			key = sectionKey(&after, spots[i].section)
		}
	}
	return after, key, nil
}

func copySection(q survey.Questionnaire, at string, _ *staff.Form) (survey.Questionnaire, string, error) {
	from := findSection(&q, at)
	after, err := edit.DuplicateSection(q, from)
	if err == nil && from+1 < len(after.Sections) {
		at = sectionKey(&after, from+1)
	}
	return after, at, err
}

// nameAt names what stands at a path or a section's key, for the history.
func nameAt(q *survey.Questionnaire, at string) string {
	if found, ok := edit.Find(*q, at); ok {
		return found.Name
	}
	if i := findSection(q, at); i >= 0 && q.Sections[i].Name == "" { // its address is no name
		if title := firstWords(q.Sections[i].Title, q.Languages); title != "" || len(q.Sections[i].Questions) == 0 {
			return title
		}
		return q.Sections[i].Questions[0].Name + ", …"
	}
	return at
}
