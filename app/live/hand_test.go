package live

import (
	"context"
	"maps"
	"slices"

	"pgregory.net/rapid"
)

// hand changes tickets at random, in several transactions at once that commit
// in any order; a ticket is in one of them at a time.
type hand struct {
	t     *rapid.T
	d     *desk
	known []*state
	open  []*work
	busy  map[*state]*work
}

// pick gives any ticket; nil where there is none.
func (x *hand) pick() *state {
	if len(x.known) == 0 {
		return nil
	}
	return x.known[rapid.IntRange(0, len(x.known)-1).Draw(x.t, "ticket")]
}

// does does something to a ticket in a transaction that may stay open. Without
// a ticket, f makes one.
func (x *hand) does(s *state, f func(*work, *state) *state) {
	w := x.busy[s]
	if w == nil {
		if len(x.open) > 0 && rapid.Bool().Draw(x.t, "same transaction") {
			w = x.open[len(x.open)-1]
		} else {
			w = x.d.begin(x.t)
			x.open = append(x.open, w)
		}
	}
	made := f(w, s)
	if made == nil {
		return
	}
	if s == nil {
		x.known = append(x.known, made)
	}
	x.busy[made] = w
	if len(x.open) > 3 || rapid.Bool().Draw(x.t, "commit now") {
		x.commit(slices.Index(x.open, w))
	}
}

func (x *hand) commit(i int) {
	if i >= len(x.open) {
		return
	}
	w := x.open[i]
	x.open = slices.Delete(x.open, i, i+1)
	maps.DeleteFunc(x.busy, func(_ *state, in *work) bool { return in == w })
	w.commit()
}

// finish commits what is open.
func (x *hand) finish() {
	for _, w := range x.open {
		_ = w.tx.Commit(context.Background())
	}
	x.open = nil
	x.d.committed()
}
