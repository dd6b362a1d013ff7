package expr

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	endToken tokenKind = iota
	numberToken
	quotedToken // text without its quotes
	answerToken // the name within ${}
	currentToken
	pathToken // its steps, in the usual form
	slashToken
	squareToken // [
	unsquareToken
	wordToken // a function's name or a bare word
	operatorToken
	openToken
	closeToken
	commaToken
)

// token is a piece of the source; at is its byte offset.
type token struct {
	kind tokenKind
	text string
	at   int
	here bool // of a path: it begins with current()
}

// signs are the operators that are no words, and the signs of other languages and keyboards, each with what to write
// here; longer ones first.
var signs = [][2]string{
	{"!=", "!="}, {"<=", "<="}, {">=", ">="},
	{"==", "="}, {"<>", "!="}, {"&&", "and"}, {"||", "or"}, {"=<", "<="}, {"=>", ">="},
	{"=", "="}, {"<", "<"}, {">", ">"}, {"+", "+"}, {"-", "-"}, {"*", "*"},
	{"|", "|"}, {"≠", "!="}, {"≤", "<="}, {"≥", ">="}, {"×", "*"}, {"÷", "div"}, {"−", "-"}, {"–", "-"},
	{"%", "mod"}, {"!", "not()"}, {";", ","},
	{"‘", "'"}, {"’", "'"}, {"“", `"`}, {"”", `"`}, {"«", `"`}, {"»", `"`},
}

var wordOperators = []string{"and", "or", "div", "mod"}

// lex cuts src into tokens, the last being endToken.
func lex(src string) ([]token, *Problem) {
	tokens := make([]token, 0, len(src)/3+2)
	for at := 0; ; {
		at += len(src[at:]) - len(strings.TrimLeftFunc(src[at:], unicode.IsSpace))
		if at == len(src) {
			return append(tokens, token{kind: endToken, at: at}), nil
		}
		// XPath's rule: after a value, a word or a star is an operator; elsewhere it is a name.
		next := operandAt
		if len(tokens) > 0 && tokens[len(tokens)-1].endsValue() {
			next = operatorAt
		}
		t, width, problem := next(src, at)
		if problem != nil {
			return nil, problem
		}
		tokens = append(tokens, t)
		at += width
	}
}

// endsValue tells whether an operator, and not a value, follows the token.
func (t token) endsValue() bool {
	switch t.kind {
	case numberToken, quotedToken, answerToken, currentToken, pathToken, wordToken, closeToken, unsquareToken:
		return true
	}
	return false
}

// operandAt reads the token at a place where a value may begin, and its width in bytes.
func operandAt(src string, at int) (token, int, *Problem) {
	rest := src[at:]
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case first == '\'' || first == '"':
		end := strings.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return token{}, 0, &Problem{Code: QuoteOpen, Offset: at}
		}
		return token{kind: quotedToken, text: rest[1 : 1+end], at: at}, end + 2, nil
	case strings.HasPrefix(rest, "${"):
		end := strings.IndexByte(rest, '}')
		if end < 0 {
			return token{}, 0, &Problem{Code: NameOpen, Offset: at}
		}
		name := strings.TrimSpace(rest[2:end])
		if !validName(name) {
			return token{}, 0, &Problem{Code: NameBad, Offset: at, Args: map[string]any{"Name": name}}
		}
		return token{kind: answerToken, text: name, at: at}, end + 1, nil
	case numberWidth(rest) > 0:
		width := numberWidth(rest)
		return token{kind: numberToken, text: rest[:width], at: at}, width, nil
	case first == '/' || first == '@' || first == '.' || beginsPath(rest):
		path, width := pathAt(rest)
		if width == 0 {
			return token{}, 0, refusedPath(rest, at)
		}
		t := token{kind: pathToken, text: path, at: at, here: strings.HasPrefix(rest, here)}
		if path == "." {
			t.kind = currentToken
		}
		return t, width, nil
	case startsWord(first):
		word := rest[:wordWidth(rest)]
		if code, here := elsewhere[word]; here && strings.HasPrefix(strings.TrimLeftFunc(rest[len(word):], unicode.IsSpace), "(") {
			return token{}, 0, &Problem{Code: code, Offset: at, Args: map[string]any{"Function": word}}
		}
		return token{kind: wordToken, text: word, at: at}, len(word), nil
	}
	return signAt(src, at)
}

// operatorAt reads the token at a place where a value has just ended, and its width in bytes.
func operatorAt(src string, at int) (token, int, *Problem) {
	rest := src[at:]
	switch {
	case rest[0] == '/' && strings.HasPrefix(rest[1:], "@"), strings.HasPrefix(rest, "//"):
		return token{}, 0, refusedPath(rest, at)
	case rest[0] == '/' && leadsOn(rest[1:]):
		return token{kind: slashToken, text: "/", at: at}, 1, nil
	case rest[0] == '/':
		return token{}, 0, slashInstead(src, at)
	case rest[0] == '[':
		return token{kind: squareToken, text: "[", at: at}, 1, nil
	}
	if first, _ := utf8.DecodeRuneInString(rest); !startsWord(first) {
		return operandAt(src, at) // a sign, or a value that the parser will find out of place
	}
	word := rest[:wordWidth(rest)]
	for _, op := range wordOperators {
		after, found := strings.CutPrefix(word, op)
		// "1div2" and "0 or-1" need no space; "order" is another word.
		if next, _ := utf8.DecodeRuneInString(after); found && (after == "" || !startsWord(next)) {
			return token{kind: operatorToken, text: op, at: at}, len(op), nil
		}
		if strings.EqualFold(word, op) {
			return token{}, 0, writeInstead(at, word, op)
		}
	}
	return token{}, 0, unexpected(at, word)
}

// signAt reads a bracket, a comma or an operator that is no word.
func signAt(src string, at int) (token, int, *Problem) {
	rest := src[at:]
	switch rest[0] {
	case '(':
		return token{kind: openToken, text: "(", at: at}, 1, nil
	case ')':
		return token{kind: closeToken, text: ")", at: at}, 1, nil
	case ']':
		return token{kind: unsquareToken, text: "]", at: at}, 1, nil
	case ',':
		return token{kind: commaToken, text: ",", at: at}, 1, nil
	}
	for _, sign := range signs {
		if !strings.HasPrefix(rest, sign[0]) {
			continue
		}
		if sign[0] != sign[1] {
			return token{}, 0, writeInstead(at, sign[0], sign[1])
		}
		return token{kind: operatorToken, text: sign[0], at: at}, len(sign[0]), nil
	}
	_, width := utf8.DecodeRuneInString(rest)
	return token{}, 0, unexpected(at, rest[:width])
}

func unexpected(at int, found string) *Problem {
	return &Problem{Code: Unexpected, Offset: at, Args: map[string]any{"Found": found}}
}

func writeInstead(at int, found, instead string) *Problem {
	return &Problem{Code: WriteInstead, Offset: at, Args: map[string]any{"Found": found, "Instead": instead}}
}

// slashInstead says what to write for a slash before what is no step: div, or after a predicate the name without ${ }.
func slashInstead(src string, at int) *Problem {
	after, braced := strings.CutPrefix(strings.TrimLeftFunc(src[at+1:], unicode.IsSpace), "${")
	name, _, closed := strings.Cut(after, "}")
	if !braced || !closed || !strings.HasSuffix(strings.TrimRightFunc(src[:at], unicode.IsSpace), "]") {
		return writeInstead(at, "/", "div")
	}
	return writeInstead(at, "/${"+name+"}", "/"+name[strings.LastIndexByte(name, '/')+1:])
}
