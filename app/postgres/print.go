package postgres

import (
	"context"
	"fmt"
	"strings"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// PrintLimit is how many tickets a printed list holds.
const PrintLimit = 5000

// Print reads the open tickets that lie in a unit, by next deadline, for paper;
// the access log gets one row with every patient on it (P-3). more says that
// there are above 5 000. NotFound with slug unit-not-found for a unit where the
// person may not print.
func (db *DB) Print(ctx context.Context, p *auth.Principal, unit int) (rows []*desk.Row, more bool, err error) {
	if !p.May("ticket", "print", unit) {
		return nil, false, problem.New(problem.NotFound, "unit-not-found")
	}
	w := newWhere()
	w.visible(p, tickets.Filter{Unit: unit})
	w.filter(tickets.Filter{}, db.now())
	args := append([]any{p.UserID}, w.args...)
	args = append(args, PrintLimit+1)
	args = append(args, accessArgs(ctx, p, db.now(), "print", "", "ticket-list", "")...)
	args = append(args, intList([]int{unit}))
	found, err := db.Gorm(ctx).Raw(`with page as materialized (select `+rowColumns+`, t.patient_id as patient
		from tickets t`+rowJoins+` where `+strings.Join(w.conditions, " and ")+` order by t.due_at, t.id limit ?),
	logged as (insert into access_log (`+accessColumns+`, resource_unit_ids, patient_ids)
		select `+accessMarks+`, ?::int[], coalesce(array_agg(distinct patient) filter (where patient is not null), '{}') from page)
	select * from page`, args...).Rows()
	if err != nil {
		return nil, false, fmt.Errorf("print: %w", err)
	}
	defer found.Close()
	d := db.book.Directory()
	for found.Next() {
		s := &scanned{}
		var patient *int64
		if err := found.Scan(append(s.places(), &patient)...); err != nil {
			return nil, false, err
		}
		r, err := s.finish(d)
		if err != nil {
			return nil, false, err
		}
		rows = append(rows, r)
	}
	if len(rows) > PrintLimit {
		rows, more = rows[:PrintLimit], true
	}
	return rows, more, found.Err()
}
