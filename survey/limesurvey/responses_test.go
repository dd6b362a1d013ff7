package limesurvey

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
	"sonde/survey/rows"
)

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
		"words in HTML": asCSV(',', same, func(cell string) string {
			return strings.Replace(word(cell), "Every day", "<p>Every <b>day</b></p>", 1)
		}),
		"code and text":               asCSV(',', func(header string) string { return header + ". Some text [here]" }, word),
		"numbers of the database":     asCSV(',', byNumber, code),
		"VV":                          asVV(),
		"an archive":                  archive,
		"responses out of an archive": lsr,
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
		{"answers below no header", "id,submitdate,role,\n1,2026-01-01,A1,\n2,2026-01-01,A1,yes\n", "ROW_034 row 3 column 4"},
		{"a time before that of the whole", "id,submitdate,roleTime,interviewtime\n1,2026-01-01,2,3\n", "ROW_030 row 1 column 3"},
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
		"nobody has answered": {zipped(t, "a.lss", string(asLSS(t, fixture(t, "harbour.txt"), true)), "a.lsr", "<document><LimeSurveyDocType>Responses</LimeSurveyDocType></document>"), "ROW_041"},
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

func TestAMappingLeavesOutAColumnWithoutAHeader(t *testing.T) {
	table, err := rows.ReadCSV(strings.NewReader("id,submitdate,role,\n1,2026-01-01,A1,yes\n"))
	if err != nil {
		t.Fatal(err)
	}
	mapping, err := rows.ParseMapping([]byte(`{"columns":{"#4":{"ignore":true}}}`))
	if err != nil {
		t.Fatal(err)
	}
	sheets, _, err := rows.Reader{Instrument: harbour(t), Mapping: mapping, Survey: "s", Today: "2026-05-05"}.Read(table)
	if err != nil || len(sheets) != 1 || string(sheets[0].Answers) != `{"role":"A1"}` {
		t.Errorf("%v, %v", sheets, err)
	}
}

// Columns of times and of what LimeSurvey worked out hold no answers; they are named.
func TestColumnsWithoutAnswersAreNamed(t *testing.T) {
	sheets, summary, err := read(t, harbour(t), []byte("id,submitdate,role,{sum(1)},interviewtime,groupTime12,roleTime,goneTime\n1,2026-01-01,A1,1,9,8,7,6\n"))
	if err != nil || len(sheets) != 1 || string(sheets[0].Answers) != `{"role":"A1"}` {
		t.Fatalf("%v, %v", sheets, err)
	}
	if got, want := strings.Join(summary.Ignored, " "), "id {sum(1)} interviewtime groupTime12 roleTime goneTime"; got != want {
		t.Errorf("named %s, want %s", got, want)
	}
}

// The number of files that were sent has a column of its own, beside a question that is not asked here.
func TestTheNumberOfFilesIsNoAnswer(t *testing.T) {
	lss := lssOf(`<surveys><rows><row><sid>7</sid><language>en</language></row></rows></surveys><groups><rows><row><gid>1</gid><group_name>G</group_name></row></rows></groups>` +
		`<questions><rows><row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>S</type><title>name</title><question>Name</question></row>` +
		`<row><qid>3</qid><parent_qid>0</parent_qid><gid>1</gid><type>|</type><title>sent</title><question>Files</question></row></rows></questions>`)
	q, _ := Read([]byte(lss))
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	lsr := `<document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><fields><fieldname>id</fieldname><fieldname>submitdate</fieldname><fieldname>7X1X2</fieldname><fieldname>7X1X3</fieldname><fieldname>7X1X3_filecount</fieldname></fields>` +
		`<rows><row><id>1</id><submitdate>2026-01-01</submitdate><_7X1X2>A</_7X1X2><_7X1X3>[]</_7X1X3><_7X1X3_filecount>0</_7X1X3_filecount></row></rows></responses></document>`
	for name, file := range map[string][]byte{
		"brackets":   []byte("id,submitdate,name,sent,sent[filecount]\n1,2026-01-01,A,[],0\n"),
		"texts":      []byte("Response ID,Date submitted,Name,Files,filecount - Files\n1,2026-01-01,A,[],0\n"),
		"underscore": []byte("id,submitdate,name,sent,sent_filecount\n1,2026-01-01,A,[],0\n"),
		"an archive": zipped(t, "a.lss", lss, "a.lsr", lsr),
	} {
		sheets, _, err := read(t, in, file)
		if err != nil || string(sheets[0].Answers) != `{"name":"A","sent":"[]"}` {
			t.Errorf("%s: %v %v", name, sheets, err)
		}
	}
}

// A text that begins with the code of its question is a text.
func TestATextThatBeginsLikeACode(t *testing.T) {
	q, _ := Read([]byte("class\ttype/scale\tname\trelevance\ttext\tlanguage\tother\nS\t\tlanguage\t\ten\nSL\t\tsurveyls_title\t\tOdd\ten\n" +
		"G\t1\tG\t1\t\ten\nQ\tL\tSex\t1\tSex:\ten\tY\nA\t0\tA1\t0\tMale\ten\n"))
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	for header, want := range map[string]string{"Sex:,Sex: [Other]": `{"Sex":"other","Sex_other":"x"}`, "Sex. Sex:,Sex[other]. Sex: [Other]": `{"Sex":"other","Sex_other":"x"}`} {
		sheets, _, err := read(t, in, []byte("Response ID,Date submitted,"+header+"\n1,2026-01-01,Other,x\n"))
		if err != nil || string(sheets[0].Answers) != want {
			t.Errorf("%s: %v %v", header, sheets, err)
		}
	}
}

// Headers hold the texts of questions that are not asked here too, and answers that a text speaks of as LimeSurvey writes them.
func TestHeadersOfTextsThatSpeakAndOfHiddenQuestions(t *testing.T) {
	q, _ := Read([]byte("class\ttype/scale\tname\trelevance\ttext\tlanguage\thidden\nS\t\tlanguage\t\ten\nSL\t\tsurveyls_title\t\tOdd\ten\n" +
		"G\t1\tG\t1\t\ten\nQ\tS\tcity\t1\tCity?\ten\t\nQ\tS\tyears\t1\tHow long in {city}?\ten\t\nQ\tX\tsaid\t1\tYou said {city}\ten\t\nQ\tS\tsource\t1\tWhere from?\ten\t1\nQ\tI\ttongue\t1\tLanguage switch\ten\t\n"))
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	sheets, _, err := read(t, in, []byte("Response ID,Date submitted,City?,How long in {city}?,You said {city},Where from?,Language switch\n1,2026-01-01,Brest,9,,mail,en\n"))
	if err != nil || string(sheets[0].Answers) != `{"city":"Brest","source":"mail","tongue":"en","years":"9"}` {
		t.Errorf("%v %v", sheets, err)
	}
}

// A question may have the code of one of LimeSurvey's columns about participants, which stand first.
func TestAQuestionCalledLikeAColumnOfParticipants(t *testing.T) {
	q, _ := Read([]byte("class\ttype/scale\tname\trelevance\ttext\tlanguage\nS\t\tlanguage\t\ten\nSL\t\tsurveyls_title\t\tOdd\ten\nG\t1\tG\t1\t\ten\nQ\tS\temail\t1\tYour address?\ten\n"))
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"id,submitdate,email\n1,2026-01-01,b\n":                    `{"email":"b"}`,
		"id,submitdate,token,email,email\n1,2026-01-01,t,a,b\n":    `{"email":"b"}`,
		"id,submitdate,firstname,email\n1,2026-01-01,somebody,b\n": `{"email":"b"}`,
	} {
		sheets, _, err := read(t, in, []byte(file))
		if err != nil || string(sheets[0].Answers) != want {
			t.Errorf("%s: %v %v", file, sheets, err)
		}
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
