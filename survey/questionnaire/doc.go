// Package questionnaire knows the instrument: its canonical JSON, what is wrong with it, who is asked what, and whether a
// filled sheet is valid.
//
//	file  --Parse-->  survey.Questionnaire  --Check-->  Messages (all at once)
//	                                        --Compile-> *Instrument (immutable, for any number of goroutines)
//	sheet --DecodeForm, DecodeJSON--> Raw   --Validate-> Checked: canonical answers, skipped, dropped, problems
//
// A question is asked when the conditions of its section, of its groups and its own all hold. An answer to a question
// that is not asked does not exist for any later condition; conditions are therefore evaluated in the order of their
// dependencies, which cycles would not have and which Check refuses.
//
// What an expression sees of an answer: the choice's name, the picks, the text, the number as expr.NumberText writes it,
// and OK for a ticked acknowledge.
package questionnaire
