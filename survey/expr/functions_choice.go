package expr

func choose(call *node, env Env) Value {
	if call.args[0].truth(env) {
		return call.args[1].eval(env)
	}
	return call.args[2].eval(env)
}

func coalesce(call *node, env Env) Value {
	if v := call.args[0].eval(env); !v.Empty() {
		return v
	}
	return call.args[1].eval(env)
}

// once gives the current question's answer, if there is one.
func once(call *node, env Env) Value {
	if v := env.Current().within(env); !v.Empty() {
		return v
	}
	return call.args[0].eval(env)
}

func not(call *node, env Env) Value { return boolean(!call.args[0].truth(env)) }

func toBoolean(call *node, env Env) Value { return boolean(call.args[0].truth(env)) }

// booleanFromText is true for "true" and "1" alone.
func booleanFromText(call *node, env Env) Value {
	s := call.args[0].string(env)
	return boolean(s == "true" || s == "1")
}

// checklist counts the conditions that hold; a limit below 0 is none.
func checklist(call *node, env Env) Value {
	least, most := call.args[0].number(env), call.args[1].number(env)
	held := 0.0
	for v := range spread(call.args[2:], env) {
		if v.Bool() {
			held++
		}
	}
	return boolean((least < 0 || held >= least) && (most < 0 || held <= most))
}

// weightedChecklist adds up the weights of the conditions that hold.
func weightedChecklist(call *node, env Env) Value {
	least, most := call.args[0].number(env), call.args[1].number(env)
	held := 0.0
	for i := 2; i < len(call.args); i += 2 {
		if call.args[i].truth(env) {
			held += call.args[i+1].number(env)
		}
	}
	return boolean((least < 0 || held >= least) && (most < 0 || held <= most))
}

// preparePairs refuses a condition without its weight.
func preparePairs(call *node) *Problem {
	if len(call.args)%2 != 0 {
		return call.miscounted("4, 6, 8…", false)
	}
	return nil
}

// selected tells whether a choice is among the picks; its name is trimmed, and no name is never picked.
func selected(call *node, env Env) Value {
	answer, choice := call.args[0].picks(env), trim(call.args[1].string(env))
	if choice == "" {
		return boolean(false)
	}
	for pick := range answer.each {
		if pick == choice {
			return boolean(true)
		}
	}
	return boolean(false)
}

func countSelected(call *node, env Env) Value {
	picks := 0
	for range call.args[0].picks(env).each {
		picks++
	}
	return number(float64(picks))
}

// selectedAt gives the pick at a place, the first at 0; "" where there is none.
func selectedAt(call *node, env Env) Value {
	answer, place := call.args[0].picks(env), truncate(call.args[1].number(env))
	for pick := range answer.each {
		if place == 0 {
			return Text(pick)
		}
		place--
	}
	return Value{}
}

// choiceName is jr:choice-name(): the label of a choice of the question that is named.
func choiceName(call *node, env Env) Value {
	choice := call.args[0].string(env)
	charge(env, labelSteps)
	if choice == "" {
		return Value{}
	}
	return Text(env.ChoiceLabel(call.names[0].text, choice))
}

// labelSteps is what finding the label of a choice costs.
const labelSteps = 200

// prepareChoiceName takes the question's name out of the text that holds it: '${country}'.
func prepareChoiceName(call *node) *Problem {
	quoted := call.args[1]
	if quoted.op == opLiteral {
		if named := reference(quoted.text, quoted.at); named != nil {
			call.names, call.args = []*node{named}, call.args[:1]
			return nil
		}
	}
	return &Problem{Code: NameWanted, Offset: quoted.at, Args: map[string]any{"Function": call.text}}
}

// reference reads a text that holds ${name} or a path and nothing else.
func reference(text string, at int) *node {
	tokens, problem := lex(text)
	if problem != nil || len(tokens) != 2 {
		return nil
	}
	switch tokens[0].kind {
	case answerToken:
		return &node{op: opAnswer, at: at, text: tokens[0].text}
	case pathToken:
		return &node{op: opPath, at: at, text: tokens[0].text}
	}
	return nil
}
