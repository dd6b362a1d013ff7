package respond

import (
	"encoding/json"
	"html/template"
)

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
	Lists     []ListView
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
	Title     template.HTML
	AppliesTo template.HTML
	Questions []QuestionView
}

// QuestionView is a question, a note, a group or a grid. Form names the part of the page that draws it: the question's
// type, or another where the type has several.
type QuestionView struct {
	Index             int // in the instrument's items; -1 for groups
	Name              string
	Form              string
	Class             string
	Label             template.HTML
	LabelID           string
	Hint              template.HTML
	HintID            string
	Guidance          template.HTML // what is opened on demand
	Picture           *PictureView
	Error             string
	ErrorID           string
	DescribedBy       string
	RequiredMessage   string // as written, for the script
	ConstraintMessage string
	Optional          bool
	FromAnswers       bool // a menu of answers given before
	Undo              bool // a single choice that may be taken back
	MaxPicks          int
	FirstID           string // of the first control
	Value             string
	Carried           []CarriedView
	Lines             int // of a text; 0: one that takes a line
	Input             InputView
	Scale             *ScaleView
	Choices           []ChoiceView
	Look              string // how the choices lie
	List              string // id of the list that a menu is filled from
	Open              bool   // a folded list of choices is open
	Menus             []MenuView
	Columns           []ColumnView
	Fits              bool // a grid narrow enough for a table
	Level             int  // of a group's heading
	Repeat            *RepeatView
	Questions         []QuestionView
}

// PictureView is an image; Alt is "" when the words beside it say all.
type PictureView struct{ Address, Alt string }

// ChoiceView is a choice with its control.
type ChoiceView struct {
	ID        string
	Place     int // in its list, for the script, where the order is one by chance; 0 where it need not be told
	Value     string
	Label     string
	Words     string // the label as written, when it speaks of answers
	Picture   *PictureView
	Picked    bool
	Exclusive bool
}

// ColumnView is the head of a grid's column.
type ColumnView struct {
	Label   string
	Words   string
	Picture *PictureView
}

// Mark is what paper has for a choice: a circle where one is taken, a square where several are.
func (v QuestionView) Mark() string {
	if v.Form == "select_multiple" || v.Form == formFolded {
		return "square"
	}
	return "round"
}

// Mark is a square: the place is written into it.
func (MenuView) Mark() string { return "square" }

// MenuView is one place of a rank.
type MenuView struct {
	ID      string
	Name    string
	Label   string
	Choices []ChoiceView
}
