package rows

import (
	"strings"

	"sonde/survey"
)

// Problem is one thing that keeps a file out: where, and what (locale keys "rows.CODE" and "rows.CODE.remedy").
type Problem struct {
	Row    int // 1 is the header
	Column int // from 1; 0: the row as a whole
	Header string
	Code   string
	Args   survey.Args
}

// maxListed bounds how many problems are kept; all are counted.
const maxListed = 200

// Problems are all that keeps a file out.
type Problems struct {
	List  []Problem
	Count int
}

// Error gives codes and places for logs; no cell is in it.
func (p *Problems) Error() string {
	parts := make([]string, len(p.List))
	for i, one := range p.List {
		parts[i] = one.String()
	}
	return strings.Join(parts, "; ")
}

func (p *Problems) add(one Problem) {
	p.Count++
	if len(p.List) < maxListed {
		p.List = append(p.List, one)
	}
}

func (p *Problems) orNil() error {
	if p.Count == 0 {
		return nil
	}
	return &survey.Error{Kind: survey.Invalid, Code: "ROW_040", Args: survey.Args{"Count": p.Count}, Err: p}
}
