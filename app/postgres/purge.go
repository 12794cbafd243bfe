package postgres

import (
	"context"
	"fmt"
	"time"

	"kontaktpunkten/app/auth"
)

// keyLife is how long a deed can be sent again and be told from a new one.
const keyLife = 24 * time.Hour

// sessionSlack is how far the stored last activity may lag behind what a
// replica has seen: it is written to the minute.
const sessionSlack = 2 * time.Minute

// PurgeKeys removes idempotency keys older than 24 hours, the staff's and the
// citizens', at most batch of them in each transaction, until none is left, and
// answers how many it removed. Several replicas may do so at once.
func (db *DB) PurgeKeys(ctx context.Context, batch int) (removed int, err error) {
	before := db.now().Add(-keyLife)
	for _, statement := range []string{
		`delete from idempotency_keys where (user_id, key) in (
			select user_id, key from idempotency_keys where created_at < ? order by created_at limit ? for update skip locked)`,
		`delete from citizen_keys where (patient_id, key) in (
			select patient_id, key from citizen_keys where created_at < ? order by created_at limit ?)`, // no update is granted, so none is locked
	} {
		n, err := db.inBatches(ctx, batch, statement, before)
		if removed += n; err != nil {
			return removed, fmt.Errorf("purge idempotency keys: %w", err)
		}
	}
	return removed, nil
}

// inBatches runs a statement, whose last argument is batch, until it finds less
// than that.
func (db *DB) inBatches(ctx context.Context, batch int, statement string, args ...any) (removed int, err error) {
	for {
		done := db.Gorm(ctx).Exec(statement, append(args, batch)...)
		if done.Error != nil {
			return removed, done.Error
		}
		removed += int(done.RowsAffected)
		if done.RowsAffected < int64(batch) {
			return removed, nil
		}
	}
}

// PurgeSessions removes sessions that are too old or that nobody has used for
// as long as idle, batch by batch; each of the staff's says so in an event, so
// that screens left open are closed on every replica. A citizen's has an idle
// time of its own, and no socket.
func (db *DB) PurgeSessions(ctx context.Context, idle time.Duration) (removed int, err error) {
	now, sessions := db.now(), NewSessions(db)
	for {
		n, err := sessions.Sweep(ctx, now, now.Add(-idle-sessionSlack))
		removed += int(n)
		if err != nil {
			return removed, err
		}
		if n < sweepBatch {
			break
		}
	}
	n, err := db.inBatches(ctx, sweepBatch, `delete from citizen_sessions where token_hash in (
		select token_hash from citizen_sessions where expires_at <= ? or seen_at < ? limit ? for update skip locked)`,
		now, now.Add(-auth.CitizenIdle-sessionSlack))
	if err != nil {
		return removed, fmt.Errorf("purge citizens' sessions: %w", err)
	}
	return removed + n, nil
}
