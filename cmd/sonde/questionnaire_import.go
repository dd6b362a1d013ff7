package main

import (
	"context"
	"errors"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// questionnaireImport makes a file the next draft of its questionnaire.
type questionnaireImport struct {
	printing
	File string `arg:""`
}

// Run refuses a questionnaire in which there are errors. It prints all that there is to say: what did not come in as well.
func (c *questionnaireImport) Run(ctx context.Context, con *console) error {
	read, err := con.readQuestionnaire(c.File)
	if err != nil {
		return err
	}
	q, v := read.questionnaire, con.verdict(read)
	if v.Accepted {
		err = con.writing(ctx, func(store survey.Store) error { return store.SaveDraft(ctx, q, "", con.now()) })
	}
	if err != nil {
		return err
	}
	switch {
	case c.JSON:
		err = con.json(v)
	case v.Accepted:
		con.printFindings(v.Messages)
		con.tell("cli.draft_saved", survey.Args{"Name": q.Name})
	default:
		con.printVerdict(v)
	}
	if err == nil && !v.Accepted {
		return errTold
	}
	return err
}

// messagesIn gives the messages that a refused file comes with.
func messagesIn(err error) (questionnaire.Messages, error) {
	var messages questionnaire.Messages
	if errors.As(err, &messages) {
		return messages, nil
	}
	return nil, err
}
