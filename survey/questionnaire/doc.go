// Package questionnaire knows the instrument: its canonical JSON, what is wrong with it, who is asked what, what is worked
// out, and whether a filled sheet is valid.
//
//	file  --Parse-->  survey.Questionnaire  --Check-->  Messages (all at once)
//	                                        --Compile-> *Instrument (immutable, for any number of goroutines)
//	                                                    --Start--> Raw: the sheet as its page begins; Island for its script
//	sheet --DecodeForm, DecodeJSON--> Raw   --Validate-> Checked: canonical answers, skipped, dropped, problems
//
// A question is asked when the conditions of its section, of its groups and its own all hold. An answer to a question
// that is not asked does not exist for any later condition; conditions and calculations are therefore worked out in the
// order of their dependencies, which cycles would not have and which Check refuses.
//
// A repeat is one Item whose Row is the instrument of its rows, repeats within repeats too. A question of a row is asked
// when the repeat is and when the conditions within the row hold. Rows in which nothing is answered that is asked do not
// exist, unless the repeat's count fixes their number. A row's question has an address, REPEAT/N/KEY, which names its
// control, its problems and its answer.
//
// Calculated values are worked out here, whatever a page or program sends, and stored with the answers; nobody is asked
// them, so that they are neither answered nor skipped. They see the beginning of the day for now(), the questionnaire's
// default language, and chance drawn from the sheet's key: the same sheet sent again has the same content.
//
// What an expression sees of an answer: the choice's name, the picks, the text, the number as expr.NumberText writes it,
// OK for a ticked acknowledge, and of a repeat the number of each of its rows.
//
// # Limits
//
// MaxRows rows in a repeat and a thousand in a sheet; survey.MaxSheetBytes for what is sent and, again, for what is worked
// out; MaxControls controls of a page before Check warns.
package questionnaire
