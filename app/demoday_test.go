package app

import (
	"testing"
	"time"

	"kontaktpunkten/tickets/workday"
)

func TestADemonstrationBeginsAtWork(t *testing.T) {
	at := func(text string) time.Time {
		t.Helper()
		instant, err := time.ParseInLocation("2006-01-02 15:04", text, workday.Stockholm())
		if err != nil {
			t.Fatal(err)
		}
		return instant
	}
	for now, want := range map[string]string{
		"2026-11-24 10:00": "2026-11-24 10:00", // a Tuesday at work
		"2026-11-24 08:00": "2026-11-17 10:40", // hardly anybody has come
		"2026-11-22 18:00": "2026-11-17 10:40", // Sunday
		"2026-11-25 22:00": "2026-11-24 10:40", // Wednesday night
		"2026-12-26 12:00": "2026-12-22 10:40", // Christmas
		"2026-06-20 12:00": "2026-06-16 10:40", // midsummer
	} {
		if got := atWork(at(now)); !got.Equal(at(want)) {
			t.Errorf("%s: %s, want %s", now, got.In(workday.Stockholm()).Format("2006-01-02 15:04"), want)
		}
	}
}
