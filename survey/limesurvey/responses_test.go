package limesurvey

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"sonde/survey"
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

// read brings a file in.
func read(t *testing.T, in *questionnaire.Instrument, raw []byte) ([]rows.Parsed, rows.Summary, error) {
	t.Helper()
	open := func() (rows.Table, error) { return rows.ReadCSV(bytes.NewReader(raw)) }
	if HoldsResponses(raw) {
		open = func() (rows.Table, error) { return Responses(raw) }
	}
	table, err := open()
	if err != nil {
		return nil, rows.Summary{}, err
	}
	return rows.Reader{Instrument: in, Survey: "s", Today: "2026-05-05"}.Read(table)
}

func TestResponsesComeFromEveryFile(t *testing.T) {
	in := harbour(t)
	structure := asLSS(t, fixture(t, "harbour.txt"), true)
	numbers := numbersOf(t, structure)
	byNumber := func(header string) string {
		if number := numbers[header]; number != "" {
			return number
		}
		return header
	}
	archive := asLSA(t)
	lsr := responsesIn(t, archive)
	for name, raw := range map[string][]byte{
		"codes":                          asCSV(',', same, code),
		"codes, semicolons":              asCSV(';', same, code),
		"codes, tabs":                    asCSV('\t', same, code),
		"codes as conditions write them": asCSV(',', manager, code),
		"words":                          asCSV(',', same, word),
		"code and text":                  asCSV(',', func(header string) string { return header + ". Some text [here]" }, word),
		"numbers of the database":        asCSV(',', byNumber, code),
		"VV":                             asVV(),
		"an archive":                     archive,
		"responses out of an archive":    lsr,
	} {
		t.Run(name, func(t *testing.T) {
			sheets, summary, err := read(t, in, raw)
			if err != nil {
				var problems *rows.Problems
				if errors.As(err, &problems) {
					for _, p := range problems.List {
						t.Logf("%+v", p)
					}
				}
				t.Fatal(err)
			}
			if summary.Incomplete != 1 || len(sheets) != 2 {
				t.Fatalf("%d sheets and %d incomplete ones, want 2 and 1", len(sheets), summary.Incomplete)
			}
			for i, sheet := range sheets {
				got := sheet.Language + " " + string(sheet.ReceivedOn) + " " + string(sheet.Answers)
				if got != canonical(t, in, wantSheets[i]) {
					t.Errorf("got  %s\nwant %s", got, canonical(t, in, wantSheets[i]))
				}
			}
			// What was not shown is not asked; what was shown and left empty is skipped. Files without NULL cannot tell of usage.
			skipped := strings.Join(sheets[1].Skipped, " ")
			for _, name := range []string{"quai", "genre", "donnees", "freins", "confiance_x2", "double_p_0"} {
				if !strings.Contains(" "+skipped+" ", " "+name+" ") {
					t.Errorf("%s is not skipped: %s", name, skipped)
				}
			}
			for _, name := range []string{"note", "avis", "usage_SQ001", "donnees_other", "sources"} {
				if strings.Contains(" "+skipped+" ", " "+name+" ") {
					t.Errorf("%s is skipped, and was not asked: %s", name, skipped)
				}
			}
			if sheets[0].Key == sheets[1].Key {
				t.Error("two sheets have one key")
			}
		})
	}
}

// canonical sorts the keys of the expected answers.
func canonical(t *testing.T, in *questionnaire.Instrument, want string) string {
	t.Helper()
	at := strings.IndexByte(want, '{')
	answers, err := in.DecodeAnswers([]byte(want[at:]))
	if err != nil {
		t.Fatal(err)
	}
	return want[:at] + string(in.Canonical(answers))
}

// responsesIn takes the responses out of an archive.
func responsesIn(t *testing.T, raw []byte) []byte {
	t.Helper()
	a, err := openArchive(raw)
	if err != nil {
		t.Fatal(err)
	}
	file, err := bounded(a.responses, maxUnpacked)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(file); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A later file of the same survey adds what is new alone, and a row of the same number in another survey is another row.
func TestALaterFileAddsWhatIsNew(t *testing.T) {
	in := harbour(t)
	file := func(lines string) []byte { return []byte("id,submitdate,role\n" + lines) }
	first, _, err := read(t, in, file("1,2026-01-01,A1\n2,2026-01-02,A2\n"))
	if err != nil {
		t.Fatal(err)
	}
	later, _, err := read(t, in, file("2,2026-01-02,A2\n1,2026-01-01,A1\n3,2026-01-03,A2\n"))
	if err != nil {
		t.Fatal(err)
	}
	if later[0].Key != first[1].Key || later[1].Key != first[0].Key || later[2].Key == first[0].Key {
		t.Errorf("keys %v, then %v", first, later)
	}
	other, _, err := read(t, in, file("1,2026-01-01,A3\n"))
	if err != nil || other[0].Key == first[0].Key {
		t.Errorf("another sheet of the same number has the key of the first: %v", err)
	}
}

func TestResponsesAreRefusedWithEveryPlace(t *testing.T) {
	in := harbour(t)
	for _, c := range []struct{ name, file, want string }{
		{"an unknown column", "id,submitdate,role,colour\n1,2026-01-01,A1,red\n", "ROW_030 row 1 column 4"},
		{"an unknown code", "id,submitdate,role\n1,2026-01-01,A9\n", "ROW_054 row 2 column 3"},
		{"a box that is neither", "id,submitdate,donnees[SQ001]\n1,2026-01-01,maybe\n", "ROW_055 row 2 column 3"},
		{"an unknown rank", "id,submitdate,freins[1]\n1,2026-01-01,z\n", "ROW_054 row 2 column 3"},
		{"a rank beyond the list", "id,submitdate,freins[4]\n1,2026-01-01,a\n", "ROW_030 row 1 column 3"},
		{"a day that is none", "id,submitdate,depuis\n1,2026-01-01,spring\n", "ROW_053 row 2 column 3"},
		{"numbers of only some columns", "id,submitdate,314159X1X5\n1,2026-01-01,a\n", "ROW_030 row 1 column 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := read(t, in, []byte(c.file))
			var problems *rows.Problems
			if !errors.As(err, &problems) || problems.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"none was sent":       {[]byte("id,submitdate,role\n1,,A1\n"), "ROW_042"},
		"a damaged archive":   {zipped(t, "a.lsr", "<document>"), "ROW_014"},
		"a document type":     {zipped(t, "a.lsr", "<!DOCTYPE x><document/>"), "ROW_011"},
		"a survey, no answer": {asLSS(t, fixture(t, "harbour.txt"), true), "ROW_014"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := read(t, in, c.file)
			var e *survey.Error
			if !errors.As(err, &e) || e.Code != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// Headers of texts alone: the question's, then in brackets the row's; words of LimeSurvey for what it adds itself.
func TestHeadersOfTexts(t *testing.T) {
	in := harbour(t)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, line := range [][]string{
		{
			"Response ID", "Date submitted", "Last page", "Start language", "Your role?", "Your role? [Other]", "Which data do you use? [Tides]", "Which data do you use? [Other]",
			"Rank the obstacles [Rank 1]", "Your trust [Buoys]", "Two scales [Precision][Importance]", "How many trips? [Summer][By day]", "Where from? [Institute]", "Where from? [Comment]",
			"Where from? [Colleagues]", "Where from? [Comment]",
		},
		{"1", "2026-01-01 10:00:00", "3", "en", "Other", "Keeper", "Yes", "Charts", "Cost", "3", "Important", "7", "Yes", "one", "Yes", "two"},
	} {
		if err := w.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	sheets, _, err := read(t, in, b.Bytes())
	if err != nil {
		var problems *rows.Problems
		if errors.As(err, &problems) {
			t.Fatalf("%+v", problems.List)
		}
		t.Fatal(err)
	}
	want := `{"role":"other","role_other":"Keeper","donnees":["SQ001","other"],"donnees_other":"Charts","freins":["c"],"confiance_x1":"3","double_p_0":"1","nombres_ete_jour":7,` +
		`"sources":["SQ001","SQ002"],"sources_SQ001comment":"one","sources_SQ002comment":"two"}`
	if got := string(sheets[0].Answers); got != canonical(t, in, want) {
		t.Errorf("got  %s\nwant %s", got, canonical(t, in, want))
	}
}

func FuzzVV(f *testing.F) {
	f.Add(asVV())
	f.Add([]byte("a\tb\nid\tsubmitdate\trole\n1\t{question_not_shown}\tA1\n"))
	f.Add([]byte("a\tb\tc\nid\tsubmitdate\tdonnees_other\n1\t2026-01-01\t{lbrace}tab}\n"))
	in := harbour(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		table, err := rows.ReadCSV(bytes.NewReader(raw))
		if err != nil {
			return
		}
		sheets, summary, err := rows.Reader{Instrument: in, Survey: "s", Today: "2026-05-05"}.Read(table)
		if err == nil && (len(sheets) == 0 || summary.Rows != len(sheets)) {
			t.Errorf("%d sheets, %d rows", len(sheets), summary.Rows)
		}
	})
}
