package embedded

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// processAttributes makes a child that runs as the account, in a session of its
// own (Ctrl-C is for the desk, which then stops the server in good order), and
// that shuts down when its parent thread ends.
func processAttributes(a account) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setsid: true, Pdeathsig: fastShutdown, Credential: a.credential()}
}

// leftovers lists the server processes whose working folder is dir. A zombie
// has no working folder and is rightly left out.
func leftovers(dir string) ([]int, error) {
	want, err := os.Stat(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil, err
	}
	var found []int
	for _, entry := range entries {
		pid, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		// Errors below: the process is gone, or not ours to look at.
		folder, err := os.Stat(filepath.Join("/proc", entry.Name(), "cwd"))
		if err != nil || !os.SameFile(folder, want) {
			continue
		}
		name, err := os.ReadFile(filepath.Join("/proc", entry.Name(), "comm"))
		if err == nil && strings.HasPrefix(string(name), "postgres") {
			found = append(found, pid)
		}
	}
	return found, nil
}

// leftoversKnown says that an empty list of leftovers is proof of none.
const leftoversKnown = true
