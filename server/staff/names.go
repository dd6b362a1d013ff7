package staff

import (
	"strings"
	"time"

	"sonde/server"
	"sonde/survey"
)

// Names are the people known, by id.
type Names map[string]string

// Names gives the people known.
func (d *Desk) Names(r *server.Request) (Names, error) {
	users, err := d.Store.Users(r.Ctx())
	if err != nil {
		return nil, err
	}
	known := Names{}
	for _, user := range users {
		known[user.ID] = user.Name
		if user.Name == "" {
			known[user.ID] = user.Email
		}
	}
	return known, nil
}

// Of names an actor of the log.
func (n Names) Of(r *server.Request, actor string) string {
	switch id, isToken := strings.CutPrefix(actor, "token:"); {
	case isToken:
		return r.Say("manage.audit.by_token", survey.Args{"ID": id})
	case actor == "" || actor == "command line":
		return r.Say("manage.audit.by_command", nil)
	case n[actor] != "":
		return n[actor]
	}
	return actor
}

// ZoneName names a time zone; the machine's own, which Go calls "Local", by its abbreviation.
func (d *Desk) ZoneName(zone *time.Location) string {
	if zone == time.Local {
		name, _ := d.Now().In(zone).Zone()
		return name
	}
	return zone.String()
}
