package main

import (
	"context"

	"sonde/survey"
	"sonde/survey/picture"
)

// questionnaireImport makes a file the next draft of its questionnaire.
type questionnaireImport struct {
	printing
	Images string `placeholder:"FOLDER"`
	File   string `arg:""`
}

// Run refuses a questionnaire in which there are errors. It prints all that there is to say: what did not come in as well.
func (c *questionnaireImport) Run(ctx context.Context, con *console) error {
	read, err := con.readQuestionnaire(c.File)
	if err != nil {
		return err
	}
	q := read.Questionnaire
	folder, err := readPictures(c.Images, q)
	if err != nil {
		return err
	}
	read.Tell(folder.messages)
	if len(read.Messages.Errors()) == 0 {
		err = con.writing(ctx, func(store survey.Store) error {
			if err := store.SaveDraft(ctx, q, "", con.now()); err != nil {
				return err
			}
			messages, err := folder.addTo(ctx, picture.Album{Store: store}, q)
			read.Tell(messages)
			return err
		})
	}
	if err != nil {
		return err
	}
	v := con.verdict(read)
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
