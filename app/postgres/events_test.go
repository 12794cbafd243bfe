package postgres_test

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	gormpg "gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/tickets"
)

// newEvents gives a reader of a database of its own, and a connection to write
// by.
func newEvents(t *testing.T) (*postgres.Events, *pgx.Conn, string) {
	t.Helper()
	url := pgtest.New(t).AppURL
	db, err := gorm.Open(gormpg.New(gormpg.Config{DSN: url}), &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true})
	if err != nil {
		t.Fatal(err)
	}
	pool, err := db.DB()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = pool.Close() })
	return postgres.NewEvents(db, url, slog.New(slog.DiscardHandler)), connect(t, url), url
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

type executes interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// add appends an event; tx 0 is the transaction's own number.
func add(t *testing.T, to executes, tx uint64) (c feed.Cursor) {
	t.Helper()
	err := to.QueryRow(t.Context(), `insert into events (tx, at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data)
		values (coalesce(nullif($1::text, '0')::xid8, pg_current_xact_id()), '2026-03-04 05:06:07.123456Z', 'ticket', 12, 12, '{3,4}', 'user', 5, 'ticket.taken', 6,
			'{"from": {"status": "new", "queue": 1}, "to": {"status": "active", "queue": 1, "handler": 5}}') returning tx::text::bigint, id`, fmt.Sprint(tx)).Scan(&c.Tx, &c.ID)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// all reads everything behind a cursor in small batches.
func all(t *testing.T, e *postgres.Events, after feed.Cursor) (cursors []feed.Cursor, waiting bool) {
	t.Helper()
	for {
		batch, err := e.ReadAfter(t.Context(), after, 2)
		if err != nil {
			t.Fatal(err)
		}
		for _, event := range batch.Events {
			if !after.Before(event.Cursor) {
				t.Errorf("%v comes behind %v", event.Cursor, after)
			}
			after = event.Cursor
			cursors = append(cursors, after)
		}
		if len(batch.Events) < 2 {
			return cursors, batch.Waiting
		}
	}
}

func TestEventsComeInTheOrderOfTransactions(t *testing.T) {
	e, conn, _ := newEvents(t)
	if tail, err := e.Tail(t.Context()); err != nil || tail != (feed.Cursor{}) {
		t.Errorf("the tail of nothing is %v, %v", tail, err)
	}
	// As numbers: sorted as text, 10 would come before 9.
	for _, tx := range []uint64{100, 9, 10, 99, 9} {
		add(t, conn, tx)
	}
	got, _ := all(t, e, feed.Cursor{})
	if want := []feed.Cursor{{Tx: 9, ID: 2}, {Tx: 9, ID: 5}, {Tx: 10, ID: 3}, {Tx: 99, ID: 4}, {Tx: 100, ID: 1}}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("read %v", got)
	}
	if tail, err := e.Tail(t.Context()); err != nil || tail != (feed.Cursor{Tx: 100, ID: 1}) {
		t.Errorf("the tail is %v, %v", tail, err)
	}
	batch, err := e.ReadAfter(t.Context(), feed.Cursor{Tx: 99, ID: 4}, 10)
	if err != nil || len(batch.Events) != 1 {
		t.Fatalf("%+v, %v", batch, err)
	}
	x := batch.Events[0]
	if x.At.UTC().Format(time.RFC3339Nano) != "2026-03-04T05:06:07.123456Z" || x.SubjectType != "ticket" || x.SubjectID != 12 || x.TicketID != 12 || fmt.Sprint(x.UnitIDs) != "[3 4]" ||
		x.ActorKind != tickets.ByUser || x.ActorID != 5 || x.Kind != tickets.Taken || x.Version != 6 || x.Data.From.Status != tickets.New || x.Data.To.Handler != 5 {
		t.Errorf("read %+v", x)
	}
}

func TestEventsAboveTheHorizonWait(t *testing.T) {
	e, conn, url := newEvents(t)
	tx, err := connect(t, url).Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	early := add(t, tx, 0)
	late := add(t, conn, 0)
	if got, waiting := all(t, e, feed.Cursor{}); len(got) != 0 || !waiting {
		t.Errorf("read %v, waiting %t", got, waiting)
	}
	if tail, err := e.Tail(t.Context()); err != nil || tail != (feed.Cursor{}) {
		t.Errorf("the tail is %v, %v", tail, err)
	}
	at := time.Date(2026, 3, 4, 5, 6, 17, 123456000, time.UTC)
	if lag, err := e.Lag(t.Context(), at); err != nil || lag != 10*time.Second {
		t.Errorf("the lag is %v, %v", lag, err)
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	var got []feed.Cursor
	for waiting := true; waiting || len(got) == 0; { // other tests' transactions hold the horizon too
		got, waiting = all(t, e, feed.Cursor{})
	}
	if fmt.Sprint(got) != fmt.Sprint([]feed.Cursor{early, late}) {
		t.Errorf("read %v", got)
	}
	if lag, err := e.Lag(t.Context(), at); err != nil || lag != 0 {
		t.Errorf("the lag is %v, %v", lag, err)
	}
}

func TestNoticesAreFewAndReachOthersOnly(t *testing.T) {
	a, conn, url := newEvents(t)
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	running.Go(func() { _ = a.Run(ctx) })
	if _, err := conn.Exec(t.Context(), "listen kontaktpunkten_events"); err != nil {
		t.Fatal(err)
	}
	const commits = 1000
	for range commits {
		a.Notify()
	}
	<-a.Wake()
	// A notice of somebody else ends the counting, and wakes us.
	if _, err := connect(t, url).Exec(t.Context(), "select pg_notify('kontaktpunkten_events', 'end')"); err != nil {
		t.Fatal(err)
	}
	n := 0
	for ; ; n++ {
		notice, err := conn.WaitForNotification(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if notice.Payload == "end" {
			break
		}
	}
	if n == 0 || n > commits/10 {
		t.Errorf("%d notices for %d commits", n, commits)
	}
	<-a.Wake()
}
