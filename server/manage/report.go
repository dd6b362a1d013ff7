package manage

import (
	"net/url"

	"sonde/reports"
	"sonde/reports/page"
	"sonde/server"
	"sonde/survey"
)

// ReportView is a report as a page shows it.
type ReportView struct {
	Subtitle string
	Warnings []string
	Contents []Jump
	Sections []ReportSection
}

// Jump leads to a section of the page.
type Jump struct {
	ID    string
	Title string
}

// ReportSection is one section. ID is unique in the page.
type ReportSection struct {
	ID     string
	Title  string
	Blocks []ReportBlock
}

// ReportBlock is a paragraph, a table or a figure, and where its files are.
type ReportBlock struct {
	Block []page.Block // the one block, as the template "blocks" takes it
	Name  string       // of what the files hold
	CSV   string       // "" for paragraphs
	SVG   string       // of figures
}

// source is what reports are made from.
func (p *Pages) source() reports.Source {
	return reports.Source{Store: p.Store, Indexes: p.indexes, Words: p.Server.Words, Clock: p.Server.Now, Version: p.Server.Version}
}

// request asks for a report as the person may see it: a coordinator whole and filtered, a manager without small numbers
// and in fixed tables.
func (p *Pages) request(r *server.Request) reports.Request {
	request := reports.Request{Survey: r.Survey.Slug, Language: r.Language, Audience: reports.ForManagement}
	if r.Role != survey.RoleManager {
		request.Audience = reports.ForCoordinator
		request.Filter = reports.Filter{Event: r.Query("event"), Language: r.Query("language"), Role: r.Query("role")}
	}
	return request
}

// filterQuery writes a filter as the query of an address, "" for none.
func filterQuery(f reports.Filter) string {
	query := url.Values{}
	for name, value := range map[string]string{"event": f.Event, "language": f.Language, "role": f.Role} {
		if value != "" {
			query.Set(name, value)
		}
	}
	if len(query) == 0 {
		return ""
	}
	return "?" + query.Encode()
}

// view lays a report out; files is the path below which its figures and tables are, query the filter.
func (p *Pages) view(doc *reports.Document, files, query string) (ReportView, error) {
	view := ReportView{Subtitle: doc.Subtitle, Warnings: doc.Warnings}
	for _, section := range doc.Sections {
		shown := ReportSection{ID: "part-" + section.Code, Title: section.Title}
		for _, block := range section.Blocks {
			blocks, err := page.Blocks([]reports.Block{block}, doc.Language, true, p.Server.Words)
			if err != nil {
				return ReportView{}, err
			}
			one := ReportBlock{Block: blocks}
			switch b := block.(type) {
			case *reports.Figure:
				one.Name, one.SVG = b.Title, files+b.Code+".svg"+query
				if b.Table != nil {
					one.CSV = files + b.Code + ".csv" + query
				}
			case *reports.Table:
				one.Name, one.CSV = b.Caption, files+b.Code+".csv"+query
			}
			shown.Blocks = append(shown.Blocks, one)
		}
		view.Contents = append(view.Contents, Jump{shown.ID, shown.Title})
		view.Sections = append(view.Sections, shown)
	}
	return view, nil
}
