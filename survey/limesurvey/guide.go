package limesurvey

// Kind is a type of question of LimeSurvey for the manual: its letter, the word for it ("help.lime." + Word) and what it
// becomes here.
type Kind struct {
	Letter  string
	Word    string
	Becomes string
}

// Kinds lists every type that Read knows.
func Kinds() []Kind {
	return []Kind{
		{"L", "list", "select_one"},
		{"!", "menu", "select_one minimal"},
		{"O", "list_comment", "select_one + text"},
		{"Y", "yes_no", "select_one"},
		{"G", "gender", "select_one"},
		{"5", "five_points", "select_one"},
		{"M", "multiple", "select_multiple"},
		{"P", "multiple_comments", "select_multiple + text"},
		{"R", "ranking", "rank"},
		{"A", "array_five", "group table-list"},
		{"B", "array_ten", "group table-list"},
		{"C", "array_yes", "group table-list"},
		{"E", "array_increase", "group table-list"},
		{"F", "array", "group table-list"},
		{"H", "array_column", "group table-list"},
		{"1", "array_dual", "group table-list ×2"},
		{":", "array_numbers", "group integer / decimal / select_multiple"},
		{";", "array_texts", "group text"},
		{"N", "number", "integer / decimal"},
		{"K", "numbers", "group integer / decimal"},
		{"S", "short_text", "text"},
		{"T", "long_text", "text"},
		{"U", "huge_text", "text"},
		{"Q", "several_texts", "group text"},
		{"D", "date", "date / time / dateTime"},
		{"X", "display", "note"},
		{"*", "equation", "calculate"},
		{"I", "switch", "hidden"},
		{"|", "upload", "hidden"},
	}
}
