package postgres

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// The store keeps to the lifecycle's table, and the database to its states.
func TestTheOutboxKeepsToTheLifecycle(t *testing.T) {
	r := furnished(t)
	outbox, owner := NewDeliveries(r.DB), r.asOwner(t)
	ticket := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("booking"), nil))
	verbs := map[delivery.Verb]func(d delivery.Delivery) error{
		delivery.Claim: func(delivery.Delivery) error {
			_, err := outbox.Claim(t.Context(), "letter", true, 8)
			return err
		},
		delivery.Sent:   func(d delivery.Delivery) error { return outbox.Sent(t.Context(), d, "theirs") },
		delivery.Retry:  func(d delivery.Delivery) error { return outbox.Failed(t.Context(), d, "busy", false) },
		delivery.GiveUp: func(d delivery.Delivery) error { return outbox.Failed(t.Context(), d, "refused", true) },
		delivery.Lose:   func(d delivery.Delivery) error { return outbox.Unclear(t.Context(), d, "line-broke") },
		delivery.Withdraw: func(d delivery.Delivery) error {
			_, err := withdraw(r.Gorm(t.Context()), d.ID, r.now())
			return err
		},
		delivery.Again: func(d delivery.Delivery) error {
			_, err := outbox.Again(t.Context(), r.person(t, 6), d.ID)
			return err
		},
		delivery.Bounce: func(d delivery.Delivery) error {
			_, err := outbox.Bounced(t.Context(), d.Reference, true, "address-refused")
			return err
		},
	}
	for _, transition := range delivery.Transitions {
		for _, state := range delivery.States {
			key := fmt.Sprint(transition.Verb, " ", state)
			d := delivery.Delivery{New: letter(key), Attempt: 1}
			d.Ticket, d.NotBefore = ticket.ID, r.now()
			d.ID = r.enqueue(t, d.New)
			if err := r.Gorm(t.Context()).Raw(`select reference::text from deliveries where id = ?`, d.ID).Row().Scan(&d.Reference); err != nil {
				t.Fatal(err)
			}
			if _, err := owner.ExecContext(t.Context(), `update deliveries set state = $1, attempts = 1, leased_until = case $1 when 'sending' then not_before + interval '1 hour' end,
				provider_ref = case $1 when 'sent' then 'x' end where id = $2`, string(state), d.ID); err != nil {
				t.Fatal(err)
			}
			err := verbs[transition.Verb](d)
			want := state
			if slices.Contains(transition.From, state) {
				want = transition.To
			}
			if got, _, _ := strings.Cut(r.stands(t, d.ID), " "); got != string(want) || err != nil && !errors.Is(err, delivery.ErrOvertaken) && !errors.Is(err, problem.New(problem.Conflict, "delivery-settled")) {
				t.Errorf("%s makes it %s (%v), want %s", key, got, err, want)
			}
			if _, err := owner.ExecContext(t.Context(), `delete from deliveries`); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The serving role cannot change what is sent or to whom.
func TestADeliveryIsFrozen(t *testing.T) {
	r := furnished(t)
	id := r.enqueue(t, letter("receipt:1"))
	for _, statement := range []string{`update deliveries set content = '{}' where id = ?`, `update deliveries set address = 'Box 2' where id = ?`,
		`update deliveries set unique_key = 'x' where id = ?`, `update deliveries set reference = gen_random_uuid() where id = ?`, `delete from deliveries where id = ?`} {
		if err := r.Gorm(t.Context()).Exec(statement, id).Error; err == nil || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

// asOwner connects as the role that migrates.
func (r *room) asOwner(t *testing.T) *sql.DB {
	t.Helper()
	owner, err := sql.Open("pgx", r.owner)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = owner.Close() })
	return owner
}
