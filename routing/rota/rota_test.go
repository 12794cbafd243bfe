package rota_test

import (
	"encoding/json"
	"testing"
	"time"

	"kontaktpunkten/routing/rota"
	"kontaktpunkten/tickets/workday"
)

// pool is manned in the mornings of Tuesdays by 7 and then 8, on one day by 9, on another by nobody.
const pool = `{"code": "pool", "name": "Pool",
	"week": {"tue": [{"hours": "08:00-10:00", "person": 7}, {"hours": "09:00-12:00", "person": 8}], "sun": [{"hours": "00:00-24:00", "person": 5}]},
	"days": {"2026-05-12": [{"hours": "13:00-14:00", "person": 9}], "2026-05-19": []}}`

func TestWhoIsOn(t *testing.T) {
	var r rota.Rota
	if err := json.Unmarshal([]byte(pool), &r); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at   string // Stockholm
		want int    // 0: a gap
	}{
		{"2026-05-05 07:59", 0}, {"2026-05-05 08:00", 7}, {"2026-05-05 09:59", 7}, {"2026-05-05 10:00", 8}, {"2026-05-05 11:59", 8}, {"2026-05-05 12:00", 0},
		{"2026-05-06 09:00", 0},                          // a Wednesday
		{"2026-05-12 09:00", 0}, {"2026-05-12 13:30", 9}, // a day of its own
		{"2026-05-19 09:00", 0},                          // a day that nobody has
		{"2026-03-29 03:30", 5}, {"2026-10-25 02:30", 5}, // both changes of the clock
		{"2026-05-10 00:00", 5}, {"2026-05-10 23:59", 5},
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", c.at, workday.Stockholm())
		if err != nil {
			t.Fatal(err)
		}
		person, ok := r.On(at.UTC(), workday.Stockholm())
		if person != c.want || ok != (c.want != 0) {
			t.Errorf("%s: %d, %v, want %d", c.at, person, ok, c.want)
		}
	}
	if _, ok := (rota.Rota{}).On(time.Time{}, workday.Stockholm()); ok {
		t.Error("somebody is on by a rota without turns")
	}
}
