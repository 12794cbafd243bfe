package auth

import (
	"net/netip"
	"sync"
	"time"
)

// limiter holds how many failed sign-ins an address may still make. A sign-in
// takes one of perMinute and gets it back when it succeeds: a whole hospital
// behind one address signs in at 07:30 without being stopped, while a guesser
// is. It counts in this process only; behind two replicas a guesser gets twice
// as many, and the account's own lock, which is in the database, still holds.
type limiter struct {
	perMinute float64

	mu      sync.Mutex
	buckets map[netip.Prefix]bucket
	prune   int // size at which full buckets are dropped
}

type bucket struct {
	left float64
	at   time.Time
}

const pruneAt = 1024

func newLimiter(perMinute int) *limiter {
	return &limiter{perMinute: float64(perMinute), buckets: make(map[netip.Prefix]bucket), prune: pruneAt}
}

// take spends one sign-in of an address; false: none is left this minute.
func (l *limiter) take(client netip.Prefix, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.buckets) >= l.prune {
		l.dropFull(now)
	}
	left := l.left(client, now)
	if left < 1 {
		l.buckets[client] = bucket{left: left, at: now}
		return false
	}
	l.buckets[client] = bucket{left: left - 1, at: now}
	return true
}

// give hands back what take spent.
func (l *limiter) give(client netip.Prefix, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buckets[client] = bucket{left: min(l.left(client, now)+1, l.perMinute), at: now}
}

func (l *limiter) left(client netip.Prefix, now time.Time) float64 {
	b, ok := l.buckets[client]
	if !ok {
		return l.perMinute
	}
	return min(b.left+max(now.Sub(b.at), 0).Minutes()*l.perMinute, l.perMinute)
}

// dropFull forgets addresses that have all their sign-ins again, which is every
// address a minute after its last one.
func (l *limiter) dropFull(now time.Time) {
	for client := range l.buckets {
		if l.left(client, now) >= l.perMinute {
			delete(l.buckets, client)
		}
	}
	l.prune = max(pruneAt, 2*len(l.buckets))
}

// clientOf makes of an address what is counted as one client: an IPv4 address,
// or the /64 that one IPv6 host has to itself. What is no address counts as one
// client together.
func clientOf(ip string) netip.Prefix {
	addr, err := netip.ParseAddr(ip)
	if err != nil {
		return netip.Prefix{}
	}
	addr = addr.Unmap().WithZone("")
	bits := 32
	if addr.Is6() {
		bits = 64
	}
	prefix, err := addr.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return prefix
}
