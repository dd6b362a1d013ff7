package manage

import (
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/life"
)

// CreatePage makes a survey from a questionnaire, or from another survey.
type CreatePage struct {
	staff.Frame
	Lead          string
	Action        string
	Questionnaire *staff.Field // nil when another survey is copied
	Slug          staff.Field
	Name          staff.Pair
	Submit        string
}

// createPage shows the form; from is the survey to copy, nil for none.
func (p *Pages) createPage(r *server.Request, status int, form *staff.Form, from *survey.Survey, s survey.Survey) error {
	page := CreatePage{Frame: p.Frame(r, "manage.create.title", "new", form), Lead: r.Say("manage.create.lead", nil), Action: staff.Home(r) + "new",
		Submit: r.Say("manage.create.submit", nil),
		Slug:   staff.Field{Name: "slug", Label: "manage.create.slug", Hint: "manage.create.slug_hint", Kind: "text", Value: s.Slug, MaxLength: survey.MaxSlugLength},
	}
	if from != nil {
		page.Frame = p.Frame(r, "manage.duplicate.title", "settings", form)
		page.Lead, page.Action = r.Say("manage.duplicate.lead", survey.Args{"Title": p.Title(r, from.Title)}), staff.OfSurvey(r, "/duplicate")
		page.Submit = r.Say("manage.duplicate.submit", nil)
	} else {
		known, err := p.Store.Questionnaires(r.Ctx())
		if err != nil {
			return err
		}
		field := staff.Field{Name: "questionnaire", Label: "manage.create.questionnaire", Kind: "select", Value: s.Questionnaire}
		for _, one := range known {
			field.Choices = append(field.Choices, staff.Choice{Value: one.Name, Label: p.Title(r, one.Title) + " (" + one.Name + ")"})
		}
		page.Questionnaire = &field
	}
	page.Name = p.Pair("title", "manage.create.name", "", s.Title, p.Server.Words.Languages(), "text", staff.MaxTitle)
	if form != nil {
		form.Mark(&page.Slug)
		page.Name.Mark(form)
		if page.Questionnaire != nil {
			form.Mark(page.Questionnaire)
		}
	}
	return r.Page(status, "manage/create", page)
}

func (p *Pages) showCreate(r *server.Request) error {
	return p.createPage(r, http.StatusOK, nil, nil, survey.Survey{Questionnaire: r.Query("questionnaire")})
}

func (p *Pages) showDuplicate(r *server.Request) error {
	return p.createPage(r, http.StatusOK, nil, r.Survey, survey.Survey{Title: r.Survey.Title})
}

// create makes a survey from a questionnaire; its draft becomes the next version.
func (p *Pages) create(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	draft, err := author.New(p.Store, p.Now).Open(r.Ctx(), form.Line("questionnaire"))
	if err != nil && !survey.IsKind(err, survey.NotFound) {
		return err
	}
	s := p.newSurvey(r, form, draft.Questionnaire.Languages)
	s.Questionnaire = form.Line("questionnaire")
	s.Listed, s.LateHours, s.TimeZone = true, survey.DefaultLateHours, defaultZone
	s.WallThreshold, s.OpenThreshold = survey.DefaultWallThreshold, survey.DefaultOpenThreshold
	known, err := p.Store.Questionnaires(r.Ctx())
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(known, func(one survey.QuestionnaireInfo) bool { return one.Name == s.Questionnaire }) {
		form.Wrong("questionnaire", r.Say("manage.wrong.choose", nil))
	}
	return p.saveNew(r, form, nil, s, "survey_create", "created")
}

// duplicate makes a survey with the questionnaire and the settings of another, without its events, responses and members.
func (p *Pages) duplicate(r *server.Request) error {
	form, err := staff.ReadForm(r)
	if err != nil {
		return err
	}
	languages, err := life.Languages(r.Ctx(), p.Store, *r.Survey)
	if err != nil {
		return err
	}
	s, given := *r.Survey, p.newSurvey(r, form, languages)
	s.Slug, s.Title, s.State, s.CreatedAt, s.CreatedBy = given.Slug, given.Title, given.State, given.CreatedAt, given.CreatedBy
	s.OpensAt, s.ClosesAt = given.OpensAt, given.ClosesAt
	return p.saveNew(r, form, r.Survey, s, "survey_duplicate", "duplicated")
}

// newSurvey reads what both forms ask. A title is needed in each language of the interface in which the questionnaire
// speaks, in one when it speaks none of them.
func (p *Pages) newSurvey(r *server.Request, form *staff.Form, languages []string) survey.Survey {
	offered := p.Server.Words.Languages()
	s := survey.Survey{Slug: form.Line("slug"), Title: form.Text(r, "title", offered, false, staff.MaxTitle),
		State: survey.StateDraft, CreatedAt: p.Now(), CreatedBy: r.User.ID}
	if !survey.ValidSlug(s.Slug) {
		form.Wrong("slug", r.Say("manage.wrong.slug", nil))
	}
	needed := slices.DeleteFunc(slices.Clone(offered), func(language string) bool { return !slices.Contains(languages, language) })
	if len(needed) == 0 && len(s.Title) == 0 {
		needed = offered[:1]
	}
	for _, language := range needed {
		if s.Title[language] == "" {
			form.Wrong("title-"+language, r.Say("manage.wrong.empty", nil))
		}
	}
	return s
}

// saveNew stores a survey that is right, else shows the form again.
func (p *Pages) saveNew(r *server.Request, form *staff.Form, from *survey.Survey, s survey.Survey, action, done string) error {
	if len(form.Problems) > 0 {
		return p.createPage(r, http.StatusUnprocessableEntity, form, from, s)
	}
	made, err := life.Create(r.Ctx(), p.Store, s, r.User.ID, p.Now())
	if err != nil {
		status, err := p.Refused(r, form, err, map[string]string{"SUR_001": "slug", "LIF_001": "slug"})
		if err != nil {
			return err
		}
		return p.createPage(r, status, form, from, s)
	}
	if !r.User.Admin {
		if err := p.Access.SetMember(r.Ctx(), made.Slug, r.User.ID, survey.RoleCoordinator); err != nil {
			return err
		}
	}
	if err := p.Record(r, action, made.Slug, made.Slug, ""); err != nil {
		return err
	}
	return staff.Next(r, staff.Home(r)+"s/"+made.Slug, done)
}
