package editor

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"

	"sonde/server"
	"sonde/server/staff"
	"sonde/survey"
	"sonde/survey/author"
	"sonde/survey/limesurvey"
	"sonde/survey/picture"
	"sonde/survey/questionnaire"
	"sonde/survey/xlsform"
)

// FilesPage brings a questionnaire in from a file, gives it out as one, and keeps its images.
type FilesPage struct {
	staff.Frame
	Action    string
	Mark      string
	File      staff.Field
	Brought   *FileView      // what is said of a file that was refused
	Downloads []staff.Choice // address and words
	Lost      []CheckLine    // what LimeSurvey has no place for
	Pictures  string         // where images are added
	Images    []ImageLine
	Missing   []string    // images that the draft shows and nobody has added
	Never     []CheckLine // of those that nobody can add
	Picture   staff.Field
}

// ImageLine is one image.
type ImageLine struct {
	Name string
	URL  string
	Size int // in kB
}

func (p *Pages) files(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	return w.filesPage(http.StatusOK, nil, nil)
}

func (w *writing) filesPage(status int, form *staff.Form, file *FileView) error {
	name := w.Questionnaire.Name
	page := FilesPage{
		Frame: w.frame("manage.editor.files.title", "/files", form), Action: w.at("/files"), Mark: w.Mark.String(), Brought: file, Pictures: w.at("/images"),
		File: staff.Field{Name: "file", Label: "manage.editor.files.file", Hint: "manage.editor.files.file_hint", Kind: "file", Accept: questionnaireFiles},
		Picture: staff.Field{Name: "image", Label: "manage.editor.files.image", Kind: "file", Accept: "image/png,image/jpeg,image/gif", Multiple: true,
			Note: w.r.Say("manage.editor.files.image_hint", survey.Args{"Limit": picture.MaxBytes >> 10})},
	}
	for _, format := range []string{"xlsx", "json", "txt"} {
		page.Downloads = append(page.Downloads, staff.Choice{Value: w.at("/download/" + url.PathEscape(name) + "." + format), Label: w.r.Say("manage.editor.files.download."+format, nil)})
	}
	lost, err := limesurvey.Write(io.Discard, w.Questionnaire)
	if err != nil {
		return err
	}
	for _, m := range lost {
		page.Lost = append(page.Lost, w.checkLine(m))
	}
	images, err := w.pages.Store.Images(w.r.Ctx(), name)
	if err != nil {
		return err
	}
	for _, one := range images {
		page.Images = append(page.Images, ImageLine{one.Name, w.at("/images/" + url.PathEscape(one.Name)), (one.Size + 1023) / 1024})
	}
	lacking, err := w.album().Lacking(w.r.Ctx(), w.Questionnaire)
	if err != nil {
		return err
	}
	for _, m := range lacking {
		if name, told := m.Args["Name"].(string); told && m.Code == picture.CodeLacking {
			page.Missing = append(page.Missing, name)
			continue
		}
		page.Never = append(page.Never, w.checkLine(m))
	}
	if form != nil {
		form.Mark(&page.File, &page.Picture)
		w.pages.StandsAt(w.r, page.Action)
	}
	return w.r.Page(status, "editor/files", page)
}

// questionnaireFiles are what a chooser of files offers; the content decides.
const questionnaireFiles = ".xlsx,.xlsm,.csv,.json,.lss,.lsa,.txt"

func (w *writing) album() picture.Album { return picture.Album{Store: w.pages.Store} }

// replace makes a file the draft, as one more step that can be undone.
func (p *Pages) replace(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, files, err := readFiles(r)
	if err != nil {
		return err
	}
	file, err := bring(r, files["file"])
	if err != nil {
		return err
	}
	if file == nil {
		form.Wrong("file", r.Say("manage.editor.wrong.no_file", nil))
		return w.filesPage(http.StatusUnprocessableEntity, form, nil)
	}
	view := fileView(r, file.Messages)
	if len(view.Errors) > 0 {
		form.Wrong("file", r.Say("manage.editor.wrong.file", survey.Args{"Count": len(view.Errors)}))
		return w.filesPage(http.StatusUnprocessableEntity, form, &view)
	}
	mark, _ := survey.ParseMark(form.Line("mark"))
	q := file.Questionnaire
	q.Name, q.Version = w.Questionnaire.Name, 0
	if _, err = w.author.Save(r.Ctx(), q, mark, r.User.ID, survey.Step{Code: author.StepImport}); err != nil {
		status, err := p.Refused(r, form, err, nil)
		if err != nil {
			return err
		}
		if err := w.open(); err != nil { // as it stands now
			return err
		}
		return w.filesPage(status, form, nil)
	}
	return p.toBrought(r, q.Name, file.Messages)
}

// downloadDraft gives the questionnaire as a file: the draft, or a version.
func (p *Pages) downloadDraft(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	q := w.Questionnaire
	if version, err := strconv.Atoi(r.Query("version")); err == nil && version > 0 {
		if q, err = p.Store.Published(r.Ctx(), q.Name, version); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	kind := ""
	switch r.Param("file") {
	case q.Name + ".xlsx":
		kind, err = staff.SheetType, xlsform.Write(&out, q)
	case q.Name + ".txt":
		kind = "text/tab-separated-values; charset=utf-8"
		_, err = limesurvey.Write(&out, q)
	case q.Name + ".json":
		var written []byte
		written, err = questionnaire.Marshal(q)
		kind = "application/json"
		out.Write(written)
	default:
		return staff.Missing
	}
	if err != nil {
		return err
	}
	r.Header("Cache-Control", "no-store")
	r.Header("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(r.Param("file")))
	r.Data(http.StatusOK, kind, out.Bytes())
	return nil
}

// addImages keeps the images of a folder that the questionnaire shows.
func (p *Pages) addImages(r *server.Request) error {
	w, err := p.writes(r)
	if err != nil {
		return err
	}
	form, headers, err := readFiles(r)
	if err != nil {
		return err
	}
	files, err := pictures(headers["image"])
	if err != nil {
		return err
	}
	if len(files) == 0 {
		form.Wrong("image", r.Say("manage.editor.wrong.no_file", nil))
		return w.filesPage(http.StatusUnprocessableEntity, form, nil)
	}
	added, err := w.album().Add(r.Ctx(), w.Questionnaire.Name, files)
	if err != nil {
		return err
	}
	for _, one := range added.Refused {
		form.Wrong("image", p.Server.Refusal(r.Language, one.Err).Message)
	}
	for _, name := range added.Unused {
		form.Wrong("image", r.Say("manage.editor.wrong.unused_image", survey.Args{"Name": name}))
	}
	if len(form.Problems) > 0 {
		return w.filesPage(http.StatusUnprocessableEntity, form, nil)
	}
	return staff.Next(r, w.at("/files"), "images_added")
}

// pictures reads uploaded images.
func pictures(headers []*multipart.FileHeader) ([]picture.File, error) {
	var files []picture.File
	for _, header := range headers {
		if header.Size == 0 {
			continue
		}
		file, err := header.Open()
		if err != nil {
			return nil, err
		}
		raw, err := io.ReadAll(io.LimitReader(file, picture.MaxBytes+1))
		if err := errors.Join(err, file.Close()); err != nil {
			return nil, err
		}
		files = append(files, picture.File{Name: header.Filename, Raw: raw})
	}
	return files, nil
}

// draftImage shows an image of the questionnaire.
func (p *Pages) draftImage(r *server.Request) error {
	one, err := p.Store.Image(r.Ctx(), r.Param("questionnaire"), r.Param("name"))
	if err != nil {
		return err
	}
	return r.Image(one)
}
