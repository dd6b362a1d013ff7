package limesurvey

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHTMLBecomesText(t *testing.T) {
	for _, c := range []struct {
		name, html, want string
		lost             string
	}{
		{"a plain text", "Your role?", "Your role?", ""},
		{"lines of a plain text", "One\nTwo\r\n\r\n\r\nThree", "One\nTwo\n\nThree", ""},
		{"paragraphs", "<p>One</p>\n<p>Two<br />Three</p>", "One\n\nTwo\nThree", ""},
		{"lines of the source mean nothing", "<p>One\n two</p>", "One two", ""},
		{"entities", "<p>a&nbsp;&lt;b&gt; &amp; &eacute;</p>", "a\u00a0<b> & é", ""},
		{"no tag after all", "age < 18 & more", "age < 18 & more", ""},
		{"a sign in a formatted text", "<p>age < 18</p>", "age < 18", ""},
		{"bold goes", "a <b>b</b> c", "a b c", "formatted"},
		{"lists", "<ul><li>one</li><li>two</li></ul>", "• one\n• two", "formatted"},
		{"tables", "<table><tr><td>a</td><td>b</td></tr></table>", "a b", "formatted"},
		{"links keep their address", `See <a href="https://port.example/a?b=1&amp;c=2">here</a>.`, "See here (https://port.example/a?b=1&c=2).", "formatted"},
		{"a link that says its address", `<a href="https://port.example">https://port.example</a>`, "https://port.example", "formatted"},
		{"scripts and styles go with what they hold", "a<script>if (1 < 2) alert('x')</script><style>p{}</style>b", "ab", "embedded"},
		{"a script in capitals, never closed", "a<SCRIPT src=x>alert(1)", "a", "embedded"},
		{"frames and films", `a<iframe src="x"></iframe><video><source></video>b`, "ab", "embedded"},
		{"pictures leave their alternative text", `<img src="a.png" alt="A tide &gt; 3 m" /> here`, "A tide > 3 m here", "pictures"},
		{"comments", "a<!-- <b>no</b> -->b", "ab", ""},
		{"a > inside quotes", `<img alt="a > b" src=x>c`, "a > bc", "pictures"},
		{"nothing but markup", "<p>&nbsp;</p>", "", ""},
		{"a tag that never ends", "a <b", "a <b", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := plainText(c.html)
			lost := []string{}
			for name, is := range map[string]bool{"formatted": got.formatted, "embedded": got.embedded, "pictures": got.pictures} {
				if is {
					lost = append(lost, name)
				}
			}
			if got.text != c.want || strings.Join(lost, " ") != c.lost {
				t.Errorf("got %q, lost %v; want %q, lost %q", got.text, lost, c.want, c.lost)
			}
		})
	}
}

func TestTextsSurviveHTML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := tidyLines(rapid.StringMatching(`[a-zé<>&{}"' \n]{0,40}`).Draw(t, "text"))
		if got := plainText(toHTML(text)).text; got != text {
			t.Errorf("%q became %q and then %q", text, toHTML(text), got)
		}
		if tailored.MatchString(toHTML(text)) {
			t.Errorf("%q would be filled in", toHTML(text))
		}
	})
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{"<p>a</p>", "<a href='x'>", "<script>", "<!--", "<b c=\"d>e", "&lt;&#0;", "<li><li></li>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		text := plainText(source).text
		if again := tidyLines(text); again != text {
			t.Errorf("%q gives %q, which is not tidy: %q", source, text, again)
		}
	})
}
