package postgres

import (
	"context"
	"strconv"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/report"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// Ways are the contacts of [from, to) by unit, way and hour, and how E-2's
// promise was kept, for the units whose statistics the person may read.
// Forbidden where there is no such unit.
func (db *DB) Ways(ctx context.Context, p *auth.Principal, from, to time.Time) (wire.Ways, error) {
	w := wire.Ways{From: from, To: to, Rows: []wire.WayRow{}, Promise: []wire.PromiseRow{}}
	if !from.Before(to) {
		return w, problem.OfField("from", "not-before-to")
	}
	during := map[string]any{"from": from, "to": to, "now": db.now()}
	var came []struct {
		Unit                     int
		Channel                  string
		Hour, Came, Solved, Open int
	}
	args := "ways " + from.UTC().Format(time.RFC3339) + "/" + to.UTC().Format(time.RFC3339)
	if err := db.statistics(ctx, p, args, report.Ways, during, &came); err != nil {
		return w, err
	}
	d := db.book.Directory()
	for _, c := range came {
		unit := d.UnitCode(c.Unit)
		if n := len(w.Rows); n == 0 || w.Rows[n-1].Unit != unit || w.Rows[n-1].Channel != c.Channel {
			w.Rows = append(w.Rows, wire.WayRow{Unit: unit, Channel: c.Channel, Hours: make([]int, 24)})
		}
		row := &w.Rows[len(w.Rows)-1]
		row.In, row.Solved, row.Open = row.In+c.Came, row.Solved+c.Solved, row.Open+c.Open
		row.Hours[c.Hour] = c.Came
	}
	var promises []struct {
		Unit                  int
		Channel               string
		Kept, Broken, Pending int
	}
	if err := db.statistics(ctx, p, "", report.Promise, during, &promises); err != nil {
		return w, err
	}
	for _, r := range promises {
		w.Promise = append(w.Promise, wire.PromiseRow{Unit: d.UnitCode(r.Unit), Channel: r.Channel, Kept: r.Kept, Broken: r.Broken, Pending: r.Pending, Rate: rate(r.Kept, r.Kept+r.Broken)})
	}
	return w, nil
}

// Attention is the mail that waits for a person and what has not arrived, for
// the units whose statistics the person may read.
func (db *DB) Attention(ctx context.Context, p *auth.Principal) (wire.Attention, error) {
	a := wire.Attention{At: db.now(), Mail: []wire.WaitingRow{}}
	var mail []struct {
		Unit                        int
		Outcome                     string
		Hour, FourHours, Day, Older int
		OldestAt                    *time.Time
	}
	if err := db.statistics(ctx, p, "attention", report.Waiting, map[string]any{"now": a.At}, &mail); err != nil {
		return a, err
	}
	d := db.book.Directory()
	for _, m := range mail {
		a.Mail = append(a.Mail, wire.WaitingRow{Unit: d.UnitCode(m.Unit), Outcome: m.Outcome, Hour: m.Hour, FourHours: m.FourHours, Day: m.Day, Older: m.Older, OldestAt: m.OldestAt})
	}
	var lost []struct{ Unit, Failed, Uncertain int }
	err := db.statistics(ctx, p, "", report.Failed, map[string]any{}, &lost)
	for _, l := range lost {
		a.Failed, a.Uncertain = a.Failed+l.Failed, a.Uncertain+l.Uncertain
	}
	return a, err
}

// OwnDay is the person's own day, in every unit.
func (db *DB) OwnDay(ctx context.Context, p *auth.Principal, on workday.Date) (wire.PersonDay, error) {
	return db.personDay(ctx, p, p.UserID, db.book.Directory().UnitOrder, on)
}

// PersonDay is a colleague's day in the units that the asking person leads;
// NotFound with slug person-not-found where they have none in common (P-13).
func (db *DB) PersonDay(ctx context.Context, p *auth.Principal, person int, on workday.Date) (wire.PersonDay, error) {
	var units []int
	if who := db.book.Directory().People[person]; who != nil {
		for _, u := range who.Units {
			if p.May("statistics", "person", u) {
				units = append(units, u)
			}
		}
	}
	if len(units) == 0 {
		return wire.PersonDay{}, problem.New(problem.NotFound, "person-not-found")
	}
	return db.personDay(ctx, p, person, units, on)
}

// personDay asks about one person, and the access log says who asked about whom.
func (db *DB) personDay(ctx context.Context, p *auth.Principal, person int, units []int, on workday.Date) (wire.PersonDay, error) {
	day := wire.PersonDay{Person: *db.book.Directory().PersonRef(person), On: on.String(), Hours: []wire.DayRow{}}
	from, to := dayOf(on)
	var deeds []struct {
		Hour int
		Kind string
		N    int
	}
	named := map[string]any{"person": person, "units": intList(units), "from": from, "to": to}
	if err := db.logged(ctx, p, "day of "+day.Person.Name+" (user "+strconv.Itoa(person)+") on "+day.On, report.Person, units, named, &deeds); err != nil {
		return day, err
	}
	for _, deed := range deeds {
		if n := len(day.Hours); n == 0 || day.Hours[n-1].Hour != deed.Hour {
			day.Hours = append(day.Hours, wire.DayRow{Hour: deed.Hour, Deeds: map[string]int{}})
		}
		day.Hours[len(day.Hours)-1].Deeds[deed.Kind] = deed.N
	}
	return day, nil
}
