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
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/rehearsal"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Rehearsals is the table of rehearsals: what people start and read here, and
// what replicas run, see package rehearsal.
type Rehearsals struct{ db *DB }

var _ rehearsal.Store = (*Rehearsals)(nil)

// NewRehearsals makes the store of a database.
func NewRehearsals(db *DB) *Rehearsals { return &Rehearsals{db: db} }

const (
	// atOnce is how many rehearsals of a unit may wait and run.
	atOnce = 3
	// mostRehearsed is the longest period, in days.
	mostRehearsed = 400
	// rehearsalsShown is how many a list has.
	rehearsalsShown = 50
)

// Start lets a rehearsal wait for a replica, and writes it to the access log: the
// result names tickets. Invalid for a period that is none, is longer than 400
// days or not past; NotFound with slug draft-not-found or version-not-found;
// Conflict with slug draft-changed-meanwhile where the revision is not the
// newest; desk.PlanRefused where the plan has faults; TooMany with slug
// too-many-rehearsals while three of the unit's are not ended.
func (s *Rehearsals) Start(ctx context.Context, p *auth.Principal, in desk.StartRehearsal) (*desk.Rehearsal, error) {
	now := s.db.now()
	if err := rehearsable(in, now); err != nil {
		return nil, err
	}
	var id int64
	err := s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		// Two at once count one after the other.
		var waiting int
		if err := tx.Exec(`select 1 from units where id = ? for no key update`, in.Unit).Error; err != nil {
			return err
		}
		if err := tx.Raw(`select count(*) from rehearsals where unit_id = ? and state in ('queued', 'running')`, in.Unit).Row().Scan(&waiting); err != nil {
			return err
		}
		if waiting >= atOnce {
			return problem.New(problem.TooMany, "too-many-rehearsals")
		}
		plan, err := s.candidate(tx, in, now)
		if err != nil {
			return err
		}
		if err := tx.Raw(`insert into rehearsals (unit_id, revision, version, against, plan, from_at, to_at, made_by, created_at)
			select ?::int, ?::int, nullif(?::int, 0), version, ?::jsonb, ?::timestamptz, ?::timestamptz, ?::int, ?::timestamptz
			from routing_plans where unit_id = ? and effective_at <= ? order by effective_at desc, version desc limit 1 returning id`,
			in.Unit, in.Revision, in.Version, string(plan), in.From, in.To, p.UserID, now, in.Unit, now).Row().Scan(&id); err != nil {
			return err
		}
		args := fmt.Sprintf("rehearsal %d %s/%s", id, in.From.UTC().Format(time.RFC3339), in.To.UTC().Format(time.RFC3339))
		if err := tx.Exec(`insert into access_log (`+accessColumns+`, resource_unit_ids, patient_ids) values (`+accessMarks+`, ?, '{}')`,
			append(accessArgs(ctx, p, now, "statistics", args, "statistics", ""), intList([]int{in.Unit}))...).Error; err != nil {
			return err
		}
		return rehearsalEvent(tx, p.Actor(), now, id, in.Unit, "queued")
	})
	if desk.AsReplayed(err) != nil {
		err = s.db.Gorm(ctx).Raw(`select max(id) from rehearsals where unit_id = ? and made_by = ?`, in.Unit, p.UserID).Row().Scan(&id)
	}
	if err != nil {
		return nil, fmt.Errorf("start rehearsal: %w", err)
	}
	return s.Read(ctx, id)
}

func rehearsable(in desk.StartRehearsal, now time.Time) error {
	switch {
	case (in.Revision == 0) == (in.Version == 0):
		return problem.OfField("revision", "one-of")
	case in.To.Sub(in.From) < time.Hour:
		return problem.OfField("to", "period-too-short")
	case in.From.AddDate(0, 0, mostRehearsed).Before(in.To):
		return problem.OfField("from", "period-too-long")
	case in.To.After(now):
		return problem.OfField("to", "in-the-future")
	}
	return nil
}

// candidate is the plan to be rehearsed, which fits the desk.
func (s *Rehearsals) candidate(tx *gorm.DB, in desk.StartRehearsal, now time.Time) (json.RawMessage, error) {
	query, args, missing := `select revision, plan::text from routing_drafts where unit_id = ?`, []any{in.Unit}, "draft-not-found"
	if in.Version != 0 {
		query, args, missing = `select 0, plan::text from routing_plans where unit_id = ? and version = ?`, []any{in.Unit, in.Version}, "version-not-found"
	}
	var revision int
	var text string
	switch err := tx.Raw(query, args...).Row().Scan(&revision, &text); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, missing)
	case err != nil:
		return nil, err
	case revision != in.Revision:
		return nil, problem.New(problem.Conflict, "draft-changed-meanwhile")
	}
	d := s.db.book.Directory()
	plan, problems, err := d.CheckPlan(d.Units[in.Unit], in.Version, now, json.RawMessage(text))
	if err == nil && plan == nil {
		err = &desk.PlanRefused{Problems: problems}
	}
	return json.RawMessage(text), err
}

// rehearsalEvent tells what has become of a rehearsal.
func rehearsalEvent(tx *gorm.DB, by tickets.Actor, at time.Time, id int64, unit int, state string) error {
	return routingEvent(tx, by, at, tickets.RehearsalChanged, "rehearsal", int(id), unit, 1, tickets.Data{Outcome: state})
}

const rehearsalColumns = `id, unit_id, revision, coalesce(version, 0), against, from_at, to_at, state, done, total, fault, coalesce(made_by, 0), created_at, ended_at`

func scanRehearsal(scan func(...any) error, more ...any) (r desk.Rehearsal, err error) {
	var ended sql.NullTime
	err = scan(append([]any{&r.ID, &r.Unit, &r.Revision, &r.Version, &r.Against, &r.From, &r.To, &r.State, &r.Done, &r.Total, &r.Fault, &r.By, &r.CreatedAt, &ended}, more...)...)
	if ended.Valid {
		r.EndedAt = &ended.Time
	}
	return r, err
}

// List is the newest rehearsals of the units, without results.
func (s *Rehearsals) List(ctx context.Context, units []int) ([]desk.Rehearsal, error) {
	rows, err := s.db.Gorm(ctx).Raw(`select `+rehearsalColumns+` from rehearsals where unit_id = any (?::int[]) order by id desc limit ?`, intList(units), rehearsalsShown).Rows()
	if err != nil {
		return nil, fmt.Errorf("list rehearsals: %w", err)
	}
	defer rows.Close()
	var all []desk.Rehearsal
	for rows.Next() {
		r, err := scanRehearsal(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("list rehearsals: %w", err)
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// Read is a rehearsal with its result; NotFound with slug rehearsal-not-found.
func (s *Rehearsals) Read(ctx context.Context, id int64) (*desk.Rehearsal, error) {
	var result sql.NullString
	r, err := scanRehearsal(s.db.Gorm(ctx).Raw(`select `+rehearsalColumns+`, result::text from rehearsals where id = ?`, id).Row().Scan, &result)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "rehearsal-not-found")
	case err != nil:
		return nil, fmt.Errorf("read rehearsal: %w", err)
	case result.Valid:
		r.Result = json.RawMessage(result.String)
	}
	return &r, nil
}

// Stop ends a rehearsal that waits or runs; the replica that runs it hears of it
// with its next batch. One that was stopped stays so; Conflict with slug
// rehearsal-has-ended for one that ended otherwise.
func (s *Rehearsals) Stop(ctx context.Context, p *auth.Principal, id int64) (*desk.Rehearsal, error) {
	now := s.db.now()
	err := s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		var unit int
		err := tx.Raw(`update rehearsals set state = 'stopped', leased_until = null, ended_at = ? where id = ? and state in ('queued', 'running') returning unit_id`, now, id).Row().Scan(&unit)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		return rehearsalEvent(tx, p.Actor(), now, id, unit, "stopped")
	})
	if err != nil && desk.AsReplayed(err) == nil {
		return nil, fmt.Errorf("stop rehearsal: %w", err)
	}
	r, err := s.Read(ctx, id)
	if err == nil && r.State != "stopped" {
		return nil, problem.New(problem.Conflict, "rehearsal-has-ended")
	}
	return r, err
}

// keptRehearsals is how long a rehearsal is kept once it has ended, in days.
const keptRehearsals = 90

// PurgeRehearsals removes rehearsals that ended long ago, at most batch of them
// in each transaction, and answers how many it removed.
func (db *DB) PurgeRehearsals(ctx context.Context, batch int) (removed int, err error) {
	removed, err = db.inBatches(ctx, batch, `delete from rehearsals where id in (select id from rehearsals where ended_at < ? order by id limit ? for update skip locked)`,
		db.now().AddDate(0, 0, -keptRehearsals))
	if err != nil {
		return removed, fmt.Errorf("purge rehearsals: %w", err)
	}
	return removed, nil
}

const (
	// rehearsalLease is how long a replica may be silent.
	rehearsalLease = 30 * time.Second
	// tellEvery is how often it writes how far it has come.
	tellEvery = 500 * time.Millisecond
)

// Claim implements rehearsal.Store.
func (s *Rehearsals) Claim(ctx context.Context) (*rehearsal.Job, error) {
	now := s.db.now().Truncate(time.Microsecond)
	job := &rehearsal.Job{Until: now.Add(rehearsalLease), Told: now}
	var live, plan string
	err := s.db.Gorm(ctx).Raw(`with mine as (select id from rehearsals where state = 'queued' or state = 'running' and leased_until <= ? order by id limit 1 for update skip locked)
		update rehearsals r set state = 'running', leased_until = ?, done = 0, attempts = attempts + 1,
			total = (select count(*) from tickets t where t.owner_unit_id = r.unit_id and t.occurred_at >= r.from_at and t.occurred_at < r.to_at and t.merged_into is null)
		from mine, routing_plans v where r.id = mine.id and v.version = r.against
		returning r.id, r.unit_id, r.against, v.plan::text, r.plan::text, r.from_at, r.to_at, r.attempts`, now, job.Until).Row().
		Scan(&job.ID, &job.Unit, &job.Against, &live, &plan, &job.From, &job.To, &job.Attempt)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("claim rehearsal: %w", err)
	}
	job.Live, job.Plan = json.RawMessage(live), json.RawMessage(plan)
	return job, nil
}

// mine is true of a rehearsal that its job still has: nobody else's lease ends at
// the same instant, because a lease is given again only after its end.
const mine = `id = ? and state = 'running' and leased_until = ?`

// Renew implements rehearsal.Store.
func (s *Rehearsals) Renew(ctx context.Context, job *rehearsal.Job, done int) error {
	now := s.db.now().Truncate(time.Microsecond)
	if now.Sub(job.Told) < tellEvery {
		var ours bool
		if err := s.db.Gorm(ctx).Raw(`select exists (select 1 from rehearsals where `+mine+`)`, job.ID, job.Until).Row().Scan(&ours); err != nil {
			return fmt.Errorf("look at rehearsal %d: %w", job.ID, err)
		}
		if !ours {
			return rehearsal.ErrOver
		}
		return nil
	}
	until := now.Add(rehearsalLease)
	if err := s.settle(s.db.Gorm(ctx).Exec(`update rehearsals set done = ?, leased_until = ? where `+mine, done, until, job.ID, job.Until)); err != nil {
		return err
	}
	job.Until, job.Told = until, now
	return nil
}

// settle is ErrOver where the job's lease was not found.
func (s *Rehearsals) settle(done *gorm.DB) error {
	switch {
	case done.Error != nil:
		return fmt.Errorf("keep rehearsal: %w", done.Error)
	case done.RowsAffected == 0:
		return rehearsal.ErrOver
	}
	return nil
}

// HandBack implements rehearsal.Store.
func (s *Rehearsals) HandBack(ctx context.Context, job *rehearsal.Job) error {
	return s.settle(s.db.Gorm(ctx).Exec(`update rehearsals set state = 'queued', leased_until = null, done = 0, attempts = attempts - 1 where `+mine, job.ID, job.Until))
}

// End implements rehearsal.Store.
func (s *Rehearsals) End(ctx context.Context, job *rehearsal.Job, result *wire.RehearsalResult, fault string) error {
	now, state := s.db.now(), "failed"
	var text any
	if result != nil {
		kept, err := json.Marshal(result)
		if err != nil {
			return err
		}
		text, state = string(kept), "done"
	}
	return s.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		if err := s.settle(tx.Exec(`update rehearsals set state = ?, result = ?::jsonb, fault = ?, leased_until = null, ended_at = ?, done = case when ?::jsonb is null then done else total end where `+mine,
			state, text, fault, now, text, job.ID, job.Until)); err != nil {
			return err
		}
		return rehearsalEvent(tx, tickets.Actor{Kind: tickets.BySystem}, now, job.ID, job.Unit, state)
	})
}
