package limesurvey

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// scriptToken is a piece of an ExpressionScript equation.
type scriptToken struct {
	kind tokenKind
	text string
	at   int
}

type tokenKind uint8

const (
	endToken tokenKind = iota
	numberToken
	quotedToken // text without its quotes
	wordToken   // a variable or a function
	signToken
)

var (
	// A variable by its survey, group and question (12X3X4SQ001), or by its name, with what is asked of it (.NAOK).
	scriptWord   = regexp.MustCompile(`^(?:[0-9]+X[0-9]+X[0-9]+[A-Za-z0-9_]*(?:#[01])?|TOKEN:[A-Za-z0-9_]+|INSERTANS:[0-9]+X[0-9]+X[0-9]+[A-Za-z0-9_#]*|[A-Za-z_][A-Za-z0-9_]*)(?:\.[A-Za-z_][A-Za-z0-9_]*)*`)
	scriptNumber = regexp.MustCompile(`^(?:[0-9]+\.?[0-9]*|\.[0-9]+)`)
	scriptSigns  = []string{"===", "!==", "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "(", ")", ",", "=", "&", "|"}
	// The operators that may be written as words.
	scriptWords = map[string]string{"and": "&&", "or": "||", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
)

// lexScript cuts an equation into tokens; the error names the part that is none.
func lexScript(source string) ([]scriptToken, error) {
	if len(source) > maxExpression {
		return nil, stuck{part: shorten(source)}
	}
	var tokens []scriptToken
	for at := 0; at < len(source); {
		rest := source[at:]
		if trimmed := strings.TrimLeft(rest, " \t\r\n\u00A0"); len(trimmed) < len(rest) {
			at += len(rest) - len(trimmed)
			continue
		}
		t := scriptToken{at: at}
		width := 0
		switch word, digits := scriptWord.FindString(rest), scriptNumber.FindString(rest); {
		case rest[0] == '"' || rest[0] == '\'':
			text, w := quoted(rest)
			if w == 0 {
				return nil, stuck{part: shorten(rest)}
			}
			t.kind, t.text, width = quotedToken, text, w
		case word != "":
			t.kind, t.text, width = wordToken, word, len(word)
			if sign, operator := scriptWords[strings.ToLower(word)]; operator {
				t.kind, t.text = signToken, sign
			}
		case digits != "":
			t.kind, t.text, width = numberToken, digits, len(digits)
		default:
			for _, sign := range scriptSigns {
				if strings.HasPrefix(rest, sign) {
					t.kind, t.text, width = signToken, sign, len(sign)
					break
				}
			}
			if width == 0 {
				_, w := utf8.DecodeRuneInString(rest)
				return nil, stuck{part: rest[:w]}
			}
		}
		tokens = append(tokens, t)
		at += width
	}
	return append(tokens, scriptToken{kind: endToken, at: len(source)}), nil
}

// quoted reads a quoted text; a backslash before the quote keeps it inside, any other is part of the text.
func quoted(rest string) (text string, width int) {
	quote := rest[0]
	var b strings.Builder
	for i := 1; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '\\' && i+1 < len(rest) && rest[i+1] == quote:
			b.WriteByte(quote)
			i++
		case c == quote:
			return b.String(), i + 1
		default:
			b.WriteByte(c)
		}
	}
	return "", 0
}

// stuck is the error of an expression that cannot be translated; part is what it stuck at.
type stuck struct{ part string }

func (s stuck) Error() string { return "limesurvey: not translated: " + s.part }
