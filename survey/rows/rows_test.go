package rows

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// small is a questionnaire with a question of each kind that a file may hold.
const small = `{"name":"small","version":2,"languages":["fr","en"],"default_language":"fr","title":{"fr":"Petit","en":"Small"},
"choice_lists":{"role":[{"name":"user","label":{"fr":"Utilisateur","en":"User"}},{"name":"both","label":{"fr":"Les deux","en":"Both"}}],
"obstacles":[{"name":"time","label":{"fr":"Le temps; toujours le temps","en":"Time; always time"}},{"name":"tools","label":{"fr":"Les outils","en":"Tools"}},{"name":"none","label":{"fr":"Aucun","en":"None"},"exclusive":true}]},
"sections":[{"name":"all","title":{"fr":"Tout","en":"All"},"questions":[
{"name":"role","type":"select_one","list":"role","label":{"fr":"Votre rôle","en":"Your role"},"required":true},
{"name":"obstacles","type":"select_multiple","list":"obstacles","label":{"fr":"Vos freins","en":"Your obstacles"},"max_picks":2},
{"name":"order","type":"rank","list":"obstacles","label":{"fr":"Classez","en":"Rank"},"max_picks":3},
{"name":"years","type":"integer","label":{"fr":"Années","en":"Years"},"constraint":". < 80","constraint_message":{"fr":"Moins de 80","en":"Under 80"}},
{"name":"hours","type":"decimal","label":{"fr":"Heures","en":"Hours"}},
{"name":"agree","type":"acknowledge","label":{"fr":"D’accord","en":"Agreed"}},
{"name":"why","type":"text","label":{"fr":"Pourquoi","en":"Why"},"relevant":"${role} = 'both'"}]}]}`

func instrument(t testing.TB, source string) *questionnaire.Instrument {
	t.Helper()
	q, err := questionnaire.Parse([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	in, err := questionnaire.Compile(q)
	if err != nil {
		t.Fatalf("%+v", err)
	}
	return in
}

func readCSV(t testing.TB, text string, m Mapping) ([]Parsed, Summary, error) {
	t.Helper()
	table, err := ReadCSV(strings.NewReader(text))
	if err != nil {
		return nil, Summary{}, err
	}
	return Reader{Instrument: instrument(t, small), Mapping: m, Survey: "s", Events: map[string]bool{"brest": true}, Today: "2026-03-01"}.Read(table)
}

func TestARowBecomesASheet(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"by name", "role,obstacles\nuser,time; tools\n", `{"obstacles":["time","tools"],"role":"user"}`},
		{"by label, in any language", "Votre rôle,Your obstacles\nBoth,Les outils\n", `{"obstacles":["tools"],"role":"both"}`},
		{"semicolons between columns", "role;obstacles\nuser;tools\n", `{"obstacles":["tools"],"role":"user"}`},
		{"no-break spaces and case", "VOTRE\u00a0RÔLE,obstacles\nles  DEUX,\n", `{"role":"both"}`},
		{"a label that holds the separator", "role,obstacles\nuser,Time; always time; Tools\n", `{"obstacles":["time","tools"],"role":"user"}`},
		{"split by name", "role,obstacles/time,obstacles/tools,obstacles/none\nuser,1,0,\n", `{"obstacles":["time"],"role":"user"}`},
		{"split by label, cells hold the label", "role,Vos freins/Les outils\nuser,Les outils\n", `{"obstacles":["tools"],"role":"user"}`},
		{"split, yes and no in words", "role,obstacles/time,obstacles/tools\nuser,Non,Oui\n", `{"obstacles":["tools"],"role":"user"}`},
		{"ranks keep their order", "role,order\nuser,tools; time\n", `{"order":["tools","time"],"role":"user"}`},
		{"numbers and acknowledge", "role,years,hours,agree\nuser,12,2.5,Y\n", `{"agree":true,"hours":2.5,"role":"user","years":12}`},
		{"a guarded text loses its guard", "role,why\nboth,'=1+1\n", `{"role":"both","why":"=1+1"}`},
		{"Latin-1", "Votre r\xf4le,why\nboth,d\xe9j\xe0\n", `{"role":"both","why":"déjà"}`},
		{"lines ended by CR alone", "role,obstacles\ruser,tools\r", `{"obstacles":["tools"],"role":"user"}`},
		{"UTF-8 with a mark", "\uFEFFrole,why\nboth,déjà\n", `{"role":"both","why":"déjà"}`},
		{"what is not asked is left out", "role,why\nuser,because\n", `{"role":"user"}`},
		{"rules of entry do not refuse", "role,obstacles,years\n,Aucun; Tools; time,99\n", `{"obstacles":["time","tools","none"],"years":99}`},
		{"blank rows are no respondents", "role,why\n,\nuser,\n", `{"role":"user"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, _, err := readCSV(t, c.file, Mapping{})
			if err != nil {
				t.Fatal(err)
			}
			if len(sheets) != 1 {
				t.Fatalf("got %d sheets, want 1", len(sheets))
			}
			if got := string(sheets[0].Answers); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestBreachesAreCounted(t *testing.T) {
	_, summary, err := readCSV(t, "role,obstacles,years\n,none; tools; time,99\n", Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, n := range summary.Breaches {
		total += n
	}
	// Required role left out, exclusive with others, 99 not under 80.
	if total != 3 {
		t.Errorf("got %v, want three breaches", summary.Breaches)
	}
	if got := strings.Join(summary.Absent, " "); got != "order hours agree why" {
		t.Errorf("absent: got %q", got)
	}
}

func TestAFileIsRefusedWithEveryPlace(t *testing.T) {
	for _, c := range []struct {
		name, file string
		mapping    Mapping
		want       []string
	}{
		{"unknown columns", "role,colour,rolle\nuser,red,\n", Mapping{}, []string{"ROW_030 row 1 column 2", "ROW_030 row 1 column 3"}},
		{"unknown columns and all that is wrong in the rows", "role,colour,obstacles\nking,red,time\nuser,blue,wind\n", Mapping{}, []string{"ROW_030 row 1 column 2", "ROW_054 row 2 column 1", "ROW_054 row 3 column 3"}},
		{"nothing but unknown columns", "colour,rolle\nred,king\n", Mapping{}, []string{"ROW_030 row 1 column 1", "ROW_030 row 1 column 2"}},
		{"unknown choices, each", "role,obstacles\nking,time\nuser,time; wind\n", Mapping{}, []string{"ROW_054 row 2 column 1", "ROW_054 row 3 column 2"}},
		{"wrong types", "role,years,agree\nuser,many,perhaps\n", Mapping{}, []string{"ROW_055 row 2 column 3", "ROW_053 row 2 column 2"}},
		{"two columns filled for one question", "role,Your role\nuser,both\n", Mapping{}, []string{"ROW_052 row 2 column 2"}},
		{"unknown event, bad day", "role,:event,:received_on\nuser,paris,someday\n", Mapping{}, []string{"ROW_060 row 2 column 2", "ROW_062 row 2 column 3"}},
		{"an unknown language", "role,:language\nuser,de\n", Mapping{}, []string{"ROW_061 row 2 column 2"}},
		{"a mapping to a choice that is none", "role\nking\n", Mapping{Values: map[string]map[string]string{"role": {"king": "usr"}}}, []string{"ROW_032 row 1 column 0"}},
		{"a mapping to nothing", "a\nuser\n", Mapping{Columns: map[string]Target{"a": {Question: "nobody"}}}, []string{"ROW_032 row 1 column 1"}},
		{"the same key twice", ":key,role\nk1,user\nk1,user\n", Mapping{}, []string{"ROW_050 row 3 column 0"}},
		{"cells beyond the header", "role\nuser,more\n", Mapping{}, []string{"ROW_051 row 2 column 0"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := readCSV(t, c.file, c.mapping)
			var problems *Problems
			if !errors.As(err, &problems) {
				t.Fatalf("got %v, want problems", err)
			}
			if got, want := problems.Error(), strings.Join(c.want, "; "); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// What a header was perhaps meant to be is said as the questionnaire writes it.
func TestAGuessIsWrittenAsTheQuestionnaireWritesIt(t *testing.T) {
	in := instrument(t, strings.Replace(small, `"name":"years"`, `"name":"Q11_d1_0"`, 1))
	for header, want := range map[string]string{"Q11_d1_O": "Q11_d1_0", "q11_d1": "Q11_d1_0", "Yuor role": "Your role"} {
		table, err := ReadCSV(strings.NewReader(header + ",role\n1,user\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = Reader{Instrument: in, Survey: "s", Today: "2026-03-01"}.Read(table)
		var problems *Problems
		if !errors.As(err, &problems) || problems.List[0].Args["Nearest"] != want {
			t.Errorf("%s: %+v, want %q", header, err, want)
		}
	}
}

func TestAMappingTranslatesAForeignFile(t *testing.T) {
	m, err := ParseMapping([]byte(`{"separator":"|","comment":"#","columns":{"Rôle principal":{"question":"role"},"#2":{"question":"obstacles"},"Nom":{"ignore":true},"Clé":{"meta":"key"}},
		"values":{"role":{"Consommateur":"user","?":""},"obstacles":{"Horloge":"time"}}}`))
	if err == nil {
		t.Run("values", func(t *testing.T) {
			sheets, summary, err := readCSV(t, "Rôle principal,Autre,Nom,Clé\n# une note,,,\nconsommateur,horloge|Tools,Dupont,a\n", m)
			if err != nil {
				t.Fatal(err)
			}
			if got := string(sheets[0].Answers); got != `{"obstacles":["time","tools"],"role":"user"}` || summary.Comments != 1 {
				t.Errorf("got %s, %d comments", got, summary.Comments)
			}
		})
		return
	}
	t.Fatal(err)
}

func TestKeysMakeTheSameFileCountOnce(t *testing.T) {
	first, _, err := readCSV(t, "role\nuser\nuser\n", Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	again, _, _ := readCSV(t, "role\nuser\nuser\n", Mapping{})
	other, _, _ := readCSV(t, "role\nuser\nboth\n", Mapping{})
	table, err := ReadCSV(strings.NewReader("role\nuser\nuser\n"))
	if err != nil {
		t.Fatal(err)
	}
	elsewhere, _, err := Reader{Instrument: instrument(t, small), Survey: "another", Today: "2026-03-01"}.Read(table)
	if err != nil || elsewhere[0].Key == first[0].Key {
		t.Errorf("the same file in another survey: %v, %s", err, elsewhere[0].Key)
	}
	if first[0].Key != again[0].Key || first[0].Key == first[1].Key || first[0].Key == other[0].Key {
		t.Errorf("keys: %s %s %s", first[0].Key, first[1].Key, other[0].Key)
	}
}

func TestSimulatedStaysSimulated(t *testing.T) {
	sheets, _, err := readCSV(t, "role,:source,:event,:received_on\nuser,simulated,brest,2026-02-03\nuser,web,,03/02/2026\n", Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := sheets[0], sheets[1]; a.Source != survey.SourceSimulated || b.Source != survey.SourceImport || a.Event != "brest" || b.ReceivedOn != "2026-02-03" {
		t.Errorf("got %+v", sheets)
	}
}

func TestHostileFilesAreRefused(t *testing.T) {
	code := func(err error) string {
		var e *survey.Error
		if errors.As(err, &e) {
			return e.Code
		}
		return ""
	}
	for name, c := range map[string]struct{ file, want string }{
		"empty":            {"", "ROW_003"},
		"NUL bytes":        {"role\x00,a\n", "ROW_002"},
		"an open quote":    {"role\n\"user\n", "ROW_004"},
		"too many columns": {strings.Repeat("a,", MaxColumns+1) + "\n", "ROW_005"},
		"a header alone":   {"role\n", "ROW_041"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := readCSV(t, c.file, Mapping{}); code(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{"role,obstacles\nuser,time; tools\n", "\xff\xfea\x00", "a;b\n\"", "role/time\n1\n", "\uFEFF:key\nx\n"} {
		f.Add([]byte(seed))
	}
	in := instrument(f, small)
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ReadCSV(bytes.NewReader(data))
		if err != nil {
			return
		}
		sheets, _, err := Reader{Instrument: in, Today: "2026-01-01"}.Read(table)
		if err == nil && len(sheets) == 0 {
			t.Error("an empty import must be an error")
		}
	})
}

func TestAWordThatMeansTwoChoicesIsRefused(t *testing.T) {
	twins := strings.ReplaceAll(strings.ReplaceAll(small, `"fr":"Les outils"`, `"fr":"Time; always time"`), `"fr":"Les deux"`, `"fr":"Utilisateur"`)
	for _, c := range []struct {
		name, file string
		mapping    Mapping
		want       string
	}{
		{"one choice", "role\nUtilisateur\n", Mapping{}, "ROW_056 row 2 column 1"},
		{"several choices", "role,obstacles\nboth,Aucun; Time; always time\n", Mapping{}, "ROW_056 row 2 column 2"},
		{"a mapping settles it", "role\nutilisateur\n", Mapping{Values: map[string]map[string]string{"role": {"Utilisateur": "both"}}}, ""},
		{"so does the code", "role,obstacles\nuser,tools\n", Mapping{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := ReadCSV(strings.NewReader(c.file))
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = Reader{Instrument: instrument(t, twins), Mapping: c.mapping, Today: "2026-03-01"}.Read(table)
			var problems *Problems
			if !errors.As(err, &problems) && c.want != "" || err != nil && c.want == "" {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			if c.want != "" && problems.Error() != c.want {
				t.Errorf("got %s, want %s", problems.Error(), c.want)
			}
		})
	}
}

// A column for each choice and a column for all may stand side by side, as long as one of them is filled.
func TestSplitAndJoinedColumnsOfOneQuestion(t *testing.T) {
	const header = "role,obstacles/time,obstacles/tools,Vos freins,obstacles/none\n"
	for _, c := range []struct{ name, row, want, problem string }{
		{"the split ones", "user,1,0,,0\n", `{"obstacles":["time"],"role":"user"}`, ""},
		{"the joined one", "user,0,0,Les outils,0\n", `{"obstacles":["tools"],"role":"user"}`, ""},
		{"both", "user,1,0,Les outils,0\n", "", "ROW_052 row 2 column 4"},
		{"both, the split one later", "user,,,Les outils,1\n", "", "ROW_052 row 2 column 5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, _, err := readCSV(t, header+c.row, Mapping{})
			var problems *Problems
			if errors.As(err, &problems) {
				if problems.Error() != c.problem {
					t.Errorf("got %s, want %q", problems.Error(), c.problem)
				}
				return
			}
			if err != nil || string(sheets[0].Answers) != c.want {
				t.Errorf("got %v, %v; want %s", sheets, err, c.want)
			}
		})
	}
}

func TestAManyColumnedFileIsRefusedAtOnce(t *testing.T) {
	header := make([]string, MaxColumns)
	for i := range header {
		header[i] = strings.Repeat("obstacle", 10) + strings.Repeat("x", i%40)
	}
	start := time.Now()
	if _, _, err := readCSV(t, strings.Join(header, ",")+"\n"+strings.Repeat("1,", MaxColumns-1)+"1\n", Mapping{}); err == nil {
		t.Error("taken")
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %s", took)
	}
}

func TestRetiredChoicesKeepTheirColumns(t *testing.T) {
	older := instrument(t, small)
	newer := instrument(t, strings.NewReplacer(`{"name":"tools","label":{"fr":"Les outils","en":"Tools"}},`, "", `"max_picks":3`, `"max_picks":2`).Replace(small))
	var headers []string
	for _, column := range Columns([]*questionnaire.Instrument{newer, older}, Shape{Split: true, Labels: "fr"}) {
		if strings.HasPrefix(column.Header, "Vos freins") || strings.HasPrefix(column.Header, "obstacles") {
			headers = append(headers, column.Header)
		}
	}
	if got, want := strings.Join(headers, " | "), "Vos freins/Le temps; toujours le temps | Vos freins/Aucun | obstacles/tools"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAChoiceThatIsMarkedRetiredKeepsItsColumnAndIsTakenFromFiles(t *testing.T) {
	in := instrument(t, strings.NewReplacer(`{"name":"tools",`, `{"name":"tools","retired":true,`, `"max_picks":3`, `"max_picks":2`).Replace(small))
	found := false
	for _, column := range Columns([]*questionnaire.Instrument{in}, Shape{Split: true}) {
		found = found || column.Header == "obstacles/tools"
	}
	if !found {
		t.Error("its column is missing")
	}
	table, err := ReadCSV(strings.NewReader("role,obstacles\nuser,Les outils\n"))
	if err != nil {
		t.Fatal(err)
	}
	sheets, summary, err := Reader{Instrument: in, Survey: "s", Today: "2026-03-01"}.Read(table)
	if err != nil || len(sheets) != 1 {
		t.Fatalf("%v, %v", sheets, err)
	}
	if got := string(sheets[0].Answers); got != `{"obstacles":["tools"],"role":"user"}` {
		t.Errorf("read as %s, %+v", got, summary)
	}
}

func TestWhatOlderVersionsAskedLeavesToo(t *testing.T) {
	was := instrument(t, small)
	now := instrument(t, strings.NewReplacer(`"name":"role","type":"select_one"`, `"name":"role","type":"select_multiple"`, `"name":"years"`, `"name":"age"`).Replace(small))
	cells := func(answers survey.Answers) map[string]string {
		found := map[string]string{}
		for _, column := range Columns([]*questionnaire.Instrument{now, was}, Shape{Split: true}) {
			found[column.Header] = column.Cell(survey.Response{}, answers)
		}
		return found
	}
	old := cells(survey.Answers{"role": survey.Str("user"), "years": survey.Num(7)})
	if old["role/user"] != "1" || old["role/both"] != "0" || old["years"] != "7" || old["age"] != "" {
		t.Errorf("answers to the former version: %v", old)
	}
	if rows := questionnaire.EncodeRows(survey.Rows{{"gone": survey.Str("x"), "b": survey.Num(1)}, {}}); rows != `[{"b":1,"gone":"x"},{}]` {
		t.Errorf("rows: %s", rows)
	}
}
