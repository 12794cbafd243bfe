package embedded

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// cluster is PostgreSQL's own folder with the programs and account that run it.
type cluster struct {
	dir      string
	socket   string // folder of the unix socket
	binDir   string
	account  account
	fsync    bool
	settings map[string]string
}

func (c cluster) program(name string) string { return filepath.Join(c.binDir, name) }

// openCluster finds programs that fit the cluster in dir, if there is one yet,
// and an account that can run them.
func openCluster(ctx context.Context, dir string, cfg Config) (cluster, error) {
	c := cluster{dir: filepath.Join(dir, "cluster"), binDir: cfg.BinDir, fsync: cfg.Fsync, settings: cfg.Settings}
	made, err := madeBy(c.dir)
	if err != nil {
		return c, err
	}
	if c.binDir == "" {
		if c.binDir, err = findBinaries(made); err != nil {
			return c, err
		}
	}
	if c.account, err = chooseAccount(c.dir); err != nil {
		return c, err
	}
	if err := c.account.mayEnter(dir, "set KP_DATA_DIR to a folder that everybody may enter, such as /var/lib/kontaktpunkten"); err != nil {
		return c, err
	}
	if err := c.account.mayEnter(c.binDir, "install PostgreSQL for the whole machine (Debian's package postgresql), or set PG_BINDIR to programs that everybody may run"); err != nil {
		return c, err
	}
	have, err := major(ctx, c.program("postgres"))
	if err != nil {
		return c, err
	}
	if made != 0 && made != have {
		return c, fmt.Errorf("the data in %s was made by PostgreSQL %d, and the programs in %s are PostgreSQL %d: install PostgreSQL %d, or set PG_BINDIR to its programs",
			c.dir, made, c.binDir, have, made)
	}
	if have < 15 {
		return c, fmt.Errorf("the programs in %s are PostgreSQL %d: 15 or newer is needed", c.binDir, have)
	}
	return c, nil
}

// madeBy is the major version that made the cluster; 0 means no cluster yet.
func madeBy(dir string) (int, error) {
	text, err := os.ReadFile(filepath.Join(dir, "PG_VERSION"))
	if os.IsNotExist(err) {
		if _, err := os.Stat(dir); err == nil {
			return 0, fmt.Errorf("%s exists and is not a PostgreSQL cluster: move it away", dir)
		}
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	version, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0, fmt.Errorf("%s: PG_VERSION is damaged", dir)
	}
	return version, nil
}

// initialise makes the cluster when there is none: under another name first, so
// that an interrupted attempt never looks like a cluster.
func (c cluster) initialise(ctx context.Context, s secrets) error {
	parent := filepath.Dir(c.dir)
	abandoned, err := filepath.Glob(filepath.Join(parent, "init-*"))
	if err != nil {
		return err
	}
	for _, folder := range abandoned {
		if err := os.RemoveAll(folder); err != nil {
			return fmt.Errorf("remove an interrupted start: %w", err)
		}
	}
	if _, err := os.Stat(c.dir); err == nil {
		return nil
	}
	work, err := os.MkdirTemp(parent, "init-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	password := filepath.Join(work, "password")
	if err := os.WriteFile(password, []byte(s.Super+"\n"), 0o600); err != nil {
		return err
	}
	for _, path := range []string{work, password} {
		if err := os.Chown(path, c.account.uid, c.account.gid); err != nil {
			return err
		}
	}
	fresh := filepath.Join(work, "cluster")
	if err := c.initdb(ctx, fresh, password); err != nil {
		return err
	}
	if err := os.Rename(fresh, c.dir); err != nil {
		return err
	}
	return syncFolder(parent)
}

func (c cluster) initdb(ctx context.Context, fresh, password string) error {
	arguments := []string{
		"--pgdata=" + fresh, "--username=" + SuperRole, "--pwfile=" + password,
		"--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions",
		// å, ä and ö sort and fold as Swedes expect. The C library's part,
		// which text search still asks, must know that they are letters.
		"--locale-provider=icu", "--icu-locale=sv-SE",
		"--lc-collate=C", "--lc-ctype=" + ctype, "--lc-messages=C",
		"--lc-monetary=C", "--lc-numeric=C", "--lc-time=C",
	}
	if !c.fsync {
		arguments = append(arguments, "--no-sync")
	}
	cmd := c.command("initdb", arguments...)
	var output strings.Builder
	cmd.Stdout, cmd.Stderr = &output, &output
	runtime.LockOSThread() // see supervise
	defer runtime.UnlockOSThread()
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("initdb: %w", err)
	}
	stop := context.AfterFunc(ctx, func() { _ = cmd.Process.Kill() })
	defer stop()
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, strings.TrimSpace(output.String()))
	}
	return nil
}

// stopLeftovers ends server processes that outlived their desk; the caller
// holds the folder's lock, so they belong to nobody. First politely, then not.
func (c cluster) stopLeftovers(ctx context.Context) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	begun := time.Now()
	for told := syscall.Signal(0); ; {
		pids, err := leftovers(c.dir)
		if err != nil {
			return fmt.Errorf("look for a server left running: %w", err)
		}
		if len(pids) == 0 {
			break
		}
		signal := politeness(time.Since(begun))
		if signal != told {
			for _, pid := range pids {
				// An error means that the process has just ended.
				_ = syscall.Kill(pid, signal)
			}
			told = signal
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("a server left running on %s does not stop (processes %v): %w", c.dir, pids, ctx.Err())
		}
	}
	if !leftoversKnown {
		return nil
	}
	// The number in these files may by now be another process's, which
	// PostgreSQL would take for a running server.
	for _, path := range []string{
		filepath.Join(c.dir, "postmaster.pid"),
		filepath.Join(c.socket, socketFile+".lock"),
	} {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

func politeness(waited time.Duration) syscall.Signal {
	switch {
	case waited < 10*time.Second:
		return fastShutdown
	case waited < 20*time.Second:
		return immediateShutdown
	default:
		return syscall.SIGKILL
	}
}

// arguments are the server's settings: given at every start, so that they are
// this program's and never a stale file's.
func (c cluster) arguments() []string {
	settings := map[string]string{
		"listen_addresses":                    "",
		"unix_socket_directories":             c.socket,
		"unix_socket_permissions":             "0700",
		"port":                                socketPort,
		"cluster_name":                        "kontaktpunkten",
		"max_connections":                     "200",
		"shared_buffers":                      "256MB",
		"max_wal_size":                        "2GB",
		"random_page_cost":                    "1.1",
		"jit":                                 "off",
		"timezone":                            "UTC",
		"synchronous_commit":                  "on",
		"idle_in_transaction_session_timeout": "15s",
		// No statement, parameter or row value may reach a log.
		"log_destination":         "stderr",
		"logging_collector":       "off",
		"log_line_prefix":         "",
		"log_timezone":            "UTC",
		"log_checkpoints":         "off",
		"log_min_messages":        "log",
		"log_min_error_statement": "panic",
		"log_error_verbosity":     "terse",
	}
	if !c.fsync {
		settings["fsync"] = "off"
		settings["full_page_writes"] = "off"
	}
	maps.Copy(settings, c.settings)
	arguments := []string{"-D", c.dir}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		arguments = append(arguments, "-c", name+"="+settings[name])
	}
	return arguments
}
