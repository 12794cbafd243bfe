package letterbox_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/smtp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/channel/email/listen"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/seed"
)

// ours is the address of the first unit of the catalogue, other of the second.
const (
	ours  = "kontaktpunkten@example.se"
	other = "ortopedkliniken@example.se"
)

// tuesday is 2026-11-24 10:00 in Stockholm.
var tuesday = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// house is a desk's mail alone: the real listener on a real database.
type house struct {
	*postgres.DB
	t      *testing.T
	server *listen.Server
	stop   func() // stops the listener
	ahead  atomic.Int64
	config listen.Config
}

func (h *house) now() time.Time { return tuesday.Add(time.Duration(h.ahead.Load())) }

func open(t *testing.T, change ...func(*listen.Config)) *house {
	t.Helper()
	return on(t, pgtest.New(t).AppURL, change...)
}

// on is open on a database of the test's own.
func on(t *testing.T, url string, change ...func(*listen.Config)) *house {
	t.Helper()
	h := &house{t: t, config: listen.Config{Address: "127.0.0.1:0", Domain: "desk.example.se", MaxBytes: 25 << 20, MaxConns: 50}}
	for _, f := range change {
		f(&h.config)
	}
	db, err := postgres.Open(t.Context(), url, 16, h.now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	h.DB = db
	if err := seed.Catalogue(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	h.stop = h.listen()
	return h
}

// listen opens the listener; it stops with the test, or by what is given back.
func (h *house) listen() (stop func()) {
	h.t.Helper()
	mails := postgres.NewMails(h.DB)
	box := &letterbox.Box{Store: mails, Intake: postgres.NewIntake(h.DB), Blobs: postgres.NewBlobs(h.DB), Book: h.Book(), Now: h.now}
	server, err := listen.Listen(h.config, listen.Deps{Box: box, Refusals: mails, Book: h.Book(), Now: h.now, Log: slog.New(slog.DiscardHandler), Observe: func(string) {}})
	if err != nil {
		h.t.Fatal(err)
	}
	h.server = server
	done := make(chan error, 1)
	go func() { done <- server.Serve() }()
	stop = sync.OnceFunc(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := server.Stop(ctx); err != nil {
			h.t.Error(err)
		}
		if err := <-done; err != nil {
			h.t.Error(err)
		}
	})
	h.t.Cleanup(stop)
	return stop
}

// send hands a mail over, written as lines; to is ours where nothing is said.
func (h *house) send(from, text string, to ...string) error {
	if len(to) == 0 {
		to = []string{ours}
	}
	return smtp.SendMail(h.server.Addr().String(), nil, from, to, []byte(strings.ReplaceAll(text, "\n", "\r\n")))
}

// sent is send that must be taken.
func (h *house) sent(from, text string, to ...string) {
	h.t.Helper()
	if err := h.send(from, text, to...); err != nil {
		h.t.Fatalf("not taken: %v", err)
	}
}

// count asks the database for one number.
func (h *house) count(query string, args ...any) (n int) {
	h.t.Helper()
	if err := h.Gorm(h.t.Context()).Raw(query, args...).Row().Scan(&n); err != nil {
		h.t.Fatal(err)
	}
	return n
}

// became are the outcomes of all mails in the order in which they came, with the
// reason, as "new", "parked bounce".
func (h *house) became() (all []string) {
	h.t.Helper()
	if err := h.Gorm(h.t.Context()).Raw(`select trim(outcome || ' ' || why) from mails order by id`).Scan(&all).Error; err != nil {
		h.t.Fatal(err)
	}
	return all
}

// expect fails unless these are the outcomes.
func (h *house) expect(outcomes ...string) {
	h.t.Helper()
	if got := h.became(); fmt.Sprint(got) != fmt.Sprint(outcomes) {
		h.t.Errorf("the mails became %q, want %q", got, outcomes)
	}
}

// letter writes a mail; headers are lines of their own.
func letter(from, id, text string, headers ...string) string {
	lines := append([]string{"From: " + from, "To: " + ours, "Message-ID: " + id, "Date: Tue, 24 Nov 2026 10:00:00 +0100"}, headers...)
	if !strings.Contains(strings.Join(headers, "\n"), "Subject:") {
		lines = append(lines, "Subject: =?utf-8?q?Fr=C3=A5ga?=")
	}
	return strings.Join(lines, "\n") + "\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n"
}
