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
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// CloseQueue closes a queue for what is new, or opens it again; what is so
// already stays. NotFound with slug queue-not-found; desk.QueueInUse while plans,
// tickets or its unit still need it.
func (s *Plans) CloseQueue(ctx context.Context, p *auth.Principal, id int, closed bool) error {
	err := s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		if err := lockRouting(tx); err != nil {
			return err
		}
		var is bool
		err := tx.Raw(`select closed_at is not null from queues where id = ? for update`, id).Row().Scan(&is)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return problem.New(problem.NotFound, "queue-not-found")
		case err != nil || is == closed:
			return err
		}
		d, err := s.db.loadDirectory(tx)
		if err != nil {
			return err
		}
		kind := tickets.QueueOpened
		if closed {
			kind = tickets.QueueClosed
			if err := s.unused(tx, d, d.Queues[id]); err != nil {
				return err
			}
		}
		now := s.db.now()
		if err := tx.Exec(`update queues set closed_at = case when ? then ?::timestamptz end where id = ?`, closed, now, id).Error; err != nil {
			return err
		}
		return routingEvent(tx, p.Actor(), now, kind, "queue", id, d.Queues[id].Unit, 1, tickets.Data{})
	})
	if err != nil {
		return fmt.Errorf("close queue: %w", err)
	}
	return s.db.book.Refresh(ctx)
}

// unused refuses with desk.QueueInUse what still needs the queue.
func (s *Plans) unused(tx *gorm.DB, d *desk.Directory, q *desk.Queue) error {
	uses, err := s.plansWith(tx, d, q)
	if err != nil {
		return err
	}
	var lies, owned, asked int
	if err := tx.Raw(`select count(*) filter (where queue_id = ?), count(*) filter (where owner_queue_id = ?),
		(select count(*) from escalations where answered_at is null and (from_queue_id = ? or to_queue_id = ?))
		from tickets where status <> 'closed' and (queue_id = ? or owner_queue_id = ?)`, q.ID, q.ID, q.ID, q.ID, q.ID, q.ID).Row().Scan(&lies, &owned, &asked); err != nil {
		return err
	}
	for _, t := range []wire.QueueUse{{Slug: "open-tickets", Count: lies}, {Slug: "owned-tickets", Count: owned}, {Slug: "open-questions", Count: asked}} {
		if t.Count > 0 {
			t.Unit = q.UnitCode
			uses = append(uses, t)
		}
	}
	if q.Line == 1 && !d.AnotherFirstLine(q) {
		uses = append(uses, wire.QueueUse{Slug: "only-first-line", Unit: q.UnitCode})
	}
	if len(uses) > 0 {
		return &desk.QueueInUse{Uses: uses}
	}
	return nil
}

// plansWith finds the plans that would have faults without the queue: those that
// count, those to come, and drafts, of every unit.
func (s *Plans) plansWith(tx *gorm.DB, d *desk.Directory, q *desk.Queue) (uses []wire.QueueUse, err error) {
	now := s.db.now()
	var plans []struct {
		UnitID, Version int
		Slug, Plan      string
	}
	if err := tx.Raw(`select v.unit_id, v.version, case when v.effective_at > ? then 'coming-plan' else 'live-plan' end as slug, v.plan::text as plan
		from routing_plans v where v.effective_at > ? or v.version = `+counting+`
		union all select unit_id, 0, 'drafted-plan', plan::text from routing_drafts order by 1, 2 desc`, now, now, now).Scan(&plans).Error; err != nil {
		return nil, err
	}
	without := d.Without(q.ID)
	for _, p := range plans {
		u := d.Units[p.UnitID]
		_, before, err := d.CheckPlan(u, p.Version, now, json.RawMessage(p.Plan))
		if err != nil {
			return nil, fmt.Errorf("version %d: %w", p.Version, err)
		}
		_, after, err := without.CheckPlan(u, p.Version, now, json.RawMessage(p.Plan))
		if err != nil {
			return nil, fmt.Errorf("version %d: %w", p.Version, err)
		}
		plan, err := desk.TypedPlan(json.RawMessage(p.Plan))
		if err != nil {
			return nil, fmt.Errorf("version %d: %w", p.Version, err)
		}
		for _, x := range after {
			if !x.Warning && !slices.Contains(before, x) {
				uses = append(uses, wire.QueueUse{Slug: p.Slug, Unit: u.Code, Rule: x.Rule, Path: x.Path, Name: partName(&plan, x), Version: p.Version})
			}
		}
	}
	return uses, nil
}

// partName is what people call the rule or the step that has a fault; empty
// where it is in neither.
func partName(plan *wire.RoutingPlan, x rule.Problem) string {
	for _, r := range plan.Rules {
		if x.Rule != "" && r.ID == x.Rule {
			return r.Name
		}
	}
	var step int
	if n, _ := fmt.Sscanf(x.Path, "steps[%d]", &step); n == 1 && step < len(plan.Steps) {
		return plan.Steps[step].Name
	}
	return ""
}
