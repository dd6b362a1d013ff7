package tabulate

import (
	"context"
	"fmt"
)

// NonResponse is how many of those who were asked a question gave no answer (skipped / asked, Wilson).
type NonResponse struct {
	Name       string
	Section    string
	Asked      int
	Answered   int
	Skipped    int
	Share      *float64 // skipped of asked; nil when nobody was asked, and when suppressed
	Low, High  *float64
	Suppressed bool
}

// NonResponses gives the item non-response of every question, in the order of the questionnaire. Query.Rows, By and Base
// are not used.
func (v *View) NonResponses(ctx context.Context, q Query) ([]NonResponse, error) {
	q.By, q.Base = "", ""
	q, err := q.normal()
	if err != nil {
		return nil, err
	}
	filter, where, err := v.where(ctx, q.Where)
	if err != nil {
		return nil, err
	}
	used := append([]*column{}, where...)
	for _, at := range v.order {
		used = append(used, v.columns[at])
	}
	list, err := remember(v, fmt.Sprintf("skipped %q %g", q.Where, q.Level), used, func() ([]NonResponse, error) {
		made := make([]NonResponse, 0, len(v.order))
		for _, at := range v.order {
			made = append(made, nonResponse(v.columns[at], filter, q))
		}
		return made, nil
	})
	if err != nil || !q.Policy.hides() {
		return list, err
	}
	shown := make([]NonResponse, len(list))
	for i, one := range list {
		shown[i] = q.Policy.suppressNonResponse(one, q.Level)
	}
	return shown, nil
}

func nonResponse(c *column, filter bitset, q Query) NonResponse {
	made := NonResponse{
		Name: c.name, Section: c.section,
		Answered: countBoth(c.answered.bits, filter), Skipped: countBoth(c.skipped.bits, filter),
	}
	made.Asked = made.Answered + made.Skipped
	made.Share, made.Low, made.High = share(made.Skipped, made.Asked, q.Level)
	return made
}
