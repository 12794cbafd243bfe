package postgres

import (
	"context"
	"log/slog"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/live/feed"
)

// Events reads the table of events in the order of cursors. It implements
// live.Source.
type Events struct {
	db  *gorm.DB
	url string
	log *slog.Logger
}

// NewEvents makes a reader over a pool; url is for the listener's own
// connection to the same database.
func NewEvents(db *gorm.DB, url string, log *slog.Logger) *Events {
	return &Events{db: db, url: url, log: log}
}

// ReadAfter gives at most limit events behind a cursor, oldest first.
func (e *Events) ReadAfter(ctx context.Context, after feed.Cursor, limit int) (feed.Batch, error) {
	return feed.Batch{}, nil
}

// Tail is the newest event that ReadAfter would give; zero where there is none.
func (e *Events) Tail(ctx context.Context) (feed.Cursor, error) { return feed.Cursor{}, nil }

// Lag is how long the oldest event that is committed but cannot be read yet has
// waited at an instant; 0 where none waits.
func (e *Events) Lag(ctx context.Context, now time.Time) (time.Duration, error) { return 0, nil }

// Open gives the open tickets with all queues and units; with ids, those
// tickets, open or closed, alone.
func (e *Events) Open(ctx context.Context, ids ...int64) (feed.Snapshot, error) {
	return feed.Snapshot{}, nil
}

// Notify tells the readers of every replica that events were committed. It does
// not wait; give it to DB.OnCommit.
func (e *Events) Notify() {}

// Wake fires when events may have been added, here or by another replica.
func (e *Events) Wake() <-chan struct{} { return nil }

// Run passes notices on until the context ends; what the network does to its
// connection is mended here.
func (e *Events) Run(ctx context.Context) error { <-ctx.Done(); return nil }
