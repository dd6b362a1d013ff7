package editor

import (
	"net/url"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/author/edit"
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
	to, step := at, survey.Step{Code: change.step}
	err = w.edit(&step, func(q survey.Questionnaire) (survey.Questionnaire, error) {
		step.Object = nameAt(&q, at)
		var err error
		q, to, err = change.do(q, at, form)
		return q, err
	})
	if err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
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
	return r.SeeOther(w.at("") + "?done=" + change.done + "&at=" + url.QueryEscape(to) + "#" + url.PathEscape(id))
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
	"section-copy":   {author.StepDuplicate, "copied", copySection},
	"section-delete": {author.StepDelete, "deleted_part", deleteSection},
}

// moveQuestion moves what was dragged to where it was dropped: before or behind another, into what holds others, or into a
// section.
func moveQuestion(q survey.Questionnaire, at string, form *staff.Form) (survey.Questionnaire, string, error) {
	spots := spotsOf(&q)
	if how, where, chosen := strings.Cut(form.Line("where"), " "); chosen {
		form.Values.Set(map[string]string{"section": "section", "in": "holder", "after": "after"}[how], where)
	}
	if section := findSection(&q, form.Line("section")); section >= 0 {
		return edit.Move(q, at, edit.Spot{Section: section, At: len(q.Sections[section].Questions)})
	}
	if holder := findSpot(spots, form.Line("holder")); form.Line("holder") != "" && holder >= 0 {
		return edit.Move(q, at, edit.Spot{Section: spots[holder].section, Holder: spots[holder].path, At: len(spots[holder].question.Questions)})
	}
	target := form.Line("before")
	if target == "" {
		target = form.Line("after")
	}
	i := findSpot(spots, target)
	if i < 0 {
		return q, at, survey.Fail(survey.NotFound, "EDT_002", survey.Args{"Name": target})
	}
	if target == at {
		return q, at, nil
	}
	holder, place := placeOf(&q, spots[i])
	own := findSpot(spots, at)
	if own >= 0 {
		if ownHolder, ownPlace := placeOf(&q, spots[own]); ownHolder == holder && spots[own].section == spots[i].section && ownPlace < place {
			place-- // counted without what moves
		}
	}
	if form.Line("before") == "" {
		place++
	}
	return edit.Move(q, at, edit.Spot{Section: spots[i].section, Holder: holder, At: place})
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
		to := min(max(from+by, 0), len(q.Sections)-1)
		after, err := edit.MoveSection(q, from, to)
		if err == nil && strings.HasPrefix(at, "~") && to < len(after.Sections) {
			at = sectionKey(&after, to)
		}
		return after, at, err
	}
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
	return at
}
