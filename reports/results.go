package reports

import (
	"context"

	"sonde/reports/needs"
)

// Results builds the results of a survey: who answered, obstacles, differences by role, formats and audiences, offers
// known, skills, any other question, and what the data are worth.
//
// Errors: NotFound without the survey; Invalid RPT_001 for a filter that names no value of the survey; Denied TAB_006 for
// a filter by anybody but a coordinator; those of the store.
func Results(ctx context.Context, src Source, req Request) (*Document, error) {
	b, err := begin(ctx, src, req)
	if err != nil {
		return nil, err
	}
	return b.doc, b.build(b.summary, b.obstacles, b.byRole, b.support, b.offersKnown, b.skills, b.others, b.textCounts, b.worth)
}

// Priorities builds the training priorities of a survey, a section for each community and kind of need. Errors as of
// Results.
func Priorities(ctx context.Context, src Source, req Request) (*Document, error) {
	b, err := begin(ctx, src, req)
	if err != nil {
		return nil, err
	}
	b.doc.Title = b.say("needs.title", nil)
	return b.doc, b.build(b.priorities)
}

// Workbook builds the report that leaves the house: results, priorities, offers, codebook and method. For coordinators
// it holds the open answers too; single responses are a sheet of their own (workbook.Responses). Errors as of Results.
func Workbook(ctx context.Context, src Source, req Request) (*Document, error) {
	b, err := begin(ctx, src, req)
	if err != nil {
		return nil, err
	}
	return b.doc, b.build(b.summary, b.obstacles, b.byRole, b.support, b.prioritiesSheet, b.offersKnown, b.skills, b.others,
		b.openAnswers, b.codebook, b.method)
}

// Needs computes the needs and priorities of a survey as data. Errors as of Results.
func Needs(ctx context.Context, src Source, req Request) (needs.Result, error) {
	b, err := begin(ctx, src, req)
	if err != nil {
		return needs.Result{}, err
	}
	return b.needs()
}

// build runs the builders of sections in order.
func (b *builder) build(sections ...func() error) error {
	for _, section := range sections {
		if err := section(); err != nil {
			return err
		}
	}
	return nil
}

// needs computes needs for the request; who judged is told to coordinators alone.
func (b *builder) needs() (needs.Result, error) {
	r, err := needs.Of(b.ctx, needs.Input{
		View: b.view, Library: b.library, Judgements: b.judgements, Where: b.where, Policy: b.policy,
	})
	if err != nil || b.req.Audience == ForCoordinator {
		return r, err
	}
	for _, g := range r.Groups {
		for i := range g.Needs {
			g.Needs[i].Trainable.By, g.Needs[i].Coverage.By = "", ""
		}
	}
	return r, nil
}
