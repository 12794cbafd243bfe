package seed

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// runner lives a plan through the real verbs of the store, with the clock set
// to each act. An act leaves its key, so that a run that was cut off is gone on
// with and nothing is done twice.
type runner struct {
	db      *postgres.DB
	clock   *time.Time
	people  map[string]*auth.Principal
	byID    map[int]*auth.Principal
	members map[int][]*auth.Principal // by queue
	done    map[string]int64          // acts of an earlier run, with their tickets
	now     map[*story]*desk.Row      // each ticket as it is; nil: to be read
	ids     map[*story]int64
}

// deedPrefix begins the keys of the demonstration's acts.
const deedPrefix = "demo/"

func newRunner(ctx context.Context, db *postgres.DB, clock *time.Time) (*runner, error) {
	r := &runner{db: db, clock: clock, byID: map[int]*auth.Principal{}, members: map[int][]*auth.Principal{},
		now: map[*story]*desk.Row{}, ids: map[*story]int64{}}
	var err error
	if r.people, err = Principals(ctx, db); err != nil {
		return nil, err
	}
	for _, c := range staff() {
		p := r.people[c.Username]
		if p == nil {
			return nil, fmt.Errorf("seed demo: %s is missing", c.Username)
		}
		r.byID[p.UserID] = p
		if p.MainRole().Role == auth.RoleSupervisor {
			continue // leads, and does the work of nobody's queue
		}
		for _, q := range p.Queues {
			r.members[q] = append(r.members[q], p)
		}
	}
	r.done, err = db.Deeds(ctx, deedPrefix)
	return r, err
}

func (r *runner) run(ctx context.Context, agenda []step) error {
	for _, s := range agenda {
		if err := r.do(ctx, s.story, s.act); err != nil {
			a := s.story.acts[s.act]
			return fmt.Errorf("seed demo: story %d, act %d (%s by %s: %s): %w", s.story.nr, s.act, a.Verb, a.By, s.story.contact.Subject, err)
		}
	}
	return nil
}

func (r *runner) do(ctx context.Context, s *story, i int) error {
	a := &s.acts[i]
	key := fmt.Sprintf("%s%d/%d", deedPrefix, s.nr, i)
	if id, ok := r.done[key]; ok {
		r.ids[s], r.now[s] = id, nil
		return nil
	}
	*r.clock = a.at.UTC()
	ctx = desk.WithIntent(ctx, &desk.Intent{Key: key, Hash: []byte(key), Status: 200})
	if a.Verb == "register" {
		return r.register(ctx, s, a)
	}
	row, err := r.row(ctx, s)
	if err != nil {
		return err
	}
	p, err := r.who(s, a.By, i, row)
	if err != nil {
		return err
	}
	switch a.Verb {
	case "open":
		_, err = r.db.Open(ctx, p, row.ID)
		return err
	case "reveal":
		_, _, err = r.db.Reveal(ctx, p, row.ID, a.Text)
		return err
	}
	verb, err := r.verb(ctx, s, a, p, i)
	if err != nil {
		return err
	}
	after, err := r.db.Change(ctx, p, row.ID, row.Version, verb)
	// The clock leaves no key: what it did before the run was cut off is done.
	if p == nil && isSlug(err, "not-in-this-status") {
		return nil
	}
	if err != nil {
		return err
	}
	r.now[s] = after
	return nil
}

func isSlug(err error, slug string) bool {
	var p *problem.Problem
	return errors.As(err, &p) && p.Slug == slug
}

// row is the ticket of a story as it is now.
func (r *runner) row(ctx context.Context, s *story) (*desk.Row, error) {
	if row := r.now[s]; row != nil {
		return row, nil
	}
	rows, err := r.db.Rows(ctx, []int64{r.ids[s]})
	if err != nil {
		return nil, err
	}
	if rows[r.ids[s]] == nil {
		return nil, errors.New("its ticket is missing")
	}
	r.now[s] = rows[r.ids[s]]
	return r.now[s], nil
}

func (r *runner) register(ctx context.Context, s *story, a *act) error {
	c, d := s.contact, r.db.Book().Directory()
	unit := d.UnitByCode(c.Unit)
	reason, ok := d.Reasons[c.Reason]
	if unit == nil || !ok {
		return fmt.Errorf("unit %q or reason %q is unknown", c.Unit, c.Reason)
	}
	p, err := r.who(s, a.By, 0, &desk.Row{Queue: unit.FirstQueue, OwnerQueue: unit.FirstQueue})
	if err != nil {
		return err
	}
	in := tickets.Registration{Channel: c.Channel, Customer: c.Customer, IdentifiedBy: c.IdentifiedBy, OccurredAt: s.occurred.UTC(),
		Reason: c.Reason, Medical: reason.Medical, Subject: c.Subject, Text: c.Text, Unit: unit.ID}
	if c.Patient != nil {
		in.Patient = c.Patient.Ref()
	}
	var end postgres.Verb
	if a.End != nil {
		a.End.at = a.at
		if end, err = r.verb(ctx, s, a.End, p, 0); err != nil {
			return err
		}
	}
	row, err := r.db.Register(ctx, p, in, end)
	if err != nil {
		return err
	}
	r.ids[s], r.now[s] = row.ID, row
	return nil
}

// who is the person of an act; nil for the clock.
func (r *runner) who(s *story, by string, i int, row *desk.Row) (*auth.Principal, error) {
	from := r.members[row.Queue]
	switch by {
	case byClock:
		return nil, nil
	case byRegistrar:
		from = r.members[row.OwnerQueue]
	case byPrescriber:
		from = slices.DeleteFunc(slices.Clone(from), func(p *auth.Principal) bool { return !p.Prescriber })
	case byMember:
	case byHandler:
		if p := r.byID[row.Handler]; p != nil {
			return p, nil
		}
		return nil, errors.New("nobody handles it")
	default:
		if p := r.people[by]; p != nil {
			return p, nil
		}
		return nil, fmt.Errorf("nobody is called %q", by)
	}
	if len(from) == 0 {
		return nil, fmt.Errorf("nobody works in queue %d", row.Queue)
	}
	return from[mix(s.nr*31+i)%uint64(len(from))], nil
}

// verb is what an act does to its ticket.
func (r *runner) verb(ctx context.Context, s *story, a *act, p *auth.Principal, i int) (postgres.Verb, error) {
	d := r.db.Book().Directory()
	switch a.Verb {
	case "keep":
		return desk.Keep, nil
	case "take":
		return (*tickets.Ticket).Take, nil
	case "resume":
		return (*tickets.Ticket).Resume, nil
	case "note":
		return texted(a.Text, (*tickets.Ticket).Note), nil
	case "return":
		return texted(a.Text, (*tickets.Ticket).Return), nil
	case "reopen":
		return r.reopening(d, a), nil
	case "escalate":
		q := d.QueueByCode(a.To)
		if q == nil {
			return nil, fmt.Errorf("no queue %q", a.To)
		}
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Escalate(by, m, q.Queue, a.Ask, a.Text, a.Urgent)
		}, nil
	case "hand-over":
		return r.handingOver(d, s, a, i), nil
	case "wait":
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Wait(by, m, a.Text, tickets.Day(a.day()).Morning())
		}, nil
	case "watch":
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Watch(by, m, tickets.Day(workday.DateOf(m.At).String()), tickets.Day(a.day()), a.Text)
		}, nil
	case "correct-patient":
		id, err := r.db.PatientFor(ctx, p, s.right.Ref())
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.CorrectPatient(by, m, id, a.Text)
		}, err
	case "close":
		return closing(d, a, p)
	}
	return nil, fmt.Errorf("unknown verb %q", a.Verb)
}

// day is the working day that a wait or a watch lasts to.
func (a *act) day() string {
	return workday.Default().AddWorkingDays(workday.DateOf(a.at), a.Days).String()
}

func texted(text string, verb func(*tickets.Ticket, tickets.Actor, tickets.Moment, string) (tickets.Outcome, error)) postgres.Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return verb(t, by, m, text)
	}
}

func (r *runner) reopening(d *desk.Directory, a *act) postgres.Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Reopen(by, m, d.Queues[t.Owner.Queue].Queue, a.Text)
	}
}

// handingOver gives the ticket to a queue, a person, or some colleague of its queue.
func (r *runner) handingOver(d *desk.Directory, s *story, a *act, i int) postgres.Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		if q := d.QueueByCode(a.To); q != nil {
			return t.HandOver(by, m, 0, &q.Queue, a.Text)
		}
		if p := r.people[a.To]; p != nil {
			return t.HandOver(by, m, p.UserID, nil, a.Text)
		}
		team := r.members[t.Queue]
		to := team[mix(s.nr*31+i+5)%uint64(len(team))]
		return t.HandOver(by, m, to.UserID, nil, a.Text)
	}
}

// closing states the action; a medical one was documented a minute ago (P-10).
func closing(d *desk.Directory, a *act, p *auth.Principal) (postgres.Verb, error) {
	rule, ok := d.Actions[a.Action]
	if !ok {
		return nil, fmt.Errorf("no action %q", a.Action)
	}
	action := tickets.Action{Code: a.Action, Note: a.Text}
	if rule.Medical {
		action.Journalled = &tickets.Journalled{System: "Journalen", At: a.at.Add(-time.Minute).UTC(), By: p.Name}
	}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Close(by, m, rule.ActionRule, action)
	}, nil
}
