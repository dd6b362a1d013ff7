package cells

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// part is one XML part of a workbook, read as a stream of tokens.
type part struct {
	*xml.Decoder // reads from ahead byte by byte, so that between two tags both are at the same place
	ahead        *bufio.Reader
	file         io.Closer
	left         *io.LimitedReader
	open         []xml.Name // the elements that are not closed yet, outermost first
	whole        bool       // the outermost is closed
}

// openPart begins to read an entry. A document type is refused, and a NUL byte: UTF-16 or worse, in which one would hide.
func openPart(entry *zip.File, most int64) (*part, error) {
	file, err := entry.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrUnreadable, entry.Name, err)
	}
	left := &io.LimitedReader{R: file, N: most + 1}
	buffered := bufio.NewReaderSize(left, prologue)
	start, _ := buffered.Peek(prologue) // a fault shows again when it is read
	folded := bytes.ToUpper(start)
	if bytes.Contains(folded, []byte("<!DOCTYPE")) || bytes.Contains(folded, []byte("<!ENTITY")) || bytes.IndexByte(start, 0) >= 0 {
		_ = file.Close()
		return nil, ErrDoctype
	}
	decoder := xml.NewDecoder(buffered)
	// Parts are UTF-8 whatever they say; bytes that are not are a fault of the syntax.
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	return &part{Decoder: decoder, ahead: buffered, file: file, left: left}, nil
}

func (p *part) close() { _ = p.file.Close() }

// next gives the next token, nil at the end; a part that ends before its elements do is damaged. Prefixes of names are left
// in Name.Space, and an element ends by the name that it began with.
func (p *part) next() (xml.Token, error) {
	token, err := p.RawToken()
	switch {
	case p.left.N <= 0:
		return nil, ErrTooLarge
	case errors.Is(err, io.EOF) && p.whole:
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	switch t := token.(type) {
	case xml.StartElement:
		if p.whole || len(p.open) == maxNesting {
			return nil, fmt.Errorf("%w: an element out of place", ErrUnreadable)
		}
		p.open = append(p.open, t.Name)
	case xml.EndElement:
		last := len(p.open) - 1
		if last < 0 || p.open[last] != t.Name {
			return nil, fmt.Errorf("%w: an element that does not end", ErrUnreadable)
		}
		p.open, p.whole = p.open[:last], last == 0
	case xml.Directive:
		return nil, ErrDoctype
	case xml.CharData:
		if len(t) > maxRun {
			return nil, ErrTooLarge
		}
	}
	return token, nil
}

// skipBlanks passes over the cells next in line that have a style and nothing else: spreadsheets write them by the
// hundred thousand. To be called between two tags.
func (p *part) skipBlanks() {
	for {
		next, _ := p.ahead.Peek(longestBlank)
		width := blankWidth(next)
		if width == 0 {
			return
		}
		_, _ = p.ahead.Discard(width) // it was just seen
	}
}

// longestBlank is as long as a blank cell is looked for.
const longestBlank = 64

// blankWidth is the width of the blank cell that text begins with, such as <c r="AB12" s="3"/>; 0 when it is another, or
// anything else.
func blankWidth(text []byte) int {
	const begin = "<c r=\""
	if !bytes.HasPrefix(text, []byte(begin)) {
		return 0
	}
	for i := len(begin); i+1 < len(text); i++ {
		switch c := text[i]; {
		case c == '/' && text[i+1] == '>':
			if text[i-1] != '"' {
				return 0
			}
			return i + 2
		case c != ' ' && c != '=' && c != '"' && !('0' <= c && c <= '9') && !('A' <= c && c <= 'Z') && c != 's':
			return 0
		}
	}
	return 0
}

// attribute gives an attribute by its local name, "" when it is not there.
func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
