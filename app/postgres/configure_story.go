package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// SeededPatient is a patient known before the first contact, with what a
// contact cannot tell: mail, protection and the agreed way (P-4).
type SeededPatient struct {
	IdentityNumber string `json:"identity_number"`
	IdentityKind   string `json:"identity_kind"`
	Name           string `json:"name"`
	Phone          string `json:"phone"`
	Email          string `json:"email"`
	Protection     string `json:"protection"` // none, marked, registered
	AgreedWay      string `json:"agreed_way"`
	Reach          string `json:"reach"` // of a protected one: inbox, phone, post
}

// AddPatients adds those whose number is not known yet.
func (db *DB) AddPatients(ctx context.Context, patients []SeededPatient, at time.Time) error {
	text, err := json.Marshal(patients)
	if err != nil {
		return err
	}
	err = db.Gorm(ctx).Exec(`insert into patients (identity_number, identity_kind, name, phone, email, protection, agreed_way, reach, created_at, updated_at)
		select identity_number, identity_kind, name, phone, email, protection, agreed_way, reach, ?::timestamptz, ?::timestamptz
		from jsonb_to_recordset(?::jsonb) as x (identity_number text, identity_kind text, name text, phone text, email text, protection text, agreed_way text, reach text)
		on conflict (identity_number) do nothing`, at, at, string(text)).Error
	if err != nil {
		return fmt.Errorf("add patients: %w", err)
	}
	return nil
}

// Now is the instant by the pool's clock.
func (db *DB) Now() time.Time { return db.now() }

// Untouched says whether nobody has worked here: no ticket, no patient, and
// nobody on the staff but demo accounts.
func (db *DB) Untouched(ctx context.Context) (yes bool, err error) {
	err = db.Gorm(ctx).Raw(`select not (exists (select from tickets) or exists (select from patients) or exists (select from users where not demo))`).Row().Scan(&yes)
	return yes, err
}

// Mark reads a mark that a program left for itself; nil where there is none.
func (db *DB) Mark(ctx context.Context, key string) (json.RawMessage, error) {
	var values []string
	err := db.Gorm(ctx).Raw(`select value::text from policies where key = ? and unit_id is null`, key).Scan(&values).Error
	if err != nil || len(values) == 0 {
		return nil, err
	}
	return json.RawMessage(values[0]), nil
}

// SetMark leaves or changes a mark.
func (db *DB) SetMark(ctx context.Context, key string, value json.RawMessage) error {
	return db.Gorm(ctx).Exec(`insert into policies (key, valid_from_on, value) values (?, '2000-01-01', ?::jsonb)
		on conflict (key, unit_id, valid_from_on) do update set value = excluded.value`, key, string(value)).Error
}

// Deeds are the keys that begin like this with the tickets they were about:
// what a program that was cut off had done.
func (db *DB) Deeds(ctx context.Context, prefix string) (map[string]int64, error) {
	var rows []struct {
		Key    string
		Ticket int64
	}
	err := db.Gorm(ctx).Raw(`select key, coalesce(ticket_id, 0) as ticket from idempotency_keys where starts_with(key, ?)`, prefix).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read deeds: %w", err)
	}
	deeds := make(map[string]int64, len(rows))
	for _, r := range rows {
		deeds[r.Key] = r.Ticket
	}
	return deeds, nil
}

// LastReference is the reference of the newest delivery by mail of what somebody
// wrote about a ticket; an error where there is none.
func (db *DB) LastReference(ctx context.Context, ticket int64) (reference string, err error) {
	err = db.Gorm(ctx).Raw(`select reference::text from deliveries where ticket_id = ? and message_id is not null and channel = 'email' order by id desc limit 1`, ticket).Row().Scan(&reference)
	if err != nil {
		return "", fmt.Errorf("last delivery: %w", err)
	}
	return reference, nil
}

// ForgetDeeds removes those keys.
func (db *DB) ForgetDeeds(ctx context.Context, prefix string) error {
	return db.Gorm(ctx).Exec(`delete from idempotency_keys where starts_with(key, ?)`, prefix).Error
}

// Exclusively runs f while no other program that uses the database runs one of
// the same name; the second waits for the first. It holds a connection of the
// pool meanwhile, so f needs a pool of at least two.
func (db *DB) Exclusively(ctx context.Context, name string, f func() error) (err error) {
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	say := func(ctx context.Context, statement string, args ...any) error {
		_, err := conn.ExecContext(ctx, statement, args...)
		return err
	}
	defer func() {
		err = errors.Join(err, say(context.WithoutCancel(ctx), `reset statement_timeout`), say(context.WithoutCancel(ctx), `reset lock_timeout`))
	}()
	// The other may take longer than a statement or a lock ordinarily may.
	if err := errors.Join(say(ctx, `set statement_timeout = 0`), say(ctx, `set lock_timeout = 0`)); err != nil {
		return err
	}
	if err := say(ctx, `select pg_advisory_lock(hashtext($1))`, name); err != nil {
		return fmt.Errorf("wait for %s: %w", name, err)
	}
	defer func() {
		err = errors.Join(err, say(context.WithoutCancel(ctx), `select pg_advisory_unlock(hashtext($1))`, name))
	}()
	return f()
}
