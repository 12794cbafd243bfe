package words

import (
	"testing"
	"time"

	"kontaktpunkten/tickets/workday"
)

func TestHoursInWords(t *testing.T) {
	span := func(from, to workday.Clock) workday.Span { return workday.Span{From: from * 60, To: to * 60} }
	var odd workday.Week
	odd[time.Monday], odd[time.Tuesday] = []workday.Span{span(8, 12), span(13, 16)}, []workday.Span{span(8, 12), span(13, 16)}
	odd[time.Thursday], odd[time.Sunday] = []workday.Span{span(10, 11)}, []workday.Span{span(10, 11)}
	for _, c := range []struct {
		week workday.Week
		want string
	}{
		{workday.Week{}, "måndag–fredag kl. 07.30–17.00"}, {workday.RoundTheClock(), "dygnet runt alla dagar"},
		{odd, "måndag–tisdag kl. 08.00–12.00 och kl. 13.00–16.00, torsdag kl. 10.00–11.00, söndag kl. 10.00–11.00"},
	} {
		if got := Hours("sv", workday.Options{Week: c.week}); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
