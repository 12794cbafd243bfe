package pgtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// register notes who needs the cluster: the go command above this test binary,
// so that one cluster serves all its packages; else the binary itself.
func register(folder string) error {
	pid := os.Getpid()
	parent := os.Getppid()
	if name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", parent)); err == nil && strings.TrimSpace(string(name)) == "go" {
		pid = parent
	}
	name := fmt.Sprintf("%d-%s", pid, birth(pid))
	return os.WriteFile(filepath.Join(folder, "users", name), nil, 0o600)
}

// used says whether any registered process still runs; it forgets the others.
func used(folder string) bool {
	dir := filepath.Join(folder, "users")
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false // the folder was removed: nobody can be using it
	}
	for _, entry := range entries {
		number, born, _ := strings.Cut(entry.Name(), "-")
		pid, err := strconv.Atoi(number)
		if err == nil && alive(pid, born) {
			return true
		}
		_ = os.Remove(filepath.Join(dir, entry.Name()))
	}
	return false
}

// alive is not fooled by a process number that is used again, nor by a zombie.
func alive(pid int, born string) bool {
	if now := birth(pid); now != "" || born != "" {
		return now == born
	}
	return syscall.Kill(pid, 0) == nil
}

// birth is when a process began, in the kernel's ticks; empty when it is gone
// or a zombie, or where the kernel does not tell.
func birth(pid int) string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	// The name, in parentheses, may itself hold spaces and parentheses.
	_, rest, found := strings.Cut(string(text[strings.LastIndexByte(string(text), ')')+1:]), " ")
	fields := strings.Fields(rest)
	if !found || len(fields) < 20 || fields[0] == "Z" || fields[0] == "X" {
		return ""
	}
	return fields[19]
}
