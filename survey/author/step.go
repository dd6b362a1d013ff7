package author

// The codes of steps; their words stand in the locale files under "step." + code. Those below the line are taken by the
// store and by this package alone.
const (
	StepText      = "text"      // a text was written; Object tells which (see Object), so that writing on is one step
	StepProperty  = "property"  // another property of a question, section or the whole was set
	StepCondition = "condition" // an expression was set
	StepChoices   = "choices"   // the choices of a list were set
	StepAdd       = "add"
	StepDelete    = "delete"
	StepDuplicate = "duplicate"
	StepMove      = "move"
	StepRename    = "rename"
	StepLanguages = "languages"
	StepImport    = "import" // a whole questionnaire came from a file

	StepStart   = "start"   // where the draft started from
	StepReplace = "replace" // a whole questionnaire took the draft's place
	StepUndo    = "undo"
	StepRedo    = "redo"
	StepRestore = "restore" // an earlier state came back
	StepDiscard = "discard"
	StepPublish = "publish"
)
