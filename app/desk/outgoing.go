package desk

import "time"

// Outgoing is what somebody of the staff writes to the customer of a ticket.
type Outgoing struct {
	// Ask: a question (motfråga) that the ticket waits for, at most until Until;
	// else an answer.
	Ask   bool
	Until time.Time // zero: no end
	Text  string
	HTML  string // the same with markup, made safe; empty: there is only text
	// Via is the way: email or inbox; empty: the best (ReplyBy).
	Via      string
	Files    []int64 // what the person has uploaded
	Template int     // id of the template version that it began with
}

// UndoWithin is how long what was written waits before it leaves.
const UndoWithin = 10 * time.Second
