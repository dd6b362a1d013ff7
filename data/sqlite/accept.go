package sqlite

import (
	"context"

	"sonde/survey"
)

// surveys is what a transaction has read of surveys: each is read once.
type surveys map[string]survey.Collecting

// accept asks the sender whether its sheet may be taken, with the survey as it stands in this transaction.
func (known surveys) accept(ctx context.Context, tx querier, s *survey.Sending) error {
	state, read := known[s.Sheet.Survey]
	if !read {
		var err error
		if state, err = readCollecting(ctx, tx, s.Sheet.Survey); err != nil {
			return err
		}
		known[s.Sheet.Survey] = state
	}
	if s.Accept == nil {
		return nil
	}
	late, err := s.Accept(state)
	s.Sheet.Late = late
	return err
}
