package respond

import "encoding/json"

// SheetPage is the questionnaire as a form: empty, or filled with what came back.
type SheetPage struct {
	Title     string
	Event     string // in words; "" when the sheet belongs to none
	Intro     []string
	Notice    NoticeView
	Action    string
	Print     string // the address of the paper version
	Key       string
	OtherKey  string // of another person's sheet, on the page that reports a conflict
	EventCode string
	Version   int
	Language  string
	Sections  []SectionView
	CanSend   bool
	Summary   *SummaryView
	Outcome   *OutcomeView
	Island    json.RawMessage
}

// NoticeView is the privacy notice: a line, and the parts behind "more".
type NoticeView struct {
	Controller string
	Parts      []NoticePart
}

// NoticePart is one part of the notice.
type NoticePart struct{ Label, Words string }

// SummaryView tells, at the top of the page, what stands in the way, with links to the questions.
type SummaryView struct {
	Title    string
	Message  string
	Problems []ProblemView
}

// ProblemView is one problem: a link to the control, what is wrong and what to do.
type ProblemView struct{ Target, Label, What, Remedy string }

// OutcomeView is what else a page that came back says and offers.
type OutcomeView struct {
	Dropped  []string // labels of questions whose answers were left out
	Conflict bool     // keep the first, replace it, or send another person's
	Save     bool     // save as a file
}

// SectionView is a section of the form.
type SectionView struct {
	ID        string
	Index     int
	Title     string
	AppliesTo string
	Questions []QuestionView
}

// QuestionView is a question, a note, a group or a grid. Type is the question's, or "grid".
type QuestionView struct {
	Index           int // in the instrument's items; -1 for groups
	Name            string
	Type            string
	Label           string
	LabelID         string
	Hint            string
	HintID          string
	Error           string
	ErrorID         string
	DescribedBy     string
	RequiredMessage string
	Optional        bool
	Undo            bool // a single choice that may be taken back
	Menu            bool // select_one as a menu
	MaxPicks        int
	FirstID         string // of the first control
	Value           string
	Lines           int
	Choices         []ChoiceView
	Menus           []MenuView
	Columns         []string
	Fits            bool // a grid narrow enough for a table
	Questions       []QuestionView
}

// ChoiceView is a choice with its control.
type ChoiceView struct {
	ID        string
	Value     string
	Label     string
	Picked    bool
	Exclusive bool
}

// MenuView is one place of a rank.
type MenuView struct {
	ID      string
	Name    string
	Label   string
	Choices []ChoiceView
}
