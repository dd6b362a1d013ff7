package manage

import (
	"bytes"
	"net/http"

	"sonde/reports"
	"sonde/reports/page"
	"sonde/reports/workbook"
	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/rows"
)

// ExportsPage offers files to keep.
type ExportsPage struct {
	staff.Frame
	Reports   []FileLine
	Responses []FileLine // of coordinators alone
}

// FileLine is one file.
type FileLine struct {
	URL   string
	Label string // key
	Note  string // key
}

func (p *Pages) exports(r *server.Request) error {
	result := ExportsPage{Frame: p.Frame(r, "manage.exports.title", "/exports", nil), Reports: []FileLine{
		{staff.OfSurvey(r, "/exports/report.xlsx"), "manage.exports.workbook", "manage.exports.workbook_note"},
		{staff.OfSurvey(r, "/exports/report.html"), "manage.exports.html", "manage.exports.html_note"},
	}}
	if r.Role != survey.RoleManager {
		result.Responses = []FileLine{
			{staff.OfSurvey(r, "/exports/coordinator.xlsx"), "manage.exports.whole", "manage.exports.whole_note"},
			{staff.OfSurvey(r, "/exports/responses.csv"), "manage.exports.csv", "manage.exports.csv_note"},
			{staff.OfSurvey(r, "/exports/responses.csv?split=yes"), "manage.exports.split", "manage.exports.split_note"},
			{staff.OfSurvey(r, "/exports/responses.xlsx?labels=yes"), "manage.exports.xlsx", "manage.exports.xlsx_note"},
			{staff.OfSurvey(r, "/exports/responses.jsonl"), "manage.exports.jsonl", "manage.exports.jsonl_note"},
		}
	}
	return r.Page(http.StatusOK, "manage/exports", result)
}

// reportHTML gives the report for management as one file.
func (p *Pages) reportHTML(r *server.Request) error {
	doc, err := p.whole(r, reports.ForManagement)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := page.Write(&out, *doc, p.Server.Words); err != nil {
		return err
	}
	return p.send(r, "report.html", "-"+r.Language+".html", "text/html; charset=utf-8", &out)
}

// reportWorkbook gives the workbook for management: small numbers hidden, no response in it.
func (p *Pages) reportWorkbook(r *server.Request) error {
	doc, err := p.whole(r, reports.ForManagement)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := workbook.Write(&out, *doc, nil, p.Server.Words); err != nil {
		return err
	}
	return p.send(r, "report.xlsx", "-"+r.Language+".xlsx", staff.SheetType, &out)
}

// coordinatorWorkbook gives the workbook with every number and the responses.
func (p *Pages) coordinatorWorkbook(r *server.Request) error {
	doc, err := p.whole(r, reports.ForCoordinator)
	if err != nil {
		return err
	}
	collection, err := rows.Of(r.Ctx(), p.Store, *r.Survey)
	if err != nil {
		return err
	}
	responses := workbook.ResponsesOf(r.Say("rows.sheet", nil), rows.Columns(collection.Versions, rows.Shape{Split: true}), collection.Records(r.Ctx()))
	var out bytes.Buffer
	if err := workbook.Write(&out, *doc, responses, p.Server.Words); err != nil {
		return err
	}
	return p.send(r, "coordinator.xlsx", "-coordinator-"+r.Language+".xlsx", staff.SheetType, &out)
}

// whole builds the report of all responses.
func (p *Pages) whole(r *server.Request, audience reports.Audience) (*reports.Document, error) {
	return reports.Workbook(r.Ctx(), p.source(), reports.Request{Survey: r.Survey.Slug, Language: r.Language, Audience: audience})
}

// send notes an export in the log and gives it as a file.
func (p *Pages) send(r *server.Request, what, ending, kind string, out *bytes.Buffer) error {
	if err := p.Record(r, "export", r.Survey.Slug, what, ""); err != nil {
		return err
	}
	staff.Attach(r, r.Survey.Slug+ending)
	r.Data(http.StatusOK, kind, out.Bytes())
	return nil
}

// responseFile gives the responses that figures count, in a format of a media type.
func (p *Pages) responseFile(format rows.Format, kind string) func(*server.Request) error {
	return func(r *server.Request) error {
		shape := rows.Shape{Split: r.Query("split") != ""}
		if r.Query("labels") != "" {
			shape.Labels = r.Language
		}
		collection, err := rows.Of(r.Ctx(), p.Store, *r.Survey)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if _, err := rows.Write(&out, format, rows.Columns(collection.Versions, shape), collection.Records(r.Ctx())); err != nil {
			return err
		}
		return p.send(r, "responses."+string(format), "-responses."+string(format), kind, &out)
	}
}
