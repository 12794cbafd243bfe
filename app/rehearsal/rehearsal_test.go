package rehearsal_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"log/slog"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/rehearsal"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing/replay"
	"kontaktpunkten/tickets"
)

const ours = `{"rules": [], "fallback": {"queue": "forsta"}, "levels": [], "hours": {}}`

// shelf is a store with one rehearsal, which does what a test tells it.
type shelf struct {
	job    *rehearsal.Job
	past   func(yield func([]replay.Recorded, error) bool)
	end    error
	ended  []string
	result *wire.RehearsalResult
	back   int
}

func (s *shelf) Claim(context.Context) (*rehearsal.Job, error) {
	job := s.job
	s.job = nil
	return job, nil
}

func (s *shelf) Past(context.Context, *rehearsal.Job, func([]string) bool) iter.Seq2[[]replay.Recorded, error] {
	return s.past
}

func (s *shelf) Renew(context.Context, *rehearsal.Job, int) error { return nil }

func (s *shelf) HandBack(context.Context, *rehearsal.Job) error {
	s.back++
	return nil
}

func (s *shelf) End(_ context.Context, _ *rehearsal.Job, result *wire.RehearsalResult, fault string) error {
	s.ended, s.result = append(s.ended, fault), result
	return s.end
}

type book struct{ d *desk.Directory }

func (b book) Directory() *desk.Directory { return b.d }

func hospital() book {
	return book{&desk.Directory{
		Units: map[int]*desk.Unit{1: {ID: 1, Code: "hk"}}, UnitOrder: []int{1}, QueueOrder: []int{7},
		Queues: map[int]*desk.Queue{7: {Queue: tickets.Queue{ID: 7, Code: "forsta", Unit: 1, Line: 1}, UnitCode: "hk", Name: "Första linjen"}},
	}}
}

func waiting(plan string) *shelf {
	to := time.Date(2026, 5, 8, 0, 0, 0, 0, time.UTC)
	return &shelf{job: &rehearsal.Job{ID: 3, Unit: 1, Against: 1, Attempt: 1, Live: json.RawMessage(ours), Plan: json.RawMessage(plan), From: to.AddDate(0, 0, -3), To: to},
		past: func(func([]replay.Recorded, error) bool) {}}
}

func run(t *testing.T, s *shelf) (logged string, err error) {
	t.Helper()
	var log bytes.Buffer
	err = rehearsal.New(s, hospital(), slog.New(slog.NewTextHandler(&log, nil))).Run(t.Context())
	return log.String(), err
}

// A period without contacts has a result too: every list is one.
func TestNothingToRehearse(t *testing.T) {
	s := waiting(ours)
	logged, err := run(t, s)
	if err != nil || logged != "" || len(s.ended) != 1 || s.ended[0] != "" || s.result == nil {
		t.Fatalf("%v %+v %s", err, s, logged)
	}
	text, err := json.Marshal(s.result)
	if err != nil || strings.Contains(string(text), "null") {
		t.Errorf("%s %v", text, err)
	}
}

// What fails is kept as a slug, and why is in the log: a past that cannot be
// read, and a contact on which deciding breaks down.
func TestAFailureIsKeptAndLogged(t *testing.T) {
	for name, past := range map[string]func(func([]replay.Recorded, error) bool){
		"no database": func(yield func([]replay.Recorded, error) bool) { yield(nil, errors.New("no database")) },
		"panic":       func(yield func([]replay.Recorded, error) bool) { panic("panic in a bad row") },
	} {
		s := waiting(ours)
		s.past = past
		logged, err := run(t, s)
		if err != nil || len(s.ended) != 1 || s.ended[0] != "failed" || s.result != nil || !strings.Contains(logged, name) {
			t.Errorf("%s: %v %+v %s", name, err, s.ended, logged)
		}
	}
}

func TestAPlanThatNoLongerFits(t *testing.T) {
	s := waiting(strings.Replace(ours, "forsta", "gone", 1))
	if logged, err := run(t, s); err != nil || logged != "" || len(s.ended) != 1 || s.ended[0] != "plan-has-problems" {
		t.Errorf("%v %v %s", err, s.ended, logged)
	}
}

// Who lost the lease at the very end says nothing; who cannot keep what came of
// it does.
func TestTheEnd(t *testing.T) {
	s := waiting(ours)
	s.end = rehearsal.ErrOver
	if logged, err := run(t, s); err != nil || logged != "" {
		t.Errorf("%v %s", err, logged)
	}
	s = waiting(ours)
	s.end = errors.New("no database")
	if _, err := run(t, s); !errors.Is(err, s.end) {
		t.Errorf("%v", err)
	}
}
