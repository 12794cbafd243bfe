package embedded

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// socketPort is part of the socket's file name, nothing more.
const (
	socketPort = "5432"
	socketFile = ".s.PGSQL." + socketPort
)

// The kernel's limit for a socket's path is 108 bytes on Linux, 104 elsewhere.
const longestSocketPath = 100

// ctype is a UTF-8 locale of the C library that the system is sure to have.
var ctype = map[bool]string{true: "en_US.UTF-8", false: "C.UTF-8"}[runtime.GOOS == "darwin"]

// socketPath is the folder of the unix socket: beside the cluster, or in the
// system's temporary folder when that path would be too long.
func socketPath(dataDir string) string {
	dir := filepath.Join(dataDir, "socket")
	if len(filepath.Join(dir, socketFile+".lock")) > longestSocketPath {
		sum := sha256.Sum256([]byte(dataDir))
		dir = filepath.Join("/tmp", fmt.Sprintf("kontaktpunkten-%x", sum[:8]))
	}
	return dir
}

// socketFolder makes the folder of the unix socket.
func socketFolder(dataDir string, a account) (string, error) {
	dir := socketPath(dataDir)
	err := os.Mkdir(dir, 0o700)
	if err == nil {
		return dir, os.Chown(dir, a.uid, a.gid)
	}
	if !errors.Is(err, os.ErrExist) {
		return "", fmt.Errorf("socket folder: %w", err)
	}
	// Somebody else's folder of that name could be a trap.
	info, err := os.Lstat(dir)
	if err != nil {
		return "", fmt.Errorf("socket folder: %w", err)
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok || !info.IsDir() || (int(stat.Uid) != a.uid && int(stat.Uid) != os.Geteuid()) {
		return "", fmt.Errorf("socket folder %s belongs to somebody else: remove it", dir)
	}
	return dir, errors.Join(os.Chown(dir, a.uid, a.gid), os.Chmod(dir, 0o700))
}

// awaitReady connects until the server answers, or has ended, or ctx does.
func (s *Server) awaitReady(ctx context.Context, lines *tail) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	var last error
	for {
		conn, err := pgconn.Connect(ctx, s.URL("postgres", SuperRole))
		if err == nil {
			lines.answered()
			return conn.Close(ctx)
		}
		if refused := new(pgconn.PgError); errors.As(err, &refused) && refused.Code == "28P01" {
			return fmt.Errorf("the passwords in %s are not the cluster's: bring that file back from a backup",
				filepath.Join(filepath.Dir(s.cluster.dir), "secrets.json"))
		}
		if ctx.Err() == nil {
			last = err
		}
		select {
		case <-tick.C:
		case <-s.done:
			return s.Err()
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL did not get ready: %w: %v: %s", ctx.Err(), last, lines)
		}
	}
}

// ensureRoles makes the roles and the database, or sets right what is there. It
// runs at every start: a program killed half-way leaves nothing to clean up.
func (s *Server) ensureRoles(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.URL("postgres", SuperRole))
	if err != nil {
		return fmt.Errorf("roles: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	for _, role := range []string{OwnerRole, AppRole} {
		var exists bool
		if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role).Scan(&exists); err != nil {
			return fmt.Errorf("roles: %w", err)
		}
		if exists {
			continue
		}
		// The password is this package's own: letters and digits only.
		if _, err := conn.Exec(ctx, fmt.Sprintf("CREATE ROLE %s LOGIN PASSWORD '%s'", role, s.secrets.of(role))); err != nil {
			return fmt.Errorf("role %s: %w", role, err)
		}
	}
	var exists bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", Database).Scan(&exists); err != nil {
		return fmt.Errorf("database: %w", err)
	}
	if exists {
		return nil
	}
	if _, err := conn.Exec(ctx, fmt.Sprintf("CREATE DATABASE %s OWNER %s", Database, OwnerRole)); err != nil {
		return fmt.Errorf("database: %w", err)
	}
	return nil
}
