package reports

import (
	"sonde/reports/needs"
	"sonde/survey"
)

// open makes the Document's head: title, the line of invited, present and answered, and the warnings.
func (b *builder) open() error {
	organisation, err := b.src.Store.Organisation(b.ctx)
	if err != nil {
		return err
	}
	b.doc = &Document{
		Language: b.req.Language, Audience: b.req.Audience, Title: b.text(b.survey.Title), Organisation: organisation,
		MadeOn: survey.DayOf(b.src.Clock(), b.zone()), Survey: b.survey.Slug,
	}
	b.doc.Subtitle = b.subtitle()
	b.doc.Warnings, err = b.warnings()
	return err
}

// subtitle says of whom the figures are, and how far that goes.
func (b *builder) subtitle() string {
	args := survey.Args{"Answered": b.shownCount(b.responses)}
	invited, present := 0, 0
	for _, e := range b.eventsInView() {
		invited, present = invited+e.Invited, present+e.Present
	}
	args["Invited"], args["Present"] = b.count(invited), b.count(present)
	said := b.indicative(invited, present, args)
	if invited+present > 0 && !b.allCounted() {
		said += " " + b.say("report.indicative_partly", nil)
	}
	return said
}

// allCounted tells whether every event in view knows how many were invited and present, and every response its event.
func (b *builder) allCounted() bool {
	answered, err := b.answeredByEvent()
	for _, e := range b.eventsInView() {
		if err != nil || answered[e.Code] > 0 && (e.Invited == 0 || e.Present == 0) {
			return false
		}
	}
	return answered[""] == 0
}

// indicative is the line with the counts that are known.
func (b *builder) indicative(invited, present int, args survey.Args) string {
	switch {
	case invited > 0 && present > 0:
		return b.say("report.indicative_invited_present", args)
	case invited > 0:
		return b.say("report.indicative_invited", args)
	case present > 0:
		return b.say("report.indicative_present", args)
	}
	return b.say("report.indicative_answered", args)
}

// shownCount writes a number of respondents, unless it is too small for the audience.
func (b *builder) shownCount(n int) string {
	if n < b.policy.K {
		return b.say("report.fewer_than", survey.Args{"Number": b.count(b.policy.K)})
	}
	return b.count(n)
}

// eventsInView are those of the filter; none under an expression, of which nobody knows how many were invited.
func (b *builder) eventsInView() []survey.Event {
	if b.expression != "" {
		return nil
	}
	if b.req.Filter.Event == "" {
		return b.events
	}
	var list []survey.Event
	for _, e := range b.events {
		if e.Code == b.req.Filter.Event {
			list = append(list, e)
		}
	}
	return list
}

// warnings says what stands between the figures and their reader.
func (b *builder) warnings() ([]string, error) {
	var list []string
	simulated, err := b.view.Count(b.ctx, b.and("${:source} = '"+string(survey.SourceSimulated)+"'"))
	if err != nil {
		return nil, err
	}
	trial, err := b.view.Count(b.ctx, b.and("${:source} = '"+string(survey.SourceTrial)+"'"))
	if err != nil {
		return nil, err
	}
	if simulated > 0 {
		list = append(list, b.say("report.warn_simulated", survey.Args{"Count": simulated, "All": b.count(b.responses)}))
	}
	if trial > 0 {
		list = append(list, b.say("report.warn_trial", survey.Args{"Count": trial}))
	}
	if n := b.view.Excluded(); n > 0 {
		list = append(list, b.say("report.warn_excluded", survey.Args{"Count": n}))
	}
	if b.where != "" {
		list = append(list, b.say("report.warn_filter", survey.Args{"Filter": b.filterWords()}))
	}
	if b.responses == 0 {
		list = append(list, b.say("report.warn_nobody", nil))
	} else if b.responses < needs.SmallBase && b.responses >= b.policy.K {
		list = append(list, b.say("report.warn_small", survey.Args{"Count": b.responses}))
	}
	return list, nil
}
