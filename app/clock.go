package app

import (
	"sync/atomic"
	"time"
)

// Clock is the one clock of the desk. A demonstration started with KP_TEST_CLOCK
// can move it, so that a browser test lives through a night or through Christmas.
type Clock struct{ ahead atomic.Int64 }

// Now is the instant, UTC, to the microsecond as PostgreSQL keeps it.
func (c *Clock) Now() time.Time {
	return time.Now().Add(time.Duration(c.ahead.Load())).UTC().Truncate(time.Microsecond)
}

// Set moves the clock so that it is now the instant, and goes on from there.
func (c *Clock) Set(at time.Time) { c.ahead.Store(int64(time.Until(at))) }
