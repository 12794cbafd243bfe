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
