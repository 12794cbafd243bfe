package postgres

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"kontaktpunkten/app/live/feed"
)

const (
	// noticeChannel is the channel on which replicas wake each other.
	noticeChannel = "kontaktpunkten_events"
	// wordChannel is the channel on which replicas tell each other what is true
	// for some seconds only.
	wordChannel = "kontaktpunkten_words"
	// maxTold is how many words wait for their reader.
	maxTold = 256
	// noticeSpacing is the least time between two notices of one replica. A
	// notice is only a nudge, so many commits need but one.
	noticeSpacing = 5 * time.Millisecond
	// noticeProbe is how often a quiet listener makes sure that its connection
	// still lives.
	noticeProbe = 30 * time.Second
)

// NewEvents makes a reader over a pool; url is for the listener's own
// connection to the same database.
func NewEvents(db *gorm.DB, url string, log *slog.Logger) *Events {
	return &Events{db: db, url: url, log: log, replica: rand.Text(), due: make(chan struct{}, 1), wake: make(chan struct{}, 1), told: make(chan feed.Word, maxTold)}
}

// Notify tells the readers of every replica that events were committed. It does
// not wait; give it to DB.OnCommit. Without Run only this replica's reader
// hears it, and others find the events when they next look.
func (e *Events) Notify() {
	nudge(e.wake)
	nudge(e.due)
}

// Wake fires when events may have been added, here or by another replica. It
// has one reader.
func (e *Events) Wake() <-chan struct{} { return e.wake }

// Tell says a text of less than 8000 bytes, with the replica's name, to every
// other replica. It is a statement of its own and never part of a transaction.
func (e *Events) Tell(ctx context.Context, text string) error {
	if err := e.db.WithContext(ctx).Exec("select pg_notify(?, ?)", wordChannel, e.replica+" "+text).Error; err != nil {
		return fmt.Errorf("tell other replicas: %w", err)
	}
	return nil
}

// Told is what other replicas tell while Run listens. It has one reader; what
// that one does not take in time is thrown away.
func (e *Events) Told() <-chan feed.Word { return e.told }

// Run passes notices on until the context ends; what the network does to its
// connection is mended here, and it gives no error.
func (e *Events) Run(ctx context.Context) error {
	var both sync.WaitGroup
	both.Go(func() { e.send(ctx) })
	both.Go(func() { e.listen(ctx) })
	both.Wait()
	return nil
}

// send notifies other replicas: never inside a transaction of somebody's,
// because PostgreSQL lets transactions that notify commit one at a time.
func (e *Events) send(ctx context.Context) {
	pause := time.NewTimer(0)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-pause.C:
		}
		select {
		case <-ctx.Done():
			return
		case <-e.due:
		}
		if err := e.db.WithContext(ctx).Exec("select pg_notify(?, ?)", noticeChannel, e.replica).Error; err != nil && ctx.Err() == nil {
			e.log.Warn("events: cannot notify other replicas", "error", err)
		}
		pause.Reset(noticeSpacing)
	}
}

// listen holds a connection of its own and makes a new one when it is lost.
func (e *Events) listen(ctx context.Context) {
	for wait := 100 * time.Millisecond; ; {
		heard, err := e.listenOnce(ctx)
		if ctx.Err() != nil {
			return
		}
		if heard {
			wait = 100 * time.Millisecond
		}
		e.log.Warn("events: lost the listening connection", "error", err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		wait = min(2*wait, 5*time.Second)
	}
}

// listenOnce listens until the connection breaks; connected tells whether it
// ever stood.
func (e *Events) listenOnce(ctx context.Context) (connected bool, err error) {
	conn, err := pgx.Connect(ctx, e.url)
	if err != nil {
		return false, fmt.Errorf("connect: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, "listen "+noticeChannel+"; listen "+wordChannel); err != nil {
		return false, fmt.Errorf("listen: %w", err)
	}
	nudge(e.wake) // for what was missed meanwhile
	for {
		notice, err := waitNotice(ctx, conn)
		if err != nil {
			return true, err
		}
		e.heard(notice)
	}
}

// heard passes on what others said; our own words come back, too.
func (e *Events) heard(notice *pgconn.Notification) {
	from, text, _ := strings.Cut(notice.Payload, " ")
	switch {
	case from == e.replica:
	case notice.Channel == wordChannel:
		select {
		case e.told <- feed.Word{From: from, Text: text}:
		default:
		}
	default:
		nudge(e.wake)
	}
}

// waitNotice gives the next notice. After a long silence it asks the server for
// a sign of life, and gives an empty one.
func waitNotice(ctx context.Context, conn *pgx.Conn) (*pgconn.Notification, error) {
	quiet, cancel := context.WithTimeout(ctx, noticeProbe)
	defer cancel()
	notice, err := conn.WaitForNotification(quiet)
	if err == nil {
		return notice, nil
	}
	if ctx.Err() == nil && quiet.Err() != nil {
		probe, cancel := context.WithTimeout(ctx, noticeProbe)
		defer cancel()
		return &pgconn.Notification{}, conn.Ping(probe)
	}
	return nil, err
}

func nudge(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
