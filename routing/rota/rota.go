package rota

import (
	"time"

	"kontaktpunkten/tickets/workday"
)

// Rota is a schedule (schema) with a name.
type Rota struct {
	Code string `json:"code"`
	Name string `json:"name"`
	// Week are the turns of an ordinary week by weekday code, mon … sun.
	Week map[string][]Turn `json:"week,omitempty"`
	// Days are days whose turns replace the weekday's; an empty list is a day
	// that nobody has.
	Days map[workday.Date][]Turn `json:"days,omitempty"`
}

// Turn (pass) is one person's stretch of a day.
type Turn struct {
	Hours  workday.Span `json:"hours"`
	Person int          `json:"person"`
}

// On is who is on at the instant; ok is false in a gap (obemannat pass). Of
// turns that overlap the first counts.
func (r Rota) On(at time.Time, zone *time.Location) (person int, ok bool) {
	local := at.In(zone)
	day := workday.Date{Year: local.Year(), Month: local.Month(), Day: local.Day()}
	turns, special := r.Days[day]
	if !special {
		turns = r.Week[workday.WeekdayCode(local.Weekday())]
	}
	now := workday.Clock(local.Hour()*60 + local.Minute())
	for _, t := range turns {
		if t.Hours.From <= now && now < t.Hours.To {
			return t.Person, true
		}
	}
	return 0, false
}
