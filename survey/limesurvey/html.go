package limesurvey

import (
	"html"
	"regexp"
	"strings"
	"unicode"
)

// plain is what remains of an HTML text: the text, and what went.
type plain struct {
	text      string
	formatted bool // bold, colours, lists, links …
	embedded  bool // scripts, styles, frames, films
	pictures  bool
	tailored  []string // what LimeSurvey fills in, as written
}

// How elements are read. Those that are not named leave their text, and are formatting that went.
var (
	breaks     = set("br", "div", "tr", "dt", "dd", "hr", "option")
	paragraphs = set("p", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "center", "form")
	dropped    = set("script", "style", "iframe", "object", "embed", "video", "audio", "noscript", "template", "svg", "canvas", "head", "title", "select", "textarea")
	structural = set("p", "br", "div", "html", "body", "span", "x-lime-null") // whose going is no loss
)

func set(names ...string) map[string]bool {
	all := map[string]bool{}
	for _, name := range names {
		all[name] = true
	}
	return all
}

// plainText turns HTML into text with paragraphs. A text without any tag keeps its own lines.
func plainText(source string) plain { return spokenText(source, nil) }

// mention gives what stands here for an expression in braces; false when nothing does.
type mention func(expression string) (string, bool)

// spokenText does the same, and puts our own words in the place of what LimeSurvey fills in where there are any.
func spokenText(source string, fill mention) plain {
	source = strings.ReplaceAll(strings.ReplaceAll(source, "\r\n", "\n"), "\r", "\n")
	w := htmlWriter{fill: fill}
	if !strings.Contains(source, "<") {
		return w.bare(source)
	}
	last := strings.LastIndexByte(source, '>')
	for at := 0; at < len(source); {
		open := strings.IndexByte(source[at:], '<')
		if open < 0 || at+open > last { // no tag can end any more
			w.words(source[at:])
			break
		}
		w.words(source[at : at+open])
		at += open
		tag, width := tagAt(source[at:])
		if width == 0 { // a "<" that begins no tag
			w.words("<")
			at++
			continue
		}
		at += width
		at += w.element(tag, source[at:])
	}
	if w.found == 0 { // no tag after all: "age < 18"
		w = htmlWriter{fill: fill}
		return w.bare(source)
	}
	w.plain.text = tidyLines(w.out.String())
	return w.plain
}

type htmlWriter struct {
	plain plain
	fill  mention
	out   strings.Builder
	found int // tags
	links []string
}

// bare reads a text without tags.
func (w *htmlWriter) bare(source string) plain {
	w.say(source)
	w.plain.text = tidyLines(w.out.String())
	return w.plain
}

// words writes text between tags, whose own line ends mean nothing.
func (w *htmlWriter) words(text string) { w.say(strings.ReplaceAll(text, "\n", " ")) }

// say writes text. An answer that it speaks of is written ${name} here; a ${ of its own would be taken for one and is parted.
func (w *htmlWriter) say(text string) {
	own := func(text string) {
		w.out.WriteString(strings.ReplaceAll(html.UnescapeString(text), "${", "$ {"))
	}
	at := 0
	for _, found := range tailored.FindAllStringIndex(text, -1) {
		expression := text[found[0]:found[1]]
		if w.fill != nil {
			if said, known := w.fill(html.UnescapeString(expression[1 : len(expression)-1])); known {
				own(text[at:found[0]])
				w.out.WriteString(said)
				at = found[1]
				continue
			}
		}
		if len(w.plain.tailored) < mostTailored {
			w.plain.tailored = append(w.plain.tailored, expression)
		}
	}
	own(text[at:])
}

// element reads a tag and tells how much of what follows goes with it.
func (w *htmlWriter) element(tag tag, rest string) (skip int) {
	w.found++
	switch {
	case tag.name == "":
		return 0
	case dropped[tag.name]:
		if tag.closing {
			return 0
		}
		w.plain.embedded = true
		return endOf(tag.name, rest)
	case tag.name == "img":
		w.plain.pictures = true
		w.words(tag.attribute("alt"))
	case tag.name == "li":
		if !tag.closing {
			w.out.WriteString("\n• ")
		}
		w.plain.formatted = true
	case tag.name == "td" || tag.name == "th":
		w.out.WriteString(" ")
		w.plain.formatted = true
	case tag.name == "a":
		w.link(tag)
	case breaks[tag.name]:
		w.out.WriteString("\n")
	case paragraphs[tag.name]:
		w.out.WriteString("\n\n")
	}
	if !structural[tag.name] && tag.name != "img" || tag.attribute("style") != "" && tag.name == "span" {
		w.plain.formatted = true
	}
	return 0
}

// link keeps the address of a link beside its words.
func (w *htmlWriter) link(tag tag) {
	if !tag.closing {
		w.links = append(w.links, tag.attribute("href"))
		return
	}
	if len(w.links) == 0 {
		return
	}
	address := w.links[len(w.links)-1]
	w.links = w.links[:len(w.links)-1]
	if (strings.HasPrefix(address, "http") || strings.HasPrefix(address, "mailto:")) && !strings.HasSuffix(w.out.String(), strings.TrimPrefix(address, "mailto:")) {
		w.out.WriteString(" (" + strings.TrimPrefix(address, "mailto:") + ")")
	}
}

// tag is an element's beginning or end; comments and declarations have no name.
type tag struct {
	name    string
	closing bool
	rest    string
}

var tagStart = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9:-]*)`)

// tagAt reads the tag that text begins with; 0 when it begins with none.
func tagAt(text string) (tag, int) {
	if strings.HasPrefix(text, "<!--") {
		if end := strings.Index(text, "-->"); end >= 0 {
			return tag{}, end + 3
		}
		return tag{}, len(text)
	}
	if strings.HasPrefix(text, "<!") || strings.HasPrefix(text, "<?") {
		return tag{}, end(text)
	}
	m := tagStart.FindStringSubmatch(text)
	if m == nil {
		return tag{}, 0
	}
	width := end(text)
	return tag{name: strings.ToLower(m[2]), closing: m[1] == "/", rest: text[len(m[0]):width]}, width
}

// end gives the width of a tag, whose quoted values may hold ">".
func end(text string) int {
	quote := byte(0)
	first := strings.IndexByte(text, '>')
	if first < 0 {
		return len(text)
	}
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case (c == '"' || c == '\'') && i > 0 && (text[i-1] == '=' || text[i-1] == ' '):
			quote = c
		}
	}
	return first + 1 // a quote that stays open
}

var attributeForm = regexp.MustCompile(`(?i)([a-z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)`)

func (t tag) attribute(name string) string {
	for _, m := range attributeForm.FindAllStringSubmatch(t.rest, -1) {
		if strings.EqualFold(m[1], name) {
			return html.UnescapeString(strings.Trim(m[2], `"'`))
		}
	}
	return ""
}

// endOf gives the width up to the end of an element whose content is dropped.
func endOf(name, rest string) int {
	if name == "embed" { // has no content
		return 0
	}
	for at := 0; ; {
		next := strings.Index(rest[at:], "</")
		if next < 0 {
			return len(rest)
		}
		at += next
		if after := rest[at+2:]; len(after) >= len(name) && strings.EqualFold(after[:len(name)], name) {
			return at + end(rest[at:])
		}
		at += 2
	}
}

// tidyLines collapses runs of spaces, trims lines and keeps one empty line at most between paragraphs.
func tidyLines(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r != '\u00A0' && r != '\u202F' && unicode.IsSpace(r) }), " ")
		line = strings.Trim(line, " \u00A0\u202F\u200B\uFEFF")
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// toHTML writes a text so that plainText gives it back: marks of HTML and braces, which LimeSurvey would take for an
// expression, as entities, lines as breaks.
func toHTML(text string) string { return asHTML.Replace(text) }

var asHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "{", "&#123;", "}", "&#125;", "\r\n", "<br />", "\n", "<br />")

// tailored finds what LimeSurvey fills in when it shows a text: {name} or {if(…)}; a brace before a space is just a brace.
var tailored = regexp.MustCompile(`\{[^\s{}][^{}]*\}`)

// mostTailored bounds how many of a text's expressions are told.
const mostTailored = 3

// shorten cuts a text for a message.
func shorten(text string) string {
	const most = 200
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
