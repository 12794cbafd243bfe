package tickets

import (
	"time"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// Watch puts the ticket aside until a day ("Bevaka till"); the day must be
// later than today, at most two years on. The clocks of the
// house stand still; that of the answer goes on, for the customer still waits.
func (t *Ticket) Watch(by Actor, m Moment, today, on Day, note string) (Outcome, error) {
	from, err := t.begin(VerbWatch, by)
	if err != nil {
		return Outcome{}, err
	}
	day, err := time.Parse(time.DateOnly, string(on))
	if err != nil {
		return Outcome{}, problem.OfField("on", "not-a-date")
	}
	now, _ := time.Parse(time.DateOnly, string(today))
	if !day.After(now) || day.After(now.AddDate(2, 0, 0)) {
		return Outcome{}, problem.OfField("on", "day-out-of-range")
	}
	if note, err = written("note", note, 2000); err != nil {
		return Outcome{}, err
	}
	t.standStill(by, m, sla.Solved, sla.Line)
	t.WaitingFor, t.WaitingUntil, t.WatchingOn = "", time.Time{}, on
	t.end(VerbWatch, m)
	return Outcome{Kind: WatchSet, Data: Data{From: from, To: t.Place(), On: on}, Watch: &WatchEntry{On: on, Note: note}, EndWatches: true}, nil
}
