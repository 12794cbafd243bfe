package pgtest

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"kontaktpunkten/app/postgres/embedded"
)

// The cluster is kept by a process of its own, the keeper: the first test
// binary that wants a database starts itself once more with keeperVariable set.
// Everybody who needs the cluster leaves a file in users/, named for the go
// command that runs the tests; the keeper stops the cluster when the last of
// them is gone. start.lock is held by whoever starts or ends a cluster.
const keeperVariable = "KP_PGTEST_KEEPER"

// urls connect to the cluster's maintenance database.
type urls struct{ Super, Owner, App string }

// init turns a test binary into the keeper: it has to come before any TestMain.
func init() {
	if folder := os.Getenv(keeperVariable); folder != "" {
		if err := keep(folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
}

// join returns a running cluster, and starts one when there is none.
func join() (urls, error) {
	folder, err := meetingPlace()
	if err != nil {
		return urls{}, err
	}
	unlock, err := lockStart(folder, syscall.LOCK_EX)
	if err != nil {
		return urls{}, err
	}
	defer unlock()
	if err := register(folder); err != nil {
		return urls{}, err
	}
	if found, err := running(folder); err == nil {
		return found, nil
	}
	if err := startKeeper(folder); err != nil {
		return urls{}, err
	}
	return running(folder)
}

// meetingPlace is a folder that all test binaries of this checkout agree on: in
// memory where there is room, because making a database is making some
// hundreds of files.
func meetingPlace() (string, error) {
	module, err := moduleFolder()
	if err != nil {
		return "", err
	}
	base := os.TempDir()
	var room syscall.Statfs_t
	const memory = "/dev/shm"
	if err := syscall.Statfs(memory, &room); err == nil && room.Bavail*uint64(room.Bsize) > 2<<30 {
		base = memory
	}
	sum := sha256.Sum256([]byte(module))
	folder := filepath.Join(base, fmt.Sprintf("kontaktpunkten-test-%d-%x", os.Geteuid(), sum[:4]))
	if err := os.MkdirAll(filepath.Join(folder, "users"), 0o755); err != nil {
		return "", err
	}
	info, err := os.Lstat(folder)
	if err != nil {
		return "", err
	}
	if stat, ok := info.Sys().(*syscall.Stat_t); !ok || !info.IsDir() || int(stat.Uid) != os.Geteuid() {
		return "", fmt.Errorf("%s belongs to somebody else: remove it", folder)
	}
	return folder, nil
}

func moduleFolder() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
	}
	return "", errors.New("tests run outside the module")
}

func lockStart(folder string, how int) (unlock func(), err error) {
	file, err := os.OpenFile(filepath.Join(folder, "start.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() { _ = file.Close() }, nil
}

func addressFile(folder string) string { return filepath.Join(folder, "addresses.json") }

// running reads the addresses and makes sure that somebody answers there.
func running(folder string) (urls, error) {
	var found urls
	text, err := os.ReadFile(addressFile(folder))
	if err != nil {
		return urls{}, err
	}
	if err := json.Unmarshal(text, &found); err != nil {
		return urls{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, found.Super)
	if err != nil {
		return urls{}, err
	}
	return found, conn.Close(ctx)
}

// startKeeper starts the keeper and waits for its word: "ready", or an error.
func startKeeper(folder string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	answer, word, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), keeperVariable+"="+folder)
	cmd.ExtraFiles = []*os.File{word}
	// Apart from the terminal and from go test, which would wait for its output.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := errors.Join(cmd.Start(), word.Close()); err != nil {
		return err
	}
	_ = answer.SetReadDeadline(time.Now().Add(2 * time.Minute))
	text, err := io.ReadAll(answer)
	if err := errors.Join(err, answer.Close(), cmd.Process.Release()); err != nil {
		return err
	}
	if string(text) != "ready" {
		return fmt.Errorf("no test cluster: %s", text)
	}
	return nil
}

// keep runs the cluster until its last user is gone.
func keep(folder string) error {
	// The server must not inherit the pipe, or the reader waits for its end.
	syscall.CloseOnExec(3)
	word := os.NewFile(3, "word")
	server, data, err := startCluster(folder)
	if err != nil {
		_, _ = fmt.Fprint(word, err)
		return errors.Join(err, word.Close())
	}
	if _, err := fmt.Fprint(word, "ready"); err != nil {
		return err
	}
	if err := word.Close(); err != nil {
		return err
	}
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-server.Done():
			return server.Err()
		}
		if used(folder) {
			continue
		}
		unlock, err := lockStart(folder, syscall.LOCK_EX|syscall.LOCK_NB)
		if err != nil {
			continue // somebody is just joining
		}
		if !used(folder) {
			err := end(folder, server, data)
			unlock()
			return err
		}
		unlock()
	}
}

func startCluster(folder string) (*embedded.Server, string, error) {
	old, err := filepath.Glob(filepath.Join(folder, "cluster-*"))
	if err != nil {
		return nil, "", err
	}
	for _, dir := range old {
		if err := os.RemoveAll(dir); err != nil {
			return nil, "", err
		}
	}
	data, err := os.MkdirTemp(folder, "cluster-")
	if err != nil {
		return nil, "", err
	}
	if err := os.Chmod(data, 0o755); err != nil {
		return nil, "", err
	}
	server, err := embedded.Start(context.Background(), embedded.Config{
		DataDir: data,
		Logger:  slog.New(slog.DiscardHandler),
		Settings: map[string]string{
			"max_connections": "400", "shared_buffers": "128MB", "autovacuum": "off",
			"wal_level": "minimal", "max_wal_senders": "0", "max_wal_size": "256MB",
		},
	})
	if err != nil {
		return nil, "", err
	}
	text, err := json.Marshal(urls{
		Super: server.URL("postgres", embedded.SuperRole),
		Owner: server.URL("postgres", embedded.OwnerRole),
		App:   server.URL("postgres", embedded.AppRole),
	})
	if err == nil {
		err = os.WriteFile(addressFile(folder), text, 0o600)
	}
	if err != nil {
		return nil, "", errors.Join(err, end(folder, server, data))
	}
	return server, data, nil
}

// end throws the cluster away; nothing in it is worth a tidy shutdown.
func end(folder string, server *embedded.Server, data string) error {
	err := os.Remove(addressFile(folder))
	hurry, cancel := context.WithCancel(context.Background())
	cancel()
	return errors.Join(err, server.Stop(hurry), os.RemoveAll(data))
}
