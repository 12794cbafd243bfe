package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// The roles and the database that Start makes sure of.
const (
	Database  = "kontaktpunkten"
	OwnerRole = "kontaktpunkten_owner" // owns the database; migrations
	AppRole   = "kontaktpunkten_app"   // serves; has what migrations grant it
	SuperRole = "postgres"             // tests and repairs only
)

// ErrInUse says that another running program holds the data folder.
var ErrInUse = errors.New("the data folder is in use by another running desk")

// readyWithin is generous because a busy machine that replays a long log is
// slow, not broken.
const readyWithin = 60 * time.Second

// Config says where the cluster lives and how it is run.
type Config struct {
	// DataDir is made when missing. Its parents must be open to the account
	// that runs the server.
	DataDir string
	// BinDir holds initdb and postgres; empty means FindBinaries.
	BinDir string
	// Fsync false trades the data's safety for speed: tests only.
	Fsync bool
	// Settings override the server settings chosen by this package.
	Settings map[string]string
	// Logger gets the server's own log; nil means slog.Default().
	Logger *slog.Logger
}

// Server is a running private PostgreSQL.
type Server struct {
	cluster cluster
	secrets secrets
	lock    *os.File
	log     *slog.Logger

	stop chan os.Signal // what to tell the server; a closed done ends listening
	done chan struct{}
	mu   sync.Mutex
	quit bool  // Stop was called
	err  error // why the server is gone, when nobody asked for it
}

// Start starts the cluster in cfg.DataDir, makes it first when there is none,
// and returns when it answers and its roles and database exist. The server
// lives until Stop, or until this program ends in any way.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	ctx, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	dir, err := filepath.Abs(cfg.DataDir)
	if err != nil {
		return nil, fmt.Errorf("embedded: data folder: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("embedded: data folder: %w", err)
	}
	lock, err := acquire(filepath.Join(dir, "lock"))
	if err != nil {
		return nil, err
	}
	s := &Server{lock: lock, log: cfg.Logger, stop: make(chan os.Signal, 4), done: make(chan struct{})}
	if s.log == nil {
		s.log = slog.Default()
	}
	if err := s.start(ctx, dir, cfg); err != nil {
		_ = lock.Close()
		return nil, fmt.Errorf("embedded: %w", err)
	}
	return s, nil
}

func (s *Server) start(ctx context.Context, dir string, cfg Config) error {
	var err error
	if s.cluster, err = openCluster(ctx, dir, cfg); err != nil {
		return err
	}
	if s.secrets, err = openSecrets(filepath.Join(dir, "secrets.json")); err != nil {
		return err
	}
	if s.cluster.socket, err = socketFolder(dir, s.cluster.account); err != nil {
		return err
	}
	if err = s.cluster.stopLeftovers(ctx); err != nil {
		return err
	}
	if err = s.cluster.initialise(ctx, s.secrets); err != nil {
		return err
	}
	lines := newTail(s.log)
	go s.supervise(lines)
	if err = s.awaitReady(ctx, lines); err == nil {
		err = s.ensureRoles(ctx)
	}
	if err != nil {
		stopCtx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		_ = s.Stop(stopCtx) // err says more
		return err
	}
	return nil
}

// URL is a connection string for a role of this cluster; see Address.URL.
func (s *Server) URL(database, role string) string {
	return Address{secrets: s.secrets, socket: s.cluster.socket}.URL(database, role)
}

// BinDir is the folder of the server programs in use; pgbench and pg_dump are
// often there too.
func (s *Server) BinDir() string { return s.cluster.binDir }

// Done is closed when the server is gone for good: after Stop, or when it died
// and could not be brought back (then Err says why).
func (s *Server) Done() <-chan struct{} { return s.done }

// Err says why the server is gone; nil while it runs and after a plain Stop.
func (s *Server) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Stop ends connections, writes everything down and stops the server. When ctx
// ends first the server is stopped at once, which costs the next start a replay
// of the log and loses nothing. Calling it twice is harmless.
func (s *Server) Stop(ctx context.Context) error {
	s.mu.Lock()
	s.quit = true
	s.mu.Unlock()
	s.tell(fastShutdown)
	select {
	case <-s.done:
	case <-ctx.Done():
		s.tell(immediateShutdown)
		<-s.done
	}
	if err := s.lock.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return fmt.Errorf("embedded: lock file: %w", err)
	}
	return s.Err()
}

func (s *Server) tell(signal os.Signal) {
	select {
	case s.stop <- signal:
	case <-s.done:
	}
}

func (s *Server) quitting() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.quit
}
