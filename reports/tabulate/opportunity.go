package tabulate

import (
	"context"
	"fmt"

	"sonde/reports/stats"
	"sonde/survey"
)

// Opportunity is Ulwick's score of one thing that respondents rated twice: how important it is, and how easy it is for
// them (stats.Opportunity). Only those who rated both count; the two highest points of each scale count as important and
// as easy.
type Opportunity struct {
	Importance string // the questions
	Ease       string
	N          int
	Important  *float64 // share of N, 0..1
	Easy       *float64
	Score      *float64 // 0..20; nil for nobody, and when suppressed
	Suppressed bool
}

// Opportunity scores a pair of rating questions. Query.Rows, By and Base are not used. Errors as of Tabulate; TAB_002
// for a question that is no rating.
func (v *View) Opportunity(ctx context.Context, importance, ease string, q Query) (Opportunity, error) {
	q.Rows, q.By, q.Base = importance, "", ""
	q, err := q.normal()
	if err != nil {
		return Opportunity{}, err
	}
	var rated []*column
	for _, name := range []string{importance, ease} {
		c, err := v.column(name)
		if err != nil {
			return Opportunity{}, err
		}
		if !c.rating {
			return Opportunity{}, survey.Fail(survey.Invalid, "TAB_002", survey.Args{"Name": name})
		}
		rated = append(rated, c)
	}
	filter, where, err := v.where(ctx, q.Where)
	if err != nil {
		return Opportunity{}, err
	}
	name := fmt.Sprintf("opportunity %q %q %q", importance, ease, q.Where)
	made, err := remember(v, name, append(rated[:2:2], where...), func() (Opportunity, error) {
		return opportunity(rated[0], rated[1], filter), nil
	})
	if err == nil && q.Policy.hides() {
		made = q.Policy.suppressOpportunity(made)
	}
	return made, err
}

func opportunity(importance, ease *column, filter bitset) Opportunity {
	important, ratedImportance := importance.points()
	easy, ratedEase := ease.points()
	rated := both(both(ratedImportance, ratedEase), filter)
	made := Opportunity{Importance: importance.name, Ease: ease.name, N: rated.count()}
	x, y := countBoth(important, rated), countBoth(easy, rated)
	made.Important, made.Easy = ratio(x, made.N), ratio(y, made.N)
	if score, ok := stats.Opportunity(x, y, made.N); ok {
		made.Score = new(score)
	}
	return made
}

// points gives those who chose one of the two highest points of a rating, and those who chose any.
func (c *column) points() (top, rated bitset) {
	var points []bitset
	for _, at := range c.order {
		if !c.choices[at].Exclusive {
			points = append(points, c.choices[at].bits)
		}
	}
	for i, p := range points {
		rated = either(rated, p)
		if i >= len(points)-topBox {
			top = either(top, p)
		}
	}
	return top, rated
}
