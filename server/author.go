package server

import (
	"context"
	"slices"

	"sonde/survey"
)

// Authorship tells which questionnaires a person may write: an admin all, a coordinator those that the surveys coordinated
// use and those that no survey uses yet and that this person had a hand in. Managers read results and write none.
type Authorship struct {
	server *Server
	user   survey.User
	used   map[string]bool            // by any survey
	own    map[string][]survey.Survey // the surveys coordinated, by questionnaire
}

// Authorship tells which questionnaires the person may write; it looks at the surveys and the person's roles once.
func (r *Request) Authorship() (*Authorship, error) {
	if r.authorship != nil {
		return r.authorship, nil
	}
	a := Authorship{server: r.server, user: *r.User, used: map[string]bool{}, own: map[string][]survey.Survey{}}
	surveys, err := a.server.Store.Surveys(r.Ctx())
	if err != nil {
		return nil, err
	}
	memberships, err := a.server.Store.MembershipsOf(r.Ctx(), a.user.ID)
	if err != nil {
		return nil, err
	}
	roles := map[string]survey.Role{}
	for _, m := range memberships {
		roles[m.Survey] = m.Role
	}
	for _, one := range surveys {
		a.used[one.Questionnaire] = true
		if a.user.Admin || Authors.Admits(roles[one.Slug]) {
			a.own[one.Questionnaire] = append(a.own[one.Questionnaire], one)
		}
	}
	r.authorship = &a
	return r.authorship, nil
}

// Any tells whether the person may write questionnaires at all, new ones too.
func (a *Authorship) Any() bool { return a.user.Admin || len(a.own) > 0 }

// Coordinates tells whether the person coordinates a survey.
func (a *Authorship) Coordinates(s survey.Survey) bool {
	return slices.ContainsFunc(a.own[s.Questionnaire], func(own survey.Survey) bool { return own.Slug == s.Slug })
}

// Surveys are those that let the person write a questionnaire.
func (a *Authorship) Surveys(name string) []survey.Survey { return a.own[name] }

// Of tells whether the person may write a questionnaire.
func (a *Authorship) Of(ctx context.Context, name string) (bool, error) {
	switch {
	case a.user.Admin || len(a.own[name]) > 0:
		return true, nil
	case a.used[name] || !a.Any():
		return false, nil
	}
	revisions, err := a.server.Store.DraftRevisions(ctx, name)
	if err != nil {
		return false, err
	}
	for _, one := range revisions {
		if one.SavedBy == a.user.ID {
			return true, nil
		}
	}
	editions, err := a.server.Store.Editions(ctx, name)
	if err != nil {
		return false, err
	}
	for _, one := range editions {
		if one.PublishedBy == a.user.ID {
			return true, nil
		}
	}
	return false, nil
}

// admitAuthor lets in those who may write what the path names.
func admitAuthor(r *Request) error {
	name := r.Param("questionnaire")
	authorship, err := r.Authorship()
	if err != nil {
		return err
	}
	may := authorship.Any()
	if name != "" {
		if may, err = authorship.Of(r.Ctx(), name); err != nil {
			return err
		}
	}
	if !may {
		return errNotFound
	}
	if r.Role = survey.RoleCoordinator; r.User.Admin {
		r.Role = survey.RoleAdmin
	}
	return nil
}
