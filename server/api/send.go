package api

import (
	"errors"
	"net/http"
	"slices"

	"sonde/server"
	"sonde/server/intake"
	"sonde/survey"
	"sonde/survey/collect"
	"sonde/survey/questionnaire"
)

// Receipt is the reply to a response that was taken.
type Receipt struct {
	Receipt string `json:"receipt"`
}

// send takes a response; 201 the first time, 200 when the same was there.
func (a *API) send(r *server.Request) error {
	standing, err := a.admitted(r)
	if err != nil {
		return err
	}
	sheet, err := readSheet(r)
	if err != nil {
		return err
	}
	if !a.intake.Sends.Allow(a.server.ClientAddress(r.Context.Request)) {
		return survey.Fail(survey.TooMany, "SRV_009", nil)
	}
	submission, err := a.submission(r, standing, sheet)
	if err != nil {
		return err
	}
	receipt, outcome, err := a.intake.Collector.Send(r.Ctx(), submission)
	if err != nil {
		return refused(r, err)
	}
	switch outcome {
	case survey.Stored:
		return r.JSON(http.StatusCreated, Receipt{string(receipt)})
	case survey.SameContent:
		return r.JSON(http.StatusOK, Receipt{string(receipt)})
	case survey.OtherContent:
		return survey.Fail(survey.Conflict, "API_004", nil)
	case survey.OtherSurvey:
		return survey.Fail(survey.Conflict, "API_005", nil)
	}
	return survey.Fail(survey.Gone, "RSP_002", nil)
}

// admitted gives the survey when the caller may send to it: everybody to a listed one, else who holds its token.
func (a *API) admitted(r *server.Request) (*intake.Standing, error) {
	standing, err := a.intake.Standing(r.Ctx(), r.Param("slug"))
	if err != nil || standing.Survey.Listed && r.GetHeader("Authorization") == "" {
		return standing, err
	}
	token, err := a.server.Identity.Token(r.Ctx(), r.Context.Request)
	switch {
	case survey.IsKind(err, survey.Unauthenticated) && !standing.Survey.Listed:
		return nil, intake.ErrNone // as for a survey that is not there
	case err != nil:
		return nil, err
	case token.Survey != standing.Survey.Slug || token.Role != survey.RoleCollector && token.Role != survey.RoleCoordinator:
		return nil, intake.ErrNone
	}
	return standing, nil
}

// submission validates the sheet. All that is wrong comes at once.
func (a *API) submission(r *server.Request, standing *intake.Standing, sheet Sheet) (collect.Submission, error) {
	if sheet.Version == 0 {
		sheet.Version = standing.Survey.Version
	}
	in, err := a.intake.Shown(r.Ctx(), standing.Survey, sheet.Version)
	if survey.IsKind(err, survey.NotFound) {
		return collect.Submission{}, wrong([]server.Pointer{pointer(r, "#/version", "API_002")})
	}
	if err != nil {
		return collect.Submission{}, err
	}
	raw, err := in.DecodeJSON(sheet.Answers)
	if err != nil {
		return collect.Submission{}, err
	}
	var pointers []server.Pointer
	if _, err := collect.ReceiptOf(sheet.Key); err != nil {
		pointers = append(pointers, pointer(r, "#/key", "COL_001"))
	}
	if !slices.Contains(in.Questionnaire.Languages, sheet.Language) {
		pointers = append(pointers, pointer(r, "#/language", "API_003"))
	}
	checked := in.Validate(raw, a.intake.Entry(standing, questionnaire.API, sheet.Key))
	for _, problem := range checked.Problems {
		what, _ := in.Explain(r.Words(), r.Language, problem)
		pointers = append(pointers, server.Pointer{Pointer: server.AnswerPointer(problem), Code: problem.Code, Detail: what})
	}
	if len(pointers) > 0 {
		return collect.Submission{}, wrong(pointers)
	}
	return collect.Submission{
		Survey: standing.Survey, Event: sheet.Event, Key: sheet.Key, Version: sheet.Version, Language: sheet.Language,
		Source: survey.SourceAPI, Answers: in.Canonical(checked.Answers), Skipped: checked.Skipped,
	}, nil
}

// refused turns what the store refuses into what the sheet got wrong, where it did.
func refused(r *server.Request, err error) error {
	var known *survey.Error
	if errors.As(err, &known) && known.Code == "EVT_002" {
		return wrong([]server.Pointer{{Pointer: "#/event", Code: known.Code, Detail: r.Say("error."+known.Code, known.Args)}})
	}
	return err
}

func wrong(pointers []server.Pointer) error {
	return &server.Refused{Err: survey.Fail(survey.Invalid, "SRV_010", nil), Pointers: pointers}
}

func pointer(r *server.Request, where, code string) server.Pointer {
	return server.Pointer{Pointer: where, Code: code, Detail: r.Say("error."+code, nil)}
}
