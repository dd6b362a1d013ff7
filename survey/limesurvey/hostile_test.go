package limesurvey

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"sonde/survey/questionnaire"
)

// lssOf writes an .lss around tables.
func lssOf(tables string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>640</DBVersion>` + tables + `</document>`
}

// codesOf lists the codes of messages about files of LimeSurvey.
func codesOf(messages questionnaire.Messages) string {
	var codes []string
	for _, m := range messages {
		if strings.HasPrefix(m.Code, "LIM_") {
			codes = append(codes, m.Code)
		}
	}
	return strings.Join(codes, " ")
}

// odd is a file and the codes of what is said of it.
type odd struct{ name, file, want string }

// noSurveys are files that are refused.
func noSurveys(t *testing.T) []odd {
	header := "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\n"
	survey := `<surveys><rows><row><sid>1</sid><language>en</language></row></rows></surveys>`
	group := `<groups><rows><row><gid>1</gid><group_order>1</group_order></row></rows></groups>`
	question := func(kind string) string {
		return fmt.Sprintf(`<questions><rows><row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>%s</type><title>Q1</title></row></rows></questions>`, kind)
	}
	return []odd{
		{"nothing", "", "LIM_002"},
		{"a text", "hello\tworld\n", "LIM_002"},
		{"another XML", "<html><body/></html>", "LIM_002"},
		{"bytes", "\x00\x01\x02", "LIM_013"},
		{"XML cut short", lssOf(survey)[:150], "LIM_003"},
		{"XML with a wrong end", strings.Replace(lssOf(survey), "</row>", "</wor>", 1), "LIM_003"},
		{"an unknown entity", lssOf("<surveys><rows><row><sid>&x;</sid></row></rows></surveys>"), "LIM_003"},
		{"a document type", strings.Replace(lssOf(survey), "<document>", `<!DOCTYPE d [<!ENTITY x "y">]><document>`, 1), "LIM_004"},
		{"too deep", lssOf(strings.Repeat("<a>", 20) + strings.Repeat("</a>", 20)), "LIM_005"},
		{"a cell too long", lssOf("<surveys><rows><row><sid>" + strings.Repeat("x", maxCell+1) + "</sid></row></rows></surveys>"), "LIM_005"},
		{"too many languages", lssOf(strings.Replace(survey, "<language>en", "<additional_languages>"+manyWords(200)+"</additional_languages><language>en", 1)), "LIM_005"},
		{"a broken zip", "PK\x03\x04broken", "LIM_006"},
		{"a zip without a survey", string(zipped(t, "a.txt", "hello")), "LIM_007"},
		{"a zip of many files", string(zipped(t, manyFiles(maxEntries+1)...)), "LIM_014"},
		{"another file of LimeSurvey", strings.Replace(lssOf(""), ">Survey<", ">Group<", 1), "LIM_008"},
		{"no question", lssOf(survey + group), "LIM_009"},
		{"an unknown type", lssOf(survey + group + question("Z")), "LIM_020"},
		{"a .txt without texts", "class\ttype/scale\tname\trelevance\n", "LIM_010"},
		{"a question before any group", header + "Q\tS\tQ1\t1\tText\t\ten\n", "LIM_012"},
		{"an answer before any question", header + "G\t1\tG\t1\t\t\ten\nA\t0\tA1\t0\tOne\t\ten\n", "LIM_012"},
		{"quotes that stay open", header + "G\t1\t\"G\nQ\tS\tQ1\t1\tText\n", "LIM_015"},
		{"larger than any survey", header + strings.Repeat("\n", maxStructure), "LIM_001"},
	}
}

func TestWhatIsNoSurveyIsRefused(t *testing.T) {
	for _, c := range noSurveys(t) {
		t.Run(c.name, func(t *testing.T) {
			_, messages := Read([]byte(c.file))
			if got := codesOf(messages); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if len(messages.Errors()) == 0 {
				t.Error("taken")
			}
		})
	}
}

// A file that is none of LimeSurvey's is refused as one where it bears the name of one.
func TestAFileIsTakenByItsName(t *testing.T) {
	for name, want := range map[string]bool{"a.lss": true, "A.LSA": true, "a.txt": false, "a.xlsx": false, "lss": false} {
		if got := Claims(name, []byte("anything")); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if Claims("a.lss", []byte(" {}")) {
		t.Error("JSON is taken for a survey of LimeSurvey")
	}
	var swollen bytes.Buffer
	w := zip.NewWriter(&swollen)
	for _, one := range []zip.FileHeader{{Name: "a.lss", UncompressedSize64: 1}, {Name: "a.lsr", UncompressedSize64: maxUnpacked}} {
		if _, err := w.CreateRaw(&one); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !Recognises(swollen.Bytes()) {
		t.Error("an archive that unpacks to too much is not recognised")
	}
	if _, messages := Read(swollen.Bytes()); codesOf(messages) != "LIM_014" {
		t.Errorf("it is told as %s", codesOf(messages))
	}
}

// A file that unpacks to more than its header may say is given up while it is read.
func TestAnArchiveThatSwellsIsGivenUp(t *testing.T) {
	a, err := openArchive(zipped(t, "a.lss", strings.Repeat(" ", 1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := bounded(a.structure, 1<<16)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, file); !errors.Is(err, errUnpacked) || n > 1<<17 {
		t.Errorf("read %d bytes, %v", n, err)
	}
}

func manyWords(count int) string {
	var words []string
	for i := range count {
		words = append(words, fmt.Sprintf("x%d", i))
	}
	return strings.Join(words, " ")
}

func manyFiles(count int) []string {
	var files []string
	for i := range count {
		files = append(files, fmt.Sprintf("%d.txt", i), "")
	}
	return files
}

// oddities are files that are taken, with something to say.
func oddities() []odd {
	header := "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tvalidation\tmandatory\tother\tdefault\n" +
		"S\t\tlanguage\t\ten\nSL\t\tsurveyls_title\t\tOdd\t\ten\nG\t1\tGroup\t\t\t\ten\n"
	cases := []odd{
		{"nothing odd", "Q\tS\tQ1\t1\tText\t\ten\n", ""},
		{"an unknown class, told once", "Z\t\tx\nZ\t\ty\nQ\tS\tQ1\t1\tText\t\ten\n", "LIM_011"},
		{"no text", "Q\tS\tQ1\t1\t\t\ten\n", "LIM_025"},
		{"a picture for a text", "Q\tS\tQ1\t1\t<img src=x>\t\ten\n", "LIM_032 LIM_025"},
		{"soft mandatory", "Q\tS\tQ1\t1\tText\t\ten\t\tS\n", "LIM_029"},
		{"a text of another language", "Q\tS\tQ1\t1\tText\t\ten\nSL\t\tsurveyls_title\t\tSeltsam\t\tde\nS\t\tadditional_languages\t\t\n", "LIM_034"},
		{"a condition on nothing", "Q\tS\tQ1\tQ9 == 1\tText\t\ten\n", "LIM_040"},
		{"a group's condition on nothing", "G\t2\tSecond\tQ9 == 1\t\t\ten\nQ\tS\tQ1\t1\tText\t\ten\n", "LIM_041"},
		{"an equation on nothing, and what leans on it", "Q\tS\tQ1\tsum1 == 1\tText\t\ten\nQ\t*\tsum1\t1\t{rand()}\t\ten\n", "LIM_042 LIM_040"},
		{"a pattern that looks ahead", "Q\tS\tQ1\t1\tText\t\ten\t/(?=a)/\n", "LIM_047"},
		{"a default that is worked out", "Q\tS\tQ1\t1\tText\t\ten\t\t\t\t{rand()}\n", "LIM_044"},
		{"the same code for two answers in two scales", "Q\tL\tQ1\t1\tText\t\ten\nA\t0\ta b\t0\tOne\t\ten\nA\t0\ta_b\t0\tTwo\t\ten\n", "LIM_027"},
		{"the same code for two questions", "Q\tS\tQ1\t1\tText\t\ten\nG\t2\tSecond\t\t\t\ten\nQ\tS\tQ1\t1\tText\t\ten\n", "LIM_027 LIM_026"},
		{"files to send, and a condition on them", "Q\t|\tQ1\t1\tText\t\ten\nQ\tS\tQ2\tQ1 > 0\tText\t\ten\n", "LIM_021 LIM_040"},
		{"a list without answers, and its other", "Q\tL\tQ1\t1\tText\t\ten\t\tN\tY\nQ\tS\tQ2\t1\tText\t\ten\n", "LIM_023"},
		{"a grid without answers, and a condition on it", "Q\tF\tQ1\t1\tText\t\ten\nSQ\t0\ta\t1\tRow\t\ten\nQ\tS\tQ2\tQ1_a == \"1\"\tText\t\ten\n", "LIM_023 LIM_040"},
		{"a grid without rows", "Q\tF\tQ1\t1\tText\t\ten\nA\t0\tA1\t0\tOne\t\ten\nQ\tS\tQ2\t1\tText\t\ten\n", "LIM_024"},
		{"a filter on nothing", "Q\tF\tQ1\t1\tText\t\ten\nSQ\t0\tr\trand()\tRow\t\ten\nA\t0\tA1\t0\tOne\t\ten\n", "LIM_045"},
		{"more than can be listed", "Q\tF\tQ1\t1\tText\t\ten\nA\t0\tA1\t0\tOne\t\ten\n" + strings.Repeat("Q\tX\tX\t1\t\t\ten\n", 1) + manyRows(maxMessages+5), ""},
	}
	for i := range cases {
		cases[i].file = header + cases[i].file
	}
	attributes := "class\ttype/scale\tname\trelevance\ttext\tlanguage\tmax_answers\trandom_group\tcssclass\thidden\tem_validation_q\nS\t\tlanguage\t\ten\nSL\t\tsurveyls_title\t\tOdd\ten\n" +
		"SL\t\tsurveyls_policy_notice\t\tNotice\ten\nSL\t\tsurveyls_url\t\thttps://a.example\ten\nG\t1\tGroup\t1\t\ten\n"
	return append(cases,
		odd{"settings of the survey", attributes + "Q\tS\tQ1\t1\tText\ten\n", "LIM_051 LIM_054"},
		odd{"settings of a question", attributes + "Q\tS\tQ1\t1\tText\ten\t\tone\tbig\n", "LIM_051 LIM_054 LIM_050 LIM_057"},
		odd{"a limit beyond the list", attributes + "Q\tM\tQ1\t1\tText\ten\t9\nSQ\t0\ta\t1\tOne\ten\n", "LIM_051 LIM_054 LIM_046"},
		odd{"hidden", attributes + "Q\tS\tQ1\t1\tText\ten\t\t\t\t1\nQ\tS\tQ2\t1\tText\ten\n", "LIM_051 LIM_054 LIM_028"},
		odd{"a rule that is none", attributes + "Q\tS\tQ1\t1\tText\ten\t\t\t\t\trand() > 1\n", "LIM_051 LIM_054 LIM_043"},
		odd{"a choice of language", attributes + "Q\tI\tQ1\t1\tText\ten\nQ\tS\tQ2\t1\tText\ten\n", "LIM_051 LIM_054 LIM_022"},
		odd{"formatting, and a script", attributes + "Q\tS\tQ1\t1\t<b>Text</b><script>x</script>\ten\n", "LIM_051 LIM_054 LIM_031 LIM_030"},
		odd{"a text that is filled in", attributes + "Q\tS\tQ1\t1\tDear {name}\ten\n", "LIM_051 LIM_054 LIM_033"},
		odd{"rows about nothing", lssOf(`<surveys><rows><row><sid>1</sid><language>en</language></row></rows></surveys><groups><rows><row><gid>1</gid><group_name>G</group_name><language>en</language></row></rows></groups>` +
			`<questions><rows><row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>S</type><title>Q1</title><question>T</question><language>en</language></row></rows></questions>` +
			`<answers><rows><row><qid>9</qid><code>A</code></row></rows></answers><quota><rows><row><id>1</id></row></rows></quota><assessments><rows><row><id>1</id></row></rows></assessments>`),
			"LIM_016 LIM_052 LIM_053"},
	)
}

// manyRows are subquestions without a text.
func manyRows(count int) string {
	var b strings.Builder
	b.WriteString("Q\tQ\tQ2\t1\tText\t\ten\n")
	for i := range count {
		fmt.Fprintf(&b, "SQ\t0\tS%d\t1\t\t\ten\n", i)
	}
	return b.String()
}

func TestWhatIsOddIsTold(t *testing.T) {
	for _, c := range oddities() {
		t.Run(c.name, func(t *testing.T) {
			q, messages := Read([]byte(c.file))
			if got := codesOf(messages); got != c.want && c.want != "" || c.want == "" && len(messages) < maxMessages && got != "" {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if errs := questionnaire.Check(q).Errors(); len(errs) > 0 {
				t.Errorf("not sound: %v", errs)
			}
		})
	}
}

// Large files of one kind of row are read in a second or two; were the time to grow with the square of the rows, they would
// take many minutes.
func TestLargeFilesAreReadAtOnce(t *testing.T) {
	var answers, subs, scripts strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&answers, "A\t0\tA%d\t0\tOne\t\ten\n", i)
		fmt.Fprintf(&subs, "SQ\t0\tS%d\t1\tOne\t\ten\n", i)
	}
	scripts.WriteString("Q\tX\tQ1\t1\t" + strings.Repeat("<script></script>", 50_000) + "\t\ten\n")
	header := "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\nG\t1\tGroup\t1\t\t\ten\n"
	deep := "Q\tS\tQ2\t" + strings.Repeat("count(that.Q1) + ", 1_000) + "1 > 0\tText\t\ten\n"
	for name, file := range map[string]string{
		"answers":   header + "Q\tL\tQ1\t1\tText\t\ten\n" + answers.String(),
		"rows":      header + "Q\tF\tQ1\t1\tText\t\ten\n" + subs.String() + "A\t0\tA1\t0\tOne\t\ten\n" + deep,
		"boxes":     header + "Q\tM\tQ1\t1\tText\t\ten\n" + subs.String() + deep,
		"scripts":   header + scripts.String(),
		"languages": header + "Q\tS\tQ1\t1\tText\t\ten\n" + strings.ReplaceAll(subs.String(), "\ten\n", "\tx\n"),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			Read([]byte(file))
			if took := time.Since(start); took > time.Minute {
				t.Errorf("took %s", took)
			}
		})
	}
}

func FuzzReadLSS(f *testing.F) {
	txt := fixture(f, "harbour.txt")
	head, _, _ := strings.Cut(string(txt), "G\t2\t") // the first group is enough to vary
	f.Add(asLSS(f, []byte(head), false))
	f.Add(asLSS(f, []byte(head), true))
	f.Add([]byte(lssOf("<surveys><rows><row><sid>1</sid></row></rows></surveys>")))
	f.Fuzz(readsSoundly)
}

func FuzzReadTXT(f *testing.F) {
	f.Add(fixture(f, "harbour.txt"))
	f.Add([]byte("class\ttype/scale\tname\trelevance\ttext\tlanguage\nG\t\tG\nQ\tL\tQ1\tQ1==1\tT\nA\t0\tA1\n"))
	f.Add([]byte("\xff\xfec\x00l\x00a\x00s\x00s\x00"))
	f.Fuzz(readsSoundly)
}

// readsSoundly holds that whatever is read without an error is a questionnaire whose expressions can be read, or that the
// check refuses for its names alone.
func readsSoundly(t *testing.T, raw []byte) {
	q, messages := Read(raw)
	if len(messages.Errors()) > 0 {
		return
	}
	for _, m := range questionnaire.Check(q).Errors() {
		if m.Cause != nil {
			t.Errorf("%s %s: %v", m.Code, m.Place, m.Cause)
		}
	}
}
