package expr

import (
	"math"
	"strings"
)

func today(_ *node, env Env) Value { return Text(env.Today()) }

func now(_ *node, env Env) Value { return Text(env.Now()) }

// toDate makes a date of a text, without its time of day, or of a number of days, with it; "" of what is none.
func toDate(call *node, env Env) Value {
	v := call.args[0].eval(env)
	m, ok := momentOf(v)
	if !ok {
		return Value{}
	}
	if _, text := readMoment(trim(v.String()), true); text && v.isText() {
		m.timed = false
	}
	return Text(m.String())
}

// toDateTime makes a date with its time of day.
func toDateTime(call *node, env Env) Value {
	m, ok := momentOf(call.args[0].eval(env))
	if !ok {
		return Value{}
	}
	m.timed = true
	return Text(m.String())
}

// decimalDateTime gives the days since 1970-01-01; NaN of a text that is no date.
func decimalDateTime(call *node, env Env) Value {
	v := call.args[0].eval(env)
	if v.kind == numberKind {
		return v
	}
	if m, ok := readMoment(trim(v.String()), true); ok && v.kind != boolKind {
		return number(m.number())
	}
	return number(math.NaN())
}

// decimalTime gives the part of the day that has passed: 0.5 at noon.
func decimalTime(call *node, env Env) Value {
	v := call.args[0].eval(env)
	if v.kind == numberKind {
		return number(v.number - math.Floor(v.number))
	}
	s := trim(v.String())
	if seconds, _, ok := readTime(s); ok {
		return number(seconds / 86400)
	}
	if m, ok := readMoment(s, true); ok {
		return number(m.seconds / 86400)
	}
	return number(math.NaN())
}

// formatDate writes a date as the signs of the format say; "" when it is none.
func formatDate(call *node, env Env) Value {
	m, ok := momentOf(call.args[0].eval(env))
	format := call.args[1].string(env)
	if !ok {
		return Value{}
	}
	var j joined
	for {
		before, after, found := strings.Cut(format, "%")
		if !j.add(before) || !found {
			break
		}
		charge(env, 2*rowSteps)
		if written, known := m.part(after, env.Language); known {
			j.add(written)
			after = after[1:]
		} else {
			j.add("%")
		}
		format = after
	}
	return Text(j.String())
}

// part writes what the first sign of a format stands for.
func (m moment) part(signs string, language func() string) (written string, known bool) {
	if signs == "" {
		return "", false
	}
	year, month, day := m.date()
	whole := int(m.seconds)
	switch signs[0] {
	case '%':
		return "%", true
	case 'Y':
		return padded(year, 4), true
	case 'y':
		return padded(year%100, 2), true
	case 'm':
		return padded(month, 2), true
	case 'n':
		return padded(month, 1), true
	case 'b':
		return namesOf(language()).months[month-1], true
	case 'd':
		return padded(day, 2), true
	case 'e':
		return padded(day, 1), true
	case 'a':
		return namesOf(language()).days[((m.day+4)%7+7)%7], true
	case 'H':
		return padded(whole/3600, 2), true
	case 'h':
		return padded(whole/3600, 1), true
	case 'M':
		return padded(whole/60%60, 2), true
	case 'S':
		return padded(whole%60, 2), true
	case '3':
		return padded(int((m.seconds-math.Floor(m.seconds))*1000+1e-6), 3), true
	}
	return "", false
}

// prepareFormat refuses a written format with a sign that means nothing.
func prepareFormat(call *node) *Problem {
	format := call.args[1]
	if format.op != opLiteral {
		return nil
	}
	for rest := format.value.String(); ; {
		_, after, found := strings.Cut(rest, "%")
		if !found {
			return nil
		}
		if _, known := (moment{}).part(after, func() string { return "" }); !known {
			return &Problem{Code: FormatBad, Offset: format.at, Args: map[string]any{"Found": "%" + first(after, 1)}}
		}
		rest = after[1:]
	}
}

// calendar are the short names of a language.
type calendar struct{ months, days []string }

var (
	french = calendar{
		strings.Fields("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
		strings.Fields("dim. lun. mar. mer. jeu. ven. sam."),
	}
	english = calendar{
		strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
		strings.Fields("Sun Mon Tue Wed Thu Fri Sat"),
	}
)

// namesOf gives the names of a language; French for "fr" and its variants, else English.
func namesOf(language string) calendar {
	if language == "fr" || strings.HasPrefix(language, "fr-") {
		return french
	}
	return english
}
