package templates

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// importLine is the one form of import that our modules use; exportWord opens an export.
var (
	importLine = regexp.MustCompile(`(?m)^import \{ ([A-Za-z0-9_, ]+) \} from "\./([A-Za-z0-9_./-]+)";\n`)
	exportWord = regexp.MustCompile(`(?m)^export ((?:async )?function\*?|const|let|class) ([A-Za-z0-9_]+)`)
)

// bundle joins a module and those it imports into one file, so that a first visit is one request: each imported
// module becomes a block that gives its exports, in the order in which they are needed.
func bundle(name string, source func(string) ([]byte, error)) ([]byte, error) {
	var out bytes.Buffer
	done := map[string]bool{}
	var add func(name string, outer bool) error
	add = func(name string, outer bool) error {
		done[name] = true
		content, err := source(name)
		if err != nil {
			return err
		}
		for _, m := range importLine.FindAllSubmatch(content, -1) {
			if imported := string(m[2]); !done[imported] {
				if err := add(imported, false); err != nil {
					return err
				}
			}
		}
		body := importLine.ReplaceAll(content, nil)
		if bytes.HasPrefix(body, []byte("import ")) || bytes.Contains(body, []byte("\nimport ")) {
			return fmt.Errorf("%s: an import in a form that the bundle does not know", name)
		}
		if outer {
			out.Write(body)
			return nil
		}
		var exports []string
		for _, m := range exportWord.FindAllSubmatch(body, -1) {
			exports = append(exports, string(m[2]))
		}
		names := strings.Join(exports, ", ")
		body = exportWord.ReplaceAll(body, []byte("$1 $2"))
		fmt.Fprintf(&out, "// %s\nconst { %s } = (() => {\n%s\nreturn { %s };\n})();\n", name, names, body, names)
		return nil
	}
	if err := add(name, true); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
