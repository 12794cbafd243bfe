package postgres

import (
	"fmt"
	"testing"
	"time"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// leaving is a mail about a ticket: what author wrote in it, or with no author a
// receipt that wrote itself.
func (r *room) leaving(t *testing.T, ticket int64, author int, key string) delivery.Delivery {
	t.Helper()
	m := delivery.Mail{From: "kontaktpunkten@example.se", Text: "Hej"}
	if author == 0 {
		m.Automatic = "auto-replied"
	}
	n := delivery.By(delivery.Email, m)
	n.Key, n.To, n.Ticket = key, delivery.Recipient{Kind: "address", Address: "asa@example.org"}, ticket
	if author != 0 {
		if err := r.Gorm(t.Context()).Raw(`insert into messages (ticket_id, kind, author_id, body, occurred_at, created_at) values (?, 'reply', ?, 'Hej', ?, ?) returning id`,
			ticket, author, r.now(), r.now()).Row().Scan(&n.Message); err != nil {
			t.Fatal(err)
		}
	}
	r.enqueue(t, n)
	claimed := must[[]delivery.Delivery](t)(NewDeliveries(r.DB).Claim(t.Context(), delivery.Email, false, 8))
	if len(claimed) != 1 || claimed[0].Key != key {
		t.Fatalf("claimed %+v", claimed)
	}
	return claimed[0]
}

func (r *room) ticket(t *testing.T) *desk.Row {
	t.Helper()
	return must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("booking"), nil))
}

func (r *room) do(t *testing.T, row *desk.Row, who int, verb Verb) *desk.Row {
	t.Helper()
	return must[*desk.Row](t)(r.Change(t.Context(), r.person(t, who), row.ID, row.Version, verb))
}

// heardOf is what came of a delivery on its ticket: status, events, notices.
func (r *room) heardOf(t *testing.T, ticket int64) string {
	t.Helper()
	row := must[*desk.Row](t)(r.Open(t.Context(), r.person(t, 6), ticket))
	return fmt.Sprintf("%s, %d events, %d notices", row.Status,
		r.count(t, `select count(*) from events where ticket_id = ? and kind = ?`, ticket, tickets.DeliveryFailed),
		r.count(t, `select count(*) from deliveries where channel = 'desk' and recipient_id = 1 and ticket_id = ? and content ->> 'kind' = 'delivery-failed'`, ticket))
}

// An answer that fails for good is told on its ticket, which all have unread
// again, and to who wrote it; a receipt is told on its ticket alone.
func TestWhatDoesNotArriveIsTold(t *testing.T) {
	r := furnished(t)
	outbox := NewDeliveries(r.DB)
	row := r.ticket(t)
	d := r.leaving(t, row.ID, 1, "reply:1")
	if err := outbox.Failed(t.Context(), d, "relay-unreachable", false); err != nil || r.heardOf(t, row.ID) != "new, 0 events, 0 notices" {
		t.Fatalf("while it is tried again: %v, %s", err, r.heardOf(t, row.ID))
	}
	r.pass(time.Minute)
	d = must[[]delivery.Delivery](t)(outbox.Claim(t.Context(), delivery.Email, false, 8))[0]
	seen := must[*desk.Row](t)(r.Open(t.Context(), r.person(t, 2), row.ID))
	if err := outbox.Failed(t.Context(), d, "address-refused", true); err != nil {
		t.Fatal(err)
	}
	after := must[map[int64]*desk.Row](t)(r.Rows(t.Context(), []int64{row.ID}))[row.ID]
	if got := r.heardOf(t, row.ID); got != "new, 1 events, 1 notices" || after.Version != seen.Version+1 {
		t.Errorf("heard %s, version %d after %d", got, after.Version, seen.Version)
	}
	if n := r.count(t, `select count(*) from events where kind = ? and version = ? and unit_ids = '{1}' and actor_kind = 'system' and (data ->> 'delivery')::bigint = ? and data ->> 'fault' = 'address-refused'`,
		tickets.DeliveryFailed, after.Version, d.ID); n != 1 {
		t.Error("the event does not say which and why")
	}
	// Somebody says the same again, late.
	if err := outbox.Failed(t.Context(), d, "address-refused", true); err == nil {
		t.Error("settled twice")
	}
	if ticket := must[int64](t)(outbox.Bounced(t.Context(), d.Reference, true, "bounced")); ticket != row.ID || r.heardOf(t, row.ID) != "new, 1 events, 1 notices" {
		t.Errorf("told again: %s", r.heardOf(t, row.ID))
	}

	receipt := r.leaving(t, row.ID, 0, "receipt:1")
	if err := outbox.Failed(t.Context(), receipt, "address-refused", true); err != nil {
		t.Fatal(err)
	}
	if again := must[map[int64]*desk.Row](t)(r.Rows(t.Context(), []int64{row.ID}))[row.ID]; again.Version != after.Version || r.heardOf(t, row.ID) != "new, 2 events, 1 notices" {
		t.Errorf("a receipt: version %d, %s", again.Version, r.heardOf(t, row.ID))
	}
}

// A ticket that nobody would look at comes back: closed with the answer that was
// lost, or waiting for the answer to it.
func TestWhatDoesNotArriveBringsTheTicketBack(t *testing.T) {
	r := furnished(t)
	outbox := NewDeliveries(r.DB)
	d := r.Book().Directory()
	for want, verb := range map[string]Verb{
		"queued, 1 events, 1 notices": func(x *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return x.Close(by, m, tickets.ActionRule{Code: "informed", Solved: true}, tickets.Action{Code: "informed"})
		},
		"active, 1 events, 1 notices": func(x *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return x.Wait(by, m, "Svar på frågan", time.Time{})
		},
		"watching, 1 events, 1 notices": func(x *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return x.Watch(by, m, "2026-11-24", "2026-12-01", "Se om svaret kom")
		},
	} {
		row := r.ticket(t)
		mail := r.leaving(t, row.ID, 1, "reply:"+want)
		if err := outbox.Sent(t.Context(), mail, "4ABC"); err != nil {
			t.Fatal(err)
		}
		r.do(t, row, 1, verb)
		for range 2 {
			if ticket := must[int64](t)(outbox.Bounced(t.Context(), mail.Reference, true, "address-refused")); ticket != row.ID {
				t.Errorf("bounced about %d, want %d", ticket, row.ID)
			}
		}
		if got := r.heardOf(t, row.ID); got != want || r.stands(t, mail.ID) != "failed 1 address-refused" {
			t.Errorf("%s, the delivery %s; want %s", got, r.stands(t, mail.ID), want)
		}
	}
	if n := r.count(t, `select count(*) from tickets where reopened and owner_queue_id = queue_id`); n != 1 || d.Queues[1] == nil {
		t.Errorf("%d were opened again", n)
	}
}

// A delay is no failure, and what is not ours is nobody's.
func TestABounceThatSaysLittle(t *testing.T) {
	r := furnished(t)
	outbox, row := NewDeliveries(r.DB), r.ticket(t)
	d := r.leaving(t, row.ID, 1, "reply:1")
	if err := outbox.Sent(t.Context(), d, "4ABC"); err != nil {
		t.Fatal(err)
	}
	if ticket := must[int64](t)(outbox.Bounced(t.Context(), d.Reference, false, "delayed")); ticket != row.ID || r.stands(t, d.ID) != "sent 1" {
		t.Errorf("a delay: ticket %d, %s", ticket, r.stands(t, d.ID))
	}
	for _, reference := range []string{"", "inget", "00000000-0000-0000-0000-000000000000"} {
		if ticket, err := outbox.Bounced(t.Context(), reference, true, "x"); ticket != 0 || err != nil {
			t.Errorf("%q: %d, %v", reference, ticket, err)
		}
	}
}

// Without a relay mail waits with its reason, and no attempt is lost.
func TestMailIsHeldWithoutARelay(t *testing.T) {
	r := furnished(t)
	outbox := NewDeliveries(r.DB)
	id := r.enqueue(t, letter("reply:1"))
	later := letter("reply:2")
	later.NotBefore = r.now().Add(10 * time.Second)
	notYet := r.enqueue(t, later)
	held := delivery.Hold("letter", "no-relay", outbox)
	for range 2 {
		if err := held.Dispatch(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if r.stands(t, id) != "queued 0 no-relay" || r.stands(t, notYet) != "queued 0" {
		t.Errorf("%s, %s", r.stands(t, id), r.stands(t, notYet))
	}
	to := &outside{}
	if r.dispatch(t, to); r.stands(t, id) != "sent 1" || len(to.arrived) != 1 {
		t.Errorf("with a relay: %s", r.stands(t, id))
	}
}

// What one address has had by itself within the hour.
func TestAutomaticMailsAreCounted(t *testing.T) {
	r := furnished(t)
	outbox, row := NewDeliveries(r.DB), r.ticket(t)
	count := func(address string) int {
		return must[int](t)(outbox.AutomaticMails(t.Context(), address, r.now().Add(-time.Hour)))
	}
	for i, author := range []int{0, 0, 1} { // two that wrote themselves, one of a person's
		d := r.leaving(t, row.ID, author, fmt.Sprint("mail:", i))
		if n := count("asa@example.org"); n != min(i, 2) {
			t.Errorf("before the mail %d has left: %d", i, n)
		}
		if err := outbox.Sent(t.Context(), d, "4ABC"); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := count("Asa@example.org"), count("bo@example.org"); a != 2 || b != 0 {
		t.Errorf("sent: %d, to another %d", a, b)
	}
	if r.pass(61 * time.Minute); count("asa@example.org") != 0 {
		t.Error("an hour later it is still counted")
	}
}
