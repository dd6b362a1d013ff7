package manual

import (
	"net/http"

	"sonde/server"
	"sonde/survey/xlsform"
)

// XLSFormPage says how questionnaires are written in workbooks.
type XLSFormPage struct {
	Guide       xlsform.Guide
	Properties  []Said // of the sheet sonde
	Differences []string
}

// Said is a word of the format and what it means.
type Said struct{ Word, Meaning string }

func xlsformPage(r *server.Request) error {
	page := XLSFormPage{Guide: xlsform.NewGuide()}
	for _, property := range page.Guide.Properties {
		page.Properties = append(page.Properties, Said{property, r.Say("help.own."+property, nil)})
	}
	for _, difference := range page.Guide.Differences {
		page.Differences = append(page.Differences, r.Say("help.difference."+difference, nil))
	}
	return r.Page(http.StatusOK, "manual/xlsform", page)
}
