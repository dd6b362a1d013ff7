package limesurvey

import (
	"errors"
	"strings"
	"testing"

	"sonde/survey/expr"
)

// sample knows a question of each sort: L a list, N a number, S a text, D a day, T a time of day, M boxes with other, F a grid, R a ranking,
// H (asked when L is A1) a list.
func sample() (translation, map[string]*question) {
	v := newVariables("9")
	q := map[string]*question{}
	ask := func(kind, code, id string) *question {
		q[code] = &question{id: id, group: "1", kind: kind, code: code}
		return q[code]
	}
	codes := map[string]string{"A1": "A1", "A2": "A2", "-oth-": "other"}
	points := map[string]string{"1": "1", "2": "2", "3": "3"}
	v.add(ask("L", "L", "10"), "", variable{question: "L", codes: codes})
	v.add(q["L"], "other", variable{question: "L_other"})
	v.add(ask("N", "N", "11"), "", variable{question: "N", numeric: true})
	v.add(ask("S", "S", "12"), "", variable{question: "S"})
	v.add(ask("D", "D", "13"), "", variable{question: "D", date: true})
	v.add(ask("D", "T", "20"), "", variable{question: "T", date: true, clock: true})
	ask("M", "M", "14")
	for _, code := range []string{"a", "b"} {
		v.add(q["M"], code, variable{question: "M", choice: code, ticked: "Y"})
	}
	v.add(q["M"], "other", variable{question: "M_other"})
	ask("F", "F", "15")
	for _, code := range []string{"r1", "r2"} {
		v.add(q["F"], code, variable{question: "F_" + code, codes: points})
	}
	v.add(ask("R", "R", "16"), "1", variable{question: "R", rank: 1, codes: codes})
	v.add(ask("5", "P", "17"), "", variable{question: "P", codes: points})
	v.add(ask("L", "H", "18"), "", variable{question: "H", codes: codes})
	v.add(ask("1", "W", "19"), "x_0", variable{question: "W_x_0", codes: points})
	return translation{variables: v, relevance: func(one *question) string {
		if one == q["H"] {
			return "${L} = 'A1'"
		}
		return ""
	}}, q
}

// What each equation of ExpressionScript means is read in LimeSurvey's manual (ExpressionScript presentation).
func TestConditionsAreTranslated(t *testing.T) {
	translation, questions := sample()
	for _, c := range []struct{ source, want string }{
		{"", ""},
		{"1", ""},
		{`L.NAOK == "A1"`, "${L} = 'A1'"},
		{`((L.NAOK == "A1"))`, "${L} = 'A1'"},
		{`{L.NAOK == "A1"}`, "${L} = 'A1'"},
		{`L.NAOK == 'A1' or L.NAOK == "A2"`, "${L} = 'A1' or ${L} = 'A2'"},
		{`L eq "A1" AND N gt 3`, "${L} = 'A1' and ${N} > 3"},
		{`L == "A1" && (N > 3 || S != "")`, "${L} = 'A1' and (${N} > 3 or ${S} != '')"},
		{`L.NAOK == "-oth-"`, "${L} = 'other'"},
		{`L_other.NAOK != ""`, "${L_other} != ''"},
		{`9X1X10.NAOK == "A2"`, "${L} = 'A2'"},
		{`"A1" == L`, "${L} = 'A1'"},
		{`D <= date("Y-m-d")`, "${D} <= today()"},
		{`is_empty(D) || date("Y-m-d") > D`, "${D} = '' or today() > ${D}"},
		{`T >= "08:00"`, "${T} >= '08:00'"},
		{`3 < N`, "${N} > 3"},
		{`N.NAOK >= "18"`, "${N} >= 18"},
		{`N == 0`, "${N} = 0"},
		{`N > -1`, "${N} > -1"},
		{`P.NAOK > 2`, "${P} > 2"},
		{`D.NAOK >= "2026-01-31"`, "${D} >= number('2026-01-31')"},
		{`M_a.NAOK == "Y"`, "selected(${M}, 'a')"},
		{`M_a.NAOK != "Y"`, "not(selected(${M}, 'a'))"},
		{`M_a == ""`, "not(selected(${M}, 'a'))"},
		{`M_a != ""`, "selected(${M}, 'a')"},
		{`9X1X14a == "Y"`, "selected(${M}, 'a')"},
		{`M_a`, "selected(${M}, 'a')"},
		{`!M_a`, "not(selected(${M}, 'a'))"},
		{`is_empty(M_b)`, "not(selected(${M}, 'b'))"},
		{`is_empty(S)`, "${S} = ''"},
		{`! is_empty(S.NAOK)`, "not(${S} = '')"},
		{`S`, "${S} != '' and ${S} != 0"},
		{`!S`, "not(${S} != '' and ${S} != 0)"},
		{`F_r1.NAOK == 2`, "${F_r1} = '2'"},
		{`W_x_0 == "3"`, "${W_x_0} = '3'"},
		{`9X1X19x#0 == "3"`, "${W_x_0} = '3'"},
		{`count(M_a, M_b) > 1`, "if(selected(${M}, 'a'), 1, 0) + if(selected(${M}, 'b'), 1, 0) > 1"},
		{`count(that.M) >= 2`, "count-selected(${M}) >= 2"},
		{`count(that.F.sq_r1) == 1`, "if(${F_r1} != '', 1, 0) = 1"},
		{`countif("2", that.F.NAOK) > 0`, "if(${F_r1} = '2', 1, 0) + if(${F_r2} = '2', 1, 0) > 0"},
		{`countifop(">=", 2, F_r1, F_r2) == 2`, "if(${F_r1} >= 2, 1, 0) + if(${F_r2} >= 2, 1, 0) = 2"},
		{`sum(F_r1, N) > 4`, "coalesce(${F_r1}, 0) + coalesce(${N}, 0) > 4"},
		{`N + 1 > 4`, "coalesce(${N}, 0) + 1 > 4"},
		{`N * 2 - 1 > 4`, "${N} * 2 - 1 > 4"},
		{`if(L == "A1", 1, 0)`, "if(${L} = 'A1', 1, 0)"},
		{`strlen(S) > 3`, "string-length(${S}) > 3"},
		{`regexMatch("/^\d+$/", S)`, `regex(${S}, '\d+')`},
		{`regexMatch("/ab/i", S)`, `regex(${S}, '(?i)[\s\S]*ab[\s\S]*')`},
		{`L != "A1"`, "${L} != 'A1'"},
		// Without .NAOK the whole is false when H is not shown; here that must be asked for.
		{`H != "A1"`, "${L} = 'A1' and ${H} != 'A1'"},
		{`H.NAOK != "A1"`, "${H} != 'A1'"},
		{`H == "A1"`, "${H} = 'A1'"},
		{`is_empty(H) or N > 3`, "${L} = 'A1' and (${H} = '' or ${N} > 3)"},
	} {
		got, err := translation.condition(c.source, scope{current: questions["L"]})
		if err != nil || got != c.want {
			t.Errorf("%s: got %q, %v; want %q", c.source, got, err, c.want)
		}
	}
}

func TestWhatHasNoExactMeaningIsNotTranslated(t *testing.T) {
	translation, questions := sample()
	for _, c := range []struct{ source, part string }{
		{`Q9.NAOK == "A1"`, "Q9.NAOK"},
		{`L.shown == "One"`, "L.shown"},
		{`L.value > 3`, "L.value"},
		{`TOKEN:ATTRIBUTE_1 == "x"`, "TOKEN:ATTRIBUTE_1"},
		{`rand(1, 2) == 1`, "rand(1, 2)"},
		{`S > "m"`, `S > "m"`},
		{`M_a == "N"`, `M_a == "N"`},
		{`D >= "08:00"`, `D >= "08:00"`}, // a day
		{`count(that.P) = 1`, "= 1"},
		{`L == "A1" and`, ""},
		{`L == "A1`, `"A1`},
		{`regexMatch("/(?=a)/", S)`, `regexMatch("/(?=a)/", S)`},
		{`S == "it's ""`, `"`},
		{`date("Y") > 2020`, `date("Y")`},
		{strings.Repeat("(", 100) + "1", ""},
	} {
		got, err := translation.condition(c.source, scope{current: questions["L"]})
		var at stuck
		if got != "" || !errors.As(err, &at) || !strings.HasPrefix(at.part, strings.TrimSpace(c.part)) {
			t.Errorf("%s: got %q, %v; want to be stuck at %q", c.source, got, err, c.part)
		}
	}
}

func TestValuesAreTranslated(t *testing.T) {
	translation, questions := sample()
	for _, c := range []struct{ source, want string }{
		{"{N}", "${N}"},
		{"{sum(that.F)}", "coalesce(${F_r1}, 0) + coalesce(${F_r2}, 0)"},
		{"Total: {N} of {S}", "concat('Total: ', ${N}, ' of ', ${S})"},
		{"<p>{if(L == 'A1', 'one', 'two')}</p>", "if(${L} = 'A1', 'one', 'two')"},
		{"plain", "'plain'"},
		{"{floor(N / 2)}", "floor(${N} div 2)"},
		{"{ceil(N)}", "ceiling(${N})"},
		{"{max(N, 3)}", "max(coalesce(${N}, 0), 3)"},
		{"{implode('; ', S, N)}", "join('; ', ${S}, ${N})"},
		{"{if(is_numeric(S), S, 0)}", "if(number(${S}) = number(${S}), ${S}, 0)"},
		// Empty as soon as H is not shown, for it is named without .NAOK.
		{"{if(H == 'A1', 1, 0)}", "if(${L} = 'A1', if(${H} = 'A1', 1, 0), '')"},
		{"{if(H.NAOK == 'A1', 1, 0)}", "if(${H} = 'A1', 1, 0)"},
		{"{round(N)}", "round(${N}, 0)"},
		{"{date('Y-m-d')}", "today()"},
	} {
		got, err := translation.tailoredValue(c.source, scope{current: questions["L"]})
		if err != nil || got != c.want {
			t.Errorf("%s: got %q, %v; want %q", c.source, got, err, c.want)
		}
	}
}

// A condition of the table of conditions: rows about one question are alternatives, rows about several hold together,
// scenarios are alternatives.
func TestTheTableOfConditions(t *testing.T) {
	translation, questions := sample()
	c := &converter{variables: translation.variables, declared: map[*question]*declared{}}
	row := func(scenario, question, field, method, value string) condition {
		return condition{scenario: scenario, question: question, field: field, method: method, value: value}
	}
	for _, one := range []struct {
		name string
		rows []condition
		want string
	}{
		{"one", []condition{row("1", "10", "9X1X10", "==", "A1")}, "${L} = 'A1'"},
		{"alternatives", []condition{row("1", "10", "9X1X10", "==", "A1"), row("1", "10", "9X1X10", "==", "A2")}, "${L} = 'A1' or ${L} = 'A2'"},
		{"together", []condition{row("1", "10", "9X1X10", "==", "A1"), row("1", "11", "9X1X11", ">", "3")}, "${L} = 'A1' and ${N} > 3"},
		{"scenarios", []condition{row("1", "10", "9X1X10", "==", "A1"), row("2", "11", "9X1X11", ">", "3")}, "${L} = 'A1' or ${N} > 3"},
		{"a box", []condition{row("1", "14", "+9X1X14a", "==", "Y")}, "selected(${M}, 'a')"},
		{"a box by its question", []condition{row("1", "14", "9X1X14", "==", "b")}, "selected(${M}, 'b')"},
		{"no answer", []condition{row("1", "10", "9X1X10", "==", " ")}, "${L} = ''"},
		{"another answer", []condition{row("1", "12", "9X1X12", "==", "@9X1X10@")}, "${S} = ${L}"},
		{"a pattern", []condition{row("1", "12", "9X1X12", "RX", "/^a/")}, `regex(${S}, 'a[\s\S]*')`},
		{"a participant's attribute", []condition{row("1", "0", "{TOKEN:ATTRIBUTE_1}", "==", "x")}, ""},
	} {
		source, root := fromConditions(one.rows, c)
		got := ""
		if root != nil {
			var err error
			if got, err = translation.finish(source, root, scope{current: questions["H"]}); err != nil {
				t.Errorf("%s: %v", one.name, err)
			}
		}
		if got != one.want {
			t.Errorf("%s: got %q, want %q", one.name, got, one.want)
		}
	}
}

func FuzzCondition(f *testing.F) {
	for _, seed := range []string{`L.NAOK == "A1" and !is_empty(N)`, "count(that.M) > 1", `regexMatch('/a|b/i', S)`, "((", "9X1X10#0.NAOK", `"`, "!!!-1", "sum(self, this.NAOK)"} {
		f.Add(seed)
	}
	translation, questions := sample()
	f.Fuzz(func(t *testing.T, source string) {
		this := variable{question: "N", numeric: true, owner: questions["N"]}
		for _, in := range []scope{{current: questions["L"]}, {current: questions["N"], this: &this}} {
			got, err := translation.condition(source, in)
			if err != nil || got == "" {
				continue
			}
			tree, err := expr.Parse(got)
			if err != nil {
				t.Fatalf("%q became %q, which is none: %v", source, got, err)
			}
			if problems := tree.Check(expr.Scope{Knows: func(string) bool { return true }, Current: true}); len(problems) > 0 {
				t.Fatalf("%q became %q: %v", source, got, problems)
			}
		}
	})
}
