package desk

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// Book holds the directory as it is now. Readers take one Directory and use it
// for the whole of what they do.
type Book struct {
	load func(context.Context) (*Directory, error)
	// loading lets one Refresh load at a time: what was read earlier must not
	// take the place of what was read later.
	loading sync.Mutex
	now     atomic.Pointer[Directory]
	// tell is told of live plans with faults, told what it knows of, by unit.
	tell func(unit string, version int, faults string)
	told map[string]string
}

// NewBook makes an empty book; Refresh fills it.
func NewBook(load func(context.Context) (*Directory, error)) *Book { return &Book{load: load} }

// Refresh loads the directory anew; on failure the old one stays.
func (b *Book) Refresh(ctx context.Context) error {
	b.loading.Lock()
	defer b.loading.Unlock()
	d, err := b.load(ctx)
	if err != nil {
		return err
	}
	b.now.Store(d)
	b.faults(d)
	return nil
}

// OnFaults has f told of live plans that no longer fit the desk: of those that
// there are now, and then of each that comes up or changes.
func (b *Book) OnFaults(f func(unit string, version int, faults string)) {
	b.loading.Lock()
	defer b.loading.Unlock()
	b.tell, b.told = f, map[string]string{}
	b.faults(b.Directory())
}

func (b *Book) faults(d *Directory) {
	if b.tell == nil {
		return
	}
	for _, id := range d.UnitOrder {
		u, faults := d.Units[id], ""
		if u.Plan != nil && u.Plan.Problems().Fatal() {
			faults = u.Plan.Problems().Error()
		}
		if b.told[u.Code] != faults && faults != "" {
			b.tell(u.Code, u.Plan.Version(), faults)
		}
		b.told[u.Code] = faults
	}
}

// Directory is the one that counts now.
func (b *Book) Directory() *Directory { return b.now.Load() }

// Due tells whether what counts has changed since the directory was loaded,
// because the instant of a coming plan has passed.
func (b *Book) Due(now time.Time) bool {
	next := b.Directory().NextPlanAt
	return next != nil && !next.After(now)
}
