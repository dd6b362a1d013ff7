package expr

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// outside is a case recorded from other engines' test suites.
type outside struct {
	Expr     string  `json:"expr"`
	Kind     string  `json:"kind"`
	Expected any     `json:"expected"`
	Factor   float64 `json:"factor"`
}

// recordedZone is the time zone of the recordings, in days west of UTC. Ours has none (see the package comment), so
// that day numbers there are greater by it.
const recordedZone = 7.0 / 24

// deliberate are cases in which we differ on purpose: the others write "Invalid Date" for what is no date, which would be
// stored as an answer; ours is the empty text.
var deliberate = map[string]string{"date('nonsense')": "", "date(number('invalid'))": ""}

var dateInside = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

func TestOtherEnginesGiveTheSame(t *testing.T) {
	folder := os.Getenv("SONDE_CONFORMANCE")
	if folder == "" {
		t.Skip("SONDE_CONFORMANCE names no folder: the cases of other engines are not run")
	}
	file, err := os.Open(filepath.Join(folder, "expressions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	passed, zoned, differ := 0, 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var c outside
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		tree, err := Parse(c.Expr)
		ours, decided := deliberate[c.Expr]
		switch {
		case decided && err == nil && tree.Eval(&sheet{}).String() == ours:
			differ++
		case c.Kind == "throws":
			if err == nil {
				t.Errorf("%q is accepted, others refuse it", c.Expr)
				continue
			}
			passed++
		case err != nil:
			t.Errorf("%q: %v", c.Expr, err)
		case c.agrees(tree.Eval(&sheet{}), 0):
			passed++
		case dateInside.MatchString(c.Expr) && c.agrees(tree.Eval(&sheet{}), recordedZone), c.sameMoment(tree.Eval(&sheet{})):
			zoned++
		default:
			t.Errorf("%q gives %q, others give %s %v", c.Expr, tree.Eval(&sheet{}), c.Kind, c.Expected)
		}
	}
	t.Logf("%d agree, %d agree once the recordings' time zone is taken off, %d differ on purpose", passed, zoned, differ)
}

// sameMoment tells whether v is the recorded date and time of day, whose zone it told.
func (c outside) sameMoment(v Value) bool {
	recorded, ok := c.Expected.(string)
	if !ok || !dateInside.MatchString(recorded) {
		return false
	}
	at, err := time.Parse(time.RFC3339, recorded)
	return err == nil && float64(at.Unix())/86400 == v.Number()
}

// agrees tells whether v, moved by shift days, is what the case expects.
func (c outside) agrees(v Value, shift float64) bool {
	if shift != 0 {
		v = number(v.Number() + shift)
	}
	want, isNumber := c.Expected.(float64)
	wantText, _ := c.Expected.(string)
	switch c.Kind {
	case "boolean":
		return v.Bool() == c.Expected
	case "rounded":
		return math.Round(v.Number()*c.Factor) == math.Round(want*c.Factor)
	case "matches":
		return regexp.MustCompile(strings.Trim(wantText, "/")).MatchString(v.String())
	case "number":
		if isNumber {
			return v.Number() == want
		}
		return NumberText(v.Number()) == wantText
	}
	if isNumber {
		wantText = NumberText(want)
	}
	return v.String() == wantText
}
