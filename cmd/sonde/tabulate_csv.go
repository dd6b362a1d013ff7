package main

import (
	"encoding/csv"
	"strconv"

	"sonde/reports/tabulate"
	"sonde/survey/rows"
)

// tableCSV prints a table as one line for each choice of each group, or for each group when the question is a number.
func (con *console) tableCSV(r tabulate.Result) error {
	out := csv.NewWriter(con.stdout)
	header := []string{"group", "asked", "answered", "skipped"}
	cells, ranks := len(r.Groups) == 0 || len(r.Groups[0].Cells) > 0, false
	if cells {
		header = append(header, "code", "label", "count", "share", "low", "high", "suppressed")
		ranks = len(r.Groups) > 0 && r.Groups[0].Cells[0].Borda != nil
	} else {
		header = append(header, "n", "mean", "low", "high", "sd", "median", "q1", "q3", "top2")
	}
	if ranks {
		header = append(header, "first", "top3", "mean_rank", "borda")
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, g := range r.Groups {
		front := []string{g.Code, strconv.Itoa(g.Asked), strconv.Itoa(g.Answered), strconv.Itoa(g.Skipped)}
		if !cells {
			if err := out.Write(append(front, summaryCells(g.Summary)...)); err != nil {
				return err
			}
			continue
		}
		for _, cell := range g.Cells {
			line := append(front[:len(front):len(front)], cell.Code, rows.Guard(con.text(cell.Label)), strconv.Itoa(cell.Count),
				number(cell.Share), number(cell.Low), number(cell.High), strconv.FormatBool(cell.Suppressed))
			if ranks {
				line = append(line, number(cell.First), number(cell.Top3), number(cell.MeanRank), number(cell.Borda))
			}
			if err := out.Write(line); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func summaryCells(s *tabulate.Summary) []string {
	if s == nil {
		return make([]string, 9)
	}
	return []string{strconv.Itoa(s.N), number(s.Mean), number(s.Low), number(s.High), number(s.SD), number(s.Median), number(s.Q1), number(s.Q3), number(s.Top2)}
}

// number writes a number in full, "" for none.
func number(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'g', -1, 64)
}
