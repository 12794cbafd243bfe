package postgres

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// tx is the one transaction helper. It sets who acts and in which units, so that
// row-level security can follow, and takes the intent's key, so that a deed sent
// twice is done once: the second gets desk.Replayed. Transactions are short: an
// open one holds the readers of events back everywhere.
func (db *DB) tx(ctx context.Context, p *auth.Principal, ticket int64, f func(tx *gorm.DB) error) error {
	err := db.Gorm(ctx).Transaction(func(tx *gorm.DB) error {
		if p != nil {
			if err := tx.Exec(`select set_config('kp.user', ?, true), set_config('kp.units', ?, true)`,
				strconv.Itoa(p.UserID), intList(p.Units("ticket", "read"))).Error; err != nil {
				return err
			}
			if err := takeIntent(ctx, tx, p.UserID, ticket, db.now()); err != nil {
				return err
			}
		}
		return f(tx)
	})
	if err == nil {
		db.committed()
	}
	return err
}

// takeIntent claims the context's key for this deed. A transaction that holds
// the same key makes it wait, so two at once cannot both go on.
func takeIntent(ctx context.Context, tx *gorm.DB, user int, ticket int64, now any) error {
	in := desk.IntentOf(ctx)
	if in == nil {
		return nil
	}
	done := tx.Exec(`insert into idempotency_keys (user_id, key, request_hash, ticket_id, status, created_at)
		values (?, ?, ?, nullif(?::bigint, 0), ?, ?) on conflict do nothing`, user, in.Key, in.Hash, ticket, in.Status, now)
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected == 1 {
		return nil
	}
	return replayed(tx, user, in)
}

// replayed tells what became of a key that is taken: Replayed, or an Invalid
// problem where the same key came with another request.
func replayed(tx *gorm.DB, user int, in *desk.Intent) error {
	var hash []byte
	var ticket int64
	var status int
	row := tx.Raw(`select request_hash, coalesce(ticket_id, 0), status from idempotency_keys where user_id = ? and key = ?`, user, in.Key).Row()
	if err := row.Scan(&hash, &ticket, &status); err != nil {
		return fmt.Errorf("read idempotency key: %w", err)
	}
	if !bytes.Equal(hash, in.Hash) {
		return problem.New(problem.Invalid, "idempotency-key-reused")
	}
	return &desk.Replayed{Ticket: ticket, Status: status}
}

// ClaimKey honours the key of a POST that only reads: the same request may be
// sent again, another one with the same key is refused.
func (db *DB) ClaimKey(ctx context.Context, user int) error {
	err := takeIntent(ctx, db.Gorm(ctx), user, 0, db.now())
	if desk.AsReplayed(err) != nil {
		return nil
	}
	return err
}

// intList writes ids as PostgreSQL's array literal.
func intList[T int | int64](ids []T) string {
	var b strings.Builder
	b.WriteByte('{')
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatInt(int64(id), 10))
	}
	b.WriteByte('}')
	return b.String()
}

// textList writes words as PostgreSQL's array literal; nil where there are none.
func textList(words []string) any {
	if len(words) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteByte('{')
	for i, w := range words {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(w) + `"`)
	}
	b.WriteByte('}')
	return b.String()
}
