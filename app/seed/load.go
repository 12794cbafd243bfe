package seed

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
)

const (
	loadSeed     = 99
	loadBatch    = 5_000
	loadPatients = 20_000
	loadSpan     = 20 * 24 * time.Hour
)

// loaded is where measured tickets lie: eight queues with the contacts that
// come to them.
var loaded = [8]struct{ queue, way string }{
	{"hk-forsta", wayDesk}, {"hk-ssk", wayNurse}, {"hk-bma", wayAsk}, {"hk-recept", wayRecept},
	{"hk-remiss", wayRemiss}, {"hk-karl", wayGroup}, {"hk-svikt", wayNurseGroup}, {"hk-arytmi", wayGroup},
}

// Load adds n open tickets, spread evenly over eight queues and over the twenty
// days before an instant, for measurements: the persons and texts of the
// demonstration, written by sets and not by the verbs. The same n always gives
// the same tickets. The catalogue must be there. The statistics of the tables
// are the owner's to renew.
func Load(ctx context.Context, db *postgres.DB, n int, now time.Time) error {
	d := db.Book().Directory()
	l := &loader{d: d, g: newGenerator(loadSeed, min(loadPatients, n/4+1)), now: now.UTC().Truncate(time.Second), known: map[string]int{}}
	patients := make([]postgres.SeededPatient, 0, loadBatch)
	for i := range l.g.patients {
		if patients = append(patients, known(i)); len(patients) == loadBatch || i == l.g.patients-1 {
			if err := db.AddPatients(ctx, patients, l.now.Add(-loadSpan)); err != nil {
				return err
			}
			patients = patients[:0]
		}
	}
	ids, err := db.TicketIDs(ctx, n)
	if err != nil {
		return err
	}
	// Two at a time: one statement reads what the other writes to disk.
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2)
	for from := 0; from < n && ctx.Err() == nil; from += loadBatch {
		batch := make([]postgres.LoadedTicket, 0, loadBatch)
		for i := from; i < min(from+loadBatch, n); i++ {
			t, err := l.ticket(i, n)
			if err != nil {
				return errors.Join(err, group.Wait())
			}
			t.ID = ids[i]
			batch = append(batch, t)
		}
		decisions := slices.Clone(l.decisions)
		group.Go(func() error { return db.LoadTickets(ctx, batch, decisions, l.now) })
	}
	return group.Wait()
}

type loader struct {
	d         *desk.Directory
	g         *generator
	now       time.Time
	known     map[string]int // decisions by text and channel
	decisions []postgres.LoadedDecision
	decided   []routing.Decision
}

// ticket is the ith of n, the newest last.
func (l *loader) ticket(i, n int) (postgres.LoadedTicket, error) {
	place := loaded[i%len(loaded)]
	q, unit := l.d.QueueByCode(place.queue), l.d.UnitByCode(firstUnit)
	if q == nil || unit == nil || unit.Plan == nil {
		return postgres.LoadedTicket{}, fmt.Errorf("seed load: no queue %s or no rules: the catalogue is missing", place.queue)
	}
	at := l.now.Add(-loadSpan / time.Duration(n) * time.Duration(n-i)).Truncate(time.Second)
	c := l.g.contact(firstUnit, place.way, at)
	medical := l.d.Reasons[c.Reason].Medical
	nr := l.decide(c, q, unit, medical, at)
	decision := l.decided[nr]
	t := postgres.LoadedTicket{Status: tickets.New, Line: q.Line, Queue: q.ID, Unit: q.Unit, OwnerQueue: unit.FirstQueue, OwnerUnit: unit.ID,
		Channel: c.Channel, Priority: 1 + int(mix(i)%7+3)/3, Reason: c.Reason, Medical: medical, Subject: c.Subject, Text: c.Text, Group: q.Group,
		CustomerKind: c.Customer.Kind, CustomerName: c.Customer.Name, CustomerRelation: c.Customer.Relation,
		CustomerPhone: c.Customer.Phone, CustomerEmail: c.Customer.Email, IdentifiedBy: c.IdentifiedBy,
		Level: decision.Level, OccurredAt: at.Add(-4 * time.Minute), CreatedAt: at, RuleVersion: decision.Version, Decided: nr}
	if mix(i)%4 == 0 {
		t.Status = tickets.Queued
	}
	if c.Patient != nil {
		t.IdentityNumber = c.Patient.Number.String()
	}
	made := tickets.Ticket{Status: t.Status, Line: t.Line, Queue: t.Queue, Unit: t.Unit, Owner: tickets.Owner{Queue: t.OwnerQueue, Unit: t.OwnerUnit},
		Channel: t.Channel, Priority: t.Priority, Reason: t.Reason, Level: t.Level}
	made.Begin(tickets.Moment{At: at, Clocks: l.d}, t.OccurredAt)
	t.Level, t.Promises = made.Level, made.Promises
	if due, warn, kind := made.Showing(); kind != "" {
		t.DueAt, t.WarnAt, t.DueKind = &due, &warn, string(kind)
	}
	t.Event = tickets.Data{To: &tickets.Place{Status: t.Status, Line: t.Line, Queue: t.Queue, Unit: t.Unit, Priority: t.Priority, Due: t.DueAt},
		Channel: c.Channel, Reason: c.Reason, Rule: decision.Rule, RuleVersion: decision.Version}
	return t, nil
}

// decide asks the rules once for each text, queue and channel.
func (l *loader) decide(c *contact, q *desk.Queue, unit *desk.Unit, medical bool, at time.Time) int {
	key := q.Code + c.Channel + c.template
	if nr, ok := l.known[key]; ok {
		return nr
	}
	s := routing.Situation{Channel: c.Channel, Reason: c.Reason, Medical: medical, Unit: unit.Code, Customer: c.Customer.Kind, Subject: c.Subject, Text: c.Text}
	s.Patient.Known = c.Patient != nil
	rules := unit.Plan.Rules()
	s = routing.Observe(rules, routing.Timed(s, unit.Calendar(), at))
	decision := routing.Decide(rules, s)
	decision.Queue, decision.Line, decision.Group = q.Code, q.Line, q.Group
	nr := len(l.decisions)
	l.known[key] = nr
	l.decisions = append(l.decisions, postgres.LoadedDecision{Nr: nr, Situation: s, Decision: decision})
	l.decided = append(l.decided, decision)
	return nr
}
