package cells

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// loadTexts reads the texts that cells share.
func (b *Book) loadTexts() error {
	p, err := b.open(b.beside("sharedStrings.xml"))
	if p == nil || err != nil {
		return err
	}
	defer p.close()
	for size := 0; ; {
		token, err := p.next()
		if token == nil || err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "si" {
			text, err := p.text("si")
			if err != nil {
				return err
			}
			if size += len(text); len(b.texts) == maxTexts || size > maxShared {
				return ErrTooLarge
			}
			b.texts = append(b.texts, text)
		}
	}
}

// text reads a text to the end of the element that holds it: the pieces of a rich text joined, readings of East Asian
// characters left out.
func (p *part) text(end string) (string, error) {
	var whole strings.Builder
	reading, wanted := 0, false
	for {
		token, err := p.next()
		if token == nil || err != nil {
			return unescape(whole.String()), err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "rPh":
				reading++
			case "t":
				wanted = reading == 0
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "rPh":
				reading--
			case "t":
				wanted = false
			case end:
				return unescape(whole.String()), nil
			}
		case xml.CharData:
			if wanted {
				if whole.Len()+len(t) > maxRun {
					return "", ErrTooLarge
				}
				whole.Write(t)
			}
		}
	}
}

// escaped are the characters that XML cannot hold, as workbooks write them: _x000D_.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(mark string) string {
		code, err := strconv.ParseUint(mark[2:6], 16, 16)
		if err != nil {
			return mark
		}
		return string(rune(code))
	})
}
