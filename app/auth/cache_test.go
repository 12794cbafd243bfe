package auth

import (
	"testing"
	"time"
)

// Sessions that nobody uses any more do not stay in memory; one that is being
// read for the first time does.
func TestCacheForgets(t *testing.T) {
	c := newCache()
	now := noon
	reading := c.entry(TokenHash{0xff}, now)
	p := testPolicy(t).Principal(Person{UserID: 1})
	for i := range 10 * pruneAt {
		now = now.Add(time.Second)
		e := c.entry(TokenHash{byte(i), byte(i >> 8), 1}, now)
		e.state.Store(&state{principal: p, readAt: now})
	}
	if len(c.entries) > 2*pruneAt {
		t.Errorf("%d sessions are remembered", len(c.entries))
	}
	if c.entry(TokenHash{0xff}, now) != reading {
		t.Error("a session that is being read was forgotten: an event could miss it")
	}
}
