package replay

import (
	"cmp"
	"maps"
	"slices"

	"kontaktpunkten/routing"
	"kontaktpunkten/tickets/sla"
)

// collector counts what was decided. Contacts are added in the order in which
// they happened; only the examples depend on it.
type collector struct {
	run      *Run
	total    Result
	queues   map[string]*[sides]flow
	rules    map[string]*Rule
	deciders []string // ids of rules in the order of Result.Rules
	levels   map[levelKey]*Level
	moves    map[[sides]string]*move
	left     sampler
}

type levelKey struct {
	level   string
	promise sla.Promise
}

type move struct {
	tickets  int
	examples sampler
}

func newCollector(r *Run) *collector {
	c := &collector{run: r, queues: map[string]*[sides]flow{}, rules: map[string]*Rule{}, levels: map[levelKey]*Level{}, moves: map[[sides]string]*move{}}
	for _, p := range []*routing.Plan{r.After, r.Before} {
		for _, rule := range p.Source().Rules {
			if !rule.Off {
				c.decider(rule.ID, rule.Name)
			}
		}
	}
	c.decider(routing.FallbackRule, "")
	return c
}

// decider makes the count of a rule; the candidate's name of it stands.
func (c *collector) decider(id, name string) {
	if c.rules[id] == nil {
		c.rules[id] = &Rule{ID: id, Name: name}
		c.deciders = append(c.deciders, id)
	}
}

// add counts one contact.
func (c *collector) add(p *pair) {
	if p.erased {
		c.total.Erased++
		return
	}
	c.total.Tickets++
	for n := range p.sides {
		s := &p.sides[n]
		c.rules[s.rule].Decides[n]++
		if s.rule == routing.FallbackRule {
			c.total.Untaken[n]++
		}
		if c.queues[s.queue] == nil {
			c.queues[s.queue] = &[sides]flow{}
		}
		c.queues[s.queue][n].add(c.run, s.hour, p.contact)
		for i, kind := range kinds {
			c.promised(n, kind, s.promises[i])
		}
	}
	if p.sides[After].rule == routing.FallbackRule {
		c.left.add(c.run, p)
	}
	if from, to := p.sides[Before].queue, p.sides[After].queue; from != to {
		c.moved([sides]string{from, to}, p)
	}
}

func (c *collector) promised(side int, kind sla.Promise, p promise) {
	if p.level == "" {
		return
	}
	key := levelKey{p.level, kind}
	l := c.levels[key]
	if l == nil {
		l = &Level{Level: p.level, Promise: kind}
		c.levels[key] = l
	}
	l.Given[side]++
	if p.broken {
		l.Broken[side]++
	}
}

func (c *collector) moved(between [sides]string, p *pair) {
	m := c.moves[between]
	if m == nil {
		m = &move{}
		c.moves[between] = m
	}
	c.total.Moved++
	m.tickets++
	m.examples.add(c.run, p)
}

// result is what was counted.
func (c *collector) result() *Result {
	out := c.total
	out.Left = c.left.samples()
	for _, id := range c.deciders {
		out.Rules = append(out.Rules, *c.rules[id])
	}
	hours := hoursOf(c.run)
	for _, code := range slices.Sorted(maps.Keys(c.queues)) {
		q := Queue{Code: code}
		q.Unit, q.Line = c.place(code)
		for n := range q.Flow {
			q.Flow[n] = c.queues[code][n].settle(hours)
		}
		out.Queues = append(out.Queues, q)
	}
	for between, m := range c.moves {
		out.Moves = append(out.Moves, Move{From: between[Before], To: between[After], Tickets: m.tickets, Examples: m.examples.samples()})
	}
	slices.SortFunc(out.Moves, func(a, b Move) int {
		return cmp.Or(cmp.Compare(b.Tickets, a.Tickets), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	for _, l := range c.levels {
		out.Levels = append(out.Levels, *l)
	}
	order := func(l Level) int { return slices.Index(kinds[:], l.Promise) }
	slices.SortFunc(out.Levels, func(a, b Level) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(order(a), order(b)))
	})
	return &out
}

// place is the unit and line of a queue that one of the plans sends to.
func (c *collector) place(code string) (unit string, line int) {
	for _, p := range []*routing.Plan{c.run.After, c.run.Before} {
		if q, ok := p.Rules().Queue(code); ok {
			return q.Unit, q.Line
		}
	}
	return "", 0
}
