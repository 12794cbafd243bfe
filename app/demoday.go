package app

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"kontaktpunkten/tickets/workday"
)

// demoClock is the name of the mark that keeps the demonstration's time.
const demoClock = "demo-clock"

// setDemoClock makes a demonstration begin at work: started at night or on a
// weekend, its clock says the latest Tuesday at 10.40 and goes on from there, so
// that a newcomer meets a day and not a weekend's backlog. The difference is
// kept, so that the next start goes on where the last one was.
func (a *App) setDemoClock(ctx context.Context) error {
	var kept struct {
		Ahead time.Duration `json:"ahead"`
	}
	text, err := a.store.Mark(ctx, demoClock)
	if err != nil {
		return err
	}
	if text == nil {
		if untouched, err := a.store.Untouched(ctx); err != nil || !untouched {
			return err // seed.Demo refuses such a database
		}
		now := a.clock.Now()
		kept.Ahead = atWork(now).Sub(now)
		if text, err = json.Marshal(kept); err != nil {
			return err
		}
		if err := a.store.SetMark(ctx, demoClock, text); err != nil {
			return fmt.Errorf("keep the demonstration's time: %w", err)
		}
	} else if err := json.Unmarshal(text, &kept); err != nil {
		return fmt.Errorf("read the demonstration's time: %w", err)
	}
	a.clock.Set(time.Now().Add(kept.Ahead))
	return nil
}

// atWork is the instant itself in the middle of a working day, else 10.40 on the
// latest Tuesday that is one.
func atWork(now time.Time) time.Time {
	cal := workday.Default()
	if cal.Open(now) && cal.Open(now.Add(-time.Hour)) && cal.Open(now.Add(time.Hour)) {
		return now
	}
	day := cal.Date(now)
	for day = day.AddDays(-1); day.Weekday() != time.Tuesday || !cal.IsWorkingDay(day); day = day.AddDays(-1) {
	}
	return time.Date(day.Year, day.Month, day.Day, 10, 40, 0, 0, workday.Stockholm())
}
