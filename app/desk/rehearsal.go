package desk

import (
	"encoding/json"
	"time"
)

// Rehearsal is one run of a plan over a past period, see package rehearsal.
type Rehearsal struct {
	ID   int64
	Unit int
	// Revision is the draft's, or Version the one that was rehearsed.
	Revision, Version int
	// Against is the version that it is compared with.
	Against  int
	From, To time.Time
	// State is queued, running, done, stopped or failed.
	State       string
	Done, Total int
	// Fault is a slug; empty unless it failed.
	Fault     string
	By        int
	CreatedAt time.Time
	EndedAt   *time.Time
	// Result is a wire.RehearsalResult; nil where there is none, and in lists.
	Result json.RawMessage
}

// StartRehearsal is what somebody wants to rehearse: the draft's Revision, or a
// Version.
type StartRehearsal struct {
	Unit, Revision, Version int
	From, To                time.Time
}
