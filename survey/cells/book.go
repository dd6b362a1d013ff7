package cells

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Book is an open workbook.
type Book struct {
	parts    map[string]*zip.File // by path, in lower case
	sheets   []sheet
	texts    []string // the shared ones, once they are needed
	dates    []bool   // by style: whether it shows a number as a date
	from1904 bool
	loaded   bool
	most     int64 // bytes of a part that is read
}

type sheet struct{ name, path string }

// Open reads the contents of a workbook of which no part is to unpack to more than that: ErrUnreadable, ErrDoctype,
// ErrTooLarge.
func Open(raw []byte, most int64) (*Book, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	if len(archive.File) > maxEntries {
		return nil, ErrTooLarge
	}
	b := &Book{parts: make(map[string]*zip.File, len(archive.File)), most: most}
	var unpacked uint64
	for _, entry := range archive.File {
		unpacked += entry.UncompressedSize64
		if entry.UncompressedSize64 > MaxUnpacked || unpacked > MaxUnpacked {
			return nil, ErrTooLarge
		}
		b.parts[strings.ToLower(strings.TrimPrefix(entry.Name, "/"))] = entry
	}
	return b, b.contents()
}

// Sheets lists the names of the sheets of cells, in order; hidden ones too.
func (b *Book) Sheets() []string {
	names := make([]string, len(b.sheets))
	for i, s := range b.sheets {
		names[i] = s.name
	}
	return names
}

// Has tells whether there is a sheet of that name.
func (b *Book) Has(name string) bool {
	return slices.ContainsFunc(b.sheets, func(s sheet) bool { return s.name == name })
}

// open begins to read a part by its path; nil when it is not there.
func (b *Book) open(name string) (*part, error) {
	entry := b.parts[strings.ToLower(name)]
	if entry == nil {
		return nil, nil
	}
	return openPart(entry, b.most)
}

// each reads a part to its end and hands on every element that begins; a part that is not there has none.
func (b *Book) each(name string, visit func(xml.StartElement)) error {
	p, err := b.open(name)
	if p == nil || err != nil {
		return err
	}
	defer p.close()
	for {
		token, err := p.next()
		if token == nil || err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			visit(start)
		}
	}
}

// contents finds the workbook's own part, and in it the sheets.
func (b *Book) contents() error {
	main := "xl/workbook.xml"
	err := b.each("_rels/.rels", func(e xml.StartElement) {
		if e.Name.Local == "Relationship" && strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
			main = resolve("", attribute(e, "Target"))
		}
	})
	if err != nil {
		return err
	}
	folder, file := path.Split(main)
	targets := map[string]string{}
	err = b.each(folder+"_rels/"+file+".rels", func(e xml.StartElement) {
		if e.Name.Local == "Relationship" && strings.HasSuffix(attribute(e, "Type"), "/worksheet") {
			targets[attribute(e, "Id")] = resolve(folder, attribute(e, "Target"))
		}
	})
	if err != nil {
		return err
	}
	found := false
	err = b.each(main, func(e xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			b.from1904 = isTrue(attribute(e, "date1904"))
		case "sheets":
			found = true
		case "sheet":
			if target := targets[attribute(e, "id")]; target != "" {
				b.sheets = append(b.sheets, sheet{name: attribute(e, "name"), path: target})
			}
		}
	})
	if err == nil && !found {
		err = fmt.Errorf("%w: no list of sheets", ErrUnreadable)
	}
	return err
}

// resolve makes a relationship's target a path in the archive.
func resolve(folder, target string) string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(rooted)
	}
	return path.Join(folder, target)
}

func isTrue(value string) bool { return value == "1" || value == "true" }
