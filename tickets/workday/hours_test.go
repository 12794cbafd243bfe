package workday_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"kontaktpunkten/tickets/workday"
)

func TestOptionsAsData(t *testing.T) {
	const text = `{"week":{"fri":["07:30-12:00"],"mon":["07:30-12:00","13:00-17:00"]},"closed":["2026-05-15"]}`
	var o workday.Options
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		t.Fatal(err)
	}
	back, err := json.Marshal(o)
	if err != nil || string(back) != text {
		t.Errorf("came back as %s, %v", back, err)
	}
	c, err := workday.New(o)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]bool{
		"2026-05-11 12:00": false, "2026-05-11 13:00": true, "2026-05-11 16:59": true,
		"2026-05-12 10:00": false, "2026-05-15 10:00": false, "2026-05-22 10:00": true,
	} {
		if got := c.Open(wall(t, at)); got != want {
			t.Errorf("Open(%s) = %v, want %v", at, got, want)
		}
	}
}

func TestBadHoursAreRefused(t *testing.T) {
	for text, want := range map[string]error{
		`{"week":{"mon":["17:00-07:30"]}}`:               workday.ErrSpan,
		`{"week":{"mon":["08:00-08:00"]}}`:               workday.ErrSpan,
		`{"week":{"mon":["08:00–09:00"]}}`:               workday.ErrSpan,
		`{"week":{"mon":["08:00-24:01"]}}`:               workday.ErrClock,
		`{"week":{"mon":["08:60-09:00"]}}`:               workday.ErrClock,
		`{"week":{"mon":["8:000-09:00"]}}`:               workday.ErrClock,
		`{"week":{"mån":["08:00-09:00"]}}`:               workday.ErrWeekday,
		`{"week":{"mon":["08:00-10:00","09:59-11:00"]}}`: workday.ErrOverlap,
		`{"week":{"mon":[],"tue":[]}}`:                   workday.ErrNeverOpen,
		`{"closed":["2026-02-30"]}`:                      workday.ErrDate,
	} {
		var o workday.Options
		err := json.Unmarshal([]byte(text), &o)
		if err == nil {
			_, err = workday.New(o)
		}
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
	bad := workday.Week{1: {{From: -1, To: 10}}}
	if _, err := workday.New(workday.Options{Week: bad}); !errors.Is(err, workday.ErrSpan) {
		t.Errorf("a span before midnight: %v", err)
	}
	if _, err := workday.New(workday.Options{Closed: make([]workday.Date, 4000)}); !errors.Is(err, workday.ErrManyClosed) {
		t.Errorf("4000 closed days: %v", err)
	}
	many := workday.Week{1: make([]workday.Span, 49)}
	if _, err := workday.New(workday.Options{Week: many}); !errors.Is(err, workday.ErrOverlap) {
		t.Errorf("49 spans: %v", err)
	}
}

func TestSpansThatTouchAreOneStretch(t *testing.T) {
	c, err := workday.New(workday.Options{Week: workday.Week{time.Monday: {{From: 720, To: 1020}, {From: 450, To: 720}}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.AddOpen(wall(t, "2026-05-11 11:30"), time.Hour); !got.Equal(wall(t, "2026-05-11 12:30")) {
		t.Errorf("over noon: %v", got)
	}
	if !c.Open(wall(t, "2026-05-11 12:00")) {
		t.Error("closed where one span ends and the next begins")
	}
}
