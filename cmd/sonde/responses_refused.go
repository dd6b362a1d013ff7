package main

import (
	"errors"
	"fmt"

	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/survey/rows"
)

// place is one thing that keeps a file out, in the language of the command. Row 1 is the header; Column 0 is the whole row.
type place struct {
	Code    string `json:"code"`
	Row     int    `json:"row"`
	Column  int    `json:"column"`
	Header  string `json:"header"`
	Message string `json:"message"`
	Remedy  string `json:"remedy"`
}

// refused lists all that keeps a file out, each with row, column and remedy. Other failures pass.
func (c *responsesImport) refused(con *console, in *questionnaire.Instrument, result imported, err error) error {
	var problems *rows.Problems
	if !errors.As(err, &problems) {
		return err
	}
	result.Count = problems.Count
	for _, p := range problems.List {
		result.Problems = append(result.Problems, con.place(in, p))
	}
	if c.JSON {
		return errors.Join(con.json(result), errTold)
	}
	for _, p := range result.Problems {
		where := con.say("rows.place_row", survey.Args{"Row": p.Row})
		if p.Column > 0 {
			where = con.say("rows.place", survey.Args{"Row": p.Row, "Column": p.Column, "Header": p.Header})
		}
		fmt.Fprintln(con.stderr, con.say("cli.import.problem", survey.Args{"Place": where, "Message": p.Message, "Remedy": p.Remedy}))
	}
	return err
}

// place words a problem; what the questionnaire says of an answer is said in its words.
func (con *console) place(in *questionnaire.Instrument, p rows.Problem) place {
	said := place{Code: p.Code, Row: p.Row, Column: p.Column, Header: p.Header}
	said.Message, said.Remedy = con.say("rows."+p.Code, p.Args), con.say("rows."+p.Code+".remedy", p.Args)
	if inner, ok := p.Args["Problem"].(survey.Problem); ok {
		said.Message, said.Remedy = in.Explain(con.words, con.language, inner)
	}
	return said
}
