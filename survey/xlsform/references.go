package xlsform

import (
	"regexp"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/survey/spelling"
)

// lastSaved is how ODK asks for an answer of the sheet that was filled before this one.
const lastSaved = "last-saved#"

// references checks each ${name} of a cell: closed, a name, one that is there, and only once.
func (f *file) references(where at, text string) {
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "${")
		if !found {
			break
		}
		name, next, closed := strings.Cut(after, "}")
		rest = next
		saved := strings.HasPrefix(name, lastSaved)
		name = strings.TrimPrefix(name, lastSaved)
		switch {
		case !closed || !questionnaire.ValidName(name):
			f.say("XLS_070", where, survey.Args{"Text": short("${" + after)})
			if !closed {
				return
			}
		case saved:
			f.say("XLS_073", where, survey.Args{"Name": name})
		case name == instanceID && f.names[name] == 0 && !f.settings.omitInstanceID:
			f.idAsked = true
		case f.names[name] == 0 && f.blind: // it may be the one that has no value
		case f.names[name] == 0:
			f.say("XLS_071", where, survey.Args{"Name": name, "Near": f.nearestName(name)})
		case name == f.settings.root:
			f.say("XLS_074", where, survey.Args{"Name": name})
		case f.names[name] > 1:
			f.say("XLS_072", where, survey.Args{"Name": name, "Count": f.names[name]})
		}
	}
}

// oneReference tells whether a cell is one ${name} and nothing more.
func oneReference(text string) bool {
	after, opened := strings.CutPrefix(text, "${")
	name, closed := strings.CutSuffix(after, "}")
	return opened && closed && questionnaire.ValidName(name)
}

// nearestName gives the name of the survey that another may be misspelt from, "" when none is near.
func (f *file) nearestName(name string) string {
	if len(f.names) > 2_000 || len(name) > 60 {
		return ""
	}
	return spelling.Nearest(name, sortedKeys(f.names), min(3, len(name)))
}

// outside are the functions that look things up in files beside the questionnaire.
var outside = regexp.MustCompile(`\b(pulldata|search)\s*\(`)

// outsideData tells of an expression that looks things up in a file.
func (f *file) outsideData(where at, text string) {
	if m := outside.FindStringSubmatch(text); m != nil {
		f.say("XLS_075", where, survey.Args{"Function": m[1]})
	}
}

// inText is an expression that ODK works out within a text.
var inText = regexp.MustCompile(`\binstance\s*\(\s*['"]`)
