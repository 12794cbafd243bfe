package seed

import (
	"math/rand/v2"
	"slices"
	"time"

	"kontaktpunkten/app/desk"
)

// The demonstration's day.
const (
	demoSeed       = 20
	demoPatients   = 140 // of chance contacts; the showcase has others
	storyContacts  = 62  // of the day, beside the showcase
	historyAtLeast = 34  // contacts of an ordinary day before it
	historyAtMost  = 42
)

// mixture is of a hundred contacts to Hjärta–Kärl and some to the other units:
// what makes the first line solve over half, lines one and two near 80 % (KP-8).
var mixture = []struct {
	unit, way string
	of100     int
}{
	{firstUnit, wayCall, 36}, {firstUnit, wayApart, 6}, {firstUnit, wayKeep, 4}, {firstUnit, wayDesk, 13},
	{firstUnit, wayNurse, 10}, {firstUnit, wayAsk, 5}, {firstUnit, wayRecept, 8},
	{firstUnit, wayGroup, 8}, {firstUnit, wayNurseGroup, 6}, {firstUnit, wayRemiss, 4},
	{"ortopedi", wayCall, 2}, {"ortopedi", wayDesk, 1}, {"ortopedi", wayNurse, 1}, {"ortopedi", wayGroup, 1},
	{"vardgaranti", wayDesk, 3},
}

type way struct{ unit, way string }

// plan is every story in the order in which its contact is registered.
type plan struct {
	stories []*story
}

// planFor makes the demonstration that ends at an instant: the same instant
// always gives the same plan, so that one begun can be gone on with.
func planFor(d *desk.Directory, now time.Time) *plan {
	rng := rand.New(rand.NewPCG(demoSeed, 1))
	cal := d.Calendar(d.UnitByCode(firstUnit).ID)
	w := windowAt(cal, now)
	g := newGenerator(demoSeed, demoPatients)
	ways := newDeck[way](rng)
	for _, m := range mixture {
		for range m.of100 {
			ways.cards = append(ways.cards, way{m.unit, m.way})
		}
	}
	p := &plan{}
	some := func(from, to time.Time, n int) {
		for _, at := range times(rng, cal, from, to, n) {
			next := ways.draw()
			own := d.Calendar(d.UnitByCode(next.unit).ID)
			if at = own.NextOpen(at); at.Before(to) {
				t := teller{rng: rng, cal: own}
				p.stories = append(p.stories, t.tell(len(p.stories), g.contact(next.unit, next.way, at), at))
			}
		}
	}
	for _, day := range w.days {
		from, _ := cal.OpeningTime(day)
		to, _ := cal.ClosingTime(day)
		some(from, to, historyAtLeast+rng.IntN(historyAtMost-historyAtLeast+1))
	}
	// What came on the first day of the story before the story.
	if from, _ := cal.OpeningTime(cal.Date(w.start)); from.Before(w.start) {
		some(from, w.start, int(historyAtLeast*cal.OpenBetween(from, w.start)/(9*time.Hour+30*time.Minute)))
	}
	some(w.start, w.end, storyContacts)
	p.stories = append(p.stories, showcase(len(p.stories), d, w)...)
	return p
}

// step is one act of one story.
type step struct {
	story *story
	act   int
}

// agenda is every act until an instant in the order of the clock.
func (p *plan) agenda(until time.Time) []step {
	var all []step
	for _, s := range p.stories {
		for i := range s.acts {
			if s.acts[i].at.After(until) {
				break
			}
			all = append(all, step{s, i})
		}
	}
	slices.SortStableFunc(all, func(a, b step) int { return a.story.acts[a.act].at.Compare(b.story.acts[b.act].at) })
	return all
}
