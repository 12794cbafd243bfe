// Package desk is what a signed-in person sees of the work: the directory of
// names and catalogues that everything else shows, and a ticket's row turned
// into what goes over the wire, with rights worked out and protected details
// taken away. It touches neither database nor network; app/postgres fills its
// rows, app/api and app/live send what it makes.
package desk

import (
	"time"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// Directory is one loaded state of the configuration. It is immutable: a change
// makes a new one.
type Directory struct {
	Units             map[int]*Unit
	Queues            map[int]*Queue
	People            map[int]*Person
	Reasons           map[string]wire.Reason
	Actions           map[string]Action
	Groups            []wire.Named
	EscalationReasons []wire.Named
	// In the order of the catalogue.
	UnitOrder, QueueOrder, PeopleOrder []int
	ReasonOrder, ActionOrder           []string

	// Escalations finds where a question goes.
	Escalations *routing.Directory
	// NextPlanAt is when the next plan begins to count; nil where none is to come.
	NextPlanAt *time.Time
	// FlagAfter is how many working days a ticket waits before it is flagged (E-5).
	FlagAfter int
}

// Unit is a care unit.
type Unit struct {
	ID            int
	Code          string
	Name          string
	HSAID         string
	ProviderHSAID string
	// Plan is what the unit has decided about routing; nil where nothing has been.
	Plan *routing.Plan
	// MailAddress is where its mail comes in and what its answers come from; empty: none.
	MailAddress string
	// FirstQueue takes what comes to the unit and owns what it registers.
	FirstQueue int
}

// Queue is a queue with its name.
type Queue struct {
	tickets.Queue
	Name        string
	UnitCode    string
	Professions []string
	// Closed queues take nothing new.
	Closed bool
}

// Person is a member of staff.
type Person struct {
	wire.Colleague
	Units []int
}

// Action is an action of the catalogue (KP-6a) with its rule.
type Action struct {
	tickets.ActionRule
	Name   string
	NameEN string
}

// UnitByCode finds a unit; nil where there is none.
func (d *Directory) UnitByCode(code string) *Unit {
	for _, u := range d.Units {
		if u.Code == code {
			return u
		}
	}
	return nil
}

// QueueByCode finds a queue; nil where there is none.
func (d *Directory) QueueByCode(code string) *Queue {
	for _, q := range d.Queues {
		if q.Code == code {
			return q
		}
	}
	return nil
}

// Taking is the queue with the id, or where that is closed, what takes for it:
// the first queue of its unit.
func (d *Directory) Taking(id int) *Queue {
	q := d.Queues[id]
	if q == nil || !q.Closed {
		return q
	}
	return d.Queues[d.Units[q.Unit].FirstQueue]
}

// QueueRef is a queue's id and name for the wire; an unknown id keeps its number.
func (d *Directory) QueueRef(id int) wire.Ref {
	if q := d.Queues[id]; q != nil {
		return wire.Ref{ID: id, Name: q.Name}
	}
	return wire.Ref{ID: id}
}

// UnitCode is a unit's code; empty where it is unknown.
func (d *Directory) UnitCode(id int) string {
	if u := d.Units[id]; u != nil {
		return u.Code
	}
	return ""
}

// PersonRef is who a user id is for colleagues; nil for 0.
func (d *Directory) PersonRef(id int) *wire.Person {
	if id == 0 {
		return nil
	}
	if p := d.People[id]; p != nil {
		who := p.Person
		return &who
	}
	return &wire.Person{ID: id}
}

// Calendar is a unit's; KP-2's ordinary hours where the unit is unknown.
func (d *Directory) Calendar(unit int) *workday.Calendar {
	if u := d.Units[unit]; u != nil {
		return u.Calendar()
	}
	return workday.Default()
}

// Calendar is when the unit is open; KP-2's ordinary hours where nothing is
// decided.
func (u *Unit) Calendar() *workday.Calendar {
	if u.Plan == nil {
		return workday.Default()
	}
	return u.Plan.Calendar()
}

// Hours are the opening hours as they are written; the zero value means KP-2's.
func (u *Unit) Hours() workday.Options {
	if u.Plan == nil {
		return workday.Options{}
	}
	return u.Plan.Source().Hours
}

// Level is a service level by its code: the unit's own, else that of the first
// unit that has one of the code, for a ticket that has left the unit that
// promised; E-2's is there for every unit. ok is false where nobody has.
func (d *Directory) Level(unit int, code string) (l sla.Level, ok bool) {
	if u := d.Units[unit]; u != nil && u.Plan != nil {
		if l, ok = u.Plan.Level(code); ok {
			return l, true
		}
	}
	for _, id := range d.UnitOrder {
		if p := d.Units[id].Plan; p != nil {
			if l, ok = p.Level(code); ok {
				return l, true
			}
		}
	}
	if code == sla.Written.Code {
		return sla.Written, true
	}
	return sla.Level{}, false
}

// LevelNames are the names of every unit's levels, each code once.
func (d *Directory) LevelNames() []wire.Named {
	names, known := []wire.Named{}, map[string]bool{}
	for _, id := range d.UnitOrder {
		if d.Units[id].Plan == nil {
			continue
		}
		for _, l := range d.Units[id].Plan.Source().Levels {
			if !known[l.Code] {
				known[l.Code] = true
				names = append(names, wire.Named{Code: l.Code, Name: l.Name, NameEN: l.NameEN})
			}
		}
	}
	return names
}

// StepName is what a unit calls an escalation by time; empty for another id.
func (d *Directory) StepName(unit int, id string) string {
	if u := d.Units[unit]; u != nil && u.Plan != nil {
		for _, s := range u.Plan.Source().Steps {
			if s.ID == id {
				return s.Name
			}
		}
	}
	return ""
}

// rotaName is what people call a rota of any unit; its code where none has it any
// more.
func (d *Directory) rotaName(code string) string {
	for _, id := range d.UnitOrder {
		if p := d.Units[id].Plan; p != nil {
			for _, r := range p.Source().Rotas {
				if r.Code == code {
					return r.Name
				}
			}
		}
	}
	return code
}

// Question is what routing must know of a ticket with a reason (P-1, P-12).
func (d *Directory) Question(reason string) routing.Ticket {
	r := d.Reasons[reason]
	return routing.Ticket{Medical: r.Medical, Needs: routing.Profession(r.Needs)}
}

// flagged tells whether a ticket that nobody has taken has waited too long (E-5).
func (d *Directory) flagged(created, now time.Time) bool {
	if created.After(now.AddDate(0, 0, -d.FlagAfter)) {
		return false // working days are never more than calendar days
	}
	cal := workday.Default()
	day := cal.AddWorkingDays(cal.Date(now), -d.FlagAfter)
	at, ok := cal.OpeningTime(day)
	return ok && created.Before(at)
}

// RuleCatalogue is what the desk has, for rules to be checked against. Closed
// queues take nothing new.
func (d *Directory) RuleCatalogue() rule.Catalogue {
	c := rule.Catalogue{Reasons: d.ReasonOrder, Channels: Channels, Customers: CustomerKinds, Types: []string{tickets.TypeContact},
		Medical: make(map[string]bool, len(d.Reasons)), People: make(map[int]rule.Person, len(d.People))}
	first := map[[2]int]bool{}
	for _, id := range d.QueueOrder {
		q := d.Queues[id]
		if q.Closed {
			c.Closed = append(c.Closed, q.Code)
			continue
		}
		at := [2]int{q.Unit, q.Line}
		c.Queues = append(c.Queues, rule.Queue{Code: q.Code, Unit: q.UnitCode, Line: q.Line, Group: q.Group, Level: q.Level,
			Professions: q.Professions, Licensed: q.Licensed, Default: !first[at]})
		first[at] = true
	}
	for _, id := range d.UnitOrder {
		c.Units = append(c.Units, d.Units[id].Code)
	}
	for _, g := range d.Groups {
		c.Groups = append(c.Groups, g.Code)
	}
	for code, r := range d.Reasons {
		c.Medical[code] = r.Medical
	}
	for id, p := range d.People {
		c.People[id] = d.forRules(p)
	}
	return c
}

func (d *Directory) forRules(p *Person) rule.Person {
	out := rule.Person{Profession: p.Profession, Licensed: p.Licensed}
	for _, id := range p.Queues {
		if q := d.Queues[id]; q != nil {
			out.Queues = append(out.Queues, q.Code)
		}
	}
	for _, id := range p.Units {
		out.Units = append(out.Units, d.UnitCode(id))
	}
	return out
}

// Channels and CustomerKinds are the codes that the wire and the rules know.
var (
	Channels      = []string{"phone", "email", "citizen1177", "post", "fax"}
	CustomerKinds = []string{"patient", "relative", "referrer", "other"}
)

// FillEscalations makes the lookup of where questions go from the queues.
func (d *Directory) FillEscalations() (err error) {
	queues := make([]routing.Queue, 0, len(d.QueueOrder))
	first := map[[2]int]bool{}
	for _, id := range d.QueueOrder {
		q := d.Queues[id]
		at := [2]int{q.Unit, q.Line}
		r := routing.Queue{Code: q.Code, Unit: q.UnitCode, Line: q.Line, Group: q.Group, Level: q.Level, Default: !first[at] && !q.Closed, Closed: q.Closed}
		for _, p := range q.Professions {
			r.Professions = append(r.Professions, routing.Profession(p))
		}
		queues, first[at] = append(queues, r), first[at] || !q.Closed
	}
	d.Escalations, err = routing.NewDirectory(queues)
	return err
}
