package workday_test

import (
	"testing"
	"time"

	"kontaktpunkten/tickets/workday"
)

func BenchmarkAddOpen(b *testing.B) {
	cal, at := workday.Default(), wall(b, "2026-12-23 16:30")
	for _, c := range []struct {
		name string
		d    time.Duration
	}{{"15m", 15 * time.Minute}, {"80h", 80 * time.Hour}, {"3000h", 3000 * time.Hour}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				cal.AddOpen(at, c.d)
			}
		})
	}
}

func BenchmarkOpenBetween(b *testing.B) {
	cal, from, to := workday.Default(), wall(b, "2026-12-23 16:30"), wall(b, "2027-01-04 09:00")
	for b.Loop() {
		cal.OpenBetween(from, to)
	}
}

func BenchmarkAddWorkingDays(b *testing.B) {
	cal, from := workday.Default(), day(b, "2026-03-26")
	for b.Loop() {
		cal.AddWorkingDays(from, 10)
	}
}

// A new calendar has no tables yet: what the first question of a year costs.
func BenchmarkFirstQuestionOfAYear(b *testing.B) {
	at := wall(b, "2026-05-04 10:00")
	for b.Loop() {
		cal, _ := workday.New(workday.Options{})
		cal.Open(at)
	}
}
