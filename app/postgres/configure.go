package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"kontaktpunkten/app/desk"
)

// Configure lays a configuration into the database: what is new is added, what
// has the same code is made like it, and nothing is taken away. A unit that
// has a plan keeps it, and policy days that exist stay as they are.
// It is one transaction, and the directory is loaded anew after it.
func (db *DB) Configure(ctx context.Context, c desk.Configuration) error {
	err := db.Gorm(ctx).Transaction(func(tx *gorm.DB) error {
		// Two programs that start at once take turns.
		if err := tx.Exec(`select pg_advisory_xact_lock(hashtext('kp.configure'))`).Error; err != nil {
			return err
		}
		for _, step := range []struct {
			what string
			f    func(*gorm.DB, desk.Configuration) error
		}{
			{"units", putUnits}, {"competence groups", putGroups}, {"queues", putQueues},
			{"reasons", putReasons}, {"actions", putActions}, {"escalation reasons", putEscalationReasons},
			{"policies", putPolicies}, {"plans", putPlans},
		} {
			if err := step.f(tx, c); err != nil {
				return fmt.Errorf("configure %s: %w", step.what, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return db.book.Refresh(ctx)
}

// Configured says whether the database has a unit, and so a desk.
func (db *DB) Configured(ctx context.Context) (yes bool, err error) {
	err = db.Gorm(ctx).Raw(`select exists (select from units)`).Row().Scan(&yes)
	return yes, err
}

func putUnits(tx *gorm.DB, c desk.Configuration) error {
	for _, u := range c.Units {
		if err := tx.Exec(`insert into units (code, name, hsa_id, provider_hsa_id, mail_address) values (?, ?, ?, ?, lower(?))
			on conflict (code) do update set name = excluded.name, hsa_id = excluded.hsa_id, provider_hsa_id = excluded.provider_hsa_id, mail_address = excluded.mail_address`,
			u.Code, u.Name, u.HSAID, u.ProviderHSAID, u.MailAddress).Error; err != nil {
			return err
		}
	}
	return nil
}

func putGroups(tx *gorm.DB, c desk.Configuration) error {
	return catalogue(tx, "competence_groups", c.Groups)
}

func putEscalationReasons(tx *gorm.DB, c desk.Configuration) error {
	return catalogue(tx, "escalation_reasons", c.EscalationReasons)
}

// catalogue keeps codes with names in their order; table is one of ours.
func catalogue(tx *gorm.DB, table string, list []desk.Catalogued) error {
	for i, x := range list {
		if err := tx.Exec(`insert into `+table+` (code, name, name_en, position) values (?, ?, ?, ?)
			on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, position = excluded.position`,
			x.Code, x.Name, x.NameEN, i+1).Error; err != nil {
			return err
		}
	}
	return nil
}

func putQueues(tx *gorm.DB, c desk.Configuration) error {
	for i, q := range c.Queues {
		professions := textList(q.Professions)
		if professions == nil {
			professions = "{}"
		}
		done := tx.Exec(`insert into queues (code, unit_id, name, line, grp, professions, level, position)
			select ?, u.id, ?, ?, nullif(?, ''), ?::text[], nullif(?, ''), ? from units u where u.code = ?
			on conflict (code) do update set unit_id = excluded.unit_id, name = excluded.name, line = excluded.line, grp = excluded.grp,
				professions = excluded.professions, level = excluded.level, position = excluded.position`,
			q.Code, q.Name, q.Line, q.Group, professions, q.Level, i+1, q.Unit)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return fmt.Errorf("%s: no unit %q", q.Code, q.Unit)
		}
	}
	return nil
}

func putReasons(tx *gorm.DB, c desk.Configuration) error {
	for i, r := range c.Reasons {
		if err := tx.Exec(`insert into reasons (code, name, name_en, medical, needs_patient, needs, limit_code, unstated, position) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
			on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, medical = excluded.medical,
				needs_patient = excluded.needs_patient, needs = excluded.needs, limit_code = excluded.limit_code, unstated = excluded.unstated, position = excluded.position`,
			r.Code, r.Name, r.NameEN, r.Medical, !r.Anonymous, r.Needs, r.Limit, r.Unstated, i+1).Error; err != nil {
			return err
		}
	}
	return nil
}

func putActions(tx *gorm.DB, c desk.Configuration) error {
	for i, a := range c.Actions {
		if err := tx.Exec(`insert into actions (code, name, name_en, solved, apart, medical, needs_note, requires, position) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
			on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, solved = excluded.solved, apart = excluded.apart,
				medical = excluded.medical, needs_note = excluded.needs_note, requires = excluded.requires, position = excluded.position`,
			a.Code, a.Name, a.NameEN, a.Solved, a.Apart, a.Medical, a.NeedsNote, a.Requires, i+1).Error; err != nil {
			return err
		}
	}
	return nil
}

func putPolicies(tx *gorm.DB, c desk.Configuration) error {
	for _, p := range c.Policies {
		if err := putPolicy(tx, p); err != nil {
			return err
		}
	}
	return nil
}

func putPolicy(tx *gorm.DB, p desk.PolicySetup) error {
	unit := 0
	if p.Unit != "" {
		if err := tx.Raw(`select id from units where code = ?`, p.Unit).Row().Scan(&unit); err != nil {
			return fmt.Errorf("%s: unit %q: %w", p.Key, p.Unit, err)
		}
	}
	return tx.Exec(`insert into policies (key, unit_id, valid_from_on, value) values (?, nullif(?, 0), ?::date, ?::jsonb)
		on conflict (key, unit_id, valid_from_on) do nothing`, p.Key, unit, p.ValidFrom.String(), string(p.Value)).Error
}

func putPlans(tx *gorm.DB, c desk.Configuration) error {
	for _, p := range c.Plans {
		if err := tx.Exec(`insert into routing_plans (unit_id, effective_at, plan, note, created_at, applied_at)
			select u.id, ?, ?::jsonb, ?, ?, ? from units u where u.code = ? and not exists (select from routing_plans x where x.unit_id = u.id)`,
			p.EffectiveAt, string(p.Plan), p.Note, p.EffectiveAt, p.EffectiveAt, p.Unit).Error; err != nil {
			return err
		}
	}
	return nil
}
