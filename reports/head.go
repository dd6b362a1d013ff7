package reports

import "context"

// Head gives a report without sections: the line of invited, present and answered, and the warnings, for a table that
// stands alone. Errors as of Results.
func Head(ctx context.Context, src Source, req Request) (*Document, error) {
	b, err := begin(ctx, src, req)
	if err != nil {
		return nil, err
	}
	return b.doc, nil
}
