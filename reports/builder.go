package reports

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sonde/reports/needs"
	"sonde/reports/tabulate"
	"sonde/survey"
)

// builder holds what every section of a report needs.
type builder struct {
	ctx           context.Context
	src           Source
	req           Request
	survey        survey.Survey
	questionnaire survey.Questionnaire
	view          *tabulate.View
	library       survey.Library
	judgements    []survey.Judgement
	events        []survey.Event
	outline       needs.Outline
	policy        tabulate.Policy
	where         string
	expression    string // the condition of Head, which Filter cannot say
	responses     int    // those in view
	doc           *Document
}

// begin reads what a report is made of and makes its Document without sections.
func begin(ctx context.Context, src Source, req Request) (*builder, error) {
	b := &builder{ctx: ctx, src: src, req: req}
	var err error
	if b.survey, err = src.Store.Survey(ctx, req.Survey); err != nil {
		return nil, err
	}
	b.policy = req.policy(b.survey)
	if req.Filter != (Filter{}) && req.Audience != ForCoordinator {
		return nil, survey.Fail(survey.Denied, "TAB_006", nil)
	}
	if b.questionnaire, err = src.Store.Published(ctx, b.survey.Questionnaire, b.survey.Version); err != nil {
		return nil, err
	}
	if b.view, err = src.Indexes.View(ctx, src.Store, req.Survey); err != nil {
		return nil, err
	}
	if b.library, err = src.Store.Library(ctx); err != nil {
		return nil, err
	}
	if b.judgements, err = src.Store.Judgements(ctx, req.Survey); err != nil {
		return nil, err
	}
	if b.events, err = src.Store.Events(ctx, req.Survey); err != nil {
		return nil, err
	}
	if b.where, err = b.condition(); err != nil {
		return nil, err
	}
	if b.responses, err = b.view.Count(ctx, b.where); err != nil {
		return nil, err
	}
	b.outline = needs.OutlineOf(b.view, b.library.Concepts)
	return b, b.open()
}

// condition writes the filter as an expression. Its values must be among those of the survey: Invalid RPT_001.
func (b *builder) condition() (string, error) {
	var parts []string
	add := func(name, value string, among []string) error {
		if value == "" {
			return nil
		}
		if !slices.Contains(among, value) {
			return survey.Fail(survey.Invalid, "RPT_001", survey.Args{"Value": value})
		}
		parts = append(parts, fmt.Sprintf("${%s} = '%s'", name, value))
		return nil
	}
	var events, roles []string
	for _, e := range b.events {
		events = append(events, e.Code)
	}
	if q, err := b.view.Question(tabulate.RoleQuestion); err == nil {
		for _, c := range q.Choices {
			roles = append(roles, c.Name)
		}
	}
	f := b.req.Filter
	if err := add(tabulate.ColumnEvent, f.Event, events); err != nil {
		return "", err
	}
	if err := add(tabulate.ColumnLanguage, f.Language, b.questionnaire.Languages); err != nil {
		return "", err
	}
	if err := add(tabulate.RoleQuestion, f.Role, roles); err != nil {
		return "", err
	}
	return strings.Join(parts, " and "), nil
}

// query asks for a table as the request may see it.
func (b *builder) query(rows, by string) tabulate.Query {
	return tabulate.Query{Rows: rows, By: by, Where: b.where, Policy: b.policy}
}

// say gives the interface's words in the report's language.
func (b *builder) say(key string, args survey.Args) string {
	return b.src.Words.Say(b.req.Language, key, args)
}

// text gives a text in the report's language.
func (b *builder) text(t survey.Text) string {
	return t.In(b.req.Language, b.questionnaire.DefaultLanguage)
}

// percent writes a share.
func (b *builder) percent(share float64, decimals int) string {
	return b.src.Words.Percent(b.req.Language, share, decimals)
}

// count writes a number of people.
func (b *builder) count(n int) string {
	return b.src.Words.Number(b.req.Language, float64(n), 0)
}

// list joins texts with commas, as a sentence would.
func (b *builder) list(texts []string) string { return strings.Join(texts, ", ") }

// section adds a section; one without blocks is left out.
func (b *builder) section(code, title string, blocks []Block) {
	if len(blocks) > 0 {
		b.doc.Sections = append(b.doc.Sections, Section{Code: code, Title: title, Blocks: blocks})
	}
}
