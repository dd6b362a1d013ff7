package reports

import (
	"sonde/reports/tabulate"
	"sonde/survey"
)

// population gives how many people the figures of a question are of, where that is known: everybody in view was asked,
// and every event in view counted at least as many present as answered. 0 otherwise.
func (b *builder) population(q tabulate.Question) (int, error) {
	present, err := b.present()
	if err != nil || present == 0 {
		return 0, err
	}
	r, err := b.view.Tabulate(b.ctx, tabulate.Query{Rows: q.Name, Where: b.where})
	if err != nil || r.Groups[0].Asked != b.responses {
		return 0, err
	}
	return present, nil
}

// present gives how many were present at the events in view; 0 unless each of them counted at least as many as answered.
func (b *builder) present() (int, error) {
	if b.req.Filter.Language != "" || b.req.Filter.Role != "" {
		return 0, nil // not the whole audience
	}
	answered, err := b.answeredByEvent()
	if err != nil || answered[""] > 0 && b.req.Filter.Event == "" {
		return 0, err
	}
	total := 0
	for _, e := range b.eventsInView() {
		if n := answered[e.Code]; n > e.Present || n > 0 && e.Present == 0 {
			return 0, nil
		}
		total += e.Present
	}
	if total < b.responses {
		return 0, nil
	}
	return total, nil
}

// answeredByEvent counts the responses in view of each event, "" for those of none.
func (b *builder) answeredByEvent() (map[string]int, error) {
	counts := map[string]int{}
	if b.req.Filter != (Filter{}) {
		for _, e := range b.eventsInView() {
			n, err := b.view.Count(b.ctx, b.and("${:event} = '"+e.Code+"'"))
			if err != nil {
				return nil, err
			}
			counts[e.Code] = n
		}
		return counts, nil
	}
	values, err := b.view.Values(tabulate.ColumnEvent)
	if err != nil {
		return nil, err
	}
	for _, v := range values {
		counts[v.Code] = v.Count
	}
	return counts, nil
}

// and adds a condition to the filter.
func (b *builder) and(condition string) string {
	if b.where == "" {
		return condition
	}
	return "(" + b.where + ") and (" + condition + ")"
}

// finiteSentence says how many of those present answered; "" where that is not known.
func (b *builder) finiteSentence() (string, error) {
	present, err := b.present()
	if err != nil || present == 0 || b.responses < b.policy.K || present-b.responses < b.policy.K {
		return "", err
	}
	share := float64(b.responses) / float64(present)
	return b.say("report.finite", survey.Args{
		"Number": b.count(b.responses), "Present": b.count(present), "Share": b.percent(share, decimals(present)),
	}), nil
}
