package main

import (
	"os/exec"
	"strings"
	"testing"
)

// listImports gives the direct imports of every package of the module, tests left out.
func listImports(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "sonde/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	imports := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		if fields := strings.Fields(line); len(fields) > 0 {
			imports[fields[0]] = fields[1:]
		}
	}
	return imports
}

// under tells whether a package is one of the folders or below one.
func under(pkg string, folders ...string) bool {
	for _, folder := range folders {
		if pkg == folder || strings.HasPrefix(pkg, folder+"/") {
			return true
		}
	}
	return false
}

func TestImportsRunOneWay(t *testing.T) {
	// Which folders of the house each folder may import (ARCHITECTURE.md draws the same picture).
	may := []struct {
		folder  string
		imports []string
	}{
		{"sonde/survey", []string{"sonde/survey"}},
		{"sonde/reports", []string{"sonde/reports", "sonde/survey"}},
		{"sonde/data", []string{"sonde/data", "sonde/survey"}},
		{"sonde/templates", []string{"sonde/templates", "sonde/survey"}},
		{"sonde/server", []string{"sonde/server", "sonde/reports", "sonde/survey", "sonde/templates"}},
		{"sonde/cmd", []string{"sonde"}},
	}
	for pkg, imports := range listImports(t) {
		ruled := false
		for _, rule := range may {
			if !under(pkg, rule.folder) {
				continue
			}
			ruled = true
			for _, one := range imports {
				if under(one, "sonde") && !under(one, rule.imports...) {
					t.Errorf("%s may not import %s", pkg, one)
				}
			}
		}
		if !ruled {
			t.Errorf("%s is in no folder that the rules know", pkg)
		}
	}
}

func TestLibrariesStayBehindTheirDoor(t *testing.T) {
	doors := []struct {
		library string
		allowed []string
	}{
		{"github.com/gin-gonic/gin", []string{"sonde/server", "sonde/cmd/bench"}},
		{"github.com/go-echarts/go-echarts", []string{"sonde/reports/chart"}},
		{"github.com/xuri/excelize", []string{"sonde/reports/workbook", "sonde/survey/xlsform", "sonde/survey/rows", "sonde/cmd/bench"}},
		{"modernc.org/sqlite", []string{"sonde/data"}},
		{"github.com/pressly/goose", []string{"sonde/data"}},
		{"github.com/nicksnyder/go-i18n", []string{"sonde/templates/locale"}},
		{"github.com/alecthomas/kong", []string{"sonde/cmd"}},
		{"testing", []string{"sonde/data/storetest", "sonde/server/stafftest"}},
	}
	for pkg, imports := range listImports(t) {
		for _, one := range imports {
			for _, door := range doors {
				if under(one, door.library) && !under(pkg, door.allowed...) {
					t.Errorf("%s may not import %s", pkg, one)
				}
			}
		}
	}
}

func TestTheDomainNeedsTheStandardLibraryAlone(t *testing.T) {
	for pkg, imports := range listImports(t) {
		if pkg != "sonde/survey" && !under(pkg, "sonde/survey/expr", "sonde/survey/questionnaire") {
			continue
		}
		for _, one := range imports {
			if first, _, _ := strings.Cut(one, "/"); strings.Contains(first, ".") {
				t.Errorf("%s may not import %s", pkg, one)
			}
		}
	}
}
