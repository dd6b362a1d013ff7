package picture

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// Catalogue lists every warning about the pictures of a questionnaire, each with an example of what it is about, for the
// manual.
func Catalogue() questionnaire.Messages {
	all := questionnaire.Messages{
		{Code: codeUnreadable, Args: survey.Args{"Name": "boat.png"}},
		{Code: codeTooLarge, Args: survey.Args{"Name": "boat.png", "Limit": MaxBytes >> 10, "Pixels": MaxPixels}},
		{Code: codeTooMany, Args: survey.Args{"Name": "boat.png", "Limit": MaxTotal >> 20}},
		{Code: codeShown, Args: survey.Args{"Name": "boat.png", "Version": 2}},
		{Code: CodeLacking, Args: survey.Args{"Name": "boat.png"}},
		{Code: codeKind, Args: survey.Args{"Name": "boat.svg"}},
		{Code: codePath, Args: survey.Args{"Name": "photos/boat.png", "File": "boat.png"}},
		{Code: CodeCapitals, Args: survey.Args{"Name": "Boat.PNG", "File": "boat.png"}},
	}
	for i := range all {
		all[i].Severity = questionnaire.SeverityWarning
	}
	return all
}
