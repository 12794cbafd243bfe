package delivery

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// shelf is an outbox in memory that notes what came of each delivery; the real
// one has the tests in app/postgres.
type shelf struct {
	mu        sync.Mutex
	waiting   []Delivery
	uncertain bool
	noted     []string
	err       error
}

func (s *shelf) Lapse(context.Context, string) (int, error) { return 0, s.err }

func (s *shelf) Claim(_ context.Context, _ string, uncertain bool, limit int) ([]Delivery, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.uncertain = uncertain
	n := min(limit, len(s.waiting))
	batch := s.waiting[:n]
	s.waiting = s.waiting[n:]
	return batch, nil
}

func (s *shelf) Sent(ctx context.Context, d Delivery, ref string) error {
	return s.note(ctx, fmt.Sprint(d.ID, " sent ", ref))
}

func (s *shelf) Failed(ctx context.Context, d Delivery, slug string, forGood bool) error {
	return s.note(ctx, fmt.Sprint(d.ID, " failed ", slug, " ", forGood))
}

func (s *shelf) Unclear(ctx context.Context, d Delivery, slug string) error {
	return s.note(ctx, fmt.Sprint(d.ID, " unclear ", slug))
}

func (s *shelf) note(ctx context.Context, what string) error {
	if ctx.Err() != nil {
		return ctx.Err() // as a database would
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.noted = append(s.noted, what)
	return nil
}

type channelFunc func(ctx context.Context, d Delivery) (string, error)

func (f channelFunc) Send(ctx context.Context, d Delivery) (string, error) { return f(ctx, d) }

type repeatable struct{ channelFunc }

func (repeatable) Deduplicates() bool { return true }

func waitingOnes(n int) (all []Delivery) {
	for i := range n {
		all = append(all, Delivery{ID: int64(i + 1), Attempt: 1})
	}
	return all
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestOutcomes(t *testing.T) {
	for _, c := range []struct {
		what, want string
		send       channelFunc
	}{
		{"taken over", "1 sent theirs", func(context.Context, Delivery) (string, error) { return "theirs", nil }},
		{"any failure", "1 failed not-sent false", func(context.Context, Delivery) (string, error) { return "", errors.New("no") }},
		{"one with a name", "1 failed busy false", func(context.Context, Delivery) (string, error) {
			return "", fmt.Errorf("gateway: %w", &Fault{Slug: "busy"})
		}},
		{"one for good", "1 failed no-such-address true", func(context.Context, Delivery) (string, error) {
			return "", &Fault{Slug: "no-such-address", Permanent: true}
		}},
		{"nobody can tell", "1 unclear line-broke", func(context.Context, Delivery) (string, error) {
			return "", &Fault{Slug: "line-broke", Unclear: true, Err: errors.New("reset")}
		}},
		{"a panic", "1 unclear broke-off", func(context.Context, Delivery) (string, error) { panic("no") }},
		{"an hour", "1 unclear broke-off", func(ctx context.Context, _ Delivery) (string, error) { <-ctx.Done(); return "", ctx.Err() }},
		{"an hour, but the channel knows", "1 failed no-line false", func(ctx context.Context, _ Delivery) (string, error) {
			<-ctx.Done()
			return "", &Fault{Slug: "no-line", Err: ctx.Err()}
		}},
	} {
		t.Run(c.what, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &shelf{waiting: waitingOnes(1)}
				if err := NewDispatcher("letter", c.send, s, quiet()).Dispatch(t.Context()); err != nil {
					t.Fatal(err)
				}
				if len(s.noted) != 1 || s.noted[0] != c.want {
					t.Errorf("noted %q, want %q", s.noted, c.want)
				}
			})
		})
	}
}

func TestDispatchesUntilNothingIsLeft(t *testing.T) {
	s := &shelf{waiting: waitingOnes(2*atOnce + 1)}
	send := channelFunc(func(context.Context, Delivery) (string, error) { return "", nil })
	if err := NewDispatcher("letter", send, s, quiet()).Dispatch(t.Context()); err != nil || len(s.noted) != 2*atOnce+1 || s.uncertain {
		t.Errorf("%d sent, %v", len(s.noted), err)
	}
	if err := NewDispatcher("letter", repeatable{send}, s, quiet()).Dispatch(t.Context()); err != nil || !s.uncertain {
		t.Errorf("a channel that de-duplicates does not ask for the uncertain, %v", err)
	}
	s.err = errors.New("no database")
	if err := NewDispatcher("letter", send, s, quiet()).Dispatch(t.Context()); !errors.Is(err, s.err) {
		t.Errorf("without an outbox: %v", err)
	}
}

// What is being sent when the program stops gets a moment to come through, and
// what came of it is noted; the next is not begun.
func TestStoppingLetsASendingEnd(t *testing.T) {
	for _, c := range []struct {
		takes time.Duration
		want  string
	}{{grace / 2, "1 sent theirs"}, {2 * grace, "1 unclear broke-off"}} {
		synctest.Test(t, func(t *testing.T) {
			s := &shelf{waiting: waitingOnes(atOnce + 1)}
			ctx, stop := context.WithCancel(t.Context())
			send := channelFunc(func(ctx context.Context, d Delivery) (string, error) {
				if d.ID > 1 {
					return "at once", nil
				}
				stop()
				select {
				case <-time.After(c.takes):
					return "theirs", nil
				case <-ctx.Done():
					return "", ctx.Err()
				}
			})
			if err := NewDispatcher("letter", send, s, quiet()).Dispatch(ctx); err != nil {
				t.Fatal(err)
			}
			if len(s.noted) != atOnce || s.noted[atOnce-1] != c.want || len(s.waiting) != 1 {
				t.Errorf("noted %q, %d left", s.noted, len(s.waiting))
			}
		})
	}
}
