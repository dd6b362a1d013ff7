package expr

// Env is what an expression sees when it is evaluated. The zero Value stands for a missing answer. Answers are Text,
// Picks or Sequence; the result of a calculation may be given back as it came from Eval and is read as text. Embed Blank
// to answer only what there is.
type Env interface {
	// Answer gives what ${name} names. A question of the expression's own row, or of a row or sheet around it: its
	// answer. A question in a repeat that the expression does not stand in: the Sequence of its answers, in order, of
	// the rows in which it is asked. A repeat: a Sequence with one text that is not empty for each row.
	Answer(name string) Value
	// Indexed gives the answer to a question of the rows that are told, as indexed-repeat() does; of a repeat around it
	// that is not told, the row that the expression stands in. Without such a row there is no answer.
	Indexed(name string, rows []Row) Value
	// Rows gives what a lookup begins with: the rows of a repeat around or beside the expression's own, those of each row
	// around them apart; or for a question each row in which it stands, apart.
	Rows(name string) []Table
	// List gives the choices of a list that are offered, with their labels in the language of the sheet.
	List(name string) Table
	// Position gives the number of the row of a repeat that the expression stands in, from 1; "" asks for the
	// innermost repeat. 0: it stands in none.
	Position(repeat string) int
	// Current gives the current question's own answer, for ".".
	Current() Value
	// Column gives a column of the choice under test in a choice filter; "name" is the choice's name.
	Column(name string) Value
	// ChoiceLabel gives the label of a choice of a question's list, in the language of the sheet; "" when there is none.
	ChoiceLabel(question, choice string) string
	// Language gives the language of the sheet, for the names of months and days; those but "fr" speak English.
	Language() string
	// Today gives the day as YYYY-MM-DD.
	Today() string
	// Now gives the day and the time of day, where the survey is, as YYYY-MM-DDTHH:MM.
	Now() string
	// Seed gives what random numbers are drawn from: the same for the same sheet, question and row, another for others.
	Seed() string
}

// Row is a row of a repeat; Number counts from 1.
type Row struct {
	Repeat string
	Number int
}

// Blank is an Env in which there is nothing.
type Blank struct{}

// Answer gives no answer.
func (Blank) Answer(string) Value { return Value{} }

// Indexed gives no answer.
func (Blank) Indexed(string, []Row) Value { return Value{} }

// Rows gives none.
func (Blank) Rows(string) []Table { return nil }

// List gives an empty list.
func (Blank) List(string) Table { return nothing{} }

// nothing is a Table without rows.
type nothing struct{}

func (nothing) Len() int                       { return 0 }
func (nothing) Cell(int, string) (Value, bool) { return Value{}, false }
func (nothing) Inner(int, string) []Table      { return nil }

// Position stands in no repeat.
func (Blank) Position(string) int { return 0 }

// Current gives no answer.
func (Blank) Current() Value { return Value{} }

// Column gives nothing.
func (Blank) Column(string) Value { return Value{} }

// ChoiceLabel gives no label.
func (Blank) ChoiceLabel(string, string) string { return "" }

// Language gives no language.
func (Blank) Language() string { return "" }

// Today gives no day.
func (Blank) Today() string { return "" }

// Now gives no time.
func (Blank) Now() string { return "" }

// Seed gives the empty seed.
func (Blank) Seed() string { return "" }
