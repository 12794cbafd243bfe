package workday_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"kontaktpunkten/tickets/workday"
)

func TestDateIsTheDayOnTheWallInSweden(t *testing.T) {
	for _, c := range []struct{ at, want string }{
		{"2026-06-18T21:59:59Z", "2026-06-18"},
		{"2026-06-18T22:00:00Z", "2026-06-19"}, // Summer time: midnight is 22:00 UTC.
		{"2026-12-31T22:59:59Z", "2026-12-31"},
		{"2026-12-31T23:00:00Z", "2027-01-01"},
		{"2028-02-29T12:00:00-11:00", "2028-03-01"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := workday.DateOf(at).String(); got != c.want {
			t.Errorf("DateOf(%s) = %s, want %s", c.at, got, c.want)
		}
	}
}

func TestParseDateRefusesDaysThatDoNotExist(t *testing.T) {
	for _, s := range []string{"", "2027-02-29", "2026-13-01", "2026-1-1", "20260101", "2026-04-31", "2026-01-01T00:00"} {
		if d, err := workday.ParseDate(s); !errors.Is(err, workday.ErrDate) {
			t.Errorf("ParseDate(%q) = %v, %v, want ErrDate", s, d, err)
		}
	}
	d := day(t, "2028-02-29")
	if d.Weekday() != time.Tuesday || d.AddDays(1).String() != "2028-03-01" || d.AddDays(-366).String() != "2027-02-28" {
		t.Errorf("leap day 2028 is wrong: %v %v", d.Weekday(), d.AddDays(1))
	}
}

func TestDateOrderAndJSON(t *testing.T) {
	ordered := []string{"2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01", "2027-01-01"}
	for i, a := range ordered {
		for j, b := range ordered {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := day(t, a).Compare(day(t, b)); got != want {
				t.Errorf("Compare(%s, %s) = %d, want %d", a, b, got, want)
			}
		}
	}
	var back struct{ On, Off workday.Date }
	text, err := json.Marshal(struct{ On, Off workday.Date }{On: day(t, "2026-06-19")})
	if err != nil || string(text) != `{"On":"2026-06-19","Off":""}` {
		t.Fatalf("JSON is %s, %v", text, err)
	}
	if err := json.Unmarshal(text, &back); err != nil || back.On != day(t, "2026-06-19") || !back.Off.IsZero() {
		t.Errorf("JSON came back as %+v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"On":"today"}`), &back); err == nil {
		t.Error("a word was read as a date")
	}
}

// day reads a date that the test wrote.
func day(t testing.TB, s string) workday.Date {
	t.Helper()
	d, err := workday.ParseDate(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

// wall reads an instant written as the wall in Stockholm shows it, or with its offset where the hour
// comes twice.
func wall(t testing.TB, s string) time.Time {
	t.Helper()
	if at, err := time.Parse("2006-01-02 15:04 -07:00", s); err == nil {
		return at
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", s, workday.Stockholm())
	if err != nil {
		t.Fatal(err)
	}
	return at
}
