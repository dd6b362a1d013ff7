package editor

import (
	"errors"
	"io"
	"mime/multipart"
	"strings"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/incoming"
	"sonde/survey/questionnaire"
)

// maxFiles is the most that a form with files sends: a workbook, or a folder of images.
const maxFiles = 24 << 20

// maxBrought is the largest file of a questionnaire.
const maxBrought = maxFiles

// readFiles reads a form that may hold files.
func readFiles(r *server.Request) (*staff.Form, map[string][]*multipart.FileHeader, error) {
	request := r.Context.Request
	if !strings.HasPrefix(request.Header.Get("Content-Type"), "multipart/form-data") {
		form, err := staff.ReadForm(r)
		return form, nil, err
	}
	if err := request.ParseMultipartForm(maxFiles); err != nil {
		return nil, nil, staff.Unreadable(err)
	}
	form, err := staff.FormOf(request.MultipartForm.Value)
	return form, request.MultipartForm.File, err
}

// bring reads a questionnaire's file, whose kind its content tells; nil when the form holds none.
func bring(r *server.Request, files []*multipart.FileHeader) (*incoming.Form, error) {
	if len(files) == 0 || files[0].Size == 0 {
		return nil, nil
	}
	raw, err := content(files[0], maxBrought)
	if err != nil {
		return nil, err
	}
	form, err := incoming.Read(files[0].Filename, raw, r.Words())
	if err != nil {
		return nil, err
	}
	return &form, nil
}

// content reads an uploaded file whole; TooLarge MNG_001 beyond the limit.
func content(header *multipart.FileHeader, limit int64) ([]byte, error) {
	if header.Size > limit {
		return nil, survey.Fail(survey.TooLarge, "MNG_001", nil)
	}
	file, err := header.Open()
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(file, limit))
	return raw, errors.Join(err, file.Close())
}

// FileView is what is said of a file that was brought in.
type FileView struct {
	Errors   []CheckLine
	Warnings []CheckLine
	Notes    []CheckLine
}

// fileView words the messages of a file, each with its place in it.
func fileView(r *server.Request, messages questionnaire.Messages) FileView {
	var view FileView
	for _, m := range messages {
		line := CheckLine{Code: m.Code, Where: filePlace(r, m)}
		line.Message, line.Remedy = m.Explain(r.Words(), r.Language)
		switch m.Severity {
		case questionnaire.SeverityError:
			view.Errors = append(view.Errors, line)
		case questionnaire.SeverityWarning:
			view.Warnings = append(view.Warnings, line)
		default:
			view.Notes = append(view.Notes, line)
		}
	}
	return view
}

// filePlace says where in the file a message points: sheet, row and column of a workbook, else the path.
func filePlace(r *server.Request, m questionnaire.Message) string {
	if m.Place.Sheet == "" {
		return m.Place.String()
	}
	return r.Say("cli.place", survey.Args{"Sheet": m.Place.Sheet, "Row": m.Place.Row, "Column": m.Place.Column})
}
