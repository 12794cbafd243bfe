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
	storyContacts  = 50  // of the day, beside the showcase
	freshContacts  = 14  // of its last hour and a half, for others to take
	atNight        = 7   // in writing since closing, at most
	historyAtLeast = 34  // contacts of an ordinary day before it
	historyAtMost  = 42
)

// mixture is of a hundred contacts to Hjärta–Kärl and some to the other units:
// what makes the first line solve over half, lines one and two near 80 % (KP-8).
var mixture = []struct {
	unit, way string
	of100     int
}{
	{firstUnit, wayCall, 14}, {firstUnit, wayApart, 4}, {firstUnit, wayKeep, 2}, {firstUnit, wayDesk, 19},
	{firstUnit, wayNurse, 6}, {firstUnit, wayAsk, 1}, {firstUnit, wayRecept, 5},
	{firstUnit, wayGroup, 3}, {firstUnit, wayNurseGroup, 3}, {firstUnit, wayRemiss, 3},
	{firstUnit, wayMail, 24}, {firstUnit, wayMailAsk, 9}, {firstUnit, wayWebAsk, 4},
	{"ortopedi", wayCall, 2}, {"ortopedi", wayDesk, 1}, {"ortopedi", wayNurse, 1}, {"ortopedi", wayGroup, 1},
	{"vardgaranti", wayDesk, 3},
}

type way struct{ unit, way string }

// plan is every story in the order in which its contact is registered.
type plan struct {
	window
	now     time.Time
	stories []*story
}

// planFor makes the demonstration that ends at an instant: the same instant
// always gives the same plan, so that one begun can be gone on with.
func planFor(d *desk.Directory, now time.Time) *plan {
	rng := rand.New(rand.NewPCG(demoSeed, 1))
	p := &plan{window: windowAt(d.Calendar(d.UnitByCode(firstUnit).ID), now), now: now}
	g := newGenerator(demoSeed, demoPatients)
	usual, fresh := newDeck[way](rng), newDeck(rng, way{firstUnit, wayDesk}, way{firstUnit, wayMail}, way{firstUnit, wayMail}, way{firstUnit, wayNurse})
	for _, m := range mixture {
		for range m.of100 {
			usual.cards = append(usual.cards, way{m.unit, m.way})
		}
	}
	some := func(ways *deck[way], from, to time.Time, n int) {
		for _, at := range times(rng, p.cal, from, to, n) {
			next := ways.draw()
			own := d.Calendar(d.UnitByCode(next.unit).ID)
			if at = own.NextOpen(at); at.Before(to) {
				t := teller{rng: rng, cal: own}
				p.stories = append(p.stories, t.tell(len(p.stories), g.contact(next.unit, next.way, at), at))
			}
		}
	}
	for _, day := range p.days {
		from, _ := p.cal.OpeningTime(day)
		to, _ := p.cal.ClosingTime(day)
		some(usual, from, to, historyAtLeast+rng.IntN(historyAtMost-historyAtLeast+1))
	}
	// What came on the first day of the story before the story.
	if from, _ := p.cal.OpeningTime(p.cal.Date(p.start)); from.Before(p.start) {
		some(usual, from, p.start, int(historyAtLeast*p.cal.OpenBetween(from, p.start)/(9*time.Hour+30*time.Minute)))
	}
	some(usual, p.start, p.end, storyContacts)
	some(fresh, back(p.cal, p.end, 90*time.Minute), p.end, freshContacts)
	p.stories = append(p.stories, showcase(len(p.stories), d, p.window)...)
	p.afterHours(g)
	return p
}

// afterHours is what came in writing since the desk closed, newest first: mail
// and web take contacts round the clock (KP-2).
func (p *plan) afterHours(g *generator) {
	at := p.now.Add(-11 * time.Minute)
	for range atNight {
		if !at.After(p.end.Add(15 * time.Minute)) {
			return
		}
		c := g.contact(firstUnit, pick(g.rng, []string{wayDesk, wayMail}), at)
		for !c.written() {
			c = g.contact(firstUnit, wayDesk, at)
		}
		s := &story{nr: len(p.stories), contact: c, occurred: at}
		s.then(at, act{Verb: "arrive"})
		p.stories = append(p.stories, s)
		at = at.Add(-time.Duration(20+g.rng.IntN(100)) * time.Minute)
	}
}

// step is one act of one story, or what happens to all of them.
type step struct {
	at    time.Time
	story *story
	act   int
	do    deed
}

// deed is what a step does.
type deed int

const (
	actOf   deed = iota // the act of the story
	sweep               // the clocks that are due fire
	evening             // what cannot be done today is put off
)

// agenda is everything until now in the order of the clock.
func (p *plan) agenda() []step {
	var all []step
	for _, s := range p.stories {
		for i := range s.acts {
			all = append(all, step{at: s.acts[i].at, story: s, act: i})
		}
	}
	for day := p.days[0]; day.Compare(p.cal.Date(p.now)) <= 0; day = day.AddDays(1) {
		if closing, ok := p.cal.ClosingTime(day); ok {
			// Watches come back in the morning, promises end by the hour.
			morning := time.Date(day.Year, day.Month, day.Day, 6, 1, 0, 0, p.cal.Location())
			for at := morning; at.Before(closing.Add(2 * time.Hour)); at = at.Add(time.Hour) {
				all = append(all, step{at: at, do: sweep})
			}
		}
	}
	all = append(all, step{at: lastClosing(p.cal, p.now), do: evening}, step{at: p.now, do: sweep})
	all = slices.DeleteFunc(all, func(s step) bool { return s.at.After(p.now) })
	slices.SortStableFunc(all, func(a, b step) int { return a.at.Compare(b.at) })
	return all
}
