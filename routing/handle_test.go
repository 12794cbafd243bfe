package routing_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/routing"
	"kontaktpunkten/tickets/problem"
)

func person(p routing.Profession, groups ...string) routing.Person {
	return routing.Person{Profession: p, Licensed: p.Licensed(), Units: []string{"hjarta-karl"}, Groups: groups}
}

var (
	plain    = routing.Ticket{}
	medical  = routing.Ticket{Medical: true}
	forNurse = routing.Ticket{Medical: true, Needs: routing.Nurse}
)

func TestMayHandle(t *testing.T) {
	lapsed := person(routing.Nurse)
	lapsed.Licensed = false
	for _, c := range []struct {
		who    string
		person routing.Person
		queue  string
		ticket routing.Ticket
		want   error
	}{
		{"administrator", person(routing.Administrator), "hk-forsta", plain, nil},
		{"administrator, to pass on", person(routing.Administrator), "hk-forsta", medical, nil},
		{"administrator on line 2", person(routing.Administrator), "hk-ssk", plain, routing.ErrProfession},
		{"nurse", person(routing.Nurse), "hk-ssk", forNurse, nil},
		{"nurse without licence (P-12)", lapsed, "hk-ssk", medical, routing.ErrLicence},
		{"nurse without licence, not medical", lapsed, "hk-ssk", plain, nil},
		{"nurse of the area at another unit (P-2)", person(routing.Nurse), "ort-ssk", plain, routing.ErrOtherUnit},
		{"BMA in the nurses' queue (P-1)", person(routing.BMA), "hk-ssk", plain, routing.ErrProfession},
		{"BMA", person(routing.BMA), "hk-bma", medical, nil},
		{"BMA and a nurse's question (P-1)", person(routing.BMA), "hk-bma", forNurse, routing.ErrNeeds},
		{"physician", person(routing.Physician), "hk-remiss", medical, nil},
		{"nurse who prescribes", person(routing.PrescriberNurse), "hk-recept", medical, nil},
		{"nurse in the prescription pool", person(routing.Nurse), "hk-recept", medical, routing.ErrProfession},
		{"specialist of the group", person(routing.Physician, "arytmi"), "hk-arytmi", forNurse, nil},
		{"specialist of another group", person(routing.Physician, "svikt"), "hk-arytmi", plain, routing.ErrGroup},
		{"officer", routing.Person{Profession: routing.Officer, Units: []string{"vardgaranti"}}, "vg-lots", plain, nil},
		{"officer and a medical question", routing.Person{Profession: routing.Officer, Units: []string{"vardgaranti"}}, "vg-lots", medical, routing.ErrLicence},
	} {
		q, ok := directory(t).Queue(c.queue)
		if !ok {
			t.Fatal(c.queue)
		}
		if got := routing.MayHandle(c.person, q, c.ticket); !same(got, c.want) {
			t.Errorf("%s in %s: %v, want %v", c.who, c.queue, got, c.want)
		}
	}
}

func same(got, want error) bool {
	if want == nil || got == nil {
		return got == nil && want == nil
	}
	return errors.Is(got, want) && problem.As(got) != nil
}

func TestMayAnswer(t *testing.T) {
	for _, c := range []struct {
		who    routing.Profession
		ticket routing.Ticket
		want   error
	}{
		{routing.Administrator, plain, nil},
		{routing.Administrator, routing.Ticket{Needs: routing.Nurse}, nil}, // Wished for, but nothing medical.
		{routing.Administrator, medical, routing.ErrLicence},
		{routing.Officer, medical, routing.ErrLicence},
		{routing.Nurse, forNurse, nil},
		{routing.PrescriberNurse, forNurse, nil},
		{routing.Physician, forNurse, nil},
		{routing.BMA, medical, nil},
		{routing.BMA, forNurse, routing.ErrNeeds},
		{routing.Nurse, routing.Ticket{Medical: true, Needs: routing.BMA}, routing.ErrNeeds},
		{routing.Nurse, routing.Ticket{Medical: true, Needs: routing.Physician}, routing.ErrNeeds},
	} {
		if got := routing.MayAnswer(person(c.who), c.ticket); !same(got, c.want) {
			t.Errorf("%s on %+v: %v, want %v", c.who, c.ticket, got, c.want)
		}
	}
	if len(routing.Professions()) != 6 || routing.Officer.Licensed() || !routing.BMA.Licensed() {
		t.Error("the professions are wrong")
	}
}

func TestTarget(t *testing.T) {
	for _, c := range []struct {
		from    string
		ticket  routing.Ticket
		request routing.Request
		want    string
		err     error
	}{
		{"hk-forsta", forNurse, routing.Request{Line: 2}, "hk-ssk", nil},
		{"hk-forsta", routing.Ticket{Needs: routing.BMA}, routing.Request{Line: 2}, "hk-bma", nil},
		{"hk-forsta", medical, routing.Request{Line: 3}, "hk-karl", nil},
		{"hk-ssk", medical, routing.Request{Group: "arytmi"}, "hk-arytmi", nil},
		{"hk-forsta", medical, routing.Request{Queue: "hk-recept"}, "hk-recept", nil},
		{"hk-forsta", medical, routing.Request{Queue: "ort-ssk"}, "ort-ssk", nil},
		{"ort-mottagning", medical, routing.Request{Line: 2}, "ort-ssk", nil},
		{"ort-mottagning", medical, routing.Request{Group: "svikt"}, "hk-svikt", nil},
		{"vg-service", plain, routing.Request{Line: 2}, "vg-lots", nil},

		{"hk-forsta", forNurse, routing.Request{Queue: "hk-bma"}, "", routing.ErrNeeds},
		{"hk-forsta", medical, routing.Request{Queue: "vg-lots"}, "", routing.ErrLicence},
		{"vg-service", medical, routing.Request{Line: 2}, "", routing.ErrNoQueueForLine},
		{"ort-mottagning", plain, routing.Request{Line: 3}, "", routing.ErrNoQueueForLine},
		{"hk-ssk", plain, routing.Request{Line: 2}, "", routing.ErrNotHigher},
		{"hk-ssk", plain, routing.Request{Line: 1}, "", routing.ErrNotHigher},
		{"hk-forsta", plain, routing.Request{Line: -1}, "", routing.ErrNotHigher},
		{"hk-ssk", plain, routing.Request{Queue: "hk-bma"}, "hk-bma", nil},
		{"hk-arytmi", plain, routing.Request{Group: "svikt"}, "hk-svikt", nil},
		{"hk-arytmi", plain, routing.Request{Group: "arytmi"}, "", routing.ErrNotHigher},
		{"hk-arytmi", plain, routing.Request{Queue: "hk-ssk"}, "", routing.ErrNotHigher},
		{"hk-forsta", plain, routing.Request{Queue: "nowhere"}, "", routing.ErrNoSuchQueue},
		{"hk-forsta", plain, routing.Request{Queue: "hk-gammal"}, "", routing.ErrNoSuchQueue},
		{"nowhere", plain, routing.Request{Line: 2}, "", routing.ErrNoSuchQueue},
		{"hk-forsta", plain, routing.Request{Group: "njure"}, "", routing.ErrGroupUnknown},
		{"hk-forsta", plain, routing.Request{Group: "gammal"}, "", routing.ErrGroupUnknown},
		{"hk-forsta", plain, routing.Request{}, "", routing.ErrTarget},
		{"hk-forsta", plain, routing.Request{Line: 2, Group: "svikt"}, "", routing.ErrTarget},
	} {
		got, err := routing.Target(directory(t), c.from, c.ticket, c.request)
		if got.Code != c.want || !same(err, c.err) {
			t.Errorf("from %s, %+v, %+v: %s, %v, want %s, %v", c.from, c.ticket, c.request, got.Code, err, c.want, c.err)
		}
	}
}

func TestWithoutADefaultTheFirstQueueOfTheLineTakesIt(t *testing.T) {
	d, err := routing.NewDirectory([]routing.Queue{
		{Code: "a", Unit: "u", Line: 1}, {Code: "closed", Unit: "u", Line: 2, Closed: true, Default: true},
		{Code: "b", Unit: "u", Line: 2}, {Code: "c", Unit: "u", Line: 2},
	})
	if err != nil {
		t.Fatal(err)
	}
	if q, err := routing.Target(d, "a", medical, routing.Request{Line: 2}); err != nil || q.Code != "b" {
		t.Errorf("%s, %v", q.Code, err)
	}
	if len(d.Queues()) != 4 || len(d.ForRules()) != 3 {
		t.Error("closed queues are offered to rules")
	}
	for _, bad := range [][]routing.Queue{
		{{Code: "", Unit: "u", Line: 1}}, {{Code: "a", Line: 1}}, {{Code: "a", Unit: "u"}}, {{Code: "a", Unit: "u", Line: 4}},
		{{Code: "a", Unit: "u", Line: 1}, {Code: "a", Unit: "v", Line: 1}},
	} {
		if _, err := routing.NewDirectory(bad); !errors.Is(err, routing.ErrDirectory) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

func TestNextIsTheMostUrgentThatOneMayTake(t *testing.T) {
	at := func(h int) time.Time { return time.Date(2026, 5, 5, h, 0, 0, 0, time.UTC) }
	in := func(number, queue string, priority int, due, since time.Time, t routing.Ticket) routing.Waiting {
		t.Queue = queue
		return routing.Waiting{Ticket: t, Number: number, Priority: priority, Due: due, Since: since}
	}
	waiting := []routing.Waiting{
		in("7", "hk-ssk", 3, time.Time{}, at(1), plain),
		in("6", "hk-ssk", 3, at(12), at(9), plain),
		in("5", "hk-ssk", 3, at(11), at(9), plain),
		in("4", "hk-ssk", 3, at(11), at(8), plain),
		in("3", "hk-ssk", 3, at(11), at(8), plain),
		in("2", "hk-ssk", 2, time.Time{}, at(10), medical),
		in("1", "hk-bma", 1, at(8), at(7), plain),
		in("0", "nowhere", 1, at(8), at(7), plain),
	}
	var got []string
	nurse := person(routing.Nurse)
	for rest := waiting; ; {
		next, ok := routing.Next(directory(t), nurse, rest)
		if !ok {
			break
		}
		got = append(got, next.Number)
		rest = slices.DeleteFunc(slices.Clone(rest), func(w routing.Waiting) bool { return w.Number == next.Number })
	}
	if want := []string{"2", "3", "4", "5", "6", "7"}; !slices.Equal(got, want) {
		t.Errorf("handed out %v, want %v", got, want)
	}
}

// Less orders strictly: any two of different number, one is first, and never in a circle.
func TestWhoseTurnItIsIsAlwaysSettled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := rapid.Custom(func(t *rapid.T) time.Time {
			if n := rapid.IntRange(0, 3).Draw(t, "hour"); n > 0 {
				return time.Date(2026, 5, 5, n, 0, 0, 0, time.UTC)
			}
			return time.Time{}
		})
		var all []routing.Waiting
		for i := range 3 {
			all = append(all, routing.Waiting{Number: fmt.Sprint(i), Priority: rapid.IntRange(1, 2).Draw(t, "priority"), Due: instant.Draw(t, "due"), Since: instant.Draw(t, "since")})
		}
		a, b, c := all[0], all[1], all[2]
		if routing.Less(a, b) == routing.Less(b, a) || routing.Less(a, a) {
			t.Fatal("neither or both are first")
		}
		if routing.Less(a, b) && routing.Less(b, c) && !routing.Less(a, c) {
			t.Fatal("a circle")
		}
	})
}
