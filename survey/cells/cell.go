package cells

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Type is what a cell holds.
type Type uint8

// The types of cell.
const (
	Blank Type = iota
	Words
	Number
	Date    // a number that the spreadsheet shows as a date, a time or both
	Boolean // Text is 1 or 0
	Fault   // #REF! and the like; Text is empty for a formula whose value the file does not hold
)

// Cell is one cell. Text is what the file holds: a text, a number without its format, of a date the days since Excel's
// beginning of 1900.
type Cell struct {
	Kind Type
	Text string
}

func textCell(text string) Cell {
	if strings.TrimSpace(text) == "" {
		return Cell{}
	}
	return Cell{Kind: Words, Text: text}
}

// days1904 is how many days later the calendar of old Macintosh workbooks begins.
const days1904 = 1462

// cell makes a cell of what stands in the file.
func (b *Book) cell(kind, value, style string) (Cell, error) {
	if value == "" {
		return Cell{}, nil
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(b.texts) {
			return Cell{}, fmt.Errorf("%w: a shared text that is not there", ErrUnreadable)
		}
		return textCell(b.texts[i]), nil
	case "str", "inlineStr":
		return textCell(unescape(value)), nil
	case "b":
		return Cell{Kind: Boolean, Text: strings.TrimSpace(value)}, nil
	case "e":
		return Cell{Kind: Fault, Text: value}, nil
	case "d":
		return textCell(strings.TrimSuffix(strings.Replace(value, "T", " ", 1), "Z")), nil
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return textCell(value), nil
	}
	cell := Cell{Kind: Number, Text: strings.TrimSpace(value)}
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(b.dates) && b.dates[i] {
		cell.Kind = Date
		if b.from1904 && x >= 1 {
			cell.Text = strconv.FormatFloat(x+days1904, 'f', -1, 64)
		}
	}
	return cell, nil
}

// String writes a cell as people read it: a whole number without decimals, TRUE and FALSE, a date as
// "2026-03-01 14:30:00", a time alone as "14:30:00".
func (c Cell) String() string {
	switch c.Kind {
	case Boolean:
		if c.Text == "0" || strings.EqualFold(c.Text, "false") {
			return "FALSE"
		}
		return "TRUE"
	case Number:
		if x, err := strconv.ParseFloat(c.Text, 64); err == nil {
			return strconv.FormatFloat(x, 'f', -1, 64)
		}
	case Date:
		if x, err := strconv.ParseFloat(c.Text, 64); err == nil && x >= 0 && x < 3_000_000 {
			return moment(x)
		}
	}
	return c.Text
}

// moment writes a count of days since Excel's beginning: below one it is a time alone. Excel believes that 1900 had a
// 29 February, so the days before it are counted from one day later.
func moment(days float64) string {
	whole := math.Floor(days)
	seconds := int(math.Round((days - whole) * 24 * 60 * 60))
	if whole == 0 {
		return time.Date(2000, 1, 1, 0, 0, seconds%86400, 0, time.UTC).Format(time.TimeOnly)
	}
	if whole < 60 {
		whole++
	}
	at := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(whole)).Add(time.Duration(seconds) * time.Second)
	return at.Format(time.DateTime)
}
