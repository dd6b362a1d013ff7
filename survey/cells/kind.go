package cells

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"
)

// Kind is what a file is, by its content.
type Kind uint8

// The kinds of file that people hand in for a workbook.
const (
	Other        Kind = iota // neither text nor a known container
	Workbook                 // .xlsx, .xlsm
	OldWorkbook              // .xls (BIFF)
	Protected                // a workbook behind a password
	OpenDocument             // .ods
	Binary                   // .xlsb: a workbook in parts that are no XML
	Archive                  // another ZIP archive
	Damaged                  // a ZIP archive that cannot be opened
	Text                     // CSV, JSON, XML ...
)

var (
	zipMark = []byte("PK\x03\x04")
	oleMark = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	// A BIFF stream without its container, as the versions 2 to 5 and 8 of Excel begin it.
	biffMarks = []string{"\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00", "\x09\x08\x08\x00", "\x09\x08\x10\x00"}
	// Office keeps an encrypted workbook as a stream of this name, in UTF-16.
	encryptedStream = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
)

// KindOf tells what a file is.
func KindOf(raw []byte) Kind {
	switch {
	case bytes.HasPrefix(raw, oleMark):
		if bytes.Contains(raw, encryptedStream) {
			return Protected
		}
		return OldWorkbook
	case bytes.HasPrefix(raw, zipMark):
		return kindOfArchive(raw)
	case slices.Contains(biffMarks, string(raw[:min(len(raw), 4)])):
		return OldWorkbook
	}
	if _, err := Decode(raw); err != nil {
		return Other
	}
	return Text
}

func kindOfArchive(raw []byte) Kind {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return Damaged
	}
	for _, entry := range archive.File {
		switch name := strings.ToLower(entry.Name); {
		case name == "xl/workbook.bin":
			return Binary
		case strings.HasPrefix(name, "xl/"), path.Base(name) == "workbook.xml":
			return Workbook
		case name == "mimetype" && strings.HasPrefix(head(entry), "application/vnd.oasis.opendocument"):
			return OpenDocument
		}
	}
	return Archive
}

// head gives the beginning of an entry, "" when it cannot be read.
func head(entry *zip.File) string {
	file, err := entry.Open()
	if err != nil {
		return ""
	}
	defer file.Close()
	start, _ := io.ReadAll(io.LimitReader(file, 100)) // what came is enough
	return string(start)
}
