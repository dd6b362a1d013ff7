package respond

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

// islandView is what the page's script is given: the conditions, and the words it may need. Places to fill are {n} and
// the like.
type islandView struct {
	questionnaire.Island
	Slug string `json:"slug"`
	// Looked are the choices of the lists in which something is looked up, by their columns.
	Looked map[string][]map[string]string `json:"looked,omitempty"`
	Plain  bool                           `json:"plain,omitempty"` // choices stand in the order of their list, as on paper
	Words  scriptSpeak                    `json:"words"`
}

type scriptSpeak struct {
	Progress       string `json:"progress"`
	Required       string `json:"required"`
	Constraint     string `json:"constraint"`
	NoChoice       string `json:"no_choice"`
	RowGone        string `json:"row_gone"`
	RowBack        string `json:"row_back"`
	Picked         string `json:"picked"`
	TooMany        string `json:"too_many"`
	Undo           string `json:"undo"`
	Sending        string `json:"sending"`
	Offline        string `json:"offline"`
	Busy           string `json:"busy"`
	Again          string `json:"again"`
	NoTranslation  string `json:"no_translation"`
	DraftForgotten string `json:"draft_forgotten"`
	DraftBack      string `json:"draft_back"`
	DraftOlder     string `json:"draft_older"`
}

func scriptWords(d *drawer) scriptSpeak {
	picks := survey.Args{"Done": "{n}", "Limit": "{max}", "Over": "{over}"}
	pause := survey.Args{"Seconds": "{seconds}"}
	return scriptSpeak{
		Progress:       d.say("respond.progress", survey.Args{"Step": "{n}", "Steps": "{total}"}),
		Required:       d.say("respond.required", nil),
		Constraint:     d.say("respond.constraint", nil),
		NoChoice:       d.say("respond.no_choice", nil),
		RowGone:        d.say("respond.row_gone", survey.Args{"Title": "{title}"}),
		RowBack:        d.say("respond.row_back", nil),
		Picked:         d.say("respond.picked", picks),
		TooMany:        d.say("respond.too_many", picks),
		Undo:           d.say("respond.undo", nil),
		Sending:        d.say("respond.sending", nil),
		Offline:        d.say("respond.offline", pause),
		Busy:           d.say("respond.busy", pause),
		Again:          d.say("respond.again", nil),
		NoTranslation:  d.say("respond.no_translation", nil),
		DraftForgotten: d.say("respond.draft_forgotten", nil),
		DraftBack:      d.say("respond.draft_back", nil),
		DraftOlder:     d.say("respond.draft_older", nil),
	}
}
