package sqlite

import "sonde/survey"

// The codes of what is not there, or there already; Args name it.
const (
	codeNoQuestionnaire = "QNR_001" // Name
	codeMoved           = "AUT_001" // Name: somebody else saved the draft meanwhile
	codeUsed            = "AUT_006" // Name: it has a version or a survey
	codeNoRevision      = "AUT_002"
	codeTakenSurvey     = "SUR_001" // Slug
	codeNoSurvey        = "SUR_002" // Slug
	codeTakenEvent      = "EVT_001" // Event
	codeNoEvent         = "EVT_002" // Event
	codeNoResponse      = "RSP_001"
	codeWithdrawn       = "RSP_002"
	codeTakenUser       = "USR_001" // Email
	codeNoUser          = "USR_002"
	codeNoMembership    = "USR_003"
	codeNoLogin         = "USR_004"
	codeUsedLink        = "LNK_001"
	codeNoLink          = "LNK_002"
	codeNoToken         = "TOK_001"
	codeNoImage         = "IMG_010" // Name
)

func noQuestionnaire(name string) error {
	return survey.Fail(survey.NotFound, codeNoQuestionnaire, survey.Args{"Name": name})
}

func noSurvey(slug string) error {
	return survey.Fail(survey.NotFound, codeNoSurvey, survey.Args{"Slug": slug})
}

func noEvent(code string) error {
	return survey.Fail(survey.NotFound, codeNoEvent, survey.Args{"Event": code})
}

func noResponse() error { return survey.Fail(survey.NotFound, codeNoResponse, nil) }

func withdrawn() error { return survey.Fail(survey.Gone, codeWithdrawn, nil) }

func noImage(name string) error {
	return survey.Fail(survey.NotFound, codeNoImage, survey.Args{"Name": name})
}
