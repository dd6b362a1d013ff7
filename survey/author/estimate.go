package author

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// RoleQuestion is the question by whose choices estimates are told apart.
const RoleQuestion = "role"

// Estimate is how long it takes to answer a questionnaire in a language, and how much there is to read: for those of a
// role, or with Role "" for whoever is asked everything.
type Estimate struct {
	Language string
	Role     string
	Label    survey.Text // the role's
	Minutes  float64
	Words    int
}

// Estimates tells how long a questionnaire takes, language by language: for whoever is asked everything, then for each
// role, when it asks for one.
func Estimates(in *questionnaire.Instrument) []Estimate {
	var all []Estimate
	role, asked := in.Item(RoleQuestion)
	for _, language := range in.Questionnaire.Languages {
		all = append(all, Estimate{Language: language, Minutes: in.LongestMinutes(language), Words: in.MostWords(language)})
		if !asked || role.Question.Type != survey.SelectOne {
			continue
		}
		for _, choice := range role.Choices {
			answers := survey.Answers{RoleQuestion: survey.Str(choice.Name)}
			all = append(all, Estimate{Language: language, Role: choice.Name, Label: choice.Label,
				Minutes: in.Minutes(language, answers), Words: in.Words(language, answers)})
		}
	}
	return all
}
