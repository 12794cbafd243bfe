package routing

import (
	"errors"
	"slices"

	"kontaktpunkten/routing/rule"
)

// Queue is where tickets wait for one line, or one group, of one unit.
type Queue struct {
	Code string `json:"code"`
	Unit string `json:"unit"`
	// Line is 1, 2 or 3 (KP-3).
	Line int `json:"line"`
	// Group is the code of the competence group that works it, if any (RF-4).
	Group string `json:"group,omitempty"`
	// Professions that may work it; empty means anybody of the unit.
	Professions []Profession `json:"professions,omitempty"`
	// Level is the service level of what lands here when no rule names one.
	Level string `json:"level,omitempty"`
	// Default marks the queue that takes what is addressed to its unit and line without naming one.
	Default bool `json:"default,omitempty"`
	// Closed queues take nothing new.
	Closed bool `json:"closed,omitempty"`
}

// Admits says whether a profession may work the queue.
func (q Queue) Admits(p Profession) bool {
	return len(q.Professions) == 0 || slices.Contains(q.Professions, p)
}

// Licensed says whether anybody with a licence may work the queue (P-12).
func (q Queue) Licensed() bool {
	return len(q.Professions) == 0 || slices.ContainsFunc(q.Professions, Profession.Licensed)
}

// Directory is the queues of the desk, for looking up. It is immutable.
type Directory struct {
	queues []Queue
	byCode map[string]int
}

// ErrDirectory is returned for queues that cannot stand beside each other.
var ErrDirectory = errors.New("routing: a queue needs a code of its own, a unit, and a line from 1 to 3")

// NewDirectory keeps the queues in the order given, which decides between equals.
func NewDirectory(queues []Queue) (*Directory, error) {
	d := &Directory{queues: slices.Clone(queues), byCode: make(map[string]int, len(queues))}
	for i, q := range queues {
		if _, twice := d.byCode[q.Code]; twice || q.Code == "" || q.Unit == "" || q.Line < 1 || q.Line > 3 {
			return nil, ErrDirectory
		}
		d.byCode[q.Code] = i
	}
	return d, nil
}

// Queue looks a queue up by its code.
func (d *Directory) Queue(code string) (Queue, bool) {
	i, ok := d.byCode[code]
	if !ok {
		return Queue{}, false
	}
	return d.queues[i], true
}

// Queues are all queues in their order. The caller must not change them.
func (d *Directory) Queues() []Queue { return d.queues }

// ForRules is what a rule set must know of the queues. Closed ones are left out, so that a rule that
// still names one is found when it is checked.
func (d *Directory) ForRules() []rule.Queue {
	out := make([]rule.Queue, 0, len(d.queues))
	for _, q := range d.queues {
		if q.Closed {
			continue
		}
		r := rule.Queue{
			Code: q.Code, Unit: q.Unit, Line: q.Line, Group: q.Group, Level: q.Level,
			Licensed: q.Licensed(), Default: q.Default,
		}
		for _, p := range q.Professions {
			r.Professions = append(r.Professions, string(p))
		}
		out = append(out, r)
	}
	return out
}

// ForGroup is the queue that a competence group of the unit works: the unit's own, else that of another
// unit whose group has the code.
func (d *Directory) ForGroup(unit, group string) (Queue, bool) {
	var other *Queue
	for i := range d.queues {
		q := &d.queues[i]
		if group == "" || q.Group != group || q.Closed {
			continue
		}
		if q.Unit == unit {
			return *q, true
		}
		if other == nil {
			other = q
		}
	}
	if other == nil {
		return Queue{}, false
	}
	return *other, true
}

// ForLine is the queue of the unit's line that a ticket goes to when only the line is named: the
// default one if it suits the ticket, else the first that does (P-1, P-12).
func (d *Directory) ForLine(unit string, line int, t Ticket) (Queue, bool) {
	var first *Queue
	for i := range d.queues {
		q := &d.queues[i]
		if q.Unit != unit || q.Line != line || q.Closed || Suits(*q, t) != nil {
			continue
		}
		if q.Default {
			return *q, true
		}
		if first == nil {
			first = q
		}
	}
	if first == nil {
		return Queue{}, false
	}
	return *first, true
}
