package limesurvey

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fixture reads a file of testdata.
func fixture(tb testing.TB, name string) []byte {
	tb.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return raw
}

// txtRow is a row of a .txt by column.
type txtRow map[string]string

// txtRows reads a .txt as the fixtures are written.
func txtRows(tb testing.TB, raw []byte) (columns []string, lines []txtRow) {
	tb.Helper()
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF"))))
	reader.Comma = '\t'
	all, err := reader.ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := txtRow{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		lines = append(lines, row)
	}
	return all[0], lines
}

// xmlWriter writes the tables of an .lss.
type xmlWriter struct {
	tables []string
	rows   map[string][]string
}

func (w *xmlWriter) row(table string, cells ...string) {
	if w.rows[table] == nil {
		w.tables = append(w.tables, table)
	}
	var b strings.Builder
	b.WriteString("   <row>\n")
	for i := 0; i < len(cells); i += 2 {
		if cells[i+1] == "" {
			fmt.Fprintf(&b, "    <%s/>\n", cells[i])
		} else {
			fmt.Fprintf(&b, "    <%s><![CDATA[%s]]></%s>\n", cells[i], cells[i+1], cells[i])
		}
	}
	b.WriteString("   </row>\n")
	w.rows[table] = append(w.rows[table], b.String())
}

func (w *xmlWriter) document(kind string, version int, languages []string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "%s<document>\n <LimeSurveyDocType>%s</LimeSurveyDocType>\n <DBVersion>%d</DBVersion>\n <languages>\n", xml.Header, kind, version)
	for _, language := range languages {
		fmt.Fprintf(&b, "  <language>%s</language>\n", language)
	}
	b.WriteString(" </languages>\n")
	for _, table := range w.tables {
		fmt.Fprintf(&b, " <%s>\n  <fields>\n   <fieldname>id</fieldname>\n  </fields>\n  <rows>\n%s  </rows>\n </%s>\n", table, strings.Join(w.rows[table], ""), table)
	}
	b.WriteString("</document>\n")
	return []byte(b.String())
}

// asLSS writes the rows of a .txt as an .lss, either with the texts in the tables or with tables of their own.
func asLSS(tb testing.TB, raw []byte, newer bool) []byte {
	columns, lines := txtRows(tb, raw)
	w := &xmlWriter{rows: map[string][]string{}}
	settings := []string{}
	languages := map[string]txtRow{}
	var order []string
	for _, row := range lines {
		switch row["class"] {
		case "S":
			settings = append(settings, row["name"], row["text"])
		case "SL":
			if languages[row["language"]] == nil {
				languages[row["language"]] = txtRow{}
				order = append(order, row["language"])
			}
			languages[row["language"]][row["name"]] = row["text"]
		}
	}
	w.row("surveys", settings...)
	for _, language := range order {
		cells := []string{"surveyls_survey_id", "314159", "surveyls_language", language}
		for _, name := range []string{"surveyls_title", "surveyls_description", "surveyls_welcometext", "surveyls_endtext", "surveyls_policy_notice", "surveyls_url"} {
			cells = append(cells, name, languages[language][name])
		}
		w.row("surveys_languagesettings", cells...)
	}
	ids := map[string]int{}
	once := func(key string) (string, bool) {
		id, known := ids[key]
		if !known {
			id = 100 + len(ids)
			ids[key] = id
		}
		return fmt.Sprint(id), !known
	}
	var gid, qid, kind string
	position := 0
	for _, row := range lines {
		position++
		at, language := fmt.Sprint(position), row["language"]
		switch row["class"] {
		case "G":
			var fresh bool
			gid, fresh = once("G" + row["type/scale"])
			if newer {
				if fresh {
					w.row("groups", "gid", gid, "sid", "314159", "group_order", row["type/scale"], "grelevance", row["relevance"])
				}
				w.row("group_l10ns", "id", at, "gid", gid, "group_name", row["name"], "description", row["text"], "language", language)
			} else {
				w.row("groups", "gid", gid, "sid", "314159", "group_name", row["name"], "group_order", row["type/scale"], "description", row["text"], "language", language, "grelevance", row["relevance"])
			}
		case "Q", "SQ":
			table, parent, key := "questions", "0", "Q"+row["name"]
			if row["class"] == "SQ" {
				table, parent, key = "subquestions", qid, "SQ"+qid+row["type/scale"]+row["name"]
			}
			id, fresh := once(key)
			scale := "0"
			if row["class"] == "Q" {
				qid, kind = id, row["type/scale"]
			} else {
				scale = row["type/scale"]
			}
			cells := []string{
				"qid", id, "parent_qid", parent, "sid", "314159", "gid", gid, "type", kind, "title", row["name"], "preg", row["validation"], "other", row["other"],
				"mandatory", row["mandatory"], "question_order", at, "scale_id", scale, "relevance", row["relevance"],
			}
			if !newer {
				w.row(table, append(cells, "question", row["text"], "help", row["help"], "language", language)...)
			} else {
				if fresh {
					w.row(table, cells...)
				}
				w.row("question_l10ns", "id", at, "qid", id, "question", row["text"], "help", row["help"], "language", language)
			}
			if row["class"] == "SQ" {
				continue
			}
			if row["default"] != "" && (fresh || !newer) {
				if newer {
					w.row("defaultvalues", "dvid", id, "qid", id, "scale_id", "0", "sqid", "0", "specialtype", "")
					w.row("defaultvalue_l10ns", "dvid", id, "language", language, "defaultvalue", row["default"])
				} else {
					w.row("defaultvalues", "qid", id, "scale_id", "0", "sqid", "0", "language", language, "specialtype", "", "defaultvalue", row["default"])
				}
			}
			for _, name := range columns[12:] {
				localised := slices.Contains([]string{"other_replace_text", "dualscale_headerA", "dualscale_headerB", "em_validation_q_tip", "suffix"}, name)
				switch {
				case row[name] == "":
				case localised:
					w.row("question_attributes", "qid", id, "attribute", name, "value", row[name], "language", language)
				case fresh:
					w.row("question_attributes", "qid", id, "attribute", name, "value", row[name])
				}
			}
		case "A":
			if !newer {
				w.row("answers", "qid", qid, "code", row["name"], "answer", row["text"], "sortorder", at, "language", language, "scale_id", row["type/scale"])
				continue
			}
			id, fresh := once("A" + qid + row["type/scale"] + row["name"])
			if fresh {
				w.row("answers", "aid", id, "qid", qid, "code", row["name"], "sortorder", at, "scale_id", row["type/scale"])
			}
			w.row("answer_l10ns", "id", at, "aid", id, "answer", row["text"], "language", language)
		}
	}
	version := 264
	if newer {
		version = 640
	}
	return w.document("Survey", version, order)
}

// zipped makes an archive of files, given as name and content by turns.
func zipped(tb testing.TB, files ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		file, err := w.Create(files[i])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := file.Write([]byte(files[i+1])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
