package desk

import (
	"context"
	"errors"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Intent is one deed of a person that may arrive twice: the key that the client
// made for it and a hash of what was asked. It is taken in the transaction of
// the deed, so that the deed is done once.
type Intent struct {
	Key    string
	Hash   []byte
	Status int // HTTP status of the first answer
}

// Replayed is the error of a deed that was done before: the ticket it made or
// changed, which is answered as it is now. Ticket 0: the deed found nothing to do.
type Replayed struct {
	Ticket int64
	Status int
}

// Error implements error.
func (*Replayed) Error() string { return "done before" }

// AsReplayed finds a Replayed in an error chain; nil where there is none.
func AsReplayed(err error) *Replayed {
	var r *Replayed
	if errors.As(err, &r) {
		return r
	}
	return nil
}

type intentKey struct{}
type requestKey struct{}

// WithIntent puts an intent into a context.
func WithIntent(ctx context.Context, in *Intent) context.Context {
	return context.WithValue(ctx, intentKey{}, in)
}

// IntentOf is the context's intent; nil where the client sent no key.
func IntentOf(ctx context.Context) *Intent {
	in, _ := ctx.Value(intentKey{}).(*Intent)
	return in
}

// WithRequestID puts the request's id into a context.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

// RequestID is the context's request id; empty outside requests.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

// Stale is a Conflict that carries the ticket as it is now: somebody else was
// first.
type Stale struct{ Row *Row }

// Error implements error.
func (*Stale) Error() string { return "stale-version" }

// Unwrap makes it the problem stale-version.
func (*Stale) Unwrap() error { return problem.New(problem.Conflict, "stale-version") }

// ErrKept is how Keep tells that there is nothing to write.
var ErrKept = errors.New("kept")

// Keep is the end of a call that the person goes on working with: the ticket
// begins with them, and nothing more is done to it.
func Keep(*tickets.Ticket, tickets.Actor, tickets.Moment) (tickets.Outcome, error) {
	return tickets.Outcome{}, ErrKept
}
