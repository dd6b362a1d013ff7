package xlsform

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sonde/survey/questionnaire"
)

var update = flag.Bool("update", false, "rewrite the golden files instead of checking against them")

// The example of each message: a file that gives it, in the Markdown that stands for tables. TestEveryMessage holds what is
// said of them against goldens in both languages.
var examples = []struct{ code, md string }{
	{"XLS_012", "| questions |\n| | type | name | label |\n| | text | a | A |\n| choices |\n| | list_name | name |\n| | l | a |"},
	{"XLS_013", "| survey |\n| | type | name | label |\n| | text | a | A |\n| choises |\n| | list_name | name |\n| | l | a |"},
	{"XLS_014", "| survey |\n| | type | name | label |\n| | text | a | A |\n| entities |\n| | list_name | label |\n| | trees | T |"},
	{"XLS_016", "| survey |\n| | type | name | label |\n| | text | a | A |\n" + strings.Repeat("| | | | |\n", 61) + "| | text | b | B |"},
	{"XLS_017", "| survey |\n| | type | name | label |" + strings.Repeat(" |", 21) + " hint |\n| | text | a | A |"},
	{"XLS_018", "| survey |\n| | type | name | label | | hint |\n| | text | a | A | to do | |"},
	{"XLS_020", "| survey |\n| | type | name | label | label |\n| | text | a | A | B |"},
	{"XLS_021", "| survey |\n| | type | name | label | relevant | relevance |\n| | text | a | A | | |"},
	{"XLS_022", "| survey |\n| | kind | name | label |\n| | text | a | A |"},
	{"XLS_022", "| survey |\n| | type | name | label |\n| | text | a | A |\n| choices |\n| | list | label |\n| | l | A |"},
	{"XLS_023", "| survey |\n| | type | name | label | relevent |\n| | text | a | A | 1 = 1 |"},
	{"XLS_023", "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | lable |\n| | l | a | A |"},
	{"XLS_024", "| survey |\n| | type | name | label | comments |\n| | text | a | A | ask Jo |"},
	{"XLS_025", "| survey |\n| | type | name | label | media::audio | bind::jr:preload |\n| | text | a | A | | |\n| | text | b | B | b.mp3 | uid |"},
	{"XLS_026", "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | label | my notes |\n| | l | a | A | x |"},
	{"XLS_028", "| survey |\n| | type | name | label | bind::esri:fieldType |\n| | text | a | A | null |"},
	{"XLS_029", "| survey |\n| | type | name | label::English (en) | label:French (fr) | hint::English (en) | hint:French (fr) |\n| | text | a | Hello | Bonjour | H | I |\n| choices |\n| | list_name | name | label::English (en) | label:French (fr) |"},
	{"XLS_029", "| survey |\n| | type | name | label:English (en) | media::image::English (en) |\n| | text | a | A | |"},
	{"XLS_030", "| survey |\n| | type | name | label::French | label::English (UK) | label::eng |\n| | text | a | A | A | |"},
	{"XLS_031", "| survey |\n| | type | name | label::Klingon |\n| | text | a | A |"},
	{"XLS_031", "| survey |\n| | type | name | label::Klingon (xx) |\n| | text | a | A |"},
	{"XLS_032", "| survey |\n| | type | name | label::French (fr) | hint::fr |\n| | text | a | A | B |"},
	{"XLS_033", "| survey |\n| | type | name | label | label::French (fr) |\n| | text | a | What is your age? | Quel est votre âge ? |"},
	{"XLS_034", "| survey |\n| | type | name | label |\n| | text | a | Quel est votre âge ? |"},
	{"XLS_035", "| survey |\n| | type | name | label::French (fr) | label::English (en) | hint::French (fr) |\n| | text | a | A | A | B |"},
	{"XLS_036", "| survey |\n| | type | name | label::French (fr) |\n| | text | a | A |\n| settings |\n| | default_language |\n| | French |"},
	{"XLS_037", "| survey |\n| | type | name | label | label::French (fr) |\n| | text | a | A | B |\n| settings |\n| | default_language |\n| | French (fr) |"},
	{"XLS_039", "| survey |\n| | type | name | label::French (fr) | label::English (en) |\n| | text | a | A | |"},
	{"XLS_040", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | form_id |\n| | My form |"},
	{"XLS_041", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | public_key |\n| | MIIB |"},
	{"XLS_042", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | auto_send | style | attribute::a |\n| | true | theme-grid | x |"},
	{"XLS_043", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | form_id | id_string |\n| | one | two |"},
	{"XLS_044", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | version |\n| | 2026030101 |"},
	{"XLS_045", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | form_id |\n| | one |\n| | two |"},
	{"XLS_046", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | instance_name |\n| | concat('x', ${a}) |"},
	{"XLS_047", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | name |\n| | my form |"},
	{"XLS_048", "| survey |\n| | type | name | label |\n| | note | a | ${instanceID} |"},
	{"XLS_049", "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | instance_name |\n| | market-v1 |"},
	{"XLS_050", "| survey |\n| | type | name | label |\n| | text | a | A |\n| | | b | B |"},
	{"XLS_050", "| survey |\n| | type | name | label |\n| | text | a | A |\n| | | | How old are you? |"},
	{"XLS_051", "| survey |\n| | type | name | label | hint |\n| | text | a | A | |\n| | | | | to be discussed |"},
	{"XLS_052", "| survey |\n| | type | name | label |\n| | intger | a | A |\n| | select_on l | b | B |\n| | colour | c | C |"},
	{"XLS_052", "| survey |\n| | type | name | label |\n| | select_one yn extra | a | A |\n| | select_one my list | b | B |\n| | select_multiple yn or_othr | c | C |\n| choices |\n| | list_name | name | label |\n| | yn | y | Y |"},
	{"XLS_053", "| survey |\n| | type | name | label |\n| | geopoint | a | A |\n| | select_one_from_file a.csv | b | B |\n| | begin loop over l | c | C |\n| | text | d | D |\n| | end loop | | |"},
	{"XLS_054", "| survey |\n| | type | name | label |\n| | start | start | |\n| | text | a | A |"},
	{"XLS_055", "| survey |\n| | type | name | label |\n| | deviceid | phone | |\n| | text | a | A |"},
	{"XLS_056", "| survey |\n| | type | name | label |\n| | text | | A |\n| | note | | N |"},
	{"XLS_057", "| survey |\n| | type | name | label |\n| | text | meta | A |"},
	{"XLS_058", "| survey |\n| | type | name | label |\n| | begin repeat | data | A |\n| | text | a | A |\n| | end repeat | | |"},
	{"XLS_059", "| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | begin repeat | r | A |\n| | text | a | A |\n| | end repeat | | |\n| | end group | | |\n| | begin repeat | r | A |\n| | text | b | B |\n| | end repeat | | |"},
	{"XLS_060", "| survey |\n| | type | name | label |\n| | text | a | A |\n| | end group | | |"},
	{"XLS_060", "| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | begin repeat | r | R |\n| | text | a | A |\n| | end group | g | |\n| | end repeat | r | |"},
	{"XLS_061", "| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | text | a | A |"},
	{"XLS_061", "| survey |\n| | type | name | label |\n| | begin loop over l | g | G |\n| | text | a | A |"},
	{"XLS_062", "| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | text | a | A |\n| | end group | h | |"},
	{"XLS_063", "| survey |\n| | type | name | label |\n| | begin repeat | r | |\n| | text | a | A |\n| | end repeat | | |"},
	{"XLS_064", "| survey |\n| | type | name | label | disabled |\n| | text | a | A | |\n| | text | b | B | yes |"},
	{"XLS_065", "| survey |\n| | type | name | label |\n" + strings.Repeat("| | begin group | g | G |\n", maxDepth+1) + "| | text | a | A |\n" + strings.Repeat("| | end group | | |\n", maxDepth+1)},
	{"XLS_066", "| survey |\n| | type | name | label | hint |\n| | text | a | Your **age** | see [here](https://example.org) |\n| | text | b | <span style=\"color:red\">B</span> 2 * 3 * 4 | # 1 |"},
	{"XLS_067", "| survey |\n| | type | name | label |\n| | text | a | A |\n| | begin group | a | A |\n| | text | b | B |\n| | end group | | |"},
	{"XLS_068", "| survey |\n| | type | name | label | required | calculation | hint | choice_filter |\n| | note | a | A | yes | | | |\n| | begin group | g | G | | 1 + 1 | | |\n| | text | b | B | | | | true() |\n| | end group | | | | | | |"},
	{"XLS_069", "| survey |\n| | type | name | label | read_only |\n| | text | a | A | |\n| | text | b | B | ${a} = 'x' |"},
	{"XLS_070", "| survey |\n| | type | name | label |\n| | text | a | A |\n| | note | b | ${a |\n| | note | c | ${a b} |"},
	{"XLS_071", "| survey |\n| | type | name | label | relevant |\n| | text | age | A | |\n| | note | b | ${aeg} | ${other} = 1 |"},
	{"XLS_072", "| survey |\n| | type | name | label |\n| | text | a | A |\n| | begin group | g | G |\n| | text | a | A |\n| | note | b | ${a} |\n| | end group | | |"},
	{"XLS_073", "| survey |\n| | type | name | label | default |\n| | text | a | A | ${last-saved#a} |"},
	{"XLS_074", "| survey |\n| | type | name | label |\n| | text | data | A |\n| | note | b | ${data} |"},
	{"XLS_075", "| survey |\n| | type | name | label | calculation |\n| | text | a | A | |\n| | calculate | b | | pulldata('fruits', 'name', 'id', ${a}) |\n| | calculate | c | | search('trees') |"},
	{"XLS_076", "| survey |\n| | type | name | label |\n| | text | a | A |\n| | select_multiple ${a} | b | B |"},
	{"XLS_077", "| survey |\n| | type | name | label | choice_filter |\n| | select_one l or_other | a | A | name = 'x' |\n| choices |\n| | list_name | name | label |\n| | l | x | X |"},
	{"XLS_078", "| survey |\n| | type | name | label::Italiano (it) |\n| | select_one l or_other | a | A |\n| choices |\n| | list_name | name | label::Italiano (it) |\n| | l | x | X |"},
	{"XLS_079", "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| | note | b | You said instance('l')/root/item[name = ${a}]/label |\n| choices |\n| | list_name | name | label |\n| | l | x | X |"},
	{"XLS_080", "| survey |\n| | type | name | label | parameters |\n| | range | a | A | start:1 end:5 |"},
	{"XLS_086", "| survey |\n| | type | name | label | parameters |\n| | integer | a | A | rows=3 |"},
	{"XLS_087", "| survey |\n| | type | name | label | choice_filter |\n| | begin repeat | t | T | |\n| | text | n | N | |\n| | end repeat | | | |\n| | select_one ${n} or_other | x | X | |"},
	{"XLS_102", "| survey |\n| | type | name | label | appearance |\n| | begin group | g | G | table-list |\n| | select_one l | a | A | |\n| | text | b | B | |\n| | end group | | | |\n| choices |\n| | list_name | name | label |\n| | l | x | X |"},
	{"XLS_102", "| survey |\n| | type | name | label | appearance |\n| | text | n | N | |\n| | begin group | g | G | table-list |\n| | select_one ${n} | x | X | |\n| | end group | | | |"},
	{"XLS_103", "| survey |\n| | type | name | label | appearance | choice_filter |\n| | begin group | g | G | table-list | |\n| | select_one l | a | A | | name = 'x' |\n| | end group | | | | |\n| choices |\n| | list_name | name | label |\n| | l | x | X |"},
	{"XLS_104", "| survey |\n| | type | name | label | appearance |\n| | begin group | g | G | table-list |\n| | select_one l | a | A | |\n| | select_one m | b | B | |\n| | end group | | | |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | m | y | Y |"},
	{"XLS_110", "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | | y | Y |"},
	{"XLS_111", "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | l | | Y |"},
	{"XLS_112", "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | l | x | Y |"},
	{"XLS_113", "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | l | x | Y |\n| settings |\n| | allow_choice_duplicates |\n| | yes |"},
	{"XLS_116", "| survey |\n| | type | name | label |\n| | select_multiple l | a | A |\n| choices |\n| | list_name | name | label | exclusive |\n| | l | x | X | maybe |"},
	{"XLS_117", "| survey |\n| | type | name | label | max_picks |\n| | select_multiple l | a | A | three |\n| choices |\n| | list_name | name | label |\n| | l | x | X |"},
	{"XLS_120", "| survey |\n| | type | name | label |\n| | text | a | A |\n| sonde |\n| | property | text |\n| | introduction | Hello |"},
	{"XLS_121", "| survey |\n| | type | name | label |\n| | text | a | A |\n| sonde |\n| | property | name | text |\n| | applies_to | g | For all |"},
}

// hostile are the examples of messages about a file as a whole.
func hostile(t *testing.T) map[string][]byte {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	survey := "survey\n,type,name,label\n"
	lists := survey + ",select_one l,a,A\nchoices\n,list_name,name,label\n"
	var long strings.Builder
	for i := range maxRows + 1 {
		fmt.Fprintf(&long, ",l,%d,x\n", i)
	}
	var many strings.Builder
	for i := range maxMessages + 5 {
		fmt.Fprintf(&many, ",start,s%d,\n", i)
	}
	return map[string][]byte{
		"XLS_001": packed(t, "xl/workbook.xml", "<a/>"), "XLS_002": []byte(ole + "Book"), "XLS_003": []byte(ole + utf16("EncryptedPackage")),
		"XLS_004": packed(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "XLS_005": packed(t, "xl/workbook.bin", "x"),
		"XLS_006": []byte("\x89PNG\x00"), "XLS_007": packed(t, "xl/workbook.xml", "<!DOCTYPE a>"), "XLS_008": make([]byte, MaxFileBytes+1),
		"XLS_009": []byte(lists + long.String()), "XLS_010": []byte("survey\n,type,\"name\n"), "XLS_011": []byte("type,name,label\ntext,a,A\n"),
		"XLS_015": []byte(lists + big()),
		"XLS_027": formula(t),
		"XLS_019": []byte(survey + many.String() + ",text,a,A\n"),
	}
}

// formula is a workbook in which a condition was typed as a formula.
func formula(t *testing.T) []byte {
	t.Helper()
	book := excelize.NewFile()
	if err := book.SetSheetName("Sheet1", surveySheet); err != nil {
		t.Fatal(err)
	}
	for cell, text := range map[string]string{"A1": "type", "B1": "name", "C1": "label", "D1": "relevant", "A2": "text", "B2": "a", "C2": "A"} {
		if err := book.SetCellStr(surveySheet, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetCellFormula(surveySheet, "D2", "1"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// big gives choices that take more room than a questionnaire may.
func big() string {
	var b strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&b, ",l,c%d,%s\n", i, strings.Repeat("x", 300))
	}
	return b.String()
}

func utf16(text string) string { return strings.Join(strings.Split(text, ""), "\x00") + "\x00" }

func packed(t *testing.T, name, content string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	to, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEveryMessage(t *testing.T) {
	words := testWords(t)
	said := map[string]*strings.Builder{"fr": {}, "en": {}}
	shown := map[string]bool{}
	show := func(code, title string, form Form) {
		for _, b := range said {
			fmt.Fprintf(b, "== %s%s\n", code, title)
		}
		i := slices.IndexFunc(form.Messages, func(m questionnaire.Message) bool { return m.Code == code })
		if i < 0 {
			t.Errorf("%s is not said of %s\n%v", code, title, form.Messages)
			return
		}
		shown[code] = true
		messages := form.Messages
		if len(messages) > 20 {
			messages = messages[i : i+1]
		}
		for language, b := range said {
			for _, m := range messages {
				if !strings.HasPrefix(m.Code, "XLS_") {
					continue // the questionnaire's own have tests of their own
				}
				what, remedy := m.Explain(words, language)
				place := strings.TrimSpace(fmt.Sprintf("%s %d %s", m.Place.Sheet, m.Place.Row, m.Place.Column))
				fmt.Fprintf(b, "%s %s, %s: %s | %s\n", m.Code, m.Severity, place, what, remedy)
			}
		}
	}
	files := hostile(t)
	for _, code := range sortedKeys(files) {
		show(code, "", Read(files[code], "form", words))
	}
	for _, e := range examples {
		show(e.code, "\n"+e.md[:min(len(e.md), 400)], Read(csvOf(t, e.md), "form", words))
	}
	for _, m := range Catalogue() {
		if !shown[m.Code] {
			t.Errorf("%s has no example", m.Code)
		}
	}
	for language, b := range said {
		golden(t, "messages_"+language+".txt", b.String())
	}
}

// golden holds a text against a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s, line %d (make golden rewrites it after a change that is meant):\n got %s\nwant %s", name, i+1, a[i], b[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", name, len(a), len(b))
}

// The manual shows each message with an example of its own: nothing in it may stay open.
func TestTheCatalogueIsSaidWhole(t *testing.T) {
	words := testWords(t)
	last := ""
	for _, m := range Catalogue() {
		if m.Code <= last {
			t.Errorf("%s stands after %s", m.Code, last)
		}
		last = m.Code
		for _, language := range words.Languages() {
			what, remedy := m.Explain(words, language)
			for _, text := range []string{what, remedy} {
				if strings.Contains(text, "<no value>") || strings.Contains(text, "XLS_") || text == "" {
					t.Errorf("%s in %s: %q", m.Code, language, text)
				}
			}
		}
	}
}
