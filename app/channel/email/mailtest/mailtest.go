// Package mailtest is a real mail server for tests: a private postfix that takes
// mail on a loopback port, and a private dovecot that keeps it and is read by
// IMAP. Both live in a folder of their own and end with the test, or with the
// test's program, however that ends. `make tools` installs them.
//
// Mail for example.org is delivered, to Users; another name there comes back as
// a bounce, and refused@example.org is refused when it is named. Mail for
// example.se, bounces among it, goes to Home. Nothing goes anywhere else.
//
// frontend/e2e/harness/mailbox.ts starts the same from conf/ for browser tests.
package mailtest

import (
	"embed"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

//go:embed conf
var conf embed.FS

// Users have a mailbox at example.org; Password is everybody's.
var Users = []string{"asa", "bo"}

// Password of every mailbox.
const Password = "hemligt"

// Post is a running mail server.
type Post struct {
	SMTP   string // host:port; a relay without TLS
	IMAP   string // host:port
	folder string
}

// Start runs a mail server until the test ends. home is the host:port where mail
// for example.se goes; empty: it waits. Postfix runs as root only.
func Start(t testing.TB, home string) *Post {
	t.Helper()
	if os.Getuid() != 0 {
		t.Fatal("postfix runs as root only: run this test as root, as in a container")
	}
	p := &Post{folder: t.TempDir()}
	// The servers' own accounts go through to it.
	for dir := p.folder; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // see above
			t.Fatal(err)
		}
	}
	if err := p.furnish(home); err != nil {
		t.Fatalf("mail server: %v (make tools installs postfix and dovecot)", err)
	}
	guard(t, "dovecot", "-F", "-c", filepath.Join(p.folder, "dovecot.conf"))
	guard(t, "/usr/lib/postfix/sbin/master", "-c", filepath.Join(p.folder, "postfix"), "-s")
	for _, address := range []string{p.SMTP, p.IMAP} {
		p.answers(t, address)
	}
	return p
}

// furnish makes the folder: configurations, postfix's queue, the mailboxes.
func (p *Post) furnish(home string) error {
	ports := map[string]string{}
	for _, name := range []string{"@SMTP@", "@LMTP@", "@IMAP@"} {
		port, err := freePort()
		if err != nil {
			return err
		}
		ports[name] = port
	}
	p.SMTP, p.IMAP = "127.0.0.1:"+ports["@SMTP@"], "127.0.0.1:"+ports["@IMAP@"]
	_, homePort, err := net.SplitHostPort(home)
	if err != nil {
		homePort = "9" // discard: nobody listens, so it waits
	}
	fill := []string{"@DIR@", p.folder, "@HOME@", homePort}
	for name, port := range ports {
		fill = append(fill, name, port)
	}
	for _, dir := range []string{"postfix", "queue", "queue/pid", "dovecot", "data"} {
		if err := os.Mkdir(filepath.Join(p.folder, dir), 0o755); err != nil { //nolint:gosec // the servers' accounts go in
			return err
		}
	}
	for from, to := range map[string]string{"main.cf": "postfix/main.cf", "master.cf": "postfix/master.cf", "dovecot.conf": "dovecot.conf"} {
		text, err := conf.ReadFile("conf/" + from)
		if err != nil {
			return err
		}
		if err := p.write(to, strings.NewReplacer(fill...).Replace(string(text))); err != nil {
			return err
		}
	}
	return p.own()
}

func (p *Post) write(name, text string) error {
	return os.WriteFile(filepath.Join(p.folder, name), []byte(text), 0o644) //nolint:gosec // the servers' accounts read it
}

// own gives postfix its queue and nobody the mailboxes.
func (p *Post) own() error {
	postfix, err := user.Lookup("postfix")
	if err != nil {
		return err
	}
	drop, err := user.LookupGroup("postdrop")
	if err != nil {
		return err
	}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		return err
	}
	var users strings.Builder
	for _, name := range Users {
		fmt.Fprintf(&users, "%s@example.org:{PLAIN}%s:%s:%s::%s::\n", name, Password, nobody.Uid, nobody.Gid, filepath.Join(p.folder, "mail", name))
	}
	if err := p.write("users", users.String()); err != nil {
		return err
	}
	owner, _ := strconv.Atoi(postfix.Uid)
	group, _ := strconv.Atoi(drop.Gid)
	keeper, _ := strconv.Atoi(nobody.Uid)
	for _, dir := range []struct {
		names        string
		mode         os.FileMode
		owner, group int
	}{
		{"queue/active queue/bounce queue/corrupt queue/defer queue/deferred queue/flush queue/hold queue/incoming queue/private queue/saved queue/trace", 0o700, owner, 0},
		{"queue/public", 0o710, owner, group},
		{"queue/maildrop", 0o730, owner, group},
		{"data", 0o700, owner, 0},
		{"mail", 0o700, keeper, -1},
	} {
		for name := range strings.FieldsSeq(dir.names) {
			path := filepath.Join(p.folder, name)
			if err := os.MkdirAll(path, dir.mode); err != nil {
				return err
			}
			if err := os.Chown(path, dir.owner, dir.group); err != nil {
				return err
			}
			if err := os.Chmod(path, dir.mode); err != nil { // past the umask
				return err
			}
		}
	}
	return nil
}

// guard runs a server until the test ends. A shell holds its process: when what
// feeds the shell ends, with this program however that ends, so does the server.
func guard(t testing.TB, program ...string) {
	t.Helper()
	shell := exec.Command("sh", append([]string{"-c", `"$@" & pid=$!; cat >/dev/null; kill "$pid"; wait "$pid"`, "guard"}, program...)...) //nolint:gosec // fixed programs
	feed, err := shell.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := shell.Start(); err != nil {
		t.Fatalf("mail server: %v", err)
	}
	t.Cleanup(func() {
		_ = feed.Close()
		_ = shell.Wait() // its status is the signal that ended the server
	})
}

// answers waits until a server greets.
func (p *Post) answers(t testing.TB, address string) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	late := time.After(time.Minute)
	for {
		if conn, err := net.DialTimeout("tcp", address, time.Second); err == nil {
			_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second))
			n, err := conn.Read(make([]byte, 1))
			_ = conn.Close()
			if err == nil && n == 1 {
				return
			}
		}
		select {
		case <-late:
			t.Fatalf("no mail server at %s:\n%s", address, p.Log())
		case <-tick.C:
		}
	}
}

// Log is what both servers wrote.
func (p *Post) Log() string {
	var all strings.Builder
	for _, name := range []string{"dovecot.log", "postfix.log"} {
		text, err := os.ReadFile(filepath.Join(p.folder, name))
		if err != nil {
			fmt.Fprintln(&all, err)
		}
		all.Write(text)
	}
	return all.String()
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
