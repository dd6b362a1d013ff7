package respond

import (
	"html/template"
	"strconv"
	"strings"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// RepeatView is what a repeat has beside its question: its rows, and one more for the script to copy.
type RepeatView struct {
	Address   string // of the repeat; its rows are ADDRESS/1, ADDRESS/2 ...
	Fixed     bool   // other answers decide how many rows there are
	Full      bool   // no more rows are taken
	Most      int
	MostInAll int    // rows of all repeats of the sheet, rows within rows counted
	Add       string // what the button says that adds a row
	Rows      []RowView
	Blank     RowView
}

// Papers numbers the rows that paper has room for: three, or two within another row.
func (r RepeatView) Papers() []int {
	if strings.Contains(r.Address, "/") {
		return []int{1, 2}
	}
	return []int{1, 2, 3}
}

// RowView is a row of a repeat.
type RowView struct {
	Address   string
	Title     template.HTML
	Number    int // 0 for the row that is copied
	Level     int // of its heading
	Begin     bool
	Fixed     bool
	Questions []QuestionView
}

// repeat draws a repeat with its rows.
func (d *drawer) repeat(view *QuestionView, item *questionnaire.Item) {
	q := item.Question
	address := d.name(item)
	rows := d.raw.Rows(item.Index)
	view.Form, view.Optional = string(survey.Repeat), false
	view.Level = d.level(0)
	view.Repeat = &RepeatView{
		Address: address, Fixed: q.RepeatCount != "", Full: len(rows) >= questionnaire.MaxRows,
		Most: questionnaire.MaxRows, MostInAll: questionnaire.MaxSheetRows,
		Add: d.say("respond.add_row", survey.Args{"Title": d.title(q)}),
	}
	for i, raw := range rows {
		answers, there := d.answers.Row(item, i+1)
		if !there { // one too many, in which something stands
			_, answers = d.answers.NewRow(item)
		}
		view.Repeat.Rows = append(view.Repeat.Rows, d.row(item, raw, answers, address+"/"+strconv.Itoa(i+1)).turn(item, i+1))
	}
	raw, answers := d.answers.NewRow(item)
	view.Repeat.Blank = d.row(item, raw, answers, address+"/0").turn(item, 0)
}

// turn draws a row, with the drawer of the row.
func (d *drawer) turn(repeat *questionnaire.Item, number int) RowView {
	address := strings.TrimSuffix(d.prefix, "/")
	return RowView{
		Address: address, Title: d.html(d.titleOf(repeat.Question)), Number: number, Level: d.level(-1), Begin: d.fresh == address,
		Fixed: repeat.Question.RepeatCount != "", Questions: d.questions(repeat.Question.Questions),
	}
}

// titleOf is the title of a repeat's rows: its label or, for want of one, its name.
func (d *drawer) titleOf(q *survey.Question) survey.Text {
	if d.written(q.Label) == "" {
		return survey.Text{d.language: q.Name}
	}
	return q.Label
}

func (d *drawer) title(q *survey.Question) string { return d.text(d.titleOf(q)) }

// level is that of the heading of a group or repeat: 3 on the page, deeper in rows, which have headings of their own.
func (d *drawer) level(deeper int) int { return min(3+2*d.depth+deeper, 6) }

// rowTitle names a row in a sentence: "Child 2".
func (d *drawer) rowTitle(repeat *survey.Question, number int) string {
	return d.say("respond.row", survey.Args{"Title": d.title(repeat), "Number": number})
}
