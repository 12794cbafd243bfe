package seed

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/tickets"
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
	named   map[string]*story
	box     *letterbox.Box
	post    *post
	leaves  time.Time // when what waits to leave does; zero: nothing waits
}

// deedPrefix begins the keys of the demonstration's acts.
const deedPrefix = "demo/"

func newRunner(ctx context.Context, db *postgres.DB, clock *time.Time) (*runner, error) {
	r := &runner{db: db, clock: clock, byID: map[int]*auth.Principal{}, members: map[int][]*auth.Principal{},
		now: map[*story]*desk.Row{}, ids: map[*story]int64{}, named: map[string]*story{}}
	r.box = &letterbox.Box{Store: postgres.NewMails(db), Intake: postgres.NewIntake(db), Blobs: postgres.NewBlobs(db), Book: db.Book(), Now: db.Now}
	r.post = newPost(db)
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
		if s.do == actOf && s.act == 0 {
			r.named[s.story.name] = s.story
			r.post.lost[s.story.contact.Customer.Email] = s.story.lost
		}
	}
	for _, s := range agenda {
		err := r.leave(ctx, s.at)
		if err != nil {
			return fmt.Errorf("seed demo: %w", err)
		}
		switch s.do {
		case sweep:
			err = r.sweep(ctx, s.at)
		case evening:
			err = r.evening(ctx, s.at, agenda)
		default:
			err = r.do(ctx, s.story, s.act)
			if a := s.story.acts[s.act]; err != nil {
				err = fmt.Errorf("story %d, act %d (%s by %s: %s): %w", s.story.nr, s.act, a.Verb, a.By, s.story.contact.Subject, err)
			}
		}
		if err != nil {
			return fmt.Errorf("seed demo: %w", err)
		}
	}
	return nil
}

// sweep fires the clocks that are due; what waited may go on after it.
func (r *runner) sweep(ctx context.Context, at time.Time) error {
	*r.clock = at.UTC()
	_, err := r.db.SweepClocks(ctx, 200)
	for s, row := range r.now {
		if row != nil && row.PausedAt != nil {
			r.now[s] = nil
		}
	}
	return err
}

// evening puts off what was promised today and lies there when the desk closes:
// somebody looks at it the next working day, and what cannot wait is not left.
// One in four is forgotten, and late.
func (r *runner) evening(ctx context.Context, closing time.Time, agenda []step) error {
	last := map[*story]time.Time{}
	for _, s := range agenda {
		if s.do == actOf {
			last[s.story] = s.at
		}
	}
	for _, s := range agenda {
		if s.do != actOf || s.act != 0 || s.story.left || last[s.story].After(closing) {
			continue
		}
		row, err := r.row(ctx, s.story)
		if err != nil {
			return err
		}
		if row.DueAt == nil || row.DueAt.After(closing) || mix(s.story.nr)%4 == 0 && row.Priority > 1 {
			continue
		}
		at := closing.Add(-10*time.Minute - time.Duration(mix(s.story.nr)%1800)*time.Second)
		if at.Before(row.UpdatedAt) {
			at = row.UpdatedAt.Add(20 * time.Second)
		}
		a := act{at: at, By: byHandler, Verb: "watch", Days: 1, Text: pickBy(s.story.nr, putOff)}
		if row.Priority == 1 {
			a.Verb, a.Action, a.Text = "close", "referred-on", sentAway
		}
		if row.Handler == 0 {
			a.By = byMember
		}
		if err := r.act(ctx, s.story, &a, fmt.Sprintf("%s%d/evening", deedPrefix, s.story.nr), 99); err != nil {
			return fmt.Errorf("evening of story %d: %w", s.story.nr, err)
		}
	}
	return nil
}

var putOff = []string{"Inget svar i dag, ringer igen.", "Hinner inte före stängning, först på listan.", "Väntar på besked från läkaren.", "Patienten vill bli uppringd på förmiddagen."}

const sentAway = "Uppringd. Akutmottagningen, anhörig kör."

func pickBy(n int, from []string) string { return from[mix(n+3)%uint64(len(from))] }

func (r *runner) do(ctx context.Context, s *story, i int) error {
	return r.act(ctx, s, &s.acts[i], fmt.Sprintf("%s%d/%d", deedPrefix, s.nr, i), i)
}

// act does one act unless its key says that it has been done.
func (r *runner) act(ctx context.Context, s *story, a *act, key string, i int) error {
	if id, ok := r.done[key]; ok {
		r.ids[s], r.now[s] = id, nil
		return nil
	}
	*r.clock = a.at.UTC()
	if does := outside[a.Verb]; does != nil {
		return does(r, ctx, s, a, key)
	}
	keyed := desk.WithIntent(ctx, &desk.Intent{Key: key, Hash: []byte(key), Status: 200})
	if a.Verb == "register" {
		return r.register(keyed, s, a)
	}
	row, err := r.row(ctx, s)
	if err != nil {
		return err
	}
	p, err := r.who(s, a.By, i, row)
	if err != nil {
		return err
	}
	if a.Verb == "reveal" {
		_, _, err = r.db.Reveal(keyed, p, row.ID, a.Text)
		return err
	}
	if o := s.says(a); o != nil && len(r.db.Book().Directory().ReplyBy(row)) > 0 {
		return r.say(keyed, s, a, p, row, o)
	}
	if do := between[a.Verb]; do != nil {
		r.now[s], err = do(r, keyed, s, a, p, row)
		return err
	}
	verb, err := r.verb(ctx, s, a, p, i)
	if err != nil {
		return err
	}
	if r.now[s], err = r.db.Change(keyed, p, row.ID, row.Version, verb); err != nil {
		return err
	}
	if a.Verb == "take" { // and reads what it is about (P-3)
		_, err = r.db.Open(ctx, p, row.ID)
	}
	return err
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

// who is the person of an act.
func (r *runner) who(s *story, by string, i int, row *desk.Row) (*auth.Principal, error) {
	from := r.members[row.Queue]
	switch by {
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
