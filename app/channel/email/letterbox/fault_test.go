package letterbox_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/smtp"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"kontaktpunkten/app/channel/email/mailtest"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/postgres/embedded"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/migrations"
)

// cluster is a PostgreSQL of the test's own, to be stopped and filled.
type cluster struct {
	*embedded.Server
	t      *testing.T
	folder string
}

func (c *cluster) start() {
	c.t.Helper()
	var err error
	c.Server, err = embedded.Start(c.t.Context(), embedded.Config{DataDir: c.folder, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c *cluster) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := c.Stop(ctx); err != nil {
		c.t.Error(err)
	}
}

func ownCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{t: t, folder: pgtest.Folder(t)}
	c.start()
	t.Cleanup(func() { c.stop() })
	if err := postgres.Migrate(t.Context(), c.URL(embedded.Database, embedded.OwnerRole), migrations.FS); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *cluster) app() string { return c.URL(embedded.Database, embedded.AppRole) }

// do runs statements as the cluster's superuser.
func (c *cluster) do(statements ...string) {
	c.t.Helper()
	db, err := sql.Open("pgx", c.URL(embedded.Database, embedded.SuperRole))
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, s := range statements {
		if _, err := db.ExecContext(c.t.Context(), s); err != nil {
			c.t.Fatalf("%s: %v", s, err)
		}
	}
}

// answer is the code of what a server answered; 250 for taken.
func answer(err error) int {
	var said *textproto.Error
	switch {
	case err == nil:
		return 250
	case errors.As(err, &said):
		return said.Code
	}
	return 0
}

// retried sends as a sender's queue does, until it is taken.
func (h *house) retried(from, text string) {
	h.t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for range 200 {
		switch code := answer(h.send(from, text)); {
		case code == 250:
			return
		case code < 400 || code >= 500:
			h.t.Fatalf("answered %d: a sender would give up", code)
		}
		<-tick.C
	}
	h.t.Fatal("never taken")
}

// The database stops while a mail comes in: the sender is asked to try again, and
// when the database is back the retry makes one ticket.
func TestTheDatabaseStopsDuringData(t *testing.T) {
	c := ownCluster(t)
	h := on(t, c.app())
	h.sent("eva@example.org", letter("eva@example.org", "<0@example.org>", "Den första"))
	s, err := smtp.Dial(h.server.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := errors.Join(s.Hello("sender.example.org"), s.Mail("eva@example.org"), s.Rcpt(ours)); err != nil {
		t.Fatal(err)
	}
	w, err := s.Data()
	if err != nil {
		t.Fatal(err)
	}
	text := letter("eva@example.org", "<1@example.org>", "Hej")
	if _, err := io.WriteString(w, text[:len(text)/2]); err != nil {
		t.Fatal(err)
	}
	c.stop()
	if _, err := io.WriteString(w, text[len(text)/2:]); err != nil {
		t.Fatal(err)
	}
	if code := answer(w.Close()); code != 451 {
		t.Errorf("answered %d, want 451", code)
	}
	if code := answer(h.send("eva@example.org", text, "annan@example.se")); code < 400 || code >= 500 {
		t.Errorf("a refusal that cannot be listed: %d, want 4xx", code)
	}
	c.start()
	h.retried("eva@example.org", text)
	if got := h.count(`select count(*) from mails where message_id = '<1@example.org>'`); got != 1 || h.count(`select count(*) from tickets`) != 2 {
		t.Errorf("%d mails of it", got)
	}
}

// The disk is full: the sender is asked to try again, nothing is kept by half,
// and when there is room the retry makes its ticket.
func TestTheDiskIsFull(t *testing.T) {
	c := ownCluster(t)
	widen := c.narrow()
	h := on(t, c.app())
	taken := 0
	sender := func(i int) string { return fmt.Sprintf("eva%d@example.org", i) }
	large := func(i int) string {
		return letter(sender(i), fmt.Sprintf("<%d@example.org>", i), strings.Repeat(fmt.Sprintf("%06d Hej hej\n", i), 15_000))
	}
	code := 250
	for ; code == 250 && taken < 300; taken++ {
		code = answer(h.send(sender(taken), large(taken)))
	}
	taken--
	if code != 451 || taken == 0 {
		t.Fatalf("mail %d: %d, want 451", taken+1, code)
	}
	kept := h.count(`select count(*) from mails`)
	if chunks := h.count(`select count(*) from mails m join blobs b on b.id = m.raw_blob_id join blob_chunks x on x.blob_id = b.id and length(x.bytes) = b.size`); kept != taken || chunks != taken {
		t.Errorf("%d mails and %d texts kept of the %d that were taken", kept, chunks, taken)
	}
	widen()
	h.retried(sender(taken), large(taken))
	if got := h.count(`select count(*) from mails where message_id = ? and ticket_id is not null`, fmt.Sprintf("<%d@example.org>", taken)); got != 1 {
		t.Errorf("the retry made %d tickets", got)
	}
}

// narrow gives the bytes of mails a small disk: of a few megabytes where this
// program may mount one, and else by a limit of how large the server's files may
// become. widen makes room.
func (c *cluster) narrow() (widen func()) {
	c.t.Helper()
	small := filepath.Join(c.folder, "small")
	if err := os.Mkdir(small, 0o755); err != nil { //nolint:gosec // the server's account goes in
		c.t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=6m"); err != nil {
		return c.limitFiles()
	}
	c.t.Cleanup(func() {
		c.stop()
		if err := syscall.Unmount(small, 0); err != nil {
			c.t.Error(err)
		}
	})
	_, owner, group := c.process()
	if err := os.Chown(small, int(owner), int(group)); err != nil {
		c.t.Fatal(err)
	}
	c.do(`create tablespace small location '`+small+`'`, `alter table blob_chunks set tablespace small`)
	return func() {
		if err := syscall.Mount("tmpfs", small, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
			c.t.Fatal(err)
		}
	}
}

// limitFiles lets the server's files grow no further than a segment of its log
// is long; servers of connections that are open keep the limit that they have.
func (c *cluster) limitFiles() (widen func()) {
	c.t.Helper()
	limit := func(most string) {
		pid, owner, group := c.process()
		command := exec.CommandContext(c.t.Context(), "prlimit", "--pid", pid, "--fsize="+most) //nolint:gosec // our own server
		if os.Getuid() == 0 {
			// An account may limit what is its own; a container's root not all others.
			command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: owner, Gid: group, NoSetGroups: true}}
		}
		if out, err := command.CombinedOutput(); err != nil {
			c.t.Fatalf("prlimit: %v %s", err, out)
		}
		c.do(`select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`)
	}
	limit("17000000:unlimited")
	return func() { limit("unlimited") }
}

// process is the server's, and the account that it runs as.
func (c *cluster) process() (pid string, owner, group uint32) {
	c.t.Helper()
	err := filepath.WalkDir(c.folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Base(path) != "postmaster.pid" {
			return nil // another account's folder
		}
		text, err := os.ReadFile(path) //nolint:gosec // our own server's
		if err != nil {
			return err
		}
		pid, _, _ = strings.Cut(string(text), "\n")
		info, err := os.Stat(path)
		if err == nil {
			owner, group = info.Sys().(*syscall.Stat_t).Uid, info.Sys().(*syscall.Stat_t).Gid
		}
		return errors.Join(err, fs.SkipAll)
	})
	if pid == "" {
		c.t.Fatalf("no server in %s: %v", c.folder, err)
	}
	return pid, owner, group
}

// A listener that is stopped leaves mail in the sender's queue: a real one
// delivers it when the listener is back.
func TestAStoppedListenerLeavesMailWithItsSender(t *testing.T) {
	h := open(t)
	address := h.server.Addr().String()
	post := mailtest.Start(t, address)
	h.stop()
	if err := smtp.SendMail(post.SMTP, nil, "asa@example.org", []string{ours}, []byte(strings.ReplaceAll(letter("asa@example.org", "<1@example.org>", "Hej"), "\n", "\r\n"))); err != nil {
		t.Fatal(err)
	}
	await(t, "postfix to wait", func() bool { return strings.Contains(post.Log(), "status=deferred") })
	if got := h.count(`select count(*) from mails`); got != 0 {
		t.Fatalf("%d mails taken by nobody", got)
	}
	h.config.Address = address
	h.listen()
	await(t, "the mail", func() bool { return h.count(`select count(*) from mails`) > 0 })
	h.expect("new")
}

// await asks until it holds; a test that waits in vain says for what.
func await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	late := time.After(time.Minute)
	for !holds() {
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
