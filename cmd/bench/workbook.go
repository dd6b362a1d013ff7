package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"sonde/data"
	"sonde/reports"
	"sonde/reports/workbook"
	"sonde/templates/locale"
)

const workbookTarget = "≤ 1.5 × a bare excelize StreamWriter of the same cells; peak ≤ 200 MiB"

// The sheet: texts in the first columns, 1 or 0 in the others.
const (
	workbookRows    = 100_000
	workbookColumns = 40
	workbookTexts   = 6

	mostWorkbookTime = 1.5
	mostWorkbookPeak = 200 << 20
)

type workbookTask struct {
	File string
	Bare bool
}

type workbookResult struct {
	Seconds float64
	Peak    int64 // bytes resident at most
}

// measureWorkbook writes the sheet of single responses by reports/workbook and by a bare StreamWriter of excelize, each in
// a process of its own, and beside them has the command line write the whole report of as many responses.
func measureWorkbook(ctx context.Context, l *lab) ([]row, error) {
	var ours, bare, peaks []float64
	for range 3 {
		for _, plain := range []bool{false, true} {
			var result workbookResult
			if err := l.ask(ctx, "workbook", workbookTask{File: l.path("sheet.xlsx"), Bare: plain}, &result); err != nil {
				return nil, err
			}
			if plain {
				bare = append(bare, result.Seconds)
			} else {
				ours, peaks = append(ours, result.Seconds), append(peaks, float64(result.Peak))
			}
		}
	}
	ratio, peak := median(ours)/median(bare), int64(median(peaks))
	rows := []row{{
		figure: "workbook, 100,000 responses × 40 columns", target: workbookTarget,
		found:   fmt.Sprintf("%.1f s = %.2f ×, peak %s", median(ours), ratio, mib(peak)),
		beside:  fmt.Sprintf("bare StreamWriter %.1f s", median(bare)),
		verdict: within(ratio <= mostWorkbookTime && peak <= mostWorkbookPeak),
	}}
	report := row{figure: "`sonde report` as a workbook, 100,000 responses of the built-in questionnaire, index rebuild included"}
	if whole, err := l.report(ctx); err != nil {
		report.found, report.verdict = "not measured: "+err.Error(), unmeasured
	} else {
		report.found = fmt.Sprintf("%.1f s, peak %s", whole.Seconds, mib(whole.Peak))
	}
	return append(rows, report), nil
}

func runWorkbook(_ context.Context, task workbookTask) (workbookResult, error) {
	file, err := os.Create(task.File)
	if err != nil {
		return workbookResult{}, err
	}
	began := time.Now()
	out := bufio.NewWriter(file)
	if task.Bare {
		err = writeBare(out)
	} else {
		err = writeSheet(out)
	}
	if err = errors.Join(err, out.Flush(), file.Close()); err != nil {
		return workbookResult{}, err
	}
	took := time.Since(began)
	peak, err := memoryOf(os.Getpid(), peakResident)
	return workbookResult{Seconds: took.Seconds(), Peak: peak}, err
}

var workbookWords = []string{"user", "producer", "both", "workshop", "Finding the portal that gives access"}

// workbookCell gives the text of a cell, or its number.
func workbookCell(row, column int) (string, float64) {
	if column < workbookTexts {
		return workbookWords[(row+column)%len(workbookWords)], 0
	}
	return "", float64((row * column) % 2)
}

func writeBare(w io.Writer) error {
	file := excelize.NewFile()
	stream, err := file.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	values := make([]any, workbookColumns)
	for row := range workbookRows {
		for column := range workbookColumns {
			if text, number := workbookCell(row, column); text != "" {
				values[column] = text
			} else {
				values[column] = number
			}
		}
		if err := stream.SetRow("A"+strconv.Itoa(row+1), values); err != nil {
			return err
		}
	}
	return errors.Join(stream.Flush(), file.Write(w), file.Close())
}

func writeSheet(w io.Writer) error {
	words, err := locale.New()
	if err != nil {
		return err
	}
	columns := make([]reports.Column, workbookColumns)
	for i := range columns {
		columns[i].Title = "column " + strconv.Itoa(i)
		if i >= workbookTexts {
			columns[i].Kind = reports.ColumnCount
		}
	}
	rows := func(yield func([]reports.Cell, error) bool) {
		cells, numbers := make([]reports.Cell, workbookColumns), make([]float64, workbookColumns)
		for row := range workbookRows {
			for column := range workbookColumns {
				text, number := workbookCell(row, column)
				numbers[column], cells[column] = number, reports.Cell{Text: text}
				if text == "" {
					cells[column].Number = &numbers[column]
				}
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
	return workbook.Write(w, reports.Document{Language: "en", MadeOn: "2026-03-04"}, &workbook.Responses{Title: "Responses", Columns: columns, Rows: rows}, words)
}

// report has the command line write a coordinator's workbook.
func (l *lab) report(ctx context.Context) (workbookResult, error) {
	database, err := l.database(ctx, workbookRows)
	if err != nil {
		return workbookResult{}, err
	}
	began := time.Now()
	d, err := start(exec.CommandContext(ctx, l.sonde, "report", "--database", database, "--survey", data.BuiltinSurvey, "--format", "xlsx",
		"--lang", "en", "--for", "coordinator", "-o", l.path("report.xlsx")))
	if err != nil {
		return workbookResult{}, err
	}
	watched := watch(d, peakResident)
	<-d.ended
	took := time.Since(began)
	if !d.command.ProcessState.Success() {
		return workbookResult{}, errors.New("sonde report: " + lastLine(d.faults.String()))
	}
	return workbookResult{Seconds: took.Seconds(), Peak: watched()}, nil
}
