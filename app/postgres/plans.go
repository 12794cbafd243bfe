package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Plans are what units have decided about routing, with their drafts. They hold
// nothing of a patient, so reading them is not in the access log; who changed
// what, when and why is in the versions and the events.
type Plans struct{ db *DB }

// NewPlans makes the plans of a database.
func NewPlans(db *DB) *Plans { return &Plans{db: db} }

// farAhead is how long before its time a version can be published.
const farAhead = 2 // years

// lockRouting lets one change of plans or of the queues they point at go on at a
// time: a plan is checked against queues that nobody closes meanwhile.
func lockRouting(tx *gorm.DB) error {
	return tx.Exec(`select pg_advisory_xact_lock(hashtext('kp.routing'))`).Error
}

// counting is the version that counts for unit v.unit_id at an instant.
const counting = `(select l.version from routing_plans l where l.unit_id = v.unit_id and l.effective_at <= ? order by l.effective_at desc, l.version desc limit 1)`

const versionColumns = `v.version, v.unit_id, v.effective_at, v.created_at, coalesce(v.created_by, 0), v.note, coalesce(v.back_to, 0), coalesce(v.version = ` + counting + `, false)`

func scanVersion(rows interface{ Scan(...any) error }, more ...any) (v desk.PlanVersion, err error) {
	err = rows.Scan(append([]any{&v.Version, &v.Unit, &v.EffectiveAt, &v.CreatedAt, &v.By, &v.Note, &v.BackTo, &v.Live}, more...)...)
	v.EffectiveAt, v.CreatedAt = v.EffectiveAt.UTC(), v.CreatedAt.UTC()
	return v, err
}

// Stands is where each of the units stands, in their order; the draft without
// its plan.
func (s *Plans) Stands(ctx context.Context, units []int) ([]desk.PlanStand, error) {
	all, at, now := make([]desk.PlanStand, len(units)), map[int]*desk.PlanStand{}, s.db.now()
	for i, unit := range units {
		all[i].Unit, at[unit] = unit, &all[i]
	}
	rows, err := s.db.Gorm(ctx).Raw(`select `+versionColumns+`, v.plan::text from routing_plans v where v.unit_id = any (?::int[]) and (v.version = `+counting+`
		or v.version = (select c.version from routing_plans c where c.unit_id = v.unit_id and c.effective_at > ? order by c.effective_at, c.version desc limit 1))`,
		now, intList(units), now, now).Rows()
	if err != nil {
		return nil, fmt.Errorf("where plans stand: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		v, err := scanVersion(rows, &text)
		if err != nil {
			return nil, fmt.Errorf("where plans stand: %w", err)
		}
		v.Plan = json.RawMessage(text)
		if stand := at[v.Unit]; v.Live {
			stand.Live = &v
		} else {
			stand.Coming = &v
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("where plans stand: %w", err)
	}
	drafts, err := s.drafts(ctx, units)
	for i := range drafts {
		at[drafts[i].Unit].Draft = &drafts[i]
	}
	return all, err
}

// Versions are a unit's before one (0: all), the newest first, without their
// plans.
func (s *Plans) Versions(ctx context.Context, unit, before, limit int) ([]desk.PlanVersion, error) {
	rows, err := s.db.Gorm(ctx).Raw(`select `+versionColumns+` from routing_plans v where v.unit_id = ? and (? = 0 or v.version < ?) order by v.version desc limit ?`,
		s.db.now(), unit, before, before, limit).Rows()
	if err != nil {
		return nil, fmt.Errorf("versions of a plan: %w", err)
	}
	defer rows.Close()
	var all []desk.PlanVersion
	for rows.Next() {
		v, err := scanVersion(rows)
		if err != nil {
			return nil, fmt.Errorf("versions of a plan: %w", err)
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// Version is one of a unit's; NotFound with slug version-not-found.
func (s *Plans) Version(ctx context.Context, unit, version int) (*desk.PlanVersion, error) {
	return s.version(s.db.Gorm(ctx), unit, version)
}

func (s *Plans) version(tx *gorm.DB, unit, version int) (*desk.PlanVersion, error) {
	var text string
	v, err := scanVersion(tx.Raw(`select `+versionColumns+`, v.plan::text from routing_plans v where v.unit_id = ? and v.version = ?`, s.db.now(), unit, version).Row(), &text)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "version-not-found")
	case err != nil:
		return nil, fmt.Errorf("read version of a plan: %w", err)
	}
	v.Plan = json.RawMessage(text)
	return &v, nil
}

// Publish lets a unit's draft count from an instant on and ends the draft.
// Conflict with slug draft-changed-meanwhile where the revision is not the
// newest, version-published-meanwhile where the draft was begun from another
// version than the one that it would take over from; Invalid where the instant
// is past or far ahead, or the revision has not been rehearsed and nobody said
// that it need not be; desk.PlanRefused where the plan has faults.
func (s *Plans) Publish(ctx context.Context, p *auth.Principal, in desk.PublishPlan) (*desk.PlanVersion, error) {
	now := s.db.now()
	made := desk.PlanVersion{Unit: in.Unit, EffectiveAt: in.EffectiveAt, CreatedAt: now, By: p.UserID, Note: in.Note}
	switch {
	case in.EffectiveAt.IsZero():
		made.EffectiveAt = now
	case in.EffectiveAt.Before(now):
		return nil, problem.OfField("effective_at", "in-the-past")
	case in.EffectiveAt.After(now.AddDate(farAhead, 0, 0)):
		return nil, problem.OfField("effective_at", "too-far-ahead")
	}
	return s.publish(ctx, p, &made, func(tx *gorm.DB) error {
		draft, err := s.lockDraft(tx, in.Unit)
		switch {
		case err != nil:
			return err
		case draft == nil || draft.Revision != in.Revision:
			return problem.New(problem.Conflict, "draft-changed-meanwhile")
		case draft.Rehearsed == 0 && !in.Unrehearsed:
			return problem.OfField("unrehearsed", "not-rehearsed")
		}
		made.Plan = draft.Plan
		before, err := s.counting(tx, in.Unit, made.EffectiveAt)
		if err != nil {
			return err
		}
		if before != draft.BasedOn {
			return problem.New(problem.Conflict, "version-published-meanwhile")
		}
		return tx.Exec(`delete from routing_drafts where unit_id = ?`, in.Unit).Error
	})
}

// Back lets the content of an earlier version count again from now on; the draft
// stays. NotFound with slug version-not-found; Invalid where that version counts
// already; desk.PlanRefused where its content no longer fits the desk.
func (s *Plans) Back(ctx context.Context, p *auth.Principal, unit, version int, note string) (*desk.PlanVersion, error) {
	now := s.db.now()
	made := desk.PlanVersion{Unit: unit, EffectiveAt: now, CreatedAt: now, By: p.UserID, Note: note, BackTo: version}
	return s.publish(ctx, p, &made, func(tx *gorm.DB) error {
		old, err := s.version(tx, unit, version)
		if err != nil {
			return err
		}
		if old.Live {
			return problem.OfField("version", "counts-already")
		}
		made.Plan = old.Plan
		return nil
	})
}

// Withdraw takes back a version that has not begun to count; a draft that was
// begun from it is one of what counts now. NotFound with slug version-not-found;
// Invalid where it has begun.
func (s *Plans) Withdraw(ctx context.Context, p *auth.Principal, unit, version int) error {
	err := s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		if err := lockRouting(tx); err != nil {
			return err
		}
		v, err := s.version(tx, unit, version)
		switch {
		case err != nil:
			return err
		case !v.EffectiveAt.After(s.db.now()):
			return problem.OfField("version", "counts-already")
		}
		live, err := s.counting(tx, unit, s.db.now())
		if err != nil {
			return err
		}
		if err := tx.Exec(`update routing_drafts set based_on = nullif(?, 0) where based_on = ?`, live, version).Error; err != nil {
			return err
		}
		if err := tx.Exec(`delete from routing_plans where version = ?`, version).Error; err != nil {
			return err
		}
		return routingEvent(tx, p.Actor(), s.db.now(), tickets.RulesPublished, "rule", version, unit, 1, tickets.Data{Outcome: "withdrawn"})
	})
	if err != nil {
		return fmt.Errorf("withdraw plan: %w", err)
	}
	return s.db.book.Refresh(ctx)
}

// publish keeps the version that fill makes, and tells of it in an event. What
// was asked before is answered with what came of it.
func (s *Plans) publish(ctx context.Context, p *auth.Principal, made *desk.PlanVersion, fill func(*gorm.DB) error) (*desk.PlanVersion, error) {
	if made.Note = strings.TrimSpace(made.Note); len([]rune(made.Note)) < 3 {
		return nil, problem.OfField("note", "too-short")
	}
	err := s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		if err := lockRouting(tx); err != nil {
			return err
		}
		if err := fill(tx); err != nil {
			return err
		}
		d, err := s.db.loadDirectory(tx)
		if err != nil {
			return err
		}
		plan, problems, err := d.CheckPlan(d.Units[made.Unit], 0, made.EffectiveAt, made.Plan)
		if err != nil {
			return err
		}
		if plan == nil {
			return &desk.PlanRefused{Problems: problems}
		}
		return keepVersion(tx, p.Actor(), made)
	})
	if desk.AsReplayed(err) != nil {
		return s.newest(ctx, made.Unit, p.UserID)
	}
	if err != nil {
		return nil, fmt.Errorf("publish plan: %w", err)
	}
	if err := s.db.book.Refresh(ctx); err != nil {
		return nil, fmt.Errorf("publish plan: %w", err)
	}
	return s.Version(ctx, made.Unit, made.Version)
}

func keepVersion(tx *gorm.DB, by tickets.Actor, v *desk.PlanVersion) error {
	if err := tx.Raw(`insert into routing_plans (unit_id, effective_at, plan, note, back_to, created_by, created_at)
		values (?, ?, ?::jsonb, ?, nullif(?, 0), ?, ?) returning version`,
		v.Unit, v.EffectiveAt, string(v.Plan), v.Note, v.BackTo, v.By, v.CreatedAt).Row().Scan(&v.Version); err != nil {
		return err
	}
	return routingEvent(tx, by, v.CreatedAt, tickets.RulesPublished, "rule", v.Version, v.Unit, 1, tickets.Data{})
}

// routingEvent tells of something that is about a unit's routing.
func routingEvent(tx *gorm.DB, by tickets.Actor, at time.Time, kind tickets.Kind, subject string, id, unit, version int, data tickets.Data) error {
	text, err := json.Marshal(data)
	if err != nil {
		return err
	}
	return tx.Exec(`insert into events (at, subject_type, subject_id, unit_ids, actor_kind, actor_id, kind, version, data)
		values (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?::jsonb)`, at, subject, id, intList([]int{unit}), by.Kind, by.ID, kind, version, string(text)).Error
}

// newest is the last version that a person published.
func (s *Plans) newest(ctx context.Context, unit, by int) (*desk.PlanVersion, error) {
	var version int
	if err := s.db.Gorm(ctx).Raw(`select coalesce(max(version), 0) from routing_plans where unit_id = ? and created_by = ?`, unit, by).Row().Scan(&version); err != nil {
		return nil, fmt.Errorf("read newest version of a plan: %w", err)
	}
	return s.Version(ctx, unit, version)
}

// counting is the version of a unit that counts at an instant; 0 where none does.
func (s *Plans) counting(tx *gorm.DB, unit int, at time.Time) (version int, err error) {
	err = tx.Raw(`select coalesce((select version from routing_plans where unit_id = ? and effective_at <= ? order by effective_at desc, version desc limit 1), 0)`, unit, at).
		Row().Scan(&version)
	return version, err
}
