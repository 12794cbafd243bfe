package postgres

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
)

// changes says whether a step does more to the ticket than to tell of it.
func (r *round) changes(x dueThing, step routing.TimeStep) bool {
	q := r.d.Queues[x.place.Queue]
	return q != nil && (step.Moves(q.Code) || step.Priority != 0 && step.Priority < x.place.Priority)
}

// step does an escalation by time that changes the ticket, by the verb of the
// clock, and tells people of it. The verb's outcome keeps with the promise that
// the step is done.
func (s *sweep) step(ctx context.Context, tx *gorm.DB, x dueThing, step routing.TimeStep) error {
	row, err := s.db.forChange(tx, nil, x.ticket)
	if err != nil {
		return err
	}
	does := tickets.TimeStep{ID: step.ID, Promise: x.promise.Kind, Tells: len(step.Notify) > 0, Priority: step.Priority}
	if q := s.d.Queues[row.Queue]; step.Moves(q.Code) {
		question := s.d.Question(row.Reason)
		question.Queue, question.Line, question.Medical = q.Code, q.Line, row.Medical
		var trail []string
		for _, id := range row.Trail {
			if past := s.d.Queues[id]; past != nil {
				trail = append(trail, past.Code)
			}
		}
		to, err := s.d.Units[q.Unit].Plan.Move(s.d.Escalations, step, question, trail)
		if err != nil {
			does.Stays = tickets.StepStays(err)
		} else {
			does.To = &s.d.QueueByCode(to.Code).Queue
		}
	}
	loop := false
	if _, err := s.db.write(ctx, tx, nil, tickets.ClockActor(), row, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		out, err := t.Step(by, m, does)
		loop = out.Data.Outcome == tickets.StepLoop
		return out, err
	}); err != nil {
		return err
	}
	notices, err := s.noticesOf(tx, x, step, loop)
	if err != nil {
		return err
	}
	return enqueueAll(tx, notices, s.now)
}

// noticesOf are the notices of a step: whom it tells, each once, and of a loop
// the unit's supervisors. They wait until the unit opens; a mail is never sent of
// a deadline, by night or by day.
func (s *sweep) noticesOf(tx *gorm.DB, x dueThing, step routing.TimeStep, loop bool) (all []delivery.New, err error) {
	supervisors, known := s.supervisors[x.place.Unit]
	if (loop || slices.Contains(step.Notify, routing.TellSupervisor)) && !known {
		if supervisors, err = supervisorsOf(tx, []int{x.place.Unit}); err != nil {
			return nil, fmt.Errorf("supervisors of unit %d: %w", x.place.Unit, err)
		}
		s.supervisors[x.place.Unit] = supervisors
	}
	notice := delivery.Notice{Kind: delivery.Late, Queue: x.place.Queue, Share: step.After, At: s.now}
	// The promise's own beginning tells one time in a line from the next.
	key := fmt.Sprintf("%d-%s-%s-%d", x.ticket, x.promise.Kind, step.ID, x.promise.From.UnixMicro())
	opens := s.d.Calendar(x.place.Unit).NextOpen(s.now)
	add := func(user int) {
		n := notice.To(user, x.ticket, key)
		n.NotBefore = opens
		all = append(all, n)
	}
	for _, user := range s.told(x, step, supervisors) {
		add(user)
	}
	if notice.Kind = delivery.Looping; loop {
		for _, user := range supervisors {
			add(user)
		}
	}
	return all, nil
}

// told are whom a step tells, each once: the handler, the owner's person or else
// who works in the owner's queue, the supervisors of the unit that it lies in.
func (s *sweep) told(x dueThing, step routing.TimeStep, supervisors []int) (users []int) {
	add := func(user int) {
		if s.d.People[user] != nil && !slices.Contains(users, user) {
			users = append(users, user)
		}
	}
	for _, who := range step.Notify {
		switch who {
		case routing.TellHandler:
			add(x.place.Handler)
		case routing.TellOwner:
			if x.owner.Person != 0 {
				add(x.owner.Person)
				continue
			}
			for _, id := range s.d.PeopleOrder {
				if slices.Contains(s.d.People[id].Queues, x.owner.Queue) {
					add(id)
				}
			}
		case routing.TellSupervisor:
			for _, id := range supervisors {
				add(id)
			}
		}
	}
	return users
}
