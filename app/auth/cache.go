package auth

import (
	"sync"
	"sync/atomic"
	"time"
)

const (
	// refreshAfter is how old a cached session may be before it is read again,
	// should the event that ended it be late.
	refreshAfter = 10 * time.Second
	// touchEvery is how often a busy session's activity is written.
	touchEvery = time.Minute
)

// cache holds the sessions in use, so that a request asks no database who it
// is from.
type cache struct {
	mu      sync.RWMutex
	entries map[TokenHash]*entry
	prune   int // size at which entries out of use are dropped
}

// entry is one session. Its state is replaced whole and read without a lock.
type entry struct {
	hash TokenHash
	// generation counts invalidations: a state that was read under an earlier
	// one is not used, not even when the reading ended after the invalidation.
	generation atomic.Uint64
	state      atomic.Pointer[state]
	seen       atomic.Int64 // last activity in this process, Unix nanoseconds
	touched    atomic.Int64 // when activity was last written, Unix nanoseconds
	reading    sync.Mutex   // one reading at a time; the others wait for it
}

// state is a session as it was read.
type state struct {
	principal  *Principal
	generation uint64
	readAt     time.Time
	seenAt     time.Time
	expiresAt  time.Time
}

func newCache() *cache {
	return &cache{entries: make(map[TokenHash]*entry), prune: pruneAt}
}

// entry finds or adds the entry of a session.
func (c *cache) entry(hash TokenHash, now time.Time) *entry {
	c.mu.RLock()
	e := c.entries[hash]
	c.mu.RUnlock()
	if e != nil {
		return e
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.entries[hash]; e != nil {
		return e
	}
	if len(c.entries) >= c.prune {
		c.dropUnused(now)
	}
	e = &entry{hash: hash}
	c.entries[hash] = e
	return e
}

// dropUnused forgets sessions that nobody has asked for of late. One that is
// being read now stays.
func (c *cache) dropUnused(now time.Time) {
	for hash, e := range c.entries {
		if st := e.state.Load(); st != nil && now.Sub(st.readAt) >= touchEvery {
			delete(c.entries, hash)
		}
	}
	c.prune = max(pruneAt, 2*len(c.entries))
}

func (c *cache) drop(e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries[e.hash] == e {
		delete(c.entries, e.hash)
	}
}

// invalidate makes entries that match be read again; a session that is just
// being read for the first time could be anybody's, so it is too.
func (c *cache) invalidate(matches func(*entry, *Principal) bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	for _, e := range c.entries {
		if st := e.state.Load(); st == nil || matches(e, st.principal) {
			e.generation.Add(1)
		}
	}
}

// fresh is the entry's state where it may still be used, else nil.
func (e *entry) fresh(now time.Time) *state {
	st := e.state.Load()
	if st == nil || st.generation != e.generation.Load() {
		return nil
	}
	// A little less than nothing is a request that began before the reading.
	if now.Sub(st.readAt).Abs() >= refreshAfter {
		return nil
	}
	return st
}

// lastSeen is the last activity known here or in the database.
func (e *entry) lastSeen(st *state) time.Time {
	if here := e.seen.Load(); here > st.seenAt.UnixNano() {
		return time.Unix(0, here)
	}
	return st.seenAt
}

// active notes activity and tells whether it is time to write it; of several
// requests at once one is told so.
func (e *entry) active(st *state, now time.Time) (write bool) {
	at := now.UnixNano()
	if e.seen.Load() < at {
		e.seen.Store(at) // a race loses nanoseconds
	}
	last := e.touched.Load()
	if at-max(last, st.seenAt.UnixNano()) < int64(touchEvery) {
		return false
	}
	return e.touched.CompareAndSwap(last, at)
}
