package embedded

import (
	"bytes"
	"log/slog"
	"strings"
	"sync"
)

// tail passes the server's log on, line by line, and remembers the last lines
// for the error of a start that fails.
//
// The server is told to log no statements, parameters or row values, so that
// nothing about a patient gets here.
type tail struct {
	log  *slog.Logger
	mu   sync.Mutex
	part []byte
	last []string
	seen bool // the server has answered at least once
}

const tailLines = 12

func newTail(log *slog.Logger) *tail { return &tail{log: log} }

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.part = append(t.part, p...)
	for {
		end := bytes.IndexByte(t.part, '\n')
		if end < 0 {
			return len(p), nil
		}
		line := strings.TrimSpace(string(t.part[:end]))
		t.part = t.part[end+1:]
		if line == "" {
			continue
		}
		if t.last = append(t.last, line); len(t.last) > tailLines {
			t.last = t.last[1:]
		}
		if strings.HasPrefix(line, "PANIC") {
			t.log.Error("PostgreSQL", "line", line)
		} else {
			t.log.Debug("PostgreSQL", "line", line)
		}
	}
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(t.last, " | ")
}

func (t *tail) answered() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.seen = true
}

// never says that the server has not answered yet: its first start failed.
func (t *tail) never() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return !t.seen
}
