package postgres

import (
	"context"
	"fmt"
	"time"
)

// keyLife is how long a deed can be sent again and be told from a new one.
const keyLife = 24 * time.Hour

// sessionSlack is how far the stored last activity may lag behind what a
// replica has seen: it is written to the minute.
const sessionSlack = 2 * time.Minute

// PurgeKeys removes idempotency keys older than 24 hours, at most batch of them
// in each transaction, until none is left, and answers how many it removed.
// Several replicas may do so at once.
func (db *DB) PurgeKeys(ctx context.Context, batch int) (removed int, err error) {
	before := db.now().Add(-keyLife)
	for {
		done := db.Gorm(ctx).Exec(`delete from idempotency_keys where (user_id, key) in (
			select user_id, key from idempotency_keys where created_at < ? order by created_at limit ? for update skip locked)`, before, batch)
		if done.Error != nil {
			return removed, fmt.Errorf("purge idempotency keys: %w", done.Error)
		}
		removed += int(done.RowsAffected)
		if done.RowsAffected < int64(batch) {
			return removed, nil
		}
	}
}

// PurgeSessions removes sessions that are too old or that nobody has used for
// as long as idle, batch by batch; each says so in an event, so that screens
// left open are closed on every replica.
func (db *DB) PurgeSessions(ctx context.Context, idle time.Duration) (removed int, err error) {
	now, sessions := db.now(), NewSessions(db)
	for {
		n, err := sessions.Sweep(ctx, now, now.Add(-idle-sessionSlack))
		removed += int(n)
		if err != nil || n < sweepBatch {
			return removed, err
		}
	}
}
