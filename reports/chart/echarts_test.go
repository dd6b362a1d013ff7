package chart_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"path/filepath"
	"strings"
	"testing"

	"sonde/reports/chart"
	"sonde/reports/reporttest"
)

func TestOptionsAreAsTheGolden(t *testing.T) {
	for _, f := range []chart.Figure{reporttest.Obstacles("en").Figure, reporttest.ByRole("fr").Figure} {
		island, err := chart.NewIsland(f, words(t))
		if err != nil {
			t.Fatal(err)
		}
		var indented bytes.Buffer
		if err := json.Indent(&indented, island.Option, "", " "); err != nil {
			t.Fatal(err)
		}
		golden(t, f.Code+"_"+f.Language+".option.json", indented.Bytes())
	}
}

func TestIslandCannotLeaveItsScript(t *testing.T) {
	island, err := chart.NewIsland(hostileFigure(), words(t))
	if err != nil {
		t.Fatal(err)
	}
	page := template.Must(template.New("").Parse(`<script type="application/json" data-figure>{{.}}</script>`))
	var out bytes.Buffer
	if err := page.Execute(&out, island); err != nil {
		t.Fatal(err)
	}
	inside := strings.TrimSuffix(strings.TrimPrefix(out.String(), `<script type="application/json" data-figure>`), `</script>`)
	if strings.ContainsAny(inside, "<>") {
		t.Error("the island holds a bare < or >")
	}
	var back chart.Island
	if err := json.Unmarshal([]byte(inside), &back); err != nil {
		t.Fatal(err)
	}
	if got, want := back.Texts[0][0], hostile[0]; !strings.Contains(got, want) {
		t.Errorf("text came back as %q, want %q in it", got, want)
	}
	for _, word := range []string{"__f__", "function"} {
		if strings.Contains(string(island.Option), word) {
			t.Errorf("the options hold %q: JSON carries no function", word)
		}
	}
}

// What go-echarts renders itself executes a label that holds a script and loads a remote file.
func TestNothingRendersThroughGoECharts(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if ok && (strings.HasPrefix(selector.Sel.Name, "Render") || selector.Sel.Name == "JSONNotEscaped") {
				t.Errorf("%s calls %s", file, selector.Sel.Name)
			}
			return true
		})
	}
}
