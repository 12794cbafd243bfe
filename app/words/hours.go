package words

import (
	"slices"
	"strings"
	"time"

	"kontaktpunkten/tickets/workday"
)

// days are the week in the order that people say it.
var days = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// Hours are a unit's opening hours in words: days that have the same are said
// together ("måndag–fredag kl. 07.30–17.00").
func Hours(language string, o workday.Options) string {
	week := o.Week
	if !slices.ContainsFunc(week[:], func(spans []workday.Span) bool { return len(spans) > 0 }) {
		week = workday.OfficeHours()
	}
	var said []string
	for i := 0; i < len(days); {
		j := i
		for j+1 < len(days) && slices.Equal(week[days[j+1]], week[days[i]]) {
			j++
		}
		if spans := week[days[i]]; len(spans) > 0 {
			if i == 0 && j == len(days)-1 && slices.Equal(spans, []workday.Span{{From: 0, To: 24 * 60}}) {
				return Say(language, "hours.always", nil)
			}
			said = append(said, stretch(language, days[i], days[j])+" "+clocks(language, spans))
		}
		i = j + 1
	}
	return strings.Join(said, ", ")
}

func stretch(language string, from, to time.Weekday) string {
	name := func(d time.Weekday) string { return Say(language, "day."+workday.WeekdayCode(d), nil) }
	if from == to {
		return name(from)
	}
	return name(from) + Say(language, "hours.to", nil) + name(to)
}

func clocks(language string, spans []workday.Span) string {
	var said []string
	for _, s := range spans {
		from, to := s.From.String(), s.To.String()
		if language == "sv" {
			from, to = strings.Replace(from, ":", ".", 1), strings.Replace(to, ":", ".", 1)
		}
		said = append(said, Say(language, "hours.clock", map[string]string{"from": from, "to": to}))
	}
	return strings.Join(said, " "+Say(language, "hours.and", nil)+" ")
}
