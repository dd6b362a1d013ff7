package xlsform

import (
	"sonde/survey"
	"sonde/survey/questionnaire"
)

const (
	isError   = questionnaire.SeverityError
	isWarning = questionnaire.SeverityWarning
	isNote    = questionnaire.SeverityNote
)

// entry is one kind of message: its severity, and values for its words when the manual shows it.
type entry struct {
	code     string
	severity questionnaire.Severity
	sample   survey.Args
}

// catalogue is all that this package says of a file, in the order of the codes. Words stand in the locale files under
// "xlsform." + code.
var catalogue = []entry{
	// the file
	{"XLS_001", isError, nil},
	{"XLS_002", isError, nil},
	{"XLS_003", isError, nil},
	{"XLS_004", isError, nil},
	{"XLS_005", isError, nil},
	{"XLS_006", isError, nil},
	{"XLS_007", isError, nil},
	{"XLS_008", isError, survey.Args{"Limit": MaxFileBytes >> 20}},
	{"XLS_009", isError, survey.Args{"Count": maxRows}},
	{"XLS_010", isError, survey.Args{"Line": 7}},
	{"XLS_011", isError, nil},
	{"XLS_012", isError, survey.Args{"Sheets": "Sheet1, choices"}},
	{"XLS_013", isWarning, survey.Args{"Sheet": "choises", "Near": "choices"}},
	{"XLS_014", isError, survey.Args{"Sheet": "entities"}},
	{"XLS_015", isError, survey.Args{"Limit": questionnaire.MaxFileBytes >> 20}},
	{"XLS_016", isWarning, survey.Args{"Count": emptyRows, "Last": 120}},
	{"XLS_017", isWarning, survey.Args{"Count": emptyColumns}},
	{"XLS_018", isWarning, survey.Args{"Column": "K", "Text": "to do"}},
	{"XLS_019", isWarning, survey.Args{"Count": 200}},
	// the columns
	{"XLS_020", isError, survey.Args{"Column": "label"}},
	{"XLS_021", isError, survey.Args{"Column": "relevance", "Other": "relevant"}},
	{"XLS_022", isError, survey.Args{"Sheet": "survey", "Column": "type"}},
	{"XLS_023", isWarning, survey.Args{"Column": "relevent", "Near": "relevant"}},
	{"XLS_024", isNote, survey.Args{"Column": "comments"}},
	{"XLS_025", isError, survey.Args{"Column": "audio"}},
	{"XLS_026", isWarning, survey.Args{"Column": "my notes"}},
	{"XLS_027", isError, survey.Args{"Column": "relevant"}},
	{"XLS_028", isWarning, survey.Args{"Column": "bind::esri:fieldType"}},
	{"XLS_029", isWarning, survey.Args{"Column": "label:French (fr)", "Written": "label::French (fr)"}},
	// the languages
	{"XLS_030", isWarning, survey.Args{"Language": "French", "Code": "fr"}},
	{"XLS_031", isWarning, survey.Args{"Language": "Klingon", "Code": "qaa"}},
	{"XLS_032", isWarning, survey.Args{"Language": "French (fr)", "Other": "fr", "Code": "fr"}},
	{"XLS_033", isWarning, survey.Args{"Code": "en"}},
	{"XLS_034", isNote, survey.Args{"Code": "en"}},
	{"XLS_035", isWarning, survey.Args{"Column": "hint", "Language": "French (fr)"}},
	{"XLS_036", isWarning, survey.Args{"Language": "French", "Languages": "French (fr), English (en)", "Code": "fr"}},
	{"XLS_037", isWarning, survey.Args{"Column": "label", "Language": "French (fr)"}},
	{"XLS_039", isWarning, survey.Args{"Language": "French (fr)"}},
	// the settings
	{"XLS_040", isNote, survey.Args{"ID": "My form", "Name": "My_form"}},
	{"XLS_041", isError, survey.Args{"Column": "public_key"}},
	{"XLS_042", isWarning, survey.Args{"Column": "submission_url"}},
	{"XLS_043", isWarning, survey.Args{"Kept": "open_data", "Other": "opendata"}},
	{"XLS_044", isNote, survey.Args{"Version": "2026030101"}},
	{"XLS_045", isWarning, nil},
	{"XLS_046", isNote, survey.Args{"Name": instanceName}},
	{"XLS_047", isError, survey.Args{"Name": "my form"}},
	{"XLS_048", isNote, survey.Args{"Name": instanceID}},
	// the rows of the survey
	{"XLS_049", isWarning, survey.Args{"Text": "market"}},
	{"XLS_050", isError, survey.Args{"Name": "age"}},
	{"XLS_051", isWarning, survey.Args{"Text": "to be discussed"}},
	{"XLS_052", isError, survey.Args{"Type": "intger", "Near": "integer"}},
	{"XLS_053", isError, survey.Args{"Type": "geopoint"}},
	{"XLS_054", isNote, survey.Args{"Type": "start", "Name": "start"}},
	{"XLS_055", isWarning, survey.Args{"Type": "deviceid", "Name": "deviceid"}},
	{"XLS_056", isError, nil},
	{"XLS_057", isError, survey.Args{"Name": reservedName}},
	{"XLS_058", isError, survey.Args{"Name": "data"}},
	{"XLS_059", isError, survey.Args{"Name": "child"}},
	{"XLS_060", isError, survey.Args{"Type": "group", "Name": ""}},
	{"XLS_061", isError, survey.Args{"Type": "group", "Name": "household"}},
	{"XLS_062", isWarning, survey.Args{"Name": "child", "Open": "household"}},
	{"XLS_063", isWarning, survey.Args{"Name": "child"}},
	{"XLS_064", isWarning, nil},
	{"XLS_065", isError, survey.Args{"Name": "child", "Limit": maxDepth}},
	{"XLS_066", isWarning, survey.Args{"Text": "**age**", "Count": 3}},
	{"XLS_067", isError, survey.Args{"Name": "age"}},
	{"XLS_068", isWarning, survey.Args{"Column": "required", "Type": "note"}},
	{"XLS_069", isError, survey.Args{"Value": "${role} = 'user'"}},
	{"XLS_070", isError, survey.Args{"Text": "${age"}},
	{"XLS_071", isError, survey.Args{"Name": "aeg", "Near": "age"}},
	{"XLS_072", isError, survey.Args{"Name": "age", "Count": 2}},
	{"XLS_073", isError, survey.Args{"Name": "age"}},
	{"XLS_074", isError, survey.Args{"Name": "data"}},
	{"XLS_075", isError, survey.Args{"Function": "pulldata"}},
	{"XLS_076", isError, survey.Args{"Type": "select_multiple", "List": "${child_name}"}},
	{"XLS_077", isError, survey.Args{"Name": "city"}},
	{"XLS_078", isNote, survey.Args{"Name": "city", "Language": "Italiano (it)"}},
	{"XLS_079", isWarning, nil},
	{"XLS_080", isError, survey.Args{"Value": "start:1 end:5"}},
	{"XLS_086", isWarning, survey.Args{"Value": "rows=3", "Type": "integer"}},
	{"XLS_087", isError, survey.Args{"Name": "eldest", "List": "${child_name}"}},
	{"XLS_102", isWarning, survey.Args{"Name": "why", "Type": "text"}},
	{"XLS_103", isError, survey.Args{"Name": "city"}},
	{"XLS_104", isError, survey.Args{"Name": "ease", "List": "five", "First": "four"}},
	// the choices
	{"XLS_110", isWarning, survey.Args{"Choice": "yes"}},
	{"XLS_111", isError, survey.Args{"List": "yes_no"}},
	{"XLS_112", isError, survey.Args{"Choice": "yes", "List": "yes_no", "First": 2}},
	{"XLS_113", isWarning, survey.Args{"Choice": "yes", "List": "yes_no", "First": 2}},
	{"XLS_116", isError, survey.Args{"Column": "exclusive", "Value": "maybe"}},
	{"XLS_117", isError, survey.Args{"Column": "max_picks", "Value": "three"}},
	// the sheet of ours
	{"XLS_120", isWarning, survey.Args{"Property": "introduction", "Known": joined(ownRows)}},
	{"XLS_121", isWarning, survey.Args{"Name": "section_1"}},
}

var severities = func() map[string]questionnaire.Severity {
	found := make(map[string]questionnaire.Severity, len(catalogue))
	for _, e := range catalogue {
		found[e.code] = e.severity
	}
	return found
}()

func severityOf(code string) questionnaire.Severity { return severities[code] }

// Catalogue lists every message that Read gives of its own, each with an example of what it is about, for the manual.
func Catalogue() questionnaire.Messages {
	all := make(questionnaire.Messages, len(catalogue))
	for i, e := range catalogue {
		all[i] = questionnaire.Message{Code: e.code, Severity: e.severity, Args: e.sample}
	}
	return all
}
