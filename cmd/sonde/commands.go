package main

// commands is the whole grammar. What each command and flag does is said in the locale files: "cli.help." + the command's
// words, "cli.flag." + the flag's name.
type commands struct {
	Database string `default:"sonde.db" placeholder:"FILE"`
	Lang     string `enum:"fr,en," default:"" placeholder:"fr|en"`

	Serve         serveCommand         `cmd:""`
	Demo          demoCommand          `cmd:""`
	Questionnaire questionnaireCommand `cmd:""`
	Survey        surveyCommand        `cmd:""`
	Event         eventCommand         `cmd:""`
	Responses     responsesCommand     `cmd:""`
	Tabulate      tabulateCommand      `cmd:""`
	Priorities    prioritiesCommand    `cmd:""`
	Report        reportCommand        `cmd:""`
	Backup        backupCommand        `cmd:""`
	Restore       restoreCommand       `cmd:""`
	Merge         mergeCommand         `cmd:""`
	Doctor        doctorCommand        `cmd:""`
	User          userCommand          `cmd:""`
	Token         tokenCommand         `cmd:""`
	Version       versionCommand       `cmd:""`
}

type questionnaireCommand struct {
	Check  questionnaireCheck  `cmd:""`
	Import questionnaireImport `cmd:""`
	Export questionnaireExport `cmd:""`
	List   questionnaireList   `cmd:""`
}

type surveyCommand struct {
	Create surveyCreate `cmd:""`
	Open   surveyOpen   `cmd:""`
	Close  surveyClose  `cmd:""`
	List   surveyList   `cmd:""`
}

type eventCommand struct {
	Create eventCreate `cmd:""`
	List   eventList   `cmd:""`
}

type responsesCommand struct {
	Import responsesImport `cmd:""`
	Map    responsesMap    `cmd:""`
	Export responsesExport `cmd:""`
}

type userCommand struct {
	Add     userAdd     `cmd:""`
	List    userList    `cmd:""`
	Role    userRole    `cmd:""`
	Disable userDisable `cmd:""`
}

type tokenCommand struct {
	Create tokenCreate `cmd:""`
}
