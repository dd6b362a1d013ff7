package editor

import (
	"net/http"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// QuestionnairesPage lists the questionnaires that the person may write.
type QuestionnairesPage struct {
	staff.Frame
	New            string // "": the person may not make one
	Questionnaires []QuestionnaireLine
}

// QuestionnaireLine is one questionnaire of the list.
type QuestionnaireLine struct {
	URL     string
	Title   string
	Name    string
	Version int // the newest published; 0: none yet
	Draft   bool
	SavedOn survey.Day
	Surveys []string // titles of the surveys that use it
}

// questionnaires lists them.
func (p *Pages) questionnaires(r *server.Request) error {
	page := QuestionnairesPage{Frame: p.Frame(r, "manage.editor.list.title", "questionnaires", nil)}
	authorship, mine, err := p.writable(r)
	if err != nil {
		return err
	}
	if authorship.Any() {
		page.New = staff.Home(r) + "new-questionnaire"
	}
	for _, one := range mine {
		line := QuestionnaireLine{URL: staff.OfQuestionnaire(r, one.Name, ""), Title: p.Title(r, one.Title), Name: one.Name, Version: one.Versions, Draft: one.Draft,
			SavedOn: survey.DayOf(one.SavedAt, p.Now().Location())}
		for _, s := range authorship.Surveys(one.Name) {
			line.Surveys = append(line.Surveys, p.Title(r, s.Title))
		}
		page.Questionnaires = append(page.Questionnaires, line)
	}
	return r.Page(http.StatusOK, "editor/questionnaires", page)
}

// writable gives the questionnaires that the person may write, and why.
func (p *Pages) writable(r *server.Request) (authorship *server.Authorship, mine []survey.QuestionnaireInfo, err error) {
	if authorship, err = r.Authorship(); err != nil {
		return authorship, nil, err
	}
	known, err := p.Store.Questionnaires(r.Ctx())
	if err != nil {
		return authorship, nil, err
	}
	for _, one := range known {
		may, err := authorship.Of(r.Ctx(), one.Name)
		if err != nil {
			return authorship, nil, err
		}
		if may {
			mine = append(mine, one)
		}
	}
	return authorship, mine, nil
}
