package expr

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"testing"
)

// vector is one line of testdata/vectors.json: an expression and what it gives where it stands. The browser's tests walk
// Parse(Expr).MarshalJSON() over the same answers and expect the same Kind and Value.
type vector struct {
	Expr    string            `json:"expr"`
	Answers map[string]any    `json:"answers"` // a text, a list of picks, {"rows":[texts]}, or null: no answer
	Current any               `json:"current"` // likewise; absent where no question is current
	Columns map[string]string `json:"columns"`
	Today   string            `json:"today"`
	Now     string            `json:"now"`
	Seed    string            `json:"seed"`
	Lang    string            `json:"language"`
	Rows    []struct {        // the rows around the expression, outermost first
		Repeat string `json:"repeat"`
		Number int    `json:"number"`
	} `json:"rows"`
	Indexed map[string]any    `json:"indexed"` // answers by "name repeat number ..."
	Labels  map[string]string `json:"labels"`  // by "question choice"
	// Tables are the rows of repeats, those of each row around them apart; a row gives an answer by name, or the tables in it.
	Tables  map[string][]rowsOf `json:"tables"`
	Lists   map[string]rowsOf   `json:"lists"` // choices, by list
	Kind    string              `json:"kind"`  // text, picks, sequence, number, boolean
	Value   any                 `json:"value"` // NaN, Infinity and -Infinity as texts
	Problem *struct {
		Code   Code `json:"code"`
		Offset int  `json:"offset"`
	} `json:"problem"`
	hasCurrent bool
}

func (v *vector) UnmarshalJSON(raw []byte) error {
	type plain vector
	var keys map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(raw, (*plain)(v)), json.Unmarshal(raw, &keys)); err != nil {
		return err
	}
	_, v.hasCurrent = keys["current"]
	return nil
}

func (v *vector) scope() Scope {
	scope := Scope{
		Knows:   func(name string) bool { _, known := v.Answers[name]; return known },
		Current: v.hasCurrent,
		Column:  func(name string) bool { _, known := v.Columns[name]; return known },
	}
	if v.Lists != nil {
		scope.List = func(list string) bool { return v.Lists[list] != nil }
		scope.ListColumn = func(list, column string) bool { _, known := v.Lists[list][0][column]; return known }
	}
	return scope
}

// rowsOf is a Table of a test.
type rowsOf []map[string]any

func (r rowsOf) Len() int { return len(r) }

func (r rowsOf) Cell(row int, name string) (Value, bool) {
	given, asked := r[row][name]
	if _, plain := given.(string); plain {
		return Text(given.(string)), true
	}
	if tables := r.Inner(row, name); asked && len(tables) != 1 || tables[0].Len() != 1 || &tables[0].(rowsOf)[0] != &r[row] {
		numbers := []string{}
		for _, one := range tables {
			for range one.Len() {
				numbers = append(numbers, fmt.Sprint(len(numbers)+1))
			}
		}
		return Sequence(numbers), true
	}
	return answerOf(given), asked
}

func (r rowsOf) Inner(row int, name string) []Table {
	within, deep := r[row][name].([]any)
	if _, rows := firstOf(within).([]any); !deep || !rows {
		return []Table{r[row : row+1]}
	}
	var tables []Table
	for _, part := range within {
		table := rowsOf{}
		for _, one := range part.([]any) {
			table = append(table, one.(map[string]any))
		}
		tables = append(tables, table)
	}
	return tables
}

func firstOf(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// sheet is an Env over the answers of a test.
type sheet struct {
	answers, indexed map[string]Value
	current          Value
	columns, labels  map[string]string
	today, now       string
	seed, language   string
	rows             []Row
	tables           map[string][]rowsOf
	lists            map[string]rowsOf
}

func (s *sheet) Answer(name string) Value { return s.answers[name] }
func (s *sheet) Current() Value           { return s.current }
func (s *sheet) Column(name string) Value { return Text(s.columns[name]) }
func (s *sheet) Today() string            { return s.today }
func (s *sheet) Language() string         { return s.language }
func (s *sheet) Now() string              { return s.now }
func (s *sheet) Seed() string             { return s.seed }

func (s *sheet) List(name string) Table { return s.lists[name] }

func (s *sheet) Rows(name string) []Table {
	var tables []Table
	for _, one := range s.tables[name] {
		tables = append(tables, one)
	}
	return tables
}

func (s *sheet) Indexed(name string, rows []Row) Value {
	for _, row := range rows {
		name += fmt.Sprintf(" %s %d", row.Repeat, row.Number)
	}
	return s.indexed[name]
}

func (s *sheet) Position(repeat string) int {
	for _, row := range slices.Backward(s.rows) {
		if repeat == "" || row.Repeat == repeat {
			return row.Number
		}
	}
	return 0
}

func (s *sheet) ChoiceLabel(question, choice string) string { return s.labels[question+" "+choice] }

func (v *vector) env() *sheet {
	s := &sheet{
		answers: map[string]Value{}, indexed: map[string]Value{}, current: answerOf(v.Current), columns: v.Columns,
		labels: v.Labels, today: v.Today, now: v.Now, seed: v.Seed, language: v.Lang, tables: v.Tables, lists: v.Lists,
	}
	for name, given := range v.Answers {
		s.answers[name] = answerOf(given)
	}
	for path, given := range v.Indexed {
		s.indexed[path] = answerOf(given)
	}
	for _, row := range v.Rows {
		s.rows = append(s.rows, Row(row))
	}
	return s
}

func answerOf(given any) Value {
	switch given := given.(type) {
	case string:
		return Text(given)
	case []any:
		return Picks(textsOf(given))
	case map[string]any:
		return Sequence(textsOf(given["rows"].([]any)))
	}
	return Value{}
}

func textsOf(given []any) []string {
	texts := make([]string, len(given))
	for i, text := range given {
		texts[i] = text.(string)
	}
	return texts
}

// kindAndValue gives a Value as the vectors write it.
func kindAndValue(v Value) (string, any) {
	switch v.kind {
	case picksKind, sequenceKind:
		names := []any{}
		for _, name := range v.picks {
			names = append(names, name)
		}
		if v.kind == sequenceKind {
			return "sequence", names
		}
		return "picks", names
	case numberKind:
		if math.IsNaN(v.number) || math.IsInf(v.number, 0) {
			return "number", NumberText(v.number)
		}
		return "number", v.number + 0 // a vector does not tell -0 from 0
	case boolKind:
		return "boolean", v.Bool()
	}
	return "text", v.text
}

func vectors(tb testing.TB) []vector {
	raw, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		tb.Fatal(err)
	}
	var list []vector
	if err := json.Unmarshal(raw, &list); err != nil {
		tb.Fatal(err)
	}
	return list
}

// compile parses and checks; both kinds of problem come back alike.
func compile(src string, scope Scope) (*Tree, Problems) {
	t, err := Parse(src)
	var problems Problems
	if errors.As(err, &problems) {
		return nil, problems
	}
	return t, t.Check(scope)
}

// Values are worked out from the package comment's rules; those of numbers agree with ECMAScript's Number.
func TestEveryVectorGivesItsValueOrProblem(t *testing.T) {
	list := vectors(t)
	if len(list) < 150 {
		t.Fatalf("only %d vectors", len(list))
	}
	for _, v := range list {
		tree, problems := compile(v.Expr, v.scope())
		if v.Problem != nil {
			if len(problems) != 1 || problems[0].Code != v.Problem.Code || problems[0].Offset != v.Problem.Offset {
				t.Errorf("%s: problems %v, want %s at %d", v.Expr, problems, v.Problem.Code, v.Problem.Offset)
			}
			continue
		}
		if problems != nil {
			t.Errorf("%s: %v", v.Expr, problems)
			continue
		}
		env := v.env()
		kind, value := kindAndValue(tree.Eval(env))
		if kind != v.Kind || asJSON(value) != asJSON(v.Value) {
			t.Errorf("%s: %s %v, want %s %v", v.Expr, kind, value, v.Kind, v.Value)
		}
		fromJSON := (&Tree{root: decode(t, tree)}).counted(env)
		if !same(fromJSON, tree.Eval(env)) {
			t.Errorf("%s: the tree read back from JSON gives %v", v.Expr, fromJSON)
		}
		again, err := Parse(tree.String())
		if err != nil || !same(again.Eval(env), tree.Eval(env)) || again.String() != tree.String() {
			t.Errorf("%s: printed as %s, which is another expression (%v)", v.Expr, tree, err)
		}
	}
}

func asJSON(v any) string {
	raw, _ := json.Marshal(v)
	return string(raw)
}

func same(a, b Value) bool {
	kindA, valueA := kindAndValue(a)
	kindB, valueB := kindAndValue(b)
	return kindA == kindB && asJSON(valueA) == asJSON(valueB)
}
