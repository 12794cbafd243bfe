package postgres

import (
	"encoding/json"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// promiseColumns are a promise without its ticket; promiseTypes read them from
// what promiseRows writes.
const (
	promiseColumns = `kind, level, from_at, warn_at, due_at, next_at, done, paused_at, ended_at`
	promiseTypes   = `kind text, level text, from_at timestamptz, warn_at timestamptz, due_at timestamptz, next_at timestamptz, done text[], paused_at timestamptz, ended_at timestamptz`
)

// promiseRows are the promises of a ticket that lies in a queue, as JSON.
func promiseRows(d *desk.Directory, queue int, promises []tickets.Promise) (string, error) {
	type row struct {
		tickets.Promise
		Next time.Time `json:"next_at,omitzero"`
	}
	rows := make([]row, 0, len(promises))
	for _, p := range promises {
		if p.Done == nil {
			p.Done = []string{} // the column is never null
		}
		rows = append(rows, row{p, d.NextAt(queue, p)})
	}
	text, err := json.Marshal(rows)
	return string(text), err
}
