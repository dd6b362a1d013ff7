package workbook_test

import (
	"bytes"
	"io"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sonde/reports"
	"sonde/reports/workbook"
)

// The sheet of the benchmark: 100,000 responses of 40 columns, most of them 1 or 0, some short texts.
const (
	benchRows    = 100_000
	benchColumns = 40
)

var benchWords = []string{"user", "producer", "both", "workshop", "Finding the portal that gives access"}

// benchCell gives the text of a cell, or its number.
func benchCell(row, column int) (string, float64) {
	if column < 6 {
		return benchWords[(row+column)%len(benchWords)], 0
	}
	return "", float64((row * column) % 2)
}

// BenchmarkResponses compares our sheet with a bare StreamWriter of the same cells; the limit is 1.5 times. Run with
// -benchtime 3x.
func BenchmarkResponses(b *testing.B) {
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			peak := watch(b)
			bare(b, io.Discard)
			peak()
		}
	})
	b.Run("sonde", func(b *testing.B) {
		for b.Loop() {
			peak := watch(b)
			ours(b, io.Discard)
			peak()
		}
	})
}

func bare(b *testing.B, w io.Writer) {
	file := excelize.NewFile()
	stream, err := file.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	values := make([]any, benchColumns)
	for row := range benchRows {
		for column := range benchColumns {
			if text, number := benchCell(row, column); text != "" {
				values[column] = text
			} else {
				values[column] = number
			}
		}
		if err := stream.SetRow("A"+strconv.Itoa(row+1), values); err != nil {
			b.Fatal(err)
		}
	}
	if err := stream.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := file.Write(w); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}

func ours(b *testing.B, w io.Writer) {
	columns := make([]reports.Column, benchColumns)
	for i := range columns {
		columns[i] = reports.Column{Title: "column " + strconv.Itoa(i)}
		if i >= 6 {
			columns[i].Kind = reports.ColumnCount
		}
	}
	sequence := func(yield func([]reports.Cell, error) bool) {
		cells, numbers := make([]reports.Cell, benchColumns), make([]float64, benchColumns)
		for row := range benchRows {
			for column := range benchColumns {
				text, number := benchCell(row, column)
				numbers[column] = number
				cells[column] = reports.Cell{Text: text}
				if text == "" {
					cells[column].Number = &numbers[column]
				}
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
	doc := reports.Document{Language: "en", MadeOn: "2026-11-23"}
	if err := workbook.Write(w, doc, &workbook.Responses{Title: "Responses", Columns: columns, Rows: sequence}, words(b)); err != nil {
		b.Fatal(err)
	}
}

// watch reports the most memory that the runtime held from the system while it ran.
func watch(b *testing.B) (stop func()) {
	runtime.GC()
	var most atomic.Uint64
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapInuse+m.StackInuse))
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() {
		close(done)
		<-ended
		b.ReportMetric(float64(most.Load())/(1<<20), "peak-MiB")
	}
}

func TestResponsesAloneReopen(t *testing.T) {
	_, file := written(t, reports.Document{Language: "en", MadeOn: "2026-11-23"}, sampleResponses())
	if got := file.GetSheetList(); len(got) != 1 || got[0] != "Responses" {
		t.Errorf("sheets %q", got)
	}
	var out bytes.Buffer
	if _, err := file.WriteTo(&out); err != nil {
		t.Error(err)
	}
}
