package browser

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"sonde/survey/expr"
	"sonde/templates"
)

// vector is a line of survey/expr/testdata/vectors.json, which says what its members mean.
type vector struct {
	Expr    string          `json:"expr"`
	Answers json.RawMessage `json:"answers"`
	Current json.RawMessage `json:"current"`
	Columns json.RawMessage `json:"columns"`
	Rows    json.RawMessage `json:"rows"`
	Indexed json.RawMessage `json:"indexed"`
	Labels  json.RawMessage `json:"labels"`
	Tables  json.RawMessage `json:"tables"`
	Lists   json.RawMessage `json:"lists"`
	Today   string          `json:"today"`
	Now     string          `json:"now"`
	Seed    string          `json:"seed"`
	Lang    string          `json:"language"`
	Kind    string          `json:"kind"`
	Value   json.RawMessage `json:"value"`
	Problem json.RawMessage `json:"problem"`
}

// walk is what the page does with the vectors: a value as the vectors write it, for each tree.
const walk = `import('/expr.js').then(({evaluate, text, Sequence}) => %s.map(({tree, answers, current, columns, rows, indexed, labels, tables, lists, today, now, seed, language}) => {
	const answer = (given) => (given?.rows ? new Sequence(given.rows) : given);
	const row = (given) => ({
		cell: (name) => (Array.isArray(given[name]?.[0]) ? new Sequence(given[name].flat().map((one, at) => String(at + 1))) : answer(given[name])),
		inner: (name) => (Array.isArray(given[name]?.[0]) ? given[name].map((rows) => rows.map(row)) : [[row(given)]]),
	});
	const env = {
		answer: (name) => answer(answers?.[name]),
		indexed: (name, rows) => answer(indexed?.[[name, ...rows.flat()].join(' ')]),
		rows: (name) => (tables?.[name] ?? []).map((rows) => rows.map(row)),
		list: (name) => lists[name].map(row),
		position: (repeat) => (rows ?? []).findLast((row) => repeat === '' || row.repeat === repeat)?.number ?? 0,
		current: () => answer(current),
		column: (name) => columns?.[name],
		choiceLabel: (question, choice) => labels?.[question + ' ' + choice] ?? '',
		language: () => language,
		today: () => today,
		now: () => now,
		seed: () => seed,
	};
	try {
		const value = evaluate(tree, env);
		if (Array.isArray(value)) return JSON.stringify(['picks', value]);
		if (value instanceof Sequence) return JSON.stringify(['sequence', value.texts]);
		if (typeof value === 'number') return JSON.stringify(['number', Number.isFinite(value) ? value + 0 : text(value)]);
		return JSON.stringify([typeof value === 'string' ? 'text' : typeof value, value]);
	} catch (thrown) {
		return String(thrown);
	}
}))`

func TestTheBrowserGivesEveryExpressionTheSameValueAsTheServer(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../../survey/expr/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all, good []vector
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	type task struct {
		Tree    json.RawMessage `json:"tree"`
		Answers json.RawMessage `json:"answers,omitempty"`
		Current json.RawMessage `json:"current,omitempty"`
		Columns json.RawMessage `json:"columns,omitempty"`
		Rows    json.RawMessage `json:"rows,omitempty"`
		Indexed json.RawMessage `json:"indexed,omitempty"`
		Labels  json.RawMessage `json:"labels,omitempty"`
		Tables  json.RawMessage `json:"tables,omitempty"`
		Lists   json.RawMessage `json:"lists,omitempty"`
		Today   string          `json:"today"`
		Now     string          `json:"now"`
		Seed    string          `json:"seed"`
		Lang    string          `json:"language"`
	}
	var tasks []task
	for _, v := range all {
		if v.Problem != nil {
			continue
		}
		tree, err := expr.Parse(v.Expr)
		if err != nil {
			t.Fatalf("%s: %v", v.Expr, err)
		}
		compiled, err := tree.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		good = append(good, v)
		tasks = append(tasks, task{
			compiled, v.Answers, v.Current, v.Columns, v.Rows, v.Indexed, v.Labels, v.Tables, v.Lists, v.Today, v.Now, v.Seed, v.Lang,
		})
	}
	if len(tasks) < 150 {
		t.Fatalf("only %d vectors", len(tasks))
	}
	given, err := json.Marshal(tasks)
	if err != nil {
		t.Fatal(err)
	}

	tb := walker(t)
	for i, got := range value[[]string](tb, fmt.Sprintf(walk, given)) {
		want := fmt.Sprintf(`["%s",%s]`, good[i].Kind, good[i].Value)
		if !sameJSON(got, want) {
			t.Errorf("%s: %s in the browser, want %s", good[i].Expr, got, want)
		}
	}
}

// walker opens a page that can import the walker.
func walker(t *testing.T) *tab {
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/expr.js" {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><title>expr</title>`)
			return
		}
		asset, _, _ := templates.StaticAsset("expr.js")
		w.Header().Set("Content-Type", asset.Type)
		w.Write(asset.Bytes)
	}))
	t.Cleanup(page.Close)
	tb := open(t, window{width: wide})
	tb.visit(page.URL)
	return tb
}

func sameJSON(a, b string) bool {
	var x, y any
	if json.Unmarshal([]byte(a), &x) != nil || json.Unmarshal([]byte(b), &y) != nil {
		return false
	}
	left, _ := json.Marshal(x)
	right, _ := json.Marshal(y)
	return string(left) == string(right)
}
