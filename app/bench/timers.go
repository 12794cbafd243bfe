package bench

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kontaktpunkten/app/postgres/embedded"
)

// timers is how many promises fall due within one minute, a tenth of them in a
// queue with an escalation by time.
const timers = 10_000

// timers10k lets promises fall due while others register: how many a second are
// worked off, and registering beside it. More fall due until the registering
// ends; the first lot is the one that is measured. Its ratio is to registering
// alone in the same run.
func (b *bench) timers10k(ctx context.Context) ([]Row, error) {
	const n = 16
	if err := b.latecomers(ctx); err != nil {
		return nil, err
	}
	var first time.Duration
	rows, err := b.between(ctx, "register_beside_timers", n, func() (s sample, err error) {
		falling, stop := context.WithCancel(ctx)
		done := make(chan error, 1)
		go func() {
			var err error
			first, err = b.falls(falling)
			done <- err
		}()
		s, err = b.registering(ctx, n, "timers")
		stop()
		return s, errors.Join(err, <-done)
	})
	if err != nil {
		return nil, err
	}
	return append([]Row{{Name: "timers_10k", Clients: 1, PerSecond: timers / first.Seconds()}}, rows...), nil
}

// latecomers puts a tenth of those whose first answer will be late where a step
// of the plan tells people and raises them.
func (b *bench) latecomers(ctx context.Context) error {
	_, err := b.sql(ctx, b.owner(), fmt.Sprintf(`update tickets t set queue_id = q.id, unit_id = q.unit_id, line = q.line, priority = 4 from queues q
		where q.code = 'hk-ssk' and t.id in (select ticket_id from promises where kind = 'first' and ended_at is null and paused_at is null order by ticket_id limit %d)`, timers/10))
	return err
}

// falls lets a lot of promises be due, waits until they are worked off, and
// begins again until the context ends; it gives how long the first lot took.
func (b *bench) falls(ctx context.Context) (first time.Duration, err error) {
	for {
		began := time.Now()
		if _, err := b.sql(context.WithoutCancel(ctx), b.owner(), fmt.Sprintf(`update promises set from_at = now() - interval '2 days', warn_at = now() - interval '1 day', done = '{warn}',
			due_at = x.at, next_at = x.at from (select ticket_id as id, now() - random() * interval '1 minute' as at from promises
				where kind = 'first' and ended_at is null and paused_at is null order by ticket_id limit %d) x where ticket_id = x.id and kind = 'first'`, timers)); err != nil {
			return 0, err
		}
		if err := b.workedOff(context.WithoutCancel(ctx)); err != nil {
			return 0, err
		}
		if first == 0 {
			first = time.Since(began)
			if steps, err := b.sql(context.WithoutCancel(ctx), b.owner(), `select count(*) from events where kind = 'ticket.step-taken'`); err != nil || steps < timers/10 {
				return 0, errors.Join(err, fmt.Errorf("%d escalations by time of %d", steps, timers/10))
			}
		}
		if ctx.Err() != nil {
			return first, nil
		}
	}
}

// workedOff waits until nothing is due.
func (b *bench) workedOff(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	look := time.NewTicker(200 * time.Millisecond)
	defer look.Stop()
	for {
		left, err := b.sql(ctx, b.owner(), `select count(*) from promises where next_at <= now() and paused_at is null and ended_at is null`)
		if err != nil || left == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%d promises are still due: %w", left, ctx.Err())
		case <-look.C:
		}
	}
}

func (b *bench) owner() string { return b.server.URL(embedded.Database, embedded.OwnerRole) }
