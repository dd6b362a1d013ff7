package manage

import (
	"net/http"

	"sonde/server"
	"sonde/survey"
)

// QuestionnairesPage lists the questionnaires that the person may write.
type QuestionnairesPage struct {
	Frame
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
	page := QuestionnairesPage{Frame: p.frame(r, "manage.editor.list.title", "questionnaires", nil)}
	authorship, mine, err := p.writable(r)
	if err != nil {
		return err
	}
	if authorship.Any() {
		page.New = home(r) + "new-questionnaire"
	}
	for _, one := range mine {
		line := QuestionnaireLine{URL: written(r, one.Name, ""), Title: p.title(r, one.Title), Name: one.Name, Version: one.Versions, Draft: one.Draft,
			SavedOn: survey.DayOf(one.SavedAt, p.now().Location())}
		for _, s := range authorship.Surveys(one.Name) {
			line.Surveys = append(line.Surveys, p.title(r, s.Title))
		}
		page.Questionnaires = append(page.Questionnaires, line)
	}
	return r.Page(http.StatusOK, "manage/questionnaires", page)
}

// writable gives the questionnaires that the person may write, and why.
func (p *Pages) writable(r *server.Request) (authorship server.Authorship, mine []survey.QuestionnaireInfo, err error) {
	if authorship, err = p.server.Authorship(ctx(r), *r.User); err != nil {
		return authorship, nil, err
	}
	known, err := p.store.Questionnaires(ctx(r))
	if err != nil {
		return authorship, nil, err
	}
	for _, one := range known {
		may, err := authorship.Of(ctx(r), one.Name)
		if err != nil {
			return authorship, nil, err
		}
		if may {
			mine = append(mine, one)
		}
	}
	return authorship, mine, nil
}
