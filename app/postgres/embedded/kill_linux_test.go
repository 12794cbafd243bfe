package embedded

import (
	"path/filepath"
	"syscall"
	"testing"
)

// killServer kills every process of the server without a word.
func killServer(t *testing.T, dir string) {
	t.Helper()
	pids, err := leftovers(filepath.Join(dir, "cluster"))
	if err != nil || len(pids) == 0 {
		t.Fatalf("no server to kill: %v, %v", pids, err)
	}
	for _, pid := range pids {
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
}
