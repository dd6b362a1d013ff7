package sqlite_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The C library that the driver was translated with must be the very one it is built with.
func TestLibcIsTheDriversOwn(t *testing.T) {
	driver := goList(t, "{{.GoMod}}", "modernc.org/sqlite")
	module, err := os.ReadFile(driver)
	must(t, err)
	wanted := ""
	for line := range strings.Lines(string(module)) {
		if name, version, found := strings.Cut(strings.TrimSpace(line), " "); found && name == "modernc.org/libc" {
			wanted, _, _ = strings.Cut(version, " ")
		}
	}
	if got := goList(t, "{{.Version}}", "modernc.org/libc"); got != wanted || wanted == "" {
		t.Errorf("go.mod takes modernc.org/libc %s, the driver was made with %q", got, wanted)
	}
}

func goList(t *testing.T, format, module string) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", format, module).Output()
	if err != nil {
		t.Skipf("SKIPPED: the go command cannot list modules: %v", err)
	}
	return strings.TrimSpace(string(out))
}
