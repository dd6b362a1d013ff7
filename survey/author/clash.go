package author

import (
	"context"
	"errors"

	"sonde/survey"
)

// Clash is what two people made of one state of a draft: Theirs was saved, Yours was not. It stands inside the Conflict
// AUT_001, for errors.As.
type Clash struct {
	Yours  survey.Questionnaire
	Theirs survey.Draft
}

// Error is for logs.
func (c *Clash) Error() string { return "the draft is at " + c.Theirs.Mark.String() }

// Changes tells how yours differs from theirs.
func (c *Clash) Changes() Changes { return Compare(c.Theirs.Questionnaire, c.Yours) }

// clash puts both texts into the store's refusal of a mark; other errors pass.
func (a *Author) clash(ctx context.Context, yours survey.Questionnaire, err error) error {
	var refusal *survey.Error
	if !errors.As(err, &refusal) || refusal.Code != codeMoved {
		return err
	}
	theirs, err := a.Open(ctx, yours.Name)
	if err != nil {
		return err
	}
	return &survey.Error{Kind: survey.Conflict, Code: codeMoved, Args: refusal.Args, Err: &Clash{Yours: yours, Theirs: theirs}}
}
