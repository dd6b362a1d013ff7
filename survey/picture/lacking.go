package picture

import (
	"maps"
	"path"
	"slices"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// The codes of warnings about pictures that a questionnaire names; words under "questionnaire." + code.
const (
	CodeLacking = "IMG_020" // Name: the file is not there
	codeKind    = "IMG_021" // Name: of a kind that is never taken
	codePath    = "IMG_022" // Name, File: with a folder or an address

	// CodeCapitals is of a folder that holds the file in other capitals.
	CodeCapitals = "IMG_023" // Name, File
)

// kinds are the endings of files that may be pictures; what a file is, its content tells.
var kinds = []string{"", ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif"}

// Lacking warns of the pictures that a questionnaire names and that nobody who answers will see: each once, at the place that
// names it first. there tells the files that are there.
func Lacking(q survey.Questionnaire, there func(name string) bool) questionnaire.Messages {
	var found questionnaire.Messages
	told := map[string]bool{}
	for _, one := range uses(q) {
		if told[one.name] {
			continue
		}
		told[one.name] = true
		args := survey.Args{"Name": one.name, "Language": one.language}
		code := CodeLacking
		switch {
		case strings.ContainsAny(one.name, `/\`):
			code = codePath
			args["File"] = base(one.name)
		case !slices.Contains(kinds, strings.ToLower(path.Ext(one.name))):
			code = codeKind
		case there(one.name):
			continue
		}
		found = append(found, questionnaire.Message{Code: code, Severity: questionnaire.SeverityWarning, Place: one.place, Args: args})
	}
	return found
}

// Refused warns of a picture that is not taken, with the code of the refusal, at the place that names it first.
func Refused(q survey.Questionnaire, name string, refusal *survey.Error) questionnaire.Message {
	args := survey.Args{}
	maps.Copy(args, refusal.Args)
	args["Name"] = name
	m := questionnaire.Message{Code: refusal.Code, Severity: questionnaire.SeverityWarning, Args: args}
	all := uses(q)
	if i := slices.IndexFunc(all, func(one use) bool { return one.name == name }); i >= 0 {
		m.Place, args["Language"] = all[i].place, all[i].language
	}
	return m
}

// base gives the last element of a path of any system.
func base(name string) string { return path.Base(strings.ReplaceAll(name, "\\", "/")) }
