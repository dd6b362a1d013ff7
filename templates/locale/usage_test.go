package locale_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// codes of survey.Error and of survey.Problem are said with a prefix that the sources do not repeat: the code itself
// must stand in the sources.
var families = map[string]string{
	"error.":   `^[A-Z]{3}_[0-9]{3}$`,
	"problem.": `^[a-z_]+(\.remedy)?$`,
	"expr.":    `^[a-zA-Z_]+(\.remedy)?$`,
	"audit.":   `^[a-z_.]+$`,
}

var (
	areaLine = regexp.MustCompile(`(?m)^# ---- ([a-z]+)[: ]`)
	literal  = regexp.MustCompile("[\"`]([A-Za-z0-9_.]+)[\"`]")
	comment  = regexp.MustCompile(`(?m)(^|\s)//.*$`)
	fileName = regexp.MustCompile(`\.(html|css|js|json|toml|txt|svg|png|xlsx|csv|sql|go|md)$`)
)

// sources gives every literal of the product's sources, tests left out.
func sources(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && (strings.HasPrefix(name, ".") && name != ".." && name != "../.." || name == "vendor" || name == "testdata" || name == "node_modules") {
			return filepath.SkipDir
		}
		extension := filepath.Ext(name)
		if entry.IsDir() || strings.HasSuffix(name, "_test.go") || extension != ".go" && extension != ".html" && extension != ".js" {
			return nil
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range literal.FindAllSubmatch(comment.ReplaceAll(raw, nil), -1) {
			found[string(m[1])] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// areas are the prefixes of ids.
func areas(t *testing.T) map[string]bool {
	t.Helper()
	raw, err := os.ReadFile("active.fr.toml")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, m := range areaLine.FindAllSubmatch(raw, -1) {
		found[string(m[1])] = true
	}
	return found
}

func TestEveryIDUsedExists(t *testing.T) {
	fr, known := messages(t, "fr"), areas(t)
	for used := range sources(t) {
		area, rest, _ := strings.Cut(used, ".")
		if !known[area] || rest == "" || strings.HasSuffix(used, ".") || fileName.MatchString(used) {
			continue
		}
		if fr[used] == nil {
			t.Errorf("%q is used but has no words", used)
		}
	}
}

// A code without words would show as itself: every code in the sources is said in some area ("error.SUR_001",
// "rows.ROW_010").
func TestEveryCodeHasWords(t *testing.T) {
	said := map[string]bool{}
	for id := range messages(t, "fr") {
		_, code, _ := strings.Cut(id, ".")
		said[code] = true
	}
	code := regexp.MustCompile(`^[A-Z]{3}_[0-9]{3}$`)
	for used := range sources(t) {
		if code.MatchString(used) && !said[used] {
			t.Errorf("the code %q has no words", used)
		}
	}
}

func TestEveryIDIsUsed(t *testing.T) {
	used := sources(t)
	dynamic := map[string]bool{}
	for name := range used {
		if strings.HasSuffix(name, ".") {
			dynamic[name] = true
		}
	}
	for id := range messages(t, "fr") {
		if !used[id] && !isOfFamily(id, used) && !isDynamic(id, dynamic) {
			t.Errorf("%q has words but is used nowhere", id)
		}
	}
}

// isDynamic: the sources write the beginning of the id, ending in a dot, and add the rest.
func isDynamic(id string, dynamic map[string]bool) bool {
	for i := range id {
		if id[i] == '.' && dynamic[id[:i+1]] {
			return true
		}
	}
	return false
}

func isOfFamily(id string, used map[string]bool) bool {
	for prefix, form := range families {
		code, ok := strings.CutPrefix(id, prefix)
		if !ok || !regexp.MustCompile(form).MatchString(code) {
			continue
		}
		return used[strings.TrimSuffix(code, ".remedy")]
	}
	return false
}
