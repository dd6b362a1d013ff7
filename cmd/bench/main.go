// Bench measures what Sonde promises, each figure beside its limit and, where it has one, beside a bare program that does
// the least that the same work needs, and writes the table as Markdown:
//
//	go run ./cmd/bench -o BENCH.md            every figure
//	go run ./cmd/bench -only sends            those whose file is named so
//
// What is measured is the product: the sonde program, built first and started as a process of its own on a database of
// simulated responses. The bare programs and the clients are this program started again (child.go), so that both sides
// have the same two neighbours on the same cores. Comparisons run in turns, and the median of three counts.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// measure is one figure of the table, or a few that share a run. Its rows say what was found; an error makes them
// "not measured" under its title.
type measure struct {
	name   string // of its file, for -only
	title  string
	target string
	run    func(context.Context, *lab) ([]row, error)
}

var measures = []measure{
	{"sends", "durable sends, 64 connections", sendsTarget, measureSends},
	{"crowd", "p99 of a send, 200 people within 10 s", crowdTarget, measureCrowd},
	{"form_page", "form page, identity-encoded, 64 connections", formPageTarget, measureFormPage},
	{"first_visit", "first visit, from the QR on", firstVisitTarget, measureFirstVisit},
	{"results_page", "results page, all figures, 100,000 responses", resultsPageTarget, measureResultsPage},
	{"cross_table", "14 × 14 cross-table, 1,000,000 responses, 20 % density", crossTableTarget, measureCrossTable},
	{"rebuild", "index rebuild from SQLite, 100,000 responses", rebuildTarget, measureRebuild},
	{"workbook", "workbook, 100,000 responses × 40 columns", workbookTarget, measureWorkbook},
	{"import", "import of a workbook of 488 questions", importTarget, measureImport},
	{"resident", "resident memory, 10,000 responses", residentTarget, measureResident},
	{"start", "start to first page, 10,000 responses", startTarget, measureStart},
}

func main() {
	output := flag.String("o", "", "write the table into this file too")
	only := flag.String("only", "", "measure these alone, joined by commas")
	role := flag.String("child", "", "used by the program itself: what to be instead")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := beChild(ctx, *role)
	if *role == "" {
		err = measureAll(ctx, *output, *only)
	}
	if err != nil {
		stop()
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// measureAll measures one after the other and writes the table. A figure that misses its limit is said so in the table;
// it is no failure of the program.
func measureAll(ctx context.Context, output, only string) error {
	began, before := time.Now(), load()
	l, err := newLab(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	var rows []row
	for _, m := range measures {
		if only != "" && !strings.Contains(","+only+",", ","+m.name+",") {
			continue
		}
		fmt.Fprintf(os.Stderr, "%4.0f s  %s\n", time.Since(began).Seconds(), m.title)
		found, err := m.run(ctx, l)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		rows = append(rows, found...)
		if err != nil {
			rows = append(rows, row{figure: m.title, target: m.target, found: "not measured: " + err.Error(), verdict: unmeasured})
		}
	}
	table := tableOf(rows, machine(began, before))
	fmt.Print(table)
	if output == "" {
		return nil
	}
	return os.WriteFile(output, []byte(table), 0o644)
}
