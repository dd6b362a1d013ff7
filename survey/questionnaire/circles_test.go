package questionnaire_test

import (
	"fmt"
	"slices"
	"testing"

	"sonde/survey/questionnaire"
)

func TestCheckNamesTheWayRound(t *testing.T) {
	q := sound()
	first(&q).Relevant = "${c} > 1"
	for _, m := range questionnaire.Check(q) {
		if m.Code == "QST_024" && m.Args["Path"] == "a → c → a" {
			return
		}
	}
	t.Error("the circle a → c → a is not named")
}

// Of several circles each is told, once; one that only goes through a circle already told is not told apart.
func TestCheckTellsOfEveryCircle(t *testing.T) {
	q := sound()
	add := func(name, calculation, relevant string) {
		one := text(name)
		one.Calculation, one.Relevant = calculation, relevant
		q.Sections[0].Questions = append(q.Sections[0].Questions, one)
	}
	add("f", "${k}", "")
	add("k", "${h} + 1", "")
	add("h", "${f}", "")
	add("p", "${q}", "")
	add("q", "${p}", "")
	add("x", "", "${y} = '1'")
	add("y", "", "${x} = '1'")
	add("z", "", "${z} = '1'")
	add("leans", "${f}", "${p} = 1")
	var got []string
	for _, m := range questionnaire.Check(q).Errors() {
		got = append(got, fmt.Sprint(m.Code, " ", m.Args["Path"]))
	}
	want := []string{"QST_024 f → k → h → f", "QST_024 p → q → p", "QST_024 x → y → x", "QST_024 z → z"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
