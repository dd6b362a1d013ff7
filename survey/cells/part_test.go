package cells

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What is passed over is exactly what says nothing.
func TestBlankWidth(t *testing.T) {
	for text, want := range map[string]int{
		`<c r="A1"/>`: 11, `<c r="AB12" s="3"/><c r="AC12">`: 19, `<c r="A1" s="3" />`: 0, `<c r="A1" s="3"></c>`: 0,
		`<c r="A1" t="s"/>`: 0, `<c r="A1" s="3"><v>1</v></c>`: 0, `<cols r="A1"/>`: 0, `<c s="3" r="A1"/>`: 0, `<c r="A1`: 0, ``: 0,
		`<c r="A1>/>"/>`: 0, `<c r="A&#49;"/>`: 0, `<c r="` + strings.Repeat("A", longestBlank): 0,
	} {
		if got := blankWidth([]byte(text)); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

// Blank cells change nothing, however many there are and wherever the reader's buffer ends.
func TestBlankCellsChangeNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var with, without strings.Builder
		for row := range rapid.IntRange(1, 9).Draw(r, "rows") {
			number := row + 1
			fmt.Fprintf(&with, `<row r="%d">`, number)
			fmt.Fprintf(&without, `<row r="%d">`, number)
			for column := range rapid.IntRange(0, 90).Draw(r, "cells") {
				cell := fmt.Sprintf(`<c r="%s%d"`, columnName(column), number)
				if rapid.IntRange(0, 4).Draw(r, "kind") > 0 {
					fmt.Fprintf(&with, `%s s="%d"/>%s`, cell, column, rapid.SampledFrom([]string{"", "", "", " ", "\n"}).Draw(r, "space"))
					continue
				}
				cell += fmt.Sprintf(`><v>%d</v></c>`, column)
				with.WriteString(cell)
				without.WriteString(cell)
			}
			with.WriteString("</row>")
			without.WriteString("</row>")
		}
		got, err := read(t, one(t, with.String()))
		want, wrong := read(t, one(t, without.String()))
		if err != nil || wrong != nil || got != want {
			r.Fatalf("got %q, %v, want %q, %v", got, err, want, wrong)
		}
	})
}

func columnName(i int) string {
	if i >= 26 {
		return columnName(i/26-1) + columnName(i%26)
	}
	return string(rune('A' + i))
}
