package reports

import (
	"strings"
	"time"

	"sonde/reports/tabulate"
	"sonde/survey"
)

// zone is where the survey counts its days; UTC when it names none that is known.
func (b *builder) zone() *time.Location {
	zone, err := time.LoadLocation(b.survey.TimeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// filterWords says the filter as a reader would.
func (b *builder) filterWords() string {
	var parts []string
	f := b.req.Filter
	if f.Event != "" {
		parts = append(parts, b.say("report.filter_event", survey.Args{"Event": b.eventTitle(f.Event)}))
	}
	if f.Language != "" {
		parts = append(parts, b.say("report.filter_language", survey.Args{"Language": b.languageName(f.Language)}))
	}
	if f.Role != "" {
		role := f.Role
		if q, err := b.view.Question(tabulate.RoleQuestion); err == nil {
			for _, c := range q.Choices {
				if c.Name == f.Role {
					role = b.text(c.Label)
				}
			}
		}
		parts = append(parts, b.say("report.filter_role", survey.Args{"Role": role}))
	}
	if b.expression != "" {
		parts = append(parts, b.expression)
	}
	return strings.Join(parts, b.say("report.joint", nil))
}

// languageName is a language's own name; its code when the interface has no words in it.
func (b *builder) languageName(code string) string {
	key := "layout.language." + code
	if name := b.say(key, nil); name != key {
		return name
	}
	return code
}

// eventTitle names an event; its code when it has no title, and words for none.
func (b *builder) eventTitle(code string) string {
	if code == "" {
		return b.say("report.no_event", nil)
	}
	for _, e := range b.events {
		if title := b.text(e.Title); e.Code == code && title != "" {
			return title
		}
	}
	return code
}
