package rows

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"

	"sonde/survey"
)

// What a workbook may unpack to: the limits that keep a small file from growing without bound.
const (
	maxUnpacked = 256 << 20 // all entries
	maxEntries  = 2_000
	maxRun      = 256 << 10 // bytes of text without a tag: a cell holds at most 32,767 characters
	prologue    = 8 << 10   // where alone a document type may stand
)

// inspect bounds a workbook before it is believed: entries, unpacked size, length of a cell. A document type is
// refused, since excelize reads such a workbook as empty without an error.
func inspect(raw []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return survey.Wrap(survey.Malformed, "ROW_010", err)
	}
	if len(archive.File) > maxEntries {
		return survey.Fail(survey.TooLarge, "ROW_013", nil)
	}
	var unpacked uint64
	for _, entry := range archive.File {
		unpacked += entry.UncompressedSize64
		if entry.UncompressedSize64 > maxUnpacked || unpacked > maxUnpacked {
			return survey.Fail(survey.TooLarge, "ROW_013", nil)
		}
		name := strings.ToLower(entry.Name)
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
			continue
		}
		if err := inspectEntry(entry); err != nil {
			return err
		}
	}
	return nil
}

// inspectEntry walks an XML entry without keeping it.
func inspectEntry(entry *zip.File) error {
	file, err := entry.Open()
	if err != nil {
		return survey.Wrap(survey.Malformed, "ROW_010", err)
	}
	defer file.Close()
	chunk := make([]byte, 64<<10)
	run, read := 0, 0
	for {
		n, err := io.ReadFull(file, chunk)
		part := chunk[:n]
		if read == 0 && hasDoctype(part[:min(n, prologue)]) {
			return survey.Fail(survey.Malformed, "ROW_011", nil)
		}
		read += n
		for {
			i := bytes.IndexByte(part, '<')
			if i < 0 {
				run += len(part)
				break
			}
			if run+i > maxRun {
				return survey.Fail(survey.TooLarge, "ROW_013", nil)
			}
			run, part = 0, part[i+1:]
		}
		if run > maxRun {
			return survey.Fail(survey.TooLarge, "ROW_013", nil)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return survey.Wrap(survey.Malformed, "ROW_010", err)
		}
	}
}

// hasDoctype tells whether an XML prologue holds a document type, or a NUL byte: UTF-16 or worse, in which it would hide.
func hasDoctype(head []byte) bool {
	folded := bytes.ToUpper(head)
	return bytes.Contains(folded, []byte("<!DOCTYPE")) || bytes.Contains(folded, []byte("<!ENTITY")) || bytes.IndexByte(head, 0) >= 0
}
