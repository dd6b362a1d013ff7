package limesurvey

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"sonde/survey/questionnaire"
	"sonde/survey/rows"
)

// null is a cell of a question that was not shown.
const null = "\x00"

// sheet is the columns of LimeSurvey's code style with the answers of three respondents; the third never sent hers.
// In words, for those cells that have some: "code|word".
var sheet = [][4]string{
	{"id", "7", "8", "9"},
	{"submitdate", "2026-03-01 10:11:12", "1980-01-01 00:00:00", ""},
	{"lastpage", "3", "3", "1"},
	{"startlanguage", "en", "de", "fr"},
	{"seed", "123", "456", "789"},
	{"accueil", "", "", ""},
	{"role", "A1|Fisher", "-oth-|Other", "A2|Sailor"},
	{"role[other]", "", "Lighthouse keeper", ""},
	{"quai", "N|North", "", ""},
	{"navire", "V|Sailing boat", "M|Motor boat", ""},
	{"navire[comment]", "A \"good\" one\nindeed", "", ""},
	{"assure", "Y|Yes", "N|No", ""},
	{"genre", "F|Female", "|N/A", ""},
	{"note", "4", null, ""},
	{"donnees[SQ001]", "Y|Yes", "|No", ""},
	{"donnees[SQ002]", "Y|Yes", "|No", ""},
	{"donnees[SQ003]", "|No", "|No", ""},
	{"donnees[SQ009]", "|No", "|No", ""},
	{"donnees[other]", "Charts", "", ""},
	{"sources[SQ001]", "Y|Yes", null, ""},
	{"sources[SQ001comment]", "By post", null, ""},
	{"sources[SQ002]", "|No", null, ""},
	{"sources[SQ002comment]", "", null, ""},
	{"freins[1]", "c|Cost", "", ""},
	{"freins[2]", "a|Time", "", ""},
	{"confiance[x1]", "5", "1", ""},
	{"confiance[x2]", "4", "", ""},
	{"dix[x1]", "10", "", ""},
	{"ouinon[x1]", "Y|Yes", "U|Uncertain", ""},
	{"ouinon[x2]", "N|No", "", ""},
	{"tendance[x1]", "I|Increase", "", ""},
	{"usage[SQ001]", "J|Every day", null, ""},
	{"usage[SQ002]", "M|Every month", null, ""},
	{"colonnes[SQ001]", "J|Every day", "", ""},
	{"double[p][1]", "1|Important", "", ""},
	{"double[p][2]", "0|Disappointed", "", ""},
	{"double[d][1]", "0|Not important", "", ""},
	{"double[d][2]", "1|Satisfied", "", ""},
	{"nombres[ete_jour]", "3", "", ""},
	{"nombres[ete_nuit]", "1", "", ""},
	{"nombres[hiver_jour]", "2", "", ""},
	{"nombres[hiver_nuit]", "", "", ""},
	{"cases[ete_jour]", "1", "", ""},
	{"cases[ete_nuit]", "", "", ""},
	{"cases[hiver_jour]", "1", "", ""},
	{"cases[hiver_nuit]", "1", "", ""},
	{"textes[ete_ou]", "At {sea}", "", ""},
	{"age", "42.0000000000", "17", ""},
	{"prises[bar]", "12.5000000000", "", ""},
	{"prises[sole]", "3.0000000000", "", ""},
	{"port", "Brest", "", ""},
	{"avis", "Fine", null, ""},
	{"histoire", "", "", ""},
	{"contact[cap]", "Anne", "", ""},
	{"contact[aff]", "", "", ""},
	{"depuis", "2020-02-03 00:00:00", "", ""},
	{"marée", "2026-01-02 03:04:00", "", ""},
	{"total", "15.5", "", ""},
	{"double_total", "31", "", ""},
	{"langue", "en", "", ""},
	{"1reponse", "abc", "", ""},
	{"secret", "xyz", "", ""},
}

// The answers of the two who sent theirs, as the values in sheet say them; 1980 is no date, "de" no language of the survey.
var wantSheets = []string{
	`en 2026-03-01 {"_1reponse":"abc","age":42,"assure":"Y","cases_ete":["jour"],"cases_hiver":["jour","nuit"],"colonnes_SQ001":"J","confiance_x1":"5","confiance_x2":"4",` +
		`"contact_cap":"Anne","depuis":"2020-02-03","dix_x1":"10","donnees":["SQ001","SQ002","other"],"donnees_other":"Charts","double_d_0":"0","double_d_1":"1","double_p_0":"1",` +
		`"double_p_1":"0","double_total":31,"freins":["c","a"],"genre":"F","langue":"en","marée":"2026-01-02T03:04","avis":"Fine","navire":"V","navire_comment":"A \"good\" one\nindeed",` +
		`"nombres_ete_jour":3,"nombres_ete_nuit":1,"nombres_hiver_jour":2,"note":"4","ouinon_x1":"Y","ouinon_x2":"N","port":"Brest","prises_bar":12.5,"prises_sole":3,"quai":"N",` +
		`"role":"A1","secret":"xyz","sources":["SQ001"],"sources_SQ001comment":"By post","tendance_x1":"I","textes_ete_ou":"At {sea}","total":"15.5","usage_SQ001":"J","usage_SQ002":"M"}`,
	`fr 2026-05-05 {"age":17,"assure":"N","confiance_x1":"1","navire":"M","ouinon_x1":"U","role":"other","role_other":"Lighthouse keeper","total":"0"}`,
}

func harbour(tb testing.TB) *questionnaire.Instrument {
	tb.Helper()
	q, _ := Read(fixture(tb, "harbour.txt"))
	in, err := questionnaire.Compile(q)
	if err != nil {
		tb.Fatal(err)
	}
	return in
}

// code and word part a cell of sheet.
func code(cell string) string {
	code, _, _ := strings.Cut(cell, "|")
	return strings.ReplaceAll(code, null, "")
}

func word(cell string) string {
	code, word, found := strings.Cut(cell, "|")
	if !found {
		word = code
	}
	return strings.ReplaceAll(word, null, "")
}

var brackets = regexp.MustCompile(`\[([^\]]*)\]`)

// manager writes a header as LimeSurvey's conditions do: Q_SQ001, Q_SQ001_0.
func manager(header string) string {
	if scaled, found := strings.CutSuffix(header, "][1]"); found {
		header = scaled + "][0]"
	} else if scaled, found := strings.CutSuffix(header, "][2]"); found {
		header = scaled + "][1]"
	}
	return brackets.ReplaceAllString(header, "_$1")
}

func same(header string) string { return header }

// asCSV writes the sheet as LimeSurvey exports it: all cells quoted, CRLF, an empty line at the end.
func asCSV(separator rune, header, cell func(string) string) []byte {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	for column := range 4 {
		for i, line := range sheet {
			if i > 0 {
				b.WriteRune(separator)
			}
			text := cell(line[column])
			if column == 0 {
				text = header(line[0])
			}
			b.WriteString(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
		}
		b.WriteString("\r\n")
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

var vvWriting = strings.NewReplacer("{", "{lbrace}", "\n", "{newline}", "\r", "{cr}", "\t", "{tab}")

// asVV writes the sheet as a VV file.
func asVV() []byte {
	var b strings.Builder
	for range sheet {
		b.WriteString("Some text\t")
	}
	b.WriteString("\n")
	for _, line := range sheet {
		b.WriteString(manager(line[0]) + "\t")
	}
	b.WriteString("\n")
	for column := 1; column < 4; column++ {
		var cells []string
		for _, line := range sheet {
			cell := vvWriting.Replace(code(line[column]))
			if quoted, found := strings.CutPrefix(cell, `"`); found {
				cell = "{quote}" + quoted
			}
			if line[column] == null || line[0] == "submitdate" && cell == "" {
				cell = rows.NotShown
			}
			cells = append(cells, cell)
		}
		b.WriteString(strings.Join(cells, "\t") + "\n")
	}
	return []byte(b.String())
}

// asLSA writes an archive of the structure and the sheet.
func asLSA(t *testing.T) []byte {
	structure := asLSS(t, fixture(t, "harbour.txt"), true)
	numbers := numbersOf(t, structure)
	w := &xmlWriter{rows: map[string][]string{}}
	for column := 1; column < 4; column++ {
		var cells []string
		for _, line := range sheet {
			name := numbers[line[0]]
			if name == "" {
				name = line[0]
			} else {
				name = "_" + strings.ReplaceAll(name, "#", "-")
			}
			if line[column] != null && !(line[0] == "submitdate" && line[column] == "") {
				cells = append(cells, name, code(line[column]))
			}
		}
		w.row("responses", cells...)
	}
	text := string(w.document("Responses", 640, []string{"fr", "en"}))
	var fields strings.Builder
	for _, line := range sheet {
		name := numbers[line[0]]
		if name == "" {
			name = line[0]
		}
		fmt.Fprintf(&fields, "   <fieldname>%s</fieldname>\n", name)
	}
	text = strings.Replace(text, "   <fieldname>id</fieldname>\n", fields.String(), 1)
	return zipped(t, "survey_314159.lss", string(structure), "survey_314159_responses.lsr", text)
}

// numbersOf gives the number of each column of sheet: survey, group and question as the .lss numbers them.
func numbersOf(t *testing.T, structure []byte) map[string]string {
	f, err := readForm(structure, &teller{})
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]string{}
	for _, g := range f.groups {
		for _, q := range g.questions {
			for _, line := range sheet {
				of, part, _ := strings.Cut(line[0], "[")
				part = strings.TrimSuffix(part, "]")
				if scaled, found := strings.CutSuffix(part, "][1"); found {
					part = scaled + "#0"
				} else if scaled, found := strings.CutSuffix(part, "][2"); found {
					part = scaled + "#1"
				}
				if of == q.code {
					numbers[line[0]] = "314159X" + g.id + "X" + q.id + part
				}
			}
		}
	}
	return numbers
}
