package xlsform

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/expr"
	"sonde/templates/locale"
)

// conformanceCase is a form in pyxform's Markdown notation with its verdict.
type conformanceCase struct {
	ID, MD    string
	Valid     bool
	Elements  [][3]any // depth, type, name
	Languages []string
	Error     string
	ErrorCode string `json:"error_code"`
}

// The forms that pyxform was run on stand outside the repository, in the folder that SONDE_CONFORMANCE names.
func TestConformance(t *testing.T) {
	folder := os.Getenv("SONDE_CONFORMANCE")
	if folder == "" {
		t.Skip("SONDE_CONFORMANCE is not set: the cases of pyxform are not run")
	}
	file, err := os.Open(filepath.Join(folder, "xlsform.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	scan := bufio.NewScanner(file)
	scan.Buffer(nil, 8<<20)
	agree, total, different := 0, 0, map[string]int{}
	for scan.Scan() {
		var c conformanceCase
		if err := json.Unmarshal(scan.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		total++
		t.Run(c.ID, func(t *testing.T) {
			form := Read(csvOf(t, c.MD), "data", testWords(t))
			if reason := deliberate(c, form); reason != "" {
				different[reason]++
				if !slices.Contains(NewGuide().Differences, reason) {
					t.Errorf("the difference %q is not documented", reason)
				}
				return
			}
			if c.compare(t, form) {
				agree++
			}
		})
	}
	if err := scan.Err(); err != nil || total == 0 {
		t.Fatalf("%d cases, %v", total, err)
	}
	t.Logf("%d of %d as pyxform has it; deliberate differences: %v", agree, total, different)
}

// compare holds a form against pyxform's verdict.
func (c conformanceCase) compare(t *testing.T, form Form) bool {
	refused := form.Messages.Errors()
	if c.Valid != (len(refused) == 0) {
		t.Errorf("valid %v, pyxform says %v %q\n%s%s", !c.Valid, c.Valid, c.Error, said(t, form), c.MD)
		return false
	}
	if !c.Valid {
		return true
	}
	same := true
	want, got := c.elements(), flatten(form.Questionnaire)
	if !slices.Equal(want, got) {
		t.Errorf("elements\n got %v\nwant %v", got, want)
		same = false
	}
	if languages := namedOnly(c.Languages); !slices.Equal(languages, namedOnly(form.Languages)) {
		t.Errorf("languages %v, pyxform says %v", form.Languages, c.Languages)
		same = false
	}
	return same
}

// namedOnly are the languages that have a name, in alphabetical order: pyxform lists them as it writes their texts, and
// "default" where its XML happens to need a table of texts.
func namedOnly(languages []string) []string {
	return slices.Sorted(slices.Values(slices.DeleteFunc(slices.Clone(languages), func(s string) bool { return s == bareLanguage })))
}

type element struct {
	depth int
	kind  string
	name  string
}

// elements are those of the author: what pyxform adds for the sake of its XML is left out.
func (c conformanceCase) elements() []element {
	var found []element
	for _, e := range c.Elements {
		name := e[2].(string)
		if strings.HasPrefix(name, "generated_table_list_label_") || strings.HasPrefix(name, "reserved_name_for_field_list_labels_") {
			continue
		}
		depth := int(e[0].(float64))
		if name == instanceName {
			depth = 0 // pyxform keeps it in a group of its own
		}
		kind := e[1].(string)
		if k, ok := kindOf(kind); ok {
			kind = string(k.is)
		}
		found = append(found, element{depth, kind, name})
	}
	return found
}

// flatten lists what a questionnaire holds as pyxform does; a section is a group.
func flatten(q survey.Questionnaire) []element {
	var found []element
	var into func(questions []survey.Question, depth int)
	into = func(questions []survey.Question, depth int) {
		for _, one := range questions {
			if one.Name == instanceID {
				continue // pyxform does not list it
			}
			kind := string(one.Type)
			if one.Type == survey.TextType && one.List != "" {
				kind = string(survey.SelectOne) // it is picked among answers, and leaves as select_one
			}
			found = append(found, element{depth, kind, one.Name})
			into(one.Questions, depth+1)
		}
	}
	for _, s := range q.Sections {
		depth := 0
		if s.Name != "" {
			found = append(found, element{0, string(survey.Group), s.Name})
			depth = 1
		}
		into(s.Questions, depth)
	}
	return found
}

// deliberate gives the reason of a documented difference (NewGuide().Differences), "" when there is none.
func deliberate(c conformanceCase, form Form) string {
	if !c.Valid {
		return ""
	}
	refused := form.Messages.Errors()
	for _, m := range refused {
		if m.Code == "XLS_076" {
			return diffAnswers
		}
		if m.Code == "XLS_075" {
			return diffTables
		}
		if m.Code == "QST_018" && strings.Contains(c.MD, "image") {
			return diffPicture
		}
	}
	if len(refused) == 0 {
		return hiddenByDesign(c, form)
	}
	for _, m := range refused {
		if m.Code != "QST_024" && (m.Cause == nil || !faults[m.Cause.Code]) {
			return ""
		}
	}
	return diffExpressions
}

// faults are what makes an expression unsound, whatever functions the language has; so are circles (QST_024).
var faults = map[expr.Code]bool{expr.BareWord: true, expr.NameUnknown: true, expr.Unexpected: true, expr.Predicate: true}

// hiddenByDesign tells forms that differ in nothing but the type of what is worked out and never shown.
func hiddenByDesign(c conformanceCase, form Form) string {
	want, got := c.elements(), flatten(form.Questionnaire)
	if len(want) != len(got) || form.Computed == 0 {
		return ""
	}
	computed := 0
	for i := range want {
		if want[i] == got[i] {
			continue
		}
		if computed++; want[i].name != got[i].name || got[i].kind != string(survey.Calculate) {
			return ""
		}
	}
	if computed != form.Computed {
		return ""
	}
	return diffComputed
}

func testWords(t testing.TB) survey.Words {
	t.Helper()
	words, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// said writes the first errors of a form, one a line.
func said(t testing.TB, form Form) string {
	var b strings.Builder
	words := testWords(t)
	for i, m := range form.Messages.Errors() {
		if i == 5 {
			break
		}
		what, remedy := m.Explain(words, "en")
		b.WriteString(m.Code + " " + string(m.Severity) + " " + m.Place.Sheet + " " + m.Place.Column + ": " + what + " " + remedy + "\n")
	}
	return b.String()
}

var (
	mdInline = regexp.MustCompile(`^(.*)(#[^|]+)$`)
	mdRow    = regexp.MustCompile(`\s*\|(.*)\|\s*`)
)

// csvOf turns tables of Markdown into the CSV that they stand for: a sheet's name in the first column.
func csvOf(t testing.TB, md string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for line := range strings.SplitSeq(md, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		if m := mdInline.FindStringSubmatch(line); m != nil {
			line = m[1]
		}
		m := mdRow.FindStringSubmatch(line)
		if m == nil || strings.Trim(m[1], "|-") == "" {
			continue
		}
		cells := strings.Split(strings.ReplaceAll(m[1], `\|`, "\x00"), "|")
		for i := range cells {
			cells[i] = strings.ReplaceAll(strings.TrimSpace(cells[i]), "\x00", "|")
		}
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}
