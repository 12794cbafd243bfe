package routing

import (
	"slices"
	"strconv"

	"kontaktpunkten/routing/rule"
)

// The principles for which a ticket goes to the queue and to nobody in it, besides WhyLicence,
// WhyProfession and WhyAlarm.
const (
	// WhyRotaGap: nobody is on by the rota (obemannat pass).
	WhyRotaGap = "rota-gap"
	// WhyNotInQueue: whom the rule names does not work in the queue.
	WhyNotInQueue = "not-in-queue"
)

// appoint gives the ticket to whom the rule names, or to who is on by its rota, where that person may
// have it. Else it waits in the queue for anybody there, because nothing may depend on one person
// (KP-5), and what stood in the way is kept.
func (d *Decision) appoint(set *RuleSet, s *Situation, o *rule.Outcome) {
	person := o.Person
	if o.Rota != "" {
		d.Rota = o.Rota
		var on bool
		if person, on = set.OnRota(o.Rota, s.At); !on {
			d.keep("person", WhyRotaGap, o.Rota)
			return
		}
	}
	if person == 0 {
		return
	}
	if why := d.unfit(set, s, person); why != "" {
		d.keep("person", why, strconv.Itoa(person))
		return
	}
	d.Person = person
}

// unfit is why somebody cannot have the ticket where it lies; empty when nothing speaks against it.
func (d *Decision) unfit(set *RuleSet, s *Situation, id int) string {
	// Words that suggest an emergency are for all who look at the queue, never for one (KP-7a).
	if s.Alarm != nil {
		return WhyAlarm
	}
	p, known, checked := set.Person(id)
	switch {
	case !checked:
		return ""
	case !known || !slices.Contains(p.Queues, d.Queue):
		return WhyNotInQueue
	case d.Line >= 2 && s.Medical && !p.Licensed:
		return WhyLicence
	case d.Line >= 2 && !answers(Profession(p.Profession), Profession(s.Needs)):
		return WhyProfession
	}
	return ""
}
