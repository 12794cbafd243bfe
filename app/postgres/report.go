package postgres

import (
	"context"
	"fmt"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/report"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// Resolution is the share of tickets solved over [from, to) by KP-8's two
// definitions, for the units whose statistics the person may read, by the unit
// that owns the ticket. Forbidden where there is no such unit.
func (db *DB) Resolution(ctx context.Context, p *auth.Principal, from, to time.Time) (wire.Resolution, error) {
	r := wire.Resolution{From: from, To: to, Series: []wire.ResolutionPoint{}}
	if !from.Before(to) {
		return r, problem.OfField("from", "not-before-to")
	}
	var days []struct {
		Day                                      string
		Closed, FirstLine, LinesOneAndTwo, Apart int
	}
	args := "resolution " + from.UTC().Format(time.RFC3339) + "/" + to.UTC().Format(time.RFC3339)
	if err := db.statistics(ctx, p, args, report.Resolution, map[string]any{"from": from, "to": to}, &days); err != nil {
		return r, err
	}
	for _, d := range days {
		r.Closed += d.Closed
		r.FirstLine += d.FirstLine
		r.LinesOneAndTwo += d.LinesOneAndTwo
		r.Apart += d.Apart
		r.Series = append(r.Series, wire.ResolutionPoint{On: d.Day, Closed: d.Closed, FirstLine: d.FirstLine, LinesOneAndTwo: d.LinesOneAndTwo,
			RateFirstLine: rate(d.FirstLine, d.Closed), RateLinesOneAndTwo: rate(d.LinesOneAndTwo, d.Closed)})
	}
	r.RateFirstLine, r.RateLinesOneAndTwo = rate(r.FirstLine, r.Closed), rate(r.LinesOneAndTwo, r.Closed)
	return r, nil
}

// rate is null where there is nothing to take a share of.
func rate(part, whole int) *float64 {
	if whole == 0 {
		return nil
	}
	share := float64(part) / float64(whole)
	return &share
}

// Today is how the day goes in the lines and queues of the units whose
// statistics the person may read, by the queue's unit. Forbidden where there is
// no such unit.
func (db *DB) Today(ctx context.Context, p *auth.Principal) (wire.Today, error) {
	now := db.now()
	from, to := day(now)
	t := wire.Today{At: now, Lines: []wire.TodayRow{}, Queues: []wire.TodayRow{}, Hours: []wire.HourRow{}}
	during := map[string]any{"from": from, "to": to, "now": now}
	var queues []struct {
		ID, Line, Came, Solved, Open, Late int
		OldestAt                           *time.Time
	}
	if err := db.statistics(ctx, p, "today", report.Today, during, &queues); err != nil {
		return t, err
	}
	var hours []struct{ Hour, Came, Solved int }
	if err := db.statistics(ctx, p, "", report.Hours, during, &hours); err != nil {
		return t, err
	}
	d := db.book.Directory()
	lines := map[int]wire.TodayRow{}
	for _, q := range queues {
		ref := d.QueueRef(q.ID)
		row := wire.TodayRow{Line: q.Line, Queue: &ref, In: q.Came, Solved: q.Solved, Open: q.Open, Late: q.Late, OldestAt: q.OldestAt}
		if known := d.Queues[q.ID]; known != nil {
			row.Unit = known.UnitCode
		}
		t.Queues = append(t.Queues, row)
		lines[q.Line] = sum(lines[q.Line], row)
	}
	for line := 1; line <= 3; line++ {
		if row, ok := lines[line]; ok {
			t.Lines = append(t.Lines, row)
		}
	}
	for _, h := range hours {
		t.Hours = append(t.Hours, wire.HourRow{Hour: h.Hour, In: h.Came, Solved: h.Solved})
	}
	return t, nil
}

// sum adds a queue to its line.
func sum(line, queue wire.TodayRow) wire.TodayRow {
	line.Line = queue.Line
	line.In += queue.In
	line.Solved += queue.Solved
	line.Open += queue.Open
	line.Late += queue.Late
	if at := queue.OldestAt; at != nil && (line.OldestAt == nil || at.Before(*line.OldestAt)) {
		line.OldestAt = at
	}
	return line
}

// day is the day in Sweden that an instant belongs to, as [from, to).
func day(at time.Time) (from, to time.Time) { return dayOf(workday.DateOf(at)) }

// dayOf is a day in Sweden as [from, to).
func dayOf(d workday.Date) (from, to time.Time) {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, workday.Stockholm()),
		time.Date(d.Year, d.Month, d.Day+1, 0, 0, 0, 0, workday.Stockholm())
}

// statistics asks one question of package report for the units whose statistics
// the person may read. Figures show no patient, so the access log holds the
// reading without patients; it is kept all the same, because the figures of a
// small queue can tell of a single person, and whoever reviews the log sees who
// asked for which (P-8: purpose administration). Empty args: the reading has
// been logged with another question of the same answer.
func (db *DB) statistics(ctx context.Context, p *auth.Principal, args, question string, named map[string]any, rows any) error {
	units := p.Units("statistics", "read")
	if len(units) == 0 {
		return problem.New(problem.Forbidden, "not-allowed")
	}
	named["units"] = intList(units)
	return db.logged(ctx, p, args, question, units, named, rows)
}

// logged asks a question and writes the access log in the same statement.
func (db *DB) logged(ctx context.Context, p *auth.Principal, args, question string, units []int, named map[string]any, rows any) error {
	var vars []any
	text := question
	if args != "" {
		vars = append(accessArgs(ctx, p, db.now(), "statistics", args, "statistics", ""), intList(units))
		text = `with logged as (insert into access_log (` + accessColumns + `, resource_unit_ids, patient_ids) values (` + accessMarks + `, ?, '{}')),
answer as (` + question + `)
select * from answer`
	}
	if err := db.Gorm(ctx).Raw(text, append(vars, named)...).Scan(rows).Error; err != nil {
		return fmt.Errorf("statistics: %w", err)
	}
	return nil
}
