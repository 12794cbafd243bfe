package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

const draftColumns = `d.unit_id, d.revision, coalesce(d.based_on, 0), coalesce(d.begun_by, 0), coalesce(d.changed_by, 0), d.changed_at, d.plan::text,
	coalesce((select max(r.id) from rehearsals r where r.unit_id = d.unit_id and r.revision = d.revision and r.state = 'done'), 0)`

func (s *Plans) scanDrafts(tx *gorm.DB, condition string, args ...any) (all []desk.PlanDraft, err error) {
	rows, err := tx.Raw(`select `+draftColumns+` from routing_drafts d where `+condition, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("read drafts of plans: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var d desk.PlanDraft
		var text string
		if err := rows.Scan(&d.Unit, &d.Revision, &d.BasedOn, &d.BegunBy, &d.ChangedBy, &d.ChangedAt, &text, &d.Rehearsed); err != nil {
			return nil, fmt.Errorf("read drafts of plans: %w", err)
		}
		d.ChangedAt, d.Plan = d.ChangedAt.UTC(), json.RawMessage(text)
		all = append(all, d)
	}
	return all, rows.Err()
}

func (s *Plans) drafts(ctx context.Context, units []int) ([]desk.PlanDraft, error) {
	return s.scanDrafts(s.db.Gorm(ctx), `d.unit_id = any (?::int[])`, intList(units))
}

// Draft is a unit's; NotFound with slug draft-not-found.
func (s *Plans) Draft(ctx context.Context, unit int) (*desk.PlanDraft, error) {
	all, err := s.drafts(ctx, []int{unit})
	if err == nil && len(all) == 0 {
		err = problem.New(problem.NotFound, "draft-not-found")
	}
	if err != nil {
		return nil, err
	}
	return &all[0], nil
}

// lockDraft keeps a unit's draft as it is until the transaction ends; nil where
// there is none. The caller holds lockRouting's lock.
func (s *Plans) lockDraft(tx *gorm.DB, unit int) (*desk.PlanDraft, error) {
	all, err := s.scanDrafts(tx, `d.unit_id = ? for update of d`, unit)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &all[0], nil
}

// Save begins a unit's draft or keeps it in place of the revision that it was
// made from; faults are kept too, so that nothing is lost. What changes nothing
// makes no revision. Conflict with slug draft-exists where one is to be begun
// beside another, draft-changed-meanwhile where the revision is no longer the
// newest, version-published-meanwhile where BasedOn neither counts nor is to come.
func (s *Plans) Save(ctx context.Context, p *auth.Principal, in desk.SavePlan) (kept *desk.PlanDraft, err error) {
	err = s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		if err := lockRouting(tx); err != nil {
			return err
		}
		draft, err := s.lockDraft(tx, in.Unit)
		switch {
		case err != nil:
			return err
		case in.Revision == 0 && draft != nil:
			return problem.New(problem.Conflict, "draft-exists")
		case in.Revision != 0 && (draft == nil || draft.Revision != in.Revision):
			return problem.New(problem.Conflict, "draft-changed-meanwhile")
		}
		base, err := s.base(tx, in, draft)
		if err != nil {
			return err
		}
		if draft == nil {
			err = s.beginDraft(tx, p.Actor(), in, base)
		} else {
			err = s.changeDraft(tx, p.Actor(), in, base)
		}
		if err != nil {
			return err
		}
		kept, err = s.lockDraft(tx, in.Unit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("save draft of a plan: %w", err)
	}
	return kept, nil
}

// base is the version that a draft is based on: the one that the editor says,
// else the one that it was begun from, else the one that counts now; 0 where a
// unit has none.
func (s *Plans) base(tx *gorm.DB, in desk.SavePlan, draft *desk.PlanDraft) (int, error) {
	live, err := s.counting(tx, in.Unit, s.db.now())
	switch {
	case err != nil:
		return 0, err
	case in.BasedOn == 0 && draft != nil:
		return draft.BasedOn, nil
	case in.BasedOn == 0 || in.BasedOn == live:
		return live, nil
	}
	var coming []int
	if err := tx.Raw(`select version from routing_plans where unit_id = ? and effective_at > ?`, in.Unit, s.db.now()).Scan(&coming).Error; err != nil {
		return 0, err
	}
	if !slices.Contains(coming, in.BasedOn) {
		return 0, problem.New(problem.Conflict, "version-published-meanwhile")
	}
	return in.BasedOn, nil
}

func (s *Plans) beginDraft(tx *gorm.DB, by tickets.Actor, in desk.SavePlan, base int) error {
	now := s.db.now()
	var revision int
	if err := tx.Raw(`insert into routing_drafts (unit_id, plan, based_on, begun_by, changed_by, changed_at) values (?, ?::jsonb, nullif(?, 0), ?, ?, ?) returning revision`,
		in.Unit, string(in.Plan), base, by.ID, by.ID, now).Row().Scan(&revision); err != nil {
		return err
	}
	return routingEvent(tx, by, now, tickets.RuleDraftChanged, "rule", base, in.Unit, revision, tickets.Data{Outcome: "begun"})
}

func (s *Plans) changeDraft(tx *gorm.DB, by tickets.Actor, in desk.SavePlan, base int) error {
	now, revision := s.db.now(), 0
	err := tx.Raw(`update routing_drafts set plan = ?::jsonb, based_on = nullif(?, 0), revision = default, changed_by = ?, changed_at = ?
		where unit_id = ? and (plan <> ?::jsonb or based_on is distinct from nullif(?, 0)) returning revision`, string(in.Plan), base, by.ID, now, in.Unit, string(in.Plan), base).
		Row().Scan(&revision)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	return routingEvent(tx, by, now, tickets.RuleDraftChanged, "rule", base, in.Unit, revision, tickets.Data{Outcome: "changed"})
}

// Drop throws a unit's draft away; where there is none, nothing happens.
// Conflict with slug draft-changed-meanwhile where the revision is no longer the
// newest.
func (s *Plans) Drop(ctx context.Context, p *auth.Principal, unit, revision int) error {
	err := s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		if err := lockRouting(tx); err != nil {
			return err
		}
		draft, err := s.lockDraft(tx, unit)
		switch {
		case err != nil || draft == nil:
			return err
		case draft.Revision != revision:
			return problem.New(problem.Conflict, "draft-changed-meanwhile")
		}
		if err := tx.Exec(`delete from routing_drafts where unit_id = ?`, unit).Error; err != nil {
			return err
		}
		return routingEvent(tx, p.Actor(), s.db.now(), tickets.RuleDraftChanged, "rule", draft.BasedOn, unit, draft.Revision, tickets.Data{Outcome: "dropped"})
	})
	if err != nil {
		return fmt.Errorf("drop draft of a plan: %w", err)
	}
	return nil
}
