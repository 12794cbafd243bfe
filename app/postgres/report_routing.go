package postgres

import (
	"context"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/report"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

// RoutingFigures is where each contact reason was solved over [from, to), how
// often it went astray and which rules placed it (KP-8), for the units whose
// statistics the person may read, by the unit that owns the ticket. Forbidden
// where there is no such unit.
func (db *DB) RoutingFigures(ctx context.Context, p *auth.Principal, from, to time.Time) (wire.RoutingFigures, error) {
	f := wire.RoutingFigures{From: from, To: to, Reasons: []wire.RoutingReasonFigures{}}
	if !from.Before(to) {
		return f, problem.OfField("from", "not-before-to")
	}
	var placed []struct {
		Unit                                    int
		Reason, Rule, Name                      string
		Tickets, First, Second, Third, Unsolved int
		Returned, Reassigned, Moved             int
	}
	args := "routing " + from.UTC().Format(time.RFC3339) + "/" + to.UTC().Format(time.RFC3339)
	if err := db.statistics(ctx, p, args, report.Routing, map[string]any{"from": from, "to": to}, &placed); err != nil {
		return f, err
	}
	d := db.book.Directory()
	for _, row := range placed {
		unit := d.UnitCode(row.Unit)
		if n := len(f.Reasons); n == 0 || f.Reasons[n-1].Unit != unit || f.Reasons[n-1].Reason != row.Reason {
			f.Reasons = append(f.Reasons, wire.RoutingReasonFigures{Unit: unit, Reason: row.Reason, Rules: []wire.RoutingReasonRule{}})
		}
		r := &f.Reasons[len(f.Reasons)-1]
		r.Tickets += row.Tickets
		for i, solved := range []int{row.First, row.Second, row.Third} {
			r.SolvedLine[i] += solved
		}
		r.Unsolved += row.Unsolved
		r.Returned += row.Returned
		r.Reassigned += row.Reassigned
		if row.Rule != "" {
			r.Rules = append(r.Rules, wire.RoutingReasonRule{Rule: row.Rule, Name: row.Name, Tickets: row.Tickets, Moved: row.Moved})
		}
	}
	return f, nil
}
