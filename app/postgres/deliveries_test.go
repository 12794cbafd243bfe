package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/delivery"
)

// letter is a delivery by a channel that cannot tell two of the same apart.
func letter(key string) delivery.New {
	return delivery.New{Key: key, Channel: "letter", To: delivery.Recipient{Kind: "address", Address: "Box 1"}, Content: json.RawMessage(`{"text":"Hej"}`)}
}

func (r *room) enqueue(t *testing.T, n delivery.New) (id int64) {
	t.Helper()
	err := r.Gorm(t.Context()).Transaction(func(tx *gorm.DB) (err error) {
		id, err = enqueue(tx, n, r.now())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// stands is where a delivery is, with its attempts and fault: "queued 1 not-sent".
func (r *room) stands(t *testing.T, id int64) string {
	t.Helper()
	var state, fault string
	var attempts int
	if err := r.Gorm(t.Context()).Raw(`select state, attempts, fault from deliveries where id = ?`, id).Row().Scan(&state, &attempts, &fault); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(fmt.Sprintf("%s %d %s", state, attempts, fault))
}

// outside is the other side of a channel.
type outside struct {
	dedup   bool
	send    func(d delivery.Delivery) error
	mu      sync.Mutex
	arrived []string // references, in order
}

func (o *outside) Send(_ context.Context, d delivery.Delivery) (string, error) {
	o.mu.Lock()
	o.arrived = append(o.arrived, d.Reference)
	o.mu.Unlock()
	if o.send != nil {
		return "", o.send(d)
	}
	return "theirs-" + d.Reference, nil
}

func (o *outside) Deduplicates() bool { return o.dedup }

func (r *room) dispatch(t *testing.T, to *outside) {
	t.Helper()
	d := delivery.NewDispatcher("letter", to, NewDeliveries(r.DB), slog.New(slog.DiscardHandler))
	if err := d.Dispatch(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A key is one delivery: the second is the first, whatever it says.
func TestADeliveryIsEnqueuedOnce(t *testing.T) {
	r := furnished(t)
	first := r.enqueue(t, letter("receipt:1"))
	again := letter("receipt:1")
	again.Content = json.RawMessage(`{"text":"Något annat"}`)
	if second := r.enqueue(t, again); second != first {
		t.Errorf("the second is %d, the first %d", second, first)
	}
	var ids sync.Map
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			err := r.Gorm(t.Context()).Transaction(func(tx *gorm.DB) error {
				id, err := enqueue(tx, letter("receipt:2"), r.now())
				ids.Store(id, true)
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	ids.Range(func(id, _ any) bool {
		if id.(int64) == first {
			t.Error("another key got the same delivery")
		}
		return true
	})
	if n := r.count(t, `select count(*) from deliveries where content ->> 'text' = 'Hej'`); n != 2 {
		t.Errorf("%d deliveries", n)
	}
	undone := errors.New("undone")
	if err := r.Gorm(t.Context()).Transaction(func(tx *gorm.DB) error {
		_, err := enqueue(tx, letter("receipt:3"), r.now())
		return errors.Join(err, undone)
	}); !errors.Is(err, undone) {
		t.Error(err)
	}
	if n := r.count(t, `select count(*) from deliveries`); n != 2 {
		t.Errorf("%d after a deed that was not done", n)
	}
}

// Two dispatchers at once send each delivery once.
func TestTwoDispatchersSendOnce(t *testing.T) {
	r := furnished(t)
	const many = 60
	for i := range many {
		r.enqueue(t, letter(fmt.Sprint("receipt:", i)))
	}
	to := &outside{}
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			if err := delivery.NewDispatcher("letter", to, NewDeliveries(r.DB), slog.New(slog.DiscardHandler)).Dispatch(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	sent := slices.Compact(slices.Sorted(slices.Values(to.arrived)))
	if len(to.arrived) != many || len(sent) != many {
		t.Errorf("%d sent, %d of them different", len(to.arrived), len(sent))
	}
	if n := r.count(t, `select count(*) from deliveries where state = 'sent' and provider_ref = 'theirs-' || reference and attempts = 1`); n != many {
		t.Errorf("%d noted as sent", n)
	}
	r.pass(time.Hour)
	if r.dispatch(t, to); len(to.arrived) != many {
		t.Error("sent again")
	}
}

// What goes to one recipient goes in order, one at a time, whatever others have
// to send; another recipient does not wait for it.
func TestOneRecipientGetsThingsInOrder(t *testing.T) {
	r := furnished(t)
	outbox := NewDeliveries(r.DB)
	to := func(key, box string) delivery.New {
		n := letter(key)
		n.To.Address = box
		return n
	}
	first, other := r.enqueue(t, to("a:1", "Box 1")), r.enqueue(t, to("b:1", "Box 2"))
	second := r.enqueue(t, to("a:2", "Box 1"))
	claim := func(want ...int64) []delivery.Delivery {
		t.Helper()
		claimed := must[[]delivery.Delivery](t)(outbox.Claim(t.Context(), "letter", false, 8))
		var ids []int64
		for _, d := range claimed {
			ids = append(ids, d.ID)
		}
		if slices.Sort(ids); !slices.Equal(ids, want) {
			t.Fatalf("claimed %v, want %v", ids, want)
		}
		return claimed
	}
	batch := claim(first, other)
	claim() // the first is on its way
	for _, d := range batch {
		if d.ID == first {
			if err := outbox.Failed(t.Context(), d, "busy", false); err != nil {
				t.Fatal(err)
			}
		}
	}
	failing := claim(second)[0] // the first has its time again in a minute
	if err := outbox.Failed(t.Context(), failing, "busy", false); err != nil {
		t.Fatal(err)
	}
	r.pass(time.Minute)
	again := claim(first)[0]
	claim()
	if err := outbox.Sent(t.Context(), again, "theirs"); err != nil {
		t.Fatal(err)
	}
	claim(second)
}

// A dispatcher that dies after sending leaves what nobody can tell. It is shown
// when the lease is over, and sent again, with the same reference, where the
// channel de-duplicates.
func TestACrashInTheMiddleIsUncertain(t *testing.T) {
	for _, dedup := range []bool{false, true} {
		t.Run(fmt.Sprintf("de-duplicates %v", dedup), func(t *testing.T) {
			r := furnished(t)
			id := r.enqueue(t, letter("receipt:1"))
			outbox, to := NewDeliveries(r.DB), &outside{dedup: dedup}
			claimed := must[[]delivery.Delivery](t)(outbox.Claim(t.Context(), "letter", dedup, 8))
			if len(claimed) != 1 {
				t.Fatalf("claimed %+v", claimed)
			}
			dead := claimed[0]
			_, _ = to.Send(t.Context(), dead)
			r.pass(delivery.Lease - time.Second)
			if r.dispatch(t, to); r.stands(t, id) != "sending 1" || len(to.arrived) != 1 {
				t.Errorf("while the lease holds: %s, %v", r.stands(t, id), to.arrived)
			}
			r.pass(time.Second)
			r.dispatch(t, to)
			if !dedup {
				if r.stands(t, id) != "uncertain 1 broke-off" || len(to.arrived) != 1 {
					t.Errorf("then: %s, %v", r.stands(t, id), to.arrived)
				}
				// Its dispatcher was only slow, and says so after all.
				if err := outbox.Sent(t.Context(), dead, "theirs"); err != nil || r.stands(t, id) != "sent 1" {
					t.Errorf("at last: %v, %s", err, r.stands(t, id))
				}
				return
			}
			if r.stands(t, id) != "sent 2" || len(to.arrived) != 2 || to.arrived[0] != to.arrived[1] {
				t.Errorf("then: %s, %v", r.stands(t, id), to.arrived)
			}
			if err := outbox.Failed(t.Context(), dead, "late", true); !errors.Is(err, delivery.ErrOvertaken) || r.stands(t, id) != "sent 2" {
				t.Errorf("what the dead one would have said: %v, %s", err, r.stands(t, id))
			}
		})
	}
}

// A channel that cannot take it is tried again by the table of Backoff, until
// there is no more, or at once no more.
func TestFailuresWait(t *testing.T) {
	r := furnished(t)
	id := r.enqueue(t, letter("receipt:1"))
	to := &outside{send: func(delivery.Delivery) error { return errors.New("nobody answers") }}
	began := r.now()
	for attempt := 1; attempt <= delivery.Attempts; attempt++ {
		if r.dispatch(t, to); len(to.arrived) != attempt {
			t.Fatalf("attempt %d: tried %d times", attempt, len(to.arrived))
		}
		wait, again := delivery.Backoff(attempt)
		if !again {
			break
		}
		if r.dispatch(t, to); len(to.arrived) != attempt || r.stands(t, id) != fmt.Sprint("queued ", attempt, " not-sent") {
			t.Fatalf("attempt %d: did not wait: %s", attempt, r.stands(t, id))
		}
		r.pass(wait)
	}
	if days := r.now().Sub(began); r.stands(t, id) != fmt.Sprint("failed ", delivery.Attempts, " not-sent") || days < 60*time.Hour || days > 80*time.Hour {
		t.Errorf("%s after %s", r.stands(t, id), days)
	}
	refused := r.enqueue(t, letter("receipt:2"))
	to.send = func(delivery.Delivery) error { return &delivery.Fault{Slug: "no-such-address", Permanent: true} }
	if r.dispatch(t, to); r.stands(t, refused) != "failed 1 no-such-address" {
		t.Errorf("refused: %s", r.stands(t, refused))
	}
	unclear := r.enqueue(t, letter("receipt:3"))
	to.send = func(delivery.Delivery) error { return &delivery.Fault{Slug: "line-broke", Unclear: true} }
	if r.dispatch(t, to); r.stands(t, unclear) != "uncertain 1 line-broke" {
		t.Errorf("unclear: %s", r.stands(t, unclear))
	}
	broken := r.enqueue(t, letter("receipt:4"))
	to.send = func(delivery.Delivery) error { panic("no such thing") }
	if r.dispatch(t, to); r.stands(t, broken) != "uncertain 1 broke-off" {
		t.Errorf("a panic: %s", r.stands(t, broken))
	}
}

// What waits until a time does, and what is withdrawn never leaves.
func TestWithdrawnNeverLeaves(t *testing.T) {
	r := furnished(t)
	later := letter("receipt:1")
	later.NotBefore = r.now().Add(time.Hour)
	id, to := r.enqueue(t, later), &outside{}
	if r.dispatch(t, to); len(to.arrived) != 0 {
		t.Error("sent before its time")
	}
	if gone := must[bool](t)(withdraw(r.Gorm(t.Context()), id, r.now())); !gone || r.stands(t, id) != "withdrawn 0" {
		t.Errorf("withdrawn: %v, %s", gone, r.stands(t, id))
	}
	sent := r.enqueue(t, letter("receipt:2"))
	r.pass(2 * time.Hour)
	r.dispatch(t, to)
	if len(to.arrived) != 1 || r.stands(t, id) != "withdrawn 0" {
		t.Errorf("%v, %s", to.arrived, r.stands(t, id))
	}
	if gone := must[bool](t)(withdraw(r.Gorm(t.Context()), sent, r.now())); gone {
		t.Error("what has been sent was withdrawn")
	}
}
