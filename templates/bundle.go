package templates

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// The forms of import and export that our modules use, each on one line. A vendored library stays a file of its own.
var (
	importLine = regexp.MustCompile(`(?m)^import \{[A-Za-z0-9_, ]+\} from '\./([A-Za-z0-9_.-]+)';\n`)
	vendorLine = regexp.MustCompile(`(?m)^(import \{[A-Za-z0-9_, ]+\} from '\./)(vendor/[A-Za-z0-9_./-]+)(';)$`)
	// What is said to whoever reads the source, on lines of its own: no visitor need load it.
	comment    = regexp.MustCompile(`(?m)^[ \t]*//.*\n|(?s:^[ \t]*/\*\*.*?\*/\n)`)
	indent     = regexp.MustCompile(`(?m)^[ \t]+|^\n`)
	exportWord = regexp.MustCompile(`(?m)^export ((?:async )?function\*?|const|let|class) ([A-Za-z0-9_]+)`)
)

// bundler joins a module and those of ours that it imports into one file, so that a first visit is one request: each
// imported module becomes a block that gives its exports, in the order in which they are needed.
type bundler struct {
	source func(name string) ([]byte, error)
	hashed func(name string) (string, error) // of a vendored library
	done   map[string]bool
	given  map[string]string // what a block gives, and which: all stand in one scope
	out    bytes.Buffer
}

func (b *bundler) bundle(name string) ([]byte, error) {
	b.done, b.given = map[string]bool{}, map[string]string{}
	body, err := b.body(name)
	if err != nil {
		return nil, err
	}
	b.out.Write(body)
	return b.out.Bytes(), nil
}

// body gives a module's text without its imports, having written what it imports.
func (b *bundler) body(name string) ([]byte, error) {
	b.done[name] = true
	content, err := b.source(name)
	if err != nil {
		return nil, err
	}
	for _, m := range importLine.FindAllSubmatch(content, -1) {
		if imported := string(m[1]); !b.done[imported] {
			if err := b.block(imported); err != nil {
				return nil, err
			}
		}
	}
	content = comment.ReplaceAll(importLine.ReplaceAll(content, nil), nil)
	for line := range bytes.Lines(content) {
		if bytes.Count(line, []byte("`"))%2 == 1 {
			return nil, fmt.Errorf("%s: a text over several lines would lose its indents", name)
		}
	}
	content = indent.ReplaceAll(content, nil)
	content = vendorLine.ReplaceAllFunc(content, func(line []byte) []byte {
		m := vendorLine.FindSubmatch(line)
		address, hashErr := b.hashed(string(m[2]))
		if hashErr != nil {
			err = hashErr
		}
		return []byte(string(m[1]) + address + string(m[3]))
	})
	return content, err
}

// block writes an imported module.
func (b *bundler) block(name string) error {
	body, err := b.body(name)
	if err != nil {
		return err
	}
	var exports []string
	for _, m := range exportWord.FindAllSubmatch(body, -1) {
		export := string(m[2])
		if other, twice := b.given[export]; twice {
			return fmt.Errorf("%s and %s both export %s", other, name, export)
		}
		b.given[export] = name
		exports = append(exports, export)
	}
	if len(exports) == 0 {
		return fmt.Errorf("%s: imported, but exports nothing that the bundle knows", name)
	}
	names := strings.Join(exports, ", ")
	body = exportWord.ReplaceAll(body, []byte("$1 $2"))
	fmt.Fprintf(&b.out, "const { %s } = (() => {\n%s\nreturn { %s };\n})();\n", names, body, names)
	return nil
}
