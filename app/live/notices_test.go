package live

import (
	"testing"

	"kontaktpunkten/tickets"
)

// A notice reaches the sockets of the person alone, and leaves no gap in what
// else they are sent.
func TestNoticesReachThePersonAlone(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	anna, bo := staff.signIn(1, 1), staff.signIn(2, 1)
	mine, only := r.listen(t, anna, "queue:1", "notices"), r.listen(t, anna, "notices")
	without, others := r.listen(t, anna, "queue:1"), r.listen(t, bo, "queue:1", "notices")
	r.settle(t)
	first := d.register(t, firstLine)
	r.settle(t)
	w := d.begin(t)
	w.about("user", 1, tickets.Noticed)
	w.commit()
	r.settle(t)
	last := d.register(t, firstLine)
	r.settle(t)
	seen := "queue:1 registered " + tickets.FormatNumber(first.id)
	same(t, mine.before(last), seen, "notices user.noticed -")
	same(t, without.before(last), seen)
	same(t, others.before(last), seen)
	if m := only.next(); only.heard(m) != "notices user.noticed -" {
		t.Errorf("heard %+v", m)
	}
}

// Mail and deliveries are told to those who may list them in a unit concerned,
// and say nothing but that.
func TestMailAndDeliveriesReachThoseWhoMayListThem(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	anna, cia := staff.signIn(1, 1), staff.signIn(3, 2)
	desk, clinic := r.listen(t, anna, "mail", "deliveries", "queue:1"), r.listen(t, cia, "mail", "deliveries", "queue:3")
	mail := r.listen(t, staff.signIn(2, 1), "mail")
	r.settle(t)
	w := d.begin(t)
	w.nudge("mail", 5, 0, tickets.MailTaken, 1)
	w.nudge("mail", 6, 0, tickets.MailTaken, 1) // one message is enough
	w.commit()
	r.settle(t)
	w = d.begin(t)
	w.nudge("mail", 5, 0, tickets.MailSettled, 1, 2)
	w.commit()
	r.settle(t)
	about := d.register(t, nurses)
	w = d.begin(t)
	w.nudge("ticket", about.id, about.id, tickets.DeliveryFailed, 1)
	w.commit()
	r.settle(t)
	last, theirs := d.register(t, firstLine), d.register(t, elsewhere)
	same(t, desk.before(last), "mail mail.taken -", "mail mail.settled -", "deliveries delivery-failed -")
	same(t, clinic.before(theirs), "mail mail.settled -")
	for _, want := range []string{"mail mail.taken -", "mail mail.settled -"} {
		if got := mail.heard(mail.next()); got != want {
			t.Errorf("heard %q, not %q", got, want)
		}
	}
}

// nudge adds an event that somebody has to fetch more of.
func (w *work) nudge(subject string, id, ticket int64, kind tickets.Kind, units ...int) {
	w.t.Helper()
	w.exec(`insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, kind, version, data)
		values (now(), $1, $2, nullif($3, 0), $4, 'system', $5, 1, '{}')`, subject, id, ticket, units, string(kind))
}

// What changes a unit's routing is told to those who may read it there.
func TestRoutingReachesThoseWhoMayReadIt(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	desk, clinic := r.listen(t, staff.signIn(1, 1), "routing", "queue:1"), r.listen(t, staff.signIn(3, 2), "routing", "queue:3")
	r.settle(t)
	for _, e := range []struct {
		subject string
		kind    tickets.Kind
		unit    int
	}{{"rule", tickets.RuleDraftChanged, 1}, {"rehearsal", tickets.RehearsalChanged, 1}, {"queue", tickets.QueueClosed, 2}, {"rule", tickets.RulesPublished, 1}} {
		w := d.begin(t)
		w.nudge(e.subject, 4, 0, e.kind, e.unit)
		w.commit()
		r.settle(t)
	}
	last, theirs := d.register(t, firstLine), d.register(t, elsewhere)
	same(t, desk.before(last), "routing rule.draft-changed -", "routing rehearsal.changed -", "routing rule.published -")
	same(t, clinic.before(theirs), "routing queue.closed -")
}
