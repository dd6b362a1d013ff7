// Package workbook writes a report as an Excel workbook: a sheet for each section, its tables as cells with number
// formats, its figures as native bar charts tied to those cells. Text never becomes a formula and is never cut. It
// computes no number.
package workbook

import (
	"io"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
	"sonde/survey"
)

// Responses is the sheet of single responses, one row each, before the codebook, or last without one. Rows may hand out the same slice again and again.
type Responses struct {
	Title   string
	Columns []reports.Column
	Rows    iter.Seq2[[]reports.Cell, error]
}

// Write writes the workbook; responses may be nil. The same report gives the same cells. It writes nothing when it fails.
func Write(w io.Writer, doc reports.Document, responses *Responses, words survey.Words) (err error) {
	book := &book{file: excelize.NewFile(), doc: doc, words: words, names: map[string]bool{}, styles: map[look]int{}}
	defer func() {
		if closing := book.file.Close(); err == nil {
			err = closing
		}
	}()
	if err := book.properties(); err != nil {
		return err
	}
	if err := book.unit(); err != nil {
		return err
	}
	for _, section := range doc.Sections {
		if responses != nil && section.Code == "codebook" { // which explains their columns
			if err := book.responses(responses); err != nil {
				return err
			}
			responses = nil
		}
		if err := book.section(section); err != nil {
			return err
		}
	}
	if responses != nil {
		if err := book.responses(responses); err != nil {
			return err
		}
	}
	if err := book.overflowSheet(); err != nil {
		return err
	}
	if err := book.file.DeleteSheet(placeholder); err != nil {
		return err
	}
	book.file.SetActiveSheet(0)
	return book.file.Write(w)
}

// placeholder is the sheet that excelize begins with; no sheet of ours can have the name.
const placeholder = "Sheet1"

// book is a workbook being written.
type book struct {
	file     *excelize.File
	doc      reports.Document
	words    survey.Words
	names    map[string]bool // in lower case
	styles   map[look]int
	overflow []long
}

// properties fills the document's properties. The time is the day of the report, so that the same report gives the
// same file.
func (b *book) properties() error {
	b.names[strings.ToLower(placeholder)], b.names[strings.ToLower(b.overflowName())] = true, true
	created := b.doc.MadeOn.Time().Format("2006-01-02T15:04:05Z")
	organisation := b.doc.Organisation.Name.In(b.doc.Language, "fr")
	if err := b.file.SetDocProps(&excelize.DocProperties{
		Title: b.doc.Title, Subject: b.doc.Subtitle, Creator: organisation, LastModifiedBy: organisation,
		Language: b.doc.Language, Created: created, Modified: created, Identifier: b.doc.Survey,
	}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: "Sonde", Company: organisation})
}

// unit sets the default font, whose digits are the unit of columns' widths: 7 pixels wide in this one, on every system.
func (b *book) unit() error {
	if err := b.file.SetDefaultFont(typeface); err != nil {
		return err
	}
	size := 10.0
	b.file.Styles.Fonts.Font[0].Sz.Val = &size
	return nil
}

// say gives the interface's words in the report's language.
func (b *book) say(key string, args survey.Args) string {
	return b.words.Say(b.doc.Language, key, args)
}
