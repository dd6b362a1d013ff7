package manage

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"sonde/server"
	"sonde/survey"
)

// auditPerPage is how many lines a page of the log has.
const auditPerPage = 100

// AuditPage is the log of what was done: of one survey, or of all for an administrator.
type AuditPage struct {
	Frame
	All      bool
	Zone     string
	Lines    []AuditLine
	Previous string
	Next     string
}

// AuditLine is one thing done.
type AuditLine struct {
	Day    survey.Day
	Time   string
	Actor  string
	Action string // key
	Survey string
	Object string
	Detail string
}

// names are the people known, by id.
type names map[string]string

func (p *Pages) names(r *server.Request) (names, error) {
	users, err := p.store.Users(ctx(r))
	if err != nil {
		return nil, err
	}
	known := names{}
	for _, user := range users {
		known[user.ID] = user.Name
		if user.Name == "" {
			known[user.ID] = user.Email
		}
	}
	return known, nil
}

// of names an actor of the log.
func (n names) of(r *server.Request, actor string) string {
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

func (p *Pages) surveyAudit(r *server.Request) error {
	return p.audit(r, r.Survey.Slug, of(r, "/audit"), "/audit")
}

func (p *Pages) wholeAudit(r *server.Request) error { return p.audit(r, "", home(r)+"audit", "audit") }

func (p *Pages) audit(r *server.Request, slug, path, current string) error {
	number, err := strconv.Atoi(r.DefaultQuery("page", "1"))
	if err != nil || number < 1 || number > 1_000_000 {
		number = 1
	}
	entries, err := p.store.Audit(ctx(r), slug, auditPerPage+1, (number-1)*auditPerPage)
	if err != nil {
		return err
	}
	known, err := p.names(r)
	if err != nil {
		return err
	}
	zone := p.now().Location()
	if r.Survey != nil {
		zone = zoneOf(*r.Survey)
	}
	page := AuditPage{Frame: p.frame(r, "manage.audit.title", current, nil), All: slug == "", Zone: p.zoneName(zone)}
	if len(entries) > auditPerPage {
		entries = entries[:auditPerPage]
		page.Next = path + "?page=" + strconv.Itoa(number+1)
	}
	if number > 1 {
		page.Previous = path + "?page=" + strconv.Itoa(number-1)
	}
	for _, e := range entries {
		object := e.Object
		if known[object] != "" {
			object = known[object]
		}
		page.Lines = append(page.Lines, AuditLine{Day: survey.DayOf(e.At, zone), Time: e.At.In(zone).Format("15:04"), Actor: known.of(r, e.Actor),
			Action: "audit." + e.Action, Survey: e.Survey, Object: object, Detail: auditDetail(r, e.Detail)})
	}
	return r.Page(http.StatusOK, "manage/audit", page)
}

// zoneName names a time zone; the machine's own, which Go calls "Local", by its abbreviation.
func (p *Pages) zoneName(zone *time.Location) string {
	if zone == time.Local {
		name, _ := p.now().In(zone).Zone()
		return name
	}
	return zone.String()
}

// auditDetail says a role in words; other details are names and codes.
func auditDetail(r *server.Request, detail string) string {
	if slices.Contains(memberRoles, survey.Role(detail)) {
		return r.Say("manage.role."+detail, nil)
	}
	return detail
}
