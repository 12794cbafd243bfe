package delivery

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// Channel takes deliveries out of the house. Send returns when the other side
// has taken over, with the reference that the other side gave; it has the
// context's time. An error that is no Fault is a failure to be tried again,
// unless the context ended: then nobody can tell. Errors hold no personal data.
type Channel interface {
	Send(ctx context.Context, d Delivery) (ref string, err error)
}

// Deduplicating is a Channel that says whether the same reference sent twice
// arrives once, so that an uncertain delivery may be sent again.
type Deduplicating interface {
	Deduplicates() bool
}

// Fault is a failure of which a channel knows more.
type Fault struct {
	Slug      string // kept with the delivery, worded by the screen
	Permanent bool   // trying again is of no use
	Unclear   bool   // it may have arrived
	Err       error  // for the log; may be nil
}

// Error implements error.
func (f *Fault) Error() string {
	if f.Err == nil {
		return f.Slug
	}
	return f.Slug + ": " + f.Err.Error()
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Err }

// ErrOvertaken is the answer to an outcome that comes too late: the delivery
// has been claimed again, or settled.
var ErrOvertaken = errors.New("the delivery has gone on without this attempt")

// Outbox is the table of deliveries; app/postgres fills it.
type Outbox interface {
	// Lapse makes what a channel was sending uncertain where the lease is over.
	Lapse(ctx context.Context, channel string) (n int, err error)
	// Claim leases at most limit of a channel's deliveries whose time has come, in
	// order for each recipient and so one for each at a time; with uncertain, the uncertain ones too, while they have attempts left.
	Claim(ctx context.Context, channel string, uncertain bool, limit int) ([]Delivery, error)
	// Sent, Failed and Unclear settle an attempt; ErrOvertaken where it is over.
	// Failed queues the delivery again by Backoff unless it is for good.
	Sent(ctx context.Context, d Delivery, ref string) error
	Failed(ctx context.Context, d Delivery, slug string, forGood bool) error
	Unclear(ctx context.Context, d Delivery, slug string) error
}

const (
	// atOnce is how many deliveries one dispatcher sends side by side.
	atOnce = 8
	// settleWithin is how long noting an outcome may take, also while stopping.
	settleWithin = 5 * time.Second
	// grace is how long a sending goes on when the program stops.
	grace = 3 * time.Second
)

// Dispatcher sends what waits on one channel. Each replica has one; the outbox
// divides the deliveries among them.
type Dispatcher struct {
	name      string
	channel   Channel
	uncertain bool
	outbox    Outbox
	log       *slog.Logger
}

// NewDispatcher makes the dispatcher of a channel by its name in the outbox.
func NewDispatcher(name string, channel Channel, outbox Outbox, log *slog.Logger) *Dispatcher {
	d := &Dispatcher{name: name, channel: channel, outbox: outbox, log: log}
	if c, ok := channel.(Deduplicating); ok {
		d.uncertain = c.Deduplicates()
	}
	return d
}

// Name is the channel's.
func (d *Dispatcher) Name() string { return d.name }

// Dispatch sends until nothing is left whose time has come, or the context
// ends. What a channel refuses is kept with the delivery; the error is of the
// outbox alone.
func (d *Dispatcher) Dispatch(ctx context.Context) error {
	if _, err := d.outbox.Lapse(ctx, d.name); err != nil {
		return fmt.Errorf("deliveries by %s: %w", d.name, err)
	}
	for ctx.Err() == nil {
		batch, err := d.outbox.Claim(ctx, d.name, d.uncertain, atOnce)
		if err != nil {
			return fmt.Errorf("deliveries by %s: %w", d.name, err)
		}
		failures := make([]error, len(batch))
		var sending sync.WaitGroup
		for i, one := range batch {
			sending.Go(func() { failures[i] = d.deliver(ctx, one) })
		}
		sending.Wait()
		if err := errors.Join(failures...); err != nil || len(batch) == 0 {
			return err
		}
	}
	return nil
}

// deliver sends one and notes what came of it.
func (d *Dispatcher) deliver(ctx context.Context, one Delivery) error {
	ref, err := d.send(ctx, one)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), settleWithin)
	defer cancel()
	if err == nil {
		return d.settled(one, d.outbox.Sent(ctx, one, ref))
	}
	fault := faultOf(err)
	d.log.WarnContext(ctx, "delivery not sent", "channel", d.name, "delivery", one.ID, "attempt", one.Attempt, "fault", fault.Slug, "error", err)
	if fault.Unclear {
		return d.settled(one, d.outbox.Unclear(ctx, one, fault.Slug))
	}
	return d.settled(one, d.outbox.Failed(ctx, one, fault.Slug, fault.Permanent))
}

// send gives the channel its time, and some of it when the program stops:
// broken off, nobody could tell whether it arrived.
func (d *Dispatcher) send(ctx context.Context, one Delivery) (ref string, err error) {
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), SendWithin)
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })()
	defer func() {
		if p := recover(); p != nil {
			// The type alone: a value might hold personal data.
			err = &Fault{Slug: "broke-off", Unclear: true, Err: fmt.Errorf("panic: %T", p)}
		}
	}()
	ref, err = d.channel.Send(within, one)
	var known *Fault
	if err != nil && within.Err() != nil && !errors.As(err, &known) {
		err = &Fault{Slug: "broke-off", Unclear: true, Err: err}
	}
	return ref, err
}

func faultOf(err error) *Fault {
	var f *Fault
	if errors.As(err, &f) {
		return f
	}
	return &Fault{Slug: "not-sent", Err: err}
}

// settled passes over an outcome that came too late: whoever went on decides.
func (d *Dispatcher) settled(one Delivery, err error) error {
	if errors.Is(err, ErrOvertaken) {
		d.log.Warn("delivery overtaken", "channel", d.name, "delivery", one.ID, "attempt", one.Attempt)
		return nil
	}
	return err
}
