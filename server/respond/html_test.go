package respond_test

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// all gives the elements that match.
func (r reply) all(match func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for node := range r.doc.Descendants() {
		if node.Type == html.ElementNode && match(node) {
			found = append(found, node)
		}
	}
	return found
}

func (r reply) byID(id string) *html.Node {
	found := r.all(func(n *html.Node) bool { return attribute(n, "id") == id })
	if len(found) == 0 {
		return nil
	}
	return found[0]
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func text(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// controls gives what the form would send, as a browser does, its buttons left out.
func (r reply) controls() [][2]string {
	var pairs [][2]string
	for _, n := range r.all(func(n *html.Node) bool { return attribute(n, "name") != "" }) {
		name := attribute(n, "name")
		switch n.Data {
		case "input":
			if kind := attribute(n, "type"); (kind == "radio" || kind == "checkbox") && !has(n, "checked") {
				continue
			}
			pairs = append(pairs, [2]string{name, attribute(n, "value")})
		case "textarea":
			pairs = append(pairs, [2]string{name, strings.TrimPrefix(whole(n), "\n")})
		case "select":
			for option := range n.Descendants() {
				if option.Data == "option" && has(option, "selected") {
					pairs = append(pairs, [2]string{name, attribute(option, "value")})
				}
			}
		}
	}
	return pairs
}

func whole(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func (r reply) control(name string) []string {
	var values []string
	for _, pair := range r.controls() {
		if pair[0] == name && pair[1] != "" {
			values = append(values, pair[1])
		}
	}
	return values
}

// code is the receipt's on the page that a sent sheet is answered with.
func (r reply) code() string {
	r.t.Helper()
	box := r.byID("receipt")
	if box == nil {
		r.t.Fatalf("status %d, no receipt in %s", r.Code, r.body)
	}
	return attribute(box, "data-code")
}
