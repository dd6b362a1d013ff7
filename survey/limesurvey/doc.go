// Package limesurvey brings questionnaires in from LimeSurvey and out to it, and opens the responses of its archives.
//
//	.lss (XML tables), .lsa (zip of .lss and .lsr), .txt (tab-separated) --Read--> survey.Questionnaire + Messages
//	survey.Questionnaire --Write--> .txt + Messages
//	.lsa --Responses--> rows.Table, for the importer of survey/rows
//
// A file is read in two steps. First it becomes a form: LimeSurvey's own groups, questions, subquestions and answers, whichever
// file they came from. Then the form is translated: types, names, texts, conditions. What has no place here is told in a
// Message, never left out in silence, and a condition that cannot be translated exactly is told and not guessed.
//
// Names: a question keeps its code; what LimeSurvey calls Q[SQ001] in files and Q_SQ001 in conditions is Q_SQ001 here, a
// comment Q_comment or Q_SQ001comment, the text of "other" Q_other. So its response files find their questions again.
package limesurvey
