package reports

import "context"

// Head gives a report without sections: the line of invited, present and answered, and the warnings, for a table that
// stands alone and holds the responses for which the expression is true ("": all). It leaves req.Filter aside. Errors as
// of Results.
func Head(ctx context.Context, src Source, req Request, expression string) (*Document, error) {
	req.Filter = Filter{}
	b, err := begin(ctx, src, req)
	if err != nil {
		return nil, err
	}
	if expression == "" {
		return b.doc, nil
	}
	b.where, b.expression = expression, expression
	if b.responses, err = b.view.Count(ctx, expression); err != nil {
		return nil, err
	}
	if err := b.open(); err != nil {
		return nil, err
	}
	return b.doc, nil
}
