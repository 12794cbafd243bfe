package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets"
)

// Sessions keeps sessions for package auth. What ends one says so in an event of
// the same statement, so that every replica closes the sockets.
type Sessions struct{ db *DB }

// NewSessions makes the store.
func NewSessions(db *DB) *Sessions { return &Sessions{db: db} }

// Open adds a session and forgets the account's failures.
func (s *Sessions) Open(ctx context.Context, hash auth.TokenHash, userID int, at, expires time.Time) error {
	return s.db.Gorm(ctx).Exec(`with opened as (
			insert into sessions (user_id, token_hash, created_at, seen_at, expires_at) values (?, ?, ?, ?, ?)
		)
		update users set failed = 0, locked_until = null where id = ? and (failed > 0 or locked_until is not null)`,
		userID, hash[:], at, at, expires, userID).Error // GORM spreads bytes that come right after a parenthesis
}

// Read finds a session with its person, roles and queues in one statement.
func (s *Sessions) Read(ctx context.Context, hash auth.TokenHash) (auth.Session, bool, error) {
	var session auth.Session
	var roles, queues, settings []byte
	p := &session.Person
	row := s.db.Gorm(ctx).Raw(`select s.created_at, s.seen_at, s.expires_at, u.demo,
			u.id, u.username, u.name, u.title, u.hsa_id, u.profession, u.licensed, u.prescriber, u.settings,
			coalesce((select json_agg(json_build_object('role', r.role, 'unit', n.id, 'unit_code', n.code,
					'unit_hsa_id', n.hsa_id, 'provider_hsa_id', n.provider_hsa_id) order by n.id, r.role)
				from user_roles r join units n on n.id = r.unit_id where r.user_id = u.id), '[]'),
			coalesce((select json_agg(m.queue_id order by m.queue_id) from queue_members m where m.user_id = u.id), '[]')
		from sessions s join users u on u.id = s.user_id
		where s.token_hash = ? and u.disabled_at is null`, hash[:]).Row()
	err := row.Scan(&session.CreatedAt, &session.SeenAt, &session.ExpiresAt, &session.Demo,
		&p.UserID, &p.Username, &p.Name, &p.Title, &p.HSAID, &p.Profession, &p.Licensed, &p.Prescriber, &settings,
		&roles, &queues)
	if errors.Is(err, sql.ErrNoRows) {
		return auth.Session{}, false, nil
	}
	if err == nil {
		err = errors.Join(json.Unmarshal(roles, &p.Roles), json.Unmarshal(queues, &p.Queues))
	}
	if err != nil {
		return auth.Session{}, false, fmt.Errorf("scan session: %w", err)
	}
	p.Settings = settings
	return session, true, nil
}

// Touch moves a session's last activity forward.
func (s *Sessions) Touch(ctx context.Context, hash auth.TokenHash, at time.Time) error {
	return s.db.Gorm(ctx).Exec(`update sessions set seen_at = ? where token_hash = ? and seen_at < ?`, at, hash[:], at).Error
}

// ended appends session.ended for each row of gone (token_hash, user_id), whose
// subject is the session: auth.TokenHash.Key in SQL. Its arguments are the
// instant, the kind of actor and whether the actor is the session's person.
const ended = `
	insert into events (at, subject_type, subject_id, unit_ids, actor_kind, actor_id, kind, version, data)
	select ?, 'session', ('x' || encode(substr(gone.token_hash, 1, 8), 'hex'))::bit(64)::bigint & 9223372036854775807,
		coalesce((select array_agg(distinct r.unit_id) from user_roles r where r.user_id = gone.user_id), '{}'),
		?, case when ? then gone.user_id end, '` + string(tickets.SessionEnded) + `', 0, '{}'
	from gone`

// End removes one session.
func (s *Sessions) End(ctx context.Context, hash auth.TokenHash, at time.Time) error {
	done := s.db.Gorm(ctx).Exec(`with gone as (delete from sessions where token_hash = ? returning token_hash, user_id)`+ended,
		hash[:], at, tickets.ByUser, true)
	if done.Error == nil && done.RowsAffected > 0 {
		s.db.committed()
	}
	return done.Error
}

// EndAll removes every session of a person, with one event whose subject is the
// person.
func (s *Sessions) EndAll(ctx context.Context, userID int, by tickets.Actor, at time.Time) error {
	return s.db.tx(ctx, nil, 0, func(tx *gorm.DB) error { return endSessions(tx, userID, by, at) })
}

// sweepBatch keeps the transaction short.
const sweepBatch = 500

// Sweep removes up to 500 sessions that expired by an instant or were last seen
// before idleSince, and answers how many: ask again while it is 500. Several
// replicas may do so at once.
func (s *Sessions) Sweep(ctx context.Context, at, idleSince time.Time) (int64, error) {
	done := s.db.Gorm(ctx).Exec(`with old as (
			select token_hash from sessions where expires_at <= ? or seen_at < ? limit ? for update skip locked
		), gone as (
			delete from sessions s using old where s.token_hash = old.token_hash returning s.token_hash, s.user_id
		)`+ended, at, idleSince, sweepBatch, at, tickets.ByClock, false)
	if done.Error != nil {
		return 0, fmt.Errorf("sweep sessions: %w", done.Error)
	}
	if done.RowsAffected > 0 {
		s.db.committed()
	}
	return done.RowsAffected, nil
}

func endSessions(tx *gorm.DB, userID int, by tickets.Actor, at time.Time) error {
	done := tx.Exec(`delete from sessions where user_id = ?`, userID)
	if done.Error != nil || done.RowsAffected == 0 {
		return done.Error
	}
	return userEvent(tx, tickets.SessionEnded, userID, by, at, nil, struct{}{})
}

// userEvent appends an event about a person. units are those concerned besides
// the ones that the person has roles in now; data holds ids and codes.
func userEvent(tx *gorm.DB, kind tickets.Kind, userID int, by tickets.Actor, at time.Time, units []int, data any) error {
	text, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("event data: %w", err)
	}
	return tx.Exec(`insert into events (at, subject_type, subject_id, unit_ids, actor_kind, actor_id, kind, version, data)
		values (?, 'user', ?, array(select unit_id from user_roles where user_id = ? union select unnest(?::int[]) order by 1),
			?, nullif(?, 0), ?, 0, ?)`,
		at, userID, userID, intList(units), by.Kind, by.ID, kind, string(text)).Error
}
