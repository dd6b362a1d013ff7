package xlsform

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Whatever is no questionnaire is refused by what it holds, with words on workbooks and CSV, never with words on JSON.
func TestFilesOfOtherKinds(t *testing.T) {
	words := testWords(t)
	var book bytes.Buffer
	if err := Write(&book, large()); err != nil {
		t.Fatal(err)
	}
	whole := "\n,type,name,label\n,text,a,A\n"
	for _, c := range []struct{ name, raw, want string }{
		{"nothing", "", "XLS_006"},
		{"blank", "\uFEFF \r\n", "XLS_006"},
		{"random bytes", "\x0d\x05\xe7<E\xae\xbd\x86\x12G\x16", "XLS_006"},
		{"a picture", "\x89PNG\r\n\x1a\n00000000", "XLS_006"},
		{"PDF", "%PDF-1.4\n", "XLS_006"},
		{"a web page under the name of a workbook", "<html><table><tr><td>type</td></tr></table></html>", "XLS_006"},
		{"a workbook of 2003 as XML", `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>`, "XLS_006"},
		{"a text document", string(packed(t, "word/document.xml", "<a/>")), "XLS_006"},
		{"an old workbook without its container", "\x09\x08\x10\x00\x00\x06\x05\x00", "XLS_002"},
		{"a workbook cut short", book.String()[:book.Len()/2], "XLS_001"},
		{"a zip archive's beginning", "PK\x03\x04\x81q\xec\xd6", "XLS_001"},
		{"rows without sheets", "label::English (en),type,name\nA,text,a\n", "XLS_011"},
		{"answers", "id,age\n1,20\n2,30\n", "XLS_011"},
		{"a misspelt sheet beside another", "survye" + whole + "choices\n,list_name,name,label\n,l,x,X\n", "XLS_012 XLS_013"},
		{"a sheet of another's before", "notes\n,foo\nsurvey" + whole, ""},
		{"a single sheet of any name", "survye" + whole, ""},
		{"rows that begin with a number", "1" + whole, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !Recognises([]byte(c.raw)) {
				t.Fatal("left to be JSON")
			}
			form := Read([]byte(c.raw), "form", words)
			var got []string
			for _, m := range form.Messages {
				if m.Severity != severityOf("XLS_034") || m.Code == "XLS_013" {
					got = append(got, m.Code)
				}
			}
			slices.Sort(got)
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %q\n%s", got, c.want, said(t, form))
			}
		})
	}
	for name, raw := range map[string]string{"JSON": "\uFEFF\n {\"name\": 1}", "JSON in UTF-16": "\xff\xfe{\x00}\x00"} {
		if Recognises([]byte(raw)) {
			t.Errorf("%s is not left to be read as such", name)
		}
	}
}

// A sheet that is named again goes on, and each row is counted as a spreadsheet counts it.
func TestSheetsOfCSV(t *testing.T) {
	words := testWords(t)
	for _, c := range []struct{ name, raw, want string }{
		{"named again, with a header", "survey\n,type,name,label\n,text,a,A\nsurvey\n,type,name,label\n,text,b,B\n", "a b"},
		{"named again, with another header", "survey\n,type,name,label\n,text,a,A\nchoices\n,list_name,name,label\n,l,x,X\nsurvey,name,hint,type\n,b,B,text\n,c,C,select_one l\n", "a b(B) c(C)"},
		{"named again, without a header", "survey,type,name,label\n,text,a,A\nsurvey\n,text,b,B\n", "a b"},
		{"named in each line", "survey,type,name,label\nsurvey,text,a,A\nsurvey,select_one l,b,B\nchoices,list_name,name,label\nchoices,l,x,X\nSurvey,text,c,C\n", "a b c"},
		{"a fault after empty lines", "survey\n\n,type,name,label\n\n\r\n,,,\n,text,a,\"A\n\nA\"\n\n,foo,b,B\n", "a XLS_052:7"},
		{"a fault in a sheet that goes on", "survey\n,type,name,label\n,text,a,A\nchoices\n,list_name,name,label\n,l,x,X\nsurvey\n,type,name,label\n,foo,b,B\n", "a XLS_052:5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			form := Read([]byte(c.raw), "form", words)
			var got []string
			for _, s := range form.Questionnaire.Sections {
				for _, q := range s.Questions {
					if hint := q.Hint["en"]; hint != "" {
						q.Name += "(" + hint + ")"
					}
					got = append(got, q.Name)
				}
			}
			for _, m := range form.Messages.Errors() {
				got = append(got, fmt.Sprint(m.Code, ":", m.Place.Row))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %q\n%s", got, c.want, said(t, form))
			}
		})
	}
}
