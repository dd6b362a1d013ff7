package expr

// Env is what an expression sees when it is evaluated. The zero Value stands for a missing answer. Answers are Text or
// Picks; the result of a calculation may be given back as it came from Eval and is read as text.
type Env interface {
	// Answer gives the answer to the question that ${name} names.
	Answer(name string) Value
	// Current gives the current question's own answer, for ".".
	Current() Value
	// Column gives a column of the choice under test in a choice filter; "name" is the choice's name.
	Column(name string) Value
	// Today gives the day as YYYY-MM-DD.
	Today() string
}
