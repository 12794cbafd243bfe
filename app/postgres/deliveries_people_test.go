package postgres

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// attention reads all pages of a list, two at a time.
func (r *room) attention(t *testing.T, user int, state string) (all []wire.Delivery) {
	t.Helper()
	for cursor := ""; ; {
		items, next, err := NewDeliveries(r.DB).Attention(t.Context(), r.person(t, user), state, cursor, 2)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, items...)
		if cursor = next; cursor == "" {
			return all
		}
	}
}

// What does not arrive is listed for those who look after it in the unit that
// owns the ticket, newest first; each reading is logged with the patients (P-3).
func TestAttention(t *testing.T) {
	r := furnished(t)
	outbox, row := NewDeliveries(r.DB), r.ticket(t)
	var failed []delivery.Delivery
	for _, key := range []string{"reply:1", "reply:2", "reply:3"} {
		d := r.leaving(t, row.ID, 1, key)
		r.pass(time.Second)
		if err := outbox.Failed(t.Context(), d, "address-refused", true); err != nil {
			t.Fatal(err)
		}
		failed = append(failed, d)
	}
	if err := outbox.Unclear(t.Context(), r.leaving(t, row.ID, 0, "receipt:1"), "broke-off"); err != nil {
		t.Fatal(err)
	}
	if err := outbox.Failed(t.Context(), r.leaving(t, row.ID, 1, "reply:4"), "relay-unreachable", false); err != nil {
		t.Fatal(err)
	}
	list := r.attention(t, 6, "failed")
	if len(list) != 3 || list[0].ID != failed[2].ID || list[2].ID != failed[0].ID {
		t.Fatalf("listed %+v", list)
	}
	if d := list[0]; d.Ticket != tickets.FormatNumber(row.ID) || d.Unit != "hjarta-karl" || d.To != "asa@example.org" || d.Writer == nil || d.Writer.ID != 1 || d.Automatic || d.Fault != "address-refused" ||
		d.Attempts != 1 || d.NextAt != nil || d.Bounced || d.Can != (wire.DeliveryCan{Again: true, Withdraw: true}) || !d.Since.Equal(r.now()) {
		t.Errorf("%+v", d)
	}
	if list := r.attention(t, 6, "uncertain"); len(list) != 1 || !list[0].Automatic || list[0].Writer != nil || list[0].Can != (wire.DeliveryCan{Again: true, Arrived: true}) {
		t.Errorf("uncertain %+v", list)
	}
	if list := r.attention(t, 6, "waiting"); len(list) != 1 || list[0].NextAt == nil || !list[0].NextAt.Equal(r.now().Add(time.Minute)) || list[0].Can != (wire.DeliveryCan{Withdraw: true}) {
		t.Errorf("waiting %+v", list)
	}
	if n := r.count(t, `select count(*) from access_log where resource = 'deliveries' and activity = 'list' and user_id = 6 and patient_ids = '{1}' and args = 'failed'`); n != 2 {
		t.Errorf("%d pages logged", n)
	}
	for _, user := range []int{1, 5} { // the first line has no such list, and another unit none of this
		if list := r.attention(t, user, "failed"); len(list) != 0 {
			t.Errorf("user %d sees %+v", user, list)
		}
	}
	for state, cursor := range map[string]string{"sent": "", "failed": "x", "uncertain": "1-"} {
		if _, _, err := outbox.Attention(t.Context(), r.person(t, 6), state, cursor, 2); problem.As(err) == nil {
			t.Errorf("%s from %q: %v", state, cursor, err)
		}
	}
}

// P-4: the address of a protected patient is not shown.
func TestAttentionHidesProtectedAddresses(t *testing.T) {
	r := furnished(t)
	in := call("booking")
	in.Patient = &tickets.PatientRef{IdentityNumber: "189001169813", IdentityKind: "personal"}
	row := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), in, nil))
	d := r.leaving(t, row.ID, 1, "reply:1")
	if err := NewDeliveries(r.DB).Failed(t.Context(), d, "address-refused", true); err != nil {
		t.Fatal(err)
	}
	if list := r.attention(t, 6, "failed"); len(list) != 1 || list[0].To != "" {
		t.Errorf("shown %+v", list)
	}
}

// A person sends again, gives up, or has found out that it arrived: each is an
// event and in the access log, and done once.
func TestPeopleSeeToDeliveries(t *testing.T) {
	r := furnished(t)
	outbox, row, chef := NewDeliveries(r.DB), r.ticket(t), r.person(t, 6)
	d := r.leaving(t, row.ID, 1, "reply:1")
	if err := outbox.Sent(t.Context(), d, "4ABC"); err != nil {
		t.Fatal(err)
	}
	must[int64](t)(outbox.Bounced(t.Context(), d.Reference, true, "address-refused"))
	if list := r.attention(t, 6, "failed"); len(list) != 1 || !list[0].Bounced {
		t.Errorf("bounced %+v", list)
	}
	ctx := desk.WithIntent(t.Context(), &desk.Intent{Key: "k", Hash: []byte("h"), Status: 200})
	for range 2 { // sent twice with one key: done once
		if shown := must[wire.Delivery](t)(outbox.Again(ctx, chef, d.ID)); shown.State != "queued" || shown.Bounced || shown.NextAt == nil {
			t.Errorf("again %+v", shown)
		}
	}
	again := must[[]delivery.Delivery](t)(outbox.Claim(t.Context(), delivery.Email, false, 8))
	if len(again) != 1 || again[0].Reference != d.Reference || again[0].Attempt != 2 {
		t.Fatalf("claimed %+v", again)
	}
	settled := func(what string, err error) {
		t.Helper()
		if p := problem.As(err); p == nil || p.Slug != "delivery-settled" || p.Kind != problem.Conflict {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, verb := range map[string]func() (wire.Delivery, error){
		"again":   func() (wire.Delivery, error) { return outbox.Again(t.Context(), chef, d.ID) },
		"give up": func() (wire.Delivery, error) { return outbox.GiveUp(t.Context(), chef, d.ID) },
		"arrived": func() (wire.Delivery, error) { return outbox.Arrived(t.Context(), chef, d.ID) },
	} {
		_, err := verb()
		settled("while it is sent, "+what, err)
	}
	if err := outbox.Unclear(t.Context(), again[0], "broke-off"); err != nil {
		t.Fatal(err)
	}
	if shown := must[wire.Delivery](t)(outbox.Arrived(t.Context(), chef, d.ID)); shown.State != "sent" {
		t.Errorf("arrived %+v", shown)
	}
	before := must[map[int64]*desk.Row](t)(r.Rows(t.Context(), []int64{row.ID}))[row.ID].Version
	waits := r.leaving(t, row.ID, 1, "reply:2")
	if err := outbox.Failed(t.Context(), waits, "relay-unreachable", false); err != nil {
		t.Fatal(err)
	}
	if shown := must[wire.Delivery](t)(outbox.GiveUp(t.Context(), chef, waits.ID)); shown.State != "withdrawn" || shown.Can != (wire.DeliveryCan{}) {
		t.Errorf("given up %+v", shown)
	}
	if after := must[map[int64]*desk.Row](t)(r.Rows(t.Context(), []int64{row.ID}))[row.ID].Version; after != before+1 {
		t.Errorf("version %d after %d: what does not leave must be seen", after, before)
	}
	var outcomes []string
	r.Gorm(t.Context()).Raw(`select data ->> 'outcome' from events where kind = ? and actor_id = 6 order by id`, tickets.DeliverySettled).Scan(&outcomes)
	if strings.Join(outcomes, " ") != "again sent withdraw" {
		t.Errorf("events %q", outcomes)
	}
	if n := r.count(t, `select count(*) from access_log where activity = 'write' and resource = 'delivery' and ticket_id = ? and patient_ids = '{1}' and resource_unit_ids = '{1}'`, row.ID); n != 3 {
		t.Errorf("%d logged", n)
	}
	for _, user := range []int{1, 5} {
		if _, err := outbox.Again(t.Context(), r.person(t, user), d.ID); !errors.Is(err, problem.New(problem.NotFound, "delivery-not-found")) {
			t.Errorf("user %d: %v", user, err)
		}
	}
}
