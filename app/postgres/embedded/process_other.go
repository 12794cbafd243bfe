//go:build unix && !linux

package embedded

import "syscall"

func processAttributes(a account) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setsid: true, Credential: a.credential()}
}

// leftovers cannot be found by their folder here; PostgreSQL's own check of its
// pid file then decides, and says so in the error of Start.
func leftovers(string) ([]int, error) { return nil, nil }

const leftoversKnown = false
