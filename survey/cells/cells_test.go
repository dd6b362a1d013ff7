package cells

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

const testMost = 8 << 20

// book packs parts into a workbook: a path, then its content, and so on.
func book(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		to, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The parts that a workbook of one sheet has, as ECMA-376 names them.
const (
	workbookPart = `<workbook xmlns:r="x"><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>`
	relations    = `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
)

// one makes a workbook of one sheet, with further parts.
func one(t testing.TB, rows string, more ...string) []byte {
	t.Helper()
	parts := []string{"xl/workbook.xml", workbookPart, "xl/_rels/workbook.xml.rels", relations,
		"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}
	return book(t, append(parts, more...)...)
}

// read gives what stands in the sheet: "NUMBER: cell|cell".
func read(t testing.TB, raw []byte) (string, error) {
	t.Helper()
	b, err := Open(raw, testMost)
	if err != nil {
		return "", err
	}
	var lines []string
	for row, err := range b.Rows("survey") {
		if err != nil {
			return "", err
		}
		var said []string
		for _, cell := range row.Cells {
			said = append(said, cell.String())
		}
		lines = append(lines, strings.TrimSpace(string(rune('0'+row.Number)))+": "+strings.Join(said, "|"))
	}
	return strings.Join(lines, "\n"), nil
}

func TestRows(t *testing.T) {
	const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`
	const texts = `<sst><si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r></si><si><t>漢字</t><rPh><t>kanji</t></rPh></si><si><t>a_x000D_b</t></si><si><t>  </t></si></sst>`
	for _, c := range []struct {
		name, rows, want string
		more             []string
	}{
		{"numbers lose needless decimals", `<row r="1"><c r="A1"><v>1.0</v></c><c r="B1"><v>0.30000000000000004</v></c><c r="C1"><v>1E3</v></c></row>`, "1: 1|0.30000000000000004|1000", nil},
		{"booleans and faults", `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c></row>`, "1: TRUE|FALSE|#REF!", nil},
		{"a formula's last value", `<row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>`, "1: ab|2", nil},
		{"a formula without its value", `<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c></row>`, "1: |", nil},
		{"gaps keep the place of cells and rows", `<row r="2"><c r="B2"><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row>`, "2: |1\n5: 2", nil},
		{"blank cells have no text", `<row r="1"><c r="A1" s="3"/><c r="B1" s="12"/><c r="C1"><v>1</v></c><c r="D1"/><c r="E1" s="3"/></row>
<row r="2"> <c r="A2" s="3"/> <c r="B2" t="s"/><c r="C2"><v>2</v></c></row><row r="3"/><row r="4"><c r="A4"/></row>`, "1: ||1\n2: ||2", nil},
		{"blank cells of a writer that numbers nothing", `<row><c s="1"/><c><v>2</v></c><c/><c><v>3</v></c></row>`, "1: |2||3", nil},
		{"a writer that numbers nothing", `<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`, "1: 1|2\n2: 3", nil},
		{"texts in the cell", `<row r="1"><c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>`, "1: inline", nil},
		{"shared texts", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>`, "1: plain|rich text|漢字|a\rb", []string{"xl/sharedStrings.xml", texts}},
		// 46023 is 1 January 2026; days before 1 March 1900 are counted from one day later (Excel's 29 February 1900).
		{"dates and times", `<row r="1"><c s="1"><v>46023.604166666664</v></c><c s="2"><v>46023</v></c><c s="3"><v>46023</v></c><c s="2"><v>0.5</v></c><c s="4"><v>1.5</v></c><c s="2"><v>60</v></c></row>`,
			"1: 2026-01-01 14:30:00|2026-01-01 00:00:00|46023|12:00:00|1900-01-01 12:00:00|1900-02-28 00:00:00", []string{"xl/styles.xml", styles}},
		{"a date as ISO 8601", `<row r="1"><c t="d"><v>2026-01-01T00:00:00Z</v></c></row>`, "1: 2026-01-01 00:00:00", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := read(t, one(t, c.rows, c.more...))
			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestOtherWritersParts(t *testing.T) {
	raw := book(t,
		"_rels/.rels", `<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/doc/Main.xml"/></Relationships>`,
		"doc/main.xml", `<x:workbook xmlns:x="y"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="chart" r:id="c"/><x:sheet name="survey" r:id="b"/></x:sheets></x:workbook>`,
		"doc/_rels/main.xml.rels", `<Relationships><Relationship Id="b" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/doc/s.xml"/><Relationship Id="c" Type="x/chartsheet" Target="c.xml"/></Relationships>`,
		"doc/styles.xml", `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"doc/s.xml", `<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c s="0"><x:v>44561</x:v></x:c></x:row></x:sheetData></x:worksheet>`)
	// 44561 days after 1 January 1904 is 46023 days after Excel's usual beginning: 1 January 2026.
	if got, err := read(t, raw); err != nil || got != "1: 2026-01-01 00:00:00" {
		t.Errorf("got %q, %v", got, err)
	}
	b, err := Open(raw, testMost)
	if err != nil || len(b.Sheets()) != 1 || !b.Has("survey") || b.Has("chart") {
		t.Errorf("got %v, %v: a chart is no sheet of cells", b.Sheets(), err)
	}
}

func TestHostileWorkbooks(t *testing.T) {
	good := `<row r="1"><c r="A1"><v>1</v></c></row>`
	long := strings.Repeat("a", maxRun+1)
	for _, c := range []struct {
		name string
		file []byte
		want error
	}{
		{"no archive", []byte("PK\x03\x04 no"), ErrUnreadable},
		{"an archive of something else", book(t, "a.txt", "a"), ErrUnreadable},
		{"cut short", one(t, good)[:300], ErrUnreadable},
		{"a document type", book(t, "xl/workbook.xml", `<!DOCTYPE x [<!ENTITY a "b">]>`+workbookPart), ErrDoctype},
		{"UTF-16 that would hide one", book(t, "xl/workbook.xml", "\xff\xfe<\x00!\x00"), ErrDoctype},
		{"a document type far down", one(t, good+strings.Repeat("<a/>", 4000)+"<!DOCTYPE x>"), ErrDoctype},
		{"a shared text that is not there", one(t, `<row><c t="s"><v>7</v></c></row>`), ErrUnreadable},
		{"a cell beyond the last column", one(t, `<row><c r="XFE1"><v>7</v></c></row>`), ErrUnreadable},
		{"cells that go back", one(t, `<row><c r="B1"><v>7</v></c><c r="A1"><v>7</v></c></row>`), ErrUnreadable},
		{"an endless text in a cell", one(t, `<row><c t="str"><v>`+long+`</v></c></row>`), ErrTooLarge},
		{"an endless text in pieces", one(t, `<row><c t="str"><v>`+long[:maxRun/2]+"<b/>"+long+`</v></c></row>`), ErrTooLarge},
		{"an endless shared text", one(t, good, "xl/sharedStrings.xml", "<sst><si>"+strings.Repeat("<r><t>"+long[:maxRun/2]+"</t></r>", 3)+"</si></sst>"), ErrTooLarge},
		{"an entity of one's own", one(t, `<row><c t="str"><v>&a;</v></c></row>`), ErrUnreadable},
		{"elements that do not close", one(t, `<row><c t="inlineStr"><is>`), ErrUnreadable},
		{"elements that close crosswise", one(t, `<row><c><v>1</c></v></row>`), ErrUnreadable},
		{"an element that closes what is not open", one(t, good+`</sheetData></worksheet></x>`), ErrUnreadable},
		{"a second whole", one(t, good+`</sheetData></worksheet><x><y>`+good), ErrUnreadable},
		{"elements in elements without end", one(t, strings.Repeat("<a>", maxNesting)+good+strings.Repeat("</a>", maxNesting)), ErrUnreadable},
		{"a sheet cut between rows", cutSheet(t, "<worksheet><sheetData>"+good), ErrUnreadable},
		{"a sheet cut within a cell", cutSheet(t, "<worksheet><sheetData><row><c><v>1"), ErrUnreadable},
		{"a sheet cut within a tag", cutSheet(t, "<worksheet><sheetData><row><c><v"), ErrUnreadable},
		{"an empty sheet's part", cutSheet(t, ""), ErrUnreadable},
		{"shared texts cut short", one(t, `<row><c t="s"><v>0</v></c></row>`, "xl/sharedStrings.xml", "<sst><si><t>a</t></si>"), ErrUnreadable},
		{"a part that unpacks beyond what its reader allows", one(t, strings.Repeat("<a/>", testMost/4)), ErrTooLarge},
		{"more than may be unpacked", declared(t, MaxUnpacked+1), ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := read(t, c.file); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

// cutSheet makes a workbook whose sheet is that and no more.
func cutSheet(t testing.TB, sheet string) []byte {
	t.Helper()
	return book(t, "xl/workbook.xml", workbookPart, "xl/_rels/workbook.xml.rels", relations, "xl/worksheets/sheet1.xml", sheet)
}

// declared makes an archive whose one entry is said to unpack to that size.
func declared(t testing.TB, size uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	to, err := w.CreateRaw(&zip.FileHeader{Name: "xl/a.png", Method: zip.Deflate, CompressedSize64: 1, UncompressedSize64: size})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Write([]byte{0}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestKindOf(t *testing.T) {
	ods := book(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<a/>")
	for _, c := range []struct {
		name string
		file []byte
		want Kind
	}{
		{"a workbook", one(t, ""), Workbook},
		{"an old workbook", append(bytes.Clone(oleMark), "B\x00o\x00o\x00k\x00"...), OldWorkbook},
		{"a workbook behind a password", append(bytes.Clone(oleMark), encryptedStream...), Protected},
		{"OpenDocument", ods, OpenDocument},
		{"a binary workbook", book(t, "xl/workbook.bin", "x"), Binary},
		{"another archive", book(t, "survey.lss", "<a/>"), Archive},
		{"a damaged archive", []byte("PK\x03\x04"), Damaged},
		{"a workbook cut short", one(t, `<row r="1"><c><v>1</v></c></row>`)[:400], Damaged},
		{"an old workbook without its container", []byte("\x09\x08\x10\x00\x00\x06\x05\x00"), OldWorkbook},
		{"text", []byte("survey\n,type\n"), Text},
		{"text in UTF-16", []byte("\xff\xfea\x00"), Text},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00"), Other},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := KindOf(c.file); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"UTF-8 with its mark", "\uFEFFé", "é"},
		{"UTF-16, little end first", "\xff\xfe\xe9\x00", "é"},
		{"UTF-16, big end first", "\xfe\xff\x00\xe9", "é"},
		{"Windows-1252", "\xe9 \x80", "é €"},
		{"an old Macintosh's lines", "a\rb", "a\nb"},
	} {
		if got, err := Decode([]byte(c.raw)); err != nil || got != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
	}
	if _, err := Decode([]byte("a\x00b")); err == nil {
		t.Error("NUL bytes are no text")
	}
	for text, want := range map[string]rune{"a,b;c,d": ',', "a;b,c;d": ';', "a\tb": '\t', "\"a;b;c\",d": ',', "a": ','} {
		if got := SeparatorOf(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzRows(f *testing.F) {
	f.Add(one(f, `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, "xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>", "xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		KindOf(raw)
		b, err := Open(raw, testMost)
		if err != nil {
			return
		}
		for _, name := range b.Sheets() {
			for row, err := range b.Rows(name) {
				if err == nil && (row.Number < 1 || len(row.Cells) > maxColumn) {
					t.Errorf("row %d of %d cells", row.Number, len(row.Cells))
				}
				for _, cell := range row.Cells {
					_ = cell.String()
				}
			}
		}
	})
}

// FuzzSheet passes one sheet through, which the archive's checksums would keep a fuzzer from.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="b"><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		_, _ = read(t, one(t, rows, "xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`))
	})
}
