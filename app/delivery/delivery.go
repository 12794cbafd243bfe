// Package delivery sends what leaves the desk. Everything that leaves, on every
// channel, is a row of one outbox: what is sent and to whom is frozen when the
// row is made, in the transaction of the deed that it tells of.
//
//	                ┌───────── failed, again later ─────────┐
//	                ▼                                       │
//	enqueue ──▶ queued ────── claim ─────▶ sending ─────────┤
//	                │                       │  │ └── failed, for good ──▶ failed
//	                │                       │  └── sent ───▶ sent           │
//	                │                       ▼                 ▲             │
//	                │      claim ◀───── uncertain ── sent ────┘             │
//	                └── withdraw ──▶ withdrawn ◀──────── withdraw ──────────┘
//
// and afterwards, when it comes back or a person looks into it:
//
//	sent, uncertain ───── bounce ──▶ failed
//	failed, uncertain ─── again ───▶ queued
//
// Within the desk a delivery is made once, by its unique key, and sent by one
// dispatcher at a time: a claim is a lease, and the number of the attempt tells
// an answer to this claim from one to an earlier one. Outside, it arrives at
// least once, always under the same reference.
//
// Uncertain is what nobody here can tell: the program died between sending and
// noting that it had, or the line broke after the text was gone. It is shown as
// such, and sent again only on a channel that says it de-duplicates by the
// reference. What was uncertain cannot be withdrawn: withdrawn means that it
// does not arrive.
package delivery

import (
	"encoding/json"
	"slices"
	"time"
)

// State is where a delivery stands.
type State string

// The states.
const (
	Queued    State = "queued"
	Sending   State = "sending"
	Delivered State = "sent"
	Failed    State = "failed"
	Uncertain State = "uncertain"
	Withdrawn State = "withdrawn"
)

// States lists them in the order of the picture.
var States = []State{Queued, Sending, Delivered, Failed, Uncertain, Withdrawn}

// Verb is something that happens to a delivery.
type Verb string

// The verbs.
const (
	Claim    Verb = "claim"
	Sent     Verb = "sent"
	Retry    Verb = "retry"
	GiveUp   Verb = "give-up"
	Lose     Verb = "lose"
	Withdraw Verb = "withdraw"
	Again    Verb = "again"
	Bounce   Verb = "bounce"
)

// Transition is what a verb does, and in which states it may.
type Transition struct {
	Verb Verb
	From []State
	To   State
}

// Transitions is the whole lifecycle. An answer may come after the lease is
// over, so what ends sending ends an uncertain delivery too.
var Transitions = []Transition{
	{Claim, []State{Queued, Uncertain}, Sending},
	{Sent, []State{Sending, Uncertain}, Delivered},
	{Retry, []State{Sending, Uncertain}, Queued},
	{GiveUp, []State{Sending, Uncertain}, Failed},
	{Lose, []State{Sending}, Uncertain},
	{Withdraw, []State{Queued, Failed}, Withdrawn},
	{Again, []State{Failed, Uncertain}, Queued},
	{Bounce, []State{Delivered, Uncertain}, Failed},
}

// Of finds a verb's transition.
func Of(v Verb) Transition {
	return Transitions[slices.IndexFunc(Transitions, func(t Transition) bool { return t.Verb == v })]
}

// Allows says whether the verb may be done in a state.
func (t Transition) Allows(s State) bool { return slices.Contains(t.From, s) }

// Recipient is whom a delivery goes to. Address is where, frozen; it is empty
// where the channel finds it by the id.
type Recipient struct {
	Kind    string // user, patient, address
	ID      int64  // none for an address
	Address string
}

// New is a delivery to be made. Zero stands for none.
type New struct {
	// Key makes it one: enqueued twice, it is the first.
	Key     string
	Channel string
	To      Recipient
	// Ticket and Message are what it is about and the text that leaves; Template
	// is the id of the version that it was written with.
	Ticket, Message int64
	Template        int
	// Content is for the channel.
	Content json.RawMessage
	// NotBefore zero: at once.
	NotBefore time.Time
}

// Delivery is one that has been claimed.
type Delivery struct {
	New
	ID int64
	// Reference is what the other side knows it by, the same at every attempt: a
	// Message-ID, a key of a gateway.
	Reference string
	// Attempt counts from 1.
	Attempt int
}

const (
	// Lease is how long a claim holds; a channel has SendWithin, which is less.
	Lease = 2 * time.Minute
	// SendWithin is how long one sending may take.
	SendWithin = 30 * time.Second
	// Attempts is how often a delivery is tried, some three days in all.
	Attempts = 24
)

// waits are those after the first failures; then every four hours.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour}

// Backoff is how long to wait after a failed attempt (from 1) before the next;
// again is false where there is none. There is no jitter: what has waited for
// one relay is claimed a few at a time.
func Backoff(attempt int) (wait time.Duration, again bool) {
	switch {
	case attempt >= Attempts:
		return 0, false
	case attempt <= len(waits):
		return waits[attempt-1], true
	}
	return 4 * time.Hour, true
}
