package manage

import (
	"net/http"
	"slices"
	"strconv"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
)

// auditPerPage is how many lines a page of the log has.
const auditPerPage = 100

// AuditPage is the log of what was done: of one survey, or of all for an administrator.
type AuditPage struct {
	staff.Frame
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

func (p *Pages) surveyAudit(r *server.Request) error {
	return p.audit(r, r.Survey.Slug, staff.OfSurvey(r, "/audit"), "/audit")
}

func (p *Pages) wholeAudit(r *server.Request) error {
	return p.audit(r, "", staff.Home(r)+"audit", "audit")
}

func (p *Pages) audit(r *server.Request, slug, path, current string) error {
	number, err := strconv.Atoi(r.DefaultQuery("page", "1"))
	if err != nil || number < 1 || number > 1_000_000 {
		number = 1
	}
	entries, err := p.Store.Audit(r.Ctx(), slug, auditPerPage+1, (number-1)*auditPerPage)
	if err != nil {
		return err
	}
	known, err := p.Names(r)
	if err != nil {
		return err
	}
	zone := p.Now().Location()
	if r.Survey != nil {
		zone = zoneOf(*r.Survey)
	}
	page := AuditPage{Frame: p.Frame(r, "manage.audit.title", current, nil), All: slug == "", Zone: p.ZoneName(zone)}
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
		page.Lines = append(page.Lines, AuditLine{Day: survey.DayOf(e.At, zone), Time: e.At.In(zone).Format("15:04"), Actor: known.Of(r, e.Actor),
			Action: "audit." + e.Action, Survey: e.Survey, Object: object, Detail: auditDetail(r, e.Detail)})
	}
	return r.Page(http.StatusOK, "manage/audit", page)
}

// auditDetail says a role in words; other details are names and codes.
func auditDetail(r *server.Request, detail string) string {
	if slices.Contains(memberRoles, survey.Role(detail)) {
		return r.Say("manage.role."+detail, nil)
	}
	return detail
}
