package survey

import (
	"context"
	"encoding/json"
	"time"
)

// Questionnaire is the instrument in its canonical JSON form (DESIGN section 5). A published version never changes.
type Questionnaire struct {
	Name            string              `json:"name"`
	Version         int                 `json:"version"`
	Languages       []string            `json:"languages"`
	DefaultLanguage string              `json:"default_language"`
	Title           Text                `json:"title"`
	Intro           Text                `json:"intro,omitempty"`
	Thanks          Text                `json:"thanks,omitempty"`
	ChoiceLists     map[string][]Choice `json:"choice_lists"`
	Sections        []Section           `json:"sections"`
}

// Choice is one choice of a list. Concept is the coded idea it stands for ("use/find_portal").
type Choice struct {
	Name      string            `json:"name"`
	Label     Text              `json:"label"`
	Image     Text              `json:"image,omitempty"` // names of files
	Exclusive bool              `json:"exclusive,omitempty"`
	Retired   bool              `json:"retired,omitempty"` // offered no more; counted where it was answered
	Concept   string            `json:"concept,omitempty"`
	Filters   map[string]string `json:"filters,omitempty"`
}

// OtherChoice is the name that or_other gives to the choice "other"; ranks leave it out.
const OtherChoice = "other"

// Section is a top-level group. AppliesTo says in words whom a conditional section is for.
type Section struct {
	Name      string     `json:"name"`
	Title     Text       `json:"title,omitempty"`
	AppliesTo Text       `json:"applies_to,omitempty"`
	Relevant  string     `json:"relevant,omitempty"`
	Questions []Question `json:"questions"`
}

// QuestionType is the bare word of XLSForm.
type QuestionType string

// The types of question; a group or a repeat holds questions.
const (
	SelectOne      QuestionType = "select_one"
	SelectMultiple QuestionType = "select_multiple"
	Rank           QuestionType = "rank"
	Integer        QuestionType = "integer"
	Decimal        QuestionType = "decimal"
	Range          QuestionType = "range"
	TextType       QuestionType = "text"
	Date           QuestionType = "date"
	Time           QuestionType = "time"
	DateTime       QuestionType = "dateTime"
	Note           QuestionType = "note"
	Calculate      QuestionType = "calculate"
	Acknowledge    QuestionType = "acknowledge"
	Hidden         QuestionType = "hidden"
	Group          QuestionType = "group"
	Repeat         QuestionType = "repeat"
)

// Question is a question or, when Type is Group or Repeat, what holds questions; a repeat's are asked once for each row.
type Question struct {
	Name              string            `json:"name"`
	Type              QuestionType      `json:"type"`
	List              string            `json:"list,omitempty"` // or of a text, ${name}: it is picked among these answers
	Label             Text              `json:"label,omitempty"`
	Hint              Text              `json:"hint,omitempty"`
	GuidanceHint      Text              `json:"guidance_hint,omitempty"` // more than the hint says, opened on demand
	Image             Text              `json:"image,omitempty"`         // names of files
	ReadOnly          bool              `json:"read_only,omitempty"`
	Required          Condition         `json:"required,omitempty"`
	RequiredMessage   Text              `json:"required_message,omitempty"`
	Relevant          string            `json:"relevant,omitempty"`
	Constraint        string            `json:"constraint,omitempty"`
	ConstraintMessage Text              `json:"constraint_message,omitempty"`
	ChoiceFilter      string            `json:"choice_filter,omitempty"`
	Calculation       string            `json:"calculation,omitempty"`
	Default           string            `json:"default,omitempty"`
	Trigger           string            `json:"trigger,omitempty"`
	Appearance        string            `json:"appearance,omitempty"`
	Parameters        map[string]string `json:"parameters,omitempty"`
	MinPicks          int               `json:"min_picks,omitempty"`
	MaxPicks          int               `json:"max_picks,omitempty"`
	RepeatCount       string            `json:"repeat_count,omitempty"`
	Questions         []Question        `json:"questions,omitempty"`
}

// Condition is an expression that JSON also writes as a plain boolean: true is "true()", false or absent is "".
type Condition string

// Always is the condition that plain true stands for.
const Always Condition = "true()"

// MarshalJSON writes Always as true and any other as the expression.
func (c Condition) MarshalJSON() ([]byte, error) {
	if c == Always {
		return []byte("true"), nil
	}
	return json.Marshal(string(c))
}

// UnmarshalJSON reads a boolean or an expression.
func (c *Condition) UnmarshalJSON(raw []byte) error {
	switch string(raw) {
	case "true":
		*c = Always
		return nil
	case "false", "null":
		*c = ""
		return nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	*c = Condition(s)
	return nil
}

// QuestionnaireInfo is a line of the list of questionnaires.
type QuestionnaireInfo struct {
	Name     string    `json:"name"`
	Title    Text      `json:"title"`
	Versions int       `json:"versions"` // the newest published; 0: none yet
	Draft    bool      `json:"draft"`
	SavedAt  time.Time `json:"saved_at"`
}

// QuestionnaireStore keeps drafts and published versions; one draft at most for each name.
type QuestionnaireStore interface {
	// SaveDraft makes q the draft of its name, replacing the draft there was, whatever its state.
	SaveDraft(ctx context.Context, q Questionnaire, by string, at time.Time) error
	// Publish turns the draft into the next version and gives its number. Without a draft it gives the newest version
	// again; NotFound when there is neither.
	Publish(ctx context.Context, name, by string, at time.Time) (int, error)
	// Published gives a version; 0 asks for the newest; NotFound.
	Published(ctx context.Context, name string, version int) (Questionnaire, error)
	// Questionnaires lists all names in order.
	Questionnaires(ctx context.Context) ([]QuestionnaireInfo, error)
}
