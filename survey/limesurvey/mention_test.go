package limesurvey

import (
	"reflect"
	"strings"
	"testing"

	"sonde/survey"
	"sonde/survey/questionnaire"
)

// A text that speaks of an answer speaks of it here too where both show the same; else it is told, and stands as written.
func TestTextsSpeakOfAnswers(t *testing.T) {
	const before = "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\nS\t\tlanguage\t\ten\nSL\t\tsurveyls_title\t\t{name}\t\ten\nG\t1\tG\t1\t\t\ten\n" +
		"Q\tN\tage\t1\tAge\t\ten\nQ\tL\tcity\t1\tCity\t\ten\nA\t0\tA1\t0\tParis\t\ten\nQ\tM\tseen\t1\tSeen\t\ten\nSQ\t0\ta\t1\tOne {age}\t\ten\nQ\tX\tsaid\t1\t"
	for text, want := range map[string]string{
		"You are {age}.":                         "You are ${age}.",
		"<p>You are <b>{ age }</b>":              "You are { age }",
		"{age.NAOK} {age.shown} {INSERTANS:age}": "${age} ${age} ${age}",
		"{city} is {city.shown}":                 "${city} is {city.shown}",
		"{seen_a} {unknown} {age + 1} {said}":    "{seen_a} {unknown} {age + 1} {said}",
		"a &#123;age&#125; and ${age}, ${x}":     "a {age} and $${age}, $ {x}",
	} {
		q, _ := Read([]byte(before + text + "\t\ten\n"))
		questions := q.Sections[0].Questions
		if got := questions[len(questions)-1].Label["en"]; got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
		if q.Title["en"] != "{name}" || q.ChoiceLists["seen"][0].Label["en"] != "One {age}" {
			t.Error("a title or choice speaks")
		}
		if errs := questionnaire.Check(q).Errors(); len(errs) > 0 {
			t.Errorf("%q: %v", text, errs)
		}
	}
}

// The units that LimeSurvey writes around the box of an answer are said in the hint.
func TestUnitsAreSaid(t *testing.T) {
	const header = "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tprefix\tsuffix\nS\t\tlanguage\t\ten\nG\t1\tG\t1\t\t\ten\n"
	for row, want := range map[string]string{
		"Q\tN\ta\t1\tAge\t\ten\t\tyears\n":              "… years",
		"Q\tN\ta\t1\tCost\tA guess.\ten\t€\tper year\n": "A guess.\n€ … per year",
		"Q\tS\ta\t1\tName\t\ten\t\t\n":                  "",
	} {
		q, _ := Read([]byte(header + row))
		if got := q.Sections[0].Questions[0].Hint["en"]; got != want {
			t.Errorf("%q says %q, want %q", row, got, want)
		}
	}
}

// What is asked of the sum of several numbers is asked of the last that is answered.
func TestTotalsAreAskedFor(t *testing.T) {
	const header = "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tequals_num_value\tmin_num_value\tmax_num_value\nS\t\tlanguage\t\ten\nSL\t\tsurveyls_title\t\tT\t\ten\nG\t1\tG\t1\t\t\ten\nQ\tN\tlimit\t1\tLimit\t\ten\nQ\tK\tp\t1\tShares\t\ten\t"
	const rows = "SQ\t0\ta\t1\tA\t\ten\nSQ\t0\tb\t1\tB\t\ten\nSQ\t0\tc\t1\tC\t\ten\n"
	for _, c := range []struct {
		asked, answers, wrong string
	}{
		{"100\t\t\n", `{}`, ""},
		{"100\t\t\n", `{"p_a":33.3,"p_b":33.3,"p_c":33.4}`, ""},
		{"100\t\t\n", `{"p_b":100}`, ""},
		{"100\t\t\n", `{"p_a":50,"p_b":49}`, "p_b"},
		{"1\t\t\n", `{"p_a":0.1,"p_b":0.2,"p_c":0.7}`, ""},
		{"\t10\t20\n", `{"p_a":4,"p_b":5}`, "p_b"},
		{"\t10\t20\n", `{"p_a":4,"p_c":17}`, "p_c"},
		{"\t10\t20\n", `{"p_a":10}`, ""},
		{"\t\t{limit}\n", `{"limit":5,"p_a":6}`, "p_a"},
		{"\t\t{limit}\n", `{"limit":7,"p_a":6}`, ""},
		{"\t\t{limit}\n", `{"p_a":6}`, ""},
	} {
		q, messages := Read([]byte(header + c.asked + rows))
		if codesOf(messages) != "" {
			t.Errorf("%q: %v", c.asked, messages)
		}
		in, err := questionnaire.Compile(q)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := in.DecodeJSON(c.answers)
		if err != nil {
			t.Fatal(err)
		}
		wrong := ""
		for _, problem := range in.Validate(raw, questionnaire.Entry{Mode: questionnaire.API, Today: "2026-05-05"}).Problems {
			wrong += problem.Question
		}
		if wrong != c.wrong {
			t.Errorf("%q of %s: wrong is %q, want %q", c.asked, c.answers, wrong, c.wrong)
		}
		var out strings.Builder
		told, err := Write(&out, q)
		if err != nil || codesOf(told) != "" {
			t.Errorf("%q leaves with %s, %v", c.asked, codesOf(told), err)
		}
		if again, _ := Read([]byte(out.String())); !reflect.DeepEqual(again.Sections, q.Sections) {
			t.Errorf("%q came back as %+v", c.asked, again.Sections)
		}
	}
	q, messages := Read([]byte(header + "rand()\t\t\n" + rows))
	if codesOf(messages) != "LIM_046" || q.Sections[0].Questions[1].Questions[0].Constraint != "" {
		t.Error("a total that cannot be worked out is not told")
	}
	var none survey.Text
	if q.Sections[0].Questions[1].Hint.In("en", "en") != none.In("en", "en") {
		t.Error("a total that cannot be worked out is said")
	}
}

// What the author says of a wrong answer stays beside what is said of the total, also after a way out and back.
func TestTheWordsOfAnEquationStayBesideATotal(t *testing.T) {
	const header = "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tem_validation_sq\tem_validation_sq_tip\tmin_num_value\tmax_num_value\nS\t\tlanguage\t\ten\nSL\t\tsurveyls_title\t\tT\t\ten\nG\t1\tG\t1\t\t\ten\nQ\tK\tp\t1\tShares\t\ten\t"
	const rows = "SQ\t0\ta\t1\tA\t\ten\nSQ\t0\tb\t1\tB\t\ten\n"
	for asked, want := range map[string]string{
		"this > 2\tMore than two.\t\t\n":        "More than two.",
		"this > 2\tMore than two.\t\t20\n":      "More than two.\nThe total must be at most 20.",
		"this > 2\tMore than two.\t\t{1 + 1}\n": "More than two.",
		"this > 2\t\t\t20\n":                    "",
		"\t\t10\t20\n":                          "The total must be at least 10.\nThe total must be at most 20.",
	} {
		q, _ := Read([]byte(header + asked + rows))
		for range 2 {
			for _, row := range q.Sections[0].Questions[0].Questions {
				if got := row.ConstraintMessage["en"]; got != want {
					t.Errorf("%q says %q of %s, want %q", asked, got, row.Name, want)
				}
			}
			var out strings.Builder
			if _, err := Write(&out, q); err != nil {
				t.Fatal(err)
			}
			q, _ = Read([]byte(out.String()))
		}
	}
}

// A list keeps the attributes of the type that it had before, which ask nothing of its answers.
func TestAListIsNotBoundByAttributesOfTexts(t *testing.T) {
	q, _ := Read([]byte("class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tvalidation\tmaximum_chars\tem_validation_q\nS\t\tlanguage\t\ten\nG\t1\tG\t1\t\t\ten\n" +
		"Q\tL\ta\t1\tOne\t\ten\t/^.$/\t2\t1\nA\t0\tAO01\t0\tFirst\t\ten\nQ\tS\tb\t1\tTwo\t\ten\t/^.$/\t2\t1\n"))
	for i, want := range []string{"", "string-length(.) <= 2 and regex(., '.')"} {
		if got := q.Sections[0].Questions[i].Constraint; got != want {
			t.Errorf("question %d is bound by %q, want %q", i, got, want)
		}
	}
}

// A hidden question keeps its text; without one it has none, since nobody reads its code.
func TestHiddenQuestionsKeepTheirTexts(t *testing.T) {
	q, _ := Read([]byte("class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\thidden\nS\t\tlanguage\t\ten\nG\t1\tG\t1\t\t\ten\nQ\tS\ta\t1\tFrom\t\ten\t1\nQ\tS\tb\t1\t\t\ten\t1\n"))
	for i, want := range []string{"From", ""} {
		if one := q.Sections[0].Questions[i]; one.Type != survey.Hidden || one.Label["en"] != want {
			t.Errorf("question %d is %s %q, want hidden %q", i, one.Type, one.Label["en"], want)
		}
	}
}
