package limesurvey

// The messages about files, with the Args that their words use.
const (
	limSize     = "LIM_001" // Limit: MiB
	limUnknown  = "LIM_002" // neither .lss, .lsa nor .txt
	limXML      = "LIM_003" // Line: not well-formed
	limDTD      = "LIM_004" // a document type is declared
	limBounds   = "LIM_005" // deeper or more than any survey
	limArchive  = "LIM_006" // the zip cannot be read
	limNoSurvey = "LIM_007" // no .lss in the archive
	limOther    = "LIM_008" // Type: another file of LimeSurvey
	limEmpty    = "LIM_009" // no question
	limHeader   = "LIM_010" // Column: missing in the header of a .txt
	limClass    = "LIM_011" // Class: unknown
	limOrder    = "LIM_012" // Class: a row that belongs to nothing above it
	limEncoding = "LIM_013"
	limUnpacked = "LIM_014" // Limit: MiB
	limQuotes   = "LIM_015" // Line
	limOrphan   = "LIM_016" // Table, Count: rows about what is not in the file
	limMore     = "LIM_017" // Count: messages that are not listed
)

// The messages about questions and answers.
const (
	limType         = "LIM_020" // Question, Type: unknown letter
	limUpload       = "LIM_021" // Question
	limSwitch       = "LIM_022" // Question: choice of language
	limNoAnswers    = "LIM_023" // Question
	limNoRows       = "LIM_024" // Question: no subquestions
	limNoText       = "LIM_025" // Question: its code stands for its text
	limRenamed      = "LIM_026" // Codes: "1a → _1a, …"
	limCodeTwice    = "LIM_027" // Code, Name
	limHidden       = "LIM_028" // Question
	limSoft         = "LIM_029" // Question: soft mandatory
	limFormatting   = "LIM_030" // Count, Questions
	limEmbedded     = "LIM_031" // Question: scripts, styles, frames, films
	limPictures     = "LIM_032" // Question
	limTailored     = "LIM_033" // Question, Text: {…} in a text
	limLanguageRows = "LIM_034" // Language: listed without any text
)

// The messages about conditions and other expressions.
const (
	limRelevance  = "LIM_040" // Question, Expression
	limGroup      = "LIM_041" // Group, Expression
	limEquation   = "LIM_042" // Question, Expression
	limValidation = "LIM_043" // Question, Expression
	limDefault    = "LIM_044" // Question, Expression
	limRowFilter  = "LIM_045" // Question, Expression
	limLimit      = "LIM_046" // Question, Attribute, Expression
	limPattern    = "LIM_047" // Question, Expression
)

// The messages about settings.
const (
	limAttribute    = "LIM_050" // Attribute, Count, Questions
	limPolicy       = "LIM_051"
	limQuotas       = "LIM_052" // Count
	limAssessments  = "LIM_053"
	limEndURL       = "LIM_054" // URL
	limParticipants = "LIM_055"
	limResponses    = "LIM_056"
	limLooks        = "LIM_057" // Attributes
)

// The messages about what LimeSurvey cannot hold, when a questionnaire leaves.
const (
	limOutCodes      = "LIM_070" // Codes: "use_top → usetop, …"
	limOutNames      = "LIM_071" // Names: of the questionnaire and its sections
	limOutExpression = "LIM_072" // Question, Column, Expression
	limOutRepeat     = "LIM_073" // Question
	limOutColumn     = "LIM_074" // Column, Count, Questions
	limOutGroup      = "LIM_075" // Group: its questions stand in the section
	limOutChoices    = "LIM_076" // Lists
	limOutType       = "LIM_077" // Question, Type
	limOutAmong      = "LIM_078" // Question: picked among answers
)
