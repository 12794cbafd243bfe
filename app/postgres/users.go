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
	"kontaktpunkten/tickets/problem"
)

// Users keeps people and their local accounts for package auth: it is both its
// Accounts and its UserStore.
type Users struct{ db *DB }

// NewUsers makes the store.
func NewUsers(db *DB) *Users { return &Users{db: db} }

// Account finds an account that is not disabled.
func (s *Users) Account(ctx context.Context, username string) (auth.Account, bool, error) {
	var a auth.Account
	var locked sql.NullTime
	row := s.db.Gorm(ctx).Raw(`select id, password_hash, demo, locked_until from users
		where username = ? and disabled_at is null`, username).Row()
	err := row.Scan(&a.UserID, &a.Hash, &a.Demo, &locked)
	if errors.Is(err, sql.ErrNoRows) {
		return auth.Account{}, false, nil
	}
	a.LockedUntil = locked.Time
	return a, err == nil, err
}

// SignInFailed counts a failure; the arithmetic is auth.LockRule.Until's, done
// here so that failures at the same time on two replicas all count.
func (s *Users) SignInFailed(ctx context.Context, userID int, at time.Time, rule auth.LockRule) (time.Time, error) {
	var locked sql.NullTime
	row := s.db.Gorm(ctx).Raw(`update users set failed = failed + 1, locked_until = case when failed + 1 >= @after then
			cast(@at as timestamptz) + make_interval(secs => least(@longest, @first * power(2, least(failed + 1 - @after, 30)))) end
		where id = @id returning locked_until`,
		sql.Named("after", rule.After), sql.Named("at", at), sql.Named("longest", rule.Longest.Seconds()),
		sql.Named("first", rule.First.Seconds()), sql.Named("id", userID)).Row()
	if err := row.Scan(&locked); err != nil {
		return time.Time{}, err
	}
	return locked.Time, nil
}

// Rehash replaces a hash unless it has been replaced meanwhile.
func (s *Users) Rehash(ctx context.Context, userID int, from, to string) error {
	return s.db.Gorm(ctx).Exec(`update users set password_hash = ? where id = ? and password_hash = ?`, to, userID, from).Error
}

// SaveSettings keeps what a person chose for their own screen.
func (s *Users) SaveSettings(ctx context.Context, userID int, settings json.RawMessage) error {
	return oneUser(s.db.Gorm(ctx).Exec(`update users set settings = ?::jsonb where id = ?`, string(settings), userID))
}

// Insert adds a person.
func (s *Users) Insert(ctx context.Context, by tickets.Actor, u auth.NewUser, hash string, at time.Time) (id int, err error) {
	err = s.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		row := tx.Raw(`insert into users (username, name, title, hsa_id, profession, licensed, prescriber, password_hash, demo, created_at)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (username) do nothing returning id`,
			u.Username, u.Name, u.Title, u.HSAID, u.Profession, u.Licensed, u.Prescriber, hash, u.Demo, at).Row()
		switch err := row.Scan(&id); {
		case errors.Is(err, sql.ErrNoRows):
			return auth.ErrUsernameTaken
		case err != nil:
			return err
		}
		return grant(tx, by, id, u.Roles, u.Queues, at, nil)
	})
	return id, err
}

// List gives all people by user name, or only the one named.
func (s *Users) List(ctx context.Context, username string) (list []auth.User, err error) {
	rows, err := s.db.Gorm(ctx).Raw(`select u.id, u.username, u.name, u.title, u.hsa_id, u.profession, u.licensed, u.prescriber,
			u.demo, u.disabled_at is not null,
			coalesce((select json_agg(json_build_object('Role', r.role, 'UnitCode', n.code) order by n.code, r.role)
				from user_roles r join units n on n.id = r.unit_id where r.user_id = u.id), '[]'),
			coalesce((select json_agg(q.code order by q.code) from queue_members m join queues q on q.id = m.queue_id where m.user_id = u.id), '[]')
		from users u where ? in ('', u.username) order by u.username`, username).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var u auth.User
		var roles, queues []byte
		if err := rows.Scan(&u.ID, &u.Username, &u.Name, &u.Title, &u.HSAID, &u.Profession, &u.Licensed, &u.Prescriber,
			&u.Demo, &u.Disabled, &roles, &queues); err != nil {
			return nil, err
		}
		if err := errors.Join(json.Unmarshal(roles, &u.Roles), json.Unmarshal(queues, &u.Queues)); err != nil {
			return nil, err
		}
		list = append(list, u)
	}
	return list, rows.Err()
}

// SetPassword replaces the hash, forgets failures and ends all sessions.
func (s *Users) SetPassword(ctx context.Context, by tickets.Actor, userID int, hash string, at time.Time) error {
	return s.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		err := oneUser(tx.Exec(`update users set password_hash = ?, failed = 0, locked_until = null where id = ?`, hash, userID))
		if err != nil {
			return err
		}
		return endSessions(tx, userID, by, at)
	})
}

// SetRoles replaces roles and queues.
func (s *Users) SetRoles(ctx context.Context, by tickets.Actor, userID int, roles []auth.RoleIn, queues []string, at time.Time) error {
	return s.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		// The person's row orders two changes at once.
		if err := oneUser(tx.Exec(`select from users where id = ? for update`, userID)); err != nil {
			return err
		}
		var before []int
		if err := tx.Raw(`delete from user_roles where user_id = ? returning unit_id`, userID).Scan(&before).Error; err != nil {
			return err
		}
		if err := tx.Exec(`delete from queue_members where user_id = ?`, userID).Error; err != nil {
			return err
		}
		return grant(tx, by, userID, roles, queues, at, before)
	})
}

// Disable closes the account and ends all its sessions; once closed it stays so.
func (s *Users) Disable(ctx context.Context, by tickets.Actor, userID int, at time.Time) error {
	return s.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		if err := oneUser(tx.Exec(`update users set disabled_at = coalesce(disabled_at, ?) where id = ?`, at, userID)); err != nil {
			return err
		}
		if err := endSessions(tx, userID, by, at); err != nil {
			return err
		}
		return userEvent(tx, tickets.RightsChanged, userID, by, at, nil, rights{Disabled: true})
	})
}

// rights is what user.rights-changed holds: the rights from now on.
type rights struct {
	Roles    []roleIn `json:"roles,omitempty"`
	Queues   []int    `json:"queues,omitempty"`
	Disabled bool     `json:"disabled,omitempty"`
}

type roleIn struct {
	Role string `json:"role"`
	Unit int    `json:"unit"`
}

// grant gives roles and queues to who has none, and appends the event. before
// are the units where the person had roles.
func grant(tx *gorm.DB, by tickets.Actor, userID int, roles []auth.RoleIn, queues []string, at time.Time, before []int) error {
	var now rights
	var faults []problem.Field
	for i, role := range roles {
		unit, err := idOf(tx, `select id from units where code = ?`, role.UnitCode)
		if err != nil {
			return err
		}
		if unit == 0 {
			faults = append(faults, problem.Field{Path: fmt.Sprintf("roles[%d].unit", i), Slug: "unknown-unit"})
		}
		now.Roles = append(now.Roles, roleIn{Role: role.Role, Unit: unit})
	}
	for i, code := range queues {
		queue, err := idOf(tx, `select id from queues where code = ?`, code)
		if err != nil {
			return err
		}
		if queue == 0 {
			faults = append(faults, problem.Field{Path: fmt.Sprintf("queues[%d]", i), Slug: "unknown-queue"})
		}
		now.Queues = append(now.Queues, queue)
	}
	if len(faults) > 0 {
		return problem.OfFields(faults)
	}
	for _, role := range now.Roles {
		if err := tx.Exec(`insert into user_roles (user_id, role, unit_id) values (?, ?, ?) on conflict do nothing`, userID, role.Role, role.Unit).Error; err != nil {
			return err
		}
	}
	for _, queue := range now.Queues {
		if err := tx.Exec(`insert into queue_members (user_id, queue_id) values (?, ?) on conflict do nothing`, userID, queue).Error; err != nil {
			return err
		}
	}
	return userEvent(tx, tickets.RightsChanged, userID, by, at, before, now)
}

// idOf is the id that a code stands for; 0 where there is none.
func idOf(tx *gorm.DB, query, code string) (id int, err error) {
	err = tx.Raw(query, code).Row().Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// oneUser is ErrUnknownUser when a statement found nobody.
func oneUser(done *gorm.DB) error {
	if done.Error == nil && done.RowsAffected == 0 {
		return auth.ErrUnknownUser
	}
	return done.Error
}
