package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/workday"
)

// LoadDirectory reads the whole configuration: some hundreds of rows.
func (db *DB) LoadDirectory(ctx context.Context) (*desk.Directory, error) {
	return db.loadDirectory(db.Gorm(ctx))
}

func (db *DB) loadDirectory(tx *gorm.DB) (*desk.Directory, error) {
	d := &desk.Directory{Units: map[int]*desk.Unit{}, Queues: map[int]*desk.Queue{}, People: map[int]*desk.Person{},
		Reasons: map[string]wire.Reason{}, Actions: map[string]desk.Action{}, FlagAfter: 4}
	for _, load := range []struct {
		what string
		f    func(*gorm.DB, *desk.Directory) error
	}{
		{"units", loadUnits}, {"queues", loadQueues}, {"people", loadPeople},
		{"catalogues", loadCatalogues}, {"policies", db.loadPolicies}, {"plans", db.loadPlans},
	} {
		if err := load.f(tx, d); err != nil {
			return nil, fmt.Errorf("%s: %w", load.what, err)
		}
	}
	return d, nil
}

func loadUnits(tx *gorm.DB, d *desk.Directory) error {
	var rows []struct {
		ID                          int
		Code, Name, HSAID, Provider string
		MailAddress                 string
	}
	if err := tx.Raw(`select id, code, name, hsa_id as hsa_id, provider_hsa_id as provider, mail_address from units order by id`).Scan(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		u := &desk.Unit{ID: r.ID, Code: r.Code, Name: r.Name, HSAID: r.HSAID, ProviderHSAID: r.Provider, MailAddress: r.MailAddress}
		d.Units[r.ID], d.UnitOrder = u, append(d.UnitOrder, r.ID)
	}
	return nil
}

// licensed are the professions with a licence (P-12).
var licensed = []string{"nurse", "bma", "physician"}

func loadQueues(tx *gorm.DB, d *desk.Directory) error {
	var rows []struct {
		ID, UnitID, Line                    int
		Code, Name, Grp, Level, Professions string
		Closed                              bool
	}
	if err := tx.Raw(`select id, unit_id, line, code, name, coalesce(grp, '') as grp, coalesce(level, '') as level, array_to_json(professions)::text as professions, closed_at is not null as closed
		from queues order by unit_id, line, position, id`).Scan(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		q := &desk.Queue{Queue: tickets.Queue{ID: r.ID, Code: r.Code, Unit: r.UnitID, Line: r.Line, Group: r.Grp, Level: r.Level}, Name: r.Name, UnitCode: d.UnitCode(r.UnitID), Closed: r.Closed}
		if err := json.Unmarshal([]byte(r.Professions), &q.Professions); err != nil {
			return err
		}
		q.Licensed = len(q.Professions) > 0
		for _, p := range q.Professions {
			q.Licensed = q.Licensed && slices.Contains(licensed, p)
		}
		d.Queues[r.ID], d.QueueOrder = q, append(d.QueueOrder, r.ID)
		if u := d.Units[r.UnitID]; u != nil && u.FirstQueue == 0 && !r.Closed {
			u.FirstQueue = r.ID
		}
	}
	return d.FillEscalations()
}

func loadPeople(tx *gorm.DB, d *desk.Directory) error {
	var rows []struct {
		ID                      int
		Name, Title, Profession string
		Licensed                bool
		Queues, Units           string
	}
	if err := tx.Raw(`select u.id, u.name, u.title, u.profession, u.licensed,
		coalesce((select json_agg(m.queue_id order by m.queue_id) from queue_members m where m.user_id = u.id), '[]')::text as queues,
		coalesce((select json_agg(distinct r.unit_id) from user_roles r where r.user_id = u.id), '[]')::text as units
		from users u where u.disabled_at is null order by u.name, u.id`).Scan(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		p := &desk.Person{Colleague: wire.Colleague{Person: wire.Person{ID: r.ID, Name: r.Name, Title: r.Title}, Profession: r.Profession, Licensed: r.Licensed}}
		if err := json.Unmarshal([]byte(r.Queues), &p.Queues); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(r.Units), &p.Units); err != nil {
			return err
		}
		d.People[r.ID], d.PeopleOrder = p, append(d.PeopleOrder, r.ID)
	}
	return nil
}

func loadCatalogues(tx *gorm.DB, d *desk.Directory) error {
	var reasons []wire.Reason
	if err := tx.Raw(`select code, name, name_en, medical, needs_patient, needs, limit_code as "limit", unstated from reasons order by position, code`).Scan(&reasons).Error; err != nil {
		return err
	}
	for _, r := range reasons {
		d.Reasons[r.Code], d.ReasonOrder = r, append(d.ReasonOrder, r.Code)
	}
	var actions []struct {
		Code, Name, NameEN, Requires      string
		Solved, Apart, Medical, NeedsNote bool
	}
	if err := tx.Raw(`select code, name, name_en, requires, solved, apart, medical, needs_note from actions order by position, code`).Scan(&actions).Error; err != nil {
		return err
	}
	for _, a := range actions {
		d.Actions[a.Code] = desk.Action{Name: a.Name, NameEN: a.NameEN, ActionRule: tickets.ActionRule{Code: a.Code, Solved: a.Solved, Apart: a.Apart, Medical: a.Medical, NeedsNote: a.NeedsNote, Requires: a.Requires}}
		d.ActionOrder = append(d.ActionOrder, a.Code)
	}
	if err := tx.Raw(`select code, name, name_en from competence_groups order by position, code`).Scan(&d.Groups).Error; err != nil {
		return err
	}
	return tx.Raw(`select code, name, name_en from escalation_reasons order by position, code`).Scan(&d.EscalationReasons).Error
}

// loadPolicies reads what counts today of the policies that the desk knows.
func (db *DB) loadPolicies(tx *gorm.DB, d *desk.Directory) error {
	days, ok, err := Policies{tx}.Int(tx.Statement.Context, "flag-after-working-days", 0, workday.DateOf(db.now()))
	if ok {
		d.FlagAfter = days
	}
	return err
}

// loadPlans compiles what counts now of each unit, and notes when that will be
// another. A unit without a plan has none, and nothing can be registered there.
// A plan that no longer fits the desk counts without what does not, so that one
// unit's fault neither stops the desk nor leaves contacts unrouted.
func (db *DB) loadPlans(tx *gorm.DB, d *desk.Directory) error {
	now := db.now()
	var plans []struct {
		Version, UnitID int
		EffectiveAt     time.Time
		Plan            string
	}
	if err := tx.Raw(`select distinct on (unit_id) version, unit_id, effective_at, plan::text as plan from routing_plans where effective_at <= ?
		order by unit_id, effective_at desc, version desc`, now).Scan(&plans).Error; err != nil {
		return err
	}
	for _, p := range plans {
		u := d.Units[p.UnitID]
		plan, err := d.LivePlan(u, p.Version, p.EffectiveAt, json.RawMessage(p.Plan))
		if err != nil {
			return fmt.Errorf("version %d: %w", p.Version, err)
		}
		u.Plan = plan
	}
	return tx.Raw(`select min(effective_at) from routing_plans where effective_at > ?`, now).Row().Scan(&d.NextPlanAt)
}
