package embedded

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

const (
	fastShutdown      = syscall.SIGINT
	immediateShutdown = syscall.SIGQUIT
)

// A server that dies this often within this time is not worth another start.
const (
	deathsAllowed = 5
	deathsWithin  = 5 * time.Minute
	restartPause  = 500 * time.Millisecond
)

// supervise runs the server process, again when it dies unasked, until Stop.
//
// It keeps its thread for itself: the kernel ties the child's death to the
// thread that forked it, and the runtime may end an idle thread.
func (s *Server) supervise(lines *tail) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer close(s.done)
	var deaths []time.Time
	for {
		err := s.runOnce(lines)
		if s.quitting() {
			return
		}
		now := time.Now()
		for len(deaths) > 0 && now.Sub(deaths[0]) > deathsWithin {
			deaths = deaths[1:]
		}
		deaths = append(deaths, now)
		if len(deaths) > deathsAllowed || lines.never() {
			s.mu.Lock()
			s.err = fmt.Errorf("PostgreSQL ended by itself (%v): %s", err, lines)
			s.mu.Unlock()
			return
		}
		s.log.Error("PostgreSQL ended by itself; starting it again", "reason", err, "deaths", len(deaths))
		if !s.pause() {
			return
		}
	}
}

// runOnce starts the server and waits for its end, passing on what Stop says.
func (s *Server) runOnce(lines *tail) error {
	ctx, cancel := context.WithTimeout(context.Background(), readyWithin)
	defer cancel()
	if err := s.cluster.stopLeftovers(ctx); err != nil {
		return err
	}
	cmd := s.cluster.command("postgres", s.cluster.arguments()...)
	cmd.Dir = s.cluster.dir
	cmd.Stdout, cmd.Stderr = lines, lines
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start PostgreSQL: %w", err)
	}
	ended := make(chan struct{})
	go s.forward(cmd.Process, ended)
	err := cmd.Wait()
	close(ended)
	return err
}

func (s *Server) forward(process *os.Process, ended <-chan struct{}) {
	for {
		select {
		case signal := <-s.stop:
			// An error means that the process has already ended.
			_ = process.Signal(signal)
		case <-ended:
			return
		}
	}
}

// pause waits before a restart; false means that Stop came first.
func (s *Server) pause() bool {
	timer := time.NewTimer(restartPause)
	defer timer.Stop()
	select {
	case <-s.stop:
		return false
	case <-timer.C:
		return true
	}
}

// command prepares a server program to be run by the cluster's account, apart
// from the terminal's signals, with nothing of the caller's PG… environment.
func (c cluster) command(program string, arguments ...string) *exec.Cmd {
	cmd := exec.Command(c.program(program), arguments...)
	cmd.Dir = "/"
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC"}
	cmd.SysProcAttr = processAttributes(c.account)
	// Children of a killed server may hold the pipe for a moment longer.
	cmd.WaitDelay = 2 * time.Second
	return cmd
}
