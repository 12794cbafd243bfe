package auth

import (
	"context"
	"time"
)

// Costs of a hash. DefaultParams are RFC 9106's choice for little memory with
// one thread, so that the other core goes on serving the desk: about 120 ms on
// the machine that this was tuned on. DemoParams are for demo data and tests.
var (
	DefaultParams = Params{Memory: 64 << 10, Time: 3, Threads: 1}
	DemoParams    = Params{Memory: 1 << 10, Time: 1, Threads: 1}
)

const (
	// maxHashings bounds memory and processor time: sign-ins at 07:30 must not
	// starve the desk.
	maxHashings = 2
	// hashingWait is longer than a whole shift needs to sign in one after the
	// other, and shorter than people wait before they press again.
	hashingWait = 5 * time.Second
)

// Hasher makes and checks password hashes, at most two at once.
type Hasher struct {
	params Params
	slots  chan struct{}
	dummy  phc
}

// NewHasher makes a hasher whose new hashes have these costs.
func NewHasher(params Params) *Hasher {
	return &Hasher{params: params, slots: make(chan struct{}, maxHashings), dummy: dummyPHC(params)}
}

// Hash makes the PHC string of a password. ErrSignInBusy when no slot comes
// free in five seconds; the context's error when it ends first.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	leave, err := h.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	return h.make(password), nil
}

// enter waits for one of the slots; errors as Hash. Who has got in calls make
// and check, and leave at the end.
func (h *Hasher) enter(ctx context.Context) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	limit := time.NewTimer(hashingWait)
	defer limit.Stop()
	select {
	case h.slots <- struct{}{}:
		return func() { <-h.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-limit.C:
		return nil, ErrSignInBusy
	}
}

func (h *Hasher) make(password string) string { return newPHC(h.params, password).String() }

// check tells whether a password has this hash, and whether the hash was made
// with other costs than today's. An empty hash, which no password has, costs as
// much as a real one.
func (h *Hasher) check(hash, password string) (ok, outdated bool, err error) {
	if hash == "" {
		return h.dummy.matches(password), false, nil
	}
	stored, err := parsePHC(hash)
	if err != nil {
		return false, false, err
	}
	return stored.matches(password), stored.params != h.params, nil
}
